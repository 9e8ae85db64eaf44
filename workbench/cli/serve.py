"""``workbench serve``: the review room in a browser on this machine."""

from __future__ import annotations

import sys
import webbrowser

import click

from workbench.cli.options import Settings, common_options, pass_settings, screen_options, show
from workbench.errors import InputError

PORT = 8765
"""Where the room is served unless told otherwise: a port that nothing common uses."""


@click.command(epilog="Example: workbench serve --port 8765")
@click.argument("article", metavar="[ARTICLE|FILE]", required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="TCP port; 0 takes any that is free.",
)
@click.option(
    "--token/--no-token",
    default=True,
    show_default=True,
    help="Ask for the secret in the address; without it every program of this machine can open the room.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the address in the usual browser.")
@screen_options
@common_options
@pass_settings
def command(settings: Settings, article: str | None, *, port: int, token: bool, open_it: bool) -> None:
    """Serve the review room to a browser on this machine.

    It opens the list of articles, or the one that is named, and runs until Ctrl+C. Only this machine
    can reach it (the address is 127.0.0.1); from another one, go through a tunnel:
    ssh -L 8765:127.0.0.1:8765 HOST. Every browser window is a session of its own on the same store,
    by the same reviewer.
    """
    try:
        from workbench.web.server import ReviewServer, listen, new_token
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in {"textual_serve", "aiohttp", "jinja2", "aiohttp_jinja2"}:
            raise
        raise InputError(
            "`workbench serve` needs one more package: pip install 'factcheck-workbench[serve]'"
        ) from None
    if article is not None:
        _require(settings, article)
    words = [sys.executable, "-m", "workbench", "--store", str(settings.store_path)]
    words += ["--reviewer", settings.reviewer_name]
    if settings.model is not None:
        words += ["--model", settings.model]
    if article is not None:
        words += ["review", "--", article]

    def tell(address: str) -> None:
        show(f"The review room is at {address}")
        show(f"Only this machine can reach it. Store: {settings.store_path}. Ctrl+C ends it.")
        sys.stdout.flush()
        if open_it:
            webbrowser.open(address)

    ReviewServer(words, listen(port), new_token() if token else None, tell).run()


def _require(settings: Settings, article: str) -> None:
    """Make sure that there is such a file or article, before a browser is told that there is not."""
    from pathlib import Path

    if article == "-":
        raise InputError("a browser cannot read standard input: use `workbench add -` first")
    if Path(article).is_file():
        return
    path = settings.store_path
    if not path.exists():
        raise InputError(f"{path}: there is no store yet; add an article with `workbench add FILE`")
    from workbench.store import open_store

    with open_store(path, read_only=True) as store:
        if not store.find_articles(article):
            raise InputError(
                f"{article}: there is no such file, and no article in the store goes with it; "
                "`workbench articles` lists them"
            )

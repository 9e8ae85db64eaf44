"""Opens the screens, where there is a terminal for them."""

from __future__ import annotations

import os
import sys

import click

from workbench.cli.options import Settings, complain
from workbench.desk.requests import AddRequest
from workbench.errors import InputError
from workbench.text import printable

DRIVER_VARIABLE = "TEXTUAL_DRIVER"
"""Set by ``workbench serve`` for the sessions it starts: their terminal is a browser, by way of pipes."""


def has_terminal() -> bool:
    """Return whether both standard input and output are a terminal, or stand for one in a browser."""
    return bool(os.environ.get(DRIVER_VARIABLE)) or (sys.stdin.isatty() and sys.stdout.isatty())


def require_terminal(instead: str) -> None:
    """Make sure that a screen can open.

    Args:
        instead: The command that does without a screen, for the advice.

    Raises:
        InputError: Standard input or output is a pipe or a file.
    """
    if not has_terminal():
        missing = "output" if sys.stdin.isatty() else "input"
        raise InputError(f"the screen needs a terminal and standard {missing} is none: use {instead}")


def open_articles(settings: Settings) -> None:
    """Open the list of articles; without a terminal, print it."""
    if not has_terminal():
        from workbench.cli.articles import print_articles

        complain("no terminal for the screen, so here are the articles.")
        print_articles(settings, as_json=False)
        return
    _run(settings)


def open_article(settings: Settings, *, article: str | None = None, add: AddRequest | None = None) -> None:
    """Open the review screen.

    Args:
        settings: Store, reviewer and model.
        article: What the user calls an article of the store.
        add: A text to add first, where it is not in the store yet.

    Raises:
        InputError: An article of the store is asked for, and there is no store.
    """
    path = settings.store_path
    if article is not None and not path.exists():
        raise InputError(
            f"{printable(article)}: there is no such file, and no store yet ({path}); "
            "add an article with `workbench add FILE`"
        )
    _run(settings, article=article, add=add)


def _run(settings: Settings, *, article: str | None = None, add: AddRequest | None = None) -> None:
    from workbench.ui.app import run_workbench

    status = run_workbench(
        settings.store_path, settings.reviewer_name, article=article, add=add, model=settings.model_name
    )
    click.get_current_context().exit(status)

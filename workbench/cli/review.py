"""``workbench review``: opens the screen on an article.

Nothing heavy is imported before the first frame is painted: whether the text is in the store
already is looked up behind the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from workbench.cli.options import Settings, common_options, lexicon_option, pass_settings, published_option
from workbench.cli.screen import open_article, require_terminal
from workbench.errors import InputError
from workbench.text import printable
from workbench.ui.requests import AddRequest

_ARTICLE_ID = re.compile("[0-9a-f]{4,16}")
"""The start of an id names an article of the store; anything else is looked for as a file first."""


@click.command(
    epilog="Examples: workbench review story.txt --published 2024-11-18; workbench review --sample"
)
@click.argument("article", metavar="ARTICLE|FILE", required=False)
@published_option
@click.option("--sample", is_flag=True, help="Open an invented article with saved sources, to try it all on.")
@lexicon_option
@common_options
@pass_settings
def command(
    settings: Settings, article: str | None, *, published: date | None, sample: bool, lexicon: Path | None
) -> None:
    """Open an article and decide on its claims.

    Give a file (it is added to the store if it is not there yet), or an article that is there:
    the first part of its id as `workbench articles` prints it, the path or URL it was added
    from, or words of its title. The sample is kept in sample.db beside the usual store, or in the
    one that --store names; what is decided on it stays.
    """
    if sample:
        if article is not None or published is not None or lexicon is not None:
            raise click.UsageError("--sample takes no article, --published or --lexicon")
        _review_sample(settings)
        return
    if article is None:
        raise click.UsageError("give an article or a file, or --sample")
    if article == "-":
        raise InputError(
            "the screen needs standard input for its keys: use `workbench add -` first, then review it"
        )
    path = Path(article)
    if path.is_dir():
        raise InputError(f"{printable(article)}: this is a folder; add its articles with `workbench add`")
    if lexicon is not None:
        _check_lexicon(path, lexicon)
    require_terminal("`workbench add` and `workbench export`")
    if _ARTICLE_ID.fullmatch(article) and published is None and not path.exists():
        open_article(settings, article=article)
    else:
        request = AddRequest(article, published=published, model=settings.model_name, lexicon=lexicon)
        open_article(settings, add=request)


def _check_lexicon(path: Path, lexicon: Path) -> None:
    """Make sure that there is something to read with the rows, and that they can be used."""
    from workbench.desk.lexicon_file import read_rows

    if not path.exists():
        raise InputError(
            "--lexicon goes with a file that is to be read; a stored article is read again with "
            "`workbench add --reread ARTICLE --lexicon FILE`"
        )
    read_rows(lexicon)


def _review_sample(settings: Settings) -> None:
    require_terminal("`workbench check` and `workbench export`")
    from workbench.cli.progress import progress_line
    from workbench.desk.sample import SAMPLE_STORE, open_sample

    path = settings.store_path
    if settings.store is None:
        path = path.with_name(SAMPLE_STORE)
    with ExitStack() as lines:
        shown: dict[str, Callable[[int, int], None]] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in shown:
                lines.close()  # the line of the step before
                shown[step] = lines.enter_context(progress_line(step))
            shown[step](done, total)

        article = open_sample(path, model=settings.model_name, on_step=tell)
    open_article(replace(settings, store=str(path)), article=article)

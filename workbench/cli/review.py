"""``workbench review``: opens the screen on an article.

Nothing heavy is imported before the first frame is painted: whether the text is in the store
already is looked up behind the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from workbench.cli.options import (
    Settings,
    common_options,
    edition_option,
    lexicon_option,
    pass_settings,
    published_option,
    screen_options,
)
from workbench.cli.screen import open_article, require_terminal
from workbench.desk.requests import AddRequest
from workbench.errors import InputError
from workbench.text import printable


class _Only(NamedTuple):
    """Which claims are asked about."""

    verdict: str | None = None
    outlet: str | None = None
    search: str | None = None
    text: str | None = None


@click.command(
    epilog="Examples: workbench review story.txt --published 2024-11-18; workbench review --sample"
)
@click.argument("article", metavar="ARTICLE|FILE", required=False)
@published_option
@edition_option
@click.option("--sample", is_flag=True, help="Open an invented article with saved sources, to try it all on.")
@click.option("--plain", is_flag=True, help="Ask claim by claim in plain lines: for screen readers, pipes.")
@click.option(
    "--verdict",
    type=click.Choice(["open", "verified", "disputed", "unverifiable"]),
    help="With --plain: only claims with this verdict of yours.",
)
@click.option("--outlet", metavar="NAME", help="With --plain: only claims that cite this outlet.")
@click.option("--search", metavar="WORDS", help="With --plain: only claims that hold these words.")
@click.option(
    "--filter",
    "text",
    metavar="TEXT",
    help='With --plain: only claims that this filter lists, as the filter bar has it: "verdict:open kursk".',
)
@lexicon_option
@screen_options
@common_options
@pass_settings
def command(
    settings: Settings,
    article: str | None,
    *,
    published: date | None,
    edition_of: str | None,
    sample: bool,
    lexicon: Path | None,
    plain: bool,
    verdict: str | None,
    outlet: str | None,
    search: str | None,
    text: str | None,
) -> None:
    """Open an article and decide on its claims.

    Give a file (it is added to the store if it is not there yet), or an article that is there:
    the first part of its id as `workbench articles` prints it, the path or URL it was added
    from, or words of its title. The sample is kept in sample.db beside the usual store, or in the
    one that --store names; what is decided on it stays. With --edition-of the file is another
    version of a stored article: what says the same keeps its verdicts, what changed is open again.
    """
    only = _Only(verdict, outlet, search, text)
    if not plain and only != _Only():
        raise click.UsageError(
            "--verdict, --outlet, --search and --filter go with --plain; the screen has keys for it"
        )
    if sample:
        if any(given is not None for given in (article, published, lexicon, edition_of)):
            raise click.UsageError("--sample takes no article, --published, --lexicon or --edition-of")
        _review_sample(settings, only if plain else None)
        return
    if article is None:
        raise click.UsageError("give an article or a file, or --sample")
    path = _checked_path(article, lexicon)
    if edition_of is not None and not path.exists():
        raise InputError(f"{printable(article)}: there is no such file; --edition-of takes one")
    if plain:
        from workbench.cli.plain_adding import find_or_add

        added = find_or_add(settings, article, published, lexicon, edition_of)
        _review_plain(settings, added, only)
    require_terminal("`workbench review --plain`, or `workbench add` and `workbench export`")
    if published is None and not path.exists():
        open_article(settings, article=article)
    else:
        request = AddRequest(
            article, published=published, model=settings.model_name, lexicon=lexicon, edition_of=edition_of
        )
        open_article(settings, add=request)


def _checked_path(article: str, lexicon: Path | None) -> Path:
    if article == "-":
        raise InputError(
            "standard input is needed for the answers: use `workbench add -` first, then review the article"
        )
    path = Path(article)
    if path.is_dir():
        raise InputError(f"{printable(article)}: this is a folder; add its articles with `workbench add`")
    if lexicon is not None:
        _check_lexicon(path, lexicon)
    return path


def _check_lexicon(path: Path, lexicon: Path) -> None:
    """Make sure that there is something to read with the rows, and that they can be used."""
    from workbench.desk.lexicon_file import read_rows

    if not path.exists():
        raise InputError(
            "--lexicon goes with a file that is to be read; a stored article is read again with "
            "`workbench add --reread ARTICLE --lexicon FILE`"
        )
    read_rows(lexicon)


def _review_plain(settings: Settings, article_id: str, only: _Only) -> NoReturn:
    from workbench.cli.plain import review_plain
    from workbench.model import VerdictValue
    from workbench.store import View

    value = None
    if only.verdict is not None:
        value = VerdictValue.UNREVIEWED if only.verdict == "open" else VerdictValue(only.verdict)
    view = View(
        article_id=article_id, verdict=value, outlet=only.outlet, search=only.search,
        reviewer=settings.reviewer_name,
    )  # fmt: skip
    click.get_current_context().exit(review_plain(settings, view, only.text, settings.store_path))


def _review_sample(settings: Settings, plain: _Only | None) -> None:
    if plain is None:
        require_terminal("`workbench review --plain --sample`")
    settings, article = _sample(settings)
    if plain is not None:
        _review_plain(settings, article, plain)
    open_article(settings, article=article)


def _sample(settings: Settings) -> tuple[Settings, str]:
    """Return the settings with the sample's store, and its article."""
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
    return replace(settings, store=str(path)), article

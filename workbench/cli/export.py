"""``workbench export``: claims and verdicts as CSV, to a file, a pipe or the exports folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.cli.progress import progress_line
from workbench.model import FrameClass, SourceCheckStatus, VerdictValue

if TYPE_CHECKING:
    from workbench.store import Store, View

STREAM = "-"
UNCITED = "none"


@click.command(epilog="Example: workbench export --article story.txt --verdict disputed -o disputed.csv")
@click.option(
    "-o", "--output", metavar="FILE|-", help="File to write, replaced whole; - for standard output."
)
@click.option("--article", metavar="ARTICLE", help="Only this one: the start of its id, its file or title.")
@click.option(
    "--verdict", type=click.Choice([word.value for word in VerdictValue]), help="Only this verdict."
)
@click.option(
    "--outlet", metavar="NAME", help='Only claims that cite this outlet; "" for those that cite none.'
)
@click.option(
    "--source-status",
    type=click.Choice([word.value for word in SourceCheckStatus]),
    help="Only claims of which the source check says this.",
)
@click.option(
    "--attribution-class",
    type=click.Choice([*(word.value for word in FrameClass), UNCITED]),
    help="Only claims that the outermost source reports, believes, plans or feels; none: nobody is cited.",
)
@click.option("--reports-only", is_flag=True, help="Leave out what is only believed, planned or felt.")
@click.option("--mine", is_flag=True, help="Only the verdicts of the reviewer (see --reviewer).")
@click.option(
    "--bom/--no-bom", default=True, show_default=True, help="Start with a byte order mark, for Excel."
)
@click.option("--raw", is_flag=True, help="Do not guard cells that a spreadsheet would run as formulas.")
@common_options
@pass_settings
def command(
    settings: Settings,
    *,
    output: str | None,
    article: str | None,
    verdict: str | None,
    outlet: str | None,
    source_status: str | None,
    attribution_class: str | None,
    reports_only: bool,
    mine: bool,
    bom: bool,
    raw: bool,
) -> None:
    """Write claims and verdicts as CSV.

    One row for each claim and reviewer who decided on it or noted something, and one with the verdict
    unreviewed for a claim on which nobody did. Without -o the rows go to standard output where
    that is a pipe or a file, else to a new dated file in the folder "exports" beside the store.
    docs/csv.md explains each column; `workbench import` reads the file back.
    """
    from workbench.desk.exporting import article_named, export_csv, export_dated, usual_name
    from workbench.store import View, open_store

    with open_store(settings.store_path, create=False) as store:
        view = View(
            article_id=None if article is None else article_named(store, article),
            verdict=None if verdict is None else VerdictValue(verdict),
            outlet=None if outlet is None else usual_name(outlet, store.lexicon_rows()),
            source_status=None if source_status is None else SourceCheckStatus(source_status),
            frame_class=_frame_class(attribution_class),
            reports_only=True if reports_only else None,
            reviewer=settings.reviewer_name if mine else None,
        )
        with _progress(store, view) as on_progress:
            if output == STREAM or (output is None and not sys.stdout.isatty()):
                with _standard_output() as stream:
                    export_csv(store, view, stream, bom=bom, raw=raw, on_progress=on_progress)
                return
            if output is None:
                written = export_dated(store, view, bom=bom, raw=raw, on_progress=on_progress)
                path, lines = written.path, written.lines
            else:
                path = Path(output)
                lines = export_csv(store, view, path, bom=bom, raw=raw, on_progress=on_progress)
    show(f"Wrote {lines} {'row' if lines == 1 else 'rows'} to {path}")


def _frame_class(word: str | None) -> FrameClass | Literal[""] | None:
    if word is None:
        return None
    return "" if word == UNCITED else FrameClass(word)


@contextmanager
def _progress(store: Store, view: View) -> Iterator[Callable[[int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    counted = store.progress(view, "")
    claims = counted.total + counted.retired
    with progress_line("Exporting, rows") as draw:
        # A claim has a row for each of its reviewers, so there can be more rows than claims.
        yield lambda lines: draw(lines, max(lines, claims))


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Give standard output as it takes CSV: UTF-8 whatever the locale, line ends as written."""
    sys.stdout.flush()
    stream = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()

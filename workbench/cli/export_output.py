"""Where an export goes: a file, a pipe or the exports folder; and what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from workbench.cli.options import complain, show
from workbench.cli.progress import progress_line

if TYPE_CHECKING:
    from workbench.desk.tables import Writing
    from workbench.export.claimreview import Organisation, Scale
    from workbench.store import Store, View

STREAM = "-"
"""In place of a file: standard output."""


def write_tables(store: Store, view: View, writing: Writing, output: str | None, *, package: bool) -> None:
    """Write CSV to the file, to standard output or to a dated file, and say what was written."""
    from workbench.desk.exporting import PACKAGE, Exported, export_csv, export_dated, export_package

    with _progress(store, view, writing.table.name) as on_progress:
        if output == STREAM or (output is None and not sys.stdout.isatty()):
            with _standard_output() as stream:
                export_csv(store, view, stream, writing=writing, on_progress=on_progress)
            return
        if output is None:
            done = [export_dated(store, view, writing=writing, on_progress=on_progress)]
        elif package:
            done = export_package(store, view, Path(output), writing=writing, on_progress=on_progress)
        else:
            lines = export_csv(store, view, Path(output), writing=writing, on_progress=on_progress)
            done = [Exported(Path(output), lines)]
    for each in done:
        show(f"Wrote {each.lines} {'row' if each.lines == 1 else 'rows'} to {each.path}")
    if package:
        show(f"Wrote their schemas to {done[0].path.with_name(PACKAGE)}")


def write_other(
    store: Store,
    view: View,
    form: str,
    output: str | None,
    reviewing: Callable[[], tuple[Organisation, Scale]],
) -> None:
    """Write another form than CSV, to the file or to standard output.

    Args:
        store: The store.
        view: Which claims.
        form: ``jsonl``, ``datasette`` or ``claimreview``.
        output: The file, or None or ``STREAM`` for standard output.
        reviewing: Returns who publishes the reviews and what verdicts are worth; asked for ClaimReview only.
    """
    from workbench.desk import interchange
    from workbench.desk.own_file import check_not_the_store
    from workbench.export.files import replacing

    def write(file: TextIO) -> interchange.Written:
        if form == "jsonl":
            return interchange.jsonl(store, view, file)
        if form == "datasette":
            return interchange.datasette_metadata(store, file)
        return interchange.claim_reviews(store, view, file, *reviewing())

    if output is None or output == STREAM:
        with _standard_output() as stream:
            written = write(stream)
    else:
        check_not_the_store(Path(output), store.path)
        with replacing(Path(output)) as file:
            written = write(file)
        show(f"Wrote {written.items or form} to {output}")
    for remark in written.remarks:
        complain(remark)


@contextmanager
def _progress(store: Store, view: View, table: str) -> Iterator[Callable[[int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    if table == "verdicts":
        counted = store.progress(view, "")
        total = counted.total + counted.retired
    else:
        total = store.entries() if table == "ledger" else 0
    with progress_line("Exporting, rows") as draw:
        # A claim has a row for each of its reviewers, so there can be more rows than claims.
        yield lambda lines: draw(lines, max(lines, total))


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

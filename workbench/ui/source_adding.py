"""Saving a source from the screen while it stays awake: read the file, check the claims against it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.text import printable
from workbench.ui.reading import OnProgress, with_dialog
from workbench.ui.wording import CHECK_MARKS, counted

if TYPE_CHECKING:
    from workbench.desk.sources import SourceReport
    from workbench.ui.app import WorkbenchApp
    from workbench.ui.screens.add_source import NewSource

OUTCOMES = {
    "added": "Saved",
    "unchanged": "The same text was saved before",
    "new_version": "Saved as version {version}",
    "restored": "Restored",
}
"""What saving did, in words, by the value of ``SourceOutcome``."""


class WhichOutletError(InputError):
    """It is not sure whose text it is.

    Attributes:
        near: Names of outlets that may be meant, the likeliest first.
    """

    def __init__(self, message: str, near: Sequence[str]) -> None:
        """Take what to say, and the names to offer."""
        super().__init__(message)
        self.near = tuple(near)


async def add_source(bench: WorkbenchApp, new: NewSource, cited: Sequence[str] = ()) -> str | None:
    """Save a source and check the claims against it; return what happened, None where it was stopped.

    Args:
        bench: The program.
        new: What was filled in.
        cited: Outlets that the article cites: they are known, whether or not the lexicon has them.

    Raises:
        WhichOutletError: Nothing tells whose text it is, or the outlet's name may be misspelt.
        InputError: The file cannot be used.
        StoreError: The store cannot be written.
    """
    path = bench.desk.store_path

    def add(on_progress: OnProgress) -> SourceReport:
        from workbench.desk import sources

        if new.outlet and not new.as_written:
            _require_no_near_name(path, new.outlet, cited)
        details = sources.SourceDetails(new.outlet or None, new.url or None, new.title or None, new.published)
        return sources.add_source(path, new.path, details, ask=ask, on_progress=on_progress)

    def ask(question: str, near: Sequence[str]) -> str | None:
        what = question.removesuffix(". Which outlet?")
        raise WhichOutletError(f"{what}: fill in the outlet.", near)

    from workbench.ui.screens.reading import ReadingDialog

    heading = f"Saving {Path(new.path).name}, checking the claims against it"
    report = await with_dialog(bench, ReadingDialog(heading, "claims"), add)
    if report is None:
        return None
    for warning in report.warnings:
        bench.notify(printable(warning), severity="warning", timeout=10)
    return words(report)


def _require_no_near_name(store_path: Path, name: str, cited: Sequence[str]) -> None:
    """Raise WhichOutletError for a name that nobody knows, where one that is known is spelt nearly so."""
    from workbench.desk.lexicon import rows_in_force
    from workbench.desk.source_outlet import OutletNames
    from workbench.lexicon import lexicon_with
    from workbench.store import open_store

    with open_store(store_path, read_only=True) as store:
        saved = [row.outlet for row in store.sources(include_removed=True)]
        names = OutletNames(lexicon_with(rows_in_force(store)), (*saved, *cited))
    if names.named(name) is None and (near := names.near(name)):
        raise WhichOutletError(f"No outlet is known as “{name}”. Which one is meant?", near)


def words(report: SourceReport) -> str:
    """Return what saving a source did: ``Saved: Radio Varn. 12 claims checked: 3 ≡ confirmed, …``."""
    if report.added is None or report.source is None:
        return "Nothing was saved."
    done = OUTCOMES[report.added.outcome.value].format(version=report.added.version)
    parts = [f"{done}: {report.source.outlet}."]
    if report.checked is not None:
        counts = report.checked.counts
        found = ", ".join(
            f"{counts[status]:,} {mark}" for status, mark in CHECK_MARKS.items() if counts.get(status)
        )
        parts.append(f"{counted(report.checked.claims, 'claim')} checked: {found}.")
    if report.added.reopened:
        parts.append(f"{counted(report.added.reopened, 'decision')} reopened: the text has changed.")
    return " ".join(parts)

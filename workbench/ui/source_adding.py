"""Saving a source from the screen while it stays awake: read the file, check the claims against it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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


async def add_source(bench: WorkbenchApp, new: NewSource) -> str | None:
    """Save a source and check the claims against it; return what happened, None where it was stopped.

    Args:
        bench: The program.
        new: What was filled in.

    Raises:
        InputError: The file cannot be used, or nothing tells whose text it is.
        StoreError: The store cannot be written.
    """
    path = bench.desk.store_path

    def add(on_progress: OnProgress) -> SourceReport:
        from workbench.desk import sources

        details = sources.SourceDetails(new.outlet or None, new.url or None, new.title or None, new.published)
        return sources.add_source(path, new.path, details, as_stated=True, on_progress=on_progress)

    report = await with_dialog(bench, f"Saving {Path(new.path).name}, checking the claims against it", add)
    if report is None:
        return None
    for warning in report.warnings:
        bench.notify(printable(warning), severity="warning", timeout=10)
    return words(report)


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

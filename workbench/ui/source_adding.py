"""Saving a source from the screen while it stays awake: read the file, check the claims against it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.text import printable
from workbench.ui.reading import OnProgress, with_dialog
from workbench.ui.wording import CHECK_MARKS, counted

if TYPE_CHECKING:
    from workbench.desk.errands import SourceSaved
    from workbench.desk.requests import NewSource
    from workbench.ui.app import WorkbenchApp

OUTCOMES = {
    "added": "Saved",
    "unchanged": "The same text was saved before",
    "new_version": "Saved as version {version}",
    "restored": "Restored",
}
"""What saving did, in words, by the value of ``SourceOutcome``."""


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

    def add(on_progress: OnProgress) -> SourceSaved:
        from workbench.desk import errands
        from workbench.desk.apart import apart

        return apart(partial(errands.save_source, path, new, tuple(cited)), on_progress=on_progress)

    from workbench.ui.screens.reading import ReadingDialog

    heading = f"Saving {Path(new.path).name}, checking the claims against it"
    saved = await with_dialog(bench, ReadingDialog(heading, "claims"), add)
    if saved is None:
        return None
    for warning in saved.warnings:
        bench.notify(printable(warning), severity="warning", timeout=10)
    return words(saved)


def words(saved: SourceSaved) -> str:
    """Return what saving a source did: ``Saved: Radio Varn. 12 claims checked: 3 ≡ confirmed, …``."""
    done = OUTCOMES[saved.outcome].format(version=saved.version)
    parts = [f"{done}: {saved.outlet}."]
    if saved.checked is not None:
        found = ", ".join(
            f"{saved.counts[status]:,} {mark}"
            for status, mark in CHECK_MARKS.items()
            if saved.counts.get(status)
        )
        parts.append(f"{counted(saved.checked, 'claim')} checked: {found}.")
    if saved.reopened:
        parts.append(f"{counted(saved.reopened, 'decision')} reopened: the text has changed.")
    return " ".join(parts)

"""Brings another edition of an article in while the screen stays awake, and tells what it did."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.requests import AddRequest
from workbench.text import printable
from workbench.ui.reading import OnProgress, with_dialog

if TYPE_CHECKING:
    from workbench.store.editions import EditionAdded
    from workbench.ui.app import WorkbenchApp

HEADING = "Another version of the article"
SENTENCE = (
    "Verdicts stand only where nothing changed. is:reopened in the filter bar lists what is open again."
)


async def read_edition(bench: WorkbenchApp, request: AddRequest) -> EditionAdded | None:
    """Make a file the current text of a stored article; None where the reviewer stopped it.

    Raises:
        InputError: The file cannot be used, or no article or several can be meant.
        StoreError: The store cannot be written.
    """
    path, reviewer = bench.desk.store_path, bench.desk.reviewer
    asked = replace(request, model=request.model or bench.model)
    warnings: list[str] = []

    def add(on_progress: OnProgress) -> EditionAdded:
        from workbench.desk import errands
        from workbench.desk.apart import apart

        adding = partial(errands.add_edition, path, asked, reviewer)
        return apart(adding, on_progress=on_progress, on_warning=warnings.append)

    added = await with_dialog(bench, f"Reading {Path(request.target).name}", add)
    for warning in warnings:
        bench.notify(printable(warning), severity="warning", timeout=10, markup=False)
    return added


async def tell(bench: WorkbenchApp, added: EditionAdded) -> None:
    """Show how many claims stayed, changed, went and came."""
    from workbench.desk.editions import summary
    from workbench.ui.screens.told import ToldDialog

    await bench.push_screen(ToldDialog(HEADING, SENTENCE, summary(added)))

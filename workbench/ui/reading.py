"""Reading articles while the screen stays awake: adding one, reading one again, writing a table."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.desk.requests import AddRequest
from workbench.errors import WorkbenchError
from workbench.text import printable

if TYPE_CHECKING:
    from workbench.store.rows import View
    from workbench.ui.app import WorkbenchApp
    from workbench.ui.screens.reading import ReadingDialog

Result = TypeVar("Result")
OnProgress = Callable[[int, int], None]


A_WHILE = 0.4
"""Seconds without a dialog: one that only flickers tells nothing."""


class StoppedError(WorkbenchError):
    """The reviewer stopped a reading; nothing was stored."""


async def read_article(bench: WorkbenchApp, request: AddRequest) -> str | None:
    """Add a text to the store and return its article's id; None where the reviewer stopped it.

    Args:
        bench: The program.
        request: What to add.

    Raises:
        InputError: The file cannot be used.
        StoreError: The store cannot be written.
    """
    path, reviewer = bench.desk.store_path, bench.desk.reviewer
    asked = replace(request, model=request.model or bench.model)
    warnings: list[str] = []

    def add(on_progress: OnProgress) -> str:
        from workbench.desk import errands
        from workbench.desk.apart import apart

        adding = partial(errands.add_article, path, asked, reviewer)
        return apart(adding, on_progress=on_progress, on_warning=warnings.append)

    article_id = await with_dialog(bench, f"Reading {Path(request.target).name}", add)
    for warning in warnings:
        bench.notify(printable(warning), severity="warning", timeout=10, markup=False)
    return article_id


async def with_dialog(
    bench: WorkbenchApp,
    shown: str | ReadingDialog,
    work: Callable[[OnProgress], Result],
) -> Result | None:
    """Do slow work in a thread of its own; where it takes a while, a dialog shows how far it is.

    Args:
        bench: The program.
        shown: The dialog, or what is done to a text, for its heading.
        work: Does it; what it is given is to be called now and then, and raises where it was stopped.

    Returns:
        What the work returned, or None where the reviewer stopped it.
    """
    from workbench.ui.screens.reading import ReadingDialog

    dialog = ReadingDialog(shown) if isinstance(shown, str) else shown
    loop = asyncio.get_running_loop()

    def on_progress(done: int, total: int) -> None:
        if dialog.stopped or not bench.is_running:
            raise StoppedError("Stopped.")
        loop.call_soon_threadsafe(dialog.show, done, total)

    task = asyncio.ensure_future(asyncio.to_thread(work, on_progress))
    try:
        await asyncio.wait({task}, timeout=A_WHILE)
        if not task.done():
            await bench.push_screen(dialog)
        return await task
    except StoppedError:
        return None
    finally:
        if dialog.is_attached and dialog.is_current:
            await dialog.dismiss()
            await bench.hand_on()


async def export(store_path: Path, view: View, path: str) -> int:
    """Write the claims of a view with all verdicts to a CSV file, from a connection of its own.

    Returns:
        Rows written.

    Raises:
        StoreError: The store cannot be read.
        OSError: The file cannot be written.
    """

    def write() -> int:
        from workbench.desk.exporting import export_csv
        from workbench.desk.locations import written_out
        from workbench.store import open_store

        target = written_out(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with open_store(store_path, read_only=True) as store:
            return export_csv(store, view, target)

    return await asyncio.to_thread(write)

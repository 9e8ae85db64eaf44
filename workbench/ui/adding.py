"""Adding a folder of articles while the screen stays awake."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.text import printable
from workbench.ui.reading import OnProgress, with_dialog
from workbench.ui.wording import counted

if TYPE_CHECKING:
    from workbench.desk.errands import FileDone
    from workbench.ui.app import WorkbenchApp


@dataclass(slots=True)
class FolderReport:
    """What became of a folder's articles.

    Attributes:
        added: Ids of those that are new, in order.
        known: How many were there already.
        faults: One line for each file that could not be used.
        warnings: One line for each thing to know of the others.
        left: Files that were not come to, as the reviewer stopped.
    """

    added: list[str] = field(default_factory=list)
    known: int = 0
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left: int = 0

    def take(self, file: FileDone) -> None:
        """Take in what became of one file."""
        self.left -= 1
        self.warnings.extend(file.warnings)
        if file.fault:
            self.faults.append(file.fault)
        elif file.is_new:
            self.added.append(file.article_id)
        else:
            self.known += 1

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        parts = [f"{counted(len(self.added), 'article')} added"]
        if self.known:
            parts.append(f"{self.known:,} there already")
        if self.faults:
            parts.append(f"{len(self.faults):,} could not be used")
        if self.left:
            parts.append(f"{self.left:,} not come to: add the folder again to go on")
        return f"{'; '.join(parts)}."


async def count_articles(folder: str) -> int:
    """Return how many article files a folder and the folders in it hold.

    Raises:
        InputError: It cannot be read, or holds none.
    """

    def count() -> int:
        from workbench.desk.folders import articles_below

        return len(articles_below(folder))

    return await asyncio.to_thread(count)


async def add_folder(bench: WorkbenchApp, folder: str, count: int) -> FolderReport:
    """Add all articles of a folder; each is stored before the next is read, and a bad one stops no other.

    Args:
        bench: The program.
        folder: Where they are.
        count: How many there are.

    Raises:
        ModelMissingError: The pipeline is not installed.
        StoreError: The store cannot be opened or written.
    """
    from workbench.ui.screens.reading import ReadingDialog

    path, reviewer = bench.desk.store_path, bench.desk.reviewer
    dialog = ReadingDialog(f"Adding {counted(count, 'article')}")
    loop = asyncio.get_running_loop()
    report = FolderReport(left=count)

    def add(on_progress: OnProgress) -> bool:
        from workbench.desk import errands
        from workbench.desk.apart import apart

        def step(name: str, done: int, total: int) -> None:
            if bench.is_running:
                words = f"{done + 1:,} of {total:,}: {printable(Path(name).name)}"
                loop.call_soon_threadsafe(dialog.show_step, words)

        def finish(file: FileDone) -> None:
            report.take(file)
            on_progress(1, 1)

        adding = partial(errands.add_folder, path, folder, bench.model, reviewer)
        apart(adding, on_step=step, on_progress=on_progress, on_done=finish)
        return True

    await with_dialog(bench, dialog, add)
    report.left = max(0, report.left)
    return report

"""Adding a folder of articles while the screen stays awake."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.text import printable
from workbench.ui.reading import OnProgress, with_dialog
from workbench.ui.wording import counted

if TYPE_CHECKING:
    from workbench.desk.batch import Report
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

    def take(self, report: Report) -> None:
        """Take in what became of one file."""
        self.left -= 1
        self.warnings.extend(report.warnings)
        if report.fault is not None:
            self.faults.append(str(report.fault))
        elif report.added is not None and report.added.outcome.value == "added":
            self.added.append(report.added.article_id)
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
        from workbench.desk.batch import add_all
        from workbench.desk.changes import Details

        def watch(name: str, done: int, total: int) -> OnProgress:
            if bench.is_running:
                words = f"{done + 1:,} of {total:,}: {printable(Path(name).name)}"
                loop.call_soon_threadsafe(dialog.show_step, words)
            return on_progress

        for one in add_all(path, [folder], Details(), model=bench.model, reviewer=reviewer, watch=watch):
            report.take(one)
            on_progress(1, 1)
        return True

    await with_dialog(bench, dialog, add)
    report.left = max(0, report.left)
    return report

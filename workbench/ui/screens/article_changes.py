"""What a reviewer can do to an article from the list: add, rename, date, put away, and take that back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from workbench.desk.requests import AddRequest
from workbench.errors import WorkbenchError
from workbench.model import EntryType, NewEntry
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.wording import change_in_words, counted

if TYPE_CHECKING:
    from datetime import date

    from workbench.store.rows import ArticleRow, Undone
    from workbench.ui.app import WorkbenchApp
    from workbench.ui.screens.pick_file import Picked
    from workbench.ui.widgets.article_list import ArticleList

TITLE_WIDTH = 50
"""Cells of a title in a message."""


class ArticleChanges(Screen[None]):
    """The keys a, n, p, x, z and y of the list of articles; each change is an entry of the ledger."""

    @property
    def bench(self) -> WorkbenchApp:
        """The program, by its own type."""
        return cast("WorkbenchApp", self.app)

    @property
    def articles(self) -> ArticleList:
        """The list."""
        raise NotImplementedError

    async def load(self, seek: str | None = None) -> None:
        """Read the articles; the cursor goes to the one with the id ``seek``."""
        raise NotImplementedError

    # Adding

    def action_add(self) -> None:
        """Pick a file or a folder and add it."""
        self.bench.hold(self._pick)

    async def _pick(self) -> None:
        from workbench.ui.screens.pick_file import PickFileDialog

        await self.bench.ask(PickFileDialog(Path.cwd()), self._add)

    async def _add(self, picked: Picked) -> None:
        if not picked.is_folder:
            begin(self, partial(self._read, picked.path), "adding")
            return
        from workbench.ui.adding import count_articles
        from workbench.ui.screens.yes_no import YesNoDialog

        count = await count_articles(picked.path)

        async def settle(yes: bool) -> None:
            if yes:
                begin(self, partial(self._read_folder, picked.path, count), "adding")

        question = f"Add {counted(count, 'article')} of {picked.path}, its folders included?"
        hint = "Those that are in the store already stay as they are. It can be stopped and gone on with."
        await self.bench.ask(YesNoDialog("Add a folder", question, hint), settle)

    async def _read(self, path: str) -> None:
        from workbench.ui.reading import read_article

        try:
            article_id = await read_article(self.bench, AddRequest(path))
        except (WorkbenchError, OSError) as error:
            self.bench.complain(str(error))
            return
        if article_id is not None:
            # Not awaited here: the work of this screen ends with it.
            self.bench.hold(partial(self.bench.open_article, article_id))

    async def _read_folder(self, folder: str, count: int) -> None:
        from workbench.ui.adding import add_folder
        from workbench.ui.screens.told import ToldDialog

        try:
            report = await add_folder(self.bench, folder, count)
        except (WorkbenchError, OSError) as error:
            self.bench.complain(str(error))
            self.bench.hold(self.load)
            return

        async def show() -> None:
            await self.load(next(iter(report.added), None))
            lines = [*report.faults, *report.warnings]
            if lines:
                await self.bench.push_screen(ToldDialog("Added a folder", report.sentence, lines))
            else:
                self.notify(report.sentence, timeout=6)

        self.bench.hold(show)

    # Title, date, putting away

    def action_rename(self) -> None:
        """Give the current article another title."""
        self.bench.hold(self._ask_title)

    async def _ask_title(self) -> None:
        from workbench.ui.screens.rename import RenameDialog

        row = self.articles.row
        if row is None:
            return

        async def rename(title: str) -> None:
            await self._change(row, {"title": title})

        await self.bench.ask(RenameDialog(row.title), rename)

    def action_archive(self) -> None:
        """Put the current article away, or bring it back."""
        self.bench.hold(self._archive)

    async def _archive(self) -> None:
        row = self.articles.row
        if row is None:
            return
        await self._change(row, {"archived": not row.archived})
        title = _short(row.title)
        if row.archived:
            self.notify(f"{title} is listed again.", timeout=4)
        else:
            self.notify(
                said(
                    "{title} is archived: {articles.show_archived} shows it, {articles.undo} brings it back.",
                    title=title,
                ),
                timeout=6,
            )

    async def _change(self, row: ArticleRow, payload: dict[str, object]) -> None:
        entry = NewEntry(EntryType.ARTICLE, self.bench.desk.reviewer, row.article_id, payload=payload)
        await self.bench.desk.call(lambda session: session.store.append(entry))
        await self.load(row.article_id)

    def action_published(self) -> None:
        """Say when the current article appeared."""
        self.bench.hold(self._ask_date)

    async def _ask_date(self) -> None:
        from workbench.ui.screens.published import PublishedDialog

        row = self.articles.row
        if row is None:
            return

        async def settle(day: date) -> None:
            if day != row.published:
                begin(self, partial(self._redate, row.article_id, day), "adding")

        await self.bench.ask(PublishedDialog(row.published), settle)

    async def _redate(self, article_id: str, day: date | None) -> None:
        from workbench.ui.redating import redate_article

        try:
            await redate_article(self.bench, article_id, day, partial(self.load, article_id))
        except (WorkbenchError, OSError) as error:
            self.bench.complain(str(error))

    # Taking back

    def action_undo(self) -> None:
        """Take this reviewer's last decision back, on whatever article or claim it was."""
        self.bench.hold(self._undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.bench.hold(self._redo)

    async def _undo(self) -> None:
        undone = await self.bench.desk.call(lambda session: session.undo())
        await self._show_change("Undone", "Nothing to undo.", undone)

    async def _redo(self) -> None:
        undone = await self.bench.desk.call(lambda session: session.redo())
        await self._show_change("Done again", "Nothing to redo.", undone)

    async def _show_change(self, what: str, nothing: str, undone: Undone | None) -> None:
        if undone is None:
            self.notify(nothing, timeout=2)
            return
        row = await self.bench.desk.call(lambda session: session.article(undone.article_id))
        title = _short(row.title) if row is not None else undone.article_id
        about = "a claim of " if undone.claim_id is not None else ""
        self.notify(f"{what}, {about}{title}: {change_in_words(undone.description)}", timeout=6)
        await self.load(undone.article_id)
        if undone.reread:
            begin(self, partial(self._redate, undone.article_id, None), "adding")


def _short(title: str) -> str:
    from workbench.ui.cells import shorten

    return f"“{shorten(title, TITLE_WIDTH)}”"

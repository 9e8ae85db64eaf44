"""The list of articles: what is in the store, and how far each review is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.ui import keys
from workbench.ui.ordered_keys import begin, first_frame
from workbench.ui.requests import AddRequest
from workbench.ui.widgets.article_list import ArticleList
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.row_list import RowList
from workbench.ui.widgets.title_bar import TitleBar
from workbench.ui.wording import counted

if TYPE_CHECKING:
    from workbench.ui.app import WorkbenchApp

EMPTY = """\
There is no article here yet.

Press  a  and name a text or HTML file, or add one from the command line:

    workbench review ARTICLE.txt --published 2024-11-18
    workbench add FOLDER

Its claims are pulled out on this machine; nothing is sent anywhere.
"""


class ArticlesScreen(Screen[None]):
    """One row an article; enter opens it."""

    CSS_PATH = "articles.tcss"
    AUTO_FOCUS = "#articles"
    KEYS = keys.ARTICLES
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.ARTICLES, "articles")]

    def __init__(self, seek: str | None = None) -> None:
        """Put the cursor on the article with the id ``seek``."""
        super().__init__()
        self._seek = seek

    @property
    def bench(self) -> WorkbenchApp:
        """The program, by its own type."""
        return cast("WorkbenchApp", self.app)

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one("#articles", ArticleList)

    def compose(self) -> ComposeResult:
        """Lay out title, list and keys."""
        yield TitleBar(self.bench.desk.reviewer)
        yield Static("Opening the store …", id="summary", markup=False)
        yield ArticleList(id="articles")
        yield Static("", id="empty", markup=False)
        bar = [key for key in (*keys.ARTICLES, *keys.EVERYWHERE) if key.in_bar]
        yield KeyBar(sorted(bar, key=lambda key: key.action == "help"))

    def on_mount(self) -> None:
        """Read the store when the first frame stands."""
        self.query_one(TitleBar).show("Articles")
        self.bench.hold(self._open)

    async def _open(self) -> None:
        await first_frame(self)
        try:
            await self._load()
        except WorkbenchError as error:
            self.bench.fail(error)

    async def _load(self) -> None:
        rows = await self.bench.desk.call(lambda session: session.articles())
        self.articles.show(rows, self._seek)
        self._seek = None
        self.set_class(not rows, "-empty")
        self.query_one("#empty", Static).update(EMPTY if not rows else "")
        claims = sum(row.claims for row in rows)
        checked = sum(row.checked for row in rows)
        summary = f"{counted(len(rows), 'article')} · {checked:,} of {counted(claims, 'claim')} checked"
        self.query_one("#summary", Static).update(summary if rows else str(self.bench.desk.store_path))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let single keys act only from the list."""
        del parameters
        if action in keys.SINGLE_KEY_ACTIONS and hasattr(self, f"action_{action}"):
            return self.focused is self.articles
        return True

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the article that was clicked twice."""
        event.stop()
        self.bench.hold(self._review)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what a clicked key does."""
        event.stop()
        await self.take(event.action)

    async def take(self, action: str) -> None:
        """Do what a key does, from wherever: the list gets the focus first."""
        self.articles.focus()
        await self.run_action(action if hasattr(self, f"action_{action}") else f"app.{action}")

    def action_open(self) -> None:
        """Review the current article."""
        self.bench.hold(self._review)

    async def _review(self) -> None:
        row = self.articles.row
        if row is not None:
            await self.bench.open_article(row.article_id)

    def action_reload(self) -> None:
        """Read the list again."""
        row = self.articles.row
        self._seek = row.article_id if row is not None else None
        self.bench.hold(self._load)

    def action_add(self) -> None:
        """Ask for a file and add it."""
        self.bench.hold(self._ask_file)

    async def _ask_file(self) -> None:
        from workbench.ui.screens.path import PathDialog

        dialog = PathDialog(
            "Add an article",
            "A text or HTML file. Its claims are read on this machine.",
            "add",
            "",
            check_article_path,
        )
        await self.bench.ask(dialog, self._add)

    async def _add(self, path: str) -> None:
        begin(self, partial(self._read, home_written_out(path)), "adding")

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


def home_written_out(path: str) -> str:
    """Return a path with ``~`` replaced by the folder it stands for."""
    return str(Path(path).expanduser())


def check_article_path(path: str) -> str:
    """Return what is wrong with a path to read from, or ""."""
    source = Path(path).expanduser()
    if not path:
        return "Name a file."
    if source.is_dir():
        return f"{source} is a folder: `workbench add` takes folders, this takes one file."
    return "" if source.exists() else f"There is no file {source}."

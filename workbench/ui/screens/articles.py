"""The list of articles: what is in the store, and how far each review is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from workbench.errors import WorkbenchError
from workbench.ui import keys
from workbench.ui.first_minute import NONE_YET
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin, first_frame
from workbench.ui.screens.article_changes import ArticleChanges
from workbench.ui.widgets.article_list import DONE, IN_HAND, NOT_BEGUN, ArticleList, state_of, work_done
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.row_list import RowList
from workbench.ui.widgets.title_bar import TitleBar
from workbench.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.overview import Overview
    from workbench.desk.session import ReviewSession
    from workbench.store.rows import ArticleRow

NONE_SHOWN = (
    "No article is shown: {articles.clear_filters} shows all again; from the search, {articles.escape} does. "
    "{articles.show_archived} lists archived ones too."
)

SHOW_THEM = " ({articles.show_archived})"
DATELESS = "without a date"
"""A filter beside the states of the review."""

FILTERS = (NOT_BEGUN, IN_HAND, DONE, DATELESS)

_BAR = [key for key in (*keys.ARTICLES, *keys.EVERYWHERE) if key.in_bar]
_BAR.sort(key=lambda key: key.action == "help")
_SEARCH_BAR = [key for key in keys.ARTICLES if key.action in {"to_found", "escape"}]


class ArticlesScreen(ArticleChanges):
    """One row an article; enter opens it."""

    CSS_PATH = "articles.tcss"
    AUTO_FOCUS = "#articles"
    KEYS = keys.ARTICLES
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.ARTICLES, "articles")]

    def __init__(self, seek: str | None = None) -> None:
        """Put the cursor on the article with the id ``seek``."""
        super().__init__()
        self._seek = seek
        self._all: list[ArticleRow] = []
        self._newest = 0
        self._filter = ""
        self._words: tuple[str, ...] = ()
        self._archived_too = False
        self._was: str | None = None

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one("#articles", ArticleList)

    @property
    def search_box(self) -> Input:
        """The field for a search; hidden until asked for."""
        return self.query_one("#search", Input)

    def compose(self) -> ComposeResult:
        """Lay out title, list and keys."""
        yield TitleBar(self.bench.desk.reviewer)
        yield Static("Opening the store …", id="summary", markup=False)
        yield Input(placeholder="a part of a title, a file or a publisher", id="search")
        yield ArticleList(id="articles")
        yield Static("", id="empty", markup=False)
        yield KeyBar(_BAR)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Offer the keys that act: letters are letters in the search."""
        self.query_one(KeyBar).offer(_SEARCH_BAR if event.widget is self.search_box else _BAR)

    def on_mount(self) -> None:
        """Read the store when the first frame stands."""
        self.query_one(TitleBar).show("Articles")
        self.bench.hold(self._open)

    async def _open(self) -> None:
        await first_frame(self)
        try:
            await self.load(self._seek)
        except WorkbenchError as error:
            self.bench.fail(error)
            return
        if not self._all:
            from workbench.ui.first_minute import EMPTY_STORE, explain

            await explain(self, EMPTY_STORE)

    async def load(self, seek: str | None = None) -> None:
        """Read the articles; the cursor goes to the one with the id ``seek``."""
        self._all, self._newest = await self.bench.desk.call(_read)
        self._show(seek)
        begin(self, self._load_reviews, "reviews", exclusive=True)

    async def _load_reviews(self) -> None:
        # By a connection of its own: it looks at every verdict, and no key waits for that.
        reviews = await self.bench.library.call(lambda session: session.store.last_reviews())
        self.articles.show_reviews(reviews)

    # What is shown

    def _show(self, seek: str | None = None) -> None:
        in_hand = [row for row in self._all if self._archived_too or not row.archived]
        shown = [row for row in in_hand if self._is_wanted(row)]
        self.articles.show(shown, seek)
        self.set_class(not shown, "-empty")
        self.query_one("#empty", Static).update(said("" if shown else NONE_SHOWN if self._all else NONE_YET))
        self.query_one("#summary", Static).update(Content(self._summary(in_hand, shown)))

    @property
    def _at(self) -> str | None:
        """Id of the article at the cursor; where a search finds none, of the one before."""
        row = self.articles.row
        if row is not None:
            self._was = row.article_id
        return self._was

    def _is_wanted(self, row: ArticleRow) -> bool:
        if self._filter == DATELESS and row.published is not None:
            return False
        if self._filter not in {"", DATELESS} and state_of(row) != self._filter:
            return False
        if not self._words:
            return True
        from workbench.text import fold

        about = fold(" ".join((row.title, row.origin, row.publisher or "", row.article_id)))
        return all(word in about for word in self._words)

    def _summary(self, in_hand: Sequence[ArticleRow], shown: Sequence[ArticleRow]) -> str:
        if not self._all:
            return str(self.bench.desk.store_path)
        parts = [work_done(in_hand)]
        archived = sum(1 for row in self._all if row.archived)
        if archived:
            parts.append(f"{archived:,} archived{'' if self._archived_too else said(SHOW_THEM)}")
        if self._filter or self._words:
            parts.insert(0, f"{len(shown):,} shown{f', {self._filter}' if self._filter else ''}")
        return " · ".join(parts)

    # Opening

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
        """Read the list again and say what others did."""
        self.bench.hold(self._reload)

    async def _reload(self) -> None:
        before, newest = {row.article_id for row in self._all}, self._newest
        reviewer = self.bench.desk.reviewer
        await self.load(self._at)
        others = await self.bench.desk.call(lambda session: session.store.entries_since(newest, reviewer))
        added = len({row.article_id for row in self._all} - before)
        from workbench.ui.news import news

        self.notify(news(others, [f"{counted(added, 'new article')}"] if added else []), timeout=5)

    # Search and filter

    def action_search(self) -> None:
        """Open the search."""
        self.search_box.add_class("-open")
        self.search_box.focus()

    @on(Input.Changed, "#search")
    def _search_changed(self, event: Input.Changed) -> None:
        event.stop()
        from workbench.text import folded_words

        self._words = tuple(folded_words(event.value))
        self._show(self._at)

    @on(Input.Submitted, "#search")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_field()

    def _leave_field(self) -> None:
        if not self.search_box.value.strip():
            self.search_box.remove_class("-open")
        self.articles.focus()

    def action_to_found(self) -> None:
        """Go from the search to the articles found."""
        if self.focused is self.search_box:
            self._leave_field()

    def action_filter(self) -> None:
        """Choose which articles are shown."""
        self.bench.hold(self._ask_filter)

    async def _ask_filter(self) -> None:
        from workbench.ui.screens.choice import Choice, ChoiceDialog

        choices = [Choice("all", "all", current=not self._filter)]
        choices += [Choice(name, name, current=name == self._filter) for name in FILTERS]
        await self.bench.ask(ChoiceDialog("Show which articles?", "", choices), self._take_filter)

    async def _take_filter(self, chosen: str) -> None:
        self._filter = "" if chosen == "all" else chosen
        self._show()

    def action_clear_filters(self) -> None:
        """Show all articles again."""
        self._filter, self._words = "", ()
        self.search_box.value = ""
        self.search_box.remove_class("-open")
        self.articles.focus()
        self._show(self._at)

    def action_escape(self) -> None:
        """Leave the search, or show all articles again."""
        if self.focused is not self.articles or self._filter or self._words:
            self.action_clear_filters()

    def action_progress(self) -> None:
        """Show how far the work on the current article is, or on all."""
        self.bench.hold(self._show_progress)

    async def _show_progress(self) -> None:
        row = self.articles.row
        if row is None:
            return
        from workbench.ui.screens.progress import ProgressDialog

        async def fetch(everywhere: bool) -> Overview:
            from workbench.desk.overview import overview

            article_id = None if everywhere else row.article_id
            return await self.bench.kin.call(lambda session: overview(session, article_id))

        await self.bench.push_screen(ProgressDialog(fetch))

    def action_show_archived(self) -> None:
        """List archived articles too, or leave them out again."""
        self._archived_too = not self._archived_too
        self._show(self._at)
        if self._archived_too and not any(row.archived for row in self._all):
            self.notify(said("No article is archived: {articles.archive} puts one away."), timeout=4)


def _read(session: ReviewSession) -> tuple[list[ArticleRow], int]:
    newest = session.store.newest_entry()
    return session.articles(), newest

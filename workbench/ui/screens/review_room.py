"""The review screen's panes and how they are filled; what a reviewer can do there builds on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import Input

from workbench.errors import InputError, WorkbenchError
from workbench.model import Edition, VerdictValue
from workbench.text import printable
from workbench.ui import keys
from workbench.ui.keys import Key
from workbench.ui.ordered_keys import begin
from workbench.ui.requests import AddRequest
from workbench.ui.widgets.article_marks import ArticleMarks
from workbench.ui.widgets.article_pane import ArticlePane
from workbench.ui.widgets.claim_list import ClaimList
from workbench.ui.widgets.detail_pane import DetailPane
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.legend import Legend
from workbench.ui.widgets.row_list import RowList
from workbench.ui.widgets.status_line import Status, StatusLine
from workbench.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.store.rows import ArticleRow, ClaimRow, Progress, View
    from workbench.ui.app import WorkbenchApp
    from workbench.ui.claim_detail import ClaimDetail

AWAY_KEYS = (
    Key("escape", "escape", "back to the claims", "Give the list the focus again.", keys.SCREEN, shown="esc"),
    Key("app.focus_next", "tab", "next pane", "To the next pane.", keys.SCREEN),
    Key("help", "question_mark", "help", "All keys and signs.", keys.SCREEN, shown="?"),
)
"""Offered while another pane than the list has the focus."""


class ReviewRoom(Screen[None]):
    """Claim list, article and detail of one article.

    The first frame shows the panes empty; the store is opened after it.
    """

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#claims"
    KEYS = keys.REVIEW

    def __init__(self, article: str | None, add: AddRequest | None = None) -> None:
        """Take what to open (see ``WorkbenchApp``)."""
        super().__init__()
        self.wanted = article
        self.request = add
        self.article: ArticleRow | None = None
        self.status = Status()
        self._view: View | None = None
        self._listing = 0

    # Parts

    @property
    def bench(self) -> WorkbenchApp:
        """The program, by its own type."""
        return cast("WorkbenchApp", self.app)

    @property
    def claims(self) -> ClaimList:
        """The list of claims."""
        return self.query_one("#claims", ClaimList)

    @property
    def pane(self) -> ArticlePane:
        """The article."""
        return self.query_one("#article", ArticlePane)

    @property
    def detail(self) -> DetailPane:
        """The detail of the current claim."""
        return self.query_one("#detail", DetailPane)

    @property
    def view(self) -> View:
        """Which claims are listed, and how."""
        if self._view is None:
            raise InputError("The article is not open yet.")
        return self._view

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield TitleBar(self.bench.desk.reviewer)
        yield StatusLine()
        with Container(id="panes"):
            yield ClaimList(self.fetch, id="claims")
            with Vertical(id="reading"):
                yield ArticlePane(id="article")
                yield Legend()
            yield DetailPane(id="detail")
        yield Input(placeholder="Search claims, outlets, speakers, quotations, notes", id="search")
        yield KeyBar((*self.KEYS_IN_BAR, *keys_in_bar(keys.EVERYWHERE)))

    KEYS_IN_BAR = tuple(key for key in keys.REVIEW if key.in_bar)

    def on_mount(self) -> None:
        """Name the panes; open the store when the first frame stands."""
        self.claims.border_title = "Claims"
        self.query_one("#reading").border_title = "Article"
        self.detail.border_title = "Claim"
        self.open()

    # Opening

    def open(self) -> None:
        """Open what was asked for; keys wait until it is there."""
        raise NotImplementedError

    async def open_wanted(self, article_id: str) -> None:
        """Fill the panes with an article of the store."""
        from workbench.store.rows import View

        article = await self.bench.desk.call(lambda session: session.article(article_id))
        if article is None:
            raise InputError(
                f"There is no article {article_id!r} in the store. `workbench articles` lists them."
            )
        if not await self.bench.desk.call(lambda session: session.writable):
            self.notify(
                "This store can only be read: verdicts cannot be saved.", severity="warning", timeout=10
            )
        self.article = article
        self._view = View(article_id=article.article_id)
        self.show_article()
        await self.list_claims()
        begin(self, self._show_text, "text", exclusive=True)

    async def _show_text(self) -> None:
        """Show the article, then its claims' states; keys need not wait for either."""
        article_id = self.view.article_id
        if article_id is None:
            return
        edition, safe = await self.bench.desk.call(partial(_text, article_id=article_id))
        self.pane.show(edition, safe)
        self.show_claim()
        await self.mark_claims()

    def show_article(self) -> None:
        """Show the article's title and date."""
        if self.article is not None:
            day = self.article.published
            publisher = f"{self.article.publisher} · " if self.article.publisher else ""
            when = f"published {day.isoformat()}" if day else "date unknown (p)"
            self.query_one(TitleBar).show(self.article.title, f"{publisher}{when}")

    async def find(self, text: str) -> str:
        """Return the id of the article that the user means.

        Raises:
            InputError: None is meant, or more than one.
        """
        found = await self.bench.desk.call(lambda session: session.find_articles(text))
        if not found:
            raise InputError(f"No article in the store goes with {text!r}. `workbench articles` lists them.")
        if len(found) > 1:
            names = "; ".join(f"{row.article_id} {row.title}" for row in found[:3])
            raise InputError(f"{text!r} can mean {len(found)} articles: {names}. Give the start of one id.")
        return found[0].article_id

    # Filling

    async def fetch(self, ids: Sequence[int]) -> dict[int, ClaimRow]:
        """Return rows for the list; on trouble, say so and leave placeholders."""
        try:
            return await self.bench.desk.call(lambda session: session.rows(ids))
        except WorkbenchError as error:
            self.bench.complain(str(error))
            return {}

    async def list_claims(self, seek: int | None = None) -> None:
        """List the claims of the view; return when the first ones are on the screen.

        Args:
            seek: Row id for the cursor.
        """
        view = self.view
        self._listing += 1
        listing = self._listing
        chunks = await self.bench.desk.call(lambda session: session.claim_ids(view))
        first = await self.bench.desk.call(lambda _: next(chunks, None))
        if listing != self._listing:
            return
        if first is None:
            from array import array

            first = array("q")
        self.claims.start(first, seek)
        if len(first):
            await self.claims.load(self.claims.cursor)
        else:
            self.detail.say(
                "No claim is listed. F shows all claims again." if self.status.filters else "No claims."
            )
            self.pane.light(None)
        self.show_claim()
        await self.count()
        if len(first):
            begin(self, partial(self._list_rest, chunks, listing), "listing", exclusive=True)

    async def _list_rest(self, chunks: object, listing: int) -> None:
        from array import array
        from collections.abc import Iterator

        rest = cast("Iterator[array[int]]", chunks)
        while (chunk := await self.bench.desk.call(lambda _: next(rest, None))) is not None:
            if listing != self._listing:
                return
            before = self.claims.row_id
            self.claims.extend(chunk)
            if self.claims.row_id != before:
                self.show_claim()
        self.show_status(shown=self.claims.row_count)

    async def mark_claims(self) -> None:
        """Underline the claims in the article by state."""
        if self.article is not None:
            article_id = self.article.article_id
            marks = await self.bench.desk.call(lambda session: ArticleMarks(session.marks(article_id)))
            self.pane.mark(marks)

    async def count(self) -> None:
        """Count how far the review of the article is."""
        from workbench.store.rows import View
        from workbench.ui.screens.filter import filter_words
        from workbench.ui.screens.sort import SORT_WORDS

        whole = View(article_id=self.view.article_id)
        progress: Progress = await self.bench.desk.call(lambda session: session.progress(whole))
        order = SORT_WORDS[self.view.sort][0] + (", turned round" if self.view.descending else "")
        self.show_status(
            total=progress.total,
            checked=progress.checked,
            disputed=progress.disputed,
            shown=self.claims.row_count,
            filters=filter_words(self.view),
            sort=order,
            busy="",
        )

    def show_status(self, **changes: object) -> None:
        """Change parts of the status line (see ``Status``)."""
        self.status = replace(self.status, **changes)  # type: ignore[arg-type]
        self.query_one(StatusLine).show(self.status)

    def count_change(self, before: VerdictValue, after: VerdictValue) -> None:
        """Take a verdict into the count without asking the store again."""
        checked = (after is not VerdictValue.UNREVIEWED) - (before is not VerdictValue.UNREVIEWED)
        disputed = (after is VerdictValue.DISPUTED) - (before is VerdictValue.DISPUTED)
        self.show_status(checked=self.status.checked + checked, disputed=self.status.disputed + disputed)

    def show_claim(self) -> None:
        """Fetch the current claim for the article and the detail; an earlier fetch is dropped."""
        row_id = self.claims.row_id
        if row_id is not None:
            begin(self, partial(self._show_claim, row_id), "detail", exclusive=True)

    async def _show_claim(self, row_id: int) -> None:
        reviewer = self.bench.desk.reviewer
        drafts = self.bench.drafts

        def read(session: ReviewSession) -> ClaimDetail:
            from workbench.ui.claim_detail import ClaimDetail

            row = session.row(row_id)
            draft = drafts.get((row.article_id, row.claim_id), "")
            verdicts, notes = tuple(session.verdicts(row_id)), tuple(session.notes(row_id))
            return ClaimDetail(row, session.claim(row_id), verdicts, notes, reviewer, draft)

        try:
            detail = await self.bench.desk.call(read)
        except WorkbenchError as error:
            self.detail.say(str(error))
            return
        if row_id == self.claims.row_id:
            self.detail.show(detail)
            self.pane.light(detail.claim if not detail.row.retired else None, row_id)

    # Events

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Show the claim that the cursor came to."""
        event.stop()
        self.show_claim()

    def on_article_pane_claim_clicked(self, event: ArticlePane.ClaimClicked) -> None:
        """Go to the claim that was clicked in the article."""
        event.stop()
        index = self.claims.index_of(event.row_id)
        if index is None:
            self.notify("That claim is not in the list: a filter hides it (F shows all).")
            return
        self.claims.focus()
        self.claims.move_to(index)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Offer the keys that act where the focus is."""
        away = event.widget is not self.claims
        own = AWAY_KEYS if away else (*self.KEYS_IN_BAR, *keys_in_bar(keys.EVERYWHERE))
        self.query_one(KeyBar).offer(own)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what a clicked key does."""
        event.stop()
        await self.take(event.action)

    async def take(self, action: str) -> None:
        """Do what a key does, from wherever: the list gets the focus first."""
        if action == "escape":
            await self.run_action(action)
            return
        if not action.startswith("app."):
            self.claims.focus()
        await self.run_action(
            action if hasattr(self, f"action_{action}") else f"app.{action.removeprefix('app.')}"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let single keys act only from the list."""
        del parameters
        if action in keys.SINGLE_KEY_ACTIONS and hasattr(self, f"action_{action}"):
            return self.focused is self.claims
        return True


def keys_in_bar(table: Sequence[Key]) -> tuple[Key, ...]:
    """Return the keys of a table that the key bar offers, the help last."""
    offered = [key for key in table if key.in_bar]
    return tuple(sorted(offered, key=lambda key: key.action == "help"))


def _text(session: ReviewSession, article_id: str) -> tuple[Edition, str]:
    """Return the article's text, and the same made safe, which takes a while where it is long."""
    edition = session.edition(article_id)
    return edition, printable(edition.text, newlines=True)

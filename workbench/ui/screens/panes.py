"""The review screen's panes: how they are laid out, and which keys act where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from workbench.desk.requests import AddRequest
from workbench.errors import InputError, WorkbenchError
from workbench.model import VerdictValue
from workbench.ui import keys
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.screens.pane_layout import PaneLayout
from workbench.ui.widgets.article_pane import ArticlePane
from workbench.ui.widgets.claim_list import ClaimList
from workbench.ui.widgets.detail_pane import DetailPane
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.legend import Legend
from workbench.ui.widgets.row_list import RowList
from workbench.ui.widgets.sources_pane import SourcesPane
from workbench.ui.widgets.splitter import SplitPanes
from workbench.ui.widgets.status_line import Status, StatusLine
from workbench.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from workbench.store.rows import ArticleRow, ClaimRow, View
    from workbench.ui.app import WorkbenchApp

AWAY_KEYS = (
    Key("escape", "escape", "back to the claims", "Give the list the focus again.", keys.SCREEN, shown="esc"),
    Key("app.focus_next", "tab", "next pane", "To the next pane.", keys.SCREEN),
    *(key for key in keys.REVIEW if key.action == "zoom"),
    *(key for key in keys.EVERYWHERE if key.action == "help"),
)
"""Offered while another pane than the list has the focus."""

SOURCES_KEYS = (
    *AWAY_KEYS[:1],
    *(key for key in keys.REVIEW if key.group == keys.SOURCES and not key.action.startswith("sources_")),
    *AWAY_KEYS[1:],
)
"""Offered while the pane of sources has the focus."""


ARTICLE_KEYS = (*AWAY_KEYS[:1], *(key for key in keys.READING if key.in_bar), *AWAY_KEYS[1:])
"""Offered while the article has the focus."""


class ReviewPanes(PaneLayout):
    """Claim list, article, sources and detail of one article.

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
    def sources(self) -> SourcesPane:
        """What the saved sources say to the current claim."""
        return self.query_one("#sources", SourcesPane)

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
        with SplitPanes(id="panes"):
            yield ClaimList(self.fetch, id="claims")
            with Vertical(id="reading"):
                yield ArticlePane(id="article")
                yield Legend()
            yield SourcesPane(id="sources")
            yield DetailPane(id="detail")
        yield Input(placeholder="Search claims, outlets, speakers, quotations, notes", id="search")
        yield KeyBar(self.KEYS_IN_BAR)

    KEYS_IN_BAR = keys.in_bar((*keys.REVIEW, *keys.EVERYWHERE))

    def on_mount(self) -> None:
        """Name the panes; open the store when the first frame stands."""
        self.claims.border_title = "Claims"
        self.query_one("#reading").border_title = "Article"
        self.detail.border_title = "Claim"
        self.open()

    def open(self) -> None:
        """Open what was asked for; keys wait until it is there."""
        raise NotImplementedError

    def show_claim(self) -> None:
        """Fetch the current claim for the article and the detail."""
        raise NotImplementedError

    async def fetch(self, ids: Sequence[int]) -> dict[int, ClaimRow]:
        """Return rows for the list; on trouble, say so and leave placeholders."""
        try:
            return await self.bench.desk.call(lambda session: session.rows(ids))
        except WorkbenchError as error:
            self.bench.complain(str(error))
            return {}

    def show_status(self, **changes: object) -> None:
        """Change parts of the status line (see ``Status``)."""
        self.status = replace(self.status, **changes)  # type: ignore[arg-type]  # its fields
        self.query_one(StatusLine).show(self.status)

    def count_change(self, before: VerdictValue, after: VerdictValue) -> None:
        """Take a verdict into the count without asking the store again."""
        checked = (after is not VerdictValue.UNREVIEWED) - (before is not VerdictValue.UNREVIEWED)
        disputed = (after is VerdictValue.DISPUTED) - (before is VerdictValue.DISPUTED)
        self.show_status(checked=self.status.checked + checked, disputed=self.status.disputed + disputed)

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
            self.notify(
                said("That claim is not in the list: a filter hides it ({review.clear_filters} shows all).")
            )
            return
        self.claims.focus()
        self.claims.move_to(index)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Offer the keys that act where the focus is."""
        away = event.widget is not self.claims
        panes: dict[object, tuple[Key, ...]] = {self.sources: SOURCES_KEYS, self.pane: ARTICLE_KEYS}
        offered = panes.get(event.widget, AWAY_KEYS)
        own = offered if away else self.KEYS_IN_BAR
        self.query_one(KeyBar).offer(own)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what a clicked key does."""
        event.stop()
        await self.take(event.action)

    async def take(self, action: str) -> None:
        """Do what a key does, from wherever: the list gets the focus first."""
        if action == "escape" or action in keys.PANE_ACTIONS:
            await self.run_action(action)
            return
        if not action.startswith("app.") and not (
            self.focused is self.sources and action in keys.SOURCE_ACTIONS
        ):
            self.claims.focus()
        await self.run_action(
            action if hasattr(self, f"action_{action}") else f"app.{action.removeprefix('app.')}"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let single keys act only from the list."""
        del parameters
        if action in keys.SINGLE_KEY_ACTIONS and hasattr(self, f"action_{action}"):
            return self.focused is self.claims or (
                self.focused is self.sources and action in keys.SOURCE_ACTIONS
            )
        return True

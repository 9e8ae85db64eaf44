"""A source shown whole: read it, search it, and cut evidence from it with a cursor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from workbench.model import Span
from workbench.sources import Source
from workbench.ui import keys
from workbench.ui.cells import shorten, wrap
from workbench.ui.fields import beginning
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import first_frame
from workbench.ui.widgets.cursor_actions import CursorActions
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.source_view import Places, SourceView
from workbench.ui.widgets.text_cursor import TextCursor
from workbench.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from workbench.ui.app import WorkbenchApp

Search = Callable[[str], Awaitable[Sequence[Span]]]
Accept = Callable[[Span], Awaitable[None]]

NOTHING_FOUND = "Nothing has been found: {source.search} searches this source."

CLAIM_LINES = 2
"""Lines of the claim that stay in sight above its source."""


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """What the screen is to show and to do.

    Attributes:
        safe: The source's text after ``printable``, line feeds kept.
        claim: The claim that evidence is sought for.
        search: Finds words in the source.
        accept: Takes a stretch as evidence; asks for what it needs to know.
    """

    source: Source
    safe: str
    claim: str
    places: Places
    at: Span | None
    search: Search
    accept: Accept


class SourceScreen(CursorActions, Screen[None]):
    """One source, over the review screen; escape goes back there."""

    CSS_PATH = "source_text.tcss"
    AUTO_FOCUS = "#source"
    KEYS = keys.SOURCE
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.SOURCE, "source")]

    def __init__(self, request: SourceRequest) -> None:
        """Take what to show."""
        super().__init__()
        self._request = request
        self._words = ""

    @property
    def bench(self) -> WorkbenchApp:
        """The program, by its own type."""
        return cast("WorkbenchApp", self.app)

    @property
    def view(self) -> SourceView:
        """The text."""
        return self.query_one("#source", SourceView)

    @property
    def search_box(self) -> Input:
        """The field for a search; hidden until asked for."""
        return self.query_one("#find", Input)

    def compose(self) -> ComposeResult:
        """Lay out the claim, the text, what would be taken, and the keys."""
        yield TitleBar(self.bench.desk.reviewer)
        yield Static("", id="claim", markup=False)
        yield SourceView(id="source")
        yield Static("", id="chosen", markup=False)
        yield Input(placeholder="Search this source", id="find")
        offered = (*keys.SOURCE, *keys.EVERYWHERE)
        yield KeyBar(sorted((key for key in offered if key.in_bar), key=lambda key: key.action == "help"))

    def on_mount(self) -> None:
        """Show the text when the first frame stands."""
        source = self._request.source
        when = f"published {source.published.isoformat()}" if source.published else "date unknown"
        title = f"{source.outlet}: {source.title}" if source.title else source.outlet
        self.query_one(TitleBar).show(title, f"{when} · version {source.version}")
        self.view.border_title = "Source"
        self.bench.hold(self._fill)

    async def _fill(self) -> None:
        await first_frame(self)
        self.view.show(self._request.safe, self._request.places, self._request.at)
        self._tell()

    def mark_evidence(self, spans: Sequence[Span]) -> None:
        """Mark what is accepted now; the selection has done its work."""
        self.view.mark(replace(self.view.places, evidence=tuple(spans)))
        self.view.move(TextCursor.drop)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let single keys act only from the text."""
        del parameters
        if action in ("theme", "help", "quit") or action in {key.action for key in keys.SOURCE}:
            return action == "escape" or self.focused is self.view
        return True

    def on_resize(self) -> None:
        """Wrap the claim for the new width."""
        self._tell()

    @on(SourceView.Moved)
    def _moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Say which claim it is about, and what enter would take."""
        width = max(20, self.size.width - 2)
        lines = wrap(beginning(f"Claim: {self._request.claim}")[0], width)
        if len(lines) > CLAIM_LINES:
            lines = [*lines[: CLAIM_LINES - 1], shorten(" ".join(lines[CLAIM_LINES - 1 :]), width - 1) + "…"]
        self.query_one("#claim", Static).update(Content.styled("\n".join(lines), "$quiet"))
        cursor = self.view.cursor
        chosen = cursor.chosen
        text = " ".join(self._request.safe[chosen.start : min(chosen.end, chosen.start + 2000)].split())
        what = "Selected" if cursor.selection is not None else "At the cursor"
        hits = self.view.places.hits
        found = f" · {self._hit_number():,} of {len(hits):,} found" if hits else ""
        self.query_one("#chosen", Static).update(
            Content.assemble((f"{what}{found}  ", "bold $primary"), shorten(f"“{text}”", 2 * width - 40))
        )

    # Moving

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what a clicked key does."""
        event.stop()
        await self.take(event.action)

    async def take(self, action: str) -> None:
        """Do what a key does, from wherever: the text gets the focus first."""
        self.view.focus()
        await self.run_action(action if hasattr(self, f"action_{action}") else f"app.{action}")

    def action_next_passage(self) -> None:
        """Select the next passage near the claim."""
        self._go(
            self.view.places.passages, 1, select=True, nothing="No passage near the claim was found here."
        )

    def action_previous_passage(self) -> None:
        """Select the passage before."""
        self._go(
            self.view.places.passages, -1, select=True, nothing="No passage near the claim was found here."
        )

    def action_next_hit(self) -> None:
        """Go to the next place that was found."""
        self._go(self.view.places.hits, 1, nothing=said(NOTHING_FOUND))

    def action_previous_hit(self) -> None:
        """Go to the place before that was found."""
        self._go(self.view.places.hits, -1, nothing=said(NOTHING_FOUND))

    def _go(self, spans: Sequence[Span], step: int, *, nothing: str, select: bool = False) -> None:
        """Go to the next of some places after the cursor, round the end."""
        if not spans:
            self.notify(nothing, timeout=3)
            return
        at = self.view.cursor.selection or self.view.cursor.at
        if step > 0:
            target = next((span for span in spans if span.start > at.start), spans[0])
        else:
            target = next((span for span in reversed(spans) if span.start < at.start), spans[-1])
        if select:
            self.view.move(lambda cursor: cursor.select(target))
        else:
            self.view.move(lambda cursor: cursor.go_to(target.start))

    def _hit_number(self) -> int:
        return bisect_right(self.view.places.hits, self.view.cursor.at.start, key=attrgetter("start"))

    # Evidence, search, leaving

    def action_accept(self) -> None:
        """Take what is selected, or the sentence at the cursor, as evidence."""
        chosen = self.view.cursor.chosen
        if chosen.start < chosen.end:
            self.bench.hold(partial(self._accept, chosen))

    async def _accept(self, span: Span) -> None:
        await self._request.accept(span)

    def action_search(self) -> None:
        """Open the search."""
        self.search_box.add_class("-open")
        self.search_box.focus()

    @on(Input.Submitted, "#find")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.bench.hold(partial(self._search, event.value.strip()))

    async def _search(self, words: str) -> None:
        hits = await self._request.search(words) if words else ()
        self.view.mark(replace(self.view.places, hits=tuple(hits)))
        self.search_box.remove_class("-open")
        self.view.focus()
        if words and not hits:
            self.notify(f"“{words}” is not in this source.", timeout=4)
        elif hits:
            at = self.view.cursor.at.start
            target = next((span for span in hits if span.start >= at), hits[0])
            self.view.move(lambda cursor: cursor.go_to(target.start))
        self._tell()

    def action_escape(self) -> None:
        """Leave the search, drop the selection, or go back to the claims."""
        if self.focused is self.search_box:
            self.search_box.remove_class("-open")
            self.view.focus()
        elif self.view.cursor.anchor is not None:
            self.view.move(TextCursor.drop)
        else:
            self.dismiss()

"""Which words of the article are in a claim: measured, shown, jumped along; the list follows the cursor."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from workbench.errors import WorkbenchError
from workbench.model import Span, VerdictValue
from workbench.ui import keys, wording
from workbench.ui.cells import whole_parts
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.review_room import AROUND
from workbench.ui.screens.sourcing import Sourcing
from workbench.ui.widgets.article_coverage import CoverageMarks
from workbench.ui.widgets.article_pane import ArticlePane
from workbench.ui.widgets.legend import Legend
from workbench.ui.widgets.sources_pane import CORNERS
from workbench.ui.widgets.text_view import LARGE

if TYPE_CHECKING:
    from workbench.desk.requests import AddRequest
    from workbench.desk.session import ReviewSession

ON_CLAIM = frozenset(key.action for key in keys.REVIEW if key.group in {keys.DECIDE, keys.CHANGE})
"""Actions on the current claim; from the article they act while the cursor stands in it."""

ALWAYS = frozenset(
    {"undo", "redo", "auto_advance", "coverage", "next_uncovered", "previous_uncovered", "left_out"}
)
"""Actions of the list that act from anywhere in the article."""

LONG_PAUSE = 1.0
"""Seconds without a change after which a very long article is measured again, which takes some seconds."""

TURN = 0.0005
"""Seconds for which measuring keeps the interpreter to itself, in place of Python's 0.005."""


ACT_ON_CLAIM = "{review.verify} {review.dispute} {review.unverifiable} {review.note} act on it"
"""Over the article, while its cursor stands in a claim."""


class Covering(Sourcing):
    """The keys C ( and ), and a list that follows the cursor of the article."""

    def __init__(self, article: str | None, add: AddRequest | None = None) -> None:
        """Take what to open (see ``WorkbenchApp``)."""
        super().__init__(article, add)
        self._coverage: CoverageMarks | None = None
        self._covering = False

    # The cursor and the list

    @on(ArticlePane.Moved)
    def _walked(self, event: ArticlePane.Moved) -> None:
        """Bring the list to the claim that the cursor came to; read on at the edge of a stretch."""
        event.stop()
        pane = self.pane
        if pane.has_focus:
            self._follow()
            cursor = pane.cursor
            if self.stretch is not None and not self.stretch.holds(self.in_article(cursor.at), AROUND // 2):
                anchor = self.in_article(cursor.anchor) if cursor.anchor is not None else None
                self.bench.hold(partial(self._stand, self.in_article(cursor.at).start, anchor))
        self.tell()

    def _follow(self) -> None:
        pane = self.pane
        row_id = pane.claim_here
        if pane.cursor.anchor is None and row_id is not None and row_id != self.claims.row_id:
            index = self.claims.index_of(row_id)
            if index is not None:
                self.claims.move_to(index)

    @property
    def base(self) -> int:
        """Where the text of the pane begins in the article."""
        return self.stretch.base if self.stretch is not None else 0

    def in_article(self, span: Span) -> Span:
        """Return a stretch of the pane's text as one of the article."""
        return Span(span.start + self.base, span.end + self.base)

    async def _stand(self, at: int, anchor: Span | None = None) -> None:
        """Show the part of a long article around an offset, with the cursor there."""
        await self._read_text(at)
        base = self.base
        moved = Span(anchor.start - base, anchor.end - base) if anchor is not None else None
        self.pane.stand(at - base, moved, self.claims.row_id)
        await self.mark_claims()

    def action_article_start(self) -> None:
        """Go to the beginning of the article with its cursor."""
        self._walk_to(0)

    def action_article_end(self) -> None:
        """Go to the end of the article with its cursor."""
        self._walk_to(self.stretch.length if self.stretch is not None else 0)

    def _walk_to(self, at: int) -> None:
        if self.stretch is None or self.stretch.whole:
            self.pane.move(lambda cursor: cursor.go_to(at))
        else:
            self.bench.hold(partial(self._stand, at))

    def tell(self) -> None:
        """Say over the article what the cursor stands on."""
        title = "Coverage" if self._covering else "Article"
        frame = self.query_one("#reading")
        parts = (title, *self._at_cursor()) if self.pane.has_focus else (title,)
        frame.border_title = whole_parts(parts, frame.outer_size.width - CORNERS)

    def panes_arranged(self) -> None:
        """Fit the title into the room there is now."""
        super().panes_arranged()
        self.tell()

    def _at_cursor(self) -> tuple[str, ...]:
        """Return what the cursor stands on, then which keys act on it."""
        pane = self.pane
        if pane.cursor.anchor is not None:
            makes, marks = said("{reading.new_claim} makes a claim"), said("{reading.no_fact} marks no fact")
            return "selected", makes, marks
        if pane.unread_here:
            return "not read", said("{reading.bring_back_line} reads it")
        verdict = pane.verdict_here
        if verdict is not None:
            return f"claim: {wording.VERDICT_MARKS[verdict].word}", said(ACT_ON_CLAIM)
        at = self.in_article(pane.cursor.at)
        state = self._coverage.most_telling(*at) if self._coverage is not None else None
        return (wording.COVERAGE_MARKS[state].word if state is not None else "no claim",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys of decisions act from the article, on the claim that the cursor stands in."""
        if isinstance(self.focused, ArticlePane):
            if action in ALWAYS:
                return True
            if action in ON_CLAIM:
                here = self.pane.claim_here
                return here is not None and here == self.claims.row_id
        return super().check_action(action, parameters)

    async def take(self, action: str) -> None:
        """Do what a key does; those of the article's cursor need its focus."""
        in_article = isinstance(self.focused, ArticlePane)
        if in_article and action in keys.READING_ACTIONS:
            await self.pane.run_action(action)
        elif in_article and action in ALWAYS:
            await self.run_action(action)
        else:
            await super().take(action)

    # Measuring

    @property
    def quick(self) -> bool:
        """Whether the article is measured in no time."""
        return self.stretch is not None and self.stretch.length < LARGE

    async def mark_claims(self) -> None:
        """Underline the claims in the article by state, then measure what they cover."""
        self._show_coverage()
        await super().mark_claims()
        self.measure()

    async def count(self) -> None:
        """Count how far the review is, then measure."""
        await super().count()
        self.measure()

    def count_change(self, before: VerdictValue, after: VerdictValue) -> None:
        """Take a verdict into the count, then measure."""
        super().count_change(before, after)
        self.measure()

    def measure(self) -> None:
        """Measure the coverage beside the keys; that of a very long article only once it was asked for."""
        if self.quick:
            begin(self, self.measure_now, "coverage", exclusive=True)
        elif self._coverage is not None:
            begin(self, self._measure_later, "coverage", exclusive=True)

    async def _measure_later(self) -> None:
        await asyncio.sleep(LONG_PAUSE)
        await self.measure_now()

    async def measure_now(self) -> None:
        """Measure the coverage and show it."""
        if self.article is None:
            return
        article_id = self.article.article_id
        try:
            self._coverage = await self.bench.library.call(partial(read_coverage, article_id=article_id))
        except WorkbenchError as error:
            self.bench.complain(str(error))
            return
        self.show_status(coverage=self._coverage.words)
        self._show_coverage()
        self.tell()

    def states_of(self, span: Span) -> frozenset[str] | None:
        """Return the states on a stretch of the article, None where it was not measured."""
        return self._coverage.states(*span) if self._coverage is not None else None

    # The view, and the jumps

    def action_coverage(self) -> None:
        """Show which words are in a claim, or the claims' states again."""
        self._covering = not self._covering
        self.query_one(Legend).explain(coverage=self._covering)
        self._show_coverage()
        self.tell()
        if self._covering:
            self.show_reading()
            if self._coverage is None:
                self.notify("Measuring what the claims cover …", timeout=3)
                begin(self, self.measure_now, "coverage", exclusive=True)

    def _show_coverage(self) -> None:
        measured = self._coverage if self._covering else None
        self.pane.cover(measured.seen_from(self.base) if measured is not None else None)

    def action_next_uncovered(self) -> None:
        """Select the next words that no claim covers."""
        self._jump(1)

    def action_previous_uncovered(self) -> None:
        """Select the words before that no claim covers."""
        self._jump(-1)

    def _jump(self, step: int) -> None:
        if self._coverage is not None:
            self._go_uncovered(step)
        elif self.quick:
            self.bench.hold(partial(self._measure_and_jump, step))
        else:
            self.notify("Measuring what the claims of this long article cover …", timeout=3)
            begin(self, partial(self._measure_and_jump, step), "coverage", exclusive=True)

    async def _measure_and_jump(self, step: int) -> None:
        await self.measure_now()
        self._go_uncovered(step)

    def _go_uncovered(self, step: int) -> None:
        if self._coverage is None:
            return
        cursor = self.pane.cursor
        at = self.in_article(cursor.selection or cursor.at)
        target = self._coverage.next_uncovered(at) if step > 0 else self._coverage.previous_uncovered(at)
        if target is None:
            self.notify("Every word of the article is in a claim, or marked.", timeout=3)
            return
        self.show_reading()
        self.pane.focus()
        if self.stretch is None or self.stretch.holds(target):
            self._select(target)
        else:
            self.bench.hold(partial(self._read_and_select, target))

    async def _read_and_select(self, target: Span) -> None:
        await self._stand(target.start)
        self._select(target)

    def _select(self, target: Span) -> None:
        base = self.base
        self.pane.select(Span(target.start - base, target.end - base), self.claims.row_id)

    def show_reading(self) -> None:
        """Bring the article onto the screen where the sources stand in its place."""
        self.show_pane("reading")


def read_coverage(session: ReviewSession, article_id: str) -> CoverageMarks:
    """Return the coverage of an article as the pane shows it."""
    from workbench.desk.coverage import coverage

    with _yielding():
        found = coverage(session, article_id)
        stretches = ((one.start, one.end, one.state.value) for one in found.stretches)
        return CoverageMarks(stretches, found.percent, session.edition(article_id).text)


@contextmanager
def _yielding() -> Iterator[None]:
    """Let the thread of the screen in ten times as often: each key needs several turns."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)

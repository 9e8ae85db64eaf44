"""How a reviewer finds a claim: next open one, by number, search, filter, sort."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from workbench.model import SourceCheckStatus, VerdictValue
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.review_room import NOT_LISTED, ReviewRoom

if TYPE_CHECKING:
    from array import array

    from workbench.desk.session import ReviewSession
    from workbench.store.rows import ClaimRow, Dimension, Sort, View
    from workbench.ui.filter_choices import Facets

SEARCH_PAUSE = 0.01
"""Seconds without a letter after which a search is run: less than between two letters of a quick typist."""

RISKY = (
    SourceCheckStatus.ALTERED,
    SourceCheckStatus.MISATTRIBUTED,
    SourceCheckStatus.NOT_IN_SOURCE,
)
"""What the source check warns of."""

PAGES_NEAR = 8
"""Pages looked through row by row for the next claim wanted before the store is asked for all of them."""


class Finding(ReviewRoom):
    """The keys space, [, m, M, /, f, F, s and going to a claim by number."""

    # Open claims

    def action_next_open(self) -> None:
        """Go to the next claim without a verdict, from the end on from the start."""
        self.bench.hold(partial(self._go_to_open, 1))

    def action_previous_open(self) -> None:
        """Go to the claim without a verdict before, from the start on from the end."""
        self.bench.hold(partial(self._go_to_open, -1))

    def action_next_risky(self) -> None:
        """Go to the next open claim that the source check warns of, from the end on from the start."""
        self.bench.hold(partial(self._go_to_risky, 1))

    def action_previous_risky(self) -> None:
        """Go to the one before, from the start on from the end."""
        self.bench.hold(partial(self._go_to_risky, -1))

    async def _go_to_open(self, step: int) -> None:
        view = replace(self.view, verdict=VerdictValue.UNREVIEWED, retired=False)
        if not await self._go_to(step, _is_open, [view]):
            self.notify(f"Every claim {self._here} has your verdict.", timeout=3)

    async def _go_to_risky(self, step: int) -> None:
        views = [
            replace(self.view, verdict=VerdictValue.UNREVIEWED, source_status=status, retired=False)
            for status in RISKY
            if self.view.source_status in {None, status}
        ]
        if not await self._go_to(step, _is_risky, views):
            self.notify(f"The source check warns of no open claim {self._here}.", timeout=3)

    @property
    def _here(self) -> str:
        return "here" if self.status.filters else "in this article"

    async def _go_to(self, step: int, wanted: Callable[[ClaimRow], bool], views: Sequence[View]) -> bool:
        """Go to the next claim of a sort; False where the list has none.

        Args:
            step: 1 for the next one, -1 for the one before.
            wanted: Tells it by its row.
            views: Which between them hold all of that sort.
        """
        index = await self._near(step, wanted)
        if index is None:
            index = await self._far(step, views)
        if index is None:
            return False
        self.claims.move_to(index)
        return True

    async def _near(self, step: int, wanted: Callable[[ClaimRow], bool]) -> int | None:
        """Return the next such claim among the rows near by, whose state is up to date on the screen."""
        from workbench.ui.widgets.claim_list import PAGE

        claims = self.claims
        index = claims.cursor + step
        for _ in range(PAGE * PAGES_NEAR):
            if not 0 <= index < claims.row_count:
                return None
            row = await claims.load(index)
            if row is not None and wanted(row):
                return index
            index += step
        return None

    async def _far(self, step: int, views: Sequence[View]) -> int | None:
        """Return the next such claim of the whole list, round its end."""
        from array import array
        from itertools import chain

        from workbench.store.rows import Sort as Order

        who = self.bench.desk.reviewer
        mine = [replace(view, reviewer=who, sort=Order.PLACE, descending=False) for view in views]
        ids, cursor = self.claims.ids, self.claims.cursor

        def read(session: ReviewSession) -> int | None:
            # Row ids grow with the place: looked up by halving, a million of them take eight megabytes.
            found = [array("q", chain.from_iterable(session.claim_ids(view))) for view in mine]
            count = len(ids)
            steps = ((cursor + step * distance) % count for distance in range(1, count + 1))
            return next((index for index in steps if any(_holds(some, ids[index]) for some in found)), None)

        return await self.bench.finder.call(read)

    async def go_to_number(self, number: int) -> None:
        """Go to the claim with this number in its article, as far as it is listed."""
        article_id = self.view.article_id or ""
        row_id = await self.bench.desk.call(lambda session: session.store.row_of_number(article_id, number))
        if row_id is None:
            self.notify(f"There is no claim {number:,}: the article has {self.status.total:,}.")
            return
        found = self.claims.index_of(row_id)
        if found is None:
            self.notify(said(NOT_LISTED, number=f"{number:,}"))
            return
        self.claims.move_to(found)
        self.claims.focus()

    # Search

    @property
    def search_box(self) -> Input:
        """The field for a search; hidden until asked for."""
        return self.query_one("#search", Input)

    def action_search(self) -> None:
        """Open the search."""
        self.search_box.add_class("-open")
        self.search_box.focus()

    @on(Input.Changed, "#search")
    def _search_changed(self, event: Input.Changed) -> None:
        event.stop()
        begin(self, partial(self._search, event.value), "search", exclusive=True)

    async def _search(self, typed: str) -> None:
        await asyncio.sleep(SEARCH_PAUSE)
        words = typed.strip()
        if self._view is not None and words != (self.view.search or ""):
            await self._apply_search(words)

    async def _apply_search(self, words: str) -> None:
        await self.apply(replace(self.view, search=words or None))

    @on(Input.Submitted, "#search")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.bench.hold(partial(self._finish_search, event.value.strip()))

    async def _finish_search(self, words: str) -> None:
        if words != (self.view.search or ""):
            await self._apply_search(words)
        if not words:
            self.search_box.remove_class("-open")
        self.claims.focus()

    def action_to_found(self) -> None:
        """Go from the search to the claims found so far."""
        if self.focused is self.search_box:
            self.bench.hold(partial(self._finish_search, self.search_box.value.strip()))

    async def leave_search(self) -> None:
        """Drop the search and list the claims as before it."""
        self.search_box.remove_class("-open")
        self.search_box.value = ""
        self.claims.focus()
        if self._view is not None and self.view.search:
            await self.apply(replace(self.view, search=None))

    # Filter and sort

    async def apply(self, view: View) -> None:
        """List another view; the cursor stays on its claim where that is still listed."""
        self._view = view
        await self.list_claims(self.claims.row_id)

    def action_filter(self) -> None:
        """Choose what the list shows."""
        self.bench.hold(self._ask_filter)

    async def _ask_filter(self) -> None:
        from workbench.ui.screens.filter import FilterDialog

        await self.bench.ask(FilterDialog(self.view, self._facets), self.apply)

    async def _facets(self) -> Facets:
        from workbench.ui.filter_choices import HEADINGS

        view = self.view
        facets: Facets = {}
        for dimension in HEADINGS:
            # What is left out can be chosen all the same, instead.
            asked = replace(view, reports_only=None) if dimension == "frame_class" else view
            facets[dimension] = await self.bench.finder.call(partial(_facet, view=asked, dimension=dimension))
        return facets

    def action_clear_filters(self) -> None:
        """Show all claims of the article."""
        self.bench.hold(self._clear)

    async def _clear(self) -> None:
        from workbench.ui.filter_choices import cleared

        self.search_box.remove_class("-open")
        self.search_box.value = ""
        await self.apply(cleared(self.view))

    def action_sort(self) -> None:
        """Choose the order of the list."""
        self.bench.hold(self._ask_sort)

    async def _ask_sort(self) -> None:
        from workbench.ui.screens.sort import BEST_LAST, SortDialog

        async def sort(chosen: Sort) -> None:
            same = chosen is self.view.sort
            descending = not self.view.descending if same else chosen in BEST_LAST
            await self.apply(replace(self.view, sort=chosen, descending=descending))

        await self.bench.ask(SortDialog(self.view.sort), sort)


def _holds(ids: array[int], row_id: int) -> bool:
    """Return whether a row id is among some in order."""
    from bisect import bisect_left

    at = bisect_left(ids, row_id)
    return at < len(ids) and ids[at] == row_id


def _is_open(row: ClaimRow) -> bool:
    # One that is set aside waits for nobody.
    return row.verdict is VerdictValue.UNREVIEWED and not row.retired


def _is_risky(row: ClaimRow) -> bool:
    return _is_open(row) and row.source_status in RISKY


def _facet(session: ReviewSession, view: View, dimension: Dimension) -> list[tuple[str, int]]:
    return session.facets(view, dimension)

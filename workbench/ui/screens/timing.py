"""What is kept of going through the claims: the time that each takes, and where the reviewer was last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from workbench.ui.ordered_keys import begin
from workbench.ui.screens.finding import Finding

if TYPE_CHECKING:
    from workbench.desk.stopwatch import Stopwatch

FLUSH = 5.0
"""Seconds between two looks at whether measured time can be written."""

QUIET = 1.0
"""Seconds without a key before it is: no key then waits for the store."""


class Timing(Finding):
    """Measures while claims are listed, and writes when no key would have to wait."""

    _watch: Stopwatch | None = None
    _at = ""
    _kept_at = ""

    async def open_wanted(self, article_id: str) -> None:
        """Fill the panes with an article, at the claim that the reviewer was at when it was left."""
        from workbench.desk.places import place_in

        place = place_in(article_id, self.bench.desk.reviewer) if self.seek is None else None
        if place is not None:
            self.seek = await self.bench.desk.call(lambda session: session.row_of(article_id, place))
        await super().open_wanted(article_id)

    async def list_claims(self, seek: int | None = None) -> None:
        """List the claims of the view; from the first list on, the time spent on each is measured."""
        await super().list_claims(seek)
        if self._watch is None:
            from workbench.desk.stopwatch import Stopwatch

            self._watch = Stopwatch()
            self.bench.signs_of_life = self._watch.touch
            self.set_interval(FLUSH, self._write_time_when_quiet)
        self._watch.turn_to(self.claims.row_id)

    def show_claim(self) -> None:
        """Fetch the current claim, and measure the time spent on it from now on."""
        if self._watch is not None:
            self._watch.turn_to(self.claims.row_id)
            if self.claims.row is not None:
                self._at = self.claims.row.claim_id
        super().show_claim()

    def _write_time_when_quiet(self) -> None:
        if self._watch is not None and self._watch.idle > QUIET:
            begin(self, self.write_time, "time")
            self._keep_place()

    def _keep_place(self) -> None:
        if self._at in {"", self._kept_at} or self.article is None or getattr(self.bench, "touring", False):
            return
        from workbench.desk.places import keep_place

        self._kept_at = self._at
        keep_place(self.article.article_id, self.bench.desk.reviewer, self._at)

    async def write_time(self) -> None:
        """Write the time measured so far; what cannot be written is let go: it is no decision."""
        from workbench.errors import WorkbenchError

        spent = self._watch.take() if self._watch is not None else {}
        if not spent:
            return
        reviewer = self.bench.desk.reviewer
        try:
            await self.bench.kin.call(lambda session: session.store.add_time(reviewer, spent))
        except WorkbenchError:
            return

    async def on_unmount(self, _: events.Unmount) -> None:
        """Write what was measured."""
        if self._watch is not None:
            self._watch.touch()
            if self.bench.signs_of_life == self._watch.touch:  # else another article is open already
                self.bench.signs_of_life = None
        self._keep_place()
        await self.write_time()

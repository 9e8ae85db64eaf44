"""What a reviewer does with saved sources: step through passages, accept evidence, show the pane."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model import Span
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.review_room import ReviewRoom

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.desk.passages import Reading
    from workbench.desk.requests import AddRequest
    from workbench.model import SourceCheckStatus
    from workbench.sources import EvidenceRelation, Source
    from workbench.store.source_rows import AcceptedEvidence
    from workbench.ui.source_detail import SourceDetail

SCROLLED = 3
"""Lines that a key scrolls the pane by."""


class Sourcing(ReviewRoom):
    """The keys . , > < J K E and S."""

    def __init__(self, article: str | None, add: AddRequest | None = None) -> None:
        """Take what to open (see ``WorkbenchApp``)."""
        super().__init__(article, add)
        self._reading: tuple[int, Reading] | None = None

    # The pane

    @property
    def sources_shown(self) -> bool:
        """Whether the pane is on the screen."""
        return "sources" in self.shown

    def panes_arranged(self) -> None:
        """Fetch what the pane needs where it has just come into view."""
        super().panes_arranged()
        self._fetch_passages()

    def show_sources(self, detail: SourceDetail) -> None:
        """Show what is stored of a claim's sources; the passages to read come from another thread."""
        before = self.sources.shown
        same = before is not None and before.row.row_id == detail.row.row_id
        held = self._reading is not None and self._reading[0] == detail.row.row_id
        reading = self._reading[1] if self._reading is not None and held else None
        at = before.at if same and before is not None and reading is not None else 0
        self.sources.show(replace(detail, reading=reading, at=at))
        self._fetch_passages()

    async def forget_sources(self) -> None:
        """Read passages anew from now on: the saved sources may have changed."""
        self._reading = None
        await self.make_room()

    def _fetch_passages(self) -> None:
        shown = self.sources.shown
        if shown is not None and shown.reading is None and self.sources_shown:
            begin(self, partial(self.read_passages, shown.row.row_id), "passages", exclusive=True)

    async def read_passages(self, row_id: int) -> None:
        """Fetch the passages to read for a claim, and show them while it is the current one."""
        try:
            reading = await self.bench.library.call(lambda session: session.passages(row_id))
        except WorkbenchError as error:
            if row_id == self.claims.row_id:
                self.sources.say(str(error))
            return
        shown = self.sources.shown
        if shown is not None and shown.row.row_id == row_id == self.claims.row_id:
            self._reading = row_id, reading
            self.sources.show(replace(shown, reading=reading))

    def action_sources_down(self) -> None:
        """Scroll the pane down."""
        self._scroll(1)

    def action_sources_up(self) -> None:
        """Scroll the pane up."""
        self._scroll(-1)

    def _scroll(self, step: int) -> None:
        if self._looked_at() is not None:
            self.sources.scroll_relative(y=SCROLLED * step, animate=False)

    # Passages

    def action_next_passage(self) -> None:
        """Show the next passage."""
        self._step(1)

    def action_previous_passage(self) -> None:
        """Show the passage before."""
        self._step(-1)

    def action_next_source(self) -> None:
        """Show the first passage of the next source."""
        self._step_source(1)

    def action_previous_source(self) -> None:
        """Show the first passage of the source before."""
        self._step_source(-1)

    def _step(self, step: int) -> None:
        shown = self._stepped()
        if shown is None or shown.reading is None:
            return
        count = len(shown.reading.passages)
        if count < 2:
            self.notify(
                said("There is one passage only: {review.whole_source} shows the whole source."), timeout=3
            )
            return
        self.sources.show(replace(shown, at=(shown.at + step) % count))

    def _step_source(self, step: int) -> None:
        shown = self._stepped()
        if shown is None or shown.reading is None or shown.passage is None:
            return
        ids = [passage.source.source_id for passage in shown.reading.passages]
        order = [*dict.fromkeys(ids)]
        if len(order) < 2:
            self.notify(
                said("There is one source only: {review.all_sources} lists all saved sources."), timeout=3
            )
            return
        place = order.index(shown.passage.source.source_id)
        self.sources.show(replace(shown, at=ids.index(order[(place + step) % len(order)])))

    def _stepped(self) -> SourceDetail | None:
        """Return what can be stepped through; where the pane is hidden, show it first."""
        shown = self._looked_at()
        if shown is not None and shown.reading is not None and not shown.reading.passages:
            self.notify("No passage of a saved source is near this claim.", timeout=3)
            return None
        return shown

    def _looked_at(self) -> SourceDetail | None:
        """Return what the pane shows; where it is hidden, show it and return nothing."""
        if self.sources_shown:
            return self.sources.shown
        self.action_toggle_sources()
        return None

    # Evidence

    def action_accept(self) -> None:
        """Accept the shown passage as evidence, or take it back; nothing is accepted unseen."""
        hidden = not self.sources_shown
        shown = self._stepped()
        if hidden:
            self.notify(said("Here are the sources: {review.accept} again accepts the passage."), timeout=4)
            return
        if shown is None or shown.passage is None:
            if shown is not None and shown.reading is None:
                self.notify(
                    said("The sources are still being read: {review.accept} again in a moment."), timeout=2
                )
            return
        passage = shown.passage
        if passage.span is None:
            self.notify(
                said("No passage is shown: {review.whole_source} opens the whole source, to pick one."),
                timeout=4,
            )
            return
        held = shown.accepted_by(self.bench.desk.reviewer)
        if held is not None:
            self.bench.hold(partial(self._withdraw, shown.row.row_id, held))
            return
        self.bench.hold(
            partial(self.take_evidence, shown.row.row_id, passage.source, passage.span, passage.status)
        )

    async def take_evidence(
        self,
        row_id: int,
        source: Source,
        span: Span,
        status: SourceCheckStatus | None = None,
        then: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Ask how a stretch of a source bears on a claim, and accept it.

        Args:
            row_id: The claim.
            source: The version that it is cut from.
            span: Where it stands.
            status: How it compares with the claim; it decides which answer is marked.
            then: Called when it is accepted.
        """
        from workbench.ui.screens.relation import RelationDialog, likely

        text = source.text[span.start : span.end]
        reviewed = await self.bench.desk.call(lambda session: session.is_under_review(row_id, source.outlet))

        async def write(relation: EvidenceRelation) -> None:
            row = await self.bench.desk.call(
                lambda session: session.accept_evidence(
                    row_id, source.source_id, source.version, span, relation
                )
            )
            self.claims.put(row)
            self.notify(
                said("Evidence: {relation}. {review.undo} takes it back.", relation=relation.value), timeout=3
            )
            self.show_claim()
            if then is not None:
                await then()

        dialog = RelationDialog(text, source.outlet, likely(status), under_review=reviewed)
        await self.bench.ask(dialog, write)

    async def _withdraw(self, row_id: int, held: AcceptedEvidence) -> None:
        row = await self.bench.desk.call(lambda session: session.withdraw_evidence(row_id, held.key))
        self.claims.put(row)
        self.notify("Taken back: no longer evidence.", timeout=3)
        self.show_claim()

"""The red pencil: what a reviewer does about words that no claim covers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model import Span
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.covering import Covering
from workbench.ui.widgets.article_coverage import NO_FACT, UNCOVERED

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.store.rows import Added
    from workbench.ui.reading import OnProgress


class Pencil(Covering):
    """The keys + - B and L of the article. Each is one entry of the ledger, so one ``z`` takes it back."""

    def _chosen(self) -> tuple[Span, ...]:
        """Return what a key would act on, a span a block of the article; say so where there is none."""
        spans = tuple(self.in_article(span) for span in self.pane.chosen_spans)
        if not spans:
            unread = bool(self.pane.unread_here)
            self.notify(
                said("This was left out of the article: {reading.bring_back_line} reads it first.")
                if unread
                else "No word is here.",
                timeout=4,
            )
        return spans

    # No fact here

    def action_no_fact(self) -> None:
        """Say that what is chosen states no fact, or take that back."""
        spans = self._chosen()
        if not spans:
            return
        whole = Span(spans[0].start, spans[-1].end)
        states = self.states_of(whole)
        if states is None or UNCOVERED in states:
            self.bench.hold(partial(self._mark, whole, taken_back=False))
        elif NO_FACT in states:
            self.bench.hold(partial(self._mark, whole, taken_back=True))
        else:
            self.notify("Every word here is in a claim: there is nothing to mark.", timeout=3)

    async def _mark(self, span: Span, *, taken_back: bool) -> None:
        article_id = self.view.article_id or ""

        def mark(session: ReviewSession) -> None:
            if taken_back:
                session.edits.unmark_no_fact(article_id, span)
            else:
                session.edits.mark_no_fact(article_id, span)

        await self.bench.desk.call(mark)
        self.pane.release()
        self.notify(
            "No longer marked." if taken_back else said("No fact here. {review.undo} takes it back."),
            timeout=2,
        )
        await self._measure_again()

    async def _measure_again(self) -> None:
        """Measure before the next key where that is quick, else beside the keys."""
        if self.quick:
            await self.measure_now()
        else:
            self.measure()

    # A claim

    def action_new_claim(self) -> None:
        """Make a claim of what is chosen."""
        spans = self._chosen()
        if spans:
            self.bench.hold(partial(self._add_claim, spans))

    async def _add_claim(self, spans: tuple[Span, ...]) -> None:
        article_id = self.view.article_id or ""
        row_id = await self.bench.desk.call(lambda session: session.edits.add(article_id, spans))
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        self.pane.release()
        await self.list_claims(row_id)
        await self.mark_claims()
        await self._measure_again()
        hidden = self.status.filters and self.claims.row_id != row_id
        aside = said(
            "a filter hides it ({review.clear_filters} shows all)"
            if hidden
            else "{review.undo} takes it back"
        )
        self.notify(f"Claim {row.number:,} is new and open; {aside}.", timeout=4)

    # Lines that were left out

    def action_bring_back_line(self) -> None:
        """Read the left-out line at the cursor after all; a hidden one is shown first."""
        blocks = self.pane.unread_here
        if not blocks:
            self.notify(
                said("This line is read already: {review.left_out} shows those that were left out."),
                timeout=3,
            )
        elif self.pane.hidden_here:
            self.pane.toggle_left_out()
            self.notify(
                said(
                    "Here is what was left out: {reading.bring_back_line} again reads the line at the cursor."
                ),
                timeout=4,
            )
        else:
            span = self.in_article(Span(blocks[0].start, blocks[-1].end))
            begin(self, partial(self._read_line, span, read=True), "adding")

    def action_leave_out_line(self) -> None:
        """Read the line at the cursor no more, or all those that are selected."""
        if self.pane.unread_here:
            self.notify(said("This line is left out: {reading.bring_back_line} reads it."), timeout=3)
            return
        span = self.in_article(self.pane.cursor.selection or self.pane.cursor.at)
        begin(self, partial(self._read_line, span, read=False), "adding")

    async def _read_line(self, span: Span, *, read: bool) -> None:
        from workbench.ui.reading import with_dialog

        path, reviewer, model = self.bench.desk.store_path, self.bench.desk.reviewer, self.bench.model
        article_id = self.view.article_id or ""

        def change(on_progress: OnProgress) -> Added:
            from workbench.desk import errands
            from workbench.desk.apart import apart

            changing = partial(errands.change_lines, path, article_id, span, reviewer, model, read=read)
            return apart(changing, on_progress=on_progress)

        try:
            added = await with_dialog(
                self.bench, "Reading the line" if read else "Leaving the line out", change
            )
        except (WorkbenchError, OSError) as error:
            self.bench.complain(str(error))
            return
        if added is None:
            return
        self.bench.hold(partial(self.article_changed, reread=False))
        if not read:
            self.notify(said("The line is read no more. {review.undo} takes that back."), timeout=4)
            return
        new = added.claims - added.kept
        self.notify(
            said("The line is read: {new} more claims. {review.undo} takes it back.", new=f"{new:,}"),
            timeout=4,
        )

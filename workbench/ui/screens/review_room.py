"""How the review screen is filled; what a reviewer can do there builds on it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import InputError, WorkbenchError
from workbench.model import Claim, Span
from workbench.text import printable
from workbench.ui.key_names import said
from workbench.ui.long_text import moved_claim, moved_marks
from workbench.ui.ordered_keys import begin, first_frame
from workbench.ui.pane_sizes import BARE
from workbench.ui.screens.panes import ReviewPanes
from workbench.ui.widgets.article_marks import ArticleMarks
from workbench.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from workbench.desk.session import ReviewSession
    from workbench.store.rows import Progress, View
    from workbench.store.stretches import Stretch
    from workbench.ui.claim_detail import ClaimDetail
    from workbench.ui.source_detail import SourceDetail

REST_PAUSE = 0.15
"""Seconds that a search must stand before all it finds is listed: half a word needs its first page only."""

AROUND = 4_000
"""Code points on either side of the current claim at least, in a text too long to be held whole."""


NONE_LISTED = (
    "No claim is listed: {review.clear_filters} shows all again; from the search, {review.escape} does."
)

NOT_LISTED = "Claim {number} is not in the list: {review.clear_filters} shows all claims."
"""Where a claim is to be gone to that a filter hides."""


class ReviewRoom(ReviewPanes):
    """Fills the panes with an article of the store, and lists its claims.

    Attributes:
        stretch: The text that the article pane shows, None until it has come. Offsets in the pane are
            offsets into it: of a very long article it is a part (``stretch.base``).
        seek: Row id of the claim to begin at, None for the first one.
    """

    stretch: Stretch | None = None
    seek: int | None = None

    # Opening

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
        await self.make_room()
        self.article = article
        self._view = View(article_id=article.article_id)
        self.show_article()
        await self.list_claims(self.seek)
        begin(self, self._show_text, "text", exclusive=True)

    async def make_room(self) -> None:
        """Give the pane of sources a few lines only while no source is saved."""
        saved = await self.bench.desk.call(lambda session: session.has_sources())
        if saved == self.has_class(BARE):
            self.set_class(not saved, BARE)
            self.lay_panes()

    async def _show_text(self) -> None:
        """Show the article, then its claims' states; keys need not wait for either."""
        await self._read_text(0)
        self.show_claim()
        await self.mark_claims()

    async def _read_text(self, at: int) -> None:
        """Show the article, or the stretch around an offset of one too long to be held whole."""
        article_id = self.view.article_id
        if article_id is None:
            return
        stretch, safe = await self.bench.library.call(partial(_text, article_id=article_id, at=at))
        self.stretch = stretch
        self.pane.show(stretch.edition, safe)

    async def _read_on(self, claim: Claim, row_id: int) -> None:
        """Show the stretch that a claim stands in, and light it there."""
        await self._read_text(claim.start)
        if self.stretch is not None and row_id == self.claims.row_id:
            self.pane.light(moved_claim(claim, -self.stretch.base), row_id)
        await self.mark_claims()

    def light(self, claim: Claim | None, row_id: int) -> None:
        """Light the current claim in the article, wherever in a long one that is."""
        if claim is None or self.stretch is None or self.stretch.whole:
            self.pane.light(claim, row_id)
        elif self.stretch.holds(Span(claim.start, claim.end), AROUND):
            self.pane.light(moved_claim(claim, -self.stretch.base), row_id)
        else:
            begin(self, partial(self._read_on, claim, row_id), "text", exclusive=True)

    def show_article(self) -> None:
        """Show the article's title and date."""
        if self.article is not None:
            day = self.article.published
            publisher = f"{self.article.publisher} · " if self.article.publisher else ""
            when = f"published {day.isoformat()}" if day else said("date unknown ({review.published})")
            self.query_one(TitleBar).show(self.article.title, f"{publisher}{when}")

    async def find(self, text: str) -> str:
        """Return the id of the article that the user means.

        Raises:
            InputError: None is meant, or more than one.
        """
        found = await self.bench.desk.call(lambda session: session.find_articles(text))
        if not found:
            raise InputError(
                f"{printable(text)}: there is no such file, and no article in the store goes with it; "
                "`workbench articles` lists them"
            )
        if len(found) > 1:
            names = "; ".join(f"{row.article_id} {row.title}" for row in found[:3])
            raise InputError(f"{text!r} can mean {len(found)} articles: {names}. Give the start of one id.")
        return found[0].article_id

    # Filling

    async def list_claims(self, seek: int | None = None) -> None:
        """List the claims of the view; return when the first ones are on the screen.

        Args:
            seek: Row id for the cursor.
        """
        view = self.view
        self._listing += 1
        listing = self._listing
        self.workers.cancel_group(self, "listing")
        # A walk that is given up leaves the finder within a few hundredths of a second (see ``claim_ids``).
        chunks, first = await self.bench.finder.call(partial(_first_ids, view=view))
        if listing != self._listing:
            return
        if first is None:
            from array import array

            first = array("q")
        from workbench.ui.filter_choices import filter_words

        self.claims.start(first, seek)
        if len(first):
            await self.claims.load(self.claims.cursor)
            # The page is on the screen before anything else is laid out.
            await first_frame(self)
        else:
            self.detail.say(
                said(NONE_LISTED) if filter_words(self.view) else "No claim was found in this article."
            )
            self.sources.show(None)
            self.pane.light(None)
        self.show_claim()
        await self.count()
        if len(first):
            begin(self, partial(self._list_rest, chunks, listing), "listing", exclusive=True)

    async def _list_rest(self, rest: Iterator[array[int]], listing: int) -> None:
        if self.view.search:
            await asyncio.sleep(REST_PAUSE)
        while (chunk := await self.bench.finder.call(lambda _: next(rest, None))) is not None:
            if listing != self._listing:
                return
            before = self.claims.row_id
            self.claims.extend(chunk)
            if self.claims.row_id != before:
                self.show_claim()
        self.show_status(shown=self.claims.row_count)

    async def mark_claims(self) -> None:
        """Underline the claims in the article by state."""
        if self.article is None:
            return
        article_id, stretch = self.article.article_id, self.stretch
        if stretch is None or stretch.whole:
            marks = await self.bench.desk.call(lambda session: ArticleMarks(session.marks(article_id)))
        else:
            marks = await self.bench.library.call(partial(_marks, article_id=article_id, stretch=stretch))
        if stretch is self.stretch:
            self.pane.mark(marks)

    async def count(self) -> None:
        """Count how far the review of the article is."""
        from workbench.store.rows import View
        from workbench.ui.filter_choices import filter_words
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

    def show_claim(self) -> None:
        """Fetch the current claim for the article and the detail; an earlier fetch is dropped."""
        row_id = self.claims.row_id
        if row_id is not None:
            begin(self, partial(self._show_claim, row_id), "detail", exclusive=True)

    async def _show_claim(self, row_id: int) -> None:
        reviewer = self.bench.desk.reviewer
        drafts = self.bench.drafts

        def read(session: ReviewSession) -> tuple[ClaimDetail, SourceDetail]:
            from workbench.desk.claim_history import set_by_hand
            from workbench.ui.claim_detail import ClaimDetail
            from workbench.ui.source_detail import SourceDetail

            row, claim = session.row(row_id), session.claim(row_id)
            draft = drafts.get((row.article_id, row.claim_id), "")
            verdicts, notes = tuple(session.verdicts(row_id)), tuple(session.notes(row_id))
            checks, evidence = tuple(session.checks(row_id)), tuple(session.evidence(row_id))
            set_by = set_by_hand(session.store, row, claim)
            return (
                ClaimDetail(row, claim, verdicts, notes, reviewer, draft, set_by),
                SourceDetail(row, claim.text, checks, evidence, notes, draft),
            )

        try:
            detail, sources = await self.bench.desk.call(read)
        except WorkbenchError as error:
            self.detail.say(str(error))
            return
        if row_id == self.claims.row_id:
            self.show_detail(detail)
            self.light(detail.claim if not detail.row.retired else None, row_id)
            self.show_sources(sources)

    def show_detail(self, detail: ClaimDetail) -> None:
        """Show all there is to the current claim."""
        self.detail.show(detail)

    async def article_changed(self, *, reread: bool) -> None:
        """Show the article's data as they are now; with ``reread``, work its dates out again first."""
        raise NotImplementedError

    async def forget_sources(self) -> None:
        """Read passages anew from now on: what they are held against may have changed."""
        raise NotImplementedError

    def show_sources(self, detail: SourceDetail) -> None:
        """Show what is stored of a claim's sources, then fetch the passages to read."""
        raise NotImplementedError


def _first_ids(session: ReviewSession, view: View) -> tuple[Iterator[array[int]], array[int] | None]:
    """Return the row ids of a view in chunks, and the first chunk of them."""
    chunks = session.claim_ids(view)
    return chunks, next(chunks, None)


def _text(session: ReviewSession, article_id: str, at: int) -> tuple[Stretch, str]:
    """Return the article's text around an offset, and the same made safe, which takes a while."""
    stretch = session.stretch(article_id, at)
    return stretch, printable(stretch.edition.text, newlines=True)


def _marks(session: ReviewSession, article_id: str, stretch: Stretch) -> ArticleMarks:
    return ArticleMarks(moved_marks(session.marks(article_id, stretch.span), -stretch.base))

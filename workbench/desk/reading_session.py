"""One reviewer looking at one store: everything the review screen asks for, as plain values."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from workbench.desk.shelf import Shelf, under_review
from workbench.model import Claim, Edition, Entry, Note, Span, Verdict
from workbench.sources import Source
from workbench.store import ArticleRow, ClaimMark, ClaimRow, Dimension, Progress, Store, View, open_store
from workbench.store.claims import gone
from workbench.store.source_rows import AcceptedEvidence, SourceRow, StoredCheck
from workbench.store.source_search import places

if TYPE_CHECKING:
    from workbench.desk.memory import Before, Memory
    from workbench.desk.near import LikeClaim
    from workbench.desk.passages import Reading
    from workbench.store.near import NearClaims
    from workbench.store.stretches import Stretch, Stretches


class ReadingSession:
    """What a reviewer sees in a store.

    The store is opened on first use, in the thread that uses it: make the session anywhere, then
    call all its methods from one thread. Whatever is asked counts for the session's reviewer.

    Attributes:
        store_path: The SQLite file.
        reviewer: The name that stands on every decision.
    """

    def __init__(self, store_path: Path, reviewer: str) -> None:
        """Bind a reviewer to a store file; nothing is opened yet."""
        self.store_path = store_path
        self.reviewer = reviewer
        self._store: Store | None = None
        self._shelf: Shelf | None = None
        self._stretches: Stretches | None = None
        self._near: NearClaims | None = None
        self._memory: Memory | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def store(self) -> Store:
        """The open store."""
        if self._store is None:
            self._store = open_store(self.store_path)
            self._store.hold_little()
            self._store.write_back_later()
        return self._store

    @property
    def shelf(self) -> Shelf:
        """The store's sources."""
        if self._shelf is None:
            self._shelf = Shelf(self.store)
        return self._shelf

    @property
    def writable(self) -> bool:
        """False where the store can only be read."""
        return self.store.writable

    def rest(self) -> None:
        """Do what was put off; to be called while nobody waits."""
        if self._store is not None:
            self._store.write_back()

    def close(self) -> None:
        """Close the store, if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None
            self._shelf = None
            self._stretches = None
            self._near = None
            self._memory = None

    # What there is

    def articles(self) -> list[ArticleRow]:
        """Return all articles with this reviewer's counts."""
        return self.store.articles(self.reviewer)

    def article(self, article_id: str) -> ArticleRow | None:
        """Return one article with this reviewer's counts, or None."""
        return self.store.article(article_id, self.reviewer)

    def find_articles(self, text: str) -> list[ArticleRow]:
        """Return the articles that a user can mean by ``text`` (see ``Store.find_articles``)."""
        return self.store.find_articles(text)

    def edition(self, article_id: str) -> Edition:
        """Return the article's current text with its blocks."""
        return self.store.edition(article_id)

    def stretch(self, article_id: str, at: int = 0) -> Stretch:
        """Return the article's text; of a very long one a stretch around an offset."""
        if self._stretches is None:
            self._stretches = self.store.stretches()
        return self._stretches.around(article_id, at)

    def claim_ids(self, view: View) -> Iterator[array[int]]:
        """Yield the row ids of the view in order, the first 500 at once."""
        return self.store.claim_ids(self._mine(view))

    def rows(self, ids: Sequence[int]) -> dict[int, ClaimRow]:
        """Return the rows with these ids; ids that are gone are left out."""
        return self.store.rows(ids, self.reviewer)

    def row(self, row_id: int) -> ClaimRow:
        """Return one row.

        Raises:
            StoreError: The row id is no longer in use: the article was extracted anew.
        """
        found = self.store.rows((row_id,), self.reviewer)
        if row_id not in found:
            raise gone()
        return found[row_id]

    def claim(self, row_id: int) -> Claim:
        """Return a claim whole."""
        return self.store.claim(row_id)

    def original(self, row_id: int) -> Claim | None:
        """Return a claim as the machine read it; None for one that a reviewer made."""
        return self.store.original(row_id)

    def row_of(self, article_id: str, claim_id: str) -> int | None:
        """Return the row id of a claim (as after an undo, to move the cursor there), or None."""
        return self.store.row_of(article_id, claim_id)

    def marks(self, article_id: str, window: Span | None = None) -> list[ClaimMark]:
        """Return where each claim of the article stands, with this reviewer's verdict.

        Args:
            article_id: The article.
            window: Only claims with a word in this stretch of the text; None for all.
        """
        return self.store.marks(article_id, self.reviewer, window)

    def facets(self, view: View, dimension: Dimension) -> list[tuple[str, int]]:
        """Return the values of a dimension with their counts, most first."""
        return self.store.facets(self._mine(view), dimension)

    def progress(self, view: View) -> Progress:
        """Return how far this reviewer has come in the view."""
        return self.store.progress(self._mine(view), self.reviewer)

    def verdicts(self, row_id: int) -> list[Verdict]:
        """Return every reviewer's current decisions on a claim."""
        row = self.row(row_id)
        return self.store.verdicts(row.article_id, row.claim_id)

    def notes(self, row_id: int) -> list[Note]:
        """Return everybody's notes on a claim, oldest first."""
        row = self.row(row_id)
        return self.store.notes(row.article_id, row.claim_id)

    def history(self, row_id: int) -> list[Entry]:
        """Return every entry of the ledger about a claim, oldest first."""
        row = self.row(row_id)
        return self.store.history(row.article_id, row.claim_id)

    def like_claims(self, row_id: int) -> tuple[LikeClaim, ...]:
        """Return claims anywhere in the store whose words are much like a claim's, with what differs.

        Raises:
            StoreError: The row id is no longer in use.
        """
        from workbench.desk.near import LONGEST, LikeClaim, difference, likest  # noqa: PLC0415 - loads rapidfuzz

        text = self.row(row_id).text
        if len(text) > LONGEST:
            return ()
        if self._near is None:
            self._near = self.store.near()
        found = likest(text, self._near.candidates(text, row_id))
        rows = self.rows([other for other, _, _ in found])
        titles = {
            name: article.title
            for name in {row.article_id for row in rows.values()}
            if (article := self.article(name)) is not None
        }
        return tuple(
            LikeClaim(rows[other], titles.get(rows[other].article_id, ""), score, *difference(text, words))
            for other, words, score in found
            if other in rows
        )

    def before(self, row_id: int) -> tuple[Before, ...]:
        """Return what was checked before, in other articles and by others, with what differs.

        Raises:
            StoreError: The row id is no longer in use.
        """
        return self._remembered().before(self.row(row_id))

    def _remembered(self) -> Memory:
        from workbench.desk.memory import Memory  # noqa: PLC0415 - loads rapidfuzz

        if self._memory is None:
            self._memory = Memory(self.store, self.reviewer)
        return self._memory

    # Sources

    def sources(self) -> list[SourceRow]:
        """Return the saved sources in order of adding, removed ones left out."""
        return self.store.sources()

    def has_sources(self) -> bool:
        """Tell whether any source is saved."""
        return bool(self.store.sources())

    def source(self, source_id: str, version: int | None = None) -> Source:
        """Return a version of a source, None for the current one; its text may be kept for the next call."""
        return self.shelf.source(source_id, version)

    def search_source(self, source_id: str, words: str, version: int | None = None) -> list[Span]:
        """Return where words stand in a version of a source (see ``Store.search_source``), in order."""
        return places(self.source(source_id, version).text, words)

    def checks(self, row_id: int) -> list[StoredCheck]:
        """Return the machine's readings of a claim, one a cited outlet; empty where it was never checked."""
        return self.store.checks(row_id)

    def evidence(self, row_id: int) -> list[AcceptedEvidence]:
        """Return the evidence in force on a claim, by anybody, oldest first."""
        row = self.row(row_id)
        return self.store.evidence(row.article_id, row.claim_id)

    def passages(self, row_id: int) -> Reading:
        """Compare a claim with what the saved sources hold near it; that takes a moment.

        The article's own text is never among them.

        Raises:
            StoreError: The row id is no longer in use.
        """
        return self.shelf.passages(self._article_of(row_id), self.claim(row_id), self.checks(row_id))

    def is_under_review(self, row_id: int, outlet: str) -> bool:
        """Tell whether an outlet's text is no independent evidence for a claim.

        It is the outlet to which the article attributes the claim, or the article's own publisher.
        """
        return outlet.casefold() in under_review(self._article_of(row_id), self.claim(row_id))

    def _article_of(self, row_id: int) -> ArticleRow:
        article = self.article(self.row(row_id).article_id)
        if article is None:
            raise gone()
        return article

    def _mine(self, view: View) -> View:
        return view if view.reviewer is not None else replace(view, reviewer=self.reviewer)

"""The store's one door: everything that the layers above may ask of the SQLite file.

A Store belongs to the thread that opened it and holds its own connection; open one a thread.
Every method raises ``StoreError`` (or its kinds for a locked file and a full disk) with one clear line.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from workbench.model import Article, Claim, Edition, Entry, NewEntry, Note, Span, Verdict
from workbench.store import (
    articles,
    claims,
    connection,
    counts,
    decisions,
    exports,
    faults,
    intake,
    ledger,
    orders,
    verification,
)
from workbench.store.activity import ActivityDoor
from workbench.store.door import guarded
from workbench.store.earlier_door import EarlierDoor
from workbench.store.edit_door import EditDoor
from workbench.store.edition_door import EditionDoor
from workbench.store.export_door import ExportDoor
from workbench.store.finding_door import FindingDoor
from workbench.store.large_door import LargeDoor
from workbench.store.lexicon import LexiconDoor
from workbench.store.rows import (
    Added,
    ArticleRow,
    ClaimMark,
    ClaimRow,
    Dimension,
    ExportRow,
    Progress,
    Undone,
    Verification,
    View,
)
from workbench.store.source_door import SourceDoor


def open_store(
    path: Path, *, create: bool = True, read_only: bool = False, busy_timeout: float = 5.0
) -> Store:
    """Open a store, bring an older one up to date, or make a new one.

    Args:
        path: The SQLite file.
        create: Make the file, and its folder, where there is none.
        read_only: Never write, not even to bring an older schema up to date.
        busy_timeout: Seconds to wait for another process's write to end.

    Raises:
        StoreError: No such file, a folder, not a store, unreadable, or written by a newer version.
        StoreOutdatedError: It is older and could be brought up to date, were it not for ``read_only``.
        StoreBusyError: Another process holds the file for longer than ``busy_timeout``.
        StoreFullError: No room to make the file.
    """
    conn, writable = connection.open_connection(
        path, create=create, read_only=read_only, busy_timeout=busy_timeout
    )
    try:
        with faults.translated(path, busy_timeout):
            origin = conn.execute("SELECT value FROM meta WHERE key = 'origin'").fetchone()[0]
    except BaseException:
        conn.close()
        raise
    return Store(conn, path, str(origin), writable=writable, busy_timeout=busy_timeout)


class Store(
    SourceDoor,
    LexiconDoor,
    EditDoor,
    EditionDoor,
    LargeDoor,
    ActivityDoor,
    FindingDoor,
    EarlierDoor,
    ExportDoor,
):
    """An open store: articles, claims, decisions and what is read out, with sources and evidence."""

    # Articles

    @guarded
    def put_article(self, article: Article, edition: Edition, claims: Sequence[Claim]) -> Added:
        """Store an article's text with its claims, or bring those of a stored one up to date.

        The same text read in the same way changes nothing. Claims keep their decisions by id; a claim
        that is gone is removed, or set aside where the ledger speaks of it. What a reviewer changed
        (title, date) is never overwritten, and an unknown date never replaces a known one.
        """
        self._writing()
        return intake.put(self._conn, article, edition, claims)

    @guarded
    def articles(self, reviewer: str | None = None) -> list[ArticleRow]:
        """Return all articles in order of adding, with the counts of one reviewer or of anybody."""
        return articles.read_articles(self._conn, reviewer)

    @guarded
    def article(self, article_id: str, reviewer: str | None = None) -> ArticleRow | None:
        """Return one article, or None."""
        return next(iter(articles.read_articles(self._conn, reviewer, article_id)), None)

    @guarded
    def find_articles(self, text: str) -> list[ArticleRow]:
        """Return the articles that a user can mean by ``text``, from the first rule that finds any.

        In this order: the start of an article id (4 digits or more), the path or URL it was added
        from, that path's file name, the sha256 of an edition, a part of the title.
        """
        return articles.find(self._conn, text)

    @guarded
    def article_of_text(self, sha256: str) -> ArticleRow | None:
        """Return the article that has an edition of this text, or None."""
        return articles.of_text(self._conn, sha256)

    @guarded
    def edition(self, article_id: str) -> Edition:
        """Return the article's current text with all its blocks."""
        return articles.read_edition(self._conn, article_id)

    # Claims

    def claim_ids(self, view: View) -> Iterator[array[int]]:
        """Yield the row ids of a view in order: at most 500 first, then larger chunks.

        The walk sees the store as it was at the first chunk. Writing between two chunks is safe.
        """
        with faults.translated(self.path, self.busy_timeout), closing(self._reader()) as conn:
            conn.execute("BEGIN")  # one look at the store for all chunks
            yield from orders.claim_ids(conn, view)

    @guarded
    def rows(self, ids: Sequence[int], reviewer: str) -> dict[int, ClaimRow]:
        """Return the rows with these ids, 128 or so at a time; ids that are gone are left out."""
        return claims.read_rows(self._conn, ids, reviewer)

    @guarded
    def claim(self, row_id: int) -> Claim:
        """Return a claim whole.

        Raises:
            StoreError: The row id is no longer in use: the article was extracted anew.
        """
        return claims.read_claim(self._conn, row_id)

    @guarded
    def row_of(self, article_id: str, claim_id: str) -> int | None:
        """Return the row id of a claim, or None."""
        return claims.row_of(self._conn, article_id, claim_id)

    @guarded
    def marks(self, article_id: str, reviewer: str, window: Span | None = None) -> list[ClaimMark]:
        """Return where each claim of the article's current text stands, with the reviewer's verdict.

        Args:
            article_id: The article.
            reviewer: Whose verdicts.
            window: Only claims with a word in this stretch of the text (one of more than 20,000 code points
                may be missed); None for all.
        """
        return claims.read_marks(self._conn, article_id, reviewer, window)

    @guarded
    def facets(self, view: View, dimension: Dimension) -> list[tuple[str, int]]:
        """Return each value of a dimension with the claims of the view that have it, most first.

        The view's own filter on that dimension is left aside, so that a list of choices stays whole.
        "" stands for no outlet and no speaker. The dimension "verdict" counts by ``view.reviewer``.
        """
        return counts.facets(self._conn, view, dimension)

    @guarded
    def names(self, article_id: str | None, dimension: Dimension) -> list[str]:
        """Return the values of a dimension in an article, or everywhere; at once, as none is counted.

        The dimension is none of "verdict" and "source_status", which have the same values everywhere.
        """
        return counts.names(self._conn, article_id, dimension)

    @guarded
    def progress(self, view: View, reviewer: str) -> Progress:
        """Return how far the reviewer has come in the claims of a view."""
        return counts.progress(self._conn, view, reviewer)

    # Decisions

    @guarded
    def append(self, entry: NewEntry) -> Entry:
        """Write a decision to the ledger and to the current state, durably, in one transaction.

        Raises:
            StoreError: The claim or article is not here, or the payload is none of its type's.
        """
        self._writing()
        return decisions.append(self._conn, self.origin, entry)

    @guarded
    def append_many(self, entries: Iterable[NewEntry]) -> int:
        """Write many decisions in one transaction, all or none; return how many."""
        self._writing()
        return decisions.append_many(self._conn, self.origin, entries)

    @guarded
    def undo(self, reviewer: str) -> Undone | None:
        """Take back the reviewer's own last decision made in this store; None where there is none.

        Imported decisions are never taken back.
        """
        self._writing()
        return decisions.undo(self._conn, self.origin, reviewer)

    @guarded
    def redo(self, reviewer: str) -> Undone | None:
        """Put the decision that was undone last in force again, if nothing was decided since."""
        self._writing()
        return decisions.redo(self._conn, self.origin, reviewer)

    @guarded
    def verdicts(self, article_id: str, claim_id: str) -> list[Verdict]:
        """Return every reviewer's current decisions on a claim, by name."""
        row_id = claims.row_of(self._conn, article_id, claim_id)
        return [] if row_id is None else exports.read_verdicts(self._conn, (row_id,)).get(row_id, [])

    @guarded
    def notes(self, article_id: str, claim_id: str, reviewer: str | None = None) -> list[Note]:
        """Return the notes on a claim, oldest first, of one reviewer or of all."""
        row_id = claims.row_of(self._conn, article_id, claim_id)
        found = [] if row_id is None else exports.read_notes(self._conn, (row_id,)).get(row_id, [])
        return [note for note in found if reviewer in {None, note.reviewer}]

    @guarded
    def history(self, article_id: str, claim_id: str | None) -> list[Entry]:
        """Return every entry about a claim (or, with None, about the article), oldest first."""
        return [ledger.entry_of(line) for line in ledger.lines_about(self._conn, article_id, claim_id)]

    # Out

    def export_rows(self, view: View) -> Iterator[ExportRow]:
        """Yield a row for each claim and reviewer, ordered by article, place and reviewer.

        A claim has a row for each reviewer with a decision or a note on it, else one with reviewer "".
        ``view.verdict`` leaves only rows with that verdict, ``view.reviewer`` only that reviewer's
        (and the unreviewed row of a claim on which that reviewer has said nothing). The order
        of the view is left aside. The walk sees the store as it was at the first row.
        """
        with faults.translated(self.path, self.busy_timeout), closing(self._reader()) as conn:
            conn.execute("BEGIN")
            yield from exports.export_rows(conn, view)

    @guarded
    def head(self) -> str:
        """Return the hash that vouches for the whole ledger.

        It is the hash of the last entry; of a ledger with chains of several origins, the last hash of
        each, sorted and joined by "+"; of an empty one, 64 zeros.
        """
        return ledger.head(self._conn)

    @guarded
    def verify(
        self, head: str | None = None, on_progress: Callable[[int, int], None] | None = None
    ) -> Verification:
        """Replay the ledger: hashes, links, gaps, and the current state against it.

        Args:
            head: A head written down earlier: the ledger must still hold it.
            on_progress: Called with (entries read, entries in all) now and then.
        """
        return verification.verify(self._conn, self.origin, head, on_progress)

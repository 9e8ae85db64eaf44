"""The part of the store's door about sources: saved texts, checks against them, evidence out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.model import Span
from workbench.sources import Source
from workbench.store import checks, claims, evidence, faults, passages, source_search, sources
from workbench.store.door import Door, guarded
from workbench.store.source_rows import AcceptedEvidence, ClaimToCheck, SourceAdded, SourceRow, StoredCheck

if TYPE_CHECKING:
    from workbench.store.shortlist import StoreShortlist


class SourceDoor(Door):
    """What can be asked of a store's sources."""

    @guarded
    def put_source(self, source: Source) -> SourceAdded:
        """Save a source, or another version of a saved one; a removed one comes back.

        The source's ``version`` is left aside: the store counts. The same text again is no new version.
        A new version takes back what was decided by the old one: every verdict and attribution verdict on
        a claim whose check passage lay in it, or that has evidence from it, with an entry that says so.
        What is unknown of the source now never replaces what was known.

        Raises:
            StoreError: It names no outlet, or its digest is not that of its text.
        """
        self._writing()
        return sources.put(self._conn, self.origin, source)

    @guarded
    def remove_source(self, source_id: str) -> int:
        """Take a source out of the check; its text and the evidence from it are kept.

        Returns:
            How many claims lost their check by it and are to be checked anew.

        Raises:
            StoreError: There is no such source, or it is removed already.
        """
        self._writing()
        return sources.remove(self._conn, source_id)

    @guarded
    def sources(self, *, include_removed: bool = False) -> list[SourceRow]:
        """Return the sources in order of adding."""
        return sources.read_rows(self._conn, include_removed=include_removed)

    @guarded
    def find_sources(self, text: str) -> list[SourceRow]:
        """Return the sources that a user can mean by ``text``, from the first rule that finds any.

        In this order: the start of an id (4 digits or more), the URL or the path it was added from, that
        path's file name, the sha256 of a version, the outlet, a part of the title. Removed ones are found
        only where no other is.
        """
        return sources.find(self._conn, text)

    @guarded
    def source(self, source_id: str, version: int | None = None) -> Source:
        """Return a source with the text of its current version, or of an earlier one.

        Raises:
            StoreError: There is no such source or version.
        """
        return sources.read(self._conn, source_id, version)

    @guarded
    def search_source(self, source_id: str, words: str, version: int | None = None) -> list[Span]:
        """Return where words stand in a source's text, each from the start of a word, in order.

        Where the words stand one after the other anywhere, only those places are returned, else each
        place of any of them. Case, accents and the shape of quotation marks do not count.

        Args:
            source_id: The source.
            words: As typed.
            version: One of its versions, None for the current one.

        Raises:
            StoreError: There is no such source or version.
        """
        return source_search.places(sources.read(self._conn, source_id, version).text, words)

    # Checks

    @guarded
    def shortlist(self) -> StoreShortlist:
        """Return what the source check asks for candidate passages; it follows later changes.

        An index that an older version of the program made by other rules is made anew first.
        """
        from workbench.store.shortlist import StoreShortlist  # noqa: PLC0415 - reads figures; only to check

        if self.writable and not passages.is_up_to_date(self._conn):
            passages.bring_up_to_date(self._conn)
        return StoreShortlist(self._conn, self.path, self.busy_timeout)

    @guarded
    def put_checks(self, checked: Iterable[tuple[int, Sequence[StoredCheck]]]) -> int:
        """Keep the checks of claims given as (row id, a check for each cited outlet); return how many claims.

        They are written a few hundred claims at a time, so that an interrupted run keeps what it did. A
        claim that was read anew meanwhile is left out, and so is one whose passage is not what stands there
        in the source's current version: the source changed meanwhile.
        """
        self._writing()
        return checks.put(self._conn, checked)

    @guarded
    def checks(self, row_id: int) -> list[StoredCheck]:
        """Return a claim's checks in the order of the cited outlets; empty where it was never checked."""
        return checks.read(self._conn, (row_id,)).get(row_id, [])

    def claims_to_check(
        self, article_id: str | None = None, outlets: Sequence[str] | None = None
    ) -> Iterator[ClaimToCheck]:
        """Yield the claims of an article or of all, in order; those set aside are left out.

        Writing meanwhile is safe; a claim that is read anew meanwhile may come again, as it is then.

        Args:
            article_id: The article, None for all.
            outlets: Only claims for which the article cites any of these outlets; None for all.
        """
        with faults.translated(self.path, self.busy_timeout):
            for chunk in checks.to_check(self._conn, article_id, outlets):
                yield from chunk

    @guarded
    def unchecked(self, row_ids: Sequence[int]) -> list[ClaimToCheck]:
        """Return those of some claims that have no check, in order; those set aside are left out."""
        return checks.unchecked(self._conn, row_ids)

    # Evidence

    @guarded
    def evidence(self, article_id: str, claim_id: str) -> list[AcceptedEvidence]:
        """Return the evidence in force on a claim, by anybody, oldest first."""
        row_id = claims.row_of(self._conn, article_id, claim_id)
        return [] if row_id is None else evidence.read(self._conn, (row_id,)).get(row_id, [])

"""What every edit stands on: the session, and the one entry that an edit writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.model import Claim, Edition, EntryType, NewEntry, Span
from workbench.store import ClaimRow, Store
from workbench.store.claims import gone
from workbench.store.edit_payloads import Edit, making_record

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession


class Editing:
    """A reviewer at a store, about to edit."""

    def __init__(self, session: ReviewSession) -> None:
        """Edit for the session's reviewer, in its store."""
        self._session = session

    @property
    def _store(self) -> Store:
        return self._session.store

    def _in_hand(self, row_id: int) -> ClaimRow:
        row = self._session.row(row_id)
        if row.retired:
            raise InputError("This claim is set aside already: bring it back first")
        return row

    def _make(
        self,
        article_id: str,
        edition: Edition,
        claim_id: str,
        kind: Edit,
        claims: list[Claim],
        **more: object,
    ) -> list[int]:
        makes = [making_record(claim) for claim in claims]
        self._append(
            article_id, claim_id, {"edit": kind.value, "edition": edition.sha256, "makes": makes, **more}
        )
        return [self._row_of(article_id, claim.claim_id) for claim in claims]

    def _change(self, row: ClaimRow, kind: Edit, payload: dict[str, object]) -> ClaimRow:
        self._append(row.article_id, row.claim_id, {"edit": kind.value, **payload})
        return self._session.row(self._row_of(row.article_id, row.claim_id))

    def _append(self, article_id: str, claim_id: str | None, payload: dict[str, object]) -> None:
        self._store.append(
            NewEntry(EntryType.CLAIM_EDIT, self._session.reviewer, article_id, claim_id, payload)
        )

    def _row_of(self, article_id: str, claim_id: str) -> int:
        found = self._store.row_of(article_id, claim_id)
        if found is None:
            raise gone()
        return found


def place_of(edition: Edition, span: Span) -> dict[str, object]:
    """Return a stretch of a text as the payload of an edit names it."""
    return {
        "edition": edition.sha256,
        "start": span.start,
        "end": span.end,
        "text": edition.text[span.start : span.end],
    }

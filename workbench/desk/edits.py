"""Changing claims by hand: each call is one entry of the ledger, and one step to undo.

The article's words are never typed: every claim stays a cut of the text, to the letter. What the machine read
is kept and reachable (``original``).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.desk.hand_reading import facts_in, line_of
from workbench.errors import InputError
from workbench.model import (
    CLAIM_ROLES,
    Attribution,
    AttributionType,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    EntryType,
    Flag,
    NewEntry,
    Span,
)
from workbench.store import ClaimRow, Store
from workbench.store.claims import gone
from workbench.store.edit_payloads import HAND, Edit, making_record
from workbench.text import join_spans

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession

ENGINE = Engine("", "by hand", "", "")
"""What stands for the engine of a claim that a person made."""

WORTH = 0.5
"""Worth of a check of a claim that a person made: in the middle, as the machine did not weigh it."""

WORTH_REASON = "made by a reviewer"


class Edits:
    """A reviewer's edits of claims."""

    def __init__(self, session: ReviewSession) -> None:
        """Edit for the session's reviewer, in its store."""
        self._session = session

    @property
    def _store(self) -> Store:
        return self._session.store

    def add(
        self,
        article_id: str,
        spans: Sequence[Span],
        *,
        kind: ClaimKind | None = None,
        outlet: str | None = None,
        speaker: str | None = None,
    ) -> int:
        """Make a claim out of stretches of the article and return its row id.

        Args:
            article_id: The article.
            spans: Where its words stand, in order.
            kind: What sort of statement it is; None for "other".
            outlet: Whom the article cites for it.
            speaker: Who says it.

        Raises:
            InputError: The stretches hold no words, overlap or reach out of the text.
            StoreError: The store cannot be written.
        """
        edition = self._store.edition(article_id)
        claim = _made(edition, _words(edition, spans), [], kind or ClaimKind.OTHER)
        if outlet or speaker:
            frame = Attribution(
                claim.spans,
                outlets=(outlet,) if outlet else (),
                speakers=(speaker,) if speaker else (),
                type=AttributionType.INDIRECT,
                confidence=1.0,
            )
            flags = () if outlet else (Flag.NO_OUTLET,)
            claim = replace(claim, chain=(frame,), flags=flags)
        self._make(article_id, edition, claim.claim_id, Edit.ADD, [claim])
        return self._row_of(article_id, claim.claim_id)

    def change_outlet(self, row_id: int, outlet: str | None, *, outlet_text: str | None = None) -> ClaimRow:
        """Say whom the article cites for a claim, None for nobody, and return its row as it is now.

        Args:
            row_id: The claim.
            outlet: The outlet by its usual name.
            outlet_text: The article's words for it; they have to stand in the text.

        Raises:
            InputError: The words do not stand in the article.
        """
        row, claim = self._session.row(row_id), self._session.claim(row_id)
        payload: dict[str, object] = {"outlet": _name(outlet)}
        if outlet_text:
            edition = self._store.edition(row.article_id)
            at = _nearest(edition.text, outlet_text, claim.start)
            if at is None:
                raise InputError(f"{outlet_text!r} does not stand in the article: give its words as they are")
            payload |= {
                "edition": edition.sha256,
                "outlet_text": outlet_text,
                "source_span": [at, at + len(outlet_text)],
            }
        return self._change(row, Edit.OUTLET, payload)

    def change_speaker(self, row_id: int, speaker: str | None) -> ClaimRow:
        """Say who says it, None for nobody, and return the claim's row as it is now."""
        return self._change(self._session.row(row_id), Edit.SPEAKER, {"speaker": _name(speaker)})

    def drop(self, row_id: int) -> ClaimRow:
        """Put a claim aside; it keeps its decisions and can be brought back. Return its row as it is now.

        Raises:
            InputError: It is aside already.
        """
        row = self._session.row(row_id)
        if row.retired:
            raise InputError("This claim is set aside already: bring it back first")
        return self._change(row, Edit.DROP, {})

    def bring_back(self, row_id: int) -> ClaimRow:
        """Take a claim that was dropped, split or merged into the list again and return its row.

        Raises:
            InputError: No reviewer put it aside.
        """
        row = self._session.row(row_id)
        if not row.aside:
            raise InputError("Nobody put this claim aside: its words are gone from the article")
        return self._change(row, Edit.BRING_BACK, {})

    def original(self, row_id: int) -> Claim | None:
        """Return a claim as the machine read it; None for one that a person made."""
        return self._store.original(row_id)

    def _make(
        self,
        article_id: str,
        edition: Edition,
        claim_id: str,
        kind: Edit,
        claims: Sequence[Claim],
        **more: object,
    ) -> None:
        payload: dict[str, object] = {
            "edit": kind.value,
            "edition": edition.sha256,
            "makes": [making_record(claim) for claim in claims],
            **more,
        }
        self._append(article_id, claim_id, payload)

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


def _made(edition: Edition, spans: tuple[Span, ...], known: Sequence[Claim], kind: ClaimKind) -> Claim:
    """Return a claim made by hand that cites nobody."""
    return Claim(
        claim_id=HAND + secrets.token_hex(8)[:15],
        text=line_of(edition.text, spans),
        spans=spans,
        exact=join_spans(edition.text, spans),
        kind=kind,
        checkworthiness=WORTH,
        checkworthiness_reason=WORTH_REASON,
        flags=(Flag.NO_OUTLET,),
        block=_role(edition, spans[0].start),
        chain=(),
        facts=facts_in(edition.text, spans, known),
        engine=ENGINE,
    )


def _role(edition: Edition, start: int) -> BlockRole:
    role = next((block.role for block in edition.blocks if block.start <= start < block.end), BlockRole.BODY)
    return role if role in CLAIM_ROLES else BlockRole.BODY


def _words(edition: Edition, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order with the blanks at their ends left out.

    Raises:
        InputError: They hold no words, overlap or reach out of the text.
    """
    found = []
    for start, end in sorted(spans):
        if not 0 <= start <= end <= len(edition.text):
            raise InputError(f"{start} to {end} is no stretch of the article: select it again")
        words = edition.text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            found.append(Span(first, first + len(words.strip())))
    if not found or not any(char.isalnum() for start, end in found for char in edition.text[start:end]):
        raise InputError("There are no words in that: select some")
    if any(one.end > other.start for one, other in pairwise(found)):
        raise InputError("Two stretches of a claim overlap: select each word once")
    return tuple(found)


def _name(name: str | None) -> str | None:
    return (name.strip() or None) if name is not None else None


def _nearest(text: str, words: str, near: int) -> int | None:
    """Return where words stand nearest to an offset, None where they do not."""
    before, after = text.rfind(words, 0, near + len(words)), text.find(words, near)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - near), default=None)

"""Another publication date, and the verdicts that were given while the dates of their claims were others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.model import Claim, EntryType, MentionType, NewEntry, VerdictValue

if TYPE_CHECKING:
    from workbench.desk.changes import OnProgress
    from workbench.store import Store

Dates = tuple[tuple[str, str], ...]
"""The dates of a claim: its words for each, and the day or time they were worked out to be."""

OPEN = "not worked out"
"""Stands for a date that could not be resolved."""

GONE = "no longer read"
"""Stands for the dates of a claim that the new reading does not have."""


@dataclass(frozen=True, slots=True)
class Redated:
    """A claim with a verdict, and dates that are others now.

    Attributes:
        number: Its place in the article, from 1.
        changes: For each date that changed its words, what they were worked out to be, and what they are now.
        verdict: The reviewer's own, ``unreviewed`` where only others decided on it.
        others: (reviewer, verdict) of everybody else with a verdict.
    """

    claim_id: str
    number: int
    text: str
    changes: tuple[tuple[str, str, str], ...]
    verdict: VerdictValue
    others: tuple[tuple[str, VerdictValue], ...] = ()

    @property
    def mine(self) -> bool:
        """Whether the reviewer has a verdict on it."""
        return self.verdict is not VerdictValue.UNREVIEWED


def redate(
    store: Store,
    article: str,
    day: date | None,
    reviewer: str,
    model: str | None = None,
    *,
    on_progress: OnProgress | None = None,
) -> list[Redated]:
    """Set an article's publication date, work its dates out again, and tell which verdicts that bears on.

    No verdict is changed by it: see ``reopen``.

    Args:
        store: Where it is.
        article: Its id.
        day: The day it appeared; None where the ledger says it already, as after an undo.
        reviewer: Who says so.
        model: The spaCy pipeline, None for the default one.
        on_progress: Called as the extraction goes on; where it raises, nothing is changed.

    Returns:
        The claims with a verdict of anybody's whose dates changed, in order of place.

    Raises:
        StoreError: There is no such article, or the store cannot be written.
    """
    from workbench.desk import add  # noqa: PLC0415 - telling what changed needs no reading

    before = dates_of_decided(store, article)
    if day is not None:
        add.set_published(store, article, day, reviewer, model, on_progress=on_progress)
    else:
        add.read_again(store, article, model, on_progress=on_progress)
    return redated(store, article, before, reviewer)


def dates_of_decided(store: Store, article: str, reviewer: str = "") -> dict[str, Dates]:
    """Return the dates of each listed claim of an article that has a verdict, by the claim's id."""
    found = {}
    for row_id in store.decided_claims(article):
        row = store.rows((row_id,), reviewer)[row_id]
        if not row.retired:
            found[row.claim_id] = _dates(store.claim(row_id))
    return found


def redated(store: Store, article: str, before: Mapping[str, Dates], reviewer: str) -> list[Redated]:
    """Return the claims with a verdict whose dates are others than ``before``, in order of place."""
    found = []
    for row_id in store.decided_claims(article):
        row = store.rows((row_id,), reviewer)[row_id]
        if row.claim_id not in before:
            continue
        now = None if row.retired else _dates(store.claim(row_id))
        changes = _changes(before[row.claim_id], now)
        if changes:
            found.append(Redated(row.claim_id, row.number, row.text, changes, row.verdict, row.others))
    return found


def reopen(store: Store, article: str, claims: Sequence[Redated], reviewer: str) -> int:
    """Take the reviewer's own verdicts on these claims back, all or none; return how many.

    Each is an entry of the ledger that undo takes back.

    Raises:
        StoreError: The store cannot be written.
    """
    payload: dict[str, object] = {"verdict": VerdictValue.UNREVIEWED.value}
    return store.append_many(
        NewEntry(EntryType.VERDICT, reviewer, article, claim.claim_id, payload)
        for claim in claims
        if claim.mine
    )


def _dates(claim: Claim) -> Dates:
    return tuple(
        (fact.text, _worked_out(fact.value, fact.interval))
        for fact in claim.facts
        if fact.type is MentionType.DATE
    )


def _worked_out(value: object, interval: tuple[str, str] | None) -> str:
    if interval is not None:
        return interval[0] if interval[0] == interval[1] else f"{interval[0]} to {interval[1]}"
    return OPEN if value is None else str(value)


def _changes(before: Dates, now: Dates | None) -> tuple[tuple[str, str, str], ...]:
    if now is None:
        return tuple((words, was, GONE) for words, was in before)
    if [words for words, _ in before] == [words for words, _ in now]:
        pairs = zip(before, now, strict=True)
        return tuple((words, was, became) for (words, was), (_, became) in pairs if was != became)
    known, new = dict(before), dict(now)
    return tuple(
        (words, known.get(words, OPEN), new.get(words, GONE))
        for words in dict.fromkeys((*known, *new))
        if known.get(words, OPEN) != new.get(words, GONE)
    )

"""How much a claim needs a look: the rank that a list sorted by risk goes by.

Altered and misattributed claims come first, then those with a number or a name that nothing saved bears
out, then other unconfirmed ones, confirmed ones, and those that cite no outlet. A claim that was never
checked ranks with those whose outlet has no saved copy. Accepted evidence puts a claim last in its group.
"""

from __future__ import annotations

import sqlite3

from workbench.model import MentionType, SourceCheckStatus

_FIRST = {
    SourceCheckStatus.ALTERED.value: 0,
    SourceCheckStatus.MISATTRIBUTED.value: 2,
    SourceCheckStatus.CONFIRMED.value: 8,
    SourceCheckStatus.NOT_APPLICABLE.value: 10,
}
_BARE_FIGURE, _BARE = 4, 6

RANKS = range(12)
"""All ranks, the riskiest first; odd ones are those with accepted evidence (see ``ranks``)."""

SERIOUS = (
    SourceCheckStatus.ALTERED,
    SourceCheckStatus.MISATTRIBUTED,
    SourceCheckStatus.NOT_IN_SOURCE,
    SourceCheckStatus.SOURCE_MISSING,
    SourceCheckStatus.CONFIRMED,
    SourceCheckStatus.NOT_APPLICABLE,
)
"""Statuses, the riskiest first: a claim that cites several outlets shows the first of its checks' here."""

_FIGURES_AND_NAMES = frozenset(
    {
        MentionType.TROOP_COUNT.value,
        MentionType.CASUALTY_COUNT.value,
        MentionType.CAPTIVE_COUNT.value,
        MentionType.UNIT_COUNT.value,
        MentionType.QUANTITY.value,
        MentionType.MONEY.value,
        MentionType.PERCENT.value,
        MentionType.WEAPON.value,
        MentionType.PERSON.value,
        MentionType.ORGANIZATION.value,
        MentionType.PLACE.value,
    }
)

_REFRESH = (
    "INSERT INTO claim_source (claim, status, risk) SELECT claim.id, claim_source.status, "
    "claim_risk(claim_source.status, claim.outlet IS NOT NULL, claim.fact_types, "
    "EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id)) "
    "FROM claim LEFT JOIN claim_source ON claim_source.claim = claim.id WHERE {where} "
    "ON CONFLICT (claim) DO UPDATE SET risk = excluded.risk WHERE risk <> excluded.risk"
)


def rank(status: str | None, cites: bool, fact_types: str, evident: bool) -> int:
    """Return a claim's rank.

    Args:
        status: Its source status, None where it was never checked.
        cites: Whether the article names an outlet for it.
        fact_types: Types of its facts, joined by spaces.
        evident: Whether any evidence was accepted for it.
    """
    if status is None:
        status = SourceCheckStatus.SOURCE_MISSING if cites else SourceCheckStatus.NOT_APPLICABLE
    first = _FIRST.get(status)
    if first is None:
        first = _BARE if _FIGURES_AND_NAMES.isdisjoint(fact_types.split()) else _BARE_FIGURE
    return first + bool(evident)


def ranks(status: SourceCheckStatus | None = None, evident: bool | None = None) -> list[int]:
    """Return the ranks that a claim can have, the riskiest first, by what is known of it."""
    first = RANKS if status is None else (_FIRST[status],) if status in _FIRST else (_BARE_FIGURE, _BARE)
    return [one for one in RANKS if one - one % 2 in first and evident in {None, bool(one % 2)}]


def riskiest(statuses: list[SourceCheckStatus]) -> SourceCheckStatus | None:
    """Return the status that a claim with these checks shows; None without any."""
    return min(statuses, key=SERIOUS.index, default=None)


def install(conn: sqlite3.Connection) -> None:
    """Make ``rank`` known to a connection, for the statements below."""
    conn.create_function("claim_risk", 4, rank, deterministic=True)


def refresh_all(conn: sqlite3.Connection) -> None:
    """Rank every claim of the store."""
    conn.execute(_REFRESH.format(where="claim.id > 0"))


def refresh_span(conn: sqlite3.Connection, first: int, last: int) -> None:
    """Rank the claims with row ids from ``first`` to ``last``."""
    conn.execute(_REFRESH.format(where="claim.id BETWEEN ? AND ?"), (first, last))


def refresh(conn: sqlite3.Connection, row_id: int) -> None:
    """Rank one claim."""
    conn.execute(_REFRESH.format(where="claim.id = ?"), (row_id,))

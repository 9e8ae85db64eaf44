"""What a changed source takes back: decisions on claims that were checked against its old version."""

from __future__ import annotations

import sqlite3

from workbench.model import AttributionVerdict, EntryType, NewEntry, VerdictValue
from workbench.sources import Source
from workbench.store import ledger, state
from workbench.store.cells import text_of

_DECIDED = (
    "SELECT article.article_id, claim.claim_id, verdict.reviewer, verdict.value, verdict.attribution "
    "FROM (SELECT claim FROM source_check WHERE source = ?1 AND version = ?3 "
    "UNION SELECT claim FROM removed_check WHERE source = ?1 "
    "UNION SELECT claim FROM evidence WHERE source_id = ?2 AND sha256 = (SELECT sha256 FROM source_version "
    "WHERE source = ?1 AND version = ?3)) AS concerned "
    "JOIN verdict ON verdict.claim = concerned.claim "
    "JOIN claim ON claim.id = concerned.claim JOIN article ON article.id = claim.article "
    "ORDER BY claim.id, verdict.reviewer"
)


def remember(conn: sqlite3.Connection, key: int) -> None:
    """Keep, before a removed source's checks are dropped, which claims have their check passage in it."""
    conn.execute(
        "INSERT OR IGNORE INTO removed_check (source, claim) "
        "SELECT source, claim FROM source_check WHERE source = ?",
        (key,),
    )


def forget(conn: sqlite3.Connection, key: int) -> None:
    """Drop what was kept of a source at its removal: it is back, and checks are made anew."""
    conn.execute("DELETE FROM removed_check WHERE source = ?", (key,))


def reopen(conn: sqlite3.Connection, origin: str, source: Source, key: int, version: int) -> int:
    """Take back, inside the caller's transaction, what was decided by the version before this one.

    Each decision gets an entry in its reviewer's name that says why and what it was; the undo key does
    not reach it. Evidence stays: it names the version that it was cut from. Of a source that was removed,
    the checks that its removal dropped count like those that stand.

    Args:
        conn: The store's connection.
        origin: This store's id.
        source: The new version.
        key: The source's key here.
        version: The new version's number.

    Returns:
        How many decisions were taken back.
    """
    chain = ledger.Chain(conn, origin)
    count = 0
    for article_id, claim_id, reviewer, value, attribution in conn.execute(
        _DECIDED, (key, source.source_id, version - 1)
    ).fetchall():
        name = text_of(reviewer)
        taken_back = (
            (EntryType.VERDICT, VerdictValue.UNREVIEWED.value, value),
            (EntryType.ATTRIBUTION_VERDICT, AttributionVerdict.EMPTY.value, attribution),
        )
        for kind, nothing, was in taken_back:
            if was == nothing:
                continue
            reason = {"source": source.source_id, "outlet": source.outlet, "version": version, "was": was}
            payload: dict[str, object] = {"verdict": nothing, "reopened": reason}
            chain.append(NewEntry(kind, name, article_id, claim_id, payload))
            count += 1
        state.refresh(conn, article_id, claim_id, name)
    return count

"""The evidence in force and the ledger, read out whole, each in a fixed order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from workbench.errors import StoreError
from workbench.store import evidence, ledger
from workbench.store.cells import stamp, text_of
from workbench.store.export_values import EvidenceRow, LedgerLine, Since
from workbench.store.orders import claim_ids
from workbench.store.rows import Sort, View
from workbench.store.source_rows import AcceptedEvidence

BATCH = 500
"""Claims that are looked at together."""

_CLAIMS = (
    "SELECT claim.id, article.article_id, article.title, claim.claim_id, claim.number, claim.text FROM claim "
    "JOIN article ON article.id = claim.article WHERE claim.id IN (SELECT value FROM json_each(?))"
)
_ROW_ID = "SELECT id FROM entry WHERE origin = ? AND seq = ?"


def evidence_rows(conn: sqlite3.Connection, view: View, since: Since | None) -> Iterator[EvidenceRow]:
    """Yield the evidence in force on the claims of a view (see ``Store.evidence_rows``)."""
    head = ledger.head(conn)
    for found in claim_ids(conn, replace(view, sort=Sort.PLACE, descending=False)):
        for first in range(0, len(found), BATCH):
            accepted = evidence.read(conn, found[first : first + BATCH])
            if not accepted:
                continue
            for row_id, *claim in conn.execute(f"{_CLAIMS} ORDER BY claim.id", (json.dumps(list(accepted)),)):
                article_id, title, claim_id, number, text = claim
                for one in accepted[row_id]:
                    if view.reviewer in {None, one.evidence.reviewer} and _is_since(conn, one, since):
                        yield EvidenceRow(
                            article_id, text_of(title), claim_id, number, text_of(text), one.evidence, head
                        )


def ledger_lines(conn: sqlite3.Connection, since: Since | None) -> Iterator[LedgerLine]:
    """Yield the entries of the ledger (see ``Store.ledger_lines``)."""
    where: str = ""
    values: tuple[str | int, ...] = ()
    if since is not None:
        where, values = (" WHERE id > ?", (since.entry,))
        if since.moment is not None:
            where, values = (" WHERE at >= ?", (stamp(since.moment),))
    for line in conn.execute(f"{ledger.LINES}{where} ORDER BY origin, seq", values):
        origin, seq, kind, reviewer, article_id, claim_id, payload, at, prev_hash, own = line
        yield LedgerLine(
            origin, seq, kind, text_of(reviewer), article_id, claim_id, text_of(payload), at, prev_hash, own
        )


def since_entry(conn: sqlite3.Connection, text: str) -> Since:
    """Return what the store took in after an entry, or after the entries that a head names.

    Args:
        conn: The store's connection.
        text: The start of the entry's hash; for a head several hashes joined by "+".

    Raises:
        StoreError: The ledger holds no such entry, or several.
    """
    last = 0
    for digits in text.split("+"):
        if digits == ledger.GENESIS:
            continue
        found = conn.execute(
            "SELECT id FROM entry WHERE hash >= ? AND hash < ? LIMIT 2", (digits, f"{digits}g")
        ).fetchall()
        if len(found) != 1:
            many = "several entries whose hashes start" if found else "no entry whose hash starts"
            raise StoreError(f"The ledger holds {many} with {digits}: nothing can be told since then")
        last = max(last, int(found[0][0]))
    return Since(entry=last)


def _is_since(conn: sqlite3.Connection, one: AcceptedEvidence, since: Since | None) -> bool:
    if since is None:
        return True
    if since.moment is not None:
        return one.evidence.at >= since.moment
    return bool(conn.execute(_ROW_ID, one.key).fetchone()[0] > since.entry)


def sources_with(conn: sqlite3.Connection, sha256: str) -> list[tuple[str, int, str]]:
    """Return (source id, number of the version, outlet) of each saved text with this digest."""
    found = conn.execute(
        "SELECT source_id, source_version.version, outlet FROM source_version "
        "JOIN source ON source.id = source_version.source WHERE sha256 = ? ORDER BY source_id, 2 DESC",
        (sha256,),
    )
    return [(source_id, version, text_of(outlet)) for source_id, version, outlet in found]

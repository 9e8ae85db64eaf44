"""The machine's readings of claims against sources: kept, read back, dropped when they are out of date."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from workbench.check.comparison import Difference
from workbench.check.vocabulary import DifferenceKind
from workbench.model import SourceCheckStatus, Span
from workbench.store import risk
from workbench.store.cells import (
    Cell,
    cell,
    json_cell,
    json_of,
    moment_of,
    optional_cell,
    optional_text,
    stamp,
    text_of,
)
from workbench.store.claim_cells import facet_id
from workbench.store.connection import writing
from workbench.store.source_rows import ClaimToCheck, StoredCheck
from workbench.store.sql import Value

BATCH = 200
"""Claims whose checks are written in one transaction: others can write in between."""

CHUNK = 500
"""Claims that are read at a time."""

_INSERT = (
    "INSERT INTO source_check (claim, number, outlet, status, source, version, char_start, char_end, text, "
    "differing, found_in, origins, checked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_READ = (
    "SELECT claim, source_check.outlet, status, source.source_id, source_check.version, char_start, "
    "char_end, text, differing, found_in, origins, checked_at FROM source_check "
    "LEFT JOIN source ON source.id = source_check.source "
    "WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, number"
)
_CLAIM = (
    "SELECT outlet IS NOT NULL, fact_types, EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id) "
    "FROM claim WHERE id = ? AND retired = 0"
)
_TEXT = "SELECT text FROM source_version WHERE source = ? AND version = ?"
_SET_STATUS = (
    "INSERT INTO claim_source (claim, status, risk) VALUES (?, ?, ?) "
    "ON CONFLICT (claim) DO UPDATE SET status = excluded.status, risk = excluded.risk"
)
_CITING = (
    " AND EXISTS (SELECT 1 FROM claim_facet WHERE claim_facet.claim = claim.id "
    "AND claim_facet.facet IN (SELECT value FROM json_each(?)))"
)
_OF_OUTLET = (
    "SELECT claim FROM source_check WHERE source = ?1 UNION "
    "SELECT claim_facet.claim FROM source CROSS JOIN facet ON facet.dimension = 'outlet' "
    "AND facet.value = source.outlet CROSS JOIN claim_facet ON claim_facet.facet = facet.id "
    "WHERE source.id = ?1 AND claim_facet.claim IN (SELECT claim FROM source_check)"
)
_TO_CHECK = (
    "SELECT claim.id, article.article_id, claim.claim_id, claim_record.record FROM claim "
    "CROSS JOIN claim_record ON claim_record.claim = claim.id "
    "CROSS JOIN article ON article.id = claim.article WHERE claim.retired = 0 AND claim.id > ?"
)


def put(conn: sqlite3.Connection, checks: Iterable[tuple[int, Sequence[StoredCheck]]]) -> int:
    """Keep the checks of claims, each in place of those it had (see ``Store.put_checks``).

    Raises:
        StoreError: A check names a source that is not here.
    """
    written = 0
    batch: list[tuple[int, Sequence[StoredCheck]]] = []
    for one in checks:
        batch.append(one)
        if len(batch) == BATCH:
            written += _write(conn, batch)
            batch = []
    return written + _write(conn, batch) if batch else written


def read(conn: sqlite3.Connection, row_ids: Sequence[int]) -> dict[int, list[StoredCheck]]:
    """Return the checks of claims by row id, in the order of the cited outlets."""
    found: dict[int, list[StoredCheck]] = {}
    for line in conn.execute(_READ, (json.dumps(list(row_ids)),)):
        found.setdefault(line[0], []).append(_check(line))
    return found


def statuses(conn: sqlite3.Connection, row_ids: Sequence[int]) -> dict[int, SourceCheckStatus]:
    """Return the source status of claims by row id; those that were never checked are left out."""
    found = conn.execute(
        "SELECT claim, status FROM claim_source WHERE claim IN (SELECT value FROM json_each(?)) "
        "AND status IS NOT NULL",
        (json.dumps(list(row_ids)),),
    )
    return {claim: _STATUSES[status] for claim, status in found}


def to_check(
    conn: sqlite3.Connection, article_id: str | None, outlets: Sequence[str] | None
) -> Iterator[list[ClaimToCheck]]:
    """Yield claims in order of article and place, some at a time (see ``Store.claims_to_check``)."""
    wanted, values = _TO_CHECK, list[Value]()
    if article_id is not None:
        wanted += " AND claim.article = (SELECT id FROM article WHERE article_id = ?)"
        values.append(article_id)
    if outlets is not None:
        wanted += _CITING
        keys = [facet_id(conn, "outlet", outlet) for outlet in outlets]
        values.append(json.dumps([key for key in keys if key is not None]))
    last = 0
    # Each chunk is a look of its own: one look at all would keep SQLite from tidying up what is written
    # in the meantime.
    while lines := conn.execute(f"{wanted} ORDER BY claim.id LIMIT {CHUNK}", (last, *values)).fetchall():
        last = lines[-1][0]
        yield [_to_check(*line) for line in lines]


def unchecked(conn: sqlite3.Connection, row_ids: Sequence[int]) -> list[ClaimToCheck]:
    """Return those of some claims that have no check (see ``Store.unchecked``)."""
    without = (
        " AND claim.id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM source_check WHERE source_check.claim = claim.id) ORDER BY claim.id"
    )
    found = conn.execute(_TO_CHECK + without, (0, json.dumps(list(row_ids))))
    return [_to_check(*line) for line in found.fetchall()]


def _to_check(row_id: int, article: str, claim_id: str, stored: Cell) -> ClaimToCheck:
    record = json_of(stored)
    return ClaimToCheck(row_id, article, claim_id, record["text"], cited(record))


def cited(record: dict[str, Any]) -> tuple[str, ...]:
    """Return every outlet that a stored record's chain names, outermost first, each once."""
    chain = record["attribution"]["chain"]
    return tuple(dict.fromkeys(outlet for frame in chain for outlet in frame["outlets"]))


def forget_passages(conn: sqlite3.Connection, source: int) -> int:
    """Drop the checks of claims whose passage is in a source; return how many claims."""
    found = conn.execute("SELECT DISTINCT claim FROM source_check WHERE source = ?", (source,))
    return forget(conn, [row[0] for row in found.fetchall()])


def forget_outlet(conn: sqlite3.Connection, source: int) -> int:
    """Drop the checks that a source or its absence matters to; return how many claims."""
    return forget(conn, [row[0] for row in conn.execute(_OF_OUTLET, (source,)).fetchall()])


def forget(conn: sqlite3.Connection, row_ids: Sequence[int]) -> int:
    """Drop the checks of claims; return how many claims."""
    keys = [(row_id,) for row_id in row_ids]
    conn.executemany("DELETE FROM source_check WHERE claim = ?", keys)
    conn.executemany("UPDATE claim_source SET status = NULL WHERE claim = ?", keys)
    for row_id in row_ids:
        risk.refresh(conn, row_id)
    return len(row_ids)


def _write(conn: sqlite3.Connection, batch: Sequence[tuple[int, Sequence[StoredCheck]]]) -> int:
    written = 0
    with writing(conn):
        sources = _Sources(conn)
        for row_id, found in batch:
            claim = conn.execute(_CLAIM, (row_id,)).fetchone()
            if claim is None or not all(sources.is_current(check) for check in found):
                continue  # it was read anew meanwhile, or its source changed: another check is on its way
            conn.execute("DELETE FROM source_check WHERE claim = ?", (row_id,))
            conn.executemany(
                _INSERT, [_cells(row_id, number, check, sources) for number, check in enumerate(found, 1)]
            )
            status = risk.riskiest([check.status for check in found])
            conn.execute(_SET_STATUS, (row_id, status, risk.rank(status, *claim)))
            written += 1
    return written


class _Sources:
    """Keys and current versions of sources, inside one transaction."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._known: dict[str, tuple[int, int]] = {}
        self._texts: dict[int, str] = {}

    def of(self, source_id: str) -> tuple[int, int]:
        """Return a source's key and current version; a removed or unknown one has version 0."""
        if source_id not in self._known:
            found = self._conn.execute(
                "SELECT id, iif(removed_at IS NULL, version, 0) FROM source WHERE source_id = ?", (source_id,)
            ).fetchone()
            self._known[source_id] = (0, 0) if found is None else (found[0], found[1])
        return self._known[source_id]

    def is_current(self, check: StoredCheck) -> bool:
        """Tell whether a check is about what is saved now, to the letter."""
        if check.source_id is None:
            return True
        key, version = self.of(check.source_id)
        if not version or check.version not in {None, version}:
            return False
        return check.span is None or self._text(key, version)[slice(*check.span)] == check.text

    def _text(self, key: int, version: int) -> str:
        if key not in self._texts:
            found = self._conn.execute(_TEXT, (key, version)).fetchone()
            self._texts[key] = text_of(found[0])
        return self._texts[key]


def _cells(row_id: int, number: int, check: StoredCheck, sources: _Sources) -> tuple[Value, ...]:
    key, version = (None, None) if check.source_id is None else sources.of(check.source_id)
    start, end = check.span if check.span is not None else (None, None)
    return (
        row_id,
        number,
        optional_cell(check.outlet),
        check.status.value,
        key,
        version,
        start,
        end,
        cell(check.text),
        json_cell([_record(difference) for difference in check.differing]),
        optional_cell(check.found_in),
        check.origins,
        stamp(check.checked_at or datetime.now(UTC)),
    )


def _check(line: Sequence[Any]) -> StoredCheck:
    return StoredCheck(
        outlet=optional_text(line[1]),
        status=_STATUSES[line[2]],
        source_id=line[3],
        version=line[4],
        span=None if line[5] is None else Span(line[5], line[6]),
        text=text_of(line[7]),
        differing=tuple(_difference(record) for record in json_of(line[8])),
        found_in=optional_text(line[9]),
        origins=line[10],
        checked_at=moment_of(line[11]),
    )


def _record(difference: Difference) -> dict[str, object]:
    return {
        "kind": difference.kind.value,
        "claim": difference.claim,
        "source": difference.source,
        "claim_span": difference.claim_span,
        "source_span": difference.source_span,
    }


def _difference(record: dict[str, Any]) -> Difference:
    mine, other = record["claim_span"], record["source_span"]
    return Difference(
        DifferenceKind(record["kind"]),
        record["claim"],
        record["source"],
        Span(*mine) if mine else None,
        Span(*other) if other else None,
    )


_STATUSES = {status.value: status for status in SourceCheckStatus}

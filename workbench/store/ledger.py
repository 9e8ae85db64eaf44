"""The append-only ledger: lines chained by hashes, one chain for each store that wrote any.

The hash of an entry is the sha256 of its canonical JSON (keys sorted, no spaces, UTF-8, a lone surrogate
as its own code): article_id, at, claim_id, origin, payload, prev_hash, reviewer, seq, type. ``prev_hash``
is the hash of the entry before it in the chain of the same origin, 64 zeros for the first.

Payloads by type, all of them JSON objects:

- verdict: ``verdict`` (a VerdictValue), and where disputed ``reason`` (a DisputeReason) and ``correction``
- attribution_verdict: ``verdict`` (an AttributionVerdict)
- note: ``body``, and where it is a new version of one's own note ``replaces``, the [origin, seq] of that
- article: any of ``title``, ``url``, ``publisher``, ``published`` (ISO 8601) with its new value,
  or ``archived`` (true, false)
- undo, redo: ``target``, the [origin, seq] of the decision taken back, or of the undo taken back
- evidence: a slice of a saved source (``payloads.EVIDENCE_FIELDS``), or ``withdraws``, the [origin, seq] of
  the reviewer's own evidence that is taken back
- claim_edit: ``edit`` and what its kind needs (see ``edit_payloads``)

An entry that came from a file carries ``imported``: {"by", "at"}; one by which a changed source took a
decision back carries ``reopened``: {"source", "outlet", "version", "was"}. Both are out of reach of the undo
key.
"""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime, timedelta
from json.encoder import encode_basestring

from workbench.errors import StoreError
from workbench.model import Entry, EntryType, NewEntry
from workbench.store import payloads
from workbench.store.cells import Cell, canonical_json, cell, json_of, moment_of, stamp, text_of
from workbench.store.edit_payloads import edit_problem

GENESIS = "0" * 64
"""The previous hash of a chain's first entry, and the head of an empty ledger."""

Key = tuple[str, int]
"""(origin, seq) of an entry."""

LINES = "SELECT origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash FROM entry"
"""Reads rows of ``Line``."""

INSERT = (
    "INSERT INTO entry (origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
"""Writes a row of ``Line``."""

Line = tuple[str, int, str, Cell, str, str | None, Cell, str, str, str]
"""An entry as it is stored; its last cell is its own hash."""

_LAST_EDIT = "SELECT max(at) FROM entry WHERE article_id = ? AND type IN ('claim_edit', 'undo', 'redo')"

_TICK = timedelta(microseconds=1)


def line_hash(line: Line) -> str:
    """Return the hash that a line should have; the one that it holds is left aside."""
    origin, seq, kind, reviewer, article_id, claim_id, payload, at, prev_hash, _ = line
    # Put together by hand: the payload's bytes count as they are stored, and no second parsing is needed.
    body = (
        f'{{"article_id":{_quoted(article_id)},"at":{_quoted(at)},'
        f'"claim_id":{"null" if claim_id is None else _quoted(claim_id)},"origin":{_quoted(origin)},'
        f'"payload":{text_of(payload)},"prev_hash":{_quoted(prev_hash)},'
        f'"reviewer":{_quoted(text_of(reviewer))},"seq":{seq},"type":{_quoted(kind)}}}'
    )
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def entry_of(line: Line) -> Entry:
    """Return the entry of a stored line."""
    origin, seq, kind, reviewer, article_id, claim_id, payload, at, prev_hash, own_hash = line
    return Entry(
        origin,
        seq,
        EntryType(kind),
        text_of(reviewer),
        article_id,
        claim_id,
        json_of(payload),
        moment_of(at),
        prev_hash,
        own_hash,
    )


class Chain:
    """The end of one origin's chain, inside a write transaction: knows what the next line links to."""

    def __init__(self, conn: sqlite3.Connection, origin: str) -> None:
        """Find the chain's last entry."""
        self._conn = conn
        self.origin = origin
        last: tuple[int, str] | None = conn.execute(
            "SELECT seq, hash FROM entry WHERE origin = ? ORDER BY seq DESC LIMIT 1", (origin,)
        ).fetchone()
        self._seq, self._hash = last if last is not None else (0, GENESIS)

    def append(self, entry: NewEntry) -> Line:
        """Write a checked entry as the chain's next line and return that."""
        line = self.link(entry)
        self._conn.execute(INSERT, line)
        return line

    def link(self, entry: NewEntry, payload: str | None = None) -> Line:
        """Return a checked entry as the chain's next line, to be written in the same transaction.

        Args:
            entry: The entry.
            payload: Its payload as canonical JSON, where that was made already.
        """
        line: Line = (
            self.origin,
            self._seq + 1,
            _SPELT[entry.type],
            cell(entry.reviewer),
            entry.article_id,
            entry.claim_id,
            cell(canonical_json(entry.payload) if payload is None else payload),
            stamp(entry.at if entry.at is not None else self._now(entry)),
            self._hash,
            "",
        )
        line = (*line[:-1], line_hash(line))
        self._seq, self._hash = line[1], line[-1]
        return line

    def _now(self, entry: NewEntry) -> datetime:
        """Return the time, later than all that the reviewer decided on the same thing.

        The current state goes by time: a clock set back must not let an older decision win.
        """
        now = datetime.now(UTC)
        if entry.type is EntryType.CLAIM_EDIT:
            # Edits of one claim bear on others: all those of the article stand in one order.
            latest = self._conn.execute(_LAST_EDIT, (entry.article_id,)).fetchone()[0]
        else:
            latest = self._conn.execute(
                "SELECT max(at) FROM entry WHERE article_id = ? AND claim_id IS ? AND (? OR reviewer = ?)",
                (entry.article_id, entry.claim_id, entry.claim_id is None, cell(entry.reviewer)),
            ).fetchone()[0]
        return now if latest is None or stamp(now) > latest else moment_of(latest) + _TICK


def lines_about(
    conn: sqlite3.Connection, article_id: str, claim_id: str | None, reviewer: str | None = None
) -> list[Line]:
    """Return the lines about a claim, or with None about the article, in order of (at, origin, seq)."""
    where = "article_id = ? AND claim_id IS ?"
    values: tuple[Cell | None, ...] = (article_id, claim_id)
    if reviewer is not None:
        where += " AND reviewer = ?"
        values += (cell(reviewer),)
    return conn.execute(f"{LINES} WHERE {where} ORDER BY at, origin, seq", values).fetchall()


def line_at(conn: sqlite3.Connection, key: Key) -> Line | None:
    """Return the line with this key, or None."""
    found: Line | None = conn.execute(f"{LINES} WHERE origin = ? AND seq = ?", key).fetchone()
    return found


def head(conn: sqlite3.Connection) -> str:
    """Return the last hash of each origin's chain, sorted and joined by "+"; 64 zeros if there is none."""
    last = conn.execute(
        # Leaps along the index from one origin to the next.
        "WITH RECURSIVE chain (origin) AS (SELECT min(origin) FROM entry UNION ALL "
        "SELECT (SELECT min(origin) FROM entry WHERE origin > chain.origin) FROM chain "
        "WHERE origin IS NOT NULL) "
        "SELECT (SELECT hash FROM entry WHERE entry.origin = chain.origin ORDER BY seq DESC LIMIT 1) "
        "FROM chain WHERE origin IS NOT NULL"
    ).fetchall()
    return "+".join(sorted(row[0] for row in last)) or GENESIS


def check(entry: NewEntry) -> None:
    """See that an entry's payload fits its type.

    Raises:
        StoreError: It does not, or the reviewer has no name; the line says what is wrong.
    """
    if not entry.reviewer:
        raise StoreError("A decision needs a reviewer's name: give --reviewer")
    if entry.type is EntryType.UNDO or entry.type is EntryType.REDO:
        raise StoreError(f"An entry of type {entry.type} is written by undoing or redoing, not by itself")
    if (entry.claim_id is None) != (
        entry.type is EntryType.ARTICLE
    ) and entry.type is not EntryType.CLAIM_EDIT:
        raise StoreError(
            f"An entry of type {entry.type} is about {'a claim' if entry.claim_id is None else 'an article'}"
        )
    problem = payloads.problem(entry.type, entry.payload)
    if entry.type is EntryType.CLAIM_EDIT:
        problem = edit_problem(entry.payload, entry.claim_id)
    if problem is None and entry.at is not None and entry.at.tzinfo is None:
        problem = f"its time {entry.at.isoformat()} has no time zone"
    if problem:
        raise StoreError(f"An entry of type {entry.type} for article {entry.article_id}: {problem}")


def beyond_undo(payload: dict[str, object]) -> bool:
    """Return whether the undo key passes over an entry with this payload.

    It came from a file, or a changed source took a decision back.
    """
    return "imported" in payload or "reopened" in payload


def target_of(payload: dict[str, object]) -> Key:
    """Return the key that an undo or a redo takes back."""
    return key_of(payload.get("target"))


def key_of(value: object) -> Key:
    """Return the key of an entry that a payload names as [origin, seq]."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise StoreError("An entry in the ledger names no other that it is about: run `workbench verify-log`")
    return str(value[0]), int(value[1])


_SPELT = {kind: kind.value for kind in EntryType}
# Python asks for the value of a member by a call of its own, a dictionary does not.

_quoted = encode_basestring
# What json.dumps(text, ensure_ascii=False) calls in the end.

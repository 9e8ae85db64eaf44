"""The append-only ledger: lines chained by hashes, one chain for each store that wrote any.

The hash of an entry is the sha256 of its canonical JSON (keys sorted, no spaces, UTF-8, a lone surrogate
as its own code): article_id, at, claim_id, origin, payload, prev_hash, reviewer, seq, type. ``prev_hash``
is the hash of the entry before it in the chain of the same origin, 64 zeros for the first.

Payloads by type, all of them JSON objects:

- verdict: ``verdict`` (a VerdictValue), and where disputed ``reason`` (a DisputeReason) and ``correction``
- attribution_verdict: ``verdict`` (an AttributionVerdict)
- note: ``body``
- article: any of ``title``, ``url``, ``publisher``, ``published`` (ISO 8601) with its new value
- undo, redo: ``target``, the [origin, seq] of the decision taken back, or of the undo taken back
- evidence, claim_edit: any object

An entry that came from a file carries ``imported``: {"by", "at"}, and is out of reach of the undo key.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from workbench.errors import StoreError
from workbench.model import AttributionVerdict, DisputeReason, Entry, EntryType, NewEntry, VerdictValue
from workbench.store.cells import Cell, canonical_json, cell, json_of, moment_of, stamp, text_of

GENESIS = "0" * 64
"""The previous hash of a chain's first entry, and the head of an empty ledger."""

Key = tuple[str, int]
"""(origin, seq) of an entry."""

ARTICLE_FIELDS = ("title", "url", "publisher", "published")
"""What an entry of type article can change."""

LINES = "SELECT origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash FROM entry"
"""Reads rows of ``Line``."""

Line = tuple[str, int, str, Cell, str, str | None, Cell, str, str, str]
"""An entry as it is stored; its last cell is its own hash."""

_VERDICTS = tuple(word.value for word in VerdictValue)
_ATTRIBUTION_VERDICTS = tuple(word.value for word in AttributionVerdict)
_REASONS = tuple(word.value for word in DisputeReason)

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
        line: Line = (
            self.origin,
            self._seq + 1,
            entry.type.value,
            cell(entry.reviewer),
            entry.article_id,
            entry.claim_id,
            cell(canonical_json(entry.payload)),
            stamp(entry.at if entry.at is not None else self._now(entry)),
            self._hash,
            "",
        )
        line = (*line[:-1], line_hash(line))
        self._conn.execute(
            "INSERT INTO entry (origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, "
            "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            line,
        )
        self._seq, self._hash = line[1], line[-1]
        return line

    def _now(self, entry: NewEntry) -> datetime:
        """Return the time, later than all that the reviewer decided on the same thing.

        The current state goes by time: a clock set back must not let an older decision win.
        """
        now = datetime.now(UTC)
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
    if entry.type in {EntryType.UNDO, EntryType.REDO}:
        raise StoreError(f"An entry of type {entry.type} is written by undoing or redoing, not by itself")
    if (entry.claim_id is None) != (
        entry.type is EntryType.ARTICLE
    ) and entry.type is not EntryType.CLAIM_EDIT:
        raise StoreError(
            f"An entry of type {entry.type} is about {'a claim' if entry.claim_id is None else 'an article'}"
        )
    problem = _problem(entry.type, entry.payload)
    if problem is None and entry.at is not None and entry.at.tzinfo is None:
        problem = f"its time {entry.at.isoformat()} has no time zone"
    if problem:
        raise StoreError(f"An entry of type {entry.type} for article {entry.article_id}: {problem}")


def imported(payload: dict[str, object]) -> bool:
    """Return whether an entry with this payload came from a file."""
    return "imported" in payload


def target_of(payload: dict[str, object]) -> Key:
    """Return the key that an undo or a redo takes back."""
    target = payload.get("target")
    if not isinstance(target, list) or len(target) != 2:
        raise StoreError("An undo or redo in the ledger names no target: run `workbench verify-log`")
    return str(target[0]), int(target[1])


def _problem(kind: EntryType, payload: dict[str, object]) -> str | None:
    keys = payload.keys() - {"imported"}
    if kind is EntryType.VERDICT:
        return _unknown(keys, {"verdict", "reason", "correction"}) or _verdict_problem(payload)
    if kind is EntryType.ATTRIBUTION_VERDICT:
        return _unknown(keys, {"verdict"}) or _not_a_word(payload.get("verdict"), _ATTRIBUTION_VERDICTS)
    if kind is EntryType.NOTE:
        body = payload.get("body")
        return _unknown(keys, {"body"}) or (
            None if isinstance(body, str) and body.strip() else "a note needs some text"
        )
    if kind is EntryType.ARTICLE:
        return _unknown(keys, set(ARTICLE_FIELDS)) or _article_problem(payload)
    return None


def _verdict_problem(payload: dict[str, object]) -> str | None:
    problem = _not_a_word(payload.get("verdict"), _VERDICTS)
    reason, correction = payload.get("reason"), payload.get("correction")
    if problem is None and reason is not None:
        if payload["verdict"] != VerdictValue.DISPUTED:
            return "only a disputed claim has a reason"
        problem = _not_a_word(reason, _REASONS)
    if problem is None and correction is not None and not isinstance(correction, str):
        problem = "the correction is no text"
    return problem


def _article_problem(payload: dict[str, object]) -> str | None:
    changed = [field for field in ARTICLE_FIELDS if field in payload]
    if not changed:
        return f"nothing to change; it can hold {', '.join(ARTICLE_FIELDS)}"
    for field in changed:
        value = payload[field]
        if not (isinstance(value, str) or (value is None and field != "title")):
            return f"{field} is no text"
    published = payload.get("published")
    if isinstance(published, str):
        try:
            if date.fromisoformat(published).isoformat() != published:
                return f"{published!r} is no date; write it as 2024-11-18"
        except ValueError:
            return f"{published!r} is no date; write it as 2024-11-18"
    return None


def _not_a_word(value: object, words: tuple[str, ...]) -> str | None:
    return (
        None if value in words else f"{value!r} is none of {', '.join(word or 'nothing' for word in words)}"
    )


def _unknown(keys: Iterable[str], known: set[str]) -> str | None:
    unknown = sorted(set(keys) - known)
    return f"it cannot hold {', '.join(unknown)}" if unknown else None


_quoted = json.JSONEncoder(ensure_ascii=False).encode

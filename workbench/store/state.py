"""The current state: what the ledger amounts to, kept in tables beside it.

The state of a claim and reviewer is always computed from all of their entries, in order of (time,
origin, number), and written in the transaction that writes the entry. It depends on the set of entries
only, not on the order in which they came in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.errors import StoreError
from workbench.model import AttributionVerdict, EntryType, VerdictValue
from workbench.store import decided_words, evidence_state, notes, risk
from workbench.store.cells import Cell, cell, json_of, optional_cell, text_of
from workbench.store.evidence_state import KeptEvidence, Reopening
from workbench.store.keyed_rows import KeyedRows
from workbench.store.ledger import Key, Line, lines_about, target_of
from workbench.store.notes import KeptNote

_DECISIVE = {EntryType.VERDICT.value, EntryType.ATTRIBUTION_VERDICT.value}
_UNREVIEWED = VerdictValue.UNREVIEWED.value
_NOTHING = {_UNREVIEWED, AttributionVerdict.EMPTY.value}
_NO_VERDICT: tuple[str, str | None, str | None, str] = (_UNREVIEWED, None, None, "")
_NO_ATTRIBUTION = (AttributionVerdict.EMPTY.value, "")
_NOTES = KeyedRows(
    "SELECT origin, seq FROM note WHERE claim = ? AND reviewer = ?",
    "DELETE FROM note WHERE origin = ? AND seq = ?",
    "INSERT INTO note (claim, reviewer, at, body, origin, seq) VALUES (?, ?, ?, ?, ?, ?)",
)


@dataclass(frozen=True, slots=True)
class Current:
    """What one reviewer's entries about one claim amount to.

    Attributes:
        verdict_at: Stamp of the verdict in force, "" without one; ``attribution_at`` likewise.
        reopened: Decisions that a changed source took back and that were not taken again, at most one of
            each type.
    """

    value: str = _UNREVIEWED
    reason: str | None = None
    correction: str | None = None
    verdict_at: str = ""
    attribution: str = AttributionVerdict.EMPTY.value
    attribution_at: str = ""
    notes: tuple[KeptNote, ...] = ()
    evidence: tuple[KeptEvidence, ...] = ()
    reopened: tuple[Reopening, ...] = ()

    @property
    def reviewed_at(self) -> str:
        """Stamp of the last decision in force, "" where there is none."""
        return max(self.verdict_at, self.attribution_at)


@dataclass(frozen=True, slots=True)
class Target:
    """A claim's keys in this store."""

    row_id: int
    article: int
    retired: bool


def target(conn: sqlite3.Connection, article_id: str, claim_id: str) -> Target:
    """Return the keys of a claim.

    Raises:
        StoreError: The store has no such claim.
    """
    found = conn.execute(
        "SELECT claim.id, claim.article, claim.retired FROM article JOIN claim ON claim.article = article.id "
        "WHERE article.article_id = ? AND claim.claim_id = ?",
        (article_id, claim_id),
    ).fetchone()
    if found is None:
        raise StoreError(
            f"There is no claim {claim_id} in article {article_id}: it was read anew, or is not in this store"
        )
    return Target(found[0], found[1], bool(found[2]))


def in_force(lines: Iterable[Line]) -> list[Line]:
    """Return the decisions that are not undone, in the order given.

    An undo counts unless a redo took it back; undos and redos themselves are left out.
    """
    lines = list(lines)
    if not any(line[2] == EntryType.UNDO for line in lines):
        return lines
    redone = {_target(line) for line in lines if line[2] == EntryType.REDO}
    undone = {_target(line) for line in lines if line[2] == EntryType.UNDO and line[:2] not in redone}
    reversals = {EntryType.UNDO.value, EntryType.REDO.value}
    return [line for line in lines if line[2] not in reversals and line[:2] not in undone]


def current(lines: Iterable[Line], other_words: Mapping[Key, str] | None = None) -> Current:
    """Return what one reviewer's lines about one claim, in order, amount to.

    Args:
        lines: The lines.
        other_words: Decisions on other words than the claim has, with these (``decided_words.other``): they
            are taken back.
    """
    verdict = _NO_VERDICT
    attribution = _NO_ATTRIBUTION
    noted: list[Line] = []
    accepted: list[Line] = []
    reopened: dict[str, Reopening] = {}
    for line in in_force(lines):
        kind, at = line[2], line[7]
        if kind == EntryType.NOTE:
            noted.append(line)
        elif kind == EntryType.EVIDENCE:
            accepted.append(line)
        elif kind in _DECISIVE:
            payload = _payload(line[6])
            word = payload["verdict"] or ""
            if kind == EntryType.ATTRIBUTION_VERDICT:
                attribution = (word, at) if word else _NO_ATTRIBUTION
            elif word == _UNREVIEWED:
                verdict = _NO_VERDICT
            else:
                verdict = (word, payload.get("reason"), payload.get("correction"), at)
            reopened.pop(kind, None)
            if other_words and line[:2] in other_words and word not in _NOTHING:
                verdict, attribution = (
                    (_NO_VERDICT, attribution) if kind == EntryType.VERDICT else (verdict, _NO_ATTRIBUTION)
                )
                reopened[kind] = Reopening.of_words(kind, other_words[line[:2]], word, at)
            elif "reopened" in payload:
                reopened[kind] = Reopening.of(kind, payload["reopened"], at)
    return Current(
        *verdict,
        *attribution,
        notes=notes.standing(noted) if noted else (),
        evidence=evidence_state.kept(accepted) if accepted else (),
        reopened=tuple(reopened.values()),
    )


def refresh(conn: sqlite3.Connection, article_id: str, claim_id: str, reviewer: str) -> None:
    """Bring the tables of a claim and reviewer in line with the ledger.

    Raises:
        StoreError: The store has no such claim.
    """
    where = target(conn, article_id, claim_id)
    lines = lines_about(conn, article_id, claim_id, reviewer)
    state = current(lines, decided_words.other(conn, article_id, claim_id))
    name = cell(reviewer)
    _write_verdict(conn, where, name, state)
    write_notes(conn, where.row_id, name, state.notes)
    evidence_state.write_reopenings(conn, where.row_id, name, state.reopened)
    if evidence_state.write(conn, where.row_id, name, state.evidence):
        risk.refresh(conn, where.row_id)


def write_notes(conn: sqlite3.Connection, row_id: int, name: Cell, standing: Iterable[KeptNote]) -> None:
    """Bring a claim's and reviewer's notes in line, and what finds them."""
    if _NOTES.write(
        conn, row_id, name, {note.key: (note.at, cell(note.body), *note.key) for note in standing}
    ):
        index_notes(conn, row_id)


def said(line: Line) -> tuple[str, str | None, Cell | None]:
    """Return the value, reason and correction that the line of a verdict gives."""
    return _said(line[6])


@lru_cache(maxsize=512)
def _said(stored: Cell) -> tuple[str, str | None, Cell | None]:
    payload = _payload(stored)
    return payload["verdict"], payload.get("reason"), optional_cell(payload.get("correction"))


@lru_cache(maxsize=512)
def _payload(stored: Cell) -> Mapping[str, Any]:
    """Return the payload of a decision, which is not to be changed: many say the same."""
    found: Mapping[str, Any] = json_of(stored)
    return found


def _target(line: Line) -> Key:
    return target_of(json_of(line[6]))


def _write_verdict(conn: sqlite3.Connection, where: Target, name: Cell, state: Current) -> None:
    found = conn.execute(
        "SELECT value FROM verdict WHERE claim = ? AND reviewer = ?", (where.row_id, name)
    ).fetchone()
    if state.reviewed_at:
        conn.execute(
            "INSERT INTO verdict (claim, reviewer, value, reason, correction, attribution, reviewed_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (claim, reviewer) DO UPDATE SET "
            "value = excluded.value, reason = excluded.reason, correction = excluded.correction, "
            "attribution = excluded.attribution, reviewed_at = excluded.reviewed_at",
            (
                where.row_id,
                name,
                state.value,
                state.reason,
                optional_cell(state.correction),
                state.attribution,
                state.reviewed_at,
            ),
        )
    elif found is not None:
        conn.execute("DELETE FROM verdict WHERE claim = ? AND reviewer = ?", (where.row_id, name))
    before = found[0] if found is not None else _UNREVIEWED
    if before != state.value and not where.retired:
        count(conn, where.article, name, before, -1)
        count(conn, where.article, name, state.value, 1)


def count(conn: sqlite3.Connection, article: int, name: Cell, value: str, step: int) -> None:
    """Count a reviewer's verdicts of one kind on an article's claims up or down."""
    if value == _UNREVIEWED:
        return
    changed = conn.execute(
        "UPDATE tally SET claims = claims + ? WHERE article = ? AND reviewer = ? AND value = ?",
        (step, article, name, value),
    ).rowcount
    if not changed:
        conn.execute(
            "INSERT INTO tally (article, reviewer, value, claims) VALUES (?, ?, ?, ?)",
            (article, name, value, step),
        )


def recount(conn: sqlite3.Connection, article: int) -> None:
    """Count an article's verdicts anew, as after its claims have changed."""
    conn.execute("DELETE FROM tally WHERE article = ?", (article,))
    conn.execute(
        "INSERT INTO tally (article, reviewer, value, claims) "
        "SELECT claim.article, verdict.reviewer, verdict.value, count(*) "
        "FROM claim JOIN verdict ON verdict.claim = claim.id "
        "WHERE claim.article = ? AND claim.retired = 0 AND verdict.value <> 'unreviewed' "
        "GROUP BY verdict.reviewer, verdict.value",
        (article,),
    )


def index_notes(conn: sqlite3.Connection, row_id: int) -> None:
    """Make a claim's notes findable as they are now."""
    bodies = conn.execute(
        "SELECT body FROM note WHERE claim = ? ORDER BY at, origin, seq", (row_id,)
    ).fetchall()
    conn.execute("DELETE FROM note_search WHERE rowid = ?", (row_id,))
    if bodies:
        conn.execute(
            "INSERT INTO note_search (rowid, notes) VALUES (?, ?)",
            (row_id, cell("\n".join(text_of(row[0]) for row in bodies))),
        )

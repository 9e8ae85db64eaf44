"""Writing decisions, undoing and redoing them: each in one transaction with its current state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from workbench.errors import StoreError
from workbench.model import Entry, EntryType, NewEntry
from workbench.store import article_lines, article_state, edits, evidence, ledger, notes, projection, state
from workbench.store.cells import cell, optional_text
from workbench.store.claims import row_of
from workbench.store.connection import writing
from workbench.store.edit_payloads import ON_LINES, edit_of, edit_problem, ids_of
from workbench.store.edit_words import summary
from workbench.store.payloads import ARCHIVED, ARTICLE_FIELDS
from workbench.store.rows import Undone


def append(conn: sqlite3.Connection, origin: str, entry: NewEntry) -> Entry:
    """Write one decision.

    Raises:
        StoreError: Its payload or its claim is wrong.
    """
    ledger.check(entry)
    with writing(conn):
        return ledger.entry_of(write(conn, ledger.Chain(conn, origin), entry))


def append_many(conn: sqlite3.Connection, origin: str, entries: Iterable[NewEntry]) -> int:
    """Write many decisions, all or none; return how many.

    Raises:
        StoreError: The payload or the claim of one is wrong; none is written then.
    """
    count = 0
    with writing(conn):
        chain = ledger.Chain(conn, origin)
        for entry in entries:
            ledger.check(entry)
            write(conn, chain, entry)
            count += 1
    return count


def undo(conn: sqlite3.Connection, origin: str, reviewer: str) -> Undone | None:
    """Take back the reviewer's last decision that is not undone; None without one."""
    name = cell(reviewer)
    with writing(conn):
        found = conn.execute(
            "SELECT max(seq) FROM step WHERE reviewer = ? AND undone_by IS NULL", (name,)
        ).fetchone()
        if found[0] is None:
            return None
        target = _entry(conn, (origin, found[0]))
        undone = _reverse(conn, origin, EntryType.UNDO, target, (origin, target.seq))
        conn.execute(
            "UPDATE step SET undone_by = ? WHERE reviewer = ? AND seq = ?",
            (undone.entry.seq, name, target.seq),
        )
        return undone


def redo(conn: sqlite3.Connection, origin: str, reviewer: str) -> Undone | None:
    """Put the decision undone last in force again; None without one or if one was taken since."""
    name = cell(reviewer)
    with writing(conn):
        found = conn.execute(
            "SELECT seq, undone_by FROM step WHERE reviewer = ? AND undone_by IS NOT NULL "
            "ORDER BY undone_by DESC LIMIT 1",
            (name,),
        ).fetchone()
        if found is None:
            return None
        target = _entry(conn, (origin, found[0]))
        redone = _reverse(conn, origin, EntryType.REDO, target, (origin, found[1]))
        conn.execute("UPDATE step SET undone_by = NULL WHERE reviewer = ? AND seq = ?", (name, target.seq))
        return redone


def write(conn: sqlite3.Connection, chain: ledger.Chain, entry: NewEntry) -> ledger.Line:
    """Write one checked decision inside the caller's transaction, within reach of the undo key."""
    evidence.check(conn, entry)
    edits.check(conn, entry)
    notes.check(conn, entry)
    line = chain.append(entry)
    _refresh(conn, entry)
    if not ledger.beyond_undo(entry.payload):
        name = cell(entry.reviewer)
        conn.execute("DELETE FROM step WHERE reviewer = ? AND undone_by IS NOT NULL", (name,))
        conn.execute("INSERT INTO step (reviewer, seq) VALUES (?, ?)", (name, line[1]))
    return line


def _refresh(conn: sqlite3.Connection, entry: NewEntry, target: Entry | None = None) -> None:
    """Bring the current state in line with a new line, or with one that takes ``target`` back."""
    kind, payload = (entry.type, entry.payload) if target is None else (target.type, target.payload)
    if kind is EntryType.CLAIM_EDIT:
        _refresh_edit(conn, entry.article_id, entry.claim_id, payload)
    elif entry.claim_id is None:
        article_state.refresh_article(conn, entry.article_id)
    else:
        state.refresh(conn, entry.article_id, entry.claim_id, entry.reviewer)


def _refresh_edit(
    conn: sqlite3.Connection, article_id: str, claim_id: str | None, payload: dict[str, object]
) -> None:
    if edit_problem(payload, claim_id) is not None:
        return  # an early store took any payload; such a line counts for nothing
    if claim_id is not None:
        projection.project(conn, article_id, ids_of(payload, claim_id))
    elif edit_of(payload) in ON_LINES:
        article_lines.project_lines(conn, article_id)


def _reverse(
    conn: sqlite3.Connection, origin: str, kind: EntryType, target: Entry, key: ledger.Key
) -> Undone:
    before = _words(conn, target)
    reversal = NewEntry(kind, target.reviewer, target.article_id, target.claim_id, {"target": list(key)})
    line = ledger.Chain(conn, origin).append(reversal)
    _refresh(conn, reversal, target)
    after = _words(conn, target)
    return Undone(
        ledger.entry_of(line),
        target,
        target.article_id,
        target.claim_id,
        f"{before} → {after}",
        _affected(conn, target),
    )


def _affected(conn: sqlite3.Connection, target: Entry) -> tuple[int, ...]:
    """Return the row ids of the claims that a decision is about, as they are now, in order."""
    if target.claim_id is None:
        return ()
    ids: tuple[str, ...] = (target.claim_id,)
    if target.type is EntryType.CLAIM_EDIT and edit_problem(target.payload, target.claim_id) is None:
        ids = ids_of(target.payload, target.claim_id)
    found = (row_of(conn, target.article_id, claim_id) for claim_id in ids)
    return tuple(sorted(row_id for row_id in found if row_id is not None))


def _entry(conn: sqlite3.Connection, key: ledger.Key) -> Entry:
    line = ledger.line_at(conn, key)
    if line is None:
        raise StoreError("The ledger lacks a decision that can be undone: run `workbench verify-log`")
    return ledger.entry_of(line)


def _words(conn: sqlite3.Connection, target: Entry) -> str:
    """Return in words what an entry's kind of decision is now."""
    if target.type is EntryType.CLAIM_EDIT:
        lines = edits.lines(conn, target.article_id)
        if any(line[:2] == (target.origin, target.seq) for line in state.in_force(lines)):
            return summary(target)
        return "taken back"
    lines = ledger.lines_about(
        conn, target.article_id, target.claim_id, None if target.claim_id is None else target.reviewer
    )
    if target.type is EntryType.VERDICT:
        now = state.current(lines)
        return f"{now.value} ({now.reason})" if now.reason else now.value
    if target.type is EntryType.ATTRIBUTION_VERDICT:
        return f"attribution {state.current(lines).attribution or 'undecided'}"
    if target.type is EntryType.NOTE and "replaces" in target.payload:
        standing = (note.key for note in state.current(lines).notes)
        return "note as changed" if (target.origin, target.seq) in standing else "note as it was"
    if target.type is EntryType.NOTE:
        return _counted(len(state.current(lines).notes), "note")
    if target.type is EntryType.EVIDENCE:
        return _counted(len(state.current(lines).evidence), "accepted passage")
    if target.type is EntryType.ARTICLE:
        row = conn.execute(
            "SELECT title, url, publisher, published FROM article WHERE article_id = ?", (target.article_id,)
        ).fetchone()
        values = dict(zip(ARTICLE_FIELDS, row, strict=True))
        words = [
            f"{field} {optional_text(values[field]) or 'unknown'}"
            for field in ARTICLE_FIELDS
            if field in target.payload
        ]
        if ARCHIVED in target.payload:
            words.append("archived" if article_state.is_archived(conn, target.article_id) else "listed")
        return ", ".join(words)
    raise StoreError(f"An entry of type {target.type} is never undone")


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"

"""Notes and their versions: which stand, of the lines of one reviewer about one claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.store import ledger
from workbench.store.cells import cell, json_of
from workbench.store.ledger import Key, Line


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note in force, with the entry that its last version comes from."""

    key: Key
    at: str
    body: str


def versions(lines: Iterable[Line]) -> list[list[KeptNote]]:
    """Return each note with all its versions, oldest first, of lines of type note in force, in order.

    A version stands for the whole of its note: of two that replace the same one, in two stores, the later
    counts. One that replaces what is not in force is a note of its own.
    """
    found: list[list[KeptNote]] = []
    note_of: dict[Key, list[KeptNote]] = {}
    for line in lines:
        payload = json_of(line[6])
        kept = KeptNote(line[:2], line[7], payload["body"])
        before = note_of.get(ledger.key_of(payload["replaces"])) if "replaces" in payload else None
        if before is None:
            before = []
            found.append(before)
        before.append(kept)
        note_of[kept.key] = before
    return found


def standing(lines: Iterable[Line]) -> tuple[KeptNote, ...]:
    """Return the last version of each note, in order of (time, origin, number)."""
    last = (note[-1] for note in versions(lines))
    return tuple(sorted(last, key=lambda note: (note.at, note.key)))


def check(conn: sqlite3.Connection, entry: NewEntry) -> None:
    """See that a new version replaces a note of the same reviewer's on the same claim.

    Raises:
        StoreError: It does not.
    """
    if entry.type is not EntryType.NOTE or "replaces" not in entry.payload:
        return
    line = ledger.line_at(conn, ledger.key_of(entry.payload["replaces"]))
    own = line is not None and line[2:6] == (
        EntryType.NOTE.value,
        cell(entry.reviewer),
        entry.article_id,
        entry.claim_id,
    )
    if not own:
        raise StoreError("Only one's own note on the same claim can be changed: write a new one")

"""Evidence in force and decisions that were taken back, kept in tables beside the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from workbench.store.cells import Cell, cell, json_of, moment_of, optional_cell, stamp
from workbench.store.keyed_rows import KeyedRows
from workbench.store.ledger import Key, Line, key_of
from workbench.store.payloads import evidence_problem
from workbench.store.sql import Value

EVIDENCE = (
    "SELECT at, source_id, version, sha256, outlet, title, url, published, accessed_at, char_start, "
    "char_end, text, relation, under_review, origin, seq FROM evidence WHERE claim = ? AND reviewer = ?"
)
"""Reads rows in the order of ``KeptEvidence.cells``."""

REOPENED = (
    "SELECT type, source_id, outlet, version, was, at, edition, former FROM reopened "
    "WHERE claim = ? AND reviewer = ?"
)
"""Reads rows in the order of ``Reopening.cells``."""

_ROWS = KeyedRows(
    "SELECT origin, seq FROM evidence WHERE claim = ? AND reviewer = ?",
    "DELETE FROM evidence WHERE origin = ? AND seq = ?",
    "INSERT INTO evidence (claim, reviewer, at, source_id, version, sha256, outlet, title, url, published, "
    "accessed_at, char_start, char_end, text, relation, under_review, origin, seq) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
)
_INSERT_REOPENED = (
    "INSERT INTO reopened (claim, reviewer, type, source_id, outlet, version, was, at, edition, former) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """A piece of evidence in force, with the entry that it comes from."""

    key: Key
    at: str
    payload: dict[str, Any]

    @property
    def cells(self) -> tuple[Value, ...]:
        """Its row."""
        said = self.payload
        return (
            self.at,
            said["source"],
            said["version"],
            said["sha256"],
            cell(said["outlet"]),
            cell(said["title"]),
            optional_cell(said["url"]),
            said["published"],
            stamp(moment_of(said["accessed_at"])),
            said["start"],
            said["end"],
            cell(said["text"]),
            said["relation"],
            int(said["under_review"]),
            *self.key,
        )


@dataclass(frozen=True, slots=True)
class Reopening:
    """A decision that a changed source or another edition of the text took back and that was not taken again.

    Attributes:
        type: Of the decision: verdict or attribution_verdict.
        source_id: The source; "" where the article's own text changed, ``outlet`` likewise.
        version: Number of the source's new version; 0 where the article's own text changed.
        was: The decision that was taken back.
        edition: The sha256 of the article's new text, None where a source changed.
        former: The words that were decided on, None where a source changed.
    """

    type: str
    source_id: str
    outlet: str
    version: int
    was: str
    at: str
    edition: str | None = None
    former: str | None = None

    @classmethod
    def of(cls, kind: str, reason: Mapping[str, Any], at: str) -> Self:
        """Return what an entry's ``reopened`` says."""
        if "edition" in reason:
            return cls(kind, "", "", 0, reason["was"], at, reason["edition"], reason["text"])
        return cls(kind, reason["source"], reason["outlet"], reason["version"], reason["was"], at)

    @classmethod
    def of_words(cls, kind: str, words: str, was: str, at: str) -> Self:
        """Return what takes a decision back whose claim has other words, of whatever text."""
        return cls(kind, "", "", 0, was, at, "", words)

    @property
    def cells(self) -> tuple[Value, ...]:
        """Its row."""
        return (
            self.type,
            self.source_id,
            cell(self.outlet),
            self.version,
            self.was,
            self.at,
            self.edition,
            optional_cell(self.former),
        )


def kept(lines: Sequence[Line]) -> tuple[KeptEvidence, ...]:
    """Return the evidence that stands, of one reviewer's lines of that type in force about one claim.

    What is no evidence by today's rule stays in the ledger and counts for nothing: an early store took
    any payload.
    """
    payloads = [(line, json_of(line[6])) for line in lines]
    sound = [(line, payload) for line, payload in payloads if evidence_problem(payload) is None]
    withdrawn = {key_of(payload["withdraws"]) for _, payload in sound if "withdraws" in payload}
    return tuple(
        KeptEvidence(line[:2], line[7], payload)
        for line, payload in sound
        if "withdraws" not in payload and line[:2] not in withdrawn
    )


def write(conn: sqlite3.Connection, row_id: int, name: Cell, evidence: Sequence[KeptEvidence]) -> bool:
    """Bring a claim's and reviewer's rows in line; return whether anything changed."""
    return _ROWS.write(conn, row_id, name, {one.key: one.cells for one in evidence})


def write_reopenings(
    conn: sqlite3.Connection, row_id: int, name: Cell, reopenings: Sequence[Reopening]
) -> None:
    """Bring a claim's and reviewer's rows in line."""
    conn.execute("DELETE FROM reopened WHERE claim = ? AND reviewer = ?", (row_id, name))
    if reopenings:  # a step of the schema that comes before editions asks too, and never has any
        conn.executemany(_INSERT_REOPENED, [(row_id, name, *one.cells) for one in reopenings])

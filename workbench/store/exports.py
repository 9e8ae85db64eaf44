"""Decisions read back: those on single claims, and the verdict table in one walk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from workbench.model import AttributionVerdict, Claim, DisputeReason, Note, Verdict, VerdictValue
from workbench.record import from_record
from workbench.store import checks, evidence, risk
from workbench.store.cells import Cell, cell, day_of, json_of, moment_of, optional_text, text_of
from workbench.store.orders import claim_ids
from workbench.store.rows import ExportRow, Sort, View
from workbench.store.source_rows import AcceptedEvidence, StoredCheck

BATCH = 500
"""Claims that are held as values at a time."""

_CLAIMS = (
    "SELECT claim.id, claim.article, claim.number, claim.paragraph, claim.retired, edition.sha256, "
    "claim_record.record FROM claim JOIN claim_record ON claim_record.claim = claim.id "
    "JOIN edition ON edition.id = claim.edition "
    "WHERE claim.id IN (SELECT value FROM json_each(?)) ORDER BY claim.id"
)
_VERDICTS = (
    "SELECT claim, reviewer, value, reason, correction, attribution, reviewed_at FROM verdict "
    "WHERE claim IN (SELECT value FROM json_each(?))"
)
_NOTES = (
    "SELECT claim, reviewer, at, body, origin, seq FROM note WHERE claim IN (SELECT value FROM json_each(?)) "
    "ORDER BY claim, at, origin, seq"
)
_ARTICLES = "SELECT id, article_id, title, origin, url, publisher, published FROM article WHERE id = ?"


def read_verdicts(conn: sqlite3.Connection, row_ids: Sequence[int]) -> dict[int, list[Verdict]]:
    """Return the current decisions on claims by row id, each list by reviewer's name."""
    found: dict[int, list[Verdict]] = {}
    for claim, name, value, reason, correction, attribution, at in conn.execute(
        _VERDICTS, (json.dumps(list(row_ids)),)
    ):
        found.setdefault(claim, []).append(
            Verdict(
                text_of(name),
                VerdictValue(value),
                DisputeReason(reason) if reason else None,
                optional_text(correction),
                AttributionVerdict(attribution),
                moment_of(at),
            )
        )
    for verdicts in found.values():
        verdicts.sort(key=lambda verdict: verdict.reviewer)
    return found


def read_notes(conn: sqlite3.Connection, row_ids: Sequence[int]) -> dict[int, list[Note]]:
    """Return the notes on claims by row id, oldest first."""
    found: dict[int, list[Note]] = {}
    for claim, name, at, body, origin, seq in conn.execute(_NOTES, (json.dumps(list(row_ids)),)):
        found.setdefault(claim, []).append(Note(moment_of(at), text_of(name), text_of(body), (origin, seq)))
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """What hangs on the claims of a batch, by row id."""

    verdicts: dict[int, list[Verdict]]
    notes: dict[int, list[Note]]
    checks: dict[int, list[StoredCheck]]
    evidence: dict[int, list[AcceptedEvidence]]

    @classmethod
    def of(cls, conn: sqlite3.Connection, row_ids: Sequence[int]) -> Self:
        return cls(
            read_verdicts(conn, row_ids),
            read_notes(conn, row_ids),
            checks.read(conn, row_ids),
            evidence.read(conn, row_ids),
        )


def export_rows(conn: sqlite3.Connection, view: View) -> Iterator[ExportRow]:
    """Yield the rows of the claims of a view (see ``Store.export_rows``)."""
    rows = Rows(conn, view)
    for chunk in claim_ids(conn, replace(view, sort=Sort.PLACE, descending=False)):
        for first in range(0, len(chunk), BATCH):
            for _, row in rows.of(chunk[first : first + BATCH]):
                yield row


class Rows:
    """Reads the rows of claims; what hangs on their article is read once."""

    def __init__(self, conn: sqlite3.Connection, view: View) -> None:
        """Read through this connection the rows that the view asks for."""
        self._conn = conn
        self._view = view
        self._articles: dict[int, tuple[Any, ...]] = {}

    def of(self, row_ids: Sequence[int]) -> Iterator[tuple[int, ExportRow]]:
        """Yield (row id, row) in order; not more claims at a time than memory holds well."""
        found = _Found.of(self._conn, row_ids)
        for line in self._conn.execute(_CLAIMS, (json.dumps(list(row_ids)),)).fetchall():
            key = line[1]
            if key not in self._articles:
                self._articles[key] = self._conn.execute(_ARTICLES, (key,)).fetchone()
            for row in _rows(line, self._articles[key], found, self._view):
                yield line[0], row


def name_of(view: View) -> Cell:
    """Return the cell of the reviewer that a view asks for; "" for none."""
    return cell(view.reviewer or "")


def _rows(line: Sequence[Any], article: Sequence[Any], found: _Found, view: View) -> Iterator[ExportRow]:
    row_id = line[0]
    notes = found.notes.get(row_id, [])
    decided = {verdict.reviewer: verdict for verdict in found.verdicts.get(row_id, [])}
    for note in notes:
        decided.setdefault(note.reviewer, Verdict(note.reviewer, VerdictValue.UNREVIEWED))
    if view.reviewer is not None:
        decided = {name: verdict for name, verdict in decided.items() if name == view.reviewer}
    if not decided:
        decided = {"": Verdict("", VerdictValue.UNREVIEWED)}
    shown = [decided[name] for name in sorted(decided) if asked_for(view, decided[name].value)]
    if not shown:
        return
    checked = tuple(found.checks.get(row_id, ()))
    _, number, paragraph, retired, sha256, record = line[1:]
    claim: Claim = from_record(json_of(record))
    for verdict in shown:
        yield ExportRow(
            article_id=article[1],
            title=text_of(article[2]),
            origin=text_of(article[3]),
            url=optional_text(article[4]),
            publisher=optional_text(article[5]),
            published=day_of(article[6]),
            sha256=sha256,
            claim=claim,
            number=number,
            paragraph=paragraph,
            verdict=verdict,
            notes=tuple(note for note in notes if note.reviewer == verdict.reviewer),
            retired=bool(retired),
            checks=checked,
            source_status=risk.riskiest([check.status for check in checked]),
            evidence=tuple(found.evidence.get(row_id, ())),
        )


def asked_for(view: View, value: VerdictValue) -> bool:
    """Return whether a row with this verdict is in a view whose claim is."""
    return view.verdict in {None, value} and all(
        (value in one.values) is not one.negated for one in view.conditions if one.subject == "verdict"
    )

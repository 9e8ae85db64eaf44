"""The current state computed anew from the ledger and compared with what is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby

from workbench.model import EntryType
from workbench.store import article_state, claims, decided_words, evidence_state, ledger, state
from workbench.store.cells import Cell, cell, json_of, optional_cell, optional_text, text_of
from workbench.store.edit_comparison import compare_edits
from workbench.store.findings import Findings, Meter
from workbench.store.ledger import Line
from workbench.store.payloads import ARTICLE_FIELDS
from workbench.text import sha256

_TALLIES = """
    SELECT claim.article, verdict.reviewer, verdict.value, count(*)
    FROM claim JOIN verdict ON verdict.claim = claim.id
    WHERE claim.retired = 0 AND verdict.value <> 'unreviewed' GROUP BY 1, 2, 3
"""
_UNFOUNDED = """
    SELECT article.article_id, claim.claim_id, held.reviewer
    FROM (SELECT claim, reviewer FROM verdict UNION SELECT claim, reviewer FROM note
        UNION SELECT claim, reviewer FROM evidence UNION SELECT claim, reviewer FROM reopened) AS held
    LEFT JOIN claim ON claim.id = held.claim LEFT JOIN article ON article.id = claim.article
    WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.article_id = article.article_id
        AND entry.claim_id = claim.claim_id AND entry.reviewer = held.reviewer)
"""
_SOURCES = (
    "SELECT source_id, source_version.version, sha256, text, source_version.version = (SELECT min(version) "
    "FROM source_version AS held WHERE held.source = source.id AND held.sha256 = source_version.sha256) "
    "FROM source_version JOIN source ON source.id = source_version.source"
)
_CUT = (
    "SELECT article.article_id, claim.claim_id, evidence.char_start, evidence.char_end, evidence.text "
    "FROM evidence JOIN claim ON claim.id = evidence.claim "
    "JOIN article ON article.id = claim.article WHERE source_id = ? AND evidence.sha256 = ?"
)
_ARTICLES = "SELECT article_id, given, title, url, publisher, published FROM article"
_UNKNOWN = "SELECT DISTINCT article_id FROM entry EXCEPT SELECT article_id FROM article"


def compare_state(conn: sqlite3.Connection, findings: Findings, meter: Meter) -> None:
    """Note every verdict, note, article and count that does not follow from the ledger."""
    lines = conn.execute(f"{ledger.LINES} ORDER BY article_id, claim_id, reviewer, at, origin, seq")
    for (article_id, claim_id), about in groupby(_metered(lines, meter), key=lambda line: (line[4], line[5])):
        if claim_id is None:
            with findings.reading(f"article {article_id}"):
                _check_targets(list(about), f"article {article_id}", findings)
            continue
        for reviewer, own in groupby(about, key=lambda line: line[3]):
            where = f"article {article_id}, claim {claim_id}, reviewer {text_of(reviewer)}"
            with findings.reading(where):
                _compare_claim(conn, list(own), where, findings)
    for article_id, claim_id, reviewer in conn.execute(_UNFOUNDED):
        findings.add(
            f"article {article_id}, claim {claim_id}, reviewer {text_of(reviewer)}: "
            "there are decisions that no entry explains"
        )
    for article_id, *cells in conn.execute(_ARTICLES).fetchall():
        with findings.reading(f"article {article_id}"):
            _compare_article(conn, article_id, cells, findings)
    for (article_id,) in conn.execute(_UNKNOWN):
        findings.add(f"article {article_id}: the ledger speaks of it, but it is not here")
    _compare_sources(conn, findings)
    compare_edits(conn, findings)
    stored = conn.execute("SELECT article, reviewer, value, claims FROM tally WHERE claims <> 0").fetchall()
    if set(stored) != set(conn.execute(_TALLIES).fetchall()):
        findings.add("progress: the counts of verdicts do not fit the verdicts")


def _metered(lines: Iterable[Line], meter: Meter) -> Iterable[Line]:
    for line in lines:
        yield line
        meter.step()


def _compare_claim(conn: sqlite3.Connection, lines: list[Line], where: str, findings: Findings) -> None:
    _check_targets(lines, where, findings)
    _, _, _, reviewer, article_id, claim_id, *_ = lines[0]
    expected = state.current(lines, decided_words.other(conn, article_id, claim_id or ""))
    if _only_edits(lines) and claims.row_of(conn, article_id, claim_id or "") is None:
        return  # made by hand, and undone
    row_id = state.target(conn, article_id, claim_id or "").row_id
    stored = conn.execute(
        "SELECT value, reason, correction, attribution, reviewed_at FROM verdict "
        "WHERE claim = ? AND reviewer = ?",
        (row_id, reviewer),
    ).fetchone()
    if stored != _verdict_cells(expected):
        was = stored[0] if stored else "unreviewed"
        now = expected.value if expected.reviewed_at else "unreviewed"
        differ = "" if was == now else f" ({was} is stored, {now} follows)"
        findings.add(f"{where}: the verdict does not follow from the ledger{differ}")
    notes = conn.execute(
        "SELECT origin, seq, at, body FROM note WHERE claim = ? AND reviewer = ?", (row_id, reviewer)
    ).fetchall()
    if sorted(notes) != sorted((*note.key, note.at, cell(note.body)) for note in expected.notes):
        findings.add(f"{where}: the notes do not follow from the ledger")
    who = (row_id, reviewer)
    accepted = conn.execute(evidence_state.EVIDENCE, who).fetchall()
    if set(accepted) != {one.cells for one in expected.evidence}:
        findings.add(f"{where}: the evidence does not follow from the ledger")
    reopened = conn.execute(evidence_state.REOPENED, who).fetchall()
    if set(reopened) != {one.cells for one in expected.reopened}:
        findings.add(f"{where}: what a changed source reopened does not follow from the ledger")


def _only_edits(lines: list[Line]) -> bool:
    """Return whether lines are about nothing but edits: whatever they undo or redo is one too."""
    return all(line[2] in {EntryType.CLAIM_EDIT, EntryType.UNDO, EntryType.REDO} for line in lines)


def _verdict_cells(current: state.Current) -> tuple[Cell | None, ...] | None:
    if not current.reviewed_at:
        return None
    correction = optional_cell(current.correction)
    return (current.value, current.reason, correction, current.attribution, current.reviewed_at)


def _compare_article(
    conn: sqlite3.Connection, article_id: str, cells: list[Cell | None], findings: Findings
) -> None:
    given, *stored = cells
    lines = ledger.lines_about(conn, article_id, None)
    expected = article_state.article_fields(json_of(given or "{}"), lines)
    if article_state.archived_by(lines) != article_state.is_archived(conn, article_id):
        findings.add(f"article {article_id}: whether it is archived does not follow from the ledger")
    for field, value in zip(ARTICLE_FIELDS, stored, strict=True):
        if optional_text(value) != expected[field]:
            findings.add(f"article {article_id}: the {field} does not follow from the ledger")


def _compare_sources(conn: sqlite3.Connection, findings: Findings) -> None:
    """Note every saved text that is not what was saved, and evidence that does not stand in it."""
    for source_id, version, digest, stored, first in conn.execute(_SOURCES):
        where = f"source {source_id}, version {version}"
        with findings.reading(where):
            text = text_of(stored)
            if sha256(text) != digest:
                findings.add(f"{where}: the saved text was changed; its digest does not fit")
            if not first:
                continue  # the same text was saved before, and evidence was held to that
            # Its number can be another in the store that the evidence is from: it goes by the digest.
            for article_id, claim_id, start, end, words in conn.execute(_CUT, (source_id, digest)):
                if text[start:end] != text_of(words):
                    findings.add(
                        f"article {article_id}, claim {claim_id}: its evidence is not what stands in {where}"
                    )


def _check_targets(lines: list[Line], where: str, findings: Findings) -> None:
    """Note undos and redos that take back nothing of the same reviewer's on the same thing."""
    kinds = {line[:2]: (line[2], line[3]) for line in lines}
    for line in lines:
        if line[2] not in {EntryType.UNDO, EntryType.REDO}:
            continue
        kind, reviewer = kinds.get(ledger.target_of(json_of(line[6])), (None, None))
        fits = (
            kind == EntryType.UNDO
            if line[2] == EntryType.REDO
            else kind not in {None, EntryType.UNDO, EntryType.REDO}
        )
        if not fits or reviewer != line[3]:
            findings.add(f"{where}: entry {line[0]}/{line[1]} takes back something that is not there")

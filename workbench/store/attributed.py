"""Which stretches of an article its claims hold: their words, and the sources and cues of what they cite."""

from __future__ import annotations

import json
import sqlite3

from workbench.model import Span
from workbench.store.cells import cell, json_of

_HELD = (
    "SELECT claim.spans, claim_record.record, verdict.value IS NOT NULL AND verdict.value <> 'unreviewed' "
    "FROM claim JOIN claim_record ON claim_record.claim = claim.id "
    "LEFT JOIN verdict ON verdict.claim = claim.id AND verdict.reviewer = ? "
    "WHERE claim.article = (SELECT id FROM article WHERE article_id = ?) AND claim.retired = 0 "
    "ORDER BY claim.id"
)


def held(conn: sqlite3.Connection, article_id: str, reviewer: str) -> list[tuple[bool, tuple[Span, ...]]]:
    """Return for each claim of the list whether the reviewer decided on it, and its stretches in order."""
    found = []
    for spans, record, decided in conn.execute(_HELD, (cell(reviewer), article_id)).fetchall():
        pairs = list(json.loads(spans))
        for frame in json_of(record)["attribution"]["chain"]:
            pairs += filter(None, (frame["source_span"], frame["cue_span"]))
        found.append((bool(decided), tuple(sorted(Span(*pair) for pair in pairs))))
    return found

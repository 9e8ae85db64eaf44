"""Edited claims and lines computed anew from the ledger and compared with what is stored."""

from __future__ import annotations

import sqlite3

from workbench.store import article_lines, edits
from workbench.store.cells import cell
from workbench.store.claim_rows import Row
from workbench.store.findings import Findings
from workbench.store.projection import Projection

_EDITED = "SELECT DISTINCT article_id FROM entry WHERE type = 'claim_edit' ORDER BY article_id"
_UNFOUNDED = (
    "SELECT article.article_id, claim.claim_id FROM edited JOIN claim ON claim.id = edited.claim "
    "JOIN article ON article.id = claim.article WHERE article.article_id NOT IN "
    # Once for all claims: entries of one article can be as many as its claims.
    "(SELECT article_id FROM entry WHERE type = 'claim_edit')"
)
_BLOCKS = "SELECT number, role, reason FROM block WHERE edition = ?"


def compare_edits(conn: sqlite3.Connection, findings: Findings) -> None:
    """Note every edited claim and line that does not follow from the machine's reading and the ledger."""
    for (article_id,) in conn.execute(_EDITED).fetchall():
        with findings.reading(f"article {article_id}"):
            _compare_article(conn, article_id, findings)
    for article_id, claim_id in conn.execute(_UNFOUNDED):
        findings.add(f"article {article_id}, claim {claim_id}: it is edited, and no entry explains it")


def _compare_article(conn: sqlite3.Connection, article_id: str, findings: Findings) -> None:
    held = Projection(conn, article_id)
    for claim_id in sorted(held.edited() - held.named):
        findings.add(f"article {article_id}, claim {claim_id}: it is edited, and no entry explains it")
    stored = held.stored(held.named)
    for claim_id, (_, row) in held.wanted(stored, held.named).items():
        _compare_claim(stored.get(claim_id), row, f"article {article_id}, claim {claim_id}", findings)
    edition = edits.current(conn, article_id).edition
    roles = article_lines.roles(conn, article_id, edition)
    for number, role, reason in conn.execute(_BLOCKS, (edition,)):
        if (role, reason) != (roles[number][0].value, cell(roles[number][1])):
            findings.add(f"article {article_id}: the role of line {number} does not follow from the ledger")


def _compare_claim(stored: Row | None, wanted: Row | None, where: str, findings: Findings) -> None:
    if stored is None and wanted is None:
        return
    if stored is None or wanted is None:
        findings.add(f"{where}: it was made by hand, and its making does not follow from the ledger")
    elif stored != wanted:
        findings.add(f"{where}: its edits do not follow from the ledger")

"""Which lines of an article are read for claims, by the machine's reading and the edits over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.model import CLAIM_ROLES, Block, BlockRole, Span
from workbench.store import edits
from workbench.store.cells import cell, text_of
from workbench.store.text_marks import line_changes

BROUGHT_BACK = "brought back by a reviewer"
"""The reason of a block that an edit lets be read."""

LEFT_OUT = "left out by a reviewer"
"""The reason of a block that an edit keeps from being read."""

_BLOCKS = (
    "SELECT number, char_start, char_end, role, reason, score FROM block WHERE edition = ? ORDER BY number"
)


def project_lines(conn: sqlite3.Connection, article_id: str) -> None:
    """Bring the roles of the current text's blocks in line with the ledger's edits."""
    now = edits.current(conn, article_id)
    wanted = roles(conn, article_id, now.edition)
    for number, block in numbered_blocks(conn, now.edition):
        role, reason = wanted[number]
        if (block.role, block.reason) != (role, reason):
            conn.execute(
                "INSERT OR IGNORE INTO block_given (edition, number, role, reason) VALUES (?, ?, ?, ?)",
                (now.edition, number, block.role.value, cell(block.reason)),
            )
            conn.execute(
                "UPDATE block SET role = ?, reason = ? WHERE edition = ? AND number = ?",
                (role.value, cell(reason), now.edition, number),
            )
    conn.execute(
        "DELETE FROM block_given WHERE edition = ? AND EXISTS (SELECT 1 FROM block "
        "WHERE block.edition = block_given.edition AND block.number = block_given.number "
        "AND block.role = block_given.role AND block.reason = block_given.reason)",
        (now.edition,),
    )


def roles(
    conn: sqlite3.Connection, article_id: str, edition: int, *more: tuple[Span, bool]
) -> dict[int, tuple[BlockRole, str]]:
    """Return the role and reason that each block of the current text should have, by its number.

    Args:
        conn: The store's connection.
        article_id: The article.
        edition: Key of its current edition.
        more: Changes on top of those of the ledger: stretches whose lines are read (True) or left out.
    """
    changes = [*line_changes(edits.read(conn, article_id), edits.current(conn, article_id).texts), *more]
    given = {
        number: (BlockRole(role), text_of(reason))
        for number, role, reason in conn.execute(
            "SELECT number, role, reason FROM block_given WHERE edition = ?", (edition,)
        )
    }
    found = {}
    for number, block in numbered_blocks(conn, edition):
        as_given = given.get(number, (block.role, block.reason))
        found[number] = changed_role(block, as_given, changes)
    return found


def with_line(conn: sqlite3.Connection, article_id: str, span: Span, *, read: bool) -> list[Block]:
    """Return the blocks of the current text as they would be with one more change to its lines."""
    edition = edits.current(conn, article_id).edition
    wanted = roles(conn, article_id, edition, (span, read))
    return [
        replace(block, role=wanted[number][0], reason=wanted[number][1])
        for number, block in numbered_blocks(conn, edition)
    ]


def changed_role(
    block: Block, given: tuple[BlockRole, str], changes: Sequence[tuple[Span, bool]]
) -> tuple[BlockRole, str]:
    """Return a block's role and reason after changes to lines, the last that touches it counting."""
    role, reason = given
    for span, read in changes:
        if span.start < block.end and span.end > block.start:
            if read == (given[0] in CLAIM_ROLES):
                role, reason = given
            else:
                role, reason = (BlockRole.BODY, BROUGHT_BACK) if read else (BlockRole.OTHER, LEFT_OUT)
    return role, reason


def numbered_blocks(conn: sqlite3.Connection, edition: int) -> Iterator[tuple[int, Block]]:
    """Yield the blocks of an edition with their numbers."""
    for number, start, end, role, reason, score in conn.execute(_BLOCKS, (edition,)).fetchall():
        yield number, Block(start, end, BlockRole(role), text_of(reason), score)

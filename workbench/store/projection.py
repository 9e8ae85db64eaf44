"""Claims as edits make them, written into the tables that lists, search and exports read.

The machine's record of an edited claim is kept in ``edited``; the tables of claims show what the edits in
force make of it. Everything here follows from the machine's reading and the ledger: doing it again for a
whole article changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.model import CLAIM_ROLES, Block, BlockRole, Claim, Span
from workbench.record import Record, from_record
from workbench.store import checks, edits, hand_places, places, risk, state
from workbench.store.cells import Cell, cell, json_of, text_of
from workbench.store.claim_cells import (
    INSERT_CLAIM,
    UPDATE_CLAIM,
    Paragraphs,
    Place,
    Writer,
    claim_cells,
    record_cell,
    record_of,
)
from workbench.store.edit_payloads import HAND
from workbench.store.folding import UNDONE, Folded, connected, fold, line_changes
from workbench.store.sql import Value

BROUGHT_BACK = "brought back by a reviewer"
"""The reason of a block that an edit lets be read."""

LEFT_OUT = "left out by a reviewer"
"""The reason of a block that an edit keeps from being read."""

_NAMES = INSERT_CLAIM[INSERT_CLAIM.index("(") + 1 : INSERT_CLAIM.index(")")].split(", ")
_CELLS = "SELECT " + ", ".join("claim." + name for name in _NAMES)
_HELD = (
    ", claim.retired, claim_record.record, edited.claim, edited.original, edited.aside, edited.vanished, "
    "edited.anchor FROM claim JOIN claim_record ON claim_record.claim = claim.id "
    "LEFT JOIN edited ON edited.claim = claim.id "
    "WHERE claim.article = ? AND claim.claim_id IN (SELECT value FROM json_each(?))"
)
_ROWS = _CELLS + _HELD
_WIDTH = len(_NAMES)
_SPOKEN_OF = (
    "SELECT DISTINCT claim_id FROM entry WHERE article_id = ? "
    "AND claim_id IN (SELECT value FROM json_each(?)) "
    "AND type IN ('verdict', 'attribution_verdict', 'evidence', 'note')"
)
_KEEP = (
    "INSERT INTO edited (claim, original, aside, vanished, anchor) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (claim) DO UPDATE SET original = excluded.original, aside = excluded.aside, "
    "vanished = excluded.vanished, anchor = excluded.anchor"
)
_FORGET = (
    "INSERT INTO claim_search (claim_search, rowid, text, outlet, outlet_text, speaker, quotes) "
    "SELECT 'delete', id, text, outlet, outlet_text, speaker, quotes FROM claim WHERE id = ?"
)
_LEARN = (
    "INSERT INTO claim_search (rowid, text, outlet, outlet_text, speaker, quotes) "
    "SELECT id, text, outlet, outlet_text, speaker, quotes FROM claim WHERE id = ?"
)
_EMPTY = (
    "DELETE FROM claim_record WHERE claim = ?",
    "DELETE FROM fact WHERE claim = ?",
    "DELETE FROM claim_facet WHERE claim = ?",
)
_BLOCKS = (
    "SELECT number, char_start, char_end, role, reason, score FROM block WHERE edition = ? ORDER BY number"
)

_ID, _NUMBER, _EDITION, _PARAGRAPH = 2, 3, 4, 5
_START = 20
"""Places in the cells of ``INSERT_CLAIM``."""

Kept = tuple[Cell | None, str, int, int]
"""A claim's row in ``edited``: original, aside, vanished, anchor."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the tables hold of a claim, or should hold.

    Attributes:
        cells: Of ``INSERT_CLAIM``.
        record: Its record's cell.
        kept: Its row in ``edited``, None where it is as the machine read it.
    """

    cells: tuple[Value, ...]
    retired: bool
    record: Cell
    kept: Kept | None

    @property
    def row_id(self) -> int:
        """The claim's row id."""
        return int(self.cells[_ID] or 0)

    @property
    def start(self) -> int:
        """Where it begins."""
        return int(self.cells[_START] or 0)

    @property
    def paragraph(self) -> int | None:
        """The number of the block that it begins in."""
        number = self.cells[_PARAGRAPH]
        return number if isinstance(number, int) else None

    @property
    def vanished(self) -> bool:
        """Whether its words are gone from the article."""
        return self.retired if self.kept is None else bool(self.kept[2])

    @property
    def base(self) -> Cell:
        """The machine's record."""
        return self.record if self.kept is None or self.kept[0] is None else self.kept[0]


class Projection:
    """One article's claims while they are brought in line with its edits."""

    def __init__(self, conn: sqlite3.Connection, article_id: str, *, anew: bool = False) -> None:
        """Read the article's edits.

        Args:
            conn: The store's connection.
            article_id: The article.
            anew: Whether the blocks may be others than when its claims were written last.

        Raises:
            StoreError: The store has no such article.
        """
        self._conn = conn
        self._article_id = article_id
        self.every = edits.read(conn, article_id)
        self._now = edits.current(conn, article_id)
        self._paragraphs: Paragraphs | None = None
        self._anew = anew
        self.article = self._now.article
        self.texts = self._now.texts
        self.named = {claim_id for edit in self.every for claim_id in edit.ids}

    def tied(self, claim_ids: Iterable[str]) -> set[str]:
        """Return the claims that edits tie to these, those left out that no edit is about."""
        return connected(self.every, claim_ids) & self.named

    def stored(self, ids: set[str]) -> dict[str, Row]:
        """Return what the tables hold of claims."""
        found = {}
        for line in self._conn.execute(_ROWS, (self._now.article, json.dumps(sorted(ids)))):
            retired, record, edited, *kept = line[_WIDTH:]
            held = (kept[0], kept[1], kept[2], kept[3]) if edited is not None else None
            found[line[0]] = Row(tuple(line[:_WIDTH]), bool(retired), record, held)
        return found

    def edited(self) -> set[str]:
        """Return the claims that the tables hold as edited."""
        found = self._conn.execute(
            "SELECT claim_id FROM edited JOIN claim ON claim.id = edited.claim "
            "WHERE edited.claim BETWEEN ? AND ?",
            (places.first_id(self._now.article), places.last_id(self._now.article)),
        )
        return {row[0] for row in found}

    def wanted(self, stored: Mapping[str, Row], ids: set[str]) -> dict[str, tuple[Folded, Row | None]]:
        """Return what the tables should hold of claims; None of one that should have no row yet or any more.

        A claim that is to be made has the row id 0.
        """
        bases = {
            claim_id: _claim(row.base) for claim_id, row in stored.items() if not claim_id.startswith(HAND)
        }
        relevant = [edit for edit in self.every if not ids.isdisjoint(edit.ids)]
        folded = fold(bases, relevant, self._now.texts)
        spoken_of = {
            row[0] for row in self._conn.execute(_SPOKEN_OF, (self._article_id, json.dumps(sorted(ids))))
        }
        counted = self._counted() if any(one.made for one in folded.values()) else 0
        found: dict[str, tuple[Folded, Row | None]] = {}
        for claim_id in sorted(ids & folded.keys()):
            one, row = folded[claim_id], stored.get(claim_id)
            if one.made and one.aside == UNDONE and claim_id not in spoken_of:
                found[claim_id] = (one, None)
            elif one.made:
                found[claim_id] = (one, self._made(one, row, counted))
            elif row is not None:
                found[claim_id] = (one, self._changed(one, row))
        return found

    def put(self, ids: set[str]) -> bool:
        """Write what follows for these claims; False where one finds no room in the list."""
        stored = self.stored(ids)
        wanted = self.wanted(stored, ids)
        writer = Writer(self._conn)
        made = sorted(wanted.items(), key=lambda pair: (pair[1][0].made, pair[0]))
        for claim_id, (one, follows) in made:
            before, row = stored.get(claim_id), follows
            if row is not None and before is None:
                row_id = hand_places.find(self._conn, self._now.article, claim_id, one.base.start)
                if row_id is None:
                    return False
                row = replace(row, cells=(*row.cells[:_ID], row_id, *row.cells[_ID + 1 :]))
            if row != before:
                self._replace(before, row, writer)
        return True

    def _made(self, one: Folded, row: Row | None, counted: int) -> Row:
        """Return the rows of a claim made by hand."""
        vanished = one.edition != self._now.texts.sha256
        record = record_of(one.claim)
        edition = self._edition_of(one.edition) if vanished else self._now.edition
        paragraph = None if vanished else self._paragraph(row, record["start"])
        place = Place(
            0 if row is None else row.row_id, self._now.article, edition, counted + one.made, paragraph
        )
        kept = (None, one.aside, int(vanished), one.base.start)
        return Row(claim_cells(record, place), vanished or bool(one.aside), record_cell(record), kept)

    def _changed(self, one: Folded, row: Row) -> Row:
        """Return the rows of a claim that the machine read."""
        edition = row.cells[_EDITION]
        if row.vanished and edition != self._now.edition:
            # Its words are another text's: it stays as it was when they went.
            kept = None if row.kept is None else (*row.kept[:1], one.aside, *row.kept[2:])
            return replace(row, kept=kept)
        record = record_of(one.claim)
        stored = row.base if one.claim == one.base else record_cell(record)
        number = int(row.cells[_NUMBER] or 0)
        paragraph = self._paragraph(row, record["start"])
        place = Place(row.row_id, self._now.article, self._now.edition, number, paragraph)
        plain = not one.aside and one.claim == one.base
        kept = None if plain else (row.base, one.aside, int(row.vanished), one.base.start)
        return Row(claim_cells(record, place), row.vanished or bool(one.aside), stored, kept)

    def _paragraph(self, row: Row | None, start: int) -> int | None:
        """Return the number of the block that a claim begins in; its row has it where that is the same."""
        if row is not None and row.start == start and not self._anew:
            return row.paragraph
        if self._paragraphs is None:
            self._paragraphs = Paragraphs([block for _, block in _blocks(self._conn, self._now.edition)])
        return self._paragraphs.number(start)

    def _counted(self) -> int:
        """Return the greatest number among the machine's claims, those set aside included."""
        found = self._conn.execute(
            "SELECT number FROM claim WHERE article = ? AND claim_id NOT LIKE 'h%' ORDER BY id DESC LIMIT 1",
            (self._now.article,),
        ).fetchone()
        return 0 if found is None else int(found[0])

    def _edition_of(self, sha256: str) -> int:
        found = self._conn.execute(
            "SELECT id FROM edition WHERE article = ? AND sha256 = ?", (self._now.article, sha256)
        ).fetchone()
        return self._now.edition if found is None else int(found[0])

    def _replace(self, before: Row | None, after: Row | None, writer: Writer) -> None:
        """Bring all tables that hang on a claim from one state to another."""
        one = before or after
        if one is None:
            return
        row_id = one.row_id
        self._count(row_id, before, after)
        if before is not None:
            self._conn.execute(_FORGET, (row_id,))
        if after is None:
            self._conn.execute("DELETE FROM claim WHERE id = ?", (row_id,))
            return
        if before is None:
            self._conn.execute(INSERT_CLAIM, after.cells)
        elif before.cells != after.cells:
            self._conn.execute(UPDATE_CLAIM, (*after.cells[2:], row_id))
        self._conn.execute("UPDATE claim SET retired = ? WHERE id = ?", (int(after.retired), row_id))
        self._conn.execute(_LEARN, (row_id,))
        if after.kept is None:
            self._conn.execute("DELETE FROM edited WHERE claim = ?", (row_id,))
        else:
            self._conn.execute(_KEEP, (row_id, *after.kept))
        if before is None or before.record != after.record:
            for statement in _EMPTY:
                self._conn.execute(statement, (row_id,))
            writer.write([(row_id, record_of(_claim(after.record)), after.record)])
        if before is not None and (after.retired or _checked_by(before) != _checked_by(after)):
            checks.forget(self._conn, (row_id,))
        else:
            risk.refresh(self._conn, row_id)

    def _count(self, row_id: int, before: Row | None, after: Row | None) -> None:
        """Count an article's claims and verdicts as they are with this claim changed."""
        live = int(after is not None and not after.retired) - int(before is not None and not before.retired)
        aside = int(after is not None and after.retired) - int(before is not None and before.retired)
        if not live and not aside:
            return
        self._conn.execute(
            "UPDATE article SET claims = claims + ?, retired = retired + ? WHERE id = ?",
            (live, aside, self._now.article),
        )
        verdicts = self._conn.execute("SELECT reviewer, value FROM verdict WHERE claim = ?", (row_id,))
        for name, value in verdicts.fetchall():
            state.count(self._conn, self._now.article, name, value, live)


def project(conn: sqlite3.Connection, article_id: str, claim_ids: Iterable[str] | None = None) -> set[str]:
    """Bring claims in line with the ledger's edits, inside the caller's transaction.

    Args:
        conn: The store's connection.
        article_id: The article.
        claim_ids: Claims that an edit is about; those that edits tie to them are brought in line too.
            None for all of the article.

    Returns:
        The claims that were looked at.
    """
    projection = Projection(conn, article_id, anew=claim_ids is None)
    ids = projection.named if claim_ids is None else projection.tied(claim_ids)
    while ids and not projection.put(ids):
        hand_places.spread(conn, projection.article)  # gives room for some more each time
    return ids


def anchors(conn: sqlite3.Connection, article_id: str) -> dict[str, tuple[int, int]]:
    """Return where each claim made by hand was made to begin in the current text, and its number."""
    projection = Projection(conn, article_id)
    return {
        claim_id: (one.base.start, one.made)
        for claim_id, one in fold({}, projection.every, projection.texts).items()
    }


def project_lines(conn: sqlite3.Connection, article_id: str) -> None:
    """Bring the roles of the current text's blocks in line with the ledger's edits."""
    now = edits.current(conn, article_id)
    wanted = roles(conn, article_id, now.edition)
    for number, block in _blocks(conn, now.edition):
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
    for number, block in _blocks(conn, edition):
        as_given = given.get(number, (block.role, block.reason))
        found[number] = changed_role(block, as_given, changes)
    return found


def with_line(conn: sqlite3.Connection, article_id: str, span: Span, *, read: bool) -> list[Block]:
    """Return the blocks of the current text as they would be with one more change to its lines."""
    edition = edits.current(conn, article_id).edition
    wanted = roles(conn, article_id, edition, (span, read))
    return [
        replace(block, role=wanted[number][0], reason=wanted[number][1])
        for number, block in _blocks(conn, edition)
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


def _blocks(conn: sqlite3.Connection, edition: int) -> Iterator[tuple[int, Block]]:
    for number, start, end, role, reason, score in conn.execute(_BLOCKS, (edition,)).fetchall():
        yield number, Block(start, end, BlockRole(role), text_of(reason), score)


def _claim(stored: Cell) -> Claim:
    return from_record(json_of(stored))


def _checked_by(row: Row) -> tuple[str, tuple[str, ...]]:
    record: Record = json_of(row.record)
    return record["text"], checks.cited(record)

"""The rows that hang on one claim, taken together: read, and brought from one state to another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from workbench.model import Claim
from workbench.record import Record, from_record
from workbench.store import checks, risk, state
from workbench.store.cells import Cell, json_of
from workbench.store.claim_cells import INSERT_CLAIM, UPDATE_CLAIM, Writer, record_of
from workbench.store.sql import Value

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
_ID, _NUMBER, _EDITION, _PARAGRAPH, _START = (
    _NAMES.index(name) for name in ("id", "number", "edition", "paragraph", "char_start")
)
_SEARCHED = tuple(_NAMES.index(name) for name in ("text", "outlet", "outlet_text", "speaker", "quotes"))
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
    def edition(self) -> Value:
        """Key of the edition that its offsets are into."""
        return self.cells[_EDITION]

    @property
    def number(self) -> int:
        """Its number in the article."""
        return int(self.cells[_NUMBER] or 0)

    def at(self, row_id: int) -> Row:
        """Return the same under another row id."""
        return replace(self, cells=(*self.cells[:_ID], row_id, *self.cells[_ID + 1 :]))

    @property
    def start(self) -> int:
        """Where it begins."""
        return int(self.cells[_START] or 0)

    @property
    def words(self) -> tuple[Value, ...]:
        """What the search finds it by."""
        return tuple(self.cells[place] for place in _SEARCHED)

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


def claim_of(stored: Cell) -> Claim:
    """Return the claim of a record's cell."""
    return from_record(json_of(stored))


def _checked_by(row: Row) -> tuple[str, tuple[str, ...]]:
    record: Record = json_of(row.record)
    return record["text"], checks.cited(record)


def read(conn: sqlite3.Connection, article: int, claim_ids: AbstractSet[str]) -> dict[str, Row]:
    """Return what the tables hold of claims of an article, by claim id."""
    found = {}
    for line in conn.execute(_ROWS, (article, json.dumps(sorted(claim_ids)))):
        retired, record, edited, *kept = line[_WIDTH:]
        held = (kept[0], kept[1], kept[2], kept[3]) if edited is not None else None
        found[line[0]] = Row(tuple(line[:_WIDTH]), bool(retired), record, held)
    return found


class RowWriter:
    """Brings the rows of an article's claims from one state to another, counts and search included."""

    def __init__(self, conn: sqlite3.Connection, article: int) -> None:
        """Write to the article with this key, inside the caller's transaction."""
        self._conn = conn
        self._article = article
        self._parts = Writer(conn)

    def replace(self, before: Row | None, after: Row | None) -> None:
        """Bring all rows that hang on a claim from one state to another; None stands for no rows."""
        one = before or after
        if one is None:
            return
        self._count(one.row_id, before, after)
        other_words = before is None or after is None or before.words != after.words
        if before is not None and other_words:
            self._conn.execute(_FORGET, (one.row_id,))
        if after is None:
            self._conn.execute("DELETE FROM claim WHERE id = ?", (one.row_id,))
            return
        self._write(before, after)
        if other_words:
            self._conn.execute(_LEARN, (one.row_id,))
        if before is not None and (after.retired or _checked_by(before) != _checked_by(after)):
            checks.forget(self._conn, (one.row_id,))
        else:
            risk.refresh(self._conn, one.row_id)

    def _write(self, before: Row | None, after: Row) -> None:
        row_id = after.row_id
        if before is None:
            self._conn.execute(INSERT_CLAIM, after.cells)
        elif before.cells != after.cells:
            self._conn.execute(UPDATE_CLAIM, (*after.cells[2:], row_id))
        self._conn.execute("UPDATE claim SET retired = ? WHERE id = ?", (int(after.retired), row_id))
        if after.kept is None:
            self._conn.execute("DELETE FROM edited WHERE claim = ?", (row_id,))
        else:
            self._conn.execute(_KEEP, (row_id, *after.kept))
        if before is None or before.record != after.record:
            for statement in _EMPTY:
                self._conn.execute(statement, (row_id,))
            self._parts.write([(row_id, record_of(claim_of(after.record)), after.record)])

    def _count(self, row_id: int, before: Row | None, after: Row | None) -> None:
        """Count an article's claims and verdicts as they are with this claim changed."""
        live = int(after is not None and not after.retired) - int(before is not None and not before.retired)
        aside = int(after is not None and after.retired) - int(before is not None and before.retired)
        if not live and not aside:
            return
        self._conn.execute(
            "UPDATE article SET claims = claims + ?, retired = retired + ? WHERE id = ?",
            (live, aside, self._article),
        )
        verdicts = self._conn.execute("SELECT reviewer, value FROM verdict WHERE claim = ?", (row_id,))
        for name, value in verdicts.fetchall():
            state.count(self._conn, self._article, name, value, live)

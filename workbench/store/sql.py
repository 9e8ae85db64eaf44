"""SQL put together from constants, with the values that are bound to it kept in step.

No value ever becomes SQL text: a piece is either a constant of this package or a "?".
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

Value = int | float | str | bytes | None
"""What can be bound, and what a cell can hold."""

_PIECE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of SQL and the values of its question marks, in order."""

    sql: str
    values: tuple[Value, ...] = ()

    def run(self, conn: sqlite3.Connection) -> sqlite3.Cursor:
        """Execute it."""
        return conn.execute(self.sql, self.values)


def bound(value: Value) -> Part:
    """Return the piece that stands for a value."""
    return Part("?", (value,))


def compose(template: str, **pieces: Part | str) -> Part:
    """Return the template with each ``{name}`` filled by its piece, text or part."""
    words = _PIECE.split(template)
    filled = [
        _part(pieces[word]) if index % 2 else Part(word)  # split leaves the names at odd places
        for index, word in enumerate(words)
    ]
    return joined("", filled)


def joined(separator: str, parts: Iterable[Part]) -> Part:
    """Return the parts in a row."""
    parts = list(parts)
    return Part(
        separator.join(part.sql for part in parts), tuple(chain.from_iterable(part.values for part in parts))
    )


def _part(piece: Part | str) -> Part:
    return Part(piece) if isinstance(piece, str) else piece

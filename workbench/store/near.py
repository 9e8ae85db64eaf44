"""Claims of a store that share rare words with a text: candidates for the same thing told elsewhere.

A claim worded like another one shares some of its rarest words, whatever was put in front of it, left out
or misspelt: so the full-text index is asked for pairs of them, never for all claims. How rare a word is
is counted in the index itself when a claim first has it, up to ``COMMON``, and remembered.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path

from workbench.store.cells import text_of
from workbench.store.faults import translated
from workbench.text import straighten, words

COMMON = 5_000
"""Claims that a word is counted in at most: those above say little, and counting on costs time."""

RAREST = 4
"""Words that are paired. Six pairs found all that eight triples did, in half the time."""

LEAST = 2
"""Words paired at least, be they common."""

MOST_OF_A_PAIR = 150
MOST = 400
"""Candidates that one pair and all pairs give: beyond them the likeness is one of phrases, not of facts."""

REMEMBERED = 50_000
"""Words whose count is kept: those of some thousand claims."""

_TEXTS = "SELECT id, text FROM claim WHERE id IN (SELECT value FROM json_each(?))"
_DIGIT = re.compile(r"\d")


class NearClaims:
    """Answers which claims share rare words with a text, out of one connection, in its thread."""

    def __init__(self, conn: sqlite3.Connection, path: Path, busy_timeout: float) -> None:
        """Count nothing yet."""
        self._conn = conn
        self._path = path
        self._busy_timeout = busy_timeout
        self._counts: dict[str, int] = {}

    def candidates(self, text: str, but: int | None = None) -> list[tuple[int, str]]:
        """Return row ids and texts of claims that share two rare words with a text, ``MOST`` at most.

        Claims that were set aside are among them: what was decided on them still tells.

        Args:
            text: A claim's words.
            but: A row id to leave out.
        """
        with translated(self._path, self._busy_timeout):
            found: dict[int, None] = {}
            for one, other in self._pairs(text):
                for (row_id,) in self._conn.execute(
                    "SELECT rowid FROM claim_search WHERE claim_search MATCH ? LIMIT ?",
                    (f"text : ({_quoted(one)} AND {_quoted(other)})", MOST_OF_A_PAIR),
                ):
                    found[row_id] = None
                if len(found) > MOST:
                    break
            found.pop(but or 0, None)
            return [pair for first in _parts(list(found)) for pair in self._texts(first)]

    def _pairs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield pairs of the rarest words, the rarest first, then pairs that hold no number.

        The rarest words of all are numbers, as often as not, and it is a claim with another number that
        a reviewer should see.
        """
        straight = straighten(text)
        known = list(dict.fromkeys(straight[start:end].casefold() for start, end in words(straight)))
        counts = {word: self._count(word) for word in known}
        there = [word for word in known if counts[word] > 0]
        plain = [word for word in there if not _DIGIT.search(word)]
        rarest = (self._rarest(there, counts), self._rarest(plain, counts))
        pairs = dict.fromkeys(chain.from_iterable(combinations(chosen, 2) for chosen in rarest))
        yield from sorted(pairs, key=lambda pair: sum(counts[word] for word in pair))

    @staticmethod
    def _rarest(there: list[str], counts: dict[str, int]) -> list[str]:
        chosen = sorted(there, key=lambda word: (counts[word], -len(word)))[:RAREST]
        return [word for at, word in enumerate(chosen) if at < LEAST or counts[word] < COMMON]

    def _count(self, word: str) -> int:
        count = self._counts.get(word)
        if count is None:
            found = self._conn.execute(
                "SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ? LIMIT ?)",
                (f"text : {_quoted(word)}", COMMON),
            ).fetchone()
            if len(self._counts) >= REMEMBERED:
                self._counts.clear()
            count = self._counts[word] = int(found[0])
        return count

    def _texts(self, row_ids: list[int]) -> list[tuple[int, str]]:
        found = self._conn.execute(_TEXTS, (json.dumps(row_ids),))
        return [(row_id, text_of(text)) for row_id, text in found]


def _quoted(word: str) -> str:
    # A run of letters and digits that FTS5 splits, as "50,000", is a phrase to it.
    return '"' + word.replace('"', " ") + '"'


def _parts(row_ids: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(row_ids), MOST_OF_A_PAIR):
        yield row_ids[first : first + MOST_OF_A_PAIR]

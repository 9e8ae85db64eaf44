"""Texts too long to be held whole, read a stretch at a time where they lie.

Offsets are code points and the file holds UTF-8, so that a long text is walked once for the code points
before each of its pieces; after that a stretch costs the reading of its own pieces.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import StoreError
from workbench.model import Block, BlockRole, Edition, Span
from workbench.store.articles import read_edition
from workbench.store.cells import text_of
from workbench.store.faults import translated

WHOLE = 1_000_000
"""Bytes up to which a text is read whole: some hundred times a long article's."""

STRETCH = 60_000
"""Code points read of a longer one: some thirty screens, laid out in a hundredth of a second."""

EDGE = 1_000
"""Code points at either end in which a stretch is cut between two words."""

PIECE = 1 << 18
"""Bytes between two counts of code points."""

_FOLLOWING = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that begin no code point."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text, or a part of it with offsets of its own.

    Attributes:
        edition: The part's words; its blocks are cut to them and their offsets count from its beginning.
        base: Where it begins in the text.
        length: Code points of the text.
    """

    edition: Edition
    base: int
    length: int

    @property
    def span(self) -> Span:
        """Where it lies in the text."""
        return Span(self.base, self.base + len(self.edition.text))

    @property
    def whole(self) -> bool:
        """Whether it is all there is."""
        return len(self.edition.text) == self.length

    def holds(self, span: Span, around: int = 0) -> bool:
        """Tell whether a span lies in it, with so much of the text on both sides as there is."""
        here = self.span
        return max(0, span.start - around) >= here.start and min(self.length, span.end + around) <= here.end


class Stretches:
    """Reads stretches out of one connection, in its thread."""

    def __init__(self, conn: sqlite3.Connection, path: Path, busy_timeout: float) -> None:
        """Count nothing yet."""
        self._conn = conn
        self._path = path
        self._busy_timeout = busy_timeout
        self._counted: tuple[int, list[int]] = (0, [])

    def around(self, article_id: str, at: int) -> Stretch:
        """Return an article's text, or ``STRETCH`` of a long one around an offset, from word to word.

        Raises:
            StoreError: The store has no such article.
        """
        with translated(self._path, self._busy_timeout):
            found = self._conn.execute(
                "SELECT edition.id, sha256, encoding FROM article "
                "JOIN edition ON edition.id = article.edition WHERE article_id = ?",
                (article_id,),
            ).fetchone()
            if found is None:
                raise StoreError(
                    f"There is no article {article_id} in this store: `workbench articles` lists them"
                )
            with self._conn.blobopen("edition", "text", found[0], readonly=True) as blob:
                if len(blob) > WHOLE:
                    return self._cut(article_id, found, blob, at)
            edition = read_edition(self._conn, article_id)
            return Stretch(edition, 0, len(edition.text))

    def _cut(self, article_id: str, about: tuple[int, str, str], blob: sqlite3.Blob, at: int) -> Stretch:
        key, sha256, encoding = about
        counts = self._counts(key, blob)
        first = max(0, min(at - STRETCH // 2, counts[-1] - STRETCH))
        text = _read(blob, counts, first, STRETCH)
        start = text.find(" ", 0, EDGE) + 1 if first else 0
        end = text.rfind(" ", len(text) - EDGE) if first + len(text) < counts[-1] else -1
        text = text[start : end if end > 0 else len(text)]
        here = Span(first + start, first + start + len(text))
        blocks = self._conn.execute(
            "SELECT char_start, char_end, role, reason, score FROM block "
            "WHERE edition = ? AND char_end > ? AND char_start < ? ORDER BY number",
            (key, *here),
        ).fetchall()
        cut = tuple(
            Block(max(first, here.start) - here.start, min(last, here.end) - here.start, *rest)
            for first, last, *rest in (
                (start, end, BlockRole(role), text_of(reason), score)
                for start, end, role, reason, score in blocks
            )
        )
        return Stretch(Edition(article_id, sha256, text, encoding, cut), here.start, counts[-1])

    def _counts(self, key: int, blob: sqlite3.Blob) -> list[int]:
        """Return the code points before each piece, and those of the whole."""
        if self._counted[0] != key:
            counts = [0]
            blob.seek(0)
            while piece := blob.read(PIECE):
                counts.append(counts[-1] + len(piece.translate(None, _FOLLOWING)))
            self._counted = (key, counts)
        return self._counted[1]


def _read(blob: sqlite3.Blob, counts: list[int], first: int, most: int) -> str:
    """Return code points from one on, ``most`` at most."""
    piece, after = bisect_right(counts, first) - 1, bisect_left(counts, first + most)
    blob.seek(piece * PIECE)
    data = blob.read((after - piece) * PIECE + 4).lstrip(_FOLLOWING)
    # The last code point may go on in the next piece.
    text = getincrementaldecoder("utf-8")("surrogatepass").decode(data)
    return text[first - counts[piece] :][:most]

"""The paragraphs of a page's article, out of trafilatura's XML, with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ingest.furniture import Label, furniture
from workbench.ingest.lines import continues, stops
from workbench.ingest.paragraphs import Paragraph, describe
from workbench.model import BlockRole

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = Label(BlockRole.HEADING, "a heading of the page")
_ITEM = Label(BlockRole.BODY, "an item of a list in the page")
_ROW_HEAD = Label(BlockRole.HEADING, "the head of a table in the page")
_ROW = Label(BlockRole.BODY, "a row of a table in the page")
_KNOWN = {"head": _HEADING, "item": _ITEM}
_CELL_WORDS = 60
"""Words of the longest cell of a table of data; old pages lay out whole articles in cells."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of an article and its label, where the markup gives one."""

    text: str
    label: Label | None = None


def walk(node: _Element) -> Iterator[Piece]:
    """Yield the paragraphs of trafilatura's XML: p, quote, code, head, list and item, table, row and cell."""
    for child in node:
        if child.tag == "row":
            yield from _row(child)
        elif child.tag in ("list", "quote", "table", "div") and len(child):
            yield from walk(child)
        else:
            yield from _pieces_of(_inner(child), _KNOWN.get(child.tag))
        yield from _pieces_of(child.tail or "", None)


def _row(row: _Element) -> Iterator[Piece]:
    """Yield a row of data as one paragraph, and a row that only lays out the page as what is in it."""
    if any(len("".join(cell.itertext()).split()) > _CELL_WORDS for cell in row):
        for cell in row:
            yield from _pieces_of(cell.text or "", None)
            yield from walk(cell)
        return
    heads = all(cell.get("role") == "head" for cell in row if "".join(cell.itertext()).strip())
    yield from _pieces_of(" | ".join(_cells(row)), _ROW_HEAD if heads else _ROW)


def _cells(row: _Element) -> list[str]:
    return [text for cell in row if (text := _SPACE.sub(" ", " ".join(cell.itertext())).strip())]


def _inner(element: _Element) -> str:
    """Return an element's text with single spaces and a line feed for each line break of the page."""
    parts: list[str] = [_SPACE.sub(" ", element.text or "")]
    for child in element:
        parts += ["\n" if child.tag == "lb" else _inner(child), _SPACE.sub(" ", child.tail or "")]
    return "".join(parts)


def _pieces_of(text: str, label: Label | None) -> Iterator[Piece]:
    """Yield the lines of an element as paragraphs; a line that runs on into the next one is no end."""
    pending = ""
    for raw in text.split("\n"):
        line = _SPACE.sub(" ", raw).strip()
        if not line:
            continue
        if pending and not stops(pending) and continues(line):
            pending = f"{pending} {line}"
            continue
        if pending:
            yield _piece(pending, label)
        pending = line
    if pending:
        yield _piece(pending, label)


def _piece(text: str, label: Label | None) -> Piece:
    """Return a paragraph; an item or a heading may be page furniture for all its markup."""
    if label is not None and furniture(describe(text, 0, len(text))):
        return Piece(text)
    return Piece(text, label)


def lay_out(pieces: Sequence[Piece]) -> tuple[str, list[Paragraph]]:
    """Return the text of the pieces and the paragraphs in it."""
    text = "\n\n".join(piece.text for piece in pieces) + "\n"
    paragraphs: list[Paragraph] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        paragraphs.append(describe(text, start, end, blanks=1))
        start = end + 2
    return text, paragraphs

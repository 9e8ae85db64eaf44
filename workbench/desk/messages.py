"""What a process without the parser and its child with it say to each other, one line of JSON each.

The first line opens the child: which pipeline, which rows of the user's own. Each further line is
an article. The child answers with {"ready": true} once, and for each article with any number of
{"progress": [done, total]} and {"claim": record}, and at the end {"done": claims} or
{"error": line, "type": name}.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.lexicon import Entry, OwnRow
from workbench.model import Article, Block, BlockRole, Edition

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a child is to read with."""

    model: str | None
    rows: tuple[OwnRow, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """An article that a child is to read."""

    article_id: str
    text: str
    blocks: tuple[Block, ...]
    published: date | None
    publisher: str | None


def line_of(message: Message) -> bytes:
    """Return a message as one line; a lone surrogate of a broken file is written as its escape."""
    return json.dumps(message).encode("ascii") + b"\n"


def opening_line(model: str | None, rows: Sequence[OwnRow]) -> bytes:
    """Return the line that opens a child."""
    return line_of({"model": model, "rows": [_row_cells(row) for row in rows]})


def read_opening(line: bytes) -> Opening:
    """Return the opening that ``opening_line`` wrote."""
    asked = json.loads(line)
    return Opening(asked["model"], tuple(_row(cells) for cells in asked["rows"]))


def request_line(article: Article, edition: Edition) -> bytes:
    """Return the line that asks for an article's claims."""
    return line_of(
        {
            "article_id": article.article_id,
            "published": article.published.isoformat() if article.published else None,
            "publisher": article.publisher,
            "text": edition.text,
            "blocks": [[block.start, block.end, block.role.value, block.reason] for block in edition.blocks],
        }
    )


def read_request(line: bytes) -> Request:
    """Return the request that ``request_line`` wrote."""
    asked = json.loads(line)
    return Request(
        asked["article_id"],
        asked["text"],
        tuple(Block(start, end, BlockRole(role), reason) for start, end, role, reason in asked["blocks"]),
        date.fromisoformat(asked["published"]) if asked["published"] else None,
        asked["publisher"],
    )


_MANY = ("aliases", "ambiguous_aliases", "domains", "forms")
_ONE = ("name", "category", "designation", "subtype", "frame_class", "off")


def _row_cells(row: OwnRow) -> Message:
    return {"entry": row.entry.value, **{field: getattr(row, field) for field in (*_ONE, *_MANY)}}


def _row(cells: Message) -> OwnRow:
    filled: Message = {field: tuple(cells[field]) for field in _MANY}
    filled |= {field: cells[field] for field in _ONE}
    return OwnRow(entry=Entry(cells["entry"]), **filled)

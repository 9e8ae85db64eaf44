"""What is read: an article, its editions, their blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workbench.model.words import BlockRole


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the text with a role, and why it has it."""

    start: int
    end: int
    role: BlockRole
    reason: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Article:
    """The document under review, without its text.

    Attributes:
        article_id: First 16 hex digits of the sha256 of the first edition's text (UTF-8).
        origin: The path or URL it was added from, as the user gave it; "-" for standard input.
    """

    article_id: str
    title: str
    origin: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article's text, exactly as given.

    Attributes:
        sha256: Hex digest of the text in UTF-8.
        encoding: The encoding its bytes were decoded from, for the record.
        blocks: Every block in order of place, dropped ones included.
    """

    article_id: str
    sha256: str
    text: str
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()

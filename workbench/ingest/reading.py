"""Files and standard input to readings: text, blocks and what the file says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError
from workbench.ingest.blocks import label
from workbench.ingest.decode import decode
from workbench.model import Block
from workbench.text import printable

MAX_BYTES = 10 * 1024 * 1024
"""Largest article that is read, in bytes: a hundred times the longest news feature."""

ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Endings of the files that a folder is searched for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read, before it is stored.

    Attributes:
        origin: The path as the user gave it; "-" for standard input.
        text: The article's text; for plain text exactly as given.
        encoding: The encoding its bytes were decoded from.
        blocks: Every non-blank stretch of the text with its role, in order.
        title: The headline, or the file's name where there is none.
        url: The address that the page states, or None.
        publisher: The site or newspaper that the page states, or None.
        published: The day that the page states, or None; never guessed.
        warnings: One clear line for each thing the reader should know.
    """

    origin: str
    text: str
    encoding: str
    blocks: tuple[Block, ...]
    title: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    warnings: tuple[str, ...] = ()


def read(path: str, *, stdin: BinaryIO | None = None) -> Reading:
    """Read one article from a file, or from standard input where the path is "-".

    Raises:
        InputError: There is no such file, or it holds no article.
    """
    if path == "-":
        data = stdin.read(MAX_BYTES + 1) if stdin else b""
    else:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"{printable(path)}: {error.strerror}") from error
    decoded = decode(data, printable(path))
    blocks = label(decoded.text)
    title = decoded.text[blocks[0].start : blocks[0].end] if blocks else path
    return Reading(path, decoded.text, decoded.encoding, blocks, title, warnings=decoded.warnings)


def list_files(paths: Sequence[str]) -> list[str]:
    """Return the article files that the paths name, folders searched through and sorted.

    Raises:
        InputError: A path does not exist, or a folder holds no article.
    """
    found: list[str] = []
    for path in paths:
        if Path(path).is_dir():
            inside = sorted(
                str(file) for file in Path(path).rglob("*") if file.suffix.lower() in ARTICLE_SUFFIXES
            )
            if not inside:
                raise InputError(
                    f"{printable(path)}: no article in this folder ({', '.join(ARTICLE_SUFFIXES)})"
                )
            found += inside
        elif path != "-" and not Path(path).exists():
            raise InputError(f"{printable(path)}: no such file")
        else:
            found.append(path)
    return found

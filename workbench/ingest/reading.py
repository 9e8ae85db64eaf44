"""Files and standard input to readings: text, blocks and what the file says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from workbench.ingest.blocks import label
from workbench.ingest.decode import Decoded, decode
from workbench.ingest.files import STDIN, file_bytes, find_files, name_of, named_page, stdin_bytes
from workbench.ingest.html import declared_charset, is_html, read_page
from workbench.model import Block, BlockRole

ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Endings of the files that a folder is searched for, in small or capital letters."""

_TITLE_LENGTH = 100
"""Characters of a title that is made of a text's first words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read, before it is stored.

    Attributes:
        origin: The path as the user gave it; "-" for standard input.
        text: The article's text; for plain text exactly as given.
        encoding: The encoding its bytes were decoded from.
        blocks: Every visible stretch of the text with its role, in order.
        title: The headline, or the text's first words where it has none.
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

    What a file holds decides, not what it is called: a page in a .txt is read as a page, a text
    in a .html as a text, each with a warning.

    Args:
        path: A file, or "-".
        stdin: What "-" stands for; the process's standard input if not given.

    Raises:
        InputError: There is no such file, it cannot be read, is too large, is no text, or is a
            page without an article.
    """
    where = name_of(path)
    data = stdin_bytes(stdin) if path == STDIN else file_bytes(path)
    named = named_page(path)
    decoded = decode(data, where, declared=declared_charset(data))
    if is_html(decoded.text, named=named):
        return _read_page(path, where, decoded, named=named or path == STDIN)
    warnings = decoded.warnings
    if named:
        warnings += (f"{where}: no web page, whatever it is called; read as plain text",)
    blocks = label(decoded.text)
    return Reading(
        path, decoded.text, decoded.encoding, blocks, _title(decoded.text, blocks), warnings=warnings
    )


def list_files(paths: Sequence[str]) -> list[str]:
    """Return the article files that the paths name, each once; folders are searched through, sorted.

    Hidden files and folders are left out, and so is the folder that a browser saves beside a page
    for the page's parts; links to folders are not followed.

    Raises:
        InputError: A path does not exist, or a folder cannot be read or holds no article.
    """
    return find_files(paths, ARTICLE_SUFFIXES, "article")


def _read_page(path: str, where: str, decoded: Decoded, *, named: bool) -> Reading:
    page = read_page(decoded.text, where)
    warnings = decoded.warnings
    if not named:
        warnings += (f"{where}: a web page, whatever it is called; the article was taken out of it",)
    return Reading(
        path,
        page.text,
        decoded.encoding,
        page.blocks,
        page.title,
        url=page.url,
        publisher=page.publisher,
        published=page.published,
        warnings=warnings,
    )


def _title(text: str, blocks: Sequence[Block]) -> str:
    """Return the headline, or the first words of the article, in one line."""
    first = next((block for block in blocks if block.role is BlockRole.HEADLINE), None)
    if first is None:
        told = (block for block in blocks if block.role is BlockRole.BODY)
        first = next(told, blocks[0])
    words = " ".join(text[first.start : min(first.end, first.start + 20 * _TITLE_LENGTH)].split())
    if len(words) <= _TITLE_LENGTH or first.role is BlockRole.HEADLINE:
        return words
    return f"{words[:_TITLE_LENGTH].rsplit(' ', 1)[0]}\u2026"

"""Files and standard input to readings: text, blocks and what the file says about itself."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError
from workbench.ingest.blocks import label
from workbench.ingest.decode import Decoded, decode
from workbench.ingest.html import declared_charset, is_html, read_page
from workbench.model import Block, BlockRole
from workbench.text import printable

MAX_BYTES = 10 * 1024 * 1024
"""Largest article that is read, in bytes (10 MiB): a hundred times the longest feature in a newspaper."""

ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Endings of the files that a folder is searched for, in small or capital letters."""

STDIN = "-"
"""The path that stands for standard input."""

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
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
    where = "standard input" if path == STDIN else printable(path) or '""'
    data = _stdin_bytes(stdin) if path == STDIN else _file_bytes(path, where)
    named = path.lower().endswith(_PAGE_SUFFIXES)
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

    Hidden files and folders are left out, and links to folders are not followed.

    Raises:
        InputError: A path does not exist, or a folder cannot be read or holds no article.
    """
    found: list[str] = []
    for path in paths:
        if path != STDIN and stat.S_ISDIR(_status(path, printable(path)).st_mode):
            inside = sorted(_articles_below(path))
            if not inside:
                endings = ", ".join(ARTICLE_SUFFIXES)
                raise InputError(f"{printable(path)}: no article in this folder; looked for {endings} files")
            found += inside
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _articles_below(folder: str) -> Iterator[str]:
    """Yield the article files in a folder and the folders in it."""

    def fail(error: OSError) -> None:
        name = printable(os.fspath(error.filename or folder))
        raise InputError(f"{name}: cannot read the folder: {_cause(error)}") from error

    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(ARTICLE_SUFFIXES):
                yield str(Path(parent) / name)


def _status(path: str, where: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116 - pathlib would take an empty path for the current folder
    except FileNotFoundError:
        raise InputError(f"{where}: no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{where}: cannot read it: {_cause(error)}") from error
    except ValueError as error:
        raise InputError(f"{where}: no file name: {error}") from error


def _file_bytes(path: str, where: str) -> bytes:
    """Return a regular file's bytes, its size asked for before it is opened."""
    status = _status(path, where)
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{where}: a folder, not a file; `workbench add` takes folders")
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f'{where}: a device or a pipe, not a file; give its content on standard input ("-")')
    if status.st_size > MAX_BYTES:
        raise InputError(_too_large(where, f"{status.st_size / 1024**2:.1f} MiB"))
    try:
        with Path(path).open("rb") as file:
            # The file may have grown since; one byte more than the limit tells.
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{where}: cannot read it: {_cause(error)}") from error
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(where, "more"))
    return data


def _stdin_bytes(stdin: BinaryIO | None) -> bytes:
    """Return what standard input holds, read up to the limit and no further."""
    # Python sets sys.stdin to None where a process was started without one.
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError("standard input: closed; give a file, or pipe a text in")
    try:
        data: bytes = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"standard input: cannot read it: {_cause(error)}") from error
    if len(data) > MAX_BYTES:
        raise InputError(_too_large("standard input", "more"))
    return data


def _too_large(where: str, size: str) -> str:
    limit = MAX_BYTES // 1024**2
    return (
        f"{where}: too large ({size}); an article may have {limit} MiB: split it, or give the article alone"
    )


def _cause(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


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

"""The words of a PDF file, as its text layer has them.

What a page's layout did to the words is undone and nothing else: lines are put together to
paragraphs, a word that was broken at the end of a line is made whole, ligatures are spelt out, and lines
that come back at the head or foot of pages (the same but for their numbers) are left out. No OCR.
"""

from __future__ import annotations

import io
import logging
import re
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError

from workbench.errors import InputError
from workbench.ingest.document import Document, laid_out, stated_title
from workbench.ingest.lines import continues, stops

MAX_SECONDS = 60.0
"""Longest time that a file may take; 300 pages of a report take 10 s."""

_LIMITS = {
    "zlib_maximum_output_length": 30_000_000,
    "lzw_maximum_output_length": 30_000_000,
    "run_length_maximum_output_length": 30_000_000,
    "stream_decoding_work_maximum_length": 100_000_000,
}
"""What one stream may unpack to, in bytes: a page of text has some 10,000."""

_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_COMPOUND = re.compile(r"\w+-\w+")
_EDGE = 2
"""Lines at the head and at the foot of a page among which page furniture is looked for."""
_FEWEST_PAGES = 3
"""Pages on which a line comes back at least that is known as furniture."""
_SHARE = 0.1
"""Share of the pages on which it comes back at least: a chapter's title stands above that chapter alone."""
_FULL = 0.75
"""Share of the usual width from which a line is full: a shorter one may end a paragraph."""


def read_pdf(data: bytes, where: str) -> Document:
    """Return a PDF file's text.

    Args:
        data: The whole file.
        where: The file's name for messages, fit for a terminal.

    Raises:
        InputError: The file is damaged, locked by a password, or has no text layer.
    """
    # What it finds odd is no news for a reviewer, and a command's error is one line.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with warnings.catch_warnings(), apply_configuration(Configuration().with_overwrites(**_LIMITS)):
        warnings.simplefilter("ignore")
        try:
            reader = PdfReader(io.BytesIO(data))
            pages = _pages(reader, where)
            title = stated_title(reader.metadata.title if reader.metadata else "")
        except InputError:
            raise
        except (FileNotDecryptedError, DependencyError):
            raise InputError(
                f"{where}: this PDF is locked by a password; open it, print it to a new PDF or save its text,"
                " and give that"
            ) from None
        except Exception as error:
            # A damaged file can make a parser raise anything, and none of it may end the program.
            raise InputError(
                f"{where}: this PDF is damaged and cannot be read; fetch it again, or save its text as .txt"
            ) from error
    empty = sum(not page for page in pages)
    if empty == len(pages):
        raise InputError(
            f"{where}: this PDF holds pictures of pages and no text (a scan?); run it through OCR and give"
            " the result"
        )
    notice = f"{where}: {empty} of {len(pages)} pages hold no text (a scan?): what they say is missing"
    text = laid_out(_paragraphs(_bare(pages)))
    return Document(text, title, (notice,) if empty else ())


def _pages(reader: PdfReader, where: str) -> list[list[str]]:
    """Return the lines of each page; an empty string is an empty line between two others."""
    began = time.monotonic()
    pages: list[list[str]] = []
    for page in reader.pages:
        if time.monotonic() - began > MAX_SECONDS:
            raise InputError(
                f"{where}: this PDF takes more than {MAX_SECONDS:g} s to read; save its text as .txt"
            )
        text = page.extract_text().translate(_LIGATURES)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        pages.append(lines if any(lines) else [])
    return pages


def _bare(pages: Sequence[list[str]]) -> list[list[str]]:
    """Return the pages without the lines that come back at their edges."""
    edges = [{_shape(line) for line in _edge_lines(page)} for page in pages]
    counts = Counter(shape for shapes in edges for shape in shapes)
    filled = sum(bool(page) for page in pages)
    shared = {shape for shape, count in counts.items() if count >= max(_FEWEST_PAGES, _SHARE * filled)}
    return [_without(page, shared) for page in pages]


def _without(page: list[str], shared: set[str]) -> list[str]:
    """Return a page without the shared lines at its edges; a line behind one that is not shared stays."""
    lines = [index for index, line in enumerate(page) if line]
    out: set[int] = set()
    for edge in (lines[:_EDGE], lines[: -_EDGE - 1 : -1]):
        out.update(takewhile(lambda index: _shape(page[index]) in shared, edge))
    kept = [line for index, line in enumerate(page) if index not in out]
    return kept if any(kept) else page


def _edge_lines(page: Iterable[str]) -> list[str]:
    lines = [line for line in page if line]
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _shape(line: str) -> str:
    """Return a line with its numbers made alike: "Page 3" and "Page 4" are one line that comes back."""
    return _DIGITS.sub("0", line).casefold()


def _paragraphs(pages: Sequence[list[str]]) -> list[str]:
    """Return the paragraphs of pages of lines; one may run on over the end of a page."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    # One line in ten may be wider: a headline, a table.
    width = lengths[-1 - len(lengths) // 10]
    compounds = {word.casefold() for page in pages for line in page for word in _COMPOUND.findall(line)}
    paragraphs: list[str] = []
    last, gap = "", False
    for page in pages:
        for line in page:
            if not line:
                gap = True
                continue
            if last and _goes_on(last, line, width, gap=gap):
                paragraphs[-1] = _joined(paragraphs[-1], line, compounds)
            else:
                paragraphs.append(line)
            last, gap = line, False
    return paragraphs


def _goes_on(line: str, following: str, width: int, *, gap: bool) -> bool:
    """Say whether a line goes on with the paragraph of the line before it."""
    if continues(following) and not stops(line):
        return True
    # A full line that ends with a sentence may end its paragraph too; in doubt the two are one.
    return not gap and len(line) >= _FULL * width


def _joined(paragraph: str, line: str, compounds: set[str]) -> str:
    """Return a paragraph with its next line, a word that was broken between them made whole."""
    broken = _BROKEN.search(paragraph)
    if broken is None or not line[:1].islower():
        return f"{paragraph} {line}"
    second = re.match(r"\w+", line)
    compound = f"{broken[1]}-{second[0] if second else ''}".casefold()
    whole = paragraph if compound in compounds and paragraph[-1] != "\u00ad" else paragraph[:-1]
    return whole + line

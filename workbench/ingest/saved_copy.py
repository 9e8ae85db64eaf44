"""A saved copy of an outlet's own text: plain text, web page, PDF or Word document, by what its bytes are.

What "word for word" means: a plain text is kept to the last character; of a page, the headline,
standfirst and article body as the article reader takes them out of it; of a PDF or Word document, the
words in the order of the document, with what its layout did to them undone (see ``pdf`` and ``docx``).
No word is added or corrected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import InputError
from workbench.ingest.archive import Archived, unpack_archive
from workbench.ingest.decode import decode
from workbench.ingest.files import STDIN, file_bytes, name_of, named_page, stdin_bytes
from workbench.ingest.html import declared_charset, is_html, parse_page, read_page
from workbench.ingest.page_origin import original, saved_from
from workbench.ingest.stated import read_stated, visible_text
from workbench.ingest.stubs import why_stub

if TYPE_CHECKING:
    from workbench.ingest.document import Document

SOURCE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx")
"""Endings of the files that a folder is searched for, in small letters."""

TEXT, HTML, PDF = "text/plain", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_ENDINGS = {".txt": TEXT, ".md": TEXT, ".pdf": PDF, ".docx": DOCX}
_NAMES = {TEXT: "a plain text", HTML: "a web page", PDF: "a PDF file", DOCX: "a Word document"}
_PDF_REACH = 1024
"""Bytes in which a PDF file's mark may stand (ISO 32000, implementation note 13)."""
_TITLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A copy as it was read, before it is known whose it is.

    Attributes:
        media_type: What it is by its bytes.
        encoding: The encoding its bytes were decoded from; "" where the format decides.
        url: The address that the page itself states, or that the program which saved it left in it.
        publisher: The site or newspaper that the page states.
        published: The day that the page states; never guessed.
        stub: Why it cannot be the whole text, or None.
        warnings: One clear line for each thing the reader should know.
    """

    text: str
    media_type: str
    encoding: str = ""
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    stub: str | None = None
    warnings: tuple[str, ...] = ()


def read_copy(path: str, *, stdin: BinaryIO | None = None) -> SavedCopy:
    """Read a copy from a file, or from standard input where the path is "-".

    Raises:
        InputError: There is no such file, it cannot be read, is too large, or holds no text.
    """
    data = stdin_bytes(stdin) if path == STDIN else file_bytes(path)
    copy = read_copy_bytes(data, name_of(path), named_page=named_page(path))
    stated = next((kind for ending, kind in _ENDINGS.items() if path.lower().endswith(ending)), None)
    expected = HTML if named_page(path) else stated
    if expected is None or expected == copy.media_type:
        return copy
    notice = f"{name_of(path)}: {_NAMES[copy.media_type]}, whatever it is called; read as one"
    return replace(copy, warnings=(*copy.warnings, notice))


def read_copy_bytes(
    data: bytes, where: str, *, named_page: bool = False, charset: str | None = None
) -> SavedCopy:
    """Read a copy from its bytes, which alone decide what it is.

    Args:
        data: All of it.
        where: Its name for messages, fit for a terminal.
        named_page: Whether it is called a web page: then a few tags are proof enough.
        charset: The encoding that a server states.

    Raises:
        InputError: It holds no text, or is of a kind that is not read.
    """
    if b"%PDF-" in data[:_PDF_REACH]:
        from workbench.ingest.pdf import read_pdf  # noqa: PLC0415 - each reader when its kind comes

        return _document(read_pdf(data, where), PDF)
    if data.startswith(b"PK\x03\x04"):
        from workbench.ingest.docx import read_docx, zip_kind  # noqa: PLC0415 - likewise

        kind = zip_kind(data, where)
        if kind != "docx":
            raise InputError(f"{where}: this is {kind}; save its text as .txt, .html, .pdf or .docx")
        return _document(read_docx(data, where), DOCX)
    archived = unpack_archive(data, where)
    if archived is not None:
        return _archived(archived, where)
    decoded = decode(data, where, declared=charset or declared_charset(data))
    if is_html(decoded.text, named=named_page):
        copy = _page(decoded.text, where)
    else:
        title = _first_line(decoded.text)
        copy = SavedCopy(decoded.text, TEXT, title=title, stub=why_stub(decoded.text))
    return replace(copy, encoding=decoded.encoding, warnings=(*decoded.warnings, *copy.warnings))


def _archived(archived: Archived, where: str) -> SavedCopy:
    decoded = decode(archived.page, where, declared=archived.charset or declared_charset(archived.page))
    copy = _page(decoded.text, where)
    url = copy.url or (original(archived.url) if archived.url else None)
    return replace(copy, encoding=decoded.encoding, url=url, warnings=(*decoded.warnings, *copy.warnings))


def _document(document: Document, media_type: str) -> SavedCopy:
    title = document.title or _first_line(document.text)
    stub = why_stub(document.text)
    return SavedCopy(document.text, media_type, title=title, stub=stub, warnings=document.warnings)


def _page(source: str, where: str) -> SavedCopy:
    mark = saved_from(source)
    try:
        page = read_page(source, where)
    except InputError:
        return _remains(source, where, mark)
    url = page.url or mark
    return SavedCopy(
        page.text,
        HTML,
        title=page.title,
        url=original(url) if url else None,
        publisher=page.publisher,
        published=page.published,
        stub=why_stub(page.text, source),
    )


def _remains(source: str, where: str, mark: str | None) -> SavedCopy:
    """Return what a page without an article holds: headings and paragraphs, as before a paywall."""
    tree = parse_page(source, where)
    stated = read_stated(tree)
    found = [visible_text(element) for element in tree.iter("h1", "h2", "p")]
    told = dict.fromkeys(text for text in (stated.title or "", *found) if text)
    text = "\n\n".join(told)
    if not any(len(text.split()) > 3 for text in told if text != stated.title):
        raise InputError(f"{where}: no text found in this page; save the text itself as a .txt file")
    url = stated.url or mark
    return SavedCopy(
        f"{text}\n",
        HTML,
        title=stated.title or next(iter(told)),
        url=original(url) if url else None,
        publisher=stated.publisher,
        published=stated.published,
        stub=why_stub(text, source) or "no article was found in the page, only single lines",
    )


def _first_line(text: str) -> str:
    """Return a text's first line that holds a word, cut to the length of a title."""
    line = next(_lines(text), "")
    return line if len(line) <= _TITLE_LENGTH else f"{line[:_TITLE_LENGTH].rsplit(' ', 1)[0]}\u2026"


def _lines(text: str) -> Iterator[str]:
    for line in text[:20_000].splitlines():
        words = " ".join(line[: _TITLE_LENGTH * 4].split()).lstrip("\ufeff")
        if any(char.isalnum() for char in words):
            yield words

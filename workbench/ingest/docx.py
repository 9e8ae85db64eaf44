"""The words of a Word document (.docx, ECMA-376), as they stand once tracked changes are accepted.

Read straight from the document's XML and not by python-docx, which unpacks every part of a file
whole, whatever it unpacks to, and leaves out words that were inserted as tracked changes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from workbench.errors import InputError
from workbench.ingest.document import Document, laid_out, stated_title

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_UNPACKED = 50 * 1024 * 1024
"""Bytes that the document's XML may unpack to: a novel has 5 MiB."""

_MAIN = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
"""The namespace of documents saved as "Strict Open XML"."""
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CHUNK = 64 * 1024
_LEFT_OUT = {f"{space}{tag}" for space in (_W, _STRICT) for tag in ("del", "moveFrom", "instrText")} | {
    # A text box is written twice, once for old programs.
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_KNOWN = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "an Excel file",
    "ppt/presentation.xml": "a PowerPoint file",
    "META-INF/container.xml": "an EPUB book",
    "content.xml": "an OpenDocument file",
}


def zip_kind(data: bytes, where: str) -> str:
    """Return "docx" for a Word document, or what else a zip file holds, in words.

    Raises:
        InputError: The zip file is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(_damaged(where)) from error
    return next((kind for name, kind in _KNOWN.items() if name in names), "a zip file")


def read_docx(data: bytes, where: str) -> Document:
    """Return a Word document's text: paragraphs, list items and cells of tables in order.

    Deleted words, comments, footnotes, headers and footers are left out.

    Args:
        data: The whole file.
        where: The file's name for messages, fit for a terminal.

    Raises:
        InputError: The file is damaged, too large when unpacked, or holds no words.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            main = _unpacked(file, _MAIN, where)
            properties = _unpacked(file, _PROPERTIES, where) if _PROPERTIES in file.namelist() else b""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        paragraphs = [text for text in _paragraphs(etree.fromstring(main, parser)) if text]
        title = etree.fromstring(properties, parser).findtext(_TITLE) if properties else ""
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        KeyError,
        ValueError,
        OSError,
        EOFError,
    ) as error:
        raise InputError(_damaged(where)) from error
    except (NotImplementedError, RuntimeError) as error:
        # zipfile's words for a compression it does not know and for a password.
        raise InputError(
            f"{where}: this document is locked or packed in an unknown way; save it anew"
        ) from error
    if not paragraphs:
        raise InputError(f"{where}: this document holds no words (pictures only?); save the text itself")
    return Document(laid_out(paragraphs), stated_title(title))


def _unpacked(file: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return one member of a zip file, a piece at a time: what its header says of its size is no proof."""
    made = bytearray()
    with file.open(name) as member:
        while piece := member.read(_CHUNK):
            made += piece
            if len(made) > MAX_UNPACKED:
                limit = MAX_UNPACKED // 1024**2
                raise InputError(
                    f"{where}: too large: the document unpacks to more than {limit} MiB; give its text"
                )
    return bytes(made)


def _paragraphs(root: _Element) -> Iterator[str]:
    """Yield the text of each paragraph in the order of the document; those in a table's row are one."""
    space = _STRICT if root.tag.startswith(_STRICT) else _W
    row, paragraph = f"{space}tr", f"{space}p"
    # Text boxes put paragraphs into paragraphs, and tables rows into rows: the innermost is last.
    paragraphs: list[list[str]] = []
    rows: list[list[str]] = []
    for event, element in _walk(root):
        if element.tag == paragraph and event == "start":
            paragraphs.append([])
        elif element.tag == row and event == "start":
            rows.append([])
        elif element.tag in (paragraph, row):
            done = (
                " ".join("".join(paragraphs.pop()).split())
                if element.tag == paragraph
                else " | ".join(rows.pop())
            )
            if not rows:
                yield done
            elif done:
                rows[-1].append(done)
        elif event == "start" and paragraphs:
            paragraphs[-1].append(_words(element, space))


def _words(element: _Element, space: str) -> str:
    """Return what an element adds to its paragraph."""
    match element.tag.removeprefix(space):
        case "t":
            return element.text or ""
        case "tab" | "br" | "cr" | "ptab":
            return " "
        case "noBreakHyphen":
            return "\u2011"
        case _:
            return ""


def _walk(root: _Element) -> Iterator[tuple[str, _Element]]:
    """Yield the start and the end of each element, without those that are left out."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if element.tag in _LEFT_OUT:
            if event == "start":
                walker.skip_subtree()
        elif isinstance(element.tag, str):  # entities, which are never read, and instructions have no name
            yield event, element


def _damaged(where: str) -> str:
    return f"{where}: this document is damaged and cannot be read; save it anew, or as .txt"

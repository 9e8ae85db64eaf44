"""The text of a document that is neither plain text nor a web page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|qxp|rtf|odt|pages|txt|html?)$", re.IGNORECASE)
_PROGRAM = re.compile(r"^(?:microsoft word|untitled|document ?\d*|layout \d+|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader of such a document gives.

    Attributes:
        text: Its words in the order of the document, a paragraph a line with an empty line between.
        title: What the document states as its title, "" where it states none.
        warnings: One clear line for each thing the reader should know.
    """

    text: str
    title: str = ""
    warnings: tuple[str, ...] = ()


def laid_out(paragraphs: list[str]) -> str:
    """Return paragraphs as one text; controls that no text is written with become U+FFFD."""
    return _UNFIT.sub("\ufffd", "\n\n".join(paragraphs)) + "\n"


def stated_title(title: object) -> str:
    """Return a title that a document's properties state, "" for what programs put there by themselves."""
    words = " ".join(str(title or "").split())
    return "" if _FILE_NAME.search(words) or _PROGRAM.match(words) else words

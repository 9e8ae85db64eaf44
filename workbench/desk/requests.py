"""What is asked for in a screen that takes work of its own: an article added, a source saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AddRequest:
    """A text that is to be in the store before it is reviewed; one that is there already is only opened.

    Attributes:
        target: A path, or "-" for standard input, as the user gave it.
        published: The day it appeared; None where it is not known.
        title: Overrides the title found in the text; so do ``url`` and ``publisher``.
        model: Name of the spaCy pipeline to read it with, or None for the default one.
        lexicon: A CSV file of own lexicon rows, or None.
        edition_of: What the user calls the stored article of which this is another version, or None.
    """

    target: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    model: str | None = None
    lexicon: Path | None = None
    edition_of: str | None = None


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source to save; "" for what was left empty.

    Attributes:
        as_written: The outlet's name is meant as it stands, though a known one is spelt nearly so.
    """

    path: str = ""
    outlet: str = ""
    title: str = ""
    published: date | None = None
    url: str = ""
    as_written: bool = False

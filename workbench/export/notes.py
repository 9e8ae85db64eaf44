r"""A reviewer's notes on one claim as one readable text, and back.

Each note is ``[time, author] body``; a line of the body after the first is indented by two spaces, so
that a line that starts with ``[`` always starts a note::

    [2024-11-18T09:30:00Z, Ada Example] The harbour office counts 40.
      Asked again on Tuesday.
    [2024-11-19T16:02:11Z, Ada Example] Confirmed in writing.

In an author's name a backslash, a closing bracket and a line end are written ``\\``, ``\]``, ``\n`` and
``\r``. Nothing in a body is changed but the indent, and line feeds alone end its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.export.times import read_time, time_text
from workbench.model import Note

INDENT = "  "
"""Before each line of a body after its first."""

_HEAD = re.compile(r"\[([^,\]]+), ((?:[^\]\\\n\r]|\\[\\\]nr])*)\] ", re.ASCII)
_AUTHOR_ESCAPES = {"\\": "\\\\", "]": "\\]", "\n": "\\n", "\r": "\\r"}
_AUTHOR_CHARS = {written: char for char, written in _AUTHOR_ESCAPES.items()}
_TO_ESCAPE = re.compile(r"[\\\]\n\r]")
_ESCAPED = re.compile(r"\\.")
_SHOWN = 40


def join_notes(notes: Iterable[Note]) -> str:
    """Return the notes as one text, in the order given; no notes are an empty text."""
    return "\n".join(_written(note) for note in notes)


def split_notes(text: str) -> list[Note]:
    """Return the notes of a text made by ``join_notes``.

    Raises:
        ValueError: A line starts no note and continues none, or a note's time is none.
    """
    if not text:
        return []
    notes: list[list[str]] = []
    for line in text.split("\n"):
        if notes and line.startswith(INDENT):
            notes[-1].append(line[len(INDENT) :])
        elif line.startswith("["):
            notes.append([line])
        else:
            raise ValueError(
                f"{line[:_SHOWN]!r} neither starts a note, as [time, author] does, nor is indented"
            )
    return [_read("\n".join(lines)) for lines in notes]


def _written(note: Note) -> str:
    author = _TO_ESCAPE.sub(lambda match: _AUTHOR_ESCAPES[match.group()], note.reviewer)
    body = note.body.replace("\n", "\n" + INDENT)
    return f"[{time_text(note.at)}, {author}] {body}"


def _read(text: str) -> Note:
    head = _HEAD.match(text)
    if head is None:
        raise ValueError(f"{text[:_SHOWN]!r} is no note like [2024-11-18T09:30:00Z, author] body")
    time, author = head.groups()
    name = _ESCAPED.sub(lambda match: _AUTHOR_CHARS[match.group()], author)
    return Note(at=read_time(time), reviewer=name, body=text[head.end() :])

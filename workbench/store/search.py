"""What a person types into the search field, as a full-text query that cannot be anything else."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\S+")


def match_expression(text: str) -> str | None:
    """Return the FTS5 expression for words as typed, or None where there is no word in them.

    Each run of non-spaces is quoted, so that no character in it is syntax, and matches from the start of
    a word; all of them have to match. "50,000" is two tokens and matches where they stand together.
    """
    quoted = [
        '"' + word.replace('"', " ").replace("\x00", " ") + '"*'
        for word in _WORDS.findall(text.encode("utf-8", "replace").decode())
        if any(char.isalnum() for char in word)
    ]
    return " ".join(quoted) or None


def phrase_expression(text: str) -> str | None:
    """Return the FTS5 expression for words that must stand one after the other, the last one as a start.

    None where there is no word in the text.
    """
    words = text.encode("utf-8", "replace").decode()
    if not any(char.isalnum() for char in words):
        return None
    return '"' + words.replace('"', " ").replace("\x00", " ") + '"*'

"""A filter's text in parts: ``key:value,value``, words, and words in quotation marks, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.store.grammar_words import (
    KEYWORDS,
    GrammarError,
    Keyword,
    meant,
    suggestion,
)

KEY = re.compile(r"(-?)([A-Za-z][A-Za-z_]*):(?!/)")
"""A key at the beginning of a part: its minus, and its name as typed. An address is none."""

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BARE_VALUE = re.compile(r'[^\s,"]+')
_BARE_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a key, or a word.

    Attributes:
        text: As it is meant: without its quotation marks.
        at: Offset of its first character.
        end: Offset after its last.
    """

    text: str
    at: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a filter's text: ``-key:value,value`` or a word to search for (without a key).

    Attributes:
        at: Offset of its first character.
        end: Offset after its last.
        keyword: None for a word to search for.
    """

    at: int
    end: int
    keyword: Keyword | None
    values: tuple[Value, ...]
    negated: bool


def terms(text: str) -> Iterator[Term]:
    """Yield the parts of a text in order.

    Raises:
        GrammarError: A key that there is not, or a quotation mark without its fellow.
    """
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        key = KEY.match(text, at)
        if key is not None:
            keyword = _keyword(key[2], key.start(2))
            values = tuple(_values(text, key.end()))
            end = values[-1].end if values else key.end()
            yield Term(at, end, keyword, values, bool(key[1]))
        else:
            negated = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
            value = _value(text, at + negated, _BARE_WORD)
            end = value.end
            yield Term(at, end, None, (value,), negated)
        if end < len(text) and not text[end].isspace():
            raise GrammarError("a space is missing here", end, end + 1)
        at = end


def _values(text: str, at: int) -> Iterator[Value]:
    while at < len(text) and not text[at].isspace():
        value = _value(text, at, _BARE_VALUE)
        yield value
        at = value.end
        if at == len(text) or text[at] != ",":
            return
        at += 1
        if at == len(text) or text[at].isspace():
            yield Value("", at, at, quoted=False)


def _value(text: str, at: int, bare: re.Pattern[str]) -> Value:
    if text[at] == '"':
        found = _QUOTED.match(text, at)
        if found is None:
            raise GrammarError("this quotation mark is not closed", at, len(text))
        return Value(_ESCAPED.sub(r"\1", found[1]), at, found.end(), quoted=True)
    found = bare.match(text, at)
    return Value(found[0] if found else "", at, found.end() if found else at, quoted=False)


def _keyword(typed: str, at: int) -> Keyword:
    names = [keyword.name for keyword in KEYWORDS]
    found = meant(typed, names)
    if len(found) == 1:
        return next(keyword for keyword in KEYWORDS if keyword.name == found[0])
    if found:
        raise GrammarError(f"{typed}: can be {' or '.join(found)}", at, at + len(typed))
    raise GrammarError(
        f"there is no filter {typed}: {suggestion(typed, names)}; in quotation marks it is searched for",
        at,
        at + len(typed),
    )

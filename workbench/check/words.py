"""Cuts texts into comparable words, so that case, glyphs and spacing are no difference."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from workbench.model import Span
from workbench.text import fold

# A number keeps its separators, sign, currency and percent mark; a word keeps its inner apostrophe;
# a hyphen splits, so that "cease-fire" and "cease fire" are the same words.
_TOKEN = re.compile(
    r"""
    (?P<ellipsis>\.\s?\.\s?\.(?:\s?\.)?|\u2026)
    | (?P<bracket>\[[^\[\]\n]{0,120}\](?:['\u2019]\w{1,2})?)
    | (?P<number>[+-]?[$\u00a3\u20ac\u00a5]?\d+(?:[.,:]\d+)*(?:\s?%)?)
    | (?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\w)
    """,
    re.VERBOSE,
)
_STEM_IN_BRACKETS = re.compile(
    r"\[(\w{1,3}(?=\]\w)|\w(?=\]['\u2019]))\]((?:['\u2019]?\w+)(?:['\u2019]\w+)*)|(\w{3,})\[(\w{1,5})\]"
)


class Word(NamedTuple):
    """A word or number of a text.

    Attributes:
        key: What is compared: folded, number separators dropped.
        span: Where it stands.
        stem: Letters that must begin the other side's word, for "walk[ed]"; else empty.
    """

    key: str
    span: Span
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Omission:
    """A mark that words were left out."""

    span: Span


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words that the quoting side put in for others, in square brackets."""

    span: Span
    words: tuple[Word, ...]


Item = Word | Omission | Bracket


def source_words(text: str) -> list[Word]:
    """Return the words of a source, brackets and ellipses read as ordinary text."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "bracket":
            found.extend(_words_of(match[0], match.start()))
        elif match.lastgroup != "ellipsis":
            found.append(_word(match[0], match.start()))
    return found


def quote_items(text: str) -> list[Item]:
    """Return the words of a quotation with its ellipses and editorial brackets.

    ``[w]hen`` is the word "when"; ``[sic]`` and an empty pair of brackets are nothing.
    """
    items: list[Item] = []
    at = 0
    for match in _STEM_IN_BRACKETS.finditer(text):
        items.extend(_items(text[at : match.start()], at))
        items.append(_bracketed_word(match))
        at = match.end()
    items.extend(_items(text[at:], at))
    return items


def _bracketed_word(match: re.Match[str]) -> Word:
    span = Span(*match.span())
    if match[3]:
        return Word(fold(match[3] + match[4]), span, stem=fold(match[3])[:-1])
    return Word(fold(match[1] + match[2]), span)


def _items(text: str, offset: int) -> list[Item]:
    items: list[Item] = []
    for match in _TOKEN.finditer(text):
        span = Span(offset + match.start(), offset + match.end())
        if match.lastgroup == "ellipsis":
            items.append(Omission(span))
        elif match.lastgroup == "bracket":
            inner = _words_of(match[0][1 : match[0].rindex("]")], span.start + 1)
            if inner and [word.key for word in inner] != ["sic"]:
                items.append(Bracket(span, tuple(inner)))
        else:
            items.append(_word(match[0], span.start))
    return items


def _words_of(text: str, offset: int) -> list[Word]:
    return [
        _word(match[0], offset + match.start())
        for match in _TOKEN.finditer(text)
        if match.lastgroup in {"word", "number"}
    ]


def _word(surface: str, start: int) -> Word:
    key = surface.casefold() if surface.isascii() else _folded(surface)
    if not key.isalpha() and any(char.isdigit() for char in key):
        key = key.replace(",", "").replace(" ", "")
    return Word(key, Span(start, start + len(surface)))


def _folded(surface: str) -> str:
    plain = unicodedata.normalize("NFKD", surface.replace("\u2019", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()

"""A claim cut into what must be borne out, once for as many sources as it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from workbench.check.designations import codes
from workbench.check.figure import Figure
from workbench.check.figures import figures
from workbench.check.names import Name, names
from workbench.check.reading import content_stems
from workbench.check.vocabulary import STOP_WORDS
from workbench.check.words import Word, source_words
from workbench.model import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim read once, for as many sources as it is held against.

    Attributes:
        stems: The stems of its content words, those of its names among them.
        rest: Its words outside figures, designations and names.
    """

    text: str
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    codes: tuple[tuple[Span, str], ...]
    names: tuple[Name, ...]
    stems: frozenset[str]
    rest: tuple[Word, ...]


LONGEST_REMEMBERED = 5_000
"""Characters of a claim up to which its parts are remembered: those of a whole article take megabytes."""


def read_statement(text: str) -> Statement:
    """Cut a claim into what must be borne out."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _cut(text)


@lru_cache(maxsize=64)
def _remembered(text: str) -> Statement:
    return _cut(text)


def _cut(text: str) -> Statement:
    words = source_words(text)
    own = figures(text)
    designations = codes(text)
    taken = [figure.span for figure in own] + [span for span, _ in designations]
    rest = [word for word in words if not any(span.start <= word.span.start < span.end for span in taken)]
    named = names(text, rest)
    parts = {word.span for name in named for word in name.words}
    return Statement(
        text,
        tuple(words),
        tuple(own),
        tuple(designations),
        tuple(named),
        frozenset(content_stems(rest, STOP_WORDS)),
        tuple(word for word in rest if word.span not in parts),
    )

"""A source cut into words, sentences and figures once, for as many claims as are held against it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from workbench.check.designations import codes
from workbench.check.figure import Figure
from workbench.check.figures import figures, may_hold_figures
from workbench.check.relative_days import dated
from workbench.check.words import Word, source_words
from workbench.model import Span

_ENDINGS = tuple(
    "ization isation ations ation ments ment ings ing ies ied ers er ed es ly s e y".split(),
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Lt|Col|Sgt|Gov|St|Jr|Sr|No|vs|Inc|Co|Corp|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ca?|approx))\.$"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_CAPTURE = re.compile(
    r"^[ \t]*(?:\d[\d,]* captures?|\d{1,2} \w{3} \d{4} - \d{1,2} \w{3} \d{4}|About this capture"
    r"|\d+ of \d+|Last (?:modified|updated)\b.*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT_DATED = re.compile(r"^[^\w\n]*(?:[^\W\d_]+[^\w\n]+){0,3}(?:19|20)\d\d\b[^\w\n]*(?:\(\d+\))?[^\w\n]*$")
WRAPPED = 40
"""Characters of a line that may have been filled: columns of mail and print are wider."""
_LIST_LENGTH = 3
"""Lines of a name and a year in a row from which they are an archive's menu, no report."""


@lru_cache(maxsize=50_000)
def stem(key: str) -> str:
    """Return a word without its commonest endings, so that "counted" and "counts" meet."""
    key = key.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            key = key[: -len(ending)]
            break
    return key[:-1] if len(key) > 4 and key[-1] == key[-2] else key


class SourceReading:
    """A source's words, sentences and figures, with their places in the whole text.

    Args:
        text: The whole source.
        scope: The stretches that are read, in order; None reads all of it.
        published: The day on which it appeared, which says what "yesterday" was; None where unknown.
    """

    def __init__(self, text: str, scope: Iterable[Span] | None = None, published: date | None = None) -> None:
        self.text = text
        self.published = published
        self.scope = tuple(scope) if scope is not None else (Span(0, len(text)),)
        self.words: list[Word] = []
        for part in self.scope:
            self.words += [_moved(word, part.start) for word in source_words(text[part.start : part.end])]
        self.stems = [stem(word.key) for word in self.words]
        self.starts = [word.span.start for word in self.words]
        self.counts = Counter(self.stems)

    @cached_property
    def figures(self) -> list[Figure]:
        """The numbers and dates that can be evidence: none of addresses, page furniture and menus."""
        found: list[Figure] = []
        for part in self.scope:
            piece = _bare(self.text[part.start : part.end])
            for start, end in _figured(piece):
                found += [_shifted(figure, part.start + start) for figure in figures(piece[start:end])]
        return found if self.published is None else [*dated(self.text, found, self.sentences, self.published)]

    @cached_property
    def codes(self) -> dict[str, list[Span]]:
        """The designations, each with its places."""
        found: dict[str, list[Span]] = {}
        for part in self.scope:
            for span, key in codes(self.text[part.start : part.end]):
                found.setdefault(key, []).append(Span(span.start + part.start, span.end + part.start))
        return found

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, in order; a line break ends one."""
        return [
            Span(span.start + part.start, span.end + part.start)
            for part in self.scope
            for span in sentence_spans(self.text[part.start : part.end])
        ]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each stem the indexes of its words."""
        found: dict[str, list[int]] = {}
        for index, key in enumerate(self.stems):
            found.setdefault(key, []).append(index)
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """The different folded words."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def by_letter(self) -> dict[str, list[str]]:
        """The different folded words, by their first letter."""
        found: dict[str, list[str]] = {}
        for key in {word.key.removesuffix("'s") for word in self.words}:
            found.setdefault(key[0], []).append(key)
        return found

    @cached_property
    def lower(self) -> frozenset[str]:
        """The folded words that the source also writes without a capital: no names of persons."""
        return frozenset(word.key for word in self.words if self.text[word.span.start].islower())

    @cached_property
    def folded(self) -> str:
        """The words in one string, a space between two."""
        return " ".join(word.key for word in self.words)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of every run of two to five capitalised words, small words left out."""
        found: set[str] = set()
        run = ""
        for word in self.words:
            if self.text[word.span.start].isupper():
                run = (run + word.key[0])[-6:]
                found |= {run[at:] for at in range(len(run) - 1)}
            elif word.key not in {"of", "the", "and", "for"}:
                run = ""
        return frozenset(found)

    def weight(self, key: str) -> float:
        """Return how much a stem tells: the rarer in this source, the more."""
        return math.log(1 + len(self.stems) / (1 + self.counts[key]))

    def around(self, offset: int, reach: int) -> set[str]:
        """Return the stems within so many words of a place."""
        at = bisect_left(self.starts, offset)
        return set(self.stems[max(0, at - reach) : at + reach + 1])

    def word_range(self, span: Span) -> range:
        """Return the indexes of the words that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def words_of(self, span: Span) -> list[Word]:
        """Return the words that begin inside a span."""
        found = self.word_range(span)
        return self.words[found.start : found.stop]

    def stems_of(self, span: Span) -> list[str]:
        """Return the stems of the words that begin inside a span."""
        found = self.word_range(span)
        return self.stems[found.start : found.stop]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds a place, or of the one before it."""
        return max(0, bisect_right([span.start for span in self.sentences], offset) - 1)


def _moved(word: Word, offset: int) -> Word:
    return (
        Word(word.key, Span(word.span.start + offset, word.span.end + offset), word.stem) if offset else word
    )


def _shifted(figure: Figure, offset: int) -> Figure:
    return (
        replace(figure, span=Span(figure.span.start + offset, figure.span.end + offset)) if offset else figure
    )


def _figured(text: str) -> list[Span]:
    """Return the runs of sentences that hold figures, each with the next one: tables break after a number."""
    runs: list[Span] = []
    sentences = sentence_spans(text)
    for at, (start, end) in enumerate(sentences):
        if may_hold_figures(text[start:end]):
            last = sentences[min(at + 1, len(sentences) - 1)].end
            if runs and start <= runs[-1].end:
                runs[-1] = Span(runs[-1].start, last)
            else:
                runs.append(Span(start, last))
    return runs


def _bare(text: str) -> str:
    """Return the text, of the same length, with addresses, furniture and menus blanked."""
    for pattern in (_ADDRESS, _CAPTURE):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    lines = text.split("\n")
    run: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and len(lines[index]) < 60 and _SHORT_DATED.match(lines[index]):
            run.append(index)
            continue
        if index < len(lines) and not lines[index].strip(" |*-\t") and run:
            continue
        if len(run) >= _LIST_LENGTH:
            for at in run:
                lines[at] = " " * len(lines[at])
        run = []
    return "\n".join(lines)


def sentence_spans(text: str) -> list[Span]:
    """Return the sentences of a text; a line break ends one."""
    borders = [
        (match.start(), match.end()) for match in _SENTENCE_END.finditer(text) if _is_border(text, match)
    ]
    starts = [0, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), len(text)]
    found = (_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [span for span in found if span.start < span.end]


def _is_border(text: str, match: re.Match[str]) -> bool:
    if "\n" not in match[0]:
        return not _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()])
    return not _is_wrapped(text, match)


def _is_wrapped(text: str, match: re.Match[str]) -> bool:
    """Tell whether a line break only fills a column: a long line ends in no stop, the next goes on small."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
    after = text[match.end() : match.end() + 1]
    return (
        match[0].count("\n") == 1
        and len(before) >= WRAPPED
        and before[-1] not in '.!?:;"”'
        and after.islower()
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def content_stems(words: Sequence[Word], drop: frozenset[str]) -> set[str]:
    """Return the stems of the words that carry content."""
    return {
        stem(word.key)
        for word in words
        if word.key[:1].isalpha() and len(word.key) > 2 and word.key not in drop
    }

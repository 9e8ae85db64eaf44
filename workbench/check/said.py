"""What a claim says, as far as a verdict on it hangs on that: its words and what gives them their sense."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.check.reading import sentence_spans
from workbench.check.vocabulary import MONTHS, RELATIVE_DAYS, WEEKDAYS
from workbench.model import Claim, Mention, MentionType, Span
from workbench.text import straighten

_DOUBLE = re.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]")
_SINGLE = re.compile("[\u2018\u2019\u201a\u201b\u2039\u203a]")
_TOKEN = re.compile("\\w+(?:[\u2019'.,-]\\w+)*|[$\u20ac\u00a3\u00a5%\u2030?\u00b0\u2212+]|(?<!\\w)-(?=\\d)")
"""Words, and the signs that make another number or another sort of sentence of them."""

_LIGHT = frozenset("and the a an also".split())
"""Words that change nothing where they stand beside a claim."""

_POINTING = frozenset("he she it they his her its their him them this these those that both such".split())
"""A claim that begins so is about something that stands before it."""

_DEICTIC = (
    frozenset(RELATIVE_DAYS)
    | frozenset(WEEKDAYS)
    | frozenset(MONTHS)
    | frozenset("now currently recently ago last next this past coming today tonight".split())
)
"""Words that denote another day in an article of another day."""

_DATED = frozenset({MentionType.DATE, MentionType.DURATION})


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says: the same of another edition only where nothing of it differs.

    A verdict stands where its words are (but for spacing and the glyphs of quotation marks), the days that
    its dates denote, who says it and how, what its pronoun stands for, and either its whole sentence or, of
    a sentence that changed elsewhere, all but the claims that share no word with it: in the rest stands a
    "not" or an "if", and a day or a number that only a larger claim takes in.

    Attributes:
        words: Its slices as one line, spacing and quotation marks made plain.
        days: What its dates denote.
        frames: Who says it, and how.
        subject: What its pronoun stands for, as far as that was read; else the sentence before it where
            it begins with a pronoun.
        sentence: The words of its sentences, with the day of the article where they count from that.
        rest: Those of them that stand in no claim that is apart from it.
    """

    words: str
    days: tuple[Hashable, ...] = ()
    frames: tuple[Hashable, ...] = ()
    subject: str = ""
    sentence: str = ""
    rest: str = ""

    @property
    def whole(self) -> tuple[Hashable, ...]:
        """All of it, with the whole sentence."""
        return (self.words, self.days, self.frames, self.subject, self.sentence)

    @property
    def core(self) -> tuple[Hashable, ...]:
        """All of it, with the rest of the sentence only."""
        return (self.words, self.days, self.frames, self.subject, self.rest)

    def differs(self, other: Said) -> tuple[str, ...]:
        """Return what is otherwise in another claim, in words; empty where a verdict can stand."""
        told = (
            ("words", self.words != other.words),
            ("date", self.days != other.days),
            ("attribution", self.frames != other.frames),
            ("subject", self.subject != other.subject),
            ("sentence", self.sentence != other.sentence and self.rest != other.rest),
        )
        return tuple(word for word, is_so in told if is_so)


def plain(text: str) -> str:
    """Return a text with its spacing and the glyphs of its quotation marks made plain, and nothing else."""
    text = unicodedata.normalize("NFC", text)
    return " ".join(_SINGLE.sub("'", _DOUBLE.sub('"', text)).split())


class Reader:
    """Reads what claims say out of one text."""

    def __init__(self, text: str, claims: Iterable[Claim] = (), published: date | None = None) -> None:
        """Take a text.

        Args:
            text: The article.
            claims: The machine's claims of it; one does not bear on another that shares no word with it.
            published: The day it appeared.
        """
        self._text = text
        self._published = published
        self._sentences = sentence_spans(straighten(text))  # a glyph ends no sentence
        self._starts = [start for start, _ in self._sentences]
        self._tokens: dict[int, list[tuple[int, str, str]]] = {}
        self._beside: dict[int, list[tuple[Span, ...]]] = defaultdict(list)
        for claim in claims:
            for at in self._around(claim.spans):
                self._beside[at].append(claim.spans)

    def said(self, claim: Claim) -> Said:
        """Return what a claim of the text says."""
        around = self._around(claim.spans)
        sentence = list(self._words(around))
        return Said(
            plain(" ".join(claim.exact)),
            tuple(_days(claim.facts)),
            tuple(_frames(claim)),
            self._subject(claim, around),
            " ".join(sentence),
            " ".join(self._words(around, self._apart(claim.spans, around))),
        )

    def _around(self, spans: Sequence[Span]) -> range:
        """Return which sentences the spans touch."""
        if not self._sentences:
            return range(0)
        first = max(0, bisect_right(self._starts, spans[0].start) - 1)
        last = max(first, bisect_left(self._starts, max(span.end for span in spans)) - 1)
        return range(first, last + 1)

    def _apart(self, spans: Sequence[Span], around: range) -> list[Span]:
        """Return where the words of those other claims stand that share none with a claim."""
        return [
            span
            for at in around
            for others in self._beside[at]
            if not any(one.start < other.end and other.start < one.end for one in spans for other in others)
            for span in others
        ]

    def _words(self, around: range, apart: Sequence[Span] | None = None) -> Iterator[str]:
        """Yield the words of sentences: all, or those that stand nowhere apart and weigh something."""
        for at in around:
            for place, word, folded in self._tokens_of(at):
                if apart is not None and (
                    folded in _LIGHT or any(one.start <= place < one.end for one in apart)
                ):
                    continue
                yield word
                if folded in _DEICTIC:
                    yield f"of {self._published}"

    def _tokens_of(self, at: int) -> list[tuple[int, str, str]]:
        """Return each word of a sentence: where it stands, plain, and folded; several claims share them."""
        found = self._tokens.get(at)
        if found is None:
            start, end = self._sentences[at]
            found = [
                (match.start(), word := plain(match[0]), word.casefold())
                for match in _TOKEN.finditer(self._text, start, end)
            ]
            self._tokens[at] = found
        return found

    def _subject(self, claim: Claim, around: range) -> str:
        if claim.antecedent is not None:
            return plain(claim.antecedent.text)
        first = next(iter(claim.text.casefold().split()), "")
        if first.strip("'\"\u2019").split("'")[0].split("\u2019")[0] not in _POINTING or not around:
            return ""
        return " ".join(self._words(range(max(0, around[0] - 1), around[0])))


def _days(facts: Iterable[Mention]) -> Iterator[Hashable]:
    """Yield what each date denotes: a day of another week can have the same name."""
    for fact in facts:
        if fact.type in _DATED:
            yield plain(fact.text), fact.value, fact.interval


def _frames(claim: Claim) -> Iterator[Hashable]:
    for frame in claim.chain:
        unnamed = plain(frame.outlet_text or "") if not frame.outlets else ""
        cue = plain(frame.cue or "").casefold()
        yield frame.outlets, frame.speakers, unnamed, cue, frame.type, frame.frame_class

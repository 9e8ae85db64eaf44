"""Finds what the pronoun that a claim is about stands for, where the sentences before leave no choice.

A wrong name would be worse than none: each rule asks for a single candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.extract.parse import ParsedBlock
from workbench.extract.propositions.pronouns import EMPTY_IT, is_human_noun
from workbench.model import CLAIM_ROLES, Antecedent, Attribution, BlockRole, Mention, MentionType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TITLES = {
    "he": frozenset({"mr", "mr.", "sir", "lord"}),
    "she": frozenset({"mrs", "mrs.", "ms", "ms.", "lady", "dame"}),
}
GROUPS = frozenset(
    "group company firm agency organization organisation charity party bank club union network station "
    "broadcaster newspaper airline manufacturer maker retailer publisher".split()
)
"""What "the group" or "the company" can take up: one organization named shortly before."""

_POINTING = frozenset({"the", "this", "that"})
_PARTS = frozenset({"compound", "amod", "nmod", "relcl", "acl", "appos", "prep"})
_TITLE_REACH = 5
"""Characters before a name in which its title stands."""

_PERSONS_BACK = 2
_GROUPS_BACK = 2
_THINGS_BACK = 1
"""Sentences back in which the noun must stand."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence of the article: its block and its token range there."""

    block: int
    start: int
    end: int


class AntecedentFinder:
    """Finds antecedents in one article."""

    def __init__(
        self, text: str, parsed: Sequence[ParsedBlock], mentions: Sequence[Sequence[Mention]]
    ) -> None:
        """Index the article's sentences.

        Args:
            text: The article.
            parsed: Its blocks with their parse.
            mentions: The mentions of each block.
        """
        self._text = text
        self._parsed = parsed
        self._mentions = mentions
        self._places = [
            _Place(number, start, end)
            for number, block in enumerate(parsed)
            for start, end in block.sentences
            if block.block.role in CLAIM_ROLES - {BlockRole.CAPTION}
        ]
        self._titled = {
            mention.value or mention.text: pronoun
            for found in mentions
            for mention in found
            if mention.type is MentionType.PERSON
            for pronoun, titles in _TITLES.items()
            if titles & set(text[max(0, mention.start - _TITLE_REACH) : mention.end].lower().split())
        }

    def find(self, block: int, words: Sequence[int], chain: Sequence[Attribution] = ()) -> Antecedent | None:
        """Return what the subject of a claim stands for, if that is outside its sentence.

        "he" and "she" stand for the one person, "the group" for the one organization, "they" and "it" for
        the one noun that fits in the sentence before; "I" for the speaker, where another sentence names him.

        Args:
            block: Place of the claim's block.
            words: The claim's tokens, in order.
            chain: Its frames, outermost first.
        """
        subject = self._subject(block, words)
        if subject is None:
            return None
        here = next(
            (at for at, p in enumerate(self._places) if p.block == block and p.start <= subject.i < p.end),
            None,
        )
        if here is None:
            return None
        word = subject.lower_
        if word == "i":
            return self._speaker(here, block, chain)
        if self._is_quoted(block, subject):
            # Whom a speaker means by "he" was said before he was quoted, or never.
            return None
        if word in _TITLES:
            return self._person(here, subject)
        if word in {"they", "it"}:
            return self._thing(here, subject)
        if word in GROUPS and _is_bare(subject):
            return self._named(here, _GROUPS_BACK, MentionType.ORGANIZATION)
        return None

    def _is_quoted(self, block: int, token: Token) -> bool:
        parsed = self._parsed[block]
        place = parsed.block.start + token.idx
        return any(quotation.span.start <= place < quotation.span.end for quotation in parsed.quotations)

    def _subject(self, block: int, words: Sequence[int]) -> Token | None:
        """Return the head of a claim's first subject."""
        doc = self._parsed[block].doc
        inside = set(words)
        subjects = (doc[index] for index in words if doc[index].dep_ in _SUBJECTS)
        first = next(subjects, None)
        return first if first is not None and first.head.i in inside else None

    # Who

    def _speaker(self, here: int, block: int, chain: Sequence[Attribution]) -> Antecedent | None:
        sources = [frame.source_span for frame in chain if frame.source_span is not None]
        if not sources:
            return None
        sentence, source = self._span(self._places[here]), sources[-1]
        if sentence.start <= source.start < sentence.end:
            return None
        persons = [
            mention
            for found in self._mentions[max(0, block - 1) : block + 2]
            for mention in found
            if mention.type is MentionType.PERSON and source.start <= mention.start < source.end
        ]
        if len(persons) != 1:
            return None
        return Antecedent(persons[0].text, Span(persons[0].start, persons[0].end))

    def _person(self, here: int, pronoun: Token) -> Antecedent | None:
        if self._mentioned(here, MentionType.PERSON, before=pronoun.idx):
            return None
        return self._named(here, _PERSONS_BACK, MentionType.PERSON, pronoun.lower_)

    def _named(self, here: int, back: int, kind: MentionType, pronoun: str = "") -> Antecedent | None:
        """Return the one mention of the nearest sentence before that has any; a title must agree with it."""
        for at in range(here - 1, max(here - 1 - back, -1), -1):
            named = self._mentioned(at, kind)
            if named:
                names = {mention.value or mention.text for mention in named}
                if len(names) > 1 or self._titled.get(names.pop(), pronoun) != pronoun:
                    return None
                span = Span(named[-1].start, named[-1].end)
                return Antecedent(self._text[span.start : span.end], span)
        return None

    def _mentioned(self, at: int, kind: MentionType, before: int | None = None) -> list[Mention]:
        place = self._places[at]
        span = self._span(place)
        end = span.end if before is None else self._parsed[place.block].block.start + before
        return [
            mention
            for mention in self._mentions[place.block]
            if mention.type is kind and span.start <= mention.start < end
        ]

    # What

    def _thing(self, here: int, pronoun: Token) -> Antecedent | None:
        """Return the subject of the sentence before, where no other noun there could be meant."""
        if pronoun.lower_ == "it" and pronoun.head.lemma_ in EMPTY_IT:
            return None
        first = self._places[here].start
        doc = self._parsed[self._places[here].block].doc
        if any(token.pos_ in {"NOUN", "PROPN"} and not _is_time(token) for token in doc[first : pronoun.i]):
            return None
        for at in range(here - 1, max(here - 1 - _THINGS_BACK, -1), -1):
            place = self._places[at]
            tokens = self._parsed[place.block].doc[place.start : place.end]
            subject = next((token for token in tokens if token.dep_ in _SUBJECTS and _is_main(token)), None)
            if subject is None or not _fits(subject, pronoun) or not _is_certain(subject):
                return None
            own = {token.i for token in subject.subtree}
            rivals = (
                token for token in tokens if token.i not in own and token.dep_ not in {"compound", "poss"}
            )
            if any(_fits(token, pronoun) for token in rivals):
                return None
            return self._phrase(place, subject)
        return None

    def _phrase(self, place: _Place, noun: Token) -> Antecedent:
        """Return a noun with what stands left of it, as it is written."""
        block = self._parsed[place.block]
        left = min(noun.left_edge.i, noun.i)
        last = max([noun.i, *(child.right_edge.i for child in noun.conjuncts if child.i > noun.i)])
        end = block.doc[last]
        span = block.span(block.doc[left].idx, end.idx + len(end))
        return Antecedent(self._text[span.start : span.end], span)

    def _span(self, place: _Place) -> Span:
        block = self._parsed[place.block]
        last = block.doc[place.end - 1]
        return block.span(block.doc[place.start].idx, last.idx + len(last))


def _is_bare(noun: Token) -> bool:
    """Say whether a noun is only pointed at: "the group", not "the rebel group in the north"."""
    pointed = any(child.dep_ == "det" and child.lower_ in _POINTING for child in noun.children)
    return pointed and not any(child.dep_ in _PARTS for child in noun.children)


def _is_main(subject: Token) -> bool:
    return subject.head.dep_ == "ROOT"


def _is_certain(noun: Token) -> bool:
    """Say whether a noun means certain ones: a plural, a name that is known as one, "the dam", "her plan"."""
    if noun.pos_ == "PROPN":
        return bool(noun.ent_type_)
    known = noun.tag_ == "NNS" or noun.dep_ == "conj"
    return known or any(child.dep_ == "poss" or child.lower_ in _POINTING for child in noun.children)


def _fits(noun: Token, pronoun: Token) -> bool:
    """Say whether a pronoun can stand for a noun by number and kind."""
    if noun.pos_ not in {"NOUN", "PROPN"} or _is_time(noun):
        return False
    plural = noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in noun.children)
    if pronoun.lower_ == "they":
        return plural
    if plural or noun.ent_type_ == "PERSON":
        return False
    return noun.pos_ == "PROPN" or not is_human_noun(noun.lemma_.lower())


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"}

"""Finds who a claim's "he" or "she" is, where the sentences before leave no choice."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.parse import ParsedBlock
from workbench.model import Antecedent, Mention, MentionType, Span

_PERSONAL = frozenset({"he", "she"})
_SENTENCES_BACK = 2


def antecedent_of(
    text: str, block: ParsedBlock, words: Sequence[int], mentions: Sequence[Mention]
) -> Antecedent | None:
    """Return the person that the pronoun at the start of a claim stands for, outside its sentence.

    One is named only where the nearest sentence before with a person's name, at most two back, names
    no more than one person; a wrong name would be worse than none.

    Args:
        text: The article.
        block: The claim's block.
        words: The claim's tokens, in order.
        mentions: The block's mentions.
    """
    pronoun = next((block.doc[index] for index in words if block.doc[index].pos_ != "PUNCT"), None)
    if pronoun is None or pronoun.lower_ not in _PERSONAL or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    here = next(place for place, (start, end) in enumerate(block.sentences) if start <= pronoun.i < end)
    if _persons(block, here, mentions, before=pronoun.idx):
        return None
    for place in range(here - 1, max(here - 1 - _SENTENCES_BACK, -1), -1):
        persons = _persons(block, place, mentions)
        if persons:
            if len({person.value or person.text for person in persons}) > 1:
                return None
            person = persons[-1]
            span = Span(person.start, person.end)
            return Antecedent(text[span.start : span.end], span)
    return None


def _persons(
    block: ParsedBlock, sentence: int, mentions: Sequence[Mention], before: int | None = None
) -> list[Mention]:
    start, end = block.sentences[sentence]
    last = block.doc[end - 1]
    span = block.span(block.doc[start].idx, last.idx + len(last) if before is None else before)
    return [
        mention
        for mention in mentions
        if mention.type is MentionType.PERSON and span.start <= mention.start < span.end
    ]

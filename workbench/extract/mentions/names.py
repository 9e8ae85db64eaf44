"""People, organizations and places: the parser's entities, corrected by the lexicon and by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.lexicon import OutletRow
from workbench.model import Mention, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TYPES = {
    "PERSON": MentionType.PERSON,
    "ORG": MentionType.ORGANIZATION,
    "GPE": MentionType.PLACE,
    "LOC": MentionType.PLACE,
    "FAC": MentionType.PLACE,
}
_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. sir lord lady president premier chancellor senator sen. sen "
    "rep. rep gov. gov governor mayor gen. gen general col. col colonel maj. major capt. captain "
    "lt. lt lieutenant sgt. sergeant admiral adm. king queen prince princess pope sheikh emir "
    "sultan judge justice prof. professor secretary minister ambassador spokesman spokeswoman "
    "spokesperson chairman chairwoman analyst".split()
)
_ORGANIZATION_WORDS = frozenset(
    "ministry department agency commission committee council court university college institute "
    "bank party union association federation company corp corp. inc inc. ltd ltd. llc plc co. "
    "group holdings airlines airways army navy forces force brigade battalion division regiment "
    "corps command marines police bureau office service parliament congress senate assembly "
    "government administration coalition foundation organization organisation league club team "
    "authority board network news times post journal tribune gazette herald motors systems "
    "alliance front movement militia guard".split()
)
_PLACE_WORDS = frozenset(
    "province district city town village region county state valley river lake sea gulf bay "
    "island islands mountain mountains mount airport airfield airbase street road avenue square "
    "peninsula strait desert border oblast".split()
)
_NO_NAMES = frozenset(
    "mr mrs ms dr president monday tuesday wednesday thursday friday saturday sunday today "
    "yesterday tomorrow internet english god".split()
)


class NameFinder:
    """Finds the names of a block.

    Args:
        outlets: News outlets; an unambiguous name of one is an organization, whatever the parser says.
    """

    def __init__(self, outlets: Iterable[OutletRow]) -> None:
        self._outlets: dict[str, str] = {}
        for row in outlets:
            vague = set(row.ambiguous_aliases)
            names = [alias for alias in row.aliases if alias not in vague]
            for name in (*names, *(() if row.ambiguous else (row.name,))):
                self._outlets.setdefault(_bare(name), row.name)

    def find(self, offsets: Offsets, taken: Places) -> Iterator[Mention]:
        """Yield the names that stand outside the places already taken, with offsets into the block."""
        doc, shouted = offsets.doc, offsets.text.isupper()
        for entity in doc.ents:
            type_ = _TYPES.get(entity.label_)
            if type_ is None and entity.label_ == "NORP" and _acronym(entity[-1]) and not shouted:
                type_ = MentionType.ORGANIZATION
            span = _trimmed(entity) if type_ is not None else None
            if span is not None and span[-1].tag_ == "NNPS" and span.text.endswith("ans"):
                continue  # a people
            if type_ is None or span is None or taken.touches(span.start_char, span.end_char):
                continue
            taken.take(span.start_char, span.end_char)
            outlet = self._outlets.get(_bare(span.text))
            type_ = MentionType.ORGANIZATION if outlet else _typed(span, type_)
            by = "lexicon" if outlet else "ner"
            yield Mention(type_, span.text, span.start_char, span.end_char, value=outlet or span.text, by=by)
        if not shouted:
            yield from _acronyms(offsets, taken)


_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")


def _acronyms(offsets: Offsets, taken: Places) -> Iterator[Mention]:
    """Yield the proper nouns in capitals that the parser's entities leave out: bodies, as a rule."""
    for match in _CAPITALS.finditer(offsets.text):
        token = offsets.token(match.start())
        alone = token.idx == match.start() and len(token) == len(match[0])
        if alone and token.pos_ == "PROPN" and not token.ent_type_ and _acronym(token):
            start, end = match.span()
            if not taken.touches(start, end):
                taken.take(start, end)
                yield Mention(MentionType.ORGANIZATION, token.text, start, end, value=token.text)


def _acronym(token: Token) -> bool:
    """Return whether a token is three to six capitals and nothing else."""
    return (
        3 <= len(token) <= 6 and token.text.isalpha() and token.is_upper and token.lower_ not in _NO_ACRONYMS
    )


_NO_ACRONYMS = frozenset("gmt utc est edt pst usd eur gbp ceo cfo covid hiv dna".split())


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _trimmed(entity: Span) -> Span | None:
    """Return the entity without articles, possessives and punctuation at its ends; None for no name."""
    start, end, doc = entity.start, entity.end, entity.doc
    while start < end and (doc[start].lower_ in {"the", "a", "an"} or not doc[start].text[0].isalnum()):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    if start == end or not any(token.text[0].isupper() for token in doc[start:end]):
        return None
    if end - start == 1 and (
        doc[start].lower_ in _NO_NAMES or len(doc[start]) < 2 or doc[start].text[0].isdigit()
    ):
        return None
    return doc[start:end]


def _typed(span: Span, type_: MentionType) -> MentionType:
    """Return the type that the words of a name, or a title before it, ask for."""
    doc = span.doc
    last = span[-1].lower_
    headed = len(span) > 2 and span[1].lower_ == "of" and span[0].lower_ in _ORGANIZATION_WORDS
    if last in _ORGANIZATION_WORDS or headed:
        return MentionType.ORGANIZATION
    if last in _PLACE_WORDS:
        return MentionType.PLACE
    before = doc[span.start - 1] if span.start else None
    titled = before is not None and before.lower_ in _TITLES and before.text[0].isupper()
    return MentionType.PERSON if titled and len(span) < 4 else type_

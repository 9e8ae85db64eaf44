"""Finds the typed facts of an article: numbers, money, weapons, dates, names and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from workbench.extract.mentions.aliases import link
from workbench.extract.mentions.counts import CountTypes
from workbench.extract.mentions.lexemes import Lexeme, lexemes
from workbench.extract.mentions.names import NameFinder
from workbench.extract.mentions.quantities import QuantityFinder
from workbench.extract.mentions.tense import tense_of
from workbench.extract.mentions.timex import find_timexes
from workbench.extract.mentions.timex_grammar import Scene
from workbench.extract.mentions.weapon_names import WeaponNames
from workbench.extract.mentions.weapons import WeaponFinder
from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.lexicon import Lexicon
from workbench.model import Mention, MentionType

if TYPE_CHECKING:
    from workbench.extract.parse import ParsedBlock


class MentionFinder:
    """Finds the mentions of one article's blocks.

    Args:
        lexicon: Names and count nouns.
        published: The article's day, which relative dates are counted from; None leaves them without a value.
    """

    def __init__(self, lexicon: Lexicon, published: date | None) -> None:
        indexes = _indexes(lexicon)
        self._quantities = QuantityFinder(indexes.counts)
        self._weapons = WeaponFinder(indexes.weapons)
        self._names = indexes.names
        self._scene = Scene(published)

    def find(self, block: ParsedBlock) -> list[Mention]:
        """Return the block's mentions in order of place; offsets are into the article."""
        base, offsets = block.block.start, Offsets(block.doc)
        pieces, taken = lexemes(offsets.text), Places(len(offsets.text))
        # The order is the precedence: a number inside a date or a weapon's name is no amount.
        stages = (
            self._dates(offsets, pieces),
            self._weapons.find(offsets, pieces, taken),
            self._quantities.find(offsets, pieces, taken),
            self._names.find(offsets, taken),
        )
        found = [*_quotes(block)]
        for mention in chain.from_iterable(stages):
            taken.take(mention.start, mention.end)
            found.append(replace(mention, start=base + mention.start, end=base + mention.end))
        return sorted(found, key=lambda mention: (mention.start, -mention.end))

    def _dates(self, offsets: Offsets, pieces: Sequence[Lexeme]) -> Iterator[Mention]:
        """Yield the block's time expressions, with offsets into it."""
        text = offsets.text
        for timex in find_timexes(text, pieces, self._scene, lambda offset: tense_of(offsets.token(offset))):
            reading = timex.reading
            yield Mention(
                MentionType.DURATION if reading.kind == "duration" else MentionType.DATE,
                text[timex.start : timex.end],
                timex.start,
                timex.end,
                value=reading.value,
                subtype=reading.kind,
                modifier=reading.modifier,
                interval=timex.interval,
            )

    def link(
        self, parsed: Sequence[ParsedBlock], mentions: Sequence[Sequence[Mention]]
    ) -> list[list[Mention]]:
        """Return the mentions of all blocks with later short names tied to the longest earlier one.

        Args:
            parsed: The article's blocks in order.
            mentions: What ``find`` returned for each of them, in the same order.
        """
        return link([(block.block.start, block.doc.text) for block in parsed], mentions)


@dataclass(frozen=True, slots=True)
class _Indexes:
    """The lexicon made ready for look-ups."""

    counts: CountTypes
    weapons: WeaponNames
    names: NameFinder


_READY: dict[str, _Indexes] = {}


def _indexes(lexicon: Lexicon) -> _Indexes:
    """Return the lexicon's indexes, made once for each lexicon: a finder serves one article only."""
    ready = _READY.get(lexicon.digest)
    if ready is None:
        _READY.clear()
        ready = _READY[lexicon.digest] = _Indexes(
            CountTypes(lexicon.units), WeaponNames(lexicon.weapons), NameFinder(lexicon.outlets)
        )
    return ready


def _quotes(block: ParsedBlock) -> Iterator[Mention]:
    """Yield the inner text of each quotation that starts in the block."""
    base = block.block.start
    for quotation in block.quotations:
        start, end = quotation.inner
        text = block.doc.text[start - base : end - base]
        if len(text) == end - start and text.strip():
            yield Mention(MentionType.QUOTE, text, start, end)

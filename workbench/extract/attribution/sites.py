"""A verb under inspection: what the rules about its complements need to know of it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extract.attribution.content import Range
from workbench.extract.attribution.cues import Cue, CueTable
from workbench.extract.attribution.sources import Source
from workbench.extract.attribution.tree import Tree

_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})

Found = tuple[str, list[Range]]
"""What a rule makes of a verb: the rule's name and the content's token ranges."""


@dataclass(frozen=True, slots=True)
class Site:
    """A verb under inspection.

    Attributes:
        table: The cues.
        tree: The block.
        verb: The verb's token.
        cue: What the lexicon says of it.
        source: Who it reports, as far as its grammar tells.
        passive: True where the subject is what is reported.
    """

    table: CueTable
    tree: Tree
    verb: int
    cue: Cue
    source: Source | None
    passive: bool

    def licensed(self, *constructions: str) -> bool:
        """Say whether the cue reports in one of these constructions."""
        return any(construction in self.cue.licences for construction in constructions)


def verb_group(tree: Tree, verb: int) -> Range:
    """Return the verb with the auxiliaries, negation and adverbs that touch it."""
    start, end = verb, verb + 1
    group = {child for child in tree.children[verb] if tree.dep[child] in _GROUP}
    while start - 1 in group:
        start -= 1
    while end in group and tree.dep[end] in {"prt", "neg"}:
        end += 1
    return start, end

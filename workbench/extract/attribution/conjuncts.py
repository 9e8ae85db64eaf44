"""Sources of several: "A, B and C" as three."""

from __future__ import annotations

from workbench.extract.attribution.cues import CueTable
from workbench.extract.attribution.sources import Source, kind_of
from workbench.extract.attribution.tree import Tree


def co_ordinated(table: CueTable, tree: Tree, source: Source) -> list[Source]:
    """Return the sources of a co-ordination, each by itself: "A, B and C"; a lone source as it is."""
    heads = [source.head]
    for head in heads:
        heads += [
            child for child in tree.children[head] if child < source.end and _is_conjunct(tree, head, child)
        ]
    if len(heads) == 1:
        return [source]
    heads.sort()
    parts: list[Source] = []
    for place, head in enumerate(heads):
        start = source.start if place == 0 else max(tree.left[head], parts[-1].head + 1)
        limit = heads[place + 1] if place + 1 < len(heads) else source.end
        links = (t for t in range(head + 1, limit) if tree.dep[t] == "cc" or tree.lower[t] in {",", "(", ";"})
        first, last = tree.trim(start, min(next(links, limit), max(tree.right[head], head + 1)))
        if not first <= head < last:
            first, last = head, head + 1
        parts.append(Source(head, first, last, kind_of(table, tree, head), source.shared))
    return parts


def _is_conjunct(tree: Tree, head: int, child: int) -> bool:
    """Say whether a noun is the next of a list: also a name that the parser took for another's apposition."""
    if tree.dep[child] == "conj":
        return tree.pos[child] in {"NOUN", "PROPN", "PRON"}
    return (
        tree.dep[child] == "appos"
        and tree.entity[head] == tree.entity[child] == "PERSON"
        and child > head + 1
    )

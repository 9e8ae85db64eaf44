"""Content that goes on after its cue: whole quotations in later sentences and in later paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.frames import TokenRange
from workbench.extract.readings import Reading
from workbench.extract.tree import Tree
from workbench.model import Basis, FrameClass

_PASSING = 3
"""Quoted words below which a sentence around them is the reporter's own."""


def carry(trees: Sequence[Tree], readings: Sequence[Reading]) -> list[Reading]:
    """Return the carried readings: each sentence with quotation marks that names no source of its own.

    It gets the source and cue of the last frame of the sentence before it, in the same paragraph.

    Args:
        trees: The article's blocks.
        readings: What was found so far.
    """
    result = []
    by_block: dict[int, list[Reading]] = {}
    for reading in readings:
        by_block.setdefault(reading.cue.block, []).append(reading)
    before: Reading | None = None
    for tree in trees:
        found = by_block.get(tree.block, [])
        taken = {
            token
            for reading in readings
            for part in reading.content
            if part.block == tree.block
            for token in range(part.start, part.end)
        }
        if before is not None and not found and not taken and _is_quotation(tree):
            carried = _carried("carried-paragraph", before, tree, *tree.trim(0, len(tree)))
            result.append(carried)
            continue
        inside = _carry_in_block(tree, found)
        result += inside
        quoting = [
            reading
            for reading in (inside[-1:] or found)
            if reading.frame_class is FrameClass.REPORT
            and any(
                tree.quote[t] >= 0
                for p in reading.content
                if p.block == tree.block
                for t in range(p.start, p.end)
            )
        ]
        before = _carrier(quoting) if quoting else None
        if before is not None and before.carried_from is not None:
            before = before.carried_from
    return result


def _is_quotation(tree: Tree) -> bool:
    """Say whether a paragraph is one quotation, or several, and nothing else."""
    start, end = tree.trim(0, len(tree))
    return end > start and all(tree.quote[token] >= 0 or tree.is_filler(token) for token in range(start, end))


def _carried(rule: str, last: Reading, tree: Tree, start: int, end: int) -> Reading:
    return Reading(
        rule,
        last.block,
        last.head,
        last.cue,
        last.source,
        [TokenRange(tree.block, start, end)],
        last.frame_class,
        last.lemma,
        source_block=last.source_block,
        basis=Basis.CARRIED,
        carried_from=last.carried_from or last,
    )


def _carry_in_block(tree: Tree, found: list[Reading]) -> list[Reading]:
    result = []
    own: dict[int, list[Reading]] = {}
    taken: set[int] = set()
    for reading in found:
        own.setdefault(tree.sentence[reading.cue.start], []).append(reading)
        for part in reading.content:
            if part.block == tree.block:
                taken.update(range(part.start, part.end))
    last: Reading | None = None
    for number, (start, end) in enumerate(tree.sentences):
        if number in own:
            last = _carrier(own[number])
            continue
        quotes = [quote for quote in tree.quotes if start <= quote[0] < end]
        if last is None or not quotes:
            last = None
            continue
        first, stop = tree.trim(start, end)
        if any(token in taken for token in range(first, stop)):
            continue
        quoted = sum(b - a for a, b in quotes)
        whole = quoted >= stop - first - 1
        if not whole and max(b - a for a, b in quotes) - 2 < _PASSING:
            last = None
            continue
        result.append(_carried("carried-whole" if whole else "carried-part", last, tree, first, stop))
    return result


def _carrier(readings: list[Reading]) -> Reading | None:
    """Return the frame of a sentence that the next one goes on with: its outermost, the last of these."""
    outer = [reading for reading in readings if reading.head is None or not _held(reading, readings)]
    return outer[-1] if outer else None


def _held(reading: Reading, readings: list[Reading]) -> bool:
    return any(
        part.block == reading.block and part.start <= (reading.head or 0) < part.end
        for other in readings
        if other is not reading
        for part in other.content
    )

"""Puts readings in order: which frame stands inside another's content, and which comes first."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.attribution.content import words_in
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.tree import Tree


def nest(trees: Sequence[Tree], readings: Sequence[Reading]) -> list[tuple[Reading, int | None]]:
    """Return the readings in order of place, each with its parent's place in the list.

    A reading's parent is the smallest content that holds its cue; among readings of equal size the
    earlier one is outside. A carried reading stands where the one that it is carried from stands.

    Args:
        trees: The article's blocks.
        readings: All readings, carried ones included.
    """
    sizes = [sum(words_in(trees[p.block], [(p.start, p.end)]) for p in one.content) for one in readings]
    by_block: dict[int, list[int]] = {}
    for number, reading in enumerate(readings):
        for block in {part.block for part in reading.content}:
            by_block.setdefault(block, []).append(number)
    parents = [_parent(number, readings, sizes, by_block) for number in range(len(readings))]
    children: dict[int | None, list[int]] = {}
    for number, parent in enumerate(parents):
        children.setdefault(parent, []).append(number)
    for group in children.values():
        group.sort(key=lambda number: _place(readings[number]))
    ordered: list[tuple[Reading, int | None]] = []
    stack: list[tuple[int, int | None]] = [(number, None) for number in reversed(children.get(None, []))]
    while stack:
        number, parent = stack.pop()
        place = len(ordered)
        ordered.append((readings[number], parent))
        stack += [(child, place) for child in reversed(children.get(number, []))]
    return ordered


def _parent(
    number: int, readings: Sequence[Reading], sizes: Sequence[int], by_block: dict[int, list[int]]
) -> int | None:
    reading = readings[number]
    if reading.carried_from is not None:
        return None
    block = reading.cue.block
    token = reading.head if reading.head is not None else reading.cue.start
    best: int | None = None
    for other in by_block.get(block, ()):
        if other == number or (sizes[other], -other) <= (sizes[number], -number):
            continue
        holds = any(p.block == block and p.start <= token < p.end for p in readings[other].content)
        if holds and (best is None or (sizes[other], -other) < (sizes[best], -best)):
            best = other
    return best


def _place(reading: Reading) -> tuple[int, int]:
    first = reading.content[0]
    if reading.carried_from is not None:
        return first.block, first.start
    return min((first.block, first.start), (reading.cue.block, reading.cue.start))

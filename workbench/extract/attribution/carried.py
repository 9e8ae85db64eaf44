"""Content that goes on after its cue: later quotations of the sentence, the paragraph and the next ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.tree import Tree
from workbench.model import Basis, FrameClass

_MOSTLY = 0.5
"""Share of a sentence that is quoted from which it goes on with the report before it."""


def complete(trees: Sequence[Tree], readings: Sequence[Reading]) -> None:
    """Add to each reading the rest of its quotation after the cue: '"Q1," X said, "Q2."'.

    Args:
        trees: The article's blocks.
        readings: What was found so far; their content is added to.
    """
    by_block = _by_block(readings)
    taken = _taken(readings)
    for block, found in by_block.items():
        tree = trees[block]
        for start, end in tree.quotes:
            if start in taken.get(block, ()) or not start or tree.lower[start - 1] != ",":
                continue
            broken = [one for one in found if _is_broken_off(tree, one, start)]
            if broken:
                last = max(broken, key=lambda one: one.cue.end)
                last.content.append(TokenRange(block, start, end))


def _is_broken_off(tree: Tree, reading: Reading, start: int) -> bool:
    """Say whether a quotation right after a cue goes on with the quotation right before it."""
    first = reading.content[0]
    if (
        reading.frame_class is not FrameClass.REPORT
        or first.block != tree.block
        or first.start > reading.cue.start
    ):
        return False
    if not reading.cue.end <= start or tree.sentence[reading.cue.start] != tree.sentence[start]:
        return False
    if not _quotes(tree, reading):
        return False
    return not any(tree.pos[token] in {"VERB", "AUX"} for token in range(reading.cue.end, start))


def carry(trees: Sequence[Tree], readings: Sequence[Reading]) -> list[Reading]:
    """Return the carried readings: sentences with quotation marks that name no source of their own.

    Each gets the source and cue of the last report before it in its paragraph. A paragraph that is one
    quotation and nothing else gets those of the paragraph before it, if that one ended in a report with
    a quotation. Where a quotation is left open at a paragraph's end and the next one opens again, both
    are one content: the reading that holds the first part gets the second as well.

    Args:
        trees: The article's blocks.
        readings: What was found so far; the content of those whose quotation runs on is added to.
    """
    result: list[Reading] = []
    by_block = _by_block(readings)
    taken = _taken(readings)
    before: Reading | None = None
    open_one: Reading | None = None
    for tree in trees:
        found = by_block.get(tree.block, [])
        held = taken.get(tree.block, set())
        running = open_one if tree.quotes and tree.quotes[0][0] == 0 and 0 not in held else None
        if running is not None:
            running.content.append(TokenRange(tree.block, *tree.quotes[0]))
            held = held | set(range(*tree.quotes[0]))
            if not found and _is_quotation(tree):
                open_one = _open_holder(tree, [running])
                continue
        elif before is not None and not found and not held and _is_quotation(tree):
            result.append(_carried("carried-paragraph", before, tree, *tree.trim(0, len(tree))))
            open_one = _open_holder(tree, result[-1:])
            continue
        inside = _carry_in_block(tree, found, held)
        result += inside
        quoting = [one for one in (inside[-1:] or found) if _quotes(tree, one)]
        last = _carrier(tree, quoting)
        before = last.carried_from or last if last is not None else None
        open_one = _open_holder(tree, [*found, *inside, *([running] if running is not None else [])])
    return result


def _open_holder(tree: Tree, readings: Sequence[Reading]) -> Reading | None:
    """Return the reading that holds the quotation that a paragraph leaves open at its end."""
    if not tree.quotes or len(tree.quotes) - 1 not in tree.open_quotes:
        return None
    first = tree.quotes[-1][0]
    holders = [
        one
        for one in readings
        if any(part.block == tree.block and part.start <= first < part.end for part in one.content)
    ]
    outer = [one for one in holders if one.frame_class is FrameClass.REPORT]
    return next(iter(outer or holders), None)


def join_openings(trees: Sequence[Tree], readings: Sequence[Reading]) -> None:
    """Give paragraphs whose quotation goes on into one that names its speaker to that one's content.

    Such a paragraph is one quotation that is never closed; the next one opens again.

    Args:
        trees: The article's blocks.
        readings: What was found so far; their content is added to.
    """
    by_block = _by_block(readings)
    taken = _taken(readings)
    after: Reading | None = None
    for tree in reversed(trees):
        found = by_block.get(tree.block, [])
        untold = not found and tree.block not in taken
        if after is not None and tree.open_quotes and untold and _is_quotation(tree):
            after.content.insert(0, TokenRange(tree.block, *tree.trim(0, len(tree))))
            continue
        first = tree.quotes[0] if tree.quotes else (1, 1)
        opening = [one for one in found if first[0] == 0 and any(part.start == 0 for part in one.content)]
        after = _carrier(tree, opening)


def _by_block(readings: Iterable[Reading]) -> dict[int, list[Reading]]:
    by_block: dict[int, list[Reading]] = {}
    for reading in readings:
        by_block.setdefault(reading.cue.block, []).append(reading)
    return by_block


def _taken(readings: Iterable[Reading]) -> dict[int, set[int]]:
    """Return the tokens of each block that are some reading's content."""
    taken: dict[int, set[int]] = {}
    for reading in readings:
        for part in reading.content:
            taken.setdefault(part.block, set()).update(range(part.start, part.end))
    return taken


def _carry_in_block(tree: Tree, found: Sequence[Reading], held: Iterable[int]) -> list[Reading]:
    result = []
    taken = frozenset(held)
    own: dict[int, list[Reading]] = {}
    for reading in found:
        own.setdefault(tree.sentence[reading.cue.start], []).append(reading)
    last: Reading | None = None
    for number, (start, end) in enumerate(tree.sentences):
        if number in own:
            last = _carrier(tree, own[number])
            continue
        quotes = [quote for quote in tree.quotes if start <= quote[0] < end]
        first, stop = tree.trim(start, end)
        if last is None or not quotes:
            last = None
        elif not any(token in taken for token in range(first, stop)):
            whole = sum(b - a for a, b in quotes) >= stop - first - 1
            mostly = sum(b - a for a, b in quotes) >= _MOSTLY * (stop - first)
            if whole or (mostly and _quotes(tree, last)):
                rule = "carried-whole" if whole else "carried-part"
                result.append(_carried(rule, last, tree, first, stop))
            else:
                last = None
    return result


def _is_quotation(tree: Tree) -> bool:
    """Say whether a paragraph is one quotation, or several, and nothing else."""
    start, end = tree.trim(0, len(tree))
    return end > start and all(tree.quote[token] >= 0 or tree.is_filler(token) for token in range(start, end))


def _carried(rule: str, last: Reading, tree: Tree, start: int, end: int) -> Reading:
    return Reading(
        rule=rule,
        block=last.block,
        head=last.head,
        cue=last.cue,
        source=last.source,
        content=[TokenRange(tree.block, start, end)],
        frame_class=last.frame_class,
        lemma=last.lemma,
        source_block=last.source_block,
        basis=Basis.CARRIED,
        carried_from=last.carried_from or last,
    )


def _quotes(tree: Tree, reading: Reading) -> bool:
    """Say whether a reading's content in this block holds a quotation."""
    return any(
        tree.quote[token] >= 0
        for part in reading.content
        if part.block == tree.block
        for token in range(part.start, part.end)
    )


def _carrier(tree: Tree, readings: Sequence[Reading]) -> Reading | None:
    """Return the report of a sentence that the next one goes on with.

    It is an outermost one: the last that quotes, else the last.
    """
    outer = [one for one in readings if one.frame_class is FrameClass.REPORT and not _is_held(one, readings)]
    quoting = [one for one in outer if _quotes(tree, one)]
    return (quoting or outer)[-1] if outer else None


def _is_held(reading: Reading, readings: Sequence[Reading]) -> bool:
    place = reading.head if reading.head is not None else reading.cue.start
    return any(
        part.block == reading.block and part.start <= place < part.end
        for other in readings
        if other is not reading
        for part in other.content
    )

"""What the edits in force say of an article's text: where there is no fact, and which lines are read."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model import Span
from workbench.store.edit_payloads import Edit
from workbench.store.folding import EditLine, Texts


def marked(edits: Iterable[EditLine], texts: Texts) -> list[Span]:
    """Return the stretches that are marked to hold no fact, in order, none touching another."""
    spans: list[Span] = []
    for edit in edits:
        if not edit.in_force or edit.kind not in {Edit.NO_FACT, Edit.FACT_AFTER_ALL}:
            continue
        place = texts.places(
            edit.payload, [Span(edit.payload["start"], edit.payload["end"])], [edit.payload["text"]]
        )
        if place is None:
            continue
        start, end = place[0]
        apart = [span for span in spans if span.end < start or span.start > end]
        touched = [span for span in spans if span.end >= start and span.start <= end]
        if edit.kind is Edit.NO_FACT:
            first, last = (
                min([start, *(one.start for one in touched)]),
                max([end, *(one.end for one in touched)]),
            )
            spans = [*apart, Span(first, last)]
        else:
            ends = [Span(one.start, min(one.end, start)) for one in touched]
            ends += [Span(max(one.start, end), one.end) for one in touched]
            spans = [*apart, *(span for span in ends if span.start < span.end)]
    return sorted(spans)


def line_changes(edits: Iterable[EditLine], texts: Texts) -> list[tuple[Span, bool]]:
    """Return the stretches whose lines are read (True) or left out, later ones over earlier."""
    found = []
    for edit in edits:
        if not edit.in_force or edit.kind not in {Edit.LINE_IN, Edit.LINE_OUT}:
            continue
        span = Span(edit.payload["start"], edit.payload["end"])
        place = texts.places(edit.payload, [span], [edit.payload["text"]])
        if place is not None:
            found.append((place[0], edit.kind is Edit.LINE_IN))
    return found

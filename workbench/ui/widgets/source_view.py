"""A source's whole text with a cursor: drawn a window at a time, be it ten megabytes in one line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events

from workbench.model import Block, BlockRole, Span
from workbench.ui import wording
from workbench.ui.widgets.article_layout import ArticleLayout, Line, lay_out
from workbench.ui.widgets.drag_text import DragText
from workbench.ui.widgets.text_cursor import TextCursor
from workbench.ui.widgets.text_view import Part

MOST_PARAGRAPHS = 20_000
"""Lines up to which a text's paragraphs stand apart by an empty line."""


@dataclass
class Places:
    """What is marked in a source, in order of place.

    Attributes:
        passages: Near the claim; they do not overlap.
        evidence: Accepted from this version of the text.
        hits: What a search found; any number.
    """

    passages: Sequence[Span] = ()
    evidence: Sequence[Span] = ()
    hits: Sequence[Span] = field(default_factory=tuple)

    def within(self, start: int, end: int) -> Iterator[Part]:
        """Yield (start, end, name) of each mark that touches a stretch; later ones lie on top."""
        for name, spans in (("passage", self.passages), ("evidence", self.evidence)):
            yield from ((*span, name) for span in spans if span.start < end and span.end > start)
        index = max(0, bisect_left(self.hits, (start,)) - 1)
        while index < len(self.hits) and self.hits[index].start < end:
            if self.hits[index].end > start:
                yield (*self.hits[index], "hit")
            index += 1


def paragraphs(text: str) -> list[Block]:
    """Return the paragraphs of a text, to be set apart; none for one of very many lines, as a table has."""
    if text.count("\n") > MOST_PARAGRAPHS:
        return []
    found: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            found.append(Block(start, start + len(line), BlockRole.BODY, ""))
        start += len(line) + 1
    return found


class SourceView(DragText):
    """A source, with the passages, the evidence and the hits of a search marked."""

    NAME = "source"
    PARTS: ClassVar[tuple[str, ...]] = ("bar", "passage", "evidence", "hit", "selection", "cursor")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"source--{part}" for part in PARTS}
    DEFAULT_CSS = """
    SourceView {
        & > .source--bar { color: $primary; }
        & > .source--passage { color: $cue; }
        & > .source--evidence { color: $fact; text-style: underline; }
        & > .source--hit { color: $source; text-style: bold underline; }
        & > .source--selection { background: $claim; color: $foreground; }
        & > .source--cursor { text-style: bold reverse; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.places = Places()

    def show(self, safe: str, places: Places, at: Span | None) -> None:
        """Show a text.

        Args:
            safe: The text after ``printable``, line feeds kept.
            places: What to mark in it.
            at: Where the cursor goes first; None for the beginning.
        """
        self.places = places
        self.cursor = TextCursor(safe)
        if at is not None:
            self.cursor.go_to(at.start)
        self.break_lines()

    def mark(self, places: Places) -> None:
        """Mark other places in the same text."""
        self.places = places
        self.redraw()

    def broken(self, width: int) -> ArticleLayout:
        """Return the lines of the text, its paragraphs apart."""
        return lay_out(self.cursor.text, paragraphs(self.cursor.text), width, left_out=False)

    def beside(self, line: Line, ground: Style) -> Iterator[Segment]:
        """Yield a bar beside what is selected, and a sign for what the line holds."""
        chosen = self.cursor.selection or self.cursor.at
        lit = chosen.start < line.end and chosen.end > line.start
        yield Segment("▌" if lit else " ", ground + self.style_of("bar"))
        names = {name for _, _, name in self.places.within(line.start, line.end)}
        for name, glyph in (
            ("hit", wording.HIT_GLYPH),
            ("evidence", wording.EVIDENCE_GLYPH),
            ("passage", wording.PASSAGE_GLYPH),
        ):
            if name in names:
                yield Segment(glyph + " ", ground + Style(color=self.style_of(name).color))
                return
        yield Segment("  ", ground)

    def parts(self, line: Line) -> Iterator[Part]:
        """Yield the marked places, the selection and the cursor."""
        yield from self.places.within(line.start, line.end)
        if self.cursor.selection is not None:
            yield (*self.cursor.selection, "selection")
        yield (*self.cursor.at, "cursor")

    def on_click(self, event: events.Click) -> None:
        """Go to the word under the mouse; with a selection, extend it to there."""
        at = self.offset_at(event)
        if at is None:
            return
        event.stop()
        if not self.dragged:
            self.move(lambda cursor: cursor.go_to(at))

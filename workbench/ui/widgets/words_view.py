"""The article around a claim, with a cursor: some of its words are the claim's, and stand out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events

from workbench.desk.excerpt import Excerpt, span_of
from workbench.model import Block, Span
from workbench.ui.widgets.article_layout import ArticleLayout, Line, lay_out
from workbench.ui.widgets.drag_text import DragText
from workbench.ui.widgets.text_cursor import TextCursor
from workbench.ui.widgets.text_view import Part

CUT = "┃"
"""Stands in the space before a word where a claim is cut."""


class WordsView(DragText):
    """Shows the lines of an article that are near a claim.

    Attributes:
        held: The claim's words as they are now.
    """

    NAME = "words"
    PARTS: ClassVar[tuple[str, ...]] = (
        "bar", "around", "held", "taken", "left", "shared", "cut", "selection", "cursor",
    )  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"words--{part}" for part in PARTS}
    DEFAULT_CSS = """
    WordsView {
        & > .words--bar { color: $primary; }
        & > .words--around { color: $quiet; }
        & > .words--held { color: $foreground; text-style: bold; }
        & > .words--taken { color: $verified; text-style: bold underline; }
        & > .words--left { color: $disputed; text-style: strike; }
        & > .words--shared { color: $cue; text-style: bold underline; }
        & > .words--cut { color: $primary; text-style: bold; }
        & > .words--selection { background: $claim; color: $foreground; }
        & > .words--cursor { text-style: bold reverse; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._safe = ""
        self._blocks: Sequence[Block] = ()
        self._marks: list[Part] = []
        self._cuts: frozenset[int] = frozenset()
        self._bounds: Sequence[Span] | None = None
        self.held: Sequence[Span] = ()

    def show(self, safe: str, blocks: Sequence[Block], whole: Excerpt, *, within: bool) -> None:
        """Show the text around a claim, the cursor at the claim's first word.

        Args:
            safe: The text after ``printable``, line feeds kept.
            blocks: Those to show, in order of place.
            whole: The claim's words.
            within: The cursor stays in the claim.
        """
        self._safe = safe
        self._blocks = blocks
        self._bounds = whole.spans if within else None
        self.held = whole.spans
        self.cursor = TextCursor(safe)
        self.cursor.go_to(whole.spans[0].start)
        self.break_lines()

    def mark(self, held: Sequence[Span], marks: Sequence[Part], cuts: frozenset[int] = frozenset()) -> None:
        """Mark words in the same text.

        Args:
            held: The claim's words.
            marks: (start, end, name of the look) of words that changed.
            cuts: Offsets of the words that a cut stands before.
        """
        self.held = held
        self._marks = sorted(marks)
        if cuts != self._cuts:
            self._cuts = cuts
            # As long as the text itself, so that offsets stay what they are.
            self.cursor.text = _with_cuts(self._safe, cuts)
        self.redraw()

    def move(self, step: Callable[[TextCursor], None]) -> None:
        """Move the cursor, as far as it may go."""
        before = self.cursor.at
        super().move(step)
        if self._bounds is not None and span_of(self._bounds, self.cursor.at.start) is None:
            self._come_back(before)

    def _come_back(self, before: Span) -> None:
        """Go on to the next stretch of the claim in the direction of the step, or stay."""
        bounds = self._bounds or ()
        at = self.cursor.at.start
        place = bisect_right(bounds, at, key=attrgetter("start"))
        if at > before.start:
            target = bounds[place].start if place < len(bounds) else before.start
        else:
            target = bounds[place - 1].end - 1 if place else before.start
        super().move(lambda cursor: cursor.go_to(target))
        if span_of(bounds, self.cursor.at.start) is None:
            super().move(lambda cursor: cursor.go_to(before.start))

    def broken(self, width: int) -> ArticleLayout:
        """Return the lines of the blocks, with those that were left out of the article."""
        return lay_out(self._safe, self._blocks, width, left_out=True)

    def beside(self, line: Line, ground: Style) -> Iterator[Segment]:
        """Yield a bar beside the lines that hold words of the claim."""
        held = any(span.start < line.end and span.end > line.start for span in self.held)
        yield Segment("▌  " if held else "   ", ground + self.style_of("bar"))

    def base(self, line: Line) -> Style:
        """Return the look of the words around the claim."""
        del line
        return self.style_of("around")

    def parts(self, line: Line) -> Iterator[Part]:
        """Yield the claim's words, what changed among them, the selection and the cursor."""
        for span in self.held:
            if span.start < line.end and span.end > line.start:
                yield (*span, "held")
        for part in self._marks:
            if part[0] < line.end and part[1] > line.start:
                yield part
        for cut in self._cuts:
            if line.start <= cut <= line.end:
                yield (max(0, cut - 1), cut, "cut")
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


def _with_cuts(safe: str, cuts: frozenset[int]) -> str:
    """Return the text with a sign in place of the space before each cut."""
    pieces, done = [], 0
    for cut in sorted(cuts):
        if cut and safe[cut - 1] == " ":
            pieces += [safe[done : cut - 1], CUT]
            done = cut
    return "".join([*pieces, safe[done:]])


def blocks_near(blocks: Sequence[Block], spans: Sequence[Span], around: int) -> list[Block]:
    """Return the blocks that hold some stretches, with some blocks before and after."""
    touched = [
        number
        for number, block in enumerate(blocks)
        if any(span.start < block.end and block.start < span.end for span in spans)
    ]
    if not touched:
        return list(blocks)
    return list(blocks[max(0, touched[0] - around) : touched[-1] + around + 1])

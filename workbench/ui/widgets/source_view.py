"""A source's whole text with a cursor: drawn a window at a time, be it ten megabytes in one line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.model import Block, BlockRole, Span
from workbench.ui import wording
from workbench.ui.ordered_keys import begin
from workbench.ui.widgets.article_layout import ArticleLayout, Line, lay_out
from workbench.ui.widgets.article_pane import LARGE
from workbench.ui.widgets.source_cursor import SourceCursor

GUTTER = 3
"""Cells at the left: a bar beside what is selected, a sign for what the line holds, a space."""

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

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
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


class SourceView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a text that has gone through ``printable``, which keeps lengths and so offsets."""

    ALLOW_SELECT = False
    PARTS: ClassVar[tuple[str, ...]] = ("bar", "passage", "evidence", "hit", "selection", "cursor")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"source--{part}" for part in PARTS}
    DEFAULT_CSS = """
    SourceView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .source--bar { color: $primary; }
        & > .source--passage { color: $cue; }
        & > .source--evidence { color: $fact; text-style: underline; }
        & > .source--hit { color: $source; text-style: bold underline; }
        & > .source--selection { background: $claim; color: $foreground; }
        & > .source--cursor { text-style: bold reverse; }
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor or the selection changed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Start empty."""
        super().__init__(id=id)
        self.cursor = SourceCursor("")
        self.places = Places()
        self._layout = ArticleLayout((), 0)
        self._styles: dict[str, Style] = {}

    def show(self, safe: str, places: Places, at: Span | None) -> None:
        """Show a text.

        Args:
            safe: The text after ``printable``, line feeds kept.
            places: What to mark in it.
            at: Where the cursor goes first; None for the beginning.
        """
        self.places = places
        self.cursor = SourceCursor(safe)
        if at is not None:
            self.cursor.go_to(at.start)
        self._break_lines()

    def mark(self, places: Places) -> None:
        """Mark other places in the same text."""
        self.places = places
        self.refresh()

    def move(self, step: Callable[[SourceCursor], None]) -> None:
        """Move the cursor, or what is selected with it, and bring it into view."""
        step(self.cursor)
        self.refresh()
        self.show_cursor()
        self.post_message(self.Moved())

    def move_lines(self, count: int) -> None:
        """Move the cursor by lines of the screen."""
        lines = self._layout.lines
        if not lines:
            return
        at = self._layout.line_at(self.cursor.at.start)
        column = self.cursor.at.start - lines[at].start
        target = at + count
        # An empty line holds no word: pass over it.
        while 0 <= target < len(lines) and lines[target].start == lines[target].end:
            target += 1 if count > 0 else -1
        line = lines[max(0, min(target, len(lines) - 1))]
        self.move(lambda cursor: cursor.go_to(min(line.start + column, max(line.start, line.end - 1))))

    @property
    def page(self) -> int:
        """Lines of a page, at least 1."""
        return max(1, self.size.height - 2)

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor's line into view, with a line around it."""
        height = self.size.height
        if not self._layout.lines or height <= 0:
            return
        line = self._layout.line_at(self.cursor.at.start)
        top = self.scroll_offset.y
        margin = 1 if height >= 6 else 0
        if line - margin < top or line + margin >= top + height:
            limit = max(0, len(self._layout.lines) - height)
            near = top - height <= line < top + 2 * height
            above = margin if near and line - margin < top else height - 1 - margin if near else height // 3
            self.scroll_to(y=max(0, min(line - above, limit)), animate=False, force=True)

    # Lines

    def _break_lines(self) -> None:
        if self.size.width <= GUTTER:
            return
        if len(self.cursor.text) >= LARGE:
            begin(self, self._break_in_thread, "layout", exclusive=True)
        else:
            self._take(self._broken())

    async def _break_in_thread(self) -> None:
        import asyncio

        self._take(await asyncio.to_thread(self._broken))

    def _broken(self) -> ArticleLayout:
        blocks = paragraphs(self.cursor.text)
        return lay_out(
            self.cursor.text, blocks, self.scrollable_content_region.width - GUTTER, left_out=False
        )

    def _take(self, layout: ArticleLayout) -> None:
        self._layout = layout
        self.virtual_size = Size(self.size.width, len(layout.lines))
        self.refresh()
        self.call_after_refresh(self.show_cursor)

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        if self.scrollable_content_region.width - GUTTER != self._layout.width:
            self._break_lines()
        else:
            self.call_after_refresh(self.show_cursor)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles.clear()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the window."""
        index = y + self.scroll_offset.y
        ground = self.rich_style
        if index >= len(self._layout.lines):
            return Strip.blank(self.size.width, ground)
        line = self._layout.lines[index]
        marks = [*self.places.within(line.start, line.end)]
        segments = [*self._gutter(line, marks, ground)]
        segments.extend(
            Segment(self.cursor.text[start:end], style)
            for start, end, style in self._pieces(line, marks, ground)
        )
        strip = Strip(segments, sum(cell_len(segment.text) for segment in segments))
        return strip.adjust_cell_length(self.size.width, ground)

    def _gutter(self, line: Line, marks: Sequence[tuple[int, int, str]], ground: Style) -> Iterator[Segment]:
        chosen = self.cursor.selection or self.cursor.at
        lit = chosen.start < line.end and chosen.end > line.start
        yield Segment("▌" if lit else " ", ground + self._style("bar"))
        names = {name for _, _, name in marks}
        for name, glyph in (
            ("hit", wording.HIT_GLYPH),
            ("evidence", wording.EVIDENCE_GLYPH),
            ("passage", wording.PASSAGE_GLYPH),
        ):
            if name in names:
                yield Segment(glyph + " ", ground + Style(color=self._style(name).color))
                return
        yield Segment("  ", ground)

    def _pieces(
        self, line: Line, marks: Sequence[tuple[int, int, str]], ground: Style
    ) -> Iterator[tuple[int, int, Style]]:
        parts = [*marks]
        selection = self.cursor.selection
        if selection is not None:
            parts.append((*selection, "selection"))
        parts.append((*self.cursor.at, "cursor"))
        cuts = {line.start, line.end}
        for start, end, _ in parts:
            cuts.update((max(start, line.start), min(end, line.end)))
        for start, end in pairwise(sorted(cut for cut in cuts if line.start <= cut <= line.end)):
            style = ground
            for first, last, name in parts:
                if first <= start and end <= last:
                    style = style + self._style(name)
            yield start, end, style

    def _style(self, part: str) -> Style:
        style = self._styles.get(part)
        if style is None:
            whole = self.get_component_rich_style(f"source--{part}", partial=True)
            style = self._styles[part] = Style(
                color=None if part == "cursor" else whole.color,
                bgcolor=whole.bgcolor if part == "selection" else None,
                bold=whole.bold,
                underline=whole.underline,
                reverse=whole.reverse,
            )
        return style

    def on_click(self, event: events.Click) -> None:
        """Go to the word under the mouse; with a selection, extend it to there."""
        offset = event.get_content_offset_capture(self)
        index = offset.y + self.scroll_offset.y
        if not 0 <= index < len(self._layout.lines):
            return
        event.stop()
        line = self._layout.lines[index]
        at = line.start
        while at < line.end and cell_len(self.cursor.text[line.start : at + 1]) <= offset.x - GUTTER:
            at += 1
        self.move(lambda cursor: cursor.go_to(at))

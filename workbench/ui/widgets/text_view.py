"""A long text with a cursor: lines broken once for a width, drawn a window at a time.

The article and a source shown whole are both such texts; what is marked in them is theirs to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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

from workbench.ui.ordered_keys import begin
from workbench.ui.widgets.article_layout import ArticleLayout, Line
from workbench.ui.widgets.cursor_actions import CursorActions
from workbench.ui.widgets.text_cursor import TextCursor

GUTTER = 3
"""Cells at the left: a bar beside what is current, a sign for what the line holds, a space."""

LARGE = 500_000
"""Characters from which the lines are broken in a thread (a tenth of a second and more)."""

MOST_DRAWN = 400
"""Drawn lines that are kept at most, some ten screens: with what Textual keeps of each they take 4 KB."""

Part = tuple[int, int, str]
"""A stretch of the text (start, end) and the name of how it looks."""


class TextView(CursorActions, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a text that has gone through ``printable``, which keeps lengths and so offsets.

    Attributes:
        cursor: Where the reviewer reads in it.
        NAME: The first part of the names of its component classes.
        GROUNDS: Parts that have a ground of their own; all others leave the ground as it is.
        COLOURLESS: Parts that leave the colour of the words as it is.
    """

    ALLOW_SELECT = False
    NAME: ClassVar[str]
    GROUNDS: ClassVar[frozenset[str]] = frozenset({"selection"})
    COLOURLESS: ClassVar[frozenset[str]] = frozenset({"cursor"})
    DEFAULT_CSS = """
    TextView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    class Moved(Message):
        """The cursor or the selection changed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.cursor = TextCursor("")
        self._layout = ArticleLayout((), 0)
        self._drawn: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    @property
    def view(self) -> TextView:
        """Itself: what the keys of the cursor move in."""
        return self

    # What a subclass says

    def broken(self, width: int) -> ArticleLayout:
        """Return the lines of the text for a width in cells; may run in a thread of its own."""
        raise NotImplementedError

    def come_into_view(self) -> None:
        """Scroll to what is current, after the lines have changed."""
        self.show_cursor()

    def shows(self, line: Line) -> bool:
        """Whether the cursor can stand on a line."""
        return line.start < line.end

    def beside(self, line: Line, ground: Style) -> Iterator[Segment]:
        """Yield the cells at the left of a line, ``GUTTER`` of them."""
        raise NotImplementedError

    def base(self, line: Line) -> Style:
        """Return the look of a line's words before anything is marked in it."""
        del line
        return Style.null()

    def parts(self, line: Line) -> Iterable[Part]:
        """Return what is marked in a line, lowest first."""
        raise NotImplementedError

    def laid(self, names: Sequence[str]) -> Iterable[str]:
        """Return which marks count where several lie over each other, lowest first."""
        return names

    # Moving

    def move(self, step: Callable[[TextCursor], None]) -> None:
        """Move the cursor, or what is selected with it, and bring it into view."""
        self._forget_cursor()
        step(self.cursor)
        self._forget_cursor()
        self.refresh()
        self.show_cursor()
        self.post_message(self.Moved())

    def _forget_cursor(self) -> None:
        """Draw the lines anew that the cursor and the selection are in."""
        chosen = self.cursor.selection or self.cursor.at
        first = self._layout.line_at(chosen.start)
        last = self._layout.line_at(max(chosen.start, chosen.end - 1))
        if last - first >= len(self._drawn):
            self._drawn.clear()
        for index in range(first, last + 1) if self._drawn else ():
            self._drawn.pop(index, None)

    def move_lines(self, count: int) -> None:
        """Move the cursor by lines of the screen."""
        lines = self._layout.lines
        if not lines:
            return
        at = self._layout.line_at(self.cursor.at.start)
        column = self.cursor.at.start - lines[at].start
        target = at + count
        # An empty line holds no word: pass over it.
        while 0 <= target < len(lines) and not self.shows(lines[target]):
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

    def offset_at(self, event: events.MouseEvent) -> int | None:
        """Return the offset of the letter under the mouse, or None beside the text."""
        offset = event.get_content_offset_capture(self)
        return self.letter_at(offset.y + self.scroll_offset.y, offset.x)

    def letter_at(self, index: int, column: int) -> int | None:
        """Return the offset of the letter in a column of a line, both from 0; None where no line is."""
        if not 0 <= index < len(self._layout.lines):
            return None
        line = self._layout.lines[index]
        at = line.start
        while at < line.end and cell_len(self.cursor.text[line.start : at + 1]) <= column - GUTTER:
            at += 1
        return at

    # Lines

    def break_lines(self) -> None:
        """Break the text into lines for the width there is; in a thread where that takes a while."""
        if self.size.width <= GUTTER:
            return
        width = self.scrollable_content_region.width - GUTTER
        if len(self.cursor.text) >= LARGE:

            async def in_thread() -> None:
                import asyncio

                self._take(await asyncio.to_thread(self.broken, width))

            begin(self, in_thread, "layout", exclusive=True)
        else:
            self._take(self.broken(width))

    def _take(self, layout: ArticleLayout) -> None:
        self._layout = layout
        self.virtual_size = Size(self.size.width, len(layout.lines))
        self.redraw()
        self.call_after_refresh(self.come_into_view)

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        if self.scrollable_content_region.width - GUTTER != self._layout.width:
            self.break_lines()
        else:
            self.redraw()
            self.call_after_refresh(self.come_into_view)

    # Drawing

    def redraw(self) -> None:
        """Draw all that is in sight anew."""
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """Return one line of the window."""
        index = y + self.scroll_offset.y
        if index >= len(self._layout.lines):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._drawn.get(index)
        if strip is None or strip.cell_length != self.size.width:
            if len(self._drawn) >= MOST_DRAWN:
                self._drawn.clear()
            strip = self._drawn[index] = self.draw(self._layout.lines[index])
        return strip

    def draw(self, line: Line) -> Strip:
        """Return a line of the text with what is marked in it."""
        ground = self.rich_style
        segments = [*self.beside(line, ground)]
        segments.extend(
            Segment(self.cursor.text[start:end], style)
            for start, end, style in self._pieces(line, ground + self.base(line))
        )
        strip = Strip(segments, sum(cell_len(segment.text) for segment in segments))
        return strip.adjust_cell_length(self.size.width, ground)

    def _pieces(self, line: Line, ground: Style) -> Iterator[tuple[int, int, Style]]:
        parts = [*self.parts(line)]
        cuts = {line.start, line.end}
        for start, end, _ in parts:
            cuts.update((max(start, line.start), min(end, line.end)))
        for start, end in pairwise(sorted(cut for cut in cuts if line.start <= cut <= line.end)):
            style = ground
            for name in self.laid([name for first, last, name in parts if first <= start and end <= last]):
                style += self.style_of(name)
            yield start, end, style

    def style_of(self, part: str) -> Style:
        """Return how a part looks, to be laid over the ground."""
        style = self._styles.get(part)
        if style is None:
            whole = self.get_component_rich_style(f"{self.NAME}--{part}", partial=True)
            style = self._styles[part] = Style(
                color=None if part in self.COLOURLESS else whole.color,
                bgcolor=whole.bgcolor if part in self.GROUNDS else None,
                bold=whole.bold,
                italic=whole.italic,
                underline=whole.underline,
                underline2=whole.underline2,
                strike=whole.strike,
                dim=whole.dim,
                reverse=whole.reverse,
            )
        return style

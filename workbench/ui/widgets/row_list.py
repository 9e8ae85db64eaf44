"""A list of rows of one fixed height that draws only what can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from workbench.ui import keys

CURSOR_BAR = "▌"
"""Stands at the left of the current row, so that it shows without colour too."""


GROWTH = 0.25
"""Seconds between two looks at how far a list has grown."""


class RowList(ScrollView, can_focus=True):
    """A windowed list with a cursor, moved by keys, clicks and the wheel.

    A subclass says how many rows there are and draws one of them; a row is never measured, so a
    list of a million rows scrolls as fast as one of ten.
    """

    ROW_HEIGHT: ClassVar[int] = 2
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.LIST, "list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--cursor-idle"}
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .row-list--cursor { background: $cursor; }
        & > .row-list--cursor-idle { background: $cursor-idle; }
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        row_list: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list that was moved in."""
            return self.row_list

    @dataclass
    class Chosen(Message):
        """A row was clicked twice."""

        row_list: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list that was clicked."""
            return self.row_list

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._cursor = 0
        self._drawn: dict[tuple[int, bool], tuple[Strip, ...]] = {}
        self._drawn_width = 0
        self._growth: Timer | None = None

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw(self, index: int, width: int, ground: Style, *, current: bool) -> tuple[Strip, ...] | None:
        """Return the lines of a row, or None where it has to be fetched first.

        Args:
            index: Which row, from 0.
            width: Cells of each line.
            ground: Style to draw on; it holds the background.
            current: Whether the cursor stands on it.
        """
        raise NotImplementedError

    def draw_placeholder(self, index: int, width: int, ground: Style, *, current: bool) -> tuple[Strip, ...]:
        """Return the lines that stand for a row that is being fetched."""
        del index, current
        return tuple(Strip.blank(width, ground) for _ in range(self.ROW_HEIGHT))

    @property
    def cursor(self) -> int:
        """Index of the current row; 0 where there is none."""
        return self._cursor

    @property
    def page_rows(self) -> int:
        """Rows that fit on the screen, at least 1."""
        return max(1, self.size.height // self.ROW_HEIGHT)

    def rows_changed(self) -> None:
        """Take in a new number of rows; draw all of them anew."""
        self._drawn.clear()
        self._take_height()
        self._cursor = max(0, min(self._cursor, self.row_count - 1))
        self.refresh()

    def rows_added(self) -> None:
        """Take in rows added at the end; those drawn already stay as they are.

        Another height lays the whole screen out anew, so that while many rows come it is told now and
        then only, and always when the cursor goes where it counts.
        """
        if self._growth is None:
            self._take_height()
            self._growth = self.set_timer(GROWTH, self._grown)

    def _grown(self) -> None:
        self._growth = None
        self._take_height()

    def _take_height(self) -> None:
        self.virtual_size = Size(self.size.width, self.row_count * self.ROW_HEIGHT)

    def row_changed(self, index: int) -> None:
        """Draw one row anew."""
        self._drawn.pop((index, True), None)
        self._drawn.pop((index, False), None)
        self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    def move_to(self, index: int, *, announce: bool = True) -> None:
        """Put the cursor on a row, or the nearest there is, and bring it into view.

        Args:
            index: The row, from 0.
            announce: Post ``Moved`` where the cursor did move.
        """
        if self.row_count == 0:
            self._cursor = 0
            return
        before, self._cursor = self._cursor, max(0, min(index, self.row_count - 1))
        if before != self._cursor:
            for row in (before, self._cursor):
                self.refresh_lines(row * self.ROW_HEIGHT, self.ROW_HEIGHT)
            if announce:
                self.post_message(self.Moved(self, self._cursor))
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll as little as brings the current row into view, with a row around it where there is room."""
        height = self.size.height
        if height <= 0:
            return
        margin = self.ROW_HEIGHT if height >= 4 * self.ROW_HEIGHT else 0
        top = self._cursor * self.ROW_HEIGHT
        first = self.scroll_offset.y
        if top - margin < first:
            target = top - margin
        elif top + self.ROW_HEIGHT + margin > first + height:
            target = top + self.ROW_HEIGHT + margin - height
        else:
            return
        self._take_height()
        limit = max(0, self.row_count * self.ROW_HEIGHT - height)
        self.scroll_to(y=max(0, min(target, limit)), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Return one line of the window."""
        width = self.scrollable_content_region.width
        if width != self._drawn_width:
            self._drawn.clear()
            self._drawn_width = width
        index, part = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if index >= self.row_count:
            return Strip.blank(width, self.rich_style)
        return self._row(index, width)[part]

    def _row(self, index: int, width: int) -> tuple[Strip, ...]:
        current = index == self._cursor
        key = (index, current)
        strips = self._drawn.get(key)
        if strips is not None:
            return strips
        ground = self._ground(current=current)
        drawn = self.draw(index, width, ground, current=current)
        if drawn is None:
            return self._filled(self.draw_placeholder(index, width, ground, current=current), ground)
        if len(self._drawn) > 8 * self.page_rows + 64:
            self._drawn.clear()
        self._drawn[key] = self._filled(drawn, ground)
        return self._drawn[key]

    def _filled(self, strips: tuple[Strip, ...], ground: Style) -> tuple[Strip, ...]:
        """Return the lines with their ground going on below the scroll bar's place."""
        return tuple(strip.adjust_cell_length(self.size.width, ground) for strip in strips)

    def _ground(self, *, current: bool) -> Style:
        if not current:
            return self.rich_style
        name = "row-list--cursor" if self.has_focus else "row-list--cursor-idle"
        return self.get_component_rich_style(name)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def _redraw_cursor(self) -> None:
        if self.row_count:
            self.row_changed(self._cursor)

    def on_focus(self) -> None:
        """Light the current row."""
        self._redraw_cursor()

    def on_blur(self) -> None:
        """Dim the current row."""
        self._redraw_cursor()

    def on_resize(self) -> None:
        """Keep the current row in view."""
        self.virtual_size = Size(self.size.width, self.row_count * self.ROW_HEIGHT)
        self.call_after_refresh(self.show_cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the mouse; a second click chooses it."""
        index = (event.get_content_offset_capture(self).y + self.scroll_offset.y) // self.ROW_HEIGHT
        if not 0 <= index < self.row_count:
            return
        event.stop()
        self.move_to(index)
        if event.chain >= 2:
            self.post_message(self.Chosen(self, index))

    def action_next(self) -> None:
        """Go one row on."""
        self.move_to(self._cursor + 1)

    def action_previous(self) -> None:
        """Go one row back."""
        self.move_to(self._cursor - 1)

    def action_page_down(self) -> None:
        """Go one page on."""
        self.move_to(self._cursor + max(1, self.page_rows - 1))

    def action_page_up(self) -> None:
        """Go one page back."""
        self.move_to(self._cursor - max(1, self.page_rows - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self.row_count - 1)

"""A text in which the mouse selects words: pressed on one, drawn to another, scrolling beyond the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from workbench.ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.timer import Timer

CREEP = 0.06
"""Seconds between two steps of a text that scrolls while the mouse is held beyond its edge."""

FASTEST = 8
"""Lines of a step at most; it is as many as the mouse is rows beyond the edge."""


class DragText(TextView):
    """A text with a cursor; drawing the mouse over words selects them, whole words as the keys do.

    Drawn above or below what is in sight, the text scrolls, and goes on while the mouse rests there.

    Attributes:
        dragged: Whether the mouse was drawn since it was pressed: the click that follows moves nothing.
    """

    dragged = False
    _pressed: int | None = None
    _beyond = 0
    _column = 0
    _creeping: Timer | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note where a selection would begin."""
        self.dragged = False
        self._pressed = self.offset_at(event) if event.button == 1 else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed to where it is."""
        if self._pressed is None:
            return
        if not event.button:
            self._let_go()  # The button was let go outside of the window.
            return
        place = event.get_content_offset_capture(self)
        height = self.scrollable_content_region.height
        self._column = place.x
        self._beyond = min(place.y, 0) or max(place.y - height + 1, 0)
        if self._beyond:
            self._creep()
            if self._creeping is None:
                self._creeping = self.set_interval(CREEP, self._creep)
            return
        self._rest()
        at = self.offset_at(event)
        if at is not None and (self.dragged or at != self._pressed):
            self._extend(at)

    def _extend(self, at: int) -> None:
        """Take in what lies between the word where the mouse was pressed and the one at an offset."""
        if self._pressed is None:
            return
        if not self.dragged:
            self.dragged = True
            self.capture_mouse()
            self.cursor.drop()
            self.cursor.go_to(self._pressed)
            self.cursor.toggle()
        self.move(lambda cursor: cursor.go_to(at))

    def _creep(self) -> None:
        """Take in lines beyond the edge that the mouse was drawn over; they come into sight."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        step = max(-FASTEST, min(self._beyond, FASTEST))
        index = top + step if step < 0 else top + height - 1 + step
        at = self.letter_at(max(0, min(index, int(self.virtual_size.height) - 1)), self._column)
        if at is not None:
            self._extend(at)
        self.scroll_to(y=max(0, min(top + step, self.max_scroll_y)), animate=False, force=True)

    def _rest(self) -> None:
        if self._creeping is not None:
            self._creeping.stop()
            self._creeping = None

    def on_mouse_up(self) -> None:
        """Keep what is selected."""
        self._let_go()

    def _let_go(self) -> None:
        self._pressed = None
        self._rest()
        if self.dragged:
            self.release_mouse()

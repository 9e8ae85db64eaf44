"""A text in which the mouse selects words: pressed on one, drawn to another."""

from __future__ import annotations

from textual import events

from workbench.ui.widgets.text_view import TextView


class DragText(TextView):
    """A text with a cursor; drawing the mouse over words selects them, whole words as the keys do.

    Attributes:
        dragged: Whether the mouse was drawn since it was pressed: the click that follows moves nothing.
    """

    dragged = False
    _pressed: int | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note where a selection would begin."""
        self.dragged = False
        self._pressed = self.offset_at(event) if event.button == 1 else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed to where it is."""
        at = self.offset_at(event) if self._pressed is not None else None
        if self._pressed is None or at is None or (at == self._pressed and not self.dragged):
            return
        if not event.button:
            self._pressed = None  # It was let go outside of the window.
            return
        if not self.dragged:
            self.dragged = True
            self.capture_mouse()
            self.cursor.drop()
            self.cursor.go_to(self._pressed)
            self.cursor.toggle()
        self.move(lambda cursor: cursor.go_to(at))

    def on_mouse_up(self) -> None:
        """Keep what is selected."""
        self._pressed = None
        if self.dragged:
            self.release_mouse()

"""What the keys of a cursor do, in the article and in a source alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.widgets.text_cursor import TextCursor

if TYPE_CHECKING:
    from workbench.ui.widgets.text_view import TextView


class CursorActions:
    """Steps by words, sentences, lines and pages, and a selection that follows them."""

    @property
    def view(self) -> TextView:
        """The text that is moved in."""
        raise NotImplementedError

    def action_next_word(self) -> None:
        """Go a word on."""
        self.view.move(TextCursor.next_word)

    def action_previous_word(self) -> None:
        """Go a word back."""
        self.view.move(TextCursor.previous_word)

    def action_next_sentence(self) -> None:
        """Go a sentence on."""
        self.view.move(TextCursor.next_sentence)

    def action_previous_sentence(self) -> None:
        """Go a sentence back."""
        self.view.move(TextCursor.previous_sentence)

    def action_next_line(self) -> None:
        """Go a line on."""
        self.view.move_lines(1)

    def action_previous_line(self) -> None:
        """Go a line back."""
        self.view.move_lines(-1)

    def action_page_down(self) -> None:
        """Go a page on."""
        self.view.move_lines(self.view.page)

    def action_page_up(self) -> None:
        """Go a page back."""
        self.view.move_lines(-self.view.page)

    def action_first(self) -> None:
        """Go to the beginning."""
        self.view.move(lambda cursor: cursor.go_to(0))

    def action_last(self) -> None:
        """Go to the end."""
        self.view.move(lambda cursor: cursor.go_to(len(cursor.text)))

    def action_select(self) -> None:
        """Begin a selection, or drop it."""
        self.view.move(TextCursor.toggle)

"""The text of an article with its blocks, and a cursor that walks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol, cast

from textual.binding import BindingType

from workbench.model import Block, Span
from workbench.ui import keys
from workbench.ui.widgets.article_layout import ArticleLayout, Line, lay_out
from workbench.ui.widgets.article_places import ArticlePlaces
from workbench.ui.widgets.drag_text import DragText
from workbench.ui.widgets.text_cursor import TextCursor


class Desk(Protocol):
    """The screen that the article stands on: it does what needs more than the text."""

    def action_escape(self) -> None:
        """Go back to the list."""

    def action_article_start(self) -> None:
        """Go to the beginning, in a long article too."""

    def action_article_end(self) -> None:
        """Go to the end, in a long article too."""

    def action_new_claim(self) -> None:
        """Make a claim of what is chosen."""

    def action_no_fact(self) -> None:
        """Say that what is chosen states no fact."""

    def action_bring_back_line(self) -> None:
        """Read a line that was left out after all."""

    def action_leave_out_line(self) -> None:
        """Read a line no more."""


class ArticleText(DragText):
    """Blocks, of which those left out of the reading can be hidden: a notice stands for a run of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.READING, "reading")]

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty, left-out lines hidden."""
        super().__init__(id=id)
        self._places = ArticlePlaces(())
        self._left_out = False

    @property
    def desk(self) -> Desk:
        """The screen, as the keys of the article need it."""
        return cast("Desk", self.screen)

    # Lines

    def broken(self, width: int) -> ArticleLayout:
        """Return the lines of the article's blocks."""
        return lay_out(self.cursor.text, self._places.blocks, width, left_out=self._left_out)

    def shows(self, line: Line) -> bool:
        """Whether the cursor can stand on a line: on the notice of hidden ones too."""
        return line.start < line.end or (bool(line.notice) and not self._left_out)

    def toggle_left_out(self) -> None:
        """Show or hide the lines that are not article."""
        self._left_out = not self._left_out
        self.break_lines()

    def hidden(self, offset: int) -> Span | None:
        """Return the run of hidden lines that holds an offset, or None."""
        return None if self._left_out else self._places.left_out_at(offset)

    # The cursor

    def move(self, step: Callable[[TextCursor], None]) -> None:
        """Move the cursor; lines that are hidden are one step, at the notice that stands for them."""
        super().move(lambda cursor: self._step(cursor, step))

    def _step(self, cursor: TextCursor, step: Callable[[TextCursor], None]) -> None:
        before = cursor.at
        step(cursor)
        run = self.hidden(cursor.at.start)
        if run is not None and run == self.hidden(before.start):
            if cursor.at.start > before.start:
                cursor.go_to(run.end)
            elif cursor.at.start < before.start:
                cursor.go_to(run.start)
                cursor.previous_word()
            run = self.hidden(cursor.at.start)
        if run is not None:
            cursor.go_to(run.start)

    def release(self) -> None:
        """Drop the selection when it has done its work; the cursor was not moved, so nothing follows it."""
        self.cursor.drop()
        self.redraw()

    @property
    def chosen(self) -> Span:
        """What a key would act on: the selection, or the sentence at the cursor inside its block."""
        if self.cursor.selection is not None:
            return self.cursor.selection
        return self._places.in_block(self.cursor.sentence(), self.cursor.at.start)

    @property
    def chosen_spans(self) -> tuple[Span, ...]:
        """The same without what is not article: a stretch for each block, without space around it."""
        return self._places.article_spans(self.cursor.text, self.chosen)

    @property
    def unread_here(self) -> Sequence[Block]:
        """The blocks not read for claims that are selected, at the cursor, or that its notice stands for."""
        run = self.hidden(self.cursor.at.start)
        return self._places.unread(run or self.cursor.selection or self.cursor.at)

    @property
    def hidden_here(self) -> bool:
        """Whether the cursor stands on a notice, with the lines it stands for hidden."""
        return self.hidden(self.cursor.at.start) is not None

    # Keys

    def action_first(self) -> None:
        """Go to the beginning of the article."""
        self.desk.action_article_start()

    def action_last(self) -> None:
        """Go to the end of the article."""
        self.desk.action_article_end()

    def action_leave(self) -> None:
        """Drop the selection, then go back to the list."""
        if self.cursor.anchor is not None:
            self.move(TextCursor.drop)
        else:
            self.desk.action_escape()

    def action_new_claim(self) -> None:
        """Make a claim of what is chosen."""
        self.desk.action_new_claim()

    def action_no_fact(self) -> None:
        """Say that what is chosen states no fact."""
        self.desk.action_no_fact()

    def action_bring_back_line(self) -> None:
        """Read a line that was left out after all."""
        self.desk.action_bring_back_line()

    def action_leave_out_line(self) -> None:
        """Read a line no more."""
        self.desk.action_leave_out_line()

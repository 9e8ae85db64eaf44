"""The article with its claims marked in their places, and a cursor that can walk it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from workbench.model import BlockRole, Claim, Edition, Span, VerdictValue
from workbench.ui import wording
from workbench.ui.cells import fit
from workbench.ui.widgets.article_coverage import CoverageMarks
from workbench.ui.widgets.article_layout import KEPT_ROLES, Line
from workbench.ui.widgets.article_marks import ArticleMarks, ClaimSpans
from workbench.ui.widgets.article_places import ArticlePlaces
from workbench.ui.widgets.article_text import ArticleText
from workbench.ui.widgets.text_cursor import TextCursor
from workbench.ui.widgets.text_view import GUTTER, Part

_VERDICTS = frozenset(value.value for value in VerdictValue)


class ArticlePane(ArticleText):
    """The text of an edition, its claims underlined by state, the current one lit with its parts.

    Everything shown has gone through ``printable``; that keeps lengths, so offsets into the edition
    are offsets into what is shown. The cursor goes where the list goes, until it is moved itself.
    """

    NAME = "article"
    GROUNDS = frozenset({"claim", "selection"})
    COLOURLESS = frozenset({"cursor", "unreviewed"})
    PARTS: ClassVar[tuple[str, ...]] = (
        "headline", "dek", "heading", "caption", "byline", "left-out", "notice", "bar",
        "claim", "source", "cue", "fact",
        "verified", "disputed", "unverifiable", "unreviewed", "waiting",
        "in-decided", "in-open", "in-no_fact", "in-uncovered", "selection", "cursor",
    )  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{part}" for part in PARTS}
    DEFAULT_CSS = """
    ArticlePane {
        & > .article--headline { color: $foreground; text-style: bold; }
        & > .article--dek { color: $foreground; text-style: italic; }
        & > .article--heading { color: $quiet; text-style: bold; }
        & > .article--caption { color: $quiet; text-style: italic; }
        & > .article--byline { color: $quiet; }
        & > .article--left-out { color: $quiet; text-style: dim; }
        & > .article--notice { color: $quiet; text-style: italic; }
        & > .article--bar { color: $primary; }
        & > .article--claim { background: $claim; color: $foreground; }
        & > .article--source { color: $source; text-style: bold underline; }
        & > .article--cue { color: $cue; text-style: italic underline; }
        & > .article--fact { color: $fact; text-style: bold; }
        & > .article--verified { color: $settled; text-style: underline; }
        & > .article--disputed { color: $disputed; text-style: bold underline; }
        & > .article--unverifiable { color: $unverifiable; text-style: italic underline; }
        & > .article--unreviewed { text-style: underline; }
        & > .article--waiting { color: $open; }
        & > .article--in-decided { color: $verified; text-style: underline; }
        & > .article--in-open { color: $foreground; text-style: italic underline; }
        & > .article--in-no_fact { color: $quiet; text-style: strike; }
        & > .article--in-uncovered { color: $disputed; text-style: bold; }
        & > .article--selection { background: $claim; color: $foreground; }
        & > .article--cursor { text-style: bold reverse; }
    }
    """

    @dataclass
    class ClaimClicked(Message):
        """A claim's words were clicked."""

        row_id: int

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._marks = ArticleMarks(())
        self._coverage: CoverageMarks | None = None
        self._claim: ClaimSpans | None = None
        self._walked_to: int | None = None

    def show(self, edition: Edition, safe: str) -> None:
        """Show a text; one that was shown before keeps its place, another begins without claims.

        Args:
            edition: The text with its blocks.
            safe: Its text after ``printable``, line feeds kept.
        """
        self._places = ArticlePlaces(edition.blocks)
        if safe != self.cursor.text:
            self.cursor = TextCursor(safe)
            self._marks = ArticleMarks(())
            self._coverage = self._claim = self._walked_to = None
            self.scroll_to(y=0, animate=False, force=True)
        self.break_lines()

    def mark(self, marks: ArticleMarks) -> None:
        """Underline the article's claims by state."""
        self._marks = marks
        self.redraw()

    def set_verdict(self, row_id: int, verdict: VerdictValue) -> None:
        """Take in a claim's new state."""
        self._marks.verdicts[row_id] = verdict
        self.redraw()

    def cover(self, coverage: CoverageMarks | None) -> None:
        """Show which words are in a claim, in place of the claims' states; None shows these again."""
        self._coverage = coverage
        self.redraw()

    def light(self, claim: Claim | None, row_id: int | None = None) -> None:
        """Mark the current claim with its source, cue and facts, and bring it into view.

        The cursor goes along, unless it was the cursor that went to the claim.
        """
        before = self._claim.row_id if self._claim is not None else None
        self._claim = ClaimSpans.of(claim, row_id) if claim is not None else None
        if claim is not None and row_id not in {before, self._walked_to}:
            self._walked_to = None
            self.cursor.drop()
            self.cursor.go_to(claim.start)
            self.show_claim()
        else:
            self.come_into_view()
        self.redraw()

    # The cursor and the claims

    def move(self, step: Callable[[TextCursor], None]) -> None:
        """Move the cursor, and keep in mind which claim it came to."""
        before = self.cursor.at
        super().move(step)
        if self.cursor.at != before and self.claim_here is not None:
            self._walked_to = self.claim_here

    def select(self, span: Span, current: int | None) -> None:
        """Go to a stretch and select it; the current claim stays the one it is.

        Args:
            span: The stretch.
            current: Row id of the current claim.
        """
        self.move(lambda cursor: cursor.select(span))
        self._walked_to = current

    def stand(self, at: int, anchor: Span | None, current: int | None) -> None:
        """Put the cursor back where it stood, after another part of a long article came.

        Args:
            at: Offset of its word.
            anchor: Where the selection began, None without one.
            current: Row id of the current claim; it stays the one it is.
        """

        def step(cursor: TextCursor) -> None:
            cursor.go_to(at)
            if anchor is not None:
                length = len(cursor.text)
                cursor.anchor = Span(*(max(0, min(offset, length)) for offset in anchor))

        self.move(step)
        self._walked_to = current

    @property
    def claim_here(self) -> int | None:
        """Row id of the claim at the cursor: the current one where it is one of several."""
        current = self._claim.row_id if self._claim is not None else None
        return self._marks.claim_on(self.cursor.at, current)

    @property
    def verdict_here(self) -> VerdictValue | None:
        """The state of the claim at the cursor, None where there is no claim."""
        row_id = self.claim_here
        return self._marks.verdicts[row_id] if row_id is not None else None

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()
        self.post_message(self.Moved())

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()
        self.post_message(self.Moved())

    def come_into_view(self) -> None:
        """Scroll to the cursor while it is walked with, else to the current claim."""
        if self.has_focus:
            self.show_cursor()
        else:
            self.show_claim()

    def show_claim(self) -> None:
        """Scroll as little as brings the current claim, with its source, into view."""
        height = self.size.height
        if self._claim is None or not self._layout.lines or height <= 0:
            return
        first = self._layout.line_at(self._claim.start)
        last = self._layout.line_at(max(self._claim.start, self._claim.end - 1))
        if last - first + 1 > height:
            first = last = self._layout.line_at(self._claim.claim_start)
        top = self.scroll_offset.y
        margin = min(2, max(0, (height - (last - first + 1)) // 2))
        if first - margin < top or last + margin >= top + height:
            room = height - (last - first + 1)
            limit = max(0, len(self._layout.lines) - height)
            self.scroll_to(y=max(0, min(first - room // 3, limit)), animate=False, force=True)

    # Drawing

    def draw(self, line: Line) -> Strip:
        """Return a line of the article, or the notice that stands for hidden ones."""
        if not line.notice:
            return super().draw(line)
        ground = self.rich_style
        style = ground + self.style_of("notice")
        here = self.hidden(self.cursor.at.start)
        if self.has_focus and here is not None and here.start == line.start:
            style += self.style_of("cursor")
        width = self.size.width
        text = fit(line.notice, width - GUTTER)
        return Strip([Segment(" " * GUTTER, ground), Segment(text, style)], width)

    def beside(self, line: Line, ground: Style) -> Iterator[Segment]:
        """Yield a bar beside the current claim, and the state of what begins or stands in the line."""
        lit = self._claim is not None and self._claim.touches(line.start, line.end)
        yield Segment("▌" if lit else " ", ground + self.style_of("bar"))
        if self._coverage is not None:
            covered = self._coverage.most_telling(line.start, line.end)
            glyph = wording.COVERAGE_MARKS[covered].glyph if covered is not None else " "
            name = f"in-{covered}"
        else:
            state = self._marks.state_beginning(line.start, line.end)
            covered = state.value if state is not None else None
            glyph = wording.VERDICT_MARKS[state].glyph if state is not None else " "
            name = "waiting" if state is VerdictValue.UNREVIEWED else f"{covered}"
        plain = Style(color=self.style_of(name).color) if covered is not None else Style.null()
        yield Segment(f"{glyph} ", ground + plain)

    def base(self, line: Line) -> Style:
        """Return the look of a block's role."""
        if line.role is None or line.role is BlockRole.BODY:
            return Style.null()
        return self.style_of(line.role.value if line.role in KEPT_ROLES else "left-out")

    def parts(self, line: Line) -> Iterator[Part]:
        """Yield the claims' states or the coverage, the current claim's parts, selection and cursor."""
        held = self._claim.within(line.start, line.end) if self._claim is not None else []
        if self._coverage is not None:
            yield from (part for part in held if part[2] == "claim")
            for start, end, state in self._coverage.within(line.start, line.end):
                yield start, end, f"in-{state}"
        else:
            for start, end, row_id in self._marks.within(line.start, line.end):
                yield start, end, self._marks.verdicts[row_id].value
            yield from held
        if self.cursor.selection is not None:
            yield (*self.cursor.selection, "selection")
        if self.has_focus:
            yield (*self.cursor.at, "cursor")

    def laid(self, names: Sequence[str]) -> Iterator[str]:
        """Yield what counts where several marks lie over each other: a lit claim hides the states."""
        lit = "claim" in names
        return (name for name in names if not (lit and name in _VERDICTS))

    def on_click(self, event: events.Click) -> None:
        """Go to the claim under the mouse; in the current claim, and where none is, put the cursor there."""
        at = self.offset_at(event)
        if at is None:
            return
        event.stop()
        if self.dragged:
            return
        current = self._claim.row_id if self._claim is not None else None
        row_id = self._marks.claim_at(at, current)
        if row_id is not None and row_id != current:
            self.post_message(self.ClaimClicked(row_id))
        else:
            self.move(lambda cursor: cursor.go_to(at))

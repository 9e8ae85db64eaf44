"""The article, with the current claim marked in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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

from workbench.model import BlockRole, Claim, Edition, VerdictValue
from workbench.ui import wording
from workbench.ui.cells import fit
from workbench.ui.ordered_keys import begin
from workbench.ui.widgets.article_layout import KEPT_ROLES, ArticleLayout, Line, lay_out
from workbench.ui.widgets.article_marks import ArticleMarks, ClaimSpans

GUTTER = 3
"""Cells at the left: a bar beside the current claim, the state of claims that begin here, a space."""

LARGE = 500_000
"""Characters from which the lines are broken in a thread (a tenth of a second and more)."""


class ArticlePane(ScrollView, can_focus=True):
    """The text of an edition, its claims underlined by state, the current one lit with its parts.

    Everything shown has gone through ``printable``; that keeps lengths, so offsets into the edition
    are offsets into what is shown.
    """

    ALLOW_SELECT = False
    PARTS: ClassVar[tuple[str, ...]] = (
        "headline", "dek", "heading", "caption", "byline", "left-out", "notice", "bar",
        "claim", "source", "cue", "fact",
        "verified", "disputed", "unverifiable", "unreviewed",
    )  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{part}" for part in PARTS}
    DEFAULT_CSS = """
    ArticlePane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
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
        & > .article--disputed { color: $disputed; text-style: underline; }
        & > .article--unverifiable { color: $unverifiable; text-style: underline; }
        & > .article--unreviewed { color: $open; }
    }
    """

    @dataclass
    class ClaimClicked(Message):
        """A claim's words were clicked."""

        row_id: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Start empty."""
        super().__init__(id=id)
        self._edition: Edition | None = None
        self._safe = ""
        self._layout = ArticleLayout((), 0)
        self._marks = ArticleMarks(())
        self._claim: ClaimSpans | None = None
        self._left_out = False
        self._drawn: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    def show(self, edition: Edition, safe: str) -> None:
        """Show another text, from its beginning, without claims.

        Args:
            edition: The text with its blocks.
            safe: Its text after ``printable``, line feeds kept.
        """
        self._edition = edition
        self._safe = safe
        self._marks = ArticleMarks(())
        self._claim = None
        self.scroll_to(y=0, animate=False, force=True)
        self._break_lines()

    def mark(self, marks: ArticleMarks) -> None:
        """Underline the article's claims by state."""
        self._marks = marks
        self._redraw()

    def set_verdict(self, row_id: int, verdict: VerdictValue) -> None:
        """Take in a claim's new state."""
        self._marks.verdicts[row_id] = verdict
        self._redraw()

    def light(self, claim: Claim | None, row_id: int | None = None) -> None:
        """Mark the current claim with its source, cue and facts, and bring it into view."""
        self._claim = ClaimSpans.of(claim, row_id) if claim is not None else None
        self._redraw()
        self.show_claim()

    def toggle_left_out(self) -> None:
        """Show or hide the lines that are not article."""
        self._left_out = not self._left_out
        self._break_lines()

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

    # Lines

    def _break_lines(self) -> None:
        if self._edition is None or self.size.width <= GUTTER:
            return
        if len(self._safe) >= LARGE:
            begin(self, self._break_in_thread, "layout", exclusive=True)
        else:
            self._take(self._broken())

    async def _break_in_thread(self) -> None:
        import asyncio

        self._take(await asyncio.to_thread(self._broken))

    def _broken(self) -> ArticleLayout:
        blocks = self._edition.blocks if self._edition is not None else ()
        return lay_out(
            self._safe, blocks, self.scrollable_content_region.width - GUTTER, left_out=self._left_out
        )

    def _take(self, layout: ArticleLayout) -> None:
        self._layout = layout
        self.virtual_size = Size(self.size.width, len(layout.lines))
        self._redraw()
        self.call_after_refresh(self.show_claim)

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        if self.scrollable_content_region.width - GUTTER != self._layout.width:
            self._break_lines()
        else:
            self._redraw()
            self.call_after_refresh(self.show_claim)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._drawn.clear()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the window."""
        index = y + self.scroll_offset.y
        if index >= len(self._layout.lines):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._drawn.get(index)
        if strip is None or strip.cell_length != self.size.width:
            strip = self._drawn[index] = self._draw(self._layout.lines[index])
        return strip

    def _draw(self, line: Line) -> Strip:
        width = self.size.width
        ground = self.rich_style
        if line.notice:
            text = fit(line.notice, width - GUTTER)
            return Strip(
                [Segment(" " * GUTTER, ground), Segment(text, ground + self._style("notice"))], width
            )
        segments = [*self._gutter(line, ground)]
        segments.extend(
            Segment(self._safe[start:end], style) for start, end, style in self._pieces(line, ground)
        )
        strip = Strip(segments, sum(cell_len(segment.text) for segment in segments))
        return strip.adjust_cell_length(width, ground)

    def _gutter(self, line: Line, ground: Style) -> Iterator[Segment]:
        lit = self._claim is not None and self._claim.touches(line.start, line.end)
        yield Segment("▌" if lit else " ", ground + self._style("bar"))
        state = self._marks.state_beginning(line.start, line.end)
        if state is None:
            yield Segment("  ", ground)
        else:
            plain = Style(color=self._style(state.value).color)
            yield Segment(wording.VERDICT_MARKS[state].glyph + " ", ground + plain)

    def _pieces(self, line: Line, ground: Style) -> Iterator[tuple[int, int, Style]]:
        base = ground + self._role_style(line.role)
        marks = self._marks.within(line.start, line.end)
        parts = self._claim.within(line.start, line.end) if self._claim is not None else []
        cuts = {line.start, line.end}
        for start, end, _ in (*marks, *parts):
            cuts.update((max(start, line.start), min(end, line.end)))
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            names = [name for first, last, name in parts if first <= start and end <= last]
            style = base
            if "claim" not in names:
                for first, last, row_id in marks:
                    verdict = self._marks.verdicts[row_id]
                    if first <= start and end <= last and verdict is not VerdictValue.UNREVIEWED:
                        style = style + self._style(verdict.value)
            for name in names:
                style = style + self._style(name)
            yield start, end, style

    def _role_style(self, role: BlockRole | None) -> Style:
        if role is None or role is BlockRole.BODY:
            return Style.null()
        return self._style(role.value if role in KEPT_ROLES else "left-out")

    def _style(self, part: str) -> Style:
        style = self._styles.get(part)
        if style is None:
            whole = self.get_component_rich_style(f"article--{part}", partial=True)
            background = whole.bgcolor if part == "claim" else None
            style = self._styles[part] = Style(
                color=whole.color,
                bgcolor=background,
                bold=whole.bold,
                italic=whole.italic,
                underline=whole.underline,
                dim=whole.dim,
            )
        return style

    def legend_style(self, part: str) -> Style:
        """Return the style that marks a part of a claim, for a legend."""
        return self._style(part)

    def on_click(self, event: events.Click) -> None:
        """Go to the claim under the mouse."""
        offset = event.get_content_offset_capture(self)
        index = offset.y + self.scroll_offset.y
        if not 0 <= index < len(self._layout.lines):
            return
        line = self._layout.lines[index]
        at = line.start
        cells = offset.x - GUTTER
        while at < line.end and cell_len(self._safe[line.start : at + 1]) <= cells:
            at += 1
        row_id = self._marks.claim_at(at, self._claim.row_id if self._claim is not None else None)
        if row_id is not None:
            event.stop()
            self.post_message(self.ClaimClicked(row_id))

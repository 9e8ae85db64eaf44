"""Panes side by side, whose edges can be moved with the mouse and with keys.

The style sheet says which panes there are and how they lie; here their tracks (the columns and rows of
the grid) get other shares of the room. Between two columns runs a rule of one cell, the splitter; between
two rows the title of the lower pane is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.containers import Container
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

Axis = Literal["columns", "rows"]
AXES: tuple[Axis, ...] = ("columns", "rows")

LEAST: dict[Axis, int] = {"columns": 12, "rows": 3}
"""Cells of a column, lines of a row at least, however an edge is moved: a title and a claim."""

TWICE = 0.5
"""Seconds within which a second press on a title makes a double click."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The edge before a track.

    Attributes:
        axis: Whether it parts columns or rows.
        track: Index of the track that begins there, from 1.
    """

    axis: Axis
    track: int


def moved(sizes: Sequence[int], track: int, by: int, least: int) -> list[int]:
    """Return the sizes of tracks after an edge was moved, as far as it can be.

    Args:
        sizes: In cells.
        track: Index of the track that begins at the edge.
        by: Cells to the right or down; to the left or up where negative.
        least: What the tracks on both sides keep; where there is less already, nothing moves.
    """
    before, after = sizes[track - 1], sizes[track]
    if before + after < 2 * least:
        return list(sizes)
    size = max(least, min(before + by, before + after - least))
    return [*sizes[: track - 1], size, before + after - size, *sizes[track + 1 :]]


def fitted(shares: Sequence[int], total: int, least: int) -> list[int]:
    """Return sizes in the proportion of shares that take a total, none below the least where there is room.

    Args:
        shares: One a track, each above 0.
        total: Cells to give away.
        least: Cells that no track goes below, if ``total`` can give as many to each.
    """
    count = len(shares)
    least = max(0, min(least, total // count))
    free, weight = total - least * count, sum(shares)
    # What is above the least is given by how far each share is above it.
    above = [max(0.0, share * total / weight - least) for share in shares]
    scale = free / sum(above) if sum(above) else 0.0
    sizes = [least + int(part * scale) for part in above]
    sizes[max(range(count), key=lambda index: shares[index])] += total - sum(sizes)
    return sizes


class SplitPanes(Container):
    """A grid of panes with movable edges."""

    DEFAULT_CSS = """
    SplitPanes {
        layout: grid;
        background: $background;
        color: $rule;
    }
    """

    @dataclass
    class Resized(Message):
        """An edge was moved; for the mouse, when its button was let go.

        Attributes:
            shares: The sizes of the tracks now, in cells.
        """

        axis: Axis
        shares: list[int]

    @dataclass
    class TitleClicked(Message):
        """A pane's title was clicked.

        Attributes:
            pane: Id of the pane.
            twice: It was the second click in a row.
        """

        pane: str
        twice: bool

    def __init__(self, *children: Widget, id: str | None = None) -> None:
        """Take the panes."""
        super().__init__(*children, id=id)
        self._held: Edge | None = None
        self._lit: Edge | None = None
        self._pressed: tuple[str, int, int] | None = None
        self._dragged = False
        self._clicked = ("", 0.0)

    # Where the panes and their edges are

    def panes(self) -> list[Widget]:
        """Return the panes on the screen."""
        return [child for child in self.children if child.display and child.region.area]

    def tracks(self, axis: Axis) -> list[tuple[int, int]]:
        """Return where each track begins on the screen, and its size in cells; none before it is laid out."""
        gutter = self.gutter_of(axis)
        spans = [_along(axis, pane.region) for pane in self.panes()]
        if not spans:
            return []
        starts = sorted({start for start, _ in spans})
        end = max(start + size for start, size in spans)
        ends = [*(start - gutter for start in starts[1:]), end]
        return [(start, stop - start) for start, stop in zip(starts, ends, strict=True)]

    def gutter_of(self, axis: Axis) -> int:
        """Return the cells between two tracks."""
        # Textual names a gutter by the direction that it runs in.
        beside, below = self.styles.grid_gutter_vertical, self.styles.grid_gutter_horizontal
        return (beside if axis == "columns" else below) or 0

    def edge_of(self, pane: Widget, axis: Axis) -> Edge | None:
        """Return the edge of a pane that keys move: the one after it, else the one before; None without."""
        start, size = _along(axis, pane.region)
        starts = [at for at, _ in self.tracks(axis)]
        after = next((index for index, at in enumerate(starts) if at >= start + size), None)
        if after is not None:
            return Edge(axis, after)
        return Edge(axis, starts.index(start)) if start in starts[1:] else None

    def edge_at(self, x: int, y: int) -> Edge | None:
        """Return the edge at a place of the screen, None where none is."""
        for pane in self.panes():
            region = pane.region
            starts = [at for at, _ in self.tracks("rows")]
            if y == region.y and region.x <= x < region.right and y in starts[1:]:
                return Edge("rows", starts.index(y))
            beside = x == region.x - 1 and region.y <= y < region.bottom and x > self.region.x
            if beside and self.gutter_of("columns"):
                columns = [at for at, _ in self.tracks("columns")]
                return Edge("columns", columns.index(region.x))
        return None

    def title_at(self, x: int, y: int) -> str | None:
        """Return the id of the pane whose title is at a place of the screen."""
        found = (
            pane for pane in self.panes() if y == pane.region.y and pane.region.x <= x < pane.region.right
        )
        return next((pane.id for pane in found), None)

    # Moving

    def move(self, edge: Edge, by: int) -> list[int] | None:
        """Move an edge by some cells, as far as the panes beside it allow.

        Returns:
            The sizes of the tracks after it, in cells; None where nothing moved.
        """
        sizes = [size for _, size in self.tracks(edge.axis)]
        if not 0 < edge.track < len(sizes):
            return None
        after = moved(sizes, edge.track, by, LEAST[edge.axis])
        if after == sizes:
            return None
        self.give(edge.axis, after)
        return after

    def give(self, axis: Axis, shares: Sequence[int] | None) -> None:
        """Give the tracks these shares of the room; None gives them those of the style sheet."""
        rule = "grid_columns" if axis == "columns" else "grid_rows"
        words = None if shares is None else " ".join(f"{share}fr" for share in shares)
        setattr(self.styles, rule, words)

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the edge or the title under the mouse."""
        if event.button != 1:
            return
        x, y = event.screen_x, event.screen_y
        edge, title = self.edge_at(x, y), self.title_at(x, y)
        if edge is None and title is None:
            return
        event.stop()
        self._held, self._pressed, self._dragged = edge, (title or "", x, y), False
        self.capture_mouse()
        self._light(edge)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the edge that is held; light the one under the mouse."""
        if self._pressed is None:
            self._light(self.edge_at(event.screen_x, event.screen_y))
            return
        event.stop()
        if not event.button:
            self._let_go(event)  # The button was let go outside of the window.
            return
        if self._held is None:
            return
        axis = self._held.axis
        tracks = self.tracks(axis)
        if self._held.track >= len(tracks):
            return
        at = event.screen_x + self.gutter_of(axis) if axis == "columns" else event.screen_y
        by = at - tracks[self._held.track][0]
        if by and self.move(self._held, by) is not None:
            self._dragged = True

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go; where nothing was moved it was a click on a title."""
        if self._pressed is not None:
            event.stop()
            self._let_go(event)

    def _let_go(self, event: events.MouseEvent) -> None:
        if self._pressed is None:
            return
        self.release_mouse()
        (pane, x, y), self._pressed = self._pressed, None
        held, self._held = self._held, None
        if self._dragged and held is not None:
            # The panes lie anew only after the next refresh.
            self.call_after_refresh(self._tell, held.axis)
        elif pane and (event.screen_x, event.screen_y) == (x, y):
            before, when = self._clicked
            twice = before == pane and monotonic() - when < TWICE
            self._clicked = ("", 0.0) if twice else (pane, monotonic())
            self.post_message(self.TitleClicked(pane, twice))
        self._light(None)

    def on_leave(self) -> None:
        """Dim the edge."""
        if self._pressed is None:
            self._light(None)

    def _tell(self, axis: Axis) -> None:
        self.post_message(self.Resized(axis, [size for _, size in self.tracks(axis)]))

    def _light(self, edge: Edge | None) -> None:
        if edge != self._lit:
            self._lit = edge
            self.refresh()

    # Looks

    def on_resize(self) -> None:
        """Draw the rules where the panes lie then: behind a dialog they are laid after the first drawing."""
        self.call_after_refresh(self.refresh)

    def render_line(self, y: int) -> Strip:
        """Return a line of what the panes leave free: the rules between columns."""
        ground = self.rich_style
        line = y + self.region.y
        panes = [pane.region for pane in self.panes() if pane.region.y <= line < pane.region.bottom]
        bars = {region.x - 1 - self.region.x: region for region in panes if region.x > self.region.x}
        if not bars or not self.gutter_of("columns"):
            return Strip.blank(self.size.width, ground)
        lit = self._lit
        tracks = self.tracks("columns")
        warm = tracks[lit.track][0] if lit and lit.axis == "columns" and lit.track < len(tracks) else None
        light = ground + Style(color=self.app.theme_variables["primary"])
        segments, column = [], 0
        for place, region in sorted(bars.items()):
            segments.append(Segment(" " * (place - column), ground))
            sign = "│"
            if region.y == line:
                # The rule of a title begins here, and perhaps one ends.
                sign = "┬" if any(left.right == region.x - 1 and left.y == line for left in panes) else "├"
            segments.append(Segment(sign, light if region.x == warm else ground))
            column = place + 1
        return Strip([*segments, Segment(" " * (self.size.width - column), ground)])


def _along(axis: Axis, region: Region) -> tuple[int, int]:
    return (region.x, region.width) if axis == "columns" else (region.y, region.height)

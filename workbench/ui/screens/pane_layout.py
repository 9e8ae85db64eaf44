"""How the room is shared among the panes: one of them alone, edges moved by keys or mouse, all remembered.

What lies where at which size is in the style sheet; this changes the shares, and which panes are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.widget import Widget

from workbench.desk.remembered import forget, recall, remember
from workbench.ui import pane_sizes
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import after_painting, first_frame
from workbench.ui.pane_sizes import BARE, BARS, HEIGHTS, HIDDEN, PANES, SHOWN, WIDTHS, shares_of
from workbench.ui.widgets.splitter import AXES, LEAST, Axis, SplitPanes, fitted

if TYPE_CHECKING:
    from workbench.ui.ordered_keys import OrderedKeys

FOCUS: Mapping[str, str] = {"reading": "article"}
"""Ids of the widgets that take the focus for their pane; the other panes take it themselves."""

STEPS: Mapping[Axis, int] = {"columns": 2, "rows": 1}
"""Cells that a key moves an edge by."""

SECTION = "panes"
"""Where the shares are remembered, by layout; under ``<size> zoom`` the pane that is alone."""


class PaneLayout(Screen[None]):
    """The keys Z, ctrl with an arrow, and backslash; the mouse on titles and splitters."""

    HORIZONTAL_BREAKPOINTS = [*WIDTHS]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [*HEIGHTS]  # noqa: RUF012 - as Textual has it

    def __init__(self) -> None:
        """Start with no pane alone."""
        super().__init__()
        self._zoomed: str | None = None
        self._current = "claims"

    # What holds now

    @property
    def split(self) -> SplitPanes:
        """The panes."""
        return self.query_one("#panes", SplitPanes)

    @property
    def solo(self) -> bool:
        """Whether the terminal has room for one pane only."""
        return pane_sizes.too_small(*self.app.size)

    @property
    def alone(self) -> str | None:
        """Id of the only pane shown, None where all are that the layout has."""
        return self._current if self.solo else self._zoomed

    @property
    def size_class(self) -> str:
        """The layout that the size asks for, as ``narrow short``."""
        return pane_sizes.size_class(self.app.size.width, self.app.size.height)

    @property
    def _traits(self) -> list[str]:
        """What else decides how the panes lie."""
        return [name for name in (SHOWN, HIDDEN, BARE) if self.has_class(name)]

    @property
    def _layout_name(self) -> str:
        return pane_sizes.layout_name(self.size_class, self._traits)

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the panes on the screen."""
        alone = self.alone
        return (alone,) if alone is not None else pane_sizes.shown_panes(self.size_class, self._traits)

    def pane_of(self, widget: Widget | None) -> str | None:
        """Return the id of the pane that a widget is in, None where it is in none."""
        around = widget.ancestors_with_self if widget is not None else ()
        return next((node.id for node in around if node.id in PANES), None)

    def _target(self, pane: str) -> Widget:
        return self.query_one(f"#{FOCUS.get(pane, pane)}")

    # Arranging

    def on_mount(self) -> None:
        """Lay the panes out as they were the last time at this size."""
        zoomed = recall(SECTION, f"{self.size_class} zoom")
        if isinstance(zoomed, str) and zoomed in PANES:
            self._zoomed = self._current = zoomed
        self.lay_panes()
        if self._current != "claims":
            self.set_focus(self._target(self._current))

    def on_resize(self) -> None:
        """Keep the shares; the pane that has the focus stays on the screen."""
        self._reveal(self._current)
        self.lay_panes()

    def _reveal(self, pane: str) -> None:
        """See to it that a pane is on the screen when the panes are laid out next."""
        if self._zoomed not in {None, pane}:
            self._keep_zoom(None)
        if self.alone is None and pane not in self.shown:
            self.set_class(pane == "sources", SHOWN)
            if pane == "sources":
                self.remove_class(HIDDEN)

    def lay_panes(self) -> None:
        """Show the pane that is alone, or all of the layout with the shares that they were given."""
        split, alone, shown = self.split, self.alone, self.shown
        for pane in PANES:
            self.query_one(f"#{pane}").display = pane in shown
        for rule in ("grid_size_columns", "grid_size_rows"):
            setattr(split.styles, rule, None if alone is None else 1)
        for axis in AXES:
            split.give(axis, self._shares_of(axis) if alone is None else [1])
        self._spread(alone)
        after_painting(self, self.panes_arranged)

    def _spread(self, alone: str | None) -> None:
        """Let a pane that is alone take one cell of the grid, which is all there is."""
        for pane in PANES:
            styles = self.query_one(f"#{pane}").styles
            for rule in ("column_span", "row_span"):
                setattr(styles, rule, None if alone is None else 1)

    def _shares_of(self, axis: Axis) -> list[int] | None:
        """Return the shares that are remembered for the layout, None where the style sheet's hold."""
        shares = shares_of(recall(SECTION, f"{self._layout_name} {axis}"))
        size = self.app.size
        room = size.width if axis == "columns" else size.height - BARS
        if not shares or min(shares) * room >= LEAST[axis] * sum(shares):
            # As they are, so that the same size gives the same panes to the cell.
            return shares or None
        return fitted(shares, room, LEAST[axis])

    def panes_arranged(self) -> None:
        """Say which panes are hidden; what they show is fetched by who fills them."""
        hidden = [name for pane, name in PANES.items() if pane not in self.shown]
        if self.solo:
            words = f"{PANES[self._current]} only (tab)"
        elif self._zoomed is not None:
            words = said("{pane} only ({review.zoom})", pane=PANES[self._zoomed])
        elif hidden:
            words = said("{panes} hidden ({review.toggle_sources})", panes=" and ".join(hidden))
        else:
            words = ""
        self.show_status(panes=words)

    def show_status(self, **changes: object) -> None:
        """Change parts of the status line (see ``Status``)."""
        raise NotImplementedError

    # Focus

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give a widget the focus; a pane that hides its own makes way."""
        pane = self.pane_of(widget)
        if pane is not None and pane != self._current:
            before, self._current = self.shown, pane
            self._reveal(pane)
            if self.shown != before:
                self.lay_panes()
        super().set_focus(widget, scroll_visible, from_app_focus)

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go to the next pane; one that is alone makes way for it."""
        return self._focus_beside(1) if self._in_pane_alone else super().focus_next(selector)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go to the pane before likewise."""
        return self._focus_beside(-1) if self._in_pane_alone else super().focus_previous(selector)

    @property
    def _in_pane_alone(self) -> bool:
        return self.alone is not None and self.pane_of(self.focused) is not None

    def _focus_beside(self, step: int) -> Widget:
        order = list(PANES)
        pane = order[(order.index(self._current) + step) % len(order)]
        if self._zoomed is not None:
            self._zoom(pane)
        self.set_focus(self._target(pane))
        return self._target(pane)

    def show_pane(self, pane: str) -> None:
        """Bring a pane onto the screen, wherever it is hidden; where there is room for one only, go to it.

        Args:
            pane: Its id.
        """
        if self.solo:
            self.set_focus(self._target(pane))
        elif pane not in self.shown:
            self._zoom(None)
            self._reveal(pane)
            self.lay_panes()

    def action_toggle_sources(self) -> None:
        """Show or hide the pane of sources; it makes way for the claims where one pane is alone."""
        hide = "sources" in self.shown
        if self.alone is not None:
            self._zoom(None)
            self.set_focus(self._target("claims" if hide else "sources" if self.solo else self._current))
            hide = False
        if not self.solo:
            self.set_class(not hide, SHOWN)
            self.set_class(hide, HIDDEN)
            if self._current not in self.shown:
                self.set_focus(self._target("claims"))
        self.lay_panes()

    # Keys

    def action_zoom(self) -> None:
        """Give the pane with the focus all the room, or all panes theirs again."""
        if self.solo:
            self.notify("There is room for one pane only: tab shows the next.", timeout=3)
            return
        self._zoom(self._current if self._zoomed is None else None)

    def _zoom(self, pane: str | None) -> None:
        if pane != self._zoomed:
            self._keep_zoom(pane)
            if pane is None:
                self._reveal(self._current)
        self.lay_panes()

    def _keep_zoom(self, pane: str | None) -> None:
        self._zoomed = pane
        remember(SECTION, f"{self.size_class} zoom", pane)

    def action_edge_left(self) -> None:
        """Move the edge of the pane to the left."""
        self._move("columns", -1)

    def action_edge_right(self) -> None:
        """Move it to the right."""
        self._move("columns", 1)

    def action_edge_up(self) -> None:
        """Move the edge below the pane, or above the lowest, up."""
        self._move("rows", -1)

    def action_edge_down(self) -> None:
        """Move it down."""
        self._move("rows", 1)

    def _move(self, axis: Axis, step: int) -> None:
        split = self.split
        edge = None if self.alone else split.edge_of(self.query_one(f"#{self._current}"), axis)
        if edge is None:
            return
        sizes = split.move(edge, step * STEPS[axis])
        if sizes is not None:
            self._remember(axis, sizes)
            # The next key moves the edge from where it lies then.
            cast("OrderedKeys", self.app).hold(partial(first_frame, self))

    def _remember(self, axis: Axis, shares: list[int]) -> None:
        remember(SECTION, f"{self._layout_name} {axis}", shares)

    def action_usual_layout(self) -> None:
        """Lay the panes out as they were at first, at every size."""
        forget(SECTION)
        self._zoomed = None
        self.remove_class(SHOWN, HIDDEN)
        self._reveal(self._current)
        self.lay_panes()

    # Mouse

    def get_focusable_widget_at(self, x: int, y: int) -> Widget | None:
        """Return what a press gives the focus to: an edge that is taken hold of leaves it where it is."""
        if self.split.edge_at(x, y) is not None:
            return None
        return super().get_focusable_widget_at(x, y)

    def on_split_panes_resized(self, event: SplitPanes.Resized) -> None:
        """Remember what the mouse made of the panes."""
        event.stop()
        self._remember(event.axis, event.shares)

    def on_split_panes_title_clicked(self, event: SplitPanes.TitleClicked) -> None:
        """Go to the pane whose title was clicked; the second click zooms it, or takes that back."""
        event.stop()
        self.set_focus(self._target(event.pane))
        if event.twice:
            self.action_zoom()

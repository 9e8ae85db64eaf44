"""Textual's palette of commands, made safe against keys that are quicker than it is."""

from __future__ import annotations

from typing import Any

from textual import on, work
from textual.command import CommandList, CommandPalette
from textual.css.query import NoMatches
from textual.css.styles import RenderStyles
from textual.widgets import Button, Input

# What the worker does, without the worker around it.
_gather: Any = CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined]  # noqa: SLF001 - no public way


class Palette(CommandPalette):
    """The palette: each command chosen in it is done once, and no key ends the program.

    A page key typed before its list has been laid out does nothing: ``OptionList._move_page`` of Textual 8.2
    looks for the lines of a list that has none yet, and its KeyError ends the program. A second enter before
    it is gone does nothing either: it took away the screen below, then did the command once more. And it
    gathers its commands while another look is put on: what the look has not said yet has the palette's own.
    What it gathers for a palette that has gone is dropped.
    """

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the style of parts, as far as the style sheet has said one."""
        return super().get_component_styles(*(name for name in names if name in self._component_styles))

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)  # noqa: SLF001 - in place of that worker
    async def _gather_commands(self, search_value: str) -> None:
        """Gather the commands that go with what was typed, as long as somebody waits for them."""
        try:
            await _gather(self, search_value)
        except NoMatches:
            if not self._was_left:
                raise

    def _action_command_list(self, action: str) -> None:
        if action.startswith("page") and not self.query_one(CommandList).scrollable_content_region.height:
            return
        super()._action_command_list(action)

    @on(Input.Submitted)
    def _only_once(self, event: Input.Submitted) -> None:
        """Leave an enter alone once the palette has gone."""
        if self._was_left:
            event.prevent_default().stop()

    def _select_or_command(self, event: Input.Submitted | Button.Pressed | None = None) -> None:
        """Do what was chosen, unless it was done already."""
        if not self._was_left:
            super()._select_or_command(event)

    @property
    def _was_left(self) -> bool:
        return self.app.screen is not self

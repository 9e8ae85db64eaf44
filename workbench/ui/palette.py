"""Textual's palette of commands, made safe against keys that are quicker than it is."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.widgets import Input


class Palette(CommandPalette):
    """The palette: each command chosen in it is done once, and no key ends the program.

    A page key typed before its list has been laid out does nothing: ``OptionList._move_page`` of Textual 8.2
    looks for the lines of a list that has none yet, and its KeyError ends the program. A second enter before
    it is gone does nothing either: it took away the screen below, then did the command once more.
    """

    def _action_command_list(self, action: str) -> None:
        if action.startswith("page") and not self.query_one(CommandList).scrollable_content_region.height:
            return
        super()._action_command_list(action)

    @on(Input.Submitted)
    def _only_once(self, event: Input.Submitted) -> None:
        """Leave an enter to the screen that is below once the palette has gone."""
        if self.app.screen is not self:
            event.prevent_default().stop()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave, unless it was left already."""
        if self.app.screen is not self:
            return AwaitComplete.nothing()
        return super().dismiss(result)

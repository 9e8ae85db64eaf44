"""Textual's palette of commands, made safe against keys that are quicker than its layout."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """The palette; a page key typed before its list has been laid out does nothing.

    ``OptionList._move_page`` of Textual 8.2 looks for the lines of a list that has none yet, and its
    KeyError ends the program.
    """

    def _action_command_list(self, action: str) -> None:
        if action.startswith("page") and not self.query_one(CommandList).scrollable_content_region.height:
            return
        super()._action_command_list(action)

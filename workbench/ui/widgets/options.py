"""Textual's list of options, made safe against keys that are quicker than its layout."""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

from textual.widgets import OptionList


class Options(OptionList):
    """A list of choices; a page key typed before it has been laid out, or where it has no room, does nothing.

    ``OptionList._move_page`` of Textual 8.2 looks for the lines of a list that has none yet, and its
    LookupError would end the program. Every dialog has its list from here.
    """

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        with suppress(LookupError):
            super()._move_page(direction)

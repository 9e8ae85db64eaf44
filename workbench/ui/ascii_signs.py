"""Every sign of the screens in ASCII, for terminals, fonts and readers that know nothing else.

It works on what is painted, cell by cell, so that no screen has to know of it: a sign of one cell becomes
one character, and a letter that ASCII has not becomes its plain form, or a question mark. What is stored,
exported or searched stays as it is.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from workbench.ui.ascii_text import plain


class AsciiSigns(LineFilter):
    """Paints in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Return the segments in ASCII."""
        return [Segment(plain(text), style, control) for text, style, control in segments]

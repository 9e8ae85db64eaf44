"""What the marks in the article mean, each word in the look it explains."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbench.model import VerdictValue
from workbench.ui.wording import VERDICT_MARKS


class Legend(Widget):
    """One line; the states of claims come where there is room."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Legend { height: 1; width: 1fr; color: $quiet; padding: 0 1; }
    """

    def render(self) -> Content:
        """Return the line."""
        parts: list[tuple[str, str]] = [
            ("▌", "$primary"), ("claim", "$foreground on $claim"), ("  ", ""),
            ("source", "bold underline $source"), ("  ", ""),
            ("cue", "italic underline $cue"), ("  ", ""),
            ("fact", "bold $fact"),
        ]  # fmt: skip
        left = self.size.width - sum(cell_len(text) for text, _ in parts)
        for value, mark in VERDICT_MARKS.items():
            text = f"   {mark}"
            if cell_len(text) > left:
                break
            left -= cell_len(text)
            colour = "open" if value is VerdictValue.UNREVIEWED else value.value
            parts.extend((("   ", ""), (str(mark), f"${colour}")))
        return Content.assemble(*parts)

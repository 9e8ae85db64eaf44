"""What the marks in the article mean, each word in the look it explains."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbench.model import VerdictValue
from workbench.ui.wording import COVERAGE_MARKS, VERDICT_MARKS

COVERAGE_LOOKS = (
    ("uncovered", "bold $disputed"),
    ("open", "italic underline $foreground"),
    ("no_fact", "strike $quiet"),
    ("decided", "underline $verified"),
)
"""The states of the article's words, each with the look it has in the article."""


def _covered(gap: str, brief: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        part
        for state, look in COVERAGE_LOOKS
        for mark in [COVERAGE_MARKS[state]]
        for part in (
            (f"{mark.glyph} ", look.rpartition(" ")[2]),
            (brief.get(state, mark.word), look),
            (gap, ""),
        )
    )


COVERAGE = _covered("   ", {})
COVERAGE_BRIEF = _covered(" ", {"no_fact": "no fact", "decided": "done"})


class Legend(Widget):
    """One line; the states of claims come where there is room."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Legend { height: 1; width: 1fr; color: $quiet; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Explain the claims."""
        super().__init__(id=id)
        self._coverage = False

    def explain(self, *, coverage: bool) -> None:
        """Explain the coverage, or the claims again."""
        self._coverage = coverage
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        if self._coverage:
            room = self.size.width >= sum(cell_len(text) for text, _ in COVERAGE)
            return Content.assemble(*(COVERAGE if room else COVERAGE_BRIEF))
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

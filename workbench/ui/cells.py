"""Text cut to terminal cells: one letter is not always one cell, and what comes from outside is made safe."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from workbench.text import printable

ELLIPSIS = "…"


def fit(text: str, width: int) -> str:
    """Return the text made safe for a terminal, in exactly ``width`` cells.

    Longer text ends in an ellipsis; shorter text is filled up with spaces.
    """
    safe = printable(text)
    if width <= 0:
        return ""
    length = cell_len(safe)
    if length > width:
        return set_cell_size(set_cell_size(safe, width - 1).rstrip() + ELLIPSIS, width)
    return safe + " " * (width - length)


def whole_parts(parts: Sequence[str], room: int, gap: str = "   ") -> str:
    """Return the first parts that fit whole into ``room`` cells, with a gap between them.

    Args:
        parts: The first stands in any case, shortened if need be; after one that does not fit, none stands.
        room: Cells.
        gap: Stands between two.
    """
    said = ""
    for part in parts:
        longer = f"{said}{gap}{part}" if said else part
        if said and cell_len(longer) > room:
            break
        said = longer
    return shorten(said, max(room, 0))


def shorten(text: str, width: int) -> str:
    """Return the text made safe for a terminal, in ``width`` cells or less."""
    return fit(text, width).rstrip()


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text made safe for a terminal, none wider than ``width`` cells.

    Line feeds are kept as line ends; a word wider than a line is cut.
    """
    width = max(2, width)
    lines: list[str] = []
    for paragraph in printable(text, newlines=True).split("\n"):
        line = ""
        for word in paragraph.split():
            joined = f"{line} {word}" if line else word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = chop_cells(word, width) or [""]
            lines.extend(full)
        lines.append(line)
    return lines

"""Labelled lines: what the panes beside the article are made of."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from workbench.ui.cells import wrap
from workbench.ui.wording import counted

LABEL_WIDTH = 10
"""Cells of the column of labels."""

MOST_SHOWN = 3_000
"""Characters of one text that are shown, more than any claim that is one: somebody may have made one claim
of a whole article, and thousands of painted lines would take tens of megabytes and the time for them."""


def beginning(text: str, most: int = MOST_SHOWN) -> tuple[str, str]:
    """Return as much of a text as is shown, and how much more there is in words, "" where that is all."""
    more = len(text) - most
    return (text, "") if more <= 0 else (text[:most], f"… {counted(more, 'character')} more")


def field(label: str, text: str, width: int, style: str = "", bold_to: int = 0) -> Iterator[Content]:
    """Yield a text wrapped beside its label.

    Args:
        label: Stands before the first line; fewer than ``LABEL_WIDTH`` letters.
        text: From outside or not: it is made safe.
        width: Cells of a line, label included.
        style: Of the text.
        bold_to: So many letters at the start are set off as a fact.
    """
    text, more = beginning(text)
    for number, line in enumerate(wrap(text, width - LABEL_WIDTH)):
        name = label if number == 0 else ""
        value = Content.styled(line, style) if style else Content(line)
        if bold_to and number == 0:
            value = value.stylize("$fact bold", 0, min(bold_to, len(line)))
        yield Content.assemble((f"{name:<{LABEL_WIDTH}}", "$quiet"), value)
    if more:
        yield Content.styled(" " * LABEL_WIDTH + more, "$quiet")

"""The former wording of a claim beside what it says now: words that went and came, by sign and by colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.check.word_changes import Change, word_changes
from workbench.model import EntryType
from workbench.ui.cells import wrap
from workbench.ui.fields import LABEL_WIDTH, beginning, field

if TYPE_CHECKING:
    from workbench.store.rows import FormerWords, TakenBack

SIGNS = {Change.GONE: ("[-", "-]"), Change.NEW: ("{+", "+}"), Change.STAYED: ("", "")}
"""What stands around words, as in the comparisons that programmers know: letters that every terminal has."""

STYLES = {Change.GONE: "$disputed strike", Change.NEW: "bold $verified"}

SAME_WORDS = "the same words; a date, who says it, or the sentence around it changed"


def marked(former: str, now: str) -> str:
    """Return both wordings in one line, the words that went and came with their signs; plain text."""
    if former.split() == now.split():
        return SAME_WORDS
    return " ".join(
        f"{SIGNS[change][0]}{text}{SIGNS[change][1]}" for change, text in word_changes(former, now)
    )


def former_lines(former: FormerWords, now: str, width: int) -> Iterator[Content]:
    """Yield the comparison, and who had decided what on the former words.

    Args:
        former: The words that were decided on.
        now: The claim's words.
        width: Cells of a line.
    """
    style = ""
    text, more = beginning(marked(former.text, now))
    for number, line in enumerate(wrap(text, width - LABEL_WIDTH)):
        label = f"{'Changed' if number == 0 else '':<{LABEL_WIDTH}}"
        parts, style = _painted(line, style)
        yield Content.assemble((label, "$quiet"), *parts)
    if more:
        yield from field("", more, width, "$quiet")
    yield from field("Was", decided(former.decisions), width)


def decided(decisions: tuple[TakenBack, ...]) -> str:
    """Return who had decided what, in words."""
    said: dict[str, list[str]] = {}
    for one in decisions:
        word = one.was if one.type is EntryType.VERDICT else f"attribution {one.was}"
        said.setdefault(one.reviewer, []).append(word)
    return "; ".join(f"{who}: {', '.join(words)}" for who, words in said.items())


def _painted(line: str, style: str) -> tuple[list[tuple[str, str]], str]:
    """Return a line in pieces with their styles, and the style in which the next line begins."""
    parts: list[tuple[str, str]] = []
    begins = {SIGNS[change][0]: painted for change, painted in STYLES.items()}
    ends = {SIGNS[change][1] for change in STYLES}
    piece, at = "", 0
    while at < len(line):
        sign = line[at : at + 2]
        if sign in begins and not style:
            parts.append((piece, style))
            piece, style = sign, begins[sign]
            at += 2
        elif sign in ends and style:
            parts.append((piece + sign, style))
            piece, style = "", ""
            at += 2
        else:
            piece += line[at]
            at += 1
    parts.append((piece, style))
    return [part for part in parts if part[0]], style

"""All keys and signs, made from the key map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench import marks
from workbench.model import Flag, SourceCheckStatus
from workbench.ui import dialog_keys, keys, wording
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.screens.dialog import Dialog

KEY_WIDTH = 14
"""Cells of the column of keys."""

SIGN_WIDTH = 25
"""Cells of the column of signs."""


_CHECK_WORDS = {
    SourceCheckStatus.CONFIRMED: "the outlet's saved text seems to say so",
    SourceCheckStatus.ALTERED: "it says something like it, and something differs",
    SourceCheckStatus.MISATTRIBUTED: "only another outlet's saved text says so",
    SourceCheckStatus.NOT_IN_SOURCE: "the outlet's saved text was not found to say it",
    SourceCheckStatus.SOURCE_MISSING: "no text of the outlet is saved",
    SourceCheckStatus.NOT_APPLICABLE: "the article cites no outlet",
}
"""What the machine's readings mean. They are suggestions, never verdicts."""


READER_SIGNS = (
    marks.CURSOR_MARK,
    marks.PASSAGE_MARK,
    (wording.EVIDENCE_GLYPH, "accepted as evidence"),
    marks.HIT_MARK,
)
"""What the signs at the left of a source mean."""


class HelpDialog(Dialog[None]):
    """The whole key map, by heading, and what the signs mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.HELP, "help"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *dialog_keys.HELP[1:],
        Key("cancel", "escape", "close", "Close the help.", "Dialogs", shown="esc"),
    )

    def __init__(self, room: tuple[Key, ...]) -> None:
        """Explain the keys of a screen, and those that act everywhere."""
        super().__init__("Keys and signs")
        self._room = room

    def body(self) -> Iterable[Widget]:
        """Return the text in a pane that scrolls."""
        yield VerticalScroll(Static(help_text(self._room)), id="help")

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#help").scroll_relative(y=3 * lines, animate=False)


def help_text(room: tuple[Key, ...]) -> Content:
    """Return the keys of a screen by heading, then the signs."""
    lines: list[Content] = []
    reader = room == keys.SOURCE
    article = keys.READING if room == keys.REVIEW else ()
    everything = (*room, *(() if reader else keys.LIST), *keys.EVERYWHERE, *keys.DIALOGS, *article)
    for heading in dict.fromkeys(key.group for key in everything):
        lines.append(Content.styled(heading, "bold $primary"))
        lines.extend(
            Content.assemble((f"  {key.display:<{KEY_WIDTH}}", "bold"), key.help)
            for key in everything
            if key.group == heading
        )
        lines.append(Content())
    lines.append(Content.styled("Signs", "bold $primary"))
    lines.extend(_sign(sign, words) for sign, words in (READER_SIGNS if reader else _signs()))
    return Content("\n").join(lines)


def _signs() -> Iterator[tuple[str, str]]:
    yield from ((mark.glyph, mark.word) for mark in wording.VERDICT_MARKS.values())
    for mark in wording.COVERAGE_MARKS.values():
        yield (
            mark.glyph,
            said("beside a line of the article ({review.coverage}): words {word}", word=mark.word),
        )
    yield wording.CONFLICT_GLYPH, "another reviewer's verdict"
    yield wording.NOTE_GLYPH, "notes"
    yield wording.EVIDENCE_GLYPH, "passages accepted as evidence"
    yield wording.EDITED_GLYPH, said("changed or made by a reviewer ({review.history} tells the history)")
    yield wording.ASIDE_GLYPH, "set aside: dropped, split, united, or gone from the text"
    yield (
        wording.REOPENED_GLYPH,
        "reopened: a source that it was checked against, or its own text, has changed",
    )
    yield wording.SAME_GLYPH * 3, "below a passage: these words agree with the claim"
    yield wording.DIFFERS_GLYPH * 3, "below a passage: these words differ from the claim's"
    yield wording.CURRENT_GLYPH, "in a list of choices: what holds now"
    yield wording.PARAGRAPH_GLYPH, "beside a passage: there another paragraph ends or begins"
    for status, mark in wording.CHECK_MARKS.items():
        yield f"{mark.glyph} {wording.CHECK_WORD}: {mark.word}", _CHECK_WORDS[status]
    for flag in Flag:
        yield f"{wording.FLAG_GLYPH} {wording.FLAG_WORDS[flag]}", said(wording.FLAG_SENTENCES[flag])


def _sign(sign: str, words: str) -> Content:
    return Content.assemble((f"  {sign:<{SIGN_WIDTH}} ", "bold"), words)

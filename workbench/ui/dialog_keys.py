"""The key map of the dialogs: one table a dialog, each of whose keys can be changed.

Fixed, and in no table: enter and escape, the arrow keys of a list, tab, and the digits of numbered
choices. They mean the same in every dialog, and no dialog can be without them.
"""

from __future__ import annotations

from workbench.ui import keys
from workbench.ui.key import Key
from workbench.ui.keys import DIALOGS

FIXED = frozenset({"enter", "escape", "tab", "shift+tab"} | {str(digit) for digit in range(10)})
"""Keys that mean the same in every dialog."""

MOVING = tuple(key for key in keys.SOURCE if key.group == keys.MOVE)
"""The keys of the cursor where a claim's words are worked on: those of a source shown whole."""

WITH_MOVING = frozenset({"words", "split"})
"""Dialogs in which they act too."""

_GROUP = "Dialogs"
_TOLD = {key.action: key for key in DIALOGS}

SAVE, EDITOR, CUT, SHARE, LEAVE_OUT, TAKE_VERDICT, TAKE_NOTE = (
    _TOLD[action]
    for action in ("save", "editor", "cut", "share", "leave_out", "take_verdict", "take_note")
)  # fmt: skip


def _scrolled(down: str = "j,down", up: str = "k,up") -> tuple[Key, Key]:
    return (
        Key("scroll(1)", down, "down", "Scroll down.", _GROUP, shown="j ↓", name="down"),
        Key("scroll(-1)", up, "up", "Scroll up.", _GROUP, shown="k ↑", name="up"),
    )


def _stepped(action: str, what: str) -> tuple[Key, Key]:
    return (
        Key(f"{action}(1)", "j", "next", f"Next {what}.", _GROUP, name="next"),
        Key(f"{action}(-1)", "k", "before", f"{what.capitalize()} before.", _GROUP, name="before"),
    )


NOTE: tuple[Key, ...] = (SAVE, EDITOR)

NOTES: tuple[Key, ...] = (
    Key("new", "n", "new note", "Write another note.", _GROUP),
    Key("in_editor", "ctrl+e", "$EDITOR", "Change the marked note in $EDITOR.", _GROUP),
    *_stepped("step", "note"),
    Key("scroll_note(1)", "J,pagedown", "scroll", "Scroll the note down.", _GROUP, shown="J PgDn",
        name="scroll"),
    Key("scroll_note(-1)", "K,pageup", "scroll back", "Scroll the note up.", _GROUP, shown="K PgUp",
        name="scroll_back"),
)  # fmt: skip

FILTERS: tuple[Key, ...] = (
    Key("wish('save')", "s", "save this one", "Save the filter in force under a name.", _GROUP, name="save"),
    Key("wish('rename')", "r", "rename", "Give it another name.", _GROUP, name="rename"),
    Key("wish('remove')", "x", "remove", "Remove it; the last change can be taken back.", _GROUP,
        name="remove"),
    Key("wish('undo')", "z,u", "undo", "Take the last change of the saved filters back.", _GROUP,
        name="undo"),
    *_stepped("move", "filter"),
)  # fmt: skip

DATES: tuple[Key, ...] = (
    Key("turn", "space", "reopen or keep", "Reopen the claim, or keep its verdict.", _GROUP),
    Key("turn_all", "a", "all", "Reopen all, or keep all.", _GROUP),
)

HISTORY: tuple[Key, ...] = (
    Key("cancel", "H,q", "close", "Close the history.", _GROUP, name="close"),
    *_scrolled(),
    Key("scroll(6)", "pagedown,space", "page down", "Scroll a page down.", _GROUP, shown="PgDn space",
        name="page_down"),
    Key("scroll(-6)", "pageup", "page up", "Scroll a page up.", _GROUP, shown="PgUp", name="page_up"),
)  # fmt: skip

PROGRESS: tuple[Key, ...] = (
    Key("all", "a", "all articles / this one", "Count all articles, or this one.", _GROUP),
    Key("cancel", "P,q", "close", "Close.", _GROUP, name="close"),
    *_scrolled(),
)

HELP: tuple[Key, ...] = (
    Key("cancel", "question_mark,h,q,f1", "close", "Close the help.", _GROUP, shown="? h q F1", name="close"),
    *_scrolled(),
)

WORDS: tuple[Key, ...] = (
    Key("turn", "space", "in / out", "Take the word in, or leave it out.", _GROUP),
    Key("select", "v", "select", "Begin a selection, or drop it.", _GROUP),
    Key("start_over", "z", "as it was", "Take the claim's own words again.", _GROUP),
)

SPLIT: tuple[Key, ...] = (
    CUT, SHARE, LEAVE_OUT,
    Key("select", "v", "select", "Begin a selection, or drop it.", _GROUP),
)  # fmt: skip

UNITE: tuple[Key, ...] = (
    Key("turn", "space", "take more", "Take the marked claim too, or not.", _GROUP),
    *_stepped("step", "claim"),
)

LIKE: tuple[Key, ...] = (
    TAKE_VERDICT, TAKE_NOTE,
    Key("down", "down,j", "next", "Next claim.", _GROUP, shown="↓ j"),
    Key("up", "up,k", "before", "Claim before.", _GROUP, shown="↑ k"),
)  # fmt: skip

YES_NO: tuple[Key, ...] = (
    Key("answer(True)", "y", "yes", "Yes.", _GROUP, name="yes"),
    Key("answer(False)", "n", "no", "No.", _GROUP, name="no"),
)

DIALOG_ROOMS: dict[str, tuple[Key, ...]] = {
    "note": NOTE,
    "notes": NOTES,
    "filters": FILTERS,
    "dates": DATES,
    "history": HISTORY,
    "progress": PROGRESS,
    "help": HELP,
    "words": WORDS,
    "split": SPLIT,
    "unite": UNITE,
    "like": LIKE,
    "yes_no": YES_NO,
}
"""The tables by the name of the dialog, which begins the binding ids."""

TITLES = {
    "note": "In a note",
    "notes": "In all notes on a claim",
    "filters": "In the saved filters",
    "dates": "Where verdicts rest on dates that have changed",
    "history": "In the history of a claim",
    "progress": "On the page of progress",
    "help": "In the help",
    "words": "In the words of a claim",
    "split": "Where a claim is cut",
    "unite": "Where claims are united",
    "like": "In what was checked before and like claims",
    "yes_no": "Where a question is asked",
}
"""What each is called on the page of keys."""

WRITTEN_IN = frozenset({"note"})
"""Dialogs in which letters are written: their keys are none that a text can hold."""

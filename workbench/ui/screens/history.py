"""What was done to a claim, entry by entry; what was taken back stays, and is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.model import Claim, EntryType, VerdictValue
from workbench.text import printable
from workbench.ui import dialog_keys, keys, wording
from workbench.ui.cells import shorten, wrap
from workbench.ui.fields import LABEL_WIDTH, beginning, field
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog

if TYPE_CHECKING:
    from workbench.desk.claim_history import HistoryEntry

ENTRY_WORDS: dict[EntryType, str] = {
    EntryType.VERDICT: "verdict",
    EntryType.ATTRIBUTION_VERDICT: "said or not",
    EntryType.EVIDENCE: "evidence",
    EntryType.NOTE: "note",
    EntryType.CLAIM_EDIT: "change",
    EntryType.ARTICLE: "article",
    EntryType.UNDO: "undo",
    EntryType.REDO: "redo",
}
"""What each sort of entry is called here."""

CHANGED_NOTE = "note changed"
"""What the summary of a new version of a note begins with."""

UNDONE = "↶ taken back"
"""Stands beside an entry that is no longer in force."""

WIDTH, EDGES = 84, 5
"""Cells of the box in the style sheet, and of its border, padding and scroll bar."""

LEAST_WIDTH = 24


class HistoryDialog(Dialog[None]):
    """The entries, oldest first, then the claim as the machine read it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.HISTORY, "history"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *dialog_keys.HISTORY[1:3],
        Key("cancel", "escape", "close", "Close the history.", "Dialogs", shown="esc"),
    )

    def __init__(
        self, number: int, claim: Claim, entries: Sequence[HistoryEntry], original: Claim | None
    ) -> None:
        """Tell of a claim.

        Args:
            number: Its place in its article.
            claim: As it is now.
            entries: Oldest first.
            original: As the machine read it; None for a claim made by hand.
        """
        super().__init__(f"History of claim {number:,}")
        self._claim = claim
        self._entries = tuple(entries)
        self._original = original

    def body(self) -> Iterable[Widget]:
        """Return the claim and its entries."""
        yield Static(Content(shorten(self._claim.text, 300)), classes="hint")
        with VerticalScroll(id="history"):
            yield Static(self._entries_in(self._width), id="entries", markup=False)

    def on_mount(self) -> None:
        """Scroll with the arrow keys at once."""
        self.query_one("#history").focus()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self.query_one("#entries", Static).update(self._entries_in(self._width))

    @property
    def _width(self) -> int:
        """Cells of a line: what the style sheet leaves of the window."""
        return max(LEAST_WIDTH, min(WIDTH, self.app.size.width * 96 // 100) - EDGES)

    def _entries_in(self, width: int) -> Content:
        lines = [line for entry in self._entries for line in entry_lines(entry, width)]
        if not lines:
            lines = [Content.styled("Nothing was decided, noted or changed yet.", "$quiet")]
        return Content("\n").join([*lines, Content(), *origin_lines(self._claim, self._original, width)])

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#history").scroll_relative(y=3 * lines, animate=False)


def entry_lines(entry: HistoryEntry, width: int) -> Iterator[Content]:
    """Yield an entry: when and who, then what, struck through where it was taken back."""
    head = f"{entry.at:%Y-%m-%d %H:%M} UTC  {printable(entry.reviewer)}"
    sort = CHANGED_NOTE if entry.summary.startswith(CHANGED_NOTE) else ENTRY_WORDS[entry.type]
    if entry.undone:
        yield Content.assemble((head, "$quiet"), (f"  {UNDONE}", "bold $disputed"))
    else:
        yield Content.styled(head, "$quiet")
    label = f"  {sort}"
    room = max(LABEL_WIDTH + 4, len(label) + 2)
    text, more = beginning(entry.body or _in_words(entry))
    for number, line in enumerate((*wrap(text, width - room), *([more] if more else ()))):
        name = label if number == 0 else ""
        yield Content.assemble(
            (f"{name:<{room}}", "$primary"), (line, "$quiet strike" if entry.undone else "")
        )


def _in_words(entry: HistoryEntry) -> str:
    """Return a summary in the words of the screens, where a claim without a verdict is open."""
    if entry.type is not EntryType.VERDICT:
        return entry.summary
    open_word = wording.VERDICT_MARKS[VerdictValue.UNREVIEWED].word
    return wording.spaced(entry.summary).replace(VerdictValue.UNREVIEWED.value, open_word)


def origin_lines(claim: Claim, original: Claim | None, width: int) -> Iterator[Content]:
    """Yield where the claim comes from, and the machine's reading where it is another now."""
    if original is None:
        yield Content.styled("This claim was made by a reviewer.", "$quiet")
        return
    if original == claim:
        yield Content.styled("The claim is as the machine read it.", "$quiet")
        return
    yield Content.styled("As the machine read it", "bold $primary")
    yield from field("Claim", original.text, width)
    yield from field("Outlet", original.outlet or "none cited", width)
    if original.speaker:
        yield from field("Speaker", original.speaker, width)
    yield from field("Kind", wording.spaced(original.kind.value), width)

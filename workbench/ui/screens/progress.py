"""How far the work is: counts as bars, and the time that a claim takes.

The bars are drawn here, of the eight block characters that every terminal font has: that resolves an eighth
of a cell, follows the theme, and loads nothing; a plotting library would cost a quarter of a second to load.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.desk.overview import DIMENSIONS, Overview
from workbench.model import VerdictValue
from workbench.ui import dialog_keys, keys, wording
from workbench.ui.cells import fit
from workbench.ui.filter_choices import HEADINGS, value_words
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog

Fetch = Callable[[bool], Awaitable[Overview]]
"""Returns the counts of the article, or with True of all articles."""

EIGHTHS = " ▏▎▍▌▋▊▉"
NAME_WIDTH = 22
MOST = 10
"""Values told of each dimension; the rest is counted."""


class ProgressDialog(Dialog[None]):
    """The counts; a key changes between this article and all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.PROGRESS, "progress"),
        *keys.bindings([key for key in keys.EVERYWHERE if key.action == "jump"], "everywhere", prefix="app."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        dialog_keys.PROGRESS[0],
        dialog_keys.PROGRESS[2],
        Key("cancel", "escape", "close", "Close.", "Dialogs", shown="esc"),
    )

    def __init__(self, fetch: Fetch) -> None:
        """Count with ``fetch``."""
        super().__init__("Progress")
        self._fetch = fetch
        self._everywhere = False

    def body(self) -> Iterable[Widget]:
        """Return the counts."""
        with VerticalScroll(id="counts"):
            yield Static("counting …", id="bars", markup=False)

    def on_mount(self) -> None:
        """Count."""
        scroll = self.query_one("#counts")
        scroll.styles.height = "auto"
        scroll.styles.max_height = "70vh"
        scroll.focus()
        self.run_worker(self._tell(), exclusive=True)

    async def _tell(self) -> None:
        overview = await self._fetch(self._everywhere)
        width = max(40, self.query_one("#counts").scrollable_content_region.width)
        self.query_one("#bars", Static).update(
            Content("\n").join(overview_lines(overview, width, everywhere=self._everywhere))
        )

    def action_all(self) -> None:
        """Change between this article and all."""
        self._everywhere = not self._everywhere
        self.run_worker(self._tell(), exclusive=True)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#counts").scroll_relative(y=3 * lines, animate=False)


def overview_lines(overview: Overview, width: int, *, everywhere: bool) -> Iterator[Content]:
    """Yield the lines of an overview."""
    progress = overview.progress
    where = "All articles" if everywhere else "This article"
    yield Content.styled(f"{where}: {progress.checked:,} of {progress.total:,} claims checked", "bold")
    open_claims = progress.total - progress.checked
    verdicts = [
        (str(wording.VERDICT_MARKS[VerdictValue.VERIFIED]), progress.verified),
        (str(wording.VERDICT_MARKS[VerdictValue.DISPUTED]), progress.disputed),
        (str(wording.VERDICT_MARKS[VerdictValue.UNVERIFIABLE]), progress.unverifiable),
        (str(wording.VERDICT_MARKS[VerdictValue.UNREVIEWED]), open_claims),
    ]
    yield from _bars("Your verdicts", verdicts, progress.total, width)
    for dimension in DIMENSIONS:
        counted = [(value_words(dimension, value), count) for value, count in overview.counts[dimension]]
        yield from _bars(HEADINGS[dimension], counted, max(progress.total, 1), width)
    time = overview.time
    yield Content()
    yield Content.styled("Your time", "bold $primary")
    if time.measured:
        yield Content(f"median {duration(time.median)} a decided claim, {duration(time.total)} in all")
    elif time.total:
        yield Content(f"{duration(time.total)} in all; none of it on a claim that you have decided")
    yield Content.styled(f"measured on {time.measured:,} of {progress.checked:,} decided claims", "$quiet")
    yield Content.styled("pauses of more than 60 s left out", "$quiet")


def _bars(heading: str, counted: Sequence[tuple[str, int]], total: int, width: int) -> Iterator[Content]:
    yield Content()
    yield Content.styled(heading, "bold $primary")
    room = max(4, width - NAME_WIDTH - 11)
    for name, count in counted[:MOST]:
        line = bar_of(count, total, room)
        yield Content.assemble(fit(name, NAME_WIDTH), " ", f"{count:>9,} ", (line, "$primary"))
    if len(counted) > MOST:
        rest = sum(count for _, count in counted[MOST:])
        yield Content.styled(f"and {len(counted) - MOST:,} more, with {rest:,}", "$quiet")


def bar_of(count: int, total: int, width: int) -> str:
    """Return a bar in at most ``width`` cells; any count at all shows."""
    eighths = width * 8 * count // total if total else 0
    eighths = min(width * 8, max(eighths, 1 if count else 0))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (EIGHTHS[rest] if rest else "")


def duration(seconds: float) -> str:
    """Return a time in words: ``8 s``, ``3 min 20 s``, ``2 h 5 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60:,} h {minutes % 60} min"

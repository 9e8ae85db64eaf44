"""What all dialogs share: a box in the middle, a line of keys, and an answer that keys wait for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from workbench.text import printable
from workbench.ui.key import Key
from workbench.ui.ordered_keys import OrderedKeys
from workbench.ui.widgets.key_bar import KeyBar

Answer = TypeVar("Answer")

CLOSE = Key("cancel", "escape", "close", "Close without doing anything.", "Dialogs", shown="esc")


class Modal(ModalScreen[Answer]):
    """A screen over another one that is left once.

    ``Screen.dismiss`` of Textual 8 takes away whatever is on top, however often it is called: two clicks or
    enters at once, or a key beside a resize, took the room below away too.
    """

    @property
    def was_left(self) -> bool:
        """Whether it was dismissed, or never shown."""
        return self not in self.app.screen_stack

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close, with what lies over it; again does nothing."""
        if self.was_left:
            return AwaitComplete()
        while self.app.screen is not self:
            self.app.pop_screen()
        return super().dismiss(result)


class Dialog(Modal[Answer]):
    """A question in a box.

    ``dismiss(answer)`` closes it and hands the answer on; keys typed ahead wait until it has been
    acted on. Dismissing without an answer does nothing.
    """

    CSS_PATH = "dialog.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Close without doing anything.")
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (CLOSE,)
    """Offered in the dialog's bottom line; each names an action of the dialog."""
    FOLLOWS: ClassVar[bool] = False
    """Comes of itself, not of a key: what was told just before stays to be read."""

    def __init__(self, heading: str) -> None:
        """Take the heading; it is shown letter by letter, never read as markup."""
        super().__init__()
        self._heading = heading
        self.then: Callable[[Answer], Coroutine[Any, Any, None]] | None = None

    def compose(self) -> ComposeResult:
        """Lay out heading, body and keys."""
        with Vertical(id="box"):
            yield Static(Content(printable(self._heading)), id="heading")
            yield from self.body()
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Take messages off the screen that would lie over the box and its keys."""
        if not self.FOLLOWS:
            self.app.clear_notifications()

    def body(self) -> Iterable[Widget]:
        """Return the widgets between heading and keys."""
        raise NotImplementedError

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close; with an answer, hand it on, once."""
        if result is not None and self.then is not None and not self.was_left:
            cast("OrderedKeys", self.app).hold(partial(self.then, result))
        return super().dismiss(result)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss()

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what a clicked key does."""
        event.stop()
        await self.run_action(event.action)

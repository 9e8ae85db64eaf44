"""An application that takes one key at a time: keys typed ahead wait until the last one is done.

Textual hands a key to whatever has the focus at the moment when it arrives. A reviewer who types
``d 1 v`` faster than a dialog opens and a verdict is written would give the ``1`` and the ``v`` to
the wrong claim, or to nothing. Here the next key is handed on when everything the one before it set
off has happened: a commit, a dialog that opens, the cursor that moves on.

A screen with an attribute ``URGENT``, a set of key names, only tells how far some work is: it takes
these at once, whatever is held, and all other keys wait until it has closed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from functools import partial
from time import monotonic
from typing import Any
from weakref import ref

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import Screen
from textual.timer import Timer

from workbench.errors import WorkbenchError

Work = Callable[[], Coroutine[Any, Any, None]]

GRACE = 0.5
"""Seconds after which a key that vanished with its widget no longer holds up the others."""

BURST, LONGEST_BURST = 0.15, 1.0
"""Seconds without a key that end a burst of keys, and those after which it is one no more."""


def begin(node: DOMNode, work: Work, group: str, *, exclusive: bool = False) -> None:
    """Do something beside the keys.

    Args:
        node: Whose work it is: it ends with it.
        work: What is to be done; not begun yet, so that one that is dropped leaves nothing behind.
        group: What sort of work it is.
        exclusive: Drop earlier work of the same sort.
    """
    # Textual's worker lives as long as any screen that was opened in it: what it did, and for whom, need not.
    node.run_worker(partial(_beside, node, [work]), group=group, exclusive=exclusive)  # type: ignore[arg-type]  # a union mypy cannot solve


async def _beside(node: DOMNode, begun: list[Work]) -> None:
    """Do something; where the screen was left meanwhile, what it would show is nobody's loss."""
    try:
        await begun.pop()()
    except (WorkbenchError, OSError) as error:
        # What cannot be read now is no reason to end: the reviewer is told, once while it is on the screen.
        if not _is_leaving(node) and isinstance(node.app, OrderedKeys):
            node.app.complain(str(error))
    except NoMatches:
        if not _is_leaving(node):
            raise


def _is_leaving(node: DOMNode) -> bool:
    """Tell whether a widget or screen was taken away, or is about to be."""
    return not node.is_attached or node._pruning  # noqa: SLF001 - Textual has no public way to ask


def _is_incomplete(screen: Screen[Any]) -> bool:
    """Tell whether a screen has not all its parts yet, or is about to go."""
    parts = list(screen.query("*"))
    whole = bool(parts) and all(part.is_mounted and not _is_leaving(part) for part in parts)
    return not whole or _is_leaving(screen)


def after_painting(screen: Screen[Any], show: Callable[[], object]) -> None:
    """Show something once the screen has been painted, unless it comes or goes just then."""

    def when_painted() -> None:
        try:
            show()
        except NoMatches:
            # It has not all its parts: what it would show is nobody's loss.
            if not _is_incomplete(screen):
                raise

    screen.call_after_refresh(when_painted)


async def first_frame(screen: Screen[Any]) -> None:
    """Wait until a screen that was just mounted has been painted."""
    painted = asyncio.Event()
    screen.call_after_refresh(painted.set)
    await painted.wait()


class OrderedKeys(App[None]):
    """An app whose keys act in the order in which they were typed."""

    def __init__(self) -> None:
        """Start with no key waiting, and none to be handed on before the first room begins to open."""
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._acting: events.Key | None = None
        self._held = 1
        self.keys_seen = 0
        """How often keys have come, for whoever asks whether one came meanwhile."""
        self._pumping = False
        self._watch: Timer | None = None

    def hold_first(self, work: Work) -> None:
        """Do the first thing of all: until it is asked for, keys wait too, as nothing could take them.

        The first frame may be painted, and typed at, before the screen behind it has been told that it
        is mounted.

        Args:
            work: What is to be done.
        """
        self.hold(work)
        self._held -= 1

    def hold(self, work: Work) -> None:
        """Do something that takes time; keys typed meanwhile wait for its end.

        An error the user can mend becomes a message on the screen; it never ends the program.

        Args:
            work: What is to be done.
        """
        self._held += 1
        begin(self, partial(self._work, work, tuple(map(ref, self.screen_stack))), "held")

    async def hand_on(self) -> None:
        """Hand on the keys that wait, as far as nothing holds them."""
        await self._hand_on()

    async def _work(self, work: Work, shown: tuple[ref[Screen[Any]], ...]) -> None:
        try:
            await work()
        except (WorkbenchError, OSError) as error:
            self.complain(str(error))
        except NoMatches:
            # What it would show on a screen that was left meanwhile is nobody's loss.
            if not any((screen := each()) is None or _is_leaving(screen) for each in shown):
                raise
        finally:
            self._held -= 1
            self.call_later(self._hand_on)

    async def forget_burst(self) -> None:
        """Forget keys that were typed ahead, and those of the same burst: they were meant for what is gone.

        To be awaited in held work. Nothing is waited for where no key was typed ahead.
        """
        end = monotonic() + LONGEST_BURST
        while self._typed and monotonic() < end:
            self._typed.clear()
            await asyncio.sleep(BURST)

    @property
    def at_rest(self) -> bool:
        """Whether every key typed so far has done all it does and nothing is being fetched."""
        waiting = bool(self._typed) or self._acting is not None or self._held > 0
        return not waiting and not any(not worker.is_finished for worker in self.workers)

    async def settled(self, patience: float) -> None:
        """Wait until the screen is at rest.

        Raises:
            TimeoutError: It is not, after ``patience`` seconds.
        """
        async with asyncio.timeout(patience):
            quiet = 0
            while quiet < 3:
                await asyncio.sleep(0.005)
                quiet = quiet + 1 if self.at_rest else 0

    def complain(self, message: str) -> None:
        """Say that something did not work, once while it stands on the screen."""
        if not any(said.message == message for said in self._notifications):
            self.notify(message, severity="error", timeout=8, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Queue keys as they are typed; let everything else pass."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        self.keys_seen += 1
        if event.is_forwarded:
            # It was handed to a widget before and has bubbled up here, where bindings act.
            screen = self.screen
            try:
                await super().on_event(event)
            except NoMatches:
                # A screen that comes or goes just now has not all its parts: what the key meant is gone.
                if not any(_is_incomplete(each) for each in (screen, self.screen)):
                    raise
            finally:
                self._done(event)
            return
        if event.key in (self._urgent or ()):
            await super().on_event(event)
            return
        self._typed.append(event)
        await self._hand_on()

    @property
    def _urgent(self) -> frozenset[str] | None:
        """The keys that the screen on top takes while all others wait; None where it takes them all."""
        return getattr(self.screen, "URGENT", None) if self.screen_stack else None

    async def _hand_on(self) -> None:
        if self._pumping:
            return
        self._pumping = True
        try:
            while self._typed and self._acting is None and not self._held and self._urgent is None:
                key = self._typed.popleft()
                self._acting = key
                target = self.focused or self.screen
                await super().on_event(key)
                if not key.is_forwarded:
                    # A priority binding took it.
                    self._acting = None
                    continue
                if not target.call_later(self._seen, key):
                    self._acting = None
        finally:
            self._pumping = False

    def _seen(self, key: events.Key) -> None:
        """Note that the focused widget has dealt with a key: either it kept it, or it bubbles on to here."""
        if key._stop_propagation:  # noqa: SLF001 - Textual has no public way to ask
            self._done(key)
        else:
            self._watch = self.set_timer(GRACE, lambda: self._done(key))

    def _done(self, key: events.Key) -> None:
        if self._acting is key:
            self._acting = None
            if self._watch is not None:
                self._watch.stop()
                self._watch = None
            self.call_later(self._hand_on)

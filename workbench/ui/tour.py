"""The tour: the sample, with a line or two at the bottom that lead from key to key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from workbench.ui.app import WorkbenchApp
from workbench.ui.key_names import said

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

EVERY = 0.15
"""Seconds between two looks at where the tour stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the reader is to press, and how it is seen that it was.

    Attributes:
        words: One or two lines; ``{room.action}`` stands for the key of this binding id.
        action: What the key does; "" for the end of the tour.
        writes: Whether the step is done only when the decision is in the ledger.
        then: An action that has to follow, "" for none.
    """

    words: str
    action: str
    writes: bool = False
    then: str = ""


STEPS = (
    Step("An invented article, its claims at the left. {list.next} goes to the next claim.", "next"),
    Step(
        "The saved sources were compared with it: a suggestion, no verdict. {review.next_risky} "
        "goes to the next "
        "open claim that it warns of.",
        "next_risky",
    ),
    Step(
        "What did the outlet write? {review.accept}, then enter, takes the passage shown as "
        "evidence; a hidden pane "
        "of sources comes up first.",
        "accept",
        writes=True,
    ),
    Step(
        "Is it so? {review.dispute} disputes the claim: press it, then the number of a reason.",
        "dispute",
        writes=True,
    ),
    Step("Saved at once. {review.undo} takes the last decision back, even days later.", "undo", writes=True),
    Step("{review.verify} marks the claim verified and goes on to the next.", "verify", writes=True),
    Step(
        "Did the outlet say it? That is a verdict of its own: {review.confirm_attribution} says that it did.",
        "confirm_attribution",
        writes=True,
    ),
    Step("{review.note} writes a note: type a few words, then {note.save} saves it.", "note", writes=True),
    Step(
        "{review.search} searches as you type: try storm, then enter. {review.escape} brings all "
        "claims back.",
        "search",
        then="escape",
    ),
    Step("{review.next_open} goes to the next claim that has no verdict yet.", "next_open"),
    Step("{everywhere.help} lists every key and sign; escape closes it.", "help", then="cancel"),
    Step(
        "{review.back} goes to the list of articles: how far each review is, and where to add your own.",
        "back",
    ),
    Step(
        "That was the tour. {everywhere.quit} leaves; your own begins with: workbench review ARTICLE.txt", ""
    ),
)
"""The tour from its first line to its last."""

LEAVING = "ctrl+q leaves the tour"


class TourApp(WorkbenchApp):
    """The review room of the sample, with a guide.

    Attributes:
        touring: Says that other lines for newcomers are not wanted.
        step: Which step of ``STEPS`` is up, from 0.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "leave", show=False, priority=True, tooltip="Leave the tour.")
    ]
    touring = True

    def __init__(self, store_path: Path, reviewer: str, article: str) -> None:
        """Lead through an article of a store."""
        super().__init__(store_path, reviewer, article=article)
        self.step = 0
        self._begun = False
        self._pressed = False
        self._newest = 0
        self._looking = False

    def on_mount(self) -> None:
        """Look now and then where the tour stands."""
        self.set_interval(EVERY, self._look)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key does, and note where it is the one that the tour waits for."""
        step = STEPS[self.step]
        name = _name(action)
        if name == step.action and step.writes:
            self._newest = await self._newest_entry()
        done = await super().run_action(action, default_namespace, namespaces)
        if done and name == step.action:
            self._begun = True
        if done and self._begun and name == (step.then or step.action):
            self._pressed = True
        return done

    async def _newest_entry(self) -> int:
        return await self.desk.call(lambda session: session.store.newest_entry())

    async def _look(self) -> None:
        if self._looking or not self.is_running:
            return
        self._looking = True
        try:
            await self._go_on()
            await self._say()
        finally:
            self._looking = False

    async def _go_on(self) -> None:
        if not self._pressed:
            return
        if STEPS[self.step].writes and await self._newest_entry() <= self._newest:
            return
        self.step += 1
        self._begun = self._pressed = False

    async def _say(self) -> None:
        from workbench.ui.widgets.guide_line import guide

        screen = self.screen
        if screen.is_mounted and (hasattr(screen, "KEYS") or hasattr(screen, "then")):
            for below in self.screen_stack[:-1]:
                await guide(below, "")
            await guide(screen, guide_words(self.step))


def guide_words(step: int) -> str:
    """Return what the tour says at a step, with the keys that act now."""
    return f"{step + 1}/{len(STEPS)}  {said(STEPS[step].words)}  ({LEAVING})"


def run_tour(store_path: Path, reviewer: str, article: str) -> int:
    """Run the tour until the reader leaves and return the exit status.

    Args:
        store_path: A store of its own, with the sample in it.
        reviewer: Whose name stands on the decisions there.
        article: The sample's id.

    Raises:
        WorkbenchError: The store cannot be opened; the terminal is as it was before.
    """
    app = TourApp(store_path, reviewer, article)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _name(action: str | ActionParseResult) -> str:
    name = action if isinstance(action, str) else action[1]
    return name.partition("(")[0].rpartition(".")[2]

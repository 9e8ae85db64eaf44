"""``workbench review --plain``: claim by claim in plain lines, for screen readers, scripts and pipes.

Lines are only ever added below the last one: no colour, no addressing of the cursor, no sign without its
word. Each answer is durable before the next question, so an end of input loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings
from workbench.cli.plain_answers import Answers, in_words, meant_reason, tell
from workbench.cli.plain_lines import claim_lines, elsewhere_lines, history_lines, said, state
from workbench.cli.plain_sources import Sources
from workbench.cli.plain_walk import Walk
from workbench.cli.plain_words import HELP, LONG, PROMPT, SHORT_PROMPT
from workbench.errors import InputError
from workbench.model import AttributionVerdict, DisputeReason, VerdictValue
from workbench.ui.wording import change_in_words, counted

if TYPE_CHECKING:
    from workbench.store import Undone, View

NOT_UNDERSTOOD = 2
"""Exit status where a pipe held an answer that was not understood."""

_VERDICTS = {
    "v": VerdictValue.VERIFIED,
    "x": VerdictValue.UNVERIFIABLE,
    "o": VerdictValue.UNREVIEWED,
}
_SAYINGS = {"c": AttributionVerdict.CONFIRMED, "r": AttributionVerdict.REJECTED}
ANYWHERE = frozenset("uyfhq")
"""Answers that need no claim."""


class PlainReview:
    """Questions and answers along a walk through the claims of a view.

    Attributes:
        session: The reviewer at the store.
        walk: The claims, and which of them is asked about.
        misread: Answers that were not understood.
    """

    def __init__(self, walk: Walk) -> None:
        """Nothing is asked yet."""
        self.session = walk.session
        self.walk = walk
        self.answers = Answers()
        self.sources = Sources(walk.session, self.answers)
        self.misread = 0

    def run(self) -> None:
        """Ask until the reviewer quits, or the answers end."""
        self.say()
        prompt = PROMPT
        while (answer := self.answers.ask(prompt)) is not None:
            prompt = SHORT_PROMPT
            if not self.take(answer):
                return
            if self.misread and self.answers.piped:
                # What follows was meant for another claim: a script must not go on beside its text.
                tell("Stopped: the answers after it were not read.")
                return
        tell("End of the answers; everything decided is kept.")

    def say(self) -> None:
        """Print the claim, a labelled line a thing."""
        if not self.walk.ids:
            tell("No claim is left in the list: u takes back, f lists all claims, q quits.")
            return
        for line in claim_lines(self.session, self.walk.row_id, self.walk.at + 1, len(self.walk.ids)):
            tell(line)

    def take(self, answer: str) -> bool:
        """Do what an answer asks for; False where it ends the walk."""
        word, _, rest = answer.partition(" ")
        letter = LONG.get(word.lower(), word.lower())
        if letter == "q":
            tell("Done; everything decided is kept.")
            return False
        does = self._actions().get(letter)
        if does is None:
            self._not_understood(f"“{word}” is no answer; h tells all of them.")
        elif not self.walk.ids and letter not in ANYWHERE:
            self.say()
        else:
            try:
                does(rest.strip())
            except InputError as error:
                self._not_understood(str(error))
        return True

    def _actions(self) -> dict[str, Callable[[str], None]]:
        return {
            "": lambda _: self._step(1), "n": lambda _: self._step(1), "p": lambda _: self._step(-1),
            "v": self._verdict("v"), "x": self._verdict("x"), "o": self._verdict("o"), "d": self._dispute,
            "c": self._saying("c"), "r": self._saying("r"), "t": self._note, "i": self._edit,
            "j": self._jump, "u": self._undo, "y": self._redo, "s": lambda _: self.say(),
            "h": lambda _: self._lines(HELP), "f": self._filter,
            "k": lambda _: self.sources.check(self.walk.row_id),
            "l": lambda rest: self._heard(self.sources.tell(self.walk.row_id, number=rest)),
            ".": lambda _: self._heard(self.sources.tell(self.walk.row_id, by=1)),
            ",": lambda _: self._heard(self.sources.tell(self.walk.row_id, by=-1)),
            "w": lambda _: self.sources.whole(self.walk.row_id),
            "e": self._evidence,
            "a": lambda _: self._lines(elsewhere_lines(self.session, self.walk.row_id)),
            "history": lambda _: self._lines(history_lines(self.session, self.walk.row_id)),
        }  # fmt: skip

    def _lines(self, lines: Iterator[str] | tuple[str, ...]) -> None:
        for line in lines:
            tell(line)

    def _heard(self, fault: str | None) -> None:
        if fault is not None:
            self._not_understood(fault)

    def _not_understood(self, sentence: str) -> None:
        self.misread += 1
        tell(sentence)

    # The list

    def _settled(self, *, on: bool) -> None:
        """Go on after a decision: to the next claim where it is ``on``, or where this one left the list."""
        if not self.walk.still_listed():
            tell(f"It is no longer in the list; {len(self.walk.ids)} left.")
            self.say()
        elif on:
            self._step(1)

    def _filter(self, rest: str) -> None:
        self.walk.narrow(rest)
        tell(f"The list holds {counted(len(self.walk.ids), 'claim')}.")
        self.say()

    def _step(self, by: int) -> None:
        if self.walk.step(by):
            self.say()
        else:
            tell("This is the last claim." if by > 0 else "This is the first claim.")

    def _jump(self, rest: str) -> None:
        if not (rest.isascii() and rest.isdigit()):
            raise InputError(f"“{rest}” is no number: j 12 jumps to claim 12.")
        self.walk.go_to(int(rest))
        self.say()

    # What the reviewer decides

    def _verdict(self, letter: str) -> Callable[[str], None]:
        return lambda _: self._decide(_VERDICTS[letter])

    def _decide(self, value: VerdictValue, reason: DisputeReason | None = None) -> None:
        row = self.session.decide(self.walk.row_id, value, reason)
        tell(f"Saved: claim {row.number} is {state(row)}.")
        self._settled(on=value is not VerdictValue.UNREVIEWED)

    def _dispute(self, rest: str) -> None:
        reasons = list(DisputeReason)
        if not rest:
            for number, reason in enumerate(reasons, start=1):
                tell(f"  {number} {in_words(reason)}")
            rest = self.answers.ask("reason: a number or its words, empty for none of them > ") or ""
            if not rest:
                tell("Nothing was decided.")
                return
        meant = meant_reason(rest)
        if meant is None:
            raise InputError(f"“{rest}” is no reason: give 1 to {len(reasons)}; nothing was decided.")
        self._decide(VerdictValue.DISPUTED, meant)

    def _saying(self, letter: str) -> Callable[[str], None]:
        def say(_: str) -> None:
            value = _SAYINGS[letter]
            if self.session.row(self.walk.row_id).attribution_verdict is value:
                value = AttributionVerdict.EMPTY
            row = self.session.set_attribution_verdict(self.walk.row_id, value)
            tell(f"Saved: {said(row)}.")
            self._settled(on=False)

        return say

    def _note(self, rest: str) -> None:
        self._save_note(rest or self.answers.note())

    def _edit(self, _: str) -> None:
        self._save_note(self.answers.edited())

    def _save_note(self, body: str) -> None:
        if not body:
            tell("No note was written.")
            return
        row = self.session.add_note(self.walk.row_id, body)
        tell(f"Saved: note on claim {row.number}.")
        self._settled(on=False)

    def _evidence(self, rest: str) -> None:
        self._heard(self.sources.accept(self.walk.row_id, rest))
        self._settled(on=False)

    def _undo(self, _: str) -> None:
        self._after(self.session.undo(), "undo")

    def _redo(self, _: str) -> None:
        self._after(self.session.redo(), "redo")

    def _after(self, done: Undone | None, what: str) -> None:
        if done is None:
            tell(f"There is nothing to {what}.")
            return
        tell(f"{what.capitalize()}: {change_in_words(done.description).replace('→', 'to')}.")
        if not self.walk.go_to_any(done.row_ids):
            tell("It was about a claim that is not in this list.")
            return
        self.say()


def review_plain(settings: Settings, view: View, text: str | None, path: Path) -> int:
    """Walk through the claims of an article and return the exit status.

    Args:
        settings: Whose reviewer decides.
        view: Which claims of which article.
        text: A filter to lay over the view, as the filter bar has it.
        path: The store's file.

    Raises:
        InputError: The filter means nothing.
        StoreError: The store cannot be opened or written; what was decided before is kept.
    """
    from workbench.desk.finding import narrowed
    from workbench.desk.session import ReviewSession
    from workbench.store import View

    with ReviewSession(path, settings.reviewer_name) as session:
        article = session.article(view.article_id or "")
        whole = View(article_id=view.article_id, reviewer=view.reviewer)
        tell(f"Article: {article.title if article else view.article_id}")
        review = PlainReview(Walk(session, narrowed(session.store, view, text) if text else view, whole))
        if not review.walk.ids:
            tell("No claim to review: the article has none, or none that the options ask for.")
            return 0
        try:
            review.run()
        except KeyboardInterrupt:
            click.echo()
            tell("Stopped; everything decided is kept.")
            raise
        finally:
            done = session.progress(whole)
            decided = done.verified + done.disputed + done.unverifiable
            tell(f"Decided: {decided} of {done.total}; {done.total - decided} left.")
    return NOT_UNDERSTOOD if review.misread and review.answers.piped else 0

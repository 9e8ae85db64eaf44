"""``workbench review --plain``: claim by claim in plain lines, for screen readers, scripts and pipes.

Lines are only ever added below the last one: no colour, no addressing of the cursor, no sign without its
word. Each answer is durable before the next question, so an end of input loses nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, complain, show
from workbench.errors import InputError
from workbench.model import AttributionVerdict, DisputeReason, VerdictValue
from workbench.text import printable

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.store import ClaimRow, View

NOT_UNDERSTOOD = 2
"""Exit status where a pipe held an answer that was not understood."""

PROMPT = (
    "verdict: v verified, d disputed, x unverifiable, o open again, c outlet said it, r outlet did not, "
    "t note, u undo, y redo, n next, p previous, j NUMBER jump, s say again, h help, q quit > "
)
SHORT_PROMPT = "verdict (h help) > "

HELP = (
    "v         mark the claim verified",
    "d         mark it disputed; asks for the reason. d 2 gives it at once",
    "x         mark it unverifiable",
    "o         take your verdict back",
    "c, r      the outlet said it, or did not, apart from the verdict",
    "t         write a note; asks for it. t TEXT gives it at once",
    "u, y      take back your last decision; do it again",
    "n, p      next claim, previous claim; an empty line is next too",
    "j NUMBER  jump to the claim of that number",
    "s         say the claim again",
    "q         quit; everything decided is kept",
)

_VERDICTS = {
    "v": VerdictValue.VERIFIED,
    "x": VerdictValue.UNVERIFIABLE,
    "o": VerdictValue.UNREVIEWED,
}
_SAYINGS = {"c": AttributionVerdict.CONFIRMED, "r": AttributionVerdict.REJECTED}
_LONG = {
    "verified": "v", "disputed": "d", "unverifiable": "x", "open": "o", "note": "t", "undo": "u",
    "redo": "y", "next": "n", "previous": "p", "jump": "j", "say": "s", "help": "h", "quit": "q", "?": "h",
}  # fmt: skip
"""Whole words are understood as well as letters."""


@dataclass
class PlainReview:
    """One walk through the claims of a view.

    Attributes:
        session: The reviewer at the store.
        ids: Row ids of the claims, in order.
        at: Which of them is asked about.
        misread: Answers that were not understood.
    """

    session: ReviewSession
    ids: list[int]
    at: int = 0
    misread: int = 0
    _asked: bool = field(default=False, init=False)

    @property
    def row_id(self) -> int:
        """The claim that is asked about."""
        return self.ids[self.at]

    def run(self) -> None:
        """Ask until the reviewer quits, the claims or the answers end."""
        self.say()
        while (answer := self.ask(SHORT_PROMPT if self._asked else PROMPT)) is not None:
            self._asked = True
            if not self.take(answer):
                return
        show("End of the answers; everything decided is kept.")

    @staticmethod
    def ask(prompt: str) -> str | None:
        """Return the next answer, None where there is no other."""
        click.echo(prompt, nl=False)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            click.echo()  # a pipe echoes nothing: the answer's own line would be missing
        return line.strip() if line else None

    def say(self) -> None:
        """Print the claim, a labelled line a thing."""
        for line in claim_lines(self.session, self.row_id, self.at + 1, len(self.ids)):
            show(line)

    def take(self, answer: str) -> bool:
        """Do what an answer asks for; False where it ends the walk."""
        word, _, rest = answer.partition(" ")
        letter = _LONG.get(word.lower(), word.lower())
        if letter == "q":
            show("Done; everything decided is kept.")
            return False
        if letter in _VERDICTS:
            return self._decide(_VERDICTS[letter])
        does: dict[str, Callable[[str], bool]] = {
            "": lambda _: self._step(1), "n": lambda _: self._step(1), "p": lambda _: self._step(-1),
            "d": self._dispute, "t": self._note, "j": self._jump, "u": self._undo, "y": self._redo,
            "s": lambda _: self._again(), "h": lambda _: self._help(),
        }  # fmt: skip
        if letter in _SAYINGS:
            row = self.session.set_attribution_verdict(self.row_id, _SAYINGS[letter])
            show(f"Saved: {_said(row)}.")
            return True
        if letter in does:
            return does[letter](rest.strip())
        return self._not_understood(f"“{word}” is no answer; h tells all of them.")

    def _not_understood(self, sentence: str) -> bool:
        self.misread += 1
        show(sentence)
        return True

    def _decide(self, value: VerdictValue, reason: DisputeReason | None = None) -> bool:
        row = self.session.decide(self.row_id, value, reason)
        show(f"Saved: claim {row.number} is {_state(row)}.")
        return True if value is VerdictValue.UNREVIEWED else self._step(1)

    def _dispute(self, rest: str) -> bool:
        reasons = list(DisputeReason)
        if not rest:
            for number, reason in enumerate(reasons, start=1):
                show(f"  {number} {reason.value.replace('_', ' ')}")
            rest = self.ask("reason: a number, empty for none of them > ") or ""
            if not rest:
                return self._not_decided()
        if not (rest.isascii() and rest.isdigit() and 1 <= int(rest) <= len(reasons)):
            return self._not_understood(
                f"“{rest}” is no reason: give 1 to {len(reasons)}; nothing was decided."
            )
        return self._decide(VerdictValue.DISPUTED, reasons[int(rest) - 1])

    @staticmethod
    def _not_decided() -> bool:
        show("Nothing was decided.")
        return True

    def _note(self, rest: str) -> bool:
        body = rest or self.ask("note: one line, empty for none > ") or ""
        if not body:
            show("No note was written.")
            return True
        row = self.session.add_note(self.row_id, body)
        show(f"Saved: note on claim {row.number}.")
        return True

    def _undo(self, _: str) -> bool:
        done = self.session.undo()
        return self._after(done.description if done else None, done.row_ids if done else (), "undo")

    def _redo(self, _: str) -> bool:
        done = self.session.redo()
        return self._after(done.description if done else None, done.row_ids if done else (), "redo")

    def _after(self, description: str | None, changed: tuple[int, ...], what: str) -> bool:
        if description is None:
            show(f"There is nothing to {what}.")
            return True
        show(f"{what.capitalize()}: {description.replace('→', 'to')}.")
        here = next((row_id for row_id in changed if row_id in self.ids), None)
        if here is None:
            show("It was about a claim that is not in this list.")
            return True
        self.at = self.ids.index(here)
        return self._again()

    def _again(self) -> bool:
        self.say()
        return True

    @staticmethod
    def _help() -> bool:
        for line in HELP:
            show(line)
        return True

    def _step(self, by: int) -> bool:
        if not 0 <= self.at + by < len(self.ids):
            show("This is the last claim." if by > 0 else "This is the first claim.")
            return True
        self.at += by
        return self._again()

    def _jump(self, rest: str) -> bool:
        if not (rest.isascii() and rest.isdigit()):
            return self._not_understood(f"“{rest}” is no number: j 12 jumps to claim 12.")
        for start in range(0, len(self.ids), 500):
            part = self.ids[start : start + 500]
            rows = self.session.rows(part)
            for place, row_id in enumerate(part, start=start):
                if row_id in rows and rows[row_id].number == int(rest):
                    self.at = place
                    return self._again()
        return self._not_understood(f"Claim {rest} is not in this list.")


def _state(row: ClaimRow) -> str:
    word = "open" if row.verdict is VerdictValue.UNREVIEWED else row.verdict.value
    return f"{word}, {row.reason.value.replace('_', ' ')}" if row.reason else word


def _said(row: ClaimRow) -> str:
    words = {AttributionVerdict.CONFIRMED: "the outlet said it", AttributionVerdict.REJECTED: "it did not"}
    return words.get(row.attribution_verdict, "whether the outlet said it is open")


def claim_lines(session: ReviewSession, row_id: int, place: int, total: int) -> Iterator[str]:
    """Yield what there is to know of a claim, a labelled line a thing.

    Args:
        session: The reviewer at the store.
        row_id: The claim.
        place: Its place in the list, from 1.
        total: Claims in the list.
    """
    row = session.row(row_id)
    yield ""
    yield f"Claim {row.number} ({place} of {total}): {row.text}"
    yield f"Outlet: {row.outlet or 'none cited'}"
    if row.speaker:
        yield f"Speaker: {row.speaker}"
    if row.flags:
        yield f"Look at: {', '.join(flag.value.replace('_', ' ') for flag in row.flags)}"
    if row.source_status is not None:
        yield f"Check, a suggestion: {row.source_status.value.replace('_', ' ')}"
    yield f"Verdict: {_state(row)}"
    if row.attribution_verdict is not AttributionVerdict.EMPTY:
        yield f"Attribution: {_said(row)}"
    for name, verdict in row.others:
        yield f"Verdict of {name}: {verdict.value}"
    for note in session.notes(row_id):
        yield f"Note of {note.reviewer}, {note.at:%Y-%m-%d}: {note.body}"


def review_plain(settings: Settings, article_id: str, view: View, path: Path) -> int:
    """Walk through the claims of an article and return the exit status.

    Args:
        settings: Whose reviewer decides.
        article_id: The article of the store.
        view: Which claims; its article is set here.
        path: The store's file.

    Raises:
        StoreError: The store cannot be opened or written; what was decided before is kept.
    """
    from dataclasses import replace

    from workbench.desk.session import ReviewSession

    with ReviewSession(path, settings.reviewer_name) as session:
        article = session.article(article_id)
        show(f"Article: {article.title if article else article_id}")
        ids = [row for part in session.claim_ids(replace(view, article_id=article_id)) for row in part]
        if not ids:
            show("No claim to review: the article has none, or none that the options ask for.")
            return 0
        walk = PlainReview(session, ids)
        try:
            walk.run()
        except KeyboardInterrupt:
            click.echo()
            show("Stopped; everything decided is kept.")
            raise
        finally:
            done = session.progress(replace(view, article_id=article_id, verdict=None))
            decided = done.verified + done.disputed + done.unverifiable
            show(f"Decided: {decided} of {done.total}.")
    return NOT_UNDERSTOOD if walk.misread and not sys.stdin.isatty() else 0


def find_or_add(settings: Settings, target: str, published: date | None, lexicon: Path | None) -> str:
    """Return the id of the article that is meant; a file that is not in the store yet is added first.

    Raises:
        InputError: There is no such file or article.
    """
    from workbench.desk.add import add

    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        quarter = 4 * done // total if total else 0
        if quarter > told:  # five lines at most: a screen reader reads each of them out
            told = quarter
            click.echo(f"Reading {printable(target)}: {25 * quarter} percent", err=True)

    if not Path(target).exists() and not settings.store_path.exists():
        raise InputError(f"{target}: there is no such file, and no store yet")
    added = add(
        settings.store_path, target, published=published, model=settings.model_name, lexicon=lexicon,
        reviewer=settings.reviewer_name, on_progress=tell, on_warning=complain,
    )  # fmt: skip
    return added.article_id

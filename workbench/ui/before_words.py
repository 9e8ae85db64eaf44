"""What was checked before in words: the verdict, when and by whom, and what is different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.ui import wording
from workbench.ui.fields import field
from workbench.ui.key_names import said

if TYPE_CHECKING:
    from textual.content import Content

    from workbench.desk.memory import Before

SHOWN = 3
"""Earlier checks that the detail tells of; the dialog lists all that were found."""


def before_lines(before: Sequence[Before], width: int) -> Iterator[Content]:
    """Yield lines that tell of what was checked before, as text of at most ``width`` cells."""
    for number, each in enumerate(before[:SHOWN]):
        yield from field("Before" if number == 0 else "", verdict_words(each), width, "bold")
        yield from field("", unlike_words(each), width, colour(each))
        yield from field("", place_words(each), width)
    if before:
        more = len(before) - SHOWN
        same = any(each.sameness.value == "same" for each in before)
        lists = said("{review.like_claims} lists them")
        rest = f"{f'{more} more: ' if more > 0 else ''}{lists}{', and takes over' if same else ''}"
        yield from field("", rest, width, "$quiet")


def colour(before: Before) -> str:
    """Return the style of what differs."""
    return "$quiet" if before.sameness.value == "same" else "bold $disputed"


def verdict_words(before: Before) -> str:
    """Return the verdict with its sign, when, and by whom, the newest first."""
    from workbench.desk.memory import known_verdict

    if before.check is not None:
        check = before.check
        known = known_verdict(check.verdict)
        sign = f"{wording.VERDICT_MARKS[known].glyph} " if known else ""
        said = f"{sign}“{check.verdict}”" if check.verdict else "no verdict"
        return f"{said} · {check.checked or 'no date'} · {check.publisher or 'no publisher'}"
    decided = []
    for verdict in before.verdicts:
        reason = f" ({wording.REASON_WORDS[verdict.reason].lower()})" if verdict.reason else ""
        day = f" · {verdict.reviewed_at:%Y-%m-%d}" if verdict.reviewed_at else ""
        decided.append(f"{wording.VERDICT_MARKS[verdict.value]}{reason}{day} · {verdict.reviewer}")
    if before.notes:
        note = before.notes[-1]
        decided.append(f"{wording.NOTE_GLYPH} {note.at:%Y-%m-%d} {note.reviewer}: {note.body}")
    return "; ".join(decided) or "only the attribution was decided on"


def unlike_words(before: Before) -> str:
    """Return what is different, this claim's words first."""
    from workbench.desk.memory import what_differs

    if before.sameness.value == "same":
        return f"{wording.SAME_GLYPH} the same"
    return f"{wording.DIFFERS_GLYPH} {what_differs(before.unlike) or 'other words'}"


def place_words(before: Before) -> str:
    """Return where it was checked: article, claim and outlet, or collection and claimant."""
    if before.row is not None:
        return f"{before.title}, claim {before.row.number:,}: {before.row.outlet or 'no outlet'}"
    check = before.check
    claimant = f", said by {check.claimant}" if check and check.claimant else ""
    return f"collection {before.title}: {before.text}{claimant}"

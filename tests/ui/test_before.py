"""What was checked before: told beside the claim, taken over with a key, and only where nothing differs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from textual.widgets import OptionList

from tests.ui import sample
from tests.ui.room import Room, enter
from tests.ui.test_kinship import number_of
from tests.unit.store.samples import Sample
from workbench.check.earlier.sameness import Sameness
from workbench.model import EntryType, NewEntry
from workbench.store import open_store
from workbench.store.earlier_door import CollectedCheck
from workbench.ui.screens.like_claims import LikeClaimsDialog

AT = datetime(2030, 5, 4, tzinfo=UTC)


async def test_an_earlier_verdict_is_told_and_taken_over_as_ones_own(store: Path) -> None:
    wall = number_of("the sea wall would cost")
    claim = sample.claims()[wall - 1]
    other = Sample.of((claim.text, claim.text.replace("48", "84")), title="The other coast")
    with open_store(store) as opened:
        here = opened.articles()[0].article_id
        other.put(opened)
        for told, verdict in zip(other.claims, ("verified", "disputed"), strict=True):
            name = other.article.article_id
            opened.append(NewEntry(EntryType.VERDICT, "Bea", name, told.claim_id, {"verdict": verdict}, AT))
        half = CollectedCheck("1", claim.text, "Half true", "Coast Check", checked=date(2030, 1, 2))
        opened.collect("Coast", [half])
    async with enter(store, size=(140, 60)) as room:
        await room.press("g", *["j"] * (wall - 1))
        told_here = " ".join(room.words("#detail Static").split())
        assert "Before ✓ verified · 2030-05-04 · Bea = the same The other coast, claim 1" in told_here
        assert "“Half true” · 2030-01-02 · Coast Check = the same collection Coast" in told_here
        assert "✗ disputed · 2030-05-04 · Bea ≠" in told_here
        assert "48" in told_here[told_here.index("≠") :]
        assert "there $84 million" in told_here or "there 84" in told_here
        assert room.verdicts() == {}, "nothing is taken over without a key"
        await room.press("ampersand")
        assert "Checked before" in room.text()
        offered = marked(room)
        mark(room, offered.index("other"))
        await room.press("c")
        assert "Not taken over, as it is another claim" in room.messages()[-1]
        mark(room, offered.index("check"))
        await room.press("c")
        assert "“Half true” is Coast Check's own word" in room.messages()[-1]
        assert room.verdicts() == {}
        mark(room, offered.index("claim"))
        await room.press("c")
        assert room.verdicts() == {wall: "verified"}
        await room.press("z")
        assert room.verdicts() == {}
        await room.press("g", *["j"] * (wall - 1), "ampersand")
        mark(room, offered.index("check"))
        await room.press("n")
    with open_store(store) as opened:
        notes = opened.notes(here, claim.claim_id)
        reviewers = {entry.reviewer for entry in opened.history(here, claim.claim_id)}
    assert [note.body for note in notes] == ["Checked before: Half true · Coast Check · 2030-01-02"]
    assert reviewers == {sample.REVIEWER}


def marked(room: Room) -> list[str]:
    """Return what the dialog offers, in order."""
    dialog = room.app.screen
    assert isinstance(dialog, LikeClaimsDialog)
    return [
        "check" if each.check else "claim" if each.sameness is Sameness.SAME else "other"
        for each in dialog._before
    ]


def mark(room: Room, number: int) -> None:
    """Mark a line of the dialog."""
    room.app.screen.query_one(OptionList).highlighted = number

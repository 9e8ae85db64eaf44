"""Earlier verdicts are taken over only where nothing differs, and only as one's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.desk.memory import note_to_take, verdict_to_take
from workbench.desk.session import ReviewSession
from workbench.errors import InputError
from workbench.model import VerdictValue
from workbench.store import open_store
from workbench.store.earlier_door import CollectedCheck

CLAIM = "Nearly 4,200 dockers walked out of the Tarnholm yard."
OTHER = CLAIM.replace("4,200", "42,000")


def test_a_verdict_is_taken_over_and_another_number_never(tmp_path: Path) -> None:
    here, there = Sample.of((CLAIM, "A gull sang.")), Sample.of((CLAIM, OTHER), title="There")
    with open_store(tmp_path / "my.db") as store:
        here.put(store)
        row_id = all_ids(store)[0]
        there.put(store)
        store.append(here.verdict(0, "disputed", "zoe"))
        store.append(there.verdict(0, "verified", "bea"))
        store.append(there.verdict(1, "verified", "bea"))
        store.collect("Coast", [CollectedCheck("1", CLAIM, "FALSE.")])
    with ReviewSession(tmp_path / "my.db", "ada") as session:
        found = session.before(row_id)
        assert {each.title for each in found} == {"There", "Coast"}, "its own article is no before"
        (same,) = [each for each in found if each.row and each.sameness.value == "same"]
        (other,) = [each for each in found if each.sameness.value == "differs"]
        (check,) = [each for each in found if each.check]
        assert verdict_to_take(check) == (VerdictValue.DISPUTED, None, None)
        assert note_to_take(check) == "Checked before: FALSE."
        for take in (session.take_verdict, session.take_note):
            with pytest.raises(InputError, match=r"another claim: number .*4,?200 there .*42,?000"):
                take(row_id, other)
            with pytest.raises(InputError, match="gone or was read anew"):
                take(row_id, replace(same, row=None))
        with pytest.raises(InputError, match="no note on that claim"):
            session.take_note(row_id, same)
        assert session.take_verdict(row_id, same).verdict is VerdictValue.VERIFIED
        assert session.undo() is not None
        assert session.row(row_id).verdict is VerdictValue.UNREVIEWED

"""Edited claims on their way out as CSV and back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.desk.exporting import export_csv
from workbench.desk.importing import import_csv
from workbench.desk.session import ReviewSession
from workbench.model import Span, VerdictValue
from workbench.store import View

SAMPLE = Sample.of(("Rain fell on Velmora.", "About 50,000 people left.", "The ferry makes no trips."))
NAME = SAMPLE.article.article_id


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A store with a claim of each sort, all of them decided on."""
    path = tmp_path / "workbench.db"
    with ReviewSession(path, "ada") as desk:
        SAMPLE.put(desk.store)
        first, second, third = all_ids(desk.store)
        desk.edits.change_outlet(first, "Zeitblatt")
        desk.edits.drop(second)
        desk.edits.add(NAME, [Span(0, 9)])
        desk.edits.split(third, [[Span(48, 57)], [Span(58, 72)]])
        for row_id in all_ids(desk.store):
            desk.decide(row_id, VerdictValue.VERIFIED)
            desk.add_note(row_id, "asked")
        note = desk.notes(first)[0]
        desk.add_note(first, "asked twice", note.key)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_shows_claims_as_they_were_edited(edited: Path, tmp_path: Path) -> None:
    with ReviewSession(edited, "ada") as desk:
        export_csv(desk.store, View(), tmp_path / "one.csv")
        held = desk.store.history(NAME, desk.row(all_ids(desk.store)[0]).claim_id)
        done = import_csv(desk.store, tmp_path / "one.csv", "ada")
        assert (done.verdicts, done.notes, done.by_hand, done.unchanged) == (0, 0, 0, 6)
        export_csv(desk.store, View(), tmp_path / "two.csv")
        assert desk.store.history(NAME, desk.row(all_ids(desk.store)[0]).claim_id) == held
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    rows = rows_of(tmp_path / "one.csv")
    assert [(row["claim_text"], row["outlet"], row["retired"], row["model"]) for row in rows] == [
        ("Rain fell on Velmora.", "Zeitblatt", "", "en_test"),
        ("Rain fell", "", "", "by hand"),
        ("About 50,000 people left.", "", "yes", "en_test"),
        ("The ferry makes no trips.", "", "yes", "en_test"),
        ("The ferry", "", "", "by hand"),
        ("makes no trips", "", "", "by hand"),
    ]
    assert "asked twice" in rows[0]["note"]
    assert rows[0]["note"].count("asked") == 1, "the version that stands"


def test_decisions_reach_another_store_and_its_own_edits_stay(edited: Path, tmp_path: Path) -> None:
    with ReviewSession(edited, "ada") as desk:
        export_csv(desk.store, View(), tmp_path / "out.csv")
    with ReviewSession(tmp_path / "other.db", "bo") as other:
        SAMPLE.put(other.store)
        own = other.edits.add(NAME, [Span(3, 9)])
        other.edits.change_speaker(all_ids(other.store)[0], "Ann Lee")
        done = import_csv(other.store, tmp_path / "out.csv", "bo")
        assert (done.verdicts, done.by_hand) == (3, 3)
        assert other.claim(own).text == "n fell"
        row = other.row(all_ids(other.store)[0])
        assert (row.speaker, row.outlet, row.others) == ("Ann Lee", None, (("ada", "verified"),))
        assert other.store.verify().ok

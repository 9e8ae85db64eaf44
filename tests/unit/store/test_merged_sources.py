"""Sources of two stores united: every version kept, evidence held to its text whatever its number."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.unit.store.samples import Sample, source
from workbench.sources import Source
from workbench.store import open_store
from workbench.text import sha256

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips."))
PAGE = source("Harbour Post", "Rain fell on Velmora for eight days. The ferry sank.")


def saved(text: str, minutes: int) -> Source:
    """Return the page with another text, read so many minutes later."""
    return replace(
        PAGE, text=text, sha256=sha256(text), accessed_at=PAGE.accessed_at + timedelta(minutes=minutes)
    )


def test_evidence_that_a_merge_renumbered_is_held_to_its_text(tmp_path: Path) -> None:
    early, late = saved("The ferry was sold in May.", 1), saved("The ferry was sold in June.", 2)
    with open_store(tmp_path / "b.db") as theirs:
        SAMPLE.put(theirs)
        theirs.put_source(early)
    with open_store(tmp_path / "a.db") as ours:
        SAMPLE.put(ours)
        ours.put_source(late)
        ours.append(SAMPLE.evidence(1, ours.source(late.source_id), "sold in June"))
        ours.merge(tmp_path / "b.db")
        held = ours.source(late.source_id)
        assert (held.version, held.text) == (2, late.text)
        assert ours._conn.execute("SELECT version FROM evidence").fetchall() == [(1,)], "as the entry has it"
        assert ours.verify().ok
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute("DROP TRIGGER source_text_is_never_changed")
        text = late.text.replace("June", "July")
        changed = (text, sha256(text), late.sha256)
        db.execute("UPDATE source_version SET text = ?, sha256 = ? WHERE sha256 = ?", changed)
        db.execute("UPDATE evidence SET sha256 = ?", (sha256(text),))
        db.commit()
    with open_store(tmp_path / "a.db", read_only=True) as ours:
        found = " ".join(ours.verify().problems)
    assert "its evidence is not what stands in source" in found
    assert "version 2" in found

"""What a merge brings in, what it refuses, and that a refusal changes nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.histories import state_of
from tests.unit.store.samples import Sample, all_ids
from tests.unit.store.test_older_stores import make_old
from workbench.errors import StoreError
from workbench.lexicon import Entry, OwnRow
from workbench.store import Store, merged_sources, open_store
from workbench.store.schema import SCHEMA_VERSION

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips.", "Nobody was hurt."))


def copy(path: Path, to: Path) -> Path:
    with closing(sqlite3.connect(path)) as conn, closing(sqlite3.connect(to)) as there:
        conn.backup(there)
    return to


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two closed stores with one article, each with a verdict by its reviewer."""
    paths = tmp_path / "a.db", tmp_path / "b.db"
    for path, who in zip(paths, ("ada", "bo"), strict=True):
        with open_store(path) as store:
            SAMPLE.put(store)
            store.append(SAMPLE.verdict(0, "verified", who))
            store.append(SAMPLE.note(1, f"{who} looked", who))
    return paths


def verdicts(store: Store, reviewer: str) -> list[tuple[str, int, str]]:
    """Return id, number and a reviewer's verdict of each claim in the list, those set aside last."""
    rows = store.rows(all_ids(store), reviewer).values()
    return [(row.claim_id, row.number, row.verdict.value) for row in rows]


def refused(ours: Path, theirs: Path) -> str:
    """Return the one line of a merge that is refused; nothing was changed by it."""
    before = state_of(ours)
    with open_store(ours) as store, pytest.raises(StoreError) as caught:
        store.merge(theirs)
    assert state_of(ours) == before
    with open_store(ours) as store:
        assert store.verify().ok
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_merging_keeps_both_verdicts_and_lists_them(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as ours, open_store(tmp_path / "b.db") as theirs:
        SAMPLE.put(ours)
        SAMPLE.put(theirs)
        ours.append(SAMPLE.verdict(0, "verified", "ada"))
        theirs.append(SAMPLE.verdict(0, "disputed", "bo", reason="wrong_date"))
        done = ours.merge(tmp_path / "b.db")
        assert (done.entries, done.articles) == (1, 0)
        (one,) = ours.disagreements()
        assert done.differing == 1
        assert one.verdicts == (("ada", "verified"), ("bo", "disputed"))
        assert ours.merge(tmp_path / "b.db").entries == 0
        assert ours.undo("bo") is None
        with pytest.raises(StoreError, match="the store itself"):
            ours.merge(tmp_path / "a.db")


def test_a_fork_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as ours:
        SAMPLE.put(ours)
        copy(tmp_path / "a.db", tmp_path / "b.db")
        ours.append(SAMPLE.verdict(0, "verified", "ada"))
        with open_store(tmp_path / "b.db") as theirs:
            theirs.append(SAMPLE.verdict(0, "unverifiable", "ada"))
        before = state_of(tmp_path / "a.db")
        with pytest.raises(StoreError, match=f"{ours.origin}/1"):
            ours.merge(tmp_path / "b.db")
        assert state_of(tmp_path / "a.db") == before


def test_a_copy_of_the_store_brings_nothing(pair: tuple[Path, Path], tmp_path: Path) -> None:
    twin = copy(pair[0], tmp_path / "twin.db")
    before = state_of(pair[0])
    with open_store(pair[0]) as ours:
        done = ours.merge(twin)
        assert (done.entries, done.articles, done.claims, done.sources, done.lexicon_rows) == (0, 0, 0, 0, 0)
    assert state_of(pair[0]) == before


def test_what_a_copy_did_since_is_taken_over_and_can_be_undone(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    laptop = copy(pair[0], tmp_path / "laptop.db")
    with open_store(laptop) as there:
        there.append(SAMPLE.verdict(2, "unverifiable", "ada"))
        there.undo("ada")
        there.redo("ada")
    with open_store(pair[0]) as ours:
        assert ours.merge(laptop).entries == 3
        assert ours.verify().ok
        undone = ours.undo("ada")
        assert undone is not None
        assert undone.claim_id == SAMPLE.claims[2].claim_id
        assert ours.verify().ok


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entry SET payload = replace(payload, 'bo looked', 'bo looted')", "not as it was written"),
        ("DELETE FROM entry WHERE seq = 1", "not as it was written"),
        ("UPDATE entry SET prev_hash = hash WHERE seq = 2", "not as it was written"),
    ],
)
def test_a_damaged_chain_is_refused(pair: tuple[Path, Path], statement: str, said: str) -> None:
    with closing(sqlite3.connect(pair[1])) as db:
        db.execute("DROP TRIGGER entry_is_never_changed")
        db.execute("DROP TRIGGER entry_is_never_deleted")
        assert db.execute(statement).rowcount
        db.commit()
    line = refused(*pair)
    assert said in line
    assert f"verify-log --store {pair[1]}" in line


def test_what_is_no_store_is_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert "there is no store" in refused(pair[0], other)
    other.write_bytes(b"not a store " * 100)
    assert "not a workbench store" in refused(pair[0], other)
    other.write_bytes(b"short")
    assert "not a workbench store" in refused(pair[0], other)
    other.write_bytes(b"")
    assert "the store is empty" in refused(pair[0], other)
    other.unlink()
    other.mkdir()
    assert "this is a folder" in refused(pair[0], other)
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as db:
        db.execute("CREATE TABLE mine (one)")
    assert "belongs to another program" in refused(pair[0], tmp_path / "theirs.db")
    with closing(sqlite3.connect(pair[1])) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert "newer version" in refused(*pair)


def test_a_store_under_another_name_is_the_store_itself(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(pair[0])
    assert "this is the store itself" in refused(pair[0], tmp_path / "link.db")


def test_a_store_that_can_only_be_read_takes_nothing_in(pair: tuple[Path, Path]) -> None:
    with open_store(pair[0], read_only=True) as ours, pytest.raises(StoreError, match="can only be read"):
        ours.merge(pair[1])


def test_the_other_file_is_only_read(pair: tuple[Path, Path]) -> None:
    before = pair[1].read_bytes()
    pair[1].chmod(0o444)
    with open_store(pair[0]) as ours:
        assert ours.merge(pair[1]).entries == 2
    assert pair[1].read_bytes() == before


@pytest.mark.parametrize("before", ["m002_sources", "m004_removed_checks", "m005_claim_edits"])
def test_an_older_store_is_brought_up_to_date_in_a_copy(
    pair: tuple[Path, Path], tmp_path: Path, before: str
) -> None:
    with open_store(pair[1]) as theirs:
        make_old(theirs, tmp_path / "old.db", before)
    stored = (tmp_path / "old.db").read_bytes()
    with open_store(pair[0]) as ours:
        done = ours.merge(tmp_path / "old.db")
        assert done.entries == 2
        assert ours.verify().ok
        assert verdicts(ours, "bo")[0] == (SAMPLE.claims[0].claim_id, 1, "verified")
    assert (tmp_path / "old.db").read_bytes() == stored
    with closing(sqlite3.connect(tmp_path / "old.db")) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION


def test_a_fault_half_way_leaves_everything_as_it_was(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("the lexicon cannot be united")

    monkeypatch.setattr(merged_sources, "unite_lexicon", fail)
    assert "lexicon" in refused(*pair)
    monkeypatch.undo()
    with open_store(pair[0]) as ours:
        assert ours.merge(pair[1]).entries == 2


@pytest.mark.heavy
def test_a_merge_that_is_killed_leaves_everything_as_it_was(pair: tuple[Path, Path]) -> None:
    """The process is killed inside the transaction, after entries and articles were written."""
    before = state_of(pair[0])
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from workbench.store import merged_sources, open_store\n"
        "merged_sources.unite_lexicon = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "open_store(Path(sys.argv[1])).merge(Path(sys.argv[2]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, pair)], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    assert state_of(pair[0]) == before
    with open_store(pair[0]) as ours:
        assert ours.verify().ok
        assert ours.merge(pair[1]).entries == 2
        assert ours.verify().ok


def test_names_of_the_lexicon_come_in_and_the_last_word_counts(pair: tuple[Path, Path]) -> None:
    with open_store(pair[0]) as ours, open_store(pair[1]) as theirs:
        ours.put_lexicon_rows([OwnRow(Entry.OUTLET, "Ellery Gazette", aliases=("EG",))], "ada")
        learned = OwnRow(Entry.OUTLET, "ellery gazette", aliases=("EG", "the Gazette"))
        theirs.put_lexicon_rows([learned, OwnRow(Entry.OUTLET, "Radio Varn")], "bo")
        assert ours.merge(pair[1]).lexicon_rows == 2
        assert set(ours.lexicon_rows()) == {learned, OwnRow(Entry.OUTLET, "Radio Varn")}
        theirs.merge(pair[0])
        assert theirs.lexicon_rows() == ours.lexicon_rows()
        theirs.remove_lexicon_row(learned)
        ours.merge(pair[1])
        assert ours.lexicon_rows() == (OwnRow(Entry.OUTLET, "Radio Varn"),)


def test_progress_is_told_to_the_end(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.store.findings.STRIDE", 1)
    told: list[tuple[int, int]] = []
    with open_store(pair[0]) as ours:
        ours.merge(pair[1], lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1] == {total for _, total in told}.pop()


def test_a_claim_that_only_the_other_reading_has_is_kept_with_its_verdict(pair: tuple[Path, Path]) -> None:
    with open_store(pair[0]) as ours:
        SAMPLE.with_claims(SAMPLE.claims[1:]).put(ours)
        SAMPLE.with_claims(SAMPLE.claims[1:2]).put(ours)
    with open_store(pair[1]) as theirs:
        theirs.append(SAMPLE.verdict(2, "disputed", "bo", reason="wrong_date"))
    with open_store(pair[0]) as ours:
        ours.merge(pair[1])
        assert verdicts(ours, "bo") == [
            (SAMPLE.claims[1].claim_id, 1, "unreviewed"),
            (SAMPLE.claims[0].claim_id, 2, "verified"),
            (SAMPLE.claims[2].claim_id, 3, "disputed"),
        ]


def test_an_article_set_back_to_its_first_text_stays_so(pair: tuple[Path, Path]) -> None:
    """The later reading counts, not the later text."""
    second = Sample.of(("Snow fell on Velmora.",))
    edition = replace(second.edition, article_id=SAMPLE.article.article_id)
    later = replace(second, article=SAMPLE.article, edition=edition)
    with open_store(pair[0]) as ours, open_store(pair[1]) as theirs:
        later.put(theirs)
        later.put(ours)
        SAMPLE.put(ours)
        for one, other in ((ours, pair[1]), (theirs, pair[0])):
            one.merge(other)
            assert one.edition(SAMPLE.article.article_id).sha256 == SAMPLE.edition.sha256
            assert one.verify().ok

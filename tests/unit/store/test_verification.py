"""Every way of tampering with the file that the ledger is there to show."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.store import Store, findings, ledger, open_store
from workbench.store.ledger import GENESIS


@pytest.fixture
def worked(store_path: Path, rich: Sample) -> Path:
    """A closed store with verdicts, notes, undo, redo and a changed article."""
    with open_store(store_path) as store:
        rich.put(store)
        store.append(rich.verdict(0, "verified"))
        store.append(rich.verdict(1, "disputed", reason="wrong_number"))
        store.append(rich.note(1, "asked"))
        store.append(rich.verdict(2, "verified", "bo"))
        store.undo("ada")
        store.append(NewEntry(EntryType.ARTICLE, "bo", rich.article.article_id, payload={"title": "New"}))
        store.append(rich.verdict(3, "unverifiable"))
        store.undo("ada")
        store.redo("ada")
        store.undo("ada")
    return store_path


def tamper(path: Path, *statements: str) -> None:
    """Change the file as somebody with a database tool would."""
    with closing(sqlite3.connect(path)) as db:
        for trigger in ("entry_is_never_changed", "entry_is_never_deleted", "entry_is_never_replaced"):
            db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            assert db.execute(statement).rowcount, statement
        db.commit()


def problems(path: Path, head: str | None = None) -> tuple[str, ...]:
    with open_store(path, read_only=True) as store:
        found = store.verify(head)
    assert found.ok == (not found.problems)
    return found.problems


def test_an_honest_ledger_has_no_problems(worked: Path) -> None:
    with open_store(worked) as store:
        found = store.verify()
        assert (found.ok, found.entries, found.problems) == (True, 10, ())
        assert found.head == store.head()


def test_an_empty_ledger_has_a_head_too(store: Store) -> None:
    found = store.verify(GENESIS)
    assert (found.ok, found.entries, found.head) == (True, 0, GENESIS)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE entry SET payload = replace(payload, 'wrong_number', 'outdated') WHERE seq = 2",
            "/2: its content",
        ),
        ("UPDATE entry SET reviewer = 'eve' WHERE seq = 4", "/4: its content"),
        ("UPDATE entry SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 2", "/2: its content"),
        ("UPDATE entry SET hash = substr(hash, 2) || 'a' WHERE seq = 3", "/4: it does not follow"),
        ("UPDATE entry SET prev_hash = hash WHERE seq = 3", "/3: it does not follow"),
        ("DELETE FROM entry WHERE seq = 2", "/3: entries are missing before it: 2"),
        ("DELETE FROM entry WHERE seq < 4", "/4: entries are missing before it: 1 to 3"),
        ("UPDATE entry SET payload = 'no json' WHERE seq = 1", "it cannot be read"),
        ("UPDATE entry SET payload = '[]' WHERE seq = 5", "it cannot be read"),
        ("UPDATE entry SET claim_id = 'ffff' WHERE seq = 1", "There is no claim ffff"),
        ("UPDATE verdict SET value = 'verified'", "(verified is stored, disputed follows)"),
        ("UPDATE verdict SET reviewed_at = '2020-01-01T00:00:00.000000Z'", "the verdict does not follow"),
        ("DELETE FROM verdict", "(unreviewed is stored, verified follows)"),
        (
            "INSERT INTO verdict SELECT claim, 'eve', value, NULL, NULL, '', reviewed_at FROM verdict",
            "eve: there are",
        ),
        ("UPDATE note SET body = 'told'", "the notes do not follow"),
        ("DELETE FROM note", "the notes do not follow"),
        ("UPDATE article SET title = 'Old'", "the title does not follow"),
        ("UPDATE article SET published = NULL", "the published does not follow"),
        ("UPDATE tally SET claims = 9", "progress: the counts"),
        ("DELETE FROM step WHERE undone_by IS NULL", "undo: what the undo key can reach"),
        ("UPDATE step SET undone_by = NULL", "undo: what the undo key can reach"),
    ],
)
def test_tampering_is_told(worked: Path, rich: Sample, statement: str, said: str) -> None:
    with open_store(worked) as store:  # a note in force
        store.append(rich.note(4, "asked again", "bo"))
    tamper(worked, statement)
    found = problems(worked)
    assert any(said in problem for problem in found), found
    assert all("\n" not in problem for problem in found)


def test_a_log_cut_short_is_told_by_its_head(worked: Path) -> None:
    with open_store(worked) as store:
        head = store.head()
    tamper(
        worked,
        "DELETE FROM entry WHERE seq > 8",
        "UPDATE step SET undone_by = 8 WHERE undone_by = 10",
    )
    assert problems(worked) == (), "the chain that is left is sound in itself"
    assert any(head in problem and "cut short" in problem for problem in problems(worked, head))


def test_a_log_rewritten_as_a_whole_is_told_by_its_head(worked: Path) -> None:
    with open_store(worked) as store:
        head = store.head()
    with closing(sqlite3.connect(worked)) as db:
        for trigger in ("entry_is_never_changed", "entry_is_never_deleted", "entry_is_never_replaced"):
            db.execute(f"DROP TRIGGER {trigger}")
        previous = GENESIS
        for line in db.execute(f"{ledger.LINES} ORDER BY seq").fetchall():
            at = line[7].replace("2", "3", 1)  # as if all had been decided a thousand years later
            own = ledger.line_hash((*line[:7], at, previous, ""))
            db.execute(
                "UPDATE entry SET at = ?, prev_hash = ?, hash = ? WHERE seq = ?", (at, previous, own, line[1])
            )
            previous = own
        db.execute("UPDATE verdict SET reviewed_at = '3' || substr(reviewed_at, 2)")
        db.commit()
    assert problems(worked) == ()
    assert problems(worked, head)


def test_an_older_head_still_holds_when_the_log_has_grown(worked: Path, rich: Sample) -> None:
    with open_store(worked) as store:
        head = store.head()
        store.append(rich.verdict(5, "verified"))
        assert store.verify(head).ok
        assert store.verify(GENESIS).ok
        assert not store.verify("0" * 63 + "1").ok
        assert not store.verify(f"{head}+{'f' * 64}").ok


@pytest.mark.parametrize("head", ["", "abc", "g" * 64, "A" * 64, f"{'a' * 64}+"])
def test_what_is_no_head_is_refused(store: Store, head: str) -> None:
    with pytest.raises(StoreError, match="is no head"):
        store.verify(head)


def test_many_problems_are_counted_not_listed(worked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "LISTED", 3)
    tamper(worked, "UPDATE entry SET hash = prev_hash")
    found = problems(worked)
    assert len(found) == 4
    assert found[-1].startswith("and ")


def test_progress_is_told_to_the_end(worked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "STRIDE", 4)
    told: list[tuple[int, int]] = []
    with open_store(worked) as store:
        store.verify(on_progress=lambda done, total: told.append((done, total)))
        assert told == [(4, 20), (8, 20), (12, 20), (16, 20), (20, 20)]
        store.verify()  # an interrupted one leaves no transaction open
        with pytest.raises(KeyboardInterrupt):
            store.verify(on_progress=_interrupt)
        assert not store._conn.in_transaction


def _interrupt(done: int, total: int) -> None:
    raise KeyboardInterrupt

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workbench.desk.add import OnProgress, add, read_again, set_published
from workbench.desk.batch import Report, add_all, reread_all
from workbench.desk.changes import Details
from workbench.desk.messages import read_opening
from workbench.desk.reader import ChildReader
from workbench.errors import ExtractionError, InputError, ModelMissingError, StoreError, WorkbenchError
from workbench.identity import ClaimIds
from workbench.lexicon import Entry, OwnRow
from workbench.model import (
    Article,
    Attribution,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    EntryType,
    Flag,
    NewEntry,
    Span,
)
from workbench.sources import Source
from workbench.store import ArticleRow, Outcome, open_store
from workbench.text import sha256

DAY = date(2031, 3, 12)
NEXT_DAY = date(2031, 3, 13)


class Extraction:
    """Stands in for the child process: a claim a line; without a date each is flagged."""

    def __init__(self) -> None:
        self.read: list[Article] = []
        self.rows: tuple[OwnRow, ...] = ()
        self.fault: WorkbenchError | None = None
        self.fault_in = ""
        self.outlet: str | None = None

    def claims(
        self, reader: ChildReader, article: Article, edition: Edition, on_progress: OnProgress | None
    ) -> list[Claim]:
        model, rows = (opening := read_opening(reader._opening)).model, opening.rows
        self.read.append(article)
        self.rows = rows
        if on_progress is not None:
            on_progress(0, 1)
        if self.fault is not None and self.fault_in in edition.text:
            raise self.fault
        ids = ClaimIds(article.article_id)
        claims, start = [], 0
        for line in edition.text.splitlines(keepends=True):
            exact = (line.strip(),)
            flags = () if article.published else (Flag.UNRESOLVED_DATE,)
            span = Span(start, start + len(exact[0]))
            chain = (Attribution((span,), outlets=(self.outlet,)),) if self.outlet else ()
            claims.append(
                Claim(
                    ids.next(exact), exact[0], (span,), exact, ClaimKind.EVENT, 0.5, "a line", flags,
                    BlockRole.BODY, chain, (),
                    Engine("0", model or "usual", "0", str(len(rows))),
                )
            )  # fmt: skip
            start += len(line)
        return claims


@pytest.fixture
def extraction(monkeypatch: pytest.MonkeyPatch) -> Extraction:
    stand_in = Extraction()

    def claims(
        reader: ChildReader, article: Article, edition: Edition, on_progress: OnProgress | None = None
    ) -> list[Claim]:
        return stand_in.claims(reader, article, edition, on_progress)

    monkeypatch.setattr(ChildReader, "claims", claims)
    return stand_in


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The bridge closed on Sunday.\nAbout 40,000 people have no power.\n")
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "my.db"


def only_row(path: Path) -> ArticleRow:
    with open_store(path) as store:
        (row,) = store.articles()
        return row


def test_a_file_becomes_an_article(db: Path, story: Path, extraction: Extraction) -> None:
    added = add(
        db, str(story), published=DAY, title="Bridge closed", url="https://example.org/b",
        publisher="Radio Varn", reviewer="Ana",
    )  # fmt: skip
    assert (added.outcome, added.claims) == (Outcome.ADDED, 2)
    row = only_row(db)
    assert (row.title, row.url, row.publisher) == ("Bridge closed", "https://example.org/b", "Radio Varn")
    assert (row.published, row.origin) == (DAY, str(story))
    with open_store(db) as store:
        assert store.edition(row.article_id).text == story.read_text()
        assert store.history(row.article_id, None) == []


def test_the_same_file_twice_is_one_article_and_is_not_read_again(
    db: Path, story: Path, extraction: Extraction
) -> None:
    first = add(db, str(story), published=DAY, reviewer="Ana")
    again = add(db, str(story), published=DAY, reviewer="Ana")
    undated = add(db, str(story), reviewer="Ana")
    assert (again.outcome, again.article_id) == (Outcome.UNCHANGED, first.article_id)
    assert (undated.outcome, undated.claims) == (Outcome.UNCHANGED, 2)
    assert len(extraction.read) == 1


def test_the_same_text_under_another_name_is_the_same_article(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    add(db, str(story), reviewer="Ana")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(story.read_bytes())
    assert add(db, str(copy), reviewer="Ana").outcome is Outcome.UNCHANGED
    assert len(extraction.read) == 1


def test_a_day_told_later_is_an_entry_and_reads_the_claims_again(
    db: Path, story: Path, extraction: Extraction
) -> None:
    first = add(db, str(story), reviewer="Ana")
    told = add(db, str(story), published=DAY, reviewer="Ana")
    assert (told.outcome, told.kept, told.vanished) == (Outcome.REREAD, 2, 0)
    assert [article.published for article in extraction.read] == [None, DAY]
    with open_store(db) as store:
        (entry,) = store.history(first.article_id, None)
        assert (entry.type, entry.reviewer, entry.payload) == (
            EntryType.ARTICLE, "Ana", {"published": "2031-03-12"},
        )  # fmt: skip
    assert only_row(db).published == DAY


def test_another_title_is_an_entry_and_reads_nothing_again(
    db: Path, story: Path, extraction: Extraction
) -> None:
    add(db, str(story), reviewer="Ana")
    assert add(db, str(story), title="Better", reviewer="Ana").outcome is Outcome.UPDATED
    assert only_row(db).title == "Better"
    assert len(extraction.read) == 1


def test_another_publisher_reads_the_claims_again(db: Path, story: Path, extraction: Extraction) -> None:
    add(db, str(story), reviewer="Ana")
    add(db, str(story), publisher="Radio Varn", reviewer="Ana")
    assert [article.publisher for article in extraction.read] == [None, "Radio Varn"]
    assert only_row(db).publisher == "Radio Varn"


def test_verdicts_outlive_a_second_reading(db: Path, story: Path, extraction: Extraction) -> None:
    added = add(db, str(story), reviewer="Ana")
    with open_store(db) as store:
        claim = extraction_ids(added.article_id)[0]
        store.append(NewEntry(EntryType.VERDICT, "Ana", added.article_id, claim, {"verdict": "verified"}))
        set_published(store, added.article_id, DAY, "Ana")
        set_published(store, added.article_id, NEXT_DAY, "Bo")
        (verdict,) = store.verdicts(added.article_id, claim)
        assert verdict.value == "verified"
        row = store.article(added.article_id)
        assert row is not None
        assert (row.published, row.checked) == (NEXT_DAY, 1)
        assert store.verify().ok


def extraction_ids(article: str) -> list[str]:
    ids = ClaimIds(article)
    return [ids.next(["The bridge closed on Sunday."]), ids.next(["About 40,000 people have no power."])]


def test_reading_again_takes_what_is_known_now(db: Path, story: Path, extraction: Extraction) -> None:
    added = add(db, str(story), published=DAY, reviewer="Ana")
    with open_store(db) as store:
        assert read_again(store, added.article_id).outcome is Outcome.UNCHANGED
        assert read_again(store, added.article_id, "xx_other").outcome is Outcome.REREAD
        assert store.history(added.article_id, None) == []
    assert [article.published for article in extraction.read] == [DAY] * 3


@pytest.mark.parametrize("what", [set_published, read_again])
def test_an_article_that_is_not_there_is_named(
    db: Path, extraction: Extraction, what: Callable[..., object]
) -> None:
    words = ("0" * 16, DAY, "Ana") if what is set_published else ("0" * 16,)
    with open_store(db) as store, pytest.raises(StoreError, match="no article 0000000000000000"):
        what(store, *words)


def test_an_article_of_the_store_can_be_named_instead_of_its_file(
    db: Path, story: Path, extraction: Extraction
) -> None:
    added = add(db, str(story), reviewer="Ana")
    story.unlink()
    assert add(db, str(story), reviewer="Ana").outcome is Outcome.UNCHANGED
    assert add(db, added.article_id[:6], published=DAY, reviewer="Ana").outcome is Outcome.REREAD
    assert only_row(db).published == DAY


def test_what_is_neither_a_file_nor_an_article_is_an_input_error(db: Path, extraction: Extraction) -> None:
    with pytest.raises(InputError, match=r"story\.txt: there is no such file, and no article"):
        add(db, "story.txt", reviewer="Ana")
    assert not db.exists()


def test_a_name_that_can_mean_two_articles_is_an_input_error(
    db: Path, tmp_path: Path, extraction: Extraction
) -> None:
    for number in (1, 2):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Bridge {number} closed.\n")
        add(db, str(path), title="Bridge closed", reviewer="Ana")
    with pytest.raises(InputError, match="can mean 2 articles"):
        add(db, "Bridge", published=DAY, reviewer="Ana")


def test_standard_input_is_read_once(
    db: Path, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The bridge closed.\n")))
    assert add(db, "-", reviewer="Ana").outcome is Outcome.ADDED
    assert only_row(db).origin == "-"


def test_what_the_reader_should_know_is_passed_on(db: Path, tmp_path: Path, extraction: Extraction) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("The café closed.\n".encode("cp1252"))
    warnings: list[str] = []
    add(db, str(path), reviewer="Ana", on_warning=warnings.append)
    assert len(warnings) == 1
    assert "Windows-1252" in warnings[0]


def test_where_the_extraction_fails_nothing_is_stored(db: Path, story: Path, extraction: Extraction) -> None:
    extraction.fault = ModelMissingError("none")
    with pytest.raises(ModelMissingError):
        add(db, str(story), reviewer="Ana")
    assert not db.exists()
    extraction.fault = None
    added = add(db, str(story), reviewer="Ana")
    extraction.fault = ModelMissingError("none")
    with open_store(db) as store:
        with pytest.raises(ModelMissingError):
            set_published(store, added.article_id, DAY, "Ana")
        assert store.history(added.article_id, None) == []
        row = store.article(added.article_id)
        assert row is not None
        assert row.published is None


def test_what_stops_the_progress_stops_the_adding(db: Path, story: Path, extraction: Extraction) -> None:
    def stop(done: int, total: int) -> None:
        raise WorkbenchError(f"stopped at {done} of {total}")

    with pytest.raises(WorkbenchError, match="stopped at 0 of 1"):
        add(db, str(story), reviewer="Ana", on_progress=stop)
    assert not db.exists()


def test_a_store_that_can_only_be_read_is_told_before_the_slow_part(
    db: Path, story: Path, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(db).close()
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: not mode & os.W_OK and allowed(path, mode, **more)
    )
    with pytest.raises(StoreError, match="only be read"):
        add(db, str(story), reviewer="Ana")
    assert extraction.read == []


class Watched:
    """Remembers what it was told of each file."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int, int]] = []

    def __call__(self, file: str, done: int, total: int) -> OnProgress:
        self.seen.append((Path(file).name, done, total))
        return lambda _done, _total: None


def reports(db: Path, *targets: Path, details: Details | None = None) -> list[Report]:
    names = [str(target) for target in targets]
    return list(add_all(db, names, details or Details(), reviewer="Ana", watch=Watched()))


def test_each_file_is_counted_among_all(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    watched = Watched()
    (tmp_path / "second.txt").write_text("The harbour opened.\n")
    names = [str(tmp_path / "gone.txt"), str(tmp_path), str(story)]
    found = list(add_all(db, names, Details(), reviewer="Ana", watch=watched))
    assert [Path(report.target).name for report in found] == ["gone.txt", "second.txt", "story.txt"]
    assert watched.seen == [("second.txt", 1, 3), ("story.txt", 2, 3)]


def test_an_article_that_cannot_be_extracted_stops_no_other(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    (tmp_path / "second.txt").write_text("The harbour opened.\n")
    extraction.fault, extraction.fault_in = ExtractionError("too odd"), "harbour"
    bad, good = reports(db, tmp_path)
    assert str(bad.fault) == "too odd"
    assert good.added is not None
    assert only_row(db).origin == str(story)


def test_what_was_added_stays_where_the_walk_is_given_up(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    (tmp_path / "second.txt").write_text("The harbour opened.\n")
    walk = add_all(db, [str(tmp_path)], Details(), reviewer="Ana", watch=Watched())
    next(walk)
    walk.close()
    assert only_row(db).origin.endswith("second.txt")
    again = reports(db, tmp_path)
    assert [report.added.outcome for report in again if report.added] == [Outcome.UNCHANGED, Outcome.ADDED]
    assert len(extraction.read) == 2


def test_the_rows_of_the_store_and_a_file_are_read_with(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    kept = OwnRow(Entry.OUTLET, "Ellery Gazette", ("EG",))
    with open_store(db) as store:
        store.put_lexicon_rows([kept], "Ana")
    names = tmp_path / "names.csv"
    names.write_text("entry,name,aliases\noutlet,Ellery Gazette,Gazette\nweapon,Gull,\n")
    add(db, str(story), reviewer="Ana", lexicon=names)
    assert extraction.rows == (kept, OwnRow(Entry.WEAPON, "Gull"))


def test_a_bad_lexicon_file_is_told_before_anything_is_read(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    with pytest.raises(InputError, match=r"none\.csv"):
        add(db, str(story), reviewer="Ana", lexicon=tmp_path / "none.csv")
    assert extraction.read == []
    assert not db.exists()


def test_stored_articles_are_read_again_with_new_rows_and_keep_their_verdicts(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    (tmp_path / "second.txt").write_text("The harbour opened.\n")
    reports(db, tmp_path, details=Details(published=DAY))
    with open_store(db) as store:
        article = store.find_articles("story.txt")[0].article_id
        claim = extraction_ids(article)[0]
        store.append(NewEntry(EntryType.VERDICT, "Ana", article, claim, {"verdict": "verified"}))

    def reread(*names: str) -> list[str]:
        found = reread_all(db, names, reviewer="Ana", watch=Watched())
        return [report.added.outcome.value if report.added else "failed" for report in found]

    assert reread() == ["unchanged", "unchanged"]
    with open_store(db) as store:
        store.put_lexicon_rows([OwnRow(Entry.OUTLET, "Ellery Gazette")], "Ana")
    assert reread(article[:6], "nowhere") == ["reread", "failed"]
    assert reread() == ["reread", "unchanged"]
    with open_store(db) as store:
        (verdict,) = store.verdicts(article, claim)
        assert verdict.value == "verified"
        assert store.claim(store.row_of(article, claim) or 0).engine.lexicon == "1"


def test_claims_are_held_against_the_saved_sources_at_once(
    db: Path, story: Path, extraction: Extraction
) -> None:
    text = "The bridge closed on Sunday. " * 40
    moment = datetime(2031, 3, 12, tzinfo=UTC)
    with open_store(db) as store:
        store.put_source(Source("0" * 16, "Orlo Herald", text, sha256(text), moment))
    extraction.outlet = "Orlo Herald"
    added = add(db, str(story), published=DAY, reviewer="Ana")
    with open_store(db) as store:
        row = store.row_of(added.article_id, extraction_ids(added.article_id)[0])
        assert row is not None
        (check,) = store.checks(row)
        assert (check.outlet, check.status) == ("Orlo Herald", "confirmed")


def test_without_a_store_nothing_can_be_read_again(db: Path) -> None:
    with pytest.raises(StoreError, match="no store yet"):
        next(reread_all(db, [], reviewer="Ana", watch=Watched()))


def test_a_bad_file_stops_no_other(db: Path, story: Path, tmp_path: Path, extraction: Extraction) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    missing, found_empty, good = reports(db, tmp_path / "missing.txt", empty, story)
    assert missing.fault is not None
    assert "missing.txt" in str(missing.fault)
    assert found_empty.fault is not None
    assert good.added is not None
    assert good.added.outcome is Outcome.ADDED


def test_a_folder_is_searched_for_articles(
    db: Path, story: Path, tmp_path: Path, extraction: Extraction
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "second.md").write_text("The harbour opened.\n")
    (tmp_path / "more" / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    found = reports(db, tmp_path, details=Details(published=DAY))
    assert [Path(report.target).name for report in found] == ["second.md", "story.txt"]
    assert {article.published for article in extraction.read} == {DAY}


def test_a_store_that_fails_stops_all(db: Path, story: Path, extraction: Extraction) -> None:
    db.parent.mkdir()
    db.write_bytes(b"only some words, and many of them " * 200)
    with pytest.raises(StoreError):
        reports(db, story, story)
    assert extraction.read == []

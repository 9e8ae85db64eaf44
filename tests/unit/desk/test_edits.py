from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids, checked, cited, source
from workbench.desk.edits import Edits
from workbench.desk.session import ReviewSession
from workbench.errors import InputError, StoreError
from workbench.model import (
    Article,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    EntryType,
    MentionType,
    NewEntry,
    SourceCheckStatus,
    Span,
    VerdictValue,
)
from workbench.store import Outcome, Store, View
from workbench.text import sha256

LINES = (
    "Rain fell on Velmora for nine days in May 2030.",
    "About 50,000 people left the valley, the mayor said.",
    "The ferry makes no trips.",
    "Read more: the ten best lakes.",
)
PLAIN = Sample.of(LINES)
SAMPLE = PLAIN.with_claims((cited(PLAIN.claims[0], "Harbour Post", "Ann Lee"), *PLAIN.claims[1:]))
TEXT = SAMPLE.edition.text
NAME = SAMPLE.article.article_id


def at(words: str) -> Span:
    """Return where words stand in the sample's text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ReviewSession]:
    with ReviewSession(tmp_path / "workbench.db", "ada") as session:
        SAMPLE.put(session.store)
        yield session


@pytest.fixture
def edits(desk: ReviewSession) -> Edits:
    return desk.edits


def texts(desk: ReviewSession, view: View | None = None) -> list[str]:
    ids = all_ids(desk.store, view or View(retired=False))
    return [row.text for row in desk.rows(ids).values()]


def test_a_selection_becomes_a_claim_in_its_place(desk: ReviewSession, edits: Edits) -> None:
    row_id = edits.add(NAME, [at("fell on Velmora "), at(" nine days")], outlet=" Zeitblatt ", speaker="Bo")
    claim, row = desk.claim(row_id), desk.row(row_id)
    assert (claim.text, claim.exact) == ("fell on Velmora nine days", ("fell on Velmora", "nine days"))
    assert (claim.outlet, claim.speaker, claim.kind, claim.flags) == ("Zeitblatt", "Bo", "other", ())
    assert [(fact.type, fact.text, fact.value) for fact in claim.facts] == [("quantity", "nine", 9)]
    assert row.by_hand
    assert (row.claim_id[0], len(row.claim_id), row.number) == ("h", 16, 5)
    assert desk.original(row_id) is None
    assert texts(desk)[:3] == [LINES[0], "fell on Velmora nine days", LINES[1]]
    assert all_ids(desk.store, View(search="velmora", outlet="zeitblatt")) == [row_id]
    assert ("Zeitblatt", 1) in desk.facets(View(), "outlet")
    article = desk.article(NAME)
    assert article is not None
    assert (article.claims, desk.progress(View()).total) == (5, 5)
    undone = desk.undo()
    assert undone is not None
    assert (undone.row_ids, undone.claim_id) == ((), row.claim_id)
    assert texts(desk) == list(LINES)
    assert all_ids(desk.store, View(search="zeitblatt")) == []
    redone = desk.redo()
    assert redone is not None
    assert redone.row_ids == (row_id,), "under the row id that it had"
    assert desk.claim(row_id) == claim


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        ([], "no words"),
        ([Span(3, 3)], "no words"),
        ([at(".\nAbout")._replace(end=at(".\nAbout").start + 2)], "no words"),
        ([Span(0, 9999)], "no stretch"),
        ([Span(5, 2)], "no stretch"),
        ([Span(0, 9), Span(5, 12)], "overlap"),
    ],
)
def test_a_selection_without_words_is_refused(edits: Edits, spans: Sequence[Span], why: str) -> None:
    with pytest.raises(InputError, match=why):
        edits.add(NAME, spans)


def test_a_split_sets_the_claim_aside_with_its_decisions(desk: ReviewSession, edits: Edits) -> None:
    first = all_ids(desk.store)[0]
    desk.decide(first, VerdictValue.VERIFIED)
    parts = edits.split(first, [[at("Rain fell on Velmora")], [at("for nine days in May 2030.")]])
    assert [desk.claim(part).outlet for part in parts] == ["Harbour Post", "Harbour Post"]
    row = desk.row(first)
    assert (row.aside, row.retired, row.verdict) == ("split", True, "verified")
    progress = desk.progress(View())
    assert (progress.total, progress.retired, progress.checked) == (5, 1, 0)
    assert all_ids(desk.store)[:3] == [first, *parts]
    undone = desk.undo()
    assert undone is not None
    assert undone.row_ids == (first,)
    assert (texts(desk), desk.progress(View()).checked) == (list(LINES), 1)
    with pytest.raises(InputError, match="two parts"):
        edits.split(first, [[at("Rain")]])


def test_merged_claims_make_one_with_all_their_words(desk: ReviewSession, edits: Edits) -> None:
    first, second, third, _ = all_ids(desk.store)
    whole = edits.merge([second, first])
    claim = desk.claim(whole)
    assert claim.exact == LINES[:2]
    assert (claim.outlet, claim.speaker) == ("Harbour Post", "Ann Lee")
    assert {desk.row(one).aside for one in (first, second)} == {"merged"}
    with pytest.raises(InputError, match="set aside"):
        edits.merge([first, third])
    with pytest.raises(InputError, match="Two claims"):
        edits.merge([third, third])
    undone = desk.undo()
    assert undone is not None
    assert (undone.row_ids, texts(desk)) == ((first, second), list(LINES))


def test_a_changed_claim_keeps_what_the_machine_read(desk: ReviewSession, edits: Edits) -> None:
    row_id = all_ids(desk.store)[1]
    before = desk.claim(row_id)
    edits.change_spans(row_id, [at("About 50,000 people")])
    edits.change_outlet(row_id, "Daily Beacon", outlet_text="the mayor")
    edits.change_speaker(row_id, "The mayor of Velmora")
    edits.change_kind(row_id, ClaimKind.QUANTITY)
    row = edits.change_fact(row_id, *at("50,000"), MentionType.TROOP_COUNT)
    claim = desk.claim(row_id)
    assert (claim.text, claim.outlet, claim.speaker) == (
        "About 50,000 people", "Daily Beacon", "The mayor of Velmora",
    )  # fmt: skip
    assert claim.chain[0].source_span == at("the mayor")
    assert (claim.kind, [fact.type for fact in claim.facts]) == ("quantity", ["troop_count"])
    assert (row.edited, row.by_hand, row.fact_types) == (True, False, ("troop_count",))
    assert (row.claim_id, desk.original(row_id)) == (before.claim_id, before)
    assert edits.change_kind(row_id, ClaimKind.QUANTITY) == row, "nothing to change, nothing written"
    edits.change_fact(row_id, *at("50,000"), None)
    assert desk.claim(row_id).facts == ()
    for _ in range(6):
        desk.undo()
    assert (desk.claim(row_id), desk.row(row_id).edited) == (before, False)
    assert desk.undo() is None


def test_what_the_article_does_not_say_is_refused(desk: ReviewSession, edits: Edits) -> None:
    first, second, *_ = all_ids(desk.store)
    with pytest.raises(InputError, match="does not stand"):
        edits.change_outlet(first, "Zeitblatt", outlet_text="the Zeitblatt")
    with pytest.raises(InputError, match="no fact"):
        edits.change_fact(second, *at("valley"), None)
    with pytest.raises(InputError, match="Nobody put"):
        edits.bring_back(first)
    edition = desk.edition(NAME)
    forged = {
        "edit": "spans", "edition": edition.sha256, "spans": [[0, 4]], "exact": ["Snow"], "text": "Snow",
        "facts": [],
    }  # fmt: skip
    with pytest.raises(StoreError, match="select it again"):
        desk.store.append(NewEntry(EntryType.CLAIM_EDIT, "ada", NAME, desk.row(first).claim_id, dict(forged)))
    with pytest.raises(StoreError, match="another text"):
        desk.store.append(
            NewEntry(
                EntryType.CLAIM_EDIT, "ada", NAME, desk.row(first).claim_id, {**forged, "edition": "0" * 64}
            )
        )
    assert desk.store.verify().entries == 0


def test_a_dropped_claim_comes_back_as_it_was(desk: ReviewSession, edits: Edits) -> None:
    first = all_ids(desk.store)[0]
    desk.decide(first, VerdictValue.DISPUTED)
    row = edits.drop(first)
    assert (row.aside, row.retired, row.verdict, desk.progress(View()).checked) == (
        "dropped",
        True,
        "disputed",
        0,
    )
    assert desk.marks(NAME)[0].row_id != first
    with pytest.raises(InputError, match="set aside already"):
        edits.drop(first)
    row = edits.bring_back(first)
    assert (row.aside, row.retired, row.row_id, desk.progress(View()).checked) == ("", False, first, 1)
    assert desk.store.verify().ok


def test_edits_outlive_another_reading_of_the_article(desk: ReviewSession, edits: Edits) -> None:
    _, second, third, _ = all_ids(desk.store)
    added = edits.add(NAME, [at("the mayor said")])
    edits.drop(third)
    edits.change_outlet(second, "Zeitblatt")
    held = [
        (row.claim_id, row.text, row.outlet, row.aside) for row in desk.rows(all_ids(desk.store)).values()
    ]
    better = SAMPLE.with_claims([cited(claim, "Daily Beacon") for claim in SAMPLE.claims])
    assert better.put(desk.store).outcome is Outcome.REREAD
    now = desk.rows(all_ids(desk.store)).values()
    assert [(row.claim_id, row.text, row.aside) for row in now] == [(one[0], one[1], one[3]) for one in held]
    outlets = [row.outlet for row in now]
    assert outlets == ["Daily Beacon", "Zeitblatt", None, "Daily Beacon", "Daily Beacon"]
    original = desk.original(all_ids(desk.store)[1])
    assert original is not None
    assert original.outlet == "Daily Beacon", "what the machine reads now"
    assert added in all_ids(desk.store)
    SAMPLE.with_claims(SAMPLE.claims[:1]).put(desk.store)
    assert [row.text for row in desk.rows(all_ids(desk.store, View(retired=False))).values()] == [
        LINES[0], "the mayor said",
    ]  # fmt: skip
    assert desk.store.verify().ok


def revised(text: str) -> Sample:
    """Return the sample's article with another text, read into one claim a line."""
    other = Sample.of(text.split("\n"))
    edition = Edition(NAME, sha256(text), text, blocks=other.edition.blocks)
    return Sample(SAMPLE.article, edition, other.claims)


def test_edits_follow_their_words_into_another_edition(desk: ReviewSession, edits: Edits) -> None:
    kept = edits.add(NAME, [at("Rain fell"), at("nine days")])
    gone = edits.add(NAME, [at("the mayor said")])
    edits.mark_no_fact(NAME, at("no trips"))
    desk.decide(gone, VerdictValue.VERIFIED)
    text = "News first.\n" + TEXT.replace("the mayor", "the major")
    revised(text).put(desk.store)
    rows = {row.text: row for row in desk.rows(all_ids(desk.store)).values()}
    claim = desk.claim(rows["Rain fell nine days"].row_id)
    assert claim.exact == tuple(text[start:end] for start, end in claim.spans) == ("Rain fell", "nine days")
    assert [fact.text for fact in claim.facts] == [text[fact.start : fact.end] for fact in claim.facts]
    assert (rows["the mayor said"].retired, rows["the mayor said"].verdict) == (True, "verified")
    assert [text[start:end] for start, end in edits.no_facts(NAME)] == ["no trips"]
    assert desk.store.verify().ok
    SAMPLE.put(desk.store)
    assert not desk.row(desk.row_of(NAME, rows["the mayor said"].claim_id) or 0).retired
    assert desk.claim(desk.row_of(NAME, rows["Rain fell nine days"].claim_id) or 0).spans[0] == at(
        "Rain fell"
    )
    assert desk.store.verify().ok
    assert kept


def test_a_changed_claim_is_checked_anew(desk: ReviewSession, edits: Edits) -> None:
    first, second, *_ = all_ids(desk.store)
    assert edits.check_anew([first]) == 0, "no source is saved"
    desk.store.put_source(source("Harbour Post", "Rain fell on Velmora for nine days in May 2030."))
    assert edits.check_anew([first, second]) == 2
    assert desk.row(first).source_status is SourceCheckStatus.CONFIRMED
    edits.change_kind(first, ClaimKind.EVENT)
    assert desk.row(first).source_status is SourceCheckStatus.CONFIRMED, "the kind is no matter of the check"
    assert edits.change_outlet(first, "Zeitblatt").source_status is None
    assert edits.check_anew([first, second]) == 1
    assert desk.row(first).source_status is not SourceCheckStatus.CONFIRMED
    desk.undo()
    assert desk.row(first).source_status is None
    desk.store.put_checks([(first, [checked("confirmed")])])
    assert edits.drop(first).source_status is None
    assert edits.check_anew([first]) == 0, "what is set aside is not checked"


def test_marks_of_no_fact_are_joined_and_cut(desk: ReviewSession, edits: Edits) -> None:
    edits.mark_no_fact(NAME, at("Read more: "))
    edits.mark_no_fact(NAME, at("more: the ten"))
    edits.mark_no_fact(NAME, at("lakes"))
    assert [TEXT[start:end] for start, end in edits.no_facts(NAME)] == ["Read more: the ten", "lakes"]
    with pytest.raises(InputError, match="Nothing is marked"):
        edits.unmark_no_fact(NAME, at("best"))
    edits.unmark_no_fact(NAME, at("more: the"))
    assert [TEXT[start:end] for start, end in edits.no_facts(NAME)] == ["Read ", " ten", "lakes"]
    undone = desk.undo()
    assert undone is not None
    assert (undone.claim_id, undone.reread) == (None, False)
    assert desk.store.verify().ok


class Reader:
    """Reads a claim out of every line of the body, as the sample has it."""

    def claims(self, article: Article, edition: Edition, on_progress: object = None) -> list[Claim]:
        del article, on_progress
        body = [block.start for block in edition.blocks if block.role is BlockRole.BODY]
        return [claim for claim in SAMPLE.claims if claim.start in body]


def test_a_line_that_was_left_out_comes_back_with_its_claims(desk: ReviewSession, edits: Edits) -> None:
    store = desk.store
    last = all_ids(store)[3]
    desk.decide(last, VerdictValue.VERIFIED)
    place = Span(at("Read").start, at("Read").start)
    assert edits.leave_out_line(NAME, place, reader=Reader()).claims == 3
    block = desk.edition(NAME).blocks[3]
    assert (block.role, block.reason) == (BlockRole.OTHER, "left out by a reviewer")
    assert texts(desk) == list(LINES[:3])
    assert [row.verdict for row in desk.rows(all_ids(store, View(retired=True))).values()] == ["verified"]
    with pytest.raises(InputError, match="left out already"):
        edits.leave_out_line(NAME, place, reader=Reader())
    assert edits.bring_back_line(NAME, place, reader=Reader()).claims == 4
    assert desk.edition(NAME).blocks == SAMPLE.edition.blocks, "as it was given"
    assert (texts(desk), desk.progress(View()).checked) == (list(LINES), 1)
    undone = desk.undo()
    assert undone is not None
    assert undone.reread, "the screen has it read again"
    assert desk.edition(NAME).blocks[3].reason == "left out by a reviewer"
    assert store.verify().ok


def test_a_line_brought_back_stays_when_the_same_file_is_read(desk: ReviewSession, edits: Edits) -> None:
    dropped = SAMPLE.edition.blocks[3]
    blocks = (
        *SAMPLE.edition.blocks[:3],
        type(dropped)(*dropped_span(), BlockRole.RELATED, "points elsewhere"),
    )
    teased = Sample(
        SAMPLE.article, Edition(NAME, SAMPLE.edition.sha256, TEXT, blocks=blocks), SAMPLE.claims[:3]
    )
    teased.put(desk.store)
    edits.bring_back_line(NAME, at("lakes"), reader=Reader())
    for again in (teased, Sample(SAMPLE.article, desk.edition(NAME), SAMPLE.claims)):
        again.put(desk.store)
        block = desk.edition(NAME).blocks[3]
        assert (block.role, block.reason) == (BlockRole.BODY, "brought back by a reviewer")
        assert desk.store.verify().ok
    desk.undo()
    assert desk.edition(NAME).blocks[3] == blocks[3], "as the machine read it"


def dropped_span() -> Span:
    return at(LINES[3])


def test_notes_have_versions_and_a_claim_a_history(desk: ReviewSession, edits: Edits) -> None:
    row_id = all_ids(desk.store)[1]
    desk.add_note(row_id, "asked")
    note = desk.notes(row_id)[0]
    assert note.key is not None
    desk.add_note(row_id, "asked twice", note.key)
    desk.add_note(row_id, "another")
    assert [one.body for one in desk.notes(row_id)] == ["asked twice", "another"]
    assert [one.body for one in edits.note_versions(row_id, desk.notes(row_id)[0])] == [
        "asked",
        "asked twice",
    ]
    assert all_ids(desk.store, View(search="twice")) == [row_id]
    with ReviewSession(desk.store_path, "bo") as other, pytest.raises(StoreError, match="one's own"):
        other.add_note(row_id, "mine now", note.key)
    desk.undo()
    desk.undo()
    assert [one.body for one in desk.notes(row_id)] == ["asked"]
    whole = edits.merge(all_ids(desk.store)[:2])
    desk.undo()
    desk.redo()
    desk.decide(row_id, VerdictValue.VERIFIED)
    said = [(entry.summary, entry.undone) for entry in edits.history(row_id)]
    assert said == [
        ("note: asked", False),
        ("note changed: asked twice", True),
        ("note: another", True),
        ("took back: note: another", False),
        ("took back: note changed: asked twice", False),
        ("2 claims merged", False),
        ("took back: 2 claims merged", True),
        ("put in force again: 2 claims merged", False),
        ("verified", False),
    ]
    assert edits.history(whole)[0].summary == "2 claims merged"
    assert desk.store.verify().ok


def test_edits_that_were_tampered_with_are_found(desk: ReviewSession, edits: Edits) -> None:
    first, second, *_ = all_ids(desk.store)
    edits.change_outlet(first, "Zeitblatt")
    edits.leave_out_line(NAME, at("Read"), reader=Reader())
    first, second, *_ = all_ids(desk.store)
    db = desk.store._conn
    db.execute("UPDATE claim SET outlet = 'Harbour Post' WHERE id = ?", (first,))
    db.execute("UPDATE block SET role = 'body' WHERE number = 4")
    db.execute(
        "INSERT INTO edited (claim, original, aside, vanished, anchor) VALUES (?, '{}', 'dropped', 0, 0)",
        (second,),
    )
    problems = desk.store.verify().problems
    assert any("edits do not follow" in problem for problem in problems)
    assert any("no entry explains" in problem for problem in problems)
    assert any("line 4" in problem for problem in problems)


def test_an_archived_article_comes_back(desk: ReviewSession) -> None:
    def put_away(store: Store, archived: bool) -> bool:
        store.append(NewEntry(EntryType.ARTICLE, "ada", NAME, payload={"archived": archived}))
        row = store.article(NAME)
        return row is not None and row.archived

    assert put_away(desk.store, archived=True)
    assert not put_away(desk.store, archived=False)
    undone = desk.undo()
    assert undone is not None
    assert undone.description == "listed → archived"
    assert desk.store.verify().ok

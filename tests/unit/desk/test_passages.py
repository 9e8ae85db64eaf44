from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from workbench.check.outlets import SourceChecker
from workbench.check.shortlist import MemoryShortlist, SavedSource
from workbench.desk.passages import EMPTY, Library, Passage, Question, count_origins, read
from workbench.identity import source_id
from workbench.model import SourceCheckStatus, Span
from workbench.sources import Source
from workbench.store import SourceRow, StoredCheck
from workbench.text import sha256

GAZETTE = """\
Bridges closed

The ministry denied it at first. Varnia closed 12 bridges on Monday after the storm, the gazette has learned.\
 But only if the rain goes on will more be closed.

Nobody was hurt.
"""
RADIO = "Varnia closed 14 bridges on Monday after the storm, a listener told us. They were old."
WIRE = "Varnia closed 12 bridges on Monday after the storm, the gazette has learned."
CLAIM = "Varnia closed 12 bridges on Monday after the storm"
STATUS = SourceCheckStatus


def source(outlet: str, text: str, language: str = "en") -> Source:
    return Source(
        source_id(outlet, "x"),
        outlet,
        text,
        sha256(text),
        datetime(2031, 3, 1, tzinfo=UTC),
        language=language,
    )


def row(one: Source, version: int = 1) -> SourceRow:
    return SourceRow(
        one.source_id, one.outlet, one.title, None, "x", None, one.accessed_at, one.sha256, version, version,
        len(one.text), one.language, stub=False, removed=False, claims=0, evidence=0,
    )  # fmt: skip


def look(claim: str, outlets: tuple[str, ...], *sources: Source) -> tuple[Passage, ...]:
    """Return the passages for a claim that is checked as the program checks it."""
    held = {one.source_id: one for one in sources}
    shortlist = MemoryShortlist(SavedSource(one.source_id, one.outlet, one.text) for one in sources)
    checks = []
    for check in SourceChecker(shortlist).check(claim, outlets):
        at = check.passage
        checks.append(
            StoredCheck(
                check.outlet,
                check.status,
                at.source if at else None,
                1 if at else None,
                Span(at.start, at.end) if at else None,
                at.text if at else "",
                check.differing,
                check.found_in,
                check.origins,
            )
        )
    question = Question(claim, outlets, frozenset(name.casefold() for name in outlets))
    rows = [row(one) for one in sources]
    library = Library(rows, lambda name, _: held[name], lambda _: False)
    found = read(question, checks, shortlist.candidates(claim, outlets), library)
    assert found.saved == len(sources)
    return found.passages


def test_what_the_check_found_comes_first_then_what_is_near() -> None:
    found = look(CLAIM, ("Radio Varn",), source("Gazette", GAZETTE), source("Radio Varn", RADIO))
    assert [passage.source.outlet for passage in found] == ["Gazette", "Radio Varn"]
    first, second = found
    assert (first.outlet, first.status) == ("Radio Varn", STATUS.CONFIRMED)
    assert second.status is STATUS.ALTERED
    assert [(each.kind.value, each.claim, each.source) for each in second.differing] == [
        ("number", "12", "14")
    ]
    for passage in found:
        assert passage.span is not None
        assert passage.text == passage.source.text[slice(*passage.span)]
        for each in passage.differing:
            assert each.source_span is not None
            assert passage.source.text[slice(*each.source_span)] == each.source
    assert not first.under_review
    assert second.under_review


def test_what_stands_around_is_shown_with_what_may_turn_it_round() -> None:
    (passage,) = look(CLAIM, ("Gazette",), source("Gazette", GAZETTE))
    assert "denied it at first" in passage.before
    assert "only if the rain" in passage.after
    turned = {(turn.kind, turn.word, turn.after) for turn in passage.turns}
    assert {("denial", "denied", False), ("but", "But", True), ("condition", "if", True)} <= turned


def test_words_that_agree_are_stretches_of_both_texts() -> None:
    (passage,) = look(CLAIM, ("Gazette",), source("Gazette", GAZETTE))
    shared = [passage.text[slice(*span)] for span in passage.same]
    assert shared == [CLAIM[slice(*span)] for span in passage.claim_same] == [CLAIM]


def test_reprints_count_once() -> None:
    held = (source("Gazette", GAZETTE), source("Wire", WIRE), source("Radio Varn", RADIO))
    found = look(CLAIM, ("Gazette",), *held)
    assert count_origins(found) == (1, 1)


def test_a_cited_outlet_without_a_near_passage_is_there_to_be_read() -> None:
    (passage,) = look("Engineers like tea.", ("Gazette",), source("Gazette", GAZETTE))
    assert passage.span is None
    assert passage.status is None
    assert passage.source.outlet == "Gazette"


def test_of_very_many_texts_without_a_near_passage_a_few_are_listed_and_the_others_counted() -> None:
    texts = {
        f"s{number}": replace(source("Gazette", "Nothing."), source_id=f"s{number}") for number in range(40)
    }
    asked: list[str] = []

    def fetch(name: str, _: int | None) -> Source:
        asked.append(name)
        return texts[name]

    library = Library([row(one) for one in texts.values()], fetch, lambda _: False)
    found = read(Question(CLAIM, ("Gazette",), frozenset()), (), (), library)
    assert (len(found.passages), found.unlisted, found.missing) == (EMPTY, 40 - EMPTY, ())
    assert len(asked) == EMPTY, "the texts of the others are not even read"


def test_a_source_that_is_left_out_gives_no_passage_and_counts_as_missing() -> None:
    one = source("Gazette", GAZETTE)
    shortlist = MemoryShortlist([SavedSource(one.source_id, one.outlet, one.text)])
    question = Question(CLAIM, ("Gazette",), frozenset())
    for library, saved in (
        (Library([], lambda *_: one, lambda _: False), 0),
        (Library([row(one)], lambda *_: one, lambda _: True), 1),
    ):
        found = read(question, [], shortlist.candidates(CLAIM, ("Gazette",)), library)
        assert (found.passages, found.missing, found.saved) == ((), ("Gazette",), saved)


def test_a_text_in_another_language_is_shown_and_never_judged() -> None:
    found = look(CLAIM, ("Gazette",), source("Gazette", GAZETTE, language="sv"))
    assert all(passage.status is None for passage in found)


def test_an_old_versions_passage_says_so() -> None:
    old, new = source("Gazette", GAZETTE), source("Gazette", "Another text.")
    check = StoredCheck("Gazette", STATUS.CONFIRMED, old.source_id, 1, Span(0, 14), "Bridges closed")
    question = Question(CLAIM, ("Gazette",), frozenset())
    library = Library([row(new, 2)], lambda *_: old, lambda _: False)
    (passage,) = read(question, [check], [], library).passages
    assert not passage.current


def test_a_sentence_of_another_paragraph_is_told_apart() -> None:
    wrapped = "The dam\nheld. It was full\nof mud. It will be mended."
    (inside, *_) = look(CLAIM, ("Gazette",), source("Gazette", GAZETTE))
    assert not inside.apart_before
    assert not inside.apart_after
    parted = GAZETTE.replace("at first. ", "at first.\n\n").replace("learned. ", "learned.\n \n")
    (apart, *_) = look(CLAIM, ("Gazette",), source("Gazette", parted))
    assert "denied it at first" in apart.before
    assert apart.apart_before
    assert apart.apart_after
    (line, *_) = look("It was full of mud", ("Gazette",), source("Gazette", wrapped))
    assert not line.apart_before

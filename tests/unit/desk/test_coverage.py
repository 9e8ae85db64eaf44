from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.desk.coverage import Coverage, State, coverage
from workbench.desk.session import ReviewSession
from workbench.model import Attribution, Block, BlockRole, Edition, Span, VerdictValue

PLAIN = Sample.of(
    (
        "Rain fell on Velmora.",
        "About 50,000 people left, the mayor said.",
        "The ferry is old.",
        "Read more here.",
    )
)
TEXT = PLAIN.edition.text
NAME = PLAIN.article.article_id


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sample() -> Sample:
    """Return an article with two claims, the second of them cited; its last line is no part of the text."""
    first, second, *_ = PLAIN.claims
    frame = Attribution(
        (at("About 50,000 people left"),), source_span=at("the mayor"), cue_span=at("said"), cue="said"
    )
    cut = replace(
        second, spans=(at("About 50,000 people left"),), exact=("About 50,000 people left",), chain=(frame,)
    )
    *lines, last = PLAIN.edition.blocks
    teaser = Block(last.start, last.end, BlockRole.RELATED, "points elsewhere")
    edition = Edition(NAME, PLAIN.edition.sha256, TEXT, blocks=(*lines, teaser))
    return Sample(PLAIN.article, edition, (first, cut))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ReviewSession]:
    with ReviewSession(tmp_path / "workbench.db", "ada") as session:
        sample().put(session.store)
        yield session


def shown(covered: Coverage) -> list[tuple[str, str]]:
    return [(TEXT[one.start : one.end], one.state.value) for one in covered.stretches]


def test_each_word_of_the_text_has_one_state(desk: ReviewSession) -> None:
    first, second = all_ids(desk.store)
    covered = coverage(desk, NAME)
    assert shown(covered) == [
        ("Rain fell on Velmora", "open"),
        ("About 50,000 people left, the mayor said", "open"),
        ("The ferry is old", "uncovered"),
    ]
    assert (covered.total, covered.uncovered) == (15, 4)
    assert covered.percent == pytest.approx(100 * 11 / 15)
    desk.decide(first, VerdictValue.DISPUTED)
    desk.edits.mark_no_fact(NAME, at("ferry is"))
    desk.edits.add(NAME, [at("Rain fell")])
    assert shown(coverage(desk, NAME)) == [
        ("Rain fell on Velmora", "decided"),
        ("About 50,000 people left, the mayor said", "open"),
        ("The", "uncovered"),
        ("ferry is", "no_fact"),
        ("old", "uncovered"),
    ]
    desk.edits.drop(second)
    assert ("About 50,000 people left, the mayor said", "uncovered") in shown(coverage(desk, NAME))
    with ReviewSession(desk.store_path, "bo") as other:
        assert shown(coverage(other, NAME))[0] == ("Rain fell on Velmora", "open"), "of one's own verdicts"


def test_one_can_go_along_the_gaps(desk: ReviewSession) -> None:
    desk.edits.mark_no_fact(NAME, at("ferry"))
    covered = coverage(desk, NAME)
    first, last = covered.gaps
    assert [TEXT[gap.start : gap.end] for gap in (first, last)] == ["The", "is old"]
    assert covered.gap_after(0) == first
    assert covered.gap_after(first.start) == last
    assert covered.gap_after(last.start) == first, "round"
    assert covered.gap_before(last.start) == first
    assert covered.gap_before(0) == last
    desk.edits.add(NAME, [at("The ferry is old")])
    covered = coverage(desk, NAME)
    assert (covered.gaps, covered.gap_after(0), covered.percent) == ((), None, 100)
    assert {one.state for one in covered.stretches} == {State.OPEN}


def test_a_text_without_words_lacks_nothing(tmp_path: Path) -> None:
    empty = Sample.of(("…",)).with_claims(())
    with ReviewSession(tmp_path / "workbench.db", "ada") as desk:
        empty.put(desk.store)
        covered = coverage(desk, empty.article.article_id)
        assert (covered.stretches, covered.percent, covered.uncovered) == ((), 100, 0)

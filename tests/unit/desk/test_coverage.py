from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, cast

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.desk.coverage import Coverage, State, article_coverage, coverage
from workbench.desk.session import ReviewSession
from workbench.model import Attribution, Block, BlockRole, Edition, Span, VerdictValue
from workbench.text import sha256, words

if TYPE_CHECKING:
    from workbench.store import Store

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


class Marked:
    """A store that holds one article, marked by chance."""

    def __init__(self, chance: Random) -> None:
        self.text = "".join(chance.choice("ab  .\n-1,") for _ in range(chance.randrange(60)))
        size = len(self.text) + 1

        def spans(most: int) -> list[Span]:
            ends = (sorted(chance.choices(range(size), k=2)) for _ in range(chance.randrange(most)))
            return [Span(start, end) for start, end in ends]

        cuts = sorted(set(chance.choices(range(size), k=5)))
        roles = (BlockRole.BODY, BlockRole.BODY, BlockRole.RELATED)
        self.blocks = tuple(Block(*pair, chance.choice(roles), "drawn") for pair in pairwise(cuts))
        self.claims = [(chance.random() < 0.5, tuple(spans(3))) for _ in range(chance.randrange(5))]
        self.marks = spans(3)

    def edition(self, name: str) -> Edition:
        return Edition(name, sha256(self.text), self.text, blocks=self.blocks)

    def held(self, *_: str) -> list[tuple[bool, tuple[Span, ...]]]:
        return self.claims

    def no_facts(self, _: str) -> list[Span]:
        return self.marks

    def told(self, span: Span) -> State:
        """The state of a word, as the definition has it."""

        def within(spans: Iterable[Span]) -> bool:
            return any(one.start < span.end and span.start < one.end for one in spans)

        for state, decided in ((State.DECIDED, True), (State.OPEN, False)):
            if any(within(spans) for was, spans in self.claims if was is decided):
                return state
        return State.NO_FACT if within(self.marks) else State.UNCOVERED


def test_every_word_is_in_the_stretch_of_its_state() -> None:
    chance = Random(7)
    for _ in range(300):
        store = Marked(chance)
        covered = article_coverage(cast("Store", store), NAME, "ada")
        found = 0
        for block in store.blocks:
            if block.role is not BlockRole.BODY:
                continue
            for word in words(store.text[block.start : block.end]):
                span = Span(block.start + word.start, block.start + word.end)
                (stretch,) = (one for one in covered.stretches if one.start <= span.start < one.end)
                assert span.end <= stretch.end <= block.end
                assert stretch.state is store.told(span)
                found += 1
        assert covered.total == found

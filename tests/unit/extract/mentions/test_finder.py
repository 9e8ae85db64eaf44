"""The finder of typed facts on whole blocks: offsets, precedence, quotations, speed."""

from __future__ import annotations

import json
import time
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.extract.mentions.finder import MentionFinder
from workbench.extract.parse import ParsedBlock, parse
from workbench.extract.quotes import find_quotations
from workbench.lexicon import load_lexicon, shipped_lexicon
from workbench.model import Block, BlockRole, Mention

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = date(2031, 6, 18)

ARTICLE = (
    "On Sunday, Mara Ostrov told reporters that 50,000 soldiers and 14 tanks had crossed the Velm river. "
    "\u201cWe lost 28 people,\u201d she said. The army fired long-range missiles worth $5 million, up 12 "
    "percent from a year earlier. Ostrov will speak again on Nov. 3 at 9 p.m., 45km from Oslo."
)


def blocks(nlp: Language, text: str, start: int = 0) -> list[ParsedBlock]:
    labelled = (Block(start, len(text), BlockRole.BODY, "test"),)
    return list(parse(nlp, text, labelled, find_quotations(text, labelled)))


def mentions(nlp: Language, text: str, published: date | None = PUBLISHED, start: int = 0) -> list[Mention]:
    finder = MentionFinder(shipped_lexicon(), published)
    parsed = blocks(nlp, text, start)
    linked = finder.link(parsed, [finder.find(block) for block in parsed])
    return [mention for found in linked for mention in found]


def test_an_article_s_facts(nlp: Language) -> None:
    facts = {(mention.type.value, mention.text): mention.value for mention in mentions(nlp, ARTICLE)}
    expected = {
        ("date", "Sunday"): "2031-06-15",
        ("person", "Mara Ostrov"): "Mara Ostrov",
        ("person", "Ostrov"): "Mara Ostrov",
        ("troop_count", "50,000"): 50000,
        ("quantity", "14"): 14,
        ("weapon", "tanks"): None,
        ("quote", "We lost 28 people,"): None,
        ("weapon", "long-range missiles"): None,
        ("money", "$5 million"): 5000000,
        ("percent", "12 percent"): 12,
        ("date", "a year earlier"): "2030",
        ("date", "Nov. 3"): "2031-11-03",
        ("date", "9 p.m."): "2031-11-03T21:00",
        ("quantity", "45km"): 45,
        ("place", "Oslo"): "Oslo",
    }
    assert {key: facts.get(key, "missing") for key in expected} == expected


def test_offsets_are_the_article_s_own(nlp: Language) -> None:
    text = "Dropped line.\n" + ARTICLE
    start = text.index("On Sunday")
    for mention in mentions(nlp, text, start=start):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= start


def test_without_a_publication_day_relative_dates_have_no_value(nlp: Language) -> None:
    facts = {mention.text: mention.value for mention in mentions(nlp, ARTICLE, None)}
    assert facts["Sunday"] is facts["Nov. 3"] is facts["9 p.m."] is None


def test_mentions_other_than_quotations_never_overlap(nlp: Language) -> None:
    found = [mention for mention in mentions(nlp, ARTICLE) if mention.type != "quote"]
    assert all(left.end <= right.start for left, right in pairwise(found))


PIECES = (
    "Sunday the 14 F-16s 50,000 troops \u201c said Mara Ostrov \u201d ( HIMARS ) $5 million % 3-2 a.m. 9 "
    "\u00bd two-thirds of tanks May 2029 killed people between and 12km U.S.-led coalition jets \u2019s "
    "caf\u00e9 \u6f22\u5b57 /"
).split(" ")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_every_mention_is_a_slice_whatever_the_words(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    for mention in mentions(nlp, text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_every_mention_is_a_slice_whatever_the_characters(nlp: Language, text: str) -> None:
    for mention in mentions(nlp, text):
        assert mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "They sold " + "9" * 5000 + " books.",
        "They sold 5" + " million" * 300 + " books.",
        "gun " + "sea " * 1200,
        "the last " * 500,
        "1 2 3 4 5 " * 200,
        "May 5 to " * 300,
        "until " * 500 + "Friday",
    ],
    ids=["digits", "millions", "modifiers", "lasts", "numbers", "dates", "untils"],
)
def test_a_hostile_run_of_words_is_read_in_time(nlp: Language, text: str) -> None:
    for mention in mentions(nlp, text):
        assert len(json.dumps(mention.value)) < 500


@pytest.mark.bench
def test_finding_costs_a_small_part_of_parsing(nlp: Language) -> None:
    text = " ".join([ARTICLE] * 8)
    mentions(nlp, text)
    started = time.perf_counter()
    parsed = [block for _ in range(5) for block in blocks(nlp, text)]
    parsing = time.perf_counter() - started
    finder = MentionFinder(shipped_lexicon(), PUBLISHED)
    started = time.perf_counter()
    finder.link(parsed, [finder.find(block) for block in parsed])
    finding = time.perf_counter() - started
    print(f"\nparse {parsing:.3f} s, mentions {finding:.3f} s, share {finding / parsing:.1%}")
    assert finding <= 0.2 * parsing  # dense facts; ordinary news has a third as many


@pytest.mark.bench
def test_the_indexes_are_ready_at_once() -> None:
    started = time.perf_counter()
    lexicon = load_lexicon()
    loaded = time.perf_counter()
    MentionFinder(lexicon, None)
    ready = time.perf_counter()
    print(f"\nlexicon {(loaded - started) * 1000:.0f} ms, indexes {(ready - loaded) * 1000:.0f} ms")
    assert ready - started < 1

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids
from workbench.store import Store, View
from workbench.store.search import match_expression


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("", None),
        ('  "', None),
        ("— %", None),
        ("kursk", '"kursk"*'),
        ('say "no', '"say"* " no"*'),
        ("a OR b", '"a"* "OR"* "b"*'),
        ("50,000", '"50,000"*'),
        ("outlet:x*", '"outlet:x*"*'),
        ("nul\0\ud800x", '"nul ?x"*'),
    ],
)
def test_what_is_typed_is_quoted(typed: str, expression: str | None) -> None:
    assert match_expression(typed) == expression


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=())) | st.text('"*()^:-+{}ANDORT NEAR\0ab'))
def test_no_typed_text_is_an_error(filled: Store, typed: str) -> None:
    all_ids(filled, View(search=typed))


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("rain", 1),
        ("RAI vel", 1),
        ("krakow", 1),
        ("Kraków", 1),
        ("50,000", 1),
        ("50 000", 1),
        ("5", 2),
        ("harbour", 3),
        ("lee harbour", 1),
        ("rain kraków", 0),
        ("dam OR rain", 0),
        ("°", 8),
    ],
)
def test_words_match_from_their_start_whatever_case_or_accent(filled: Store, typed: str, count: int) -> None:
    assert len(all_ids(filled, View(search=typed))) == count


def test_notes_are_searched_as_they_are_now(filled: Store, rich: Sample) -> None:
    filled.append(rich.note(3, "Asked the harbour master"))
    filled.append(rich.note(3, "twice", "bo"))
    row_id = filled.row_of(rich.article.article_id, rich.claims[3].claim_id)
    assert all_ids(filled, View(search="asked twi")) == [row_id]
    assert len(all_ids(filled, View(search="harbour"))) == 4
    filled.undo("ada")
    assert all_ids(filled, View(search="asked")) == []
    assert all_ids(filled, View(search="twice")) == [row_id]
    filled.undo("bo")
    assert all_ids(filled, View(search="twice")) == []


def test_a_quotation_that_the_claim_text_lacks_is_found(store: Store) -> None:
    from dataclasses import replace

    from workbench.model import Mention, MentionType

    sample = Sample.of(("He said it.",))
    quote = Mention(MentionType.QUOTE, "never again", 0, 11)
    sample.with_claims((replace(sample.claims[0], facts=(quote,)),)).put(store)
    assert len(all_ids(store, View(search="never"))) == 1

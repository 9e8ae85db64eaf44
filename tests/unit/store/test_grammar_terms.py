from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.store.grammar_terms import terms
from workbench.store.grammar_words import GrammarError


def test_each_part_has_its_key_its_values_and_its_place() -> None:
    outlet, words, flag = terms('out:Beacon,"old\\"dam" "river, high" -flag:vague')
    assert outlet.keyword is not None
    assert (outlet.keyword.name, outlet.negated) == ("outlet", False)
    assert [(value.text, value.quoted) for value in outlet.values] == [("Beacon", False), ('old"dam', True)]
    assert (words.keyword, words.values[0].text, words.at, words.end) == (None, "river, high", 22, 35)
    assert flag.keyword is not None
    assert (flag.keyword.name, flag.negated, flag.at) == ("flag", True, 36)


@pytest.mark.parametrize("text", ["http://a.example", "12:30", "- x"])
def test_what_has_no_key_is_a_word(text: str) -> None:
    assert [term.keyword for term in terms(text)] == [None] * len(text.split())


@given(text=st.text(alphabet='ov:,- "\\k', max_size=24))
def test_the_parts_stand_in_order_and_between_them_is_only_space(text: str) -> None:
    try:
        found = list(terms(text))
    except GrammarError:
        return
    left, at = "", 0
    for term in found:
        assert at <= term.at < term.end
        left += text[at : term.at]
        at = term.end
    assert not (left + text[at:]).strip()

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.agreement import agreement


def words(claim: str, passage: str) -> tuple[list[str], list[str]]:
    first, second = agreement(claim, passage)
    return [claim[slice(*span)] for span in first], [passage[slice(*span)] for span in second]


def test_neighbouring_words_are_one_stretch() -> None:
    assert words("The harbour closes in two years", "the Harbour closes in three years, they say") == (
        ["The harbour closes in", "years"],
        ["the Harbour closes in", "years"],
    )


def test_long_words_and_numbers_agree_in_any_order() -> None:
    _, passage = words("1,200 boats used the harbour", "The harbour was used by 1200 boats")
    assert passage == ["harbour", "used", "1200 boats"]


def test_nothing_agrees_with_nothing() -> None:
    assert agreement("", "some words") == ((), ())
    assert agreement("some words", "") == ((), ())


@given(st.text(max_size=60), st.text(max_size=60))
def test_stretches_lie_in_order_inside_their_text(claim: str, passage: str) -> None:
    for text, spans in zip((claim, passage), agreement(claim, passage), strict=True):
        ends = [0]
        for start, end in spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)

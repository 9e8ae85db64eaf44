from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.identity import ID_LENGTH, ClaimIds, article_id, source_id

EXACT = st.lists(st.text(min_size=1), min_size=1, max_size=3)


@given(st.text(st.characters(exclude_categories=())))
def test_an_article_id_is_sixteen_hex_digits_of_its_text(text: str) -> None:
    assert re.fullmatch(rf"[0-9a-f]{{{ID_LENGTH}}}", article_id(text))
    assert article_id(text) == article_id(text)


@given(st.lists(EXACT, max_size=8))
def test_no_two_claims_of_an_article_share_an_id(claims: list[list[str]]) -> None:
    ids = ClaimIds("a" * ID_LENGTH)
    given_out = [ids.next(exact) for exact in claims]
    assert len(set(given_out)) == len(given_out)
    assert all(re.fullmatch(r"[0-9a-f]{16}", claim_id) for claim_id in given_out)


def test_an_id_survives_other_glyphs_case_and_space() -> None:
    assert ClaimIds("x").next(["The mayor’s", "two  bridges"]) == ClaimIds("x").next(
        ["the MAYOR'S two\nbridges"]
    )


def test_an_id_survives_claims_put_before_it() -> None:
    alone, behind = ClaimIds("x"), ClaimIds("x")
    behind.next(["Something else entirely"])
    assert alone.next(["Two bridges closed"]) == behind.next(["Two bridges closed"])


def test_equal_words_are_told_apart_by_their_order() -> None:
    first, again = ClaimIds("x"), ClaimIds("x")
    pair = first.next(["Two bridges"]), first.next(["Two bridges"])
    assert pair[0] != pair[1]
    assert pair == (again.next(["Two bridges"]), again.next(["Two bridges"]))


def test_a_changed_number_is_another_claim() -> None:
    assert ClaimIds("x").next(["15,000 troops"]) != ClaimIds("x").next(["50,000 troops"])


def test_the_same_words_in_another_article_are_another_claim() -> None:
    assert ClaimIds("x").next(["Two bridges"]) != ClaimIds("y").next(["Two bridges"])


def test_a_source_id_is_the_same_in_every_store_and_for_every_spelling_of_the_outlet() -> None:
    one = source_id("Harbour  Post", "https://harbour.example/1")
    assert re.fullmatch(r"[0-9a-f]{16}", one)
    assert one == source_id("harbour post", "https://harbour.example/1")
    assert one != source_id("harbour post", "https://harbour.example/2")
    assert one != source_id("Harbour", "https://harbour.example/1")

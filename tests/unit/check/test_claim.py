"""A claim cut into what must be borne out."""

from __future__ import annotations

from workbench.check import claim
from workbench.check.claim import read_statement

USUAL = "Some 40 boats sank off Velmora. "


def test_a_claim_is_cut_once() -> None:
    assert read_statement(USUAL) is read_statement(USUAL)


def test_the_parts_of_a_claim_of_a_whole_article_are_not_held_on_to() -> None:
    held = claim._remembered.cache_info().currsize
    assert len(read_statement(USUAL * 400).figures) == 400
    assert claim._remembered.cache_info().currsize == held

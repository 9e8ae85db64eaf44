"""Datelines: where a sentence begins behind one, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from workbench.extract.propositions.datelines import dateline_end

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ALDMOOR (ANP) — The dam held.", "The dam held."),
        ("PORT ELLERY, Varnia, Sept. 26 (ANP) — Ana Roe left.", "Ana Roe left."),
        ("New Orlo (ANP) – Ana Roe left.", "Ana Roe left."),
        ("ALDMOOR, Varnia - The dam held.", "The dam held."),
        ("ALDMOOR -- As the dam held, she left.", "As the dam held, she left."),
        ("ALDMOOR (ANP) —", ""),
        ("UNWA — the union founded in 1949 — sent ships.", "UNWA — the union founded in 1949 — sent ships."),
        ("Ana Roe — The mayor — left.", "Ana Roe — The mayor — left."),
        ("The mayor (58) left the hall — nobody saw it.", "The mayor (58) left the hall — nobody saw it."),
        ("", ""),
    ],
)
def test_a_dateline_ends_at_its_dash(nlp: Language, text: str, rest: str) -> None:
    doc = nlp(text)
    assert doc[dateline_end(doc) :].text.strip() == rest


@pytest.mark.parametrize(
    "text",
    [
        "ALDMOOR (ANP) — Deputy mayor Ana Roe is moving staff and boats to Orlo.",
        "PORT ELLERY, Varnia, Sept. 26 (ANP) — Ana Roe was led off the bridge on Monday.",
    ],
)
def test_no_claim_holds_a_dateline(says: Callable[[str], list[str]], text: str) -> None:
    found = says(text)
    assert any("Ana Roe is moving" in one or "Ana Roe was led" in one for one in found)
    assert not any(word in one for one in found for word in ("ALDMOOR", "ELLERY", "ANP", "UPI"))


def test_a_dateline_alone_says_nothing(says: Callable[[str], list[str]]) -> None:
    assert says("ALDMOOR, Varnia (ANP) —") == []

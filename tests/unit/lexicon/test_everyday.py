from __future__ import annotations

import pytest

from workbench.lexicon.everyday import is_everyday


@pytest.mark.parametrize("name", ["Post", "the Times", "Hawk", "focus", "The Said", "X", "Soldiers"])
def test_words_of_every_text_are_known(name: str) -> None:
    assert is_everyday(name)


@pytest.mark.parametrize("name", ["KP", "Ellery Gazette", "Kyivan", "LB-9", "the Orlo Times"])
def test_names_are_none(name: str) -> None:
    assert not is_everyday(name)

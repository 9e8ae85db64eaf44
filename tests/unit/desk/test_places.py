from __future__ import annotations

import pytest

from workbench.desk.places import MOST, NAME, SECTION, keep_place, place_in
from workbench.desk.remembered import remember


def test_each_reviewer_has_a_place_in_each_article() -> None:
    keep_place("a1", "mira", "c1")
    keep_place("a1", "jo", "c2")
    keep_place("a2", "mira", "c3")
    keep_place("a1", "mira", "c4")
    assert place_in("a1", "mira") == "c4"
    assert place_in("a1", "jo") == "c2"
    assert place_in("a2", "mira") == "c3"
    assert place_in("a2", "jo") is None


def test_the_article_left_longest_ago_is_forgotten() -> None:
    for number in range(MOST + 1):
        keep_place(f"a{number}", "mira", "c")
    assert place_in("a0", "mira") is None
    assert place_in("a1", "mira") == "c"


@pytest.mark.parametrize("held", ["x", [1, ["a1"], ["a1", "mira", 3], None], {"a1": "c"}])
def test_a_spoilt_memory_has_no_place(held: object) -> None:
    remember(SECTION, NAME, held)
    assert place_in("a1", "mira") is None
    keep_place("a1", "mira", "c")
    assert place_in("a1", "mira") == "c"

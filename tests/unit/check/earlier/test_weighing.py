from __future__ import annotations

from workbench.check.earlier.weighing import weigh

TEXTS = ("A gull stole a sandwich.", "Dockers left the Tarnholm yard.", "About dockers and the yard.")
RARITY = {"dockers": 3.0, "left": 2.0, "tarnholm": 5.0, "yard": 2.0, "the": 0.1}


def test_rare_words_weigh_most_and_a_text_is_likest_to_itself() -> None:
    found = weigh(TEXTS[1], TEXTS, RARITY)
    assert [each.place for each in found] == [1, 2, 0]
    assert found[0].share == 1.0
    assert found[0].score > found[1].score > found[2].score


def test_nothing_is_weighed_where_nothing_was_found() -> None:
    assert weigh("", (), {}) == []
    assert [each.score for each in weigh("", TEXTS, {})] == [0.0, 0.0, 0.0]

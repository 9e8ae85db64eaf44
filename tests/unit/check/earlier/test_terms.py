from __future__ import annotations

from workbench.check.earlier.terms import GRAM, grams, stems


def test_endings_case_and_separators_are_no_difference() -> None:
    assert stems("The Boats counted 1,200") == stems("a boat counts 1200")


def test_other_words_are_other_stems() -> None:
    assert not set(stems("harbour wall")) & set(stems("ferry pier"))


def test_grams_run_across_words_and_keep_their_number() -> None:
    assert grams("Sea wall") == [" sea", "sea ", "ea w", "a wa", " wal", "wall", "all "]
    assert grams("of the") == []
    assert all(len(gram) == GRAM for gram in grams("seawall"))

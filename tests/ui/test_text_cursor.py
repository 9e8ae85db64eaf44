from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui import sample
from workbench.model import Span
from workbench.ui.widgets.text_cursor import TextCursor

TEXT = sample.HERALD_TEXT


def at(cursor: TextCursor) -> str:
    return cursor.text[slice(*cursor.at)]


def chosen(cursor: TextCursor) -> str:
    return cursor.text[slice(*cursor.chosen)]


def test_it_steps_by_words_and_stops_at_both_ends() -> None:
    cursor = TextCursor("  One two-three, don't!")
    seen = [at(cursor)]
    for _ in range(4):
        cursor.next_word()
        seen.append(at(cursor))
    assert seen == ["One", "two-three", "don't", "don't", "don't"]
    for _ in range(4):
        cursor.previous_word()
    assert at(cursor) == "One"


def test_it_steps_by_sentences() -> None:
    cursor = TextCursor(TEXT)
    seen = []
    for _ in range(7):
        seen.append(chosen(cursor).split()[0])
        cursor.next_sentence()
    assert seen == ["Mayor", "Four", "The", "But", "Fishing", "They", "They"]
    cursor.previous_sentence()
    assert at(cursor) == "They"
    cursor.previous_sentence()
    assert at(cursor) == "Fishing"


def test_without_a_selection_the_sentence_is_chosen() -> None:
    cursor = TextCursor(TEXT)
    cursor.go_to(TEXT.index("new pier"))
    assert chosen(cursor) == "They want a new pier."


def test_a_selection_follows_the_cursor_both_ways() -> None:
    cursor = TextCursor(TEXT)
    cursor.go_to(TEXT.index("ferry terminal"))
    cursor.toggle()
    cursor.next_word()
    assert chosen(cursor) == "ferry terminal"
    for _ in range(3):
        cursor.previous_word()
    assert chosen(cursor) == "block the ferry"
    cursor.toggle()
    assert cursor.selection is None


def test_sentence_steps_extend_a_selection_to_the_full_stop() -> None:
    cursor = TextCursor(TEXT)
    cursor.go_to(TEXT.index("block"))
    cursor.toggle()
    cursor.next_sentence()
    assert chosen(cursor) == "block the ferry terminal in March, two of their leaders said."
    cursor.next_sentence()
    assert chosen(cursor).endswith("They want a new pier.")


def test_a_passage_is_selected_to_the_letter() -> None:
    span = Span(TEXT.index('"the hardest'), TEXT.index(" mayor Oskar"))
    cursor = TextCursor(TEXT)
    cursor.select(span)
    assert cursor.chosen == span


@pytest.mark.parametrize("text", ["", "   ", "…!?", "\n\n"])
def test_a_text_without_words_has_nowhere_to_go(text: str) -> None:
    cursor = TextCursor(text)
    for step in (
        cursor.next_word, cursor.previous_word, cursor.next_sentence, cursor.previous_sentence, cursor.toggle,
    ):  # fmt: skip
        step()
    assert 0 <= cursor.chosen.start <= cursor.chosen.end <= len(text)


@given(
    st.text(st.sampled_from("ab é日.,!'\"\n \ufffd"), max_size=60), st.lists(st.integers(0, 5), max_size=12)
)
def test_whatever_is_pressed_the_choice_lies_in_the_text(text: str, keys: list[int]) -> None:
    cursor = TextCursor(text)
    steps = (
        cursor.next_word, cursor.previous_word, cursor.next_sentence, cursor.previous_sentence, cursor.toggle,
        lambda: cursor.go_to(len(text) // 2),
    )  # fmt: skip
    for key in keys:
        steps[key]()
        assert 0 <= cursor.at.start <= cursor.at.end <= len(text)
        assert 0 <= cursor.chosen.start <= cursor.chosen.end <= len(text)


@pytest.mark.parametrize(
    "text", ["x" * 10_000_000, "word " * 2_000_000, " " * 10_000_000], ids=["letters", "words", "spaces"]
)
def test_a_step_in_ten_megabytes_of_one_line_is_quick(text: str) -> None:
    cursor = TextCursor(text)
    started = time.perf_counter()
    for _ in range(20):
        cursor.next_word()
        cursor.next_sentence()
        cursor.previous_sentence()
        cursor.previous_word()
        assert cursor.chosen.end - cursor.chosen.start < 20_000
    # 20 ms alone for the worst; the bound only catches a walk through the whole text at each step.
    assert time.perf_counter() - started < 4


def test_a_selection_to_the_end_keeps_its_last_full_stop() -> None:
    cursor = TextCursor(TEXT)
    cursor.go_to(len(TEXT))
    cursor.previous_sentence()
    cursor.toggle()
    for _ in range(3):
        cursor.next_sentence()
    assert chosen(cursor).endswith(TEXT.rstrip()[-1])
    assert cursor.chosen.end == len(TEXT.rstrip())

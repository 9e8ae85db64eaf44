from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.ui.cells import fit, shorten, whole_parts, wrap

# What a terminal would act on must come out as U+FFFD; widths of clusters differ between terminals, so
# the measure is the one the screen is laid out with.
TEXT = st.text(max_size=60)


@given(TEXT, st.integers(0, 40))
def test_fitted_text_has_exactly_the_width_and_nothing_a_terminal_acts_on(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cell_len(fitted) == width
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in fitted)


@given(TEXT, st.integers(1, 40))
def test_shortened_text_is_no_wider(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width


def test_long_text_ends_in_an_ellipsis() -> None:
    assert fit("harbour", 5) == "harb…"
    assert fit("日本語", 4) == "日… "
    assert fit("ab", 4) == "ab  "


@given(TEXT, st.integers(2, 40))
def test_wrapped_lines_fit_and_keep_every_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(" ".join(wrap(text, 10_000)).split())


def test_line_feeds_are_line_ends() -> None:
    assert wrap("one two\nthree", 5) == ["one", "two", "three"]
    assert wrap("a\n\nb", 9) == ["a", "", "b"]


def test_parts_are_left_out_whole_the_last_first() -> None:
    parts = ("Sources", "E evidence", "w whole", ". , step")
    assert whole_parts(parts, 100) == "Sources   E evidence   w whole   . , step"
    assert whole_parts(parts, 30) == "Sources   E evidence   w whole"
    assert whole_parts(parts, 29) == "Sources   E evidence"
    assert whole_parts(parts, 19) == "Sources"
    assert whole_parts(parts, 5) == "Sour…"

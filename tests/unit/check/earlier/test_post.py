from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.check.earlier.post import read_post


def test_a_post_is_taken_apart_into_words_signer_and_day() -> None:
    post = read_post("The #SeaWall is 40m long! https://t.example/x — Ana Brook (@ana_brook2) March 3, 2031")
    assert post.body.split() == ["The", "SeaWall", "Sea", "Wall", "is", "40m", "long!"]
    assert post.signer.split() == ["Ana", "Brook", "ana_brook2", "ana", "brook", "2"]
    assert post.day == "March 3, 2031"


@pytest.mark.parametrize("text", ["The wall is long.", "", "A dash — and a name (@ana) in the middle of it."])
def test_any_other_text_is_all_body(text: str) -> None:
    assert read_post(text) == (text.replace("@ana", " ana ana "), "", "")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    read_post(text)

"""Long texts are read a stretch at a time, with offsets that fit the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample
from workbench.errors import StoreError
from workbench.model import Span
from workbench.store import open_store, stretches


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every text for a long one."""
    monkeypatch.setattr(stretches, "WHOLE", 10)
    monkeypatch.setattr(stretches, "STRETCH", 40)
    monkeypatch.setattr(stretches, "EDGE", 8)
    monkeypatch.setattr(stretches, "PIECE", 16)


def test_a_text_of_ordinary_length_is_whole(tmp_path: Path) -> None:
    sample = Sample.of(("Rain fell.", "The ferry makes no trips."))
    with open_store(tmp_path / "workbench.db") as store:
        sample.put(store)
        stretch = store.stretches().around(sample.article.article_id, 20)
        assert stretch.whole
        assert stretch.base == 0
        assert stretch.edition == store.edition(sample.article.article_id)
        with pytest.raises(StoreError, match="no article"):
            store.stretches().around("0" * 16, 0)


@pytest.mark.usefixtures("small")
def test_a_stretch_is_what_stands_there_with_its_blocks(tmp_path: Path) -> None:
    sample = Sample.of([f"Sentence {number} of a long affair." for number in range(20)])
    text = sample.edition.text
    with open_store(tmp_path / "workbench.db") as store:
        sample.put(store)
        answers = store.stretches()
        for at in range(0, len(text) + 40, 7):
            stretch = answers.around(sample.article.article_id, at)
            assert stretch.length == len(text)
            assert text[slice(*stretch.span)] == stretch.edition.text
            assert not stretch.whole
            assert stretch.holds(Span(min(at, len(text) - 1), min(at, len(text) - 1) + 1))
            for block in stretch.edition.blocks:
                assert 0 <= block.start < block.end <= len(stretch.edition.text)
                whole = (Span(block.start + stretch.base, block.end + stretch.base), block.role)
                assert any(
                    each.start <= whole[0].start < whole[0].end <= each.end and each.role is whole[1]
                    for each in sample.edition.blocks
                )


@pytest.mark.usefixtures("small")
@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=3, max_size=30),
        min_size=3,
        max_size=12,
        unique=True,
    ),
    st.integers(0, 400),
)
def test_letters_of_several_bytes_are_never_cut(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], at: int
) -> None:
    sample = Sample.of(lines)
    text = sample.edition.text
    with open_store(tmp_path_factory.mktemp("long") / "workbench.db") as store:
        sample.put(store)
        stretch = store.stretches().around(sample.article.article_id, at)
        assert text[slice(*stretch.span)] == stretch.edition.text
        assert stretch.length == len(text)

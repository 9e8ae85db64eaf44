from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import StoreError
from workbench.lexicon import Entry, OwnRow
from workbench.store import Store, open_store

GAZETTE = OwnRow(Entry.OUTLET, "Ellery Gazette", ("EG", "the Gazette"), ("the Gazette",), ("ellery.example",))
GULL = OwnRow(Entry.WEAPON, "Gull", category="drone", designation="G-7")
YODEL = OwnRow(Entry.VERB, "yodel", forms=("yodels", "yodelled"), frame_class="belief")
OARSMEN = OwnRow(Entry.UNIT, "oarsmen", category="troop_count", subtype="naval", forms=("oarsman",))
ROWS = (GAZETTE, OARSMEN, YODEL, GULL)

NAMES = st.text(st.characters(exclude_characters="|"), min_size=1, max_size=9)
MANY = st.lists(NAMES, max_size=3, unique=True).map(tuple)


def test_rows_read_back_as_they_were_kept(store: Store) -> None:
    assert store.lexicon_rows() == ()
    assert store.put_lexicon_rows([GULL, YODEL, OARSMEN, GAZETTE], "Ana") == 4
    assert store.lexicon_rows() == ROWS
    with open_store(store.path) as again:
        assert again.lexicon_rows() == ROWS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(name=NAMES, aliases=MANY, vague=MANY, category=st.text(max_size=9), off=st.booleans())
def test_any_text_reads_back(
    store: Store, name: str, aliases: tuple[str, ...], vague: tuple[str, ...], category: str, *, off: bool
) -> None:
    row = OwnRow(Entry.OUTLET, name, aliases, vague, (), category, off=off)
    store.put_lexicon_rows([row], "Ana")
    assert row in store.lexicon_rows()


def test_a_row_replaces_the_one_of_its_name_in_any_case(store: Store) -> None:
    store.put_lexicon_rows(ROWS, "Ana")
    assert store.put_lexicon_rows(ROWS, "Bo") == 0
    other = OwnRow(Entry.OUTLET, "ellery gazette", ("EGZ",))
    assert store.put_lexicon_rows([other, GULL], "Bo") == 1
    assert set(store.lexicon_rows()) == {other, *ROWS[1:]}
    assert store.put_lexicon_rows([GAZETTE], "Ana") == 1
    assert set(store.lexicon_rows()) == set(ROWS)


def test_a_removed_row_is_out_of_force_and_can_come_back(store: Store) -> None:
    store.put_lexicon_rows(ROWS, "Ana")
    assert store.remove_lexicon_row(OwnRow(Entry.WEAPON, "GULL"))
    assert not store.remove_lexicon_row(GULL)
    assert store.lexicon_rows() == ROWS[:3]
    assert store.put_lexicon_rows([GULL], "Ana") == 1
    assert store.lexicon_rows() == ROWS


def test_all_rows_of_a_call_or_none_are_kept(store: Store) -> None:
    def rows() -> Iterator[OwnRow]:
        yield GAZETTE
        raise ValueError("oh")

    with pytest.raises(ValueError, match="oh"):
        store.put_lexicon_rows(rows(), "Ana")
    assert store.lexicon_rows() == ()


def test_a_store_that_can_only_be_read_keeps_none(tmp_path: Path) -> None:
    path = tmp_path / "my.db"
    open_store(path).close()
    with open_store(path, read_only=True) as store:
        assert store.lexicon_rows() == ()
        with pytest.raises(StoreError, match="only be read"):
            store.put_lexicon_rows([GULL], "Ana")
        with pytest.raises(StoreError, match="only be read"):
            store.remove_lexicon_row(GULL)


def test_the_article_of_a_text_is_found(store: Store) -> None:
    assert store.article_of_text("0" * 64) is None

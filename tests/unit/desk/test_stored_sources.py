from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.desk.lexicon import add_row
from workbench.desk.stored_sources import listed_sources, named_source, remove_source
from workbench.errors import InputError, StoreError
from workbench.identity import source_id
from workbench.lexicon import Entry, OwnRow
from workbench.sources import Source
from workbench.store import open_store
from workbench.text import sha256


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    path = tmp_path / "my.db"
    add_row(path, OwnRow(Entry.OUTLET, "Varnia Post", ("VP",)), "ann")
    with open_store(path) as store:
        for outlet, name in (("Varnia Post", "a"), ("Varnia Post", "b"), ("Ost Gazette", "a")):
            text = f"The {outlet} on {name}.\n"
            key = source_id(outlet, f"/in/{name}.txt")
            moment = datetime(2025, 3, 12, tzinfo=UTC)
            store.put_source(
                Source(key, outlet, text, sha256(text), moment, f"/in/{name}.txt", title=f"On {name}")
            )
    return path


def test_a_source_is_named_by_anything_that_means_it_alone(store_path: Path) -> None:
    with open_store(store_path) as store:
        assert named_source(store, "b.txt").title == "On b"
        assert named_source(store, source_id("Ost Gazette", "/in/a.txt")[:8]).outlet == "Ost Gazette"
        with pytest.raises(InputError, match=r"a\.txt: this can mean 2 sources"):
            named_source(store, "a.txt")
        with pytest.raises(InputError, match="no such source"):
            named_source(store, "\x1b[31m")


def test_the_list_is_of_one_outlet_by_any_of_its_names(store_path: Path) -> None:
    with open_store(store_path) as store:
        assert len(listed_sources(store)) == 3
        for name in ("vp", "Varnia Post", "the varnia post"):
            assert [row.title for row in listed_sources(store, name)] == ["On a", "On b"]
        assert listed_sources(store, "Nobody") == []


def test_a_removed_one_is_listed_only_when_asked_for(store_path: Path) -> None:
    row, lost, checked = remove_source(store_path, "b.txt")
    assert (row.title, lost, checked) == ("On b", 0, None)
    with open_store(store_path) as store:
        assert [row.title for row in listed_sources(store, "VP")] == ["On a"]
        assert [row.removed for row in listed_sources(store, "VP", removed=True)] == [False, True]
        assert store.source(row.source_id).text == "The Varnia Post on b.\n"
    with pytest.raises(StoreError, match="removed already"):
        remove_source(store_path, "b.txt")

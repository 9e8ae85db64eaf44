from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.desk.exporting import article_named, export_csv, export_dated, usual_name
from workbench.errors import InputError
from workbench.lexicon import Entry, OwnRow
from workbench.store import Store, View, open_store
from workbench.store.export_lines import Batch

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

DAY = date(2031, 3, 12)


@pytest.fixture
def store(tmp_path: Path, flood: Invented, hostile: Invented) -> Iterator[Store]:
    with open_store(tmp_path / "my.db") as opened:
        for invented in (flood, hostile):
            opened.put_article(invented.article, invented.edition, invented.claims)
        yield opened


def test_a_file_and_a_stream_get_the_same_text(store: Store, tmp_path: Path) -> None:
    stream = io.StringIO(newline="")
    lines = export_csv(store, View(), stream)
    assert export_csv(store, View(), tmp_path / "out.csv") == lines == 7
    assert (tmp_path / "out.csv").read_bytes() == stream.getvalue().encode()


def test_an_export_that_fails_half_way_leaves_the_earlier_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("earlier")
    complete = store.export_batches

    def broken(view: View, names: list[str], since: None) -> Iterator[Batch]:
        yield from complete(view, names, since)
        raise InputError("the disk went away")

    monkeypatch.setattr(store, "export_batches", broken)
    with pytest.raises(InputError, match="went away"):
        export_csv(store, View(), path)
    assert path.read_text() == "earlier"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", ["my.db", "my.db-wal", "sub/../my.db"])
def test_the_store_is_never_written_over(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    with pytest.raises(InputError, match="is the store itself"):
        export_csv(store, View(), tmp_path / name)
    assert store.articles()


def test_dated_exports_replace_none_before(store: Store, tmp_path: Path) -> None:
    written = [export_dated(store, View(), day=DAY) for _ in range(3)]
    assert [export.path.relative_to(tmp_path).as_posix() for export in written] == [
        "exports/verdicts-2031-03-12.csv",
        "exports/verdicts-2031-03-12-2.csv",
        "exports/verdicts-2031-03-12-3.csv",
    ]
    assert {export.path.read_bytes() for export in written} == {written[0].path.read_bytes()}
    assert written[0].lines == 7


def test_a_folder_that_cannot_be_made_is_one_line(store: Store, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file")
    with pytest.raises(
        InputError, match=r"exports: cannot be made \(File exists\); name the file to write with -o"
    ):
        export_dated(store, View(), day=DAY)


def test_an_article_is_named_by_id_or_title(store: Store, flood: Invented, hostile: Invented) -> None:
    assert article_named(store, flood.article.article_id[:6]) == flood.article.article_id
    assert article_named(store, "varnia sends") == flood.article.article_id
    assert article_named(store, hostile.article.origin) == hostile.article.article_id


def test_no_article_and_several_are_told_apart(store: Store, flood: Invented) -> None:
    with pytest.raises(InputError, match="holds no such article; `workbench articles` lists them"):
        article_named(store, "nothing of the kind")
    with pytest.raises(InputError, match="can mean 2 articles; give the id of one") as caught:
        article_named(store, "2")  # both titles hold a 2
    assert f"{flood.article.article_id} (Varnia sends 1,200 soldiers)" in str(caught.value)


def test_an_outlet_is_known_by_its_other_names() -> None:
    assert usual_name("nyt") == usual_name("NYT") != "NYT"
    assert usual_name("Varnia Post") == "Varnia Post"
    assert usual_name("") == ""
    own = OwnRow(Entry.OUTLET, "Varnia Morning Post", ("Varnia Post",))
    assert usual_name("varnia post", [own]) == "Varnia Morning Post"

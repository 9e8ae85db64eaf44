from __future__ import annotations

import builtins
import io
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample
from workbench.desk.add import add
from workbench.desk.importing import import_csv
from workbench.desk.own_file import refuse_own_file
from workbench.desk.sources import SourceDetails, add_source
from workbench.errors import InputError
from workbench.store import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "workbench.db"
    with open_store(path) as store:
        Sample.of(("Rain fell on Velmora.",)).put(store)
    return path


def test_the_store_is_no_text_under_whatever_name(path: Path, tmp_path: Path) -> None:
    soft, hard = tmp_path / "link.txt", tmp_path / "other.txt"
    soft.symlink_to(path)
    hard.hardlink_to(path)
    with open_store(path) as store:
        store.head()
        beside = path.with_name(path.name + "-wal")
        assert beside.exists()
        for target in (path, soft, hard, beside, tmp_path / "." / path.name):
            with pytest.raises(InputError, match="the store itself"):
                refuse_own_file(path, target)
    for other in (tmp_path / "none.txt", "-", "nul\0", "https://example.org/a"):
        refuse_own_file(path, other)
    (tmp_path / "text.txt").write_text("Rain")
    refuse_own_file(path, tmp_path / "text.txt")


def test_it_is_never_opened_to_be_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    opened: list[str] = []
    plain = io.open

    def watched(file: object, *args: object, **kwargs: object) -> object:
        opened.append(str(file))
        return plain(file, *args, **kwargs)  # type: ignore[call-overload] # whatever was asked

    monkeypatch.setattr(io, "open", watched)
    monkeypatch.setattr(builtins, "open", watched)
    with pytest.raises(InputError, match="the store itself"):
        add(path, str(link), reviewer="ada")
    with pytest.raises(InputError, match="the store itself"):
        add_source(path, str(link), SourceDetails(outlet="Harbour Post"))
    with open_store(path) as store, pytest.raises(InputError, match="the store itself"):
        import_csv(store, link, "ada")
    assert not {str(path), str(link)} & set(opened)

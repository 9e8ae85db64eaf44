from __future__ import annotations

import json
import stat
from pathlib import Path

from workbench.desk.drafts import Drafts

PLACE = ("0123456789abcdef", "fedcba9876543210")


def test_a_draft_is_there_for_the_next_run_of_the_same_reviewer_alone(tmp_path: Path) -> None:
    store = tmp_path / "my.db"
    Drafts(store, "mira").keep(PLACE, "half\na thought")
    assert Drafts(store, "mira").get(PLACE) == "half\na thought"
    assert Drafts(store, "lena").get(PLACE) == ""
    assert Drafts(store, "mira").get((*PLACE, "origin:1"), "none") == "none"
    folder = tmp_path / "my.db-drafts"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (file,) = folder.iterdir()
    assert json.loads(file.read_text())["article"] == PLACE[0]


def test_a_draft_that_is_dropped_or_emptied_leaves_nothing(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "my.db", "mira")
    drafts.keep(PLACE, "a")
    drafts.keep((*PLACE, "b:2"), "b")
    drafts.keep(PLACE, " \n")
    assert drafts.folder.exists()
    drafts.drop((*PLACE, "b:2"))
    assert not drafts.folder.exists()
    drafts.drop(PLACE)
    assert drafts.get(PLACE) == ""


def test_two_windows_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, other = Drafts(tmp_path / "my.db", "mira"), Drafts(tmp_path / "my.db", "mira")
    one.keep(PLACE, "one")
    other.keep((PLACE[0], "other"), "other")
    later = Drafts(tmp_path / "my.db", "mira")
    assert [later.get(PLACE), later.get((PLACE[0], "other"))] == ["one", "other"]


def test_what_is_no_draft_is_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "my.db", "mira")
    for junk in (b"", b"{", b"[]", b'{"body": 3}', b"\xff\xfe", b" " * 5_000_000):
        drafts.keep(PLACE, "a")
        (file,) = drafts.folder.iterdir()
        file.write_bytes(junk)
        assert Drafts(tmp_path / "my.db", "mira").get(PLACE) == ""


def test_text_of_any_kind_comes_back(tmp_path: Path) -> None:
    for body in ("\ud83d", '日本 [/b] \\ "q"', "a\r\nb\tc"):
        Drafts(tmp_path / "my.db", "mira").keep(PLACE, body)
        assert Drafts(tmp_path / "my.db", "mira").get(PLACE) == body


def test_where_the_disk_takes_nothing_the_draft_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "my.db-drafts").write_text("in the way")
    drafts = Drafts(tmp_path / "my.db", "mira")
    drafts.keep(PLACE, "a")
    assert drafts.get(PLACE) == "a"
    assert drafts.unkept == {PLACE}
    (tmp_path / "my.db-drafts").unlink()
    drafts.keep(PLACE, "a")
    assert drafts.unkept == set()
    assert Drafts(tmp_path / "my.db", "mira").get(PLACE) == "a"

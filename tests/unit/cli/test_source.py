from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pexpect
import pytest

from tests.unit.ingest.web import page, serve
from workbench.cli import source as module
from workbench.cli.main import main
from workbench.cli.source_lines import added_line
from workbench.desk import sources as desk
from workbench.desk.sources import SourceDetails, SourceReport
from workbench.model import EntryType, NewEntry
from workbench.store import open_store

Capture = pytest.CaptureFixture[str]

STORY = (
    "Two bridges closed on Monday night, the harbour master said, and about 40,000 people had no power on"
    " Tuesday morning. The army sent 1,200 soldiers and 40 boats to the coast, which is more than in any year"
    " since 2019, and the mayor said that nobody on the council knew who would pay for the repairs of the two"
    " bridges and of the dike in the end.\n"
)
GAZETTE = (
    '<html><head><meta property="og:site_name" content="Ost Gazette"></head>'
    f"<body><p>{STORY}</p></body></html>"
)


@pytest.fixture
def folder(store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with a text of the outlet that the store's article cites."""
    monkeypatch.setenv("WORKBENCH_STORE", str(store_file))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    return tmp_path


def add(*words: str, outlet: str = "Harbour News") -> int:
    return main(["source", "add", *words, "--outlet", outlet])


def only_id(store_file: Path) -> str:
    with open_store(store_file) as store:
        (row,) = store.sources()
    return row.source_id


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Let a terminal be there, and somebody who types."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(words))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def test_a_source_is_added_and_the_claims_are_checked(
    folder: Path, store_file: Path, capsys: Capture
) -> None:
    assert add("a.txt") == 0
    out, err = capsys.readouterr()
    added, checked = out.splitlines()
    assert added.startswith('added        a.txt: Harbour News, "Two bridges closed')
    assert added.endswith(f"{len(STORY.split())} words ({only_id(store_file)})")
    assert checked == "checked 2 claims: 1 confirmed, 1 not applicable"
    (notice,) = err.splitlines()
    assert notice.startswith(
        "workbench: a.txt: no outlet 'Harbour News' in the lexicon: kept under that name"
    )


def test_what_is_said_of_a_source_is_kept(folder: Path, store_file: Path) -> None:
    words = ["--url", "https://harbour.example/a", "--title", "Bridges", "--published", "2031-03-12"]
    assert add("a.txt", *words, "--accessed", "2025-03-12T10:30:00+01:00") == 0
    with open_store(store_file) as store:
        (row,) = store.sources()
    assert (row.url, row.title, str(row.published)) == ("https://harbour.example/a", "Bridges", "2031-03-12")
    assert row.accessed_at == datetime(2025, 3, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "moment"),
    [
        ("2025-03-12", "2025-03-12T00:00:00+00:00"),
        ("2025-03-12T09:30:00Z", "2025-03-12T09:30:00+00:00"),
    ],
)
def test_a_time_of_access_is_a_day_or_a_moment(folder: Path, capsys: Capture, time: str, moment: str) -> None:
    assert add("a.txt", "--accessed", time, "--json") == 0
    assert json.loads(capsys.readouterr().out)["accessed_at"] == moment


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2025", "is no time"),
        ("20250312T0", "is no time"),
        ("2025-03-12T09:30:00", "is no time"),
        ("Tuesday", "is no time"),
        ("9999-01-01", "lies in the future"),
    ],
)
def test_another_time_is_refused(folder: Path, capsys: Capture, time: str, words: str) -> None:
    assert add("a.txt", "--accessed", time) == 2
    assert words in capsys.readouterr().err


def test_a_changed_text_is_a_new_version_and_the_line_says_what_was_reopened(
    folder: Path, store_file: Path, capsys: Capture
) -> None:
    assert add("a.txt") == 0
    with open_store(store_file) as store:
        (article,) = store.articles()
        for claim in list(store.claims_to_check(None)):
            payload: dict[str, object] = {"verdict": "verified"}
            store.append(NewEntry(EntryType.VERDICT, "ann", article.article_id, claim.claim_id, payload))
    (folder / "a.txt").write_text(STORY.replace("Two", "Three"))
    capsys.readouterr()
    assert add("a.txt") == 0
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("new version  a.txt: Harbour News")
    assert line.endswith(f"version 2 ({only_id(store_file)}); 1 decision reopened")
    assert add("a.txt") == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("unchanged    a.txt")


def test_a_folder_goes_on_after_a_bad_file(folder: Path, capsys: Capture) -> None:
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(STORY)
    (pages / "b.pdf").write_bytes(b"%PDF-1.4")
    (pages / "c.html").write_text("<html><body></body></html>")
    assert add("pages", "gone.txt") == 2
    out, err = capsys.readouterr()
    saved, checked = out.splitlines()
    assert saved.startswith("added        pages/a.txt")
    assert checked.startswith("checked 2 claims")
    faults = [line.split(":")[1].strip() for line in err.splitlines() if "lexicon" not in line]
    assert faults == ["pages/b.pdf", "pages/c.html", "gone.txt"]


def test_a_title_goes_with_one_file(folder: Path, capsys: Capture) -> None:
    for targets in (["a.txt", "a.txt"], [str(folder)]):
        assert add(*targets, "--title", "T") == 2
        assert "--title and --url go with one file" in capsys.readouterr().err


def test_json_is_one_object_a_file(folder: Path, capsys: Capture) -> None:
    (folder / "b.txt").write_text("")
    assert add("a.txt", "b.txt", "--json", outlet="HN") == 2
    good, bad = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (good["file"], good["outcome"], good["outlet"], good["version"]) == ("a.txt", "added", "HN", 1)
    assert (good["characters"], good["language"], good["stub"]) == (len(STORY), "en", False)
    assert good["error"] is None
    assert (bad["outcome"], bad["source_id"], bad["outlet"]) == ("failed", None, None)
    assert "empty" in bad["error"]
    assert good.keys() == bad.keys()


def test_the_check_can_be_left_out(folder: Path, store_file: Path, capsys: Capture) -> None:
    assert add("a.txt", "--no-check") == 0
    assert "checked" not in capsys.readouterr().out
    with open_store(store_file) as store:
        assert not any(store.checks(claim.row_id) for claim in list(store.claims_to_check(None)))


def test_standard_input_is_a_source_too(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert add("-") == 0
    assert main(["source", "list"]) == 0
    assert "(standard input)" in capsys.readouterr().out


def test_a_url_is_fetched_only_from_where_it_may_be(folder: Path, capsys: Capture) -> None:
    with serve({"/a": page(STORY.encode(), Content_Type="text/plain")}) as port:
        url = f"http://127.0.0.1:{port}/a"
        assert add(url) == 2
        assert "loopback address (127.0.0.1); give --allow-private" in capsys.readouterr().err
        assert add(url, "--allow-private") == 0
    assert f"added        {url}: Harbour News" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "outlet"),
    [("1", "Harbour Newz"), ("2", "Harbour News"), (" Ost  Gazette ", "Ost Gazette"), ("77", "77")],
)
def test_the_terminal_is_asked_where_nothing_tells(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, answer: str, outlet: str
) -> None:
    assert main(["lexicon", "add", "outlet", "Harbour News"]) == 0
    (folder / "a.html").write_text(GAZETTE.replace("Ost Gazette", "Harbour Newz\u202e"))
    capsys.readouterr()
    typed(monkeypatch, f"{answer}\n")
    assert main(["source", "add", "a.html"]) == 0
    out, err = capsys.readouterr()
    assert f"a.html: {outlet}" in out.splitlines()[0]
    assert "nothing known tells whose text this is (it says 'Harbour Newz" in err
    assert "  1  Harbour Newz" in err
    assert "  2  Harbour News" in err
    assert "\u202e" not in err + out


def test_no_answer_leaves_the_file_out(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "\n")
    assert main(["source", "add", "a.txt"]) == 2
    assert "name the outlet with --outlet" in capsys.readouterr().err


def test_nobody_is_asked_where_there_is_no_terminal_or_no_wish(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "a.txt: nothing known tells whose text this is; name the outlet with --outlet"
    assert main(["source", "add", "a.txt"]) == 2
    assert line in capsys.readouterr().err
    typed(monkeypatch, "Harbour News\n")
    assert main(["source", "add", "a.txt", "--no-input"]) == 2
    assert line in capsys.readouterr().err


def test_what_a_page_states_is_taken_with_yes(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.html").write_text(GAZETTE)
    assert main(["lexicon", "add", "outlet", "Ost Gazete"]) == 0
    typed(monkeypatch, "Harbour News\n")
    assert main(["source", "add", "a.html", "--yes"]) == 0
    assert "a.html: Ost Gazette" in capsys.readouterr().out


def test_ctrl_c_keeps_what_was_added(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(
        store: Path, targets: tuple[str, ...], details: SourceDetails, **_: object
    ) -> Iterator[SourceReport]:
        yield desk.add_source(store, targets[0], details, check=False)
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "add_sources", stopped)
    assert add("a.txt") == 130
    assert "stopped after 1 source; what was added stays, and `workbench check`" in capsys.readouterr().err
    assert main(["source", "list"]) == 0
    assert "Harbour News" in capsys.readouterr().out


def test_the_list_shows_each_source_and_what_is_odd_about_it(folder: Path, capsys: Capture) -> None:
    (folder / "b.txt").write_text(
        "Die Feuerwehr teilte mit, dass die Brücken am Montag gesperrt worden seien. " * 10
    )
    (folder / "c.txt").write_text("Two bridges closed.")
    assert add("a.txt") == 0
    assert add("b.txt", "c.txt", outlet="Ost Gazette") == 0
    capsys.readouterr()
    assert main(["source", "list"]) == 0
    one, two, three = capsys.readouterr().out.splitlines()
    assert "1 claim  Harbour News: Two bridges" in one
    assert one.endswith("(a.txt)")
    assert two.endswith("(b.txt)  [not compared: de]")
    assert three.endswith("(c.txt)  [stub]")
    assert main(["source", "list", "--outlet", "ost gazette", "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["origin"], record["outlet"]) for record in records] == [
        ("b.txt", "Ost Gazette"), ("c.txt", "Ost Gazette"),
    ]  # fmt: skip
    assert main(["source", "list", "--outlet", "Nobody"]) == 0
    assert "holds no source of Nobody" in capsys.readouterr().out


def test_a_list_of_nothing_says_how_to_begin(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["source", "list"]) == 0
    assert "holds no source. Save one: workbench source add" in capsys.readouterr().out
    monkeypatch.setenv("WORKBENCH_STORE", str(folder / "none.db"))
    assert main(["source", "list"]) == 0
    assert "No store at" in capsys.readouterr().out
    assert main(["source", "list", "--json"]) == 0
    assert capsys.readouterr().out == ""


def test_a_source_is_shown_in_any_version(folder: Path, store_file: Path, capsys: Capture) -> None:
    changed = f"\x1b[31mChanged.\n{STORY}"
    assert add("a.txt") == 0
    (folder / "a.txt").write_text(changed)
    assert add("a.txt") == 0
    name = only_id(store_file)
    capsys.readouterr()
    assert main(["source", "show", name[:6]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == name
    assert {"  outlet     Harbour News", "  version    2 of 2"} < set(lines)
    assert main(["source", "show", "a.txt", "--text"]) == 0
    assert capsys.readouterr().out == changed.replace("\x1b", "\ufffd")
    assert main(["source", "show", name, "--text", "--version", "1"]) == 0
    assert capsys.readouterr().out == STORY
    assert main(["source", "show", name, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["text"], record["version"], record["versions"]) == (changed, 2, 2)
    assert main(["source", "show", name, "--version", "3"]) == 2
    assert "no version 3" in capsys.readouterr().err
    assert main(["source", "show", name, "--text", "--json"]) == 2


def test_a_stub_and_another_language_are_shown_as_such(folder: Path, capsys: Capture) -> None:
    (folder / "b.txt").write_text(
        "Die Feuerwehr teilte mit, dass die Brücken am Montag gesperrt worden seien."
    )
    assert add("b.txt") == 0
    capsys.readouterr()
    assert main(["source", "show", "b.txt"]) == 0
    out = capsys.readouterr().out
    assert "  language   de: kept, but it cannot be compared with claims" in out
    assert "too short to be the whole text" in out


@pytest.mark.parametrize("name", ["show", "remove"])
def test_a_source_that_is_not_there_or_not_the_only_one_is_told(
    folder: Path, capsys: Capture, name: str
) -> None:
    assert main(["source", name, "gone"]) == 2
    assert "gone: no such source; `workbench source list` shows all" in capsys.readouterr().err
    assert add("a.txt", outlet="One") == 0
    assert add("a.txt", outlet="Two") == 0
    capsys.readouterr()
    assert main(["source", name, "a.txt"]) == 2
    assert "this can mean 2 sources" in capsys.readouterr().err


def test_a_removed_source_leaves_the_check_and_comes_back(
    folder: Path, store_file: Path, capsys: Capture
) -> None:
    assert add("a.txt") == 0
    name = only_id(store_file)
    capsys.readouterr()
    assert main(["source", "remove", "a.txt"]) == 0
    line = capsys.readouterr().out
    assert line.startswith(f"removed  {name}  Harbour News: Two bridges")
    assert "its text and evidence are kept" in line
    assert main(["source", "list"]) == 0
    assert "no source" in capsys.readouterr().out
    assert main(["source", "list", "--all"]) == 0
    assert "[removed]" in capsys.readouterr().out
    assert main(["source", "remove", name]) == 2
    assert "removed already" in capsys.readouterr().err
    assert add("a.txt") == 0
    assert capsys.readouterr().out.startswith("restored     a.txt")


def test_a_line_needs_something_saved() -> None:
    with pytest.raises(ValueError, match="not saved"):
        added_line(SourceReport("a.txt"))


def test_each_command_has_an_example(capsys: Capture) -> None:
    assert isinstance(module.command, click.Group)
    for name in ("add", "list", "show", "remove"):
        assert main(["source", name, "--help"]) == 0
        assert "Example: workbench source" in " ".join(capsys.readouterr().out.split())
    assert set(module.command.commands) == {"add", "list", "show", "remove"}


@pytest.mark.heavy
def test_a_real_terminal_asks_beside_the_progress_bar(folder: Path) -> None:
    for name in ("a", "b"):
        head = f'<head><link rel="canonical" href="https://ost.example/{name}"></head>'
        text = f"<html>{head}<body><p>{STORY}</p></body></html>"
        (folder / "pages").mkdir(exist_ok=True)
        (folder / "pages" / f"{name}.html").write_text(text.replace("Two bridges", f"{name} bridges"))
    program = Path(sys.executable).with_name("workbench")
    child = pexpect.spawn(str(program), ["source", "add", "pages"], encoding="utf-8", timeout=60, cwd=folder)
    child.expect("its address is at ost.example")
    child.expect("Enter leaves it out")
    child.sendline("Ost Gazette")
    child.expect("added +pages/a.html: Ost Gazette")
    child.expect("added +pages/b.html: Ost Gazette")
    child.expect("checked 2 claims")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0

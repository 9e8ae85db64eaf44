"""Whatever is wrong, it is one line that names the thing and the next step, and nothing stored changes."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from workbench.cli.main import main

Capture = pytest.CaptureFixture[str]
STORY = b"The bridge is closed, the mayor said on Monday. It will not open before June.\n"


@contextmanager
def nothing_changes(store_file: Path) -> Iterator[None]:
    """See that every table of the store says afterwards what it said before."""
    before = dump(store_file)
    yield
    assert dump(store_file) == before


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [line for line in db.iterdump() if not line.startswith("PRAGMA")]


def fails(capsys: Capture, *words: str | Path, telling: tuple[str, ...]) -> None:
    """Run a command and see that it ends with status 2 and one line that holds these words."""
    capsys.readouterr()
    assert main([str(word) for word in words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("workbench: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1, err
    assert err[:-1].isprintable(), err
    assert not [word for word in telling if word not in err], err


Make = Callable[[Path], Path]


def file_of(name: str, content: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def a_folder_without_articles(folder: Path) -> Path:
    inside = folder / "pictures"
    inside.mkdir()
    (inside / "bridge.jpg").write_bytes(b"\xff\xd8\xff")
    return inside


def fifty_megabytes(folder: Path) -> Path:
    path = folder / "long.txt"
    path.write_bytes(b"The bridge is closed.\n" * (50 * 1024 * 1024 // 22))
    return path


BAD_FILES: dict[str, tuple[Make, tuple[str, ...]]] = {
    "missing": (lambda folder: folder / "missing.txt", ("missing.txt", "no such file")),
    "folder without articles": (a_folder_without_articles, ("pictures", ".txt")),
    "empty": (file_of("empty.txt", b""), ("empty.txt", "empty")),
    "blank": (file_of("blank.txt", b" \n\t\r\n\xc2\xa0"), ("blank.txt", "blank")),
    "only a byte order mark": (file_of("mark.txt", b"\xef\xbb\xbf"), ("mark.txt",)),
    "picture": (file_of("bridge.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)), ("bridge.txt", "PNG", "text")),
    "binary": (file_of("noise.txt", bytes(range(256)) * 40), ("noise.txt",)),
    "database": (file_of("my.txt", b"SQLite format 3\x00" + bytes(100)), ("my.txt", "SQLite")),
    "fifty megabytes": (fifty_megabytes, ("long.txt", "10 MiB")),
    "page without article": (
        file_of("page.html", b"<html><body><nav><a href='/'>Home</a> <a href='/a'>A</a></nav></body></html>"),
        ("page.html", "article"),
    ),
    "name that acts on the terminal": (file_of("a\x1b]0;title\x07\nb.txt", b""), ("b.txt", "empty")),
}  # fmt: skip


@pytest.mark.parametrize("command", ["add", "extract"])
@pytest.mark.parametrize(("make", "telling"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_file_that_cannot_be_used(
    store_file: Path, tmp_path: Path, capsys: Capture, command: str, make: Make, telling: tuple[str, ...]
) -> None:
    target = make(tmp_path)
    with nothing_changes(store_file):
        fails(capsys, command, target, "--store", store_file, telling=telling)


def test_no_store_is_made_for_a_file_that_cannot_be_used(tmp_path: Path, capsys: Capture) -> None:
    fails(capsys, "add", tmp_path / "missing.txt", "--store", tmp_path / "new.db", telling=("missing.txt",))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("day", ["2031-13-01", "yesterday", "12.03.2031", ""])
@pytest.mark.parametrize("command", ["add", "extract", "review"])
def test_a_wrong_day(store_file: Path, tmp_path: Path, capsys: Capture, command: str, day: str) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    with nothing_changes(store_file):
        fails(
            capsys, command, story, "--published", day, "--store", store_file,
            telling=("--published", "YYYY-MM-DD"),
        )  # fmt: skip


def test_a_model_that_is_not_installed(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    with nothing_changes(store_file):
        for command in ("add", "extract"):
            fails(
                capsys, command, story, "--store", store_file, "--model", "xx_none",
                telling=("xx_none", "install"),
            )  # fmt: skip


def test_a_screen_without_a_terminal(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    with nothing_changes(store_file):
        fails(capsys, "review", story, "--store", store_file, telling=("terminal", "`workbench add`"))
        fails(capsys, "review", "-", "--store", store_file, telling=("standard input", "`workbench add -`"))
        fails(capsys, "review", tmp_path, "--store", store_file, telling=("folder", "`workbench add`"))


def test_a_reviewer_whose_name_cannot_be_shown(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    with nothing_changes(store_file):
        fails(capsys, "add", story, "--store", store_file, "--reviewer", "\x1b[31m", telling=("--reviewer",))


def test_details_of_one_article_for_several(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    with nothing_changes(store_file):
        fails(
            capsys, "add", story, story, "--title", "One", "--store", store_file, telling=("--title", "one")
        )


# Stores


def no_database(path: Path) -> None:
    path.write_bytes(b"only some words, and many of them " * 200)


def somebody_elses(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
        db.commit()


def a_newer_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.commit()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BAD_STORES = {
    "no database": (no_database, ("--store",)),
    "somebody else's": (somebody_elses, ("another program", "--store")),
    "newer": (a_newer_one, ("newer version", "upgrade")),
    "cut short": (cut_short, ("damaged", "backup")),
    "folder": (a_folder, ("folder",)),
}


@pytest.mark.parametrize(("spoil", "telling"), BAD_STORES.values(), ids=BAD_STORES.keys())
@pytest.mark.parametrize("command", ["add", "articles", "export", "import", "verify-log"])
def test_a_store_that_cannot_be_opened(
    store_file: Path,
    tmp_path: Path,
    capsys: Capture,
    command: str,
    spoil: Callable[[Path], None],
    telling: tuple[str, ...],
) -> None:
    spoil(store_file)
    before = store_file.read_bytes() if store_file.is_file() else b""
    story = file_of("story.txt", STORY)(tmp_path)
    more: dict[str, tuple[Path | str, ...]] = {
        "add": (story,),
        "import": (story,),
        "export": ("-o", tmp_path / "out.csv"),
    }
    words = more.get(command, ())
    fails(capsys, command, *words, "--store", store_file, telling=("my.db", *telling))
    assert not store_file.is_file() or store_file.read_bytes() == before
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("command", ["export", "import", "verify-log"])
def test_a_store_that_is_not_there(tmp_path: Path, capsys: Capture, command: str) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    words = [story] if command == "import" else []
    fails(capsys, command, *words, "--store", tmp_path / "none.db", telling=("none.db", "no store"))
    assert not (tmp_path / "none.db").exists()


def test_a_store_that_can_only_be_read(
    store_file: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_of("story.txt", STORY)(tmp_path)
    table = exported(store_file, tmp_path, capsys)
    # The tests may run as root, who may write everything: the answer is what matters here.
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: mode != os.W_OK and allowed(path, mode, **more)
    )
    with nothing_changes(store_file):
        fails(capsys, "add", story, "--store", store_file, telling=("my.db", "only be read", "writable"))
        fails(capsys, "import", table, "--store", store_file, telling=("my.db", "only be read", "writable"))


@pytest.mark.heavy  # waits as long as a user would
def test_a_store_that_is_locked(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    table = exported(store_file, tmp_path, capsys)
    with closing(sqlite3.connect(store_file)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with nothing_changes(store_file):
            fails(capsys, "import", table, "--store", store_file, telling=("my.db", "locked", "try again"))


LIMITED = """
import resource, sys
from workbench.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif("sys.platform == 'win32'", reason="limits on a file's size are set otherwise there")
def test_a_disk_that_is_full(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    table = exported(store_file, tmp_path, capsys)
    assert resource.RLIMIT_FSIZE is not None
    with nothing_changes(store_file):
        ended = subprocess.run(
            [sys.executable, "-c", LIMITED, "1024", "import", table, "--store", store_file],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 2, ended.stderr
        assert ended.stderr.count("\n") == 1
        assert "my.db" in ended.stderr
        assert "disk is full" in ended.stderr


# Tables


def exported(store_file: Path, tmp_path: Path, capsys: Capture) -> Path:
    """Return a table of the store with a verdict in it that the store does not have yet."""
    table = tmp_path / "verdicts.csv"
    assert main(["export", "--store", str(store_file), "-o", str(table)]) == 0
    capsys.readouterr()
    text = table.read_text(encoding="utf-8-sig")
    for name, value in (("verdict", "verified"), ("reviewer", "Bo"), ("reviewed_at", "2031-03-13T10:00:00Z")):
        text = with_cell(text, name, value)
    table.write_text(text, encoding="utf-8", newline="")
    return table


def with_cell(text: str, name: str, value: str) -> str:
    """Return the header and the first row of a table whose cells need no quotes, one cell replaced."""
    header, row, *_ = text.splitlines()
    cells = row.split(",")
    cells[header.split(",").index(name)] = value
    return f"{header}\r\n{','.join(cells)}\r\n"


def test_the_table_that_the_others_spoil_can_be_imported(
    store_file: Path, tmp_path: Path, capsys: Capture
) -> None:
    table = exported(store_file, tmp_path, capsys)
    assert main(["import", str(table), "--store", str(store_file), "--reviewer", "Ana"]) == 0
    assert "1 verdict" in capsys.readouterr().out


SPOILT_TABLES: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "unknown claim": (lambda text: with_cell(text, "claim_id", "0" * 16), ("row 2", "0" * 16)),
    "wrong header": (lambda text: text.replace("claim_id", "claim", 1), ("header",)),
    "no table at all": (lambda _text: "only some words\n", ("header",)),
    "empty": (lambda _text: "", ("empty",)),
    "unknown verdict": (lambda text: text.replace("verified", "believed"), ("row 2", "believed")),
    "wrong time": (lambda text: text.replace("2031-03-13T10:00:00Z", "soon"), ("row 2", "soon")),
}


@pytest.mark.parametrize(("spoil", "telling"), SPOILT_TABLES.values(), ids=SPOILT_TABLES.keys())
def test_a_table_that_cannot_be_imported(
    store_file: Path, tmp_path: Path, capsys: Capture, spoil: Callable[[str], str], telling: tuple[str, ...]
) -> None:
    table = exported(store_file, tmp_path, capsys)
    table.write_text(spoil(table.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    with nothing_changes(store_file):
        fails(capsys, "import", table, "--store", store_file, telling=("verdicts.csv", *telling))


def test_a_table_that_is_not_there(store_file: Path, tmp_path: Path, capsys: Capture) -> None:
    with nothing_changes(store_file):
        fails(capsys, "import", tmp_path / "none.csv", "--store", store_file, telling=("none.csv",))


# Hostile surroundings and text


@pytest.mark.heavy  # runs the extraction
def test_a_folder_with_modules_of_the_parsers_names_is_not_imported_from(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("spacy", "numpy", "workbench", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken from the current folder')\n")
    story = file_of("story.txt", STORY)(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["add", story.name, "--store", "my.db"]) == 0, capsys.readouterr().err


HOSTILE = (
    "The [/b] bridge \x1b[31mclosed\x1b]0;owned\x07, she \u202esaid\u2066. \x00 Zero\u200bwidth "
    "\U0001f469\u200d\U0001f467 日本。 \x9b1m\n"
)


@pytest.mark.heavy  # runs the extraction
def test_hostile_text_reaches_the_terminal_harmless(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_of("story.txt", (HOSTILE + STORY.decode() * 3).encode())(tmp_path)
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "my.db"))
    for words in (
        ["add", str(story), "--title", HOSTILE],
        ["articles"],
        ["articles", "--json"],
        ["extract", str(story), "--format", "table"],
        ["extract", str(story), "--format", "jsonl"],
        ["verify-log"],
        ["doctor"],
    ):
        assert main(words) == 0
        out, err = capsys.readouterr()
        for line in (out + err).splitlines():
            assert line.isprintable(), (words, line)
            assert not {"\u200b", "\u202e", "\u2066"} & set(line), (words, line)

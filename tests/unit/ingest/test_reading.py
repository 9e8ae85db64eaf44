from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from workbench.errors import InputError
from workbench.ingest.files import MAX_BYTES
from workbench.ingest.reading import list_files, read
from workbench.model import CLAIM_ROLES, BlockRole

TEXT = (
    "Mayor resigns over loan\n\nThe mayor of Hallen resigned on Tuesday, the council said in a statement.\n"
)
PAGE = """<!doctype html><html><head><title>Mayor resigns over loan</title>
<meta property="article:published_time" content="2031-03-04">
<meta property="og:site_name" content="The Beacon"></head><body><article>
<h1>Mayor resigns over loan</h1>
<p>The mayor of Hallen, Zo\u00eb Brask, resigned on Tuesday after a week of protests, the council said in a
statement that it read out at noon.</p>
<p>Her deputy takes over until the election in June, when 40 seats are at stake.</p>
</article></body></html>"""

root_reads_all = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read what nobody else may"
)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def refusal(path: str, **more: io.BytesIO) -> str:
    with pytest.raises(InputError) as caught:
        read(path, **more)
    line = str(caught.value)
    assert line.isprintable()
    return line


def test_plain_text_is_kept_exactly(tmp_path: Path) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n") + "\u00a0\u201cNo.\u201d"
    reading = read(write(tmp_path, "a.txt", text))
    assert reading.text == text
    assert reading.encoding == "utf-8"
    assert reading.title == "Mayor resigns over loan"
    assert (reading.url, reading.publisher, reading.published, reading.warnings) == (None, None, None, ())
    assert reading.blocks[0].role is BlockRole.OTHER
    assert {block.role for block in reading.blocks[1:]} <= CLAIM_ROLES


def test_a_page_states_its_day_and_publisher(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", PAGE)
    reading = read(path)
    assert reading.origin == path
    assert (reading.title, reading.publisher, reading.published) == (
        "Mayor resigns over loan", "The Beacon", date(2031, 3, 4),
    )  # fmt: skip
    assert reading.text.startswith("Mayor resigns over loan\n\nThe mayor of Hallen, Zo\u00eb Brask, resigned")
    assert reading.warnings == ()


def test_a_page_in_another_encoding(tmp_path: Path) -> None:
    declared = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
    reading = read(write(tmp_path, "a.htm", declared.encode("latin-1")))
    assert "Zo\u00eb" in reading.text
    assert (reading.encoding, reading.warnings) == ("cp1252", ())
    reading = read(write(tmp_path, "b.html", b"\xff\xfe" + PAGE.encode("utf-16-le")))
    assert "Zo\u00eb" in reading.text


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    page = read(write(tmp_path, "page.txt", PAGE))
    assert page.publisher == "The Beacon"
    assert "a web page" in page.warnings[0]
    text = read(write(tmp_path, "text.html", TEXT))
    assert text.text == TEXT
    assert "read as plain text" in text.warnings[0]


def test_standard_input_may_be_text_or_page() -> None:
    assert read("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    page = read("-", stdin=io.BytesIO(PAGE.encode()))
    assert (page.origin, page.publisher, page.warnings) == ("-", "The Beacon", ())


def test_the_process_own_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read("-").text == TEXT
    monkeypatch.setattr(sys, "stdin", None)
    assert "closed" in refusal("-")


def test_a_title_is_made_of_the_first_words_where_there_is_no_headline(tmp_path: Path) -> None:
    reading = read(
        write(tmp_path, "a.txt", "The mayor of Hallen resigned on Tuesday and nobody knows why. " * 9)
    )
    assert reading.title.startswith("The mayor of Hallen resigned on Tuesday")
    assert reading.title.endswith("\u2026")
    assert len(reading.title) <= 101
    assert "\n" not in read(write(tmp_path, "b.txt", "\n\n -- \n")).title


def test_refusals_name_the_file_and_what_to_do(tmp_path: Path) -> None:
    assert "no such file" in refusal(str(tmp_path / "gone.txt"))
    assert "a folder" in refusal(str(tmp_path))
    assert "empty" in refusal(write(tmp_path, "empty.txt", b""))
    assert "blank space" in refusal(write(tmp_path, "blank.txt", b" \n\t\r\n"))
    assert "PDF" in refusal(write(tmp_path, "report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"))
    assert "zip" in refusal(write(tmp_path, "essay.txt", b"PK\x03\x04\x14\x00"))
    assert "binary" in refusal(write(tmp_path, "data.txt", bytes(range(256)) * 9))
    assert "no article" in refusal(
        write(tmp_path, "menu.html", "<html><body><nav><a>Home</a></nav></body></html>")
    )
    assert "standard input: the file is empty" in refusal("-", stdin=io.BytesIO(b""))
    assert "no such file" in refusal("")
    assert "no file name" in refusal("a\x00b.txt")
    assert "cannot read it" in refusal("n" * 5_000)


def test_names_reach_the_terminal_printable(tmp_path: Path) -> None:
    line = refusal(str(tmp_path / "gone\x1b[31m\n\u202etxt"))
    assert "gone\ufffd[31m" in line
    path = write(tmp_path, "bad\x1b]0;x\x07.txt", b"caf\xe9 and much more text.")
    assert "\x1b" not in read(path).warnings[0]


def test_the_limit_is_asked_for_before_a_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)
    line = refusal(str(path))
    assert "50.0 MiB" in line
    assert "10 MiB" in line


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    text = "The mayor resigned. " * (MAX_BYTES // 20)
    text += "x" * (MAX_BYTES - len(text))
    assert len(read(write(tmp_path, "a.txt", text)).text) == MAX_BYTES
    assert "too large" in refusal(write(tmp_path, "b.txt", text + "."))


def test_standard_input_is_read_up_to_the_limit_and_no_further() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= MAX_BYTES + 1
            Endless.asked += size
            return b"a" * size

    assert "too large" in refusal("-", stdin=Endless())  # type: ignore[arg-type]  # a double
    assert Endless.asked <= MAX_BYTES + 1


@root_reads_all
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, "secret.txt", TEXT)
    Path(path).chmod(0)
    assert "permission denied" in refusal(path)
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    with pytest.raises(InputError, match="cannot read the folder"):
        list_files([str(folder)])
    folder.chmod(0o700)


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", TEXT)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refusal(path) == f"{path}: cannot read it: permission denied"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "standard input" in refusal(str(path))
    assert "a device or a pipe" in refusal(os.devnull)


def test_links_are_followed_and_loops_are_refused(tmp_path: Path) -> None:
    target = write(tmp_path, "a.txt", TEXT)
    (tmp_path / "link.txt").symlink_to(target)
    assert read(str(tmp_path / "link.txt")).text == TEXT
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "cannot read it" in refusal(str(tmp_path / "loop.txt"))
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    assert "no such file" in refusal(str(tmp_path / "broken.txt"))


def test_folders_are_searched_through_and_sorted(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.html", "a.MD", "c.htm", "c.pdf", ".hidden.txt", ".git/x.txt", "b/notes"):
        write(tmp_path, name, TEXT)
    expected = [str(tmp_path / name) for name in ("a.MD", "b/10.html", "b/2.txt", "c.htm")]
    assert list_files([str(tmp_path)]) == expected
    assert list_files([expected[2], "-", str(tmp_path), "-"]) == [
        expected[2],
        "-",
        expected[0],
        expected[1],
        expected[3],
    ]
    assert list_files([str(tmp_path / "c.pdf")]) == [str(tmp_path / "c.pdf")]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path, "c.pdf", b"%PDF-")
    with pytest.raises(InputError, match="no article in this folder") as caught:
        list_files([str(tmp_path)])
    assert ".txt" in str(caught.value)
    with pytest.raises(InputError, match="no such file"):
        list_files([str(tmp_path / "gone")])

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pytest

from tests.unit.ingest.documents import docx, paragraph, pdf, zipped
from workbench.errors import InputError
from workbench.ingest.saved_copy import DOCX, HTML, PDF, TEXT, SavedCopy, read_copy, read_copy_bytes

BODY = (
    "The dike at Hallen held through the night, the interior ministry said on Tuesday.",
    "About 1,200 soldiers and 40 boats had been sent to the coast since Sunday, it said in a statement.",
    "\u201cIt held, barely,\u201d said Mayor Zo\u00eb Brask, who had slept in the town hall.",
    "Her deputy said that the repairs would cost about 2.5 million crowns, and that nobody knew who paid.",
)
HEAD = """<title>Dike holds at Hallen | Radio Varn</title>
<link rel="canonical" href="https://radiovarn.example/2031/dike#top">
<meta property="og:site_name" content="Radio Varn">
<meta property="article:published_time" content="2031-03-11T08:00:00Z">"""


def page(*paragraphs: str, head: str = HEAD, mark: str = "") -> bytes:
    told = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"""<!doctype html>{mark}<html><head>{head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Dike holds at Hallen</h1>{told}</article><footer><p>About</p></footer></body></html>""".encode()


def archive(
    body: bytes, *, head: str = "Snapshot-Content-Location: https://radiovarn.example/2031/other\r\n"
) -> bytes:
    return (
        f"From: <Saved by a browser>\r\n{head}Subject: Dike\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n\r\n----b--\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    ).encode() + body + b"\r\n----b----\r\n"  # fmt: skip


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_copy_bytes(data, "a")
    line = str(caught.value)
    assert line.isprintable()
    assert line.startswith("a: ")
    return line


def test_a_plain_text_is_kept_to_the_last_character(tmp_path: Path) -> None:
    text = "\ufeff\r\n  Dike holds \r\n\r\n" + "\t\u201cIt held\u201d,  she said.\x1b[31m\r\n" * 20
    copy = read_copy(write(tmp_path, "a.txt", text.encode()))
    assert copy.text == text
    assert (copy.media_type, copy.encoding, copy.title, copy.stub) == (TEXT, "utf-8", "Dike holds", None)


def test_a_page_gives_its_article_and_what_it_states(tmp_path: Path) -> None:
    copy = read_copy(write(tmp_path, "a.html", page(*BODY)))
    assert copy.text.rstrip() == "\n\n".join(["Dike holds at Hallen", *BODY])
    assert (copy.media_type, copy.title) == (HTML, "Dike holds at Hallen")
    assert copy.url == "https://radiovarn.example/2031/dike"
    assert (copy.publisher, copy.published, copy.stub) == ("Radio Varn", date(2031, 3, 11), None)


def test_the_mark_of_a_saved_page_stands_in_for_its_address() -> None:
    mark = "<!-- saved from url=(0034)https://web.archive.org/web/20310312/https://radiovarn.example/b -->"
    assert read_copy_bytes(page(*BODY, head="", mark=mark), "a").url == "https://radiovarn.example/b"
    assert read_copy_bytes(page(*BODY, mark=mark), "a").url == "https://radiovarn.example/2031/dike"


def test_a_pdf_and_a_word_document_are_read(tmp_path: Path) -> None:
    lines = "\n".join(("Dike holds", *BODY))
    copy = read_copy(write(tmp_path, "a.pdf", pdf([lines], title="Dike, at last")))
    assert (copy.media_type, copy.title) == (PDF, "Dike, at last")
    assert "1,200 soldiers and 40 boats" in copy.text
    copy = read_copy(write(tmp_path, "a.docx", docx("".join(map(paragraph, ("Dike holds", *BODY))))))
    assert (copy.media_type, copy.title) == (DOCX, "Dike holds")
    assert copy.text == "\n\n".join(("Dike holds", *BODY)) + "\n"


def test_a_browsers_archive_of_one_file_is_a_page() -> None:
    copy = read_copy_bytes(archive(page(*BODY)), "a")
    assert (copy.media_type, copy.url) == (HTML, "https://radiovarn.example/2031/dike")
    copy = read_copy_bytes(archive(page(*BODY, head="")), "a")
    assert copy.url == "https://radiovarn.example/2031/other"
    assert BODY[2] in copy.text
    assert read_copy_bytes(archive(page(*BODY, head=""), head=""), "a").url is None
    assert "without a page" in refusal(archive(b"").replace(b"text/html\r\n", b"text/css\r\n"))


def test_a_letter_with_headers_is_a_text() -> None:
    text = "From: the ministry\nDate: 11 March 2031\n\n" + "\n".join(BODY)
    assert read_copy_bytes(text.encode(), "a").text == text


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        ("a.txt", pdf(["The dike held."]), PDF, "a PDF file, whatever it is called; read as one"),
        ("a.pdf", b"The dike held.", TEXT, "a plain text, whatever it is called"),
        ("a.html", docx(paragraph("It held.")), DOCX, "a Word document, whatever it is called"),
        ("a.docx", page(*BODY), HTML, "a web page, whatever it is called"),
        ("a.txt", page(*BODY), HTML, "a web page, whatever it is called"),
    ],
)
def test_a_misleading_name_is_told_and_the_bytes_decide(
    tmp_path: Path, name: str, data: bytes, kind: str, words: str
) -> None:
    copy = read_copy(write(tmp_path, name, data))
    assert copy.media_type == kind
    assert words in copy.warnings[-1]
    assert read_copy("-", stdin=io.BytesIO(data)).media_type == kind
    assert read_copy("-", stdin=io.BytesIO(data)).warnings == ()


def test_the_first_lines_before_a_paywall_are_kept_and_told() -> None:
    copy = read_copy_bytes(page(BODY[0], "Subscribe to continue reading."), "a")
    assert BODY[0] in copy.text
    assert "call to subscribe" in (copy.stub or "")


def test_a_page_without_an_article_gives_its_lines_as_a_stub() -> None:
    copy = read_copy_bytes(page("Dike holds, says Brask."), "a")
    assert "Dike holds, says Brask." in copy.text
    assert copy.stub
    assert copy.url == "https://radiovarn.example/2031/dike"
    assert "no text found" in refusal(b"<html><body><div></div></body></html>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "blank space"),
        (pdf([""]), "no text (a scan?)"),
        (zipped({"xl/workbook.xml": b""}), "an Excel file"),
        (zipped({"a.txt": b""}), "a zip file"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "an old Word or Office file"),
        (b"\x89PNG" + bytes(50), "a PNG picture"),
        (bytes(1000), "a binary file"),
    ],
)
def test_what_holds_no_text_is_told(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_the_servers_word_for_the_encoding_counts() -> None:
    copy = read_copy_bytes("\u0414\u0430\u043c\u0431\u0430".encode("koi8-r"), "a", charset="koi8-r")
    assert copy.text == "\u0414\u0430\u043c\u0431\u0430"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<b>" * 3_000_000,
        b"<html><body>" + b"<div>" * 300_000 + page(*BODY),
        b"<!doctype html><html><body>" + b"<p>x</p>" * 1_000_000,
        b"<html><body>&" + b"&" * 5_000_000,
        b"<html><!--" + b"-" * 9_000_000,
        b"<!--" * 2_000_000,
        b"The dike held, he said. " * 400_000,
        b"x" * 9_000_000,
        b'<html><script type="application/ld+json">' + b"[" * 1_000_000 + b"</script>" + page(*BODY),
        page(*(text.replace("held", "he\x00\x1b]0;x\x07ld\u202e") for text in BODY)),
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\n" * 500_000,
    ],
    ids="tags deep paragraphs ampersands comment comments line word json controls mime".split(),
)  # fmt: skip
def test_a_hostile_file_ends_in_a_copy_or_a_line(data: bytes) -> None:
    began = time.process_time()
    try:
        copy: SavedCopy | None = read_copy_bytes(data, "a")
    except InputError as fault:
        copy = None
        line = str(fault)
    assert copy.text if copy else line.isprintable()
    assert time.process_time() - began < 15

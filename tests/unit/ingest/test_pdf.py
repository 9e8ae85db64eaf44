from __future__ import annotations

import os
import subprocess
import sys
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.documents import locked, pdf
from workbench.errors import InputError
from workbench.ingest import pdf as reader
from workbench.ingest.pdf import read_pdf

STORY = """Dike holds at Hallen
The dike at Hallen held through the night, the inter-
ior ministry said on Tuesday. About 1,200 soldiers (and
40 boats) had been sent to the coast.
\u201cIt held, barely,\u201d said Mayor Zo\xeb Brask.
She spoke to the long-term residents of the har-
bour and, after the storm had gone, to the long-
term guests of its hotels."""


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_pdf(data, "a.pdf")
    line = str(caught.value)
    assert line.isprintable()
    assert line.startswith("a.pdf: ")
    return line


def test_lines_are_put_together_and_broken_words_made_whole() -> None:
    document = read_pdf(pdf([STORY], title="Dike holds"), "a.pdf")
    assert document.text == (
        "Dike holds at Hallen\n\n"
        "The dike at Hallen held through the night, the interior ministry said on Tuesday. About 1,200"
        " soldiers (and 40 boats) had been sent to the coast.\n\n"
        "\u201cIt held, barely,\u201d said Mayor Zo\xeb Brask.\n\n"
        "She spoke to the long-term residents of the harbour and, after the storm had gone, to the long-term"
        " guests of its hotels.\n"
    )
    assert (document.title, document.warnings) == ("Dike holds", ())


def test_a_sentence_runs_on_over_the_end_of_a_page_and_its_furniture() -> None:
    told = (
        "The mayor of Hallen said that the dike had held, that all schools",
        "would open on Monday and that the army would stay for as long as",
        "it was needed on the coast; the repairs would cost about four or",
        "five million crowns, which nobody on the council had yet voted on.",
    )
    pages = [f"Harbour News   12 March 2031\n{line}\n{page}" for page, line in enumerate(told, 1)]
    text = read_pdf(pdf(pages), "a.pdf").text
    assert text == " ".join(told) + "\n"


def test_a_number_that_is_told_at_the_edge_of_a_page_stays() -> None:
    pages = [
        "The ministry counted\n1,200 soldiers",
        "and after the flood\n40 boats",
        "There were\nno losses.",
    ]
    assert "1,200 soldiers" in read_pdf(pdf(pages), "a.pdf").text


@pytest.mark.parametrize("title", ["Microsoft Word - story.doc", "story_final.indd", "Untitled", ""])
def test_what_programs_state_as_a_title_is_none(title: str) -> None:
    assert read_pdf(pdf([STORY], title=title), "a.pdf").title == ""


def test_ligatures_are_spelt_out() -> None:
    assert reader._LIGATURES[0xFB03] == "ffi"
    assert "o\ufb03ce \ufb02ood".translate(reader._LIGATURES) == "office flood"


def test_a_scan_has_no_text_and_half_a_scan_is_told() -> None:
    assert "pictures of pages and no text" in refusal(pdf(["", ""]))
    document = read_pdf(pdf([STORY, ""]), "a.pdf")
    assert document.warnings == ("a.pdf: 1 of 2 pages hold no text (a scan?): what they say is missing",)


def test_a_password_is_told() -> None:
    assert "locked by a password" in refusal(locked(pdf([STORY]), "secret"))


def test_a_file_that_anybody_may_open_is_read_though_it_is_encrypted() -> None:
    assert "Zo\xeb Brask" in read_pdf(locked(pdf([STORY]), ""), "a.pdf").text


def test_a_lock_of_a_newer_kind_is_told() -> None:
    entry = (
        b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s>"
        b" /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>"
        % (b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16)
    )
    assert "locked by a password" in refusal(pdf([STORY], extra=[entry], trailer="/Encrypt 4 0 R"))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"%PDF-1.4\n%%EOF", pdf([STORY])[:400], b"%PDF-" + bytes(range(256)) * 20]
)
def test_a_damaged_file_is_told(data: bytes) -> None:
    assert refusal(data)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1_000_000), st.integers(1, 60))
def test_damage_anywhere_ends_in_a_text_or_a_line(place: int, length: int) -> None:
    data = bytearray(pdf([STORY]))
    place %= len(data)
    data[place : place + length] = os.urandom(length)
    with suppress(InputError):
        assert read_pdf(bytes(data), "a.pdf").text


def test_a_bomb_is_refused() -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    data = pdf([STORY], extra=[stream]).replace(b"/Contents 5 0 R", b"/Contents 4 0 R")
    assert len(data) < 300_000
    assert refusal(data)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SECONDS", -1.0)
    assert "takes more than" in refusal(pdf([STORY]))


def test_nothing_is_said_beside_the_one_line() -> None:
    words = (
        "import sys; from workbench.ingest.pdf import read_pdf\n"
        "try: read_pdf(sys.stdin.buffer.read(), 'a.pdf')\n"
        "except Exception as error: print(error)"
    )
    data = pdf([STORY])[:-300]
    ended = subprocess.run([sys.executable, "-c", words], input=data, capture_output=True, check=True)
    assert ended.stderr == b""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from tests.unit.ingest.documents import WORD, docx, paragraph, zipped
from workbench.errors import InputError
from workbench.ingest import docx as reader
from workbench.ingest.docx import read_docx, zip_kind

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_docx(data, "a.docx")
    line = str(caught.value)
    assert line.isprintable()
    assert line.startswith("a.docx: ")
    return line


def text(body: str) -> str:
    return read_docx(docx(body), "a.docx").text


def test_paragraphs_and_rows_in_order() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Boats", "40"))
    body = (
        paragraph("Dike holds")
        + paragraph("")
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + paragraph("It held.")
    )
    document = read_docx(docx(body, title="Dike & sea"), "a.docx")
    assert document.text == "Dike holds\n\nBoats | 40\n\nIt held.\n"
    assert document.title == "Dike & sea"


def test_words_are_put_together_over_runs_links_and_breaks() -> None:
    body = (
        "<w:p><w:r><w:t>1,2</w:t></w:r><w:r><w:t>00</w:t><w:tab/><w:t>soldiers</w:t><w:br/></w:r>"
        '<w:hyperlink><w:r><w:t xml:space="preserve">came </w:t></w:r></w:hyperlink>'
        "<w:sdt><w:sdtContent><w:r><w:t>to Hallen</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:t>Ost.</w:t></w:r></w:p>"
    )
    assert text(body) == "1,200 soldiers came to Hallen\u2011Ost.\n"


def test_tracked_changes_count_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>About </w:t></w:r>"
        "<w:del><w:r><w:delText>500</w:delText></w:r></w:del><w:del><w:r><w:t>500</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>nobody</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>1,200</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert text(body) == "About 1,200\n"


def test_a_text_box_is_told_once_and_keeps_the_paragraph_around_it() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = (
        f"<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent {MC}>{both}</mc:AlternateContent></w:r>"
        "<w:r><w:t> and after.</w:t></w:r></w:p>"
    )
    assert text(body) == "In a box.\n\nBefore and after.\n"


def test_a_table_in_a_table_loses_nothing() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('a')}{inner}</w:tc><w:tc>{paragraph('d')}</w:tc></w:tr></w:tbl>"
    assert text(body) == "a | b | c | d\n"


def test_the_strict_form_is_read_too() -> None:
    data = docx(paragraph("It held."), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_docx(data, "a.docx").text == "It held.\n"


def test_controls_become_visible() -> None:
    assert "\x1b" not in text(paragraph("held\u0085, barely"))


def test_no_entity_of_a_hostile_document_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("a") / "secret.txt"
    secret.write_text("a secret of this machine")
    declared = f'<!DOCTYPE d [<!ENTITY own SYSTEM "{secret.as_uri()}">]>'
    words = f"<w:document xmlns:w='{WORD}'><w:p><w:r><w:t>Held&own;</w:t></w:r></w:p></w:document>"
    data = docx("", main=f'<?xml version="1.0"?>{declared}{words}'.encode())
    assert read_docx(data, "a.docx").text == "Held\n"


def test_entities_that_multiply_are_damage() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    words = f"<w:document xmlns:w='{WORD}' a='&l9;'><w:p><w:r><w:t>Held</w:t></w:r></w:p></w:document>"
    assert "damaged" in refusal(docx("", main=f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>{words}'.encode()))


def test_a_bomb_is_seen_before_it_goes_off() -> None:
    data = docx("", main=b"<a>" + b" " * (reader.MAX_UNPACKED + 1))
    assert len(data) < 200_000
    assert "unpacks to more than 50 MiB" in refusal(data)


def test_a_bomb_that_hides_its_size_is_read_no_further_than_it_says() -> None:
    data = docx("", main=b"<a>" + b" " * (reader.MAX_UNPACKED + 1))
    true_size = struct.pack("<L", reader.MAX_UNPACKED + 4)
    assert data.count(true_size) == 2
    assert refusal(data.replace(true_size, struct.pack("<L", 1000)))


def test_a_bomb_beside_the_text_is_not_unpacked() -> None:
    data = docx(paragraph("It held."), more={"word/media/image1.png": bytes(reader.MAX_UNPACKED + 1)})
    assert read_docx(data, "a.docx").text == "It held.\n"


def test_too_deep_is_damaged() -> None:
    assert "damaged" in refusal(docx("<w:x>" * 5_000 + "</w:x>" * 5_000))


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", docx(paragraph("It held."))[:-30], docx(paragraph("It held."))[:200], docx("<w:p>")],
)
def test_a_damaged_document_is_told(data: bytes) -> None:
    assert "damaged" in refusal(data)


def test_a_locked_document_is_told() -> None:
    data = bytearray(docx(paragraph("It held.")))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        place = file.getinfo("word/document.xml").header_offset
    central = data.index(b"PK\x01\x02", place)
    while b"word/document.xml" not in data[central : central + 80]:
        central = data.index(b"PK\x01\x02", central + 4)
    data[place + 6] |= 1
    data[central + 8] |= 1
    assert "locked" in refusal(bytes(data))


def test_a_document_without_words_is_told() -> None:
    assert "no words" in refusal(docx("<w:p><w:r><w:drawing/></w:r></w:p>"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "an Excel file"),
        ("ppt/presentation.xml", "a PowerPoint file"),
        ("content.xml", "an OpenDocument file"),
        ("META-INF/container.xml", "an EPUB book"),
        ("a.txt", "a zip file"),
    ],
)
def test_other_zip_files_are_known_by_what_they_hold(name: str, kind: str) -> None:
    assert zip_kind(zipped({name: b""}), "a") == kind

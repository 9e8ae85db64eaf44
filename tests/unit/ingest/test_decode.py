from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import InputError
from workbench.ingest.decode import decode

# No surrogates, and no controls: text with many of those is a binary file.
WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: any(char.isalnum() for char in text)
)
WESTERN = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=3).filter(
    lambda text: any(char.isalnum() for char in text)
)
ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=3).filter(
    lambda text: any(char.isalnum() for char in text)
)


def magic(text: str) -> bool:
    """Say whether a text happens to begin as some binary format does."""
    return text.startswith(("%PDF-", "PK\x03\x04", "{\\rtf", "GIF8", "BZh91AY&SY"))


@given(WRITTEN)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not magic(text):
        decoded = decode(text.encode("utf-8"), "a.txt")
        assert decoded.text == text
        assert decoded.encoding == "utf-8"
        assert decoded.warnings == ()


@given(WRITTEN)
def test_utf8_mark_stays_the_first_character(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8"), "a.txt").text == "\ufeff" + text


@given(WRITTEN, st.sampled_from([(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]))
def test_utf16_with_a_mark_comes_back_without_it(text: str, form: tuple[bytes, str]) -> None:
    mark, name = form
    decoded = decode(mark + text.encode(name), "a.txt")
    assert decoded.text == text
    assert decoded.encoding == "utf-16"
    assert decoded.warnings == ()


@given(ASCII, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark_is_known_by_its_nulls(text: str, name: str) -> None:
    decoded = decode(text.encode(name), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, name)


@given(WESTERN)
def test_windows_1252_comes_back_as_it_was(text: str) -> None:
    data = text.encode("cp1252")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode(data, "a.txt")
        # Letters that form valid UTF-8 by chance are outnumbered in real text, not in all text.
        if decoded.encoding == "cp1252":
            assert decoded.text == text
            assert "Windows-1252" in decoded.warnings[0]


def test_windows_1252_prose_is_known() -> None:
    text = "\u201cThe caf\u00e9 cost \u20ac3 million,\u201d Ren\u00e9e said \u2013 twice."
    decoded = decode(text.encode("cp1252"), "a.txt")
    assert decoded.text == text
    assert decoded.warnings == (
        "a.txt: not UTF-8; read as Windows-1252 (save it as UTF-8 if letters look wrong)",
    )


def test_newlines_and_nbsp_are_kept() -> None:
    text = "One\r\ntwo\rthree\n\u00a0four\t."
    assert decode(text.encode(), "a.txt").text == text


def test_damaged_utf8_says_how_many_bytes_were_lost() -> None:
    decoded = decode("“Zoë” – “Noë”".encode() + b"\xff\xfe\xff.", "a.txt")
    assert decoded.text == "“Zoë” – “Noë”\ufffd\ufffd\ufffd."
    assert decoded.encoding == "utf-8"
    assert decoded.warnings == ("a.txt: read as UTF-8; 3 bytes could not be decoded and became \ufffd",)


def test_bytes_that_no_encoding_has_are_counted() -> None:
    decoded = decode(b"a \x81 \x9d b", "a.txt")
    assert decoded.text == "a \ufffd \ufffd b"
    assert decoded.warnings == (
        "a.txt: read as Windows-1252; 2 bytes could not be decoded and became \ufffd",
    )


def test_half_characters_of_utf16_are_counted() -> None:
    data = codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xd8" + "c".encode("utf-16-le") + b"x"
    decoded = decode(data, "a.txt")
    assert decoded.text == "ab\ufffdc\ufffd"
    assert decoded.warnings == ("a.txt: read as UTF-16; 3 bytes could not be decoded and became \ufffd",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "blank space"),
        (codecs.BOM_UTF8, "blank space"),
        (codecs.BOM_UTF8 + b" \n \xe2\x80\x8b \n", "blank space"),
        (codecs.BOM_UTF16_LE + "  \n".encode("utf-16-le"), "blank space"),
        (b"%PDF-1.7\nsome text", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG"),
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (b"GIF89arest", "GIF"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"SQLite format 3\x00rest", "SQLite"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (codecs.BOM_UTF16_LE + b"\x01\x00" * 40, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "some file.txt")
    line = str(caught.value)
    assert line.startswith("some file.txt: ")
    assert says in line
    assert "\n" not in line


def test_a_stray_nul_is_kept_and_told() -> None:
    decoded = decode(b"The minister\x00 resigned on Tuesday.", "a.txt")
    assert decoded.text == "The minister\x00 resigned on Tuesday."
    assert decoded.warnings == ("a.txt: 1 control character in the text, kept as given",)


def test_escape_sequences_are_text() -> None:
    assert decode(b"The \x1b[31mred\x1b[0m line.", "a.txt").text == "The \x1b[31mred\x1b[0m line."


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except InputError:
        return
    assert text
    assert text.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "python_name"),
    [
        ("windows-1251", "cp1251"),
        ("KOI8-R", "koi8-r"),
        ("iso-8859-2", "iso8859-2"),
        ("Shift_JIS", "shift_jis"),
    ],
)
def test_a_declared_encoding_is_taken(name: str, python_name: str) -> None:
    text = {"iso-8859-2": "Zażółć gęślą jaźń.", "Shift_JIS": "これはペンです。"}.get(
        name, "Министр ушёл в отставку."
    )
    decoded = decode(text.encode(name), "a.html", declared=name)
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, python_name, ())


def test_declared_latin_1_is_read_as_browsers_read_it() -> None:
    decoded = decode(b"\x93quoted\x94 caf\xe9", "a.html", declared="iso-8859-1")
    assert (decoded.text, decoded.encoding) == ("\u201cquoted\u201d caf\u00e9", "cp1252")


@pytest.mark.parametrize("name", ["utf-16", "base64", "punycode", "unicode_escape", "nonsense", "zlib", ""])
def test_a_declaration_that_cannot_be_right_is_passed_over(name: str) -> None:
    decoded = decode(b"caf\xe9 and tea", "a.html", declared=name)
    assert (decoded.text, decoded.encoding) == ("caf\u00e9 and tea", "cp1252")


def test_valid_utf8_outweighs_a_declaration() -> None:
    assert decode("Zoë".encode(), "a.html", declared="windows-1251").text == "Zoë"

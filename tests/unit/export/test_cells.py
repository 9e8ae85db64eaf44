from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.export import cells

# Text as hostile as it comes: lone surrogates and NUL included, escapes and signs often.
HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("'\\=+-@|\t\r\n\0\x1b\x9b\u202e\ud800;,\"u0 ")))


@given(HOSTILE)
@example("'\\")
@example("'\\u0000")
@example("\\u0000")
@example("\ud83d\ude00")
def test_every_text_survives_its_cell(text: str) -> None:
    cell = cells.escape(text)
    assert cells.unescape(cell) == text
    cell.encode()
    assert "\0" not in cell


@given(HOSTILE)
@example("'\\u0000")
def test_every_text_survives_its_raw_cell(text: str) -> None:
    cell = cells.escape_raw(text)
    assert cells.unescape_raw(cell) == text
    cell.encode()


@given(st.lists(HOSTILE, min_size=1))
def test_every_row_survives_the_csv_module(texts: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([cells.escape(text) for text in texts])
    file.seek(0)
    (row,) = csv.reader(file, strict=True)
    assert [cells.unescape(cell) for cell in row] == texts


@given(HOSTILE)
def test_no_cell_starts_like_a_formula(text: str) -> None:
    cell = cells.escape(text)
    start = cell.lstrip("\u200b\ufeff").lstrip()[:1]
    number = cell.removeprefix("-").replace(".", "", 1)
    assert start not in set("=+-@＝＋－＠") or (number.isascii() and number.isdigit())
    assert cell[:1] not in set("\t\r\n")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", ""),
        ("About 50 boats", "About 50 boats"),
        ("=1+1", "'=1+1"),
        ("+1 555 0100", "'+1 555 0100"),
        ("-", "'-"),
        ("-5", "-5"),
        ("-5.25", "-5.25"),
        ("-5+cmd", "'-5+cmd"),
        ("+5", "'+5"),
        ("-5\n", "'-5\n"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r\n=1", "'\\\\u000d\n=1"),
        ("\n", "'\n"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        ("'tis", "''tis"),
        ("'\\x", "''\\x"),
        ("a=b", "a=b"),
        ("C:\\news", "C:\\news"),
        ("a\0b", "'\\a\\u0000b"),
        ("=\0\\", "'\\=\\u0000\\\\"),
        ("a\rb", "'\\a\\u000db"),
        ("a\r\nb", "'\\a\\u000d\nb"),
        ("0", "0"),
        ("0012", "'0012"),
        ("-0012", "'-0012"),
        ("123456789012345", "123456789012345"),
        ("1234567890123456", "'1234567890123456"),
        ("12345678901e2345", "'12345678901e2345"),
        ("-12e5", "'-12e5"),
        ("12e5f", "12e5f"),
        ("0012 boats", "0012 boats"),
        ("\ud800", "'\\\\ud800"),
        ("\x1b[31m", "'\\\\u001b[31m"),
        ("\u202eabc", "'\\\\u202eabc"),
    ],
)
def test_what_is_written(text: str, cell: str) -> None:
    assert cells.escape(text) == cell


def test_no_character_that_needs_an_escape_takes_the_short_way() -> None:
    for code in range(0x10000):  # none of them lies beyond
        char = chr(code)
        if cells._UNSAFE.match(char):
            assert cells.escape("a" + char).startswith(cells.ESCAPED)
        if cells._RUN.match(char):
            assert cells.escape(char) in {cells.GUARD + char, cells.ESCAPED + f"\\u{code:04x}"}


def test_raw_cells_keep_formulas_as_they_are() -> None:
    assert cells.escape_raw("=1+1") == "=1+1"
    assert cells.escape_raw("'tis") == "'tis"
    assert cells.escape_raw("a\0") == "'\\a\\u0000"


@pytest.mark.parametrize("cell", ["'\\\\x", "'\\a\\", "'\\\\u12", "'\\\\U0000"])
def test_an_escape_that_is_none_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="none of"):
        cells.unescape(cell)


@given(st.lists(HOSTILE))
def test_every_list_survives_its_text(items: list[str]) -> None:
    assert cells.split(cells.join(items), len(items)) == items


@given(st.lists(HOSTILE.filter(bool)))
def test_lists_without_empty_items_need_no_count(items: list[str]) -> None:
    assert cells.split(cells.join(items)) == items


def test_lists_read_well() -> None:
    assert cells.join(["50,000 boats", "Tuesday"]) == "50,000 boats | Tuesday"
    assert cells.join(["", "", ""]) == ""
    assert cells.split("", 3) == ["", "", ""]
    assert cells.split("") == []
    assert cells.join(["a|b\\|c\\d", ""]) == "a\\|b\\\\\\|c\\d | "


def test_a_wrong_count_is_refused() -> None:
    with pytest.raises(ValueError, match="2 items where 3"):
        cells.split("a | b", 3)

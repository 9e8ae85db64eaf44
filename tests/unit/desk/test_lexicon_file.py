"""Own rows as CSV: there and back without loss, and one clear line for what cannot be used."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.lexicon_checks import CLASSES, checked, counted
from workbench.desk.lexicon_file import COLUMNS, csv_text, read_lexicon, read_rows
from workbench.errors import InputError
from workbench.lexicon import Entry, OwnRow

_WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs"), exclude_characters="|"
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)
_NAMES = st.lists(
    st.one_of(_WORDS, st.sampled_from(["'tis Daily", "=1+1", "@x", "''", "a,b", '"q"'])), max_size=3
)


@st.composite
def rows(draw: st.DrawFn) -> OwnRow:
    entry = draw(st.sampled_from(Entry))
    name, names = draw(_WORDS), tuple(draw(_NAMES))
    match entry:
        case Entry.OUTLET:
            return OwnRow(entry, name, names, tuple(draw(_NAMES)), ("orlo.example",))
        case Entry.WEAPON:
            return OwnRow(entry, name, names, tuple(draw(_NAMES)), category=draw(_WORDS), designation="G-7")
        case Entry.VERB:
            return OwnRow(entry, name, forms=names, frame_class=draw(st.sampled_from(["", *CLASSES])))
        case _:
            return OwnRow(entry, name, forms=names, category=draw(st.sampled_from(counted())), subtype="x")


@given(st.lists(rows(), max_size=4))
def test_what_is_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, own: list[OwnRow]
) -> None:
    usable = []
    for row in own:
        try:
            usable.append(checked(row))
        except InputError:
            continue
    path = tmp_path_factory.mktemp("own") / "names.csv"
    text = csv_text(usable)
    path.write_text(text, encoding="utf-8-sig", newline="")
    assert read_rows(path) == usable
    assert csv_text(read_rows(path)) == text


def test_no_cell_is_a_formula() -> None:
    text = csv_text([OwnRow(Entry.OUTLET, '=HYPERLINK("x")', ("+1", "@b"), domains=("orlo.example",))])
    (row,) = list(csv.DictReader(io.StringIO(text)))
    assert (row["name"], row["aliases"]) == ('\'=HYPERLINK("x")', "'+1|@b")


def test_the_columns_after_the_name_may_be_left_out_and_cells_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "\ufeffname,entry,aliases\nOrlo Herald,outlet\n'tis Daily,outlet,TD | tD ,\n", encoding="utf-8"
    )
    assert read_rows(path) == [
        OwnRow(Entry.OUTLET, "Orlo Herald"),
        OwnRow(Entry.OUTLET, "'tis Daily", ("TD", "tD")),
    ]


def test_it_is_laid_over_the_shipped_rows(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "entry,name,aliases,domains,category,forms,class\n"
        "outlet,Orlo Herald,OH|The Orlo Herald,https://www.orlo.example/news,,,\n"
        "weapon,Longbow 9,LB-9,,missile,,\n"
        "verb,yodel,,,,yodel|yodels|yodelled,belief\n"
        "unit,yaks,,,quantity,yak|yaks,\n",
        encoding="utf-8",
    )
    lexicon = read_lexicon(path)
    (outlet,) = [row for row in lexicon.outlets if row.name == "Orlo Herald"]
    assert (outlet.aliases, outlet.domains) == (("OH", "The Orlo Herald"), ("orlo.example",))
    assert [row.category for row in lexicon.weapons if row.name == "Longbow 9"] == ["missile"]
    assert [row.frame_class for row in lexicon.cues if row.lemma == "yodel"] == ["belief"]
    assert [row.forms for row in lexicon.units if row.head == "yaks"] == [("yak", "yaks")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\nx\n", "no column entry"),
        ("", "no column entry"),
        ("entry,name,colour\noutlet,x,red\n", "unknown column 'colour'"),
        ("entry,name\noutlet,\n", "line 2: the name is empty"),
        ("entry,name\nplanet,Mars\n", "line 2: entry 'planet' is none of outlet, weapon, verb, unit"),
        ("entry,name,class\nverb,yodel,,\nverb,yell,shout\n", "line 3: class 'shout'"),
        ("entry,name\noutlet,One, Two\n", "line 2: more cells"),
        ("entry,name,domains\nweapon,Gull,x.example\n", "line 2: domains does not go with the entry weapon"),
        ("entry,name,off\noutlet,Orlo Herald,yes\n", "line 2: 'Orlo Herald' is no shipped outlet"),
        ("entry,name,off\noutlet,Orlo Herald,maybe\n", "line 2: off 'maybe'"),
        ("entry,name,category\nunit,yaks,herd\n", "line 2: category 'herd' is none of quantity"),
        ("entry,name\noutlet,a\x1b[31mb\n", "line 2: 'a\ufffd.31mb' holds a character"),
        ("entry,name\noutlet,a\u202eb\n", "line 2: 'a\ufffdb' holds a character"),
        ("entry,name,domains\noutlet,Orlo,nowhere\n", "line 2: 'nowhere' is no domain"),
        (f"entry,name\noutlet,{'x' * 121}\n", "line 2: .* 120 characters at most"),
        ('entry,name\noutlet,"open\n', "not a CSV file in UTF-8"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_rows(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_bytes_and_missing_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    with pytest.raises(InputError, match=r"own\.csv: No such file"):
        read_rows(path)
    path.write_bytes(b"entry,name\noutlet,\xff\xfe\x00\n")
    with pytest.raises(InputError, match="UTF-8"):
        read_rows(path)


def test_every_column_is_written() -> None:
    assert csv_text([]).strip().split(",") == list(COLUMNS)

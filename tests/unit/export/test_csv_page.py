"""What docs/csv.md says of the file is what is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export import cells
from workbench.export.columns import Form
from workbench.export.notes import join_notes, split_notes
from workbench.export.table_schema import TABLES, Table

PAGE = (Path(__file__).parents[3] / "docs" / "csv.md").read_text(encoding="utf-8")


def column_table(table: Table) -> str:
    lines = ["| column | form | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{column.name}` | {column.form} | {column.meaning} |" for column in table.columns]
    return "\n".join(lines)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_table_of_columns_is_that_of_the_program(table: Table) -> None:
    mark = "columns" if table.name == "verdicts" else f"{table.name} columns"
    shown = re.search(rf"<!-- {mark} -->\n(.*?)\n<!-- end of {mark} -->", PAGE, re.DOTALL)
    assert shown is not None
    assert shown[1] == column_table(table)


def test_each_form_is_explained() -> None:
    explained = re.findall(r"^\| ([a-z]+) \|", PAGE.partition("The forms:")[2], re.MULTILINE)
    assert set(explained) >= set(Form)


def test_the_notes_shown_are_notes() -> None:
    shown = re.search(r"```\n(\[.*?)\n```", PAGE, re.DOTALL)
    assert shown is not None
    notes = split_notes(shown[1])
    assert [note.body for note in notes] == [
        "The harbour office counts 40.\nAsked again on Tuesday.",
        "Confirmed in writing.",
    ]
    assert join_notes(notes) == shown[1]


def reader_shown() -> Callable[[str], str]:
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    names: dict[str, Callable[[str], str]] = {}
    exec(code[1], names)  # noqa: S102 - the page's own code is under test
    return names["text"]


READER = reader_shown()


@given(st.text(st.one_of(st.characters(), st.sampled_from("'\\=-\0\r\n\ud800u0"))))
def test_the_reader_shown_reads_every_cell(text: str) -> None:
    assert READER(cells.escape(text)) == text

"""The cells of one line of a table, each read with its place at hand for a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from workbench.errors import InputError
from workbench.export.cells import GUARD, unescape, unescape_raw
from workbench.export.columns import RAW_SUFFIX

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")

_SHOWN = 40
_LONGEST_NUMBER = 18
"""Digits of a number that SQLite can hold."""


class LineReader:
    """A line of a table that one version of its list of columns has, with or without the guard."""

    def __init__(self, number: int, cells: Mapping[str, str], where: str, version: str) -> None:
        """Take a line.

        Args:
            number: Its row as a spreadsheet counts, the header being row 1.
            cells: As they stand in the file, by column.
            where: The file's name.
            version: The highest version that can be read; those before it can be as well.

        Raises:
            InputError: The line is of another version.
        """
        self.number = number
        self._cells = cells
        self._where = where
        schema = cells["schema_version"]
        self._unescape = unescape_raw if schema.endswith(RAW_SUFFIX) else unescape
        if schema == version:
            return
        known = [str(each) for each in range(1, int(version) + 1)]
        if schema.removesuffix(RAW_SUFFIX) not in known:
            raise self.fault(
                "schema_version",
                f"{schema[:_SHOWN]!r} is none of {', '.join(known)}, the versions that can be read here",
            )

    def text(self, column: str) -> str:
        """Return a cell's text."""
        cell = self._cells[column]
        if not cell.startswith(GUARD):
            return cell  # nearly all
        try:
            return self._unescape(cell)
        except ValueError as fault:
            raise self.fault(column, str(fault)) from fault

    def some(self, column: str) -> str:
        """Return a cell's text, which is not empty."""
        text = self.text(column)
        if not text:
            raise self.fault(column, "is empty")
        return text

    def read(self, column: str, read: Callable[[str], Value]) -> Value:
        """Return what ``read`` makes of a cell's text; its ``ValueError`` becomes the message."""
        try:
            return read(self.text(column))
        except ValueError as fault:
            raise self.fault(column, str(fault)) from fault

    def word(self, column: str, words: type[Word]) -> Word:
        """Return a cell's word."""
        text = self.text(column)
        try:
            return words(text)
        except ValueError:
            known = ", ".join(word.value or "empty" for word in words)
            raise self.fault(column, f"{text[:_SHOWN]!r} is none of {known}") from None

    def count(self, column: str) -> int:
        """Return a cell's whole number, 0 or more."""
        text = self._cells[column]
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
            raise self.fault(column, f"{text[:_SHOWN]!r} is no whole number")
        return int(text)

    def fault(self, column: str, reason: str) -> InputError:
        """Return the error for a cell."""
        return InputError(f"{self._where}: row {self.number}, column {column}: {reason}")

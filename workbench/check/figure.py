"""A number or a date of a text: the value that everything here compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workbench.model import Span


class FigureKind(StrEnum):
    """What a figure counts."""

    DATE = "date"
    """Day and month, perhaps a year."""
    MONTH = "month"
    """Month and year."""
    YEAR = "year"
    WEEKDAY = "weekday"
    ORDINAL = "ordinal"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date.

    Attributes:
        value: Its worth; of a date, a month or a weekday None.
        unit: "%", a currency sign, a measure in its plain form, or "".
        nouns: The words after it, lower case, up to three: what is counted.
        before: The word before it, lower case ("chapter 5"), or "".
        spelt: True for a number in words.
        partner: The other end of a range or score ("10-24", "5-3"), or None.
        context: The words around it in its clause, lower case: what became of the counted.
        code: The designation that follows at once ("ten T-72 tanks"), in its compared form, or "".
        share: True before "of": so many of more.
        whole: True where it is the more that others are a share of ("six of its eight").
        hedge: The words that loosen it, as a class ("least", "most", "about"), or "".
    """

    kind: FigureKind
    span: Span
    value: Decimal | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    unit: str = ""
    nouns: tuple[str, ...] = ()
    before: str = ""
    spelt: bool = False
    partner: Decimal | None = None
    context: tuple[str, ...] = ()
    code: str = ""
    hedge: str = ""
    share: bool = False
    whole: bool = False

    @property
    def calendar_weekday(self) -> int | None:
        """The weekday that is written or that a full date falls on: 0 is Monday."""
        if self.weekday is not None or not (self.day and self.month and self.year):
            return self.weekday
        try:
            return date(self.year, self.month, self.day).weekday()
        except ValueError:
            return None

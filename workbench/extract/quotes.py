"""Finds quotations before anything is parsed: paired by direction and spacing, per paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        span: With its marks.
        inner: Between its marks.
        depth: 0 for an outer quotation, 1 for one inside another.
        closed: False where the closing mark is missing (it ends with its paragraph).
        continued: True where the paragraph ends without a closing mark and the next one opens again.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False

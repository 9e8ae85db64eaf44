"""One line of the verdict table on its way out: a row of the store and what its cells are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.export.cells import join
from workbench.export.times import time_text
from workbench.model import Attribution, AttributionType, Basis, Claim, Scalar, Verdict
from workbench.record import mention_of
from workbench.sources import Evidence, EvidenceRelation
from workbench.store import AcceptedEvidence, ExportRow

RANGE = ".."
"""Between the ends of a range of numbers."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The evidence on a claim, as the table of verdicts sums it up."""

    evidence: Sequence[AcceptedEvidence]

    @property
    def first(self) -> Evidence | None:
        """The first evidence that is more than context, else the first; None without any."""
        accepted = [each.evidence for each in self.evidence]
        telling = (each for each in accepted if each.relation is not EvidenceRelation.CONTEXT)
        return next(telling, None) or next(iter(accepted), None)

    @property
    def origins(self) -> int:
        """How many independent origins the evidence has."""
        passages = [each.evidence.text for each in self.evidence]
        if len(passages) < 2:
            return len(passages)
        from workbench.check.origins import count_origins  # noqa: PLC0415 - loads rapidfuzz, seldom needed

        return count_origins(passages)

    def text(self, column: str) -> str:
        """Return the text of one of the columns that are about evidence."""
        if column == "evidence_count":
            return str(len(self.evidence))
        if column == "origin_count":
            return str(self.origins)
        first = self.first
        if first is None:
            return ""
        if column == "evidence_1_accessed_at":
            return time_text(first.accessed_at)
        texts = {
            "evidence_1_title": first.title,
            "evidence_1_url": first.url or "",
            "evidence_1_quote": first.text,
            "evidence_1_sha256": first.sha256,
        }
        return texts[column]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the store with what holds for the whole file.

    Attributes:
        schema: Version of the list of columns, as the file is written.
        head: Head of the ledger that the row was read at.
    """

    row: ExportRow
    schema: str
    head: str

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.row.claim

    @property
    def verdict(self) -> Verdict:
        """The reviewer's decisions."""
        return self.row.verdict

    @property
    def published(self) -> str:
        """The article's day."""
        return self.row.published.isoformat() if self.row.published else ""

    @property
    def paragraph(self) -> str:
        """The number of the claim's block."""
        return "" if self.row.paragraph is None else str(self.row.paragraph)

    @property
    def outer(self) -> Attribution | None:
        """The outermost attribution."""
        return self.row.claim.chain[0] if self.row.claim.chain else None

    @property
    def outlet_text(self) -> str:
        """The words for the outlet in the outermost attribution that has any."""
        return next((frame.outlet_text for frame in self.claim.chain if frame.outlet_text), "")

    @property
    def cue(self) -> str:
        """The outermost attribution's cue."""
        return (self.outer.cue if self.outer else None) or ""

    @property
    def attribution_type(self) -> AttributionType:
        """The outermost attribution's type."""
        return self.outer.type if self.outer else AttributionType.NONE

    @property
    def attribution_basis(self) -> Basis:
        """The outermost attribution's basis."""
        return self.outer.basis if self.outer else Basis.NONE

    @property
    def attribution_class(self) -> str:
        """The outermost attribution's class."""
        return self.outer.frame_class.value if self.outer else ""

    @property
    def confidence(self) -> str:
        """The outermost attribution's confidence."""
        return number_text(self.outer.confidence) if self.outer else ""

    @property
    def reviewed_at(self) -> str:
        """When the reviewer last decided on the claim."""
        return time_text(self.verdict.reviewed_at) if self.verdict.reviewed_at else ""

    @property
    def accepted(self) -> Accepted:
        """The evidence on the claim."""
        return Accepted(self.row.evidence)

    @property
    def char_spans(self) -> str:
        """The claim's spans as ``start-end``."""
        return join([f"{span.start}-{span.end}" for span in self.claim.spans])


def facts(items: Iterable[str | None]) -> str:
    """Return one item a fact as one text; an unknown one is empty."""
    return join([item or "" for item in items])


def facts_cell(record: str) -> str:
    """Return the values of the facts of a claim's record, given as JSON."""
    values = (mention_of(fact).value for fact in json.loads(record)["facts"])
    return facts(value_text(value) for value in values)


def value_text(value: Scalar | tuple[Scalar, ...] | None) -> str:
    """Return a fact's value: numbers in plain decimals, a range as ``low..high``, an unknown one empty."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return RANGE.join(value_text(end) for end in value)
    return number_text(value) if isinstance(value, float) else str(value)


def number_text(number: float) -> str:
    """Return a number in plain decimal digits, exact and never with an exponent; 3.0 is ``3``."""
    return format(Decimal(repr(number)), "f").removesuffix(".0")

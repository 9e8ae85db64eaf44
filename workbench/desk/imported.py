"""What an import of a verdict table did."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.model import Verdict


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two decisions of one reviewer on one claim that differ.

    Attributes:
        row: The file's row, as a spreadsheet counts.
        ours: The store's decision, as it was before; unreviewed where it was taken back.
        theirs: The file's.
        replaced: True where the file's is later and counts now; else the store's stays.
    """

    row: int
    article_id: str
    claim_id: str
    ours: Verdict
    theirs: Verdict
    replaced: bool


@dataclass(slots=True)
class Imported:
    """What an import did.

    Attributes:
        rows: Rows of the file, the header aside.
        verdicts: Decisions imported: a reviewer's verdict, attribution verdict or both on a claim.
        notes: Notes imported.
        unchanged: Rows that said nothing new.
        kept: Decisions of the file that were left out because the store's are newer.
        replaced: Decisions of the store that the file's newer ones took the place of.
        retired: Rows left out because their claim is gone from the article's text here as there.
        by_hand: Rows left out because their claim was made by hand in another store.
        conflicts: The first of those kept and replaced.
    """

    rows: int = 0
    verdicts: int = 0
    notes: int = 0
    unchanged: int = 0
    kept: int = 0
    replaced: int = 0
    retired: int = 0
    by_hand: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

"""All that is known of one article: its text, its claims, and what people and the machine say of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from workbench.model import AttributionVerdict, Claim, Edition, Note, SourceCheckStatus, Verdict, VerdictValue
from workbench.sources import Evidence
from workbench.store import ArticleRow, Store, StoredCheck, View


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with everything that hangs on it.

    Attributes:
        number: Its place in the article, from 1; claims set aside have none of their own and follow last.
        verdicts: The decisions in force, one a reviewer, by name; none for those who only wrote notes.
        notes: Of all reviewers, oldest first.
        checks: The machine's readings against the cited outlets.
        source_status: The riskiest of them, None where the claim was never checked.
        evidence: Accepted passages, oldest first.
        retired: True where the claim was set aside, by an edit or because its words are gone.
    """

    number: int
    claim: Claim
    verdicts: tuple[Verdict, ...]
    notes: tuple[Note, ...]
    checks: tuple[StoredCheck, ...]
    source_status: SourceCheckStatus | None
    evidence: tuple[Evidence, ...]
    retired: bool

    @property
    def values(self) -> frozenset[VerdictValue]:
        """The different verdicts in force; empty for an open claim, several for a conflict."""
        return frozenset(
            verdict.value for verdict in self.verdicts if verdict.value is not VerdictValue.UNREVIEWED
        )

    @property
    def conflict(self) -> bool:
        """Whether two reviewers differ."""
        return len(self.values) > 1

    @property
    def attributions(self) -> frozenset[AttributionVerdict]:
        """The different decisions on whether the outlet said it."""
        return frozenset(verdict.attribution for verdict in self.verdicts) - {AttributionVerdict.EMPTY}


@dataclass(frozen=True, slots=True)
class Dossier:
    """An article as it stands.

    Attributes:
        claims: In order of place.
        head: Head of the ledger when it was read: `workbench verify-log --head` holds the ledger to it.
    """

    article: ArticleRow
    edition: Edition
    claims: tuple[JudgedClaim, ...]
    head: str

    @property
    def standing(self) -> tuple[JudgedClaim, ...]:
        """The claims that were not set aside."""
        return tuple(claim for claim in self.claims if not claim.retired)


def read_dossier(store: Store, article: ArticleRow) -> Dossier:
    """Read all that is known of an article.

    Raises:
        StoreError: The store cannot be read.
    """
    rows = store.export_rows(View(article_id=article.article_id))
    claims = []
    for _, group in groupby(rows, key=lambda row: (row.number, row.claim.claim_id, row.retired)):
        own = list(group)
        first = own[0]
        claims.append(
            JudgedClaim(
                first.number,
                first.claim,
                tuple(row.verdict for row in own if _decided(row.verdict)),
                tuple(sorted((note for row in own for note in row.notes), key=lambda note: note.at)),
                first.checks,
                first.source_status,
                tuple(accepted.evidence for accepted in first.evidence),
                first.retired,
            )
        )
    return Dossier(article, store.edition(article.article_id), tuple(claims), store.head())


def _decided(verdict: Verdict) -> bool:
    return verdict.value is not VerdictValue.UNREVIEWED or verdict.attribution is not AttributionVerdict.EMPTY

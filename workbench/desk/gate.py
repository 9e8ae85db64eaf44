"""Whether an article may be published: its dossier held against a desk's policy."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.coverage import article_coverage
from workbench.desk.policy import Policy
from workbench.desk.proofing import dossier_of
from workbench.export.dossier import Dossier, JudgedClaim
from workbench.export.findings import Finding, GateReport
from workbench.marks import CHECK_MARKS
from workbench.model import SourceCheckStatus, VerdictValue
from workbench.sources import EvidenceRelation
from workbench.store import Store, View

ALARMING = frozenset({SourceCheckStatus.ALTERED, SourceCheckStatus.MISATTRIBUTED})


def ask(store: Store, name: str, policy: Policy) -> GateReport:
    """Hold an article against a policy.

    Args:
        store: Where it is.
        name: What the user calls the article.
        policy: What is asked of it.

    Raises:
        InputError: None or several articles can be meant.
        StoreError: The store cannot be read.
    """
    dossier = dossier_of(store, name)
    broken = list(judge(dossier, policy))
    article = dossier.article
    if policy.nothing_reopened:
        broken += _reopened(store, dossier)
    if policy.coverage:
        share = article_coverage(store, article.article_id, "").percent
        if share < policy.coverage:
            message = f"{share:.1f} % of the words are covered, {policy.coverage:g} % are asked for"
            broken.append(Finding("coverage", message))
    order = {rule.name: place for place, rule in enumerate(policy.rules())}
    broken.sort(key=lambda finding: (finding.number or 0, order[finding.rule]))
    return GateReport(
        article.article_id,
        article.title,
        article.origin,
        len(dossier.standing),
        dossier.head,
        policy.rules(),
        tuple(broken),
    )


def judge(dossier: Dossier, policy: Policy) -> Iterator[Finding]:
    """Yield what in a dossier breaks a policy, by what the dossier alone tells."""
    if policy.date_known and dossier.article.published is None:
        yield Finding("date_known", "it is not known when the article appeared")
    for claim in dossier.standing:
        for rule, message in _broken(claim, policy):
            yield _finding(dossier, claim, rule, message)


def _broken(claim: JudgedClaim, policy: Policy) -> Iterator[tuple[str, str]]:
    deciders = {v.reviewer for v in claim.verdicts if v.value is not VerdictValue.UNREVIEWED}
    disputed = [v for v in claim.verdicts if v.value is VerdictValue.DISPUTED]
    if policy.nothing_open and not deciders:
        yield "nothing_open", "nobody has decided on it"
    if policy.reviewers > 1 and 0 < len(deciders) < policy.reviewers:
        yield "reviewers", f"{len(deciders)} of {policy.reviewers} reviewers have decided on it"
    if policy.no_conflict and claim.conflict:
        words = ", ".join(f"{v.reviewer}: {v.value.value}" for v in claim.verdicts if v.reviewer in deciders)
        yield "no_conflict", f"reviewers differ ({words})"
    if policy.no_disputed and disputed:
        yield "no_disputed", "it is disputed"
    if policy.disputed_explained and disputed and not claim.notes and not any(v.correction for v in disputed):
        yield "disputed_explained", "it is disputed without a correction or a note"
    alarms = [check for check in claim.checks if check.status in ALARMING]
    if policy.check_resolved and alarms and not disputed and not claim.attributions:
        words = "; ".join(f"{CHECK_MARKS[each.status].word} ({each.outlet})" for each in alarms)
        yield "check_resolved", f"the source check reads {words}, and nobody has decided on that"
    if policy.independent_origins and claim.claim.checkworthiness >= policy.origins_above:
        origins = _origins(claim)
        if origins < policy.independent_origins:
            yield "independent_origins", f"{origins} of {policy.independent_origins} independent origins"


def _origins(claim: JudgedClaim) -> int:
    """Return how many independent origins bear a claim out, by people's evidence or the machine's count."""
    accepted = {
        each.outlet.casefold()
        for each in claim.evidence
        if each.relation is EvidenceRelation.SUPPORTS and not each.under_review
    }
    counted = max((check.origins for check in claim.checks), default=0)
    return max(len(accepted), counted)


def _reopened(store: Store, dossier: Dossier) -> Iterator[Finding]:
    view = View(article_id=dossier.article.article_id, reopened=True)
    ids = [row_id for chunk in store.claim_ids(view) for row_id in chunk]
    numbers = {row.number: row for row in store.rows(ids, "").values()}
    for claim in dossier.standing:
        if claim.number in numbers:
            what = "a source" if numbers[claim.number].former is None else "the article's text"
            yield _finding(dossier, claim, "nothing_reopened", f"{what} has changed since it was decided on")


def _finding(dossier: Dossier, claim: JudgedClaim, rule: str, message: str) -> Finding:
    own = claim.claim
    line = dossier.edition.text.count("\n", 0, own.start) + 1
    return Finding(
        rule, f"{message}: {own.text}", claim.number, own.claim_id, own.text, own.start, own.end, line
    )

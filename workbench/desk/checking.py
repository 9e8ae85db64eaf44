"""Runs the source check over the store's claims and keeps what it finds. No parser is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from workbench.check.comparison import Difference
from workbench.check.outlets import Readings, SourceCheck, SourceChecker
from workbench.model import SourceCheckStatus, Span
from workbench.store import ClaimToCheck, SourceRow, Store, StoredCheck, View

OnProgress = Callable[[int, int], None]
"""Called with (claims done, claims in all); what it raises ends the check, and what is done is kept."""

BATCH = 50
"""Claims whose checks are written together: what an interrupted check loses at most."""


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """What a check found.

    Attributes:
        claims: Claims that were looked at.
        counts: Readings by status; a claim has one for each outlet that it is attributed to.
    """

    claims: int
    counts: dict[SourceCheckStatus, int] = field(default_factory=dict)


def check_all(store: Store, on_progress: OnProgress | None = None) -> CheckSummary:
    """Check every article's claims; call it after sources were added, changed or removed.

    Another outlet's text may bear a claim out, so a new source can matter to any claim.

    Args:
        store: Where claims and sources are.
        on_progress: Called as it goes on.

    Raises:
        StoreError: The store cannot be read or written.
    """
    return check_article(store, None, on_progress)


def check_article(
    store: Store, article_id: str | None, on_progress: OnProgress | None = None
) -> CheckSummary:
    """Check one article's claims against the saved sources; call it after an article was added.

    Args:
        store: Where claims and sources are.
        article_id: The article; None for all of them.
        on_progress: Called as it goes on.

    Raises:
        StoreError: The store cannot be read or written.
    """
    total = _claims(store, article_id)
    counts: Counter[SourceCheckStatus] = Counter()
    done = 0
    found = _checked(store, store.claims_to_check(article_id))
    while batch := list(islice(found, BATCH)):
        store.put_checks(batch)
        done += len(batch)
        counts.update(check.status for _, checks in batch for check in checks)
        if on_progress is not None:
            on_progress(done, max(done, total))
    return CheckSummary(done, dict(counts))


def check_unchecked(store: Store, row_ids: Sequence[int]) -> int:
    """Hold those of some claims that have no check against the saved sources; return how many.

    Claims that were set aside are left out, and nothing is checked without a saved source.

    Raises:
        StoreError: The store cannot be read or written.
    """
    if not row_ids or not has_sources(store):
        return 0
    wanted = store.unchecked(row_ids)
    return store.put_checks(_checked(store, wanted)) if wanted else 0


def has_sources(store: Store) -> bool:
    """Tell whether any source is saved: without one there is nothing to check against."""
    return bool(store.sources())


def readings(
    store: Store, article_id: str | None = None, status: SourceCheckStatus | None = None
) -> Iterator[tuple[ClaimToCheck, StoredCheck]]:
    """Yield what the last check found, by article and place, for each claim and cited outlet.

    Args:
        store: Where the checks are.
        article_id: The article; None for all of them, in the order in which they were added.
        status: Only those with this one.
    """
    for claim in store.claims_to_check(article_id):
        for check in store.checks(claim.row_id):
            if status is None or check.status is status:
                yield claim, check


def records(
    store: Store, article_id: str | None = None, status: SourceCheckStatus | None = None
) -> Iterator[dict[str, object]]:
    """Yield the same as JSON-ready records, as docs/source-check.md explains them.

    ``article`` is the file or URL that the article was added from, and the passage's ``source`` likewise;
    a source from standard input goes by its URL or else its id.

    Args:
        store: Where the checks are.
        article_id: As for ``readings``; ``status`` likewise.
        status: Only records with this one.
    """
    named = {source.source_id: _handle(source) for source in store.sources()}
    for article, found in groupby(readings(store, article_id, status), key=lambda one: one[0].article_id):
        row = store.article(article)
        places = {mark.row_id: mark.spans for mark in store.marks(article, "")}
        for claim, check in found:
            if row is not None and claim.row_id in places:  # else it was read anew meanwhile
                yield _record(row.origin, claim, places[claim.row_id], check, named)


def _claims(store: Store, article_id: str | None) -> int:
    return store.progress(View(article_id=article_id, retired=False), "").total


def _checked(store: Store, claims: Iterable[ClaimToCheck]) -> Iterator[tuple[int, list[StoredCheck]]]:
    kept, shortlist = Readings(), store.shortlist()
    for article, group in groupby(claims, key=lambda claim: claim.article_id):
        checker = SourceChecker(shortlist, store.edition(article).text, kept)
        for claim in group:
            yield claim.row_id, [_kept(check) for check in checker.check(claim.text, claim.outlets)]


def _kept(check: SourceCheck) -> StoredCheck:
    passage = check.passage
    return StoredCheck(
        outlet=check.outlet,
        status=check.status,
        source_id=passage.source if passage else None,
        span=Span(passage.start, passage.end) if passage else None,
        text=passage.text if passage else "",
        differing=check.differing,
        found_in=check.found_in,
        origins=check.origins,
    )


def _handle(source: SourceRow) -> str:
    return source.origin if source.origin != "-" else source.url or source.source_id


def _record(
    article: str, claim: ClaimToCheck, spans: tuple[Span, ...], check: StoredCheck, named: dict[str, str]
) -> dict[str, object]:
    return {
        "article": article,
        "claim_id": claim.claim_id,
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "outlet": check.outlet,
        "status": check.status.value,
        "passage": _passage(check, named),
        "differing": [_difference(each) for each in check.differing],
        "found_in": check.found_in,
        "origins": check.origins,
    }


def _passage(check: StoredCheck, named: dict[str, str]) -> dict[str, object] | None:
    if check.source_id is None or check.span is None:
        return None
    # Found in another outlet is the only way for a passage to be no word of the cited one's.
    outlet = check.found_in or check.outlet
    return {
        "source": named.get(check.source_id, check.source_id),
        "outlet": outlet,
        "start": check.span.start,
        "end": check.span.end,
        "text": check.text,
    }


def _difference(each: Difference) -> dict[str, object]:
    return {
        "kind": each.kind.value,
        "claim": each.claim,
        "source": each.source,
        "claim_span": list(each.claim_span) if each.claim_span else None,
        "source_span": list(each.source_span) if each.source_span else None,
    }

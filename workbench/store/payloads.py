"""What an entry of the ledger may say, by its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from workbench.model import AttributionVerdict, DisputeReason, EntryType, Span, VerdictValue
from workbench.sources import EvidenceRelation, Source
from workbench.store.cells import stamp

ARTICLE_FIELDS = ("title", "url", "publisher", "published")
"""What an entry of type article can change, as texts."""

ARCHIVED = "archived"
"""Whether an article is put away: true or false, in an entry of type article."""

EVIDENCE_FIELDS = frozenset(
    "source version sha256 outlet url title published accessed_at start end text relation "
    "under_review".split()
)
"""What an entry of type evidence says: which slice of which version of which source, and what it does."""

_VERDICTS = tuple(word.value for word in VerdictValue)
_ATTRIBUTION_VERDICTS = tuple(word.value for word in AttributionVerdict)
_REASONS = tuple(word.value for word in DisputeReason)
_RELATIONS = tuple(word.value for word in EvidenceRelation)


def problem(kind: EntryType, payload: dict[str, object]) -> str | None:
    """Return what is wrong with a payload of this type, or None."""
    keys = payload.keys() - {"imported"}
    if kind is EntryType.VERDICT:
        return _unknown(keys, {"verdict", "reason", "correction"}) or _verdict_problem(payload)
    if kind is EntryType.ATTRIBUTION_VERDICT:
        return _unknown(keys, {"verdict"}) or _not_a_word(payload.get("verdict"), _ATTRIBUTION_VERDICTS)
    if kind is EntryType.NOTE:
        return _unknown(keys, {"body", "replaces"}) or _note_problem(payload)
    if kind is EntryType.ARTICLE:
        return _unknown(keys, {*ARTICLE_FIELDS, ARCHIVED}) or _article_problem(payload)
    if kind is EntryType.EVIDENCE:
        return evidence_problem(payload)
    return None


def _note_problem(payload: Mapping[str, object]) -> str | None:
    body = payload.get("body")
    if not isinstance(body, str) or not body.strip():
        return "a note needs some text"
    return key_problem(payload["replaces"]) if "replaces" in payload else None


def evidence_problem(payload: Mapping[str, object]) -> str | None:
    """Return what is wrong with the payload of evidence, or None; the source itself is not looked at."""
    keys = payload.keys() - {"imported"}
    if "withdraws" in keys:
        return _unknown(keys, {"withdraws"}) or key_problem(payload["withdraws"])
    missing = sorted(EVIDENCE_FIELDS - keys)
    if missing:
        return f"it lacks {', '.join(missing)}"
    return _unknown(keys, EVIDENCE_FIELDS) or next(filter(None, _evidence_faults(payload)), None)


def evidence_payload(
    source: Source, span: Span, relation: EvidenceRelation, *, under_review: bool = False
) -> dict[str, object]:
    """Return the payload of evidence cut from a saved source.

    Args:
        source: The version it is cut from, as the store gave it.
        span: Where, in code points of its text.
        relation: What the slice does to the claim.
        under_review: The claim is attributed to this very outlet.
    """
    return {
        "source": source.source_id,
        "version": source.version,
        "sha256": source.sha256,
        "outlet": source.outlet,
        "url": source.url,
        "title": source.title,
        "published": source.published.isoformat() if source.published else None,
        "accessed_at": stamp(source.accessed_at),
        "start": span.start,
        "end": span.end,
        "text": source.text[span.start : span.end],
        "relation": relation.value,
        "under_review": under_review,
    }


def _evidence_faults(payload: Mapping[str, object]) -> Iterator[str | None]:
    for field in ("source", "sha256", "outlet", "title", "text"):
        yield None if isinstance(payload[field], str) else f"{field} is no text"
    yield None if isinstance(payload["url"], str | None) else "url is no text"
    for field in ("version", "start", "end"):
        yield None if type(payload[field]) is int else f"{field} is no whole number"
    start, end = payload["start"], payload["end"]
    if isinstance(start, int) and isinstance(end, int):
        yield None if 0 <= start < end else f"{start} to {end} is no stretch of a text"
    yield _not_a_word(payload["relation"], _RELATIONS)
    yield None if isinstance(payload["under_review"], bool) else "under_review is neither true nor false"
    published, accessed = payload["published"], payload["accessed_at"]
    yield None if published is None or _is_day(published) else f"{published!r} is no date"
    yield None if _is_time(accessed) else f"{accessed!r} is no time; write it as 2031-03-12T09:30:00Z"


def key_problem(value: object) -> str | None:
    """Return what keeps a value from naming an entry, or None."""
    fits = (
        isinstance(value, list | tuple)
        and len(value) == 2
        and isinstance(value[0], str)
        and type(value[1]) is int
    )
    return None if fits else f"{value!r} is no [origin, seq] of an entry"


def _verdict_problem(payload: dict[str, object]) -> str | None:
    problem = _not_a_word(payload.get("verdict"), _VERDICTS)
    reason, correction = payload.get("reason"), payload.get("correction")
    if problem is None and reason is not None:
        if payload["verdict"] != VerdictValue.DISPUTED:
            return "only a disputed claim has a reason"
        problem = _not_a_word(reason, _REASONS)
    if problem is None and correction is not None and not isinstance(correction, str):
        problem = "the correction is no text"
    return problem


def _article_problem(payload: dict[str, object]) -> str | None:
    changed = [field for field in ARTICLE_FIELDS if field in payload]
    if ARCHIVED in payload and not isinstance(payload[ARCHIVED], bool):
        return f"{ARCHIVED} is neither true nor false"
    if not changed and ARCHIVED not in payload:
        return f"nothing to change; it can hold {', '.join((*ARTICLE_FIELDS, ARCHIVED))}"
    for field in changed:
        value = payload[field]
        if not (isinstance(value, str) or (value is None and field != "title")):
            return f"{field} is no text"
    published = payload.get("published")
    if isinstance(published, str) and not _is_day(published):
        return f"{published!r} is no date; write it as 2024-11-18"
    return None


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _not_a_word(value: object, words: tuple[str, ...]) -> str | None:
    return (
        None if value in words else f"{value!r} is none of {', '.join(word or 'nothing' for word in words)}"
    )


def _unknown(keys: Iterable[str], known: AbstractSet[str]) -> str | None:
    unknown = sorted(set(keys) - known)
    return f"it cannot hold {', '.join(unknown)}" if unknown else None

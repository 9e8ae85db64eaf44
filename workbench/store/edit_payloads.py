"""What a claim edit may say: its payload by the kind of edit, looked at without the store.

- add: ``edition``, ``makes`` (one record); the entry is about the new claim
- split: ``edition``, ``makes`` (two records or more); about the claim that is set aside
- merge: ``edition``, ``takes`` (ids of two claims or more), ``makes`` (one record); about the first of them
- spans: ``edition``, ``spans``, ``exact``, ``text``, ``facts``
- outlet: ``outlet`` (or null) and perhaps ``edition``, ``outlet_text`` and ``source_span``
- speaker: ``speaker`` (or null)
- kind: ``kind``
- fact: ``edition``, ``start``, ``end``, ``text`` and ``type``, null to take the fact there away
- drop, bring_back: nothing more
- no_fact, fact_after_all, line_in, line_out: ``edition``, ``start``, ``end``, ``text``; about the article

``edition`` is the sha256 of the text that the offsets are into; a record is one of ``claim_cells``, of its
attribution only the chain. Claims made by hand have ids of their own, which begin with "h".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from workbench.model import Claim, ClaimKind, MentionType
from workbench.record import Record, from_record, mention_of
from workbench.store.cells import text_of
from workbench.store.claim_cells import record_cell, record_of

HAND = "h"
"""What the id of a claim made by hand begins with; a machine's are hex digits."""

_HAND_ID = re.compile(r"h[0-9a-f]{15}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FEWEST_PARTS = 2


class Edit(StrEnum):
    """The kinds of edit, as the payload's ``edit`` names them."""

    ADD = "add"
    SPLIT = "split"
    MERGE = "merge"
    SPANS = "spans"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    KIND = "kind"
    FACT = "fact"
    DROP = "drop"
    BRING_BACK = "bring_back"
    NO_FACT = "no_fact"
    FACT_AFTER_ALL = "fact_after_all"
    LINE_IN = "line_in"
    LINE_OUT = "line_out"


MAKING = frozenset({Edit.ADD, Edit.SPLIT, Edit.MERGE})
"""Edits that make claims."""

ON_ARTICLE = frozenset({Edit.NO_FACT, Edit.FACT_AFTER_ALL, Edit.LINE_IN, Edit.LINE_OUT})
"""Edits of an article's text rather than of a claim."""

ON_LINES = frozenset({Edit.LINE_IN, Edit.LINE_OUT})
"""Edits after which the article has to be read again."""

_PLACE = frozenset({"edition", "start", "end", "text"})
_FIELDS: dict[Edit, tuple[frozenset[str], frozenset[str]]] = {
    Edit.ADD: (frozenset({"edition", "makes"}), frozenset()),
    Edit.SPLIT: (frozenset({"edition", "makes"}), frozenset()),
    Edit.MERGE: (frozenset({"edition", "makes", "takes"}), frozenset()),
    Edit.SPANS: (frozenset({"edition", "spans", "exact", "text", "facts"}), frozenset()),
    Edit.OUTLET: (frozenset({"outlet"}), frozenset({"edition", "outlet_text", "source_span"})),
    Edit.SPEAKER: (frozenset({"speaker"}), frozenset()),
    Edit.KIND: (frozenset({"kind"}), frozenset()),
    Edit.FACT: (_PLACE | {"type"}, frozenset()),
    Edit.DROP: (frozenset(), frozenset()),
    Edit.BRING_BACK: (frozenset(), frozenset()),
    **dict.fromkeys(ON_ARTICLE, (_PLACE, frozenset[str]())),
}
"""What each kind has to say, and what it may say besides."""

_KINDS = {kind.value: kind for kind in Edit}
_PASSED = frozenset({"edit", "imported"})


def edit_of(payload: Mapping[str, Any]) -> Edit | None:
    """Return the kind of edit, None where today's rule knows none such."""
    word = payload.get("edit")
    return _KINDS.get(word) if isinstance(word, str) else None


def ids_of(payload: Mapping[str, Any], claim_id: str | None) -> tuple[str, ...]:
    """Return every claim that a sound edit is about: what it names, takes and makes."""
    named = () if claim_id is None else (claim_id,)
    made = (record["claim_id"] for record in payload.get("makes", ()))
    return tuple(dict.fromkeys((*named, *payload.get("takes", ()), *made)))


def making_record(claim: Claim) -> Record:
    """Return the record by which a payload makes a claim."""
    made: Record = json.loads(text_of(record_cell(record_of(claim))))
    return made


def edit_problem(payload: Mapping[str, Any], claim_id: str | None) -> str | None:
    """Return what is wrong with the payload of an edit, or None; the store is not looked at."""
    kind = edit_of(payload)
    if kind is None:
        return f"{payload.get('edit')!r} is no kind of edit"
    if (claim_id is None) != (kind in ON_ARTICLE):
        return f"{kind} is about {'the article, not a claim' if kind in ON_ARTICLE else 'a claim'}"
    keys = payload.keys() - _PASSED
    needed, allowed = _FIELDS[kind]
    if missing := sorted(needed - keys):
        return f"{kind} lacks {', '.join(missing)}"
    if unknown := sorted(keys - needed - allowed):
        return f"{kind} cannot hold {', '.join(unknown)}"
    try:
        return next(filter(None, _faults(kind, payload, claim_id)), None)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
        return f"{kind} cannot be read ({type(fault).__name__}: {fault})"


def _faults(kind: Edit, payload: Mapping[str, Any], claim_id: str | None) -> Iterable[str | None]:
    if "edition" in payload and not _DIGEST.fullmatch(payload["edition"]):
        yield "its edition is no sha256"
    if kind in MAKING:
        yield from _making_faults(kind, payload, claim_id)
    elif payload.keys() >= _PLACE:
        yield _spans_fault([[payload["start"], payload["end"]]], [payload["text"]])
    yield from (check(payload) for check in _CHECKS.get(kind, ()))


def _span_facts_fault(payload: Mapping[str, Any]) -> str | None:
    for fact in payload["facts"]:
        mention_of(fact)
    return None if isinstance(payload["text"], str) else "its text is none"


def _place_fault(payload: Mapping[str, Any]) -> str | None:
    if payload.get("source_span") is None:
        return None
    return _spans_fault([payload["source_span"]], [payload["outlet_text"]])


def _word_fault(field: str, words: type[StrEnum], payload: Mapping[str, Any]) -> str | None:
    if payload[field] is not None or field == "kind":
        words(payload[field])
    return None


def _making_faults(kind: Edit, payload: Mapping[str, Any], claim_id: str | None) -> Iterable[str | None]:
    makes, takes = payload["makes"], payload.get("takes", [])
    parts = len(makes)
    if (parts < _FEWEST_PARTS) if kind is Edit.SPLIT else (parts != 1):
        yield f"{kind} cannot make {parts} claims"
    if kind is Edit.MERGE and (len(set(takes)) < _FEWEST_PARTS or len(set(takes)) != len(takes)):
        yield "a merge takes two different claims or more"
    if kind is Edit.MERGE and claim_id != takes[0]:
        yield "a merge is about the first claim that it takes"
    ids = [record["claim_id"] for record in makes]
    if len(set(ids)) != parts or not all(_HAND_ID.fullmatch(made) for made in ids):
        yield "the id of a claim made by hand is h and 15 hex digits, each another one"
    if kind is Edit.ADD and claim_id != ids[0]:
        yield "the entry is about another claim than the one that is added"
    for record in makes:
        claim = claim_of(record)
        yield _spans_fault(claim.spans, claim.exact)


def claim_of(record: Record) -> Claim:
    """Return the claim of a payload's record."""
    return from_record(record)


def _spans_fault(spans: Iterable[Any], exact: Iterable[Any]) -> str | None:
    spans, exact = list(spans), list(exact)
    if not spans or len(spans) != len(exact):
        return "a claim needs words, and a slice for each stretch of them"
    last = 0
    for (start, end), words in zip(spans, exact, strict=True):
        if type(start) is not int or type(end) is not int or not last <= start < end:
            return f"{start} to {end} is no stretch of the text after the one before"
        if not isinstance(words, str) or len(words) != end - start:
            return f"the slice from {start} to {end} has another length"
        last = end
    return None


def _text_fault(field: str, payload: Mapping[str, Any]) -> str | None:
    value = payload.get(field)
    if value is None or (isinstance(value, str) and value.strip()):
        return None
    return f"{field} is no name; null takes it away"


_CHECKS: dict[Edit, tuple[Callable[[Mapping[str, Any]], str | None], ...]] = {
    Edit.SPANS: (lambda said: _spans_fault(said["spans"], said["exact"]), _span_facts_fault),
    Edit.OUTLET: (partial(_text_fault, "outlet"), partial(_text_fault, "outlet_text"), _place_fault),
    Edit.SPEAKER: (partial(_text_fault, "speaker"),),
    Edit.KIND: (partial(_word_fault, "kind", ClaimKind),),
    Edit.FACT: (partial(_word_fault, "type", MentionType),),
}

"""The claim record: a claim as JSON-ready values and back, one shape for pipes, files and stores.

The outermost frame lies flat in ``attribution`` and all frames stand in its ``chain``, so a
reader that wants only the cited outlet needs no list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model import (
    Antecedent,
    Attribution,
    AttributionType,
    Basis,
    BlockRole,
    Claim,
    ClaimKind,
    Engine,
    Flag,
    FrameClass,
    Mention,
    MentionType,
    Span,
)

Record = dict[str, Any]


def to_record(claim: Claim, article: str, article_sha256: str) -> Record:
    """Return the record of a claim.

    Args:
        claim: The claim.
        article: The article's path as the user gave it.
        article_sha256: Digest of the text that the offsets are into.
    """
    return {
        "article": article,
        "article_sha256": article_sha256,
        "claim_id": claim.claim_id,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "spans": [list(span) for span in claim.spans],
        "exact": list(claim.exact),
        "antecedent": _antecedent_record(claim.antecedent),
        "kind": claim.kind.value,
        "checkworthiness": claim.checkworthiness,
        "checkworthiness_reason": claim.checkworthiness_reason,
        "flags": [flag.value for flag in claim.flags],
        "block": claim.block.value,
        "attribution": _attribution_record(claim),
        "facts": [mention_record(mention) for mention in claim.facts],
        "engine": {
            "version": claim.engine.version,
            "model": claim.engine.model,
            "model_version": claim.engine.model_version,
            "lexicon": claim.engine.lexicon,
        },
    }


def from_record(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a record made by ``to_record``.

    Raises:
        KeyError: A field is missing.
        ValueError: A word is none of its kind's.
    """
    antecedent = record["antecedent"]
    return Claim(
        claim_id=record["claim_id"],
        text=record["text"],
        spans=_spans(record["spans"]),
        exact=tuple(record["exact"]),
        kind=ClaimKind(record["kind"]),
        checkworthiness=record["checkworthiness"],
        checkworthiness_reason=record["checkworthiness_reason"],
        flags=tuple(Flag(flag) for flag in record["flags"]),
        block=BlockRole(record["block"]),
        chain=tuple(_frame(frame) for frame in record["attribution"]["chain"]),
        facts=tuple(mention_of(fact) for fact in record["facts"]),
        engine=_engine(record["engine"]),
        antecedent=Antecedent(antecedent["text"], Span(*antecedent["span"])) if antecedent else None,
    )


def _antecedent_record(antecedent: Antecedent | None) -> Record | None:
    if antecedent is None:
        return None
    return {"text": antecedent.text, "span": list(antecedent.span)}


def _attribution_record(claim: Claim) -> Record:
    outer = claim.chain[0] if claim.chain else None
    named = next((frame for frame in claim.chain if frame.outlet_text), None)
    return {
        "outlet": claim.outlet,
        "outlets": list(claim.outlets),
        "outlet_text": named.outlet_text if named else None,
        "speaker": claim.speaker,
        "speakers": list(claim.speakers),
        "cue": outer.cue if outer else None,
        "type": (outer.type if outer else AttributionType.NONE).value,
        "basis": (outer.basis if outer else Basis.NONE).value,
        "class": outer.frame_class.value if outer else None,
        "confidence": outer.confidence if outer else 0.0,
        "inferred": any(frame.inferred for frame in claim.chain),
        "source_span": _span_record(outer.source_span if outer else None),
        "cue_span": _span_record(outer.cue_span if outer else None),
        "content_spans": [list(span) for span in outer.content_spans] if outer else [],
        "chain": [_frame_record(frame) for frame in claim.chain],
    }


def _frame_record(frame: Attribution) -> Record:
    return {
        "outlet": next(iter(frame.outlets), None),
        "outlets": list(frame.outlets),
        "outlet_text": frame.outlet_text,
        "speaker": next(iter(frame.speakers), None),
        "speakers": list(frame.speakers),
        "cue": frame.cue,
        "type": frame.type.value,
        "basis": frame.basis.value,
        "class": frame.frame_class.value,
        "confidence": frame.confidence,
        "inferred": frame.inferred,
        "vague": frame.vague,
        "ambiguous_outlet": frame.ambiguous_outlet,
        "source_span": _span_record(frame.source_span),
        "cue_span": _span_record(frame.cue_span),
        "content_spans": [list(span) for span in frame.content_spans],
    }


def _frame(record: Mapping[str, Any]) -> Attribution:
    return Attribution(
        content_spans=_spans(record["content_spans"]),
        source_span=_span(record["source_span"]),
        cue_span=_span(record["cue_span"]),
        cue=record["cue"],
        outlets=tuple(record["outlets"]),
        outlet_text=record["outlet_text"],
        speakers=tuple(record["speakers"]),
        type=AttributionType(record["type"]),
        basis=Basis(record["basis"]),
        frame_class=FrameClass(record["class"]),
        confidence=record["confidence"],
        inferred=record["inferred"],
        vague=record["vague"],
        ambiguous_outlet=record["ambiguous_outlet"],
    )


def mention_record(mention: Mention) -> Record:
    """Return the record of a fact."""
    value = list(mention.value) if isinstance(mention.value, tuple) else mention.value
    return {
        "type": mention.type.value,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "value": value,
        "unit": mention.unit,
        "subtype": mention.subtype,
        "modifier": mention.modifier,
        "interval": list(mention.interval) if mention.interval else None,
        "by": mention.by,
    }


def mention_of(record: Mapping[str, Any]) -> Mention:
    """Return the fact of a record made by ``mention_record``."""
    value = record["value"]
    interval = record["interval"]
    return Mention(
        type=MentionType(record["type"]),
        text=record["text"],
        start=record["start"],
        end=record["end"],
        value=tuple(value) if isinstance(value, list) else value,
        unit=record["unit"],
        subtype=record["subtype"],
        modifier=record["modifier"],
        interval=(interval[0], interval[1]) if interval else None,
        by=record.get("by", "rule"),
    )


def _engine(record: Mapping[str, Any]) -> Engine:
    return Engine(record["version"], record["model"], record["model_version"], record["lexicon"])


def _span_record(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def _span(pair: Sequence[int] | None) -> Span | None:
    return Span(pair[0], pair[1]) if pair is not None else None


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(pair[0], pair[1]) for pair in pairs)

"""Claims with all that was decided on them as JSON Lines: the claim record and what hangs on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, TextIO

from workbench.export.times import time_text
from workbench.model import AttributionVerdict, Note, Verdict, VerdictValue
from workbench.record import to_record
from workbench.store import ExportRow, Store, StoredCheck, View
from workbench.store.source_rows import AcceptedEvidence


def write_jsonl(store: Store, view: View, file: TextIO) -> int:
    """Write one line a claim of a view and return how many; ASCII, so that any reader takes it."""
    written = 0
    for record in records(store, view):
        file.write(json.dumps(record, ensure_ascii=True) + "\n")
        written += 1
    return written


def records(store: Store, view: View) -> Iterator[dict[str, Any]]:
    """Yield each claim of a view: its record as `workbench extract` prints it, then what is known of it."""
    rows = store.export_rows(view)
    for _, group in groupby(rows, key=lambda row: (row.article_id, row.claim.claim_id)):
        own = list(group)
        yield to_record(own[0].claim, own[0].origin, own[0].sha256) | _known(own)


def _known(rows: list[ExportRow]) -> dict[str, Any]:
    first = rows[0]
    return {
        "article_id": first.article_id,
        "article_title": first.title,
        "article_url": first.url,
        "article_publisher": first.publisher,
        "article_published": first.published.isoformat() if first.published else None,
        "number": first.number,
        "retired": first.retired,
        "verdicts": [_verdict(row.verdict) for row in rows if _decided(row.verdict)],
        "notes": [_note(note) for row in rows for note in row.notes],
        "source_check": first.source_status.value if first.source_status else None,
        "checks": [_check(check) for check in first.checks],
        "evidence": [_evidence(accepted) for accepted in first.evidence],
    }


def _decided(verdict: Verdict) -> bool:
    return verdict.value is not VerdictValue.UNREVIEWED or verdict.attribution is not AttributionVerdict.EMPTY


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "reviewer": verdict.reviewer,
        "verdict": verdict.value.value,
        "dispute_reason": verdict.reason.value if verdict.reason else None,
        "correction": verdict.correction,
        "attribution_verdict": verdict.attribution.value,
        "reviewed_at": time_text(verdict.reviewed_at) if verdict.reviewed_at else None,
    }


def _note(note: Note) -> dict[str, Any]:
    return {"reviewer": note.reviewer, "at": time_text(note.at), "body": note.body}


def _check(check: StoredCheck) -> dict[str, Any]:
    return {
        "outlet": check.outlet,
        "status": check.status.value,
        "source": check.source_id,
        "version": check.version,
        "start": check.span.start if check.span else None,
        "end": check.span.end if check.span else None,
        "text": check.text,
        "found_in": check.found_in,
        "origins": check.origins,
    }


def _evidence(accepted: AcceptedEvidence) -> dict[str, Any]:
    each = accepted.evidence
    return {
        "reviewer": each.reviewer,
        "at": time_text(each.at),
        "source": each.source_id,
        "version": each.version,
        "outlet": each.outlet,
        "title": each.title,
        "url": each.url,
        "published": each.published.isoformat() if each.published else None,
        "accessed_at": time_text(each.accessed_at),
        "sha256": each.sha256,
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "relation": each.relation.value,
        "under_review": each.under_review,
    }

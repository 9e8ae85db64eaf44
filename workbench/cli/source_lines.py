"""How ``workbench source`` tells of sources: lines for people, records for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model import SourceCheckStatus

if TYPE_CHECKING:
    from workbench.desk.checking import CheckSummary
    from workbench.desk.sources import SourceReport
    from workbench.sources import Source
    from workbench.store import SourceRow


def added_line(report: SourceReport) -> str:
    """Return what became of a source that was saved."""
    source, added = report.source, report.added
    if source is None or added is None:
        raise ValueError("the report is of a file that was not saved")
    version = f", version {added.version}" if added.version > 1 else ""
    title = f', "{source.title}"' if source.title else ""
    reopened = ""
    if added.outcome.value == "new_version":  # by its word: the store need not be loaded for the help
        reopened = (
            f"; {_count(added.reopened, 'decision')} reopened" if added.reopened else "; no decision reopened"
        )
    outcome = added.outcome.value.replace("_", " ")
    words = _count(len(source.text.split()), "word")
    saved = f"{source.outlet}{title}, {words}{version} ({source.source_id})"
    return f"{outcome:<11}  {report.target}: {saved}{reopened}"


def checked_line(summary: CheckSummary) -> str:
    """Return what a check found, the statuses that occur."""
    found = [
        f"{summary.counts[status]} {status.value.replace('_', ' ')}"
        for status in SourceCheckStatus
        if summary.counts.get(status)
    ]
    return f"checked {_count(summary.claims, 'claim')}: {', '.join(found)}"


def row_line(row: SourceRow) -> str:
    """Return a source in one line of a list."""
    marks = [
        *(["stub"] if row.stub else []),
        *([f"not compared: {row.language}"] if row.language not in ("en", "") else []),
        *([f"version {row.version}"] if row.version > 1 else []),
        *(["removed"] if row.removed else []),
    ]
    told = f"  [{', '.join(marks)}]" if marks else ""
    numbers = f"{row.characters:>9,}  {_count(row.claims, 'claim'):>10}"
    what = f"{row.outlet}: {row.title}  ({_from(row)})"
    return f"{row.source_id}  {row.accessed_at:%Y-%m-%d}  {numbers}  {what}{told}"


def details_lines(row: SourceRow, source: Source) -> Iterator[str]:
    """Yield what is known of a version of a source, a line each."""
    published = row.published.isoformat() if row.published else "unknown"
    language = source.language or "unknown"
    compared = "" if source.comparable else ": kept, but it cannot be compared with claims"
    known = {
        "outlet": row.outlet,
        "title": row.title,
        "url": row.url or "unknown",
        "added from": row.origin,
        "published": published,
        "accessed": f"{source.accessed_at:%Y-%m-%d %H:%M:%S} UTC",
        "version": f"{source.version} of {row.versions}",
        "type": source.media_type,
        "language": f"{language}{compared}",
        "length": f"{len(source.text):,} characters, {_count(len(source.text.split()), 'word')}",
        "sha256": source.sha256,
        "claims": f"{row.claims} with their passage in it",
        "evidence": f"{row.evidence} accepted",
    }
    yield f"{row.source_id}{'  (removed)' if row.removed else ''}"
    for name, value in known.items():
        yield f"  {name:<11}{value}"
    if source.stub:
        yield "  too short to be the whole text: nothing follows from what it lacks"


def record_of(row: SourceRow, source: Source | None = None) -> dict[str, object]:
    """Return a source for a script; with a version of it, that version's text and data."""
    record: dict[str, object] = {
        "source_id": row.source_id,
        "outlet": row.outlet,
        "title": row.title,
        "url": row.url,
        "origin": row.origin,
        "published": row.published.isoformat() if row.published else None,
        "accessed_at": row.accessed_at.isoformat(),
        "sha256": row.sha256,
        "version": row.version,
        "versions": row.versions,
        "characters": row.characters,
        "language": row.language,
        "stub": row.stub,
        "removed": row.removed,
        "claims": row.claims,
        "evidence": row.evidence,
    }
    if source is not None:
        record |= {
            "accessed_at": source.accessed_at.isoformat(),
            "sha256": source.sha256,
            "version": source.version,
            "characters": len(source.text),
            "language": source.language,
            "stub": source.stub,
            "media_type": source.media_type,
            "text": source.text,
        }
    return record


def report_record(report: SourceReport) -> dict[str, object]:
    """Return what became of a file or address for a script; what is unknown is null."""
    source, added = report.source, report.added
    return {
        "file": report.target,
        "outcome": added.outcome.value if added else "failed",
        "source_id": added.source_id if added else None,
        "version": added.version if added else None,
        "outlet": source.outlet if source else None,
        "title": source.title if source else None,
        "url": source.url if source else None,
        "published": source.published.isoformat() if source and source.published else None,
        "accessed_at": source.accessed_at.isoformat() if source else None,
        "media_type": source.media_type if source else None,
        "language": source.language if source else None,
        "stub": source.stub if source else None,
        "characters": len(source.text) if source else None,
        "sha256": source.sha256 if source else None,
        "same_text": list(added.same_text) if added else [],
        "reopened": added.reopened if added else 0,
        "warnings": list(report.warnings),
        "error": str(report.fault) if report.fault else None,
    }


def _from(row: SourceRow) -> str:
    return row.url or (row.origin if row.origin != "-" else "standard input")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

"""Evidence: which slices of saved sources reviewers accepted, each compared with the saved text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.sources import Evidence, EvidenceRelation, Source
from workbench.store import ledger, state
from workbench.store.articles import read_edition
from workbench.store.cells import cell, day_of, moment_of, optional_text, text_of
from workbench.store.source_rows import AcceptedEvidence
from workbench.store.sources import read as read_source

_READ = (
    "SELECT claim, origin, seq, source_id, "
    # By its hash: after a merge the text can have another number here than where the evidence is from.
    "coalesce((SELECT max(source_version.version) FROM source_version "
    "JOIN source ON source.id = source_version.source WHERE source.source_id = evidence.source_id "
    "AND source_version.sha256 = evidence.sha256 HAVING NOT sum(source_version.version = "
    "evidence.version)), evidence.version), outlet, title, url, published, accessed_at, sha256, "
    "char_start, char_end, text, relation, reviewer, at, under_review FROM evidence "
    "WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, at, origin, seq"
)


MOST_COMPARED = 1000
"""Pairs of texts that are remembered to be one text or two."""

_COMPARED: dict[tuple[str, str], bool] = {}
# By their digests, so that it holds for every store.


def read(conn: sqlite3.Connection, row_ids: Sequence[int]) -> dict[int, list[AcceptedEvidence]]:
    """Return the evidence in force by row id, oldest first."""
    found: dict[int, list[AcceptedEvidence]] = {}
    for line in conn.execute(_READ, (json.dumps(list(row_ids)),)):
        claim, origin, seq, source_id, version, outlet, title, url, published, accessed_at, *rest = line
        sha256, start, end, text, relation, reviewer, at, under_review = rest
        found.setdefault(claim, []).append(
            AcceptedEvidence(
                (origin, seq),
                Evidence(
                    source_id=source_id,
                    version=version,
                    outlet=text_of(outlet),
                    title=text_of(title),
                    url=optional_text(url),
                    published=day_of(published),
                    accessed_at=moment_of(accessed_at),
                    sha256=sha256,
                    start=start,
                    end=end,
                    text=text_of(text),
                    relation=EvidenceRelation(relation),
                    reviewer=text_of(reviewer),
                    at=moment_of(at),
                    under_review=bool(under_review),
                ),
            )
        )
    return found


def check(conn: sqlite3.Connection, entry: NewEntry) -> None:
    """See that what an evidence entry says is so, before it is written.

    Raises:
        StoreError: The slice is not what stands in the saved source, the source is the article itself,
            or what it withdraws is no evidence of the same reviewer's on the same claim.
    """
    if entry.type is not EntryType.EVIDENCE or entry.claim_id is None:
        return
    payload = entry.payload
    if "withdraws" in payload:
        _check_withdrawal(conn, entry, ledger.key_of(payload["withdraws"]))
        return
    source_id, version = str(payload["source"]), int(str(payload["version"]))
    source = read_source(conn, source_id, version)
    start, end = int(str(payload["start"])), int(str(payload["end"]))
    where = f"Evidence from source {source_id}, version {version}"
    if payload["sha256"] != source.sha256:
        raise StoreError(f"{where}: its digest is not that of the saved text")
    if source.text[start:end] != payload["text"] or end > len(source.text):
        raise StoreError(f"{where}: the text is not what stands there at {start} to {end}; select it again")
    if _is_the_article(conn, source, entry.article_id):
        raise StoreError(f"{where}: that is the article's own text, and an article is never its own evidence")


def _check_withdrawal(conn: sqlite3.Connection, entry: NewEntry, key: ledger.Key) -> None:
    where = state.target(conn, entry.article_id, str(entry.claim_id))
    found = conn.execute(
        "SELECT reviewer FROM evidence WHERE origin = ? AND seq = ? AND claim = ?", (*key, where.row_id)
    ).fetchone()
    if found is None:
        raise StoreError("There is no such evidence on this claim: it was withdrawn already, or undone")
    if found[0] != cell(entry.reviewer):
        raise StoreError(f"Only {text_of(found[0])}, who accepted this evidence, can withdraw it")


def _is_the_article(conn: sqlite3.Connection, source: Source, article_id: str) -> bool:
    """Tell whether a source is the article's current text; what was compared before is remembered."""
    digest = conn.execute(
        "SELECT sha256 FROM article JOIN edition ON edition.id = article.edition WHERE article_id = ?",
        (article_id,),
    ).fetchone()
    texts = (source.sha256, digest[0] if digest is not None else "")
    if texts not in _COMPARED:
        from workbench.check.origins import is_the_article  # noqa: PLC0415 - loads rapidfuzz, seldom needed

        if len(_COMPARED) >= MOST_COMPARED:
            _COMPARED.clear()
        _COMPARED[texts] = is_the_article(source.text, read_edition(conn, article_id).text)
    return _COMPARED[texts]

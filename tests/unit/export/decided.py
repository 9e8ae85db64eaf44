"""A store with everything that goes out, and one with nothing decided that can take it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.identity import source_id
from workbench.model import EntryType, NewEntry, SourceCheckStatus, Span
from workbench.sources import EvidenceRelation, Source
from workbench.store import Store, StoredCheck, View, evidence_payload, open_store
from workbench.text import sha256

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)


def decided_store(path: Path, flood: Invented, hostile: Invented) -> Path:
    """Make a store with two articles, three reviewers, three sources and every kind of decision."""
    decisions: list[tuple[Invented, int, str, EntryType, dict[str, object]]] = [
        (flood, 0, "Ada Example", EntryType.VERDICT, {"verdict": "disputed", "reason": "wrong_number",
                                                      "correction": "=1,100 soldiers"}),
        (flood, 0, "Ada Example", EntryType.NOTE, {"body": "The ministry says 1,100.\n[See the letter.]"}),
        (flood, 0, "Ada Example", EntryType.NOTE, {"body": 'Asked "again"; no answer.'}),
        (flood, 0, "Bo [desk]", EntryType.VERDICT, {"verdict": "verified"}),
        (flood, 1, "Bo [desk]", EntryType.ATTRIBUTION_VERDICT, {"verdict": "confirmed"}),
        (flood, 2, "Ada Example", EntryType.NOTE, {"body": "-"}),
        (flood, 3, "Ada Example", EntryType.VERDICT, {"verdict": "unverifiable"}),
        (flood, 3, "Ada Example", EntryType.ATTRIBUTION_VERDICT, {"verdict": "rejected"}),
        (hostile, 0, "@cy\t", EntryType.VERDICT, {"verdict": "disputed", "correction": "'\0\ud800"}),
        (hostile, 1, "@cy\t", EntryType.NOTE, {"body": "\x1b]0;title\x07\r\r\n\u202e"}),
    ]  # fmt: skip
    with open_store(path) as opened:
        for invented in (flood, hostile):
            opened.put_article(invented.article, invented.edition, invented.claims)
        for minute, (invented, claim, reviewer, kind, payload) in enumerate(decisions):
            opened.append(
                NewEntry(
                    kind,
                    reviewer,
                    invented.article.article_id,
                    invented.claims[claim].claim_id,
                    payload,
                    AT + timedelta(minutes=minute, microseconds=minute % 2),
                )
            )
        _check(opened, flood, hostile)
    return path


def undecided_store(path: Path, flood: Invented, hostile: Invented) -> Path:
    """Make a store with the same articles and sources and no decision."""
    with open_store(path) as opened:
        for invented in (flood, hostile):
            opened.put_article(invented.article, invented.edition, invented.claims)
        for each in saved_sources():
            opened.put_source(each)
    return path


def saved_sources() -> list[Source]:
    """Return three saved texts, two of them one reprint."""
    told = "The dikes held for two days, the ministry said | 1,100 soldiers came, and 300 people left."
    return [
        source("Port Courier", told, title="Dikes hold", url="https://courier.example/dikes"),
        source("Varnia Post", f"{told} More to follow.", title="=Dikes"),
        source("@cy\0", "'\0\ud800\x1b[31m said nobody at all", url="\u202e"),
    ]


def _check(store: Store, flood: Invented, hostile: Invented) -> None:
    """Save the sources, check some claims and accept evidence for them."""
    saved = saved_sources()
    for each in saved:
        store.put_source(each)
    ids = [row_id for chunk in store.claim_ids(View()) for row_id in chunk]
    found = SourceCheckStatus
    store.put_checks(
        [
            (
                ids[0],
                [StoredCheck("Port Courier", found.CONFIRMED), StoredCheck("Varnia Post", found.ALTERED)],
            ),
            (ids[1], [StoredCheck(None, found.NOT_APPLICABLE)]),
            (ids[-1], [StoredCheck("@cy\0", found.NOT_IN_SOURCE)]),
        ]
    )
    accepted = [
        (flood, 0, saved[0], 0, "context"),
        (flood, 0, saved[0], 15, "supports"),
        (flood, 0, saved[1], 15, "contradicts"),
        (hostile, 0, saved[2], 0, "supports"),
    ]
    for minute, (invented, claim, each, start, relation) in enumerate(accepted):
        span = Span(start, len(each.text) - 3)
        payload = evidence_payload(store.source(each.source_id), span, EvidenceRelation(relation))
        key = (invented.article.article_id, invented.claims[claim].claim_id)
        store.append(NewEntry(EntryType.EVIDENCE, "Ada Example", *key, payload, AT + timedelta(hours=minute)))


def source(outlet: str, text: str, **fields: Any) -> Source:
    read = datetime(2031, 3, 11, 8, 0, 0, 5, tzinfo=UTC)
    return replace(Source(source_id(outlet, "page"), outlet, text, sha256(text), read, "page"), **fields)

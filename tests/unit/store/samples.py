"""Small invented articles, and what tests of their stores look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import StoreError
from workbench.identity import ClaimIds, article_id, source_id
from workbench.model import (
    Article,
    Attribution,
    AttributionType,
    Block,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    EntryType,
    FrameClass,
    NewEntry,
    SourceCheckStatus,
    Span,
)
from workbench.sources import EvidenceRelation, Source
from workbench.store import Added, Store, StoredCheck, View, evidence_payload
from workbench.text import sha256

if TYPE_CHECKING:
    import pytest

ENGINE = Engine("0.1.0", "en_test", "1.0.0", "0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Sample:
    """An article of one-claim sentences."""

    article: Article
    edition: Edition
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, sentences: Sequence[str], **fields: Any) -> Sample:
        """Make an article with a claim for each sentence, in a block of its own."""
        text = "\n".join(sentences)
        name = article_id(text)
        ids, blocks, claims, start = ClaimIds(name), [], [], 0
        for sentence in sentences:
            span = Span(start, start + len(sentence))
            blocks.append(Block(*span, BlockRole.BODY, "a line"))
            claims.append(
                Claim(
                    claim_id=ids.next((sentence,)),
                    text=sentence,
                    spans=(span,),
                    exact=(sentence,),
                    kind=ClaimKind.OTHER,
                    checkworthiness=0.5,
                    checkworthiness_reason="for the test",
                    flags=(),
                    block=BlockRole.BODY,
                    chain=(),
                    facts=(),
                    engine=ENGINE,
                )
            )
            start = span.end + 1
        article = Article(name, "A test", "test.txt", published=date(2031, 3, 12))
        edition = Edition(name, sha256(text), text, blocks=tuple(blocks))
        return cls(replace(article, **fields), edition, tuple(claims))

    def with_claims(self, claims: Sequence[Claim]) -> Sample:
        """Return the same text read otherwise."""
        return replace(self, claims=tuple(claims))

    def put(self, store: Store) -> Added:
        """Put it into a store."""
        return store.put_article(self.article, self.edition, self.claims)

    def entry(self, kind: EntryType, index: int, reviewer: str = "ada", **payload: object) -> NewEntry:
        """Return an entry about one of its claims."""
        return NewEntry(kind, reviewer, self.article.article_id, self.claims[index].claim_id, payload)

    def verdict(self, index: int, value: str, reviewer: str = "ada", **more: object) -> NewEntry:
        """Return a verdict on one of its claims."""
        return self.entry(EntryType.VERDICT, index, reviewer, verdict=value, **more)

    def note(self, index: int, body: str, reviewer: str = "ada") -> NewEntry:
        """Return a note on one of its claims."""
        return self.entry(EntryType.NOTE, index, reviewer, body=body)

    def evidence(
        self, index: int, source: Source, words: str, reviewer: str = "ada", relation: str = "supports"
    ) -> NewEntry:
        """Return evidence for one of its claims: the first place of these words in a source."""
        start = source.text.index(words)
        span = Span(start, start + len(words))
        payload = evidence_payload(source, span, EvidenceRelation(relation))
        return self.entry(EntryType.EVIDENCE, index, reviewer, **payload)


def cited(
    claim: Claim,
    outlet: str | None,
    *speakers: str,
    confidence: float = 0.5,
    frame_class: FrameClass = FrameClass.REPORT,
) -> Claim:
    """Return the claim with an attribution."""
    frame = Attribution(
        claim.spans,
        outlets=(outlet,) if outlet else (),
        outlet_text=outlet,
        speakers=speakers,
        type=AttributionType.INDIRECT,
        frame_class=frame_class,
        confidence=confidence,
    )
    return replace(claim, chain=(frame,))


def all_ids(store: Store, view: View | None = None) -> list[int]:
    """Return all row ids of a view in order."""
    return [row_id for chunk in store.claim_ids(view or View()) for row_id in chunk]


def source(outlet: str, text: str, address: str = "page.html", **fields: Any) -> Source:
    """Return a saved copy of an outlet's text."""
    saved = Source(
        source_id(outlet, address), outlet, text, sha256(text), datetime(2031, 3, 13, 9, tzinfo=UTC), address
    )
    return replace(saved, **fields)


def checked(status: str, outlet: str | None = "Harbour Post", **fields: Any) -> StoredCheck:
    """Return a check of a claim."""
    return StoredCheck(outlet, SourceCheckStatus(status), **fields)


def line_of(error: pytest.ExceptionInfo[StoreError], path: Path) -> str:
    """Return the error's line, which names the file and is one."""
    text = str(error.value)
    assert "\n" not in text
    assert str(path) in text
    return text

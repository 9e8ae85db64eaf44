"""Saved copies of outlets' own texts, and the slices of them that reviewers accept as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

COMPARABLE_LANGUAGES = frozenset({"en", ""})
"""ISO 639-1 codes of the languages that the source check reads; "" is an unknown one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A saved copy of an outlet's own text: one version of it.

    Attributes:
        source_id: 16 hex digits that stay the same over versions (see ``identity.source_id``).
        outlet: Its canonical name, or as given where the lexicon knows no such outlet.
        text: Word for word; offsets are code points into it.
        sha256: Hex digest of the text in UTF-8.
        accessed_at: When it was read, UTC.
        origin: Path or URL as the user gave it; "-" for standard input.
        published: The day it appeared, None where unknown.
        media_type: What it was read from, such as "text/html".
        language: ISO 639-1 code as detected; "" where unknown.
        stub: True where it is too short to be the whole text: what it lacks shows nothing.
        version: Number of this version, from 1; the store counts.
    """

    source_id: str
    outlet: str
    text: str
    sha256: str
    accessed_at: datetime
    origin: str = "-"
    url: str | None = None
    title: str = ""
    published: date | None = None
    media_type: str = "text/plain"
    language: str = "en"
    stub: bool = False
    version: int = 1

    @property
    def comparable(self) -> bool:
        """Whether the source check can read its language; others are kept, never compared."""
        return self.language in COMPARABLE_LANGUAGES


class EvidenceRelation(StrEnum):
    """What a piece of evidence does to the claim that it was accepted for."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slice of a source that a reviewer accepted for a claim, cut by offsets, never typed.

    Attributes:
        version: Version of the source that it was cut from; a later one does not change it.
        sha256: Hex digest of that version's text in UTF-8.
        start: Offset of its first character in that text, in code points.
        end: Offset after its last character.
        text: The slice, to the letter.
        at: When it was accepted, UTC.
        under_review: True where the claim is attributed to the very outlet that the evidence is from.
    """

    source_id: str
    version: int
    outlet: str
    title: str
    url: str | None
    published: date | None
    accessed_at: datetime
    sha256: str
    start: int
    end: int
    text: str
    relation: EvidenceRelation
    reviewer: str
    at: datetime
    under_review: bool = False

"""What a proof says, as plain words: the same for the page in HTML and the one in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.export.dossier import Dossier, JudgedClaim
from workbench.export.proof.segments import Segment, segments
from workbench.marks import (
    ATTRIBUTION_WORDS,
    CHECK_MARKS,
    CONFLICT_MARK,
    REASON_WORDS,
    VERDICT_MARKS,
    Mark,
)
from workbench.model import BlockRole, Span, Verdict, VerdictValue
from workbench.text import printable

READ_ROLES = frozenset(
    {BlockRole.HEADLINE, BlockRole.DEK, BlockRole.HEADING, BlockRole.BODY, BlockRole.CAPTION}
)
"""Blocks that are article; the others are left out of the proof and counted."""

ORDER = ("conflict", "disputed", "open", "unverifiable", "verified")
"""States by how much they ask of an editor; a piece of two claims shows the first."""

LEGEND: dict[str, Mark] = {
    "verified": VERDICT_MARKS[VerdictValue.VERIFIED],
    "disputed": VERDICT_MARKS[VerdictValue.DISPUTED],
    "unverifiable": VERDICT_MARKS[VerdictValue.UNVERIFIABLE],
    "open": VERDICT_MARKS[VerdictValue.UNREVIEWED],
    "conflict": CONFLICT_MARK,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a margin note: what it tells, and a label before it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands in the margin for one claim.

    Attributes:
        state: A key of ``LEGEND``.
    """

    number: int
    state: str
    mark: Mark
    claim: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the article that belong to the same claims.

    Attributes:
        state: Of the claim that asks most of an editor, or "" where no claim has these words.
        refs: The claims whose last words these are.
    """

    text: str
    state: str
    refs: tuple[MarginNote, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article with the notes on the claims that end in it."""

    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[MarginNote, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A whole proof.

    Attributes:
        facts: What is known of the article and of the review, a label and a text each.
        counts: How many claims there are of each state, in the order of the legend.
        aside: Notes on claims that were set aside.
        left_out: Lines of the text that are not article.
    """

    title: str
    facts: tuple[Line, ...]
    counts: tuple[tuple[str, Mark, int], ...]
    checks: tuple[tuple[Mark, int], ...]
    paragraphs: tuple[Paragraph, ...]
    aside: tuple[MarginNote, ...]
    left_out: int

    @property
    def notes(self) -> tuple[MarginNote, ...]:
        """All notes on claims that stand in the text, by number."""
        found = (note for paragraph in self.paragraphs for note in paragraph.notes)
        return tuple(sorted(found, key=lambda note: note.number))


def make_proof(dossier: Dossier, made_at: datetime | None = None) -> Proof:
    """Return the proof of an article.

    Args:
        dossier: What is known of it.
        made_at: When; None for now.
    """
    notes = {claim.number: margin_note(claim) for claim in dossier.standing}
    states = Counter(note.state for note in notes.values())
    statuses = Counter(claim.source_status for claim in dossier.standing)
    blocks = dossier.edition.blocks
    return Proof(
        _clean(dossier.article.title) or "Untitled",
        tuple(_facts(dossier, made_at or datetime.now(UTC))),
        tuple((state, mark, states[state]) for state, mark in LEGEND.items()),
        tuple((mark, statuses[status]) for status, mark in CHECK_MARKS.items() if statuses[status]),
        tuple(_paragraphs(dossier, notes)),
        tuple(margin_note(claim) for claim in dossier.claims if claim.retired),
        sum(1 for block in blocks if block.role not in READ_ROLES),
    )


def state_of(claim: JudgedClaim) -> str:
    """Return the state of a claim, a key of ``LEGEND``."""
    if claim.conflict:
        return "conflict"
    value = next(iter(claim.values), VerdictValue.UNREVIEWED)
    return "open" if value is VerdictValue.UNREVIEWED else value.value


def margin_note(claim: JudgedClaim) -> MarginNote:
    """Return what stands in the margin for a claim."""
    state = state_of(claim)
    return MarginNote(claim.number, state, LEGEND[state], _clean(claim.claim.text), tuple(_lines(claim)))


def _lines(claim: JudgedClaim) -> Iterator[Line]:
    frames = claim.claim.chain
    if frames:
        outlets = [name for frame in frames for name in frame.outlets]
        cited = outlets or [frame.outlet_text for frame in frames if frame.outlet_text]
        speakers = [name for frame in frames for name in frame.speakers]
        named = " · ".join(dict.fromkeys([*cited, *speakers]))
        yield Line("Cited", _clean(named) or "nobody by name")
    else:
        yield Line("Cited", "nobody: the article says it itself")
    for verdict in claim.verdicts:
        yield Line(_clean(verdict.reviewer), "; ".join(_decided(verdict)))
    for check in claim.checks:
        outlet = f" ({_clean(check.outlet)})" if check.outlet else ""
        found = f", found in {_clean(check.found_in)}" if check.found_in else ""
        yield Line("Source check", f"{CHECK_MARKS[check.status]}{outlet}{found}")
        for each in check.differing:
            yield Line(
                "Differs",
                f"claim: {_clean(each.claim) or 'nothing'}; source: {_clean(each.source) or 'nothing'}",
            )
    for evidence in claim.evidence:
        where = ", ".join(
            filter(None, [_clean(evidence.outlet), _clean(evidence.title), str(evidence.published or "")])
        )
        own = " (the outlet under review)" if evidence.under_review else ""
        yield Line(
            f"Evidence, {evidence.relation.value}",
            f"“{_clean(evidence.text)}” {where}{own}, saved {stamp(evidence.accessed_at)}",
        )
    for note in claim.notes:
        yield Line(f"Note by {_clean(note.reviewer)}, {stamp(note.at)}", _clean(note.body))


def _decided(verdict: Verdict) -> Iterator[str]:
    yield str(VERDICT_MARKS[verdict.value])
    if verdict.reason is not None:
        yield REASON_WORDS[verdict.reason].lower()
    if verdict.correction:
        yield f"correct is: {_clean(verdict.correction)}"
    if said := ATTRIBUTION_WORDS[verdict.attribution]:
        yield said
    if verdict.reviewed_at is not None:
        yield stamp(verdict.reviewed_at)


def _facts(dossier: Dossier, made_at: datetime) -> Iterator[Line]:
    article = dossier.article
    yield Line("Article", f"{article.article_id}, {_clean(article.origin)}")
    if article.publisher:
        yield Line("Publisher", _clean(article.publisher))
    if article.url:
        yield Line("Address", _clean(article.url))
    yield Line("Published", article.published.isoformat() if article.published else "date unknown")
    yield Line("SHA-256 of the text", dossier.edition.sha256)
    names = sorted({verdict.reviewer for claim in dossier.claims for verdict in claim.verdicts})
    yield Line("Reviewed by", _clean(", ".join(names)) or "nobody yet")
    yield Line("Ledger head", dossier.head)
    yield Line("Made", stamp(made_at))


def _paragraphs(dossier: Dossier, notes: dict[int, MarginNote]) -> Iterator[Paragraph]:
    text = dossier.edition.text
    spans = [(claim.number, claim.claim.spans) for claim in dossier.standing]
    told: set[int] = set()
    blocks = [block for block in dossier.edition.blocks if block.role in READ_ROLES]
    for block in blocks:
        stretch = Span(block.start, block.end)
        here = [
            (number, own) for number, own in spans
            if any(span.start < stretch.end and span.end > stretch.start for span in own)
        ]  # fmt: skip
        cut = segments(text, stretch, here)
        ending = [number for piece in cut for number in piece.ends if number not in told]
        told.update(ending)
        pieces = tuple(_piece(piece, notes, frozenset(ending)) for piece in cut)
        yield Paragraph(block.role.value, pieces, tuple(notes[number] for number in sorted(set(ending))))
    rest = tuple(note for number, note in sorted(notes.items()) if number not in told)
    if rest:
        yield Paragraph("body", (), rest)


def _piece(segment: Segment, notes: dict[int, MarginNote], ending: frozenset[int]) -> Piece:
    states = {notes[number].state for number in segment.claims}
    state = next((state for state in ORDER if state in states), "")
    refs = tuple(notes[number] for number in segment.ends if number in ending)
    return Piece(printable(segment.text, newlines=True), state, refs)


def stamp(at: datetime) -> str:
    """Return a moment as people write it: ``2031-03-14 09:30 UTC``."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _clean(text: str | Sequence[str] | None) -> str:
    return printable(str(text or ""), newlines=True).strip()

"""What the saved sources say to one claim, in words: what the sources pane shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.model import Note, SourceCheckStatus
from workbench.ui import wording
from workbench.ui.cells import wrap
from workbench.ui.claim_detail import note_lines
from workbench.ui.fields import LABEL_WIDTH, beginning, field
from workbench.ui.passage_detail import passage_lines
from workbench.ui.source_hints import next_step

if TYPE_CHECKING:
    from workbench.desk.passages import Passage, Reading
    from workbench.store.rows import ClaimRow
    from workbench.store.source_rows import AcceptedEvidence, StoredCheck

HASH_LETTERS = 8
"""Digits of a sha256 that are shown: enough to find the version, few enough to read."""


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A claim with its source checks, its evidence and the passages to read.

    Attributes:
        checks: The machine's readings as they are stored.
        evidence: What reviewers accepted, oldest first.
        notes: Everybody's on the claim, oldest first; ``draft`` is one begun and not saved, or "".
        reading: None while the passages are being read.
        at: Which passage is shown, from 0.
    """

    row: ClaimRow
    text: str
    checks: tuple[StoredCheck, ...]
    evidence: tuple[AcceptedEvidence, ...]
    notes: tuple[Note, ...] = ()
    draft: str = ""
    reading: Reading | None = None
    at: int = 0

    @property
    def passage(self) -> Passage | None:
        """The passage that is shown."""
        if self.reading is None or not self.reading.passages:
            return None
        return self.reading.passages[min(self.at, len(self.reading.passages) - 1)]

    def accepted_by(self, reviewer: str) -> AcceptedEvidence | None:
        """Return the evidence that a reviewer cut from the shown passage, where there is any."""
        passage = self.passage
        if passage is None or passage.span is None:
            return None
        place = (passage.source.source_id, passage.source.version, *passage.span)
        for one in self.evidence:
            held = one.evidence
            if (held.source_id, held.version, held.start, held.end) == place and held.reviewer == reviewer:
                return one
        return None


def source_lines(detail: SourceDetail, width: int, *, roomy: bool, with_notes: bool = False) -> Content:
    """Return the detail as text of at most ``width`` cells a line.

    Args:
        detail: What to tell.
        width: Cells of a line.
        roomy: Show the claim above its passage too.
        with_notes: Show the notes too: no other pane does.
    """
    lines: list[Content] = [*_suggestion(detail, width)]
    if detail.row.reopened:
        sentence = f"{wording.REOPENED_GLYPH} {detail.row.reopened}"
        lines.extend(field("Reopened", sentence, width, "bold $disputed"))
    passage = detail.passage
    if passage is not None:
        lines.extend(_place(detail, width))
        lines.extend(passage_lines(passage, detail.text, width, roomy=roomy))
        lines.extend(_source(passage, width))
    lines.extend(_origins(detail, width))
    lines.extend(_evidence(detail, width))
    lines.extend(Content.styled(line, "$quiet") for line in next_step(detail, width))
    if with_notes:
        lines.extend(note_lines(detail.notes, detail.draft, width))
    return Content("\n").join(lines)


def _suggestion(detail: SourceDetail, width: int) -> Iterator[Content]:
    for check in detail.checks:
        sentence = wording.CHECK_SENTENCES[check.status].format(
            outlet=check.outlet or "The outlet", found_in=check.found_in or "another outlet"
        )
        if check.status is SourceCheckStatus.NOT_APPLICABLE:
            yield from field("Check", sentence, width, "$quiet")
            continue
        mark = wording.CHECK_MARKS[check.status]
        yield Content.assemble(
            (f"{'Check':<{LABEL_WIDTH}}", "$quiet"),
            (str(mark), f"bold {check_colour(check.status)}"),
            (f" · {wording.ONLY_A_SUGGESTION}", "italic $quiet"),
        )
        yield from field("", sentence, width)


def check_colour(status: SourceCheckStatus) -> str:
    """Return the colour of a status; it only repeats its glyph and word."""
    if status is SourceCheckStatus.CONFIRMED:
        return "$settled"
    risky = (
        SourceCheckStatus.ALTERED,
        SourceCheckStatus.MISATTRIBUTED,
        SourceCheckStatus.NOT_IN_SOURCE,
    )
    return "$disputed" if status in risky else "$quiet"


def _place(detail: SourceDetail, width: int) -> Iterator[Content]:
    """Yield which passage this is, and what it was found to be."""
    passage, reading = detail.passage, detail.reading
    if passage is None or reading is None:
        return
    sources = [*dict.fromkeys(each.source.source_id for each in reading.passages)]
    parts = [f"passage {detail.at + 1} of {len(reading.passages)}"] if len(reading.passages) > 1 else []
    if len(sources) > 1:
        parts.append(f"source {sources.index(passage.source.source_id) + 1} of {len(sources)}")
    if passage.outlet is None and passage.status is not None:
        parts.append(wording.PASSAGE_SENTENCES[passage.status])
    if parts:
        words = " · ".join(parts)
        yield from field("Shown", words[:1].upper() + words[1:], width, "$quiet")


def _source(passage: Passage, width: int) -> Iterator[Content]:
    source = passage.source
    yield from field("Source", source.outlet, width, "bold $source")
    if source.title:
        yield from field("", source.title, width)
    when = f"published {source.published.isoformat()}" if source.published else "date unknown"
    read = f"accessed {source.accessed_at:%Y-%m-%d}"
    version = f"sha256 {source.sha256[:HASH_LETTERS]} · version {source.version}"
    yield from field("", f"{when} · {read} · {version}", width, "$quiet")
    if not passage.current:
        old = f"{wording.FLAG_GLYPH} A newer version has been saved, or it was removed: this is the old text."
        yield from field("", old, width, "$disputed")
    if passage.under_review:
        yield from field("", f"{wording.FLAG_GLYPH} {wording.UNDER_REVIEW}", width, "$disputed")
    if source.stub:
        stub = f"{wording.FLAG_GLYPH} Too short to be the whole text: what it lacks shows nothing."
        yield from field("", stub, width, "$disputed")
    if not source.comparable:
        other = f"{wording.FLAG_GLYPH} In another language ({source.language}): kept, never compared."
        yield from field("", other, width, "$disputed")


def _origins(detail: SourceDetail, width: int) -> Iterator[Content]:
    reading = detail.reading
    if reading is None or not reading.origins:
        return
    # The check may have read more sources than are offered here.
    origins = max(reading.origins, *(check.origins for check in detail.checks), 0)
    words = wording.counted(origins, "independent origin")
    if reading.reprints:
        words += f" · {wording.counted(reading.reprints, 'reprint')} of the same words"
    yield from field("Origins", words, width)


def _evidence(detail: SourceDetail, width: int) -> Iterator[Content]:
    for number, one in enumerate(detail.evidence):
        held = one.evidence
        mark = wording.RELATION_MARKS[held.relation.value]
        where = f"{held.outlet}, version {held.version}"
        head = f"{wording.EVIDENCE_GLYPH} {mark} · {where} · {held.reviewer} {held.at:%Y-%m-%d}"
        yield from field("Evidence" if number == 0 else "", head, width, "$fact")
        quoted = wrap(beginning(f"“{held.text}”")[0], width - LABEL_WIDTH)
        for line in quoted[:3]:
            yield Content.assemble(" " * LABEL_WIDTH, line)
        if len(quoted) > 3:
            yield Content.styled(" " * LABEL_WIDTH + "…", "$quiet")
        if held.under_review:
            yield from field("", f"{wording.FLAG_GLYPH} {wording.UNDER_REVIEW}", width, "$disputed")

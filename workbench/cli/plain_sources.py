"""Sources in a plain review: the check, the passages one after the other, and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.plain_answers import tell
from workbench.cli.plain_lines import check_lines, passage_lines
from workbench.model import SourceCheckStatus
from workbench.sources import EvidenceRelation

if TYPE_CHECKING:
    from workbench.cli.plain_answers import Answers
    from workbench.desk.passages import Passage, Reading
    from workbench.desk.session import ReviewSession
    from workbench.store import AcceptedEvidence

RELATIONS = {relation.value: relation for relation in EvidenceRelation}

LIKELY = {
    SourceCheckStatus.CONFIRMED: EvidenceRelation.SUPPORTS,
    SourceCheckStatus.ALTERED: EvidenceRelation.CONTRADICTS,
}
"""What the machine's reading of a passage suggests; of any other it is context."""

NO_SOURCE = "No source is saved: `workbench source add FILE` saves what an outlet wrote."


class Sources:
    """What the saved sources say to the claim that is asked about.

    Attributes:
        misread: Whether the last answer was not understood.
    """

    def __init__(self, session: ReviewSession, answers: Answers) -> None:
        """Read nothing yet."""
        self._session = session
        self._answers = answers
        self._row_id: int | None = None
        self._reading: Reading | None = None
        self._at = 0

    def check(self, row_id: int) -> None:
        """Hold the article's claims against the saved sources, and tell what was found for this one."""
        from workbench.desk.checking import check_article

        if not self._session.has_sources():
            tell(NO_SOURCE)
            return
        done = check_article(self._session.store, self._session.row(row_id).article_id)
        self._row_id = None
        tell(f"Checked: {done.claims} claims of the article.")
        for line in check_lines(self._session, row_id):
            tell(line)

    def tell(self, row_id: int, by: int = 0, number: str = "") -> str | None:
        """Tell a passage; return what was wrong with the answer, or None.

        Args:
            row_id: The claim.
            by: 1 for the passage after the one told last, -1 for the one before.
            number: Its number, from 1, or "".
        """
        reading = self._read(row_id)
        if not reading.passages:
            tell("No passage near the claim." if reading.saved else NO_SOURCE)
            for outlet in reading.missing:
                tell(f"Nothing of {outlet} is saved.")
            return None
        at = self._at + by
        if number:
            if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(reading.passages)):
                return f"“{number}” is no passage: there are {len(reading.passages)}."
            at = int(number) - 1
        if not 0 <= at < len(reading.passages):
            tell("This is the last passage." if by > 0 else "This is the first passage.")
            return None
        self._at = at
        for line in passage_lines(reading, at):
            tell(line)
        if self._mine(row_id) is not None:
            tell("  It is accepted as evidence by you; e takes that back.")
        return None

    def whole(self, row_id: int) -> None:
        """Tell the whole source of the passage that was told last."""
        passage = self._passage(row_id)
        if passage is None:
            tell("No source to read: l lists the passages near the claim.")
            return
        source = passage.source
        tell(f"Source: {source.outlet}, version {source.version}, {len(source.text.split())} words.")
        for line in source.text.splitlines():
            if line.strip():
                tell(f"  {line}")
        tell("End of the source.")

    def accept(self, row_id: int, relation: str) -> str | None:
        """Accept the passage told last as evidence, or take it back; return what was wrong, or None."""
        passage = self._passage(row_id)
        if passage is None or passage.span is None:
            return "there is no passage to accept: l tells those near the claim."
        mine = self._mine(row_id)
        if mine is not None:
            self._session.withdraw_evidence(row_id, mine.key)
            tell("Saved: the evidence is taken back.")
            return None
        likely = (
            LIKELY.get(passage.status, EvidenceRelation.CONTEXT)
            if passage.status
            else EvidenceRelation.CONTEXT
        )
        if not relation:
            asked = self._answers.ask(f"relation: {', '.join(RELATIONS)}; empty for {likely.value} > ")
            if asked is None:
                tell("No evidence was accepted.")
                return None
            relation = asked or likely.value
        known = [value for value in RELATIONS if value.startswith(relation.lower())]
        known = [relation.lower()] if relation.lower() in RELATIONS else known
        if len(known) != 1:
            return f"“{relation}” is no relation: {', '.join(RELATIONS)}; nothing was accepted."
        source = passage.source
        self._session.accept_evidence(
            row_id, source.source_id, source.version, passage.span, RELATIONS[known[0]]
        )
        tell(f"Saved: passage {self._at + 1} is evidence: {known[0]}.")
        return None

    def _read(self, row_id: int) -> Reading:
        if self._reading is None or self._row_id != row_id:
            self._reading, self._row_id, self._at = self._session.passages(row_id), row_id, 0
        return self._reading

    def _passage(self, row_id: int) -> Passage | None:
        reading = self._read(row_id)
        return reading.passages[self._at] if reading.passages else None

    def _mine(self, row_id: int) -> AcceptedEvidence | None:
        """Return the evidence that this reviewer cut from the passage told last."""
        passage = self._passage(row_id)
        if passage is None or passage.span is None:
            return None
        place = (passage.source.source_id, passage.source.version, *passage.span)
        for one in self._session.evidence(row_id):
            held = one.evidence
            cut = (held.source_id, held.version, held.start, held.end)
            if cut == place and held.reviewer == self._session.reviewer:
                return one
        return None

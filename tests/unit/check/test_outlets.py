"""Did the cited outlet say it? Every status of a source check."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.check.outlets import Readings, SourceCheck, SourceChecker, is_from
from workbench.check.reading import SourceReading
from workbench.check.shortlist import MemoryShortlist, SavedSource
from workbench.errors import SourceGoneError, StoreBusyError
from workbench.model import SourceCheckStatus

ARTICLE = (
    "The Harbour News said that 15 ships sank near Orlo on Sunday. The Northland Agency said that the crane "
    "fell. Radio Varn wrote that nobody was hurt, and the Ellery Gazette counted 400 lamps in the harbour."
)
HARBOUR = "In the night the storm came. On Sunday 15 ships sank near Orlo, the coast guard said. All is calm."
NORTHLAND = "On Sunday 50 ships sank near Orlo. The tall crane fell into the harbour. Schools opened."
REPRINT = "Orlo: On Sunday 15 ships sank near Orlo, the coast guard said."
CLAIM = "15 ships sank near Orlo on Sunday."


def checker(*sources: SavedSource, article: str = ARTICLE) -> SourceChecker:
    return SourceChecker(MemoryShortlist(sources), article)


HARBOUR_COPY = SavedSource("h", "Harbour News", HARBOUR)
NORTHLAND_COPY = SavedSource("n", "Northland Agency", NORTHLAND)


def one(checks: list[SourceCheck]) -> SourceCheck:
    (check,) = checks
    return check


def test_found_in_the_cited_outlet_is_confirmed() -> None:
    found = one(checker(HARBOUR_COPY, NORTHLAND_COPY).check(CLAIM, ["Harbour News"]))
    assert found.status is SourceCheckStatus.CONFIRMED
    assert found.passage is not None
    assert found.passage.source == "h"
    assert HARBOUR[found.passage.start : found.passage.end] == found.passage.text
    assert found.origins == 1
    assert found.found_in is None


def test_another_number_in_the_cited_outlet_is_altered() -> None:
    found = one(checker(NORTHLAND_COPY).check(CLAIM, ["Northland Agency"]))
    assert found.status is SourceCheckStatus.ALTERED
    assert [(each.claim, each.source) for each in found.differing] == [("15", "50")]
    assert found.origins == 0


def test_found_only_in_another_outlet_is_misattributed_and_named() -> None:
    found = one(checker(HARBOUR_COPY, NORTHLAND_COPY).check(CLAIM, ["Northland Agency"]))
    assert found.status is SourceCheckStatus.MISATTRIBUTED
    assert found.found_in == "Harbour News"
    assert found.passage is not None
    assert found.passage.outlet == "Harbour News"


def test_a_saved_outlet_without_it_and_an_unsaved_outlet_are_told_apart() -> None:
    claim = "Seven whales stranded on the northern beach."
    found = checker(HARBOUR_COPY).check(claim, ["Harbour News", "Radio Varn"])
    assert [each.status for each in found] == [
        SourceCheckStatus.NOT_IN_SOURCE,
        SourceCheckStatus.SOURCE_MISSING,
    ]
    assert all(each.passage is None for each in found)


def test_a_claim_without_an_outlet_is_not_applicable() -> None:
    found = one(checker(HARBOUR_COPY).check(CLAIM, []))
    assert found.status is SourceCheckStatus.NOT_APPLICABLE
    assert found.outlet is None


def test_a_reprint_adds_no_origin_and_another_report_does() -> None:
    reprint = SavedSource("r", "Radio Varn", REPRINT)
    assert one(checker(HARBOUR_COPY, reprint).check(CLAIM, ["Harbour News"])).origins == 1
    own = SavedSource(
        "e", "Ellery Gazette", "Fishermen saw how 15 ships of all sizes sank near Orlo on Sunday."
    )
    assert one(checker(HARBOUR_COPY, reprint, own).check(CLAIM, ["Harbour News"])).origins == 2


def test_the_article_is_never_its_own_evidence() -> None:
    own = SavedSource("x", "Harbour News", ARTICLE)
    check = checker(own)
    assert check.is_refused("x")
    found = one(check.check(CLAIM, ["Harbour News"]))
    assert found.status is SourceCheckStatus.SOURCE_MISSING
    assert not checker(HARBOUR_COPY).is_refused("h")


def test_beside_the_outlets_own_text_a_copy_of_the_article_changes_nothing() -> None:
    own = SavedSource("x", "Northland Agency", ARTICLE)
    found = one(checker(own, NORTHLAND_COPY).check(CLAIM, ["Northland Agency"]))
    assert found.status is SourceCheckStatus.ALTERED
    assert found.passage is not None
    assert found.passage.source == "n"


def test_readings_follow_the_text() -> None:
    readings = Readings()
    first = readings.of(HARBOUR_COPY)
    assert readings.of(HARBOUR_COPY) is first
    later = readings.of(SavedSource("h", "Harbour News", "Another text."))
    assert isinstance(later, SourceReading)
    assert later.text == "Another text."


def test_outlets_are_compared_without_regard_to_case() -> None:
    assert one(checker(HARBOUR_COPY).check(CLAIM, ["HARBOUR news"])).status is SourceCheckStatus.CONFIRMED
    assert is_from("Straßenblatt", "STRASSENBLATT")
    assert not is_from("Harbour News", "Harbour")


class Vanishing(MemoryShortlist):
    """Offers a source that another process removes before it can be read, or while it is."""

    def __init__(self, sources: Sequence[SavedSource], gone: str, reads: int) -> None:
        super().__init__(sources)
        self._gone = gone
        self._reads = reads

    def source(self, source_id: str) -> SavedSource:
        if source_id == self._gone:
            self._reads -= 1
            if self._reads < 0:
                raise SourceGoneError("There is no such source")
        return super().source(source_id)


def test_a_source_that_was_removed_meanwhile_is_left_out() -> None:
    vanishing = Vanishing((HARBOUR_COPY, NORTHLAND_COPY), "h", 0)
    found = one(SourceChecker(vanishing, ARTICLE).check(CLAIM, ["Northland Agency"]))
    assert found.status is SourceCheckStatus.ALTERED
    assert found.passage is not None
    assert found.passage.source == "n"


def test_a_source_is_asked_for_once() -> None:
    vanishing = Vanishing((HARBOUR_COPY, NORTHLAND_COPY), "h", 1)
    found = one(SourceChecker(vanishing, ARTICLE).check(CLAIM, ["Northland Agency"]))
    assert (found.status, found.found_in) == (SourceCheckStatus.MISATTRIBUTED, "Harbour News")


def test_any_other_error_of_the_store_is_told() -> None:
    class Busy(MemoryShortlist):
        def source(self, source_id: str) -> SavedSource:
            raise StoreBusyError(f"Another process holds {source_id}")

    with pytest.raises(StoreBusyError):
        SourceChecker(Busy((HARBOUR_COPY,))).check(CLAIM, ["Harbour News"])

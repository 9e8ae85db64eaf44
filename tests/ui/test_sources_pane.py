"""The pane of sources, as a reviewer uses it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.ui import sample
from tests.ui.room import Room, enter
from workbench.check.comparison import Difference
from workbench.check.vocabulary import DifferenceKind
from workbench.desk.passages import Passage
from workbench.identity import article_id
from workbench.model import SourceCheckStatus, Span, VerdictValue
from workbench.sources import EvidenceRelation, Source
from workbench.store import open_store
from workbench.store.source_rows import AcceptedEvidence
from workbench.ui.passage_detail import passage_lines
from workbench.ui.screens.relation import RelationDialog

SHOWN = (120, 50)
ALTERED, QUOTED, ELSEWHERE, ABSENT = 2, 4, 7, 11
"""Numbers of claims, by what the source check says of them."""


def pane(room: Room) -> str:
    """Return what the pane says, however far it is scrolled and however it is wrapped."""
    return " ".join(room.words("#sources Static").split())


def evidence(store: Path, number: int) -> list[AcceptedEvidence]:
    """Return the evidence on a claim as the store's file holds it."""
    with open_store(store, read_only=True) as opened:
        return opened.evidence(article_id(sample.TEXT), sample.claims()[number - 1].claim_id)


def has_detail(room: Room) -> bool:
    """Tell whether the detail of the claim is on the screen."""
    return room.review.detail.display


async def go_to(room: Room, number: int) -> None:
    await room.review.go_to_number(number)
    await room.settle()


async def test_what_differs_is_listed_and_marked_by_sign_in_claim_and_passage(sourced: Path) -> None:
    async with enter(sourced, size=(200, 60)) as room:
        await go_to(room, ALTERED)
        text = room.words("#sources Static")
        assert "▲ altered · a suggestion, no verdict" in text
        assert "≠ number: claim two | source three" in text
        lines = text.splitlines()
        row = next(at for at, line in enumerate(lines) if "within three years" in line)
        start = lines[row].index("three")
        assert lines[row + 1][start : start + 5] == "≠≠≠≠≠"
        assert lines[row + 1][start - 3 : start] == "== "
        assert "within two years" in text
        assert "sha256 " in text
        assert "version 1" in text
        assert "accessed 2024-11-16" in text
        assert "The outlet under review" in text


async def test_what_stands_after_a_quotation_is_flagged(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, QUOTED)
        text = pane(room)
        assert "≡ confirmed · a suggestion, no verdict" in text
        assert "⚑ holds a “but” and a condition: “But”, “if”" in " ".join(text.split())


async def test_passages_and_sources_are_stepped_through(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, ELSEWHERE)
        assert "It was not found in Northern Courier, but in Tarn Herald." in pane(room)
        assert "1 independent origin · 1 reprint of the same words" in pane(room)
        assert "Passage 1 of 3 · source 1 of 3" in pane(room)
        await room.press(".")
        assert "Source Coast Wire" in pane(room)
        await room.press(">")
        assert "Source Northern Courier" in pane(room)
        assert "Nothing in this text is near the claim." in pane(room)
        assert "w shows the whole text" in pane(room)
        await room.press(">", ",")
        assert "Source Northern Courier" in pane(room)
        await room.press("<", "<")
        assert "Source Tarn Herald" in pane(room)
        await go_to(room, ALTERED)
        await room.press(".", ">")
        assert room.messages() == [
            "There is one passage only: w shows the whole source.",
            "There is one source only: W lists all saved sources.",
        ]


async def test_a_passage_is_accepted_cut_from_the_source_and_taken_back(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, ALTERED)
        await room.press("E")
        assert "how does it bear on the claim?" in room.text()
        assert "The outlet under review" in room.text()
        assert room.app.screen.query_one(OptionList).highlighted == 1
        await room.press("enter")
        (held,) = evidence(sourced, ALTERED)
        assert held.evidence.relation is EvidenceRelation.CONTRADICTS
        assert held.evidence.text == sample.COURIER_TEXT[held.evidence.start : held.evidence.end]
        assert held.evidence.under_review
        assert held.evidence.reviewer == sample.REVIEWER
        assert "◆ − contradicts · Northern Courier, version 1 · mira" in pane(room)
        assert "▲ check: altered · ◆ evidence 1" in room.text()
        assert room.number == ALTERED
        await room.press("E")
        assert evidence(sourced, ALTERED) == []
        await room.press("z")
        assert len(evidence(sourced, ALTERED)) == 1
        assert "◆ − contradicts" in pane(room)


@pytest.mark.parametrize(("key", "relation"), [("1", "supports"), ("2", "contradicts"), ("3", "context")])
async def test_a_digit_says_how_it_bears_on_the_claim(sourced: Path, key: str, relation: str) -> None:
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, QUOTED)
        await room.burst("E", key)
        assert [one.evidence.relation.value for one in evidence(sourced, QUOTED)] == [relation]


async def test_the_keys_of_sources_act_from_their_pane_and_verdicts_do_not(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, ELSEWHERE)
        await room.pilot.click("#sources")
        await room.settle()
        assert room.focus_id == "sources"
        assert ". next passage" in room.text().splitlines()[-1]
        before = room.verdicts()
        await room.press(".", "v", "x", "E", "3")
        assert room.verdicts() == before
        assert [one.evidence.outlet for one in evidence(sourced, ELSEWHERE)] == ["Coast Wire"]
        assert room.focus_id == "sources"
        bar = room.text().splitlines()[-1]
        await room.pilot.click(offset=(bar.index("> next source"), 49))
        await room.settle()
        assert "Source Northern Courier" in pane(room)
        await room.press("escape", "v")
        assert room.verdicts()[ELSEWHERE] == "verified"


async def test_the_pane_is_scrolled_from_the_list(sourced: Path) -> None:
    async with enter(sourced, size=(80, 24)) as room:
        await go_to(room, ALTERED)
        await room.press("J")
        assert room.review.sources.display
        assert room.review.sources.scroll_offset.y == 0
        await room.press("J", "J")
        assert room.review.sources.scroll_offset.y == 6
        await room.press("K")
        assert room.review.sources.scroll_offset.y == 3
        assert room.number == ALTERED


async def test_escape_accepts_nothing(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, QUOTED)
        await room.press("E", "escape")
        assert evidence(sourced, QUOTED) == []
        assert room.app.screen is room.review


async def test_anothers_evidence_stays_when_one_takes_back_ones_own(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN, reviewer="jonas") as room:
        await go_to(room, QUOTED)
        await room.press("E", "enter")
    async with enter(sourced, size=SHOWN) as room:
        await go_to(room, QUOTED)
        await room.press("E", "enter")
        assert [one.evidence.reviewer for one in evidence(sourced, QUOTED)] == ["jonas", "mira"]
        await room.press("E")
        assert [one.evidence.reviewer for one in evidence(sourced, QUOTED)] == ["jonas"]


async def test_evidence_is_no_verdict_and_the_machine_never_counts(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        before = room.verdicts()
        await go_to(room, ELSEWHERE)
        await room.press("E", "enter")
        assert room.verdicts() == before
        assert "5 of 12 checked" in room.text()
        await room.press("c")
        assert room.sayings() == {ELSEWHERE: "confirmed"}
        assert room.verdicts() == before


async def test_m_goes_to_what_the_check_warns_of_and_round(sourced: Path) -> None:
    async with enter(sourced, size=SHOWN) as room:
        seen = []
        for key in ("m", "m", "m", "M", "}", "{"):
            await room.press(key)
            seen.append(room.number)
        # Claim 2 is altered too, and has a verdict.
        assert seen == [7, 11, 7, 11, 7, 11]
        await room.press("v", "M", "v", "m")
        assert room.messages()[-1] == "The source check warns of no open claim in this article."


async def test_the_list_shows_the_check_by_glyph_and_word_and_filters_by_it(sourced: Path) -> None:
    async with enter(sourced, size=(200, 60)) as room:
        for words in (
            "▲ check: altered",
            "≡ check: confirmed",
            "↔ check: misattributed",
            "□ check: not in source",
        ):
            assert words in room.text()
        await room.press("f", *"check altered", "enter")
        assert room.review.claims.row_count == 1
        assert "▲ altered: 1 claim" in room.text()
        await room.press("F", "f", *"with evidence", "enter")
        assert room.review.claims.row_count == 0
        await room.press("F", "f", *"without evidence", "enter")
        assert room.review.claims.row_count == 12


async def test_sorted_by_risk_the_altered_claim_comes_first(sourced: Path) -> None:
    async with enter(sourced) as room:
        await room.press("s", "2", "g")
        rows = [row.number for row in map(room.review.claims.row_at, range(12)) if row is not None]
        assert rows[:2] == [ALTERED, ELSEWHERE]
        assert "by risk" in room.text()


async def test_a_changed_source_reopens_with_a_reason_in_list_detail_and_pane(sourced: Path) -> None:
    changed = sample.source(
        sample.COURIER,
        sample.COURIER_TEXT.replace("three years", "two years"),
        accessed_at=sample.ACCESSED + timedelta(days=2),
    )
    sample.save(sourced, changed)
    async with enter(sourced, size=(200, 60)) as room:
        await go_to(room, ALTERED)
        reason = "the saved copy of Northern Courier changed on"
        assert "↻ reopened: source changed · " in room.text()
        assert reason in pane(room)
        assert reason in " ".join(room.words("#detail Static").split())
        assert ALTERED not in room.verdicts()
        await room.press("f", *"reopened", "enter")
        assert room.review.claims.row_count == 1
        await room.press("v")
        assert "↻" not in room.text()


async def test_a_source_saved_elsewhere_comes_with_a_reload(store: Path) -> None:
    async with enter(store, size=SHOWN) as room:
        await go_to(room, ALTERED)
        assert "No source is saved for Northern Courier." in pane(room)
        sample.save(store, sample.source(sample.COURIER, sample.COURIER_TEXT))
        await room.press("R")
        assert room.number == ALTERED
        assert "≠ number: claim two | source three" in pane(room)
        assert "▲ check: altered" in room.text()


@pytest.mark.parametrize(
    ("stub", "language", "words"),
    [
        (True, "en", "Too short to be the whole text"),
        (False, "sv", "In another language (sv): kept, never compared."),
    ],
)
async def test_what_weakens_a_source_is_told(store: Path, stub: bool, language: str, words: str) -> None:
    sample.save(store, sample.source(sample.COURIER, sample.COURIER_TEXT, stub=stub, language=language))
    async with enter(store, size=SHOWN) as room:
        await go_to(room, ALTERED)
        assert words in pane(room)


async def test_without_any_source_the_next_step_is_told(store: Path) -> None:
    async with enter(store, size=(200, 60)) as room:
        await go_to(room, ALTERED)
        text = pane(room)
        assert "No source is saved for Northern Courier." in text
        assert 'workbench source add FILE --outlet "Northern Courier"' in text
        await go_to(room, 3)
        assert "no source is saved yet. A adds one from a file." in pane(room)


@pytest.mark.parametrize(("size", "shown"), [((80, 24), False), ((120, 40), True), ((200, 60), True)])
async def test_a_key_shows_and_hides_the_pane_at_any_width(
    sourced: Path, size: tuple[int, int], shown: bool
) -> None:
    async with enter(sourced, size=size) as room:
        await go_to(room, QUOTED)
        for expected in (shown, not shown, shown):
            assert room.review.sources.display is expected
            assert ("seems to say so" in room.text()) is expected
            # The notes stay in sight whatever is shown.
            assert room.review.detail.display
            await room.press("S")


async def test_where_the_pane_takes_the_place_of_the_detail_it_shows_the_notes(sourced: Path) -> None:
    async with enter(sourced, size=(120, 28)) as room:
        await go_to(room, 3)
        await room.press("S")
        assert not has_detail(room)
        assert "The harbour log says 1,020." in pane(room)
        await room.press("n", *"more", "ctrl+s")
        assert "more" in pane(room)
        await room.pilot.resize_terminal(120, 44)
        await room.settle()
        assert has_detail(room)
        assert "The harbour log says 1,020." not in pane(room)


async def test_the_first_key_for_a_hidden_pane_shows_it_and_accepts_nothing(sourced: Path) -> None:
    async with enter(sourced, size=(80, 24)) as room:
        await go_to(room, QUOTED)
        await room.press("E")
        assert room.review.sources.display
        assert evidence(sourced, QUOTED) == []
        await room.press("E", "enter")
        assert len(evidence(sourced, QUOTED)) == 1


async def test_the_window_can_change_its_size_at_any_time(sourced: Path) -> None:
    async with enter(sourced, size=(80, 24)) as room:
        await go_to(room, QUOTED)
        for size in ((200, 60), (120, 40), (80, 24), (120, 28), (40, 12), (20, 6), (200, 60)):
            await room.pilot.resize_terminal(*size)
            await room.settle()
            assert {strip.cell_length for strip in room.app.screen._compositor.render_strips()} == {size[0]}
        assert "≡ confirmed" in pane(room)
        assert "Passage" in pane(room)


async def test_the_articles_own_text_is_never_offered(sourced: Path) -> None:
    sample.save(sourced, sample.source("Coast Weekly", sample.TEXT))
    async with enter(sourced, size=SHOWN) as room:
        for number in (1, ALTERED, QUOTED):
            await go_to(room, number)
            assert "Coast Weekly" not in pane(room)


async def test_a_verdict_does_not_wait_for_a_comparison(
    sourced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from workbench.desk.session import ReviewSession

    gate = threading.Event()
    read = ReviewSession.passages

    def slow(session: ReviewSession, row_id: int) -> object:
        assert gate.wait(20)
        return read(session, row_id)

    async with enter(sourced, size=SHOWN) as room:
        monkeypatch.setattr(ReviewSession, "passages", slow)
        for key in ("G", "v", "k", "x"):
            room._type(key)
        for _ in range(200):
            await room.pilot.pause(0.02)
            if room.verdicts().get(12) and room.verdicts().get(11):
                break
        assert (room.verdicts()[12], room.verdicts()[11]) == ("verified", VerdictValue.UNVERIFIABLE.value)
        gate.set()
        await room.settle()


def test_a_word_that_the_source_lacks_is_marked_in_the_claim() -> None:
    text = "The dam broke at dawn."
    source = Source("0" * 16, "Tarn Herald", text, "0" * 64, datetime(2031, 3, 1, tzinfo=UTC))
    lacking = Difference(DifferenceKind.NEGATION, "not", "", Span(12, 15), None)
    passage = Passage(source, Span(0, 22), text, SourceCheckStatus.ALTERED, differing=(lacking,))
    lines = [line.plain for line in passage_lines(passage, "The dam did not break", 60, roomy=False)]
    assert lines[0] == "Differs   ≠ negation: claim not | source: no such word"
    assert lines[1] == "Claim     The dam did not break"
    assert lines[2].rstrip() == "          " + " " * 12 + "≠≠≠"


async def test_a_hidden_passage_is_shown_before_it_can_be_accepted(sourced: Path) -> None:
    async with enter(sourced, size=(80, 24)) as room:
        await go_to(room, ALTERED)
        await room.press("E")
        assert room.messages() == ["Here are the sources: E again accepts the passage."]
        assert "three" in pane(room)
        await room.press("E")
        assert isinstance(room.app.screen, RelationDialog)

"""A claim as long as its article: what stands beside it stays short."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.ui import sample
from tests.ui.room import enter
from workbench.model import Mention, MentionType
from workbench.ui.claim_detail import MOST_FACTS, ClaimDetail, detail_lines
from workbench.ui.fields import MOST_SHOWN, beginning, field

LONG = "Boats lay in the harbour. " * 10_000


def fact(number: int) -> Mention:
    return Mention(MentionType.QUANTITY, f"{number} boats", number, number + 7)


async def test_the_detail_of_a_whole_articles_claim_is_no_longer_than_some_screens(store: Path) -> None:
    async with enter(store) as room:
        row = room.review.claims.row
        assert row is not None
        claim = sample.claims()[0]
        short = detail_lines(ClaimDetail(row, claim, (), (), "Ana"), 60).plain
        assert "more" not in short
        facts = tuple(fact(number) for number in range(2_500))
        whole = replace(claim, text=LONG, facts=facts)
        told = detail_lines(ClaimDetail(row, whole, (), (), "Ana"), 60).plain
    lines = told.splitlines()
    assert len(lines) < MOST_SHOWN // 30 + MOST_FACTS + 40
    assert f"… {len(LONG) - MOST_SHOWN:,} characters more: the article shows them" in told
    assert f"… {2_500 - MOST_FACTS:,} more" in told
    assert f"{MOST_FACTS - 1} boats" in told
    assert f"{MOST_FACTS} boats" not in told


def test_a_field_tells_how_much_more_there_is() -> None:
    lines = [line.plain for line in field("Note", LONG, 60)]
    assert lines[-1].strip() == f"… {len(LONG) - MOST_SHOWN:,} characters more"
    assert "".join(lines[:-1]).count("Boats") == LONG[:MOST_SHOWN].count("Boats")
    assert [line.plain for line in field("Note", "short", 60)] == ["Note      short"]


def test_a_text_that_just_fits_is_whole() -> None:
    assert beginning("a" * MOST_SHOWN) == ("a" * MOST_SHOWN, "")
    assert beginning("a" * (MOST_SHOWN + 1)) == ("a" * MOST_SHOWN, "… 1 character more")

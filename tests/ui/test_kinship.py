"""Like claims of other articles: told in the detail with what differs, gone to with a key."""

from __future__ import annotations

from pathlib import Path

from tests.ui import sample
from tests.ui.room import enter
from tests.unit.store.samples import Sample
from workbench.store import open_store

AGAIN = (
    "A gull stole a sandwich at noon.",
    "About 2,100 boats used the old harbour last season.",
    "the sea wall would cost $48 million to repair",
)
"""Claims of another article: the second has another number than the sample's, the third is one of its own."""


def number_of(words: str) -> int:
    """Return the number of the sample's claim with these words."""
    return next(number for number, claim in enumerate(sample.claims(), start=1) if words in claim.text)


async def test_like_claims_are_told_with_what_differs_and_gone_to(store: Path) -> None:
    with open_store(store) as opened:
        other = Sample.of(AGAIN, title="The other coast")
        other.put(opened)
    boats = number_of("boats used")
    async with enter(store, size=(140, 50)) as room:
        await room.press("g", *["j"] * (boats - 1))
        assert "1,200" in room.words("#detail Static")
        assert "number 1,200 there 2,100" in " ".join(room.words("#detail Static").split())
        assert "The other coast, claim 2" in " ".join(room.words("#detail Static").split())
        await room.press("ampersand")
        assert "Also claimed" in room.text()
        assert "2,100" in room.text()
        await room.press("escape")
        assert room.number == boats
        await room.press("ampersand", "enter")
        assert room.review.view.article_id == other.article.article_id
        assert room.number == 2
        # A decision here is one on this claim only.
        await room.press("v")
    assert room.verdicts() == {}


async def test_where_no_claim_is_like_it_the_key_says_so(store: Path) -> None:
    async with enter(store) as room:
        await room.press("ampersand")
        assert "No other claim in the store is like this one." in room.messages()

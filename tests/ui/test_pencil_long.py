"""The red pencil where it takes longest: ten megabytes in one line, and a line read by the parser."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.ui import sample
from tests.ui.room import enter
from workbench.identity import ClaimIds, article_id
from workbench.model import Block, BlockRole, Claim, ClaimKind, Span
from workbench.store import open_store

FILLER = "The boats lay still and nobody spoke. "
EVERY = 2_000
"""Of so many sentences one is a claim."""


def long_store(path: Path) -> str:
    """Make a store with the article; return its text."""
    sentences = [
        f"About {number:,} boats were counted in the bay. " if number % EVERY == 0 else FILLER
        for number in range(270_000)
    ]
    text = "".join(sentences)
    assert len(text) > 10_000_000
    ids = ClaimIds(article_id(text))
    claims, at = [], 0
    for sentence in sentences:
        if sentence is not FILLER:
            exact = sentence.strip(". ")
            claims.append(
                Claim(
                    ids.next((exact,)), exact, (Span(at, at + len(exact)),), (exact,), ClaimKind.QUANTITY,
                    0.5, "", (), BlockRole.BODY, (), (), sample.ENGINE,
                )
            )  # fmt: skip
        at += len(sentence)
    blocks = (Block(0, len(text), BlockRole.BODY, "one line"),)
    with open_store(path) as store:
        store.put_article(sample.article(text, "The long count"), sample.edition(text, blocks), claims)
    return text


@pytest.mark.heavy
async def test_ten_megabytes_in_one_line_are_walked_selected_and_measured(tmp_path: Path) -> None:
    store = tmp_path / "long.db"
    text = long_store(store)
    async with enter(store, article="long count") as room:
        review, pane = room.review, room.review.pane

        def words() -> str:
            span = review.in_article(pane.cursor.selection or pane.cursor.at)
            return text[slice(*span)]

        await room.press("escape") if room.app.screen is not review else None
        await room.press("tab", "G")
        assert review.in_article(pane.cursor.at).end > len(text) - 10
        await room.press("g")
        assert (review.in_article(pane.cursor.at).start, words()) == (0, "About")
        started = time.perf_counter()
        for _ in range(4):
            await room.press("pagedown", "s", "w", "w", "j", "k", "b", "S")
        took = time.perf_counter() - started
        # About 20 ms a key; the bound only catches a walk through the whole text at each key.
        assert took < 32 * 0.4
        # Past the part that is held, the next one comes and the cursor stays on its word.
        pane.move(lambda cursor: cursor.go_to(56_000))
        await room.press(*["pagedown"] * 6)
        assert review.base > 0
        assert pane.cursor.text[slice(*pane.cursor.at)] == words()
        await room.press("space", "s")
        assert words().endswith(".")
        chosen = words()
        await room.press("+")
        row = review.claims.row
        assert row is not None
        assert row.text == chosen
        assert "coverage" not in room.text()
        await room.press(")")
        await room.settle()
        assert review.status.coverage == "coverage 0 %"
        assert words().startswith("The boats lay still")
        await room.press("z")
        assert review.claims.row_id != row.row_id


@pytest.mark.heavy
async def test_a_left_out_line_is_read_and_z_leaves_it_out_again(tmp_path: Path) -> None:
    store = sample.make_store(tmp_path / "workbench.db")
    words = "Lena Orr has covered the coast for ten years."
    async with enter(store, size=(160, 60)) as room:
        review, pane = room.review, room.review.pane
        total = review.status.total
        await room.press("l")
        pane.focus()
        pane.move(lambda cursor: cursor.go_to(sample.TEXT.index(words)))
        await room.press("B")
        await room.settle()
        assert not pane.unread_here
        assert "left out (bio" not in room.text()
        # The parser reads all of the article: its claims are the machine's now.
        assert pane._marks.claim_on(sample.span(sample.TEXT, words), None) is not None
        assert review.status.total != total
        await room.press("z")
        await room.settle()
        assert "left out (bio" in room.text()
        assert pane._marks.claim_on(sample.span(sample.TEXT, words), None) is None

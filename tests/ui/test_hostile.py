"""Text from outside may neither style the screen, nor crash it, nor reach the terminal raw."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.ui import sample
from tests.ui.room import Room, enter
from workbench.identity import ClaimIds, article_id
from workbench.model import (
    Antecedent,
    Attribution,
    AttributionType,
    Block,
    BlockRole,
    Claim,
    ClaimKind,
    EntryType,
    Flag,
    Mention,
    MentionType,
    NewEntry,
    Span,
)
from workbench.store import open_store

NASTY = (
    "A quote [/b] here",
    "[red]red[/red] and [@click=app.quit]click me[/]",
    "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x9b31m \x1b]52;c;aGk=\x1b\\",
    "left \u202eright\u202c \u2066iso\u2069 \u200fmark",
    "nul \x00 bell \x07 del \x7f back \x08 vt \x0b ff \x0c",
    "zero\u200bwidth\u200djoin \ufeffbom \u00adhyphen",
    "日本放送協会 NHK 한국어",
    "family 👨\u200d👩\u200d👧 flag 🇫🇷 heart ❤️ thumbs 👍🏽",
    "e\u0301 a\u0308\u0323 नि ﷽",
    "tab\there and\u2028separator\u2029paragraph",
    "lone surrogate \ud83d end",
    "$background {background} ${x} %s {{}} \\[b]",
)
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def nasty_store(path: Path) -> Path:
    """Make a store in which every text is one of the above."""
    text = "\r\n".join(NASTY) + "\r\n"
    ids = ClaimIds(article_id(text))
    claims, blocks, position = [], [], 0
    for number, line in enumerate(NASTY):
        span = Span(position, position + len(line))
        role = BlockRole.PROMO if number == 4 else BlockRole.BODY
        blocks.append(Block(*span, role, line))
        frame = Attribution(
            (span,), Span(position, position + 2), Span(position + 2, position + 4), line,
            (line,), line, (line, f"{line}2"), AttributionType.MIXED, confidence=0.5,
        )  # fmt: skip
        fact = Mention(MentionType.WEAPON, line[:6], position, position + 6, line, line, line, line)
        kind, flags, words = ClaimKind.EVENT, (Flag.VAGUE_SOURCE,), Antecedent(line, span)
        claims.append(
            Claim(
                ids.next((line,)), line, (span,), (line,), kind, 0.5, line, flags, BlockRole.BODY,
                (frame,), (fact,), sample.ENGINE, words,
            )
        )  # fmt: skip
        position += len(line) + 2
    title = " ".join(NASTY[:4])
    article = sample.article(text, title, publisher=NASTY[2], published=date(2024, 1, 1))
    with open_store(path) as store:
        store.put_article(article, sample.edition(text, blocks), claims)
        for claim in claims:
            for reviewer in ("mira", NASTY[1], NASTY[2].replace("\x00", "")):
                note: dict[str, object] = {"body": claim.text}
                verdict: dict[str, object] = {"verdict": "disputed", "reason": "misquote"}
                for kind_, payload in ((EntryType.NOTE, note), (EntryType.VERDICT, verdict)):
                    where = (article.article_id, claim.claim_id)
                    store.append(NewEntry(kind_, reviewer, *where, payload, sample.MOMENT))
    return path


@asynccontextmanager
async def nasty_room(tmp_path: Path, size: tuple[int, int], article: str | None = "") -> AsyncIterator[Room]:
    store = nasty_store(tmp_path / "nasty.db")
    name = article_id("\r\n".join(NASTY) + "\r\n") if article == "" else article
    async with enter(store, article=name, size=size) as room:
        yield room


def check(room: Room) -> None:
    """See to it that the frame is whole and holds nothing that a terminal acts on."""
    width = room.app.size.width
    for strip in room.app.screen._compositor.render_strips():
        assert strip.cell_length == width
        assert not RAW.search(strip.text), ascii(strip.text)
        for segment in strip:
            assert "click" not in str(segment.style.meta if segment.style else "") or "quit" not in str(
                segment.style.meta if segment.style else ""
            )


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (200, 60)])
async def test_every_pane_shows_the_letters_and_only_those(tmp_path: Path, size: tuple[int, int]) -> None:
    async with nasty_room(tmp_path, size) as room:
        await room.press("l")
        for _ in NASTY:
            check(room)
            await room.press("j")
        await room.press("g")
        assert "A quote [/b] here" in room.text()
        await room.press("j")
        assert "[@click=app.quit]click me[/]" in room.text()


async def test_every_dialog_likewise(tmp_path: Path) -> None:
    async with nasty_room(tmp_path, (120, 40)) as room:
        for keys in (["f"], ["f", "r"], ["e"], ["s"], ["p"], ["h"]):
            await room.press(*keys)
            check(room)
            await room.press("escape")


@pytest.mark.heavy
async def test_every_decision_likewise(tmp_path: Path) -> None:
    async with nasty_room(tmp_path, (120, 40)) as room:
        for _ in NASTY:
            for keys in (["d"], ["n"]):
                await room.press(*keys)
                check(room)
                await room.press("escape")
            await room.press("v", "z", "j")
            check(room)


async def test_the_list_of_articles_and_the_palette_likewise(tmp_path: Path) -> None:
    async with nasty_room(tmp_path, (120, 40), None) as room:
        check(room)
        await room.press("ctrl+p", *"open")
        for _ in range(20):
            await room.pilot.pause(0.02)
            check(room)
        await room.press("escape", "enter")
        check(room)


async def test_messages_are_letters(store: Path) -> None:
    async with enter(store, toasts=True) as room:
        for line in NASTY:
            room.app.complain(line)
            await room.pilot.pause(0.1)
            check(room)
            if line == NASTY[0]:
                assert line in room.text()


async def test_reviewers_are_letters(tmp_path: Path) -> None:
    path = nasty_store(tmp_path / "nasty.db")
    for reviewer in NASTY[:3]:
        async with enter(path, article=None, reviewer=reviewer) as room:
            check(room)

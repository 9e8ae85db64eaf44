"""The article walked with a cursor, and the red pencil: coverage, new claims, marks, left-out lines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Self

from textual.events import MouseDown, MouseMove, MouseUp

from tests.ui import sample
from tests.ui.room import Room, enter
from workbench.identity import article_id
from workbench.model import Claim, Span, VerdictValue
from workbench.store import open_store

if TYPE_CHECKING:
    import pytest
    from rich.style import Style

ARTICLE = article_id(sample.TEXT)


def at(room: Room) -> str:
    """Return the word at the cursor of the article."""
    cursor = room.review.pane.cursor
    return cursor.text[slice(*cursor.at)]


def selected(room: Room) -> str:
    cursor = room.review.pane.cursor
    return cursor.text[slice(*cursor.selection)] if cursor.selection is not None else ""


def title(room: Room) -> str:
    return str(room.review.query_one("#reading").border_title)


def edits(store: Path) -> list[str]:
    """Return what the ledger holds of edits, undos and redos, oldest first."""
    with closing(sqlite3.connect(store)) as db:
        rows = db.execute("SELECT type, payload ->> 'edit' FROM entry ORDER BY seq").fetchall()
    return [edit or kind for kind, edit in rows if kind in {"claim_edit", "undo", "redo"}]


async def test_the_cursor_walks_the_article_and_the_list_follows(worked: Path) -> None:
    async with enter(worked) as room:
        assert room.number == 1
        await room.press("j", "tab")
        assert room.focus_id == "article"
        # The cursor went where the list went.
        assert at(room) == "The"
        assert room.review.pane.cursor.at.start == sample.claims()[1].start
        assert title(room) == "Article   claim: verified   v d x n act on it"
        await room.press("s")
        assert at(room) == "About"
        assert room.number == 3
        await room.press("S", "w", "w", "right", "b")
        assert (at(room), room.number) == ("of", 2)
        await room.press("k", "k", "k")
        assert room.number == 1
        await room.press("G")
        assert room.review.pane.hidden_here
        await room.press("g", "escape")
        assert room.focus_id == "claims"


async def test_the_article_moves_with_the_list_again_after_it_was_walked(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("tab", "s", "s", "escape", "G")
        claim = sample.claims()[room.number - 1]
        assert room.review.pane.cursor.at.start == claim.start
        assert claim.exact[0].split()[0] in room.text()


async def test_verdicts_act_from_the_article_only_on_the_claim_at_the_cursor(store: Path) -> None:
    async with enter(store) as room:
        await room.press("tab", "s", "s", "v")
        assert room.verdicts() == {2: "verified"}
        # After the verdict the list goes on to the next claim, and the cursor with it.
        assert (room.number, at(room)) == (3, "About")
        room.review.pane.select(Span(*sample.span(sample.TEXT, "It")), None)
        await room.press("escape", "x")
        assert room.verdicts() == {2: "verified"}
        await room.press("z")
        assert room.verdicts() == {}


async def test_coverage_is_told_in_words_glyphs_styles_and_percent(worked: Path) -> None:
    async with enter(worked, size=(140, 44)) as room:
        assert "coverage" in room.text()
        assert "▒" not in room.text()
        await room.press("C")
        text = room.text()
        for words in ("━ decided", "┅ open", "╳ no fact here", "▒ not covered"):
            assert words in text
        assert "Coverage" in title(room)
        assert "▒ " in text
        pane = room.review.pane
        styles = {pane.style_of(f"in-{state}") for state in ("decided", "open", "no_fact", "uncovered")}
        assert len({(s.bold, s.italic, s.underline, s.strike) for s in styles}) == 4
        assert len({s.color for s in styles}) == 4
        await room.press("C")
        assert "▒" not in room.text()


async def test_uncovered_words_are_jumped_to_marked_and_taken_back(worked: Path) -> None:
    async with enter(worked) as room:
        before = room.review.status.coverage
        await room.press("C", ")")
        assert room.focus_id == "article"
        first = selected(room)
        assert first
        await room.press("-")
        assert selected(room) == ""
        assert edits(worked) == ["no_fact"]
        after = room.review.status.coverage
        assert int(after.split()[1]) > int(before.split()[1])
        assert "╳" in room.text()
        await room.press(")")
        second = selected(room)
        assert second not in {"", first}
        await room.press("(")
        assert selected(room) not in {"", first, second} or selected(room) == second
        await room.press("z")
        assert edits(worked)[-1] == "undo"
        assert room.review.status.coverage == before
        await room.press("y")
        assert room.review.status.coverage == after


async def test_minus_again_takes_the_mark_away_and_a_claim_needs_none(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press(")")
        span = room.review.in_article(Span(*room.review.pane.cursor.selection or (0, 0)))
        await room.press("-")
        room.review.pane.select(span, None)
        await room.press("-")
        assert edits(worked) == ["no_fact", "fact_after_all"]
        room.review.pane.select(Span(*sample.span(sample.TEXT, "Tarn Island")), None)
        await room.press("-")
        assert "Every word here is in a claim" in room.messages()[-1]
        assert len(edits(worked)) == 2


async def test_a_selection_becomes_a_claim_and_z_takes_it_back(worked: Path) -> None:
    with open_store(worked, read_only=True) as opened:
        before = len(opened.marks(ARTICLE, sample.REVIEWER))
    async with enter(worked) as room:
        room.review.pane.focus()
        room.review.pane.move(lambda cursor: cursor.go_to(sample.TEXT.index("who leads")))
        await room.press("space", "w", "w", "w", "w", "w", "+")
        row = room.review.claims.row
        assert row is not None
        assert row.text == "who leads a union of 640"
        assert row.verdict is VerdictValue.UNREVIEWED
        assert room.review.status.total == before + 1
        assert room.focus_id == "article"
        assert "is new and open; z takes it back." in room.messages()[-1]
        await room.press("v")
        await room.press("z", "z")
        assert room.review.status.total == before
        assert room.number > 1  # the claim after it, not the first of all
        assert edits(worked) == ["add", "undo", "undo"]


async def test_without_a_selection_the_sentence_is_taken_whole_and_inside_its_block(worked: Path) -> None:
    async with enter(worked) as room:
        room.review.pane.focus()
        room.review.pane.move(lambda cursor: cursor.go_to(sample.TEXT.index("never overruled")))
        await room.press("+")
        row = room.review.claims.row
        assert row is not None
        assert row.text == "It has never overruled the council."


async def test_left_out_lines_are_one_step_and_make_no_claim(worked: Path) -> None:
    async with enter(worked) as room:
        pane = room.review.pane
        pane.focus()
        pane.move(lambda cursor: cursor.go_to(sample.TEXT.index("unsafe.")))
        await room.press("w")
        assert pane.hidden_here
        assert title(room) == "Article   not read   B reads it"
        await room.press("+")
        assert "B reads it first" in room.messages()[-1]
        await room.press("w")
        assert at(room) == "Fishing"
        await room.press("b", "b")
        assert at(room) == "unsafe"
        await room.press("j", "B")
        assert "Sign up for the Island Morning newsletter" in room.text()
        assert "B again reads" in room.messages()[-1]
        assert edits(worked) == []


async def test_b_reads_a_line_that_was_left_out(worked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.desk import reader

    class Reader:
        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...
        def claims(self, *_: object) -> tuple[Claim, ...]:
            return sample.claims()

    monkeypatch.setattr(reader, "ChildReader", Reader)
    async with enter(worked) as room:
        await room.press("l")
        room.review.pane.focus()
        room.review.pane.move(lambda cursor: cursor.go_to(sample.TEXT.index("Sign up")))
        await room.press("B")
        assert edits(worked) == ["line_in"]
        assert "The line is read: 0 more claims" in room.messages()[-1]
        assert "left out (promo" not in room.text()
        assert not room.review.pane.unread_here
        await room.press("L")
        assert edits(worked) == ["line_in", "line_out"]
        assert "z takes that back" in room.messages()[-1]
        assert room.review.pane.unread_here
        await room.press("L")
        assert "This line is left out: B reads it." in room.messages()[-1]
        await room.press("z")
        assert not room.review.pane.unread_here


async def test_the_keys_of_the_article_are_in_its_bar(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("tab")
        bar = room.text().splitlines()[-1]
        for words in ("+ claim", "- no fact", "space select", "B bring back"):
            assert words in bar
        await room.pilot.click(offset=(bar.index("space select"), 39))
        await room.settle()
        assert selected(room) == at(room)


async def test_every_claim_is_underlined_by_its_state_and_the_current_one_lit(worked: Path) -> None:
    async with enter(worked, size=(160, 60)) as room:
        await room.press("G")
        pane = room.review.pane

        def look(words: str) -> Style:
            """Return the style of the first letter of some words, wherever they are drawn."""
            for y in range(pane.size.height):
                strip = pane.render_line(y)
                at = strip.text.find(words)
                if at >= 0:
                    segment = next(iter(strip.crop(at, at + 1)))
                    assert segment.style is not None
                    return segment.style
            raise AssertionError(words)

        looks = {
            "verified": look("The council of"),
            "disputed": look("About 1,200"),
            "unverifiable": look("the sea wall would"),
            "open": look("35 percent"),
        }
        assert all(style.underline for style in looks.values())
        # Told apart without colour where a verdict is, and by the sign beside the line.
        assert len({(style.bold, style.italic, style.color) for style in looks.values()}) == 4
        lit = look("never overruled")
        assert lit.bgcolor == pane.style_of("claim").bgcolor
        assert all(style.bgcolor != lit.bgcolor for style in looks.values())
        assert not look("Fishing crews say").underline


async def test_drawing_the_mouse_over_words_selects_them(worked: Path) -> None:
    async with enter(worked) as room:
        pane = room.review.pane
        rows = [room.text().splitlines()[y] for y in range(40)]
        y = next(y for y, row in enumerate(rows) if "council" in row[pane.region.x :])
        x = rows[y].index("council", pane.region.x)
        before = room.number
        for event, column in ((MouseDown, x + 1), (MouseMove, x + 5), (MouseMove, x + 12), (MouseUp, x + 12)):
            await room.pilot._post_mouse_events([event], offset=(column, y), button=1)
        await room.settle()
        chosen = pane.cursor.selection
        assert chosen is not None
        assert pane.cursor.text[chosen.start : chosen.end].startswith("council ")
        assert (room.number, pane.has_focus) == (before, True)
        await room.pilot.click(offset=(x + 1, y))
        await room.settle()
        await room.press("escape")
        assert pane.cursor.selection is None

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from tests.ui import sample
from tests.ui.room import Room, enter
from tests.ui.test_hostile import RAW, nasty_store
from workbench.desk.session import ReviewSession
from workbench.identity import article_id
from workbench.lexicon import Entry, OwnRow
from workbench.model import Claim, ClaimKind, MentionType
from workbench.store import ClaimRow, View
from workbench.ui.key_names import said
from workbench.ui.screens.attribution import AttributionDialog
from workbench.ui.screens.decisions import SET_ASIDE
from workbench.ui.screens.dialog import Dialog
from workbench.ui.screens.kind import KIND_HINTS
from workbench.ui.screens.revise import EDITS, ReviseDialog
from workbench.ui.screens.yes_no import YesNoDialog
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.words_view import WordsView


def claims(store: Path) -> list[tuple[ClaimRow, Claim]]:
    """Return the claims as the store's file holds them, those set aside too, in the list's order."""
    with ReviewSession(store, "reader") as session:
        ids = [row_id for chunk in session.claim_ids(View(article_id(sample.TEXT))) for row_id in chunk]
        return [(session.row(row_id), session.claim(row_id)) for row_id in ids]


def live(store: Path) -> list[str]:
    """Return the words of the claims that count."""
    found = [claim for row, claim in claims(store) if not row.retired]
    for claim in found:
        assert [sample.TEXT[start:end] for start, end in claim.spans] == list(claim.exact)
    return [" … ".join(claim.exact) for claim in found]


def machine(store: Path) -> list[str]:
    return [" … ".join(claim.exact) for claim in sample.claims()]


def row_of(store: Path, number: int) -> ClaimRow:
    return next(row for row, _ in claims(store) if row.number == number)


def entries(room: Room) -> int:
    from workbench.store import open_store

    with open_store(room.store, read_only=True) as store:
        return store.verify().entries


async def test_a_claim_is_split_where_it_was_cut_and_z_puts_it_together(worked: Path) -> None:
    async with enter(worked) as room:
        before, count = room.verdicts(), entries(room)
        await room.press("j", "j", "Y")
        assert "Where shall the claim be cut?" in room.text()
        await room.press("enter")
        assert "That is one part" in room.text()
        await room.press("w", "w", "w", "w", "space")
        assert "used┃it last season" in room.text()
        await room.press("enter")
        assert room.app.screen is room.review
        assert [words for words in live(worked) if words not in machine(worked)] == [
            "About 1,200 boats used",
            "it last season",
        ]
        assert entries(room) == count + 1
        assert room.review.claims.row is not None
        assert room.review.claims.row.text == "About 1,200 boats used"
        assert "The original was disputed by you, verified by jonas and is kept aside" in room.messages()[-1]
        assert "⊘ set aside: split" in room.text()
        await room.press("z")
        assert live(worked) == machine(worked)
        assert room.verdicts() == before
        assert room.number == 3
        await room.press("y")
        assert "About 1,200 boats used" in live(worked)


async def test_words_of_a_split_can_be_in_every_part_or_in_none(store: Path) -> None:
    async with enter(store) as room:
        # "The council of Tarn Island voted on Tuesday to close the old harbour within two years"
        await room.press("j", "Y", "v", "w", "w", "w", "w", "e")
        await room.press("w", "w", "w", "w", "x", "w", "space", "enter")
        new = [words for words in live(store) if words not in machine(store)]
        assert new == [
            "The council of Tarn Island voted on Tuesday",
            "The council of Tarn Island … close the old harbour within two years",
        ]
        assert {row.outlet for row, claim in claims(store) if claim.claim_id.startswith("h")} == {
            "Northern Courier"
        }


async def test_the_cursor_of_a_split_stays_in_the_claim(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "Y", *["w"] * 40)
        view = room.app.screen.query_one("#words", WordsView)
        assert sample.TEXT[slice(*view.cursor.at)] == "years"
        await room.press(*["b"] * 40, "space")
        assert "A cut stands before a word inside the claim" in room.text()
        await room.press("escape")
        assert live(store) == machine(store)


async def test_u_and_enter_unite_a_claim_with_the_next(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("j", "j", "j", "j", "U", "enter")
        united = "the sea wall would cost $48 million to repair … 35 percent of it was already unsafe"
        assert united in live(worked)
        assert len(live(worked)) == 11
        row = room.review.claims.row
        assert row is not None
        assert row.by_hand
        assert "unverifiable by you" in room.messages()[-1]
        assert "are kept aside" in room.messages()[-1]
        await room.press("z")
        assert live(worked) == machine(worked)


async def test_several_claims_are_united_at_once(store: Path) -> None:
    async with enter(store) as room:
        await room.press("U", "space", "j", "j", "space", "enter")
        assert len(live(store)) == 10
        assert room.messages()[-1] == "3 claims are one."


async def test_words_are_taken_in_and_left_out(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("i", "4", "enter")
        assert "The words are as they were" in room.text()
        await room.press("escape", "j", "i", "4")
        # The last word goes, then the first.
        await room.press(*["w"] * 15, "space", *["b"] * 15, "space", "enter")
        assert (
            row_of(worked, 2).text
            == "council of Tarn Island voted on Tuesday to close the old harbour within two"
        )
        assert "It was verified by you before this change: look again." in room.messages()[-1]
        assert "∆ edited" in room.text()
        await room.press("H")
        assert "As the machine read it" in room.text()
        await room.press("escape", "z")
        assert live(worked) == machine(worked)
        assert room.number == 2


async def test_a_selection_is_taken_in_whole(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "i", "4", *["w"] * 15, "v", "w", "w", "w", "space", "enter")
        assert row_of(store, 2).text.endswith("within two years, the Northern Courier")


async def test_an_outlet_is_typed_and_its_alias_learnt_when_told_to(store: Path) -> None:
    async with enter(store) as room:
        await room.press(*["j"] * 9, "O")
        assert isinstance(room.app.screen, AttributionDialog)
        await room.press(*"Strait Gazette", "enter")
        assert row_of(store, 10).outlet == "Strait Gazette"
        assert "Shall “Local reports” mean Strait Gazette" in room.text()
        await room.press("y")
        with ReviewSession(store, "reader") as session:
            rows = session.store.lexicon_rows()
        assert [(row.name, row.aliases) for row in rows] == [("Strait Gazette", ("Local reports",))]
        assert "workbench lexicon remove outlet" in room.messages()[-1]
        await room.press("z")
        assert row_of(store, 10).outlet is None


async def test_no_leaves_the_lexicon_alone_and_is_not_asked_again(store: Path) -> None:
    async with enter(store) as room:
        await room.press("O", *"Strait Gazette", "enter")
        assert "Shall Strait Gazette be known as an outlet" in room.text()
        await room.press("n")
        assert row_of(store, 1).outlet == "Strait Gazette"
        # "tarn" is completed to a name of the article, in the case that it was typed in.
        await room.press("j", "O", *"tarn h", "right", "enter", "escape")
        assert row_of(store, 2).outlet == "Tarn Herald"
        await room.press("j", "O", *"strait gazette", "enter")
        assert row_of(store, 3).outlet == "Strait Gazette"
        assert room.app.screen == room.review
        with ReviewSession(store, "reader") as session:
            assert session.store.lexicon_rows() == ()


async def test_an_outlet_that_the_lexicon_knows_is_meant_by_its_alias_and_asks_nothing(store: Path) -> None:
    with ReviewSession(store, "reader") as session:
        rows = [OwnRow(Entry.OUTLET, "Strait Gazette", ("The Gaz", "Local reports"))]
        session.store.put_lexicon_rows(rows, "reader")
    async with enter(store) as room:
        await room.press(*["j"] * 9, "O", *"the gaz", "enter")
        assert row_of(store, 10).outlet == "Strait Gazette"
        assert room.app.screen == room.review


async def test_nobody_is_cited_after_all(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "O", "down", "enter")
        assert row_of(store, 2).outlet is None
        assert room.messages()[-1] == "Outlet: none."
        await room.press("O")
        assert "Now: no outlet" in room.text()


async def test_a_speaker_is_completed_from_the_article(store: Path) -> None:
    async with enter(store) as room:
        await room.press("at", *"run")
        assert "Runa Falk" in room.text()
        await room.press("down", "enter")
        assert row_of(store, 1).speaker == "Runa Falk"
        assert "∆ edited" in room.text()
        await room.press("at", "enter")
        assert "Type a name" in room.text()
        await room.press("escape", "z")
        assert row_of(store, 1).speaker is None


async def test_the_type_of_a_claim_and_of_a_fact_can_be_changed(store: Path) -> None:
    async with enter(store) as room:
        await room.press("T", str(list(KIND_HINTS).index(ClaimKind.OPINION) + 1))
        assert row_of(store, 1).kind is ClaimKind.OPINION
        await room.press("z")
        assert row_of(store, 1).kind is ClaimKind.EVENT
        await room.press("j", "j", "T", "8", str([*MentionType].index(MentionType.QUANTITY) + 1))
        assert row_of(store, 3).fact_types == (MentionType.QUANTITY,)
        await room.press("T", "8", "up", "enter")
        await room.press("T", "8")
        room.app.screen.query_one(OptionList).highlighted = len(MentionType)
        await room.press("enter")
        assert row_of(store, 3).fact_types == ()


async def test_x_drops_a_claim_and_brings_it_back(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("X")
        assert row_of(worked, 1).aside == "dropped"
        assert room.number == 2
        assert "It was verified by you; that is kept." in room.messages()[-1]
        assert "⊘ dropped" in room.text()
        await room.press("k", "Y")
        assert room.messages()[-1] == "This claim is set aside: X brings it back first."
        before = room.review.claims.row, room.review.status
        await room.press("x", "d")
        assert (room.review.claims.row, room.review.status) == before
        assert room.messages()[-1] == said(SET_ASIDE)
        await room.press("X")
        assert live(worked) == machine(worked)
        await room.press("z", "z")
        assert live(worked) == machine(worked)


async def test_dropped_claims_are_found_by_a_filter_and_are_not_open(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "X", "k", "space")
        assert room.number == 3
        await room.press("k", "k", "X", "G", "space")
        assert room.number == 3
        await room.press("z")
        await room.press("f", *"set aside", "enter")
        assert room.review.claims.row_count == 1
        assert "dropped" in room.text()
        assert "set aside" in "".join(segment.text for segment in room.review.claims.render_line(1))


async def test_every_edit_is_in_the_menu_with_its_key(store: Path) -> None:
    async with enter(store) as room:
        await room.press("i")
        for name, _ in EDITS.values():
            assert name in room.text()
        await room.press("at")
        assert isinstance(room.app.screen, AttributionDialog)
        assert room.app.screen.query_one(Input).value == ""
        await room.press("escape", "i", "7")
        assert row_of(store, 1).aside == "dropped"
        await room.press("k", "i")
        assert isinstance(room.app.screen, ReviseDialog)
        assert "bring back" in room.text()


async def test_keys_typed_ahead_go_to_the_dialog_and_not_to_claims(store: Path) -> None:
    async with enter(store) as room:
        await room.burst("O", *"vdx", "escape", "at", *"vdx", "escape", "T", "escape", "X", "v")
        assert room.verdicts() == {2: "verified"}
        assert row_of(store, 1).outlet is None
        assert row_of(store, 1).aside == "dropped"


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_the_dialogs_fit_the_window(worked: Path, size: tuple[int, int]) -> None:
    async with enter(worked, size=size) as room:
        for keys, words in (
            (("i",), "esc close"),
            (("O",), "esc close"),
            (("T",), "esc close"),
            (("Y",), "esc close"),
            (("U",), "esc close"),
            (("i", "4"), "esc close"),
            (("j", "j", "N"), "esc close"),
            (("H",), "esc close"),
        ):
            await room.press(*keys)
            assert words in room.text(), keys
            await room.press("escape")
            assert room.app.screen is room.review


async def test_text_of_any_kind_is_safe_in_every_dialog(tmp_path: Path) -> None:
    store = nasty_store(tmp_path / "nasty.db")
    async with enter(store, article=None) as room:
        await room.press("enter")
        for _ in range(2):
            for keys in (
                ("i",),
                ("O",),
                ("at",),
                ("T",),
                ("Y", "w", "space"),
                ("U",),
                ("i", "4", "space"),
                ("H",),
            ):
                await room.press(*keys)
                assert not RAW.search(room.text().replace("\n", ""))
                await room.press("escape")
            await room.press(*["j"] * 5)


async def test_a_claim_of_such_text_is_split_and_its_names_are_changed(tmp_path: Path) -> None:
    store = nasty_store(tmp_path / "nasty.db")
    async with enter(store, article=None) as room:
        await room.press("enter", "Y", "w", "space", "enter", "O", *"[/b] [red]", "enter")
        if isinstance(room.app.screen, YesNoDialog):
            await room.press("y")
        row = room.review.claims.row
        assert row is not None
        assert row.outlet == "[/b] [red]"
        assert "[/b] [red]" in room.text()


@pytest.mark.parametrize("key", ["n", "O", "U", "f", "P"])
async def test_the_keys_of_a_dialog_stay_in_sight_in_20_rows(store: Path, key: str) -> None:
    async with enter(store, size=(60, 20)) as room:
        await room.press(key)
        dialog = room.app.screen
        assert isinstance(dialog, Dialog)
        assert dialog.query_one("#box").content_region.contains_region(dialog.query_one(KeyBar).region)

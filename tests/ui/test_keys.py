from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key

from tests.ui import sample
from tests.ui.room import enter
from tests.ui.test_finding import wait_for

if TYPE_CHECKING:
    from textual.screen import Screen
from workbench.ui import keys
from workbench.ui.app import WorkbenchApp
from workbench.ui.key import Key
from workbench.ui.screens import (
    add_source,
    attribution,
    choice,
    choose_source,
    dialog,
    dispute,
    filter,  # noqa: A004 - the module's name
    help,  # noqa: A004 - the module's name
    history,
    kind,
    note,
    notes,
    path,
    pick_file,
    published,
    reading,
    redated,
    relation,
    rename,
    revise,
    sort,
    split,
    told,
    unite,
    words,
    yes_no,
)
from workbench.ui.screens.articles import ArticlesScreen
from workbench.ui.screens.dialog import Dialog
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.screens.source_text import SourceScreen
from workbench.ui.widgets.article_pane import ArticlePane
from workbench.ui.widgets.row_list import RowList

ROOMS = [
    (ReviewScreen, keys.REVIEW),
    (SourceScreen, keys.SOURCE),
    (ArticlesScreen, keys.ARTICLES),
    (RowList, keys.LIST),
    (ArticlePane, keys.READING),
]
MODULES = (
    add_source, attribution, choice, choose_source, dialog, dispute, filter, help, history, kind, note,
    notes, path, pick_file, published, reading, redated, relation, rename, revise, sort, split, told, unite,
    words, yes_no,
)  # fmt: skip
DIALOGS = [
    found
    for module in MODULES
    for _, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, Dialog) and found is not Dialog and found.__module__ == module.__name__
]


@pytest.mark.parametrize(("room", "table"), ROOMS)
def test_every_key_of_the_map_has_an_action_a_label_and_a_sentence(
    room: type[Screen[None]], table: tuple[Key, ...]
) -> None:
    for key in table:
        assert callable(getattr(room, f"action_{key.action}", None)), key
        assert key.label
        assert key.help.endswith(".")
        assert key.group


@pytest.mark.parametrize(("room", "table"), [*ROOMS, (WorkbenchApp, keys.EVERYWHERE)])
def test_the_map_is_what_is_bound(room: type[Screen[None]], table: tuple[Key, ...]) -> None:
    bound = {
        (binding.key, binding.action, binding.tooltip)
        for binding in room.BINDINGS
        if not isinstance(binding, tuple) and not binding.priority
    }
    assert bound == {(key.keys, key.action, key.help) for key in table}
    # What acts from dialogs as well is one of the keys of the map, and does the same.
    before_all = {(one.key, one.action) for one in room.BINDINGS if isinstance(one, Binding) and one.priority}
    assert before_all <= {(name, key.action) for key in table for name in key.keys.split(",")}


@pytest.mark.parametrize(
    "own", [(*keys.REVIEW, *keys.LIST), (*keys.ARTICLES, *keys.LIST), keys.SOURCE, keys.READING]
)
def test_no_key_means_two_things(own: tuple[Key, ...]) -> None:
    taken: dict[str, str] = {}
    for key in (*own, *keys.EVERYWHERE):
        for name in key.keys.split(","):
            # From the search, the down key goes to the list, where it is bound first.
            if key.action != "to_found":
                assert name not in taken, (name, key.action, taken[name])
                taken[name] = key.action


def test_keys_are_written_as_the_terminal_names_them() -> None:
    for key in (*keys.REVIEW, *keys.LIST, *keys.EVERYWHERE, *keys.ARTICLES, *keys.SOURCE):
        for name in key.keys.split(","):
            assert len(name) > 1 or _character_to_key(name) == name, name


@pytest.mark.parametrize("found", DIALOGS)
def test_every_dialog_offers_only_what_it_can_do(found: type[Dialog[object]]) -> None:
    for key in found.KEYS:
        if key.action.startswith("app."):
            continue
        assert callable(getattr(found, f"action_{re.sub(r'[(].*', '', key.action)}", None)), key
    assert any(key.shown == "esc" for key in found.KEYS)


async def test_the_help_names_every_key_and_closes_with_any_of_its_keys(store: Path) -> None:
    async with enter(store, size=(120, 240)) as room:
        for closing in ("escape", "q", "question_mark", "h"):
            await room.press("question_mark")
            text = room.text()
            for key in (*keys.REVIEW, *keys.LIST, *keys.EVERYWHERE, *keys.DIALOGS):
                assert key.display in text, key
                assert key.help in text, key
            assert "≠" in text
            assert "The source is not named." in text
            await room.press(closing)
            assert room.app.screen is room.review


async def test_the_help_scrolls_in_a_small_terminal(store: Path) -> None:
    async with enter(store, size=(80, 24)) as room:
        await room.press("h")
        assert "Mark the claim verified." in room.text()
        await room.press(*("j" * 90))
        assert "The outlet's name could mean several." in room.text()
        await room.press(*("k" * 90), "escape")
        assert room.verdicts() == {}


async def test_the_articles_have_a_help_of_their_own(store: Path) -> None:
    async with enter(store, article=None, size=(100, 50)) as room:
        await room.press("h")
        assert "Add an article, or a folder of them" in room.text()
        assert "Mark the claim verified." not in room.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_key_bar_can_be_clicked(store: Path, size: tuple[int, int]) -> None:
    async with enter(store, size=size) as room:
        bar = room.text().splitlines()[-1]
        assert bar.rstrip().endswith("? help")
        await room.pilot.click(offset=(bar.index("x unverifiable") + 3, size[1] - 1))
        await room.settle()
        assert room.verdicts() == {1: "unverifiable"}
        await room.pilot.click(offset=(bar.index("? help"), size[1] - 1))
        await room.settle()
        assert "Keys and signs" in room.text()


async def test_the_key_bar_leads_back_from_another_pane(store: Path) -> None:
    async with enter(store) as room:
        await room.press("tab")
        bar = room.text().splitlines()[-1]
        assert bar.startswith(" esc back to the claims")
        await room.pilot.click(offset=(bar.index("tab"), 39))
        await room.settle()
        assert room.focus_id == "sources"
        await room.pilot.click(offset=(bar.index("esc"), 39))
        await room.settle()
        assert room.focus_id == "claims"
        assert room.app.screen is room.review


async def test_b_in_the_key_bar_goes_to_the_articles(store: Path) -> None:
    async with enter(store, size=(180, 40)) as room:
        bar = room.text().splitlines()[-1]
        await room.pilot.click(offset=(bar.index("b articles"), 39))
        await room.settle()
        assert isinstance(room.app.screen, ArticlesScreen)


async def test_a_key_under_the_mouse_explains_itself(store: Path) -> None:
    from workbench.ui.widgets.key_bar import KeyBar

    async with enter(store) as room:
        await room.pilot.hover(KeyBar, offset=(2, 0))
        await room.pilot.pause()
        assert room.review.query_one(KeyBar).tooltip == "Mark the claim verified."


async def test_the_palette_offers_every_key_and_the_articles(store: Path) -> None:
    text = "Ferry [/b] runs\n"
    from workbench.store import open_store

    with open_store(store) as opened:
        opened.put_article(sample.article(text, "Ferry [/b] runs"), sample.edition(text, ()), ())
    async with enter(store, size=(120, 200)) as room:
        await room.press("ctrl+p")
        await wait_for(room, "Clear filters")
        for key in (*keys.REVIEW, *keys.EVERYWHERE):
            if key.action not in ("escape", "command_palette"):
                assert f"{key.help} ({key.first})" in room.text(), key
        await room.press(*"ferry")
        await wait_for(room, "Open: Ferry [/b] runs")
        await room.press("enter")
        await wait_for(room, "No claim was found in this article.")


async def test_q_leaves_and_ctrl_q_leaves_from_a_field(store: Path) -> None:
    async with enter(store) as room:
        room._type("q")
        await room.settle()
        assert room.app._exit
    async with enter(store) as room:
        await room.press("slash", "q")
        assert not room.app._exit
        room._type("ctrl+q")
        await room.settle()
        assert room.app._exit


async def test_t_changes_the_theme(store: Path) -> None:
    async with enter(store) as room:
        assert room.app.theme == "newsroom-dark"
        await room.press("t")
        assert room.app.theme == "newsroom-light"
        await room.press("t")
        assert room.app.theme == "newsroom-dark"


@pytest.mark.parametrize("width", [80, 100, 120, 200])
async def test_the_keys_of_the_work_are_in_the_key_bar_at_every_width(store: Path, width: int) -> None:
    async with enter(store, size=(width, 40)) as room:
        bar = room.text().splitlines()[-1]
        for key in ("v verified", "d disputed", "n note", "E evidence", "m risky", "? help"):
            assert key in bar


async def test_a_key_pressed_again_and_again_says_it_once(store: Path) -> None:
    async with enter(store, size=(120, 40)) as room:
        await room.press("W", "W", "W")
        assert len(room.messages()) == 1

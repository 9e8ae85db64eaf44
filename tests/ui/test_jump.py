"""Letters over the screen, for those who use no mouse."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.room import Room, enter
from workbench.ui.screens.jump import LETTERS, JumpScreen, labels


@given(st.integers(min_value=0, max_value=26 * 26))
def test_no_label_begins_another(count: int) -> None:
    """Typing a label never leaves a doubt."""
    made = labels(count)
    assert len(set(made)) == len(made) == count
    assert all(len(label) <= 2 and set(label) <= set(LETTERS) for label in made)
    singles = {label for label in made if len(label) == 1}
    assert not any(label[0] in singles for label in made if len(label) == 2)


def test_the_home_row_comes_first() -> None:
    """The fingers rest there."""
    assert "".join(labels(9)) == "asdfghjkl"


def _labelled(room: Room) -> JumpScreen:
    screen = room.app.screen
    assert isinstance(screen, JumpScreen)
    return screen


async def test_letters_go_to_rows_panes_and_buttons(store: Path) -> None:
    """One run through all three, and out again."""
    async with enter(store, size=(120, 40)) as room:
        await room.press("semicolon")
        places = _labelled(room).places
        assert len(places) > room.review.claims.page_rows
        await room.press("escape")
        assert room.app.screen is room.review

        await room.press("semicolon", "d")
        assert room.app.screen is room.review
        assert room.review.claims.cursor == 2, "the letter went to the row, and disputed nothing"

        await room.press("semicolon")
        screen = _labelled(room)
        article = room.review.pane.region.offset
        label = next(label for label, place in screen.places.items() if place.at == article)
        await room.press(*label)
        assert room.app.focused is room.review.pane

        await room.press("escape", "semicolon")
        last = list(_labelled(room).places)[-1]
        await room.press(*last)
        assert type(room.app.screen).__name__ == "HelpDialog", "the last button of the bar is the help"


async def test_quits_from_a_note(store: Path) -> None:
    """The field takes every letter, and not this key."""
    async with enter(store) as room:
        await room.press("n", "x")
        await room.press("ctrl+q")
        assert room.app._exit

"""Pictures of the screen as text: what stands where, then the looks of each line in both themes.

A picture is small, a change of it can be read in a diff, and nobody needs a browser to look at it:

    |the text, a line a row, blanks at the end left out|
    looks
    1-2   10a 70b        (rows, from 1: how many cells have which look)
    where
    a  bold #dcd7ba on #1f1f28 | bold #2a2a37 on #f2ecdc        (dark, light)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

    from tests.ui.room import Room

MARKS = ("bold", "dim", "italic", "underline", "strike", "reverse")


QUIET = 3
"""How often a screen has to look the same: a scroll bar follows its text one refresh later."""
PAUSE = 0.02
"""Seconds between two looks: more than a refresh takes."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of a screen to be kept as a picture.

    Attributes:
        name: Names the file.
        keys: Lead from the run's first screen to the state.
        after: Lead back, where escape and the usual layout of the panes alone do not.
        with_sources: Show the pane of sources first, where the size hides it.
        until: Waits for what comes of itself, or brings it, once the keys are pressed.
        leave: Leads back from what no key leaves.
    """

    name: str
    keys: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    with_sources: bool = False
    until: Callable[[Room], Awaitable[object]] | None = None
    leave: Callable[[Room], Awaitable[object]] | None = None


@dataclass
class Looks:
    """Names the pairs of looks, dark and light, by letters in order of appearance."""

    names: dict[str, str] = field(default_factory=dict)

    def name(self, dark: str, light: str) -> str:
        """Return the name of a pair."""
        pair = f"{dark} | {light}"
        if pair not in self.names:
            count = len(self.names)
            letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
            self.names[pair] = letters[count] if count < 52 else f"({count})"
        return self.names[pair]


Shot = list["Strip"]
"""What the screen showed, a strip a row."""


def picture(name: str, dark: Shot, light: Shot) -> str:
    """Return the picture of a state that was reached in both themes."""
    texts = [strip.text for strip in dark]
    other = [(one, strip.text) for one, strip in zip(texts, light, strict=True) if one != strip.text]
    assert not other, f"in {name!r} the themes change more than looks: {other}"
    looks = Looks()
    rows = [_runs(*pair, looks) for pair in zip(dark, light, strict=True)]
    lines = [f"|{text.rstrip()}" for text in texts]
    lines.append("looks")
    lines.extend(_together(rows))
    lines.append("where")
    lines.extend(f"{name}  {pair}" for pair, name in looks.names.items())
    return "\n".join(lines) + "\n"


def _runs(dark: Strip, light: Strip, looks: Looks) -> str:
    cells = zip(_cells(dark), _cells(light), strict=True)
    named = [looks.name(*pair) for pair in cells]
    return " ".join(f"{len(list(run))}{name}" for name, run in groupby(named))


def _cells(strip: Strip) -> Iterator[str]:
    for segment in strip:
        look = _look(segment.style)
        for _ in range(cell_len(segment.text)):
            yield look


def _look(style: Style | None) -> str:
    if style is None:
        return "-"
    marks = " ".join(mark for mark in MARKS if getattr(style, mark))
    fore, ground = (
        colour.get_truecolor().hex if colour is not None and not colour.is_default else "-"
        for colour in (style.color, style.bgcolor)
    )
    return f"{marks} {fore} on {ground}".strip()


def _together(rows: list[str]) -> Iterator[str]:
    row = 1
    for runs, same in groupby(rows):
        count = len(list(same))
        places = f"{row}-{row + count - 1}" if count > 1 else str(row)
        yield f"{places:6}{runs}"
        row += count


async def _resting(room: Room) -> Shot:
    """Return what the screen shows once it shows the same each time it is looked at."""
    seen: list[Shot] = []
    while len(seen) < QUIET or any(shot != seen[-1] for shot in seen[-QUIET:]):
        assert len(seen) < 100, "the screen does not come to rest"
        await room.pilot.pause(PAUSE)
        await room.settle()
        seen.append(list(room.app.screen._compositor.render_strips()))
    return seen[-1]


async def play(
    room: Room, scenes: tuple[Scene, ...], themes: tuple[str, str]
) -> dict[str, tuple[Shot, Shot]]:
    """Return what the screen shows in each scene, by its name, in both themes, in one run of the program.

    The theme is changed while the scene is on the screen, and the next scene is led to in that theme: so
    every other picture of a theme shows a scene that began in it, and the rest one that came to it.
    """
    found: dict[str, tuple[Shot, Shot]] = {}
    first = room.app.screen
    focus = room.focus_id
    for scene in scenes:
        if scene.with_sources and "sources" not in room.review.shown:
            await room.press("S")
        await room.press(*scene.keys)
        if scene.until is not None:
            await scene.until(room)
        shots: dict[str, Shot] = {}
        for theme in sorted(themes, key=lambda name: name != room.app.theme):
            room.app.theme = theme
            shots[theme] = await _resting(room)
        dark, light = themes
        found[scene.name] = shots[dark], shots[light]
        if scene.leave is not None:
            await scene.leave(room)
        for _ in range(6):
            if room.app.screen is first and room.focus_id == focus:
                break
            await room.press("escape")
        assert room.app.screen is first, f"{scene.name}: escape does not lead back"
        await room.press(*scene.after, "backslash", "g")
    return found

from __future__ import annotations

import re
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workbench.ui
from tests.ui.colour_sight import EYES, JUST_NOTICED, contrast, distance, named_colours
from workbench.ui import themes

if TYPE_CHECKING:
    from textual.theme import Theme

TEXTS = (
    "verified", "disputed", "unverifiable", "open", "quiet", "source", "cue", "fact", "foreground", "primary",
)  # fmt: skip
GROUNDS = ("cursor", "cursor-idle", "claim", "background", "surface", "panel", "title-bar")
EDGES = ("rule", "border", "border-blurred", "scrollbar", "scrollbar-hover", "scrollbar-active", "primary")

PAIRS = (
    *product(TEXTS, GROUNDS),
    # The words of settled claims and checks stand on the bare ground only.
    ("settled", "background"),
    # A label that can be jumped to, and the button with the focus.
    ("background", "primary"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("foreground", "input-selection-background"),
)
"""Text and ground of everything that the stylesheets paint."""

FAMILIES = {
    "verdict": ("verified", "disputed", "unverifiable", "open"),
    "claims in the article": ("settled", "disputed", "unverifiable", "foreground"),
    "parts of a claim": ("source", "cue", "fact", "foreground"),
    "coverage": ("verified", "disputed", "quiet", "foreground"),
    "check in a row": ("verified", "disputed", "quiet"),
    "check in words": ("settled", "disputed", "quiet"),
    "words of a split": ("foreground", "verified", "disputed", "cue", "quiet"),
    "signs of a source": ("primary", "cue", "fact", "source"),
}
"""Colours that stand beside each other and mean different things."""


def looks() -> pytest.MarkDecorator:
    """Return the parameter that stands for each look."""
    return pytest.mark.parametrize("theme", themes.ALL, ids=lambda theme: theme.name)


def is_high(theme: Theme) -> bool:
    """Whether a look promises more contrast."""
    return theme.name.startswith("contrast")


@looks()
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    named = named_colours(theme)
    for text, ground in PAIRS:
        ratio = contrast(named[text], named[ground])
        assert ratio >= (7 if is_high(theme) else 4.5), (text, ground, round(ratio, 2))


@looks()
def test_every_edge_and_mark_of_the_focus_can_be_seen(theme: Theme) -> None:
    """WCAG 2.2, 1.4.11: three to one, in the looks without high contrast too."""
    named = named_colours(theme)
    for edge, ground in product(EDGES, ("background", "surface")):
        ratio = contrast(named[edge], named[ground])
        assert ratio >= 3, (edge, ground, round(ratio, 2))
    # The edge of the pane with the focus also stands out from the others, not by its hue alone.
    assert contrast(named["border"], named["rule"]) >= 1.5


@looks()
@pytest.mark.parametrize("eye", EYES)
def test_states_of_a_family_differ_for_every_eye(theme: Theme, eye: str) -> None:
    named = named_colours(theme)
    for family, names in FAMILIES.items():
        for first, second in combinations(names, 2):
            apart = distance(named[first], named[second], EYES[eye])
            assert apart >= 6 * JUST_NOTICED, (family, first, second, round(apart, 1))
    # The two that must never be mixed up stand further apart still.
    assert distance(named["verified"], named["disputed"], EYES[eye]) >= 10 * JUST_NOTICED


def test_no_colour_is_used_that_is_not_measured() -> None:
    """A colour that a stylesheet or a styled text names for the first time must be added above."""
    measured = {name for pair in PAIRS for name in pair} | set(EDGES) | {"settled"}
    found: dict[str, str] = {}
    for file in sorted(Path(workbench.ui.__file__).parent.rglob("*")):
        if file.suffix in {".py", ".tcss"}:
            for name in re.findall(r"(?<![\w$£€])\$([a-z][a-z-]*)", file.read_text(encoding="utf-8")):
                found.setdefault(name, file.name)
    assert {name: file for name, file in found.items() if name not in measured} == {}
    assert {"verified", "rule", "claim"} <= set(found)


def test_all_themes_name_every_colour_of_the_workbench() -> None:
    assert set(themes.FALLBACK_VARIABLES) <= set(themes.DARK.variables)
    assert all(set(theme.variables) == set(themes.DARK.variables) for theme in themes.ALL)


@pytest.mark.parametrize(
    ("ground", "name"),
    [
        ("", "newsroom-dark"),
        ("15;0", "newsroom-dark"),
        ("0;15", "newsroom-light"),
        ("0;default;7", "newsroom-light"),
        ("0;8", "newsroom-dark"),
        ("junk", "newsroom-dark"),
    ],
)
def test_a_light_terminal_gets_the_light_theme(ground: str, name: str) -> None:
    assert themes.preferred({"COLORFGBG": ground}) == name

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from workbench.ui import themes

if TYPE_CHECKING:
    from textual.theme import Theme

TEXTS = (
    "verified", "disputed", "unverifiable", "open", "quiet", "source", "cue", "fact",
)  # fmt: skip
GROUNDS = ("cursor", "cursor-idle", "claim")


def colours(theme: Theme) -> dict[str, str]:
    return {
        "background": str(theme.background),
        "surface": str(theme.surface),
        "foreground": str(theme.foreground),
        "primary": theme.primary,
        **theme.variables,
    }


def linear(colour: str) -> list[float]:
    """Return a colour in linear RGB (IEC 61966-2-1)."""
    parts = Color.parse(colour).normalized
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(
        sum(weight * part for weight, part in zip(weights, linear(colour), strict=True))
        for colour in (first, second)
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.ALL, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    named = colours(theme)
    pairs = product((*TEXTS, "foreground", "primary"), (*GROUNDS, "background", "surface", "title-bar"))
    # The words of settled claims stand in the article only.
    for text, ground in (*pairs, ("settled", "background")):
        ratio = contrast(named[text], named[ground])
        assert ratio >= 4.5, (text, ground, round(ratio, 2))


@pytest.mark.parametrize("theme", [themes.CONTRAST_DARK, themes.CONTRAST_LIGHT], ids=lambda one: one.name)
def test_high_contrast_reaches_seven_for_texts_and_three_for_edges(theme: Theme) -> None:
    named = colours(theme)
    for text, ground in product((*TEXTS, "settled", "foreground", "primary"), (*GROUNDS, "background")):
        assert contrast(named[text], named[ground]) >= 7, (text, ground)
    for edge in ("rule", "border", "border-blurred", "scrollbar"):
        assert contrast(named[edge], named["background"]) >= 3, edge


# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (2009), severity 1.0: what each form of colour blindness leaves of linear RGB.
DEFICIENCIES = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """Return a colour as CIE Lab, seen through a deficiency."""
    parts = linear(colour)
    red, green, blue = (
        max(0.0, min(1.0, sum(weight * part for weight, part in zip(row, parts, strict=True))))
        for row in matrix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    f = [value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


@pytest.mark.parametrize("theme", themes.ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_verified_and_disputed_differ_for_every_eye(theme: Theme, deficiency: str) -> None:
    matrix = DEFICIENCIES[deficiency]
    first, second = (seen(theme.variables[name], matrix) for name in ("verified", "disputed"))
    distance = sum((one - other) ** 2 for one, other in zip(first, second, strict=True)) ** 0.5
    # Ten times a difference that is just noticed (about 2.3 in this measure).
    assert distance > 23, round(distance, 1)


def test_both_themes_name_every_colour_of_the_workbench() -> None:
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

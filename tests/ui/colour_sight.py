"""How colours are seen: contrast by WCAG 2.2, and distance for eyes that lack a kind of cone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color

if TYPE_CHECKING:
    from textual.theme import Theme

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (2009), severity 1.0: what each form of colour blindness leaves of linear RGB.
EYES: dict[str, Matrix] = {
    "all three cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}

JUST_NOTICED = 2.3
"""A difference in CIE Lab (1976) that is just noticed (Mahy, Van Eycken and Oosterlinck, 1994)."""


def named_colours(theme: Theme) -> dict[str, str]:
    """Return every colour of a theme that a stylesheet can name."""
    return {
        "background": str(theme.background),
        "surface": str(theme.surface),
        "panel": str(theme.panel),
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


def seen(colour: str, eye: Matrix) -> tuple[float, float, float]:
    """Return a colour as CIE Lab, as an eye sees it."""
    parts = linear(colour)
    red, green, blue = (
        max(0.0, min(1.0, sum(weight * part for weight, part in zip(row, parts, strict=True)))) for row in eye
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    f = [value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def distance(first: str, second: str, eye: Matrix) -> float:
    """Return how far apart an eye sees two colours, in CIE Lab."""
    pairs = zip(seen(first, eye), seen(second, eye), strict=True)
    return float(sum((one - other) ** 2 for one, other in pairs) ** 0.5)

"""The looks of the workbench, all chosen to be told apart without green and red.

Blue and orange stay apart under the three common forms of colour blindness (Okabe and Ito,
"Color Universal Design", 2008). Every text colour reaches a contrast of 4.5 against every ground it
is used on (WCAG 2.2, 1.4.3), every edge, mark of the focus and scroll bar one of 3 (1.4.11), and any two
states that stand beside each other differ, for each of these eyes too, by six times what is just noticed.
Tests measure it, on what the screens really paint.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK_NAME = "newsroom-dark"
LIGHT_NAME = "newsroom-light"

_DARK = {
    "verified": "#6baffc",
    "settled": "#6894c0",
    "disputed": "#f8a251",
    "unverifiable": "#cbb1ec",
    "open": "#a0abbc",
    "quiet": "#a0abbc",
    "rule": "#5f6b80",
    "cursor": "#2b3a52",
    "cursor-idle": "#222b39",
    "claim": "#2c3d57",
    "source": "#e2a6c3",
    "cue": "#abc7f2",
    "fact": "#f1d172",
    "title-bar": "#1d232e",
}
_LIGHT = {
    "verified": "#063e73",
    "settled": "#3d6c9a",
    "disputed": "#983f00",
    "unverifiable": "#683b9f",
    "open": "#5d626d",
    "quiet": "#5d626d",
    "rule": "#8b887d",
    "cursor": "#d6e4f5",
    "cursor-idle": "#e9e8e2",
    "claim": "#dbe7f6",
    "source": "#8a2960",
    "cue": "#2c658c",
    "fact": "#6b4a00",
    "title-bar": "#eceae3",
}

DARK = Theme(
    name=DARK_NAME,
    primary="#6baffc",
    secondary="#8fa3bf",
    accent="#f8a251",
    warning="#f8a251",
    error="#f8a251",
    success="#6baffc",
    foreground="#dfe4ec",
    background="#12161c",
    surface="#171c24",
    panel="#1d232e",
    dark=True,
    variables={
        **_DARK,
        "block-cursor-background": _DARK["cursor"],
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "input-selection-background": _DARK["claim"],
        "border": "#6baffc",
        "border-blurred": _DARK["rule"],
        "scrollbar": "#5f6b80",
        "scrollbar-hover": "#7c8aa3",
        "scrollbar-active": "#6baffc",
        "scrollbar-background": "#12161c",
        "scrollbar-background-hover": "#12161c",
        "scrollbar-background-active": "#12161c",
        "scrollbar-corner-color": "#12161c",
    },
)
"""Ink: for dim rooms."""

LIGHT = Theme(
    name=LIGHT_NAME,
    primary="#063e73",
    secondary="#5b6b80",
    accent="#983f00",
    warning="#983f00",
    error="#983f00",
    success="#063e73",
    foreground="#1c222c",
    background="#faf9f5",
    surface="#f4f2ec",
    panel="#eceae3",
    dark=False,
    variables={
        **_LIGHT,
        "block-cursor-background": _LIGHT["cursor"],
        "block-cursor-foreground": "#0b1220",
        "block-cursor-text-style": "bold",
        "input-selection-background": _LIGHT["claim"],
        "border": "#063e73",
        "border-blurred": _LIGHT["rule"],
        "scrollbar": "#8b887d",
        "scrollbar-hover": "#6f6c62",
        "scrollbar-active": "#063e73",
        "scrollbar-background": "#faf9f5",
        "scrollbar-background-hover": "#faf9f5",
        "scrollbar-background-active": "#faf9f5",
        "scrollbar-corner-color": "#faf9f5",
    },
)
"""Newsprint: for bright rooms."""

_CONTRAST_DARK = {
    "verified": "#8ccafe", "settled": "#acc3f8", "disputed": "#ffb75e", "unverifiable": "#f9d7ff",
    "open": "#c8cbcd", "quiet": "#c8cbcd", "rule": "#8a94a8", "cursor": "#12345f", "cursor-idle": "#1c2430",
    "claim": "#10305a", "source": "#fcafd1", "cue": "#c5e7fe", "fact": "#fde479", "title-bar": "#101418",
}  # fmt: skip
_CONTRAST_LIGHT = {
    "verified": "#0044a4", "settled": "#003d95", "disputed": "#6f2c00", "unverifiable": "#381159",
    "open": "#323b44", "quiet": "#323b44", "rule": "#6b6b6b", "cursor": "#dcebfd", "cursor-idle": "#eeeeee",
    "claim": "#e2eefc", "source": "#8f0a56", "cue": "#01193e", "fact": "#3f2900", "title-bar": "#f0f0f0",
}  # fmt: skip

CONTRAST_DARK = Theme(
    name="contrast-dark", primary="#8ccafe", secondary="#c8cbcd", accent="#ffb75e", warning="#ffb75e",
    error="#ffb75e", success="#8ccafe", foreground="#ffffff", background="#000000", surface="#000000",
    panel="#101418", dark=True,
    variables={
        **DARK.variables, **_CONTRAST_DARK, "block-cursor-background": _CONTRAST_DARK["cursor"],
        "input-selection-background": _CONTRAST_DARK["claim"], "border": "#8ccafe",
        "border-blurred": _CONTRAST_DARK["rule"],
        "scrollbar": "#8a94a8", "scrollbar-hover": "#c8cbcd", "scrollbar-active": "#8ccafe",
        "scrollbar-background": "#000000",
    },
)  # fmt: skip
"""Every text at 7:1 or more (WCAG 2.2, 1.4.6), every edge at 3:1."""

CONTRAST_LIGHT = Theme(
    name="contrast-light", primary="#0044a4", secondary="#323b44", accent="#6f2c00", warning="#6f2c00",
    error="#6f2c00", success="#0044a4", foreground="#000000", background="#ffffff", surface="#ffffff",
    panel="#f0f0f0", dark=False,
    variables={
        **LIGHT.variables, **_CONTRAST_LIGHT, "block-cursor-background": _CONTRAST_LIGHT["cursor"],
        "block-cursor-foreground": "#000000", "input-selection-background": _CONTRAST_LIGHT["claim"],
        "border": "#0044a4", "border-blurred": _CONTRAST_LIGHT["rule"],
        "scrollbar": "#6b6b6b", "scrollbar-hover": "#323b44", "scrollbar-active": "#0044a4",
        "scrollbar-background": "#ffffff",
    },
)  # fmt: skip
"""The same on white."""

ALL = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)
"""Every look of the workbench."""

OTHER = {
    DARK_NAME: LIGHT_NAME,
    LIGHT_NAME: DARK_NAME,
    CONTRAST_DARK.name: CONTRAST_LIGHT.name,
    CONTRAST_LIGHT.name: CONTRAST_DARK.name,
}
"""What the theme key changes each look to."""

FALLBACK_VARIABLES: dict[str, str] = dict(_DARK)
"""The workbench's own colours for a theme that does not name them."""


def preferred(environment: Mapping[str, str]) -> str:
    """Return the name of the theme that goes with the terminal.

    Some terminals tell their colours in COLORFGBG as "foreground;background", in numbers of the 16
    colours: 7 and 9 to 15 are light ones (the convention of rxvt, followed by Konsole and others).
    """
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT_NAME if ground.isdigit() and (int(ground) == 7 or 9 <= int(ground) <= 15) else DARK_NAME

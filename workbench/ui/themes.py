"""The looks of the workbench, all chosen to be told apart without green and red.

Blue and orange stay apart under the three common forms of colour blindness (Okabe and Ito,
"Color Universal Design", 2008). Every text colour reaches a contrast of 4.5 against every ground it
is used on (WCAG 2.2, 1.4.3), which a test measures.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK_NAME = "newsroom-dark"
LIGHT_NAME = "newsroom-light"

_DARK = {
    "verified": "#6db5f7",
    "settled": "#6b96bf",
    "disputed": "#f5a04c",
    "unverifiable": "#c3a9ef",
    "open": "#a0abbd",
    "quiet": "#a0abbd",
    "rule": "#2e3645",
    "cursor": "#2b3a52",
    "cursor-idle": "#222b39",
    "claim": "#2c3d57",
    "source": "#e4b6d8",
    "cue": "#a9c4e8",
    "fact": "#f0d274",
    "title-bar": "#1d232e",
}
_LIGHT = {
    "verified": "#0a57a5",
    "settled": "#3f6c9b",
    "disputed": "#9c3f00",
    "unverifiable": "#6b3fa0",
    "open": "#59626f",
    "quiet": "#59626f",
    "rule": "#d5d2c8",
    "cursor": "#d6e4f5",
    "cursor-idle": "#e9e8e2",
    "claim": "#dbe7f6",
    "source": "#8a2a72",
    "cue": "#2d557f",
    "fact": "#6a4b00",
    "title-bar": "#eceae3",
}

DARK = Theme(
    name=DARK_NAME,
    primary="#6db5f7",
    secondary="#8fa3bf",
    accent="#f5a04c",
    warning="#f5a04c",
    error="#f5a04c",
    success="#6db5f7",
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
        "border": "#4d6a91",
        "border-blurred": _DARK["rule"],
        "scrollbar": "#3a4557",
        "scrollbar-hover": "#53627a",
        "scrollbar-active": "#6db5f7",
        "scrollbar-background": "#12161c",
        "scrollbar-background-hover": "#12161c",
        "scrollbar-background-active": "#12161c",
        "scrollbar-corner-color": "#12161c",
    },
)
"""Ink: for dim rooms."""

LIGHT = Theme(
    name=LIGHT_NAME,
    primary="#0a57a5",
    secondary="#5b6b80",
    accent="#9c3f00",
    warning="#9c3f00",
    error="#9c3f00",
    success="#0a57a5",
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
        "border": "#7ea0c8",
        "border-blurred": _LIGHT["rule"],
        "scrollbar": "#c3c0b5",
        "scrollbar-hover": "#a09d92",
        "scrollbar-active": "#0a57a5",
        "scrollbar-background": "#faf9f5",
        "scrollbar-background-hover": "#faf9f5",
        "scrollbar-background-active": "#faf9f5",
        "scrollbar-corner-color": "#faf9f5",
    },
)
"""Newsprint: for bright rooms."""

_CONTRAST_DARK = {
    "verified": "#8cc8ff", "settled": "#b4d2ee", "disputed": "#ffb45c", "unverifiable": "#dcc8ff",
    "open": "#d5dbe5", "quiet": "#d5dbe5", "rule": "#8a94a8", "cursor": "#12345f", "cursor-idle": "#1c2430",
    "claim": "#10305a", "source": "#ffcdf2", "cue": "#cfe2ff", "fact": "#ffe27a", "title-bar": "#101418",
}  # fmt: skip
_CONTRAST_LIGHT = {
    "verified": "#003a7d", "settled": "#003a7d", "disputed": "#7a2e00", "unverifiable": "#4a1f80",
    "open": "#333a45", "quiet": "#333a45", "rule": "#6b6b6b", "cursor": "#dcebfd", "cursor-idle": "#eeeeee",
    "claim": "#e2eefc", "source": "#661052", "cue": "#123a63", "fact": "#4a3400", "title-bar": "#f0f0f0",
}  # fmt: skip

CONTRAST_DARK = Theme(
    name="contrast-dark", primary="#8cc8ff", secondary="#d5dbe5", accent="#ffb45c", warning="#ffb45c",
    error="#ffb45c", success="#8cc8ff", foreground="#ffffff", background="#000000", surface="#000000",
    panel="#101418", dark=True,
    variables={
        **DARK.variables, **_CONTRAST_DARK, "block-cursor-background": _CONTRAST_DARK["cursor"],
        "border": "#8cc8ff", "border-blurred": _CONTRAST_DARK["rule"], "scrollbar": "#8a94a8",
        "scrollbar-background": "#000000",
    },
)  # fmt: skip
"""Every text at 7:1 or more (WCAG 2.2, 1.4.6), every edge at 3:1."""

CONTRAST_LIGHT = Theme(
    name="contrast-light", primary="#003a7d", secondary="#333a45", accent="#7a2e00", warning="#7a2e00",
    error="#7a2e00", success="#003a7d", foreground="#000000", background="#ffffff", surface="#ffffff",
    panel="#f0f0f0", dark=False,
    variables={
        **LIGHT.variables, **_CONTRAST_LIGHT, "block-cursor-background": _CONTRAST_LIGHT["cursor"],
        "block-cursor-foreground": "#000000", "border": "#003a7d",
        "border-blurred": _CONTRAST_LIGHT["rule"], "scrollbar": "#6b6b6b", "scrollbar-background": "#ffffff",
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

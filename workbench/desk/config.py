"""What a user has set: one TOML file, read with the standard library alone, in a millisecond or so.

A fault in the file never keeps the program from starting: the faulty line counts as not written, and is
told in one line.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from workbench.desk.locations import written_out

CONFIG_VARIABLE = "WORKBENCH_CONFIG"
"""Names the file in place of the one in the platform's configuration folder."""

ASCII_VARIABLE = "WORKBENCH_ASCII"
"""Set to 1, every sign of the screens is drawn in ASCII."""

KEY_STYLES = ("both", "vi", "arrows")
"""Which of the two sets of moving keys act."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "theme": ("auto", "newsroom-dark", "newsroom-light", "contrast-dark", "contrast-light"),
        "key_style": KEY_STYLES,
    }
)
"""Values of the settings that are one of several words."""

Value = str | bool | int
"""What a setting can be."""

DEFAULTS: Mapping[str, Value] = MappingProxyType(
    {
        "theme": "auto",
        "ascii": False,
        "animation": True,
        "key_style": "both",
        "editor": "",
        "reviewer": "",
        "store": "",
        "organisation": "",
        "organisation_url": "",
        "reviews_url": "",
        "disputed_rating": 0,
    }
)
"""Every setting beside the keys, with its value where nothing is written."""

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "theme": "Look of the screens; auto follows the terminal.",
        "ascii": "Draw every sign and line of the screens in ASCII.",
        "animation": "Let the screens move; false keeps them still.",
        "key_style": "Moving by letters (vi), by arrow keys (arrows), or by both.",
        "editor": "For long notes; where it is empty, $VISUAL or $EDITOR.",
        "reviewer": "Who decides, where no option and no variable says.",
        "store": "The store's file, where no option and no variable says; ~ is your home, and a path that is"
        " not absolute begins at this file's folder.",
        "organisation": "Who publishes the reviews, for `export --format claimreview`.",
        "organisation_url": "Its home page, likewise.",
        "reviews_url": "Address that a claim's id is added to, likewise.",
        "disputed_rating": "What disputed is worth there: 1 (false) to 4 (mostly true); 0 says nothing.",
    }
)
"""What each setting is for."""

RANGES: Mapping[str, range] = MappingProxyType({"disputed_rating": range(5)})
"""Values of the settings that are numbers."""


@dataclass(frozen=True, slots=True)
class Config:
    """What is set.

    Attributes:
        path: The file; it need not exist.
        keys: Keys by binding id ("review.verify"), as written: names parted by commas.
        origins: Where each setting comes from: "default", "file" or the name of a variable.
        faults: What is wrong with the file, a line each; what it is about counts as not written.
    """

    path: Path
    theme: str = "auto"
    ascii: bool = False
    animation: bool = True
    key_style: str = "both"
    editor: str = ""
    reviewer: str = ""
    store: str = ""
    organisation: str = ""
    organisation_url: str = ""
    reviews_url: str = ""
    disputed_rating: int = 0
    keys: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def config_path() -> Path:
    """Return the path of the file; nothing is created."""
    named = os.environ.get(CONFIG_VARIABLE, "")
    if named.strip():
        return written_out(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where the file is named

    return user_config_path("factcheck-workbench", appauthor=False) / "config.toml"


def load(path: Path | None = None) -> Config:
    """Return what is set; a file that is not there sets nothing.

    Args:
        path: The file, None for the usual one.
    """
    path = config_path() if path is None else path
    faults: list[str] = []
    written = _read(path, faults)
    values: dict[str, Value] = dict(DEFAULTS)
    origins = dict.fromkeys(DEFAULTS, "default")
    keys: dict[str, str] = {}
    for name, value in written.items():
        if name == "keys":
            keys = _keys(value, path, faults)
        elif (fault := fault_of(name, value)) is not None:
            faults.append(f"{path}: {fault}")
        elif isinstance(value, (str, bool, int)):
            values[name], origins[name] = value, "file"
    if os.environ.get(ASCII_VARIABLE, "") not in {"", "0"}:
        values["ascii"], origins["ascii"] = True, f"${ASCII_VARIABLE}"
    if os.environ.get("TEXTUAL_ANIMATIONS", "").lower() == "none":
        values["animation"], origins["animation"] = False, "$TEXTUAL_ANIMATIONS"
    texts = {name: str(value) for name, value in values.items() if isinstance(DEFAULTS[name], str)}
    return Config(
        path, ascii=values["ascii"] is True, animation=values["animation"] is True,
        disputed_rating=int(values["disputed_rating"]), keys=keys, origins=origins, faults=tuple(faults),
        **texts,
    )  # fmt: skip


def fault_of(name: str, value: object) -> str | None:
    """Return what is wrong with a setting other than a key, in one line, or None."""
    if name not in DEFAULTS:
        return f"there is no setting {name!r}{near(name, (*DEFAULTS, 'keys'))}"
    if isinstance(DEFAULTS[name], bool):
        return None if isinstance(value, bool) else f"{name} is true or false, not {value!r}"
    if name in RANGES:
        fits = type(value) is int and value in RANGES[name]
        return None if fits else f"{name} is a number from 0 to {RANGES[name][-1]}, not {value!r}"
    if name not in CHOICES:
        return None if isinstance(value, str) else f"{name} is a text in quotes, not {value!r}"
    if not isinstance(value, str) or value not in CHOICES[name]:
        return f"{name} is one of {', '.join(CHOICES[name])}, not {value!r}"
    return None


def near(word: str, words: tuple[str, ...]) -> str:
    """Return ``; did you mean …?`` where a word is much like one of some others, else nothing."""
    found = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""


def _read(path: Path, faults: list[str]) -> dict[str, object]:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return {}
    except OSError as error:
        faults.append(f"{path}: {error.strerror or error}; the defaults hold")
        return {}
    import tomllib  # noqa: PLC0415 - most have no such file, and the first frame waits for it

    try:
        with file:
            return tomllib.load(file)
    except UnicodeDecodeError:
        faults.append(f"{path}: not UTF-8; the defaults hold")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: not TOML: {error}; the defaults hold")
    except OSError as error:
        faults.append(f"{path}: {error.strerror or error}; the defaults hold")
    return {}


def _keys(value: object, path: Path, faults: list[str]) -> dict[str, str]:
    """Return the keys by binding id: ``[keys.review] verify = "v"`` and ``[keys] "review.verify" = "v"``."""
    if not isinstance(value, dict):
        faults.append(f'{path}: keys is a table: [keys.review], then verify = "v"')
        return {}
    found: dict[str, str] = {}
    for room, part in value.items():
        entries = part if isinstance(part, dict) else {"": part}
        for action, names in entries.items():
            name = f"{room}.{action}" if action else str(room)
            if isinstance(names, list) and all(isinstance(one, str) for one in names):
                found[name] = ",".join(names)
            elif isinstance(names, str):
                found[name] = names
            else:
                faults.append(f"{path}: the key of {name} is a word or a list of words, not {names!r}")
    return found

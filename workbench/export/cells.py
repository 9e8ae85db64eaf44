r"""The text of one CSV cell: what a spreadsheet would run or a file cannot hold, escaped reversibly.

Two marks are enough, and both start with an apostrophe, so that no other cell is touched:

``'`` before a cell that a spreadsheet would run (OWASP, "CSV Injection"): its first visible character
is ``=``, ``+``, ``-`` or ``@`` (full-width and small forms too), or it starts with a tab, a line feed or
a carriage return. A cell that starts with an apostrophe of its own gets one more, so that taking one
away is always right. A plain number is no formula and stays as it is, but for one that a spreadsheet would
keep as another: with more than 15 digits, with an exponent, or with a zero before others, as ids have them.

``'\`` before a cell with a character that UTF-8 cannot hold, that other readers of CSV lose or that a
terminal acts on: NUL and the other control characters (tabs and line feeds stay; spreadsheets drop carriage
returns), lone surrogates, the bidirectional controls and the noncharacters U+FFFE and
U+FFFF. In the rest of such a cell each of them is written as ``\uXXXX`` and a backslash as ``\\``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

GUARD = "'"
ESCAPED = "'\\"
SEPARATOR = " | "
"""Between the items of a cell that holds several."""

_RUN = re.compile(
    "['\t\r\n]"
    # Blank and invisible characters before the sign do not keep every spreadsheet from running it.
    "|[\\s\u00ad\u200b-\u200f\u2060\ufeff]*"
    # Full-width forms run in East Asian editions of Excel; the small forms fold to the same signs.
    "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
)
_OTHER_NUMBER = "0[0-9]+|[0-9]{16,}|[0-9]+[eE][0-9]+"
_KEPT_AS_ANOTHER = re.compile(rf"-?(?:{_OTHER_NUMBER})\Z")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_UNSAFE_OR_BACKSLASH = re.compile(_UNSAFE.pattern + r"|\\")
_BEFORE = "`"
_SUSPECT = re.compile(
    _BEFORE + "(?:[ '=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
    rf"|(?:{_OTHER_NUMBER})(?:{_BEFORE}|\Z))"
)
_ESCAPE = re.compile(r"\\(?:(\\)|u([0-9a-f]{4})|(?=(.?)))", re.DOTALL)
_BAR = re.compile(r"(\\*)\|")
_ESCAPED_BAR = re.compile(r"(\\+)\|")


def escape(text: str) -> str:
    """Return the cell for a text; ``unescape`` gives back every text exactly."""
    # Nearly all cells: nothing that is unsafe is printable, and no sign that runs is a letter or a digit.
    if not text or (text[0].isalnum() and text.isprintable()):
        return GUARD + text if _KEPT_AS_ANOTHER.match(text) else text
    if _UNSAFE.search(text):
        return ESCAPED + _UNSAFE_OR_BACKSLASH.sub(_written, text)
    if _RUN.match(text) and (not _NUMBER.match(text) or _KEPT_AS_ANOTHER.match(text)):
        return GUARD + text
    return text


def is_harmless(texts: Sequence[str]) -> bool:
    """Tell at once whether ``escape`` would leave all of some texts as they are.

    False may also mean that it would, but that looking at each is needed to tell.
    """
    text = _BEFORE + _BEFORE.join(texts)
    # Blank and invisible characters but the space are not printable, and none that is unsafe is.
    return text.isprintable() and _SUSPECT.search(text) is None


def escape_raw(text: str) -> str:
    r"""Return the cell for a text without the guard against formulas (``unescape_raw`` takes it back).

    What UTF-8 cannot hold is still escaped; so is the rare text that itself starts with ``'\``.
    """
    if _UNSAFE.search(text) or text.startswith(ESCAPED):
        return ESCAPED + _UNSAFE_OR_BACKSLASH.sub(_written, text)
    return text


def unescape(cell: str) -> str:
    """Return the text of a cell made by ``escape``.

    Raises:
        ValueError: An escape in the cell is none that ``escape`` writes.
    """
    if not cell.startswith(GUARD):
        return cell
    if cell.startswith(ESCAPED):
        return _ESCAPE.sub(_read, cell[len(ESCAPED) :])
    return cell[len(GUARD) :]


def unescape_raw(cell: str) -> str:
    """Return the text of a cell made by ``escape_raw``.

    Raises:
        ValueError: An escape in the cell is none that ``escape_raw`` writes.
    """
    return _ESCAPE.sub(_read, cell[len(ESCAPED) :]) if cell.startswith(ESCAPED) else cell


def join(items: Sequence[str]) -> str:
    r"""Return several items as one text: ``a | b``.

    A bar of an item's own becomes ``\|`` and backslashes right before it are doubled, so that most
    items stand as they are. Items that are all empty make an empty text: a column of units where no fact
    has one should look it.
    """
    if not any(items):
        return ""
    return SEPARATOR.join([_BAR.sub(r"\1\1\\|", item) if "|" in item else item for item in items])


def split(text: str, count: int | None = None) -> list[str]:
    """Return the items of a text made by ``join``.

    Args:
        text: What ``join`` returned.
        count: How many items there must be, where another column tells (``fact_types`` for the facts).
            Without it an empty text is no items, so only lists without empty items come back.

    Raises:
        ValueError: There are more or fewer items than that.
    """
    if not text:
        return [""] * (count or 0)
    items = [_ESCAPED_BAR.sub(_bar, item) for item in text.split(SEPARATOR)]
    if count is not None and len(items) != count:
        raise ValueError(f"{len(items)} items where {count} are expected")
    return items


def _written(match: re.Match[str]) -> str:
    char = match.group()
    return "\\\\" if char == "\\" else f"\\u{ord(char):04x}"


def _read(match: re.Match[str]) -> str:
    backslash, code, other = match.groups()
    if other is not None:
        raise ValueError(f"the escape \\{other} is none of \\\\ and \\uXXXX")
    return "\\" if backslash else chr(int(code, 16))


def _bar(match: re.Match[str]) -> str:
    return "\\" * (len(match.group(1)) // 2) + "|"

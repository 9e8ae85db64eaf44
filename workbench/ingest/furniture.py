"""What a web page says around its article: sign-ups, sharing, navigation, notices, links, code.

The rules stand in ``data/furniture.toml``. A rule looks at one short paragraph; none names a site.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from workbench.ingest.paragraphs import Paragraph, holds
from workbench.model import BlockRole


class Label(NamedTuple):
    """The role of a paragraph and the reason for it, in words for a reviewer."""

    role: BlockRole
    reason: str


class _Rule(NamedTuple):
    label: Label
    longest: int
    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    needs: tuple[str, ...]


_CALLS = ("a newsletter sign-up", "a call to subscribe, register or give", "a call to share or follow")
_CORRECTION = re.compile(
    r"\W*(?:corrections?|clarifications?|amendment|erratum|editor['\u2019]?s['\u2019]? note)\b"
    r"\s*(?:\([^)]{2,40}\)\s*)?[:,.\u2013\u2014-]"
    r"|\W*(?:an? (?:earlier|previous) version of )?this (?:article|story|post|piece|report)\b.{0,80}"
    r"\b(?:corrected|amended|clarified|misstated|misspelled|misidentified|revised"
    r"|incorrectly|wrongly|mistakenly)\b",
    re.IGNORECASE,
)
_SELLING = re.compile(
    r"(?:^|[.!?]\s+)(?:get|escape|discover|enjoy|join|stay|unlock|start|try|save|support|become|explore|find"
    r"|see|never miss|don['\u2019]t miss|choose|be the first|keep up|catch up|cut through|make sense|learn"
    r"|sign)\b"
    r"|\b(?:your|you['\u2019]ll|(?:tell|bring|giv|send|sent|help)\w* (?:to )?you)\b"
    r"|\b(?:all you need to know|every (?:day|weekday|morning|evening|week|saturday|sunday))\b"
    r"|\bour (?:\w+ )?(?:journalism|reporting|newsroom|team|experts|editors|e-?mail|newsletter|briefing)\b",
    re.IGNORECASE,
)


@cache
def _rules() -> tuple[_Rule, ...]:
    source = resources.files("workbench.ingest").joinpath("data/furniture.toml").read_text("utf-8")
    data = tomllib.loads(source)
    return tuple(_rule(row, data["lists"]) for row in data["rule"])


def _rule(row: dict[str, Any], lists: dict[str, str]) -> _Rule:
    def compiled(patterns: list[str]) -> re.Pattern[str] | None:
        joined = "|".join(patterns)
        for name, pattern in lists.items():
            joined = joined.replace(f"<{name}>", pattern)
        return re.compile(joined, re.IGNORECASE) if joined else None

    opening = [rf"\W*(?:{pattern})\W*$" for pattern in row.get("whole", ())]
    opening += [rf"\W*(?:{pattern})" for pattern in row.get("start", ())]
    return _Rule(
        Label(BlockRole(row["role"]), row["reason"]),
        row["longest"],
        compiled(opening),
        compiled(row.get("any", [])),
        tuple(row.get("needs", ())),
    )


def furniture(paragraph: Paragraph) -> Label | None:
    """Return the label of a paragraph that its own wording shows to be no part of the article, or None."""
    text, words = paragraph.text, paragraph.words
    lowered = text.lower()
    # A sentence that reports what somebody said is news, whatever words it shares with a sign-up.
    news = paragraph.sentence and words > 6 and paragraph.says
    for rule in _rules():
        if words > rule.longest or (news and rule.label.role is BlockRole.PROMO):
            continue
        if rule.opening and rule.opening.match(text):
            return rule.label
        if rule.anywhere and (not rule.needs or holds(lowered, rule.needs)) and rule.anywhere.search(text):
            return rule.label
    return None


def is_correction(paragraph: Paragraph) -> bool:
    """Say whether a paragraph corrects the article or is its editor's note: it states facts, so it stays."""
    return paragraph.words <= 150 and bool(_CORRECTION.match(paragraph.text))


def is_call(label: Label | None) -> bool:
    """Say whether a label is a call to the reader, beside which more of the same may stand."""
    return label is not None and label.reason in _CALLS


def sells(paragraph: Paragraph) -> bool:
    """Say whether a paragraph speaks to the reader as an advertisement does; believed only beside a call."""
    text = paragraph.text
    return paragraph.words <= 45 and bool(_SELLING.search(text)) and not paragraph.reports

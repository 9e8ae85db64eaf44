"""The filters that can be chosen, in words, and what choosing one makes of a view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from workbench.model import (
    AttributionType,
    ClaimKind,
    Flag,
    FrameClass,
    MentionType,
    SourceCheckStatus,
    VerdictValue,
)
from workbench.store.rows import Condition, Dimension, View
from workbench.ui import wording

HEADINGS: dict[Dimension, str] = {
    "verdict": "Verdict",
    "source_status": "Source check",
    "outlet": "Outlet",
    "speaker": "Speaker",
    "fact_type": "Type of fact",
    "kind": "Kind of claim",
    "attribution_type": "Attribution",
    "frame_class": "Said or meant",
    "flag": "Flag",
}
"""The dimensions in the order of the dialog."""

READERS: dict[Dimension, Callable[[str], str]] = {
    "verdict": VerdictValue,
    "source_status": SourceCheckStatus,
    "outlet": str,
    "speaker": str,
    "fact_type": MentionType,
    "kind": ClaimKind,
    "attribution_type": AttributionType,
    "frame_class": lambda value: FrameClass(value) if value else "",
    "flag": Flag,
}
"""What makes the value that a view takes out of the word that the store counts."""

TRAITS: dict[str, tuple[str, str]] = {
    "has_evidence": ("with evidence", "without evidence"),
    "reopened": ("reopened: a source or the text changed", "not reopened"),
    "has_note": ("with notes", "without notes"),
    "retired": ("set aside: dropped, split, united, gone", "not set aside"),
    "reports_only": ("without beliefs, plans and attitudes", "only beliefs, plans and attitudes"),
}
"""What a claim has or has not, by the name of the view's field: in words for both."""

OFFERED: dict[str, tuple[tuple[str, str], ...]] = {
    HEADINGS["frame_class"]: (("reports_only", "with"),),
    "Work done on it": (
        ("has_evidence", "with"),
        ("has_evidence", "without"),
        ("reopened", "with"),
        ("has_note", "with"),
        ("retired", "with"),
        ("retired", "without"),
    ),
}
"""The traits that can be chosen, by the heading that they stand under."""

Facets = dict[Dimension, list[tuple[str, int]]]
"""The values of each dimension with their counts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen: dimension None stands for the other choices, by their name.

    Attributes:
        count: Claims that have it, None where they are not counted.
    """

    dimension: Dimension | None
    value: str
    count: int | None = None


def value_words(dimension: Dimension, value: str) -> str:
    """Return a value as the screen names it."""
    if dimension == "frame_class":
        return wording.FRAME_WORDS[value]
    if not value:
        return f"no {dimension}"
    if dimension == "verdict":
        return str(wording.VERDICT_MARKS[VerdictValue(value)])
    if dimension == "source_status":
        return str(wording.CHECK_MARKS[SourceCheckStatus(value)])
    if dimension == "flag":
        return wording.FLAG_WORDS[Flag(value)]
    return wording.spaced(value) if dimension not in ("outlet", "speaker") else value


def filter_words(view: View) -> str:
    """Return the filters of a view in words, or ""."""
    parts = [
        value_words(dimension, str(value))
        for dimension in HEADINGS
        if (value := getattr(view, dimension)) is not None
    ]
    parts.extend(trait_words(name, wanted) for name in TRAITS if (wanted := getattr(view, name)) is not None)
    parts.extend(_condition_words(one) for one in view.conditions)
    if view.retired is not None:
        parts.append("set aside" if view.retired else "not set aside")
    if view.search:
        parts.append(f"“{view.search}”")
    return ", ".join(parts)


def _condition_words(one: Condition) -> str:
    if one.subject == "search":
        words = [f"“{value}”" for value in one.values]
    elif one.subject == "decided_by":
        words = [f"decided by {value}" for value in one.values]
    else:
        words = [value_words(one.subject, value) for value in one.values]
    return ("not " if one.negated else "") + " or ".join(words)


def choose(view: View, choice: Choice) -> View:
    """Return the view after a choice; choosing what is in force takes it away."""
    if choice.dimension is None:
        return cleared(view) if choice.value == "clear" else _turned(view, choice.value)
    dimension, value = choice.dimension, choice.value
    same = getattr(view, dimension) == value
    changes: dict[str, Any] = {dimension: None if same else READERS[dimension](value)}
    changes["conditions"] = tuple(one for one in view.conditions if one.subject != dimension)
    if dimension == "frame_class":
        changes["reports_only"] = None
    return replace(view, **changes)


def _turned(view: View, trait: str) -> View:
    name, _, kind = trait.partition(" ")
    changes: dict[str, Any] = {name: None if getattr(view, name) is (kind == "with") else kind == "with"}
    if name == "reports_only":
        changes["frame_class"] = None
    return replace(view, **changes)


def trait_words(name: str, wanted: bool) -> str:
    """Return in words that a claim shall have a trait, or shall not."""
    return TRAITS[name][0 if wanted else 1]


def cleared(view: View) -> View:
    """Return the view without any filter, in the same order."""
    return View(article_id=view.article_id, sort=view.sort, descending=view.descending)

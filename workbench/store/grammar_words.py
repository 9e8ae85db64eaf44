"""The keys and words of the filter grammar, and what a person can have meant by part of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from workbench.errors import InputError
from workbench.model import (
    AttributionType,
    ClaimKind,
    Flag,
    FrameClass,
    MentionType,
    SourceCheckStatus,
    VerdictValue,
)
from workbench.store.views import Sort

Field = Literal[
    "outlet", "speaker", "fact_type", "kind", "flag", "verdict", "attribution_type", "frame_class",
    "source_status", "decided_by", "search", "has", "is", "sort", "article",
]  # fmt: skip
"""What a key is about: the subject of a condition, or a field of a view."""

Known = Callable[[Field], Sequence[str]]
"""Returns the names that there are of outlets, speakers or reviewers."""

NONE = "none"
"""The word for the value "": no outlet, no speaker, nobody cited."""

ANY = "any"
"""The verdict that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A key of the grammar.

    Attributes:
        name: As it is written before the colon.
        field: What it is about.
        help: One line.
        words: The values there are, by the words for them; empty where any name will do.
    """

    name: str
    field: Field
    help: str
    words: dict[str, str]

    @property
    def named(self) -> bool:
        """Whether its values are names out of the articles or of reviewers."""
        return not self.words and self.field not in {"article", "search"}


def _own(words: Iterable[str]) -> dict[str, str]:
    return {str(word): str(word) for word in words}


SORTS = {
    "place": Sort.PLACE, "risk": Sort.RISK, "worth": Sort.CHECKWORTHINESS, "outlet": Sort.OUTLET,
    "speaker": Sort.SPEAKER, "verdict": Sort.VERDICT, "kind": Sort.KIND, "certainty": Sort.CONFIDENCE,
    "time": Sort.TIME,
}  # fmt: skip
"""The orders by their words."""

BEST_LAST = frozenset({Sort.CHECKWORTHINESS, Sort.TIME})
"""Orders whose interesting end comes last when ascending: they stand turned round unless told otherwise."""

TRAITS = {"note": "has_note", "evidence": "has_evidence"}
STATES = {"reopened": "reopened", "dropped": "retired", "report": "reports_only"}
"""The fields of a view that are true or false, by the words after ``has:`` and ``is:``."""

KEYWORDS: tuple[Keyword, ...] = (
    Keyword("outlet", "outlet", "cited for the claim; none: no outlet", {}),
    Keyword("speaker", "speaker", "who says it; none: nobody named", {}),
    Keyword("type", "fact_type", "a fact of this type is in it", _own(MentionType)),
    Keyword("kind", "kind", "the claim as a whole", _own(ClaimKind)),
    Keyword(
        "verdict",
        "verdict",
        "yours, or that of reviewer:",
        {"open": VerdictValue.UNREVIEWED.value, **_own(VerdictValue), ANY: ANY},
    ),
    Keyword("source", "source_status", "what the source check says", _own(SourceCheckStatus)),
    Keyword("flag", "flag", "a warning about the reading", _own(Flag)),
    Keyword("class", "frame_class", "said, believed, planned or felt", {**_own(FrameClass), NONE: ""}),
    Keyword("attribution", "attribution_type", "how it is quoted", _own(AttributionType)),
    Keyword("reviewer", "decided_by", "decided by; with verdict: whose verdict", {}),
    Keyword("has", "has", "with notes, with evidence", TRAITS),
    Keyword("is", "is", "reopened, set aside, a report", STATES),
    Keyword("text", "search", "words in a row, in the claim or its notes", {}),
    Keyword("sort", "sort", "the order; sort:-risk turns it round", _own(SORTS)),
    Keyword("article", "article", "id of an article", {}),
)
"""All keys, those needed most first."""

SUBJECTS = {keyword.field: keyword for keyword in KEYWORDS}
"""The keys by what they are about."""


class GrammarError(InputError):
    """A filter's text that means nothing, with its place.

    Attributes:
        at: Offset of what is wrong, in code points from 0.
        end: Offset after it.
        what: What is wrong, without the place.
    """

    def __init__(self, what: str, at: int, end: int) -> None:
        """Say what is wrong, and where."""
        super().__init__(f"column {at + 1}: {what}")
        self.what = what
        self.at = at
        self.end = end


def plain(word: str) -> str:
    """Return a word as it is compared: case, "_" and "-" do not matter."""
    return word.casefold().replace("_", " ").replace("-", " ").strip()


def meant(typed: str, words: Iterable[str]) -> list[str]:
    """Return the words that can be meant by the beginning of one: the same word alone, where there is one.

    Without any that begins so, those in which a later word does.
    """
    wanted = plain(typed)
    words = list(dict.fromkeys(words))
    same = [word for word in words if plain(word) == wanted]
    if same:
        return same[:1]
    first = [word for word in words if plain(word).startswith(wanted)]
    return first or [word for word in words if f" {wanted}" in plain(word)]


def suggestion(typed: str, words: Sequence[str]) -> str:
    """Return what would be right instead, as the end of a sentence."""
    near = get_close_matches(plain(typed), [plain(word) for word in words[:2000]], n=1, cutoff=0.6)
    named = next((word for word in words if near and plain(word) == near[0]), None)
    if named is not None:
        return f"did you mean {named}?"
    return f"one of: {listed(words)}" if words else "there is none here"


def listed(words: Sequence[str], most: int = 8) -> str:
    """Return the first words of a list in a row."""
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")

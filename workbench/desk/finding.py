"""What helps somebody to write a filter: the names there are, and words that can stand where one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.store.grammar_words import KEYWORDS, Field, Keyword, Known, meant
from workbench.store.rows import View

if TYPE_CHECKING:
    from workbench.store import Dimension, Store

Counts = Mapping[Field, Sequence[tuple[str, int | None]]]
"""Values with their claims, most first, by what they are values of; None where they are not counted yet."""

MOST = 40
"""Words offered at a time."""

COUNTED: tuple[Dimension, ...] = (
    "outlet", "speaker", "fact_type", "kind", "verdict", "source_status", "flag", "frame_class",
    "attribution_type",
)  # fmt: skip
"""What the store counts claims by."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that can stand at a place of a filter's text.

    Attributes:
        word: As it is written there, a colon or a space after it included.
        at: Offset of what it takes the place of.
        end: Offset after that.
        help: What it does, or "".
        count: Claims that have it, None where they are not counted.
    """

    word: str
    at: int
    end: int
    help: str = ""
    count: int | None = None

    def same_as(self, other: Offer) -> bool:
        """Return whether it puts the same word at the same place, whatever is known of it by now."""
        return (self.word, self.at) == (other.word, other.at)


def names_of(store: Store, view: View) -> Known:
    """Return what tells the names that there are in a view's article, read from the store when asked for."""
    held: dict[Field, list[str]] = {}

    def known(field: Field) -> list[str]:
        if field not in held:
            held[field] = names_for(store, view, field)
        return held[field]

    return known


def names_for(store: Store, view: View, field: Field) -> list[str]:
    """Return the names that there are of a key that takes any, in a view's article; at once at any size."""
    if field == "decided_by":
        return store.reviewers()
    return store.names(view.article_id, field) if field in ("outlet", "speaker") else []


def narrowed(store: Store, view: View, text: str) -> View:
    """Return a view with a filter's text laid over it; each of the two leaves out what the other does.

    Raises:
        InputError: The text means nothing, or says again what the view says otherwise.
    """
    from workbench.store.grammar import parse  # noqa: PLC0415 - only to read a filter

    within = View(article_id=view.article_id, reviewer=view.reviewer)
    wanted = parse(text, within, names_of(store, within))
    changes = {}
    for field in fields(View):
        given, asked, usual = (getattr(one, field.name) for one in (view, wanted, View()))
        if asked != usual and given not in (usual, asked):
            raise InputError(
                f"--filter {text!r}: an option says another {field.name.replace('_', ' ')} already"
            )
        changes[field.name] = asked if asked != usual else given
    return View(**changes)


def offers(text: str, at: int, counts: Counts) -> list[Offer]:
    """Return what can stand at the cursor of a filter's text, the most frequent first.

    Args:
        text: As typed so far.
        at: Offset of the cursor.
        counts: Values with their claims; those of a key that is not in it have no count.
    """
    start = at = min(at, len(text))  # the field may have lost letters since
    while start and not text[start - 1].isspace():
        start -= 1
    typed = text[start:at]
    minus = len(typed) - len(typed.removeprefix("-"))
    name, colon, rest = typed[minus:].partition(":")
    if not colon:
        return _keys(name, start + minus, at)
    found = meant(name, (keyword.name for keyword in KEYWORDS))
    if len(found) != 1:
        return []
    keyword = next(one for one in KEYWORDS if one.name == found[0])
    before, _, value = rest.rpartition(",")
    given = {part.strip('"').casefold() for part in before.split(",")}
    start = at - len(value)
    return [
        offer
        for offer in _values(keyword, value.lstrip('"'), start, at, counts)
        if offer.word.strip('" ').casefold() not in given
    ][:MOST]


def _keys(typed: str, at: int, end: int) -> list[Offer]:
    if typed.startswith('"'):
        return []
    words = meant(typed, (keyword.name for keyword in KEYWORDS)) if typed else [k.name for k in KEYWORDS]
    helps = {keyword.name: keyword.help for keyword in KEYWORDS}
    return [Offer(f"{word}:", at, end, helps[word]) for word in words]


def _values(keyword: Keyword, typed: str, at: int, end: int, counts: Counts) -> list[Offer]:
    counted = dict(counts.get(keyword.field, ()))
    known = keyword.field in counts
    if keyword.words:
        words = {word: counted.get(stored, 0) if known else None for word, stored in keyword.words.items()}
        if keyword.field == "verdict":
            del words["unreviewed"]  # the same as open
            words["any"] = None
    else:
        words = {value or "none": count for value, count in counted.items()}
    found = meant(typed, words) if typed else [*words]
    if known:
        found.sort(key=lambda word: -(words[word] or 0))
    return [Offer(_written(word), at, end, "", words[word]) for word in found]


def _written(word: str) -> str:
    if any(char.isspace() or char in ',"\\' for char in word):
        return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '" '
    return word + " "

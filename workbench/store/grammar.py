"""Filters as text, to a view and back: ``outlet:beacon type:weapon verdict:open -flag:vague "old dam"``.

``key:value`` narrows; several values with commas between them mean any of these; a minus before it all means
none. Words without a key are searched for, each from its start; words in quotation marks stand in a row.
Keys and values may be cut short as long as they can mean one thing only. All parts must hold together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
from workbench.store.grammar_terms import KEY, Term, Value, terms
from workbench.store.grammar_words import (
    ANY,
    BEST_LAST,
    NONE,
    SORTS,
    STATES,
    SUBJECTS,
    TRAITS,
    GrammarError,
    Keyword,
    Known,
    listed,
    meant,
    plain,
    suggestion,
)
from workbench.store.views import Condition, Sort, View

_NEEDS_QUOTES = re.compile(r'[\s,"\\]')

_READERS: dict[str, Any] = {
    "outlet": str,
    "speaker": str,
    "fact_type": MentionType,
    "kind": ClaimKind,
    "flag": Flag,
    "verdict": VerdictValue,
    "attribution_type": AttributionType,
    "frame_class": lambda value: FrameClass(value) if value else "",
    "source_status": SourceCheckStatus,
}
"""What makes the value of a view's own field, for the subjects that have one."""


def parse(text: str, within: View | None = None, known: Known | None = None) -> View:
    """Return the view that a text means.

    Args:
        text: What somebody typed.
        within: Gives the article, the reviewer and the order that hold where the text names none.
        known: Tells the names there are, so that part of one is enough; None takes names as they stand.

    Raises:
        GrammarError: The text means nothing; the error has the place.
    """
    return _Reading(within or View(), known).of(terms(text))


class _Reading:
    """Puts a view together, term by term."""

    def __init__(self, within: View, known: Known | None) -> None:
        self._known = known
        self._fields: dict[str, Any] = {
            "article_id": within.article_id,
            "reviewer": within.reviewer,
            "sort": within.sort,
            "descending": within.descending,
        }
        self._said: set[str] = set()
        self._words: list[str] = []
        self._conditions: list[Condition] = []

    def of(self, found: Iterator[Term]) -> View:
        for term in found:
            if term.keyword is None:
                self._search(term)
            else:
                self._take(term, term.keyword)
        if self._words:
            self._fields["search"] = " ".join(self._words)
        if "verdict" in self._said and "reviewer" in self._said:
            whose = Condition("decided_by", (self._fields["reviewer"],))
            self._conditions.remove(whose)
        return View(**self._fields, conditions=tuple(self._conditions))

    def _search(self, term: Term) -> None:
        words = term.values[0].text
        if term.negated or len(words.split()) > 1:
            self._conditions.append(Condition("search", (words,), term.negated))
        else:
            self._words.extend(words.split())

    def _take(self, term: Term, keyword: Keyword) -> None:
        if not term.values:
            hint = listed([*keyword.words]) if keyword.words else keyword.help
            raise GrammarError(f"{keyword.name}: which? {hint}", term.at, term.end)
        field = keyword.field
        if field in {"has", "is", "sort", "article"}:
            self._take_one(term, keyword)
            return
        values = tuple(dict.fromkeys(self._read(value, keyword) for value in term.values))
        if field == "verdict":
            self._said.add("verdict")
            if ANY in values:
                return
        alone = len(values) == 1 and not term.negated
        if field == "decided_by" and alone:
            self._once("reviewer", term, "one reviewer only; with commas for any of several")
            self._fields["reviewer"] = values[0]
        if alone and field in _READERS and self._fields.get(field) is None:
            self._fields[field] = _READERS[field](values[0])
        else:
            self._conditions.append(Condition(field, values, term.negated))  # type: ignore[arg-type]  # a subject

    def _take_one(self, term: Term, keyword: Keyword) -> None:
        """Take a term whose key has one value at a time."""
        if len(term.values) > 1:
            first, second = term.values[:2]
            say = f"one at a time: {keyword.name}:{first.text} {keyword.name}:{second.text}"
            raise GrammarError(say if keyword.field in {"has", "is"} else "one only", second.at, second.end)
        value = term.values[0]
        if keyword.field == "sort":
            self._once("sort", term, "there is an order already")
            turned = value.text.startswith("-") or term.negated
            bare = replace(value, text=value.text.removeprefix("-"), at=value.at + value.text.startswith("-"))
            sort = SORTS[self._read(bare, keyword)]
            self._fields |= {"sort": sort, "descending": (sort in BEST_LAST) is not turned}
        elif keyword.field == "article":
            if term.negated:
                raise GrammarError("one article, or all: no minus here", term.at, term.at + 1)
            self._once("article", term, "there is an article already")
            if self._fields["article_id"] not in {None, value.text}:
                raise GrammarError("one article's claims are listed: no other's", value.at, value.end)
            self._fields["article_id"] = value.text
        else:
            field = self._read(value, keyword)
            self._once(field, term, "this was said already")
            self._fields[field] = not term.negated

    def _once(self, what: str, term: Term, otherwise: str) -> None:
        if what in self._said:
            raise GrammarError(otherwise, term.at, term.end)
        self._said.add(what)

    def _read(self, value: Value, keyword: Keyword) -> str:
        """Return the value that the store has for what was typed."""
        typed = value.text
        if not typed and not value.quoted:
            hint = listed([*keyword.words]) if keyword.words else keyword.help
            raise GrammarError(f"{keyword.name}: which? {hint}", value.at, value.end)
        if keyword.field == "search" or (value.quoted and not keyword.words):
            return typed
        if not keyword.words and plain(typed) == NONE and keyword.field != "decided_by":
            return ""
        words = [*keyword.words] if keyword.words else [*self._known(keyword.field)] if self._known else None
        if words is None:
            return typed
        found = meant(typed, (word for word in words if word))
        if len({keyword.words.get(word, word) for word in found}) == 1:
            return keyword.words.get(found[0], found[0])
        if found:
            raise GrammarError(f"“{typed}” can be {listed(found, 4)}: write more of it", value.at, value.end)
        right = suggestion(typed, [word for word in words if word])
        raise GrammarError(f"there is no {keyword.name} “{typed}”: {right}", value.at, value.end)


def unparse(view: View, within: View | None = None) -> str:
    """Return the text that means a view; what equals ``within`` (see ``parse``) is left out."""
    within = within or View()
    parts: list[str] = []
    if view.article_id is not None and view.article_id != within.article_id:
        parts.append(f"article:{_written(view.article_id)}")
    parts += [
        _term(field, (str(value),)) for field in _READERS if (value := getattr(view, field)) is not None
    ]
    for key, states in (("has", TRAITS), ("is", STATES)):
        parts += [
            f"{'-' if not wanted else ''}{key}:{word}"
            for word, name in states.items()
            if (wanted := getattr(view, name)) is not None
        ]
    asked = view.verdict is not None or any(one.subject == "verdict" for one in view.conditions)
    whose = Condition("decided_by", (view.reviewer,)) if view.reviewer is not None else None
    if whose is not None and view.reviewer != within.reviewer and (asked or whose not in view.conditions):
        parts.append(_term("decided_by", whose.values) + ("" if asked else f" verdict:{ANY}"))
    parts += [_condition(one) for one in view.conditions]
    parts += [_searched(word) for word in (view.search or "").split()]
    if (view.sort, view.descending) != (within.sort, within.descending):
        turned = view.descending is not (view.sort in BEST_LAST)
        parts.append(f"sort:{'-' if turned else ''}{_sort_word(view.sort)}")
    return " ".join(parts)


def _condition(one: Condition) -> str:
    minus = "-" if one.negated else ""
    if one.subject == "search" and len(one.values) == 1 and (one.negated or len(one.values[0].split()) > 1):
        return minus + (_quoted(one.values[0]) if not one.negated else _searched(one.values[0]))
    return minus + _term(one.subject, one.values)


def _term(field: str, values: tuple[str, ...]) -> str:
    keyword = SUBJECTS[field]  # type: ignore[index] # every subject and field of a view has a key
    return f"{keyword.name}:{','.join(_value_word(keyword, value) for value in values)}"


def _value_word(keyword: Keyword, value: str) -> str:
    if keyword.words:
        return next(word for word, stored in keyword.words.items() if stored == value)
    return NONE if not value and keyword.field in {"outlet", "speaker"} else _written(value)


def _written(value: str) -> str:
    special = not value or _NEEDS_QUOTES.search(value) or plain(value) == NONE
    return _quoted(value) if special else value


def _searched(word: str) -> str:
    return _quoted(word) if _NEEDS_QUOTES.search(word) or word.startswith("-") or KEY.match(word) else word


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _sort_word(sort: Sort) -> str:
    return next(word for word, one in SORTS.items() if one is sort)

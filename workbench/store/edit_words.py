"""Edits in words, one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.model import Entry
from workbench.store.edit_payloads import Edit, edit_of, edit_problem

_SHOWN = 60
"""Characters of the article's words that a line shows."""

_WORDS: Mapping[Edit, Callable[[Mapping[str, Any]], str]] = {
    Edit.ADD: lambda said: f"added: {_cut(said['makes'][0]['text'])}",
    Edit.SPLIT: lambda said: f"split into {len(said['makes'])}",
    Edit.MERGE: lambda said: f"{len(said['takes'])} claims merged",
    Edit.SPANS: lambda said: f"words: {_cut(said['text'])}",
    Edit.OUTLET: lambda said: f"outlet: {said['outlet'] or 'none'}",
    Edit.SPEAKER: lambda said: f"speaker: {said['speaker'] or 'none'}",
    Edit.KIND: lambda said: f"type: {said['kind']}",
    Edit.FACT: lambda said: f"fact {_cut(said['text'])}: {said['type'] or 'none'}",
    Edit.DROP: lambda _: "dropped",
    Edit.BRING_BACK: lambda _: "brought back",
    Edit.NO_FACT: lambda said: f"no fact: {_cut(said['text'])}",
    Edit.FACT_AFTER_ALL: lambda said: f"no fact taken back: {_cut(said['text'])}",
    Edit.LINE_IN: lambda said: f"line brought back: {_cut(said['text'])}",
    Edit.LINE_OUT: lambda said: f"line left out: {_cut(said['text'])}",
}


def summary(entry: Entry) -> str:
    """Return what an edit says in one line; text from the article in it is as the article has it."""
    kind = edit_of(entry.payload)
    if kind is None or edit_problem(entry.payload, entry.claim_id) is not None:
        return "an edit of an early version"
    return _WORDS[kind](entry.payload)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"

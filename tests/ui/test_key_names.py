"""Sentences name the keys that act now: every one is a template of binding ids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbench.ui
from workbench.ui.key import NO_KEY, choose_keys
from workbench.ui.key_names import PALETTE, by_id, ids_in, said, shown_key

UI = Path(workbench.ui.__file__).parent

ALONE = r"(?<![\w'’“”.=%…)])(?:[b-zB-HJ-Z&#;:@<>\\]|[.,+/-](?= [a-z]))(?<!\w /)(?=[ ),;:](?:[^=]|$))"
"""A letter or a sign that stands for itself, as the name of a key does; "a" and "I" are words."""

NAMED = r"\b(?:esc|escape|ctrl\+\w|tab|f\d)\b(?! *[({])"
"""A key with a name. Of enter, the arrows and the digits no dialog can be without: they are fixed."""

BARE = re.compile(f"{ALONE}|{NAMED}")

ALLOWED = {
    "ctrl+q": "leaves from everywhere, dialogs and fields too: fixed beside the key that can be changed",
    "tab": "goes from pane to pane in every program: fixed",
    "escape closes it": "escape closes every dialog: fixed",
    "close with escape": "the same",
    "escape leaves it": "the same",
    "60 s left out": "seconds",
    "columns x rows": "a size",
    "python -m": "a command",
    "keys are written as": "how any key is written in the configuration",
    " / ": "or",
}
"""Names of keys that stay, each with the reason."""


def sentences() -> Iterator[tuple[str, str]]:
    """Yield the strings of the screens that are words for a reader, each with the place it stands at."""
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passed = {id(node) for node in _not_words(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
                yield f"{path.relative_to(UI)}:{node.lineno}", node.value


def _not_words(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):  # docstrings, and those below a name
            yield from (each.value for each in body if isinstance(each, ast.Expr))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Key", "Binding"}:
            yield from (one for each in node.args[:2] for one in ast.walk(each))
            yield from (each.value for each in node.keywords if each.arg in {"shown", "id", "keys"})
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(getattr(target, "id", "") in {"DEFAULT_CSS", "CSS", "_STYLE"} for target in targets):
                yield from ast.walk(node)


def _bare(words: str) -> str:
    """Return a sentence without its places, and a part of one without the stop that it begins with."""
    return re.sub(r"\{[\w.]*\}", "…", words).lstrip("”\u2019'):;,. ")


def test_every_sentence_names_keys_that_there_are() -> None:
    found = [(place, name) for place, words in sentences() for name in ids_in(words)]
    assert len(found) > 60, "the scan finds the sentences"
    assert [each for each in found if each[1] not in by_id()] == []


def test_no_sentence_names_a_bare_key() -> None:
    bare = [
        f"{place}: {words}"
        for place, words in sentences()
        if " " in words.strip() and BARE.search(_bare(words)) and not any(each in words for each in ALLOWED)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "words", ["z takes it back.", "Here: F shows all", "date unknown (p)", "+ makes a claim", "escape does."]
)
def test_the_scan_sees_a_bare_key(words: str) -> None:
    assert BARE.search(words)


def test_a_sentence_follows_the_map() -> None:
    words = "{title}: {review.undo} takes it back."
    assert said(words, title="{review.drop} {x}") == "{review.drop} {x}: z takes it back."
    undo = by_id()["review.undo"]
    try:
        choose_keys([(undo, "f6,ctrl+t")])
        assert said(words, title="T") == "T: f6 takes it back."
        choose_keys([(undo, NO_KEY)])
        assert said(words, title="T") == "T: ctrl+p, Undo takes it back."
        choose_keys([(undo, NO_KEY), (by_id()[PALETTE], "f9")])
        assert shown_key("review.undo") == "f9, Undo"
    finally:
        choose_keys([])
    with pytest.raises(KeyError):
        said("{review.nothing}")

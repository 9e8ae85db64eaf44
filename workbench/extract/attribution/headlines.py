"""Frames in headlines, whose short grammar the parser seldom reads: "Name: claim", "Name Slams Name"."""

from __future__ import annotations

from workbench.extract.attribution.content import tidy
from workbench.extract.attribution.cues import Cue, CueTable
from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import Source, SourceKind, kind_of
from workbench.extract.attribution.tails import cut_tail
from workbench.extract.attribution.tree import Tree

_LONGEST_LABEL = 8
"""Tokens before a colon, or before the verb, that can still be a name with its title."""
_LABELS = frozenset({SourceKind.DOCUMENT, SourceKind.PERSON, SourceKind.INSTITUTION})
_CONTENT_LICENCES = frozenset(
    {"that-clause", "object-np", "predicate", "to-infinitive", "object-infinitive", "quote-inversion"}
)
_FUNCTION_WORDS = frozenset(
    {"of", "for", "in", "on", "to", "after", "as", "amid", "and", "or", "with", "at", "is"}
)


def read_headline(table: CueTable, tree: Tree, found: list[Reading]) -> list[Reading]:
    """Return a headline's frames: those found already, else its label or its verb.

    Args:
        table: The cues.
        tree: The headline.
        found: What the rules for running text made of it.
    """
    colon = next(
        (token for token in range(min(len(tree), _LONGEST_LABEL + 1)) if tree.lower[token] == ":"), None
    )
    start = 0
    if colon:
        label = _label(table, tree, colon)
        if label is not None:
            return [label]
        start = colon + 1
    if found:
        return found
    verb = _verb(table, tree, start)
    return [verb] if verb is not None else []


def _label(table: CueTable, tree: Tree, colon: int) -> Reading | None:
    words = [token for token in range(colon) if not tree.is_filler(token)]
    if not words or colon + 1 >= len(tree):
        return None
    if any(tree.pos[token] in {"VERB", "AUX"} and tree.lower[token] not in tree.names for token in words):
        return None
    head = words[-1]
    named = all(tree.lower[token] in tree.names for token in words)
    kind = kind_of(table, tree, head)
    if not named and kind not in _LABELS:
        return None
    if not named and len(words) > 1 and not any(tree.lower[token] in tree.names for token in words):
        return None
    source = Source(head, words[0], colon, SourceKind.NAME if named else kind)
    content = TokenRange(tree.block, *tree.trim(colon + 1, len(tree)))
    cue = TokenRange(tree.block, colon, colon + 1)
    return Reading("headline-label", tree.block, None, cue, source, [content])


def _verb(table: CueTable, tree: Tree, start: int) -> Reading | None:
    """Read the first word that can be the headline's verb and reports."""
    for token in range(start + 1, min(len(tree) - 1, start + _LONGEST_LABEL)):
        if tree.lower[token] in _FUNCTION_WORDS or tree.is_filler(token):
            return None
        cue = table.verbs.get(tree.lower[token])
        if cue is None or not _agrees(tree, token) or not cue.licences & _CONTENT_LICENCES:
            if tree.pos[token] in {"VERB", "AUX"}:
                return None
            continue
        if tree.lower[token + 1] in _FUNCTION_WORDS - {"to", "as"}:
            return None
        return _reading(table, tree, start, token, cue)
    return None


def _agrees(tree: Tree, verb: int) -> bool:
    """Say whether a word can be a finite verb of the noun before it: one has the -s, the other not."""
    subject = tree.lower[verb - 1]
    if tree.pos[verb - 1] == "ADV" and verb > 1:
        subject = tree.lower[verb - 2]
    lower = tree.lower[verb]
    if lower.endswith("ed"):
        return True
    plural = subject.endswith("s") and not subject.endswith(("ss", "'s", "’s"))
    return plural != lower.endswith("s") or (lower.endswith("s") and subject in tree.names)


def _reading(table: CueTable, tree: Tree, start: int, verb: int, cue: Cue) -> Reading | None:
    words = [token for token in range(start, verb) if not tree.is_filler(token) and tree.pos[token] != "ADV"]
    if not words:
        return None
    head = words[-1]
    source = Source(head, words[0], head + 1, kind_of(table, tree, head))
    content = tidy(tree, [cut_tail(table, tree, verb, (verb + 1, len(tree)))])
    if not content:
        return None
    return Reading(
        "headline-verb",
        tree.block,
        verb,
        TokenRange(tree.block, verb, verb + 1),
        source,
        [TokenRange(tree.block, *part) for part in content],
        cue.frame_class,
        cue.lemma,
    )

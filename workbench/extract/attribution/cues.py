"""Cues: the words that report, compiled from the lexicon for look-up by form, lemma and kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.extract.attribution.tree import Tree
from workbench.lexicon import CueRow, Lexicon
from workbench.model import FrameClass


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word can report with.

    Attributes:
        licences: The constructions it reports in, in the lexicon's words ("that-clause", ...).
        prepositions: Those that lead to its content.
        listed: False for a verb that stands in no row: only a complement clause can make it a cue.
    """

    lemma: str
    frame_class: FrameClass
    licences: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    ambiguous: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class CueTable:
    """The lexicon's cues by kind.

    Attributes:
        verbs: By every form as written, particle included ("points out").
        phrases: Phrases that stand before their source, by their first word, longest first.
        sources: What the head noun of a source is: "person", "institution", "document", "unnamed".
    """

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]]
    sources: dict[str, frozenset[str]]


def compile_cues(lexicon: Lexicon) -> CueTable:
    """Return the cue table of a lexicon; where rows share a form, the later one holds it."""
    rows: dict[str, list[CueRow]] = {}
    for row in lexicon.cues:
        rows.setdefault(row.kind, []).append(row)
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in rows.get("phrase", ()):
        if "source-follows" in row.constructions:
            for form in row.forms:
                words = tuple(form.casefold().split())
                phrases.setdefault(words[0], []).append((words, _cue(row)))
    for candidates in phrases.values():
        candidates.sort(key=lambda item: -len(item[0]))
    return CueTable(
        verbs=_by_form(rows.get("verb", ())),
        nouns=_by_form(rows.get("noun", ())),
        adjectives=_by_form(rows.get("adjective", ())),
        phrases=phrases,
        sources={form: frozenset(row.constructions) for row in rows.get("source", ()) for form in row.forms},
    )


def verb_at(table: CueTable, tree: Tree, token: int) -> tuple[Cue, int | None] | None:
    """Return the cue that the verb is and its particle, or None where it stands in no row."""
    lower = tree.lower[token]
    for child in tree.children[token]:
        if token < child <= token + _PARTICLE_REACH and tree.pos[child] in {"ADP", "ADV", "PART", "PRON"}:
            cue = table.verbs.get(f"{lower} {tree.lower[child]}")
            if cue is not None:
                return cue, child
    cue = table.verbs.get(lower) or table.verbs.get(tree.lemma[token])
    return (cue, None) if cue is not None else None


_PARTICLE_REACH = 3


def _by_form(rows: Iterable[CueRow]) -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for row in rows:
        cue = _cue(row)
        for form in (row.lemma, *row.forms):
            table[form.casefold()] = cue
    return table


def _cue(row: CueRow) -> Cue:
    try:
        frame_class = FrameClass(row.frame_class)
    except ValueError:
        frame_class = FrameClass.REPORT
    return Cue(
        row.lemma, frame_class, frozenset(row.constructions), frozenset(row.prepositions), row.ambiguous
    )

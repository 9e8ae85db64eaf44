"""Clauses that the parser tied to something else: "S, X said.", "S1, X said, S2", "X told Y in Z that S"."""

from __future__ import annotations

from workbench.extract.attribution.complements import FINITE, OCCASIONS, OWN_COMPLEMENTS, SHORTEST
from workbench.extract.attribution.sites import Found, Site, verb_group
from workbench.extract.attribution.sources import SPEAKING
from workbench.extract.attribution.tree import Tree
from workbench.model import FrameClass

_ADJUNCTS = 8
"""Tokens that a date, a place or an addressee takes after a sentence-final cue."""


def read_rest(site: Site) -> Found | None:
    """Read "X said S" where the parser tied S to something else: the rest of the sentence."""
    tree, verb, source = site.tree, site.verb, site.source
    if not site.licensed("that-clause") or site.cue.ambiguous or source is None or source.start > verb:
        return None
    if site.cue.frame_class is not FrameClass.REPORT or tree.tag[verb] == "VBN":
        return None
    last = tree.sentences[tree.sentence[verb]][1]
    start = verb_group(tree, verb)[1]
    target = tree.child(verb, "dobj", "dative")
    if target is not None and target > verb:
        if not site.licensed("addressee-np"):
            return None
        start = target + 1
    elif (
        start < last and tree.lower[start] == "," and tree.lower[start + 1 : start + 3] == ["according", "to"]
    ):
        start = next((t + 1 for t in range(start + 1, last) if tree.lower[t] == ","), last)
    if start < last and tree.lower[start] == "that":
        return "after", [(start, last)]
    that = _that_behind_adjuncts(tree, start, last)
    if that is not None:
        return "clause-that", [(that, last)]
    if start >= last or tree.is_filler(start) or tree.pos[start] not in {"PRON", "DET", "PROPN", "NOUN"}:
        return None
    finite = next((t for t in range(start, last) if tree.tag[t] in FINITE and tree.quote[t] < 0), None)
    stop = next((t for t in range(start, last) if tree.lower[t] in {",", ";", ":"}), last)
    return ("after", [(start, last)]) if finite is not None and finite < stop else None


def _that_behind_adjuncts(tree: Tree, start: int, last: int) -> int | None:
    """Return the "that" of a clause behind dates and places: "told X in an interview | that S"."""
    for token in range(start, min(last, start + _ADJUNCTS)):
        if tree.lower[token] == "that" and tree.dep[token] == "mark":
            return token if token > start and tree.pos[start] == "ADP" else None
        if tree.pos[token] in {"VERB", "AUX", "PUNCT", "SCONJ"} or tree.quote[token] >= 0:
            return None
    return None


def read_final(site: Site) -> Found | None:
    """Read "S, X said." where the parser tied S to nothing or to something else."""
    tree, verb, source = site.tree, site.verb, site.source
    if not _stands_alone(site) or source is None:
        return None
    first, last = tree.sentences[tree.sentence[verb]]
    comma = _comma_before(tree, source.start)
    if tree.lower[first] in OCCASIONS:
        return None
    if comma - first < SHORTEST or not any(
        tree.pos[token] in {"VERB", "AUX"} and tree.tag[token] in FINITE for token in range(first, comma)
    ):
        return None
    rest = range(verb + 1, last)
    if len(rest) > _ADJUNCTS or any(
        tree.pos[token] in {"VERB", "AUX"} or tree.quote[token] >= 0 for token in rest
    ):
        return None
    return "final", [(first, comma)]


def read_medial(site: Site) -> Found | None:
    """Read "S1, X said, S2" where the parser took the cue for the main verb."""
    tree, verb, source = site.tree, site.verb, site.source
    if not _stands_alone(site) or source is None or source.end > verb:
        return None
    first, last = tree.sentences[tree.sentence[verb]]
    before = _comma_before(tree, source.start)
    after = verb_group(tree, verb)[1]
    if before <= first or after >= last or tree.lower[after] != "," or before - first > _ADJUNCTS * 2:
        return None
    if not any(tree.tag[token] in FINITE for token in range(after, last)):
        return None
    return "medial", [(first, before), (after + 1, last)]


def _stands_alone(site: Site) -> bool:
    """Say whether a verb of saying has its own subject before it and nothing that it governs after it."""
    tree, verb, source = site.tree, site.verb, site.source
    if not site.licensed("that-clause") or site.cue.frame_class is not FrameClass.REPORT or source is None:
        return False
    if source.shared or source.start > verb or tree.pos[verb] != "VERB" or source.kind not in SPEAKING:
        return False
    own = [child for child in tree.children[verb] if child > verb and tree.dep[child] in OWN_COMPLEMENTS]
    return not own or (site.licensed("addressee-np") and tree.dep[own[0]] == "dobj")


def _comma_before(tree: Tree, start: int) -> int:
    """Return the comma that a source stands behind, quotation marks apart, or -1."""
    place = start - 1
    while place > 0 and tree.is_mark(place):
        place -= 1
    if place >= 0 and tree.lower[place] == ",":
        return start
    return -1

"""Frames of what somebody is: "X is sure that S", "X is a critic of Y", "X is against Y"."""

from __future__ import annotations

from workbench.extract.attribution.content import Range, close_quotes, tidy
from workbench.extract.attribution.cues import Cue, CueTable
from workbench.extract.attribution.phrases import complements, phrase_reading
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import SPEAKING, Source, make_source, source_of_verb
from workbench.extract.attribution.tree import SUBJECTS, Tree
from workbench.model import FrameClass

_CLAUSES = frozenset({"ccomp", "advcl", "csubj"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "what", "who", "where"})
_ADVOCATES = frozenset(
    "supporter proponent opponent defender critic advocate backer champion admirer detractor skeptic "
    "fan foe campaigner".split()
)
"""Nouns for somebody who holds a view of what follows "of"."""
_ADVOCATE = Cue("advocate", FrameClass.ATTITUDE, frozenset())
_STANCE = Cue("be", FrameClass.ATTITUDE, frozenset())
_MOVED = Cue("", FrameClass.ATTITUDE, frozenset({"that-clause"}), listed=False)


def read_adjective(table: CueTable, tree: Tree, adjective: int) -> Reading | None:
    """Read a cue adjective: "X is confident that S", "X is critical of Y", "X made clear that S".

    A participle with a that-clause is one as well: "X was appalled that S". "It is clear that S" has no
    source.
    """
    cue = table.adjectives.get(tree.lower[adjective])
    if cue is None:
        return _read_moved(table, tree, adjective)
    verb = tree.head[adjective]
    relation = tree.dep[adjective]
    made = tree.lemma[verb] == "make" and relation in {"ccomp", "xcomp", "oprd", "acomp", "dobj"}
    if not made and relation not in {"acomp", "ROOT", "conj", "oprd", "amod", "attr"}:
        return None
    source = _bearer(table, tree, adjective, verb)
    if source is None or source.kind not in SPEAKING:
        return None
    impersonal = tree.lower[source.head] == "it"
    beside = [child for child in tree.children[verb] if child > adjective and tree.dep[child] in _CLAUSES]
    for child in (*complements(tree, adjective), *beside):
        found = _rule(tree, cue, child)
        if found is None or (impersonal and _asks(tree, child)):
            continue
        rule, inner = found
        start = max(tree.left[inner], adjective + 1)
        content = tidy(tree, close_quotes(tree, [(start, tree.right[inner])], [adjective]))
        end = child + 1 if rule == "adjective-preposition" else adjective + 1
        bearer = None if impersonal and rule == "adjective-clause" else source
        return phrase_reading(rule, tree, (adjective, end), bearer, content, cue=cue) if content else None
    return None


def _asks(tree: Tree, clause: int) -> bool:
    """Say whether a clause is a question: "it is not clear whether S" says nothing."""
    first = next((t for t in range(tree.left[clause], clause + 1) if not tree.is_filler(t)), clause)
    return tree.lower[first] in _QUESTIONS


def _bearer(table: CueTable, tree: Tree, adjective: int, verb: int) -> Source | None:
    """Return who is so: the subject of the verb beside the adjective, or of the adjective as a participle."""
    subject = tree.child(adjective, "nsubjpass")
    if subject is not None:
        return make_source(table, tree, subject)
    return source_of_verb(table, tree, verb) if tree.pos[verb] in {"AUX", "VERB"} else None


def _rule(tree: Tree, cue: Cue, child: int) -> tuple[str, int] | None:
    relation = tree.dep[child]
    if relation in _CLAUSES:
        marks = {
            tree.lower[c] for c in tree.children[child] if tree.dep[c] in {"mark", "advmod", "attr", "dobj"}
        }
        if "that" in marks or (relation == "ccomp" and not marks & _QUESTIONS):
            return ("adjective-clause", child) if "that-clause" in cue.licences else None
        return ("adjective-clause", child) if marks & _QUESTIONS and "wh-clause" in cue.licences else None
    if relation == "xcomp" and "to-infinitive" in cue.licences:
        return "adjective-infinitive", child
    if relation == "prep" and tree.lower[child] in cue.prepositions:
        inner = tree.child(child, "pobj", "pcomp")
        return ("adjective-preposition", inner) if inner is not None else None
    return None


def _read_moved(table: CueTable, tree: Tree, participle: int) -> Reading | None:
    """Read "X was appalled that S" where the participle stands in no row."""
    subject = tree.child(participle, "nsubjpass")
    if subject is None or tree.tag[participle] != "VBN" or tree.lower[participle] in table.verbs:
        return None
    source = make_source(table, tree, subject)
    for child in tree.children[participle]:
        that = any(tree.dep[c] == "mark" and tree.lower[c] == "that" for c in tree.children[child])
        if tree.dep[child] == "ccomp" and child > participle and that and source.kind in SPEAKING:
            content = _whole(tree, child, participle)
            return phrase_reading(
                "unlisted-clause", tree, (participle, participle + 1), source, content, cue=_MOVED
            )
    return None


def read_advocate(table: CueTable, tree: Tree, noun: int) -> Reading | None:
    """Read "X is a critic of Y": what X is said to be holds a view of Y."""
    if tree.lemma[noun] not in _ADVOCATES or tree.dep[noun] != "attr" or tree.pos[noun] != "NOUN":
        return None
    subject = tree.child(tree.head[noun], *SUBJECTS)
    if subject is None or subject > noun:
        return None
    for child in tree.children[noun]:
        if tree.dep[child] == "prep" and tree.lower[child] in {"of", "for"}:
            inner = tree.child(child, "pobj", "pcomp")
            if inner is not None:
                source = source_of_verb(table, tree, tree.head[noun])
                content = _whole(tree, inner, noun)
                return phrase_reading("advocate", tree, (noun, child + 1), source, content, cue=_ADVOCATE)
    return None


def read_stance(table: CueTable, tree: Tree, preposition: int) -> Reading | None:
    """Read "X is against Y"."""
    verb = tree.head[preposition]
    if tree.lower[preposition] != "against" or tree.dep[preposition] != "prep" or tree.lemma[verb] != "be":
        return None
    inner = tree.child(preposition, "pobj", "pcomp")
    source = source_of_verb(table, tree, verb)
    if inner is None or source is None or source.kind not in SPEAKING:
        return None
    content = _whole(tree, inner, preposition)
    return phrase_reading("advocate", tree, (verb, preposition + 1), source, content, cue=_STANCE)


def _whole(tree: Tree, inner: int, cue: int) -> list[Range]:
    start, end = tree.subtree(inner)
    return tidy(tree, close_quotes(tree, [(max(start, cue + 1), end)], [cue]))

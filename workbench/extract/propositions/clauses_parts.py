"""What the parts of a clause are: circumstance or complement, condition, comment, sentence of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.extract.propositions.phrases import MOST_READINGS
from workbench.extract.propositions.tree import NOMINAL, NOTHING, SUBJECTS, Node, Tree, Words

COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative"})
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
CONTRASTS = frozenset({"although", "though", "while", "whereas", "because", "since", "so", ""})
"""Clauses with a subject of their own that are joined, not subordinated, in what they say."""

WHENS = frozenset({"after", "before", "while", "when", "since", "until", "by"})

_CIRCUMSTANCES = frozenset(
    "in on at during since until till after before between by as with under within through throughout around "
    "near following despite via among across without per amid because due".split()
)
"""Prepositions of time, place, manner and cause. Phrases with others (to, for, from, of, against, into) are
what the verb is about and stay with it."""

_LATE_CIRCUMSTANCES = frozenset({"for", "as"})
_NEVER_GOVERNED = frozenset("during since until after before despite because due following amid".split())
_CONNECTIVES = frozenset(
    "however moreover furthermore therefore nevertheless instead meanwhile thus additionally".split()
)
_RESULTS = frozenset(
    "make leave bring mark raise force prompt spark cause allow enable push mean trigger set put".split()
)
_UNSPECIFIC = frozenset("people those anyone everyone someone persons that one what all".split())
_LIGHT = frozenset({"cc", "punct", "advmod", "aux", "auxpass", "neg"})


@dataclass(slots=True)
class Clause:
    """A clause being read.

    Attributes:
        cores: Readings of the predicate with what it needs.
        circumstances: Readings of each circumstance, in order.
        fronted: Those of them that stand before the verb.
        subordinate: Adverbial clauses.
        noun: The noun that is its subject, its own or the one around it.
    """

    verb: Node
    subjects: list[Words]
    cores: list[Words]
    circumstances: list[list[Words]] = field(default_factory=list)
    fronted: list[list[Words]] = field(default_factory=list)
    subordinate: list[Node] = field(default_factory=list)
    noun: Node | None = None

    def add(self, readings: list[Words]) -> None:
        """Add a part to the predicate."""
        if len(self.cores) * len(readings) > MOST_READINGS:
            readings = [NOTHING.union(*readings)]
        self.cores = [core | reading for core in self.cores for reading in readings]


def mark_of(clause: Node) -> str:
    """Return the word that joins an adverbial clause, or nothing."""
    for child in clause.children:
        if child.dep == "mark" or (child.dep == "advmod" and child.tag == "WRB"):
            return child.word
    return ""


def starts(readings: Sequence[Words]) -> int:
    """Return the first token of a part, over its readings."""
    return min(min(words) for words in readings)


def is_connective(verb: Node, child: Node) -> bool:
    """Say whether a child only ties the clause to another one."""
    if child.dep == "mark":
        return verb.dep in {"advcl", "relcl", "acl"}
    if child.dep == "npadvmod" and verb.dep == "advcl":
        # "six years after she left": the time between the two, no circumstance of the second.
        return any(mark.index > child.index for mark in verb.children if mark.dep == "mark")
    if child.tag == "WRB":
        return verb.dep == "advcl" or is_place_clause(verb)
    fronted = child.dep == "advmod" and child.index < verb.index and not child.children
    return fronted and child.word in _CONNECTIVES


def is_specific(noun: Node) -> bool:
    """Say whether what a close modifier says of a noun is said of certain ones."""
    return noun.word not in _UNSPECIFIC


def is_definite(noun: Node) -> bool:
    """Say whether a noun means certain ones: by name, number, article or owner."""
    return noun.pos == "PROPN" or any(child.dep in {"det", "poss", "nummod"} for child in noun.children)


def is_fronted_noun(tree: Tree, verb: Node, subjects: Sequence[Node]) -> bool:
    """Say whether the first of two subjects is an apposition: "A trained nurse, she left"."""
    return (
        len(subjects) == 2
        and verb.dep != "relcl"
        and not {subject.dep for subject in subjects} & {"expl", "csubj"}
        and tree.before(subjects[1]) == ","
    )


def is_fronted_description(tree: Tree, verb: Node, child: Node) -> bool:
    """Say whether a noun before the subject describes it, whatever the parser calls it."""
    return (
        child.index < verb.index
        and child.pos in NOMINAL
        and child.dep not in {"prep", "dobj", "attr", "oprd", "compound", "det", "poss", *SUBJECTS}
        and not child.is_time
        and tree.texts[child.last() + 1 : child.last() + 2] == [","]
    )


def is_close_participle(tree: Tree, verb: Node, child: Node) -> bool:
    """Say whether a participle goes on without a comma: who does it is not sure, so it is not cut off."""
    return (
        child.tag == "VBG"
        and child.index > verb.index
        and not child.subjects
        and not mark_of(child)
        and not tree.after_break(child)
    )


def is_result(verb: Node, child: Node) -> bool:
    """Say whether all that was said before is a participle's subject ("..., making it the largest")."""
    return child.lemma in _RESULTS and child.tag == "VBG" and child.index > verb.index


def is_joined(tree: Tree, node: Node, child: Node) -> bool:
    """Say whether a child is a sentence of its own, set beside this one."""
    if child.dep == "parataxis":
        return True
    if child.dep != "ccomp":
        return False
    if child.index < node.index:
        return any(text in {",", ";", "--", "—"} for text in tree.texts[child.index : node.index])
    return any(text in {";", ":"} for text in tree.texts[node.index : child.first()])


def is_comment(tree: Tree, node: Node, child: Node) -> bool:
    """Say whether a noun behind a comma sums up the clause: "..., a step that nobody expected"."""
    return (
        child.dep in {"dobj", "attr", "npadvmod"}
        and child.pos in NOMINAL
        and not child.is_time
        and tree.after_break(child)
        and any(
            other.dep in COMPLEMENTS and node.index < other.index < child.index for other in node.children
        )
    )


def is_circumstance(node: Node, child: Node) -> bool:
    """Say whether a child of a predicate says when, where, how or by whom, and could be left out."""
    if child.dep == "npadvmod":
        return child.is_time or child.index < node.index
    if child.dep == "advmod":
        return child.is_time
    if child.dep not in {"prep", "agent"} or any(own.tag in {"WDT", "WP"} for own in child.children):
        return False
    after = [other for other in node.children if other.index > node.index]
    phrases = [other for other in after if other.dep in {"prep", "agent", "npadvmod"}]
    if child.dep == "agent":
        return len(phrases) > 1
    if child.index < node.index or _is_timed(child):
        return True
    if child.word in _LATE_CIRCUMSTANCES and phrases[0] is not child:
        return True
    if child.word not in _CIRCUMSTANCES:
        return False
    return not _completes(node, child, after, several=len(phrases) > 1)


def is_place_clause(clause: Node) -> bool:
    """Say whether "where he died" goes on with the story: with a pronoun, it is about that person."""
    return any(child.word == "where" for child in clause.children) and any(
        subject.tag == "PRP" for subject in clause.subjects
    )


def late_phrases(tree: Tree, noun: Node) -> list[Node]:
    """Return phrases that hang on an object and say when, or come after another one."""
    phrases = [
        child
        for child in noun.children
        if child.dep == "prep" and child.index > noun.index and not tree.quoted_together(noun, child)
    ]
    timed = [child for child in phrases if _is_timed(child)]
    bound = {"of", "including", "between"}
    others = [
        child for child in phrases if child not in timed and child.word not in bound and not child.has("such")
    ]
    return sorted([*timed, *others[1:]], key=lambda child: child.index)


def shared_end(tree: Tree, verb: Node, conjuncts: Sequence[Node]) -> Node | None:
    """Return the conjunct whose end a bare verb shares, as in "built and sold by the firm"."""
    after = [child for child in verb.children if child.index > verb.index]
    if not conjuncts or any(child.dep not in {"cc", "punct", "conj", "advmod"} for child in after):
        return None
    second, nodes = conjuncts[0], tree.nodes
    between = (nodes[index] for index in range(verb.index + 1, second.index) if index in nodes)
    if not second.is_verb or any(node.dep not in _LIGHT for node in between):
        return None
    return second


def _is_timed(prep: Node) -> bool:
    return any(child.is_time for child in prep.children if child.dep in {"pobj", "pcomp"})


def _completes(node: Node, prep: Node, after: list[Node], *, several: bool) -> bool:
    """Say whether a phrase is what an otherwise bare verb says: the first one, if it has no object."""
    if prep.word in _NEVER_GOVERNED:
        return False
    completed = (COMPLEMENTS - {"dative"}) | {"prt", "agent"}
    if any(other.index < prep.index and other.dep in completed for other in after):
        return False
    passive = node.tag == "VBN" or any(child.dep in {"nsubjpass", "auxpass"} for child in node.children)
    if passive and several:
        return False
    return next((other for other in after if other.dep == "prep"), None) is prep

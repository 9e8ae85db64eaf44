"""Reads the clauses of a tree: subject, predicate and one circumstance at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.extract.propositions_phrases import MOST_READINGS, Aside, Phrases, is_unique
from workbench.extract.propositions_tree import NOMINAL, NOTHING, SUBJECTS, Node, Tree, Words

_CIRCUMSTANCES = frozenset(
    "in on at during since until till after before between by as with under within through throughout around "
    "near following despite via among across without per amid because due".split()
)
"""Prepositions of time, place, manner and cause. Phrases with others (to, for, from, of, against, into) are
what the verb is about and stay with it."""

_NEVER_GOVERNED = frozenset("during since until after before despite because due following amid".split())
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative"})
_CONNECTIVES = frozenset(
    "however moreover furthermore therefore nevertheless instead meanwhile thus additionally".split()
)
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
_CONTRASTS = frozenset({"although", "though", "while", "whereas", "because", "since", "so", ""})
"""Clauses with a subject of their own that are joined, not subordinated, in what they say."""

_WHENS = frozenset({"after", "before", "while", "when", "since", "until", "by"})
_RESULTS = frozenset(
    "make leave bring mark raise force prompt spark cause allow enable push mean trigger set put".split()
)
"""Participles whose subject is all that was said before ("..., making it the largest")."""

_UNSPECIFIC = frozenset("people those anyone everyone someone persons that one what all".split())
_BOTH_LISTS = 6
"""Claims that two lists in one clause may multiply to; beyond it each is spread on its own."""

_FRONTED_LISTS = 4
_MAINS = 4


@dataclass(slots=True)
class _Clause:
    """A clause being read.

    Attributes:
        cores: Readings of the predicate with what it needs.
        circumstances: Readings of each circumstance, in order.
        fronted: Those of them that stand before the verb.
        subordinate: Adverbial clauses.
        needed: Adverbial clauses without which it would not be true (conditions).
    """

    verb: Node
    subjects: list[Words]
    cores: list[Words]
    circumstances: list[list[Words]] = field(default_factory=list)
    fronted: list[list[Words]] = field(default_factory=list)
    subordinate: list[Node] = field(default_factory=list)

    def add(self, readings: list[Words]) -> None:
        """Add a part to the predicate."""
        if len(self.cores) * len(readings) > MOST_READINGS:
            readings = [NOTHING.union(*readings)]
        self.cores = [core | reading for core in self.cores for reading in readings]


class ClauseReader:
    """Reads one tree into sets of words, each of them a proposition.

    Args:
        tree: The stretch, already mended.
        silent: Verbs whose clause is no claim of its own (they report another).
    """

    def __init__(self, tree: Tree, silent: frozenset[int] = frozenset()) -> None:
        self._tree = tree
        self._silent = silent
        self._phrases = Phrases(tree)
        self._found: list[Words] = []

    def read(self) -> list[Words]:
        """Return the propositions of the tree; one may come twice."""
        fragments = []
        for root in self._tree.roots():
            if root.is_verb or root.subjects:
                self._read(root)
            elif root.dep != "punct" and root.pos != "PUNCT":
                fragments.append(root)
        self._read_fragments(fragments)
        while self._phrases.asides:
            self._read_aside(self._phrases.asides.pop(0))
        self._found += [self._phrases.base(name) for name in self._phrases.titled]
        return self._found

    def base(self, noun: Node) -> Words:
        """Return a noun with the words that say which one is meant."""
        return self._phrases.base(noun)

    def _read_fragments(self, fragments: list[Node]) -> None:
        """Read what has no verb: one phrase for itself, several as one statement."""
        if len(fragments) == 1:
            self._found += self._phrases.readings(fragments[0])
        elif fragments:
            self._found.append(NOTHING.union(*(node.words() for node in fragments)))

    # Clauses

    def _read(
        self,
        verb: Node,
        subjects: Sequence[Words] | None = None,
        helpers: Words = NOTHING,
        lead: Sequence[list[Words]] = (),
    ) -> None:
        """Read the clause of a verb.

        Args:
            verb: Its head; a noun where there is no verb.
            subjects: Readings of a subject that stands elsewhere: a relative's noun, a first conjunct's.
            helpers: Auxiliaries borrowed from a first conjunct.
            lead: Circumstances borrowed from a first conjunct.
        """
        if not verb.is_verb and not verb.subjects:
            for subject in subjects or [NOTHING]:
                self._found += [subject | words for words in self._phrases.readings(verb)]
            return
        outer = self._phrases.subjects
        own, skip = self._subjects(verb, subjects)
        self._phrases.subjects = tuple(own) if own != [NOTHING] else ()
        clause = _Clause(verb, own, [frozenset({verb.index}) | helpers], list(lead))
        self._read_parts(clause, verb, skip)
        conjuncts = [child for child in verb.children if child.dep == "conj"]
        self._borrow_end(clause, conjuncts)
        if verb.index not in self._silent:
            self._say(clause)
        mains = [subject | core for subject in clause.subjects for core in clause.cores][:_MAINS]
        for child in clause.subordinate:
            self._read_subordinate(clause, child, mains)
        for conjunct in conjuncts:
            self._read_conjunct(clause, conjunct)
        self._phrases.subjects = outer

    def _subjects(self, verb: Node, given: Sequence[Words] | None) -> tuple[list[Words], set[Node]]:
        """Return the readings of the clause's subject and the children they come from."""
        own = verb.subjects
        relative = [child for child in own if child.tag in {"WDT", "WP"}]
        if relative and given is not None and verb.dep in {"relcl", "acl"}:
            return list(given), set(relative)
        if not own:
            return list(given or [NOTHING]), set()
        if self._is_fronted_noun(own, verb):
            subjects = self._phrases.readings(own[1])
            self._found += [words | subjects[0] for words in self._phrases.readings(own[0])]
            return subjects, set(own)
        expletives = frozenset(child.index for child in own if child.dep == "expl")
        readings = [words for child in own if child.dep != "expl" for words in self._phrases.readings(child)]
        subjects = [words | expletives for words in readings or [NOTHING]]
        if given is not None and verb.dep == "relcl":
            subjects = [noun | words for noun in given for words in subjects]
        return subjects, set(own)

    def _is_fronted_noun(self, own: list[Node], verb: Node) -> bool:
        """Say whether the first of two subjects is an apposition: "A trained nurse, she left"."""
        return (
            len(own) == 2
            and verb.dep != "relcl"
            and not {own[0].dep, own[1].dep} & {"expl", "csubj"}
            and self._tree.before(own[1]) == ","
        )

    def _read_parts(self, clause: _Clause, node: Node, skip: set[Node]) -> None:
        top = node is clause.verb
        for child in node.children:
            if child in skip or child.dep in {"conj", "punct", "cc", "preconj"}:
                continue
            if self._tree.quoted_together(node, child):
                clause.add(self._phrases.readings(child))
            elif self._phrases.separable(node, child):
                self._phrases.set_aside(node, child)
            elif not (top and self._stands_apart(clause, child)):
                self._read_part(clause, node, child)

    def _stands_apart(self, clause: _Clause, child: Node) -> bool:
        """Read a child that is no part of the predicate; say whether it was one."""
        verb = clause.verb
        if child.dep == "mark" and verb.dep in {"advcl", "relcl", "acl"}:
            return True
        if child.dep == "advmod" and child.index < verb.index and child.word in _CONNECTIVES:
            return not child.children
        if self._is_fronted_description(clause, child):
            self._found += [words | clause.subjects[0] for words in self._phrases.readings(child)]
            return True
        return False

    def _is_fronted_description(self, clause: _Clause, child: Node) -> bool:
        following = child.last() + 1
        return (
            child.index < clause.verb.index
            and child.pos in NOMINAL
            and child.dep not in {"prep", "dobj", "attr", "oprd", "compound", "det", "poss", *SUBJECTS}
            and not child.is_time
            and clause.subjects != [NOTHING]
            and following < len(self._tree.texts)
            and self._tree.texts[following] == ","
        )

    def _read_part(self, clause: _Clause, node: Node, child: Node) -> None:
        top, verb = node is clause.verb, clause.verb
        if child.dep == "advcl":
            if _mark(child) in _CONDITIONS or self._is_close_participle(clause, child):
                clause.add(self._phrases.readings(child))
            else:
                clause.subordinate.append(child)
        elif self._is_joined(node, child):
            self._read(child)
        elif self._is_comment(node, child):
            self._found.append(child.words())
        elif child.dep == "xcomp" and child.is_verb and not self._phrases.members(child):
            clause.add([frozenset({child.index})])
            self._read_parts(clause, child, set())
        elif _is_circumstance(node, child):
            clause.circumstances.append(self._phrases.readings(child))
            if top and child.index < verb.index:
                clause.fronted.append(clause.circumstances[-1])
        elif child.dep in {"dobj", "attr", "oprd", "acomp"}:
            late = self._late_phrases(child)
            clause.add(self._phrases.readings(child, late))
            clause.circumstances += [self._phrases.readings(phrase) for phrase in late]
        else:
            clause.add(self._phrases.readings(child))

    def _is_close_participle(self, clause: _Clause, child: Node) -> bool:
        """Say whether a participle goes on without a comma: who does it is not sure, so it is not cut off."""
        return (
            child.tag == "VBG"
            and child.index > clause.verb.index
            and not child.subjects
            and not _mark(child)
            and not self._tree.after_break(child)
        )

    def _is_joined(self, node: Node, child: Node) -> bool:
        """Say whether a child is a sentence of its own, set beside this one."""
        if child.dep == "parataxis":
            return True
        if child.dep != "ccomp":
            return False
        low, high = sorted((node.index, child.index))
        between = self._tree.texts[low:high]
        if child.index < node.index:
            return any(text in {",", ";", "--", "—"} for text in between)
        return any(text in {";", ":"} for text in self._tree.texts[node.index : child.first()])

    def _is_comment(self, node: Node, child: Node) -> bool:
        """Say whether a noun behind a comma sums up the clause: "..., a step that nobody expected"."""
        return (
            child.dep in {"dobj", "attr", "npadvmod"}
            and child.pos in NOMINAL
            and not child.is_time
            and self._tree.after_break(child)
            and any(
                other.dep in _COMPLEMENTS and node.index < other.index < child.index
                for other in node.children
            )
        )

    def _late_phrases(self, noun: Node) -> list[Node]:
        """Return phrases that hang on an object and say when, or come after another one."""
        phrases = [
            child
            for child in noun.children
            if child.dep == "prep"
            and child.index > noun.index
            and not self._tree.quoted_together(noun, child)
        ]
        timed = [child for child in phrases if _is_timed(child)]
        others = [
            child
            for child in phrases
            if child not in timed
            and child.word not in {"of", "including", "between"}
            and not child.has("such")
        ]
        return sorted([*timed, *others[1:]], key=lambda child: child.index)

    def _borrow_end(self, clause: _Clause, conjuncts: list[Node]) -> None:
        """Give "built" its end in "built and sold by the firm"."""
        verb = clause.verb
        after = [child for child in verb.children if child.index > verb.index]
        if not conjuncts or any(child.dep not in {"cc", "punct", "conj", "advmod"} for child in after):
            return
        second = conjuncts[0]
        nodes = self._tree.nodes
        between = (nodes[i] for i in range(verb.index + 1, second.index) if i in nodes)
        light = {"cc", "punct", "advmod", "aux", "auxpass", "neg"}
        if not second.is_verb or any(node.dep not in light for node in between):
            return
        for child in second.children:
            if child.index < second.index:
                continue
            if child.dep in {"prep", "agent"} and _is_circumstance(second, child):
                clause.circumstances.append(self._phrases.readings(child))
            elif child.dep in {"prep", "agent", "dobj", "xcomp", "ccomp", "attr"}:
                clause.add(self._phrases.readings(child))

    def _say(self, clause: _Clause) -> None:
        """Say the clause once with each circumstance; bare where it has none, or one in front."""
        verb, circumstances = clause.verb, clause.circumstances
        complete = any(child.dep in _COMPLEMENTS for child in verb.children if child.index > verb.index)
        if not circumstances:
            lone = clause.subordinate and not complete and len(clause.cores[0]) == 1
            if not lone:
                self._combine(clause, [NOTHING])
            return
        if len(circumstances) == 1 and _starts(circumstances[0]) < verb.index:
            self._combine(clause, [NOTHING])
        ways = len(clause.subjects) * len(clause.cores)
        for readings in circumstances:
            fronted = _starts(readings) < verb.index
            if fronted and len(clause.cores) > 1 and ways * len(readings) > _FRONTED_LISTS:
                self._found.append(clause.subjects[0] | clause.cores[0] | readings[0])
            elif ways > 1 and len(readings) > 1 and ways * len(readings) > _BOTH_LISTS:
                self._combine(clause, [NOTHING])
                self._found += [clause.subjects[0] | clause.cores[0] | words for words in readings]
            else:
                self._combine(clause, readings)

    def _combine(self, clause: _Clause, readings: list[Words]) -> None:
        self._found += [
            subject | core | words
            for subject in clause.subjects
            for core in clause.cores
            for words in readings
        ]

    def _read_conjunct(self, clause: _Clause, conjunct: Node) -> None:
        verb = clause.verb
        if self._tree.quoted_together(verb, conjunct):
            return
        if conjunct.subjects:
            self._read(conjunct)
            return
        if not conjunct.is_verb and verb.lemma == "be":
            link = frozenset({verb.index})
            self._found += [
                subject | link | words
                for subject in clause.subjects
                for words in self._phrases.readings(conjunct)
            ]
            return
        helped = any(child.dep in {"aux", "auxpass"} for child in conjunct.children)
        helpers = NOTHING
        if conjunct.is_verb and conjunct.tag == verb.tag and not helped:
            helpers = frozenset(
                child.index
                for child in verb.children
                if child.index < verb.index and child.dep in {"aux", "auxpass", "neg"}
            )
        lead = clause.fronted if conjunct.is_verb and verb.is_verb else ()
        self._read(conjunct, clause.subjects, helpers, lead)

    def _read_subordinate(self, clause: _Clause, child: Node, mains: list[Words]) -> None:
        mark = _mark(child)
        if any(own.dep != "expl" for own in child.subjects):
            if mark not in _CONTRASTS and clause.verb.index not in self._silent:
                self._add_to(mains, child)
            self._read(child)
            return
        if clause.verb.index in self._silent:
            return
        infinitive = child.tag == "VB" or any(own.tag == "TO" for own in child.children)
        result = child.lemma in _RESULTS and child.tag == "VBG" and child.index > clause.verb.index
        if infinitive or mark in _WHENS or result:
            self._add_to(mains, child)
        else:
            self._read(child, clause.subjects)

    def _add_to(self, mains: list[Words], child: Node) -> None:
        readings = self._phrases.readings(child)
        self._found += [main | words for main in mains for words in readings]

    # Asides

    def _read_aside(self, aside: Aside) -> None:
        head, child, phrases = aside.head, aside.child, self._phrases
        phrases.subjects = aside.subjects
        loose = self._tree.after_break(child)
        if child.dep == "conj":
            self._read(child, aside.subjects)
            return
        if child.dep in {"relcl", "acl"}:
            self._read_modifier(aside, loose=loose)
            return
        if child.is_verb and child.subjects:
            self._read(child)
            return
        link = self._as_subject_of_copula(head, passive=False) if loose and head.dep == "attr" else None
        nouns = link[:1] if link else [phrases.base(head)]
        if child.dep == "prep":
            nouns = [frozenset(index for index in phrases.plain(head) if index < child.first())]
        words = phrases.readings(child) if loose else [phrases.plain(child)]
        self._found += [nouns[0] | reading for reading in words]

    def _read_modifier(self, aside: Aside, *, loose: bool) -> None:
        head, child = aside.head, aside.child
        if head.is_verb:
            self._read(child, [NOTHING])
            return
        if loose and child.tag == "VBG" and head.dep not in SUBJECTS and aside.subjects:
            self._read(child, aside.subjects)
            return
        if not loose:
            told = child.dep == "acl" or any(own.tag in {"WDT", "WP"} for own in child.subjects)
            if is_unique(head) or head.word in _UNSPECIFIC or not told:
                return
            if child.tag == "VBG" and not _is_definite(head):
                return
        passive = child.dep == "acl" and child.tag == "VBN"
        nouns = self._as_subject_of_copula(head, passive=passive, link=passive)
        if nouns is None or not (child.dep == "relcl" or child.is_verb):
            nouns = [self._phrases.base(head)]
        self._read(child, nouns)

    def _as_subject_of_copula(self, noun: Node, *, passive: bool, link: bool = True) -> list[Words] | None:
        """Return the subject that a noun is said to be: "X is a plane built by Y" says it of X."""
        while noun.dep == "conj" and noun.head is not None and noun.head.pos in NOMINAL:
            noun = noun.head
        verb = noun.head
        if verb is None or verb.lemma not in {"be", "become"} or noun.dep not in {"attr", "oprd"}:
            return None
        if passive and verb.lemma != "be":
            link = False
        own = [child for child in verb.subjects if child.dep != "expl"]
        if not own or verb.index in self._silent:
            return None
        bond = frozenset({verb.index}) if link else NOTHING
        return [words | bond for child in own for words in self._phrases.readings(child)]


def _is_definite(noun: Node) -> bool:
    """Say whether a noun means certain ones: by name, number, article or owner."""
    return noun.pos == "PROPN" or any(child.dep in {"det", "poss", "nummod"} for child in noun.children)


def _mark(clause: Node) -> str:
    """Return the word that joins an adverbial clause, or nothing."""
    for child in clause.children:
        if child.dep == "mark" or (child.dep == "advmod" and child.tag == "WRB"):
            return child.word
    return ""


def _starts(readings: list[Words]) -> int:
    return min(min(words) for words in readings)


def _is_timed(prep: Node) -> bool:
    return any(child.is_time for child in prep.children if child.dep in {"pobj", "pcomp"})


def _is_circumstance(node: Node, child: Node) -> bool:
    """Say whether a child of a predicate says when, where, how or by whom, and could be left out."""
    if child.dep == "npadvmod":
        return child.is_time or child.index < node.index
    if child.dep == "advmod":
        return child.is_time
    if child.dep not in {"prep", "agent"}:
        return False
    after = [other for other in node.children if other.index > node.index]
    phrases = [other for other in after if other.dep in {"prep", "agent", "npadvmod"}]
    if child.dep == "agent":
        return len(phrases) > 1
    if child.index < node.index or _is_timed(child):
        return True
    if child.word not in _CIRCUMSTANCES:
        return False
    return not _completes(node, child, after, several=len(phrases) > 1)


def _completes(node: Node, prep: Node, after: list[Node], *, several: bool) -> bool:
    """Say whether a phrase is what an otherwise bare verb says: the first one, if it has no object."""
    if prep.word in _NEVER_GOVERNED:
        return False
    if any(
        other.index < prep.index and other.dep in (_COMPLEMENTS - {"dative"}) | {"prt", "agent"}
        for other in after
    ):
        return False
    passive = node.tag == "VBN" or any(child.dep in {"nsubjpass", "auxpass"} for child in node.children)
    if passive and several:
        return False
    return next((other for other in after if other.dep == "prep"), None) is prep

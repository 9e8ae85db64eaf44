"""Reads the clauses of a tree: subject, predicate and one circumstance at a time."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.propositions import clauses_parts as parts
from workbench.extract.propositions import pronouns
from workbench.extract.propositions.clauses_parts import Clause
from workbench.extract.propositions.lists import Lists
from workbench.extract.propositions.phrases import Aside, Phrases, is_unique
from workbench.extract.propositions.statements import BOTH_LISTS, said
from workbench.extract.propositions.tree import NOMINAL, NOTHING, SUBJECTS, Node, Tree, Words

_MAINS = 4
"""Readings of a main clause that an adverbial clause is added to."""


class ClauseReader:
    """Reads one tree into sets of words, each of them a proposition.

    Args:
        tree: The stretch, already mended.
        silent: Verbs whose clause is no claim of its own (they report another).
    """

    def __init__(self, tree: Tree, silent: Words = NOTHING) -> None:
        self._tree = tree
        self._silent = silent
        self._phrases = Phrases(tree, Lists(tree))
        self._found: list[Words] = []
        self._clauses: dict[tuple[Words, ...], Clause] = {}

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
        self._found += map(self._phrases.base, self._phrases.titled)
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
        about: Clause | None = None,
    ) -> None:
        """Read the clause of a verb.

        Args:
            verb: Its head; a noun where there is no verb.
            subjects: Readings of a subject that stands elsewhere: a relative's noun, a first conjunct's.
            helpers: Auxiliaries borrowed from a first conjunct.
            lead: Circumstances borrowed from a first conjunct.
            about: The clause around it, whose subject a pronoun here may stand for.
        """
        if not verb.is_verb and not verb.subjects:
            for subject in subjects or [NOTHING]:
                self._found += [subject | words for words in self._phrases.readings(verb)]
            return
        outer = self._phrases.subjects
        own, skip = self._subjects(verb, subjects)
        noun = pronouns.noun_of(verb)
        if noun is None and about is not None:
            noun, pronoun = about.noun, pronouns.pronoun_of(verb)
            if noun is not None and pronoun is not None and pronouns.stands_for(self._tree, pronoun, noun):
                own = [NOTHING.union(*about.subjects)]
        self._phrases.subjects = tuple(own) if own != [NOTHING] else ()
        clause = Clause(verb, own, [frozenset({verb.index}) | helpers], list(lead), noun=noun)
        self._clauses[self._phrases.subjects] = clause
        self._read_parts(clause, verb, skip)
        conjuncts = [child for child in verb.children if child.dep == "conj"]
        self._borrow_end(clause, parts.shared_end(self._tree, verb, conjuncts))
        if (
            len(clause.subjects) > 1 < len(clause.cores)
            and len(clause.subjects) * len(clause.cores) > BOTH_LISTS
        ):
            clause.cores = [NOTHING.union(*clause.cores)]
        if verb.index not in self._silent:
            self._found += said(clause)
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
        if parts.is_fronted_noun(self._tree, verb, own):
            subjects = self._phrases.readings(own[1])
            self._found += [words | subjects[0] for words in self._phrases.readings(own[0])]
            return subjects, set(own)
        expletives = frozenset(child.index for child in own if child.dep == "expl")
        readings = [words for child in own if child.dep != "expl" for words in self._phrases.readings(child)]
        subjects = [words | expletives for words in readings or [NOTHING]]
        if given is not None and verb.dep == "relcl":
            subjects = [noun | words for noun in given for words in subjects]
        return subjects, set(own)

    def _read_parts(self, clause: Clause, node: Node, skip: set[Node]) -> None:
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

    def _stands_apart(self, clause: Clause, child: Node) -> bool:
        """Read a child that is no part of the predicate; say whether it was one."""
        if parts.is_connective(clause.verb, child):
            return True
        if clause.subjects != [NOTHING] and parts.is_fronted_description(self._tree, clause.verb, child):
            self._found += [words | clause.subjects[0] for words in self._phrases.readings(child)]
            return True
        return False

    def _read_part(self, clause: Clause, node: Node, child: Node) -> None:
        tree, phrases, verb = self._tree, self._phrases, clause.verb
        if child.dep == "advcl":
            bound = parts.mark_of(child) in parts.CONDITIONS or parts.is_close_participle(tree, verb, child)
            if bound:
                clause.add(phrases.readings(child))
            else:
                clause.subordinate.append(child)
        elif parts.is_joined(tree, node, child):
            self._read(child, about=clause)
        elif parts.is_comment(tree, node, child):
            self._found.append(child.words())
        elif child.dep == "xcomp" and child.is_verb and not phrases.lists.members(child):
            clause.add([frozenset({child.index})])
            self._read_parts(clause, child, set())
        elif parts.is_circumstance(node, child):
            clause.circumstances.append(phrases.readings(child))
            if node is verb and child.index < verb.index:
                clause.fronted.append(clause.circumstances[-1])
        elif child.dep in {"dobj", "attr", "oprd", "acomp"}:
            late = parts.late_phrases(tree, child)
            clause.add(phrases.readings(child, late))
            clause.circumstances += [phrases.readings(phrase) for phrase in late]
        else:
            clause.add(phrases.readings(child))

    def _borrow_end(self, clause: Clause, second: Node | None) -> None:
        for child in second.children if second is not None else ():
            if second is None or child.index < second.index:
                continue
            if child.dep in {"prep", "agent"} and parts.is_circumstance(second, child):
                clause.circumstances.append(self._phrases.readings(child))
            elif child.dep in {"prep", "agent", "dobj", "xcomp", "ccomp", "attr"}:
                clause.add(self._phrases.readings(child))

    def _read_conjunct(self, clause: Clause, conjunct: Node) -> None:
        verb = clause.verb
        if self._tree.quoted_together(verb, conjunct):
            return
        if conjunct.subjects:
            self._read(conjunct, about=clause)
        elif not conjunct.is_verb and verb.lemma == "be":
            link = frozenset({verb.index})
            readings = self._phrases.readings(conjunct)
            self._found += [subject | link | words for subject in clause.subjects for words in readings]
        else:
            helped = any(child.dep in {"aux", "auxpass"} for child in conjunct.children)
            helpers = NOTHING
            if conjunct.is_verb and conjunct.tag == verb.tag and not helped:
                helpers = frozenset(
                    child.index
                    for child in verb.children
                    if child.index < verb.index and child.dep in {"aux", "auxpass", "neg"}
                )
            lead = clause.fronted if conjunct.is_verb and verb.is_verb else ()
            # "did damage of $2 billion, about a tenth of its income": behind a comma alone, an afterthought.
            alone = not conjunct.is_verb and self._tree.before(conjunct) == ","
            subjects = [NOTHING] if alone else clause.subjects
            if conjunct.dep == "conj" and conjunct.pos == "ADP" and verb.is_verb:
                # "served as a nurse and as a mayor": the phrase needs the verb that it goes with.
                subjects = [subject | clause.cores[0] for subject in clause.subjects]
            self._read(conjunct, subjects, helpers, lead, clause)

    def _read_subordinate(self, clause: Clause, child: Node, mains: list[Words]) -> None:
        mark, silent = parts.mark_of(child), clause.verb.index in self._silent
        if any(own.dep != "expl" for own in child.subjects):
            if mark not in parts.CONTRASTS and not silent:
                self._add_to(mains, child)
            self._read(child, about=clause)
            return
        infinitive = child.tag == "VB" or any(own.tag == "TO" for own in child.children)
        added = infinitive or mark in parts.WHENS or parts.is_result(clause.verb, child)
        if added and not silent:
            self._add_to(mains, child)
        elif child.tag != "VB":
            self._read(child, clause.subjects, about=clause)

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
        elif child.dep in {"relcl", "acl"}:
            self._read_modifier(aside, loose=loose)
        elif child.is_verb and child.subjects:
            self._read(child)
        else:
            noun = phrases.base(head)
            if child.dep == "prep":
                noun = frozenset(index for index in phrases.plain(head) if index < child.first())
            elif loose and head.dep == "attr":
                noun = (self._as_subject_of_copula(head, link=True) or [noun])[0]
            readings = phrases.readings(child) if loose else [phrases.plain(child)]
            self._found += [noun | words for words in readings]

    def _read_modifier(self, aside: Aside, *, loose: bool) -> None:
        head, child = aside.head, aside.child
        if head.is_verb:
            self._read(child, [NOTHING])
        elif loose and child.tag == "VBG" and head.dep not in SUBJECTS and aside.subjects:
            self._read(child, aside.subjects)
        elif loose and parts.is_place_clause(child):
            self._read(child, [NOTHING], about=self._clauses.get(aside.subjects))
        elif loose or _tells(head, child):
            nouns = None
            if child.dep == "relcl" or child.is_verb:
                nouns = self._as_subject_of_copula(head, link=child.dep == "acl" and child.tag == "VBN")
            self._read(child, nouns or [self._phrases.base(head)])

    def _as_subject_of_copula(self, noun: Node, *, link: bool) -> list[Words] | None:
        """Return the subject that a noun is said to be: "X is a plane built by Y" says it of X.

        Args:
            noun: The noun.
            link: Whether the verb between them is wanted too ("X is built by Y").
        """
        while noun.dep == "conj" and noun.head is not None and noun.head.pos in NOMINAL:
            noun = noun.head
        verb = noun.head
        if verb is None or verb.lemma not in {"be", "become"} or noun.dep not in {"attr", "oprd"}:
            return None
        own = [child for child in verb.subjects if child.dep != "expl"]
        if not own or verb.index in self._silent:
            return None
        bond = frozenset({verb.index}) if link and verb.lemma == "be" else NOTHING
        return [words | bond for child in own for words in self._phrases.readings(child)]


def _tells(head: Node, child: Node) -> bool:
    """Say whether a modifier without a comma tells something of certain ones, besides telling which."""
    if is_unique(head) or not parts.is_specific(head):
        return False
    if head.dep == "attr" and any(node.tag in {"WDT", "WP", "WRB"} for node in child.subtree()):
        return True
    general = child.tag == "VBG" or (head.tag == "NNS" and child.dep == "relcl")
    if general and not parts.is_definite(head):
        # "veterans who drink": it is not said of veterans that they drink.
        return False
    return child.dep == "acl" or any(own.tag in {"WDT", "WP"} for own in child.subjects)

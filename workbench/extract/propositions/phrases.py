"""Spells a phrase out: one reading for each member of its lists, without what can stand alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from workbench.extract.propositions import examples
from workbench.extract.propositions.lists import Lists, is_determined
from workbench.extract.propositions.tree import LEFT_PARTS, NOMINAL, NOTHING, SUBJECTS, Node, Tree, Words

MOST_READINGS = 24
"""Readings of one phrase; a phrase with more stays whole, lists and all."""

_INLINE_MARKS = frozenset({'"', "“", "”", "‘", "'", "’", "«", "``", "''", "(", "["})
"""Marks that tie an apposition to its noun: a quoted name, an abbreviation in brackets."""

_LISTERS = frozenset({"of", "including", "like", "except", "such", "and"})
_TOGETHER = frozenset({"both", "each", "alike"})
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last only latest sole".split()
)


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that can stand alone: a relative clause, a participle, an apposition, a title.

    Attributes:
        subjects: Readings of the subject of the clause it was met in, for a participle without one.
    """

    head: Node
    child: Node
    subjects: tuple[Words, ...] = ()


@dataclass(slots=True)
class Phrases:
    """Reads the phrases of one tree and collects the asides it meets.

    Attributes:
        asides: What was met so far and is still to be read, each once.
        titled: Names whose title was left out, to be said on its own.
        subjects: Readings of the subject of the clause being read.
    """

    tree: Tree
    lists: Lists
    asides: list[Aside] = field(default_factory=list)
    titled: list[Node] = field(default_factory=list)
    subjects: tuple[Words, ...] = ()
    _met: set[tuple[int, int]] = field(default_factory=set)

    def readings(self, node: Node, leave: Collection[Node] = ()) -> list[Words]:
        """Return the words of the phrase under a node, once for each member of its lists.

        Args:
            node: Head of the phrase.
            leave: Children to leave out.
        """
        name = self._close_name(node)
        if name is not None:
            return self._renamed(node, name)
        leave = [*leave, *self._title(node)]
        members = self.lists.members(node)
        listed = bool(members) and not self.lists.is_whole(node, members)
        own: list[Words] = [frozenset({node.index})]
        others: list[Words] = []
        for child in node.children:
            if child in members or child in leave or (listed and self.lists.joins(child)):
                continue
            instead = self._instead(node, child)
            if instead:
                others += instead
            elif self.separable(node, child) and not self._is_open(node, child):
                self.set_aside(node, child)
            else:
                if child.dep in {"relcl", "acl"} and not self.tree.quoted_together(node, child):
                    self.set_aside(node, child)
                own = self._times(own, child, [NOTHING] if self._is_open(node, child) else [])
        own += others
        if not members:
            return own
        if not listed:
            for member in members:
                own = self._times(own, member, [])
            return own
        return self._with_members(node, members, own)

    def _with_members(self, node: Node, members: Sequence[Node], own: list[Words]) -> list[Words]:
        tail = self._plain_of(self.lists.tail(node))
        found = [words | tail for words in own]
        for member in members:
            if self._is_new_action(node, member):
                self.set_aside(node, member)
                continue
            shared = self._plain_of(self.lists.shared(node, member))
            found += [words | shared | tail for words in self.readings(member)]
        return found[:MOST_READINGS]

    def _times(self, own: list[Words], child: Node, also: list[Words]) -> list[Words]:
        readings = [*also, *self.readings(child)]
        if len(own) * len(readings) > MOST_READINGS:
            readings = [child.words()]
        return [words | reading for words in own for reading in readings]

    def plain(self, node: Node) -> Words:
        """Return the words of a phrase without what can stand alone, lists whole."""
        found = {node.index}
        for child in node.children:
            if not self.separable(node, child):
                found |= self.plain(child)
        return frozenset(found)

    def _plain_of(self, parts: Iterable[Node]) -> Words:
        return NOTHING.union(*map(self.plain, parts))

    def base(self, node: Node) -> Words:
        """Return a noun with its left parts and its "of" phrase: enough to know what is meant."""
        found = {node.index}
        for child in node.children:
            if child.dep in LEFT_PARTS and (child.index < node.index or child.dep == "case"):
                found |= child.words()
            elif child.dep == "prep" and child.word == "of":
                found |= self.plain(child)
        return frozenset(found)

    def set_aside(self, head: Node, child: Node) -> None:
        """Remember something that can stand alone, once."""
        if child.dep != "punct" and (head.index, child.index) not in self._met:
            self._met.add((head.index, child.index))
            self.asides.append(Aside(head, child, self.subjects))

    def separable(self, head: Node, child: Node) -> bool:
        """Say whether a child is no part of what its head says: it is left out and read on its own."""
        tree = self.tree
        if tree.quoted_together(head, child):
            return False
        if child.dep == "punct":
            return True
        if tree.one_entity(head, child):
            return False
        if child.dep in {"relcl", "acl"}:
            return self._loose_modifier(head, child)
        if child.dep == "prep":
            return self._in_commas(head, child)
        if child.dep != "appos" or self.lists.is_member(head, child):
            return False
        return self._loose_apposition(head, child)

    def _loose_modifier(self, head: Node, child: Node) -> bool:
        if self.tree.after_break(child):
            return True
        if is_unique(head):
            # "the first plane built there": without its end the sentence would say something else.
            return False
        if child.dep == "relcl":
            general = head.has("a", "an") or (head.tag == "NNS" and not is_determined(head))
            return head.dep == "attr" and general and not examples.is_existential(head)
        return head.dep not in SUBJECTS

    def _in_commas(self, head: Node, child: Node) -> bool:
        """Say whether commas stand around a phrase behind its noun: "the vote, after weeks of talks, ..."."""
        return (
            head.pos in NOMINAL
            and child.index > head.index
            and child.word not in _LISTERS
            and not child.has("such")
            and self.tree.after_break(child)
            and self.tree.before_break(child)
        )

    def _loose_apposition(self, head: Node, child: Node) -> bool:
        if child.word in _TOGETHER:
            return False
        places = {"GPE", "LOC"}
        if head.entity in places and child.entity in places and not is_determined(child):
            return False
        if child.pos in {"NUM", "PRON"} and not self.tree.after_break(child):
            # "version 3.1", "they each": nothing is renamed.
            return False
        return self.tree.before(child) not in _INLINE_MARKS

    # Examples

    def _instead(self, noun: Node, child: Node) -> list[Words]:
        """Return what can be said in place of a noun: its examples, the members of a list behind it."""
        if examples.names_members(self.tree, self.lists, noun, child):
            return [] if self.tree.before(child) == ":" else self.readings(child)
        named = examples.named(noun, child)
        if not examples.stand_for_all(noun, named):
            return []
        return [words for example in named for words in self.readings(example)]

    def _is_open(self, noun: Node, child: Node) -> bool:
        """Say whether the phrase holds without a child too: examples, a list behind a colon."""
        return bool(examples.named(noun, child)) or examples.names_members(self.tree, self.lists, noun, child)

    # Names and titles

    def _close_name(self, node: Node) -> Node | None:
        """Return the name in "the rapper Ana Roe" where the parser calls it an apposition."""
        if self.lists.members(node):
            return None
        for child in node.children:
            named = child.dep == "appos" and child.pos == "PROPN" and child.index > node.index
            if named and self.separable(node, child) and not self.tree.after_break(child):
                return child
        return None

    def _renamed(self, node: Node, name: Node) -> list[Words]:
        """Let the name stand for the phrase; what the phrase says of it is an aside."""
        for child in node.children:
            if self.separable(node, child):
                self.set_aside(node, child)
        tail = NOTHING.union(
            *(
                self.plain(child)
                for child in node.children
                if child.index > name.index and child.dep == "prep" and child.word != "of"
            )
        )
        return [words | tail for words in self.readings(name)]

    def _title(self, node: Node) -> list[Node]:
        """Return the left parts of a name that are a title in common nouns ("aid worker Ana Roe")."""
        if node.pos != "PROPN" or node.entity != "PERSON":
            return []
        nouns = [
            child.index
            for child in node.children
            if child.index < node.index
            and child.dep in {"compound", "nmod"}
            and child.pos == "NOUN"
            and not child.text[0].isupper()
        ]
        if not nouns or not self._all_name(nouns[-1] + 1, node.index):
            return []
        left = [child for child in node.children if child.index <= nouns[-1]]
        if any(self.tree.quoted_together(node, child) for child in left):
            return []
        if node not in self.titled:
            self.titled.append(node)
        return left

    def _all_name(self, start: int, end: int) -> bool:
        return all(
            index in self.tree.nodes
            and self.tree.nodes[index].pos in {"PROPN", "PART"}
            and self.tree.texts[index][0].isupper()
            for index in range(start, end)
        )

    def _is_new_action(self, node: Node, member: Node) -> bool:
        """Say whether a conjunct is a participle that belongs to the clause's subject, not to the list."""
        return (
            member.tag == "VBG"
            and node.tag != "VBG"
            and member.is_verb
            and bool(self.subjects)
            and self.tree.after_break(member)
            and not member.subjects
        )


def is_unique(noun: Node) -> bool:
    """Say whether a noun is singled out by an ordinal or a superlative: its modifiers are no asides."""
    return any(
        child.dep in {"amod", "advmod", "nummod"}
        and (
            child.tag in {"JJS", "RBS"}
            or child.word in _ORDINALS
            or any(inner.tag == "RBS" for inner in child.children)
        )
        for child in noun.children
        if child.index < noun.index
    )

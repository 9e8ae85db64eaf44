"""Spells a phrase out: one reading for each member of its lists, without what can stand alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from workbench.extract.propositions_tree import NOMINAL, NOTHING, SUBJECTS, TIMES, Node, Tree, Words

MOST_READINGS = 24
"""Readings of one phrase; a phrase with more stays whole, lists and all."""

_LEFT_PARTS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "case", "neg"}
)
_INLINE_MARKS = frozenset({'"', "“", "”", "‘", "'", "’", "«", "``", "''", "(", "["})
"""Marks that tie an apposition to its noun: a quoted name, an abbreviation in brackets."""

_REMAINDERS = frozenset({"more", "less", "fewer", "so", "both", "neither", "not", "others", "two", "half"})
_LISTERS = frozenset({"of", "including", "like", "except", "such", "and"})
_TOGETHER = frozenset({"both", "together", "jointly", "each", "alike", "respectively"})
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last only latest sole".split()
)
_LAST_PARTS = frozenset({"as", "in", "with", "for"})
_FREE_CHOICE_TAGS = frozenset({"VBP", "VBZ"})
_MAY = frozenset({"can", "may", "could", "might"})


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
        members = self.members(node)
        listed = bool(members) and not self._whole_list(node, members)
        own: list[Words] = [frozenset({node.index})]
        for child in node.children:
            if child in members or child in leave or (listed and self._joins(child)):
                continue
            if self.separable(node, child):
                self.set_aside(node, child)
                continue
            if child.dep in {"relcl", "acl"} and not self.tree.quoted_together(node, child):
                self.set_aside(node, child)
            own = self._times(own, child, [NOTHING] if _gives_examples(node, child) else [])
        if not members:
            return own
        if not listed:
            for member in members:
                own = self._times(own, member, [])
            return own
        return self._with_members(node, members, own)

    def _with_members(self, node: Node, members: Sequence[Node], own: list[Words]) -> list[Words]:
        tail = self._tail(node)
        found = [words | tail for words in own]
        for member in members:
            if self._is_new_action(node, member):
                self.set_aside(node, member)
                continue
            shared = self._shared(node, member)
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

    def base(self, node: Node) -> Words:
        """Return a noun with its left parts and its "of" phrase: enough to know what is meant."""
        found = {node.index}
        for child in node.children:
            if child.dep in _LEFT_PARTS and (child.index < node.index or child.dep == "case"):
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
        return (
            child.dep == "appos" and not self._is_member(head, child) and self._loose_apposition(head, child)
        )

    def _loose_modifier(self, head: Node, child: Node) -> bool:
        if self.tree.after_break(child):
            return True
        if is_unique(head):
            # "the first plane built there": without its end the sentence would say something else.
            return False
        if child.dep == "relcl":
            return head.dep == "attr" and head.has("a", "an")
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
        if head.entity in places and child.entity in places and not _determined(child):
            return False
        return self.tree.before(child) not in _INLINE_MARKS

    # Names and titles

    def _close_name(self, node: Node) -> Node | None:
        """Return the name in "the rapper Ana Roe" where the parser calls it an apposition."""
        if self.members(node):
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
        if node.pos != "PROPN" or node.is_time:
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

    # Lists

    def members(self, node: Node) -> list[Node]:
        """Return the conjuncts that hang directly on a node."""
        return [child for child in node.children if child.dep == "conj" or self._is_member(node, child)]

    def all_members(self, node: Node) -> list[Node]:
        """Return the conjuncts of a node, of those, and so on, in order of finding."""
        found: list[Node] = []
        for member in self.members(node):
            found += [member, *self.all_members(member)]
        return found

    def _is_member(self, head: Node, child: Node) -> bool:
        """Say whether the parser took a member of a list of names for an apposition."""
        if child.dep != "appos" or child.index < head.index or _determined(child):
            return False
        following = [other for other in child.children if other.dep in {"conj", "appos"}]
        if not following or not self.tree.after_break(child):
            return False
        if head.entity and head.entity == child.entity and head.entity not in {"GPE", *TIMES}:
            return True
        ended = any(other.dep == "cc" and other.index < following[0].index for other in child.children)
        conjoined = any(other.dep == "conj" for other in following)
        return head.pos == child.pos == "PROPN" and conjoined and not ended

    def _whole_list(self, node: Node, members: Sequence[Node]) -> bool:
        """Say whether a list must not be spread: inside a quotation, a range, a pair, an alternative."""
        if self.tree.quoted_together(node, members[0]):
            return True
        joins = [
            child.word
            for part in (node, *self.all_members(node))
            for child in part.children
            if child.dep in {"cc", "preconj"}
        ]
        if "&" in joins or "between" in joins:
            return True
        if {"or", "nor"} & set(joins) and ("either" in joins or not _free_choice(node)):
            return True
        if node.has(*_TOGETHER) or (node.head is not None and node.head.has(*_TOGETHER)):
            return True
        if node.head is not None and node.head.word == "between":
            return True
        if self._counted_together(node, members[0]):
            return True
        return members[0].word in _REMAINDERS or (node.pos == "NUM" and members[0].pos == "NUM")

    def _counted_together(self, node: Node, member: Node) -> bool:
        """Say whether one number counts all members: "90 men and women", "90 local and foreign troops"."""
        noun = node.head if node.dep == "amod" else node
        if noun is None or noun.pos not in NOMINAL:
            return False
        counted = any(child.dep == "nummod" for child in noun.children)
        own = any(child.dep in {"nummod", "det", "poss", "amod"} for child in member.children)
        return counted and (node.dep == "amod" or not own)

    def _joins(self, child: Node) -> bool:
        if child.dep in {"cc", "preconj"}:
            return True
        before = self.tree.texts[child.index - 1].lower() if child.index else ""
        after = self.tree.texts[child.index + 1].lower() if child.index + 1 < len(self.tree.texts) else ""
        return (child.word, before) == ("well", "as") or (child.word, after) == ("as", "well")

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

    def _tail(self, node: Node) -> Words:
        """Return a phrase at the end of a list of names that is meant of each of them."""
        if node.pos != "PROPN":
            return NOTHING
        every = [node, *self.all_members(node)]
        if any(child.dep == "prep" for part in every[:-1] for child in part.children):
            return NOTHING
        last = every[-1]
        return NOTHING.union(
            *(
                self.plain(child)
                for child in last.children
                if child.dep == "prep"
                and child.index > last.index
                and child.word in _LAST_PARTS
                and not child.has("such")
            )
        )

    def _shared(self, node: Node, member: Node) -> Words:
        """Return what a conjunct borrows from the left of the first: its subject, auxiliaries, article."""
        if node.is_verb and member.is_verb:
            return self._shared_by_verbs(node, member)
        if node.pos not in NOMINAL or member.pos not in NOMINAL:
            return NOTHING
        own = {child.dep for child in member.children if child.index < member.index} & _LEFT_PARTS
        if not own:
            wanted = {"poss", "det", "amod"} if member.pos == "NOUN" else {"poss"}
        elif own <= {"amod", "compound"} and member.pos == "NOUN":
            wanted = {"poss", "det"}
        else:
            return NOTHING
        left = [child for child in node.children if child.index < node.index and child.dep in wanted]
        return NOTHING.union(*map(self.plain, left))

    def _shared_by_verbs(self, node: Node, member: Node) -> Words:
        if member.subjects:
            return NOTHING
        helped = any(child.dep in {"aux", "auxpass"} for child in member.children)
        found = NOTHING
        for child in node.children:
            if child.index > node.index:
                break
            helper = child.dep in {"aux", "auxpass"} and not helped and member.tag == node.tag
            if helper or child.dep in {"mark", "neg", *SUBJECTS}:
                found |= self.plain(child)
        return found


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


def _determined(node: Node) -> bool:
    return any(child.dep == "det" for child in node.children)


def _gives_examples(head: Node, child: Node) -> bool:
    """Say whether a child is "including ..." or "such as ...": the phrase holds without it too."""
    return (
        child.dep == "prep"
        and head.pos in NOMINAL
        and (child.word == "including" or (child.word == "as" and child.has("such")))
    )


def _free_choice(node: Node) -> bool:
    """Say whether "A or B" holds of each: under "can" or "may", in a general statement, under negation."""
    verb: Node | None = node
    while verb is not None:
        helpers = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
        finite = helpers[0] if helpers else verb
        if finite.tag == "MD":
            return finite.word in _MAY
        if finite.is_verb and finite.tag in {"VBD", *_FREE_CHOICE_TAGS}:
            return finite.tag != "VBD" or any(child.dep == "neg" for child in verb.children)
        verb = verb.head
    return False

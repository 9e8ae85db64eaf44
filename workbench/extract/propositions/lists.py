"""Lists in a tree: who belongs to one, whether it may be spread, what its members share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.propositions.tree import LEFT_PARTS, NOMINAL, SUBJECTS, TIMES, Node, Tree

_REMAINDERS = frozenset({"more", "less", "fewer", "so", "both", "neither", "not", "others", "two", "half"})
"""Second members that belong to the first: "two or more", "an hour or so"."""

_TOGETHER = frozenset({"both", "together", "jointly", "each", "alike", "respectively"})
_LAST_PARTS = frozenset({"as", "in", "with", "for"})
_GENERAL_TENSES = frozenset({"VBP", "VBZ"})
_MAY = frozenset({"can", "may", "could", "might"})


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one tree."""

    tree: Tree

    def members(self, node: Node) -> list[Node]:
        """Return the conjuncts that hang directly on a node."""
        return [child for child in node.children if child.dep == "conj" or self.is_member(node, child)]

    def all_members(self, node: Node) -> list[Node]:
        """Return the conjuncts of a node, of those, and so on, in order of finding."""
        found: list[Node] = []
        for member in self.members(node):
            found += [member, *self.all_members(member)]
        return found

    def is_member(self, head: Node, child: Node) -> bool:
        """Say whether the parser took a member of a list of names for an apposition."""
        if child.dep != "appos" or child.index < head.index or is_determined(child):
            return False
        following = [other for other in child.children if other.dep in {"conj", "appos"}]
        if not following or not self.tree.after_break(child):
            return False
        if head.entity and head.entity == child.entity and head.entity not in {"GPE", *TIMES}:
            return True
        ended = any(other.dep == "cc" and other.index < following[0].index for other in child.children)
        conjoined = any(other.dep == "conj" for other in following)
        return head.pos == child.pos == "PROPN" and conjoined and not ended

    def is_whole(self, node: Node, members: Sequence[Node]) -> bool:
        """Say whether a list must not be spread.

        Inside a quotation nothing is cut; a range ("between A and B"), a firm ("A & B"), an alternative
        and a sum ("90 men and women", "A and B both") would say something else in parts.
        """
        if self.tree.quoted_together(node, members[0]):
            return True
        joins = {
            child.word
            for part in (node, *self.all_members(node))
            for child in part.children
            if child.dep in {"cc", "preconj"}
        }
        if joins & {"&", "between"}:
            return True
        if joins & {"or", "nor"} and ("either" in joins or not _holds_of_each(node)):
            return True
        if _is_inside_name(node, members):
            return True
        if node.has(*_TOGETHER) or (node.head is not None and node.head.has(*_TOGETHER)):
            return True
        if (node.head is not None and node.head.word == "between") or _counted_together(node, members[0]):
            return True
        return members[0].word in _REMAINDERS or (node.pos == "NUM" and members[0].pos == "NUM")

    def joins(self, child: Node) -> bool:
        """Say whether a child only joins members: "and", "both", "as well as"."""
        if child.dep in {"cc", "preconj"}:
            return True
        texts = self.tree.texts
        before = texts[child.index - 1].lower() if child.index else ""
        after = texts[child.index + 1].lower() if child.index + 1 < len(texts) else ""
        return (child.word, before) == ("well", "as") or (child.word, after) == ("as", "well")

    def tail(self, node: Node) -> list[Node]:
        """Return the phrases at the end of a list of names that are meant of each of them."""
        every = [node, *self.all_members(node)]
        if node.pos != "PROPN" or any(child.dep == "prep" for part in every[:-1] for child in part.children):
            return []
        last = every[-1]
        return [
            child
            for child in last.children
            if child.dep == "prep"
            and child.index > last.index
            and child.word in _LAST_PARTS
            and not child.has("such")
        ]

    def shared(self, node: Node, member: Node) -> list[Node]:
        """Return what a member borrows from the left of the first: its subject, auxiliaries, article."""
        if node.is_verb and member.is_verb:
            return _shared_by_verbs(node, member)
        if node.pos not in NOMINAL or member.pos not in NOMINAL:
            return []
        own = {child.dep for child in member.children if child.index < member.index} & LEFT_PARTS
        if not own:
            wanted = {"poss", "det", "amod"} if member.pos == "NOUN" else {"poss"}
        elif own <= {"amod", "compound"} and member.pos == "NOUN":
            wanted = {"poss", "det"}
        else:
            return []
        return [child for child in node.children if child.index < node.index and child.dep in wanted]


def is_determined(node: Node) -> bool:
    """Say whether a noun has an article or a demonstrative."""
    return any(child.dep == "det" for child in node.children)


def _counted_together(node: Node, member: Node) -> bool:
    """Say whether one number counts all members: "90 men and women", "90 local and foreign troops"."""
    noun = node.head if node.dep == "amod" else node
    if noun is None or noun.pos not in NOMINAL:
        return False
    counted = any(child.dep == "nummod" for child in noun.children)
    own = any(child.dep in {"nummod", "det", "poss", "amod"} for child in member.children)
    return counted and (node.dep == "amod" or not own)


def _is_inside_name(node: Node, members: Sequence[Node]) -> bool:
    """Say whether nouns joined before a noun are longer than a word: "real estate and mortgage loans"."""
    if node.dep not in {"compound", "nmod"} or node.pos not in NOMINAL:
        return False
    before = [child for part in (node, *members) for child in part.children]
    before += [child for child in node.head.children if child.index == node.index - 1] if node.head else []
    return any(child.dep in {"compound", "amod", "nmod"} for child in before)


def _shared_by_verbs(node: Node, member: Node) -> list[Node]:
    if member.subjects:
        return []
    helped = any(child.dep in {"aux", "auxpass"} for child in member.children)
    borrowed = {"mark", "neg", *SUBJECTS}
    if not helped and member.tag == node.tag:
        borrowed |= {"aux", "auxpass"}
    return [child for child in node.children if child.index < node.index and child.dep in borrowed]


def _holds_of_each(node: Node) -> bool:
    """Say whether "A or B" holds of each: under "can" or "may", in a general statement, under negation."""
    verb: Node | None = node
    while verb is not None:
        helpers = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
        finite = helpers[0] if helpers else verb
        if finite.tag == "MD":
            return finite.word in _MAY
        if finite.is_verb and finite.tag in _GENERAL_TENSES:
            return True
        if finite.is_verb and finite.tag == "VBD":
            return any(child.dep == "neg" for child in verb.children)
        verb = verb.head
    return False

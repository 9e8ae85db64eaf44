"""Mends what a small parser gets wrong in lists and afterthoughts, before a tree is read."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extract.propositions.tree import BREAKS, NOMINAL, SUBJECTS, TIMES, Node, Tree

_LIST_ENDS = frozenset({"and", "or"})
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ARTICLES = frozenset({"the", "a", "an"})
_NAME_JOINTS = frozenset({"&", "-", "'s", "’s"})
_LISTERS = frozenset({"of", "including", "like", "except", "such"})
_NOUNS = NOMINAL | {"NUM"}
_INSIDE_NOUN = frozenset({"compound", "nummod"})
_SHORTEST_LIST = 3
"""Two names with "and" are parsed well; from three on the comma members often go astray."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A member of a list of names: its first token (article included), end and head."""

    start: int
    end: int
    head: int


def mend(tree: Tree) -> None:
    """Rehang name lists, members of lists that the parser took for something else, and afterthoughts."""
    _mend_name_lists(tree)
    nodes = list(tree.nodes.values())
    for node in nodes:
        if node.dep == "prep" and node.head is not None:
            _mend_afterthought(tree, node)
            _mend_timed(node)
        elif node.dep == "relcl" and node.head is not None:
            _mend_when(node, node.head)
        elif node.dep == "appos" and node.head is not None:
            if node.word in _GENERATIONS:
                node.dep = "compound"
            _mend_colon(tree, node)
            _mend_far_apposition(tree, node, node.head)
            _mend_repeated(tree, node, node.head)
        elif node.dep == "dobj" and node.head is not None:
            _mend_second_object(tree, node, node.head)
        elif node.dep == "conj" and node.head is not None:
            _mend_conjunct(tree, node, node.head)
    for node in nodes:
        if node.dep == "conj" and node.pos in NOMINAL:
            _mend_swallowed(tree, node)


def _mend_repeated(tree: Tree, node: Node, head: Node) -> None:
    """In "six seats in A, six seats in B and two in C" the second is a member, no apposition."""
    if node.lemma != head.lemma and head.dep == "pobj":
        verb = _verb_above(head)
        objects = verb.children if verb is not None else []
        head = next((child for child in objects if child.lemma == node.lemma), head)
    if node.lemma != head.lemma or node.pos != head.pos or node.index < head.index:
        return
    counted = any(child.dep in {"nummod", "det", "amod", "compound"} for child in node.children)
    if not counted or not tree.after_break(node) or tree.before(node) == ":":
        return
    node.hang(head, "conj")
    for child in list(head.head.children) if head.head is not None else ():
        if child.dep == "prep" and head.index < child.index < node.index:
            child.hang(head, "prep")


def _mend_far_apposition(tree: Tree, node: Node, head: Node) -> None:
    """A noun behind a comma renames the noun before the comma, not the subject on the verb's other side."""
    verb = head.head
    if verb is not None and verb.is_verb and head.index < verb.index < node.index and head.dep in SUBJECTS:
        noun = _noun_before_comma(tree, node.first())
        if noun is not None and noun.pos == "NUM" and noun.head is not None and noun.head.word == "of":
            noun = noun.head.head
        if noun is not None and noun.index > verb.index:
            node.hang(noun, "appos")


def _mend_colon(tree: Tree, node: Node) -> None:
    """A list behind a colon names what the noun before the colon means, however far the parser hung it."""
    first = node.first()
    noun = tree.nodes.get(first - 2) if tree.texts[first - 1 : first] == [":"] else None
    if noun is not None and noun.dep == "pobj" and noun.head is not None and noun.head.word == "of":
        outer = noun.head.head
        noun = outer if outer is not None and outer.pos == noun.pos == "PROPN" else noun
    if noun is not None and noun.pos in NOMINAL and noun is not node.head and node.index > noun.index:
        node.hang(noun, "appos")


def _mend_second_object(tree: Tree, node: Node, verb: Node) -> None:
    """A list behind a comma is no second object: it goes on with the noun before the comma."""
    objects = [child for child in verb.children if child.dep == "dobj" and child.index < node.index]
    if objects and node.is_listed:
        _hang_on_last(tree, node)


def _mend_conjunct(tree: Tree, node: Node, verb: Node) -> None:
    """A noun is no second verb: "swam with seals, sharks and rays" goes on with the noun before the comma."""
    if verb.is_verb and verb.lemma != "be" and node.pos in NOMINAL and not node.subjects:
        _hang_on_last(tree, node)


def _hang_on_last(tree: Tree, node: Node) -> None:
    """Make a noun behind a comma a member of the list of the noun before it."""
    first = node.first()
    noun = _noun_before_comma(tree, first - 1 if tree.texts[first - 1].lower() in _LIST_ENDS else first)
    if noun is not None:
        node.hang(noun, "conj")


def _noun_before_comma(tree: Tree, first: int) -> Node | None:
    """Return the head of the noun that a comma before this token follows directly."""
    if tree.texts[first - 1 : first] != [","]:
        return None
    index = first - 2
    while index > 0 and (index not in tree.nodes or tree.texts[index] in BREAKS):
        # A report may stand between: "a loss of $2 billion, the agency said, about a tenth of ...".
        index -= 1
    noun = tree.nodes.get(index)
    while noun is not None and noun.dep in _INSIDE_NOUN and noun.head is not None:
        noun = noun.head
    return noun if noun is not None and noun.pos in _NOUNS and noun.index < first else None


def _mend_afterthought(tree: Tree, prep: Node) -> None:
    """A prepositional phrase after a comma belongs to the clause, not to the noun before it."""
    noun = prep.head
    if noun is None or noun.pos not in NOMINAL or prep.index < noun.index or prep.word in _LISTERS:
        return
    if tree.texts[prep.index - 1] != "," or prep.has("such"):
        return
    verb = _verb_above(noun)
    if verb is not None and verb.index < prep.index and verb.dep not in {"relcl", "acl"}:
        prep.hang(verb, "prep")


def _mend_timed(prep: Node) -> None:
    """In "at the Theatre in Ash on May 28" the day says when it happened, not which town."""
    place = prep.head
    if place is None or place.pos != "PROPN" or place.dep != "pobj" or place.is_time:
        return
    if not any(child.is_time for child in prep.children if child.dep == "pobj"):
        return
    verb = _verb_above(place)
    if verb is not None and verb.index < prep.index:
        prep.hang(verb, "prep")


def _mend_when(clause: Node, noun: Node) -> None:
    """In "left in 1949 when the firms merged" the clause says when they left, not which year."""
    if noun.is_time and any(child.word == "when" for child in clause.children):
        verb = _verb_above(noun)
        if verb is not None and verb.index < clause.index:
            clause.hang(verb, "advcl")


def _verb_above(node: Node) -> Node | None:
    """Return the verb that a node hangs on through prepositions and nouns."""
    above = node.head
    while above is not None and not above.is_verb:
        above = above.head
    return above


def _mend_swallowed(tree: Tree, member: Node) -> None:
    """In "A, B of C, D and E" the parser hangs D and E on C: they are members of the list of B."""
    for prep in [child for child in member.children if child.dep == "prep"]:
        for noun in [child for child in prep.children if child.dep == "pobj"]:
            conjuncts = [child for child in noun.children if child.dep == "conj"]
            if conjuncts and tree.before(conjuncts[0]) == ",":
                for child in [child for child in noun.children if child.index > noun.index]:
                    if child.dep in {"conj", "cc", "punct"}:
                        child.hang(member, child.dep)


def _mend_name_lists(tree: Tree) -> None:
    indices = list(tree.nodes)
    place = 0
    while place < len(indices):
        names = _name_list(tree, indices[place])
        if len(names) >= _SHORTEST_LIST:
            _rehang(tree, names)
        end = names[-1].end if names else indices[place] + 1
        while place < len(indices) and indices[place] < end:
            place += 1


def _name_list(tree: Tree, start: int) -> list[_Name]:
    """Return the members of the list "A, B and C" of names that starts here; one name where it is none."""
    name = _name(tree, start)
    if name is None:
        return []
    names, closed = [name], False
    while not closed:
        index = _after_bracket(tree, names[-1].end)
        if index not in tree.nodes:
            break
        if tree.texts[index] == ",":
            index += 1
        elif tree.nodes[index].word not in _LIST_ENDS:
            break
        if index in tree.nodes and tree.nodes[index].word in _LIST_ENDS:
            index += 1
            closed = True
        following = _name(tree, index)
        if following is None:
            closed = False
            break
        names.append(following)
    continues_another = tree.nodes[start].index - 1 in tree.nodes and tree.nodes[start - 1].dep == "cc"
    kinds = {tree.nodes[member.head].entity for member in names}
    mixed = "PERSON" in kinds and bool(kinds & {"GPE", "LOC"})
    mixed |= not kinds.isdisjoint(TIMES)
    return names if closed and not mixed and not continues_another else names[:1]


def _after_bracket(tree: Tree, index: int) -> int:
    """Step over a bracket that was taken out: "Alpha (2001), Beta (2003) and Gamma" is one list."""
    if index in tree.nodes or tree.texts[index : index + 1] not in (["("], ["["]):
        return index
    after = index + 1
    while after < len(tree.texts) and after not in tree.nodes:
        after += 1
    return after


def _name(tree: Tree, start: int) -> _Name | None:
    nodes = tree.nodes
    index = start
    if index in nodes and nodes[index].word in _ARTICLES:
        index += 1
    begin, proper = index, False
    while index in nodes:
        node = nodes[index]
        if node.text[0].isupper() if index > begin else node.pos in {"PROPN", "NUM"} and _is_high(node.text):
            proper |= node.pos == "PROPN"
        elif index > begin and node.pos == "NUM":
            pass
        elif index == begin or node.text not in _NAME_JOINTS:
            break
        index += 1
    return _Name(start, index, index - 1) if proper else None


def _is_high(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit()


def _rehang(tree: Tree, names: list[_Name]) -> None:
    """Make the first name the head of the list and the others its conjuncts."""
    nodes, start, end = tree.nodes, names[0].start, names[-1].end
    inside = [nodes[index] for index in range(start, end) if index in nodes]
    outer = [
        node
        for node in inside
        if node.head is not None and not start <= node.head.index < end and node.dep not in {"punct", "cc"}
    ]
    if not outer or outer[0].head is None:
        return
    governor, dep = outer[0].head, outer[0].dep
    if dep in {"compound", "nmod"} and governor.index >= end:
        return
    first = nodes[names[0].head]
    first.hang(governor, dep)
    for name in names[1:]:
        nodes[name.head].hang(first, "conj")
    for name in names:
        _gather(tree, name)
    for node in inside:
        if node.dep in {"cc", "punct"} and not any(name.start <= node.index < name.end for name in names):
            node.hang(first, node.dep)


def _gather(tree: Tree, name: _Name) -> None:
    """Hang the words of a name on its head where the parser hung them on another name."""
    head = tree.nodes[name.head]
    for index in range(name.start, name.end):
        node = tree.nodes[index]
        if node is head or (node.head is not None and name.start <= node.head.index < name.end):
            continue
        dep = "det" if node.pos == "DET" else "compound" if node.pos in {"PROPN", "NUM"} else node.dep
        node.hang(head, dep)

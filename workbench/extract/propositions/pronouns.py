"""Pronouns whose noun stands in the same sentence: the claim names what it is about."""

from __future__ import annotations

from workbench.extract.propositions.tree import NOMINAL, Node, Tree

_HUMAN_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ee")
_HUMANS = frozenset(
    "president chief king queen father mother son daughter child wife husband friend victim suspect boy girl "
    "person official guy pope prince princess duke head host athlete coach captain pilot judge guard".split()
)
"""Nouns that "it" does not stand for; with the endings above too many are left out rather than too few."""

EMPTY_IT = frozenset("be take seem appear become mean make rain snow happen turn".split())
"""Verbs whose "it" may stand for a clause behind them, for a figure before, or for nothing."""


def is_human_noun(word: str) -> bool:
    """Say whether a common noun in small letters may mean a person."""
    return word in _HUMANS or word.endswith(_HUMAN_ENDINGS)


def noun_of(verb: Node) -> Node | None:
    """Return the noun that is a clause's subject."""
    return next((child for child in verb.subjects if child.pos in NOMINAL), None)


def pronoun_of(verb: Node) -> Node | None:
    """Return the personal pronoun that is a clause's only subject."""
    own = [child for child in verb.subjects if child.dep != "expl"]
    return own[0] if len(own) == 1 and own[0].word in {"he", "she", "it", "they"} else None


def stands_for(tree: Tree, pronoun: Node, noun: Node) -> bool:
    """Say whether a pronoun means the subject of the clause before it, and can mean nothing else there."""
    if pronoun.index < noun.index or pronoun.index in tree.quotes:
        return False
    if pronoun.word in {"he", "she"}:
        persons = [node for node in tree.nodes.values() if node.entity == "PERSON" and not node.inside]
        before = sum(node.index < pronoun.index for node in persons)
        return noun.entity == "PERSON" and not noun.is_listed and before == 1
    plural = _is_plural(noun)
    if plural != (pronoun.word == "they") or noun.entity == "PERSON":
        return False
    if pronoun.word == "it" and (_is_human(noun) or _is_empty(pronoun)):
        return False
    own = noun.words()
    rivals = (tree.nodes[index] for index in range(noun.index, pronoun.index) if index in tree.nodes)
    return not any(
        node.pos in NOMINAL
        and node.index not in own
        and node.dep not in {"compound", "nmod", "poss", "npadvmod"}
        and not node.is_time
        and _is_plural(node) == plural
        for node in rivals
    )


def _is_plural(noun: Node) -> bool:
    return noun.tag in {"NNS", "NNPS"} or noun.is_listed


def _is_human(noun: Node) -> bool:
    if noun.pos == "PROPN":
        # A name that the parser cannot place may be a person's.
        return not noun.entity
    return is_human_noun(noun.lemma.lower())


def _is_empty(pronoun: Node) -> bool:
    return pronoun.head is None or pronoun.head.lemma in EMPTY_IT

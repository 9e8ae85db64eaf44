"""Names speakers: the name without its trimmings, the full name, and who a pronoun stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.extract.attribution.conjuncts import co_ordinated
from workbench.extract.attribution.cues import CueTable
from workbench.extract.attribution.roles import Roles
from workbench.extract.attribution.sources import Source, SourceKind, make_source
from workbench.extract.attribution.tree import Tree

_MASCULINE = frozenset({"he", "him", "his"})
_FEMININE = frozenset({"she", "her"})
_PLURAL = frozenset({"they", "them", "their"})
_NEUTER = frozenset({"it", "its"})
_MALE_TITLES = frozenset({"mr.", "mr", "sir", "lord", "king", "prince"})
_FEMALE_TITLES = frozenset({"mrs.", "mrs", "ms.", "ms", "miss", "dame", "lady", "queen", "princess"})
_DEFINITE = frozenset({"the", "that", "this"})
_DESCRIBED = frozenset({SourceKind.INSTITUTION, SourceKind.PERSON, SourceKind.OTHER})
_REACH = 3
"""Paragraphs that a pronoun looks back over when its own has nobody to offer."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the article tells.

    Attributes:
        name: The name, full where the article gives it in full; or the description as written.
        inferred: True where it was worked out from a pronoun or a definite description.
        vague: True where the source is unnamed.
    """

    name: str
    inferred: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Person:
    """A mention of a person or an organisation by name."""

    block: int
    start: int
    end: int
    name: str
    person: bool
    subject: bool


class ArticleSpeakers:
    """The named people and organisations of one article, in order of place."""

    def __init__(self, table: CueTable, trees: Sequence[Tree]) -> None:
        """Collect the names once."""
        self._table = table
        self._trees = trees
        self._roles = Roles(trees)
        self._people = [_people(tree) for tree in trees]
        self._full: dict[str, str] = {}
        self._gender: dict[str, str] = {}
        self._institutions: dict[str, list[_Person]] = {}
        for person in (one for block in self._people for one in block):
            words = person.name.split()
            if not person.person:
                for word in set(person.name.casefold().split()):
                    self._institutions.setdefault(word, []).append(person)
            if person.person and len(words) > 1:
                self._full.setdefault(words[-1], person.name)
            tree = trees[person.block]
            title = tree.lower[person.start - 1] if person.start else ""
            if title in _MALE_TITLES or title in _FEMALE_TITLES:
                self._gender.setdefault(words[-1], "m" if title in _MALE_TITLES else "f")

    def names(self, tree: Tree, source: Source) -> list[Speaker]:
        """Return who a source is, each of several by itself; nobody for a pronoun that nobody fits.

        Args:
            tree: The block that the source stands in.
            source: The source as found.
        """
        if tree.lower[source.head] in _PLURAL:
            group = self._roles.group(tree, source.start)
            if group is None:
                return []
            tree = self._trees[group[0]]
            source = make_source(self._table, tree, group[1])
            return [replace(one, inferred=True) for one in self.names(tree, source)]
        found = (self._name(tree, one) for one in co_ordinated(self._table, tree, source))
        return [one for one in found if one is not None]

    def _name(self, tree: Tree, source: Source) -> Speaker | None:
        if source.kind in {SourceKind.PRONOUN, SourceKind.RELATIVE}:
            return self._pronoun(tree, source)
        text = _without_asides(tree, source)
        entity = _entity(tree, source)
        if entity is not None and tree.entity[source.head] == "PERSON":
            return Speaker(self._in_full(entity))
        if source.kind is SourceKind.NAME:
            return Speaker(self._in_full(text))
        described = self._described(tree, source)
        if described is not None:
            return Speaker(described, inferred=True)
        return Speaker(text, vague=self._is_vague(tree, source))

    def _is_vague(self, tree: Tree, source: Source) -> bool:
        """Say whether a source is unnamed: "officials", "a person familiar with the matter"."""
        words = range(source.start, source.end)
        if source.kind is SourceKind.PERSON and not any(tree.pos[token] == "PROPN" for token in words):
            first = tree.lower[source.start]
            bare = tree.tag[source.head] == "NNS" and tree.child(source.head, "det", "poss") is None
            if bare or first in {"a", "an"} or tree.pos[source.start] == "NUM":
                return True
        roles = self._table.sources.get(tree.lower[source.head]) or self._table.sources.get(
            tree.lemma[source.head]
        )
        if not roles or "unnamed" not in roles:
            return False
        return not any(tree.pos[token] == "PROPN" and tree.dep[token] == "appos" for token in words)

    def _in_full(self, name: str) -> str:
        words = name.split()
        full = self._full.get(words[-1]) if words else None
        return full if full is not None and len(full.split()) > len(words) else name

    def _pronoun(self, tree: Tree, source: Source) -> Speaker | None:
        pronoun = tree.lower[source.head]
        if source.kind is SourceKind.RELATIVE:
            return None
        if pronoun in _MASCULINE | _FEMININE:
            gender = "m" if pronoun in _MASCULINE else "f"
            found = self._back(tree, source.start, person=True, gender=gender)
            if found is not None:
                # The next "she" is somebody else than this "he".
                self._gender.setdefault(found.name.split()[-1], gender)
        elif pronoun in _NEUTER:
            found = self._back(tree, source.start, person=False, gender=None)
        else:
            found = None
        return Speaker(self._in_full(found.name), inferred=True) if found is not None else None

    def _back(self, tree: Tree, token: int, *, person: bool, gender: str | None) -> _Person | None:
        """Return the nearest fitting name before a token: a subject of its paragraph before any other."""
        for block in range(tree.block, max(-1, tree.block - _REACH - 1), -1):
            group = [
                one
                for one in self._people[block]
                if one.person == person
                and (one.block, one.end) <= (tree.block, token)
                and self._gender.get(one.name.split()[-1], gender) == gender
                and self._trees[block].quote[one.start] < 0
            ]
            if group:
                subjects = [one for one in group if one.subject]
                return (subjects or group)[-1]
        return None

    def _described(self, tree: Tree, source: Source) -> str | None:
        """Return the name that "the ministry" or "the mayor" stands for.

        It is the last one before it that was called so, by title, apposition or as part of the name.
        """
        if source.kind not in _DESCRIBED or tree.lower[source.start] not in _DEFINITE:
            return None
        if tree.tag[source.head] in {"NNS", "NNPS"} or any(
            tree.pos[token] == "PROPN" for token in range(source.start, source.end)
        ):
            return None
        holder = self._roles.holder(tree, source.head, source.start)
        if holder is not None or source.kind is not SourceKind.INSTITUTION:
            return holder
        named = self._institutions.get(tree.lower[source.head], [])
        place = bisect_right(named, (tree.block, source.start), key=lambda one: (one.block, one.end))
        return named[place - 1].name if place else None


def _people(tree: Tree) -> list[_Person]:
    """Return the runs of tokens that the model calls people or organisations."""
    result = []
    token = 0
    while token < len(tree):
        kind = tree.entity[token]
        if kind not in {"PERSON", "ORG"} or not tree.words[token][:1].isupper():
            token += 1
            continue
        end = token + 1
        while end < len(tree) and tree.entity[end] == kind and tree.lower[end] not in {"'s", "’s"}:
            end += 1
        name = _joined(tree, token, end)
        subject = any(tree.dep[one] in {"nsubj", "nsubjpass"} for one in range(token, end))
        if name.strip():
            result.append(_Person(tree.block, token, end, name, kind == "PERSON", subject))
        token = end
    return result


def _entity(tree: Tree, source: Source) -> str | None:
    """Return the named entity that the source's head stands in."""
    kind = tree.entity[source.head]
    if not kind:
        return None
    start, end = source.head, source.head + 1
    while start > source.start and tree.entity[start - 1] == kind:
        start -= 1
    while end < source.end and tree.entity[end] == kind:
        end += 1
    return _joined(tree, start, end)


def _without_asides(tree: Tree, source: Source) -> str:
    """Return the source's words up to its first comma, dash, bracket or relative clause."""
    end = source.end
    for token in range(source.head + 1, source.end):
        if tree.lower[token] in {",", "(", "—", "–", "--", "-"} and tree.start[token] > tree.end[token - 1]:
            end = token
            break
        if tree.lower[token] in {",", "(", "who", "which", "that"}:
            end = token
            break
    return _joined(tree, source.start, end)


def _joined(tree: Tree, start: int, end: int) -> str:
    return tree.text(start, end).removesuffix("'s").removesuffix("’s").rstrip()

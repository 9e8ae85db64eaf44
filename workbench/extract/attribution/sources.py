"""Finds who a cue's words come from: the subject, the agent, the owner, and what sort of source it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.extract.attribution.cues import CueTable
from workbench.extract.attribution.tree import SUBJECTS, Tree


class SourceKind(StrEnum):
    """What sort of thing a source is, as far as its head word tells."""

    NAME = "name"
    PERSON = "person"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a source.

    Attributes:
        head: Its head token.
        start: Its first token, titles included.
        end: The token after its last, apposition included.
        kind: What sort of source its head makes it.
        shared: True where the cue has it from another verb (co-ordination, control).
    """

    head: int
    start: int
    end: int
    kind: SourceKind
    shared: bool = False


SPEAKING = frozenset(SourceKind) - {SourceKind.OTHER}
"""Kinds that can say, believe or want something."""

PRONOUNS = frozenset({"he", "she", "they", "we", "i", "you", "it", "him", "her", "them", "me", "us"})
POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_ANIMATE_WORDS = frozenset(
    "other others another some many several few fewer most more both those all none neither either "
    "each".split()
)
_NAMED = frozenset("PERSON ORG GPE NORP FAC LOC PRODUCT WORK_OF_ART LAW EVENT".split())
_LISTED = (SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.DOCUMENT)
_PERSON_SUFFIXES = ("man", "men", "woman", "women", "person", "ist", "ists", "ian", "ians", "eer", "eers")
# Plurals in -ers and -ors that are no people; their singulars are too many to list.
_NO_AGENTS = frozenset(
    "numbers letters papers powers orders matters answers waters computers towers chapters errors "
    "factors sectors doors colors barriers borders offers trailers dinners rivers winters summers "
    "figures measures quarters corners orders tensors motors vectors mirrors rumors terrors horrors "
    "flavors layers dollars primers posters banners pointers covers centers theaters servers "
    "trackers boosters shelters papers".split()
)
_OBJECT_CONTROL = frozenset({"object-infinitive", "addressee-np"})
_PASSIVE = frozenset({"nsubjpass", "auxpass", "agent"})
_FLOATING = frozenset({"both", "all", "each", "also", "themselves", "himself", "herself", "itself"})
"""Words behind a noun phrase that belong to its verb."""
_ADJACENT = 2
_GAP = 8
"""Tokens between a noun phrase and a verb that can be its age, an adverb, a date."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADP"})
_REACH = 6
"""Verbs that are climbed to find a shared subject."""


def kind_of(table: CueTable, tree: Tree, head: int) -> SourceKind:
    """Say what sort of source a token makes as the head of a noun phrase."""
    lower = tree.lower[head]
    if lower in PRONOUNS or lower in POSSESSIVES:
        return SourceKind.PRONOUN
    if lower in _RELATIVES and tree.tag[head] in {"WP", "WDT", "IN"}:
        return SourceKind.RELATIVE
    listed = table.sources.get(lower) or table.sources.get(tree.lemma[head]) or frozenset()
    named = next((kind for kind in _LISTED if kind.value in listed), None)
    if named is not None:
        return named
    if tree.is_name(head) or tree.entity[head] in _NAMED:
        return SourceKind.NAME
    if tree.words[head][:1].isupper() and head > tree.sentences[tree.sentence[head]][0]:
        return SourceKind.NAME
    return SourceKind.PERSON if _is_agent(tree, head) else SourceKind.OTHER


def _is_agent(tree: Tree, head: int) -> bool:
    """Say whether a word denotes people by its form: "others", "columnist", "planners", "seven"."""
    lower = tree.lower[head]
    if lower in _ANIMATE_WORDS or lower.endswith(_PERSON_SUFFIXES) or tree.pos[head] == "NUM":
        return True
    return tree.pos[head] == "NOUN" and lower.endswith(("ers", "ors")) and lower not in _NO_AGENTS


def make_source(table: CueTable, tree: Tree, head: int, *, shared: bool = False) -> Source:
    """Return the source whose head is this token, with its title, apposition and relative clauses."""
    start, end = tree.subtree(head)
    start = max(start, min(head, tree.sentences[tree.sentence[head]][0]))
    if tree.pos[start] in {"ADP", "SCONJ"}:
        # "In a statement to the paper, her adviser": the parser likes to hang the phrase on the name.
        comma = next((token for token in range(head - 1, start, -1) if tree.lower[token] == ","), start - 1)
        start = comma + 1
    start, end = tree.trim(start, end)
    quoted = [token for token in range(start, head) if tree.quote[token] >= 0]
    if quoted and tree.quote[head] < 0 and tree.quote[start] >= 0:
        # The parser took the quotation before a speaker for a part of the name.
        start, end = tree.trim(quoted[-1] + 1, end)
    while end - 1 > head and tree.lower[end - 1] in _FLOATING:
        end -= 1
    if not start <= head < end:
        start, end = head, head + 1
    return Source(head, start, end, kind_of(table, tree, head), shared)


def is_passive(tree: Tree, verb: int) -> bool:
    """Say whether the verb is passive, a bare participle after a noun included."""
    if any(tree.dep[child] in _PASSIVE for child in tree.children[verb]):
        return not _is_perfect(tree, verb)
    if tree.tag[verb] != "VBN" or tree.dep[verb] not in {"acl", "advcl"}:
        return False
    return not any(tree.dep[child] in {"aux", "nsubj"} for child in tree.children[verb])


def saying_of(tree: Tree, verb: int) -> int | None:
    """Return "saying" in "was quoted as saying", whose subject is the one who speaks."""
    for child in tree.children[verb]:
        if tree.dep[child] == "prep" and tree.lower[child] == "as":
            inner = tree.child(child, "pcomp")
            if inner is not None and tree.lower[inner] in {"saying", "telling"}:
                return inner
    return None


def quoted_speaker(tree: Tree, verb: int) -> int | None:
    """Return who speaks in "the agency quoted X as saying S": X."""
    link = tree.head[verb]
    if tree.lower[verb] not in {"saying", "telling"} or tree.dep[verb] != "pcomp" or tree.lower[link] != "as":
        return None
    return tree.child(tree.head[link], "dobj")


def _asker(tree: Tree, verb: int) -> int | None:
    """Return who asked in "X told Y when asked whether S": Y."""
    if tree.lemma[verb] != "ask" or tree.dep[verb] != "advcl" or tree.lemma[tree.head[verb]] != "tell":
        return None
    return tree.child(tree.head[verb], "dobj", "dative")


def _is_perfect(tree: Tree, verb: int) -> bool:
    """Say whether "'s" before a participle with a complement is "has", which the parser takes for "is"."""
    auxiliaries = [tree.lower[child] for child in tree.children[verb] if tree.dep[child] == "auxpass"]
    if auxiliaries not in (["'s"], ["’s"]):
        return False
    return any(tree.dep[child] in {"ccomp", "dobj"} and child > verb for child in tree.children[verb])


def source_of_verb(table: CueTable, tree: Tree, verb: int) -> Source | None:
    """Return who a verb's words come from; None for a passive without its agent and for an imperative."""
    if is_passive(tree, verb):
        if saying_of(tree, verb) is not None:
            subject = _nearest_subject(tree, verb)
            return make_source(table, tree, subject) if subject is not None else None
        agent = tree.child(verb, "agent")
        head = tree.child(agent, "pobj") if agent is not None else _asker(tree, verb)
        return make_source(table, tree, head) if head is not None else None
    quoted = quoted_speaker(tree, verb)
    if quoted is not None:
        return make_source(table, tree, quoted)
    own = _own_subject(tree, verb)
    if own is not None:
        return _with_antecedent(table, tree, verb, make_source(table, tree, own))
    head = _shared_subject(table, tree, verb)
    if head is not None:
        return make_source(table, tree, head, shared=True)
    head = _noun_before(tree, verb)
    return make_source(table, tree, head) if head is not None else None


def _own_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject nearest to the verb; after a quotation, what looks like its object."""
    subject = _nearest_subject(tree, verb)
    if subject is not None:
        return subject
    first = tree.sentences[tree.sentence[verb]][0]
    if verb == first and verb + 1 < len(tree) and tree.is_name(verb + 1) and tree.tag[verb] == "VBD":
        return next((child for child in tree.children[verb] if child > verb), verb + 1)
    after_quotation = verb > 0 and tree.quote[verb - 1] >= 0 and tree.quote[verb] < 0
    if after_quotation and tree.tag[verb] in {"VBD", "VBZ", "VBP", "VBN", "VB"}:
        return next(
            (c for c in tree.children[verb] if c == verb + 1 or (tree.dep[c] == "dobj" and c > verb)), None
        )
    return None


def _nearest_subject(tree: Tree, verb: int) -> int | None:
    """Return the last subject before a verb (a dateline can look like one), else the first after it."""
    subjects = [child for child in tree.children[verb] if tree.dep[child] in SUBJECTS]
    before = [subject for subject in subjects if subject < verb]
    return before[-1] if before else next(iter(subjects), None)


def _with_antecedent(table: CueTable, tree: Tree, verb: int, source: Source) -> Source:
    """Join a relative pronoun to the noun phrase right before it: "the firm that"."""
    clause = verb
    while tree.dep[clause] == "conj":
        clause = tree.head[clause]
    if source.kind is not SourceKind.RELATIVE or tree.dep[clause] != "relcl":
        return source
    noun = tree.head[clause]
    if tree.entity[noun] == "DATE" and tree.dep[noun] == "npadvmod":
        # "ran a story Saturday that ...": the parser likes to take the day for what the clause is about.
        noun = next((child for child in tree.children[tree.head[noun]] if tree.dep[child] == "dobj"), noun)
    publisher = _publisher(tree, noun)
    if publisher is not None:
        return make_source(table, tree, publisher)
    if source.head - noun > _ADJACENT or tree.head[noun] == verb:
        return source
    start = min(tree.left[noun], noun)
    return Source(noun, start, source.end, kind_of(table, tree, noun), source.shared)


def _publisher(tree: Tree, noun: int) -> int | None:
    """Return who speaks through a piece of writing: X in "X ran a story that claims S"."""
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj" or tree.lemma[verb] not in _PUBLISHING:
        return None
    return _nearest_subject(tree, verb)


_PUBLISHING = frozenset("publish run carry print post release issue air broadcast".split())
"""Verbs whose subject says what stands in their object."""


def _noun_before(tree: Tree, verb: int) -> int | None:
    """Return the noun phrase that a finite verb stands behind where the parser saw no subject."""
    if tree.tag[verb] not in {"VBD", "VBZ", "VBP", "VBN"} or tree.dep[verb] in {"acl", "amod", "xcomp"}:
        return None
    first = tree.sentences[tree.sentence[verb]][0]
    for token in range(verb - 1, max(first, verb - _GAP) - 1, -1):
        if tree.quote[token] >= 0 or tree.pos[token] in {"VERB", "ADP", "SCONJ", "CCONJ"}:
            return None
        if tree.is_name(token) or (tree.pos[token] in {"NOUN", "PRON"} and tree.dep[token] != "npadvmod"):
            head = token
            while (
                tree.head[head] != head
                and head - _GAP < tree.head[head] < verb
                and tree.pos[tree.head[head]] in _NOMINAL
            ):
                head = tree.head[head]
            return head
    return None


def _shared_subject(table: CueTable, tree: Tree, verb: int) -> int | None:
    """Climb from a verb without a subject to the one it shares."""
    for _ in range(_REACH):
        relation, head = tree.dep[verb], tree.head[verb]
        if head == verb:
            return None
        if relation in {"pcomp", "prep"} or tree.pos[head] in {"ADP", "SCONJ"}:
            owner = tree.child(head, "poss")
            if owner is not None:
                return owner
        elif relation == "acl" or tree.pos[head] in {"NOUN", "PROPN", "PRON"}:
            owner = tree.child(head, "poss")
            if owner is not None and (tree.tag[verb] == "VB" or relation in {"pcomp", "prep"}):
                return owner
            if relation == "acl" and tree.tag[verb] == "VBG":
                return head
        elif relation in {"xcomp", "ccomp"} and _controls_object(table, tree, head):
            return tree.child(head, "dobj", "dative", "nsubjpass")
        else:
            subject = _nearest_subject(tree, head)
            if subject is not None:
                return subject
        verb = head
    return None


def _controls_object(table: CueTable, tree: Tree, verb: int) -> bool:
    cue = table.verbs.get(tree.lower[verb])
    return (
        cue is not None
        and bool(cue.licences & _OBJECT_CONTROL)
        and tree.child(verb, "dobj", "dative") is not None
    )

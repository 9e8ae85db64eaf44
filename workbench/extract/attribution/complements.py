"""Clauses as content: "X said (that) S", "S, X said", "as X said, S"."""

from __future__ import annotations

from workbench.extract.attribution.content import Range, without
from workbench.extract.attribution.extensions import extend_tail
from workbench.extract.attribution.sites import Found, Site, verb_group
from workbench.extract.attribution.sources import SPEAKING, SourceKind
from workbench.extract.attribution.tree import Tree

_WH = frozenset({"how", "why", "what", "when", "where", "who", "which", "whom", "whose", "whatever"})


_CLAUSE_LICENCES = {
    "that": ("that-clause", "quote-inversion"),
    "zero": ("that-clause", "quote-inversion"),
    "wh": ("wh-clause", "quote-inversion"),
    "to": ("object-infinitive", "to-infinitive"),
}


_RUN_UP = frozenset({",", "?", "!", "...", "…", ")", "-", "--", "–", "—", "―"})


OWN_COMPLEMENTS = frozenset({"ccomp", "dobj", "xcomp", "oprd", "acomp"})


SHORTEST = 4
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def read_clause(site: Site) -> Found | None:
    """Read "X said (that) S", "S, X said", "X asked whether S"."""
    tree, verb = site.tree, site.verb
    clauses = [child for child in tree.children[verb] if _is_complement(tree, verb, child)]
    # What follows the verb is its content even where the parser hung a clause before it as well.
    for child in sorted(clauses, key=lambda clause: clause < verb):
        kind = clause_kind(tree, child)
        if not site.licensed(*_CLAUSE_LICENCES[kind]) or _is_circumstance(site, child):
            continue
        if child > verb:
            return f"clause-{kind}", _clause_ranges(site, child)
        if _leads_to_cue(site) and not _is_setting(tree, child):
            return f"clause-{kind}-before", _clause_ranges(site, child)
    return None


def _is_complement(tree: Tree, verb: int, child: int) -> bool:
    """Say whether a clause is the verb's complement, also where the parser took it for an adverbial one."""
    if tree.dep[child] == "ccomp":
        return True
    if tree.dep[child] != "advcl":
        return False
    start = verb_group(tree, verb)[1]
    target = tree.child(verb, "dobj", "dative")
    if target is not None and tree.lemma[verb] in {"ask", "tell"} and tree.left[target] == start:
        start = tree.right[target]
    if tree.left[child] != start:
        return False
    marks = {tree.lower[one] for one in tree.children[child] if tree.dep[one] == "mark"}
    subject = tree.child(child, "nsubj", "nsubjpass")
    if start > verb_group(tree, verb)[1] and not marks & {"if", "that", "whether"}:
        return False
    if marks:
        return bool(marks & {"that", "whether"}) or (
            marks == {"if"} and tree.lemma[verb] in {"ask", "wonder"}
        )
    return subject is not None and tree.tag[child] != "VBG"


def _is_setting(tree: Tree, word: int) -> bool:
    """Say whether what stands before a speaker is no statement: "In a book of 2002, X suggested ..."."""
    return tree.pos[word] == "ADP" and not any(
        tree.tag[token] in FINITE for token in range(tree.left[word], tree.right[word])
    )


def _is_circumstance(site: Site, clause: int) -> bool:
    """Say whether a clause tells when or on what occasion somebody spoke: "said before he left"."""
    tree = site.tree
    if clause < site.verb:
        first = tree.left[clause]
        return first == clause and tree.tag[clause] in {"VBN", "VBG"} and tree.lower[clause] in OCCASIONS
    words = {tree.lower[one] for one in tree.children[clause] if tree.dep[one] in {"mark", "advmod"}}
    if words & {"before", "after", "while", "since", "until", "as"}:
        return True
    denied = any(tree.dep[one] == "neg" for one in tree.children[site.verb])
    speaks = "quote-inversion" in site.cue.licences and site.cue.lemma not in _INQUIRING
    return "when" in words and speaks and not denied


OCCASIONS = frozenset({"asked", "pressed", "questioned", "speaking", "asking"})
_INQUIRING = frozenset({"ask", "wonder", "recall", "remember", "explain", "know", "reveal", "disclose"})


def _leads_to_cue(site: Site) -> bool:
    """Say whether what stands before a cue and its subject runs up to them: "S, X said", '"Q" X said'."""
    tree = site.tree
    edge = verb_group(tree, site.verb)[0]
    if site.source is not None and site.source.start < edge:
        edge = site.source.start
    while edge > 0 and tree.pos[edge - 1] in {"SPACE", "CCONJ"}:
        edge -= 1
    return edge > 0 and (tree.lower[edge - 1] in _RUN_UP or tree.is_mark(edge - 1))


def clause_kind(tree: Tree, clause: int) -> str:
    """Return how a clause is introduced: "that", "wh", "to" or "zero"."""
    for child in tree.children[clause]:
        lower = tree.lower[child]
        if tree.dep[child] == "mark":
            return "that" if lower == "that" else "wh"
        if tree.tag[child] == "TO":
            return "to"
        if child > clause:
            break
    first = tree.left[clause]
    while first < clause and tree.is_filler(first):
        first += 1
    return "wh" if tree.lower[first] in _WH and tree.quote[first] < 0 else "zero"


def _clause_ranges(site: Site, clause: int) -> list[Range]:
    """Return the clause's words, without the reporting words that interrupt it."""
    tree, verb = site.tree, site.verb
    start, end = tree.subtree(clause)
    first, last = tree.sentences[tree.sentence[verb]]
    start, end = max(start, first), min(end, last)
    if clause > verb:
        start = max(start, verb + 1)
        if site.source is not None and site.source.start > verb:
            start = max(start, site.source.end)
        return [*_gap(site, clause), extend_tail(tree, verb, (start, end))]
    cue_start = min([verb_group(tree, verb)[0], *([site.source.start] if site.source else [])])
    start = _back_to_sentence_start(tree, start, first)
    quotation = _quotation_before(tree, start, cue_start)
    if quotation is not None and (quotation[0] >= end or tree.lower[quotation[0] - 1] in SENTENCE_ENDS):
        return [quotation]
    return [(start, min(end, cue_start))]


def _gap(site: Site, clause: int) -> list[Range]:
    """Return the relative pronoun that is the clause's subject: "a tunnel which X says | is safe"."""
    tree, verb = site.tree, site.verb
    subject = tree.child(clause, "nsubj", "nsubjpass", "expl")
    if tree.dep[verb] != "relcl" or (subject is not None and subject > verb):
        return []
    pronoun = tree.left[verb] if subject is None else subject
    return [(pronoun, pronoun + 1)] if tree.lower[pronoun] in {"which", "who", "that", "what"} else []


SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", "("})


def _quotation_before(tree: Tree, start: int, cue: int) -> Range | None:
    """Return the quotation that ends right before a cue and begins after the start of what precedes it."""
    last = cue - 1
    while last > start and tree.lower[last] == "," and tree.quote[last] < 0:
        last -= 1
    number = tree.quote[last]
    return tree.quotes[number] if number >= 0 and tree.quotes[number][0] > start else None


def _back_to_sentence_start(tree: Tree, start: int, first: int) -> int:
    """Take in what leads up to a clause from the sentence's start where it is but little words."""
    place = start
    while place > first and (tree.is_filler(place - 1) or tree.dep[place - 1] in {"cc", "advmod", "mark"}):
        place -= 1
    return place if place == first else start


def read_parataxis(site: Site) -> Found | None:
    """Read "S1, X said, S2" and "as X said, S": the reporting clause hangs under its content."""
    tree, verb = site.tree, site.verb
    if not site.licensed("that-clause", "quote-inversion") or site.source is None or site.source.shared:
        return None
    head = tree.head[verb]
    if head == verb or tree.dep[verb] not in {"parataxis", "advcl", "ccomp"}:
        return None
    as_clause = any(tree.lower[child] == "as" and child < verb for child in tree.children[verb])
    if as_clause and not site.licensed("that-clause"):
        return None
    if tree.dep[verb] != "parataxis" and not as_clause:
        return None
    told = "dobj" if site.licensed("addressee-np") or site.cue.lemma.endswith(" it") else ""
    if any(tree.dep[child] in OWN_COMPLEMENTS - {told} for child in tree.children[verb]):
        return None
    first, last = tree.sentences[tree.sentence[verb]]
    start, end = tree.subtree(head)
    start, end = max(start, first), min(end, last)
    return ("as-clause" if as_clause else "parataxis"), without((start, end), [tree.subtree(verb)])


def read_unlisted(site: Site) -> Found | None:
    """Any verb with a that-clause and somebody who can speak, believe or want."""
    tree, verb = site.tree, site.verb
    if site.source is None or site.passive or site.source.kind not in SPEAKING - {SourceKind.RELATIVE}:
        return None
    for child in tree.children[verb]:
        if tree.dep[child] == "ccomp" and child > verb and clause_kind(tree, child) == "that":
            return "unlisted-clause", _clause_ranges(site, child)
    return None

"""Clauses as content: "X said (that) S", "S, X said", "S1, X said, S2", "as X said, S"."""

from __future__ import annotations

from workbench.extract.attribution.content import Range, without
from workbench.extract.attribution.sites import Found, Site, verb_group
from workbench.extract.attribution.sources import SPEAKING, SourceKind, saying_of
from workbench.extract.attribution.tails import extend_tail
from workbench.extract.attribution.tree import Tree
from workbench.model import FrameClass

_WH = frozenset({"how", "why", "what", "when", "where", "who", "which", "whom", "whose", "whatever"})


_CLAUSE_LICENCES = {
    "that": ("that-clause", "quote-inversion"),
    "zero": ("that-clause", "quote-inversion"),
    "wh": ("wh-clause", "quote-inversion"),
    "to": ("object-infinitive", "to-infinitive"),
}


_RUN_UP = frozenset({",", "?", "!", "...", "…", ")", "-", "--", "–", "—", "―"})


_OWN_COMPLEMENTS = frozenset({"ccomp", "dobj", "xcomp", "oprd", "acomp"})


_SHORTEST = 4
_ADJUNCTS = 8
"""Tokens that a date, a place or an addressee takes after a sentence-final cue."""


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def read_clause(site: Site) -> Found | None:
    """Read "X said (that) S", "S, X said", "X asked whether S"."""
    tree, verb = site.tree, site.verb
    clauses = [child for child in tree.children[verb] if _is_complement(tree, verb, child)]
    # What follows the verb is its content even where the parser hung a clause before it as well.
    for child in sorted(clauses, key=lambda clause: clause < verb):
        kind = _clause_kind(tree, child)
        if not site.licensed(*_CLAUSE_LICENCES[kind]) or _is_circumstance(site, child):
            continue
        if child > verb:
            return f"clause-{kind}", _clause_ranges(site, child)
        if _leads_to_cue(site):
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


def _is_circumstance(site: Site, clause: int) -> bool:
    """Say whether a clause tells when or on what occasion somebody spoke: "said before he left"."""
    tree = site.tree
    if clause < site.verb:
        first = tree.left[clause]
        return first == clause and tree.tag[clause] in {"VBN", "VBG"} and tree.lower[clause] in _OCCASIONS
    words = {tree.lower[one] for one in tree.children[clause] if tree.dep[one] in {"mark", "advmod"}}
    if words & {"before", "after", "while", "since", "until", "as"}:
        return True
    denied = any(tree.dep[one] == "neg" for one in tree.children[site.verb])
    speaks = "quote-inversion" in site.cue.licences and site.cue.lemma not in _INQUIRING
    return "when" in words and speaks and not denied


_OCCASIONS = frozenset({"asked", "pressed", "questioned", "speaking", "asking"})
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


def _clause_kind(tree: Tree, clause: int) -> str:
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
    if quotation is not None and (quotation[0] >= end or tree.lower[quotation[0] - 1] in _SENTENCE_ENDS):
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


_SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", "("})


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
    if any(tree.dep[child] in _OWN_COMPLEMENTS - {told} for child in tree.children[verb]):
        return None
    first, last = tree.sentences[tree.sentence[verb]]
    start, end = tree.subtree(head)
    start, end = max(start, first), min(end, last)
    return ("as-clause" if as_clause else "parataxis"), without((start, end), [tree.subtree(verb)])


def read_quotation(site: Site) -> Found | None:
    """Read 'X said, "Q"' where the parser saw no clause."""
    tree, verb = site.tree, site.verb
    if not site.licensed("quote-inversion"):
        return None
    last = tree.sentences[tree.sentence[verb]][1]
    for start, end in tree.quotes:
        if start <= verb:
            continue
        if start >= last:
            return None
        between = range(verb + 1, start)
        if any(tree.pos[token] in {"VERB", "AUX", "SCONJ"} for token in between):
            return None
        if start != verb + 1 and tree.lower[start - 1] not in {",", ":"}:
            return None
        goes_on = tree.lower[end - 2] not in {",", ".", "?", "!"} and tree.lower[min(end, last - 1)] != ","
        return "quotation", [(start, last if goes_on else end)]
    return None


def read_quotation_before(site: Site) -> Found | None:
    """Read '"Q," X said ...' where the quotation runs right up to the speaker or the verb."""
    tree, verb, source = site.tree, site.verb, site.source
    if not site.licensed("quote-inversion") or source is None or source.shared:
        return None
    edge = min(source.start, verb)
    last = edge - 1
    while last >= 0 and tree.quote[last] < 0 and (tree.lower[last] == "," or tree.pos[last] == "SPACE"):
        last -= 1
    if last < 0 or tree.quote[last] < 0:
        return None
    start, end = tree.quotes[tree.quote[last]]
    words = [token for token in range(start, end) if not tree.is_filler(token)]
    stopped = tree.lower[last - 1] in _QUOTATION_ENDS or tree.lower[edge - 1] == ","
    if (
        not stopped
        or len(words) < _SHORTEST
        or not any(tree.pos[token] in {"VERB", "AUX"} for token in words)
    ):
        return None
    clause = tree.child(verb, "ccomp")
    if clause is not None and clause > verb and _clause_kind(tree, clause) == "that":
        return None
    first = tree.sentences[tree.sentence[verb]][0]
    before = [token for token in range(first, start) if not tree.is_filler(token)]
    if before and tree.lower[start - 1] not in _SENTENCE_ENDS:
        return None
    return "clause-zero-before", [(start, end)]


_QUOTATION_ENDS = frozenset({",", "?", "!", "...", "…", "-", "–", "—"})


def read_quoted(site: Site) -> Found | None:
    """Read "X was quoted as saying S"."""
    tree = site.tree
    saying = saying_of(tree, site.verb) if site.passive else None
    if saying is None:
        return None
    return "quoted", [(saying + 1, tree.right[saying])]


def read_rest(site: Site) -> Found | None:
    """Read "X said S" where the parser tied S to something else: the rest of the sentence."""
    tree, verb, source = site.tree, site.verb, site.source
    if not site.licensed("that-clause") or site.cue.ambiguous or source is None or source.start > verb:
        return None
    if site.cue.frame_class is not FrameClass.REPORT or tree.tag[verb] == "VBN":
        return None
    last = tree.sentences[tree.sentence[verb]][1]
    start = verb_group(tree, verb)[1]
    target = tree.child(verb, "dobj", "dative")
    if target is not None and target > verb:
        if not site.licensed("addressee-np"):
            return None
        start = target + 1
    elif (
        start < last and tree.lower[start] == "," and tree.lower[start + 1 : start + 3] == ["according", "to"]
    ):
        start = next((t + 1 for t in range(start + 1, last) if tree.lower[t] == ","), last)
    if start < last and tree.lower[start] == "that":
        return "after", [(start, last)]
    that = _that_behind_adjuncts(tree, start, last)
    if that is not None:
        return "clause-that", [(that, last)]
    if start >= last or tree.is_filler(start) or tree.pos[start] not in {"PRON", "DET", "PROPN", "NOUN"}:
        return None
    finite = next((t for t in range(start, last) if tree.tag[t] in _FINITE and tree.quote[t] < 0), None)
    stop = next((t for t in range(start, last) if tree.lower[t] in {",", ";", ":"}), last)
    return ("after", [(start, last)]) if finite is not None and finite < stop else None


def _that_behind_adjuncts(tree: Tree, start: int, last: int) -> int | None:
    """Return the "that" of a clause behind dates and places: "told X in an interview | that S"."""
    for token in range(start, min(last, start + _ADJUNCTS)):
        if tree.lower[token] == "that" and tree.dep[token] == "mark":
            return token if token > start and tree.pos[start] == "ADP" else None
        if tree.pos[token] in {"VERB", "AUX", "PUNCT", "SCONJ"} or tree.quote[token] >= 0:
            return None
    return None


def read_final(site: Site) -> Found | None:
    """Read "S, X said." where the parser tied S to nothing or to something else."""
    tree, verb, source = site.tree, site.verb, site.source
    if not _stands_alone(site) or source is None:
        return None
    first, last = tree.sentences[tree.sentence[verb]]
    comma = _comma_before(tree, source.start)
    if tree.lower[first] in _OCCASIONS:
        return None
    if comma - first < _SHORTEST or not any(
        tree.pos[token] in {"VERB", "AUX"} and tree.tag[token] in _FINITE for token in range(first, comma)
    ):
        return None
    rest = range(verb + 1, last)
    if len(rest) > _ADJUNCTS or any(
        tree.pos[token] in {"VERB", "AUX"} or tree.quote[token] >= 0 for token in rest
    ):
        return None
    return "final", [(first, comma)]


def read_medial(site: Site) -> Found | None:
    """Read "S1, X said, S2" where the parser took the cue for the main verb."""
    tree, verb, source = site.tree, site.verb, site.source
    if not _stands_alone(site) or source is None or source.end > verb:
        return None
    first, last = tree.sentences[tree.sentence[verb]]
    before = _comma_before(tree, source.start)
    after = verb_group(tree, verb)[1]
    if before <= first or after >= last or tree.lower[after] != "," or before - first > _ADJUNCTS * 2:
        return None
    if not any(tree.tag[token] in _FINITE for token in range(after, last)):
        return None
    return "medial", [(first, before), (after + 1, last)]


def _stands_alone(site: Site) -> bool:
    """Say whether a verb of saying has its own subject before it and nothing that it governs after it."""
    tree, verb, source = site.tree, site.verb, site.source
    if not site.licensed("that-clause") or site.cue.frame_class is not FrameClass.REPORT or source is None:
        return False
    if source.shared or source.start > verb or tree.pos[verb] != "VERB" or source.kind not in SPEAKING:
        return False
    own = [child for child in tree.children[verb] if child > verb and tree.dep[child] in _OWN_COMPLEMENTS]
    return not own or (site.licensed("addressee-np") and tree.dep[own[0]] == "dobj")


def _comma_before(tree: Tree, start: int) -> int:
    """Return the comma that a source stands behind, quotation marks apart, or -1."""
    place = start - 1
    while place > 0 and tree.is_mark(place):
        place -= 1
    if place >= 0 and tree.lower[place] == ",":
        return start
    return -1


def read_unlisted(site: Site) -> Found | None:
    """Any verb with a that-clause and somebody who can speak, believe or want."""
    tree, verb = site.tree, site.verb
    if site.source is None or site.passive or site.source.kind not in SPEAKING - {SourceKind.RELATIVE}:
        return None
    for child in tree.children[verb]:
        if tree.dep[child] == "ccomp" and child > verb and _clause_kind(tree, child) == "that":
            return "unlisted-clause", _clause_ranges(site, child)
    return None

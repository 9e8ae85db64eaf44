"""Quotations as content: 'X said, "Q"', '"Q," X said', "X was quoted as saying S"."""

from __future__ import annotations

from workbench.extract.attribution.complements import SENTENCE_ENDS, SHORTEST, clause_kind
from workbench.extract.attribution.sites import Found, Site
from workbench.extract.attribution.sources import saying_of


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
    if not stopped or len(words) < SHORTEST or not any(tree.pos[token] in {"VERB", "AUX"} for token in words):
        return None
    clause = tree.child(verb, "ccomp")
    if clause is not None and clause > verb and clause_kind(tree, clause) == "that":
        return None
    first = tree.sentences[tree.sentence[verb]][0]
    before = [token for token in range(first, start) if not tree.is_filler(token)]
    if before and tree.lower[start - 1] not in SENTENCE_ENDS:
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

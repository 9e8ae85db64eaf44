"""Where a content begins and ends: whole clauses, whole quotations, nothing of the cue and its source."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.extract.attribution.cues import CueTable, verb_at
from workbench.extract.attribution.tree import Tree

Range = tuple[int, int]


def without(outer: Range, holes: Iterable[Range]) -> list[Range]:
    """Return what is left of a range when the holes are taken out, in order."""
    start, end = outer
    parts = []
    for first, last in sorted(holes):
        if last <= start or first >= end:
            continue
        if first > start:
            parts.append((start, first))
        start = max(start, last)
    if start < end:
        parts.append((start, end))
    return parts


def tidy(tree: Tree, ranges: Iterable[Range]) -> list[Range]:
    """Trim each range, drop those without a word and join those that touch."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        first, last = tree.trim(start, end)
        if first >= last or all(tree.is_filler(token) for token in range(first, last)):
            continue
        if result and first <= result[-1][1]:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


def close_quotes(tree: Tree, ranges: Iterable[Range], keep_out: Iterable[int]) -> list[Range]:
    """Widen each range to hold every quotation that it touches, whole.

    Args:
        tree: The block.
        ranges: Token ranges.
        keep_out: Tokens (of cue and source) that no widened quotation may hold.
    """
    barred = {tree.quote[token] for token in keep_out}
    widened = []
    for start, end in ranges:
        first, last = start, end
        for token in range(start, end):
            number = tree.quote[token]
            if number >= 0 and number not in barred:
                first = min(first, tree.quotes[number][0])
                last = max(last, tree.quotes[number][1])
        widened.append((first, last))
    return widened


def cut_tail(table: CueTable, tree: Tree, cue: int, part: Range) -> Range:
    """End a content where the reporter speaks again.

    That is: at a relative clause after a comma (", which ..."), at a participle that reports on
    (", adding that ..."), at a verb of the cue's own tense that reports ("... and added that"), and at a
    co-ordinated or adverbial clause that reports with a subject of its own (", though she said ...").
    Quotations are never cut.

    Args:
        table: The cues.
        tree: The block.
        cue: The reporting verb.
        part: A content's tokens after it or before it.
    """
    start, end = part
    for token in range(start + 1, end):
        if tree.quote[token] >= 0:
            continue
        if tree.lower[token] in _COMMAS:
            if _relative_follows(tree, token + 1, end) and _reaches(tree, token + 1, end):
                return start, token
            if tree.lower[token] == "," and _aside_follows(tree, token, end):
                return start, token
        elif tree.pos[token] in {"VERB", "AUX"}:
            edge = _report_edge(table, tree, cue, token, start)
            if edge is not None:
                return start, edge
    return part


_COMMAS = frozenset({",", "-", "--", "–", "—", "―"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_SUBORDINATORS = frozenset(
    {"while", "though", "although", "as", "whereas", "but", "because", "after", "since"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _relative_follows(tree: Tree, token: int, end: int) -> bool:
    if token >= end:
        return False
    preposition = tree.pos[token] == "ADP" and token + 1 < end
    word = tree.lower[token + 1] if preposition else tree.lower[token]
    return word in (_RELATIVES - {"who", "where"} if preposition else _RELATIVES)


def _aside_follows(tree: Tree, comma: int, end: int) -> bool:
    """Say whether an apposition or a participle runs to the end: ", a lawyer", ", ending ...".

    Args:
        tree: The block.
        comma: The comma before it.
        end: Where the content ends.
    """
    if comma + 1 < end and tree.tag[comma + 1] == "VBG":
        return tree.dep[comma + 1] in {"advcl", "acl"} and tree.right[comma + 1] >= end - 1
    return any(
        tree.dep[token] == "appos"
        and tree.left[token] == comma + 1
        and tree.head[token] < comma
        and tree.right[token] >= end - 1
        for token in range(comma + 1, min(end, comma + _ASIDE))
    )


_ASIDE = 12


def _reaches(tree: Tree, relative: int, end: int) -> bool:
    """Say whether a relative clause runs to the content's end, and no main clause goes on after it."""
    clause = relative
    while clause != tree.head[clause] and tree.dep[clause] != "relcl":
        clause = tree.head[clause]
    if tree.dep[clause] != "relcl":
        return True
    rest = range(tree.right[clause], end)
    return sum(not tree.is_filler(token) for token in rest) < _REST


_REST = 2


def extend_tail(tree: Tree, cue: int, part: Range) -> Range:
    """Carry a clause's content on where the parser broke off in the middle of it.

    That is: before a word that can start no new clause ("that all he did | is wait"), at "and that ...",
    at a colon, and at a predicate of another tense than the cue's ("that it is late, | and has been").
    """
    start, end = part
    last = tree.sentences[tree.sentence[cue]][1]
    if tree.dep[cue] == "relcl":
        # A main clause goes on after a relative one.
        last = min(last, max(end, tree.right[cue]))
        comma = next((t for t in range(start + 1, end) if tree.lower[t] == "," and tree.quote[t] < 0), end)
        main = tree.ancestors(cue)[-1]
        end = comma if comma < main else end
    while end < last:
        token = end
        while token < last and (tree.is_mark(token) or tree.pos[token] == "SPACE"):
            token += 1
        if token >= last:
            break
        lower = tree.lower[token]
        comma = lower in _COMMAS
        link = token + 1 if comma else token
        while link < last and tree.is_mark(link):
            link += 1
        if lower == ":" and not _reports_on(tree, token, last):
            end = last
        elif link + 1 < last and tree.dep[link] == "cc" and _goes_on(tree, cue, link + 1):
            end = _stop(tree, link + 1, last)
        elif not comma and tree.pos[token] in _UNFINISHED and tree.head[token] != cue:
            end = _stop(tree, token, last)
        else:
            break
    return start, end


def _reports_on(tree: Tree, colon: int, last: int) -> bool:
    """Say whether a quotation after a colon has a cue of its own: ': "Q," she told him'."""
    quotes = [quote for quote in tree.quotes if colon < quote[0] < last]
    return any(
        tree.quote[token] < 0 and tree.pos[token] == "VERB"
        for quote in quotes
        for token in range(quote[1], last)
    )


_UNFINISHED = frozenset({"AUX", "VERB", "NOUN", "PROPN", "ADJ", "PART"})


def _goes_on(tree: Tree, cue: int, token: int) -> bool:
    """Say whether what follows "and" is content: another that-clause, or a predicate of another tense."""
    return tree.lower[token] == "that" or (tree.tag[cue] == "VBD" and tree.tag[token] in {"VBZ", "VBP", "MD"})


def _stop(tree: Tree, token: int, last: int) -> int:
    """Return the next comma, semicolon or dash outside quotations, or the sentence's end."""
    return next(
        (
            place
            for place in range(token + 1, last)
            if tree.quote[place] < 0 and (tree.lower[place] in _COMMAS or tree.lower[place] == ";")
        ),
        last,
    )


def _report_edge(table: CueTable, tree: Tree, cue: int, token: int, start: int) -> int | None:
    """Return where the clause of a verb starts that reports anew, or None."""
    found = verb_at(table, tree, token)
    if found is None or tree.dep[token] not in {"conj", "advcl", "ccomp", "parataxis", "acl"}:
        return None
    if not any(tree.dep[child] in _COMPLEMENTS and child > token for child in tree.children[token]):
        return None
    subject = tree.child(token, "nsubj", "nsubjpass")
    if subject is not None and subject < token:
        edge = _back_over_links(tree, min(tree.left[token], subject), start)
        linked = tree.dep[token] == "conj" or tree.lower[edge] in _SUBORDINATORS
        linked = linked or (edge + 1 < token and tree.lower[edge + 1] in _SUBORDINATORS)
        return edge if edge > start and linked and _after_comma(tree, edge) else None
    first = token
    while first - 1 in tree.children[token]:
        first -= 1
    edge = _back_over_links(tree, first, start)
    if tree.tag[token] == "VBG":
        return edge if edge > start and _after_comma(tree, edge) and tree.dep[token] != "conj" else None
    if tree.dep[token] != "conj" or edge <= start:
        return None
    finite = next((c for c in (*tree.children[token], token) if tree.tag[c] in _FINITE | {"MD"}), token)
    tense, outer = tree.tag[finite], tree.tag[cue]
    if tense in _FINITE and (tense == outer or _after_comma(tree, edge)):
        return edge
    return None


_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "prep"})


def _back_over_links(tree: Tree, edge: int, start: int) -> int:
    """Step back over conjunctions, quotation marks and commas to where a clause is linked."""
    while edge > start and (tree.lower[edge - 1] in _SUBORDINATORS or tree.dep[edge - 1] in {"cc", "mark"}):
        edge -= 1
    while edge > start and tree.lower[edge - 1] in _COMMAS:
        edge -= 1
    return edge


def _after_comma(tree: Tree, edge: int) -> bool:
    return tree.lower[edge] in _COMMAS


def words_in(tree: Tree, ranges: Iterable[Range]) -> int:
    """Count the words of some ranges."""
    return sum(not tree.is_filler(token) for start, end in ranges for token in range(start, end))

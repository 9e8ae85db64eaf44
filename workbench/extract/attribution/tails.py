"""Where a content ends: with its last clause, and before the reporter speaks again."""

from __future__ import annotations

from workbench.extract.attribution.content import Range
from workbench.extract.attribution.cues import CueTable, verb_at
from workbench.extract.attribution.tree import Tree
from workbench.model import FrameClass


def cut_tail(table: CueTable, tree: Tree, cue: int, part: Range, rule: str = "") -> Range:
    """End a content where the reporter speaks again.

    That is: at a relative clause after a comma (", which is ..."), unless its tense is shifted back as the
    content's is; at a participle that reports on (", adding that ..."), at a verb of the cue's own tense
    that reports ("... and added that"), and at a co-ordinated or adverbial clause that reports with a
    subject of its own (", though she said ..."). Quotations are never cut.

    Args:
        table: The cues.
        tree: The block.
        cue: The reporting verb.
        part: A content's tokens after it or before it.
        rule: The construction: what was spoken about ("preposition") is a noun phrase with all that
            describes it.
    """
    start, end = part
    topic, clause = rule == "preposition", rule.startswith(("clause", "parataxis", "after"))
    for token in range(start + 1, end):
        if tree.quote[token] >= 0:
            continue
        if tree.lower[token] in COMMAS:
            relative = not topic and _relative_follows(tree, token + 1, end)
            if relative and _is_reporters_own(table, tree, cue, token + 1, end):
                return start, token
            if tree.lower[token] == "," and _aside_follows(table, tree, token, end, clause=clause):
                return start, token
        elif tree.pos[token] in {"VERB", "AUX"}:
            edge = _report_edge(table, tree, cue, token, start)
            if edge is not None:
                return start, edge
    return part


COMMAS = frozenset({",", "-", "--", "–", "—", "―"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_SUBORDINATORS = frozenset(
    {"while", "though", "although", "as", "whereas", "but", "because", "after", "since"}
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _relative_follows(tree: Tree, token: int, end: int) -> bool:
    if token >= end:
        return False
    preposition = tree.pos[token] == "ADP" and token + 1 < end
    word = tree.lower[token + 1] if preposition else tree.lower[token]
    return word in (_RELATIVES - {"who", "where"} if preposition else _RELATIVES)


def _is_reporters_own(table: CueTable, tree: Tree, cue: int, relative: int, end: int) -> bool:
    """Say whether a relative clause after a comma is the reporter's: it ends the content in another tense.

    "She said the bill would end a credit, which helped farms": the tense is shifted back as in all that
    she said. "..., which helps farms" is the reporter's remark, and so is what explains a name.
    """
    if not _reaches(tree, relative, end):
        return False
    clause = _relative_clause(tree, relative)
    if clause is None:
        return True
    noun = tree.head[clause]
    if tree.lower[relative] == "where":
        return tree.is_name(noun) or tree.lower[noun] in _PLACES
    shifted = _is_past(tree, cue) and _is_shifted(tree, clause) and not tree.is_name(noun)
    return not shifted or _reports_inside(table, tree, relative, end)


_PLACES = frozenset("state city town country county district region village province area".split())


def _reports_inside(table: CueTable, tree: Tree, start: int, end: int) -> bool:
    """Say whether somebody else reports within these words: ", which he said was wrong"."""
    return any(
        tree.tag[token] in FINITE and verb_at(table, tree, token) is not None for token in range(start, end)
    )


def _relative_clause(tree: Tree, relative: int) -> int | None:
    """Return the verb of the relative clause that a relative word stands in."""
    clause = relative
    while clause != tree.head[clause] and tree.dep[clause] != "relcl":
        clause = tree.head[clause]
    return clause if tree.dep[clause] == "relcl" else None


def _is_past(tree: Tree, verb: int) -> bool:
    """Say whether a verb is in a past tense: "said", "had said", "was told"."""
    if tree.tag[verb] == "VBD":
        return True
    return any(tree.tag[child] == "VBD" for child in tree.children[verb] if tree.dep[child] in _AUXILIARY)


def _is_shifted(tree: Tree, verb: int) -> bool:
    """Say whether a verb stands in a tense that reported speech is shifted back to."""
    auxiliaries = [child for child in tree.children[verb] if tree.dep[child] in _AUXILIARY]
    first = min([*auxiliaries, verb])
    return tree.tag[first] == "VBD" or tree.lower[first] in _SHIFTED_MODALS


_AUXILIARY = frozenset({"aux", "auxpass"})
_SHIFTED_MODALS = frozenset({"would", "could", "might", "'d", "’d"})


def _aside_follows(table: CueTable, tree: Tree, comma: int, end: int, *, clause: bool) -> bool:
    """Say whether an apposition or a participle that reports runs to the end: ", a lawyer", ", adding ...".

    Args:
        table: The cues.
        tree: The block.
        comma: The comma before it.
        end: Where the content ends.
        clause: Whether the content is a clause.
    """
    if comma + 1 < end and tree.tag[comma + 1] == "VBG":
        aside = tree.dep[comma + 1] in {"advcl", "acl"} and tree.right[comma + 1] >= end - 1
        return aside and (
            verb_at(table, tree, comma + 1) is not None or _reports_inside(table, tree, comma + 1, end)
        )
    return any(
        tree.dep[token] == "appos"
        and tree.left[token] == comma + 1
        and tree.head[token] < comma
        and _is_gloss(tree, token, clause=clause)
        and tree.right[token] >= end - 1
        for token in range(comma + 1, min(end, comma + _ASIDE))
    )


def _is_gloss(tree: Tree, apposition: int, *, clause: bool) -> bool:
    """Say whether an apposition is the reporter's: it tells readers who a name is.

    In a clause an apposition on a common noun belongs to what is said; so does a further member of a list
    that the parser took for an apposition.
    """
    first = tree.left[apposition]
    if tree.lower[first] in _MEMBERS or (first + 1 < len(tree) and tree.lower[first + 1] == "more"):
        return False
    head = tree.head[apposition]
    around = (*tree.children[head], head, tree.head[head])
    named = any(tree.is_name(token) for token in around if token != apposition)
    return named or not clause


_MEMBERS = frozenset({"his", "her", "their", "its", "this"})


_ASIDE = 12


def _reaches(tree: Tree, relative: int, end: int) -> bool:
    """Say whether a relative clause runs to the content's end, and no main clause goes on after it."""
    clause = _relative_clause(tree, relative)
    if clause is None:
        return True
    rest = range(tree.right[clause], end)
    return sum(not tree.is_filler(token) for token in rest) < _REST


_REST = 2


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
    finite = next((c for c in (*tree.children[token], token) if tree.tag[c] in FINITE | {"MD"}), token)
    tense, outer = tree.tag[finite], tree.tag[cue]
    speaks = found[0].frame_class is FrameClass.REPORT and "that-clause" in found[0].licences
    if tense in FINITE and ((tense == outer and speaks) or _after_comma(tree, edge)):
        return edge
    return None


_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "prep"})


def _back_over_links(tree: Tree, edge: int, start: int) -> int:
    """Step back over conjunctions, quotation marks and commas to where a clause is linked."""
    while edge > start and (tree.lower[edge - 1] in _SUBORDINATORS or tree.dep[edge - 1] in {"cc", "mark"}):
        edge -= 1
    while edge > start and tree.lower[edge - 1] in COMMAS:
        edge -= 1
    return edge


def _after_comma(tree: Tree, edge: int) -> bool:
    return tree.lower[edge] in COMMAS

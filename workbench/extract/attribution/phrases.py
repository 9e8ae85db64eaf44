"""Frames without a verb of their own: "according to X", "X's claim that S", "X voiced concern about Y"."""

from __future__ import annotations

from workbench.extract.attribution.content import Range, close_quotes, tidy, without
from workbench.extract.attribution.cues import Cue, CueTable
from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import Source, SourceKind, make_source, source_of_verb
from workbench.extract.attribution.tree import SUBJECTS, Tree

_HOLDERS = frozenset(
    "have express voice raise make offer give share issue reiterate repeat show hold reject dismiss "
    "deny hear face draw announce outline lay release publish take harbor retain register field "
    "receive".split()
)
"""Verbs whose subject owns the statement that is their object ("voiced concern about")."""


def read_phrase(table: CueTable, tree: Tree, token: int) -> Reading | None:
    """Read a phrase that stands before its source: "according to X", "in the words of X"."""
    for words, cue in table.phrases.get(tree.lower[token], ()):
        end = token + len(words)
        if tuple(tree.lower[token:end]) != words or (words[0] == "first" and tree.pos[token - 1] == "AUX"):
            continue
        head = _source_head(tree, token, end)
        if head is None:
            return None
        source = make_source(table, tree, head)
        if words == ("per",) and not _is_authority(tree, source):
            return None
        stop = _source_end(tree, token, head, source.end)
        source = Source(source.head, max(source.start, end), stop, source.kind)
        content = _phrase_content(tree, token, source)
        return phrase_reading("according", tree, (token, end), source, content, cue=cue) if content else None
    return None


def _source_head(tree: Tree, start: int, end: int) -> int | None:
    """Return the head of the noun phrase right after the phrase."""
    last = tree.sentences[tree.sentence[start]][1]
    for token in range(end, min(end + _SOURCE_REACH, last)):
        if tree.pos[token] in {"VERB", "AUX"} or (token > end and tree.lower[token] == ","):
            return None
        if tree.pos[token] in {"NOUN", "PROPN", "PRON"}:
            while end <= tree.head[token] < last and tree.pos[tree.head[token]] in {"NOUN", "PROPN", "PRON"}:
                if tree.head[token] == token or "," in tree.lower[token : tree.head[token]]:
                    break
                token = tree.head[token]  # noqa: PLW2901 - climbs from a first name or owner to the phrase's head
            return token
    return None


_SOURCE_REACH = 12


def _is_authority(tree: Tree, source: Source) -> bool:
    """Say whether "per" leads to somebody: a name, or a definite body ("per the ministry")."""
    definite = tree.lower[source.start] in {"the", "his", "her", "their", "its"}
    bodies = {SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.DOCUMENT}
    return tree.pos[source.head] == "PROPN" or (definite and source.kind in bodies)


def _source_end(tree: Tree, phrase: int, head: int, end: int) -> int:
    """Return where the source ends: at the first comma where the sentence begins with the phrase."""
    first = tree.sentences[tree.sentence[phrase]][0]
    opening = all(
        tree.is_filler(token) or tree.pos[token] in {"CCONJ", "ADV"} for token in range(first, phrase)
    )
    for token in range(head + 1, end):
        if tree.lower[token] in {"(", "—", "--", "―"} or (opening and tree.lower[token] == ","):
            return token
        if tree.pos[token] == "AUX" and tree.dep[token] == "ROOT":
            return head + 1
    return end


def _phrase_content(tree: Tree, token: int, source: Source) -> list[Range]:
    """Return the clause that the phrase modifies: what follows it, or the clause it hangs under."""
    first, last = tree.sentences[tree.sentence[token]]
    hole = (token, source.end)
    before = [t for t in range(first, token) if not tree.is_filler(t) and tree.pos[t] not in {"CCONJ", "ADV"}]
    if not before:
        return tidy(tree, close_quotes(tree, [(source.end, last)], [source.head]))
    governor = _governor(tree, token, source.end)
    start, end = tree.subtree(governor) if governor is not None else (first, last)
    start, end = max(start, first), min(end, last)
    if (
        governor is not None
        and tree.dep[governor] == "relcl"
        and tree.lower[token - 1] == ","
        and end <= source.end
    ):
        start = min(start, tree.left[tree.head[governor]])
    if start >= token - 1:
        start, end = first, source.end
    parts = tidy(tree, without((start, end), [hole]))
    return tidy(tree, close_quotes(tree, parts, [token, source.head]))


def _governor(tree: Tree, token: int, end: int) -> int | None:
    """Return the verb that a phrase speaks of: its own, or the main one above an adverbial clause."""
    above = [one for one in tree.ancestors(token) if not token <= one < end]
    governor = next((one for one in above if tree.pos[one] in _VERBS), None)
    while governor is not None:
        lone = tree.dep[governor] == "conj" and tree.child(governor, *SUBJECTS) is None
        if not lone and tree.dep[governor] not in {"advcl", "xcomp", "acl", "parataxis"}:
            break
        head = tree.head[governor]
        if head >= governor or tree.pos[head] not in _VERBS:
            break
        governor = head
    return governor


_VERBS = frozenset({"VERB", "AUX"})


def read_noun(table: CueTable, tree: Tree, noun: int) -> Reading | None:
    """Read a cue noun: "X's claim that S", "X voiced concern about Y", "plans to V"."""
    cue = table.nouns.get(tree.lower[noun])
    if cue is None or tree.pos[noun] not in {"NOUN", "PROPN"}:
        return None
    for child in complements(tree, noun):
        rule = _noun_rule(tree, cue, child)
        if rule is None:
            continue
        source = _owner(table, tree, noun)
        if source is None:
            continue
        inner = tree.child(child, "pobj", "pcomp") if rule == "noun-preposition" else child
        if inner is None:
            continue
        cue_end = child + 1 if rule == "noun-preposition" else noun + 1
        start = max(tree.left[inner], noun + 1)
        content = tidy(tree, close_quotes(tree, [(start, tree.right[inner])], [noun]))
        if content:
            return phrase_reading(rule, tree, (noun, cue_end), source, content, cue=cue)
    return None


def _noun_rule(tree: Tree, cue: Cue, child: int) -> str | None:
    relation = tree.dep[child]
    if relation in {"acl", "ccomp", "relcl"}:
        marks = {tree.lower[c] for c in tree.children[child] if tree.dep[c] == "mark"}
        if "that" in marks and "that-clause" in cue.licences:
            return "noun-clause"
        if any(tree.tag[c] == "TO" for c in tree.children[child]) and "to-infinitive" in cue.licences:
            return "noun-infinitive"
    if relation == "prep" and tree.lower[child] in cue.prepositions:
        return "noun-preposition"
    return None


def _owner(table: CueTable, tree: Tree, noun: int) -> Source | None:
    """Return whose noun it is: its possessor, or the subject of the verb that holds it up."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return make_source(table, tree, owner)
    name = next(
        (c for c in tree.children[noun] if tree.dep[c] == "compound" and tree.entity[c] == "ORG"), None
    )
    if name is not None:
        return make_source(table, tree, name)
    head = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.pos[head] == "VERB" and tree.lemma[head] in _HOLDERS:
        return source_of_verb(table, tree, head)
    by = next(
        (c for c in tree.children[noun] if tree.dep[c] == "prep" and tree.lower[c] in {"by", "from"}), None
    )
    inner = tree.child(by, "pobj") if by is not None else None
    return make_source(table, tree, inner) if inner is not None else None


def complements(tree: Tree, word: int) -> list[int]:
    """Return what follows a noun or adjective as its complement, a preposition hung on the verb included."""
    own = [child for child in tree.children[word] if child > word]
    adrift = word + 1 < len(tree) and tree.pos[word + 1] == "ADP" and tree.head[word + 1] == tree.head[word]
    return [word + 1, *own] if adrift else own


def phrase_reading(
    rule: str, tree: Tree, words: Range, source: Source | None, content: list[Range], *, cue: Cue
) -> Reading:
    """Return the reading of a cue that is no verb; its first word is its head."""
    return Reading(
        rule=rule,
        block=tree.block,
        head=words[0],
        cue=TokenRange(tree.block, *words),
        source=source,
        content=[TokenRange(tree.block, *part) for part in content],
        frame_class=cue.frame_class,
        lemma=cue.lemma,
    )

"""Where the parser broke off in the middle of a content, and how far it goes on."""

from __future__ import annotations

from workbench.extract.attribution.content import Range
from workbench.extract.attribution.tails import COMMAS, FINITE
from workbench.extract.attribution.tree import Tree


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
        comma = lower in COMMAS
        link = token + 1 if comma else token
        while link < last and tree.is_mark(link):
            link += 1
        if lower == ":" and not _reports_on(tree, token, last):
            end = last
        elif link + 1 < last and tree.dep[link] == "cc" and _goes_on(tree, cue, link + 1):
            end = _stop(tree, link + 1, last)
        elif not comma and _is_reason(tree, cue, token):
            end = max(_stop(tree, token, last), tree.right[tree.head[token]])
        elif not comma and tree.pos[token] in _UNFINISHED and _breaks_off(tree, cue, token):
            end = _stop(tree, token, last)
        else:
            break
    return start, end


def _is_reason(tree: Tree, cue: int, token: int) -> bool:
    """Say whether an adverbial clause right behind a content is part of it: "said S | because T"."""
    clause = tree.head[token]
    return (
        tree.dep[token] in {"mark", "advmod"}
        and tree.lower[token] in _REASONS
        and tree.dep[clause] == "advcl"
        and tree.head[clause] == cue
    )


_REASONS = frozenset({"because", "if", "unless", "until", "when"})


def _breaks_off(tree: Tree, cue: int, token: int) -> bool:
    """Say whether a content stops in the middle before a word: one that is not the cue's own, or a bare verb.

    "said that all he did | was wait": "was" has no subject, so what stands before it is.
    """
    if tree.head[token] != cue:
        return True
    return tree.dep[token] == "ccomp" and tree.tag[token] in FINITE | {"MD"} and tree.left[token] == token


def _reports_on(tree: Tree, colon: int, last: int) -> bool:
    """Say whether a quotation after a colon has a cue of its own: ': "Q," she told him'."""
    quotes = [quote for quote in tree.quotes if colon < quote[0] < last]
    return any(
        tree.quote[token] < 0 and tree.pos[token] == "VERB"
        for quote in quotes
        for token in range(quote[1], last)
    )


def with_conjuncts(tree: Tree, cue: int, end: int) -> int:
    """Carry an infinitive on over what the parser did not join to it: "vowed to sell | and lease it".

    A base form without a subject can be co-ordinated with nothing but the infinitive.
    """
    last = tree.sentences[tree.sentence[cue]][1]
    while tree.tag[cue] != "VB" and end < last:
        token = end - 1 if end > cue and tree.dep[end - 1] == "cc" else end
        linked = False
        while token < last and (tree.lower[token] == "," or tree.dep[token] in {"cc", "advmod"}):
            linked = linked or tree.dep[token] == "cc"
            token += 1
        if not linked or token >= last or tree.tag[token] != "VB" or tree.pos[token] != "VERB":
            break
        if tree.child(token, "nsubj", "aux", "nsubjpass") is not None or tree.right[token] <= end:
            break
        end = tree.right[token]
    return end


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
            if tree.quote[place] < 0 and (tree.lower[place] in COMMAS or tree.lower[place] == ";")
        ),
        last,
    )

"""Phrases as content: infinitives, gerunds, objects, predicates and what follows a preposition."""

from __future__ import annotations

from workbench.extract.attribution.extensions import with_conjuncts
from workbench.extract.attribution.sites import Found, Site
from workbench.extract.attribution.tree import Tree

_OBJECT_PREPOSITIONS = frozenset({"for", "as", "of", "about", "from", "against", "to", "over", "with"})

# Their subject is the content's: nobody is said to hold the opinion.
RAISING = frozenset({"seem", "appear"})


def read_predicate(site: Site) -> Found | None:
    """Read "X called Y Z", "X described Y as Z": the content is Y and Z."""
    tree, verb = site.tree, site.verb
    if not site.licensed("predicate"):
        return None
    subject = tree.child(verb, "nsubjpass") if site.passive else tree.child(verb, "dobj")
    second = tree.child(verb, "oprd", "xcomp", "ccomp")
    if second is None:
        second = next(
            (c for c in tree.children[verb] if tree.dep[c] == "prep" and tree.lower[c] == "as"), None
        )
    if second is None or second < verb:
        return None
    ranges = [tree.subtree(second)]
    if subject is not None:
        ranges.insert(0, tree.subtree(subject))
    if len(ranges) == 2 and ranges[0][0] > verb:
        ranges = [(ranges[0][0], ranges[1][1])]
    return "predicate", ranges


def read_infinitive(site: Site) -> Found | None:
    """Read "X vowed to V", "X urged Y to V", "Y is expected to V"."""
    tree, verb = site.tree, site.verb
    complement = next(
        (
            child
            for child in tree.children[verb]
            if tree.dep[child] == "xcomp"
            and child > verb
            and any(tree.tag[c] == "TO" for c in tree.children[child])
        ),
        None,
    )
    if complement is None:
        return None
    target = tree.child(verb, "dobj", "dative")
    span = (max(tree.left[complement], verb + 1), tree.right[complement])
    if site.passive:
        if not site.licensed("to-infinitive", "object-infinitive", "that-clause"):
            return None
        subject = tree.child(verb, "nsubjpass")
        return "passive-infinitive", ([tree.subtree(subject)] if subject is not None else []) + [span]
    if site.cue.lemma in RAISING and _reports(site, complement):
        return None
    if site.cue.lemma in RAISING:
        subject = tree.child(verb, "nsubj")
        return "seem", ([tree.subtree(subject)] if subject is not None else []) + [span]
    if target is not None and verb < target < complement:
        if site.licensed("object-infinitive"):
            return "object-infinitive", [
                (span[0] if site.licensed("addressee-np") else tree.left[target], span[1])
            ]
        return None
    span = span[0], with_conjuncts(tree, verb, span[1])
    if site.licensed("to-infinitive"):
        return "infinitive", [span]
    return ("object-infinitive", [span]) if site.licensed("object-infinitive") else None


def _reports(site: Site, verb: int) -> bool:
    """Say whether what somebody seems to do is to report: "X seemed to suggest that S" is X's suggestion."""
    cue = site.table.verbs.get(site.tree.lower[verb])
    return cue is not None and "that-clause" in cue.licences and site.tree.child(verb, "ccomp") is not None


def read_gerund(site: Site) -> Found | None:
    """Read "X proposed raising Y", "the poll shows X leading Y"."""
    tree, verb = site.tree, site.verb
    if not site.licensed("gerund", "object-np"):
        return None
    for child in tree.children[verb]:
        if tree.dep[child] in {"xcomp", "ccomp"} and tree.tag[child] == "VBG" and child > verb:
            target = tree.child(verb, "dobj", "dative")
            start = target if target is not None and verb < target < child else child
            return "gerund", [(max(tree.left[start], verb + 1), tree.right[child])]
    return None


def read_preposition(site: Site) -> Found | None:
    """Read "X called for Y", "X accused Y of Z", "Y was accused of Z"."""
    tree, verb = site.tree, site.verb
    for child in tree.children[verb]:
        if (
            tree.dep[child] not in {"prep", "agent"}
            or tree.lower[child] not in site.cue.prepositions
            or child < verb
        ):
            continue
        inner = tree.child(child, "pobj", "pcomp")
        if inner is None:
            continue
        ranges = [tree.subtree(inner)]
        target = tree.child(verb, "dobj")
        if site.passive:
            subject = tree.child(verb, "nsubjpass")
            return "passive-preposition", ([tree.subtree(subject)] if subject is not None else []) + ranges
        if target is not None and verb < target < child and site.licensed("object-np", "object-sometimes"):
            return "object-preposition", [(tree.left[target], tree.right[inner])]
        complement = tree.child(verb, "xcomp")
        if complement is not None and complement > child:
            return "preposition", [(tree.left[inner], tree.right[complement])]
        return "preposition", [(ranges[0][0], _with_rest(tree, verb, ranges[0][1]))]
    return None


def read_call(site: Site) -> Found | None:
    """Read "X called on Y to V", "X appealed to Y to V": the content is that Y should."""
    tree, verb = site.tree, site.verb
    if site.passive or verb + 2 >= len(tree) or not site.licensed("object-infinitive", "prepositional"):
        return None
    link = verb + 1
    if tree.lower[link] not in _CALLED or tree.pos[link] not in {"ADP", "PART", "ADV"}:
        return None
    last = tree.sentences[tree.sentence[verb]][1]
    start = link + 1
    for token in range(start, min(last, start + _LONGEST_TARGET)):
        if tree.pos[token] in {"VERB", "AUX", "PUNCT"} or tree.quote[token] >= 0:
            return None
        infinitive = token + 1 < last and tree.tag[token] == "TO" and tree.tag[token + 1] == "VB"
        if infinitive and token > start:
            return "object-infinitive", [(start, max(tree.right[token + 1], token + 2))]
    return None


_CALLED = frozenset({"on", "upon", "to"})
_LONGEST_TARGET = 9


def read_object(site: Site) -> Found | None:
    """Read "X criticized Y", "Y was criticized by X", "the Y that X criticized"."""
    tree, verb = site.tree, site.verb
    if not site.licensed("object-np", "object-sometimes", "predicate"):
        return None
    rule = "object" if site.licensed("object-np") else "object-weak"
    if site.passive:
        subject = tree.child(verb, "nsubjpass")
        if subject is None and tree.dep[verb] == "acl":
            head = tree.head[verb]
            return f"passive-{rule}", [(tree.left[head], verb)]
        return (f"passive-{rule}", [tree.subtree(subject)]) if subject is not None else None
    target = tree.child(verb, "dobj")
    if target is None:
        return None
    if target < verb:
        return None
    start, end = tree.subtree(target)
    if site.licensed("predicate"):
        named = _with_name(tree, verb, end)
        if named > end:
            return "predicate", [(max(start, verb + 1), named)]
    return rule, [(max(start, verb + 1), _with_rest(tree, verb, end))]


def _with_name(tree: Tree, verb: int, end: int) -> int:
    """Take in what something is called where the parser hung it elsewhere: "called Y | a Z"."""
    last = tree.sentences[tree.sentence[verb]][1]
    token = end
    while token < last and tree.is_mark(token):
        token += 1
    if token >= last or tree.lower[token] not in {"a", "an"}:
        return end
    noun = token
    while tree.head[noun] != noun and tree.left[tree.head[noun]] >= end and tree.head[noun] > noun:
        noun = tree.head[noun]
    return min(last, tree.right[noun]) if noun > token else end


def _with_rest(tree: Tree, verb: int, end: int) -> int:
    """Take in what the parser hung on the verb though it speaks of the object: "X backs a plan | to V"."""
    for child in tree.children[verb]:
        if child < end or not (tree.left[child] == end or _after_date(tree, verb, end, child)):
            continue
        infinitive = any(tree.tag[c] == "TO" for c in tree.children[child])
        if (
            (tree.dep[child] == "prep" and tree.lower[child] in _OBJECT_PREPOSITIONS)
            or (tree.dep[child] in {"xcomp", "advcl", "acl", "relcl"} and infinitive)
            or (tree.dep[child] == "ccomp" and tree.left[child] == end and tree.lower[end] != "(")
        ):
            end = tree.right[child]
    return _with_examples(tree, verb, end)


def _with_examples(tree: Tree, verb: int, end: int) -> int:
    """Take in examples behind a comma: ", including Y", ", particularly in Z"."""
    last = tree.sentences[tree.sentence[verb]][1]
    if end + 1 < last and tree.lower[end] == "," and tree.lower[end + 1] in _EXAMPLES:
        return min(last, max(tree.right[end + 1], _end_of_phrase(tree, end + 1, last)))
    return end


def _end_of_phrase(tree: Tree, start: int, last: int) -> int:
    """Return the next comma, dash or semicolon outside quotations, or the sentence's last word."""
    stops = (
        t for t in range(start, last) if tree.quote[t] < 0 and tree.lower[t] in {",", ";", "-", "–", "—", "."}
    )
    return next(stops, last)


_EXAMPLES = frozenset({"including", "especially", "particularly", "notably"})


def _after_date(tree: Tree, verb: int, end: int, child: int) -> bool:
    """Say whether only a date stands between an object and the rest: "grilled Y on Tuesday | for Z"."""
    reason = tree.dep[child] == "prep" and tree.lower[child] in _REASONS
    aim = tree.dep[child] in {"xcomp", "advcl", "acl"} and any(
        tree.tag[c] == "TO" for c in tree.children[child]
    )
    if not (reason or aim):
        return False
    between = range(end, tree.left[child])
    return all(tree.entity[token] in {"DATE", "TIME"} or tree.head[token] == verb for token in between)


_REASONS = frozenset({"for", "over", "as"})

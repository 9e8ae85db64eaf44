"""Phrases as content: infinitives, gerunds, objects, predicates and what follows a preposition."""

from __future__ import annotations

from workbench.extract.attribution.sites import Found, Site
from workbench.extract.attribution.tails import with_conjuncts
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
        return "preposition", ranges
    return None


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
    return rule, [(max(start, verb + 1), _with_rest(tree, verb, end))]


def _with_rest(tree: Tree, verb: int, end: int) -> int:
    """Take in what the parser hung on the verb though it speaks of the object: "X backs a plan | to V"."""
    for child in tree.children[verb]:
        if child < end or not (tree.left[child] == end or _after_date(tree, verb, end, child)):
            continue
        infinitive = any(tree.tag[c] == "TO" for c in tree.children[child])
        if (tree.dep[child] == "prep" and tree.lower[child] in _OBJECT_PREPOSITIONS) or (
            tree.dep[child] in {"xcomp", "advcl", "acl", "relcl"} and infinitive
        ):
            end = tree.right[child]
    return end


def _after_date(tree: Tree, verb: int, end: int, child: int) -> bool:
    """Say whether only a date stands between an object and a reason: "grilled Y on Tuesday | for Z"."""
    if tree.dep[child] != "prep" or tree.lower[child] not in _REASONS:
        return False
    between = range(end, tree.left[child])
    return all(tree.entity[token] in {"DATE", "TIME"} or tree.head[token] == verb for token in between)


_REASONS = frozenset({"for", "over", "as"})

"""Outlets by the form of their name, for those that stand in no list: "the Harbour Gazette", "Radio Nord".

Only names in a place where an outlet is cited are judged (the source of a report, who was told): there
a capitalised name that ends in a word for a paper, a station or an agency is an outlet's.
"""

from __future__ import annotations

from workbench.extract.attribution.tree import Tree

_HEADS = frozenset(
    "gazette courier herald tribune times post journal chronicle observer weekly newspaper newspapers "
    "newswire news radio tv television telegraph examiner inquirer enquirer sentinel zeitung magazine "
    "broadcasting fm".split()
)
"""Last words of a name that make it an outlet's."""
_WEAK_HEADS = frozenset(
    "daily star globe mirror standard independent press mail express record monitor review register "
    "advertiser advocate echo mercury argus bulletin dispatch messenger reporter leader today network "
    "channel media online digest insider eagle bee sun ledger republic democrat banner voice".split()
)
"""Last words of outlets' names and of many others: the name needs "the" before it."""
_PAIRS = {
    "agency": frozenset({"news", "press", "telegraph"}),
    "service": frozenset({"news", "press", "broadcasting", "world"}),
    "network": frozenset({"news", "television", "radio", "broadcasting"}),
    "corporation": frozenset({"broadcasting", "television"}),
    "company": frozenset({"broadcasting"}),
    "system": frozenset({"broadcasting"}),
    "association": frozenset({"press"}),
}
"""Last words that need one of these before them: "News Agency", "Broadcasting Corporation"."""
_FIRST = frozenset({"radio", "television", "tv", "daily", "channel", "agence", "gazeta"})
"""First words of a name that make it an outlet's: "Radio Nord", "Daily Harbour", "Channel 12"."""
_NO_LASTS = frozenset("academy association authority guild union shack islands critics city".split())
"""Last words behind "Radio" or "Television" that make another body of it."""
_OTHER_BODIES = frozenset(
    "ministry department committee council union commission institute university college school bank "
    "party office board foundation museum club awards award prize square building tower theatre theater "
    "church court congress society army navy police".split()
)
_NO_NAMES = frozenset(
    "trading command observation guard checkpoint good hard bad modern old fake breaking good last first "
    "these those our recent such post war military border".split()
)
"""Words before "post", "times" or "news" that make a phrase of it."""
_LINKS = frozenset({"of", "&", "-", "–", "de", "del", "la", "le", "der", "die", "das", "di", "da", "al"})
_EXPLAINING = frozenset(
    "newspaper newspapers daily dailies tabloid broadsheet broadcaster broadcasters newswire magazine "
    "weekly".split()
)
"""Nouns that alone tell that a name beside them is an outlet's."""
_PERIODICAL = frozenset({"daily", "weekly"})
_EXPLAINING_PAIRS = {
    "agency": frozenset({"news", "press"}),
    "service": frozenset({"news"}),
    "outlet": frozenset({"news", "media"}),
    "organization": frozenset({"news", "media"}),
    "organisation": frozenset({"news", "media"}),
    "site": frozenset({"news"}),
    "website": frozenset({"news"}),
    "portal": frozenset({"news"}),
    "channel": frozenset({"news", "tv", "television", "cable"}),
    "network": frozenset({"news", "tv", "television", "cable", "broadcast"}),
    "station": frozenset({"news", "tv", "television", "radio"}),
    "affiliate": frozenset({"news", "local"}),
    "television": frozenset({"state", "public"}),
    "tv": frozenset({"state", "public"}),
    "radio": frozenset({"state", "public"}),
    "paper": frozenset({"local", "sunday"}),
    "show": frozenset({"news"}),
}
_LONGEST_NAME = 7
_LONGEST_DESCRIPTION = 6
_ASIDE = 7


def name_end(tree: Tree, first: int, end: int) -> int:
    """Return where the capitalised name ends that starts at a token; ``first`` where none starts.

    Args:
        tree: The block.
        first: The name's first token, its article left out.
        end: Where the noun phrase around it ends.
    """
    stop = first
    token = first
    while token < min(end, first + _LONGEST_NAME) and tree.quote[token] == tree.quote[first]:
        word = tree.words[token]
        if word[:1].isupper() or (word[:1].isdigit() and token > first and tree.entity[token] != "DATE"):
            if token > first and tree.entity[token] in {"DATE", "TIME"}:
                break
            stop = token + 1
        elif tree.lower[token] not in _LINKS or token == first:
            break
        token += 1
    return stop


def is_outlet_name(tree: Tree, first: int, stop: int) -> bool:
    """Say whether a capitalised name is an outlet's by its form.

    Args:
        tree: The block.
        first: Its first token, its article left out.
        stop: The token after its last.
    """
    words = tree.lower[first:stop]
    if stop - first < 2 or _OTHER_BODIES.intersection(words) or words[-2] in _NO_NAMES:
        return False
    with_article = first > 0 and tree.lower[first - 1] == "the"
    person = all(tree.entity[token] == "PERSON" for token in range(first, stop))
    if person and not is_determined(tree, first):
        return False
    last = words[-1]
    if last in _HEADS or words[-2] in _PAIRS.get(last, ()):
        return True
    if last in _WEAK_HEADS:
        return with_article and tree.entity[stop - 1] not in {"GPE", "LOC", "FAC"}
    return words[0] in _FIRST and last not in _NO_LASTS and (words[0] != "channel" or last.isdigit())


def is_determined(tree: Tree, first: int) -> bool:
    """Say whether an article or an adjective stands before a name: no person's, then."""
    if not first:
        return False
    before = first - 1
    return tree.lower[before] in {"the", "a", "an"} or (
        tree.pos[before] in {"ADJ", "VERB"} and tree.dep[before] in {"amod", "compound"}
    )


def description_end(tree: Tree, first: int, end: int) -> int | None:
    """Return where a name starts behind words for an outlet: "the Swedish newspaper | Dagens Havn".

    Args:
        tree: The block.
        first: First token of the phrase.
        end: Where it ends.

    Returns:
        The name's first token, or None where no such words lead to a name.
    """
    for token in range(first, min(end - 1, first + _LONGEST_DESCRIPTION)):
        if tree.pos[token] in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ"} and tree.lower[token] != "-":
            return None
        known = _explains(tree, token) or tree.lower[token] in _PERIODICAL
        if known and tree.words[token + 1][:1].isupper():
            return token + 1
    return None


def modifiers_end(tree: Tree, first: int, end: int) -> int:
    """Return where a name starts behind what describes it: "the state-run | X", "Norway's | X".

    Args:
        tree: The block.
        first: First token of the phrase.
        end: Where it ends.
    """
    token = first
    while token < min(end - 1, first + _LONGEST_DESCRIPTION):
        after = tree.lower[token + 1]
        place = tree.entity[token] in {"GPE", "NORP", "LOC"}
        hyphened = after == "-" or tree.lower[token] == "-" or tree.lower[token - 1] == "-"
        lower = not tree.words[token][:1].isupper()
        if place and after in {"'s", "’s"}:
            token += 2
        elif (lower and hyphened) or tree.pos[token] in {"ADJ", "DET"}:
            token += 1
        else:
            break
    return token


def is_explained(tree: Tree, start: int, stop: int) -> bool:
    """Say whether a name stands beside words for an outlet: "newspaper X", "X newspaper", "X, a daily".

    Args:
        tree: The block.
        start: The name's first token, its article included.
        stop: The token after its last.
    """
    if start > 0 and _explains(tree, start - 1):
        return True
    size = len(tree)
    if stop < size and _explains(tree, stop):
        return True
    if stop + 1 < size and _explains(tree, stop + 1) and tree.lower[stop] not in {",", "'s", "’s"}:
        return tree.pos[stop] in {"NOUN", "PROPN", "ADJ"}
    if stop + 2 < size and tree.lower[stop] == "," and tree.lower[stop + 1] in {"a", "an", "the", "one"}:
        for token in range(stop + 2, min(size, stop + _ASIDE)):
            if tree.lower[token] in {",", "."} or tree.pos[token] in {"VERB", "AUX"}:
                return False
            if _explains(tree, token):
                return True
    return False


def _explains(tree: Tree, token: int) -> bool:
    lower = tree.lower[token]
    if lower in _EXPLAINING:
        # "the daily White House briefing": there it is an adjective.
        noun = lower not in _PERIODICAL or tree.pos[token] == "NOUN"
        return noun and not tree.words[token][:1].isupper()
    before = tree.lower[token - 1] if token else ""
    return before in _EXPLAINING_PAIRS.get(lower, ()) and not tree.words[token][:1].isupper()

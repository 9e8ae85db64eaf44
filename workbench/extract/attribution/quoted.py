"""Frames found from a quotation's side: a cue beside it, a colon before it, a dash and a name after it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.attribution.cues import CueTable, verb_at
from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sites import verb_group
from workbench.extract.attribution.sources import SPEAKING, Source, SourceKind, make_source, source_of_verb
from workbench.extract.attribution.tree import Tree
from workbench.model import FrameClass

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_CUE_REACH = 14
"""Tokens between a quotation and the verb that reports it; longer ones have another verb between."""
_SHORT = 3
"""Words below which a quotation is a word in passing unless its punctuation says otherwise."""
_LONGEST_LABEL = 3
"""Words of a name before a colon in a printed interview."""
_TITLE_CASE = 4
"""Letters from which a title writes a word with a capital."""


def read_quotations(table: CueTable, tree: Tree, found: Sequence[Reading]) -> list[Reading]:
    """Return the frames of the quotations that no reading holds yet.

    Args:
        table: The cues.
        tree: The block.
        found: Its readings so far.
    """
    held = [part for reading in found for part in reading.content if part.block == tree.block]
    heads = {reading.head for reading in found}
    readings = []
    for start, end in tree.quotes:
        if any(part.start < end and part.end > start for part in held) or not _is_speech(tree, start, end):
            continue
        for read in (_after, _before, _dash):
            reading = read(table, tree, start, end)
            if reading is not None and (reading.head is None or reading.head not in heads):
                heads.add(reading.head)
                readings.append(reading)
                break
    return readings


def _is_speech(tree: Tree, start: int, end: int) -> bool:
    """Say whether a quotation is words said and no name, title or word in passing."""
    words = [token for token in range(start, end) if not tree.is_filler(token)]
    if not words:
        return False
    stops = {tree.lower[token] for token in range(max(start, end - 2), min(end + 1, len(tree)))} & {
        ",",
        ".",
        "?",
        "!",
    }
    verbs = any(tree.pos[token] in {"VERB", "AUX"} for token in words)
    if all(tree.words[token][:1].isupper() or len(tree.words[token]) < _TITLE_CASE for token in words[1:]):
        return False
    return len(words) >= _SHORT and (bool(stops) or verbs)


def _after(table: CueTable, tree: Tree, start: int, end: int) -> Reading | None:
    """Read '"Q," said X' and '"Q," X said'."""
    if end < len(tree) and tree.lower[end] in _DASHES:
        return None
    # A question or a cry ends the parser's sentence before its cue: '"Q?" X asked.'
    last = tree.sentences[tree.sentence[min(end, len(tree) - 1)]][1]
    stop = tree.lower[end - 2] if end - 2 > start else ""
    if stop not in {",", "?", "!", "-", "—", "…", "...", "."} and not (
        end < len(tree) and tree.lower[end] == ","
    ):
        return None
    if stop == "." and _begins_anew(tree, end):
        return None
    own_sentence = tree.sentences[tree.sentence[end - 1]][1] > end
    for verb in range(end, min(last, end + _CUE_REACH)):
        if tree.quote[verb] >= 0:
            break
        if tree.pos[verb] != "VERB" or tree.tag[verb] in {"VBG", "VB"}:
            continue
        source = _beside(table, tree, verb, end, last)
        if source is None or source.kind not in SPEAKING:
            break
        found = verb_at(table, tree, verb)
        listed = found is not None and "quote-inversion" in found[0].licences
        adjacent = end in {source.start, verb} or (tree.is_filler(end) and end + 1 in {source.start, verb})
        if not (listed and own_sentence) and not (adjacent and (listed or own_sentence)):
            break
        return _make("quote-before", table, tree, verb, source, quotation=(start, end))
    return None


def _begins_anew(tree: Tree, token: int) -> bool:
    """Say whether a sentence of its own follows a quotation that ends in a full stop: '"Q." The ...'."""
    word = tree.words[token] if token < len(tree) else ""
    return word[:1].isupper() and not tree.is_name(token)


def _beside(table: CueTable, tree: Tree, verb: int, first: int, last: int) -> Source | None:
    """Return the subject of a verb beside a quotation, also where the parser took it for an object."""
    source = source_of_verb(table, tree, verb)
    if source is not None and first <= source.start and source.end <= last:
        return source
    target = tree.child(verb, "dobj", "nsubj", "attr", "npadvmod")
    if target is not None and verb < target < last and tree.quote[target] < 0:
        return make_source(table, tree, target)
    return None


def _before(table: CueTable, tree: Tree, start: int, end: int) -> Reading | None:
    """Read 'X said, "Q"', 'X had this to say: "Q"'."""
    first = tree.sentences[tree.sentence[start]][0]
    if start in {0, first}:
        return None
    mark = start - 1
    pointed = tree.lower[mark] in {":", ","}
    for verb in range(mark, max(first, start - _CUE_REACH) - 1, -1):
        if tree.quote[verb] >= 0:
            break
        if tree.pos[verb] != "VERB":
            continue
        found = verb_at(table, tree, verb)
        colon = tree.lower[mark] == ":"
        if not colon and (found is None or "quote-inversion" not in found[0].licences or not pointed):
            break
        source = source_of_verb(table, tree, verb)
        if source is None and not colon:
            break
        return _make("quote-after", table, tree, verb, source, quotation=(start, end))
    return None


def _dash(table: CueTable, tree: Tree, start: int, end: int) -> Reading | None:
    """Read '"Q" - Name'."""
    last = len(tree)
    if end >= last or tree.lower[end] not in _DASHES:
        return None
    heads = [
        token
        for token in range(end + 1, last)
        if tree.head[token] == token or not end < tree.head[token] < last
    ]
    name = next((token for token in heads if tree.pos[token] in {"PROPN", "NOUN"}), None)
    if name is None or any(tree.pos[token] == "VERB" for token in range(end + 1, min(last, end + 4))):
        return None
    source = make_source(table, tree, name)
    if source.start <= end:
        return None
    return Reading(
        "dash",
        tree.block,
        None,
        TokenRange(tree.block, end, end + 1),
        source,
        [TokenRange(tree.block, start, end)],
    )


def _make(
    rule: str, table: CueTable, tree: Tree, verb: int, source: Source | None, *, quotation: tuple[int, int]
) -> Reading:
    found = verb_at(table, tree, verb)
    start, stop = verb_group(tree, verb)
    return Reading(
        rule,
        tree.block,
        verb,
        TokenRange(tree.block, start, stop),
        source,
        [TokenRange(tree.block, *quotation)],
        found[0].frame_class if found is not None else FrameClass.REPORT,
        found[0].lemma if found is not None else tree.lemma[verb],
    )


def read_lead_in(table: CueTable, before: Tree, after: Tree, found: Sequence[Reading]) -> list[Reading]:
    """Read a paragraph that ends in a cue and a colon and the paragraph after it as its content.

    Where a reading of that cue is there already, the paragraph is added to its content.

    Args:
        table: The cues.
        before: The paragraph that ends in a colon.
        after: The next one.
        found: The readings of the article so far.
    """
    last = len(before) - 1
    while last >= 0 and before.pos[last] == "SPACE":
        last -= 1
    if last < 1 or before.lower[last] != ":" or not len(after):
        return []
    first = before.sentences[before.sentence[last]][0]
    for verb in range(last - 1, first - 1, -1):
        if (
            before.pos[verb] != "VERB"
            or before.quote[verb] >= 0
            or before.dep[verb] in {"acl", "relcl", "amod"}
        ):
            continue
        source = source_of_verb(table, before, verb)
        if source is None or source.kind not in SPEAKING:
            continue
        listed = verb_at(table, before, verb)
        speech = listed is not None and "quote-inversion" in listed[0].licences
        if not speech and not _opens_with_quotation(after):
            return []
        content = _lead_content(after)
        same = next((one for one in found if one.block == before.block and one.head == verb), None)
        if same is not None:
            same.content.append(content)
            return []
        reading = _make("lead-in", table, before, verb, source, quotation=(0, 1))
        reading.content = [content]
        return [reading]
    return []


def _opens_with_quotation(tree: Tree) -> bool:
    return bool(tree.quotes) and tree.quotes[0][0] <= 1


def _lead_content(after: Tree) -> TokenRange:
    if _opens_with_quotation(after):
        return TokenRange(after.block, *after.quotes[0])
    return TokenRange(after.block, *after.trim(0, len(after)))


def read_label(tree: Tree) -> Reading | None:
    """Read a turn of a printed interview: "LINDQVIST: It will hold"."""
    colon = next(
        (token for token in range(min(len(tree), _LONGEST_LABEL + 1)) if tree.lower[token] == ":"), 0
    )
    words = [token for token in range(colon) if tree.pos[token] != "SPACE"]
    if not words or colon + 1 >= len(tree):
        return None
    # A name that the article writes elsewhere too: "PHOTO:" and "UPDATE:" are labels of another kind.
    if not all(tree.words[token].isupper() and tree.lower[token] in tree.names for token in words):
        return None
    content = tree.trim(colon + 1, len(tree))
    if content[0] >= content[1] or all(tree.is_filler(token) for token in range(*content)):
        return None
    source = Source(words[-1], words[0], colon, SourceKind.NAME)
    cue = TokenRange(tree.block, colon, colon + 1)
    return Reading("label", tree.block, None, cue, source, [TokenRange(tree.block, *content)])

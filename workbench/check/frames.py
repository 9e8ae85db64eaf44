"""What a source only says that somebody believes or alleges is no fact of its own."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.check.comparison import Difference
from workbench.check.reading import stem
from workbench.check.vocabulary import STOP_WORDS, DifferenceKind
from workbench.check.words import Word

_BELIEFS = frozenset(
    "believe believes believed believing suspect suspects suspected think thinks thought fear fears feared "
    "assume assumes assumed presume presumes presumed allege alleges alleged allegedly suppose supposed "
    "speculate speculated guess guessed belief suspicion allegation assumption".split()
)
_WITH_NEXT = {
    "claim": "that to it he she they",
    "claims": "that to it he she they",
    "claimed": "that to it he she they",
    "accused": "of",
    "accuses": "",
    "accuse": "",
}
"""Words that are such a frame before some others only: "claimed that", not "claimed the prize"."""
ACCUSED = 6
"""Words behind "accused" in which it tells of what: "accused the former mayor of"."""
TRAILING = 4
"""Words at a sentence's end in which a frame stands that is put behind: ", investigators believe"."""
_FAMILY = frozenset(
    "accused accuses accuse accusing accusation accusations claim claims claimed alleging purported "
    "purportedly suspects may might could possibly perhaps probably reportedly apparently".split()
)
"""Words with which a claim keeps a frame, if in another word."""


def dropped_frame(
    mine: Sequence[Word], source: str, sentences: Sequence[Sequence[Word]]
) -> Difference | None:
    """Return the frame of belief or allegation that a claim leaves out, or None.

    Args:
        mine: The claim's words.
        source: The source's text.
        sentences: The words of each sentence that bears the claim out.
    """
    if any(word.key in _BELIEFS or word.key in _FAMILY for word in mine):
        return None
    told = {stem(word.key) for word in mine if word.key not in STOP_WORDS}
    for words in sentences:
        for at in range(len(words)):
            if not _is_frame(words, at):
                continue
            before = {stem(word.key) for word in words[:at]} & told
            after = {stem(word.key) for word in words[at + 1 :]} & told
            behind = at >= len(words) - TRAILING
            held = before if behind else after
            if held and len(held) >= len(before | after) - len(held):
                word = words[at]
                return Difference(DifferenceKind.HEDGE, "", source[slice(*word.span)], None, word.span)
    return None


def _is_frame(words: Sequence[Word], at: int) -> bool:
    key = words[at].key
    if key in _BELIEFS:
        return True
    if key not in _WITH_NEXT or at + 1 >= len(words):
        return False
    if key == "accused":
        return any(word.key == "of" for word in words[at + 1 : at + 1 + ACCUSED])
    needed = _WITH_NEXT[key]
    return not needed or words[at + 1].key in needed.split()

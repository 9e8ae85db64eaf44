"""Words before a number that bound or blur it: "about", "at least", "more than", "up to"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.mentions.lexemes import Lexeme

_PHRASES = (
    "about|around|approximately|roughly|nearly|almost|over|under|above|below|some|circa|"
    "at least|at most|up to|more than|less than|fewer than|no more than|no less than|no fewer than|"
    "not more than|not less than|as many as|as much as|as few as|as little as|as high as|as low as|"
    "close to|upwards of|upward of|in excess of|well over|well under|just over|just under|a little over|"
    "a little under|slightly more than|slightly less than|a maximum of|a minimum of|a total of|"
    "an estimated|estimated at|a record|somewhere around|anywhere from|exactly|only|just|"
    "more or less|or so|not even|barely|at the very least|an average of|an additional|another"
).split("|")
_BY_LAST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted((tuple(phrase.split()) for phrase in _PHRASES), key=len, reverse=True):
    _BY_LAST.setdefault(_phrase[-1], []).append(_phrase)


def modifier_before(pieces: Sequence[Lexeme], at: int) -> tuple[int, str | None]:
    """Return the index where the modifier that ends before ``at`` begins, and its words.

    Returns:
        ``(at, None)`` where no modifier stands there.
    """
    for phrase in _BY_LAST.get(pieces[at - 1].low, ()) if at else ():
        first = at - len(phrase)
        if first >= 0 and all(pieces[first + step].low == word for step, word in enumerate(phrase)):
            return first, " ".join(phrase)
    return at, None

"""The words that time expressions are made of, and the tag of one character that each has.

A block becomes a string of tags, one a lexeme; the grammar is regular expressions over that
string, short to match and independent of how a word is spelt.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.mentions.almanac import FEASTS
from workbench.extract.mentions.lexemes import Kind, Lexeme

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sep sept|october oct|november nov|december dec"
)
MONTHS = {name: at for at, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
"""Month names and their abbreviations, to 1-12."""

_WEEKDAY_NAMES = (
    "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun"
)
WEEKDAYS = {name: at for at, names in enumerate(_WEEKDAY_NAMES.split("|")) for name in names.split()}
"""Weekday names and their abbreviations, to 0-6 with Monday first, as ``date.weekday`` has it."""

SHORT = frozenset(name for name in MONTHS | WEEKDAYS if len(name) <= 5 and not name.endswith("day")) - {
    "march",
    "april",
    "may",
    "june",
    "july",
}
"""Abbreviations that may carry a full stop."""

UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
"""Units of time to a code: TIMEX3's letter, with T where it belongs to the clock part of a duration."""

_PLURALS = {
    "seconds": "second",
    "secs": "second",
    "minutes": "minute",
    "mins": "minute",
    "hours": "hour",
    "hrs": "hour",
    "days": "day",
    "nights": "night",
    "weeks": "week",
    "weekends": "weekend",
    "fortnights": "fortnight",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "yrs": "year",
    "decades": "decade",
    "centuries": "century",
    "millennia": "millennium",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
"""Parts of the day to their TIMEX3 letters."""

NOONS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
REPEATED = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
}
"""Adjectives and adverbs of repetition to their period."""

_DECADE_NAMES = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {name: 10 * at for at, name in enumerate(_DECADE_NAMES.split(), start=2)}
PRESENT = frozenset("now currently nowadays presently".split())
PAST = frozenset("recently lately".split())

_WORDS: dict[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "WEEKDAY": frozenset(WEEKDAYS),
    "WEEKDAYS": frozenset(f"{name}s" for name in WEEKDAYS if name.endswith("day")),
    "UNIT": frozenset(UNITS) - {"second", "night"},
    "UNITS": frozenset(_PLURALS) - {"nights"},
    "SEASON": frozenset(SEASONS),
    "PART": frozenset(PARTS),
    "PARTS": frozenset(f"{name}s" for name in PARTS),
    "NOON": frozenset(NOONS),
    "MERIDIEM": frozenset("am pm a.m. p.m. a.m p.m".split()),
    "ZONE": frozenset(
        "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest et pt ct mt jst ist hkt msk".split()
    ),
    "DEICTIC": frozenset("yesterday today tomorrow tonight overnight".split()),
    "LAST": frozenset("last past".split()),
    "PREVIOUS": frozenset("previous preceding prior".split()),
    "NEXT": frozenset("next coming upcoming forthcoming".split()),
    "FOLLOWING": frozenset("following ensuing subsequent".split()),
    "THIS": frozenset("this".split()),
    "THESE": frozenset("these".split()),
    "CURRENT": frozenset("current present".split()),
    "LATEST": frozenset("latest".split()),
    "THAT": frozenset("that those".split()),
    "BEFORE": frozenset("before after".split()),
    "SAME": frozenset("same corresponding comparable".split()),
    "EVERY": frozenset("every each".split()),
    "PER": frozenset("per".split()),
    "THE": frozenset("the".split()),
    "POSSESSIVE": frozenset("its their our his her my your".split()),
    "GENITIVE": frozenset(("'s", "\u2019s")),
    "A": frozenset("a an".split()),
    "ONE": frozenset("one".split()),
    "OF": frozenset("of".split()),
    "IN": frozenset("in".split()),
    "ON": frozenset("on".split()),
    "AT": frozenset("at".split()),
    "TO": frozenset("to".split()),
    "AND": frozenset("and".split()),
    "OR": frozenset("or".split()),
    "SO": frozenset("so".split()),
    "FROM": frozenset("from".split()),
    "AGO": frozenset("ago".split()),
    "EARLIER": frozenset("earlier".split()),
    "LATER": frozenset("later".split()),
    "EARLY": frozenset("early mid late".split()),
    "EDGE": frozenset("beginning start middle end eve close".split()),
    "FEW": frozenset("few several couple many handful".split()),
    "SINGLE": frozenset("single".split()),
    "MULTI": frozenset("multi".split()),
    "SOME": frozenset("some".split()),
    "MORE": frozenset("more additional other extra further".split()),
    "SORT": frozenset(
        "consecutive straight successive full entire whole calendar business working trading".split()
    ),
    "FISCAL": frozenset("fiscal financial".split()),
    "PERIOD": frozenset("period".split()),
    "TIMES": frozenset("time times".split()),
    "AHEAD": frozenset("ahead".split()),
    "RECENT": frozenset("recent".split()),
    "PRESENT": PRESENT,
    "PAST": PAST,
    "REPEATED": frozenset(REPEATED),
    "FUTURE": frozenset("future".split()),
    "NEAR": frozenset("near foreseeable immediate distant".split()),
    "TERM": frozenset("term".split()),
    "LONG": frozenset("short medium long".split()),
    "DECADE": frozenset(DECADES),
    "PLURAL": frozenset("s".split()),
    "Q": frozenset("q".split()),
    "O": frozenset("o".split()),
    "CLOCK": frozenset("clock".split()),
    "RIGHT": frozenset("right".split()),
    "MOMENT": frozenset("moment".split()),
    "OLD": frozenset("old".split()),
    "FEAST": frozenset(FEASTS),
    "APOSTROPHE": frozenset(("'", "\u2019", "\u2018")),
    "DASH": frozenset(("-", "\u2013", "\u2014")),
    "COMMA": frozenset((",",)),
    "SLASH": frozenset(("/",)),
    "COLON": frozenset((":",)),
    "DOT": frozenset((".",)),
    "OPEN": frozenset(("(",)),
    "CLOSE": frozenset((")",)),
}

_NUMBER_TAGS = {
    "DAY": Kind.DAY,
    "YEAR": Kind.YEAR,
    "DIGITS": Kind.DIGITS,
    "SPELT": Kind.SPELT,
    "ORDINAL": Kind.ORDINAL,
    "FRACTION": Kind.FRACTION,
    "VAGUE": Kind.VAGUE,
}

TAGS: dict[str, str] = {name: chr(0xE000 + at) for at, name in enumerate(_WORDS)} | {
    name: kind.value for name, kind in _NUMBER_TAGS.items()
}
"""Names of tags, as the grammar writes them, to the character that stands for each."""

_TAG_OF = {word: TAGS[name] for name, words in _WORDS.items() for word in words}
_CAPITAL = frozenset(TAGS[name] for name in ("MONTH", "WEEKDAY", "WEEKDAYS"))
_PLAIN = frozenset(TAGS[name] for name in ("UNIT", "UNITS", "NOON", "REPEATED"))
_NUMERIC = frozenset(kind.value for kind in _NUMBER_TAGS.values())
_OTHER = Kind.WORD.value

_FEAST_STARTS: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted((tuple(name.replace("'s", " 's").split()) for name in FEASTS), key=len, reverse=True):
    _FEAST_STARTS.setdefault(_words[0], []).append(_words)


def singular(word: str) -> str:
    """Return the singular of a unit of time; a singular stays as it is."""
    return _PLURALS.get(word, word)


def _feast(pieces: Sequence[Lexeme], at: int) -> Lexeme | None:
    """Return the feast whose name begins at the index, as one lexeme; None for none."""
    for words in _FEAST_STARTS[pieces[at].low]:
        window = pieces[at : at + len(words)]
        if tuple(piece.low.replace("\u2019", "'") for piece in window) == words:
            name = " ".join(words).replace(" '", "'")
            return Lexeme(window[0].start, window[-1].end, name, _OTHER)
    return None


def _cased(tag: str, word: str, before: Sequence[Lexeme]) -> bool:
    """Return whether a word has the capitals that its tag asks for, given what stands before it."""
    if tag in _CAPITAL:
        return word[0].isupper()
    if tag == TAGS["ZONE"]:
        return word.isupper()
    if tag in _PLAIN and word[0].isupper() and not word.isupper():
        return not before or before[-1].low in {".", "?", "!", '"', "\u201c", "\u201d", "`", "("}
    return True


def _shortened(word: Lexeme, dot: int) -> bool:
    """Return whether a full stop at the offset belongs to the abbreviation before it."""
    return word.low in SHORT and word.end == dot


def tagged(text: str, pieces: Sequence[Lexeme]) -> tuple[list[Lexeme], str]:
    """Return the lexemes with abbreviations and their full stops joined, and one tag for each.

    Month and weekday names count only with a capital, units only without one inside a sentence
    ("60 Minutes" is a programme), time zones only in capitals.
    """
    joined: list[Lexeme] = []
    tags: list[str] = []
    covered = 0
    for at, piece in enumerate(pieces):
        start, end, low, kind, _ = piece
        if start < covered:
            continue
        if low in _FEAST_STARTS and text[start].isupper() and (feast := _feast(pieces, at)):
            joined.append(feast)
            tags.append(TAGS["FEAST"])
            covered = feast.end
            continue
        if kind in _NUMERIC:
            tag = kind
        else:
            tag = _TAG_OF.get(low, _OTHER)
            if tag != _OTHER and not _cased(tag, text[start:end], joined):
                tag = _OTHER
            elif low == "." and tags and tags[-1] != _OTHER and _shortened(joined[-1], start):
                joined[-1] = joined[-1]._replace(end=end)
                continue
        joined.append(piece)
        tags.append(tag)
    return joined, "".join(tags)

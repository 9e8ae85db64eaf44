"""Durations, repetitions and vague times."""

from __future__ import annotations

from decimal import Decimal

from workbench.extract.mentions.durations import duration
from workbench.extract.mentions.lexemes import Kind
from workbench.extract.mentions.timex_anchors import anchored
from workbench.extract.mentions.timex_grammar import NUMBER, Found, Reader, Reading, Rule, Scene, rule
from workbench.extract.mentions.timex_words import MONTHS, PARTS, REPEATED, SEASONS, WEEKDAYS


def _span(count: Decimal | None, unit: str) -> Reading | None:
    value = duration(count, unit)
    return Reading(value, kind="duration") if value else None


def _count(found: Found) -> Decimal | None:
    if "count" in found:
        return found.piece("count").value
    return Decimal(1) if "one" in found else None


def _counted(found: Found, _scene: Scene) -> Reading | None:
    """Two weeks, a five-year plan, the next four years, half an hour, a month and a half."""
    unit = found.unit()
    count = _count(found)
    if count is None or (count > 3000 and unit != "year"):
        return None
    if "count" in found and found.piece("count").kind == Kind.YEAR and unit not in {"year", "hour"}:
        return None
    if "half" in found:
        count += Decimal("0.5")
    if "last" in found:
        return _ranged(found, count)
    if _elsewhere(found) or found.words() == "a calendar year":  # a kind of year, beside a fiscal one
        return None
    before = found.before()
    if found.words() == "one day" and before is not None and before.low in _MODALS:
        return Reading("FUTURE_REF")
    if unit == "quarter" and found.low("unit") == "quarter" and found.low("count") == "one":
        return None
    return _span(count, unit)


def _ranged(found: Found, count: Decimal) -> Reading | None:
    """Two to three weeks, between 12 and 18 months."""
    last, unit, opener = found.piece("last").value, found.unit(), found.before()
    first, final = duration(count, unit), duration(last, unit)
    if _aged(found) or ("and" in found.words().split() and (opener is None or opener.low != "between")):
        return None
    if last is None or first is None or final is None or last <= count:
        return None
    return Reading((first, final), kind="duration")


def _or_two(found: Found, _scene: Scene) -> Reading | None:
    """A year or two: from one to two of them."""
    first, final = duration(Decimal(1), found.unit()), duration(Decimal(2), found.unit())
    if found.low("more") != "two" or first is None or final is None:
        return None
    return Reading((first, final), kind="duration")


_MODALS = frozenset("will would could may might can shall should".split())
"""Words after which "one day" means some day to come."""

_BEFORE_VERBS = frozenset("to will would could may might should can must did does not".split())
"""Words after which "last" is a verb."""


def _elsewhere(found: Found) -> bool:
    """Return whether the words are an age, a verb ("to last two hours") or half of a compound."""
    before, after = found.before(), found.after()
    if _aged(found) or (found.words("way") == "last" and before is not None and before.low in _BEFORE_VERBS):
        return True
    if before is not None and before.low in {"$", "€", "£"}:
        return True
    return "one" in found and after is not None and after.low == "-" and "half" not in found


def _aged(found: Found) -> bool:
    """Return whether the years make an age ("37 years old", "a six-year-old")."""
    after, last = found.after(), found.after(2)
    if after is not None and after.low in {"-", "\u2013"}:
        after = last
    return after is not None and after.low in {"old", "olds"}


def _old(found: Found, _scene: Scene) -> Reading | None:
    """An 8-month-old truce: how long it has been; an 8-month-old girl has an age."""
    after = found.after()
    if found.unit() not in {"month", "week", "day", "hour"} or after is None or after.low in _YOUNG:
        return None
    return _span(_count(found), found.unit()) if after.kind == Kind.WORD else None


_YOUNG = frozenset(
    "son daughter baby girl boy child infant twin twins toddler brother sister grandson granddaughter "
    "nephew niece puppy and who is was".split()
)


def _lasting(found: Found, _scene: Scene) -> Reading | None:
    """Day-long, decades-long."""
    if found.low("long") != "long" or not found.tight():
        return None
    return _span(None if found.unit() != found.low("unit") else Decimal(1), found.unit())


def _single(found: Found, _scene: Scene) -> Reading | None:
    """A single day, the largest single-day loss; not "every single day"."""
    before = found.before()
    if before is not None and before.low in {"every", "each", "any", "no"}:
        return None
    return _span(Decimal(1), found.unit())


def _opening(found: Found, _scene: Scene) -> Reading | None:
    """The first week of a strike, the first hours of a war: a stretch of it; a single day is a date."""
    unit = found.unit()
    if found.number("nth") != 1 or found.low("unit") in {"day", "quarter", "century", "decade", "weekend"}:
        return None
    return _span(None if unit != found.low("unit") else Decimal(1), unit)


def _uncounted(found: Found, _scene: Scene) -> Reading | None:
    """Several years, a few days, recent weeks, the coming months; bare plurals after a preposition."""
    unit = found.unit()
    if found.low("few") == "couple":
        return _span(Decimal(2), unit)
    return _span(None, unit)


def _bare(found: Found, _scene: Scene) -> Reading | None:
    """A plural by itself ("for years", "within weeks")."""
    before, after = found.before(), found.after()
    if before is None or before.low not in _BARE_LEADS:
        return None
    if after is not None and (after.low == "apart" or (after.low == "of" and found.unit() == "day")):
        return None
    return _span(None, found.unit())


_BARE_LEADS = frozenset(
    "for in over within after take takes took taking last lasts lasted lasting spent spend spends through "
    "during or not just only than until".split()
)


def _past_unit(found: Found, _scene: Scene) -> Reading | None:
    """The past year, the last decade: a stretch up to now; the coming month likewise."""
    unit = found.unit()
    if unit in {"day", "hour", "minute", "weekend", "quarter"} and found.low("way") == "last":
        return None
    return _span(Decimal(1), unit)


def _repeated(found: Found, _scene: Scene) -> Reading | None:
    return Reading(REPEATED[found.low("word")], kind="set")


def _every(found: Found, _scene: Scene) -> Reading | None:
    """Every day, each year, every two weeks, each Thursday."""
    if "weekday" in found:
        return Reading(_weekly(found), kind="set")
    if "part" in found:
        return Reading("P1D", kind="set")
    if "month" in found:
        return Reading(f"XXXX-{MONTHS[found.low('month')]:02}", kind="set")
    if "season" in found:
        return Reading(f"XXXX-{SEASONS[found.low('season')]}", kind="set")
    count = _count(found) if "count" in found else Decimal(1)
    value = duration(count, found.unit())
    return Reading(value, kind="set") if value else None


def _weekly(found: Found) -> str:
    name = found.low("weekday")
    number = WEEKDAYS[name if name in WEEKDAYS else name.removesuffix("s")] + 1
    part = found.low("nights").removesuffix("s")
    return f"XXXX-WXX-{number}" + (f"T{PARTS[part]}" if part else "")


def _weekdays(found: Found, _scene: Scene) -> Reading | None:
    return Reading(_weekly(found), kind="set")


def _per(found: Found, _scene: Scene) -> Reading | None:
    """A rate ("$2 billion a year", "three times per week")."""
    value = duration(Decimal(1), found.unit())
    return Reading(value, kind="set") if value else None


def _always(value: str) -> Reader:
    """Return a reader that gives every match the same value."""
    return lambda _found, _scene: Reading(value)


def _lone_past(found: Found, _scene: Scene) -> Reading | None:
    """The past as a noun: not "the past few days", not "the past president"."""
    after = found.after()
    if found.low("past") != "past" or (
        after is not None and after.kind in {Kind.WORD, "D", "N", "n", "Y"} and after.low not in _NOUN_ENDS
    ):
        return None
    return Reading("PAST_REF")


_NOUN_ENDS = frozenset(
    "and or is was has had have are were to in of for that which but he she it they we i as with".split()
)


def _now(found: Found, _scene: Scene) -> Reading | None:
    """Now, currently: not at the head of a sentence, where it turns the page, nor tied to a word."""
    before, after = found.before(), found.after()
    if before is None or before.low in _SENTENCE_ENDS or (after is not None and after.low == "-"):
        return None
    return Reading("PRESENT_REF")


_SENTENCE_ENDS = frozenset('. ? ! " \u201c ` :'.split())

_COUNT = f"(?P<count>{NUMBER})"
_LAST = f"(?P<last>{NUMBER})"
_UNIT = "(?P<unit><UNIT|UNITS>)"
_WAY = "(?P<way><LAST|NEXT|PREVIOUS|FOLLOWING|RECENT|LATEST|ORDINAL>)"
_SORT = "<MORE|SORT|LONG>?"
_TO = "<DASH>? <DASH|TO|OR|AND> <DASH>?"

RULES: tuple[Rule, ...] = (
    rule(f"{_COUNT} <DASH>? {_SORT} {_UNIT} (?:<DASH><LONG>)?", _counted),
    rule(f"{_COUNT} <DASH> (?P<unit><UNIT>) <DASH> <OLD>", _old),
    rule("(?P<unit><UNIT|UNITS>) <DASH> (?P<long><LONG>)", _lasting),
    rule("<THE> (?P<nth><ORDINAL>) (?P<unit><UNIT|UNITS>) (?=<OF>)", _opening),
    rule("(?P<one><A>)? <SINGLE> <DASH>? (?P<unit><UNIT>)", _single),
    rule("(?P<few><FEW|MULTI>) <DASH> (?P<unit><UNIT>)", _uncounted),
    rule(f"<THE|POSSESSIVE>? {_WAY} {_COUNT} <DASH>? {_SORT} {_UNIT}", anchored(_counted)),
    rule(f"<THE>? <UNIT> <DASH>? <AGO|EARLIER> {_COUNT} (?P<unit><UNITS>)", _counted),
    rule(f"<THE|THESE|THAT> {_COUNT} {_SORT} (?P<unit><UNITS>)", _counted),
    rule(f"(?:<THE|POSSESSIVE>? {_WAY})? {_COUNT} {_TO} {_LAST} <DASH>? {_SORT} {_UNIT}", anchored(_counted)),
    rule(f"{_COUNT} {_UNIT} (?P<half><AND><FRACTION>)", _counted),
    rule(f"(?P<one><A>) {_SORT} {_UNIT} (?P<half><AND><FRACTION>)", _counted),
    rule(f"(?P<count><FRACTION>) <A>? <DASH>? {_UNIT}", _counted),
    rule(f"(?P<one><A>) {_SORT} (?P<unit><UNIT>)", _counted),
    rule("<A> (?P<unit><UNIT>) <OR> (?P<more><SPELT>)", _or_two),
    rule(
        f"(?:<THE|POSSESSIVE>? {_WAY})? <A>? (?P<few><FEW>) <OF>? {_SORT} (?P<unit><UNITS>)",
        anchored(_uncounted),
    ),
    rule(f"<THE|POSSESSIVE>? (?P<way><LAST|NEXT|RECENT>) {_SORT} (?P<unit><UNITS>)", anchored(_uncounted)),
    rule("<THE> (?P<unit><UNITS>) <AHEAD>", anchored(_uncounted)),
    rule("(?P<few><VAGUE>) <OF>? (?P<unit><UNITS>)", _uncounted),
    rule("(?P<unit><UNITS>)", _bare),
    rule("<THE> (?P<way><LAST|NEXT>) (?P<unit><UNIT>)", anchored(_past_unit)),
    rule("(?P<word><REPEATED>)", _repeated),
    rule(f"<EVERY> (?:{_COUNT} )?(?P<unit><UNIT|UNITS>)", _every),
    rule("<EVERY> (?P<weekday><WEEKDAY>) (?P<nights><PART>)?", _every),
    rule("<EVERY> (?P<part><PART>)", _every),
    rule("<EVERY> (?:(?P<month><MONTH>)|(?P<season><SEASON>))", _every),
    rule("(?P<weekday><WEEKDAYS>)", _weekdays),
    rule("(?P<weekday><WEEKDAY|WEEKDAYS>) (?P<nights><PARTS>)", _weekdays),
    rule("<PER> (?P<unit><UNIT>)", _per),
    rule("<RIGHT> <PRESENT>", _always("PRESENT_REF")),
    rule("<PRESENT>", _now),
    rule("<THESE> <UNITS>", _always("PRESENT_REF")),
    rule("<AT> <THE> <MOMENT>", _always("PRESENT_REF")),
    rule("<PAST>", _always("PAST_REF")),
    rule("<THE> (?P<past><LAST>)", _lone_past),
    rule("<THE> <NEAR>? <FUTURE>", _always("FUTURE_REF")),
    rule("<FUTURE> <UNITS>", _always("FUTURE_REF")),
    rule("<THE> <LONG|NEAR> <TERM>", _always("FUTURE_REF")),
)

"""The closed word classes whose change turns a statement into another one.

Lists after the function words that annotators of polarity and modality use (Huddleston and
Pullum, The Cambridge Grammar of the English Language, 2002, chapters 3 and 9).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class DifferenceKind(StrEnum):
    """What sort of word differs between a claim and its source."""

    NUMBER = "number"
    MAGNITUDE = "magnitude"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    WEAPON = "weapon"
    NEGATION = "negation"
    MODALITY = "modality"
    HEDGE = "hedge"
    SUPERLATIVE = "superlative"
    WORD = "word"
    SPLICE = "splice"


NEGATION = frozenset(
    "not no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely "
    "failed fails fail refused refuses denied denies declined declines".split()
)
MODALITY = frozenset(
    "may might could would should can will must shall likely unlikely possibly perhaps probably "
    "maybe if unless".split()
)
HEDGE = frozenset(
    "about around nearly almost approximately roughly some least most over under "
    "allegedly reportedly apparently suspected alleged estimated up".split()
)
SUPERLATIVE = frozenset(
    "first last only ever most least best worst always all every sole largest biggest".split()
)
MAGNITUDE = frozenset(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
RELATIVE_DAYS = frozenset("today yesterday tomorrow tonight".split())
UNITS = frozenset(
    "percent percentage km kilometers kilometres miles meters metres feet tons tonnes kg kilograms pounds "
    "dollars euros rubles yen yuan hours minutes seconds days weeks months years decades degrees barrels "
    "acres hectares gallons liters litres watts megawatts gigawatts".split()
)
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half quarter third "
    "once twice double triple".split()
)
_NEGATED = re.compile(r"n't$")
_SUPERLATIVE_FORM = re.compile(r"^[a-z]{3,}(?:est)$")
_NO_SUPERLATIVE = frozenset(
    "west interest forest honest request protest contest harvest arrest invest suggest digest guest quest "
    "modest conquest manifest midwest northwest southwest unrest tempest earnest priest breast chest "
    "crest".split()
)


def is_negation(key: str) -> bool:
    """Tell whether a folded word denies."""
    return key in NEGATION or _NEGATED.search(key) is not None


def is_superlative(key: str) -> bool:
    """Tell whether a folded word claims an extreme or an exclusion."""
    return key in SUPERLATIVE or (_SUPERLATIVE_FORM.match(key) is not None and key not in _NO_SUPERLATIVE)


def kind_of(key: str, surface: str) -> DifferenceKind:
    """Return the class of a word that stands on one side only.

    Args:
        key: The word folded.
        surface: The word as written: a capital makes a name of an otherwise plain word.
    """
    if any(char.isdigit() for char in key) or key in NUMBER_WORDS:
        return DifferenceKind.NUMBER
    table = (
        (is_negation(key), DifferenceKind.NEGATION),
        (key in MAGNITUDE, DifferenceKind.MAGNITUDE),
        (key in WEEKDAYS or key in RELATIVE_DAYS, DifferenceKind.DATE),
        (key in MONTHS and surface[:1].isupper(), DifferenceKind.DATE),
        (key in UNITS, DifferenceKind.UNIT),
        (key in MODALITY, DifferenceKind.MODALITY),
        (is_superlative(key), DifferenceKind.SUPERLATIVE),
        (key in HEDGE, DifferenceKind.HEDGE),
        (surface[:1].isupper(), DifferenceKind.NAME),
    )
    return next((kind for holds, kind in table if holds), DifferenceKind.WORD)


STOP_WORDS = frozenset(
    "which who whom whose when where after before during then than also into over under between "
    "about more most other some such only its their first his they him them these those there here "
    "what while until since each both all any many much very so but if not no do does did can could "
    "may might should one two new year years a an the of in on at to for and or is are was were be "
    "been being by with that this it as from her he she you i we us has have had having will would "
    "said says say our my your me".split()
)
"""Words that tell nothing about what a sentence is about."""

_OPPOSITES = (
    ("killed died dead deaths", "injured wounded hurt survived"),
    ("rose increased grew climbed jumped soared", "fell decreased declined dropped shrank sank plunged"),
    ("accepted approved adopted backed supported endorsed",
     "rejected vetoed refused opposed denied blocked"),
    ("won beat", "lost"),
    ("opened reopened", "closed shut"),
    ("bought acquired purchased", "sold"),
    ("before", "after"),
    ("northern", "southern"),
    ("eastern", "western"),
    ("started began launched", "ended stopped halted"),
    ("allowed permitted legal", "banned forbade forbidden prohibited illegal barred"),
    ("exported exports export", "imported imports import"),
    ("guilty convicted sentenced jailed", "innocent acquitted cleared"),
    ("attended", "missed"),
    ("majority", "minority"),
    ("arrived entered", "departed left"),
    ("captured seized", "released freed liberated"),
    ("husband", "wife"),
    ("maximum", "minimum"),
    ("advanced", "retreated withdrew"),
    ("hired appointed", "fired dismissed sacked"),
    ("confirmed", "denied"),
    ("large big huge larger bigger", "small little tiny smaller"),
    ("high higher", "low lower"),
    ("strong stronger", "weak weaker"),
    ("cheap cheaper", "expensive costly"),
    ("safe", "unsafe dangerous"),
    ("quick quickly fast", "slow slowly late"),
    ("alive", "dead"),
    ("true", "false untrue"),
    ("able possible willing", "unable impossible unwilling"),
    ("asked requested demanded sought", "received obtained got"),
)  # fmt: skip


@lru_cache(maxsize=10_000)
def opposite(key: str) -> frozenset[str]:
    """Return the words that say the contrary of a folded word, or none."""
    for left, right in _OPPOSITES:
        if key in left.split():
            return frozenset(right.split())
        if key in right.split():
            return frozenset(left.split())
    return frozenset()

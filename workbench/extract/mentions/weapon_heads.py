"""Weapons named by their kind alone: a head noun and the words that sharpen it ("long-range missiles").

Which nouns need company is a matter of everyday English: a missile is always a weapon, a tank or
a jet only among words of war, a system or a vehicle only with the right word before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.extract.mentions.lexemes import Lexeme
from workbench.extract.mentions.weapon_lookalikes import is_other

_SURE = (
    "missile munition warhead grenade howitzer torpedo bomblet submunition landmine warplane warship "
    "gunship frigate submarine minesweeper weapon handgun shotgun revolver machinegun ied vbied icbm "
    "slbm manpad uav ugv usv rpg atgm mlrs bomb rifle carbine pistol artillery ammunition ammo "
    "weaponry explosive ordnance napalm quadcopter airlifter firearm gun"
).split()
"""Nouns that name a weapon wherever they stand."""

_IN_WAR = (
    "rocket drone mortar shell tank destroyer cruiser corvette gunboat mine cannon projectile "
    "interceptor launcher armor armour round flotilla"
).split()
"""Nouns that name a weapon in a sentence about war."""

_IN_THE_AIR = "jet aircraft airplane plane helicopter chopper bomber fighter carrier tanker".split()
"""Nouns that name a weapon in a sentence about war from the air; elsewhere they carry passengers."""

_IN_COMPANY = (
    "system battery device vest belt charge vehicle hardware equipment platform transport ship vessel "
    "boat craft gear truck car radar defense defence"
).split()
"""Nouns that name a weapon only with the right word before them."""

_STRONG = (
    "long-range medium-range short-range intermediate-range mid-range cruise ballistic hypersonic "
    "guided unguided glide gliding precision anti-tank antitank antiaircraft antiship antipersonnel "
    "rocket artillery mortar howitzer cannon torpedo barrel cluster suicide roadside improvised "
    "explosive thermobaric chemical biological nuclear atomic radiological tactical strategic attack "
    "combat fighter stealth bomber reconnaissance military armored armoured unmanned uncrewed "
    "pilotless kamikaze fpv naval loitering missile air-defense air-defence incendiary phosphorus "
    "assault sniper infantry fighting battle bunker-busting bunker-buster fuel-air one-way "
    "fourth-generation fifth-generation sixth-generation "
    "semi-automatic semiautomatic weapons weapon ammunition munitions warhead drone interceptor gun"
).split()
"""Words that make a weapon of a noun that needs company."""

_WEAK = (
    "heavy light hand strike support defense defence air aerial ground surface coalition enemy main "
    "multiple launch armed automatic rapid-fire advanced portable mobile towed homemade makeshift "
    "bolt-action transport cargo patrol surveillance refueling refuelling spy amphibious landing "
    "propelled high-explosive high-powered limpet sea land white conventional modern tank car truck "
    "nail pipe petrol gasoline machine submachine sub-machine laser dirty"
).split()
"""Words that may stand between the others and decide nothing."""

_MILLIMETRES = frozenset("mm millimeter millimetre millimeters millimetres caliber calibre".split())

_AIR_WAR = frozenset(
    "airstrike airstrikes bombed bombing bombarded fired missile missiles munitions airbase "
    "squadron airmen coalition sorties warplane warplanes warheads intercepted drones troops "
    "artillery airspace shelled nato bombs bomb".split()
)
MILITARY = _AIR_WAR | frozenset(
    "army armies military militants militant militia militias troop soldier soldiers forces "
    "strikes struck shelling launched insurgents insurgent rebels rebel terrorists fighters "
    "jihadists war warfare battlefield battle combat frontline offensive invasion pentagon "
    "battalion brigade regiment marines navy raf enemy ceasefire weapons downed exploded "
    "detonated ammunition attacks attacked pilots guerrillas raids occupied liberated destroyed "
    "destroying".split()
)
"""Words in a sentence that make a tank a tank of war."""

_VERBS = frozenset("bomb shell mine torpedo rocket rifle gun mortar".split())
_VERB_LEADS = frozenset("to will would could should may might can must not".split())


def _plurals(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        form
        for word in words
        for form in (word, f"{word}s", f"{word}es" if word.endswith(("o", "s", "x")) else word)
    )


_SURE_FORMS = _plurals(_SURE)
_WAR_FORMS = _plurals(_IN_WAR)
_AIR_FORMS = _plurals(_IN_THE_AIR)
_CARRYING = _plurals(["plane", "airplane"])
_BOMBS = frozenset({"bomb", "bombs"})
HEADS = _SURE_FORMS | _WAR_FORMS | _AIR_FORMS | _plurals(_IN_COMPANY)
"""Every form of a noun that can end a weapon's name."""

CIVIL = _plurals("mine round car truck boat ship gun plane carrier vessel".split())
"""Head nouns that civil names have as well: they do not make a weapon of an ambiguous name."""

_STRONG_WORDS = frozenset(_STRONG)
_MODIFIERS = _STRONG_WORDS | frozenset(_WEAK)


def head_after(text: str, pieces: Sequence[Lexeme], index: int) -> int:
    """Return the index after the head nouns and their modifiers that begin at the index.

    Used behind a name ("ATGM launchers", "long-range missiles" after "Vega"): whatever head
    noun stands there belongs to it.

    Returns:
        The index itself where no head noun ends a run of such words.
    """
    at, after = index, index
    while at < min(len(pieces), index + _REACH):
        word, past = _word(pieces, at)
        if text[pieces[at].start].isupper() and not text[pieces[at].start : pieces[at].end].isupper():
            break
        if word in HEADS:
            after = past
        elif word not in _MODIFIERS:
            break
        at = past
    return after


_REACH = 24
"""Lexemes a weapon phrase may take: the longest in print have half as many."""


def may_begin(pieces: Sequence[Lexeme], index: int) -> bool:
    """Return whether a generic weapon phrase can begin at the index, by a look at one word."""
    low = pieces[index].low
    if low in HEADS or low in _MODIFIERS or pieces[index].kind in "DNY":
        return True
    return index + 1 < len(pieces) and pieces[index + 1].low == "-" and low.isalpha()


def generic_at(pieces: Sequence[Lexeme], index: int, war: AbstractSet[str]) -> int:
    """Return the index after a generic weapon phrase that begins at the index; 0 where none does.

    Args:
        pieces: The block's lexemes.
        index: Where the phrase's first word must stand.
        war: The words of war in its sentence.
    """
    at, last, strong = index, index, False
    head, end = "", min(len(pieces), index + _REACH)
    while at < end:
        calibre = _calibre(pieces, at) if pieces[at].kind in "DNY" else 0
        if calibre:
            at, strong = calibre, True
            continue
        word, past = _word(pieces, at)
        if word in HEADS and not (word in _MODIFIERS and _goes_on(pieces, past)):
            strong |= bool(head)
            head, last = word, past
        elif word not in _MODIFIERS:
            break
        else:
            strong |= word in _STRONG_WORDS
        at = past
    return last if head and _fits(pieces, index, last, head, war, strong=strong) else 0


def _goes_on(pieces: Sequence[Lexeme], at: int) -> bool:
    """Return whether another head noun follows, so that the word before it only shades it."""
    end = min(len(pieces), at + _REACH)
    while at < end:
        word, at = _word(pieces, at)
        if word in HEADS:
            return True
        if word not in _MODIFIERS:
            return False
    return False


def _fits(
    pieces: Sequence[Lexeme], first: int, after: int, head: str, war: AbstractSet[str], *, strong: bool
) -> bool:
    """Return whether a phrase with this head noun names a weapon, by its words and its sentence."""
    before = pieces[first - 1].low if first else ""
    follower = pieces[after].low if after < len(pieces) else ""
    alone = first + 1 == after
    if is_other(head, before, follower, alone=alone):
        return False
    if head.removesuffix("s") in {"fighter", "bomber"} and pieces[first].low in {
        "suicide",
        "car",
        "infantry",
    }:
        return False
    if head in _VERBS and alone and before in _VERB_LEADS:
        return False  # "threatened to bomb"
    if head in _SURE_FORMS:
        return True
    around = war - {head}
    if head.startswith("bomber") and "fighters" in around:
        return True
    if head in _CARRYING and around <= _BOMBS:
        return strong  # a bomb may go off on any plane
    if head in _AIR_FORMS:
        return strong or (bool(around & _AIR_WAR) and head.removesuffix("s") != "fighter")
    return strong or (head in _WAR_FORMS and bool(around))


def _calibre(pieces: Sequence[Lexeme], at: int) -> int:
    """Return the index after a calibre ("155mm", "155-millimeter") at the index; 0 where there is none."""
    after = at + 1
    if after < len(pieces) and pieces[after].low == "-":
        after += 1
    return after + 1 if after < len(pieces) and pieces[after].low in _MILLIMETRES else 0


def _word(pieces: Sequence[Lexeme], at: int) -> tuple[str, int]:
    """Return the word at the index with its hyphenated parts, and the index after it."""
    low, after = pieces[at].low, at + 1
    parts = [low]
    while (
        after + 1 < len(pieces)
        and pieces[after].low in {"-", "\u2010", "\u2011"}
        and pieces[after].start == pieces[after - 1].end
        and pieces[after + 1].start == pieces[after].end
    ):
        parts.append(pieces[after + 1].low)
        after += 2
    word = "-".join(parts)
    if len(parts) > 1 and word not in _MODIFIERS and word not in HEADS:
        return _compound(parts), after
    return word, after


_TAILS = frozenset("range guided launched fired propelled borne seeking".split())
_FIRSTS = frozenset("surface air ground ship".split())


def _compound(parts: Sequence[str]) -> str:
    """Return a known word that does what an unknown hyphenated one does ("laser-guided": "guided")."""
    if parts[-1] in _TAILS or (len(parts) == 3 and parts[1] == "to" and parts[0] in _FIRSTS):
        return "guided"
    if parts[0] in {"anti", "counter"}:
        return "anti-tank"
    if parts[0] == "nuclear":
        return "nuclear"
    return "-".join(parts)

"""Everyday phrases that end or begin with a weapon's noun and name no weapon ("think tank", "jet fuel")."""

from __future__ import annotations

_POLITICS = frozenset(
    "violence control laws law owners owner ownership rights lobby battle battles fight fights "
    "makers maker manufacturers manufacturer dealers dealer shop shops store stores sales sale ban bans "
    "controls range culture industry show crime crimes permit permits license licence reform safety".split()
)
_CIVIL_FLIGHT = frozenset(
    "passenger private business corporate commercial civilian presidential executive charter chartered "
    "light rescue medical ambulance sightseeing model".split()
)
_NOT_AFTER = {
    "gun": _POLITICS,
    "handgun": _POLITICS,
    "firearm": _POLITICS,
    "rocket": frozenset("scientist scientists science man".split()),
    "tank": frozenset("farm farms top tops engine engines".split()),
    "mine": frozenset("shaft shafts worker workers owner owners operator operators collapse".split()),
    "shell": frozenset("company companies corporation corporations firm firms shock game".split()),
    "cannon": frozenset({"fodder"}),
    "jet": frozenset("fuel lag stream engine engines ski skis set".split()),
    "round": frozenset("of table trip the".split()),
}
"""Nouns to the words behind them that make the phrase a matter of something else."""

_NOT_BEFORE = {
    "weapon": frozenset("political economic rhetorical".split()),
    "bomb": frozenset("time photo bath".split()),
    "bomber": frozenset("suicide would-be failed shoe find hunt alleged suspected".split()),
    "gun": frozenset("top smoking jumped jump nail glue".split()),
    "tank": frozenset("think fuel water oil gas storage septic fish petrol propane oxygen diesel".split()),
    "tanker": frozenset("oil gas fuel lng petrol milk water chemical road".split()),
    "mine": frozenset(
        "of gold coal copper diamond salt silver iron ore tin zinc nickel lithium potash".split()
    ),
    "round": frozenset(
        "first second third fourth fifth final next last latest opening new another early qualifying "
        "previous preliminary year all".split()
    ),
    "jet": _CIVIL_FLIGHT,
    "plane": _CIVIL_FLIGHT,
    "airplane": _CIVIL_FLIGHT,
    "aircraft": _CIVIL_FLIGHT,
    "helicopter": _CIVIL_FLIGHT,
    "carrier": frozenset("mail letter low-cost budget flag national disease".split()),
    "cruiser": frozenset("police patrol cabin".split()),
}
"""Nouns in the singular to the words before them that make it a figure of speech or a tool of peace."""

_NEVER_ALONE = frozenset({"round"})
"""Nouns that are mostly something else in the singular without a word that sharpens them."""

_LINKS = frozenset(
    "and or in was is were are that which with to on at by from had has under near inside for as".split()
)


def is_other(head: str, before: str, follower: str, *, alone: bool) -> bool:
    """Return whether a head noun with these neighbours names no weapon.

    Args:
        head: The phrase's last noun in lower case.
        before: The word before the phrase; empty where there is none.
        follower: The word behind it.
        alone: Whether the noun is the whole phrase.
    """
    singular = head.removesuffix("s")
    if follower in _NOT_AFTER.get(singular, ()) or before in _NOT_BEFORE.get(singular, ()):
        return True
    if alone and head in _NEVER_ALONE:
        return True
    # "explosive allegations": before a noun the word is an adjective
    return head == "explosive" and follower.isalpha() and follower not in _LINKS

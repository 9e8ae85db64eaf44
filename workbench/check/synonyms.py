"""Words that a report may put for one another, and what of a claim nothing in its passage says.

An own list, made for reports of events and kept short: each class holds the forms of words that tell
the same fact. A word that is stronger, wider or narrower stands in no class with another: "soared" is
no "rose", and "officials" are no "ministers".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from workbench.check.reading import stem
from workbench.check.units import unit_form
from workbench.check.vocabulary import HEDGE, STOP_WORDS, UNITS
from workbench.check.words import Word

_CLASSES = (
    # what became of people
    "killed kill kills killing killings died die dies dying dead death deaths fatal fatally",
    "wounded injured hurt injuries injury wounding injuring wounds",
    "arrested arrest arrests arresting detained detain detention",
    "jailed jail imprisoned imprisonment prison",
    "freed released release freeing releasing liberated",
    "rescued saved rescue rescuers rescuing saving brought_out",
    "dismissed sacked fired dismissal sacking",
    "resigned resign resigns resignation quit stepped_down steps_down",
    "hired appointed appointment recruited",
    "fled flee flees fleeing escaped",
    "charged indicted charges indictment",
    "accused accuse accuses accusing accusation accusations",
    "allegedly alleged",
    "infected caught contracted infections",
    # what was done
    "sent send sends sending dispatched dispatch deployed deploy deploys deployment stationed",
    "bought buy buys buying purchased purchase purchases purchasing acquired acquisition",
    "sold sell sells selling sale sales",
    "seized seize seizing seizure captured capture capturing took_over",
    "seized confiscated impounded",
    "found finds finding discovered discover discovery",
    "hit hits struck strike strikes",
    "hit collided collision crashed crash",
    "destroyed destroy destroys destroying destruction wrecked demolished",
    "built build builds building construct constructed construction",
    "stole stolen steal stealing theft thefts",
    "stopped halted intercepted",
    "cancelled canceled cancellation called_off scrapped",
    "closed close closes closing closure shut shuts shutting shutdown",
    "opened opens opening open",
    "reopened reopening reopens reopen open_again opened_again opens_again",
    "ordered told instructed order",
    "promised promise promises pledged pledge pledges vowed",
    "summoned summons called_in",
    "hidden hid hide hiding concealed concealing",
    "given gave give gives giving provided handed get gets got receive receives received",
    "paid pay pays paying payment payments",
    "plunged plunge fell fall",
    "brought bring brings bringing taken took transported carried carry",
    "met meet meets meeting",
    "talks negotiations negotiation",
    "arrived arrives arrival came comes coming reached",
    "left leaves leaving departed departure withdrew withdrawn withdrawal",
    "protest protests protesting protested demonstration demonstrations demonstrated",
    "attack attacks attacked attacking assault",
    "broken broke break breaks",
    "ran runs run running",
    "spoke speaks speaking speech",
    "wants want intends intend plans plan planned planning aims",
    # laws and votes
    "approved approve approves approval passed passes passage adopted adopt adoption",
    "backed backs backing supported supports support endorsed",
    "rejected rejects reject rejection dismissed turned_down voted_down",
    "banned ban bans banning prohibited prohibition",
    "voted vote votes voting",
    "won win wins winning victory",
    "beat beats beaten beating defeated defeat defeats",
    "agreement deal accord pact",
    "signed sign signs signing signatory signatories signature",
    "recovered pulled retrieved",
    "acknowledged acknowledges admitted admits conceded confessed",
    "bribery bribes bribe",
    # more and less
    (
        "rose rise rises rising risen increased increase increases increasing climbed climb climbs "
        "climbing grew "
        "grow grows grown growing growth raised raise raises raising go_up goes_up went_up gone_up higher up"
    ),
    (
        "fell fall falls falling fallen decreased decrease decreases decreasing declined decline declines "
        "declining dropped drop drops dropping go_down goes_down went_down lower down"
    ),
    "cut cuts cutting lowered lower lowers lowering reduced reduce reduces reducing reduction",
    "decline declined declines fewer less",
    "cuts cut go_down goes_down went_down",
    "double doubled twice twofold",
    "earned earn earns earning earnings profit profits",
    "lost lose loses losing loss losses",
    "cost costs costing",
    "because due owing",
    "despite although though",
    # when
    "began begin begins begun beginning started start starts starting",
    "ended end ends ending finished concluded completed complete completion",
    "consecutive straight in_a_row successive",
    "trial tried went_on_trial goes_on_trial",
    # things and people
    "house houses home homes household households",
    "flat flats apartment apartments",
    "lorry lorries truck trucks",
    "car cars automobile automobiles",
    "plane planes aircraft airplane airplanes",
    "troops soldiers servicemen",
    "doctor doctors physician physicians",
    "children child kids",
    "electricity power",
    "fire blaze",
    "explosion explosions blast blasts exploded",
    "aid assistance",
    "spokesman spokeswoman spokesperson",
    "government cabinet",
    "ill illness sick",
    "vote ballot",
    "firm company",
    "nation country",
    "person people persons",
    "wage wages pay salary salaries",
    "diesel fuel",
)
_FRAMES = frozenset(
    "said say says saying stated state states told tells tell added adds wrote writes announced announces "
    "announcing reported reports report reporting according statement explained explains told".split()
)
"""Words that only hand a statement on; who speaks is another guard's."""
_LIGHT = frozenset(
    "total according following amid meanwhile leaving including include includes carrying were been "
    "regarding "
    "concerning through there board around off out them themselves itself himself herself overall number "
    "numbers figure figures rate people person average among".split()
)
"""Words that carry no fact of their own beside others that do."""
_DERIVED = frozenset(
    "ion ions ive al ance ence or ors ur ure ent ity ness ship ful ist ists ic ian ians at ation "
    "it ees ee an n us les er man men".split()
)
"""What may follow a stem in a word of the same family: "elect", "election"."""
_YEARS = frozenset(("year", "years"))
"""Before "old": an age, which is a figure."""
_LIGHT_PHRASES = frozenset("took_place takes_place take_place took_part takes_part take_part".split())
LEAST_ROOT = 4
"""Letters that two words of a family share at least."""


def mates(key: str) -> frozenset[str]:
    """Return the stems of the words that may stand for a folded word, phrases joined by underscores."""
    return _mates_of_stem().get(stem(key), frozenset())


def is_kin(one: str, other: str) -> bool:
    """Tell whether two stems are of one family by an ending alone: "elect" and "election"."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) >= LEAST_ROOT and long.startswith(short) and (long[len(short) :] in _DERIVED)


def means_the_same(one: str, other: str) -> bool:
    """Tell whether two folded words may stand for one another."""
    return stem(one) == stem(other) or stem(other) in mates(one)


def said_stems(words: Sequence[Word]) -> set[str]:
    """Return the stems of words with those of the listed phrases among them ("went_up")."""
    found = {stem(word.key) for word in words}
    found |= {unit_form(word.key) for word in words if word.key in UNITS}
    found |= {"%" for word in words if word.key.endswith("%") or word.key == "cent"}
    return found | {stem(phrase) for _, phrase in _phrases_in(words)}


def _phrases_in(words: Sequence[Word]) -> Iterator[tuple[range, str]]:
    """Yield the listed phrases among words, each with the indexes of its words."""
    for at, word in enumerate(words):
        for length in _phrases().get(word.key, ()):
            phrase = "_".join(each.key for each in words[at : at + length])
            if phrase in _classed():
                yield range(at, at + length), phrase


def bridged(stems: Iterable[str], present: AbstractSet[str]) -> set[str]:
    """Return those of a claim's stems that the stems of a passage say in another word.

    Args:
        stems: The claim's stems.
        present: The passage's, made by ``said_stems``.
    """
    table = _mates_of_stem()
    roots: dict[str, list[str]] = {}
    for other in present:
        roots.setdefault(other[:LEAST_ROOT], []).append(other)
    return {
        key
        for key in stems
        if not table.get(key, frozenset()).isdisjoint(present)
        or any(is_kin(key, other) for other in roots.get(key[:LEAST_ROOT], ()))
    }


def unsaid(claim: Sequence[Word], present: AbstractSet[str]) -> Iterator[Word]:
    """Yield the content words of a claim that no word of a passage says, in order.

    Args:
        claim: The claim's words without those that other guards read: figures, names, designations.
        present: The stems of the passage, made by ``said_stems``.
    """
    covered = {
        at
        for places, phrase in _phrases_in(claim)
        if phrase in _LIGHT_PHRASES or not ({stem(phrase)} | mates(phrase)).isdisjoint(present)
        for at in places
    }
    telling = [
        word
        for at, word in enumerate(claim)
        if at not in covered and _tells(word.key) and not (word.key == "old" and claim[at - 1].key in _YEARS)
    ]
    said = present | bridged({stem(word.key) for word in telling}, present)
    for word in telling:
        if stem(word.key) not in said and unit_form(word.key) not in said:
            yield word


def _tells(key: str) -> bool:
    plain = key.removesuffix("'s").removesuffix("'")
    return (
        plain[:1].isalpha()
        and len(plain) > 2
        and plain not in STOP_WORDS
        and plain not in _FRAMES
        and plain not in _LIGHT
        and plain not in HEDGE
    )


@lru_cache(maxsize=1)
def _classed() -> frozenset[str]:
    return _LIGHT_PHRASES.union(*(group.split() for group in _CLASSES))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, set[int]]:
    """Return for the first word of each listed phrase how many words such phrases have."""
    found: dict[str, set[int]] = {}
    for phrase in _classed():
        first, *rest = phrase.split("_")
        if rest:
            found.setdefault(first, set()).add(1 + len(rest))
    return found


@lru_cache(maxsize=1)
def _mates_of_stem() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _CLASSES:
        stems = {stem(word) for word in group.split()}
        for key in stems:
            found.setdefault(key, set()).update(stems - {key})
    return {key: frozenset(others) for key, others in found.items()}

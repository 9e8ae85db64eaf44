"""What the source check costs: finding a passage in a long source, and many claims against many sources."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial

import pytest
from rapidfuzz import fuzz

from workbench.check.claim import read_statement
from workbench.check.compare import compare, scope
from workbench.check.outlets import SourceChecker
from workbench.check.passage import locate, plain
from workbench.check.quotation import compare_quotation
from workbench.check.shortlist import MemoryShortlist, SavedSource

LONG = 400_000
"""Characters of a long source: about three novels' chapters, or a page of documents."""
MOST_TIMES = 4.0
"""Of one alignment by rapidfuzz over the same source."""
MOST_GROWTH = 3.0
"""Of the time when the sources are ten times as many."""

_COMMON = "the of and to a in was had on for with at by from".split()
_STARTS = "bal cor den fim gor hul jas kel lom nar pol rus sal tor vin zab".split()
_ENDS = "ado eri ino ola unt ews ift ock ane ile".split()
_RARE = [one + two + end for one in _STARTS for two in _STARTS for end in _ENDS]


def invented(chance: random.Random, length: int) -> str:
    """Return sentences of invented words with a number here and there."""
    parts, total = [], 0
    while total < length:
        words = [
            chance.choice(_COMMON if chance.random() < 0.4 else _RARE) for _ in range(chance.randint(8, 22))
        ]
        if chance.random() < 0.4:
            words.append(f"{chance.randint(13, 9_999)} {chance.choice(_RARE)}")
        sentence = " ".join(words).capitalize() + ("." if chance.random() < 0.8 else ".\n")
        parts.append(sentence)
        total += len(sentence) + 1
    return " ".join(parts)[:length]


def quickest(work: Callable[[], object], times: int = 5) -> float:
    """Return the seconds of the quickest run: the others waited for the machine."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def _cases(source: str) -> dict[str, str]:
    start = source.index(". ", LONG // 2) + 2
    there = source[start : source.index(".", start)]
    changed = there.split()
    changed[len(changed) // 2] = "nobody"
    away = "Nobody here has ever seen a lighthouse burn so brightly over the quiet water tonight"
    return {
        "quotation there": there,
        "quotation altered": " ".join(changed),
        "quotation not there": away,
        "claim there": there,
        "claim altered": " ".join(changed),
        "claim not there": f"On Sunday Ida Quill said that 4,512 people saw it: {away.lower()}",
    }


def _locate_quotation(quote: str, source: str) -> object:
    return locate(plain(quote), plain(source))


def _locate_claim(claim: str, source: str) -> object:
    return scope(read_statement(claim), source)


@pytest.mark.bench
def test_a_long_source_costs_few_alignments() -> None:
    source = invented(random.Random(7), LONG)
    ratios = {}
    for name, text in _cases(source).items():
        find, judge = (
            (_locate_quotation, compare_quotation) if "quotation" in name else (_locate_claim, compare)
        )
        align = quickest(partial(fuzz.partial_ratio_alignment, text, source))
        located, whole = quickest(partial(find, text, source)), quickest(partial(judge, text, source))
        ratios[name] = located / align
        print(
            f"{name:<20} alignment {align * 1e3:6.2f} ms; locating {located * 1e3:6.2f} ms: "
            f"{ratios[name]:5.2f}; with the judgement {whole * 1e3:6.2f} ms: {whole / align:5.2f}"
        )
    assert max(ratios.values()) <= MOST_TIMES, ratios


def _checked(claims: list[str], sources: list[SavedSource]) -> float:
    began = time.perf_counter()
    checker = SourceChecker(MemoryShortlist(sources))
    for at, claim in enumerate(claims):
        checker.check(claim, [f"Outlet {at % 20}"])
    return time.perf_counter() - began


@pytest.mark.bench
def test_cost_grows_with_claims_not_with_sources() -> None:
    chance = random.Random(11)
    sources = [SavedSource(str(at), f"Outlet {at}", invented(chance, 5_000)) for at in range(200)]
    # Claims about what the first twenty sources report, every other one with a word that is not there.
    claims = []
    for at in range(1_000):
        words = chance.choice(sources[at % 20].text.split(". ")).split()
        if at % 2:
            words[chance.randrange(len(words))] = chance.choice(_RARE)
        claims.append(" ".join(words).capitalize() + ".")
    few, many = _checked(claims, sources[:20]), _checked(claims, sources)
    print(f"1,000 claims: 20 sources {few:.2f} s, 200 sources {many:.2f} s: {many / few:.2f}")
    assert many / few <= MOST_GROWTH

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.extract.claims.flags import flags_of
from workbench.extract.quotes import Quotation
from workbench.model import Attribution, Flag, Mention, MentionType, Span

SPANS = (Span(10, 20), Span(30, 40))
NAMED = Attribution((Span(10, 20),), outlets=("Orlo Herald",), speakers=("Ana Roe",))


def test_a_claim_with_a_named_outlet_has_no_flag() -> None:
    day = Mention(MentionType.DATE, "Monday", 12, 18, value="2031-03-10", interval=("2031-03-10",) * 2)
    assert flags_of(SPANS, (NAMED,), [day], ()) == ()


@pytest.mark.parametrize(
    ("chain", "flag"),
    [
        ((), Flag.NO_OUTLET),
        ((replace(NAMED, outlets=()),), Flag.NO_OUTLET),
        ((NAMED, replace(NAMED, vague=True)), Flag.VAGUE_SOURCE),
        ((NAMED, replace(NAMED, inferred=True)), Flag.INFERRED_SPEAKER),
        ((replace(NAMED, ambiguous_outlet=True),), Flag.AMBIGUOUS_OUTLET),
    ],
)
def test_a_frame_raises_its_flag(chain: tuple[Attribution, ...], flag: Flag) -> None:
    assert flags_of(SPANS, chain, [], ()) == (flag,)


@pytest.mark.parametrize("type_", [MentionType.DATE, MentionType.DURATION])
def test_only_a_date_without_a_value_is_unresolved(type_: MentionType) -> None:
    found = flags_of(SPANS, (NAMED,), [Mention(type_, "Monday", 12, 18)], ())
    assert found == ((Flag.UNRESOLVED_DATE,) if type_ is MentionType.DATE else ())


@pytest.mark.parametrize(
    ("quotation", "flagged"),
    [
        (Quotation(Span(15, 35), Span(16, 35), closed=False), True),
        (Quotation(Span(21, 29), Span(22, 29), closed=False), False),
        (Quotation(Span(15, 35), Span(16, 34)), False),
        (Quotation(Span(15, 35), Span(16, 35), closed=False, continued=True), False),
    ],
)
def test_an_open_quotation_is_flagged_where_the_claim_touches_it(quotation: Quotation, flagged: bool) -> None:
    assert (Flag.UNCLOSED_QUOTE in flags_of(SPANS, (NAMED,), [], [quotation])) is flagged

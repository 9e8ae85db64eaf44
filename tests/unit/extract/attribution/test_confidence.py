"""Confidence: a share, lower where nothing is sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.extract.attribution.confidence import confidence_of
from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.readings import Reading
from workbench.model import Basis, FrameClass


def reading(rule: str) -> Reading:
    return Reading(rule, 0, 1, TokenRange(0, 1, 2), None, [TokenRange(0, 2, 5)])


@pytest.mark.parametrize(
    "rule", ["clause-that", "object", "adjective-infinitive", "a rule that nobody measured"]
)
def test_confidence_is_a_share(rule: str) -> None:
    assert 0 < confidence_of(reading(rule)) < 1


def test_a_clause_is_surer_than_an_object() -> None:
    assert confidence_of(reading("clause-that")) > confidence_of(reading("object"))


def test_a_denial_takes_some_away() -> None:
    assert confidence_of(replace(reading("object"), negated=True)) < confidence_of(reading("object"))


def test_carried_content_is_no_surer_than_what_it_is_carried_from() -> None:
    first = reading("object-weak")
    carried = replace(reading("carried-whole"), basis=Basis.CARRIED, carried_from=first)
    assert confidence_of(carried) == confidence_of(first)


def test_a_belief_is_less_sure_than_a_report() -> None:
    belief = replace(reading("clause-that"), frame_class=FrameClass.BELIEF)
    assert confidence_of(belief) < confidence_of(reading("clause-that"))


def test_an_aim_that_is_denied_is_as_sure_as_another() -> None:
    denied = replace(reading("infinitive"), negated=True)
    assert confidence_of(denied) == confidence_of(reading("infinitive"))

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.claims.kinds import kind_of
from workbench.model import ClaimKind, FrameClass, Mention, MentionType

if TYPE_CHECKING:
    from spacy.language import Language


def kind(
    nlp: Language,
    text: str,
    *facts: tuple[MentionType, str],
    classes: frozenset[FrameClass] = frozenset(),
    quotation: bool = False,
) -> ClaimKind:
    mentions = [
        Mention(type_, words, 100 + text.index(words), 100 + text.index(words) + len(words))
        for type_, words in facts
    ]
    return kind_of(list(nlp(text)), mentions, classes, offset=100, quotation=quotation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam failed.", ClaimKind.EVENT),
        ("The mayor has closed the bridge.", ClaimKind.EVENT),
        ("The dam will fail.", ClaimKind.PREDICTION),
        ("The dam won't hold.", ClaimKind.PREDICTION),
        ("Prices could double by winter.", ClaimKind.PREDICTION),
        ("The minister may step down.", ClaimKind.PREDICTION),
        ("Rain is likely to fall in Orlo.", ClaimKind.PREDICTION),
        ("The talks are set to resume.", ClaimKind.PREDICTION),
        ("The firm aims to hire 40 nurses.", ClaimKind.PREDICTION),
        ("The miners could not reach the exit.", ClaimKind.EVENT),  # what was, not what will be
        ("The firm may have bribed a judge.", ClaimKind.EVENT),
        ("The army might have shelled the port.", ClaimKind.EVENT),
        ("The council planned a school.", ClaimKind.EVENT),
        ("Voters consider the mayor a liar.", ClaimKind.OPINION),
        ("The ruling is unfair.", ClaimKind.OPINION),
        ("Ministers ought to resign.", ClaimKind.OPINION),
        ("A dangerous road was closed.", ClaimKind.EVENT),  # the adjective is not what is said of it
        ("The river is expected to rise.", ClaimKind.PREDICTION),
        ("The army plans to leave Orlo.", ClaimKind.PREDICTION),
        ("The mayor should resign.", ClaimKind.OPINION),
        ("The plan is dangerous.", ClaimKind.OPINION),
        ("It was a terrible mistake.", ClaimKind.OPINION),
        ("Voters think the mayor lied.", ClaimKind.OPINION),
        ("Orlo has a harbour.", ClaimKind.OTHER),
        ("Ana Roe, a former judge", ClaimKind.OTHER),
    ],
)
def test_words_alone_show_the_kind(nlp: Language, text: str, expected: ClaimKind) -> None:
    assert kind(nlp, text) is expected


def test_facts_make_figures_and_dates(nlp: Language) -> None:
    lost = kind(nlp, "The army lost 40 trucks.", (MentionType.QUANTITY, "40 trucks"))
    assert lost is ClaimKind.QUANTITY
    born = kind(nlp, "Ana Roe was born on May 4.", (MentionType.DATE, "May 4"))
    assert born is ClaimKind.DATE
    long = "The army blew up the bridge over the river Vash near Orlo on May 4."
    assert kind(nlp, long, (MentionType.DATE, "May 4")) is ClaimKind.EVENT


def test_a_forecast_of_a_figure_is_a_forecast(nlp: Language) -> None:
    found = kind(nlp, "The bridge will cost $3 million.", (MentionType.MONEY, "$3 million"))
    assert found is ClaimKind.PREDICTION


def test_a_quotation_is_one_whatever_it_says(nlp: Language) -> None:
    assert kind(nlp, "The dam will fail.", quotation=True) is ClaimKind.QUOTATION


@pytest.mark.parametrize(
    ("frame_class", "expected"),
    [
        (FrameClass.INTENT, ClaimKind.PREDICTION),
        (FrameClass.BELIEF, ClaimKind.OPINION),
        (FrameClass.ATTITUDE, ClaimKind.EVENT),
        (FrameClass.REPORT, ClaimKind.EVENT),
    ],
)
def test_the_class_of_a_frame_counts(nlp: Language, frame_class: FrameClass, expected: ClaimKind) -> None:
    assert kind(nlp, "The mayor closed the bridge.", classes=frozenset({frame_class})) is expected


def test_what_somebody_took_in_is_no_opinion(nlp: Language) -> None:
    belief = frozenset({FrameClass.BELIEF})
    assert kind(nlp, "The guards saw the lorry.", classes=belief) is ClaimKind.EVENT
    assert kind(nlp, "The guards see the lorry as a threat.", classes=belief) is ClaimKind.OPINION
    assert kind(nlp, "The guards trust the mayor.", classes=belief) is ClaimKind.OPINION

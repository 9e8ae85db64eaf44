from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.claims.worth import worth_of
from workbench.model import BlockRole, ClaimKind, Mention, MentionType


def facts(*types: MentionType) -> list[Mention]:
    return [Mention(type_, "x", 0, 1) for type_ in types]


@given(
    st.sampled_from(ClaimKind),
    st.lists(st.sampled_from(MentionType), max_size=12),
    st.sampled_from(BlockRole),
    st.booleans(),
    st.booleans(),
)
def test_it_is_a_share_with_a_reason(
    kind: ClaimKind, types: list[MentionType], role: BlockRole, cited: bool, has_verb: bool
) -> None:
    worth = worth_of(kind, facts(*types), role, cited=cited, has_verb=has_verb)
    assert 0 <= worth.score <= 1
    assert worth.reason
    more = worth_of(kind, facts(*types, *MentionType), role, cited=cited, has_verb=has_verb)
    assert more.score >= worth.score


@given(st.lists(st.sampled_from(MentionType), max_size=12), st.booleans())
def test_forecasts_and_opinions_rank_below_every_event(types: list[MentionType], cited: bool) -> None:
    event = worth_of(ClaimKind.EVENT, [], BlockRole.BODY, cited=False, has_verb=True)
    for kind in (ClaimKind.PREDICTION, ClaimKind.OPINION):
        soft = worth_of(kind, facts(*types), BlockRole.BODY, cited=cited, has_verb=True)
        assert soft.score < event.score


def test_figures_with_a_source_rank_first() -> None:
    figure = worth_of(
        ClaimKind.QUANTITY, facts(MentionType.CASUALTY_COUNT), BlockRole.BODY, cited=True, has_verb=True
    )
    event = worth_of(ClaimKind.EVENT, [], BlockRole.BODY, cited=True, has_verb=True)
    assert figure.score > event.score
    assert "counts casualties" in figure.reason
    assert "cites an outlet" in figure.reason


def test_a_headline_ranks_below_the_text_that_says_it_in_full() -> None:
    body = worth_of(ClaimKind.EVENT, [], BlockRole.BODY, cited=False, has_verb=True)
    headline = worth_of(ClaimKind.EVENT, [], BlockRole.HEADLINE, cited=False, has_verb=True)
    assert headline.score < body.score

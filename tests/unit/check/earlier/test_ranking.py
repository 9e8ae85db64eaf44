from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.check.earlier.ranking import Earlier, Ranking

CLAIMS = [
    Earlier("wall", "The sea wall of Tarn was built in 1931.", "Is the wall that old?"),
    Earlier("boats", "About 1,200 boats used the harbour last season."),
    Earlier("fish", "A photograph shows mayor Oskar Venn throwing fish back.", "Did the mayor throw fish?"),
    Earlier("venn", "Mayor Oskar Venn said in March 2031 that the ferry would stop."),
    Earlier("ferry", "The ferry between the islands stops at night."),
]


def best(text: str) -> str:
    return Ranking(CLAIMS).rank(text)[0].identity


def test_a_claim_in_other_words_and_spellings_is_found() -> None:
    assert best("1200 boats were in the harbour") == "boats"
    assert best("the seawall in Tarn dates from 1931") == "wall"
    assert best("pic of the mayor throwing #FishBack, LOL") == "fish"


def test_who_signed_a_post_and_when_counts() -> None:
    said = "the ferry stops at night"
    assert best(said) == "ferry"
    assert best(f"{said} — Oskar Venn (@oskarvenn) March 5, 2031") == "venn"


def test_there_are_never_more_than_asked_for_and_each_once() -> None:
    found = Ranking(CLAIMS).rank("the mayor of Tarn on boats and the ferry", 2)
    assert len({each.identity for each in found}) == len(found) == 2
    assert found[0].score >= found[1].score


def test_nothing_in_common_finds_nothing() -> None:
    assert Ranking(CLAIMS).rank("zzz") == []
    assert Ranking(CLAIMS).rank("") == []
    assert Ranking([]).rank("boats") == []


@given(st.lists(st.text(max_size=60), max_size=12), st.text(max_size=80))
def test_any_text_can_be_ranked_and_the_order_is_the_same_each_time(texts: list[str], query: str) -> None:
    ranking = Ranking(Earlier(str(number), text) for number, text in enumerate(texts))
    assert ranking.rank(query) == ranking.rank(query)


@given(st.lists(st.sampled_from([claim.text for claim in CLAIMS]), min_size=1, max_size=5))
def test_a_claim_finds_itself_first(texts: list[str]) -> None:
    distinct = list(dict.fromkeys(texts))
    ranking = Ranking(Earlier(text, text) for text in distinct)
    assert [ranking.rank(text)[0].identity for text in distinct] == distinct

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids
from tests.unit.store.test_selection import VIEWS
from workbench.errors import InputError
from workbench.model import ClaimKind, Flag, FrameClass, MentionType, SourceCheckStatus, VerdictValue
from workbench.store import Condition, Sort, Store, View
from workbench.store.grammar import parse, unparse
from workbench.store.grammar_words import Field, GrammarError

NAMES = st.text(min_size=1, max_size=12).filter(lambda name: bool(name.strip()))


def test_the_whole_grammar_in_one_line() -> None:
    view = parse('outlet:Beacon type:weapon verdict:open flag:vague -has:note is:reopened quay "old dam"')
    assert view == View(
        outlet="Beacon",
        fact_type=MentionType.WEAPON,
        verdict=VerdictValue.UNREVIEWED,
        flag=Flag.VAGUE_SOURCE,
        has_note=False,
        reopened=True,
        search="quay",
        conditions=(Condition("search", ("old dam",)),),
    )


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("", View()),
        ("  ", View()),
        ("v:dis", View(verdict=VerdictValue.DISPUTED)),
        ("verdict:unreviewed", View(verdict=VerdictValue.UNREVIEWED)),
        ("KIND:Quantity", View(kind=ClaimKind.QUANTITY)),
        ("type:troop", View(fact_type=MentionType.TROOP_COUNT)),
        ("source:not-in", View(source_status=SourceCheckStatus.NOT_IN_SOURCE)),
        ("class:none", View(frame_class="")),
        ("class:bel", View(frame_class=FrameClass.BELIEF)),
        ("outlet:none speaker:none", View(outlet="", speaker="")),
        ('outlet:"none"', View(outlet="none")),
        ("is:dropped", View(retired=True)),
        ("-is:dropped", View(retired=False)),
        ("is:report", View(reports_only=True)),
        ("has:ev", View(has_evidence=True)),
        ("sort:risk", View(sort=Sort.RISK)),
        ("sort:-risk", View(sort=Sort.RISK, descending=True)),
        ("sort:time", View(sort=Sort.TIME, descending=True)),
        ("sort:-worth", View(sort=Sort.CHECKWORTHINESS)),
        ("outlet:a,b", View(conditions=(Condition("outlet", ("a", "b")),))),
        ("outlet:a outlet:b", View(outlet="a", conditions=(Condition("outlet", ("b",)),))),
        ("-flag:vague", View(conditions=(Condition("flag", ("vague_source",), negated=True),))),
        ("-quay", View(conditions=(Condition("search", ("quay",), negated=True),))),
        ('-"old dam"', View(conditions=(Condition("search", ("old dam",), negated=True),))),
        ("text:a,b", View(conditions=(Condition("search", ("a", "b")),))),
        ("reviewer:bo verdict:open", View(reviewer="bo", verdict=VerdictValue.UNREVIEWED)),
        ("reviewer:bo", View(reviewer="bo", conditions=(Condition("decided_by", ("bo",)),))),
        ("reviewer:bo verdict:any", View(reviewer="bo")),
        ("-reviewer:bo", View(conditions=(Condition("decided_by", ("bo",), negated=True),))),
        ("12:30 http://a.example -", View(search="12:30 http://a.example -")),
        ('"flag:x"', View(search="flag:x")),
        ("article:0a1b", View(article_id="0a1b")),
    ],
)
def test_what_a_text_means(text: str, view: View) -> None:
    assert parse(text) == view
    assert parse(unparse(view)) == view


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("outlet:a colour:red", 9, "there is no filter colour"),
        ("verdit:open", 0, "did you mean verdict?"),
        ("s:risk", 0, "s: can be speaker or source or sort"),
        ("verdict:", 0, "verdict: which? open, verified"),
        ("verdict:un", 8, "can be unverifiable, unreviewed"),
        ("verdict:falze", 8, "there is no verdict “falze”"),
        ("kind:quantty", 5, "did you mean quantity?"),
        ("kind:event,", 11, "kind: which?"),
        ('quay "old', 5, "this quotation mark is not closed"),
        ('outlet:"a"b', 10, "a space is missing here"),
        ("has:note,evidence", 9, "one at a time: has:note has:evidence"),
        ("has:note -has:note", 9, "this was said already"),
        ("sort:risk sort:place", 10, "there is an order already"),
        ("-article:x", 0, "no minus here"),
        ("reviewer:a reviewer:b", 11, "one reviewer only"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, at: int, words: str) -> None:
    with pytest.raises(GrammarError) as fault:
        parse(text)
    assert fault.value.at == at
    assert words in fault.value.what
    assert isinstance(fault.value, InputError)
    assert str(fault.value).startswith(f"column {at + 1}: ")
    assert "\n" not in str(fault.value)


def known(field: Field) -> list[str]:
    return {"outlet": ["Harbour Post", "Harbour Daily", "The Beacon", "Post"]}.get(field, [])


@pytest.mark.parametrize(
    ("typed", "outlet"),
    [("post", "Post"), ('"harbour p"', "harbour p"), ("beac", "The Beacon"), ("none", "")],
)
def test_part_of_a_name_is_enough(typed: str, outlet: str) -> None:
    assert parse(f"outlet:{typed}", known=known).outlet == outlet


def test_a_name_that_can_be_two_or_none_is_a_fault() -> None:
    with pytest.raises(GrammarError, match="can be Harbour Post, Harbour Daily: write more"):
        parse("outlet:harb", known=known)
    with pytest.raises(GrammarError, match="did you mean The Beacon"):
        parse("outlet:thebeacon", known=known)
    with pytest.raises(GrammarError, match="there is none here"):
        parse("speaker:ann", known=known)


def test_what_holds_already_is_not_written() -> None:
    within = View(article_id="0a", reviewer="ada", sort=Sort.RISK)
    assert parse("quay", within) == replace(within, search="quay")
    assert unparse(replace(within, search="quay"), within) == "quay"
    assert unparse(replace(within, sort=Sort.PLACE), within) == "sort:place"


def written(view: View) -> View:
    """Return a view as a text can say it: a single value in its own field, a single word searched for."""
    fields = {one.subject for one in view.conditions}
    conditions = tuple(
        one
        for one in view.conditions
        if one.negated
        or len(one.values) > 1
        or (one.subject not in {"decided_by", "search"} and getattr(view, one.subject) is not None)
    )
    asked = view.verdict is not None or "verdict" in fields
    search = " ".join((view.search or "").split()) or None
    return replace(view, conditions=conditions, search=search, reviewer=view.reviewer if asked else None)


@settings(max_examples=300)
@given(view=VIEWS, name=NAMES, words=st.lists(NAMES, max_size=3), minus=st.booleans())
def test_a_view_survives_being_written(view: View, name: str, words: list[str], minus: bool) -> None:
    more = Condition("speaker", tuple(dict.fromkeys((name, "", *words))), minus)
    view = written(replace(view, outlet=name, search=" ".join(words), conditions=(*view.conditions, more)))
    assert parse(unparse(view)) == view
    assert unparse(parse(unparse(view))) == unparse(view)


@settings(max_examples=300)
@given(text=st.text(alphabet='ov:,- "\\outletverdicsort', max_size=24))
def test_any_text_means_something_or_is_a_fault_inside_it(text: str) -> None:
    try:
        view = parse(text)
    except GrammarError as fault:
        inside = 0 <= fault.at <= fault.end <= len(text)
        assert inside
    else:
        assert parse(unparse(view)) == view


def test_the_store_answers_it(filled: Store, rich: Sample) -> None:
    everything = set(all_ids(filled))
    posts = set(all_ids(filled, parse('outlet:"harbour post"')))
    others = set(all_ids(filled, parse('-outlet:"harbour post"')))
    assert posts
    assert others
    assert posts | others == everything
    assert not posts & others
    assert rich.claims


def test_no_other_article_is_asked_for_within_one() -> None:
    within = View(article_id="0a1b")
    assert parse("article:0a1b quay", within) == View(article_id="0a1b", search="quay")
    with pytest.raises(GrammarError) as fault:
        parse("quay article:0c2d", within)
    assert (fault.value.at, fault.value.end) == (13, 17)

from __future__ import annotations

import pytest

from workbench.extract.attribution.cues import compile_cues
from workbench.lexicon import Entry, OwnRow, laid_over, lexicon_with, shipped_lexicon
from workbench.lexicon.own import USUAL_CONSTRUCTIONS, shipped_row, shipped_rows

SHIPPED = shipped_lexicon()


def test_without_rows_it_is_the_shipped_lexicon() -> None:
    assert lexicon_with([]) is SHIPPED


def test_a_row_stands_in_for_the_shipped_one_of_its_name_in_any_case() -> None:
    known = next(row for row in SHIPPED.outlets if row.country)
    own = OwnRow(Entry.OUTLET, known.name.upper(), ("The Ellery Wire",), domains=("ellery.example",))
    found = [row for row in lexicon_with([own]).outlets if row.name.casefold() == known.name.casefold()]
    (row,) = found
    assert (row.name, row.aliases, row.domains) == (own.name, own.aliases, own.domains)
    assert row.country == known.country, "what a row of one's own cannot say stays"


def test_its_names_mean_it_alone() -> None:
    known = next(
        row for row in SHIPPED.outlets if row.aliases and row.aliases[0] not in row.ambiguous_aliases
    )
    name = known.aliases[0]
    lexicon = lexicon_with([OwnRow(Entry.OUTLET, "Ellery Wire", (name,))])
    assert [row.name for row in lexicon.outlets if name in row.aliases] == ["Ellery Wire"]
    unsure = lexicon_with([OwnRow(Entry.OUTLET, "Ellery Wire", (name,), (name,))])
    assert len([row for row in unsure.outlets if name in row.aliases]) > 1, (
        "a name in need of context is shared"
    )


@pytest.mark.parametrize("kind", ["outlets", "weapons"])
def test_the_usual_name_of_a_shipped_row_can_be_taken_too(kind: str) -> None:
    known = next(row for row in getattr(SHIPPED, kind) if not row.ambiguous)
    entry = Entry.OUTLET if kind == "outlets" else Entry.WEAPON
    rows = getattr(lexicon_with([OwnRow(entry, "Ellery One", (known.name,))]), kind)
    (shipped,) = [row for row in rows if row.name == known.name]
    assert shipped.ambiguous
    bearers = [row.name for row in rows if known.name in {row.name, *row.aliases}]
    assert bearers[0] == "Ellery One", "the first row that has a name is taken"


def test_a_verb_of_ones_own_holds_its_forms() -> None:
    table = compile_cues(lexicon_with([OwnRow(Entry.VERB, "yodel", forms=("say",), frame_class="intent")]))
    assert table.verbs["say"].lemma == "yodel"
    usual = compile_cues(SHIPPED).verbs
    differing = {form for form in usual if table.verbs[form].lemma != usual[form].lemma}
    assert differing == {"say"}, "which of the others holds a form they share stays as it was"


def test_a_name_that_needs_context_is_marked_so() -> None:
    own = OwnRow(Entry.OUTLET, "Harbour", ("Wave",), ("Harbour", "Tide"))
    (row,) = [row for row in lexicon_with([own]).outlets if row.name == "Harbour"]
    assert row.ambiguous
    assert (row.aliases, row.ambiguous_aliases) == (("Wave", "Tide"), ("Tide",))
    assert own.sure_names == ("Wave",)


def test_a_weapon_is_found_by_its_designation_too() -> None:
    own = OwnRow(Entry.WEAPON, "Gull", ("Sea Gull",), category="drone", designation="G-7")
    (row,) = [row for row in lexicon_with([own]).weapons if row.name == "Gull"]
    assert (row.aliases, row.category, row.designation) == (("Sea Gull", "G-7"), "drone", "G-7")


def test_a_verb_reports_as_say_does_and_takes_its_form_from_other_verbs() -> None:
    said = next(row for row in SHIPPED.cues if row.kind == "verb" and row.lemma == "say")
    lexicon = lexicon_with([OwnRow(Entry.VERB, "yodel", forms=("yodels", "said"))])
    (row,) = [row for row in lexicon.cues if row.lemma == "yodel"]
    assert (row.constructions, row.frame_class) == (USUAL_CONSTRUCTIONS, "report")
    (still,) = [row for row in lexicon.cues if row.key == said.key]
    assert set(said.forms) - set(still.forms) == {"said"}


def test_a_shipped_verb_keeps_its_grammar_under_a_row_of_ones_own() -> None:
    known = next(row for row in SHIPPED.cues if row.key == "verb:plan")
    lexicon = lexicon_with([OwnRow(Entry.VERB, "plan", forms=known.forms, frame_class="report")])
    rows = [row for row in lexicon.cues if row.lemma == "plan"]
    assert {row.kind for row in rows} > {"verb"}, "the noun is another row"
    (verb,) = [row for row in rows if row.kind == "verb"]
    assert (verb.constructions, verb.frame_class) == (known.constructions, "report")


def test_a_unit_counts_what_it_says() -> None:
    own = OwnRow(Entry.UNIT, "oarsmen", forms=("oarsman",), category="troop_count", subtype="naval")
    (row,) = [row for row in lexicon_with([own]).units if row.head == "oarsmen"]
    assert (row.forms, row.fact_type, row.subtype) == (("oarsman",), "troop_count", "naval")


def test_a_shipped_row_can_be_switched_off() -> None:
    name = SHIPPED.outlets[0].name
    assert name not in {
        row.name for row in lexicon_with([OwnRow(Entry.OUTLET, name, off=True)]).outlets
    }  # fmt: skip


def test_every_shipped_row_can_be_written_as_ones_own_and_means_the_same() -> None:
    rows = shipped_rows()
    assert {row.entry for row in rows} == set(Entry)
    for row in rows[::50]:
        assert shipped_row(row.entry, row.name) == row
    own = next(row for row in rows if row.entry is Entry.OUTLET and not row.ambiguous_aliases and row.aliases)
    (again,) = [row for row in lexicon_with([own]).outlets if row.name == own.name]
    (known,) = [row for row in SHIPPED.outlets if row.name == own.name]
    assert (again.aliases, again.domains, again.type) == (known.aliases, known.domains, known.type)


def test_the_digest_tells_what_is_known_and_not_the_order_it_was_told_in() -> None:
    one, two = OwnRow(Entry.OUTLET, "Ellery Wire"), OwnRow(Entry.WEAPON, "Gull")
    assert lexicon_with([one, two]).digest == lexicon_with([two, one]).digest
    assert len({lexicon_with(rows).digest for rows in ([], [one], [two], [one, two])}) == 4


def test_a_later_layer_wins() -> None:
    early, late = OwnRow(Entry.OUTLET, "Wire", ("W",)), OwnRow(Entry.OUTLET, "WIRE", ("WR",))
    other = OwnRow(Entry.WEAPON, "Wire")
    assert laid_over([early, other], [late]) == (late, other)

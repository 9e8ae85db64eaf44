from __future__ import annotations

import pytest

from workbench.desk.lexicon_checks import checked, warnings_on
from workbench.errors import InputError
from workbench.lexicon import Entry, OwnRow, lexicon_with, shipped_lexicon

SHIPPED = shipped_lexicon()


def told(row: OwnRow, *own: OwnRow) -> str:
    return "\n".join(warnings_on(checked(row), own, lexicon_with(own)))


def test_blanks_and_twins_are_put_in_order() -> None:
    row = checked(
        OwnRow(Entry.OUTLET, "  Orlo\tHerald ", ("OH", " OH ", ""), domains=("HTTPS://www.Orlo.example/a",))
    )
    assert (row.name, row.aliases, row.domains) == ("Orlo Herald", ("OH",), ("orlo.example",))


@pytest.mark.parametrize(
    "row",
    [
        OwnRow(Entry.OUTLET, " "),
        OwnRow(Entry.OUTLET, "a|b"),
        OwnRow(Entry.OUTLET, "a\x07b"),
        OwnRow(Entry.OUTLET, "a\ud800b"),
        OwnRow(Entry.OUTLET, "a", forms=("b",)),
        OwnRow(Entry.VERB, "a", ("b",)),
        OwnRow(Entry.VERB, "a", frame_class="shout"),
        OwnRow(Entry.UNIT, "a", category="herd"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(row: OwnRow) -> None:
    with pytest.raises(InputError) as caught:
        checked(row)
    assert str(caught.value).isprintable()


def test_a_new_name_needs_no_warning() -> None:
    assert told(OwnRow(Entry.OUTLET, "Orlo Herald", ("OHD",), domains=("orlo.example",))) == ""
    assert told(OwnRow(Entry.VERB, "yodel", forms=("yodels",))) == ""


def test_a_shipped_row_that_is_replaced_is_named_with_what_goes() -> None:
    known = next(row for row in SHIPPED.outlets if len(row.aliases) > 1)
    text = told(OwnRow(Entry.OUTLET, known.name))
    assert text.startswith(
        f"{known.name!r} is a shipped outlet: your row stands in for it; no longer known: "
    )
    assert known.aliases[0] in text
    kept = OwnRow(Entry.OUTLET, known.name, known.aliases, domains=known.domains)
    assert "no longer known" not in told(kept)
    assert "shipped" not in told(kept, kept), "said once is enough"


def test_a_name_that_others_bear_is_told() -> None:
    other = OwnRow(Entry.OUTLET, "Ellery Gazette", ("EGZ",))
    assert "'EGZ' is a name of Ellery Gazette too" in told(
        OwnRow(Entry.OUTLET, "Elm Gazette", ("EGZ",)), other
    )
    assert told(OwnRow(Entry.OUTLET, "Elm Gazette", ("EGZ",), ("EGZ",)), other) == ""
    assert told(OwnRow(Entry.WEAPON, "Elm", ("EGZ",)), other) == "", "a weapon is another matter"


@pytest.mark.parametrize("name", ["Post", "the Herald", "Hawk"])
def test_an_everyday_word_is_told(name: str) -> None:
    assert f"{name!r} is an everyday word" in told(OwnRow(Entry.OUTLET, "Orlo Herald", (name,)))
    assert "everyday" not in told(OwnRow(Entry.OUTLET, "Orlo Herald", (name,), (name,)))

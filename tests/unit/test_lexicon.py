from __future__ import annotations

from collections import Counter
from dataclasses import fields
from importlib import resources

import pytest

from workbench.lexicon import CueRow, Lexicon, OutletRow, UnitRow, WeaponRow, load_lexicon, shipped_lexicon
from workbench.text import fold

WHOLE = load_lexicon(long_tail=True)
ROWS = {"outlets": "name", "weapons": "name", "cues": "key", "units": "head"}


@pytest.mark.parametrize(("kind", "key"), ROWS.items())
def test_each_row_has_a_name_of_its_own(kind: str, key: str) -> None:
    names = Counter(getattr(row, key) for row in getattr(WHOLE, kind))
    assert names
    assert not [name for name, count in names.items() if count > 1 or not name.strip()]


@pytest.mark.parametrize("kind", ROWS)
def test_no_cell_has_space_around_it_or_an_empty_part(kind: str) -> None:
    for row in getattr(WHOLE, kind):
        for field in fields(row):
            value = getattr(row, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, str):
                    assert part == part.strip(), (row, field.name)
            assert not isinstance(value, tuple) or all(value), (row, field.name)


def test_aliases_that_need_context_are_among_the_aliases() -> None:
    rows: list[OutletRow | WeaponRow] = [*WHOLE.outlets, *WHOLE.weapons]
    for row in rows:
        assert set(row.ambiguous_aliases) <= set(row.aliases), row.name


def test_words_from_closed_lists_are_of_them() -> None:
    assert {row.kind for row in WHOLE.weapons} <= {"system", "family", "generic"}
    assert {row.kind for row in WHOLE.cues} <= {"verb", "noun", "adjective", "phrase", "source"}
    assert {row.frame_class for row in WHOLE.cues} == {"report", "belief", "intent", "attitude"}
    assert {row.strength for row in WHOLE.cues} <= {"neutral", "assertive", "distancing", "denial"}
    assert {row.tier for row in WHOLE.outlets} <= {1, 2, 3}


def test_the_long_tail_of_outlets_stays_out_unless_asked_for() -> None:
    names = {row.name for row in shipped_lexicon().outlets}
    assert all(row.tier < 3 for row in shipped_lexicon().outlets)
    assert names < {row.name for row in WHOLE.outlets}


@pytest.mark.parametrize(
    "changed",
    [
        load_lexicon(outlets=[OutletRow("Harbour News")]),
        load_lexicon(weapons=[WeaponRow("Gull rocket")]),
        load_lexicon(cues=[CueRow("mumble")]),
        load_lexicon(units=[UnitRow("oarsmen")]),
    ],
)
def test_a_row_of_ones_own_changes_the_digest(changed: Lexicon) -> None:
    assert changed.digest != shipped_lexicon().digest


def test_the_digest_of_the_same_rows_is_the_same() -> None:
    assert load_lexicon().digest == load_lexicon().digest


def test_a_row_of_ones_own_replaces_the_shipped_one_of_its_name() -> None:
    shipped = shipped_lexicon().outlets[0]
    own = OutletRow(shipped.name, aliases=("its new name",))
    rows = [row for row in load_lexicon(outlets=[own]).outlets if row.name == shipped.name]
    assert rows == [own]


def sure_names(kind: str) -> dict[str, set[str]]:
    """The names of outlets or weapons that count without context, folded, with the rows that have them."""
    bearers: dict[str, set[str]] = {}
    for row in getattr(shipped_lexicon(), kind):
        if getattr(row, "kind", "") == "generic":
            continue  # "howitzer" is an everyday word, and a weapon wherever it stands
        vague = {*row.ambiguous_aliases, *([row.name] if row.ambiguous else [])}
        for name in {row.name, *row.aliases} - vague:
            # "The Herald (Ellery)" is found as "the Herald", in context only.
            if " (" not in name:
                bearers.setdefault(fold(name).removeprefix("the ").replace(".", ""), set()).add(row.name)
    return bearers


@pytest.mark.parametrize("kind", ["outlets", "weapons"])
def test_a_name_that_counts_without_context_stands_on_one_row(kind: str) -> None:
    assert {name: rows for name, rows in sure_names(kind).items() if len(rows) > 1} == {}


@pytest.mark.parametrize("kind", ["outlets", "weapons"])
def test_no_everyday_word_counts_without_context(kind: str) -> None:
    words = resources.files("workbench.lexicon") / "data" / "everyday_words.txt"
    assert sure_names(kind).keys() & set(words.read_text(encoding="utf-8").split()) == set()

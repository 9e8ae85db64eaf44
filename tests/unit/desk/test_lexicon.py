from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.samples import source
from workbench.desk.lexicon import (
    add_row,
    export_rows,
    import_rows,
    lexicon_for,
    listed_rows,
    remove_row,
    restore_row,
)
from workbench.errors import InputError, StoreError
from workbench.lexicon import Entry, OwnRow, shipped_lexicon
from workbench.lexicon.own import shipped_row
from workbench.store import open_store

KNOWN = next(row for row in shipped_lexicon().outlets if len(row.aliases) > 1 and row.domains)
GAZETTE = OwnRow(Entry.OUTLET, "Ellery Gazette", ("EGZ",))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "my.db"


def own(db: Path) -> list[OwnRow]:
    return [row for whence, row in listed_rows(db) if whence == "own"]


def test_a_name_is_added_changed_and_left_alone(db: Path) -> None:
    assert own(db) == []
    assert add_row(db, GAZETTE, "Ana").outcome == "added"
    more = add_row(db, OwnRow(Entry.OUTLET, "ellery gazette", domains=("ellery.example",)), "Ana")
    assert (more.outcome, more.row.aliases) == ("changed", ("EGZ",))
    assert own(db) == [OwnRow(Entry.OUTLET, "ellery gazette", ("EGZ",), domains=("ellery.example",))]
    assert add_row(db, OwnRow(Entry.OUTLET, "ellery gazette"), "Ana").outcome == "unchanged"
    only = add_row(db, GAZETTE, "Ana", replacing=True)
    assert (only.outcome, own(db)) == ("changed", [GAZETTE])


def test_names_join_those_of_a_shipped_row_unless_it_is_replaced(db: Path) -> None:
    added = add_row(db, OwnRow(Entry.OUTLET, KNOWN.name, ("EGZ",)), "Ana")
    assert added.row.aliases == (*KNOWN.aliases, "EGZ")
    assert added.row.domains == KNOWN.domains
    assert added.warnings == (f"{KNOWN.name!r} is a shipped outlet: your row stands in for it",)
    assert add_row(db, OwnRow(Entry.OUTLET, KNOWN.name, ("EGZ",)), "Ana", replacing=True).row.aliases == (
        "EGZ",
    )


def test_a_name_can_go_from_context_to_sure_and_back(db: Path) -> None:
    add_row(db, OwnRow(Entry.OUTLET, "Ellery Gazette", (), ("EGZ",)), "Ana")
    sure = add_row(db, GAZETTE, "Ana").row
    assert (sure.aliases, sure.ambiguous_aliases) == (("EGZ",), ())
    unsure = add_row(db, OwnRow(Entry.OUTLET, "Ellery Gazette", (), ("EGZ",)), "Ana").row
    assert unsure.ambiguous_aliases == ("EGZ",)


def test_an_own_row_is_removed_and_a_shipped_one_switched_off(db: Path) -> None:
    add_row(db, GAZETTE, "Ana")
    assert remove_row(db, Entry.OUTLET, "ELLERY GAZETTE", "Ana").outcome == "removed"
    with pytest.raises(InputError, match="no row of this name"):
        remove_row(db, Entry.OUTLET, "Ellery Gazette", "Ana")
    assert remove_row(db, Entry.OUTLET, KNOWN.name.lower(), "Ana").outcome == "switched off"
    assert KNOWN.name not in {row.name for row in lexicon_for(db).outlets}
    with pytest.raises(InputError, match="switched off already"):
        remove_row(db, Entry.OUTLET, KNOWN.name, "Ana")
    assert restore_row(db, Entry.OUTLET, KNOWN.name).outcome == "restored"
    assert lexicon_for(db).digest == shipped_lexicon().digest
    for name in (KNOWN.name, "Ellery Gazette"):
        with pytest.raises(InputError):
            restore_row(db, Entry.OUTLET, name)


def test_switched_off_rows_come_back_whole_when_they_are_added(db: Path) -> None:
    remove_row(db, Entry.OUTLET, KNOWN.name, "Ana")
    assert add_row(db, OwnRow(Entry.OUTLET, KNOWN.name, ("EGZ",)), "Ana").row.aliases == (
        *KNOWN.aliases,
        "EGZ",
    )


def test_the_store_is_laid_over_a_file_and_that_over_what_is_shipped(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("entry,name,aliases\noutlet,Ellery Gazette,FILE\nweapon,Gull,\n", encoding="utf-8")
    add_row(db, GAZETTE, "Ana")
    both = lexicon_for(db, file)
    assert [row.aliases for row in both.outlets if row.name == GAZETTE.name] == [("EGZ",)]
    assert [row.name for row in both.weapons if row.name == "Gull"] == ["Gull"]
    alone = lexicon_for(None, file)
    assert [row.aliases for row in alone.outlets if row.name == GAZETTE.name] == [("FILE",)]
    assert lexicon_for(tmp_path / "none.db").digest == shipped_lexicon().digest
    assert len({lexicon.digest for lexicon in (both, alone, lexicon_for(db))}) == 3


def test_what_is_exported_is_imported_elsewhere_without_loss(db: Path, tmp_path: Path) -> None:
    rows = [
        OwnRow(Entry.OUTLET, "=Ellery", ("'tis",), ("Ellery",), ("ellery.example",)),
        OwnRow(Entry.WEAPON, "Gull", ("G7",), category="drone", designation="G-7"),
        OwnRow(Entry.VERB, "yodel", forms=("yodels",), frame_class="intent"),
        OwnRow(Entry.UNIT, "oarsmen", forms=("oarsman",), category="troop_count", subtype="naval"),
    ]
    for row in rows:
        add_row(db, row, "Ana")
    remove_row(db, Entry.OUTLET, KNOWN.name, "Ana")
    text, count = export_rows(db)
    assert count == 5
    file, elsewhere = tmp_path / "names.csv", tmp_path / "other.db"
    file.write_text(text, encoding="utf-8-sig", newline="")
    assert [change.outcome for change in import_rows(elsewhere, file, "Bo")] == ["added"] * 5
    assert own(elsewhere) == own(db)
    assert export_rows(elsewhere) == (text, 5)
    assert lexicon_for(elsewhere).digest == lexicon_for(db).digest == lexicon_for(None, file).digest
    assert {change.outcome for change in import_rows(elsewhere, file, "Bo")} == {"unchanged"}


def test_of_a_bad_file_nothing_is_kept(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("entry,name\noutlet,Ellery Gazette\nplanet,Mars\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        import_rows(db, file, "Ana")
    assert own(db) == []


def test_without_a_store_there_is_nothing_to_export(db: Path) -> None:
    with pytest.raises(StoreError):
        export_rows(db)
    assert not db.exists()


def test_rows_are_found_by_any_of_their_names(db: Path) -> None:
    add_row(db, OwnRow(Entry.OUTLET, "Ellery Gazette", ("EGZ",), domains=("ellery.example",)), "Ana")
    add_row(db, OwnRow(Entry.VERB, "yodel", forms=("yodelled",)), "Ana")
    for text in ("ellery g", "egz", "ELLERY.example"):
        assert [row.name for _, row in listed_rows(db, find=text)] == ["Ellery Gazette"]
    assert [row.name for _, row in listed_rows(db, find="yodelled")] == ["yodel"]
    assert listed_rows(db, entry=Entry.WEAPON) == []
    everything = listed_rows(db, shipped=True)
    assert len({row.key for _, row in everything}) == len(everything) > 1_000
    assert ("shipped", shipped_row(Entry.OUTLET, KNOWN.name)) in everything
    add_row(db, OwnRow(Entry.OUTLET, KNOWN.name), "Ana")
    assert ("shipped", shipped_row(Entry.OUTLET, KNOWN.name)) not in listed_rows(db, shipped=True)


def test_sources_saved_under_an_alias_are_told_of(db: Path, tmp_path: Path) -> None:
    with open_store(db) as store:
        store.put_source(source("EGZ", "The ferry sank."))
    (told,) = add_row(db, GAZETTE, "Ana").warnings
    assert told == (
        "1 saved source under 'EGZ' will not be found as 'Ellery Gazette': `workbench source remove` it and"
        " add the file again"
    )
    file = tmp_path / "names.csv"
    file.write_text("entry,name,aliases\noutlet,Ellery Online,EGZ\noutlet,Hallen Post,\n", encoding="utf-8")
    told_of = {change.row.name: change.warnings for change in import_rows(db, file, "Ana")}
    assert any(line.startswith("1 saved source under 'EGZ'") for line in told_of["Ellery Online"])
    assert told_of["Hallen Post"] == ()

from __future__ import annotations

from pathlib import Path

from workbench.store import edit_comparison, open_store


def test_edits_without_an_entry_are_sought_once_for_all_claims(tmp_path: Path) -> None:
    """An article can have as many entries as claims: a search for each claim would take their product."""
    with open_store(tmp_path / "my.db") as store:
        plan = store._conn.execute(f"EXPLAIN QUERY PLAN {edit_comparison._UNFOUNDED}").fetchall()
    assert not [line for line in plan if "CORRELATED" in line[-1]]

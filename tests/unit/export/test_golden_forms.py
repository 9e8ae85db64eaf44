"""The bytes of each form that goes out beside tables and proof, for one invented store."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.export.decided import decided_store
from workbench.desk import interchange
from workbench.desk.gate import ask
from workbench.desk.policy import Policy
from workbench.export.claimreview import Organisation, Scale
from workbench.export.columns import COLUMNS
from workbench.export.findings import FORMS
from workbench.store import Store, View, open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

GOLDEN = Path(__file__).parents[2] / "golden"
TABLES = {"verdicts": "verdicts.csv", "evidence": "evidence.csv", "ledger": "ledger.csv"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, flood: Invented, hostile: Invented) -> Iterator[Store]:
    path = decided_store(tmp_path_factory.mktemp("golden") / "desk.db", flood, hostile)
    with open_store(path) as opened:
        yield opened


def jsonl(store: Store) -> str:
    file = io.StringIO()
    interchange.jsonl(store, View(), file)
    return file.getvalue()


def claimreview(store: Store) -> str:
    file = io.StringIO()
    who = Organisation("Coast Check", "https://check.example", "https://check.example/r/")
    interchange.claim_reviews(store, View(), file, who, Scale(disputed=2))
    return file.getvalue()


def datasette(store: Store) -> str:
    file = io.StringIO()
    interchange.datasette_metadata(store, file)
    return file.getvalue()


def package(_store: Store) -> str:
    return interchange.package(TABLES, COLUMNS, bom=True)


def gate(form: str) -> Callable[[Store], str]:
    return lambda store: FORMS[form](ask(store, store.articles()[0].article_id, Policy()))


MADE: dict[str, Callable[[Store], str]] = {
    "claims.jsonl": jsonl,
    "claimreview.json": claimreview,
    "datasette.json": datasette,
    "datapackage.json": package,
    "gate.txt": gate("text"),
    "gate.json": gate("json"),
    "gate.junit.xml": gate("junit"),
    "gate.sarif": gate("sarif"),
}


def steady(text: str, store: Store) -> str:
    """Return a text without what is random in each store, and without times of now."""
    found = text.replace(store.head(), "f" * 64).replace(store.origin, "0" * len(store.origin))
    for number, line in enumerate(store.ledger_lines(), start=1):
        found = found.replace(line.hash, f"{number:064x}")
    found = re.sub(r"20(?!31)\d\d-\d\d-\d\dT[0-9:.]+Z", "2031-12-31T00:00:00Z", found)
    return re.sub(r'("dateModified": )"[0-9-]+"', r'\1"2031-12-31"', found)


@pytest.mark.parametrize("name", MADE)
def test_the_bytes_are_those_of_the_golden_file(store: Store, name: str) -> None:
    assert steady(MADE[name](store), store).encode() == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in MADE if name.endswith((".json", ".sarif"))])
def test_a_golden_file_of_json_is_json(name: str) -> None:
    assert json.loads((GOLDEN / name).read_text(encoding="utf-8"))

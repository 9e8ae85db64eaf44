"""The direction of the rooms, held twice: by the imports written down and by those that happen."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "workbench").rglob("*.py"))

HEAVY_PARSING = {"spacy", "thinc", "numpy", "trafilatura", "rapidfuzz"}
STORAGE = {"sqlite_utils", "sqlite3"}
SCREENS = {"textual", "rich"}


def loaded_by(statement: str) -> set[str]:
    """Return the top-level and full names of the modules that a fresh interpreter holds afterwards."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(ended.stdout.splitlines()[-1].split())


def test_the_contracts_hold() -> None:
    script = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([script, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", ended.stdout)


@pytest.mark.parametrize(
    ("statement", "kept_out"),
    [
        (
            "import workbench.model, workbench.text, workbench.record",
            HEAVY_PARSING | STORAGE | SCREENS | {"click"},
        ),
        ("import workbench.lexicon", HEAVY_PARSING | STORAGE | SCREENS),
        ("import workbench.ingest.reading", HEAVY_PARSING | STORAGE | SCREENS),
        ("import workbench.extract.pipeline", STORAGE | SCREENS | {"trafilatura"}),
        ("import workbench.store", HEAVY_PARSING | SCREENS),
        ("import workbench.export", HEAVY_PARSING | SCREENS),
        ("import workbench.desk.add, workbench.desk.session", {"spacy", "thinc", "trafilatura"} | SCREENS),
        ("import workbench.ui.app", HEAVY_PARSING | STORAGE),
        ("import workbench.cli.review", HEAVY_PARSING | STORAGE | SCREENS),
    ],
)
def test_a_room_loads_no_more_than_it_may(statement: str, kept_out: set[str]) -> None:
    assert not loaded_by(statement) & kept_out


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_module_says_what_it_is_for(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", "?", ":"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_gives_a_name_once(module: Path) -> None:
    given: list[str] = []
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign):
            given += [target.id for target in statement.targets if isinstance(target, ast.Name)]
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            given.append(statement.name)
    assert sorted(set(given)) == sorted(given)

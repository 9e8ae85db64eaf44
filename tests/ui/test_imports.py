"""What a fresh interpreter loads: the first frame waits for nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "spacy", "numpy", "trafilatura", "rapidfuzz", "sqlite_utils", "sqlite3",
    "textual.widgets._text_area", "textual.widgets._markdown", "textual.widgets._data_table",
)  # fmt: skip


def loaded(code: str) -> set[str]:
    """Return the modules that are loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("name", [*HEAVY, "hashlib", "workbench.model"])
def test_the_program_and_its_first_screen_load_nothing_heavy(name: str) -> None:
    code = "import workbench.cli.main, workbench.cli.review, workbench.ui.app, workbench.ui.screens.opening"
    assert name not in loaded(code)


def test_the_review_screen_loads_neither_store_nor_note_field_nor_dialogs() -> None:
    modules = loaded("import workbench.ui.app, workbench.ui.screens.review, workbench.ui.screens.articles")
    assert not modules & {
        *HEAVY,
        "workbench.store",
        "workbench.ui.screens.note",
        "workbench.ui.screens.filter",
        "workbench.ui.screens.source_text",
        "workbench.check",
        "workbench.desk.passages",
    }


def test_opening_a_stored_article_loads_nothing_that_compares_or_exports() -> None:
    code = "import workbench.ui.screens.review, workbench.desk.reading_session, workbench.desk.add"
    assert not loaded(code) & {
        *HEAVY[:4],
        "workbench.check.compare",
        "workbench.check.revision",
        "workbench.desk.exporting",
        "workbench.export.claimreview",
    }


def test_no_screen_loads_the_parser() -> None:
    names = (
        "add_source articles choose_source decisions dispute filter finding help note path published reading "
        "relation review sort source_reading source_text sourcing"
    ).split()
    imports = ", ".join(f"workbench.ui.screens.{name}" for name in names)
    assert not loaded(f"import {imports}, workbench.ui.reading") & {"spacy", "numpy", "trafilatura"}


def test_the_store_is_not_opened_before_the_first_frame() -> None:
    code = """
import asyncio
from pathlib import Path
from workbench.ui.app import WorkbenchApp
from workbench.ui.screens.opening import OpeningScreen
async def main():
    app = WorkbenchApp(Path("/nowhere/at/all.db"), "mira", article="x")
    async with app.run_test():
        assert isinstance(app.screen, OpeningScreen)
        import sys
        assert "sqlite3" not in sys.modules and "workbench.store" not in sys.modules
        import os
        os._exit(0)
asyncio.run(main())
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

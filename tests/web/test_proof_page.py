"""The proof in a real browser: axe finds nothing to complain of, nothing is fetched, it prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ui.sample import make_sourced_store, make_worked_store
from tests.web.browser import page
from workbench.desk.proofing import write_proof
from workbench.store import open_store

pytestmark = pytest.mark.heavy

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def broken(tab: Any) -> list[str]:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed (browser)"
    )
    found = axe.Axe().run(tab, options=RULES)
    assert len(found.response["passes"]) > 15
    return [
        f"{each['id']}: {node['html']}" for each in found.response["violations"] for node in each["nodes"]
    ]


@pytest.mark.parametrize("width", [1200, 480])
def test_the_proof_is_accessible_and_fetches_nothing(tmp_path: Path, width: int) -> None:
    stores = (make_worked_store(tmp_path / "worked.db"), make_sourced_store(tmp_path / "sourced.db"))
    with page(tmp_path, width=width) as tab:
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        for path in stores:
            proof = tmp_path / f"{path.stem}.html"
            with open_store(path) as store:
                write_proof(store, "harbour", proof, "html")
            tab.goto(proof.as_uri())
            assert broken(tab) == []
            tab.locator("sup a").first.click()
            assert tab.url.endswith("#note-1")
            assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert all(url.startswith("file:") for url in asked)
        assert tab.pdf(format="A4").startswith(b"%PDF")

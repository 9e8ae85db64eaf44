"""The room in a real browser: a claim is marked, the page is photographed, the store holds the verdict."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from tests.ui import sample
from tests.web.browser import page
from tests.web.served import serve

pytestmark = pytest.mark.heavy

PATIENCE = 30.0
PNG = b"\x89PNG\r\n\x1a\n"


def verdicts(store: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(store) as conn:
        return conn.execute("SELECT reviewer, value FROM verdict").fetchall()


def test_a_claim_marked_in_the_browser_is_in_the_store(tmp_path: Path) -> None:
    store = sample.make_store(tmp_path / "workbench.db")
    with serve(store, "harbour") as address, page(tmp_path) as browser:
        asked: list[str] = []
        browser.on("request", lambda request: asked.append(request.url))
        browser.goto(address)
        assert "token" not in browser.url
        browser.wait_for_selector("body.-first-byte")
        deadline = time.monotonic() + PATIENCE
        while not verdicts(store) and time.monotonic() < deadline:
            # The room takes keys as soon as it stands; pressed before, they wait in the page.
            browser.keyboard.press("v")
            browser.wait_for_timeout(1500)
        assert ("ada", "verified") in verdicts(store)
        picture = browser.screenshot()
        assert picture.startswith(PNG)
        assert len(picture) > 20_000
        browser.keyboard.press("q")
        browser.wait_for_selector("body.-closed")
        assert browser.get_by_text("The session has ended").is_visible()
        own = address.split("?")[0].removeprefix("http://")
        elsewhere = [url for url in asked if own not in url and not url.startswith("data:")]
        assert elsewhere == []

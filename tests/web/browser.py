"""A real Chromium, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A browser without a screen that asks nothing of the network."""


@contextmanager
def page(home: Path, *, width: int = 1200, height: int = 800) -> Iterator[Page]:
    """Open an empty page; skip the test where no Chromium or no driver for it is installed.

    Args:
        home: A folder for the browser's profile.
        width: Of the window, in CSS pixels.
        height: Of the window, in CSS pixels.
    """
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: browser)")
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium is installed")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch_persistent_context(
            home / "profile",
            executable_path=program,
            args=list(FLAGS),
            viewport={"width": width, "height": height},
        )
        try:
            yield browser.new_page()
        finally:
            browser.close()

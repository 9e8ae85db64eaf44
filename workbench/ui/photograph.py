"""Pictures of the real screens: ``python -m workbench.ui.photograph STORE ARTICLE OUT.svg``.

The program runs without a terminal at a fixed size, opens the article as a reviewer would, and is
drawn as SVG. The store is opened as by any reviewer, so keys that decide are written to it: give a
copy where that is not wanted.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.ui import themes
from workbench.ui.app import WorkbenchApp

PATIENCE = 30.0
"""Seconds to wait for the screen to come to rest."""


async def photograph(
    store: Path,
    article: str | None,
    *,
    size: tuple[int, int] = (140, 40),
    keys: Sequence[str] = (),
    theme: str = themes.DARK_NAME,
    reviewer: str = "reviewer",
) -> str:
    """Return a picture of a screen as SVG.

    Args:
        store: The store's file.
        article: What names the article; None for the list of articles.
        size: Columns and rows.
        keys: Keys to press first, as Textual names them.
        theme: Name of the theme.
        reviewer: Whose verdicts are shown.

    Raises:
        WorkbenchError: The store or the article cannot be opened.
    """
    app = WorkbenchApp(store, reviewer, article=article)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await app.settled(PATIENCE)
        for key in keys:
            await pilot.press(key)
            await app.settled(PATIENCE)
        await pilot.pause()
        picture = app.export_screenshot(title="workbench") if app.failure is None else ""
    if app.failure is not None:
        raise app.failure
    return picture


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m workbench.ui.photograph", description=__doc__)
    parser.add_argument("store", type=Path, help="the store's file")
    parser.add_argument("article", help='the article, or "-" for the list of articles')
    parser.add_argument("target", type=Path, help="the SVG file to write")
    parser.add_argument("--size", default="140x40", help="columns x rows (default: %(default)s)")
    parser.add_argument("--press", nargs="*", default=[], metavar="KEY", help="keys to press first")
    parser.add_argument("--light", action="store_true", help="the light theme")
    parser.add_argument("--reviewer", default="reviewer", help="whose verdicts are shown")
    options = parser.parse_args(arguments)
    columns, _, rows = options.size.partition("x")
    picture = asyncio.run(
        photograph(
            options.store,
            None if options.article == "-" else options.article,
            size=(int(columns), int(rows)),
            keys=options.press,
            theme=themes.LIGHT_NAME if options.light else themes.DARK_NAME,
            reviewer=options.reviewer,
        )
    )
    options.target.write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

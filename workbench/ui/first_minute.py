"""The first minute: three lines that each explain themselves once, where they matter, and never again."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.screen import Screen

SECTION = "lines seen"
"""Where it is remembered which lines were shown."""

EMPTY_STORE = "empty store"
FIRST_ARTICLE = "first article"
FIRST_VERDICT = "first verdict"

LINES = {
    EMPTY_STORE: "Begin with {articles.add}: pick an article. Its claims are listed, and you "
    "decide on each with one key.",
    FIRST_ARTICLE: "Each row is a claim of the article: {review.verify} verified, "
    "{review.dispute} disputed, {review.unverifiable} unverifiable; {everywhere.help} tells all keys.",
    FIRST_VERDICT: "Saved at once, the next claim is up: {review.undo} takes it back, "
    "{review.note} adds a note, {everywhere.quit} leaves any time.",
}
"""What each says; at most two lines in 80 columns."""

NONE_YET = """\
There is no article here yet.

Press  {articles.add}  and pick a text or HTML file, or a folder of them; or add one from the command line:

    workbench review ARTICLE.txt --published 2024-11-18
    workbench add FOLDER

Its claims are pulled out on this machine; nothing is sent anywhere.
To look around first:  workbench tour
"""
"""Stands where the list of articles would be."""

A_WHILE = 30.0
"""Seconds that a line stands."""


def seen(line: str) -> bool:
    """Tell whether a line was shown before, and remember that it is shown now."""
    from workbench.desk.remembered import recall, remember

    if recall(SECTION, line) is True:
        return True
    remember(SECTION, line, value=True)
    return False


async def explain(screen: Screen[Any], line: str) -> None:
    """Show a line of the first minute at the bottom of a screen, once in the life of an installation."""
    # Lines of the same run give way to each other; a tour has lines of its own.
    if getattr(screen.app, "touring", False) or seen(line):
        return
    from workbench.ui.key_names import said
    from workbench.ui.widgets.guide_line import guide

    await guide(screen, said(LINES[line]))
    screen.set_timer(A_WHILE, partial(guide, screen, ""))

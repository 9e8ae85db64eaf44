"""Where each reviewer was in each article, so that coming back goes on there.

Kept beside the looks, not in the store: it is no decision, and losing it costs a few keys.
"""

from __future__ import annotations

from workbench.desk.remembered import recall, remember

SECTION = "places"
NAME = "newest first"

MOST = 200
"""Articles whose place is kept: those of a few weeks; a list of names as long is read in a millisecond."""


def place_in(article_id: str, reviewer: str) -> str | None:
    """Return the id of the claim that the reviewer was at, None where that is not known."""
    return next((claim for article, who, claim in _kept() if (article, who) == (article_id, reviewer)), None)


def keep_place(article_id: str, reviewer: str, claim_id: str) -> None:
    """Remember the claim that the reviewer is at; the article left longest ago is forgotten for it."""
    others = [each for each in _kept() if each[:2] != (article_id, reviewer)]
    newest = [(article_id, reviewer, claim_id), *others][:MOST]
    remember(SECTION, NAME, [list(each) for each in newest])


def _kept() -> list[tuple[str, str, str]]:
    """Return what is kept, whatever somebody made of the file."""
    held = recall(SECTION, NAME)
    found = []
    for each in held if isinstance(held, list) else []:
        match each:
            case [str(article), str(reviewer), str(claim)]:
                found.append((article, reviewer, claim))
    return found

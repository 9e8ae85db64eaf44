"""``workbench review``: opens the screen on an article.

Nothing heavy is imported before the first frame is painted: whether the text is in the store
already is looked up behind the screen.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from workbench.cli.options import Settings, common_options, lexicon_option, pass_settings, published_option
from workbench.cli.screen import open_article, require_terminal
from workbench.errors import InputError
from workbench.text import printable
from workbench.ui.requests import AddRequest

_ARTICLE_ID = re.compile("[0-9a-f]{4,16}")
"""The start of an id names an article of the store; anything else is looked for as a file first."""


@click.command(epilog="Example: workbench review story.txt --published 2024-11-18")
@click.argument("article", metavar="ARTICLE|FILE")
@published_option
@lexicon_option
@common_options
@pass_settings
def command(settings: Settings, article: str, *, published: date | None, lexicon: Path | None) -> None:
    """Open an article and decide on its claims.

    Give a file (it is added to the store if it is not there yet), or an article that is there:
    the first part of its id as `workbench articles` prints it, the path or URL it was added
    from, or words of its title.
    """
    if article == "-":
        raise InputError(
            "the screen needs standard input for its keys: use `workbench add -` first, then review it"
        )
    path = Path(article)
    if path.is_dir():
        raise InputError(f"{printable(article)}: this is a folder; add its articles with `workbench add`")
    require_terminal("`workbench add` and `workbench export`")
    if _ARTICLE_ID.fullmatch(article) and published is None and not path.exists():
        open_article(settings, article=article)
    else:
        request = AddRequest(article, published=published, model=settings.model_name, lexicon=lexicon)
        open_article(settings, add=request)

"""The article of a plain review: found in the store, or added first, with a word on how far that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from workbench.cli.options import Settings, complain
from workbench.errors import InputError
from workbench.text import printable


def find_or_add(
    settings: Settings,
    target: str,
    published: date | None,
    lexicon: Path | None,
    edition_of: str | None = None,
) -> str:
    """Return the id of the article that is meant; a file that is not in the store yet is added first.

    With ``edition_of`` the file becomes another version of that article, and what it did is told.

    Raises:
        InputError: There is no such file or article.
    """
    from workbench.desk.add import add

    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        quarter = 4 * done // total if total else 0
        if quarter > told:  # five lines at most: a screen reader reads each of them out
            told = quarter
            click.echo(f"Reading {printable(target)}: {25 * quarter} percent", err=True)

    if edition_of is not None:
        from workbench.desk.changes import Details
        from workbench.desk.editions import add_edition, summary

        edition = add_edition(
            settings.store_path, target, edition_of, Details(published), model=settings.model_name,
            lexicon=lexicon, reviewer=settings.reviewer_name, on_progress=tell, on_warning=complain,
        )  # fmt: skip
        for sentence in summary(edition):
            click.echo(printable(sentence))
        return edition.added.article_id
    if not Path(target).exists() and not settings.store_path.exists():
        raise InputError(f"{target}: there is no such file, and no store yet")
    added = add(
        settings.store_path, target, published=published, model=settings.model_name, lexicon=lexicon,
        reviewer=settings.reviewer_name, on_progress=tell, on_warning=complain,
    )  # fmt: skip
    return added.article_id

"""``workbench articles``: what is in the store, one line an article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, complain, pass_settings, show

if TYPE_CHECKING:
    from workbench.store import ArticleRow
    from workbench.store.activity import LastReview


@click.command(epilog="Examples: workbench articles; workbench articles --archived --json")
@click.option("--archived", is_flag=True, help="Those put away too (x on the articles screen does that).")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object an article, one a line; archived ones too."
)
@common_options
@pass_settings
def command(settings: Settings, *, archived: bool, as_json: bool) -> None:
    """List the articles in the store.

    For each: its id (any first part of it names the article to other commands), how many of its
    claims are checked and disputed, the day it appeared, its title and where it came from.
    """
    print_articles(settings, as_json=as_json, archived=archived)


def print_articles(settings: Settings, *, as_json: bool, archived: bool = False) -> None:
    """Print the articles of the store; an empty or absent store says how to add one.

    Args:
        settings: Names the store.
        as_json: All there is to each, archived or not.
        archived: List those put away too.
    """
    path = settings.store_path
    if not path.exists():
        if not as_json:
            show(f"No store at {path} yet. Add an article: workbench add FILE --published DATE")
        return
    from workbench.store import open_store

    with open_store(path, create=False) as store:
        rows = store.articles()
        reviews = store.last_reviews() if as_json else {}
    if as_json:
        for row in rows:
            click.echo(json.dumps(_record(row, reviews.get(row.article_id))))
        return
    if not rows:
        show(f"The store {path} holds no article. Add one: workbench add FILE --published DATE")
    for row in rows:
        if archived or not row.archived:
            show(_line(row))
    hidden = sum(1 for row in rows if row.archived)
    if hidden and not archived:
        complain(f"{hidden} archived, not listed here: `workbench articles --archived` lists all.")


def _line(row: ArticleRow) -> str:
    day = row.published.isoformat() if row.published else "no date   "
    count = f"{row.checked} of {row.claims} checked, {row.disputed} disputed"
    put_away = "  archived" if row.archived else ""
    return f"{row.article_id}  {day}  {count:<32}  {row.title}  ({row.origin}){put_away}"


def _record(row: ArticleRow, last: LastReview | None) -> dict[str, object]:
    return {
        "article_id": row.article_id,
        "title": row.title,
        "origin": row.origin,
        "url": row.url,
        "publisher": row.publisher,
        "published": row.published.isoformat() if row.published else None,
        "claims": row.claims,
        "checked": row.checked,
        "disputed": row.disputed,
        "archived": row.archived,
        "added_at": row.added_at.isoformat(),
        "last_reviewed_at": last.at.isoformat() if last else None,
        "last_reviewed_by": last.reviewer if last else None,
    }

"""``workbench articles``: what is in the store, one line an article."""

from __future__ import annotations

import json

import click

from workbench.cli.options import Settings, common_options, pass_settings, show


@click.command(epilog="Example: workbench articles --json")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an article, one a line.")
@common_options
@pass_settings
def command(settings: Settings, *, as_json: bool) -> None:
    """List the articles in the store.

    For each: its id (any first part of it names the article to other commands), how many of its
    claims are checked and disputed, the day it appeared, its title and where it came from.
    """
    print_articles(settings, as_json=as_json)


def print_articles(settings: Settings, *, as_json: bool) -> None:
    """Print the articles of the store; an empty or absent store says how to add one."""
    path = settings.store_path
    if not path.exists():
        if not as_json:
            show(f"No store at {path} yet. Add an article: workbench add FILE --published DATE")
        return
    from workbench.store import open_store

    with open_store(path, create=False) as store:
        rows = store.articles()
    if as_json:
        for row in rows:
            click.echo(
                json.dumps(
                    {
                        "article_id": row.article_id,
                        "title": row.title,
                        "origin": row.origin,
                        "url": row.url,
                        "publisher": row.publisher,
                        "published": row.published.isoformat() if row.published else None,
                        "claims": row.claims,
                        "checked": row.checked,
                        "disputed": row.disputed,
                    }
                )
            )
        return
    if not rows:
        show(f"The store {path} holds no article. Add one: workbench add FILE --published DATE")
    for row in rows:
        day = row.published.isoformat() if row.published else "no date   "
        count = f"{row.checked} of {row.claims} checked, {row.disputed} disputed"
        show(f"{row.article_id}  {day}  {count:<32}  {row.title}  ({row.origin})")

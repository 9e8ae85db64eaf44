"""``workbench match``: which earlier claims a claim or a post repeats, without a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from workbench.cli.jsonl import objects
from workbench.cli.options import common_options
from workbench.cli.progress import progress_line
from workbench.errors import InputError

MOST = 20
"""Ids a query gets unless told otherwise."""


@click.command(epilog="Example: workbench match queries.jsonl --against checked.jsonl")
@click.argument("queries", metavar="QUERIES.jsonl|-")
@click.option(
    "--against",
    "corpus",
    metavar="CORPUS.jsonl",
    required=True,
    help="The earlier claims, one JSON object a line.",
)
@click.option(
    "--most",
    type=click.IntRange(1, 100),
    default=MOST,
    show_default=True,
    help="Earlier claims a query gets.",
)
@click.option("--scores", is_flag=True, help="Add the scores: they order the ids of one query, no more.")
@common_options
def command(*, queries: str, corpus: str, most: int, scores: bool) -> None:
    """Rank earlier claims by how likely each query repeats them.

    A line of QUERIES has "id" and "text" (or "claim"); one of CORPUS "id", "claim" (or "text") and
    perhaps "title". Prints {"id", "ranked": [ids]} a query, the likeliest first. The order says which
    to look at; whether an earlier claim is the same, number for number, `workbench compare` judges.
    """
    from workbench.check.earlier.ranking import Earlier, Ranking

    with progress_line("Reading the earlier claims"):
        ranking = Ranking(Earlier(*each) for each in _earlier(corpus))
    for identity, text in _queries(queries):
        found = ranking.rank(text, most)
        answer: dict[str, Any] = {"id": identity, "ranked": [each.identity for each in found]}
        if scores:
            answer["scores"] = [round(each.score, 3) for each in found]
        click.echo(json.dumps(answer, ensure_ascii=True))


def _earlier(name: str) -> Iterator[tuple[str, str, str]]:
    for where, line in objects(name, "earlier claims"):
        title = line.get("title")
        yield (
            _identity(line, where),
            _text(line, ("claim", "text"), where),
            title if isinstance(title, str) else "",
        )


def _queries(name: str) -> Iterator[tuple[object, str]]:
    for where, line in objects(name, "queries"):
        _identity(line, where)
        yield line["id"], _text(line, ("text", "claim"), where)


def _identity(line: dict[str, Any], where: str) -> str:
    identity = line.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise InputError(f'{where}: "id" is missing; give each line a text or a number')
    return str(identity)


def _text(line: dict[str, Any], fields: tuple[str, ...], where: str) -> str:
    for field in fields:
        if isinstance(line.get(field), str):
            return str(line[field])
    raise InputError(f'{where}: give "{fields[0]}", as a text')

"""``workbench match``: which earlier claims a claim or a post repeats, out of a file or of the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.jsonl import objects
from workbench.cli.options import Settings, common_options, pass_settings
from workbench.cli.progress import progress_line
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.desk.memory import Before

MOST = 20
"""Ids a query gets unless told otherwise."""


@click.command(epilog="Example: workbench match queries.jsonl --against checked.jsonl")
@click.argument("queries", metavar="QUERIES.jsonl|-")
@click.option(
    "--against",
    "corpus",
    metavar="CORPUS.jsonl",
    help="The earlier claims, one JSON object a line.",
)
@click.option(
    "--against-store",
    is_flag=True,
    help="Search the decided claims of the store and its collections of fact-checks.",
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
@pass_settings
def command(
    settings: Settings, *, queries: str, corpus: str | None, against_store: bool, most: int, scores: bool
) -> None:
    """Rank earlier claims by how likely each query repeats them.

    A line of QUERIES has "id" and "text" (or "claim"); one of CORPUS "id", "claim" (or "text") and
    perhaps "title". Prints {"id", "ranked": [ids]} a query, the likeliest first. The order says which
    to look at; whether an earlier claim is the same, number for number, `workbench compare` judges.

    With --against-store each answer has "earlier" as well: what was checked, by whom and when, and
    whether it is the "same", "differs" (with what) or is "related".
    """
    if (corpus is None) != against_store:
        raise click.UsageError("Give --against CORPUS.jsonl or --against-store: one of them.")
    if corpus is None:
        _match_store(settings, queries, most, scores=scores)
        return
    from workbench.check.earlier.ranking import Earlier, Ranking

    with progress_line("Reading the earlier claims"):
        ranking = Ranking(Earlier(*each) for each in _earlier(corpus))
    for identity, text in _queries(queries):
        found = ranking.rank(text, most)
        answer: dict[str, Any] = {"id": identity, "ranked": [each.identity for each in found]}
        if scores:
            answer["scores"] = [round(each.score, 3) for each in found]
        click.echo(json.dumps(answer, ensure_ascii=True))


def _match_store(settings: Settings, queries: str, most: int, *, scores: bool) -> None:
    from workbench.desk.memory import Memory
    from workbench.store import open_store

    with open_store(settings.store_path, create=False) as store:
        memory = Memory(store, settings.reviewer_name)
        for identity, text in _queries(queries):
            ranked = memory.ranked(text, most)
            found = [(memory.tell(text, candidate, share), score) for candidate, score, share in ranked]
            told = [(each, score) for each, score in found if each is not None]
            answer: dict[str, Any] = {"id": identity, "ranked": [each.identity for each, _ in told]}
            if scores:
                answer["scores"] = [round(score, 3) for _, score in told]
            answer["earlier"] = [_told(each) for each, _ in told]
            click.echo(json.dumps(answer, ensure_ascii=True))


def _told(before: Before) -> dict[str, object]:
    told: dict[str, object] = {"id": before.identity, "claim": before.text}
    if before.check is not None:
        check = before.check
        day = check.checked.isoformat() if check.checked else None
        told["decisions"] = [{"verdict": check.verdict, "by": check.publisher, "at": day}]
        told["url"] = check.url
    else:
        told["decisions"] = [
            {
                "verdict": verdict.value.value,
                "by": verdict.reviewer,
                "at": verdict.reviewed_at.isoformat() if verdict.reviewed_at else None,
            }
            for verdict in before.verdicts
        ]
    told["judged"] = before.sameness.value
    told["differing"] = [
        {"kind": each.kind, "here": each.here, "there": each.there} for each in before.unlike
    ]
    return told


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

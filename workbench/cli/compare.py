"""``workbench compare``: claims and quotations held against texts, without a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.jsonl import objects
from workbench.cli.options import common_options, complain, show
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.check.comparison import Comparison


@click.command(
    epilog='Examples: workbench compare pairs.jsonl; workbench compare --claim "..." --source page.txt'
)
@click.argument("pairs", metavar="PAIRS.jsonl|-", required=False)
@click.option("--claim", metavar="TEXT", help="One claim to compare, in the article's words.")
@click.option("--quote", metavar="TEXT", help="One quotation to compare word for word.")
@click.option(
    "--source", metavar="FILE|-", help="The source: text, a saved page, PDF or Word; with --claim or --quote."
)
@click.option("--json", "as_json", is_flag=True, help="Print the one comparison as JSON.")
@common_options
def command(
    *, pairs: str | None, claim: str | None, quote: str | None, source: str | None, as_json: bool
) -> None:
    """Hold claims or quotations against texts: what agrees, what differs.

    Prints one JSON object a pair, in their order; --source may also be a saved page, a PDF or a Word
    file, and offsets are then into the text taken out of it. The exit status is 0 whatever was found,
    2 where a file or a pair cannot be used: the pairs before it are printed by then.
    """
    if pairs is not None:
        if claim is not None or quote is not None or source is not None or as_json:
            raise click.UsageError("a file of pairs takes no --claim, --quote, --source or --json")
        _compare_file(pairs)
        return
    if source is None or (claim is None) == (quote is None):
        raise click.UsageError("give a file of pairs, or --source with either --claim or --quote")
    text = _text(source)
    found = _compared(claim, quote, text)
    if as_json:
        click.echo(json.dumps(_record("1", found), ensure_ascii=True))
    else:
        _tell(found, text)


def _compared(claim: str | None, quote: str | None, text: str) -> Comparison:
    from workbench.check.compare import compare
    from workbench.check.quotation import compare_quotation

    return compare(claim, text) if claim is not None else compare_quotation(quote or "", text)


def _compare_file(name: str) -> None:
    for where, pair in objects(name, "pairs"):
        identity, claim, quote, text = _pair(pair, where)
        click.echo(json.dumps(_record(identity, _compared(claim, quote, text)), ensure_ascii=True))


def _pair(pair: dict[str, Any], where: str) -> tuple[object, str | None, str | None, str]:
    """Return id, claim, quote and source of a line; InputError says what it lacks."""
    claim, quote = pair.get("claim"), pair.get("quote")
    if "id" not in pair or not isinstance(pair["id"], str | int):
        raise InputError(f'{where}: "id" is missing; give each pair a text or a number')
    if (claim is None) == (quote is None) or not isinstance(claim if quote is None else quote, str):
        raise InputError(f'{where}: give either "claim" or "quote", as a text')
    source = pair.get("source", pair.get("evidence"))
    if isinstance(source, list) and all(isinstance(part, str) for part in source):
        source = "\n".join(source)
    if not isinstance(source, str):
        raise InputError(f'{where}: give "source" or "evidence", as a text or a list of texts')
    return pair["id"], claim, quote, source


def _text(name: str) -> str:
    """Return a source's text, taken out of a page, a PDF or a Word file as a saved source's is."""
    from workbench.ingest.saved_copy import read_copy

    copy = read_copy(name)
    for warning in copy.warnings:
        complain(warning)
    return copy.text


def _record(identity: object, found: Comparison) -> dict[str, object]:
    return {
        "id": identity,
        "status": found.status.value,
        "differing": [
            {
                "kind": each.kind.value,
                "claim": each.claim,
                "source": each.source,
                "claim_span": list(each.claim_span) if each.claim_span else None,
                "source_span": list(each.source_span) if each.source_span else None,
            }
            for each in found.differing
        ],
        "span": list(found.span) if found.span else None,
    }


def _tell(found: Comparison, text: str) -> None:
    """Print a comparison to read: the status in words, the passage, and what differs."""
    show(found.status.value.replace("_", " "))
    if found.span is not None:
        show(f"  passage [{found.span.start}:{found.span.end}]: {text[found.span.start : found.span.end]}")
    for each in found.differing:
        show(f"  {each.kind.value}: claim {each.claim or '(nothing)'} | source {each.source or '(nothing)'}")

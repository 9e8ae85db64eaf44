"""Writes what was decided in other programs' forms: JSON Lines, ClaimReview, Data Package, Datasette."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from workbench.export.claimreview import Organisation, Scale, feed
from workbench.export.columns import Column
from workbench.export.datasette import metadata
from workbench.export.dossier import read_dossier
from workbench.export.jsonl import write_jsonl
from workbench.export.line import Line
from workbench.export.table_schema import data_package
from workbench.store import Store, View

LEFT_OUT = {
    "open": "nobody has decided",
    "unverifiable": "unverifiable, and no rating stands for that",
    "conflict": "reviewers differ",
    "unrated": "disputed: say what that is worth with --disputed-rating",
}
"""Why a claim is in no ClaimReview."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        items: Claims or reviews; 0 where the form has none.
        remarks: What the user should know, a line each.
    """

    items: int
    remarks: tuple[str, ...] = ()


def jsonl(store: Store, view: View, file: TextIO) -> Written:
    """Write the claims of a view as JSON Lines."""
    return Written(write_jsonl(store, view, file))


def claim_reviews(
    store: Store, view: View, file: TextIO, organisation: Organisation, scale: Scale
) -> Written:
    """Write the decided claims of a view's article, or of all articles, as ClaimReview.

    Args:
        store: Where they are.
        view: Of which only the article counts: a review speaks for the organisation, not for one reviewer.
        file: Takes the JSON.
        organisation: Who publishes the reviews.
        scale: What the verdicts are worth.
    """
    articles = [row for row in store.articles() if view.article_id in {None, row.article_id}]
    made = feed((read_dossier(store, row) for row in articles), organisation, scale)
    file.write(json.dumps(made.document, indent=2, ensure_ascii=True) + "\n")
    remarks = [
        f"claims left out: {count} ({LEFT_OUT[reason]})" for reason, count in sorted(made.left_out.items())
    ]
    return Written(made.reviews, tuple(remarks))


def datasette_metadata(store: Store, file: TextIO) -> Written:
    """Write the metadata with which Datasette shows the store well."""
    file.write(json.dumps(metadata(store.path.stem), indent=2, ensure_ascii=True) + "\n")
    return Written(0, (f"open it with: datasette {store.path.name} -m FILE",))


def package(files: Mapping[str, str], columns: Sequence[Column[Line]], *, bom: bool) -> str:
    """Return the text of the Data Package of CSV files.

    Args:
        files: Their names by table.
        columns: Those of the verdicts.
        bom: Whether they start with a byte order mark.
    """
    return json.dumps(data_package(files, columns=columns, bom=bom), indent=2, ensure_ascii=True) + "\n"

"""The columns of the tables as Frictionless Table Schemas in a Data Package, for programs that read them.

Data Package and Table Schema: https://datapackage.org/standard/table-schema/ (version 2.0, 2024).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.export.columns import COLUMNS, RAW_SUFFIX, SCHEMA_VERSION, YES, Column, Form
from workbench.export.evidence_table import EVIDENCE_COLUMNS, EVIDENCE_VERSION
from workbench.export.ledger_table import LEDGER_COLUMNS, LEDGER_VERSION
from workbench.model import (
    AttributionType,
    AttributionVerdict,
    Basis,
    BlockRole,
    ClaimKind,
    DisputeReason,
    EntryType,
    FrameClass,
    SourceCheckStatus,
    VerdictValue,
)
from workbench.sources import EvidenceRelation

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_SCHEMA = "schema_version"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that goes out as CSV.

    Attributes:
        version: Of its list of columns.
        words: The words that each column of words can hold; it may be empty too.
        filled: Columns that are never empty.
        key: Columns that together name a row; empty where none do.
    """

    name: str
    version: str
    columns: Sequence[Column[Any]]
    words: Mapping[str, Sequence[str]]
    filled: frozenset[str]
    key: Sequence[str] = ()

    @property
    def names(self) -> list[str]:
        """The header."""
        return [column.name for column in self.columns]

    @property
    def versions(self) -> Sequence[str]:
        """What the column of the version can hold."""
        return self.version, self.version + RAW_SUFFIX


VERDICTS = Table(
    "verdicts",
    SCHEMA_VERSION,
    COLUMNS,
    {
        "block": tuple(BlockRole),
        "claim_kind": tuple(ClaimKind),
        "attribution_type": tuple(AttributionType),
        "attribution_basis": tuple(Basis),
        "attribution_class": tuple(FrameClass),
        "source_check": tuple(SourceCheckStatus),
        "attribution_verdict": tuple(AttributionVerdict),
        "verdict": tuple(VerdictValue),
        "dispute_reason": tuple(DisputeReason),
        "retired": (YES,),
    },
    frozenset({_SCHEMA, "claim_id", "article_id", "claim_number", "claim_text", "verdict"}),
)

EVIDENCE = Table(
    "evidence",
    EVIDENCE_VERSION,
    EVIDENCE_COLUMNS,
    {"relation": tuple(EvidenceRelation), "under_review": (YES,)},
    frozenset({
        _SCHEMA, "claim_id", "article_id", "claim_number", "accessed_at", "sha256", "char_start", "char_end",
        "exact_text", "relation", "source_id", "source_version", "reviewer", "accepted_at",
    }),
)  # fmt: skip

LEDGER = Table(
    "ledger",
    LEDGER_VERSION,
    LEDGER_COLUMNS,
    {"type": tuple(EntryType)},
    frozenset({
        _SCHEMA, "origin", "seq", "at", "reviewer", "type", "article_id", "payload", "prev_hash", "hash",
    }),
    ("origin", "seq"),
)  # fmt: skip

TABLES: Mapping[str, Table] = {table.name: table for table in (VERDICTS, EVIDENCE, LEDGER)}
"""By name."""

_TYPES = {Form.NUMBER: "number", Form.DATE: "date", Form.TIME: "datetime"}


def data_package(
    files: Mapping[str, str], *, columns: Sequence[Column[Any]] | None = None, bom: bool = True
) -> dict[str, Any]:
    """Return a Data Package, JSON-ready, that describes CSV files.

    Args:
        files: The name of each file, relative to the package, by the name of its table.
        columns: Those of the verdicts that were written, in their order; None for all.
        bom: Whether the files start with a byte order mark.
    """
    return {
        "$schema": PROFILE,
        "name": "factcheck-workbench",
        "version": SCHEMA_VERSION,
        "resources": [
            _resource(TABLES[name], path, bom=bom, columns=columns if name == VERDICTS.name else None)
            for name, path in files.items()
        ],
    }


def _resource(table: Table, path: str, *, bom: bool, columns: Sequence[Column[Any]] | None) -> dict[str, Any]:
    fields = [_field(table, column) for column in (columns or table.columns)]
    key = {"primaryKey": list(table.key)} if table.key else {}
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if bom else "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": {"version": table.version, "missingValues": [""], "fields": fields} | key,
    }


def _field(table: Table, column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name in table.filled:
        constraints["required"] = True
    words = table.versions if column.name == _SCHEMA else table.words.get(column.name, ())
    shown = [str(word) for word in words if word]
    if shown:
        constraints["enum"] = shown
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.form, "string"),
        "description": f"{column.meaning}.",
    }
    if column.form is Form.TIME:
        # RFC 3339 with or without a fraction of a second.
        field["format"] = "any"
    return field | ({"constraints": constraints} if constraints else {})

"""The columns of a table as a Frictionless Table Schema in a Data Package, for programs that read it.

Data Package and Table Schema: https://datapackage.org/standard/table-schema/ (version 2.0, 2024).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.export.columns import COLUMNS, RAW_SCHEMA_VERSION, SCHEMA_VERSION, YES, Column, Form
from workbench.model import (
    AttributionType,
    AttributionVerdict,
    Basis,
    BlockRole,
    ClaimKind,
    DisputeReason,
    FrameClass,
    SourceCheckStatus,
    VerdictValue,
)

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

WORDS: Mapping[str, Sequence[str]] = {
    "schema_version": (SCHEMA_VERSION, RAW_SCHEMA_VERSION),
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
}
"""The words that a column of words can hold; it may be empty too."""

_TYPES = {Form.NUMBER: "number", Form.DATE: "date", Form.TIME: "datetime"}
_NEVER_EMPTY = frozenset(
    {"schema_version", "claim_id", "article_id", "claim_number", "claim_text", "verdict"}
)


def data_package(name: str, columns: Iterable[Column] = COLUMNS, *, bom: bool = True) -> dict[str, Any]:
    """Return a Data Package, JSON-ready, that describes one CSV file.

    Args:
        name: The file's name, relative to the package.
        columns: Those in it, in their order.
        bom: Whether it starts with a byte order mark.
    """
    shown = tuple(columns)
    return {
        "$schema": PROFILE,
        "name": "factcheck-workbench-verdicts",
        "version": SCHEMA_VERSION,
        "resources": [
            {
                "name": "verdicts",
                "type": "table",
                "path": name,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig" if bom else "utf-8",
                "dialect": {
                    "delimiter": ",",
                    "lineTerminator": "\r\n",
                    "quoteChar": '"',
                    "doubleQuote": True,
                },
                "schema": {"missingValues": [""], "fields": [_field(column) for column in shown]},
            }
        ],
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name in _NEVER_EMPTY:
        constraints["required"] = True
    words = [word for word in WORDS.get(column.name, ()) if word]
    if words:
        constraints["enum"] = [str(word) for word in words]
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.form, "string"),
        "description": f"{column.meaning}.",
    }
    if column.form is Form.TIME:
        # RFC 3339 with or without a fraction of a second.
        field["format"] = "any"
    return field | ({"constraints": constraints} if constraints else {})

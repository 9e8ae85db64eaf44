"""The cells of the verdict table as SQL, for all claims whose cells are plain to make."""

from __future__ import annotations

from collections.abc import Sequence

MOST_FACTS = 4
"""Facts that a plain claim has at most: SQL names each of them."""

EVIDENCE = frozenset(
    "evidence_count origin_count evidence_1_title evidence_1_url evidence_1_quote evidence_1_accessed_at "
    "evidence_1_sha256".split()
)
"""Columns that evidence is read for."""

BETWEEN = "\x1f"
"""Between the items of a list in a cell."""

RECORD = "claim_record.record"


def _in_record(path: str) -> str:
    return f"json_extract({RECORD}, '$.{path}')"


def _facts(field: str) -> str:
    """Return what joins a field of all facts; nothing where no fact has it."""
    items = [f"ifnull({_in_record(f'facts[{number}].{field}')}, '')" for number in range(MOST_FACTS)]
    cases = [f"WHEN 0 THEN '' WHEN 1 THEN CAST({items[0]} AS TEXT)"]
    for count in range(2, MOST_FACTS + 1):
        joined = " || char(31) || ".join(items[:count])
        empty = " || ".join(["char(31)"] * (count - 1))
        cases.append(f"WHEN {count} THEN ifnull(nullif({joined}, {empty}), '')")
    return f"CASE json_array_length({RECORD}, '$.facts') {' '.join(cases)} END"


def _decimal(column: str) -> str:
    """Return the text of a share of one: SQLite's own, but for 1.0 and 0.0."""
    return (
        f"CASE WHEN {column} = CAST({column} AS INTEGER) THEN CAST(CAST({column} AS INTEGER) AS TEXT) "
        f"ELSE CAST({column} AS TEXT) END"
    )


def _moment(column: str) -> str:
    return (
        f"CASE WHEN {column} IS NULL THEN '' WHEN substr({column}, 20) = '.000000Z' "
        f"THEN substr({column}, 1, 19) || 'Z' ELSE {column} END"
    )


# fmt: off
EXPRESSIONS = {
    "claim_id": "claim.claim_id",
    "claim_number": "CAST(claim.number AS TEXT)",
    "block": _in_record("block"),
    "paragraph": "ifnull(CAST(claim.paragraph AS TEXT), '')",
    "char_start": "CAST(claim.char_start AS TEXT)",
    "char_end": "CAST(claim.char_end AS TEXT)",
    "char_spans": "claim.char_start || '-' || claim.char_end",
    "exact_text": _in_record("exact[0]"),
    "claim_text": "claim.text",
    "claim_kind": "claim.kind",
    "fact_types": _facts("type"),
    "value_raw": _facts("text"),
    "value_norm": _facts("value"),
    "unit": _facts("unit"),
    "qualifier": _facts("modifier"),
    "checkworthiness": _decimal("claim.checkworthiness"),
    "flags": "replace(claim.flags, ' ', char(31))",
    "outlet": "ifnull(claim.outlet, '')",
    "outlets": "ifnull(claim.outlet, '')",
    "outlet_text": "ifnull(claim.outlet_text, '')",
    "speaker": "ifnull(claim.speaker, '')",
    "speakers": "ifnull(claim.speaker, '')",
    "cue": "ifnull(claim.cue, '')",
    "attribution_type": "claim.attribution_type",
    "attribution_basis": "claim.basis",
    "attribution_class": f"ifnull({_in_record('attribution.chain[0].class')}, '')",
    "attribution_confidence": f"CASE WHEN {_in_record('attribution.chain[0].class')} IS NULL THEN '' "
                              f"ELSE {_decimal('claim.confidence')} END",
    "source_check": "ifnull(claim_source.status, '')",
    "attribution_verdict": "ifnull(verdict.attribution, '')",
    "verdict": "ifnull(verdict.value, 'unreviewed')",
    "dispute_reason": "ifnull(verdict.reason, '')",
    "correction": "ifnull(verdict.correction, '')",
    "reviewer": "ifnull(verdict.reviewer, '')",
    "reviewed_at": _moment("verdict.reviewed_at"),
    "retired": "CASE claim.retired WHEN 1 THEN 'yes' ELSE '' END",
}
# fmt: on
"""The text of each column for a plain line, where it is made for each."""

ENGINE = {"engine_version": "version", "model": "model", "model_version": "model_version",
          "lexicon_digest": "lexicon"}  # fmt: skip
"""Fields of a record's engine by column: few engines read many claims, so each is taken apart once."""

ARTICLE = ("article_id", "article_title", "article_url", "article_publisher", "article_published")
"""Columns that are the same for all claims of an article, in the order of ``_ARTICLE``."""

EDITION = "article_sha256"
"""The column that is the same for all claims of an edition."""

MADE = (*EXPRESSIONS, *ENGINE, *ARTICLE, EDITION)
"""The columns that a batch has cells of; the others hold what is the same for all, notes or evidence."""


_ROUND_TRIP = " AND ".join(
    f"CAST(CAST({column} AS TEXT) AS REAL) = {column} AND CAST({column} AS TEXT) NOT LIKE '%e%'"
    for column in ("claim.checkworthiness", "claim.confidence")
)
_SEVERAL = ", ".join(
    f"'$.{path}'"
    for path in (
        "exact[1]",
        "attribution.chain[1]",
        "attribution.chain[0].outlets[1]",
        "attribution.chain[0].speakers[1]",
        f"facts[{MOST_FACTS}]",
    )
)
_PLAIN = " AND ".join(
    [
        # One look at the record for all of them: SQLite finds its parsed form anew at each call.
        f"json_extract({RECORD}, {_SEVERAL}) = '[null,null,null,null,null]'",
        *(f"typeof({column}) <> 'blob'" for column in ("verdict.correction", "verdict.reviewer")),
        _ROUND_TRIP,
    ]
)
FIXED = (
    "claim.id", _PLAIN, "verdict.value", "verdict.reviewed_at", "verdict.reviewer", RECORD, "claim.article",
    _in_record("engine"), "claim.edition",
)  # fmt: skip
_FROM = (
    " FROM claim CROSS JOIN claim_record ON claim_record.claim = claim.id "
    "LEFT JOIN claim_source ON claim_source.claim = claim.id "
    "LEFT JOIN verdict ON verdict.claim = claim.id"
)


def statement(names: Sequence[str], *, one_reviewer: bool = False) -> str:
    """Return the query for plain lines, without its condition on ``claim.id`` and its order."""
    asked = ", ".join((*FIXED, *expressions(names)))
    return f"SELECT {asked}{_FROM}{' AND verdict.reviewer = ?' if one_reviewer else ''}"


def expressions(names: Sequence[str]) -> list[str]:
    """Return what makes the cells of columns, once where two columns say the same of a plain claim."""
    return list(dict.fromkeys(EXPRESSIONS[name] for name in names))

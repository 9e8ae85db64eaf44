"""The columns of the verdict table, in order, each with its meaning and where its text comes from.

docs/csv.md shows the same list to users; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from workbench.export.cells import join
from workbench.export.line import Line, facts, number_text, value_text
from workbench.export.notes import join_notes

SCHEMA_VERSION = "2"
"""Grows when a column comes, goes or changes its meaning."""

RAW_SUFFIX = "-raw"

RAW_SCHEMA_VERSION = SCHEMA_VERSION + RAW_SUFFIX
"""The same columns in a file without the guard against formulas (see ``cells.escape_raw``)."""

YES = "yes"

L = TypeVar("L")
"""What a column reads a cell's text from."""


class Form(StrEnum):
    """How the cells of a column are to be read."""

    TEXT = "text"
    NUMBER = "number"
    """Plain decimal digits or empty; never guarded."""
    LIST = "list"
    """Items joined by ``cells.join``."""
    WORD = "word"
    """One of a fixed list of words, or empty."""
    DATE = "date"
    """YYYY-MM-DD or empty."""
    TIME = "time"
    """As ``times.time_text`` writes it, or empty."""
    NOTES = "notes"
    """As ``notes.join_notes`` writes them."""


@dataclass(frozen=True, slots=True)
class Column(Generic[L]):
    """A column.

    Attributes:
        text: Returns its text for a line, before escapes.
        meaning: One line for the documentation.
        since: The first version of the list that has it.
    """

    name: str
    form: Form
    text: Callable[[L], str]
    meaning: str
    since: int = 1


# fmt: off
COLUMNS: tuple[Column[Line], ...] = (  # a table reads best with one entry a pair of lines
    Column("schema_version", Form.WORD, lambda line: line.schema,
           "Version of this list of columns; it ends in -raw in a file written with --raw"),
    Column("claim_id", Form.TEXT, lambda line: line.claim.claim_id,
           "The claim: 16 hex digits that stay the same when text around it moves"),
    Column("article_id", Form.TEXT, lambda line: line.row.article_id,
           "The article: first 16 hex digits of the sha256 of its first edition's text"),
    Column("article_title", Form.TEXT, lambda line: line.row.title,
           "Its title"),
    Column("article_url", Form.TEXT, lambda line: line.row.url or "",
           "Where it was published, if known"),
    Column("article_publisher", Form.TEXT, lambda line: line.row.publisher or "",
           "Who published it, if known"),
    Column("article_published", Form.DATE, lambda line: line.published,
           "The day it was published, if known"),
    Column("article_sha256", Form.TEXT, lambda line: line.row.sha256,
           "Digest of the text (in UTF-8) that the offsets are into"),
    Column("claim_number", Form.NUMBER, lambda line: str(line.row.number),
           "Number of the claim in its article, from 1; claims made by hand are counted on after the last"),
    Column("block", Form.WORD, lambda line: line.claim.block.value,
           "What part of the article it stands in: headline, dek, body or caption"),
    Column("paragraph", Form.NUMBER, lambda line: line.paragraph,
           "Number of that part among those read for claims, from 1"),
    Column("char_start", Form.NUMBER, lambda line: str(line.claim.start),
           "Offset of its first character, in Unicode code points of the text as given"),
    Column("char_end", Form.NUMBER, lambda line: str(line.claim.end),
           "Offset after its last character"),
    Column("char_spans", Form.LIST, lambda line: line.char_spans,
           "Offsets (start-end) of each stretch of text that makes the claim"),
    Column("exact_text", Form.LIST, lambda line: join(line.claim.exact),
           "Those stretches, to the letter"),
    Column("claim_text", Form.TEXT, lambda line: line.claim.text,
           "The claim to read, made only of the article's words"),
    Column("claim_kind", Form.WORD, lambda line: line.claim.kind.value,
           "quantity, event, quotation, date, prediction, opinion or other"),
    Column("fact_types", Form.LIST, lambda line: facts(fact.type.value for fact in line.claim.facts),
           "Type of each fact in the claim"),
    Column("value_raw", Form.LIST, lambda line: facts(fact.text for fact in line.claim.facts),
           "Each fact as the article has it"),
    Column("value_norm", Form.LIST, lambda line: facts(value_text(fact.value) for fact in line.claim.facts),
           "Its value: a number, low..high, a TIMEX3 date or duration, a full name; empty if unknown"),
    Column("unit", Form.LIST, lambda line: facts(fact.unit for fact in line.claim.facts),
           "The value's unit: persons, an ISO 4217 currency, percent, km; empty if it has none"),
    Column("qualifier", Form.LIST, lambda line: facts(fact.modifier for fact in line.claim.facts),
           "Its hedge as written: about, at least; empty if it has none"),
    Column("checkworthiness", Form.NUMBER, lambda line: number_text(line.claim.checkworthiness),
           "How much the claim deserves a check, 0 to 1"),
    Column("flags", Form.LIST, lambda line: join([flag.value for flag in line.claim.flags]),
           "Warnings about the reading of the claim, such as unresolved_date or vague_source"),
    Column("outlet", Form.TEXT, lambda line: line.claim.outlet or "",
           "The outlet that the article cites for it, by its usual name"),
    Column("outlets", Form.LIST, lambda line: join(line.claim.outlets),
           "All outlets it cites for it, outermost first"),
    Column("outlet_text", Form.TEXT, lambda line: line.outlet_text,
           "The article's words for the outlet, unnamed ones too"),
    Column("speaker", Form.TEXT, lambda line: line.claim.speaker or "",
           "Who said it: the innermost named speaker; A, B and C where several speak together"),
    Column("speakers", Form.LIST, lambda line: join(line.claim.speakers),
           "All speakers, outermost first"),
    Column("cue", Form.TEXT, lambda line: line.cue,
           "The words that attribute it: said, according to"),
    Column("attribution_type", Form.WORD, lambda line: line.attribution_type.value,
           "direct (all in quotation marks), mixed (partly), indirect (not at all) or none"),
    Column("attribution_basis", Form.WORD, lambda line: line.attribution_basis.value,
           "explicit (in its own sentence), carried (from the sentence before) or none"),
    Column("attribution_class", Form.WORD, lambda line: line.attribution_class,
           "What the source does with it: report, belief, intent, attitude; empty where nobody is cited",
           since=2),
    Column("attribution_confidence", Form.NUMBER, lambda line: line.confidence,
           "Share of attributions like this one that are right, 0 to 1"),
    Column("source_check", Form.WORD, lambda line: line.row.source_status or "",
           "The machine's reading against saved sources: of several cited outlets the riskiest, or empty",
           since=2),
    Column("attribution_verdict", Form.WORD, lambda line: line.verdict.attribution.value,
           "The reviewer on whether the outlet said it: confirmed, rejected or empty"),
    Column("verdict", Form.WORD, lambda line: line.verdict.value.value,
           "The reviewer on the fact: verified, disputed, unverifiable or unreviewed"),
    Column("dispute_reason", Form.WORD, lambda line: line.verdict.reason or "",
           "Why it is disputed, such as wrong_number or misquote; disputed does not mean false"),
    Column("correction", Form.TEXT, lambda line: line.verdict.correction or "",
           "What it should say, in the reviewer's words"),
    Column("note", Form.NOTES, lambda line: join_notes(line.row.notes),
           "The reviewer's notes, each as [time, author] body"),
    Column("evidence_count", Form.NUMBER, lambda line: line.accepted.text("evidence_count"),
           "Passages of saved sources that were accepted for the claim, by anybody", since=2),
    Column("origin_count", Form.NUMBER, lambda line: line.accepted.text("origin_count"),
           "Independent origins among them: a reprint counts once", since=2),
    Column("evidence_1_title", Form.TEXT, lambda line: line.accepted.text("evidence_1_title"),
           "Title of the source of the first passage that is more than context, else of the first", since=2),
    Column("evidence_1_url", Form.TEXT, lambda line: line.accepted.text("evidence_1_url"),
           "Its address, if known", since=2),
    Column("evidence_1_quote", Form.TEXT, lambda line: line.accepted.text("evidence_1_quote"),
           "The passage, to the letter", since=2),
    Column("evidence_1_accessed_at", Form.TIME, lambda line: line.accepted.text("evidence_1_accessed_at"),
           "When the source was read, in UTC", since=2),
    Column("evidence_1_sha256", Form.TEXT, lambda line: line.accepted.text("evidence_1_sha256"),
           "Digest of the source's whole text (in UTF-8) as it was then", since=2),
    Column("reviewer", Form.TEXT, lambda line: line.verdict.reviewer,
           "Who decided; empty where nobody did"),
    Column("reviewed_at", Form.TIME, lambda line: line.reviewed_at,
           "When, in UTC"),
    Column("retired", Form.WORD, lambda line: YES if line.row.retired else "",
           "yes where the claim is gone from the article's text or was put aside; its decisions are kept"),
    Column("engine_version", Form.TEXT, lambda line: line.claim.engine.version,
           "Version of the workbench that extracted the claim"),
    Column("model", Form.TEXT, lambda line: line.claim.engine.model,
           "The parser's model; by hand for a claim that a reviewer made"),
    Column("model_version", Form.TEXT, lambda line: line.claim.engine.model_version,
           "Its version"),
    Column("lexicon_digest", Form.TEXT, lambda line: line.claim.engine.lexicon,
           "Digest of the lexicon that it used"),
    Column("ledger_head", Form.TEXT, lambda line: line.head,
           "Head of the ledger of decisions at the export, for verify-log --head"),
)
# fmt: on

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
"""The header."""

EARLIER_NAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(column.name for column in COLUMNS if column.since <= version)
    for version in range(1, int(SCHEMA_VERSION))
)
"""The headers of earlier versions, in order."""

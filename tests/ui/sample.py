"""An invented article with claims made by hand, and stores that hold it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from workbench.identity import ClaimIds, article_id, source_id
from workbench.model import (
    Antecedent,
    Article,
    Attribution,
    AttributionType,
    Basis,
    Block,
    BlockRole,
    Claim,
    ClaimKind,
    DisputeReason,
    Edition,
    Engine,
    EntryType,
    Flag,
    Mention,
    MentionType,
    NewEntry,
    Scalar,
    Span,
    VerdictValue,
)
from workbench.sources import Source
from workbench.store import open_store
from workbench.text import join_spans, sha256

ENGINE = Engine("0.1.0", "hand", "1", "none")

TEXT = """\
Island council votes to close the old harbour
Fishing crews say the plan leaves them nowhere to land

The council of Tarn Island voted on Tuesday to close the old harbour within two years, \
the Northern Courier said. About 1,200 boats used it last season, according to harbour master Edda Quill.
What happened
The vote was "the hardest decision of my life," mayor Oskar Venn told the Tarn Herald. \
He said the sea wall would cost $48 million to repair and that 35 percent of it was already unsafe.
Sign up for the Island Morning newsletter
Fishing crews plan to block the ferry terminal in March, the Northern Courier said. \
"We have nowhere to land," said Runa Falk, who leads a union of 640 crews. \
Local reports said two patrol boats of the Heron class would stay in the harbour until the end.
What next
The regional court must approve the plan by June 30, the Tarn Herald said. \
It has never overruled the council.
Lena Orr has covered the coast for ten years.
"""

BLOCKS = (
    ("Island council", BlockRole.HEADLINE, "first line"),
    ("Fishing crews say", BlockRole.DEK, "second line, a sentence"),
    ("The council of", BlockRole.BODY, "run of sentences"),
    ("What happened", BlockRole.HEADING, "short, no verb"),
    ("The vote was", BlockRole.BODY, "run of sentences"),
    ("Sign up for", BlockRole.PROMO, "asks to subscribe"),
    ("Fishing crews plan", BlockRole.BODY, "run of sentences"),
    ("What next", BlockRole.HEADING, "short, no verb"),
    ("The regional court", BlockRole.BODY, "run of sentences"),
    ("Lena Orr", BlockRole.BIO, "about the author"),
)


def span(text: str, words: str, start: int = 0) -> Span:
    """Return where words stand in a text."""
    at = text.index(words, start)
    return Span(at, at + len(words))


def blocks() -> tuple[Block, ...]:
    """Return the blocks of the article, a line each."""
    found = []
    for start_words, role, reason in BLOCKS:
        start = TEXT.index(start_words)
        found.append(Block(start, TEXT.index("\n", start), role, reason, 1.0))
    return tuple(found)


def frame(
    text: str,
    content: str,
    source: str | None,
    cue: str,
    *,
    outlet: str | None = None,
    speaker: str | None = None,
    type: AttributionType = AttributionType.INDIRECT,  # noqa: A002 - the field's name
    basis: Basis = Basis.EXPLICIT,
    vague: bool = False,
) -> Attribution:
    """Return an attribution by the words of its parts."""
    content_span = span(text, content)
    near = max(0, content_span.start - 120)
    return Attribution(
        content_spans=(content_span,),
        source_span=span(text, source, near) if source else None,
        cue_span=span(text, cue, near),
        cue=cue,
        outlets=(outlet,) if outlet else (),
        outlet_text=source if outlet or vague else None,
        speakers=(speaker,) if speaker else (),
        type=type,
        basis=basis,
        confidence=0.9,
        vague=vague,
    )


def claim(
    ids: ClaimIds,
    text: str,
    exact: str | Sequence[str],
    kind: ClaimKind,
    chain: Sequence[Attribution] = (),
    *,
    facts: Sequence[Mention] = (),
    flags: Sequence[Flag] = (),
    antecedent: Antecedent | None = None,
) -> Claim:
    """Return a claim by its words."""
    pieces = [exact] if isinstance(exact, str) else list(exact)
    spans = tuple(span(text, piece) for piece in pieces)
    slices = join_spans(text, spans)
    return Claim(
        claim_id=ids.next(slices),
        text=" ".join(slices),
        spans=spans,
        exact=slices,
        kind=kind,
        checkworthiness=0.7,
        checkworthiness_reason="a number" if facts else "an event",
        flags=tuple(flags),
        block=BlockRole.BODY,
        chain=tuple(chain),
        facts=tuple(facts),
        engine=ENGINE,
        antecedent=antecedent,
    )


def fact(
    text: str,
    words: str,
    kind: MentionType,
    value: Scalar | tuple[Scalar, ...] | None = None,
    unit: str | None = None,
) -> Mention:
    """Return a typed fact by its words."""
    start, end = span(text, words)
    return Mention(kind, words, start, end, value, unit)


COURIER = "Northern Courier"
HERALD = "Tarn Herald"


def claims() -> tuple[Claim, ...]:
    """Return the article's claims in order of place."""
    ids = ClaimIds(article_id(TEXT))
    vote = "The council of Tarn Island voted on Tuesday to close the old harbour within two years"
    boats = "About 1,200 boats used it last season"
    hardest = 'The vote was "the hardest decision of my life,"'
    cost = "the sea wall would cost $48 million to repair"
    unsafe = "35 percent of it was already unsafe"
    block = "Fishing crews plan to block the ferry terminal in March"
    nowhere = '"We have nowhere to land,"'
    union = "Runa Falk, who leads a union of 640 crews"
    patrol = "two patrol boats of the Heron class would stay in the harbour until the end"
    court = "The regional court must approve the plan by June 30"
    never = "has never overruled the council"
    kind, mention, flag = ClaimKind, MentionType, Flag
    harbour = Antecedent("the old harbour", span(TEXT, "the old harbour", 100))
    courier = frame(TEXT, vote, "the Northern Courier", "said", outlet=COURIER)
    quill = frame(TEXT, boats, "harbour master Edda Quill", "according to", speaker="Edda Quill")
    told = frame(
        TEXT, hardest, "the Tarn Herald", "told",
        outlet=HERALD, speaker="Oskar Venn", type=AttributionType.MIXED,
    )  # fmt: skip
    he = [
        frame(TEXT, words, "He", "said", speaker="Oskar Venn", basis=Basis.CARRIED)
        for words in (cost, unsafe)
    ]
    plan = frame(TEXT, block, "the Northern Courier", "said", outlet=COURIER)
    falk = frame(TEXT, nowhere, "Runa Falk", "said", speaker="Runa Falk", type=AttributionType.DIRECT)
    vague = frame(TEXT, patrol, "Local reports", "said", vague=True)
    herald = frame(TEXT, court, "the Tarn Herald", "said", outlet=HERALD)
    when = fact(TEXT, "Tuesday", mention.DATE)
    term = fact(TEXT, "within two years", mention.DURATION, "P2Y")
    island = fact(TEXT, "Tarn Island", mention.PLACE, "Tarn Island")
    fleet = fact(TEXT, "About 1,200 boats", mention.UNIT_COUNT, 1200, "boats")
    money = fact(TEXT, "$48 million", mention.MONEY, 48_000_000, "USD")
    share = fact(TEXT, "35 percent", mention.PERCENT, 35, "percent")
    march = fact(TEXT, "March", mention.DATE)
    crews = fact(TEXT, "640 crews", mention.UNIT_COUNT, 640, "crews")
    patrols = fact(TEXT, "two patrol boats", mention.UNIT_COUNT, 2, "boats")
    heron = fact(TEXT, "Heron", mention.WEAPON, "Heron")
    june = fact(TEXT, "June 30", mention.DATE, "XXXX-06-30")
    no_outlet, no_date, inferred = [flag.NO_OUTLET], [flag.UNRESOLVED_DATE], [flag.INFERRED_SPEAKER]
    court_span = Antecedent("The regional court", span(TEXT, "The regional court"))
    headline = "Island council votes to close the old harbour"
    return (
        claim(ids, TEXT, headline, kind.EVENT, flags=no_outlet),
        claim(ids, TEXT, vote, kind.EVENT, [courier], facts=[when, term, island], flags=no_date),
        claim(ids, TEXT, boats, kind.QUANTITY, [quill], facts=[fleet], flags=no_outlet, antecedent=harbour),
        claim(ids, TEXT, hardest, kind.QUOTATION, [told]),
        claim(ids, TEXT, cost, kind.QUANTITY, he[:1], facts=[money], flags=inferred),
        claim(ids, TEXT, unsafe, kind.QUANTITY, he[1:], facts=[share], flags=inferred),
        claim(ids, TEXT, block, kind.PREDICTION, [plan], facts=[march], flags=no_date),
        claim(ids, TEXT, nowhere, kind.QUOTATION, [falk], flags=no_outlet),
        claim(ids, TEXT, union, kind.QUANTITY, facts=[crews], flags=no_outlet),
        claim(
            ids, TEXT, patrol, kind.EVENT, [vague],
            facts=[patrols, heron], flags=[flag.VAGUE_SOURCE, flag.NO_OUTLET],
        ),
        claim(ids, TEXT, court, kind.DATE, [herald], facts=[june], flags=no_date),
        claim(ids, TEXT, never, kind.EVENT, flags=no_outlet, antecedent=court_span),
    )  # fmt: skip


def article(
    text: str = TEXT, title: str = "Island council votes to close the old harbour", **data: Any
) -> Article:
    """Return the article without its text."""
    return Article(article_id(text), title, "harbour.txt", **data)


def edition(text: str = TEXT, labelled: Sequence[Block] | None = None) -> Edition:
    """Return the article's text with its blocks."""
    return Edition(
        article_id(text), sha256(text), text, blocks=blocks() if labelled is None else tuple(labelled)
    )


MOMENT = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)
REVIEWER = "mira"


def make_store(path: Path, *, published: date | None = date(2024, 11, 18)) -> Path:
    """Make a store that holds the article without any decision."""
    with open_store(path) as store:
        store.put_article(article(publisher="Coast Weekly", published=published), edition(), claims())
    return path


def decide(path: Path, number: int, value: VerdictValue, reviewer: str = REVIEWER, **payload: str) -> None:
    """Give a claim, by its number from 1, a verdict at a fixed time."""
    made = claims()[number - 1]
    entry = NewEntry(
        EntryType.VERDICT,
        reviewer,
        article_id(TEXT),
        made.claim_id,
        {"verdict": value.value, **payload},
        MOMENT,
    )
    with open_store(path) as store:
        store.append(entry)


def note(path: Path, number: int, body: str, reviewer: str = REVIEWER) -> None:
    """Attach a note to a claim, by its number from 1, at a fixed time."""
    made = claims()[number - 1]
    with open_store(path) as store:
        store.append(
            NewEntry(EntryType.NOTE, reviewer, article_id(TEXT), made.claim_id, {"body": body}, MOMENT)
        )


def make_worked_store(path: Path) -> Path:
    """Make a store in which two reviewers have been at work."""
    make_store(path)
    decide(path, 1, VerdictValue.VERIFIED)
    decide(path, 2, VerdictValue.VERIFIED)
    decide(path, 3, VerdictValue.DISPUTED, reason=DisputeReason.WRONG_NUMBER.value)
    decide(path, 4, VerdictValue.VERIFIED)
    decide(path, 5, VerdictValue.UNVERIFIABLE)
    decide(path, 3, VerdictValue.VERIFIED, "jonas")
    decide(path, 6, VerdictValue.DISPUTED, "jonas", reason=DisputeReason.WRONG_NUMBER.value)
    note(path, 3, "The harbour log says 1,020.\nAsked Edda Quill for the season's list.")
    return path


COURIER_TEXT = """\
Council closes the old harbour

The council of Tarn Island voted on Tuesday to close the old harbour within three years, after a debate \
of six hours. The ferry will go on as before.

Boat owners were not asked, a spokeswoman said.
"""
HERALD_TEXT = """\
Mayor defends the vote

Four hours passed before the hands went up. The vote was "the hardest decision of my life," mayor Oskar Venn \
said. But he would open the harbour again if the state paid for the wall, he said.

Fishing crews plan to block the ferry terminal in March, two of their leaders said. They want a new pier.
"""
WIRE_TEXT = """\
From our partners: Fishing crews plan to block the ferry terminal in March, two of their leaders said. \
They want a new pier.
"""
ACCESSED = datetime(2024, 11, 16, 9, 30, tzinfo=UTC)


def source(
    outlet: str,
    text: str,
    title: str = "",
    published: date | None = None,
    accessed_at: datetime = ACCESSED,
    *,
    language: str = "en",
    stub: bool = False,
) -> Source:
    """Return a saved text of an outlet's; the same outlet again is another version of it."""
    origin = f"{outlet.casefold().replace(' ', '-')}.txt"
    name = source_id(outlet, origin)
    return Source(
        name, outlet, text, sha256(text), accessed_at, origin,
        title=title, published=published, language=language, stub=stub,
    )  # fmt: skip


def save(path: Path, *sources: Source) -> None:
    """Save sources and check the claims against all that is saved."""
    from workbench.desk.checking import check_all

    with open_store(path) as store:
        for one in sources:
            store.put_source(one)
        check_all(store)


def make_sourced_store(path: Path) -> Path:
    """Make a store with three saved sources, whose checks show each status but ``source_missing``."""
    make_worked_store(path)
    day = date(2024, 11, 13)
    save(
        path,
        source(COURIER, COURIER_TEXT, "Council closes the old harbour", published=day),
        source(HERALD, HERALD_TEXT, "Mayor defends the vote", published=day),
        source("Coast Wire", WIRE_TEXT),
    )
    return path

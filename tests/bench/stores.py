"""Builds stores of any size for benchmarks: invented articles, claims from templates, no extraction.

    python tests/bench/stores.py STORE --claims 100000 [--articles 1] [--decided 0.1] [--checked 0.8]
        [--words 0] [--seed 1]

The same arguments give the same claims. Templates have few words, each of them in many claims; with
``--words`` each claim ends in some out of a made-up vocabulary of that size, the most common one in every
other claim, most of them in few, as the words of a language are. The rows are those that
``Store.put_article`` writes, written by the same code in one transaction an article.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.identity import article_id, source_id
from workbench.model import (
    Article,
    Block,
    BlockRole,
    DisputeReason,
    Edition,
    EntryType,
    FrameClass,
    NewEntry,
    SourceCheckStatus,
    Span,
    VerdictValue,
)
from workbench.record import Record
from workbench.sources import EvidenceRelation, Source
from workbench.store import Store, StoredCheck, View, evidence_payload, open_store
from workbench.store.intake import put_reading
from workbench.store.replacement import Reading
from workbench.text import sha256

if TYPE_CHECKING:
    import pytest

REVIEWER = "bench"
"""Who takes the decisions of ``--decided``."""

KEPT_IN = "WORKBENCH_BENCH_STORES"
"""Names a folder in which large stores are kept for the next run: a million claims take minutes to write."""

OUTLETS = (
    "Harbour Post", "Northern Ledger", "Daily Beacon", "The Tidewater Times", "Le Courrier du Lac",
    "Radio Meridian", "Public Wire", "Evening Standardbearer", "Zeitblatt", "The Granite Review",
)  # fmt: skip
SPEAKERS = (
    "Mara Lindqvist", "Tomas Okafor", "Ines Baptista", "Yusuf Halloran", "Greta Vanek", "Paul Aduba",
    "Sofia Marchetti", "Daniel Oyelaran", "Ruth Castellan", "Viktor Amsel", "Leila Brandt", "Omar Quist",
)  # fmt: skip
PLACES = ("Velmora", "Port Asher", "Lower Dunmere", "the Karsk valley", "Ostrava Bay", "Tarn", "New Halden")
SUBJECTS = ("workers", "residents", "volunteers", "soldiers", "passengers", "nurses", "farmers", "pupils")
VERBS = ("left", "reached", "rebuilt", "protested in", "crossed", "registered in", "returned to", "surveyed")
MODIFIERS = ("about", "at least", "nearly", "more than", None)
MONTHS = ("January", "March", "May", "July", "October", "December")
_QUICK = ("synchronous = OFF", "cache_size = -262144", "foreign_keys = OFF", "ignore_check_constraints = ON")
KINDS = ("quantity", "event", "date")
CLAUSE = (4, 9)
"""Fewest and most made-up words at the end of a claim."""
_ONSETS = "b br d dr f fl g gr h j k kl l m n p pr r s st t tr v w z".split()
_RIMES = "a ad al an ar e el en er et i il in ir is o ol on or os u ul un ur".split()
CLASSES = {7: FrameClass.BELIEF, 8: FrameClass.INTENT, 9: FrameClass.ATTITUDE}


def vocabulary(size: int) -> tuple[str, ...]:
    """Return as many made-up words, each of two syllables or more; the same ones each time."""
    syllables = [onset + rime for onset in _ONSETS for rime in _RIMES]
    random.Random(size).shuffle(syllables)
    words: list[str] = []
    for number in range(size):
        rest, word = divmod(number, len(syllables))
        second, third = rest % len(syllables), rest // len(syllables)
        more = syllables[(word * 7 + second) % len(syllables)] + (syllables[third] if third else "")
        words.append(syllables[word] + more)
    return tuple(words)


def records_of(
    article: str, start: int, count: int, draw: random.Random, words: Sequence[str] = ()
) -> tuple[str, list[Record]]:
    """Return sentences as one text, and the record of a claim for each.

    Args:
        article: The article's id.
        start: Offset of the text in the article.
        count: How many.
        draw: Where chance comes from.
        words: What claims end in, the most common first; nothing where there are none.
    """
    sentences, records, offset = [], [], start
    for number in range(count):
        # As unique as the ids of ``identity``, at a fiftieth of the time.
        sentence, record = _record(f"{article[:8]}{number:08x}", offset, draw.random, words)
        sentences.append(sentence)
        records.append(record)
        offset += len(sentence) + 1
    return " ".join(sentences), records


def _record(
    claim_id: str, offset: int, draw: Callable[[], float], words: Sequence[str]
) -> tuple[str, Record]:
    outlet, speaker = OUTLETS[int(draw() * len(OUTLETS))], SPEAKERS[int(draw() * len(SPEAKERS))]
    number, place = 2 + int(draw() * 99_997), PLACES[int(draw() * len(PLACES))]
    modifier, subject = MODIFIERS[int(draw() * len(MODIFIERS))], SUBJECTS[int(draw() * len(SUBJECTS))]
    day = f"{1 + int(draw() * 28)} {MONTHS[int(draw() * len(MONTHS))]}"
    count = f"{number:,} {subject}"
    head = f"{modifier[0].upper()}{modifier[1:]} {count}" if modifier else count
    content = f"{head} {VERBS[int(draw() * len(VERBS))]} {place} on {day}"
    if words:
        # Zipf's law: the logarithm of a word's rank is even.
        often = CLAUSE[0] + int(draw() * (CLAUSE[1] - CLAUSE[0] + 1))
        clause = " ".join(words[int(len(words) ** draw()) - 1] for _ in range(often))
        content = f"{content} {clause}"
    chain = []
    sentence = f"{content}."
    if draw() < 0.8:
        source = f"{speaker}, as the {outlet} reported"
        sentence = f"{content}, said {source}."
        chain = [_frame(offset, content, source, outlet, speaker, round(draw(), 3))]
    facts = [
        _fact("quantity", count, offset + len(head) - len(count), number, subject, modifier),
        _fact("place", place, offset + content.index(place), place, None, None),
        _fact("date", day, offset + content.index(day), day, None, None),
    ][: 3 if draw() < 0.5 else 2]
    return sentence, {
        "claim_id": claim_id,
        "text": content,
        "start": offset,
        "end": offset + len(content),
        "spans": [[offset, offset + len(content)]],
        "exact": [content],
        "antecedent": None,
        "kind": KINDS[int(draw() * len(KINDS))],
        "checkworthiness": round(draw(), 3),
        "checkworthiness_reason": "a number",
        "flags": [] if chain else ["no_outlet"],
        "block": "body",
        "attribution": _attribution(chain),
        "facts": facts,
        "engine": {"version": "0.0.0", "model": "synthetic", "model_version": "0", "lexicon": "0" * 16},
    }


def _frame(offset: int, content: str, source: str, outlet: str, speaker: str, confidence: float) -> Record:
    at = offset + len(content) + len(", said ")
    return {
        "outlet": outlet,
        "outlets": [outlet],
        "outlet_text": outlet,
        "speaker": speaker,
        "speakers": [speaker],
        "cue": "said",
        "type": "indirect",
        "basis": "explicit",
        # Of the confidence's last digit, so that other classes draw no more chance.
        "class": CLASSES.get(round(1000 * confidence) % 10, FrameClass.REPORT).value,
        "confidence": confidence,
        "inferred": False,
        "vague": False,
        "ambiguous_outlet": False,
        "source_span": [at, at + len(source)],
        "cue_span": [at - 5, at - 1],
        "content_spans": [[offset, offset + len(content)]],
    }


def _attribution(chain: list[Record]) -> Record:
    if chain:
        return {**chain[0], "chain": chain}
    nothing: Record = {
        "outlet": None,
        "outlets": [],
        "outlet_text": None,
        "speaker": None,
        "speakers": [],
        "cue": None,
    }
    return {**nothing, "type": "none", "basis": "none", "confidence": 0.0, "chain": []}


def _fact(kind: str, text: str, start: int, value: object, unit: str | None, modifier: str | None) -> Record:
    return {
        "type": kind,
        "text": text,
        "start": start,
        "end": start + len(text),
        "value": value,
        "unit": unit,
        "subtype": None,
        "modifier": modifier,
        "interval": None,
        "by": "rule",
    }


def build(
    path: Path,
    claims: int,
    articles: int = 1,
    decided: float = 0.0,
    seed: int = 1,
    checked: float = 0.0,
    words: int = 0,
) -> None:
    """Make a store.

    Args:
        path: A file that does not exist yet.
        claims: How many, spread evenly over the articles.
        articles: How many.
        decided: Share of the claims with a verdict by ``REVIEWER``, one in ten of them with a note.
        seed: Of all chance.
        checked: Share of the claims with a source check, one in a hundred of them with evidence.
        words: How many made-up words the claims end in; 0 for none at all.
    """
    draw, made_up = random.Random(seed), vocabulary(words)
    gc.disable()  # millions of small values, none of them garbage before the end
    with open_store(path) as store:
        # Only here is a store of this size written at once, and thrown away if that fails.
        for setting in (*_QUICK, "journal_mode = OFF"):
            store._conn.execute(f"PRAGMA {setting}")
        for index in range(articles):
            size = claims // articles + (index < claims % articles)
            _put(store, index, size, draw, made_up)
        store._conn.execute("PRAGMA journal_mode = WAL")
    with open_store(path) as store:
        if decided:
            store.append_many(_decisions(store, decided, draw))
        if checked:
            store._conn.execute("PRAGMA synchronous = OFF")
            page = _page(draw)
            store.put_source(page)
            chosen = [row_id for row_id in _row_ids(store) if draw.random() < checked]
            store.put_checks((row_id, [_check(page, draw)]) for row_id in chosen)
            store.append_many(_evidence(store, store.source(page.source_id), checked / 100, draw))
    gc.enable()


def kept(
    claims: int,
    folders: pytest.TempPathFactory,
    articles: int = 1,
    decided: float = 0.0,
    words: int = 0,
) -> Path:
    """Return a store for reading: one built earlier where ``KEPT_IN`` names a folder to keep it in.

    Args:
        claims: How many (see ``build``).
        folders: Where it is made otherwise.
        articles: How many.
        decided: Share of the claims with a verdict.
        words: How many made-up words the claims end in.
    """
    named = os.environ.get(KEPT_IN)
    folder = Path(named) if named else folders.mktemp("stores")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"claims-{claims}-{articles}-{decided}-{words}.db"
    if not path.exists():
        began = time.perf_counter()
        half = path.with_suffix(".half")
        half.unlink(missing_ok=True)
        build(half, claims, articles, decided, words=words)
        half.rename(path)
        print(f"\nbuilt {claims:,} claims in {time.perf_counter() - began:.1f} s")
    open_store(path).close()  # one kept from an older schema is brought up to date
    return path


def _put(store: Store, index: int, size: int, draw: random.Random, words: Sequence[str]) -> None:
    title = f"Invented report number {index + 1}"
    identity = article_id(f"{title} {draw.random()}")
    body, records = records_of(identity, len(title) + 1, size, draw, words)
    text = f"{title}\n{body}"
    blocks = (
        Block(0, len(title), BlockRole.HEADLINE, "first line"),
        Block(len(title) + 1, len(text), BlockRole.BODY, "running text"),
    )
    article = Article(identity, title, f"report-{index + 1}.txt", published=date(2024, 11, 18))
    edition = Edition(identity, sha256(text), text, blocks=blocks)
    put_reading(store._conn, article, edition, Reading.of(edition, records))


def _row_ids(store: Store) -> Iterator[int]:
    return (row_id for chunk in store.claim_ids(View()) for row_id in chunk)


def _page(draw: random.Random) -> Source:
    text, _ = records_of("0" * 16, 0, 50, draw)
    name, read = OUTLETS[0], datetime(2024, 11, 18, tzinfo=UTC)
    return Source(source_id(name, "page.html"), name, text, sha256(text), read, "page.html")


def _check(page: Source, draw: random.Random) -> StoredCheck:
    status = draw.choice(list(SourceCheckStatus))
    if status is not SourceCheckStatus.CONFIRMED:
        return StoredCheck(draw.choice(OUTLETS), status)
    start = draw.randrange(len(page.text) - 100)
    span = Span(start, start + 100)
    text = page.text[span.start : span.end]
    return StoredCheck(page.outlet, status, page.source_id, 1, span, text, origins=1)


def _evidence(store: Store, page: Source, share: float, draw: random.Random) -> Iterator[NewEntry]:
    payload = evidence_payload(page, Span(0, 80), EvidenceRelation.SUPPORTS)
    chosen = [row_id for row_id in _row_ids(store) if draw.random() < share]
    for first in range(0, len(chosen), 1000):
        for row in store.rows(chosen[first : first + 1000], REVIEWER).values():
            yield NewEntry(EntryType.EVIDENCE, REVIEWER, row.article_id, row.claim_id, payload)


def _decisions(store: Store, decided: float, draw: random.Random) -> Iterator[NewEntry]:
    at = datetime(2024, 11, 18, 9, tzinfo=UTC)
    chosen = [row_id for row_id in _row_ids(store) if draw.random() < decided]
    for first in range(0, len(chosen), 1000):
        for row in store.rows(chosen[first : first + 1000], REVIEWER).values():
            at += timedelta(seconds=1)
            value = draw.choice((VerdictValue.VERIFIED, VerdictValue.DISPUTED, VerdictValue.UNVERIFIABLE))
            payload: dict[str, object] = {"verdict": value.value}
            if value is VerdictValue.DISPUTED:
                payload["reason"] = draw.choice(list(DisputeReason)).value
            yield NewEntry(EntryType.VERDICT, REVIEWER, row.article_id, row.claim_id, payload, at)
            if draw.random() < 0.1:
                note = {"body": f"asked {draw.choice(SPEAKERS)} about {draw.choice(PLACES)}"}
                yield NewEntry(EntryType.NOTE, REVIEWER, row.article_id, row.claim_id, dict(note), at)


def main() -> None:
    """Build one store from the command line."""
    parser = argparse.ArgumentParser(description=build.__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=1)
    parser.add_argument("--decided", type=float, default=0.0)
    parser.add_argument("--checked", type=float, default=0.0)
    parser.add_argument("--words", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    shares = options.decided, options.seed, options.checked
    build(options.store, options.claims, options.articles, *shares, options.words)
    size = options.store.stat().st_size / 1e6
    print(f"{options.claims} claims in {time.perf_counter() - began:.1f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()

"""What reviewers may do at three stores, by chance, and everything that can be seen of a store afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import strategies as st

from tests.unit.store.samples import ENGINE, Sample, cited, source
from workbench.errors import StoreError
from workbench.identity import ClaimIds
from workbench.lexicon import Entry, OwnRow
from workbench.model import Block, BlockRole, Claim, ClaimKind, Edition, EntryType, NewEntry, Span
from workbench.sources import Source
from workbench.store import connection, intake, ledger, lexicon, open_store, sources
from workbench.store.edit_payloads import making_record
from workbench.text import sha256

SENTENCES = (
    "Rain fell on Velmora.",
    "The ferry makes no trips.",
    "Nobody was hurt at Tarn.",
    "The dam cost $5 million.",
    "The dam cost €5 million.",
)
"""The last two have one id: it ignores signs."""
TEXTS = (
    SENTENCES[:3],
    SENTENCES[:4],
    (SENTENCES[2], SENTENCES[0]),
    (SENTENCES[4], *SENTENCES[:2]),
)
"""Editions of one article."""

SAMPLE = Sample.of(TEXTS[0])
NAMES = ("ada", "bo", "cy")
PAGE = source("Harbour Post", "Rain fell on Velmora for eight days. The ferry sank.")
START = datetime(2031, 3, 14, 9, tzinfo=UTC)

STATE = {
    "article": "SELECT article_id, title, url, publisher, published, given, sha256, reading, read_at, "
    "claims, retired, article.added_at, origin FROM article JOIN edition ON edition.id = article.edition",
    "edition": "SELECT article_id, sha256, encoding, edition.added_at, text FROM edition "
    "JOIN article ON article.id = edition.article",
    "block": "SELECT article_id, block.number, char_start, char_end, block.role, block.reason, score, "
    "block_given.role, block_given.reason FROM article JOIN block ON block.edition = article.edition "
    "LEFT JOIN block_given ON block_given.edition = block.edition AND block_given.number = block.number",
    "claim": "SELECT article_id, row_number() OVER (PARTITION BY claim.article ORDER BY claim.id), claim_id, "
    "claim.number, paragraph, claim.text, kind, outlet, outlet_text, speaker, flags, fact_types, spans, "
    "sha256, claim.retired, record, original, aside, vanished, anchor, "
    "(SELECT group_concat(value, '|') FROM (SELECT dimension || value AS value FROM claim_facet "
    "JOIN facet ON facet.id = claim_facet.facet WHERE claim_facet.claim = claim.id ORDER BY 1)) "
    "FROM claim JOIN article ON article.id = claim.article JOIN edition ON edition.id = claim.edition "
    "JOIN claim_record ON claim_record.claim = claim.id LEFT JOIN edited ON edited.claim = claim.id",
    "former_claim": "SELECT article_id, claim_id, former_claim.read_at, sha256, former_claim.reading, record "
    "FROM former_claim JOIN article ON article.id = former_claim.article",
    "verdict": "SELECT article_id, claim_id, reviewer, value, reason, correction, attribution, reviewed_at "
    "FROM verdict JOIN claim ON claim.id = verdict.claim JOIN article ON article.id = claim.article",
    "note": "SELECT claim_id, reviewer, at, body, note.origin, seq FROM note "
    "JOIN claim ON claim.id = note.claim",
    "note_search": "SELECT claim_id, notes FROM note_search JOIN claim ON claim.id = note_search.rowid",
    "evidence": "SELECT claim_id, reviewer, source_id, version, sha256, evidence.text, relation, origin, seq "
    "FROM evidence JOIN claim ON claim.id = evidence.claim",
    "reopened": "SELECT claim_id, reviewer, type, source_id, reopened.version, was, at FROM reopened "
    "JOIN claim ON claim.id = reopened.claim",
    "tally": "SELECT article_id, reviewer, value, tally.claims FROM tally "
    "JOIN article ON article.id = tally.article WHERE tally.claims > 0",
    "source": "SELECT source_id, outlet, outlet_key, origin, url, title, published, version, added_at, "
    "removed_at FROM source",
    "source_version": "SELECT source_id, source_version.version, sha256, ordered_at, accessed_at, language, "
    "stub, text FROM source_version JOIN source ON source.id = source_version.source",
    "passage": "SELECT source_id, char_start, char_end, stems FROM passage "
    "JOIN source ON source.id = passage.id >> 24",
    "lexicon_row": "SELECT entry, name, aliases, off, reviewer, added_at FROM lexicon_row "
    "WHERE removed_at IS NULL",
    "entry": "SELECT origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash "
    "FROM entry",
    "archived": "SELECT article_id FROM archived JOIN article ON article.id = archived.article",
}
"""Everything that can be seen, keys of this store and the machine's checks left aside."""


class Act(NamedTuple):
    """One thing that somebody does: who (a store), what, and two choices."""

    who: int
    what: str
    first: int
    second: int


ACTS = (
    "verdict verdict attribution note note_again undo undo redo evidence withdraw "
    "drop bring_back outlet speaker kind fact spans add split merge no_fact fact_after_all line_out line_in "
    "title published archive put_other reread reread another_text another_text edition edition "
    "version version source_again remove_source word drop_word pull"
).split()
HISTORY = st.lists(
    st.builds(Act, st.integers(0, 2), st.sampled_from(ACTS), st.integers(0, 7), st.integers(0, 3)),
    min_size=4,
    max_size=26,
)


def state_of(path: Path) -> dict[str, list[str]]:
    """Return everything that can be seen of a store."""
    with closing(sqlite3.connect(path)) as conn:
        return {name: sorted(map(repr, conn.execute(query))) for name, query in STATE.items()}


def sample(sentences: Sequence[str], without: int | None = None, outlet: str | None = None) -> Sample:
    """Return the article with another text, or read otherwise: without a claim, others with an outlet."""
    made = Sample.of(sentences)
    ids = ClaimIds(SAMPLE.article.article_id)
    claims = [replace(claim, claim_id=ids.next(claim.exact)) for claim in made.claims]
    if without is not None:
        del claims[without % len(claims)]
    if outlet is not None:
        claims = [cited(claim, outlet) for claim in claims]
    edition = replace(made.edition, article_id=SAMPLE.article.article_id)
    return Sample(SAMPLE.article, edition, tuple(claims))


def saved(text: str, minutes: int, outlet: str = PAGE.outlet) -> Source:
    """Return the page with another text, read so many minutes later."""
    read = PAGE.accessed_at + timedelta(minutes=minutes)
    return replace(PAGE, outlet=outlet, text=text, sha256=sha256(text), accessed_at=read)


class _Clock:
    """Moves on at every third look only: what two stores do can have the same time."""

    looks = 0

    @classmethod
    def now(cls, zone: object) -> datetime:
        del zone
        cls.looks += 1
        return START + timedelta(seconds=cls.looks // 3)


@contextmanager
def quick_stores() -> Iterator[None]:
    """Let stores be written without waiting for the disk, by a clock that stands still now and then."""
    careful = connection._configured

    def careless(path: Path, mode: str, busy_timeout: float) -> sqlite3.Connection:
        conn = careful(path, mode, busy_timeout)
        conn.execute("PRAGMA synchronous = OFF")
        return conn

    _Clock.looks = 0
    with ExitStack() as stack:
        stack.enter_context(patch.object(connection, "_configured", careless))
        for module in (intake, ledger, sources, lexicon):
            stack.enter_context(patch.object(module, "datetime", _Clock))
        yield


class Desks:
    """Three reviewers, each at a store of their own."""

    def __init__(self, folder: Path, template: Path) -> None:
        """Open three copies of a store that holds article and source, each with an origin of its own."""
        self.paths = [folder / f"{name}.db" for name in NAMES]
        self.stores = []
        self.made = 0
        for number, path in enumerate(self.paths, 1):
            shutil.copy(template, path)
            with closing(sqlite3.connect(path)) as conn:
                conn.execute("UPDATE meta SET value = ? WHERE key = 'origin'", (f"{number:016x}",))
                conn.commit()
            self.stores.append(open_store(path))

    def close(self) -> None:
        """Close the stores."""
        for store in self.stores:
            store.close()

    def do(self, act: Act) -> None:
        """Do one thing; what the store refuses is not done."""
        with suppress(StoreError):  # a decision on a claim that is gone, offsets into an earlier text
            _Doing(self, act).do()

    def new_id(self) -> str:
        """Return an id for a claim made by hand."""
        self.made += 1
        return f"h{self.made:015x}"


class _Doing:
    """One act at one store."""

    def __init__(self, desks: Desks, act: Act) -> None:
        self.desks, self.act = desks, act
        self.store, self.who = desks.stores[act.who], NAMES[act.who]
        self.about = SAMPLE.article.article_id

    def do(self) -> None:
        getattr(self, f"do_{self.act.what}")()

    def claims(self) -> list[str]:
        found = self.store._conn.execute(
            "SELECT claim_id FROM claim JOIN article ON article.id = claim.article WHERE article_id = ? "
            "ORDER BY claim_id",
            (self.about,),
        )
        return [row[0] for row in found]

    def claim_id(self, at: int = 0) -> str:
        every = self.claims()
        return every[(self.act.first + at) % len(every)]

    def entry(self, kind: EntryType, claim_id: str | None = None, /, **payload: object) -> None:
        # At times by a clock that goes wrong: then the order of the ledger is not that of the times.
        at = START + timedelta(seconds=self.act.second) if self.act.first == 7 else None
        self.store.append(NewEntry(kind, self.who, self.about, claim_id, payload, at))

    def edit(self, edit: str, claim_id: str | None, **payload: object) -> None:
        self.entry(EntryType.CLAIM_EDIT, claim_id, edit=edit, **payload)

    def edition(self) -> Edition:
        return self.store.edition(self.about)

    def line(self) -> Span:
        blocks = self.edition().blocks
        block = blocks[self.act.first % len(blocks)]
        return Span(block.start, block.end)

    def words(self, span: Span) -> dict[str, object]:
        now = self.edition()
        return {
            "edition": now.sha256,
            "start": span.start,
            "end": span.end,
            "text": now.text[span.start : span.end],
        }

    def by_hand(self, span: Span) -> Claim:
        words = self.edition().text[span.start : span.end]
        return Claim(
            claim_id=self.desks.new_id(),
            text=words,
            spans=(span,),
            exact=(words,),
            kind=ClaimKind.OTHER,
            checkworthiness=0.5,
            checkworthiness_reason="made by a reviewer",
            flags=(),
            block=BlockRole.BODY,
            chain=(),
            facts=(),
            engine=ENGINE,
        )

    def do_verdict(self) -> None:
        value = ("verified", "disputed", "unverifiable", "unreviewed")[self.act.second]
        more = {"reason": "wrong_date"} if value == "disputed" else {}
        self.entry(EntryType.VERDICT, self.claim_id(), verdict=value, **more)

    def do_attribution(self) -> None:
        value = ("confirmed", "rejected", "", "confirmed")[self.act.second]
        self.entry(EntryType.ATTRIBUTION_VERDICT, self.claim_id(), verdict=value)

    def do_note(self) -> None:
        self.entry(EntryType.NOTE, self.claim_id(), body=f"{self.who} looked {self.act.second}")

    def do_note_again(self) -> None:
        found = self.store._conn.execute(
            "SELECT claim_id, origin, seq FROM note JOIN claim ON claim.id = note.claim WHERE reviewer = ? "
            "ORDER BY seq",
            (self.who,),
        ).fetchall()
        if found:
            claim_id, *key = found[self.act.first % len(found)]
            self.entry(EntryType.NOTE, claim_id, body=f"better {self.act.second}", replaces=key)

    def do_undo(self) -> None:
        self.store.undo(self.who)

    def do_redo(self) -> None:
        self.store.redo(self.who)

    def do_evidence(self) -> None:
        held = self.store.source(PAGE.source_id)
        given = SAMPLE.evidence(0, held, held.text[: 4 + self.act.second], self.who)
        self.entry(EntryType.EVIDENCE, self.claim_id(), **given.payload)

    def do_withdraw(self) -> None:
        found = self.store._conn.execute(
            "SELECT claim_id, origin, seq FROM evidence JOIN claim ON claim.id = evidence.claim "
            "WHERE reviewer = ? ORDER BY seq",
            (self.who,),
        ).fetchall()
        if found:
            claim_id, *key = found[self.act.first % len(found)]
            self.entry(EntryType.EVIDENCE, claim_id, withdraws=key)

    def do_drop(self) -> None:
        self.edit("drop", self.claim_id())

    def do_bring_back(self) -> None:
        self.edit("bring_back", self.claim_id())

    def do_outlet(self) -> None:
        outlet = (None, "Zeitblatt", self.who, "Daily Beacon")[self.act.second]
        self.edit("outlet", self.claim_id(), outlet=outlet)

    def do_speaker(self) -> None:
        self.edit("speaker", self.claim_id(), speaker=(None, "Ann Lee", self.who, "Bo Dahl")[self.act.second])

    def do_kind(self) -> None:
        self.edit("kind", self.claim_id(), kind=("event", "opinion", "other", "date")[self.act.second])

    def do_fact(self) -> None:
        line = self.line()
        place = self.words(Span(line.start, line.start + 4))
        self.edit("fact", self.claim_id(), type=("place", "person", None, "place")[self.act.second], **place)

    def do_spans(self) -> None:
        line = self.line()
        span = Span(line.start, line.end - 1 - self.act.second)
        words = str(self.words(span)["text"])
        said = {"spans": [list(span)], "exact": [words], "text": words, "facts": []}
        self.edit("spans", self.claim_id(), edition=self.edition().sha256, **said)

    def do_add(self) -> None:
        line = self.line()
        claim = self.by_hand(Span(line.start, line.end - 2 - self.act.second))
        self.edit("add", claim.claim_id, edition=self.edition().sha256, makes=[making_record(claim)])

    def do_split(self) -> None:
        line = self.line()
        middle = line.start + 5 + self.act.second
        parts = [self.by_hand(Span(line.start, middle)), self.by_hand(Span(middle, line.end))]
        makes = [making_record(part) for part in parts]
        self.edit("split", self.claim_id(), edition=self.edition().sha256, makes=makes)

    def do_merge(self) -> None:
        claim, takes = self.by_hand(self.line()), [self.claim_id(), self.claim_id(1 + self.act.second)]
        made = [making_record(claim)]
        self.edit("merge", takes[0], edition=self.edition().sha256, takes=takes, makes=made)

    def do_no_fact(self) -> None:
        self.edit("no_fact", None, **self.words(self.line()))

    def do_fact_after_all(self) -> None:
        self.edit("fact_after_all", None, **self.words(self.line()))

    def do_line_out(self) -> None:
        self.edit("line_out", None, **self.words(self.line()))

    def do_line_in(self) -> None:
        self.edit("line_in", None, **self.words(self.line()))

    def do_title(self) -> None:
        self.entry(EntryType.ARTICLE, title=f"{self.who} {self.act.second}")

    def do_published(self) -> None:
        day = (None, "2031-03-09", "2031-03-10", "2031-03-11")[self.act.second]
        self.entry(EntryType.ARTICLE, published=day)

    def do_archive(self) -> None:
        self.entry(EntryType.ARTICLE, archived=self.act.second > 0)

    def do_put_other(self) -> None:
        fields: tuple[dict[str, str], ...] = (
            {},
            {"title": f"By {self.who}"},
            {"url": f"https://{self.who}.example"},
            {"publisher": "P"},
        )
        Sample.of(("Prices rose by 5 percent.",), **fields[self.act.second]).put(self.store)

    def put(self, read: Sample) -> None:
        """Put a reading in with the date that the article has: another one would be refused."""
        (now,) = [row for row in self.store.articles() if row.article_id == self.about]
        replace(read, article=replace(read.article, published=now.published)).put(self.store)

    def do_reread(self) -> None:
        now = self.edition()
        text = next(text for text in TEXTS if sha256("\n".join(text)) == now.sha256)
        outlet = (None, "Zeitblatt", self.who, None)[self.act.second]
        self.put(sample(text, self.act.first, outlet))

    def do_another_text(self) -> None:
        read = sample(TEXTS[self.act.second], self.act.first if self.act.first < 4 else None)
        if self.act.first == 6:  # the machine reads a line otherwise
            first, *rest = read.edition.blocks
            blocks = (Block(first.start, first.end, BlockRole.HEADLINE, "a title"), *rest)
            read = replace(read, edition=replace(read.edition, blocks=blocks))
        self.put(read)

    def do_edition(self) -> None:
        read = sample(TEXTS[self.act.second], self.act.first if self.act.first < 4 else None)
        (now,) = [row for row in self.store.articles() if row.article_id == self.about]
        article = replace(read.article, published=now.published)
        self.store.put_edition(article, read.edition, read.claims, self.who)

    def do_version(self) -> None:
        self.store.put_source(saved(f"Saved {self.act.second}, not seen by {self.who}.", self.act.first))

    def do_source_again(self) -> None:
        text = (PAGE.text, "Saved by all.", "Saved by all.", "Nothing.")[self.act.second]
        outlet = ("Harbour Post", "harbour post")[self.act.first % 2]
        self.store.put_source(saved(text, self.act.first // 4, outlet))

    def do_remove_source(self) -> None:
        self.store.remove_source(PAGE.source_id)

    def do_word(self) -> None:
        name = ("Ellery Gazette", "ellery gazette", "Zeitblatt", "ZEITBLATT")[self.act.second]
        row = OwnRow(Entry.OUTLET, name, aliases=(f"{self.who} {self.act.first}",))
        self.store.put_lexicon_rows([row], self.who)

    def do_drop_word(self) -> None:
        name = ("Ellery Gazette", "ellery gazette", "Zeitblatt", "ZEITBLATT")[self.act.second]
        self.store.remove_lexicon_row(OwnRow(Entry.OUTLET, name))

    def do_pull(self) -> None:
        other = (self.act.who + 1 + self.act.first % 2) % 3
        self.store.merge(self.desks.paths[other])

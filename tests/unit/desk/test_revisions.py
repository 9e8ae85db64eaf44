"""Generated revisions: no verdict survives a changed fact, and what nobody touched keeps its own."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from tests.unit.desk import revisions
from tests.unit.desk.revisions import Effect
from workbench.extract import DEFAULT_MODEL
from workbench.extract.parse import parser_text
from workbench.extract.pipeline import Extractor
from workbench.identity import article_id
from workbench.lexicon import Entry, OwnRow, lexicon_with
from workbench.model import Article, Block, BlockRole, Claim, Edition, EntryType, NewEntry, VerdictValue
from workbench.store import Store, View, open_store
from workbench.text import sha256

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SENTENCES = 3
EACH = 20
"""Revisions of one article, each made of the one before, of which every claim has a verdict."""

FEW, MANY = 20, 500
"""Revisions by default, and in the heavy test."""


@dataclass(slots=True)
class Measured:
    """What became of the verdicts over many revisions."""

    cases: int = 0
    untouched: int = 0
    kept: int = 0
    of_changed_facts: int = 0
    survived: list[str] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    outlets = (name.removeprefix("the ") for name in revisions.OUTLETS)
    return Extractor(lexicon_with([OwnRow(Entry.OUTLET, name) for name in outlets]), DEFAULT_MODEL)


def edition(extractor: Extractor, name: str, text: str) -> tuple[Edition, list[Claim]]:
    blocks = tuple(
        Block(match.start(), match.end(), BlockRole.BODY, "a paragraph") for match in re.finditer(".+", text)
    )
    claims = extractor.extract(name, text, blocks, None)
    return Edition(name, sha256(text), text, blocks=blocks), claims


class ReadAhead:
    """The parser, with all paragraphs of many texts parsed in one go: that costs half of a few at a time.

    It stands in for the pipeline. Nobody changes a parse, so equal paragraphs share one.
    """

    def __init__(self, nlp: Language, texts: Iterable[str]) -> None:
        """Parse every paragraph once."""
        self._nlp = nlp
        read = list(dict.fromkeys(parser_text(line) for text in texts for line in text.split("\n") if line))
        self._docs = dict(zip(read, nlp.pipe(read, batch_size=64), strict=True))

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
        """Yield the parse of each text."""
        assert batch_size
        return (self._docs[text] for text in texts)


def verdicts(store: Store, name: str) -> dict[str, tuple[Claim, bool]]:
    """Return each claim of the text and whether it has a verdict, by id."""
    ids = [row_id for chunk in store.claim_ids(View(article_id=name)) for row_id in chunk]
    live = (row for row in store.rows(ids, "ada").values() if not row.retired)
    return {row.claim_id: (store.claim(row.row_id), row.verdict is VerdictValue.VERIFIED) for row in live}


def even(text: str) -> str:
    """Return a text as a reader sees it: the glyphs of spaces and quotation marks aside."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("“”‘’", "\"\"''"))).strip()


def words(claim: Claim) -> str:
    return even(" ".join(claim.exact))


def bears_on(sentence: revisions.Sentence, fact: str, claim: str) -> bool:
    """Tell whether a fact of a sentence bears on a claim: not where it is in the other of two halves."""
    halves = re.split(r" after (?=the harbou?r)| and (?=[\w ,.]+ were wounded)", even(sentence.text))
    mine = [half for half in halves if claim.casefold() in half.casefold()]
    return not mine or fact == "" or any(fact.casefold() in half.casefold() for half in mine)


def look(
    measured: Measured,
    first: revisions.Article,
    was: dict[str, tuple[Claim, bool]],
    then: revisions.Article,
    now: dict[str, tuple[Claim, bool]],
) -> None:
    """Hold what the store did against what the revision did."""
    after = {one.key: one for paragraph in then for one in paragraph}
    standing = {claim_id: claim for claim_id, (claim, verdict) in now.items() if verdict}
    for claim_id, (former, _) in was.items():
        sentence = revisions.sentence_at(first, former.start)
        there = after.get(sentence.key)
        claim = standing.get(claim_id)
        if there is not None and there.effect is Effect.SAME:
            measured.untouched += 1
            measured.kept += claim is not None
            if claim is None:
                measured.lost[former.text] += 1
        if there is not None and there.effect is Effect.FACT:
            measured.of_changed_facts += 1
        if claim is None:
            continue
        held = revisions.sentence_at(then, claim.start)
        concerned = bears_on(sentence, even(held.changed), words(former))
        if held.key != sentence.key or words(claim) != words(former):
            measured.survived.append(f"{former.text} → {claim.text}")
        elif held.effect is Effect.FACT and concerned:
            measured.survived.append(f"{sentence.text} → {held.text}: {claim.text}")


def chain(seed: int, count: int) -> list[revisions.Article]:
    """Return an article and its revisions, each made of the one before; no text is that before it."""
    rng = random.Random(seed)
    found = [revisions.article(rng, SENTENCES)]
    for step in range(count):
        first = revisions.settled(found[-1])
        then = revisions.revise(rng, first, SENTENCES + step)
        same = revisions.text_of(then) == revisions.text_of(first)
        found.append(tuple(reversed(first)) if same else then)
    return found


def measure(store: Store, extractor: Extractor, cases: int) -> Measured:
    measured = Measured()
    chains = [chain(number, min(EACH, cases - number)) for number in range(0, cases, EACH)]
    ahead = ReadAhead(extractor._nlp, [revisions.text_of(one) for each in chains for one in each])
    with mock.patch.object(extractor, "_nlp", ahead):
        for first, *others in chains:
            revise_all(store, extractor, first, others, measured)
    problems = store.verify().problems
    assert not problems
    return measured


def revise_all(
    store: Store,
    extractor: Extractor,
    first: revisions.Article,
    others: Sequence[revisions.Article],
    measured: Measured,
) -> None:
    """Put an article and decide on all its claims, then revision after revision."""
    text = revisions.text_of(first)
    name = article_id(text)
    article = Article(name, "Invented", "a.txt")
    store.put_article(article, *edition(extractor, name, text))
    was = verdicts(store, name)
    decide(store, name, was)
    for then in others:
        store.put_edition(article, *edition(extractor, name, revisions.text_of(then)), "eve")
        now = verdicts(store, name)
        look(measured, first, was, then, now)
        measured.cases += 1
        decide(store, name, now)
        first, was = revisions.settled(then), now


def decide(store: Store, name: str, now: Mapping[str, tuple[Claim, bool]]) -> None:
    """Verify what has no verdict."""
    store.append_many(
        NewEntry(EntryType.VERDICT, "ada", name, claim_id, {"verdict": "verified"})
        for claim_id, (_, verdict) in now.items()
        if not verdict
    )


def hold(measured: Measured) -> None:
    share = 100 * measured.kept / measured.untouched
    print(
        f"\n{measured.cases} revisions, {measured.of_changed_facts} claims of sentences with a changed fact: "
        f"{len(measured.survived)} verdicts survived; {measured.kept} of {measured.untouched} untouched "
        f"claims kept theirs ({share:.2f} %)"
    )
    assert not measured.survived
    assert measured.of_changed_facts > measured.cases
    assert share >= 98


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db") as one:
        # Thousands of commits that no power cut has to spare.
        one._conn.execute("PRAGMA synchronous = OFF")
        yield one


def test_some_revisions(store: Store, extractor: Extractor) -> None:
    hold(measure(store, extractor, FEW))


@pytest.mark.heavy  # reads more than five hundred texts
def test_many_revisions(store: Store, extractor: Extractor) -> None:
    measured = measure(store, extractor, MANY)
    assert measured.cases == MANY
    hold(measured)

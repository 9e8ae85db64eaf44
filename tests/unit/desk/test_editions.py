"""A file brought in as another edition of a stored article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.unit.desk.test_add import Extraction
from workbench.desk.add import OnProgress, add
from workbench.desk.changes import Details
from workbench.desk.editions import EditionAdded, add_edition, summary
from workbench.desk.reader import ChildReader
from workbench.errors import InputError, StoreError
from workbench.model import Article, BlockRole, Claim, Edition, EntryType, NewEntry, VerdictValue
from workbench.store import Outcome, View, open_store

LINES = (
    "The harbour of Velmora was closed on Monday because of the storm.",
    "Kest sent 40 boats to the islands in the north of the country.",
    "The mayor said that the ferry did not sink in the harbour.",
)


@pytest.fixture
def extraction(monkeypatch: pytest.MonkeyPatch) -> Extraction:
    one = Extraction()

    def claims(
        reader: ChildReader, article: Article, edition: Edition, on_progress: OnProgress | None = None
    ) -> list[Claim]:
        return [claim for claim in one.claims(reader, article, edition, on_progress) if claim.text]

    monkeypatch.setattr(ChildReader, "claims", claims)
    return one


Bring = Callable[..., EditionAdded]


@pytest.fixture
def bring(tmp_path: Path, extraction: Extraction) -> Bring:
    def bring_in(*lines: str, of: str = "harbour", details: Details | None = None) -> EditionAdded:
        path = tmp_path / "draft.txt"
        path.write_text("\n\n".join(("Storm closes harbour", *lines)), encoding="utf-8")
        return add_edition(tmp_path / "a.db", str(path), of, details or Details(), reviewer="eve")

    assert not extraction.read
    return bring_in


def first(tmp_path: Path, *lines: str, name: str = "first.txt") -> str:
    path = tmp_path / name
    path.write_text("\n\n".join(("Storm closes harbour", *(lines or LINES))), encoding="utf-8")
    return add(
        tmp_path / "a.db",
        str(path),
        published=date(2031, 3, 12),
        title="Storm closes harbour",
        reviewer="ada",
    ).article_id


def decide_all(path: Path, article: str) -> None:
    with open_store(path) as store:
        ids = [row_id for chunk in store.claim_ids(View(article_id=article)) for row_id in chunk]
        for row in store.rows(ids, "ada").values():
            store.append(NewEntry(EntryType.VERDICT, "ada", article, row.claim_id, {"verdict": "verified"}))


def test_an_article_stays_the_same_one(tmp_path: Path, bring: Bring) -> None:
    article = first(tmp_path)
    decide_all(tmp_path / "a.db", article)
    added = bring(LINES[2], LINES[1].replace("40", "45"), LINES[0])
    assert (added.added.article_id, added.added.outcome) == (article, Outcome.REVISED)
    assert added.reopened == 1
    told = summary(added)
    assert "1 claim changed: 1 reopened, with the former words beside them." in told
    with open_store(tmp_path / "a.db") as store:
        (row,) = store.articles()
        assert (row.article_id, row.title) == (article, "Storm closes harbour")
        assert store.edition(article).text.index(LINES[2]) < store.edition(article).text.index(LINES[0])
        assert store.verify().ok
    again = bring(LINES[2], LINES[1].replace("40", "45"), LINES[0])
    assert again.added.outcome is Outcome.UNCHANGED
    assert summary(again) == ["It is the text that the article has: there is nothing to do."]


def test_another_date_is_written_with_the_text(tmp_path: Path, bring: Bring) -> None:
    article = first(tmp_path)
    decide_all(tmp_path / "a.db", article)
    added = bring(*LINES, "One more line of the text.", details=Details(published=date(2031, 3, 20)))
    assert added.reopened == 1, "Monday is another day now"
    with open_store(tmp_path / "a.db") as store:
        (row,) = store.articles()
        assert row.published == date(2031, 3, 20)
        assert store.history(article, None)[-1].payload == {"published": "2031-03-20"}
        assert store.verify().ok
    with pytest.raises(InputError, match="has this text already"):
        bring(*LINES, "One more line of the text.", details=Details(published=date(2031, 3, 21)))


def test_what_cannot_be_meant_is_said(tmp_path: Path, bring: Bring) -> None:
    with pytest.raises(StoreError, match="there is no store yet"):
        bring(*LINES)
    first(tmp_path)
    other = first(tmp_path, *LINES, "Another article of the same harbour.", name="second.txt")
    with pytest.raises(InputError, match="can mean 2 articles"):
        bring(*LINES)
    with pytest.raises(InputError, match="no article in the store goes with it"):
        bring(*LINES, of="volcano")
    with pytest.raises(InputError, match=f"as article {other} of its own"):
        bring(*LINES, "Another article of the same harbour.", of="first.txt")


def test_lines_that_were_left_out_by_hand_stay_out(tmp_path: Path, bring: Bring) -> None:
    article = first(tmp_path)
    with open_store(tmp_path / "a.db") as store:
        edition = store.edition(article)
        start = edition.text.index(LINES[1])
        place = {"start": start, "end": start + len(LINES[1]), "text": LINES[1]}
        payload: dict[str, object] = {"edit": "line_out", "edition": edition.sha256, **place}
        store.append(NewEntry(EntryType.CLAIM_EDIT, "ada", article, None, payload))
    bring("A new first line of the text stands here.", *LINES)
    with open_store(tmp_path / "a.db") as store:
        after = store.edition(article)
        (block,) = (one for one in after.blocks if after.text[one.start : one.end] == LINES[1])
        assert block.role is BlockRole.OTHER
        assert VerdictValue.UNREVIEWED in {
            row.verdict for row in store.rows([i for c in store.claim_ids(View()) for i in c], "ada").values()
        }

"""Collections of fact-checks are known by their shape, and read whole with each bad row named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from workbench.desk.collections import FAULTS_KEPT, is_collection, read_collection
from workbench.errors import InputError
from workbench.store import Store, open_store

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://coast.example/1",
    "claimReviewed": "Milk is blue.",
    "datePublished": "2031-03-12",
    "author": {"@type": "Organization", "name": "Coast Check"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Mara Vane"}},
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
}
FEED = {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}
CSV = "claim,verdict,publisher,claimant,date,url\nMilk is blue.,False,Coast Check,Mara Vane,2031-03-12,https://coast.example/1\n"
OTHER = (
    "Date;Claim Reviewed;review_url;Fact-checker;Rating;Speaker\r\n"
    "12 March 2031;Milk is blue.;https://coast.example/1;Coast Check;False;Mara Vane\r\n"
)
LINE = {
    "claim_text": "Milk is blue.", "label": "False", "publisher": {"name": "Coast Check"},
    "author": "Mara Vane", "reviewDate": "2031-03-12T10:00:00Z", "review_url": "https://coast.example/1",
}  # fmt: skip
SHAPES = {
    "plain.csv": CSV,
    "bom.csv": "\ufeff" + OTHER,
    "lines.jsonl": json.dumps(LINE) + "\n",
    "array.json": json.dumps([LINE]),
    "review.json": json.dumps(REVIEW, indent=1),
    "reviews.jsonl": json.dumps(REVIEW) + "\n",
    "feed.json": json.dumps(FEED),
    "graph.json": json.dumps({"@graph": [REVIEW]}, indent=2),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "my.db") as store:
        yield store


def written(tmp_path: Path, text: str, name: str = "checks.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_check(store: Store, tmp_path: Path, name: str) -> None:
    path = written(tmp_path, SHAPES[name], name)
    assert is_collection(path)
    done = read_collection(store, path)
    assert (done.rows, done.counts.new, done.faults) == (1, 1, [])
    found = store.collected(1)
    assert found is not None
    assert (found.claim, found.verdict, found.publisher, found.claimant, found.checked, found.identity) == (
        "Milk is blue.", "False", "Coast Check", "Mara Vane", date(2031, 3, 12), "https://coast.example/1",
    )  # fmt: skip
    assert found.collection == path.stem
    again = read_collection(store, path)
    assert (again.counts.new, again.counts.unchanged) == (0, 1)


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "claim\nMilk is blue.\n", "schema_version,claim_id,claim,verdict\n", "words"]
)
def test_other_files_are_no_collections(tmp_path: Path, text: str) -> None:
    assert not is_collection(written(tmp_path, text))
    assert not is_collection(tmp_path / "none.csv")


def test_bad_rows_are_named_and_the_rest_is_kept(store: Store, tmp_path: Path) -> None:
    text = (
        'claim,verdict,date\nMilk is blue.,False,2031-03-12\n,True,\nA,B\n"Two\nlines.",True,03/12/2031\n\n'
        "Ice is cold.,True,\n"
    )
    done = read_collection(store, written(tmp_path, text), "Coast  Check")
    assert done.faults == [
        "line 3: it has no claim",
        "line 4: 2 cells where the header has 3",
        "line 6: '03/12/2031' is no day; write it as 2031-03-12. It is kept without",
    ]
    assert (done.rows, done.counts.new, done.name) == (5, 3, "Coast Check")


def test_bad_lines_are_named_and_only_so_many(store: Store, tmp_path: Path) -> None:
    lines = [json.dumps(LINE), "{broken", "[]", *["{}"] * 30]
    seen: list[tuple[int, int]] = []
    path = written(tmp_path, "\n".join(lines), "a.jsonl")
    done = read_collection(store, path, on_progress=lambda *pair: seen.append(pair))
    assert done.faults[:2] == ["line 2: this is no JSON object", "line 3: this is no JSON object"]
    assert (len(done.faults), done.faulty, done.counts.new) == (FAULTS_KEPT, 32, 1)
    assert seen[-1] == (path.stat().st_size,) * 2


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.json", b"[1, 2", "this is no JSON"),
        ("a.json", b"[1, 2]", "no fact-check was found in it: object 1: this is no object; nothing"),
        ("a.csv", b"claim,verdict\n", "no fact-check was found in it; nothing"),
        ("a.csv", b"claim,verdict\nMilk,True\n\xff,True\n", "this is no UTF-8"),
        ("a.jsonl", b'{"claim": "Milk", "verdict": "x"}\n{"claim": "\xff"}\n', "this is no UTF-8"),
        ("a.csv", b"date,url\n2031-03-12,x\n", "its header names no claim"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing(
    store: Store, tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=fault):
        read_collection(store, path)
    assert store.collections() == []


def test_the_store_itself_is_no_collection(store: Store) -> None:
    with pytest.raises(InputError):
        read_collection(store, store.path)

"""Extraction against the development benchmarks: every figure, reached or not.

The data are in the folder named by ``$WORKBENCH_BENCH``: one folder a benchmark with ``gold.jsonl`` and
``texts/``. Without it the measurement is skipped. ``$WORKBENCH_MODEL`` names another spaCy pipeline.
"""

from __future__ import annotations

import importlib.util
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbench.desk.extraction import extract_file, open_extractor
from workbench.record import to_record

FOLDER = os.environ.get("WORKBENCH_BENCH", "")
SETS = ("attribution", "outlets", "facts", "values", "dates", "propositions")

Scores = dict[str, Any]

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not FOLDER, reason="set WORKBENCH_BENCH to the folder of the development benchmarks"),
]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", Path(__file__).with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def published(file: Path) -> date | None:
    about = file.with_suffix(".meta.json")
    if not about.exists():
        return None
    day = (json.loads(about.read_text(encoding="utf-8")).get("published") or "")[:10]
    return date.fromisoformat(day) if day else None


@pytest.fixture(scope="module")
def records() -> dict[str, list[dict[str, Any]]]:
    """The claim records of every set; each slice is compared with the text on the way."""
    extractor = open_extractor(os.environ.get("WORKBENCH_MODEL"))
    found: dict[str, list[dict[str, Any]]] = {}
    for name in SETS:
        folder = Path(FOLDER, name)
        lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        found[name] = []
        for line in lines:
            file = folder / json.loads(line)["article"]
            extracted = extract_file(str(file), published=published(file), extractor=extractor)
            text = extracted.edition.text
            for claim in extracted.claims:
                assert claim.exact == tuple(text[start:end] for start, end in claim.spans)
                assert all(text[fact.start : fact.end] == fact.text for fact in claim.facts)
                found[name].append(to_record(claim, str(file), extracted.edition.sha256))
    return found


@pytest.fixture(scope="module")
def scores(records: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, str], Scores]:
    tasks = {
        ("attribution", "attribution"), ("outlets", "attribution"), ("facts", "facts"), ("values", "facts"),
        ("values", "dates"), ("dates", "dates"), ("propositions", "propositions"),
    }  # fmt: skip
    score = scorer().score
    return {(name, task): score(task, str(Path(FOLDER, name)), records[name]) for name, task in sorted(tasks)}


def test_print_the_table(scores: dict[tuple[str, str], Scores]) -> None:
    attribution, outlets = scores["attribution", "attribution"], scores["outlets", "attribution"]
    facts, values = scores["facts", "facts"], scores["values", "facts"]
    hits, named = attribution["recall_by_type(full)"]["indirect"][:2]
    right, without = outlets["outlet"]["accuracy_on_matched_null"]
    all_dates, value_dates = scores["dates", "dates"], scores["values", "dates"]
    table = [
        ("attribution relation_full F1", attribution["relation_full@IoU.5"]["F1"], 0.70),
        ("recall of indirect speech, full relation", hits / named, 0.60),
        ("outlets: named recall", outlets["outlet"]["named_recall"], 0.85),
        ("outlets: accuracy where none is cited", right / without, 0.97),
        ("facts: core exact F1", facts["core_exact"]["F1"], 0.75),
        ("facts: weapon relaxed F1", facts["relaxed.weapon"]["F1"], 0.85),
        ("facts: quantity relaxed F1", facts["relaxed.quantity"]["F1"], 0.85),
        ("values: core exact F1", values["core_exact"]["F1"], 0.88),
        ("values: accuracy of the values found", value_dates["all"]["value_accuracy_of_found"], 0.95),
        ("dates: value F1 over all kinds", all_dates["all"]["value"]["F1"], 0.82),
        ("dates: value F1 of date and time", all_dates["date+time"]["value"]["F1"], 0.88),
        ("propositions F1 at Jaccard .8", scores["propositions", "propositions"]["jaccard>=0.8"]["F1"], 0.50),
    ]
    print()
    for name, value, aim in table:
        print(f"{name:<42} {value:.3f}  aim {aim:.2f}  {'reached' if value >= aim else 'missed'}")


def test_propositions_reach_their_aim(scores: dict[tuple[str, str], Scores]) -> None:
    assert scores["propositions", "propositions"]["jaccard>=0.8"]["F1"] >= 0.50


def test_every_article_has_claims(scores: dict[tuple[str, str], Scores]) -> None:
    assert all(one.get("articles_without_prediction", 0) == 0 for one in scores.values())

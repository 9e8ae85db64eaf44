"""Is an attribution given .9 right nine times in ten? The reliability table on the development benchmarks.

Right means what ``relation_full`` of the scorer means: half of the content or more, source and cue agree.
The data are in the folder named by ``$WORKBENCH_BENCH``; without it the measurement is skipped.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.bench.test_extraction_quality import published, scorer
from workbench.desk.extraction import extract_file, open_extractor
from workbench.record import to_record

FOLDER = os.environ.get("WORKBENCH_BENCH", "")
SETS = ("attribution", "outlets")
Bins = dict[float, list[int]]

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not FOLDER, reason="set WORKBENCH_BENCH to the folder of the development benchmarks"),
]


def key(attribution: dict[str, Any]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(attribution[name] or ()) for name in ("source_span", "cue_span"))


def add(bins: Bins, score: Any, text: str, gold: list[dict[str, Any]], claims: list[dict[str, Any]]) -> None:
    """Sort one article's attributions into bins of [right, all] by the confidence they were given."""
    tokens = score.words(text)

    def prepared(one: dict[str, Any]) -> dict[str, Any]:
        spans = {"src": [one["source_span"]], "cue": [one["cue_span"]], "con": one["content_spans"]}
        return one | {name: score.tokset(tokens, value) for name, value in spans.items()}

    given = {key(claim["attribution"]): claim["attribution"]["confidence"] for claim in claims}
    golds = [prepared(one) for one in gold]
    found = [prepared(one) for one in score.pred_attributions(claims)]
    right, excused = set(), set()
    for i, j, share in score.match_attr(golds, found):
        theirs, ours = golds[i], found[j]
        if theirs.get("optional"):
            excused.add(j)
        same_source = bool(theirs["src"] & ours["src"]) or not (theirs["src"] or ours["src"])
        same_cue = bool(theirs["cue"] & ours["cue"]) or not (theirs["cue"] or ours["cue"])
        if share >= 0.5 and same_source and same_cue:
            right.add(j)
    for j, ours in enumerate(found):
        if j not in excused:
            one = bins[round(given[key(ours)], 1)]
            one[0] += j in right
            one[1] += 1


def test_print_the_reliability_table() -> None:
    score, extractor = scorer(), open_extractor()
    bins: Bins = defaultdict(lambda: [0, 0])
    for name in SETS:
        folder = Path(FOLDER, name)
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            file = folder / row["article"]
            extracted = extract_file(str(file), published=published(file), extractor=extractor)
            claims = [to_record(claim, str(file), extracted.edition.sha256) for claim in extracted.claims]
            add(bins, score, extracted.edition.text, row["attributions"] or [], claims)
    print("\ngiven  right  attributions")
    for confidence, (right, count) in sorted(bins.items()):
        print(f"{confidence:5.1f}  {right / count:5.2f}  {count:12}")
    right, count = bins[0.9]
    assert right / count >= 0.85

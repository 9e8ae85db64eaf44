"""What extraction costs beside the parser it is built on: cold, warm, memory, and growth with length."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.extract import DEFAULT_MODEL
from workbench.extract.parse import BATCH_SIZE, parser_text
from workbench.extract.pipeline import Extractor
from workbench.ingest.reading import read
from workbench.lexicon import shipped_lexicon
from workbench.model import CLAIM_ROLES, Block, BlockRole

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = Path(__file__).parents[2] / "seeds" / "000_38ead14a46816164.txt"
PUBLISHED = date(2024, 11, 18)

COLD_RATIO = 1.5
WARM_RATIO = 1.3
MOST_MEMORY_MB = 300
ROUNDS = 5

BARE = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
text = open(sys.argv[2], encoding="utf-8").read()
doc = nlp(text)
"""


def timed(run: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def cold(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a command in a process of its own."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_cold_extraction_costs_little_more_than_loading_and_parsing() -> None:
    bare = [sys.executable, "-c", BARE, DEFAULT_MODEL, str(SEED)]
    ours = [sys.executable, "-m", "workbench", "extract", str(SEED), "--published", PUBLISHED.isoformat()]
    pairs = [(cold(ours), cold(bare)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine[0] / theirs[0] for mine, theirs in pairs)
    seconds = statistics.median(mine[0] for mine, _ in pairs)
    memory = max(mine[1] for mine, _ in pairs)
    print(f"\ncold: {seconds:.2f} s of CPU, {ratio:.2f} times the bare script, peak {memory:.0f} MB")
    assert ratio <= COLD_RATIO
    assert memory < MOST_MEMORY_MB


def of_length(words: int) -> tuple[str, list[Block], int]:
    """The seed's paragraphs over and over: text, blocks and number of words."""
    reading = read(str(SEED))
    read_for_claims = [block for block in reading.blocks if block.role is BlockRole.BODY]
    body = [reading.text[block.start : block.end] for block in read_for_claims]
    body *= max(1, round(words / sum(len(part.split()) for part in body)))
    blocks, start = [], 0
    for part in body:
        blocks.append(Block(start, start + len(part), BlockRole.BODY, ""))
        start += len(part) + 2
    return "\n\n".join(body), blocks, sum(len(part.split()) for part in body)


def bench_texts() -> list[tuple[str, tuple[Block, ...]]]:
    """News texts of the benchmark folder, or the seed alone."""
    folder = os.environ.get("WORKBENCH_BENCH")
    files = sorted(Path(folder, "attribution", "texts").glob("*.txt"))[:20] if folder else []
    readings = [read(str(file)) for file in files or [SEED] * 5]
    return [(reading.text, reading.blocks) for reading in readings]


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_warm_extraction_costs_little_more_than_the_parser() -> None:
    extractor = Extractor(shipped_lexicon(), DEFAULT_MODEL)
    texts = bench_texts()
    slices = [
        [parser_text(text[b.start : b.end]) for b in blocks if b.role in CLAIM_ROLES]
        for text, blocks in texts
    ]

    def bare() -> None:
        for blocks in slices:
            for _ in extractor._nlp.pipe(blocks, batch_size=BATCH_SIZE):
                pass

    def ours() -> None:
        for text, blocks in texts:
            extractor.extract("0" * 16, text, blocks, PUBLISHED)

    bare()
    ours()
    ratios, seconds = [], []
    for _ in range(ROUNDS):
        parser = timed(bare)
        whole = timed(ours)
        ratios.append(whole / parser)
        seconds.append(whole)
    words = sum(len(part.split()) for blocks in slices for part in blocks)
    ratio = statistics.median(ratios)
    speed = words / statistics.median(seconds)
    print(f"\nwarm: {words} words, {ratio:.2f} times the bare parser, {speed:.0f} words a second of CPU")
    assert ratio <= WARM_RATIO


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_cost_grows_in_proportion_to_length() -> None:
    extractor = Extractor(shipped_lexicon(), DEFAULT_MODEL)
    speeds = []
    for wanted in (1_000, 10_000, 100_000):
        text, blocks, words = of_length(wanted)
        start = time.process_time()
        extractor.extract("0" * 16, text, blocks, PUBLISHED)
        seconds = time.process_time() - start
        speeds.append(words / seconds)
        print(f"\n{words:>7} words: {seconds:6.2f} s of CPU, {words / seconds:.0f} words a second")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak of all three: {peak:.0f} MB")
    assert min(speeds) >= 0.6 * max(speeds)

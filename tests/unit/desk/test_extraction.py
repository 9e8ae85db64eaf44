"""Extraction in this process."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.desk.extraction import Extracted, extract_file, open_extractor
from workbench.errors import InputError
from workbench.lexicon import Entry, OwnRow, lexicon_with
from workbench.model import MentionType

if TYPE_CHECKING:
    from workbench.extract.pipeline import Extractor

TEXT = (
    "Flood cuts off Orlo\n\n"
    "The dam above Orlo failed on Monday, and 40 people were taken to a school on the hill.\n\n"
    "“We heard it before we saw it,” said Ana Roe, who runs the school. “Nobody slept.”\n"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return open_extractor()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_read_in_this_process(story: Path, extractor: Extractor) -> None:
    found = extract_file(str(story), published=date(2031, 3, 12), extractor=extractor)
    assert found.reading is not None
    assert found.article.published == date(2031, 3, 12)
    assert found.article.origin == str(story)
    assert found.edition.text == TEXT
    assert any("40 people" in claim.text for claim in found.claims)
    for claim in found.claims:
        assert tuple(TEXT[start:end] for start, end in claim.spans) == claim.exact


def test_standard_input_is_read_too(extractor: Extractor) -> None:
    found = extract_file("-", extractor=extractor, stdin=io.BytesIO(TEXT.encode()))
    assert found.article.origin == "-"
    assert found.claims


def test_a_missing_file_is_told(extractor: Extractor) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        extract_file("nowhere.txt", extractor=extractor)


def test_importing_it_loads_no_parser() -> None:
    code = "import sys, workbench.desk.extraction; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False False"


def test_own_rows_change_the_engine_and_what_is_found(tmp_path: Path, extractor: Extractor) -> None:
    story = tmp_path / "own.txt"
    story.write_text(
        "Zelda Roe yodelled that the dam had failed, OH reported on Monday.\n\n"
        "About 300 oarsmen left when two Sea Gulls were seen over the dam.\n",
        encoding="utf-8",
    )
    own = lexicon_with(
        [
            OwnRow(Entry.OUTLET, "Orlo Herald", ("OH",)),
            OwnRow(Entry.WEAPON, "Gull", ("Sea Gull",), category="drone"),
            OwnRow(Entry.UNIT, "oarsmen", forms=("oarsman",), category="troop_count"),
            OwnRow(Entry.VERB, "yodel", forms=("yodelled",), frame_class="belief"),
        ]
    )
    before = extract_file(str(story), extractor=extractor)
    found: Extracted = extract_file(str(story), lexicon=own)
    assert found.claims[0].engine.lexicon == own.digest != before.claims[0].engine.lexicon
    assert not any(claim.outlets for claim in before.claims)
    assert {outlet for claim in found.claims for outlet in claim.outlets} == {"Orlo Herald"}
    facts = {(fact.type, fact.value) for claim in found.claims for fact in claim.facts}
    own_facts = {(MentionType.TROOP_COUNT, 300), (MentionType.WEAPON, "Gull")}
    assert own_facts <= facts
    assert not own_facts & {(fact.type, fact.value) for claim in before.claims for fact in claim.facts}

"""Extraction in this process and in a child: the same claims, and no child left behind."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.desk.extraction import (
    Extracted,
    extract_file,
    extract_in_child,
    open_extractor,
    read_request,
    request_line,
)
from workbench.errors import InputError, ModelMissingError, WorkbenchError
from workbench.identity import article_id
from workbench.model import Article, Block, BlockRole, Edition
from workbench.text import sha256

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


def edition_of(text: str, *blocks: Block) -> Edition:
    name = article_id(text)
    return Edition(name, sha256(text), text, blocks=blocks or (Block(0, len(text), BlockRole.BODY, "all"),))


def article_of(text: str, published: date | None = None) -> Article:
    return Article(article_id(text), "A title", "story.txt", published=published)


def children() -> set[str]:
    """The processes that this one started and that still run."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z" and b"workbench.desk.child" in line:
            found.add(folder.name)
    return found


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


@pytest.mark.parametrize("published", [None, date(2031, 3, 12)])
def test_a_child_finds_the_same_claims(story: Path, extractor: Extractor, published: date | None) -> None:
    here = extract_file(str(story), published=published, extractor=extractor)
    steps: list[tuple[int, int]] = []
    there = extract_in_child(
        here.article, here.edition, on_progress=lambda done, total: steps.append((done, total))
    )
    assert there.claims == here.claims
    assert steps
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert children() == set()


def test_odd_characters_survive_the_way_there_and_back() -> None:
    text = "A bell\x07 rang \x1b[31min Orlo\u202e on Monday.\ud800 40 people heard it.\r\n"
    found = extract_in_child(article_of(text), edition_of(text))
    assert found.claims
    for claim in found.claims:
        assert tuple(text[start:end] for start, end in claim.spans) == claim.exact


def test_a_fault_in_the_child_comes_back_as_its_type() -> None:
    with pytest.raises(ModelMissingError, match="xx_none"):
        extract_in_child(article_of(TEXT), edition_of(TEXT), model="xx_none")
    assert children() == set()


def test_a_bad_lexicon_comes_back_as_its_type(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("entry,name\nplanet,Mars\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.csv, line 2.*planet"):
        extract_in_child(article_of(TEXT), edition_of(TEXT), lexicon=path)


def test_a_child_that_dies_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    popen, loads = subprocess.Popen, json.loads

    def broken(_args: list[str], **options: object) -> subprocess.Popen[bytes]:
        code = "import sys; print('noise'); print('low on memory', file=sys.stderr); sys.exit(3)"
        return popen([sys.executable, "-c", code], **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("workbench.desk.extraction.subprocess.Popen", broken)
    monkeypatch.setattr(
        "workbench.desk.extraction.json.loads", lambda line: {} if line == b"noise\n" else loads(line)
    )
    with pytest.raises(WorkbenchError, match="low on memory") as caught:
        extract_in_child(article_of(TEXT), edition_of(TEXT))
    assert "\n" not in str(caught.value)
    assert "status 3" in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_what_progress_raises_ends_the_child() -> None:
    text = "The dam above Orlo failed on Monday.\n" * 400
    blocks = [Block(start, start + 36, BlockRole.BODY, "line") for start in range(0, len(text), 37)]

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_in_child(article_of(text), edition_of(text, *blocks), on_progress=stop)
    assert children() == set()


@pytest.mark.heavy
def test_a_killed_parent_takes_its_child_along(tmp_path: Path) -> None:
    story = tmp_path / "long.txt"
    story.write_text("The dam above Orlo failed on Monday, and 40 people left.\n\n" * 4000, encoding="utf-8")
    code = (
        "import sys\n"
        "from workbench.desk.extraction import extract_in_child\n"
        "from workbench.ingest.reading import read\n"
        "from workbench.model import Article, Edition\n"
        "r = read(sys.argv[1])\n"
        "extract_in_child(Article('a', 't', 'o'), Edition('a', 's', r.text, blocks=r.blocks),\n"
        "                 on_progress=lambda d, t: print(d, flush=True))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(story)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline()
        listing = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text(encoding="ascii")
        (child,) = listing.split()
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_a_request_reads_back_as_it_was_written(tmp_path: Path) -> None:
    edition = edition_of("a\ud800\n", Block(0, 2, BlockRole.DEK, "why"))
    article = Article("a" * 16, "t", "o", publisher="Orlo Herald", published=date(2031, 3, 12))
    line = request_line(article, edition, "some_model", tmp_path / "own.csv")
    assert line.isascii()
    assert line.count(b"\n") == 1
    request = read_request(line)
    assert request.text == edition.text
    assert [(b.start, b.end, b.role) for b in request.blocks] == [(0, 2, BlockRole.DEK)]
    assert (request.published, request.publisher) == (date(2031, 3, 12), "Orlo Herald")
    assert (request.model, request.lexicon) == ("some_model", tmp_path / "own.csv")


def test_importing_it_loads_no_parser() -> None:
    code = "import sys, workbench.desk.extraction; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False False"


def test_own_rows_change_the_engine(tmp_path: Path, story: Path, extractor: Extractor) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "\ufeffentry,name,aliases,domains,category,forms,class\n"
        "outlet,Orlo Herald,OH|The Herald,orlo.example,,,\n"
        "weapon,Longbow 9,LB-9,,missile,,\n"
        "verb,yodel,,,,yodel|yodels|yodelled,belief\n"
        "unit,yaks,,,quantity,yak|yaks,\n",
        encoding="utf-8",
    )
    found: Extracted = extract_file(str(story), lexicon=path)
    assert found.claims[0].engine.lexicon != extractor.engine.lexicon


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\nx\n", "no column entry"),
        ("entry,name,colour\noutlet,x,red\n", "unknown column 'colour'"),
        ("entry,name\noutlet,\n", "line 2: the column name is empty"),
        ("entry,name,class\nverb,yodel,,\nverb,yell,shout\n", "line 3: class 'shout'"),
    ],
)
def test_a_lexicon_that_cannot_be_used_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        open_extractor(lexicon=path)


def test_a_lexicon_of_bytes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"entry,name\noutlet,\xff\xfe\x00\n")
    with pytest.raises(InputError, match="UTF-8"):
        open_extractor(lexicon=path)

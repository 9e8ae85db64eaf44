"""The child that reads: the same claims as here, one child for many articles, and none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbench.desk.extraction import extract_file, open_extractor
from workbench.desk.reader import ChildReader
from workbench.errors import ExtractionError, ModelMissingError, WorkbenchError
from workbench.identity import article_id
from workbench.lexicon import Entry, OwnRow, lexicon_with
from workbench.model import Article, Block, BlockRole, Edition
from workbench.text import sha256

TEXT = (
    "Flood cuts off Orlo\n\n"
    "The dam above Orlo failed on Monday, and 40 people were taken to a school on the hill.\n\n"
    "“We heard it before we saw it,” said Ana Roe, who runs the school. “Nobody slept.”\n"
)
OWN = (OwnRow(Entry.OUTLET, "Orlo Herald", ("OH",)), OwnRow(Entry.VERB, "yodel", forms=("yodelled",)))


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


@pytest.fixture(scope="module")
def reader() -> Iterator[ChildReader]:
    with ChildReader() as opened:
        yield opened


@pytest.mark.parametrize("rows", [(), OWN])
def test_a_child_finds_the_same_claims_in_article_after_article(
    tmp_path: Path, rows: tuple[OwnRow, ...]
) -> None:
    before = children()
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    here = open_extractor(lexicon=lexicon_with(rows))
    with ChildReader(rows=rows) as there:
        pids = set()
        for published in (None, date(2031, 3, 12)):
            expected = extract_file(str(story), published=published, extractor=here)
            steps: list[tuple[int, int]] = []

            def note(done: int, total: int, to: list[tuple[int, int]] = steps) -> None:
                to.append((done, total))

            found = there.claims(expected.article, expected.edition, note)
            assert found == expected.claims
            assert found
            assert steps[-1][0] == steps[-1][1]
            assert [done for done, _ in steps] == sorted(done for done, _ in steps)
            pids.add(there.pid)
        assert len(pids) == 1
        assert None not in pids
        assert children()
    assert children() == before


def test_no_child_is_started_before_it_is_needed() -> None:
    before = children()
    with ChildReader() as reader:
        assert reader.pid is None
        assert children() == before


def test_odd_characters_survive_the_way_there_and_back(reader: ChildReader) -> None:
    text = "A bell\x07 rang \x1b[31min Orlo\u202e on Monday.\ud800 40 people heard it.\r\n"
    found = reader.claims(article_of(text), edition_of(text))
    assert found
    for claim in found:
        assert tuple(text[start:end] for start, end in claim.spans) == claim.exact


def test_a_fault_of_one_article_stops_no_other(reader: ChildReader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.claims(article_of(TEXT), edition_of(TEXT))
    pid = reader.pid
    with monkeypatch.context() as patched:
        patched.setattr("workbench.desk.reader.request_line", lambda *_: b'{"article_id": "x"}\n')
        with pytest.raises(ExtractionError, match=r"the extraction failed \(KeyError"):
            reader.claims(article_of(TEXT), edition_of(TEXT))
    assert reader.claims(article_of(TEXT), edition_of(TEXT))
    assert reader.pid == pid


def test_a_fault_in_opening_comes_back_as_its_type() -> None:
    before = children()
    with ChildReader("xx_none") as reader:
        with pytest.raises(ModelMissingError, match="xx_none"):
            reader.claims(article_of(TEXT), edition_of(TEXT))
        assert children() == before


def test_a_child_that_is_killed_is_replaced_and_the_article_read_all_the_same() -> None:
    with ChildReader() as reader:
        expected = reader.claims(article_of(TEXT), edition_of(TEXT))
        first = reader.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        assert reader.claims(article_of(TEXT), edition_of(TEXT)) == expected
        assert reader.pid not in {None, first}


def test_a_child_that_dies_twice_over_an_article_is_told_and_the_next_gets_another() -> None:
    before = children()
    text = "The dam above Orlo failed on Monday.\n" * 40
    blocks = [Block(start, start + 36, BlockRole.BODY, "line") for start in range(0, len(text), 37)]
    killed: list[int] = []

    def kill(_done: int, _total: int) -> None:
        if dying.pid is not None and dying.pid not in killed:
            killed.append(dying.pid)
            os.kill(dying.pid, signal.SIGKILL)

    with ChildReader() as dying:
        with pytest.raises(ExtractionError, match=r"ended early \(status -9\)"):
            dying.claims(article_of(text), edition_of(text, *blocks), kill)
        assert len(killed) == 2
        assert dying.pid is None
        assert dying.claims(article_of(TEXT), edition_of(TEXT))
    assert children() == before


def test_a_child_that_dies_before_it_is_ready_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    popen = subprocess.Popen

    def broken(_args: list[str], **options: Any) -> subprocess.Popen[bytes]:
        code = "import sys; print('noise'); print('low on memory', file=sys.stderr); sys.exit(3)"
        return popen([sys.executable, "-c", code], **options)

    monkeypatch.setattr("workbench.ingest.child_process.subprocess.Popen", broken)
    with ChildReader() as reader, pytest.raises(WorkbenchError, match="low on memory") as caught:
        reader.claims(article_of(TEXT), edition_of(TEXT))
    assert not isinstance(caught.value, ExtractionError), "every other article would fare the same"
    assert "\n" not in str(caught.value)
    assert "status 3" in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_what_progress_raises_ends_the_child() -> None:
    before = children()
    text = "The dam above Orlo failed on Monday.\n" * 400
    blocks = [Block(start, start + 36, BlockRole.BODY, "line") for start in range(0, len(text), 37)]

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with ChildReader() as reader:
        with pytest.raises(KeyboardInterrupt):
            reader.claims(article_of(text), edition_of(text, *blocks), stop)
        assert children() == before


@pytest.mark.heavy
def test_a_killed_parent_takes_its_child_along(tmp_path: Path) -> None:
    story = tmp_path / "long.txt"
    story.write_text("The dam above Orlo failed on Monday, and 40 people left.\n\n" * 4000, encoding="utf-8")
    code = (
        "import sys\n"
        "from workbench.desk.reader import ChildReader\n"
        "from workbench.ingest.reading import read\n"
        "from workbench.model import Article, Edition\n"
        "r = read(sys.argv[1])\n"
        "ChildReader().claims(Article('a', 't', 'o'), Edition('a', 's', r.text, blocks=r.blocks),\n"
        "                     lambda d, t: print(d, flush=True))\n"
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


def test_importing_it_loads_no_parser() -> None:
    code = "import sys, workbench.desk.reader; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False False"

"""The sample: what each of its claims must come to, by hand, and that it opens wherever the program is."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, cited
from workbench.check.context import Turn, context
from workbench.desk import sample
from workbench.desk.checking import CheckSummary, check_all, readings
from workbench.desk.sample import open_sample, sample_folder, sample_sources
from workbench.errors import InputError
from workbench.identity import source_id
from workbench.ingest.saved_copy import read_copy
from workbench.model import EntryType, NewEntry, SourceCheckStatus
from workbench.sources import Source
from workbench.store import Store, StoredCheck, open_store
from workbench.text import sha256

ROOT = Path(__file__).parents[3]

EXPECTED = [
    ("Varnia sends 1,200 soldiers to its flooded coast", None, "not_applicable", ""),
    ("Varnia has sent 1,200 soldiers to its northern coast", "Ellery Gazette", "confirmed", ""),
    ("a storm brought down two bridges on Sunday", "Ellery Gazette", "confirmed", ""),
    ("At least 14 people were killed", None, "not_applicable", ""),
    ('"We have never seen water like this,"', "Radio Varn", "confirmed", ""),
    ("The old dam at Ellery Lock did not break", "Radio Varn", "altered", "negation"),
    ("The storm did damage of $2.3 billion", "Northland Press Agency", "confirmed", ""),
    ("about 15% of the region's yearly income", "Northland Press Agency", "confirmed", ""),
    (
        "The army brought 15,000 blankets to Port Ellery on Monday",
        "Northland Press Agency",
        "altered",
        "number",
    ),
    (
        "The army flew in the medicine with two Mi-8 helicopters",
        "Northland Press Agency",
        "altered",
        "weapon",
    ),
    ('a pilot as saying that the order came "a full day late."', "Ellery Gazette", "confirmed", ""),
    ('"The order came quickly."', "Ellery Gazette", "confirmed", ""),
    ("Colonel Mara Tarn led the rescue", "Orland Courier", "altered", "name"),
    ("Sixty fishing boats were lost in the storm", "Orland Courier", "altered", "hedge"),
    ('"We opened the gates at once,"', "Orland Courier", "altered", "splice"),
    ('"Somebody signed that order, and somebody waited,"', "Ellery Gazette", "confirmed", ""),
    ("Schools on the coast will stay closed until Friday", "Radio Varn", "misattributed", ""),
    ("The government plans to rebuild both bridges by the autumn of 2033", "Radio Varn", "not_in_source", ""),
    ("The region's largest insurer has stopped selling new policies", "Harbour Times", "source_missing", ""),
]
"""Claim, cited outlet, status, kind of what differs: written down before any check was made."""

NEVER_CONFIRMED = [text for text, _, status, _ in EXPECTED if status not in {"confirmed", "not_applicable"}]


def save_all(store: Store) -> None:
    for each in sample_sources(sample_folder()):
        copy = read_copy(str(each.path))
        name, at = source_id(each.outlet, each.url), datetime(2031, 3, 12, tzinfo=UTC)
        store.put_source(Source(name, each.outlet, copy.text, sha256(copy.text), at, str(each.path)))


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[StoredCheck, str]]:
    """Each claim's check, with the text of the source that its passage is in."""
    plain = Sample.of([text for text, *_ in EXPECTED])
    claims = [cited(claim, row[1]) for claim, row in zip(plain.claims, EXPECTED, strict=True)]
    with open_store(tmp_path_factory.mktemp("sample") / "my.db") as store:
        plain.with_claims(claims).put(store)
        save_all(store)
        check_all(store)
        return {
            claim.text: (check, store.source(check.source_id).text if check.source_id else "")
            for claim, check in readings(store)
        }


@pytest.mark.parametrize(("text", "outlet", "status", "kind"), EXPECTED)
def test_each_claim_comes_to_what_was_written_down(
    text: str, outlet: str | None, status: str, kind: str, checks: dict[str, tuple[StoredCheck, str]]
) -> None:
    check, source = checks[text]
    assert (check.outlet, check.status.value) == (outlet, status)
    assert {each.kind.value for each in check.differing} == ({kind} if kind else set())
    if check.span is not None:
        assert source[slice(*check.span)] == check.text


def test_every_status_is_shown() -> None:
    assert {status for _, _, status, _ in EXPECTED} == set(SourceCheckStatus)
    assert {kind for *_, kind in EXPECTED} >= {"number", "name", "negation", "hedge", "splice"}


def test_the_reprint_adds_no_origin_and_the_wrong_outlet_is_named(
    checks: dict[str, tuple[StoredCheck, str]],
) -> None:
    assert checks["The storm did damage of $2.3 billion"][0].origins == 1
    assert checks["Schools on the coast will stay closed until Friday"][0].found_in == "Ellery Gazette"


def test_the_but_that_was_cut_away_is_flagged(checks: dict[str, tuple[StoredCheck, str]]) -> None:
    check, source = checks['"The order came quickly."']
    assert check.span is not None
    signs = context(source, check.span).signs
    assert [(sign.kind, source[slice(*sign.span)]) for sign in signs] == [
        (Turn.CONTRAST, "but"),
        (Turn.DENIAL, "nobody"),
    ]


def test_the_table_lists_every_saved_source() -> None:
    folder = sample_folder()
    assert folder == ROOT / "data" / "sample"
    listed = sample_sources(folder)
    assert sorted(each.path for each in listed) == sorted((folder / "sources").iterdir())
    assert len(listed) == 5
    assert {each.path.suffix for each in listed} == {".txt", ".html", ".docx"}
    for each in listed:
        copy = read_copy(str(each.path))
        assert copy.stub is None
        assert copy.publisher in {None, each.outlet}
        assert copy.published in {None, each.published}


def test_an_installation_brings_every_file_of_the_sample() -> None:
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "data-files"
    ]
    found = {path for patterns in shipped.values() for pattern in patterns for path in ROOT.glob(pattern)}
    assert found == {path for path in (ROOT / "data" / "sample").rglob("*") if path.is_file()}


class _File:
    """A file of an installation."""

    def __init__(self, path: Path) -> None:
        self.parts = path.parts
        self._path = path

    def locate(self) -> Path:
        return self._path


def test_the_sample_is_found_where_it_was_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "__file__", str(tmp_path / "lib" / "workbench" / "desk" / "sample.py"))
    monkeypatch.setattr(metadata, "files", lambda _: None)
    with pytest.raises(InputError, match="did not come with this installation"):
        sample_folder()
    beside = tmp_path / "lib" / "share" / "factcheck-workbench" / "sample"
    shutil.copytree(ROOT / "data" / "sample", beside)
    assert sample_folder() == beside
    elsewhere = tmp_path / "share" / "sample"
    shutil.copytree(ROOT / "data" / "sample", elsewhere)
    monkeypatch.setattr(metadata, "files", lambda _: [_File(elsewhere / "flood.txt")])
    assert sample_folder() == elsewhere


@pytest.mark.heavy  # reads the article with the parser
def test_the_sample_opens_with_every_status_and_none_wrongly_confirmed(tmp_path: Path) -> None:
    path, told = tmp_path / "sample.db", list[str]()
    name = open_sample(path, on_step=lambda step, *_: told.append(step))
    assert told[0] == "Saving ellery-gazette.txt"
    assert told[-1] == "Checking, claims"
    with open_store(path) as store:
        found = list(readings(store, name))
        assert {check.status for _, check in found} == set(SourceCheckStatus)
        confirmed = [claim.text for claim, check in found if check.status is SourceCheckStatus.CONFIRMED]
        assert len(confirmed) >= 6
        assert not [text for text in confirmed for never in NEVER_CONFIRMED if text in never or never in text]
        claim = found[0][0]
        store.append(NewEntry(EntryType.VERDICT, "Ana", name, claim.claim_id, {"verdict": "verified"}))
        head = store.head()
    assert open_sample(path, on_step=lambda *_: pytest.fail("it is there already")) == name
    with open_store(path) as store:
        assert store.head() == head
        assert len(store.sources()) == 5


def test_what_an_interrupted_start_left_out_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    added = list[str]()
    monkeypatch.setattr(sample, "add", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_sample(tmp_path / "sample.db")
    monkeypatch.setattr(sample, "add", lambda _, target, **__: added.append(target))
    monkeypatch.setattr(sample, "check_article", lambda *_: CheckSummary(0))
    open_sample(tmp_path / "sample.db")
    assert added == [str(sample_folder() / "flood.txt")]


@pytest.mark.heavy  # builds the program's wheel
def test_a_wheel_carries_the_sample(tmp_path: Path) -> None:
    pytest.importorskip("setuptools", minversion="77", reason="the wheel is built with setuptools 77")
    source, site = tmp_path / "source", tmp_path / "site"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    for name in ("workbench", "data/sample"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--target", str(site)]
    subprocess.run([*pip, "install", *options, str(source)], check=True, capture_output=True)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "from workbench.desk.sample import sample_folder, sample_sources\n"
        "print(sample_folder(), len(sample_sources(sample_folder())))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert ended.stdout.split() == [str(site / "share" / "factcheck-workbench" / "sample"), "5"]

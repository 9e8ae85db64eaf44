from __future__ import annotations

import json
import re
import tomllib
from dataclasses import asdict, replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.ui import sample
from workbench.cli.main import main
from workbench.desk.gate import ask, judge
from workbench.desk.policy import Policy, read_policy
from workbench.desk.proofing import dossier_of
from workbench.errors import InputError
from workbench.export.dossier import Dossier
from workbench.export.findings import FORMS, to_json, to_junit, to_sarif, to_text
from workbench.model import EntryType, NewEntry, SourceCheckStatus
from workbench.store import Store, StoredCheck, View, open_store

PAGE = (Path(__file__).parents[3] / "docs" / "gate.md").read_text(encoding="utf-8")
NONE = Policy(nothing_open=False, no_conflict=False, disputed_explained=False, check_resolved=False,
              nothing_reopened=False)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(sample.make_worked_store(tmp_path_factory.mktemp("gate") / "my.db"))


@pytest.fixture(scope="module")
def dossier(store: Store) -> Dossier:
    return dossier_of(store, "harbour")


def broken(dossier: Dossier, policy: Policy) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for finding in judge(dossier, policy):
        found.setdefault(finding.rule, []).append(finding.number)
    return found


def test_the_usual_rules_name_each_claim_that_breaks_one(dossier: Dossier) -> None:
    assert broken(dossier, Policy()) == {
        "nothing_open": [7, 8, 9, 10, 11, 12],
        "no_conflict": [3],
        "disputed_explained": [6],
    }


def test_each_rule_can_be_asked_alone(dossier: Dossier) -> None:
    assert broken(dossier, NONE) == {}
    assert broken(dossier, replace(NONE, no_disputed=True)) == {"no_disputed": [3, 6]}
    assert broken(dossier, replace(NONE, reviewers=2)) == {"reviewers": [1, 2, 4, 5, 6]}
    undated = replace(dossier, article=replace(dossier.article, published=None))
    assert broken(undated, replace(NONE, date_known=True)) == {"date_known": [None]}
    worth = [claim.number for claim in dossier.claims if claim.claim.checkworthiness >= 0.7]
    assert worth
    assert broken(dossier, replace(NONE, independent_origins=2, origins_above=0.7)) == {
        "independent_origins": worth
    }


def test_an_alarm_of_the_source_check_wants_a_decision(dossier: Dossier) -> None:
    alarm = StoredCheck("Tarn Herald", SourceCheckStatus.ALTERED)
    alarmed = replace(dossier, claims=tuple(replace(claim, checks=(alarm,)) for claim in dossier.claims))
    asked = broken(alarmed, replace(NONE, check_resolved=True))["check_resolved"]
    settled = {
        c.number for c in dossier.claims if c.attributions or any(v.value == "disputed" for v in c.verdicts)
    }
    assert settled
    assert set(asked) == {claim.number for claim in dossier.claims} - settled


def test_coverage_is_asked_of_the_article_as_a_whole(store: Store) -> None:
    report = ask(store, "harbour", replace(NONE, coverage=100))
    assert [finding.rule for finding in report.findings] == ["coverage"]
    assert ask(store, "harbour", replace(NONE, coverage=1)).passed


def test_only_an_article_that_breaks_no_rule_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample.make_store(tmp_path / "my.db")
    with open_store(path) as own:
        article = own.articles()[0].article_id
        for row_id in [row_id for chunk in own.claim_ids(View(article_id=article)) for row_id in chunk]:
            claim = own.claim(row_id).claim_id
            own.append(NewEntry(EntryType.VERDICT, "ada", article, claim, {"verdict": "verified"}))
    assert main(["gate", "harbour", "--store", str(path)]) == 0
    assert capsys.readouterr().out.startswith("May be published. Island council")
    policy = tmp_path / "desk.toml"
    policy.write_text("reviewers = 2\n")
    assert main(["gate", "harbour", "--store", str(path), "--policy", str(policy)]) == 1
    out = capsys.readouterr().out
    assert "1 of 2 reviewers have decided on it" in out
    assert out.splitlines()[-1].startswith("Not yet: 12 findings.")
    assert main(["gate", "none such", "--store", str(path)]) == 2


def test_every_form_tells_every_finding(store: Store) -> None:
    report = ask(store, "harbour", Policy())
    count = len(report.findings)
    assert to_text(report).count("\n") == count + 1
    assert len(json.loads(to_json(report))["findings"]) == count
    suite = ET.fromstring(to_junit(report))  # noqa: S314 - our own words
    assert suite.get("failures") == str(len({finding.rule for finding in report.findings}))
    assert sum(len((case.text or "").splitlines()) for case in suite.iter("failure")) == count
    (run,) = json.loads(to_sarif(report))["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules
    assert len(run["results"]) == count
    text = store.edition(report.article_id).text
    for finding, result in zip(report.findings, run["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert (start, start + region["charLength"]) == (finding.start, finding.end)
        assert text[: finding.start].count("\n") + 1 == region["startLine"]


def test_hostile_words_break_no_form(tmp_path: Path) -> None:
    path = sample.make_store(tmp_path / "my.db")
    with open_store(path) as own:
        article = own.articles()[0].article_id
        title: dict[str, object] = {"title": "]]></failure> \x00\x1b[31m \ud800 \uffff"}
        own.append(NewEntry(EntryType.ARTICLE, "ada", article, None, title))
        report = ask(own, article, Policy())
        for form in FORMS.values():
            assert "\x1b" not in form(report)
        ET.fromstring(to_junit(report))  # noqa: S314 - our own words


def test_the_page_tells_the_usual_rules_as_they_are() -> None:
    block = re.search(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert block is not None
    assert tomllib.loads(block[1]) == asdict(Policy())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("no_open = true", "there is no rule 'no_open'; did you mean"),
        ("nothing_open = 1", "nothing_open is 1; write true or false"),
        ("coverage = 101", "coverage is 101; write a number from 0 to 100"),
        ("reviewers = 1.5", "reviewers is 1.5; write a whole number from 1 to 99"),
        ("reviewers = true", "reviewers is True; write a whole number"),
        ("coverage = nan", "coverage is nan; write a number"),
        ("open", "this is no TOML"),
    ],
)
def test_a_faulty_policy_is_told_in_one_line(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=re.escape(f"{path}: {fault}")):
        read_policy(path)
    with pytest.raises(InputError, match="give a policy file in TOML"):
        read_policy(tmp_path / "none.toml")

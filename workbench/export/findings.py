"""What stands in the way of publishing, as text, JSON, JUnit XML and SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from urllib.parse import quote
from xml.etree import ElementTree as ET

from workbench import __version__
from workbench.text import printable

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
"""OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition of a policy.

    Attributes:
        name: As the policy file spells it.
        summary: What it asks for, in one sentence.
    """

    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim, or the article as a whole, that breaks a rule.

    Attributes:
        number: The claim's place in the article; None for the article as a whole.
        start: Offset of its first character in the article's text, in code points.
        end: Offset after its last character.
        line: The line of the text it begins in, from 1.
    """

    rule: str
    message: str
    number: int | None = None
    claim_id: str | None = None
    claim: str = ""
    start: int = 0
    end: int = 0
    line: int = 1


@dataclass(frozen=True, slots=True)
class GateReport:
    """The answer of the gate for one article.

    Attributes:
        origin: The path or URL that the article was added from.
        rules: Every rule that was asked, held or broken.
        head: Head of the ledger that the answer rests on.
    """

    article_id: str
    title: str
    origin: str
    claims: int
    head: str
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether every rule holds."""
        return not self.findings


def to_text(report: GateReport) -> str:
    """Return lines to read, the findings first, the answer last."""
    lines = [f"{_place(finding)}: {finding.message} [{finding.rule}]" for finding in report.findings]
    count = len(report.findings)
    answer = "May be published" if report.passed else f"Not yet: {count} finding{'' if count == 1 else 's'}"
    lines.append(
        f"{answer}. {report.title} ({report.article_id}), {report.claims} claims, ledger {report.head}"
    )
    return "".join(f"{printable(line)}\n" for line in lines)


def to_json(report: GateReport) -> str:
    """Return one JSON object with the findings under ``findings``."""
    return json.dumps({"passed": report.passed, **asdict(report)}, indent=2, ensure_ascii=True) + "\n"


def to_junit(report: GateReport) -> str:
    """Return JUnit XML: a test case a rule, one failure a finding, as test reporters of CI read it.

    The form is that of the Ant task's schema that Jenkins and GitLab document.
    """
    broken = {finding.rule for finding in report.findings}
    suite = ET.Element(
        "testsuite",
        name=f"workbench gate {_xml(report.title)}",
        tests=str(len(report.rules)),
        failures=str(len(broken)),
        errors="0",
        skipped="0",
    )
    for rule in report.rules:
        case = ET.SubElement(suite, "testcase", classname=f"gate.{report.article_id}", name=rule.name)
        own = [finding for finding in report.findings if finding.rule == rule.name]
        if own:
            failure = ET.SubElement(case, "failure", message=f"{rule.summary} ({len(own)})", type=rule.name)
            failure.text = "\n".join(_xml(f"{_place(each)}: {each.message}") for each in own)
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"


def to_sarif(report: GateReport) -> str:
    """Return a SARIF 2.1.0 log with one run; offsets are code points, as SARIF counts them by default."""
    driver = {
        "name": "factcheck-workbench",
        "version": __version__,
        "rules": [{"id": rule.name, "shortDescription": {"text": rule.summary}} for rule in report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding) for finding in report.findings],
        "properties": {"article_id": report.article_id, "ledger_head": report.head},
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=True) + "\n"


FORMS: dict[str, Callable[[GateReport], str]] = {
    "text": to_text,
    "json": to_json,
    "junit": to_junit,
    "sarif": to_sarif,
}
"""How a report can be written."""


def _xml(text: str) -> str:
    """Return text that XML 1.0 can hold (section 2.2: not U+FFFE and U+FFFF, no surrogates, few controls)."""
    return "".join(
        "\ufffd" if ord(char) in {0xFFFE, 0xFFFF} or 0xD800 <= ord(char) < 0xE000 else char
        for char in printable(text)
    )


def _place(finding: Finding) -> str:
    if finding.number is None:
        return "article"
    return f"claim {finding.number}, line {finding.line}"


def _result(report: GateReport, finding: Finding) -> dict[str, object]:
    region: dict[str, object] = {"startLine": finding.line}
    if finding.number is not None:
        region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": "error",
        "message": {"text": printable(finding.message)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(report.origin)}, "region": region}}
        ],
    }
    if finding.claim_id is not None:
        result["partialFingerprints"] = {"claimId/v1": finding.claim_id}
    return result


def _uri(origin: str) -> str:
    return quote(origin.replace("\\", "/"), safe="/:?=&%#~+,;@!$()*'[]")

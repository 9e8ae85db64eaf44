from __future__ import annotations

from workbench.model import CLAIM_ROLES, DisputeReason, VerdictValue


def test_headings_and_boilerplate_are_not_read_for_claims() -> None:
    assert {role.value for role in CLAIM_ROLES} == {"headline", "dek", "body", "caption"}


def test_the_words_for_statuses_are_those_of_every_export() -> None:
    assert [value.value for value in VerdictValue] == ["verified", "disputed", "unverifiable", "unreviewed"]
    assert [reason.value for reason in DisputeReason] == [
        "wrong_number", "wrong_date", "wrong_name", "misquote",
        "misattributed", "missing_context", "outdated", "unsupported",
    ]  # fmt: skip

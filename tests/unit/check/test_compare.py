"""A claim against a source: one-character traps, honest wordings, properties of any text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.check.compare import compare, quoted_parts
from workbench.check.reading import sentence_spans
from workbench.model import SourceCheckStatus

TRAPS = [
    ("All 20 ships returned.", "Most of the 20 ships returned.", "superlative"),
    ("Only 5 people survived the crash.", "5 people survived the crash.", "superlative"),
    ("The president signed the law in 2031.", "The president vetoed the law in 2031.", "word"),
    ("Exports to Varnia doubled in 2030.", "Exports to Varnia tripled in 2030.", "word"),
    ("Dozens of houses burned in Orlo.", "Hundreds of houses burned in Orlo.", "magnitude"),
    ("The first ship arrived on Monday.", "The second ship arrived on Monday.", "superlative"),
    ("The board voted 7-2 to approve the plan.", "The board voted 7-2 to reject the plan.", "word"),
    ("The ship sank 20 miles north of Orlo.", "The ship sank 20 miles south of Orlo.", "word"),
    ("Troops were withdrawn from Orlo.", "Troops were sent to Orlo.", "word"),
    ("Ana Roe accused Bo Lind of theft.", "Bo Lind accused Ana Roe of theft.", "name"),
    (
        "About 15,000 soldiers crossed the river on Sunday.",
        "About 50,000 soldiers crossed the river on Sunday.",
        "number",
    ),
    ("The port paid 5 million crowns.", "The port paid 5 billion crowns for the crane.", "magnitude"),
    ("Prices rose by 5 % in March.", "Prices rose by 50 % in March.", "number"),
    ("Prices rose by 5 percent in March.", "Prices rose by 50 percent in March.", "number"),
    ("Prices rose by 5 percent in March.", "Prices rose by 5 crowns in March.", "unit"),
    ("The mayor signed the harbour treaty.", "The mayor did not sign the harbour treaty.", "negation"),
    ("The mayor did not sign the harbour treaty.", "The mayor signed the harbour treaty.", "negation"),
    ("The council paid the fine.", "The council denied that it paid the fine.", "negation"),
    ("The dam will fail before spring.", "The dam may fail before spring.", "modality"),
    ("The dam may fail before spring.", "The dam failed before spring, engineers said.", "modality"),
    ("The council will pay the fine.", "The council will pay the fine if the court says so.", "modality"),
    ("The bank hid the losses.", "The bank allegedly hid the losses.", "modality"),
    ("The fire killed 40 people in Orlo.", "The fire killed at least 40 people in Orlo.", "hedge"),
    ("The fire killed at least 40 people in Orlo.", "The fire killed 40 people in Orlo.", "hedge"),
    ("The fire started on Sunday in Orlo.", "The fire started on Saturday in Orlo.", "date"),
    ("Roe was elected on 4 March 2030.", "Roe was elected on 14 March 2030.", "date"),
    ("Roe was elected on 4 March 2030.", "Roe was elected on 4 March 2031.", "date"),
    ("The army sent T-72 tanks to Varnia.", "The army sent T-80 tanks to Varnia.", "weapon"),
    (
        "The army sent ten T-72 tanks to Varnia.",
        "The army sent ten T-80 tanks to Varnia; T-72 tanks stayed.",
        "number",
    ),
    ("Anna Roe won the seat in Orlo.", "Ben Roe won the seat in Orlo.", "name"),
    ("Anna Roe won the seat in Orlo.", "Anna Roe stayed home. Ben Roe won the seat in Orlo.", "name"),
    ("Ida Quill resigned on Monday.", "Ida Quill was in town. Tom Vane resigned on Monday.", "name"),
    ("Varnia beat Orland in the final.", "Orland beat Varnia in the final.", "name"),
    ("They lost 50 ships in the storm.", "They lost 1500 ships in the storm.", "number"),
    ("It was the largest flood in Varnia.", "It was a flood in Varnia.", "superlative"),
    ("The fire killed 15 people and injured 40.", "The fire killed 40 people and injured 15.", "number"),
    ("Varnia exported 20 tonnes of grain.", "Varnia imported 20 tonnes of grain.", "word"),
    ("The pipe is 40 km long.", "The pipe is 40 miles long.", "unit"),
    ("The storm took 40 houses in Orlo.", "The storm took 15 houses and 40 boats in Orlo.", "number"),
    ("The ship may enter for the 2031 prize.", "Ships of 2031 may enter for the 2032 prize.", "date"),
    ("The army has 15,000 men in Orlo.", "The army has 50,000 men in Orlo.", "number"),
    ("The port owes $3 million.", "The port owes $3 billion.", "magnitude"),
    ("The army sent T-72 tanks.", "The army sent T-80 tanks.", "weapon"),
    ("The army sent Su-34 jets to Orlo.", "The army sent Su-35 jets to Orlo.", "weapon"),
    ("The fleet lost 50 boats.", "The fleet lost 1,500 boats.", "number"),
    ("Mara Tarn led the rescue in Orlo.", "Lena Tarn led the rescue in Orlo.", "name"),
    ("The dam broke on Sunday.", "The dam broke on Saturday.", "date"),
    ("The army did not fire on the boats.", "The army did fire on the boats.", "negation"),
    ("The port will close in June.", "The port may close in June.", "modality"),
    ("At least 300 boats were lost.", "300 boats were lost.", "hedge"),
    ("The deal is worth $40 million.", "The deal is worth €40 million.", "unit"),
    ("The court convicted the banker of fraud.", "The court acquitted the banker of fraud.", "word"),
    (
        'Quill said "we did not lose a crate" on Monday.',
        'Quill said on Monday: "We did lose a crate."',
        "negation",
    ),
    (
        'Anna Roe said "we will mend the wall".',
        'Ben Tull said: "We will mend the wall." Anna Roe was silent.',
        "name",
    ),
]


@pytest.mark.parametrize(("claim", "source", "kind"), TRAPS)
def test_a_small_change_is_never_confirmed_and_is_named(claim: str, source: str, kind: str) -> None:
    found = compare(claim, source)
    assert found.status is not SourceCheckStatus.CONFIRMED
    assert kind in {each.kind.value for each in found.differing}
    for each in found.differing:
        if each.claim_span:
            assert claim[slice(*each.claim_span)] == each.claim
        if each.source_span:
            assert source[slice(*each.source_span)] == each.source


HONEST = [
    (
        "The debates begin in June 2031.",
        "By Ana Roe, December 20, 2030. The board planned debates. The first debates are to begin in June.",
    ),
    (
        "The copy in Orlo is the best of all the panels.",
        "Panels, Orlo. There are five. The copy in Orlo is the best of the panels.",
    ),
    (
        "About 15,000 soldiers crossed the river.",
        "On Sunday about 15,000 soldiers crossed the wide river, the army said.",
    ),
    ("The mayor did not sign the harbour treaty.", "The mayor didn't sign the harbour treaty."),
    ("The port paid 5 million crowns.", "The port paid 5,000,000 crowns for it."),
    ("The port paid five million crowns.", "The port paid 5 million crowns for it."),
    ("Prices rose by 5 percent in March.", "In March prices rose by 5%."),
    ("More than 40 people died in the fire in Orlo.", "At least 40 people died in the fire in Orlo."),
    ("Anna Roe won the seat in Orlo.", "Anna Roe ran in Orlo. Roe won the seat."),
    ("The U.S. sent ten T-72s to Varnia.", "The United States sent ten T-72 tanks to Varnia."),
    ("Between 10 and 20 ships left Orlo.", "In all, 10-20 ships left Orlo in the morning."),
    ("Roe was elected on March 4, 2030.", "Roe was elected on 4 March 2030."),
    ("Roe was elected in March 2030.", "Roe was elected on 4 March 2030."),
    ('Quill said "we did not lose a crate".', "“We did not lose a crate,” Quill told reporters."),
]


@pytest.mark.parametrize(("claim", "source"), HONEST)
def test_an_honest_wording_is_confirmed(claim: str, source: str) -> None:
    found = compare(claim, source)
    assert found.status is SourceCheckStatus.CONFIRMED, found
    assert found.span is not None
    assert source[slice(*found.span)].strip()


STORM = (
    "The storm came on Sunday in the night. 15 ships sank near the harbour of Orlo. Nobody was at sea in "
    "them, and the guards had lit every lamp. In the morning the pier was gone. On Monday the mayor thanked "
    "the guards. They had carried 2,400 sacks of sand."
)


@pytest.mark.parametrize(
    "claim",
    [
        "The tall crane fell into the harbour of Orlo on Sunday.",
        "A train left Orlo on Sunday.",
        "The mayor of Orlo resigned on Monday.",
        "15 ships sank near the harbour of Orlo on Monday.",
        "The mayor thanked the guards on Sunday.",
    ],
)
def test_another_event_of_the_same_days_is_never_confirmed_by_a_sought_source(claim: str) -> None:
    assert compare(claim, STORM, sought=True).status is not SourceCheckStatus.CONFIRMED


@pytest.mark.parametrize(
    "claim",
    [
        "15 ships sank near the harbour of Orlo on Sunday.",
        "On Monday the mayor thanked the guards.",
        "The guards carried 2,400 sacks of sand.",
        "The guards brought 2,400 sand sacks.",
    ],
)
def test_what_a_sought_source_says_is_confirmed(claim: str) -> None:
    assert compare(claim, STORM, sought=True).status is SourceCheckStatus.CONFIRMED


def test_another_count_of_the_same_thing_outweighs_an_equal_one_elsewhere() -> None:
    source = (
        "The yard was closed for a three-month repair of the ferry. Later came a six-month wait for parts."
    )
    assert (
        compare("The ferry had a six-month repair in the yard.", source).status is SourceCheckStatus.ALTERED
    )


@pytest.mark.parametrize(
    ("claim", "ours", "source", "theirs"),
    [
        ("Sixty boats were lost.", "Sixty", "At least sixty boats were lost.", "At least sixty"),
        ("About 60 boats were lost.", "About 60", "The storm came. 60 boats were lost.", "60"),
        (
            "They paid over $60 million.",
            "over $60 million",
            "They paid some $60 million.",
            "some $60 million",
        ),
    ],
)
def test_a_hedge_is_shown_with_its_number(claim: str, ours: str, source: str, theirs: str) -> None:
    (found,) = compare(claim, source).differing
    assert (found.kind.value, found.claim, found.source) == ("hedge", ours, theirs)


def test_a_designation_that_is_not_there_is_told_once() -> None:
    found = compare("The army sent two Mi-8 helicopters.", "The army sent two Mi-17 helicopters.")
    assert [(each.kind.value, each.claim, each.source) for each in found.differing] == [
        ("weapon", "Mi-8", "Mi-17")
    ]


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        (
            "'We won't go there,' he said, adding: 'it isn't mine to give'",
            ["We won't go there,", "it isn't mine to give"],
        ),
        ("‘We won’t go there,’ he said of the dogs’ bowl", ["We won’t go there,"]),
        ("He said the '90s were 'better than all of this'.", ["better than all of this"]),
        ("“We saw three ships. “They were on fire.” he said", ["We saw three ships. “They were on fire."]),
        ("“We will go,” she said. “They may not go.”", ["We will go,", "They may not go."]),
        ("He read “The Long Way Home” and was “very tired”.", []),
    ],
)
def test_quoted_parts_are_known_by_any_marks(claim: str, quoted: list[str]) -> None:
    assert [claim[slice(*span)] for span in quoted_parts(claim)] == quoted


def test_another_subject_is_not_in_the_source() -> None:
    found = compare("The lighthouse keeper found seven pearls.", "Grain prices fell again in the capital.")
    assert found.status is SourceCheckStatus.NOT_IN_SOURCE
    assert found.span is None


def test_page_furniture_bears_nothing_out() -> None:
    source = "98 captures\n15 Dec 2014 - 15 Jun 2022\nThe school in Orlo opened its doors to children."
    assert compare("The school in Orlo opened in 2014.", source).status is not SourceCheckStatus.CONFIRMED


def test_a_claim_is_found_far_down_a_long_source() -> None:
    source = (
        "Calm seas were seen by the lookout. " * 8_000
        + "Ida Quill lost 15 ships near Orlo on Sunday. "
        + "Fog. " * 90
    )
    found = compare("Ida Quill lost 15 ships near Orlo.", source)
    assert found.status is SourceCheckStatus.CONFIRMED
    assert found.span is not None
    assert source[slice(*found.span)].startswith("Ida Quill")
    assert compare("Ida Quill lost 51 ships near Orlo.", source).status is SourceCheckStatus.ALTERED


def test_the_check_loads_no_parser_and_no_screen() -> None:
    modules = "compare outlets shortlist context origins".split()
    code = "".join(f"import workbench.check.{name}\n" for name in modules) + "import sys\nprint(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(ended.stdout.split()) & {"spacy", "thinc", "textual", "sqlite3", "trafilatura"}


_NEWS = st.text(st.sampled_from("aB 15,.%$“”\"'-/\n 2031 not T7é[]…") | st.characters(), max_size=200)


@settings(max_examples=150, deadline=None)
@given(_NEWS, _NEWS)
def test_any_text_is_answered_with_spans_inside_it(claim: str, source: str) -> None:
    found = compare(claim, source)
    spans = [found.span] if found.span else []
    spans += [each.source_span for each in found.differing if each.source_span]
    assert all(0 <= start <= end <= len(source) for start, end in spans)
    own = [each.claim_span for each in found.differing if each.claim_span]
    assert all(0 <= start <= end <= len(claim) for start, end in own)
    if found.status is SourceCheckStatus.CONFIRMED:
        assert found.span is not None
        assert found.differing == ()


_PARTS = st.tuples(
    st.sampled_from(["Anna Roe", "The harbour board", "Northland"]),
    st.sampled_from(["counted", "sold", "lost"]),
    st.integers(13, 99_999),
    st.sampled_from(["crates", "soldiers", "lamps"]),
    st.sampled_from(["in Orlo", "near the old bridge", "on Sunday"]),
)


def sentence(parts: tuple[str, str, int, str, str], number: int) -> str:
    who, did, _, what, where = parts
    return f"{who} {did} {number} {what} {where}."


@settings(max_examples=60, deadline=None)
@given(_PARTS)
def test_what_is_copied_is_confirmed(parts: tuple[str, str, int, str, str]) -> None:
    claim = sentence(parts, parts[2])
    assert compare(claim, f"It was a quiet week. {claim} Nobody spoke.").status is SourceCheckStatus.CONFIRMED


@settings(max_examples=100, deadline=None)
@given(_PARTS, st.integers(0, 4), st.integers(1, 9))
def test_one_changed_digit_is_never_confirmed(
    parts: tuple[str, str, int, str, str], at: int, by: int
) -> None:
    digits = list(str(parts[2]))
    at %= len(digits)
    digits[at] = str((int(digits[at]) + by) % 10)
    claim = sentence(parts, int("".join(digits)))
    found = compare(claim, f"It was a quiet week. {sentence(parts, parts[2])} Nobody spoke.")
    assert found.status is not SourceCheckStatus.CONFIRMED


def test_a_wrapped_text_is_read_as_if_it_were_not() -> None:
    source = (
        "The storm came in the night. On Sunday 15 ships of the old\nfleet sank near the harbour, and the "
        "guards could\nonly watch. In the morning the pier was gone.\nWeather: calm\nsea: 12 degrees"
    )
    found = compare("15 ships of the old fleet sank near the harbour", source, sought=True)
    assert found.status is SourceCheckStatus.CONFIRMED
    assert found.span is not None
    assert source[slice(*found.span)].endswith("only watch.")
    assert [source[slice(*span)] for span in sentence_spans(source)][-2:] == [
        "Weather: calm",
        "sea: 12 degrees",
    ]

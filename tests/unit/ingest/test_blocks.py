from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.ingest.blocks import label
from workbench.model import CLAIM_ROLES, Block, BlockRole

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_38ead14a46816164.txt"
PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))

NEWS = (
    "The district council of Hallen voted on Tuesday to close two of its five schools, a step that will "
    "save about 4.2 million crowns a year, the council said in a statement."
)
PIECES = (
    NEWS, "He left.", "Sign up for our newsletter", "Related stories", "By Ann Marlow", "10:32",
    "Una Field is a writer based in Korvo. She covers rivers.", "Share", "- ", "# ", "> ", "12 Comments",
    "Reply", "Photograph: Lee Marsh/Reuters", "Advertisement", "HALLEN, May 4 (Agency) _", "Read more",
    "A title", "\u201cNo.\u201d", "What next?", "March 3, 2031", "}", "\ufeff", "\x00", "\ud800", "\u202e",
    "[/b]", "\u4e2d\u6587\u3002", "\U0001f600", "\u200b", "\x1b[31m", " ", "  ", "\t", "\n", "\n\n",
    "\r\n", "\r", "\u2028", "\x0c", "\x85", "\u00a0",
)  # fmt: skip
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
LINES = st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join)
ANYTHING = st.text(st.characters(codec=None), max_size=300)


def role_of(text: str, blocks: tuple[Block, ...], start: int, end: int) -> set[BlockRole]:
    """Return the roles of the blocks that a span touches, marks of lists aside."""
    return {
        b.role for b in blocks if b.start < end and b.end > start and b.reason != "a list or heading mark"
    }


@settings(max_examples=300)
@given(st.one_of(SCRAPS, LINES, ANYTHING))
@example("")
@example("\ufeff")
@example("\x00")
@example("\ud800\udfff")
@example("-\n" * 50)
@example("Carla Stone\nStaff writer\nHe left town.")
def test_blocks_hold_every_visible_character_once_and_in_order(text: str) -> None:
    blocks = label(text)
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        assert not text[last : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert block.reason
        last = block.end
    assert not text[last:].strip()


@given(
    st.lists(
        st.sampled_from(["He left the town.", NEWS, "\u201cNo,\u201d she said, \u201cnot now.\u201d"]),
        min_size=1,
        max_size=30,
    )
)
def test_bare_copy_is_kept_whole(paragraphs: list[str]) -> None:
    text = "\n\n".join(f"{i} {paragraph}" for i, paragraph in enumerate(paragraphs))
    blocks = label(text)
    assert len(blocks) == len(paragraphs)
    assert {block.role for block in blocks} <= CLAIM_ROLES


def test_labels_are_the_same_every_time() -> None:
    text = SEED.read_text("utf-8")
    assert label(text) == label(text)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_of_many_kinds(page: Path, between: str) -> None:
    """Each line of a page file is its expected role, a bar, and the line."""
    rows = [line.split("|", 1) for line in page.read_text("utf-8").splitlines()]
    text = between.join(line for _, line in rows)
    blocks = label(text)
    start = 0
    wrong = []
    for role, line in rows:
        found = role_of(text, blocks, start, start + len(line))
        if found != {BlockRole(role)}:
            wrong.append((role, sorted(found), line))
        start += len(line) + len(between)
    assert not wrong


def test_there_are_pages_of_many_kinds() -> None:
    assert len(PAGES) >= 12


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned.",
        "Mayor resigns",
        "Mayor resigns\nCouncil shocked",
        NEWS,
        " ".join([NEWS] * 2_000),
    ],
)
def test_a_text_that_is_all_article_is_all_kept(text: str) -> None:
    assert {block.role for block in label(text)} <= CLAIM_ROLES


def test_hostile_characters_neither_crash_nor_vanish() -> None:
    text = f"[/b]\x1b]0;title\x07 \u202eevil\u202c\n\n{NEWS}\x00\u200b \U0001f600 \u4e2d\u6587\n"
    assert "".join(text[b.start : b.end] for b in label(text)).count("\x00") == 1


LONG: dict[str, str] = {
    "one line": NEWS * 60_000,
    "no spaces": "a" * 10_000_000,
    "spaces": " " * 10_000_000 + "a",
    "quotes": "'\"\u201c" * 3_000_000,
    "lines": f"{NEWS[:90]}.\n" * 100_000,
    "titles": "Title Number Four Goes Here\n" * 100_000,
    "list headings": "Related stories\n" * 100_000,
    "cards": "A title of theirs\nA teaser that ends well.\nBy Ann Lee\n" * 30_000,
    "dates": "March 3, 2031\n" * 100_000,
    "comments": f"{NEWS}\n" + "12 Comments\n" * 100_000,
    "calls": "Sign up for our newsletter\n" * 100_000,
    "breadcrumbs": "Home > " * 10 + "x\n" * 20_000,
    "declarations": ("a:b;" * 12 + "\n") * 20_000,
    "names": ("By " + "Ann " * 14 + "\n") * 20_000,
    "stamps": "Mon Tue 3 Mar 4 Apr 10:30 Mon Tue 3 May 10:30 x\n" * 20_000,
}


@pytest.mark.heavy
@pytest.mark.parametrize("kind", LONG)
def test_time_is_linear_in_length(kind: str) -> None:
    text = LONG[kind]

    def seconds(part: str) -> float:
        begun = time.process_time()
        label(part)
        return time.process_time() - begun

    seconds(NEWS)
    quarter = seconds(text[: len(text) // 4])
    whole = seconds(text)
    # Four times the text may take six times as long, for caches and garbage; a square would take sixteen.
    assert whole < 6 * quarter + 0.5
    assert whole < 30

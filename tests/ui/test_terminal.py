"""The program in a real pseudo-terminal, by way of its command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui import sample
from tests.ui.terminal import Terminal, workbench
from tests.ui.test_hostile import NASTY, nasty_store
from workbench.store import View, open_store

pytestmark = [pytest.mark.heavy, pytest.mark.timeout(300)]

# The one OSC sequence that Textual sends itself: the shape of the mouse pointer.
POINTER = re.compile(rb"\x1b\]22;[a-z-]+\x07")
# All else it sends is CSI and a few two-letter sequences: no OSC, DCS or APC, no BEL, NUL or 8-bit control.
FOREIGN = re.compile(rb"\x1b[^\[(=>78c]|\x07|\x00|\xc2[\x80-\x9f]")


def review(store: Path, *options: str, reviewer: str = sample.REVIEWER) -> list[str]:
    return workbench("review", "harbour", "--store", str(store), "--reviewer", reviewer, *options)


def test_a_review_from_the_shell_and_back(store: Path) -> None:
    with Terminal(review(store)) as terminal:
        terminal.wait_for("0 of 12 checked")
        terminal.type("vd1x")
        terminal.wait_for("3 of 12 checked, 1 disputed")
        terminal.type("z")
        terminal.wait_for("2 of 12 checked, 1 disputed")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        # The terminal is given back: the other screen is left, the cursor shows, the mouse is free.
        for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
            assert sequence in terminal.raw
    with Terminal(review(store)) as terminal:
        terminal.wait_for("2 of 12 checked, 1 disputed")
        terminal.type("y")
        terminal.wait_for("3 of 12 checked, 1 disputed")


def test_keys_typed_before_the_room_stands_are_not_lost(store: Path) -> None:
    with Terminal(review(store)) as terminal:
        terminal.wait_for_bytes(b"Opening the store")
        terminal.type("vxd1v")
        terminal.wait_for("4 of 12 checked, 1 disputed")


def test_the_window_can_change_its_size_at_any_time(store: Path) -> None:
    with Terminal(review(store), size=(80, 24)) as terminal:
        terminal.wait_for("0 of 12 checked")
        for columns, rows in ((200, 60), (80, 24), (40, 12), (140, 40), (20, 6), (100, 30), (80, 24)):
            terminal.resize(columns, rows)
            terminal.type("j")
            terminal.drain()
            lines = terminal.text().splitlines()
            assert len(lines) == rows
            assert "Workbench" in lines[0]
        terminal.resize(200, 60)
        terminal.wait_for("Claims")
        terminal.drain()
        title = terminal.text().splitlines()[2]
        assert re.search("─Claims─+┬─Article─+┬─Sources .*─+$", title)
        terminal.type("v")
        terminal.wait_for("1 of 12 checked")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_nothing_of_a_hostile_article_reaches_the_terminal_raw(tmp_path: Path, size: tuple[int, int]) -> None:
    store = nasty_store(tmp_path / "nasty.db")
    command = workbench("review", "quote", "--store", str(store), "--reviewer", NASTY[1])
    with Terminal(command, size=size) as terminal:
        terminal.wait_for("12 of 12 checked")
        terminal.type("l")
        for _ in NASTY:
            for keys in ("j", "d", "\x1b", "n", "\x1b", "z", "f"):
                terminal.type(keys)
                terminal.drain(0.1)
            terminal.type("\x1b")
            terminal.drain(0.6)
        sent = POINTER.sub(b"", bytes(terminal.raw))
    assert b"A quote [/b]" in sent
    assert FOREIGN.findall(sent) == []
    for letter in ("\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\x9b", "\x7f"):
        assert letter.encode() not in sent, ascii(letter)


def test_sources_are_read_accepted_and_taken_back_at_any_size(sourced: Path) -> None:
    with Terminal(review(sourced), size=(120, 44)) as terminal:
        terminal.wait_for("5 of 12 checked")
        terminal.type("m")
        terminal.wait_for("Passage 1 of 3")
        terminal.type("E\r")
        terminal.wait_for("◆ evidence 1")
        for columns, rows in ((80, 24), (200, 60), (40, 12), (20, 6), (80, 24)):
            terminal.resize(columns, rows)
            terminal.type("S")
            terminal.drain()
            assert len(terminal.text().splitlines()) == rows
        terminal.type("w")
        terminal.wait_for("Claim: Fishing crews plan")
        terminal.resize(120, 44)
        terminal.type("/pier\r")
        terminal.wait_for("1 of 1 found")
        terminal.type("\r3")
        terminal.wait_for("Evidence: context")
        terminal.type("\x1b")
        terminal.wait_for("◆ evidence 2")
        terminal.type("zz")
        terminal.wait_until_gone("◆ evidence 1")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with open_store(sourced) as opened:
        assert opened.verify().problems == ()
        assert opened.progress(View(), sample.REVIEWER).checked == 5


def test_nothing_of_a_hostile_source_reaches_the_terminal_raw(sourced: Path) -> None:
    text = "\n".join((sample.HERALD_TEXT, *NASTY)).replace("\r", "")
    sample.save(sourced, sample.source(sample.HERALD, text, f"{NASTY[0]} {NASTY[2]}"))
    with Terminal(review(sourced), size=(120, 44)) as terminal:
        terminal.wait_for(" of 12 checked")
        terminal.type("jjj")
        terminal.wait_for("Tarn Herald seems to say so")
        for keys in (
            "E",
            "\x1b",
            "W",
            "\x1b",
            "w",
            "G",
            " ",
            "ss",
            "\r",
            "\x1b",
            "/red\r",
            "n",
            "\x1b",
            "\x1b",
        ):
            terminal.type(keys)
            terminal.drain(0.4)
        sent = POINTER.sub(b"", bytes(terminal.raw))
    assert b"A quote [/b]" in sent
    assert FOREIGN.findall(sent) == []
    for letter in ("\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\x9b", "\x7f"):
        assert letter.encode() not in sent, ascii(letter)


def test_no_color_is_honoured_and_every_state_still_shows(worked: Path) -> None:
    with Terminal(review(worked), extra={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("5 of 12 checked, 1 disputed")
        terminal.drain()
        text = terminal.text()
        for words in ("✓ Island", "✗ About", "? the sea wall", "· Fishing", "verified", "▌"):
            assert words in text
        reds = re.findall(rb"38;2;(\d+);(\d+);(\d+)", bytes(terminal.raw))
        assert reds
        assert all(red == green == blue for red, green, blue in reds)


def test_a_bad_start_is_one_line_and_status_2(tmp_path: Path, store: Path) -> None:
    with Terminal(workbench("review", "no such thing", "--store", str(store))) as terminal:
        assert terminal.wait_for_end() == 2
        assert b"Traceback" not in terminal.raw
        assert b"no such thing: there is no such file" in terminal.raw
    broken = tmp_path / "notes.txt"
    broken.write_text("No database.\n" * 100, encoding="utf-8")
    with Terminal(workbench("--store", str(broken))) as terminal:
        assert terminal.wait_for_end() == 2
        assert b"Traceback" not in terminal.raw
        assert b"notes.txt" in terminal.raw


def test_a_file_is_read_reviewed_and_read_again_with_its_date(tmp_path: Path) -> None:
    text = tmp_path / "harbour.txt"
    text.write_text(sample.TEXT, encoding="utf-8")
    store = tmp_path / "workbench.db"
    command = workbench("review", str(text), "--store", str(store), "--reviewer", sample.REVIEWER)
    with Terminal(command, size=(140, 40)) as terminal:
        terminal.wait_for("Reading harbour.txt", 60)
        terminal.wait_for("When did this article appear?", 120)
        terminal.type("\x1b")
        terminal.wait_until_gone("When did this article appear?")
        assert "date unknown (p)" in terminal.text()
        terminal.type("vp")
        terminal.wait_for("When did this article appear?")
        terminal.type("2024-11-18\r")
        terminal.wait_for("published 2024-11-18", 120)
        terminal.wait_for("1 of ")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with open_store(store) as opened:
        (row,) = opened.articles(sample.REVIEWER)
        assert row.checked == 1
        claims = [opened.claim(row_id) for chunk in opened.claim_ids(View()) for row_id in chunk]
        tuesday = next(fact for claim in claims for fact in claim.facts if fact.text == "Tuesday")
        assert tuesday.value == "2024-11-12"
        assert opened.verify().problems == ()
    with Terminal(command, size=(140, 40)) as terminal:
        # The same file again is opened at once, with its date and its verdict.
        terminal.wait_for("published 2024-11-18")
        terminal.wait_for("1 of ")


def test_a_reading_that_is_stopped_stores_nothing(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text((sample.TEXT + "\n") * 40, encoding="utf-8")
    store = tmp_path / "workbench.db"
    with Terminal(workbench("review", str(text), "--store", str(store))) as terminal:
        terminal.wait_for("Reading long.txt", 60)
        terminal.type("\x1b")
        assert terminal.wait_for_end(60) == 0
    assert not store.exists() or not open_store(store).articles()


def test_two_reviewers_at_one_store_at_once(store: Path) -> None:
    with Terminal(review(store)) as one, Terminal(review(store, reviewer="jonas")) as other:
        one.wait_for("0 of 12 checked")
        other.wait_for("0 of 12 checked")
        one.type("v" * 12)
        other.type("x" * 12)
        one.wait_for("12 of 12 checked")
        other.wait_for("12 of 12 checked")
        one.type("R")
        one.wait_for("≠ jonas: un")
    with open_store(store) as opened:
        assert opened.verify().problems == ()

"""What is really painted, looked at as somebody does who sees no colours, few contrasts or ASCII alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.screen import ModalScreen
from textual.widgets import Static

from tests.ui import sample
from tests.ui.colour_sight import contrast
from tests.ui.room import Room, enter
from workbench import marks
from workbench.desk.session import ReviewSession
from workbench.model import (
    AttributionVerdict,
    Claim,
    ClaimKind,
    DisputeReason,
    Flag,
    SourceCheckStatus,
    VerdictValue,
)
from workbench.sources import EvidenceRelation
from workbench.store import View, open_store
from workbench.ui import themes, wording
from workbench.ui.key_names import said as keys_said
from workbench.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from textual.theme import Theme

LONELY = "Harbour Post"
"""An outlet of which nothing is saved."""

BRIEF = {"no_fact": "no fact", "decided": "done"}
"""What the legend says for them in a narrow pane; the help has the whole words."""

NOT_IN_DETAIL = (
    marks.CHECK_MARKS[SourceCheckStatus.CONFIRMED],
    marks.CHECK_MARKS[SourceCheckStatus.NOT_APPLICABLE],
)
"""No claim of the store is confirmed, and one without an outlet has a flag in its place."""

EDGE_SIGNS = frozenset("─│┬├┼┤┴┌┐└┘╭╮╰╯━┅╳▒▌▏▎▍▋▊▉█▔▁▂▃▄▅▆▇")
"""Not letters: three to one is enough for them (WCAG 2.2, 1.4.11)."""

DECORATION = frozenset("╌")
"""What is left of a bar: the figures stand beside it, so that nothing is lost with it."""


def every_state() -> tuple[Claim, ...]:
    """Return the invented claims, changed so that every kind and flag is among them."""
    claims = list(sample.claims())
    claims[7] = replace(claims[7], flags=(Flag.UNCLOSED_QUOTE, Flag.NO_OUTLET))
    words = "Runa Falk, who leads a union of 640 crews"
    frame = sample.frame(sample.TEXT, words, "Runa Falk", "said", outlet=LONELY)
    claims[8] = replace(claims[8], kind=ClaimKind.OTHER, flags=(Flag.AMBIGUOUS_OUTLET,), chain=(frame,))
    claims[11] = replace(claims[11], kind=ClaimKind.OPINION, flags=(Flag.CONTRADICTION, Flag.NO_OUTLET))
    return tuple(claims)


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    """A store with every state that a claim can have, but for a dropped one."""
    path = tmp_path / "workbench.db"
    with open_store(path) as store:
        article = sample.article(publisher="Coast Weekly", published=sample.MOMENT.date())
        store.put_article(article, sample.edition(), every_state())
    sample.decide(path, 1, VerdictValue.VERIFIED)
    sample.decide(path, 3, VerdictValue.DISPUTED, reason=DisputeReason.WRONG_NUMBER.value)
    sample.decide(path, 3, VerdictValue.VERIFIED, "jonas")
    sample.decide(path, 4, VerdictValue.VERIFIED)
    sample.decide(path, 5, VerdictValue.UNVERIFIABLE)
    sample.note(path, 3, "The harbour log says 1,020.")
    sample.save(
        path,
        sample.source(sample.COURIER, sample.COURIER_TEXT),
        sample.source(sample.HERALD, sample.HERALD_TEXT),
        sample.source("Coast Wire", sample.WIRE_TEXT),
    )
    later = sample.HERALD_TEXT.replace("hardest", "easiest")
    sample.save(path, sample.source(sample.HERALD, later))
    return path


def detail(room: Room) -> str:
    """Return what the detail says of the current claim, however far it is scrolled."""
    words = str(room.app.screen.query_one("#detail").query_one(Static).content)
    return " ".join(words.split())


def row(room: Room) -> str:
    """Return the two lines of the current claim in the list."""
    lines = room.text().splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("▌"))
    return " ".join(" ".join(lines[at : at + 2]).split())


def work(path: Path) -> None:
    """Decide on who said it, accept evidence and change two claims, as the reviewer of the tests."""
    with ReviewSession(path, sample.REVIEWER) as session:
        name = session.articles()[0].article_id
        ids = [row_id for part in session.claim_ids(View(article_id=name)) for row_id in part]
        session.set_attribution_verdict(ids[0], AttributionVerdict.CONFIRMED)
        session.set_attribution_verdict(ids[9], AttributionVerdict.REJECTED)
        passage = next(one for one in session.passages(ids[1]).passages if one.span is not None)
        assert passage.span is not None
        source = passage.source
        session.accept_evidence(
            ids[1], source.source_id, source.version, passage.span, EvidenceRelation.CONTRADICTS
        )
        session.edits.change_kind(ids[7], ClaimKind.EVENT)
        session.edits.drop(ids[5])
        session.edits.change_outlet(ids[11], LONELY)


@pytest.mark.heavy
async def test_every_state_says_its_word_in_eighty_columns(telling: Path) -> None:
    work(telling)
    rows, details = {}, {}
    async with enter(telling, size=(80, 30)) as room:
        for number in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12):
            await room.press("#", *str(number), "enter")
            rows[number], details[number] = row(room), detail(room)
        await room.press("C")
        legend = room.text()
        await room.press("C", ":", *"is:dropped", "enter")
        rows[6], details[6] = row(room), detail(room)
        await room.press("F", "#", "2", "enter", "S")
        sources = " ".join(str(room.app.screen.query_one("#sources").query_one(Static).content).split())
        await room.press("h")
        legend_of_all = str(room.app.screen.query_one("#help").query_one(Static).content)
    # Which claim shows which state; a row tells the word beside the sign, or stands in no sign at all.
    shown = {
        1: ("✓ verified", "✓ said"),
        2: ("· open", "▲ check: altered", "◆ evidence 1"),
        3: ("✗ disputed", "wrong number", "≠ jonas: verified", "✎ 1 note"),
        4: ("↻ reopened",),
        5: ("? unverifiable", "⚑ speaker inferred"),
        6: ("⊘ set aside", "⊘ dropped"),
        7: ("↔ check: misattributed",),
        8: ("∆ edited", "⚑ unclosed quote"),
        9: ("○ check: no source saved",),
        10: ("✗ not said", "⚑ vague source"),
        11: ("□ check: not in source", "⚑ date open"),
        12: ("⚑ contradiction",),
    }
    for number, words in shown.items():
        for each in words:
            assert each in rows[number], (each, rows[number])
    assert details[6].startswith("⊘ dropped · claim 6 ")
    assert f"Says so {LONELY} · set by hand by mira " in details[12]
    told = "\n".join(details.values())
    for mark in (*marks.VERDICT_MARKS.values(), *marks.KIND_MARKS.values(), *marks.CHECK_MARKS.values()):
        if mark not in (marks.KIND_MARKS[ClaimKind.QUOTATION], *NOT_IN_DETAIL):
            assert str(mark) in told, mark
    assert str(marks.KIND_MARKS[ClaimKind.QUOTATION]) in details[4]
    flags = [keys_said(sentence) for sentence in wording.FLAG_SENTENCES.values()]
    for sentence in (*flags, "≠ conflicts with yours", "↻ the saved copy"):
        assert sentence in told, sentence
    for said in (AttributionVerdict.CONFIRMED, AttributionVerdict.REJECTED):
        assert f"{marks.STANCE_MARKS[said].glyph} {marks.ATTRIBUTION_WORDS[said]}" in told
    assert str(marks.RELATION_MARKS["contradicts"]) in sources
    assert f"{marks.DIFFERS_MARK.glyph} number" in sources
    for state, mark in marks.COVERAGE_MARKS.items():
        assert f"{mark.glyph} {BRIEF.get(state, mark.word)}" in legend, mark
    # Where a row is too narrow for a word, the help has it: every sign that a claim may bear.
    for mark in {*marks.FAMILIES["claim"], *marks.FAMILIES["coverage"], *marks.FAMILIES["source check"]}:
        assert mark.glyph in legend_of_all, mark


async def test_an_article_says_how_far_it_is(tmp_path: Path) -> None:
    path = sample.make_worked_store(tmp_path / "workbench.db")
    with open_store(path) as store:
        for title, claims in (("Ferry runs again", ()), ("Pier is sold", sample.claims()[:1])):
            text = f"{title}\n{sample.TEXT}" if claims else f"{title}\n"
            placed = tuple(replace(claim, claim_id=f"{claim.claim_id}x") for claim in claims)
            store.put_article(sample.article(text, title), sample.edition(text, ()), placed)
    async with enter(path, article=None, size=(80, 30)) as room:
        await room.press("X", "j", "x")
        text = room.text()
        assert room.app.screen.query_one(ArticleList).row_count == 3
    for state in ("in hand", "not begun", "archived"):
        assert str(marks.PROGRESS_MARKS[state]) in text, state
    assert "archived, done" in text


Cell = tuple[str, Style]


def cells(room: Room) -> Iterator[Cell]:
    """Yield what is painted, in pieces; of what lies below a dialog nothing: it is out of action."""
    screen = room.app.screen
    boxes = [*screen.query("#box, #--input, CommandList")] if isinstance(screen, ModalScreen) else []
    regions = [box.region for box in boxes] or [screen.region]
    for y, strip in enumerate(screen._compositor.render_strips()):
        for region in regions:
            if region.y <= y < region.bottom:
                for text, style, _ in strip.crop(region.x, region.right):
                    if style is not None and text.strip():
                        yield text.strip(), style


def faults(room: Room, where: str, need: float) -> Iterator[str]:
    """Yield what stands out too little from its ground."""
    for text, style in cells(room):
        front, back = style.color, style.bgcolor
        if front is None or back is None or style.dim:
            yield f"{where}: {text!r} has no colour of its own: {style}"
            continue
        ratio = contrast(front.get_truecolor().hex, back.get_truecolor().hex)
        signs = set(text) - {" "}
        if signs <= DECORATION:
            continue
        wanted = 3.0 if signs <= EDGE_SIGNS | DECORATION else need
        if ratio < wanted:
            yield f"{where}: {text!r} {ratio:.2f} < {wanted}: {style}"


def marked_choice(room: Room) -> str:
    """Return the choice that enter would take, found without its ground or colours."""
    return " ".join(text for text, style in cells(room) if style.underline and style.bold)


WALK = (
    ("the room", ()),
    ("a disputed claim", ("j", "j")),
    ("an altered claim", ("k",)),
    ("coverage", ("C",)),
    ("left-out lines", ("C", "l")),
    ("the article", ("l", "tab", "space", "w", "w")),
    ("help", ("escape", "escape", "?")),
    ("dispute", ("escape", "d")),
    ("filter", ("escape", "f")),
    ("sort", ("escape", "s")),
    ("note", ("escape", "n", *"Ask")),
    ("notes", ("escape", "j", "N")),
    ("history", ("escape", "H")),
    ("outlet", ("escape", "O")),
    ("split", ("escape", "Y")),
    ("progress", ("escape", "P")),
    ("a source", ("escape", "k", "w", "space", "w", "w")),
    ("add source", ("escape", "escape", "A")),
    ("search", ("escape", "/")),
    ("filter bar", ("escape", ":", *"ver")),
    ("jump labels", ("escape", "escape", ";")),
    ("articles", ("escape", "b")),
    ("add", ("a",)),
    ("rename", ("escape", "n")),
)
"""Screens, each with the keys that lead to it from the one before."""


@pytest.mark.heavy
@pytest.mark.parametrize("theme", themes.ALL, ids=lambda theme: theme.name)
async def test_everything_painted_stands_out_from_its_ground(telling: Path, theme: Theme) -> None:
    need = 7.0 if theme.name.startswith("contrast") else 4.5
    found: list[str] = []
    seen: set[str] = set()
    async with enter(telling, size=(120, 40), theme=theme.name) as room:
        for where, keys in WALK:
            await room.press(*keys)
            seen.add(type(room.app.screen).__name__)
            found.extend(faults(room, where, need))
            assert len(list(cells(room))) > 5, where
            if where in {"dispute", "sort"}:
                assert marked_choice(room), where
        await room.press("escape", "ctrl+p")
        found.extend(faults(room, "palette", need))
        assert marked_choice(room)
    assert found == []
    assert len(seen) >= 17, seen  # the walk really leads through the screens

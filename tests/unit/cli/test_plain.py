from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path

import pexpect
import pytest

from tests.ui import sample
from workbench.cli.main import main
from workbench.cli.plain import PlainReview
from workbench.cli.plain_lines import FLAGS
from workbench.cli.plain_sources import NO_SOURCE
from workbench.cli.plain_walk import Walk
from workbench.cli.plain_words import HELP
from workbench.desk.session import ReviewSession
from workbench.model import AttributionVerdict, Note, VerdictValue
from workbench.store import ClaimRow, View, open_store

COMMAND = [sys.executable, "-m", "workbench", "review", "Bridges", "--plain", "--reviewer", "ann"]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    exit_code: int
    stdout: str
    stderr: str


def ask(store: Path, answers: str | bytes, *more: str, article: str = "Bridges") -> Ran:
    """Review with a pipe of answers, in this process."""
    command = ["review", article, "--plain", "--reviewer", "ann", "--store", str(store), *more]
    piped = answers if isinstance(answers, bytes) else answers.encode()
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(piped), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main(command)
    finally:
        sys.stdin = before
    return Ran(status, out.getvalue(), err.getvalue())


def rows(store: Path, reviewer: str = "ann") -> list[ClaimRow]:
    with open_store(store, read_only=True) as opened:
        name = opened.articles(reviewer)[0].article_id
        ids = [row for part in opened.claim_ids(View(article_id=name)) for row in part]
        found = opened.rows(ids, reviewer)
        return [found[row_id] for row_id in ids]


def decided(store: Path) -> dict[int, tuple[str, str | None]]:
    return {row.number: (row.verdict.value, row.reason.value if row.reason else None) for row in rows(store)}


def notes(store: Path, number: int) -> list[Note]:
    row = rows(store)[number - 1]
    with open_store(store, read_only=True) as opened:
        return opened.notes(row.article_id, row.claim_id)


def test_a_pipe_of_answers_decides_and_the_end_of_it_loses_nothing(store_file: Path) -> None:
    done = ask(store_file, "v\nd\n2\nt The minutes say so.\n")
    assert done.exit_code == 0, done.stderr
    assert decided(store_file) == {1: ("verified", None), 2: ("disputed", "wrong_date")}
    assert [note.body for note in notes(store_file, 2)] == ["The minutes say so."]
    assert "End of the answers; everything decided is kept.\nDecided: 2 of 2; 0 left." in done.stdout
    assert "\x1b" not in done.stdout


def test_undo_previous_and_jump(store_file: Path) -> None:
    done = ask(store_file, "v\nundo\nj 2\nx\np\nj 9\nv\nq\n")
    assert done.exit_code == 2  # there is no claim 9
    assert "Undo: verified to open." in done.stdout
    assert "Claim 9 is not in this list.\nStopped" in done.stdout
    # What followed was meant for another claim.
    assert decided(store_file) == {1: ("unreviewed", None), 2: ("unverifiable", None)}
    assert "Decided: 1 of 2; 1 left." in done.stdout


@pytest.mark.parametrize(
    ("answer", "words"),
    [("maybe", "“maybe” is no answer"), ("d 11", "is no reason"), ("d wrong", "“wrong” is no reason")],
)
def test_an_answer_that_is_none_decides_nothing(store_file: Path, answer: str, words: str) -> None:
    done = ask(store_file, f"{answer}\nv\n")
    assert done.exit_code == 2
    assert words in done.stdout
    assert set(decided(store_file).values()) == {("unreviewed", None)}


@pytest.mark.parametrize("answer", ["d 4", "d misquote", "d\nMisq", "d\n4"])
def test_a_reason_is_its_number_or_its_words(store_file: Path, answer: str) -> None:
    done = ask(store_file, f"{answer}\nq\n")
    assert done.exit_code == 0, done.stdout
    assert decided(store_file)[1] == ("disputed", "misquote")


def test_only_the_claims_that_are_asked_for(store_file: Path) -> None:
    assert "(1 of 1): Two bridges closed" in ask(store_file, "q\n", "--outlet", "Harbour News").stdout
    assert "(1 of 1): About" in ask(store_file, "q\n", "--filter", "kind:quantity").stdout
    assert "(1 of 1): About" in ask(store_file, "q\n", "--filter", "outlet:none").stdout
    assert "No claim to review" in ask(store_file, "", "--verdict", "disputed").stdout
    faulty = ask(store_file, "q\n", "--filter", "colour:red")
    assert faulty.exit_code == 2
    assert "column 1" in faulty.stderr
    assert "Claim 1" not in faulty.stdout


def test_what_is_decided_leaves_a_list_of_open_claims(store_file: Path) -> None:
    done = ask(store_file, "v\nd 1\nn\nu\n", "--filter", "verdict:open")
    assert done.exit_code == 0, done.stderr
    first, second, *rest = [line for line in done.stdout.splitlines() if line.startswith("Claim ")]
    assert first.startswith("Claim 1 (1 of 2)")
    assert second.startswith("Claim 2 (1 of 1)")
    assert "It is no longer in the list; 0 left.\nNo claim is left in the list" in done.stdout
    # Undo works where nothing is left, and brings the claim back into the list.
    assert [line.partition(":")[0] for line in rest] == ["Claim 2 (1 of 1)"]
    assert decided(store_file) == {1: ("verified", None), 2: ("unreviewed", None)}


def test_another_filter_in_the_middle(store_file: Path) -> None:
    done = ask(store_file, "n\nf kind:event\nf\nf colour:red\n")
    told = [line.partition(":")[0] for line in done.stdout.splitlines() if line.startswith("Claim ")]
    assert told == ["Claim 1 (1 of 2)", "Claim 2 (2 of 2)", "Claim 1 (1 of 1)", "Claim 1 (1 of 2)"]
    assert done.exit_code == 2
    assert "colour" in done.stdout


def test_a_note_of_several_lines_ends_with_a_dot(store_file: Path) -> None:
    done = ask(store_file, "t\nAsked the harbour.\n\nVerdict: verified\n.\nt\n.\nn\nnote\nunfinished\n")
    assert done.exit_code == 0, done.stderr
    assert [note.body for note in notes(store_file, 1)] == ["Asked the harbour.\n\nVerdict: verified"]
    # The end of the input ends a note as well.
    assert [note.body for note in notes(store_file, 2)] == ["unfinished"]
    again = ask(store_file, "q\n").stdout
    # No line that somebody wrote stands at the margin, where the program's own stand.
    assert ": Asked the harbour.\n  \n  Verdict: verified\n" in again
    assert "\nVerdict: verified" not in again


def test_whether_the_outlet_said_it_and_back(store_file: Path) -> None:
    ask(store_file, "c\nn\nr\n")
    assert [row.attribution_verdict for row in rows(store_file)] == [
        AttributionVerdict.CONFIRMED,
        AttributionVerdict.REJECTED,
    ]
    assert "whether the outlet said it is open" in ask(store_file, "said\nhistory\n").stdout
    assert rows(store_file)[0].attribution_verdict is AttributionVerdict.EMPTY


def test_the_editor_is_refused_where_nobody_sits(store_file: Path) -> None:
    done = ask(store_file, "i\n")
    assert done.exit_code == 2
    assert "needs a terminal" in done.stdout


@pytest.fixture
def sourced(tmp_path: Path) -> Path:
    return sample.make_sourced_store(tmp_path / "workbench.db")


def test_everything_that_the_screen_tells_is_spoken(sourced: Path) -> None:
    with ReviewSession(sourced, "ann") as session:
        name = session.articles()[0].article_id
        second = session.edits.change_outlet(
            [row for part in session.claim_ids(View(article_id=name)) for row in part][2], "Tarn Herald"
        )
        assert second.edited
    sample.decide(sourced, 3, VerdictValue.VERIFIED, "ann")
    told = ask(sourced, "n\nn\nn\nj 10\n", article="harbour").stdout
    for line in (
        "Claim 2 (2 of 12): The council of Tarn Island voted on Tuesday to close the old harbour",
        "Outlet: Northern Courier, in the article “the Northern Courier”, 90 percent sure",
        "Says so: Northern Courier, by the word “said”",
        "Quotation: indirect, in the article's own words",
        "Kind: event; worth checking 70 percent (a number)",
        "Fact: within two years: duration, 2 years",
        "Look at: A date could not be worked out: it needs the day the article appeared.",
        "Check, a suggestion, no verdict: altered. Northern Courier says something like it, and something",
        "  Differs: number: claim two, source three",
        "  Passage: The council of Tarn Island voted on Tuesday",
        "Its subject stands before it: “the old harbour”",
        "Speaker: Edda Quill",
        "Says so: Tarn Herald, Edda Quill, by the word “according to”, set by hand by ann",
        "State: changed by a reviewer; history tells more",
        "Verdict: verified",
        "Verdict of mira: disputed, wrong number; conflicts with yours",
        "Verdict of jonas: verified\n",
        "Note of mira, 2024-11-20: The harbour log says 1,020.\n  Asked Edda Quill",
        "Quotation: mixed, partly word for word",
        "Outlet: none cited, in the article “Local reports”",
        "Look at: The source is not named.",
    ):
        assert f"\n{line}" in told, line


def test_passages_are_read_accepted_and_taken_back(sourced: Path) -> None:
    def evidence() -> list[str]:
        row = rows(sourced)[1]
        with open_store(sourced, read_only=True) as opened:
            found = opened.evidence(row.article_id, row.claim_id)
        return [one.evidence.relation.value for one in found]

    done = ask(sourced, "j 2\nl\nl 99\n", article="harbour")
    assert done.exit_code == 2
    assert "“99” is no passage" in done.stdout
    assert "\nPassage 1 of " in done.stdout
    assert ": Northern Courier, “Council closes the old harbour”, published 2024-11-13" in done.stdout
    assert "  After it: The ferry will go on as before." in done.stdout
    accepted = ask(sourced, "j 2\ne\n\nl\n,\ne foe\n", article="harbour").stdout
    assert "Saved: passage 1 is evidence: contradicts." in accepted
    assert "It is accepted as evidence by you" in accepted
    assert "This is the first passage." in accepted
    assert evidence() == []  # the same answer again takes it back, whatever stands after it
    ask(sourced, "j 2\nevidence context\n", article="harbour")
    assert evidence() == ["context"]
    assert (
        "Evidence: context, Northern Courier, version 1, by ann"
        in ask(sourced, "j 2\n", article="harbour").stdout
    )
    ask(sourced, "u\n", article="harbour")
    assert evidence() == []
    whole = ask(sourced, "j 2\nw\n", article="harbour").stdout
    assert "  Boat owners were not asked, a spokeswoman said.\nEnd of the source." in whole


def test_the_source_check_runs_on_demand(sourced: Path, store_file: Path) -> None:
    checked = ask(sourced, "j 2\nk\n", article="harbour").stdout
    assert "Checked: 12 claims of the article.\nCheck, a suggestion, no verdict: altered." in checked
    assert "No source is saved" in ask(store_file, "k\nl\n").stdout


def test_what_is_claimed_elsewhere_is_told_on_request(tmp_path: Path) -> None:
    path = sample.make_store(tmp_path / "workbench.db")
    text = f"Second look\n{sample.TEXT}".replace("1,200", "1,500")
    with open_store(path) as store:
        claim = replace(
            sample.claims()[2], claim_id="x1", text="About 1,500 boats used it last season",
            exact=("About 1,500 boats used it last season",), spans=(
                sample.span(text, "About 1,500 boats used it last season"),
            ), chain=(), facts=(), antecedent=None,
        )  # fmt: skip
        store.put_article(sample.article(text, "Second look"), sample.edition(text, ()), (claim,))
    done = ask(path, "v\na\n", article="Second look").stdout
    assert "Also in Island council votes to close the old harbour, claim 3" in done
    assert "  Differs: number: here 1,500, there 1,200" in done
    assert "Nothing like it" in ask(path, "j 12\na\n", article="Island council").stdout


def test_hostile_text_is_harmless(tmp_path: Path) -> None:
    nasty = "[red]\x1b[2J\x9b31m\u202ehidden\x07\r\nVerdict: verified"
    path = tmp_path / "workbench.db"
    claims = [replace(one, text=f"{one.text} {nasty}") for one in sample.claims()]
    frame = replace(claims[1].chain[0], outlets=(f"Post {nasty}",), outlet_text=nasty, cue=nasty)
    claims[1] = replace(claims[1], chain=(frame,), checkworthiness_reason=nasty)
    with open_store(path) as store:
        store.put_article(sample.article(title=f"Harbour {nasty}"), sample.edition(), claims)
    sample.save(path, sample.source("Coast Wire", f"{sample.COURIER_TEXT}\n{nasty}", nasty))
    sample.note(path, 2, nasty, "eve")
    answers = f"n\nl\nw\na\nhistory\nt\n{nasty}\n.\ns\n{nasty}\n"
    done = ask(path, answers, article=sample.article().article_id)
    assert done.exit_code == 2  # the last answer is none
    for text in (done.stdout, done.stderr):
        assert not set(text) & {"\x1b", "\x9b", "\u202e", "\x07", "\r"}
    assert "\nVerdict: verified" not in done.stdout
    assert "[red]" in done.stdout  # shown as it is, never read as markup
    assert [row.verdict for row in rows(path)] == [VerdictValue.UNREVIEWED] * 12


def test_the_lines_are_ascii_where_that_is_wished(sourced: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = "j 2\nl\nw\nhistory\nzürich\n"
    assert not ask(sourced, answers, article="harbour").stdout.isascii()
    told = ask(sourced, answers, "--ascii", article="harbour").stdout
    assert told.isascii()
    assert 'Outlet: Northern Courier, in the article "the Northern Courier"' in told
    assert '"zurich" is no answer' in told
    monkeypatch.setenv("WORKBENCH_ASCII", "1")
    assert ask(sourced, answers, article="harbour").stdout == told


def test_bytes_that_are_no_text_are_an_answer_that_is_none(store_file: Path) -> None:
    done = ask(store_file, b"v\n\xff\xfe\n")
    assert done.exit_code == 2
    assert decided(store_file)[1] == ("verified", None)


def test_every_answer_of_the_help_does_something(store_file: Path) -> None:
    with ReviewSession(store_file, "ann") as session:
        view = View(article_id=session.articles()[0].article_id)
        actions = set(PlainReview(Walk(session, view, view))._actions()) - {""}
    words = " ".join(line[:10] for line in HELP).split()
    named = {
        word if word == "," else word.strip(",") for word in words if word not in {"and", "TEXT", "NUMBER"}
    }
    assert named == actions | {"q"}


def test_the_lines_name_no_key_of_the_screens() -> None:
    assert [sentence for sentence in (*FLAGS.values(), NO_SOURCE) if "{" in sentence or "(" in sentence] == []


def test_plain_lines_need_no_screen(store_file: Path) -> None:
    """Neither Textual nor the parser is loaded: a claim is told as soon as the store is open."""
    command = ["review", "Bridges", "--plain", "--reviewer", "ann", "--store", str(store_file)]
    code = f"import sys; from workbench.cli.main import main; main({command}); print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], input="v\n", capture_output=True, text=True, check=True, timeout=60
    )
    assert "Saved: claim 1 is verified." in done.stdout
    assert "'workbench.cli.plain'" in done.stdout
    assert "'textual'" not in done.stdout
    assert "'spacy'" not in done.stdout


def test_ctrl_c_in_a_pipe_keeps_what_was_decided(store_file: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--store", str(store_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("v\n")
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith("Claim 2"):
            break
    os.kill(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Stopped; everything decided is kept.\nDecided: 1 of 2; 1 left." in rest
    assert decided(store_file)[1] == ("verified", None)


@pytest.mark.heavy
def test_a_file_comes_first_and_is_added(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Two bridges were closed on Monday, the Harbour News said.\n", encoding="utf-8")
    options = ["--store", str(tmp_path / "s.db"), "--published", "2031-03-12", "--filter", "verdict:open"]
    done = subprocess.run(
        [*COMMAND[:4], str(story), "--plain", "--reviewer", "ann", *options],
        input="v\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Fact: Monday: date, 2031-03-10" in done.stdout  # Monday before the day the article appeared
    assert decided(tmp_path / "s.db")[1] == ("verified", None)


@pytest.mark.heavy
def test_at_a_terminal_the_editor_writes_a_note_and_ctrl_c_keeps_all(
    store_file: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "From the\\neditor.\\n" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "--store", str(store_file)],
        timeout=30,
        env={**os.environ, "VISUAL": str(editor), "WORKBENCH_CONFIG": str(tmp_path / "none.toml")},
    )
    child.expect("quit > ")
    child.sendline("i")
    child.expect("Saved: note on claim 1")
    child.expect("help\\) > ")
    child.sendline("nonsense")
    child.expect("is no answer")  # a person may mistype: the walk goes on
    child.expect("help\\) > ")
    child.sendline("v")
    child.expect("Saved: claim 1 is verified")
    child.expect("help\\) > ")
    child.sendintr()
    child.expect("Stopped; everything decided is kept")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert decided(store_file)[1] == ("verified", None)
    assert [note.body for note in notes(store_file, 1)] == ["From the\neditor."]

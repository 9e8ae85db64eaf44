"""What the documentation says is what the program does."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from workbench.cli.main import COMMANDS, cli, main
from workbench.desk.lexicon_file import COLUMNS, read_lexicon
from workbench.model import (
    Article,
    Attribution,
    AttributionType,
    Basis,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    EntryType,
    Flag,
    FrameClass,
    Mention,
    MentionType,
    NewEntry,
    Span,
)
from workbench.record import to_record
from workbench.store import open_store
from workbench.ui.key import Key
from workbench.ui.keys import ARTICLES, DIALOGS, EVERYWHERE, READING, REVIEW, SOURCE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


class Example(NamedTuple):
    """A command of the README and what it is said to print."""

    command: str
    printed: str


def examples() -> Iterator[Example]:
    """Yield the examples of the README's console blocks, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Example(command, printed)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name."""
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


@pytest.mark.heavy  # runs the extraction several times
def test_the_examples_of_the_readme_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "data" / "sample")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_STORE", "data/workbench.db")
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ana")
    checker = doctest.OutputChecker()
    for command, printed in examples():
        words = shlex.split(command)
        assert words[0] == "workbench", command
        assert main(words[1:]) == 0, (command, capsys.readouterr())
        got = capsys.readouterr().out
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert checker.check_output(printed, got, flags), f"$ {command}\n{got}"


def test_every_command_has_an_example_or_a_line_in_the_readme() -> None:
    shown = re.findall(r"^(?:\$ )?workbench ([a-z-]+)", README, re.MULTILINE)
    assert set(COMMANDS) <= set(shown)


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = re.findall(r"\bworkbench ([a-z][a-z-]+)\b", "\n".join(re.findall(r"`+[^`]+`+", README)))
    assert set(named) <= set(COMMANDS)


def test_each_commands_help_starts_with_its_line_and_ends_with_an_example() -> None:
    for name, command in commands():
        assert command.name is not None
        assert command.get_short_help_str(limit=200) == COMMANDS[name].summary, name
        assert re.match(rf"Examples?:\s+workbench {name}\b", command.epilog or ""), name


def test_each_option_says_what_it_does_and_common_ones_are_everywhere() -> None:
    for name, command in commands():
        options = [param for param in command.params if isinstance(param, click.Option)]
        assert {"--store", "--reviewer", "--model"} <= {word for option in options for word in option.opts}, (
            name
        )
        assert all(option.help for option in options), name


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_prints_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"Usage: workbench {name}" in capsys.readouterr().out


def key_table() -> str:
    """Return the README's table of keys, as the key map has it."""
    lines = ["| key | | what it does |", "| --- | --- | --- |"]
    groups: dict[str, list[Key]] = {}
    for key in (*REVIEW, *EVERYWHERE, *DIALOGS):
        groups.setdefault(key.group, []).append(key)
    groups["In the article"] = list(READING)
    groups["In a source shown whole"] = list(SOURCE)
    groups["In the list of articles"] = list(ARTICLES)
    for group, keys in groups.items():
        lines.append(f"| **{group}** | | |")
        for key in keys:
            shown = " ".join(f"`{word}`" for word in key.display.split())
            lines.append(f"| {shown} | {key.label} | {key.help} |")
    return "\n".join(lines)


def test_the_table_of_keys_is_that_of_the_key_map() -> None:
    table = re.search(r"<!-- keys[^>]*-->\n(.*?)\n?<!-- end of keys -->", README, re.DOTALL)
    assert table is not None
    assert table[1] == key_table()


def test_the_two_commands_of_the_readme_are_one_line_each() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert lines[0].endswith("workbench review seeds/000_38ead14a46816164.txt --published 2024-11-18")
    assert lines[1].endswith("-m pytest -n auto")
    assert (ROOT / "seeds" / "000_38ead14a46816164.txt").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_inside_the_project_leads_nowhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if "://" not in target and not (page.parent / target).exists()]


def test_the_variables_that_are_read_are_those_that_are_told() -> None:
    read = set()
    for file in (ROOT / "workbench").rglob("*.py"):
        read |= set(re.findall(r'"(WORKBENCH_[A-Z_]+)"', file.read_text(encoding="utf-8")))
    assert read == set(re.findall(r"WORKBENCH_[A-Z_]+", README))


def test_each_field_of_the_claim_record_is_explained() -> None:
    span = Span(0, 4)
    frame = Attribution((span,), span, span)
    fact = Mention(MentionType.QUANTITY, "text", 0, 4)
    claim = Claim(
        "0" * 16, "text", (span,), ("text",), ClaimKind.OTHER, 0.0, "", (), BlockRole.BODY, (frame,), (fact,),
        Engine("0", "m", "1", "d"),
    )  # fmt: skip
    record = to_record(claim, "story.txt", "0" * 64)
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z0-9_]+)`", page))
    assert set(record) | set(record["attribution"]) | set(record["facts"][0]) | set(record["engine"]) <= told
    for words in (ClaimKind, Flag, AttributionType, Basis, FrameClass, MentionType):
        assert {word.value for word in words} <= told


def test_the_columns_of_ones_own_lexicon_are_explained(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    assert set(COLUMNS) <= set(re.findall(r"`([a-z_]+)`", page))
    example = re.search(r"^```\n(entry,.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert example is not None
    path = tmp_path / "names.csv"
    path.write_text(example[1], encoding="utf-8")
    (row,) = [outlet for outlet in read_lexicon(path).outlets if outlet.name == "Ellery Gazette"]
    assert row.aliases == ("the Gazette", "EG")


def test_the_hash_can_be_checked_as_the_page_on_the_store_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    script = re.search(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert script is not None
    path = tmp_path / "my.db"

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", script[1], path], capture_output=True, text=True, check=False
        )

    article = Article("a" * 16, "Bridges “closed”", "story.txt")
    edition = Edition("a" * 16, "b" * 64, "Two bridges closed.")
    with open_store(path) as store:
        assert run().stdout.strip() == store.head()
        store.put_article(article, edition, ())
        for title in ("Brücken", "日本 \x1b[31m", "\U0001f309 \x7f \u2028"):
            store.append(NewEntry(EntryType.ARTICLE, "Ana “A.” Roe", "a" * 16, payload={"title": title}))
        store.undo("Ana “A.” Roe")
        head = store.head()
    assert run().stdout.strip() == head
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TRIGGER entry_is_never_changed")
        db.execute("UPDATE entry SET reviewer = 'Bo' WHERE seq = 2")
    assert "2: is not what was written" in run().stderr


def test_each_table_of_the_store_is_explained(tmp_path: Path) -> None:
    open_store(tmp_path / "my.db").close()
    with closing(sqlite3.connect(tmp_path / "my.db")) as db:
        names = {
            name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        }
    inner = ("sqlite_", "_sqlite", "claim_search_", "note_search_", "passage_search_", "earlier_search_")
    own = {name for name in names if not name.startswith(inner)}
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    assert own <= set(re.findall(r"`([a-z_]+)`", page))

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from workbench.cli import screen
from workbench.cli.main import main
from workbench.desk.requests import AddRequest
from workbench.errors import InputError
from workbench.extract import DEFAULT_MODEL

Capture = pytest.CaptureFixture[str]


class Screens:
    """Stands in for the screens: remembers what they were asked to open."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, str, str | None, AddRequest | None, str | None]] = []
        self.ends: int | InputError = 0

    def run(
        self,
        store_path: Path,
        reviewer: str,
        *,
        article: str | None = None,
        add: AddRequest | None = None,
        model: str | None = None,
    ) -> int:
        self.asked.append((store_path, reviewer, article, add, model))
        if isinstance(self.ends, InputError):
            raise self.ends
        return self.ends


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Screens:
    stand_in = Screens()
    monkeypatch.chdir(tmp_path)
    Path("my.db").touch()
    monkeypatch.setattr("workbench.ui.app.run_workbench", stand_in.run)
    monkeypatch.setattr(screen, "has_terminal", lambda: True)
    return stand_in


COMMON = ["--store", "my.db", "--reviewer", "Ana"]


def test_a_file_is_read_with_rows_of_ones_own(screens: Screens, tmp_path: Path, capsys: Capture) -> None:
    story, names = tmp_path / "story.txt", tmp_path / "names.csv"
    story.touch()
    names.write_text("entry,name\noutlet,Ellery Gazette\n", encoding="utf-8")
    assert main(["review", str(story), "--lexicon", str(names), *COMMON]) == 0
    request = AddRequest(str(story), model=DEFAULT_MODEL, lexicon=names)
    assert screens.asked == [(Path("my.db"), "Ana", None, request, DEFAULT_MODEL)]
    assert main(["review", "69930ff7", "--lexicon", str(names), *COMMON]) == 2
    assert "`workbench add --reread ARTICLE --lexicon FILE`" in capsys.readouterr().err
    names.write_text("entry,name\nplanet,Mars\n", encoding="utf-8")
    assert main(["review", str(story), "--lexicon", str(names), *COMMON]) == 2
    assert "line 2: entry 'planet'" in capsys.readouterr().err
    assert len(screens.asked) == 1


def test_a_file_is_added_first(screens: Screens, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.touch()
    assert main(["review", str(story), "--published", "2031-03-12", *COMMON]) == 0
    request = AddRequest(str(story), published=date(2031, 3, 12), model=DEFAULT_MODEL)
    assert screens.asked == [(Path("my.db"), "Ana", None, request, DEFAULT_MODEL)]


def test_an_id_opens_an_article_of_the_store(screens: Screens) -> None:
    assert main(["review", "38ead14a", *COMMON, "--model", "xx_other"]) == 0
    assert screens.asked == [(Path("my.db"), "Ana", "38ead14a", None, "xx_other")]


@pytest.mark.parametrize("name", ["gone.txt", "Bridges closed", "https://example.org/b"])
def test_a_name_is_looked_for_behind_the_screen_and_nothing_is_loaded_to_read(
    screens: Screens, name: str
) -> None:
    assert main(["review", name, *COMMON]) == 0
    assert screens.asked == [(Path("my.db"), "Ana", name, None, DEFAULT_MODEL)]


def test_a_file_may_be_named_like_an_id(screens: Screens) -> None:
    Path("38ead14a").touch()
    assert main(["review", "38ead14a", *COMMON]) == 0
    assert screens.asked[0][3] == AddRequest("38ead14a", model=DEFAULT_MODEL)


def test_an_id_without_a_store_is_told_before_any_screen(screens: Screens, capsys: Capture) -> None:
    Path("my.db").unlink()
    assert main(["review", "38ead14a", *COMMON]) == 2
    assert "38ead14a: there is no such file, and no store yet (my.db); add" in capsys.readouterr().err
    assert not screens.asked


def test_a_day_for_an_article_of_the_store_goes_to_the_screen_too(screens: Screens) -> None:
    assert main(["review", "38ead14a", "--published", "2031-03-12", *COMMON]) == 0
    request = AddRequest("38ead14a", published=date(2031, 3, 12), model=DEFAULT_MODEL)
    assert screens.asked == [(Path("my.db"), "Ana", None, request, DEFAULT_MODEL)]


def test_without_a_command_the_list_of_articles_opens(screens: Screens) -> None:
    assert main(COMMON) == 0
    assert screens.asked == [(Path("my.db"), "Ana", None, None, DEFAULT_MODEL)]


def test_the_screens_status_is_the_programs(screens: Screens, capsys: Capture) -> None:
    screens.ends = 3
    assert main(["review", "38ead14a", *COMMON]) == 3
    screens.ends = InputError("no such article")
    assert main(["review", "38ead14a", *COMMON]) == 2
    assert capsys.readouterr().err == "workbench: no such article\n"


@pytest.mark.parametrize(("stdin", "stdout", "missing"), [(True, False, "output"), (False, True, "input")])
def test_half_a_terminal_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, stdin: bool, stdout: bool, missing: str
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: stdin, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: stdout, raising=False)
    assert main(["review", "38ead14a", *COMMON]) == 2
    assert f"standard {missing} is none" in capsys.readouterr().err


def test_the_sample_is_opened_in_a_store_of_its_own(
    screens: Screens, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Path] = []

    def opened(store_path: Path, *, model: str, on_step: Callable[[str, int, int], None]) -> str:
        asked.append(store_path)
        assert model == DEFAULT_MODEL
        on_step("Reading flood.txt", 1, 2)
        store_path.touch()
        return "0123456789abcdef"

    monkeypatch.setattr("workbench.desk.sample.open_sample", opened)
    monkeypatch.setattr("workbench.cli.review.require_terminal", lambda _: None)
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "usual.db"))
    assert main(["review", "--sample", "--reviewer", "Ana"]) == 0
    assert main(["review", "--sample", *COMMON]) == 0
    assert asked == [tmp_path / "sample.db", Path("my.db")]
    assert [(path, article) for path, _, article, _, _ in screens.asked] == [
        (tmp_path / "sample.db", "0123456789abcdef"),
        (Path("my.db"), "0123456789abcdef"),
    ]


@pytest.mark.parametrize("words", [["--sample", "story.txt"], ["--sample", "--published", "2031-03-12"], []])
def test_the_sample_or_an_article_is_opened(words: list[str], screens: Screens, capsys: Capture) -> None:
    assert main(["review", *words, *COMMON]) == 2
    assert "--sample" in capsys.readouterr().err
    assert screens.asked == []


def test_another_version_of_an_article_goes_to_the_screen(screens: Screens, capsys: Capture) -> None:
    Path("draft.txt").touch()
    assert main(["review", "draft.txt", "--edition-of", "flood", *COMMON]) == 0
    request = AddRequest("draft.txt", model=DEFAULT_MODEL, edition_of="flood")
    assert screens.asked == [(Path("my.db"), "Ana", None, request, DEFAULT_MODEL)]
    assert main(["review", "gone.txt", "--edition-of", "flood", *COMMON]) == 2
    assert "gone.txt: there is no such file" in capsys.readouterr().err
    assert main(["review", "--sample", "--edition-of", "flood", *COMMON]) == 2

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from workbench.cli.main import cli
from workbench.cli.options import (
    Settings,
    common_options,
    complain,
    pass_settings,
    published_option,
    screen_options,
    show,
)
from workbench.desk.config import load
from workbench.extract import DEFAULT_MODEL


@click.group()
@common_options
def group() -> None:
    """A program with one command."""


@group.command()
@published_option
@common_options
@pass_settings
def tell(settings: Settings, published: date | None) -> None:
    """Tell what was given."""
    click.echo(f"{settings.store} {settings.reviewer} {settings.model} {published}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["tell"], "None None None None"),
        (["--store", "a.db", "tell"], "a.db None None None"),
        (["tell", "--store", "a.db"], "a.db None None None"),
        (["--store", "a.db", "tell", "--store", "b.db"], "b.db None None None"),
        (["--reviewer", "Ana", "tell", "--model", "xx_model", "--store", "s"], "s Ana xx_model None"),
        (["tell", "--published", "2031-05-06"], "None None None 2031-05-06"),
    ],
)
def test_options_may_stand_before_or_after_the_command(words: list[str], told: str) -> None:
    ended = CliRunner().invoke(group, words)
    assert ended.exit_code == 0, ended.output
    assert ended.output.strip() == told


@group.command()
@screen_options
def draw() -> None:
    """Tell what a screen, or a program that is started, would find."""
    click.echo(f"{load().ascii} {load().animation} {os.environ.get('WORKBENCH_ASCII')}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["draw"], "False True None"),
        (["draw", "--ascii"], "True True 1"),
        (["draw", "--no-animation"], "False False None"),
        (["draw", "--no-animation", "--ascii"], "True False 1"),
    ],
)
def test_options_of_a_screen_hold_for_one_command(
    words: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WORKBENCH_ASCII", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    ended = CliRunner().invoke(group, words)
    assert ended.output.strip() == told
    assert "WORKBENCH_ASCII" not in os.environ
    assert "TEXTUAL_ANIMATIONS" not in os.environ


@pytest.mark.parametrize(
    "command", [("--help",), ("review", "--help"), ("tour", "--help"), ("serve", "--help")]
)
def test_every_command_with_a_screen_has_them(command: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(cli, command).output
    assert "--ascii" in shown
    assert "--no-animation" in shown


@pytest.mark.parametrize(
    "day",
    ["2031-02-30", "20310506", "2031-5-6", "6 May 2031", "yesterday", "", "2031-W10-1", "2031-05-06T10:00"],
)
def test_a_day_in_another_form_is_refused_with_the_form_to_write(day: str) -> None:
    ended = CliRunner().invoke(group, ["tell", "--published", day])
    assert ended.exit_code == 2
    assert "--published" in ended.output
    assert "write it as YYYY-MM-DD" in ended.output


def test_a_command_alone_has_settings_too() -> None:
    ended = CliRunner().invoke(tell, ["--reviewer", "Ana"])
    assert ended.output.strip() == "None Ana None None"


def test_settings_come_to_a_store_a_reviewer_and_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(store="a.db", reviewer=" Ana ", model="xx_model")
    assert settings.store_path == Path("a.db")
    assert settings.reviewer_name == "Ana"
    assert settings.model_name == "xx_model"
    monkeypatch.setenv("WORKBENCH_MODEL", "yy_model")
    assert settings.model_name == "xx_model"
    assert Settings().model_name == "yy_model"
    monkeypatch.setenv("WORKBENCH_MODEL", " ")
    assert Settings().model_name == DEFAULT_MODEL


def test_printed_text_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show("one\n\x1b[31mtwo\u202e [/b]")
    show("one\ntwo\x07", newlines=True)
    assert capsys.readouterr().out == "one \ufffd[31mtwo\ufffd [/b]\none\ntwo\ufffd\n"


def test_a_complaint_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    complain("one\n  two \x1b]0;title\x07")
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "workbench: one two \ufffd]0;title\ufffd\n"

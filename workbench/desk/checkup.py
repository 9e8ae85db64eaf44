"""Looks over what the workbench stands on: Python, packages, the parser's model, SQLite, the store."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from workbench import __version__
from workbench.desk.locations import PROJECT_NAME, store_place
from workbench.desk.reviewer import reviewer_and_origin
from workbench.errors import InputError, ModelMissingError, StoreError, StoreOutdatedError
from workbench.extract import DEFAULT_MODEL
from workbench.extract.digests import compare
from workbench.extract.loading import load_model
from workbench.store import open_store
from workbench.store.features import sqlite_features

OLDEST_PYTHON = (3, 11)
INSTALL_AGAIN = "install again, in a checkout: pip install --force-reinstall ."


class State(StrEnum):
    """How a finding stands."""

    OK = "ok"
    WARNING = "warning"
    """Worth knowing; everything works."""
    PROBLEM = "problem"
    """Something the workbench needs is broken."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        subject: What was looked at, in a word.
        text: What was found.
        advice: The next step; empty where there is nothing to do.
    """

    subject: str
    state: State
    text: str
    advice: str = ""


def check_python() -> Iterator[Finding]:
    """Look at the interpreter and at each package the workbench requires."""
    running = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        yield Finding("python", State.PROBLEM, running, f"the workbench needs Python {wanted} or later")
    else:
        yield Finding("python", State.OK, running)
    yield Finding("workbench", State.OK, __version__)
    try:
        required = requires(PROJECT_NAME) or []
    except PackageNotFoundError:
        yield Finding("packages", State.PROBLEM, f"{PROJECT_NAME} itself is not installed", INSTALL_AGAIN)
        return
    for line in required:
        if (finding := _package(line)) is not None:
            yield finding


def _package(line: str) -> Finding | None:
    from packaging.requirements import Requirement  # noqa: PLC0415 - it may be what is missing

    requirement = Requirement(line)
    if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
        return None
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return Finding(requirement.name, State.PROBLEM, "not installed", INSTALL_AGAIN)
    if not requirement.specifier.contains(found, prereleases=True):
        wanted = str(requirement.specifier)
        return Finding(requirement.name, State.PROBLEM, f"{found}, but {wanted} is needed", INSTALL_AGAIN)
    return Finding(requirement.name, State.OK, found)


def check_model(name: str) -> Iterator[Finding]:
    """Compare the pipeline's files with the official ones, then load it.

    Args:
        name: The pipeline's package, or the path of its folder.
    """
    folder = _model_folder(name)
    if folder is not None:
        yield _model_files(name, folder, usual=name == DEFAULT_MODEL)
    try:
        nlp = load_model(name)
    except ModelMissingError as fault:
        yield Finding("model", State.PROBLEM, str(fault), f"or name another: --model NAME ({DEFAULT_MODEL})")
    except Exception as fault:  # noqa: BLE001 - a broken binary can raise anything; it is the finding
        kind = type(fault).__name__
        yield Finding("model", State.PROBLEM, f"{name} does not load ({kind}: {fault})", INSTALL_AGAIN)
    else:
        yield Finding("model", State.OK, f"{name} {nlp.meta.get('version', '')} loads")


def _model_folder(name: str) -> Path | None:
    """Return the folder that holds the pipeline's config.cfg, without importing the pipeline."""
    if (Path(name) / "config.cfg").is_file():
        return Path(name)
    try:
        spec = find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return None
    if spec is None or spec.origin is None:
        return None
    return next((file.parent for file in sorted(Path(spec.origin).parent.glob("*/config.cfg"))), None)


def _model_files(name: str, folder: Path, *, usual: bool) -> Finding:
    comparison = compare(folder)
    if comparison.same:
        count = len(comparison.equal)
        return Finding("model files", State.OK, f"all {count} equal to an official en_core_web_sm 3.8.0")
    if not usual:
        text = f"{name} is not en_core_web_sm 3.8.0: nothing to compare its files with"
        return Finding(
            "model files", State.WARNING, text, "figures in the documentation are for the usual one"
        )
    wrong = ", ".join((*comparison.differing, *(f"{file} (missing)" for file in comparison.missing)))
    return Finding("model files", State.PROBLEM, f"not the official ones: {wrong}", INSTALL_AGAIN)


def check_sqlite() -> Iterator[Finding]:
    """Look at what the SQLite library can do."""
    features = sqlite_features()
    parts = {"FTS5": features.fts5, "STRICT": features.strict, "WAL": features.wal}
    lacking = [name for name, there in parts.items() if not there]
    if lacking:
        text = f"{features.version} without {', '.join(lacking)}"
        yield Finding("sqlite", State.PROBLEM, text, "use a Python whose SQLite is 3.37 or later, with FTS5")
    else:
        yield Finding("sqlite", State.OK, f"{features.version} with {', '.join(parts)}")


def check_reviewer(option: str | None) -> Iterator[Finding]:
    """Look at the name that decisions would stand under; the option as given."""
    try:
        name, origin = reviewer_and_origin(option)
        yield Finding("reviewer", State.OK, f"{name} (by {origin})")
    except InputError as fault:
        yield Finding("reviewer", State.PROBLEM, str(fault))


def check_store(option: str | None) -> Iterator[Finding]:
    """Look at the store without writing to it; one that does not exist yet is no fault.

    Args:
        option: The value of ``--store``, None where it was not given.
    """
    try:
        path, origin = store_place(option)
    except InputError as fault:
        yield Finding("store", State.PROBLEM, str(fault))
        return
    if not path.exists():
        yield _future_store(path, origin)
        return

    try:
        with open_store(path, read_only=True) as store:
            articles = len(store.articles())
            details = f"schema {store.schema_version()}, journal {store.journal_mode()}, {articles} articles"
    except StoreOutdatedError as fault:
        yield Finding("store", State.OK, f"{fault} (by {origin})")
        return
    except StoreError as fault:
        yield Finding("store", State.PROBLEM, f"{fault} (by {origin})", "name another: --store PATH")
        return
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        yield Finding("store", State.OK, f"{path} (by {origin}): {details}")
    else:
        advice = "allow writing to the file and its folder, or name another: --store PATH"
        yield Finding("store", State.PROBLEM, f"{path} (by {origin}): cannot be written; {details}", advice)


def _future_store(path: Path, origin: str) -> Finding:
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if os.access(folder, os.W_OK):
        return Finding("store", State.OK, f"{path} (by {origin}): not there yet; adding an article makes it")
    advice = "allow writing to that folder, or name another: --store PATH"
    return Finding(
        "store", State.PROBLEM, f"{path} (by {origin}): cannot be made, {folder} is not writable", advice
    )

"""What a newsroom asks of an article before it is published: a TOML file, or the usual rules."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from workbench.errors import InputError
from workbench.export.findings import Rule


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a desk; each can be switched off, or set, in the policy file.

    Attributes:
        nothing_open: Every claim has somebody's verdict.
        no_conflict: No two reviewers differ on a claim.
        disputed_explained: A disputed claim has a correction or a note.
        no_disputed: No claim is disputed at all.
        check_resolved: Where the source check reads altered or misattributed, somebody has disputed the
            claim or decided whether the outlet said it.
        nothing_reopened: No decision stands taken back because a source or the text has changed.
        date_known: The day the article appeared is known.
        independent_origins: So many independent origins bear out a claim worth checking; 0 asks for none.
        origins_above: From this check-worthiness on, 0 to 1, ``independent_origins`` is asked for.
        coverage: Share of the article's words, in percent, that claims and marks of "no fact here" cover.
        reviewers: So many people have decided on each claim.
    """

    nothing_open: bool = True
    no_conflict: bool = True
    disputed_explained: bool = True
    no_disputed: bool = False
    check_resolved: bool = True
    nothing_reopened: bool = True
    date_known: bool = False
    independent_origins: int = 0
    origins_above: float = 0.8
    coverage: float = 0.0
    reviewers: int = 1

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that are asked, in the order of the table."""
        asked = {name: bool(getattr(self, name)) for name in SUMMARIES} | {"reviewers": self.reviewers > 1}
        return tuple(Rule(name, SUMMARIES[name].format(self)) for name in SUMMARIES if asked[name])


SUMMARIES = {
    "nothing_open": "Every claim has a verdict.",
    "no_conflict": "No two reviewers differ on a claim.",
    "disputed_explained": "Each disputed claim has a correction or a note.",
    "no_disputed": "No claim is disputed.",
    "check_resolved": "Each claim that the source check reads as altered or misattributed was decided on.",
    "nothing_reopened": "No decision is open again because a source or the text has changed.",
    "date_known": "The day the article appeared is known.",
    "independent_origins": "Claims with a check-worthiness of {0.origins_above} or more have "
    "{0.independent_origins} independent origins.",
    "coverage": "{0.coverage:g} % of the words are in a claim or marked as no fact.",
    "reviewers": "Each claim was decided on by {0.reviewers} reviewers.",
}
"""Each rule in one sentence; also the order in which they are told."""

BOUNDS = {"independent_origins": (0, 99), "origins_above": (0, 1), "coverage": (0, 100), "reviewers": (1, 99)}


def read_policy(path: Path) -> Policy:
    """Read a policy file: TOML, one line a rule, such as ``no_disputed = true``.

    Raises:
        InputError: It cannot be read, or a line of it is no rule.
    """
    try:
        with path.open("rb") as file:
            told = tomllib.load(file)
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror or fault}; give a policy file in TOML") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise InputError(
            f"{path}: this is no TOML ({fault}); write one rule a line: no_disputed = true"
        ) from None
    known = {field.name: type(getattr(Policy(), field.name)) for field in fields(Policy)}
    for name, value in told.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            advice = f"did you mean {near[0]}?" if near else f"the rules are {', '.join(known)}"
            raise InputError(f"{path}: there is no rule {name!r}; {advice}")
        _check(path, name, value, known[name])
    return Policy(**told)


def _check(path: Path, name: str, value: object, kind: type) -> None:
    if kind is bool:
        if not isinstance(value, bool):
            raise InputError(f"{path}: {name} is {value!r}; write true or false")
        return
    least, most = BOUNDS[name]
    fits = isinstance(value, int if kind is int else int | float) and not isinstance(value, bool)
    if not fits or not least <= float(str(value)) <= most:
        what = "a whole number" if kind is int else "a number"
        raise InputError(f"{path}: {name} is {value!r}; write {what} from {least} to {most}")

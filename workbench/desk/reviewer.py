"""Who decides: the name that stands on every entry of the ledger."""

from __future__ import annotations

import getpass
import os

from workbench.errors import InputError
from workbench.text import REPLACEMENT, printable

REVIEWER_VARIABLE = "WORKBENCH_REVIEWER"
"""Names the reviewer where ``--reviewer`` does not."""

LONGEST_NAME = 100
"""Characters of a reviewer's name: it stands in a column of the list and of every export."""


def reviewer_name(option: str | None = None) -> str:
    """Return the reviewer's name (see ``reviewer_and_origin``)."""
    return reviewer_and_origin(option)[0]


def reviewer_and_origin(option: str | None = None) -> tuple[str, str]:
    """Return the reviewer's name, and in words who gives it.

    The option wins, then ``$WORKBENCH_REVIEWER``, then the configuration, then the user name.

    Args:
        option: The value of ``--reviewer``, None where it was not given.

    Raises:
        InputError: The name given is empty, too long or holds characters that a terminal acts on;
            or none was given and the system knows no name either.
    """
    if option is not None:
        return _checked(option, "--reviewer"), "--reviewer"
    named = os.environ.get(REVIEWER_VARIABLE, "")
    if named.strip():
        return _checked(named, f"${REVIEWER_VARIABLE}"), f"${REVIEWER_VARIABLE}"
    from workbench.desk.config import load  # noqa: PLC0415 - not needed where the reviewer is named

    config = load()
    if config.reviewer.strip():
        return _checked(config.reviewer, f"reviewer in {config.path}"), f"the configuration, {config.path}"
    try:
        return _checked(getpass.getuser(), "the system's user name"), "the system's user name"
    except (OSError, KeyError, ImportError):  # no entry for this user, as in many containers
        raise InputError(
            f"the system has no name for this user: give --reviewer NAME or set ${REVIEWER_VARIABLE}"
        ) from None


def _checked(name: str, origin: str) -> str:
    safe = " ".join(printable(name).split())
    if not safe:
        raise InputError(f"{origin} is empty: give the name that your decisions stand under")
    if REPLACEMENT in safe:
        raise InputError(f"{origin} holds characters that cannot be shown: {safe}; use plain ones")
    if len(safe) > LONGEST_NAME:
        raise InputError(f"{origin} is longer than {LONGEST_NAME} characters: give a shorter name")
    return safe

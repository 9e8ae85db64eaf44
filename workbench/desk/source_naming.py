"""Finds out whose text a copy is, and asks the user where nothing tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.desk.source_outlet import OutletNames, Stated
from workbench.errors import InputError
from workbench.ingest.page_origin import host_of
from workbench.text import printable

Ask = Callable[[str, Sequence[str]], str | None]
"""Called with a question for an outlet and near names; gives a name, or None to leave the file out."""


class Naming:
    """Names the outlets of one copy after another.

    Args:
        names: The outlets that are known.
        given: The outlet that the user names for all of them, or None.
        ask: Asks the user, or None.
        as_stated: Take the name that a page states, though it is near to that of a known outlet; without
            it the user is asked then.

    Raises:
        InputError: The name that is given is none.
    """

    def __init__(
        self, names: OutletNames, given: str | None, ask: Ask | None, *, as_stated: bool = False
    ) -> None:
        if given is not None and not given.strip():
            raise InputError("--outlet names nobody; give the outlet's name")
        self._names = names
        self._given = " ".join(given.split()) if given is not None else None
        self._ask = ask
        self._as_stated = as_stated
        self._answers: dict[str, str] = {}
        self._told: set[str] = set()

    def outlet(self, stated: Stated, where: str) -> tuple[str, tuple[str, ...]]:
        """Return the canonical name of a copy's outlet, or its name as given, and what is to be said of it.

        Args:
            stated: What is known of the copy.
            where: What it is called in messages.

        Raises:
            InputError: Nothing tells whose text it is, and nobody says so.
        """
        if self._given is not None:
            return self._checked(self._given, stated, where)
        found = self._names.of(stated)
        return (found, ()) if found is not None else self._checked(self._asked(stated, where), stated, where)

    def _checked(self, name: str, stated: Stated, where: str) -> tuple[str, tuple[str, ...]]:
        """Return the canonical name for a name that the user gave."""
        known = self._names.named(name)
        if known is None and name in self._told:
            return name, ()
        if known is None:
            self._told.add(name)
            near = self._names.near(name)
            meant = f"; did you mean {_either(near)}?" if near else ""
            return name, (
                printable(
                    f"{where}: no outlet {name!r} in the lexicon: kept under that name{meant}"
                    " (`workbench lexicon add` makes it known)"
                ),
            )
        at = self._names.at(stated.url, stated.publisher)
        if at is not None and at != known:
            host = host_of(stated.url)
            return known, (printable(f"{where}: saved for {known}, though {host} is an address of {at}"),)
        return known, ()

    def _asked(self, stated: Stated, where: str) -> str:
        """Return what the user says whose text a copy is; the same site is asked for once."""
        host = host_of(stated.url)
        if host and host in self._answers:
            return self._answers[host]
        # A page that names no publisher is called by its host.
        called = stated.publisher if stated.publisher and stated.publisher.casefold() != host else None
        near = self._names.near(called or host)
        # A known outlet's name on a page that is not at its address proves nothing, and one that is nearly
        # a known outlet's may be misspelt: somebody is asked then, if anybody is there.
        sure = self._as_stated or self._ask is None or not near
        if called and sure and self._names.named(called) is None:
            return called
        near = list(dict.fromkeys(([called] if called else []) + near))
        signs = [f"it says {called!r}"] if called else []
        signs += [f"its address is at {host}"] if host else []
        question = f"{where}: nothing known tells whose text this is"
        question = printable(f"{question} ({' and '.join(signs)})" if signs else question)
        answer = self._ask(f"{question}. Which outlet?", near) if self._ask is not None else None
        if answer is None or not answer.strip():
            example = f', such as --outlet "{printable(near[0])}"' if near else ""
            raise InputError(f"{question}; name the outlet with --outlet{example}")
        if host:
            self._answers[host] = " ".join(answer.split())
        return " ".join(answer.split())


def _either(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

"""Writes a proof as a page of HTML or as Markdown; whatever came from outside is only ever text there."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from workbench.export.proof.page import Proof

_SIGNS = re.compile(r"([\\`*_\[\]<>#!|~&])")
"""What Markdown, or HTML inside it, could read as markup anywhere in a line (CommonMark 0.31, 2.4)."""

_AT_THE_START = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)]))")
"""What begins a list or underlines a heading where it begins a line (sections 4.3, 5.2 and 5.3)."""


def to_html(proof: Proof) -> str:
    """Return one self-contained page: no script, nothing fetched, everything from outside escaped."""
    return _templates().get_template("proof.html").render(proof=proof)


def to_markdown(proof: Proof) -> str:
    """Return the same in CommonMark with tables."""
    return _templates().get_template("proof.md").render(proof=proof)


def plain_markdown(text: str) -> str:
    """Return text in which nothing is markup, on one line."""
    line = _SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", text))
    return _AT_THE_START.sub(lambda match: f"{match[1]}{match[3] or ''}\\{match[2] or match[4]}", line)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("workbench.export.proof"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters["md"] = plain_markdown
    return made

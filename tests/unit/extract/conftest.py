"""The parser, loaded once for all tests of the extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract import DEFAULT_MODEL
from workbench.extract.loading import load_model

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model(DEFAULT_MODEL)

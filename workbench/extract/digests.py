"""Compares an installed English pipeline with an official en_core_web_sm 3.8.0, file by file.

The pipeline comes as a package of one uploader. Its weights and tables were found equal to
those of an official install once; this shows that they still are on this machine.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Comparison:
    """The files of a pipeline's folder against the table of digests; names are relative to it.

    Attributes:
        equal: Files with the official digest.
        differing: Files with another one.
        missing: Files of the table that are not there.
    """

    equal: tuple[str, ...]
    differing: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether every file of the table is there and equal."""
        return not self.differing and not self.missing


def official_digests() -> dict[str, str]:
    """Return the table that comes with the package: file name to digest.

    A digest is the sha256 in the form of a wheel's RECORD: URL-safe base64 without padding.
    """
    table = resources.files("workbench.extract") / "data" / "model-digests.txt"
    digests = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, digest = line.split()
            digests[name] = digest
    return digests


def compare(folder: Path) -> Comparison:
    """Return how the files of a pipeline's folder stand against the official ones.

    Args:
        folder: The folder that holds the pipeline's config.cfg.

    Raises:
        OSError: A file is there but cannot be read.
    """
    equal, differing, missing = [], [], []
    for name, official in official_digests().items():
        file = folder / name
        if not file.is_file():
            missing.append(name)
        elif _digest(file) == official:
            equal.append(name)
        else:
            differing.append(name)
    return Comparison(tuple(equal), tuple(differing), tuple(missing))


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").digest()
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")

"""In which language a text is written: a text in another one than English cannot be compared."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from workbench.errors import WorkbenchError
from workbench.ingest import child_process

if TYPE_CHECKING:
    from subprocess import Popen

ENGLISH = "en"

_COMMON = frozenset(
    "the of and to that with for from by at as are were has had have been but not this which they their would"
    " said says who will it its on he she his her we you about after than when there if what".split()
)
"""Words that make up two fifths of any English text; few of them are words of other languages at all."""
_ENGLISH_SHARE = 0.15
"""Share of those words from which a text is English, with other languages quoted in it."""
_FEWEST_LETTERS = 40
"""Letters of the shortest text whose language can be told."""
_SURE = 0.8
"""Probability from which py3langid is believed; one plain sentence gets .86 (Chinese) to .99."""
_NO_LANGUAGE = "zxx"
_PART = 6_000
"""Characters looked at from each of the start, the middle and the end."""
_WORD = re.compile(r"[^\W\d_]+")


class LanguageTeller:
    """Tells the language of one text after another; use it as a context.

    English is told by its commonest words. What is not plainly English is given to py3langid, in a child
    process that starts with the first such text and ends with the context: its model takes most of a
    second to load and 80 MB, which a review of hours shall not go on holding.
    """

    def __init__(self) -> None:
        """Start with no child."""
        self._child: Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; the next text that is not English starts another."""
        child, self._child = self._child, None
        if child is not None:
            child_process.end(child)

    def language(self, text: str) -> str:
        """Return the code of a text's language; "" where it is too short or cannot be told.

        The code is ISO 639-1's, or 639-3's for a language that has none there.

        Raises:
            WorkbenchError: The child could not be started, or it ended.
        """
        words = _WORD.findall(_sample(text).lower())
        letters = sum(map(len, words))
        if letters < _FEWEST_LETTERS:
            return ""
        if sum(word in _COMMON for word in words) >= _ENGLISH_SHARE * len(words):
            return ENGLISH
        language, probability = self._classified(" ".join(words))
        return language if probability >= _SURE and language != _NO_LANGUAGE else ""

    def _classified(self, words: str) -> tuple[str, float]:
        if self._child is None:
            self._child = child_process.start("workbench.ingest.language_child")
        child = self._child
        asked, told = child.stdin, child.stdout
        if asked is None or told is None:
            raise WorkbenchError("the telling of languages could not be started")
        # A child that is gone has nothing to say, which is seen below.
        with suppress(BrokenPipeError):
            asked.write(json.dumps(words).encode() + b"\n")
            asked.flush()
        line = told.readline()
        if not line:
            self.close()
            raise WorkbenchError(
                "the process that tells a text's language ended early"
                f" (status {child.returncode}); nothing was changed"
            )
        language, probability = json.loads(line)
        return str(language), float(probability)


def _sample(text: str) -> str:
    if len(text) <= 3 * _PART:
        return text
    middle = (len(text) - _PART) // 2
    return f"{text[:_PART]} {text[middle : middle + _PART]} {text[-_PART:]}"

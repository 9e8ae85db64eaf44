from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from workbench.errors import WorkbenchError
from workbench.ingest.language import LanguageTeller

ENGLISH = "The ministry said on Tuesday that the dike had held and that 1,200 soldiers were on their way. "
GERMAN = "Das Ministerium teilte am Dienstag mit, dass der Deich gehalten habe und Soldaten unterwegs seien. "


@pytest.fixture(scope="module")
def teller() -> Iterator[LanguageTeller]:
    with LanguageTeller() as one:
        yield one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("DIKE HOLDS AT HALLEN: 1,200 SOLDIERS SENT TO THE COAST, MINISTRY SAYS", "en"),
        ("Mayor Ila Soren: dikes hold. Port closed, ferries cancelled, schools shut Monday.", "en"),
        (GERMAN, "de"),
        ("Le ministère a déclaré mardi que la digue avait tenu et que des soldats venaient.", "fr"),
        ("El ministerio dijo el martes que el dique hab\u00eda resistido y que llegaban soldados.", "es"),
        ("Het ministerie zei dinsdag dat de dijk het had gehouden, dat was of is het zo.", "nl"),
        ("Міністерство заявило у вівторок, що дамба витримала і що солдати вже в дорозі.", "uk"),
    ],
)  # fmt: skip
def test_the_language_of_a_sentence_is_told(teller: LanguageTeller, text: str, language: str) -> None:
    assert teller.language(text) == language


@pytest.mark.parametrize(
    "text", ["", "Hallen 2031", "12,000 | 40 | 50 | 60", "\x00\x1b[31m" * 50, "xqzt wvbn " * 9]
)
def test_what_tells_no_language_has_none(teller: LanguageTeller, text: str) -> None:
    assert teller.language(text) == ""


def test_foreign_words_inside_an_english_text_do_not_make_it_foreign(teller: LanguageTeller) -> None:
    assert teller.language(ENGLISH + GERMAN) == "en"
    assert teller.language(GERMAN * 150 + ENGLISH * 250) == "en"
    assert teller.language(GERMAN * 500) == "de"


def test_a_long_text_is_not_read_whole(teller: LanguageTeller) -> None:
    assert teller.language(ENGLISH * 100_000) == "en"


def test_only_what_is_not_plainly_english_starts_a_child_and_none_loads_the_model_here() -> None:
    words = (
        "import sys; from workbench.ingest.language import LanguageTeller\n"
        "with LanguageTeller() as teller:\n"
        "    for text in sys.argv[1:]:\n"
        "        print(teller.language(text), teller._child is None)\n"
        "print('py3langid' in sys.modules, 'numpy' in sys.modules, teller._child)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", words, ENGLISH, GERMAN], capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines() == ["en True", "de False", "False False None"]


def test_a_child_that_ends_is_told_and_the_next_text_starts_another() -> None:
    with LanguageTeller() as teller:
        assert teller.language(GERMAN) == "de"
        assert teller._child is not None
        os.kill(teller._child.pid, signal.SIGTERM)
        teller._child.wait(10)
        with pytest.raises(WorkbenchError, match="language ended early"):
            teller.language(GERMAN)
        assert teller.language(GERMAN) == "de"

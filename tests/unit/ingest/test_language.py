from __future__ import annotations

import subprocess
import sys

import pytest

from workbench.ingest.language import detect_language

ENGLISH = "The ministry said on Tuesday that the dike had held and that 1,200 soldiers were on their way. "
GERMAN = "Das Ministerium teilte am Dienstag mit, dass der Deich gehalten habe und Soldaten unterwegs seien. "


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
def test_the_language_of_a_sentence_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "Hallen 2031", "12,000 | 40 | 50 | 60", "\x00\x1b[31m" * 50, "xqzt wvbn " * 9]
)
def test_what_tells_no_language_has_none(text: str) -> None:
    assert detect_language(text) == ""


def test_foreign_words_inside_an_english_text_do_not_make_it_foreign() -> None:
    assert detect_language(ENGLISH + GERMAN) == "en"
    assert detect_language(GERMAN * 150 + ENGLISH * 250) == "en"
    assert detect_language(GERMAN * 500) == "de"


def test_a_long_text_is_not_read_whole() -> None:
    assert detect_language(ENGLISH * 100_000) == "en"


def test_plain_english_needs_no_model() -> None:
    words = (
        "import sys; from workbench.ingest.language import detect_language\n"
        "print(detect_language(sys.argv[1]), 'py3langid' in sys.modules, 'numpy' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", words, ENGLISH], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["en", "False", "False"]

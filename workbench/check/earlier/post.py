"""A post of a social network, taken apart into what it says, who signed it and when.

Saved posts end in one line, the form in which networks offer them for embedding (oEmbed; the quoted
block of an embedded post): ``— Name (@handle) Month D, YYYY``. Who said it and when are what earlier
checks name too, in other places of their sentences, so that they are weighed apart from the words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SIGNATURE = re.compile(
    rf"[\u2014\u2013-]\s*(?P<name>[^\u2014\n]{{1,80}}?)\s*\(@(?P<handle>\w{{1,40}})\)"
    rf"(?:\s*(?P<day>(?:{_MONTHS})\s+\d{{1,2}},\s+\d{{4}}))?\s*$"
)
_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+")
_TAG = re.compile(r"[#@](\w+)")
_SEAM = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[A-Z])(?=[A-Z][a-z])"
)


class Post(NamedTuple):
    """What a text says, who signed it and when; the last two are empty for any other text.

    Attributes:
        body: The words, addresses taken out, tags such as ``#SeaWall`` also as their words.
        signer: Name and handle.
        day: As written.
    """

    body: str
    signer: str
    day: str


def read_post(text: str) -> Post:
    """Take a text apart."""
    signature = _SIGNATURE.search(text, max(0, len(text) - 200))
    if signature is None:
        return Post(_plain(text), "", "")
    signer = f"{signature['name']} {_words_of_tag(signature['handle'])}"
    return Post(_plain(text[: signature.start()]), signer, signature["day"] or "")


def _plain(text: str) -> str:
    return _TAG.sub(lambda tag: f" {_words_of_tag(tag[1])} ", _ADDRESS.sub(" ", text))


def _words_of_tag(tag: str) -> str:
    parts = _SEAM.sub(" ", tag.replace("_", " "))
    return f"{tag} {parts}"

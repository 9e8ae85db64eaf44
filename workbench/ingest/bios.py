"""Biographies of authors: who the writer is, not what happened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from workbench.ingest.paragraphs import Paragraph

_NAME = r"[A-Z][\w.'\u2019-]*(?:\s+(?:[A-Z][\w.'\u2019-]*|de|van|von|al|el|bin)){0,4}"
_PRESS = (
    r"(?:writer|reporter|correspondent|columnist|editor|journalist|contributor|producer|photographer|blogger"
    r"|bureau chief|anchor|podcaster|cartoonist|critic|freelancer)s?\b"
)
_EXPERT = (
    r"(?:professor|fellow|lecturer|author|director|analyst|researcher|scholar|economist|historian|attorney"
    r"|lawyer|strategist|pollster|president|founder|co-founder|chair(?:man|woman)?|host|commentator|novelist"
    r"|student|advis[eo]r|consultant|physician|scientist|engineer|activist)s?\b"
)
_OPENING = re.compile(
    rf"(?:{_NAME}|[Tt]he (?:author|writer))(?: \([^)]{{1,40}}\))?,? "
    r"(?:is|are|has (?:worked|written|been|covered|reported)|covers|writes|reports|edits|joined|works|leads"
    r"|hosts|serves|teaches)\b"
)
_NEWS = re.compile(
    r"[\"\u201c]\w|\b(?:said|says|told|testified|announced|accused|arrested|killed|died|detained)\b"
)

_PLAIN_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:is|are|as|was) (?:an?|the|our|one of)\b[^.]{{0,80}}\b{_PRESS}",
        (
            r"(?:^|[.;] )(?:[Ss]?[Hh]e|They|[A-Z][\w'\u2019-]+) (?:also )?"
            r"(?:covers|writes (?:about|on|for)|reports on)\b"
        ),
        (
            r"\b(?:[Ff]ollow|[Rr]each|[Ee]-?mail|[Cc]ontact|[Ff]ind) (?:him|her|them|[A-Z]\w+)\b"
            r"[^.]{0,40}(?: on\b| at\b|@)"
        ),
        r"\s@\w{3,}\b|\b[\w.]+@[\w-]+\.[a-z]{2,}\b",
    )
)
_SIGNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:is|are) (?:an?|the|our)\b[^.]{{0,80}}\b{_EXPERT}",
        rf"\bhas (?:worked|written|reported|been)\b[^.]{{0,80}}\b{_PRESS}",
        r"\b(?:his|her|their|journalism|reporting|writing) career\b",
        r"\b(?:previously|formerly|before (?:joining|that)|prior to joining|since joining|joined the)\b",
        r"\b(?:graduated from|studied|a graduate of|degree (?:in|from)|alumn(?:us|a|i) of)\b",
        r"\b(?:lives in|based in|born and raised|native of)\b",
        r"\bhas (?:also )?(?:written|reported|worked|edited|covered)\b[^.]{0,80}\bsince (?:19|20)\d\d\b",
        r"\b(?:work|writing) has (?:been published|appeared)\b|\bhas (?:also )?written for\b",
        r"\b(?:award-winning|prize-winning|author of (?:the|several|numerous|\w+ books?|[\"\u201c]))",
        r"\b(?:covers|covering|focus(?:es|ing) on|speciali[sz](?:es|ing))\b",
    )
)
_SIGNED = re.compile(r"\W*(?:written |words )?by:?\s", re.IGNORECASE)
_WRITER = re.compile(_NAME)


def writers(bylines: Iterable[str]) -> frozenset[str]:
    """Return the names in an article's bylines ("By Ana Roe and Jo Alder, in Korvo").

    Args:
        bylines: The lines that were known as bylines.
    """
    names: set[str] = set()
    for line in bylines:
        if _SIGNED.match(line):
            names |= {name.strip() for name in _WRITER.findall(line) if " " in name.strip()}
    return frozenset(name.removeprefix("By ").strip() for name in names)


def bio_score(paragraph: Paragraph, signed: Collection[str] = ()) -> float:
    """Return how strongly a paragraph reads as its author's biography: 3 is plain, under 2 is not.

    A biography speaks of one person in the present tense, in a post of the press, and has signs of
    its own (what he covers, where to write to her); a paragraph that tells news scores 0.

    Args:
        paragraph: The paragraph.
        signed: Who signed the article: a paragraph that opens with such a name tells of its author.
    """
    text = paragraph.text
    if paragraph.words > 160 or text.endswith("?") or not _OPENING.match(text) or _NEWS.search(text):
        return 0.0
    plain = sum(2.0 for sign in _PLAIN_SIGNS if sign.search(text))
    score = plain + sum(1.0 for sign in _SIGNS if sign.search(text))
    return score + 2.0 * any(text.startswith(name) for name in signed)

"""Two invented articles with their claims, for the tests of what comes after extraction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from workbench.identity import ClaimIds, article_id
from workbench.model import (
    Article,
    Attribution,
    AttributionType,
    Basis,
    Block,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    Flag,
    Mention,
    MentionType,
    Scalar,
    Span,
)
from workbench.text import sha256

FLOOD = """Varnia sends 1,200 soldiers to its flooded coast

The "dikes held, barely," Mayor Ila Soren told the Port Courier on Tuesday. Between 300 and 400 people, \
some of them ill, were flown out.
The repairs will cost about $2.5 million | 40 percent more than in 2019, the Varnia Post said.
"""

HOSTILE = (
    "=1+1 is what the banner read.\r\n'Quoted' [/b] \x1b[31mred\0 \ud800 text; said Nobody\u202e.\r\n@end -5"
)

ENGINE = Engine("0.1.0", "en_test", "1.0.0", "0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Invented:
    """An article ready for ``Store.put_article``."""

    article: Article
    edition: Edition
    claims: tuple[Claim, ...]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _fact(
    text: str,
    kind: MentionType,
    words: str,
    value: Scalar | tuple[Scalar, ...] | None = None,
    unit: str | None = None,
    *,
    modifier: str | None = None,
) -> Mention:
    return Mention(kind, words, *_span(text, words), value=value, unit=unit, modifier=modifier)


def _claim(
    ids: ClaimIds,
    text: str,
    *words: str,
    kind: ClaimKind = ClaimKind.OTHER,
    worth: float = 0.5,
    flags: tuple[Flag, ...] = (),
    block: BlockRole = BlockRole.BODY,
    chain: tuple[Attribution, ...] = (),
    facts: tuple[Mention, ...] = (),
) -> Claim:
    return Claim(
        claim_id=ids.next(words),
        text=" ".join(words),
        spans=tuple(_span(text, part) for part in words),
        exact=words,
        kind=kind,
        checkworthiness=worth,
        checkworthiness_reason="for the test",
        flags=flags,
        block=block,
        chain=chain,
        facts=facts,
        engine=ENGINE,
    )


@pytest.fixture(scope="session")
def flood() -> Invented:
    """A plain article: a headline, a quotation, a claim with a gap, a range and a bar, two outlets."""
    text, ids = FLOOD, ClaimIds(article_id(FLOOD))
    mayor = Attribution(
        content_spans=(_span(text, '"dikes held, barely,"'),),
        cue="told",
        outlets=("Port Courier",),
        outlet_text="the Port Courier",
        speakers=("Ila Soren",),
        type=AttributionType.MIXED,
        confidence=0.91,
    )
    post = Attribution(
        content_spans=(
            _span(text, "The repairs will cost about $2.5 million | 40 percent more than in 2019"),
        ),
        cue="said",
        outlets=("Varnia Post", "Port Courier"),
        outlet_text="the Varnia Post",
        basis=Basis.CARRIED,
        confidence=0.5,
    )
    claims = (
        _claim(
            ids,
            text,
            "Varnia sends 1,200 soldiers to its flooded coast",
            kind=ClaimKind.QUANTITY,
            worth=0.85,
            flags=(Flag.NO_OUTLET,),
            block=BlockRole.HEADLINE,
            facts=(
                _fact(text, MentionType.PLACE, "Varnia"),
                _fact(text, MentionType.TROOP_COUNT, "1,200 soldiers", 1200, "persons"),
            ),
        ),
        _claim(
            ids,
            text,
            'The "dikes held, barely,"',
            kind=ClaimKind.QUOTATION,
            flags=(Flag.UNRESOLVED_DATE, Flag.INFERRED_SPEAKER),
            chain=(mayor,),
            facts=(
                _fact(text, MentionType.QUOTE, '"dikes held, barely,"'),
                _fact(text, MentionType.DATE, "Tuesday", "2031-03-11"),
            ),
        ),
        _claim(
            ids,
            text,
            "Between 300 and 400 people",
            "were flown out",
            kind=ClaimKind.QUANTITY,
            worth=1.0,
            chain=(mayor, post),
            facts=(
                _fact(
                    text,
                    MentionType.QUANTITY,
                    "300 and 400 people",
                    (300, 400),
                    "persons",
                    modifier="between",
                ),
            ),
        ),
        _claim(
            ids,
            text,
            "The repairs will cost about $2.5 million | 40 percent more than in 2019",
            kind=ClaimKind.PREDICTION,
            worth=0.00001,
            chain=(post,),
            facts=(
                _fact(text, MentionType.MONEY, "$2.5 million", 2.5e6, "USD", modifier="about"),
                _fact(text, MentionType.PERCENT, "40 percent more", -40.0, "percent"),
                _fact(text, MentionType.DATE, "2019", "2019"),
            ),
        ),
    )
    breaks = [
        0,
        text.index("\n"),
        text.index("\n\n") + 2,
        text.index("out.\n") + 4,
        text.index("The rep"),
        len(text),
    ]
    blocks = (
        Block(breaks[0], breaks[1], BlockRole.HEADLINE, "first line"),
        Block(breaks[2], breaks[3], BlockRole.BODY, "a paragraph"),
        Block(breaks[4], breaks[5] - 1, BlockRole.BODY, "a paragraph"),
    )
    article = Article(
        article_id(text), "Varnia sends 1,200 soldiers", "flood.txt",
        "https://post.example/flood", "The Coast Weekly", date(2031, 3, 12),
    )  # fmt: skip
    return Invented(article, Edition(article.article_id, sha256(text), text, blocks=blocks), claims)


@pytest.fixture(scope="session")
def hostile() -> Invented:
    """An article that a spreadsheet would run, a terminal act on and UTF-8 not hold."""
    text, ids = HOSTILE, ClaimIds(article_id(HOSTILE))
    claims = (
        _claim(ids, text, "=1+1 is what the banner read."),
        _claim(
            ids,
            text,
            "'Quoted' [/b] \x1b[31mred\0 \ud800 text; said Nobody\u202e.\r\n",
            chain=(
                Attribution(
                    (),
                    cue="said",
                    outlets=('+Outlet, "Ltd"',),
                    outlet_text="@outlet\t",
                    speakers=("'Nobody\u202e", "\ud800"),
                    confidence=0.25,
                ),
            ),
            facts=(_fact(text, MentionType.QUOTE, "'Quoted'"),),
        ),
        _claim(ids, text, "@end", "-5"),
    )
    article = Article(article_id(text), "-2+3 \u202e'\0", "=hostile.txt")
    block = Block(0, len(text), BlockRole.BODY, "all of it")
    return Invented(article, Edition(article.article_id, sha256(text), text, blocks=(block,)), claims)

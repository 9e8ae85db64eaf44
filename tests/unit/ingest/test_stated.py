from __future__ import annotations

from datetime import date

import lxml.html
import pytest

from workbench.ingest.stated import Stated, read_stated, strip_site

BODY = (
    "<p>The council of Hallen voted on 1 January 1999 to close two of its five schools, a step that will "
    "save about 4.2 million crowns a year, as it said in a statement.</p>"
)


def data(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def stated(head: str = "", body: str = "<h1>Council closes schools</h1>") -> Stated:
    return read_stated(
        lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}{BODY}</body></html>")
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-03-04T09:12:00Z">',
        '<meta name="DC.date.issued" content="2031-03-04">',
        '<meta name="pubdate" content="20310304">',
        '<meta name="date" content="4 March 2031">',
        '<meta itemprop="datePublished" content="2031-03-04">',
        data('{"@type":"NewsArticle","datePublished":"2031-03-04"}'),
        data('[{"@type":"Person"},{"@type":["Report"],"datePublished":"2031-03-04"}]'),
        data('{"@graph":[{"@type":"WebPage"},{"@type":"Article","datePublished":"2031-03-04"}]}'),
    ],
)
def test_a_stated_day_is_taken(head: str) -> None:
    assert stated(head).published == date(2031, 3, 4)


@pytest.mark.parametrize(
    "body",
    [
        '<article><h1>A</h1><time datetime="2031-03-04T10:00">4 March</time></article>',
        '<span itemprop="datePublished">March 4, 2031</span>',
        '<header><time pubdate datetime="2031-03-04">today</time></header>',
        '<nav><time datetime="2001-01-01">x</time></nav><h1>A</h1><time datetime="2031-03-04">x</time>',
    ],
)
def test_a_day_in_the_header_is_taken(body: str) -> None:
    assert stated(body=body).published == date(2031, 3, 4)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<h1>A</h1><p>January 1, 1999</p>"),
        ("", '<aside><time datetime="2031-03-04">x</time></aside>'),
        ("", '<ul><li><time datetime="2031-03-04">x</time></li></ul>'),
        ("", '<div class="related-cards"><time datetime="2031-03-04">x</time></div>'),
        ("", '<h1>A</h1><time class="updated" datetime="2031-03-04">x</time>'),
        ("", '<div class="post"><time datetime="2031-03-04T23:41Z">23:41</time></div>'),
        ("", f'{BODY}<footer><time datetime="2031-03-04">x</time></footer>'),
        ('<meta property="article:modified_time" content="2031-03-04">', ""),
        ('<meta name="date" content="03/04/2031">', ""),
        (data('{"@type":"Event","datePublished":"2031-03-04"}'), ""),
        (data('{"itemListElement":[{"@type":"NewsArticle","datePublished":"2031-03-04"}]}'), ""),
        (data("{broken"), ""),
        (data("[" * 5000), ""),
    ],
)
def test_no_other_day_is_guessed(head: str, body: str) -> None:
    assert stated(head, body).published is None


def test_publisher_and_address() -> None:
    found = stated(
        '<link rel="canonical" href="https://www.beacon.example/2031/schools">'
        '<meta property="og:site_name" content="The Beacon">'
    )
    assert (found.publisher, found.url) == ("The Beacon", "https://www.beacon.example/2031/schools")
    organization = '{"@type":"Organization","name":"Beacon &amp; Sons"}'
    found = stated(data(f'{{"@type":"Article","publisher":{organization},"url":"http://b.example/1"}}'))
    assert (found.publisher, found.url) == ("Beacon & Sons", "http://b.example/1")
    found = stated('<meta property="og:url" content="https://www.beacon.example/1">')
    assert found.publisher == "beacon.example"
    found = stated(
        '<link rel="canonical" href="/relative"><meta name="publisher" content="https://facebook.example/b">'
    )
    assert (found.publisher, found.url) == (None, None)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Council closes schools | The Beacon</title>", "", "Council closes schools"),
        (
            "<title>Council closes schools | News | The Beacon</title>",
            "<h1>Council closes schools</h1>",
            "Council closes schools",
        ),
        (
            '<meta property="og:title" content="Council closes schools">',
            "<h1>The Beacon</h1>",
            "Council closes schools",
        ),
        (
            '<title>Council closes - The Beacon</title><meta property="og:site_name" content="The Beacon">',
            "",
            "Council closes",
        ),
        ("<title>Schools - a sad story</title>", "", "Schools - a sad story"),
        (
            "<title>Beacon</title>",
            "<h1>Council of Hallen closes schools</h1>",
            "Council of Hallen closes schools",
        ),
        ("", "", None),
    ],
)
def test_titles_without_their_site(head: str, body: str, title: str | None) -> None:
    assert stated(head, body).title == title


def test_strip_site() -> None:
    assert strip_site("Schools close | Beacon", None) == "Schools close"
    assert strip_site("Schools close \u2013 Beacon", "Beacon") == "Schools close"
    assert strip_site("Schools close: Beacon", "beacon.example") == "Schools close"
    assert strip_site("Schools close: the reasons", "Beacon") == "Schools close: the reasons"
    assert strip_site("| Beacon", "Beacon") == "| Beacon"

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import InputError
from workbench.ingest.html import Page, declared_charset, is_html, read_page
from workbench.model import BlockRole

PAGES = Path(__file__).parent / "pages"
PAGE = (PAGES / "harbour.html").read_text("utf-8")
LIVE = (PAGES / "live_blog.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(PAGE, "harbour.html")


def texts(page: Page, *roles: BlockRole) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.role in roles]


def test_what_the_page_states(page: Page) -> None:
    assert page.title == "Harbour workers walk out over unpaid overtime"
    assert page.url == "https://herald.example/2031/03/harbour"
    assert page.publisher == "Northern Herald"
    assert page.published == date(2031, 3, 4)


def test_headline_standfirst_and_caption(page: Page) -> None:
    assert texts(page, BlockRole.HEADLINE) == ["Harbour workers walk out over unpaid overtime"]
    assert texts(page, BlockRole.DEK) == [
        "Around 1,200 dockers stopped work on Tuesday after talks collapsed"
    ]
    assert texts(page, BlockRole.CAPTION) == ["Dockers outside the northern gate on Tuesday."]


def test_body_with_lists_tables_and_line_breaks(page: Page) -> None:
    assert texts(page, BlockRole.BODY) == [
        (
            "About 1,200 dock workers in Vellmar stopped work on Tuesday after talks over unpaid overtime "
            "broke down, the port operator said."
        ),
        (
            "\u201cWe were promised 3.4 million crowns and have seen nothing,\u201d said Tomas Brandl, "
            "who leads the union\u2019s local branch."
        ),
        "The dispute began in 2029. It has cost the port 14% of its traffic.",
        "Night shifts are counted anew.",
        "In 2029, 40 workers were dismissed.",
        "In 2030, a court ordered that 12 of them be taken back.",
        "2029 | 410,000",
        "2030 | 352,000",
        "Union leaders told the Vellmar Post that they would meet again on Friday.",
        "Correction: An earlier version of this article gave a wrong number. It is 1,200, not 12,000.",
    ]
    assert texts(page, BlockRole.HEADING) == ["A long dispute", "Year | Containers"]


@pytest.mark.parametrize(
    "junk",
    [
        "cookies",
        "Home",
        "newsletter",
        "stories that matter",
        "keep striking",
        "Storm warning",
        "All rights reserved",
    ],
)
def test_furniture_is_left_out(page: Page, junk: str) -> None:
    assert junk not in page.text


def test_the_authors_biography_is_kept_aside(page: Page) -> None:
    assert len(texts(page, BlockRole.BIO)) == 1


def test_no_word_is_added(page: Page) -> None:
    source = lxml.html.document_fromstring(PAGE).text_content()
    assert all(word in source for word in page.text.replace("|", " ").split())


def test_blocks_cover_the_text(page: Page) -> None:
    assert "\n\n".join(page.text[b.start : b.end] for b in page.blocks) + "\n" == page.text


def test_a_live_blogs_times_are_no_publication_date() -> None:
    page = read_page(LIVE, "live.html")
    assert page.published is None
    assert page.title == "Election night in Carrowmore"
    body = texts(page, BlockRole.BODY)
    assert len(body) == 2
    assert "23:41" not in "".join(body)


def test_a_description_that_is_the_first_paragraph_is_told_once() -> None:
    first = "The council of Hallen voted on Tuesday to close two of its five schools, it said in a statement."
    more = "Parents had collected 3,400 signatures against the plan and will go on fighting."
    source = (
        f'<html><head><meta name="description" content="{first}"></head><body><article>'
        f"<h1>Council closes schools</h1><p>{first}</p><p>{more}</p></article></body></html>"
    )
    page = read_page(source, "a.html")
    assert page.text.count(first) == 1
    assert BlockRole.DEK not in {block.role for block in page.blocks}


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><head><title>Error</title></head><body><h1>404</h1></body></html>",
        "<html><body><nav><a href='/'>Home</a><a href='/news'>News</a></nav></body></html>",
        "<html><body><form><input name='user'><button>Log in</button></form></body></html>",
        "<!doctype html>",
        "<html><body><script>var a = 1;</script></body></html>",
        "<!-- only a comment --><html>",
    ],
)
def test_a_page_without_an_article_is_one_clear_line(source: str) -> None:
    with pytest.raises(InputError) as caught:
        read_page(source, "empty.html")
    assert str(caught.value).startswith("empty.html: no article found")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "named", "page"),
    [
        (PAGE, False, True),
        ("\ufeff\n<!-- a --><!-- b --><HTML><body>", False, True),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', False, True),
        ("<p>One.</p><p>Two.</p>", True, True),
        ("<p>One.</p>" * 10, False, True),
        ("<p>One.</p>", False, False),
        ("The <b>mayor</b> resigned.", True, False),
        ("The mayor resigned. He said <p> is a tag.", False, False),
        ("The mayor resigned.", True, False),
        ("<!--" * 1_000, False, False),
        ("<!---->" * 600, False, False),
        ("", True, False),
    ],
)
def test_pages_are_known_by_what_they_hold(text: str, *, named: bool, page: bool) -> None:
    assert is_html(text, named=named) is page


def test_declared_charset() -> None:
    assert declared_charset(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_charset(b'<META http-equiv=Content-Type content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b"<p>charset=none</p>") is None


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<br>", "<table><tr><td>", "<ul><li>", "</figure>",
     "<figure><figcaption>", "<script>", "<!--", "-->", "&amp;", "&#0;", "\x00", "\x0b", "<", ">",
     "He left the town on Monday, the mayor said. "]
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TAGS, max_size=30).map("".join))
def test_any_markup_is_an_article_or_one_clear_line(source: str) -> None:
    try:
        page = read_page(f"<html><body>{source}", "a.html")
    except InputError:
        return
    assert page.text.strip()
    assert page.blocks[-1].end <= len(page.text)


def test_plain_text_needs_no_trafilatura() -> None:
    code = (
        "import sys; from workbench.ingest.reading import read; read(sys.argv[1]);"
        "print(sorted({'trafilatura', 'lxml', 'htmldate'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_article_laid_out_in_a_table() -> None:
    page = read_page((PAGES / "table_layout.html").read_text("utf-8"), "old.html")
    assert texts(page, BlockRole.HEADLINE) == ["Ferry sinks off Korvo"]
    assert [line.split()[0] for line in texts(page, BlockRole.BODY)] == ["A", '"We', "The"]
    assert texts(page, BlockRole.RELATED) == ["More news", "Storm on the coast", "Mayor resigns"]
    # The day stands in the page, but nothing says that it is the day of publication.
    assert page.published is None


def test_a_weblog_with_embedded_posts() -> None:
    page = read_page((PAGES / "weblog.html").read_text("utf-8"), "blog.html")
    assert (page.title, page.publisher) == ("Dam engineers warned ministers", "The Courier")
    assert page.published == date(2031, 1, 9)
    assert texts(page, BlockRole.CAPTION) == ["The Orlan dam in winter. Photo: Jo Bell"]
    assert texts(page, BlockRole.HEADING) == ["Cracks in the wall"]
    body = texts(page, BlockRole.BODY)
    assert "2026: Repairs are put off" in body
    assert "About 40,000 people live below the dam." in body
    assert not any(
        "never believed" in line or "Advertisement" in line or "READ ALSO" in line for line in body
    )


@pytest.mark.heavy
@pytest.mark.parametrize(
    "body",
    [
        "".join(
            f"<p>The council of town {i} voted on Tuesday to close its schools.</p>" for i in range(100_000)
        ),
        "<time datetime='x'>a</time><p>b</p>" * 50_000 + "<p>The council voted on Tuesday, it said.</p>",
        "<figure><img><figcaption>Some caption here</figcaption></figure><p>It said so twice.</p>" * 20_000,
        "<div>" * 200 + "<p>The council voted on Tuesday, it said.</p>" * 5_000,
    ],
    ids=["paragraphs", "times", "captions", "nested"],
)
def test_crowded_pages_are_read_in_time(body: str) -> None:
    begun = time.process_time()
    page = read_page(
        f"<html><body><article><h1>Council closes schools</h1>{body}</article></body></html>", "a.html"
    )
    assert page.blocks
    assert time.process_time() - begun < 40

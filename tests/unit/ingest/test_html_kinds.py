"""What the many things around and inside a page's article become: body, another block, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.ingest.html import read_page
from workbench.model import BlockRole

STORY = (
    "The port of Vellmar will close its northern dock for two years, the port authority said on Tuesday.",
    "About 1,200 people work on the dock, and 300 of them will lose their posts, a spokeswoman said.",
    "\u201cWe learned of it from the radio,\u201d said Tomas Brandl, who leads the local union.",
    "The dock was built in 1962 and handles a third of the grain that leaves the country.",
)
PAGE = """<!doctype html><html{flag}><head><title>Vellmar closes its northern dock</title></head>
<body>{before}
<main><article><h1>Vellmar closes its northern dock</h1><p>{story[0]}</p><p>{story[1]}</p>{middle}
<p>{story[2]}</p><p>{story[3]}</p></article>{after}</main></body></html>"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing on a page.

    Attributes:
        what: Its name.
        middle: Its markup between the second and third paragraph.
        before, after: The same before and after the article.
        body: Lines of it that are the article's text, in order.
        others: Its other lines that are kept, with their roles; what is in neither must be gone.
        gone: Words that must stand nowhere in the text.
    """

    what: str
    middle: str = ""
    before: str = ""
    after: str = ""
    body: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    flag: str = ""

    def page(self) -> str:
        return PAGE.format(
            story=STORY, before=self.before, middle=self.middle, after=self.after, flag=self.flag
        )


QUOTE = "Nobody asked the people who work here."
KINDS = (
    Kind("nothing"),
    Kind(
        "navigation",
        before='<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li>'
        '<li><a href="/s">Sport results</a></li></ul></nav></header>',
        after='<footer><a href="/a">About this paper</a> <a href="/p">Privacy policy</a></footer>',
        gone=("Sport results", "Privacy policy"),
    ),
    Kind(
        "cookie notice",
        before='<div class="cookie-banner" role="dialog"><p>We and our 812 partners store cookies on your '
        "device. You can change your choices at any time.</p><button>Accept all</button></div>",
        gone=("812 partners", "Accept all"),
    ),
    Kind(
        "caption",
        middle='<figure><img src="d.jpg" alt="dock"><figcaption>The northern dock at dawn. Photograph: Lee '
        "Marsh/Reuters</figcaption></figure>",
        others=(("The northern dock at dawn. Photograph: Lee Marsh/Reuters", "caption"),),
    ),
    Kind(
        "correction note",
        after='<p class="correction"><em>Correction: An earlier version of this article said that '
        "3,000 people work on the dock. It is 1,200.</em></p>",
        body=(
            (
                "Correction: An earlier version of this article said that 3,000 people work on the dock. "
                "It is 1,200."
            ),
        ),
    ),
    Kind(
        "list",
        middle="<p>The authority gave three reasons:</p><ul><li>The quay has sunk by 12 centimetres.</li>"
        "<li>Two of four cranes are broken.</li></ul>",
        body=(
            "The authority gave three reasons:",
            "The quay has sunk by 12 centimetres.",
            "Two of four cranes are broken.",
        ),
    ),
    Kind(
        "table",
        middle="<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2029</td><td>410</td></tr>"
        "<tr><td>2030</td><td>352</td></tr></table>",
        body=("2029 | 410", "2030 | 352"),
        others=(("Year | Ships", "heading"),),
    ),
    Kind(
        "newsletter box",
        middle='<div class="newsletter"><h3>The Morning Tide</h3><p>Sign up for our newsletter and get the '
        'news of the coast in your inbox every day.</p><input type="email"><button>Subscribe</button></div>',
    ),
    Kind(
        "pull quote",
        middle='<aside class="pullquote"><p>We learned of it from the radio</p></aside>',
    ),
    Kind(
        "quotation",
        middle=f"<blockquote><p>{QUOTE}</p></blockquote>",
        body=(QUOTE,),
    ),
    Kind(
        "accelerated page",
        flag=" amp",
        middle='<amp-ad width="300" height="250">Advertisement</amp-ad><amp-img src="d.jpg"></amp-img>'
        "<amp-sidebar><ul><li>Weather</li></ul></amp-sidebar>",
        gone=("Advertisement", "Weather"),
    ),
    Kind(
        "details",
        middle="<details><summary>How many people work there?</summary><p>The dock had 2,100 workers in "
        "2019, the union said.</p></details>",
        body=("The dock had 2,100 workers in 2019, the union said.",),
    ),
    Kind(
        "paywall teaser",
        after='<div class="paywall"><h2>This article is for subscribers only</h2><p>Subscribe now for $1 '
        "a week to keep reading.</p></div>",
    ),
    Kind(
        "comments section",
        after='<section id="comments" class="comments"><h2>2 Comments</h2><div><p>Dockhand61: '
        "I was there for 30 years and nobody ever fixed a crane.</p><a>Reply</a></div></section>",
        gone=("Dockhand61",),
    ),
    Kind(
        "related links in mid-body",
        middle='<div class="related"><h4>Read more</h4><ul><li><a href="/1">Grain prices rise for a third '
        'week</a></li><li><a href="/2">Storm closes the coast road</a></li></ul></div>',
    ),
    Kind(
        "a related link as a paragraph",
        middle='<p><strong>Read more: <a href="/1">Grain prices rise for a third week</a></strong></p>',
    ),
    Kind(
        # What is embedded is quoted, with who wrote it: both are the article's.
        "embedded tweet",
        middle='<blockquote class="twitter-tweet"><p lang="en">The dock closes on Friday. Thank you all.</p>'
        '&mdash; Port of Vellmar (@vellmarport) <a href="https://t.example/1">March 4, 2031</a></blockquote>'
        '<script async src="https://w.example/widgets.js"></script>',
        body=(
            "The dock closes on Friday. Thank you all.",
            "\u2014 Port of Vellmar (@vellmarport) March 4, 2031",
        ),
    ),
    Kind(
        "times of a live blog",
        middle='<p class="t">10:32</p><p>Police closed two roads to the port, the mayor said.</p>'
        '<p class="t">11.05 am</p><p>The first 40 workers walked out.</p>',
        body=("Police closed two roads to the port, the mayor said.", "The first 40 workers walked out."),
        others=(("10:32", "byline"), ("11.05 am", "byline")),
    ),
    Kind(
        "key points",
        middle="<h3>Key points</h3><ul><li>The dock closes in May.</li><li>300 posts will go.</li></ul>",
        body=("The dock closes in May.", "300 posts will go."),
        others=(("Key points", "heading"),),
    ),
    Kind(
        "heading inside",
        middle="<h2>A long decline</h2><p>In 2019 the dock had 2,100 workers, the union said.</p>",
        body=("In 2019 the dock had 2,100 workers, the union said.",),
        others=(("A long decline", "heading"),),
    ),
    Kind(
        "paragraphs parted by line breaks",
        middle="<p>The quay has sunk by 12 centimetres.<br><br>Two of four cranes are broken.</p>",
        body=("The quay has sunk by 12 centimetres.", "Two of four cranes are broken."),
    ),
    Kind(
        "advertisement label",
        middle='<div class="ad"><p>Advertisement</p></div><p>Story continues below advertisement</p>',
    ),
    Kind(
        "tags and topics",
        after='<ul class="tags"><li><a href="/t/1">Ports</a></li><li><a href="/t/2">Grain</a></li></ul>',
    ),
    Kind(
        "author box",
        after='<div class="author"><p>Una Field is a reporter at the Vellmar Post. She covers ports and '
        "previously worked in radio. Follow her on Twitter @unafield.</p></div>",
    ),
    Kind(
        "most read",
        after='<aside class="most-read"><h2>Most read</h2><ol><li><a href="/1">Grain prices rise for a third '
        'week</a></li><li><a href="/2">Storm closes the coast road</a></li></ol></aside>',
    ),
    Kind(
        "appeal for money",
        after="<p>Support independent journalism: become a member of the Vellmar Post today for $5 a "
        "month.</p>",
    ),
    Kind(
        "survey",
        middle='<div class="poll"><h4>What do you think?</h4><p>Take our two-minute survey and tell us what '
        "you think of this page.</p></div>",
    ),
    Kind(
        "a footnote's mark",
        middle='<p>The dock handled 4.2 million tonnes<sup><a href="#1">[1]</a></sup> in 2030.</p>',
        body=("The dock handled 4.2 million tonnes[1] in 2030.",),
    ),
    Kind(
        "share of readers in a form",
        middle='<form><label>Your e-mail</label><input name="m"><button>Send</button></form>',
        gone=("Your e-mail",),
    ),
    Kind(
        "hidden text and code",
        middle='<script>var ad = "The dock sold 99 cranes.";</script><style>.x{color:red}</style>'
        "<noscript>Please turn on JavaScript.</noscript>",
        gone=("99 cranes", "color:red", "JavaScript"),
    ),
    Kind(
        "share buttons",
        middle='<div class="share"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Email</a></div>',
    ),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.what)
def test_each_line_of_a_page_is_what_it_is(kind: Kind) -> None:
    page = read_page(kind.page(), f"{kind.what}.html")
    blocks = {page.text[block.start : block.end]: block for block in page.blocks}
    body = [text for text, block in blocks.items() if block.role is BlockRole.BODY]
    story = [*STORY, *kind.body] if kind.after else [*STORY[:2], *kind.body, *STORY[2:]]
    assert body == story, [(text, blocks[text].reason) for text in body if text not in story]
    for text, role in kind.others:
        assert blocks[text].role.value == role
    for word in kind.gone:
        assert word not in page.text
    assert all(block.reason for block in blocks.values())

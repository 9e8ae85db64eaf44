from __future__ import annotations

import pytest

from workbench.ingest.furniture import furniture, is_correction, sells
from workbench.ingest.paragraphs import Paragraph, describe
from workbench.model import BlockRole


def of(text: str) -> Paragraph:
    return describe(text, 0, len(text))


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (BlockRole.PROMO, "Subscribe to The Beacon"),
        (BlockRole.PROMO, "SUBSCRIBE NOW"),
        (BlockRole.PROMO, "Sign up for the Morning Briefing newsletter and never miss a story."),
        (BlockRole.PROMO, "The best of the week, delivered straight to your inbox"),
        (BlockRole.PROMO, "A free weekly email with the stories that matter"),
        (BlockRole.PROMO, "Want more news from the north? Sign up for our newsletter."),
        (BlockRole.PROMO, "Enter your email address"),
        (BlockRole.PROMO, "Already a subscriber? Log in"),
        (BlockRole.PROMO, "Support our journalism. Become a member today."),
        (BlockRole.PROMO, "Download our app"),
        (BlockRole.PROMO, "Start your free trial"),
        (BlockRole.PROMO, "Share on Facebook"),
        (BlockRole.PROMO, "Facebook Twitter WhatsApp Copy link"),
        (BlockRole.PROMO, "Follow Ann Marlow on Twitter @amarlow."),
        (BlockRole.PROMO, "Join our WhatsApp channel for updates as they happen."),
        (BlockRole.PROMO, "1,204 comments"),
        (BlockRole.PROMO, "Leave a comment"),
        (BlockRole.PROMO, "Advertisement"),
        (BlockRole.PROMO, "Story continues below"),
        (BlockRole.PROMO, "Sponsored by Harbour Bank"),
        (BlockRole.PROMO, "Got a tip? Write to our newsroom."),
        (BlockRole.RELATED, "Read more: The town that sold its river"),
        (BlockRole.RELATED, "RELATED: The town that sold its river"),
        (BlockRole.RELATED, "See also \u2192 A winter without snow"),
        (BlockRole.RELATED, "Related stories"),
        (BlockRole.RELATED, "You may also like"),
        (BlockRole.RELATED, "Most read"),
        (BlockRole.RELATED, "More from World"),
        (BlockRole.RELATED, "Trending now"),
        (BlockRole.OTHER, "We use cookies and similar technologies to improve your experience."),
        (BlockRole.OTHER, "Accept all cookies"),
        (BlockRole.OTHER, "By signing up you agree to our Terms of Service and Privacy Policy."),
        (BlockRole.OTHER, "Privacy Policy"),
        (BlockRole.OTHER, "\u00a9 2031 The Beacon. All rights reserved."),
        (BlockRole.OTHER, "Copyright 2031 Beacon Media"),
        (BlockRole.OTHER, "Skip to main content"),
        (BlockRole.OTHER, "Home > World > Europe"),
        (BlockRole.OTHER, "News | Sport | Weather | Culture"),
        (BlockRole.OTHER, "Tags: floods, harbour"),
        (BlockRole.OTHER, "Back to top"),
        (BlockRole.OTHER, "Loading..."),
        (BlockRole.OTHER, "https://beacon.example/2031/03/harbour"),
        (BlockRole.OTHER, "news@beacon.example"),
        (BlockRole.OTHER, ".bio-text, .photo {"),
        (BlockRole.OTHER, "padding-top:20px;"),
        (BlockRole.OTHER, "window.dataLayer = window.dataLayer || [];"),
        (BlockRole.OTHER, "<div class='ad'>"),
        (BlockRole.OTHER, "This story has been updated to include the minister's answer."),
        (BlockRole.OTHER, "The views expressed in this article are the author's own."),
        (BlockRole.BIO, "About the author"),
    ],
)
def test_furniture_is_known_by_its_wording(role: BlockRole, text: str) -> None:
    found = furniture(of(text))
    assert found is not None
    assert found.role is role


@pytest.mark.parametrize(
    "text",
    [
        "The army said it would subscribe to the treaty.",
        "Her account was made to get men to sign up for updates from the campaign.",
        "More than 3,000 people signed up for the newsletter of the banned party, police said.",
        "The paper's weekly newsletter reported that two banks had refused the loan.",
        "Iran would agree to the terms of the deal, its foreign minister told the Evening Ledger.",
        "Support for the government fell to 31%.",
        "Support our troops, the mayor said, and the crowd cheered.",
        "There was an error in the count, officials in the northern district admitted on Sunday.",
        "Like me, many had waited for years.",
        "Follow the money, the investigators were told.",
        "Share prices fell by 4% on Monday.",
        "The names of the children may not be published.",
        "Home prices rose in all 40 districts.",
        "See you in court, he wrote.",
        "The post office said it had lost 200 parcels.",
        "\u201cSubscribe to this view or leave,\u201d she said.",
        "In 2030 the firm used cookies made of oats.",
        "Contact between the two governments broke off in May.",
        "Weather delayed the launch.",
        "If the offer is refused, the strike goes on.",
    ],
)
def test_news_that_shares_words_with_furniture_is_none(text: str) -> None:
    assert furniture(of(text)) is None


def test_a_long_paragraph_is_no_furniture_for_one_phrase() -> None:
    text = (
        "The company said that anybody could subscribe now and read on, and that "
        + "it had grown a lot " * 20
    )
    assert furniture(of(text + "since then.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An earlier version of this article gave a wrong number. It was 34, not 43.",
        "Clarification (5 May): the bridge is in the north.",
        "Editor's note: The minister has since resigned.",
        "This article was amended on 5 May to correct the spelling of a name.",
        "An earlier version of this story misstated the age of the driver.",
    ],
)
def test_corrections_are_known(text: str) -> None:
    assert is_correction(of(text))


def test_a_sentence_on_corrections_is_none() -> None:
    assert not is_correction(of("Corrections officers walked out of two prisons on Monday."))


def test_selling_is_told_from_reporting() -> None:
    assert sells(of("Escape the noise. Get the story behind the story, every weekday."))
    assert sells(of("Everything you need, sent to you before breakfast"))
    assert not sells(of("The council closed two schools."))
    assert not sells(of("\u201cGet out of here,\u201d the driver said."))

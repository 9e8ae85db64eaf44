"""Captions of pictures and the credits that stand with them."""

from __future__ import annotations

import re

from workbench.ingest.paragraphs import Paragraph, holds

# Picture agencies and the places pictures are taken from; they sign pictures on every site.
_AGENCY = (
    r"(?:Getty(?: Images)?|AP(?: Photo)?|AFP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Shutterstock|Alamy|iStock"
    r"|Xinhua|TASS|Anadolu(?: Agency)?|PA(?: Wire| Media| Images)?|Press Association|Associated Press"
    r"|Bloomberg|ZUMA(?: Press)?|Corbis|Magnum|dpa|DPA|Sipa|NurPhoto|Handout|Instagram|Twitter|Facebook"
    r"|YouTube|Flickr|Wikimedia(?: Commons)?|Unsplash|Pool|Maxar|Planet Labs)"
)
_LABEL = (
    r"(?:(?:photo(?:graph)?|image|picture|illustration|graphic|video|composite|file photo)s?"
    r"(?:\s+(?:by|credit|courtesy(?: of)?|source|via|illustration))?|credit|courtesy(?: of)?|source)"
)
_NAME = r"[A-Z][\w.'\u2019-]*(?:\s+(?:[A-Z][\w.'\u2019-]*|de|van|von|al|el|bin)){0,4}"

_CREDIT = re.compile(
    rf"[\[(]?(?:(?i:{_LABEL})\s*[:|/,]?\s*)?(?:{_NAME}\s*(?:/|\bvia\b|\bfor\b|,|\||\u2013|-)\s*){{0,3}}"
    rf"(?:the )?{_AGENCY}(?:\s*(?:/|,|\bvia\b|\bfor\b)\s*(?:{_NAME}|{_AGENCY})){{0,3}}\.?[\])]?"
    rf"|[\[(]?(?i:{_LABEL})\s*[:|]\s*{_NAME}(?:\s*[/,]\s*{_NAME}){{0,2}}\.?[\])]?"
)
_CAPTION = re.compile(
    rf"\((?:AP )?(?:Photo|Image|Picture|Credit)\s?(?:/|:| by\b| courtesy\b)"
    rf"|\b(?:Photo(?:graph)?|Picture|Image)s?(?: by| credit| courtesy(?: of)?| source)?\s?:"
    rf"|\b(?:REUTERS|Reuters|AFP|AP Photo|EPA|Getty(?: Images)?)/[A-Z]"
    rf"|(?:/|\bvia |\()\s?{_AGENCY}[\])]?\.?$"
    rf"|^(?:FILE(?: PHOTO)?|File photo|(?:Image |Photo |Media )?[Cc]aption|Pictured)\s?[-:,\u2013\u2014. ]"
    rf"|^In this (?:[\w.,' ]{{0,40}})?(?:photo|image|frame grab|screenshot|satellite image)\b"
    rf"|^(?:Image|Photo|Picture) (?:source|credit|copyright)\b"
)


_HINTS = ("hoto", "mage", "icture", "aption", "redit", "urtesy", "/", "via ", "FILE", "File", "(")
"""Letters one of which every credited caption holds: looked for first, for they are found fast."""


def is_credit(paragraph: Paragraph) -> bool:
    """Say whether a paragraph only says whose picture it is."""
    return paragraph.words <= 14 and bool(_CREDIT.fullmatch(paragraph.text))


def is_caption(paragraph: Paragraph) -> bool:
    """Say whether a paragraph describes a picture: it is credited or named as such."""
    text = paragraph.text
    return paragraph.words <= 80 and holds(text, _HINTS) and bool(_CAPTION.search(text))

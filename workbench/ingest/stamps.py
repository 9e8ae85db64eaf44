"""Bylines, time stamps, datelines and wire slugs: who wrote it, when, and where it was filed."""

from __future__ import annotations

import re

from workbench.ingest.paragraphs import Paragraph

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?(?:\s+\d{{4}})?"
    r"|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_ZONE = (
    r"(?:UTC|GMT|Z\b|[ECMP][SD]?T\b|BST|CES?T|EES?T|MSK|IST|JST|AE[SD]?T|WAT|EAT|SAST|local time)"
    r"(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
)
_CLOCK = (
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[+-]\d\d:?\d\d)?|\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
    rf"(?:\s*\(?{_ZONE}\)?)?"
)
_AGO = r"(?:\d{1,2}|an?|a few)\s*(?:s|m|h|d|(?:sec|min|hr|minute|hour|day|week|month)s?)\s+ago|just now"
_STAMP_LABEL = (
    r"(?:(?:first|last|originally|article)\s+)?(?:published|updated|posted|modified|created|issued|filed|uploaded"
    r"|date|time|release date|publication date|as of)"
)

_DATE_LINE = re.compile(rf"{_DATE}\.?", re.IGNORECASE)
_READ_TIME = r"(?:reading time\W{0,3})?\b\d{1,3}\s*-?\s*min(?:ute)?s?\b\.?(?:\s+(?:read|listen|watch)\b)?"
_STAMP = re.compile(
    rf"\W{{0,3}}(?:(?:{_STAMP_LABEL}\s*[:|-]?|{_READ_TIME}|{_DATE}|{_CLOCK}|{_AGO}|{_WEEKDAY}|{_ZONE}"
    r"|\bat|\bon|[,|/()\u00b7\u2022\u2013\u2014-])\s*)+\.?",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")
_LONGEST_STAMP = 120
"""Characters: "Published Tuesday 4 March 2031 at 09:12 GMT, updated 18:40 | 3 min read" has 75."""

_NAME = r"(?:[A-Z][\w'\u2019.-]*|d[aeio]|del|della|van|von|der|den|bin|bint|ibn|al|el|la|le|ter|ten|y)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,5}}"
_WORK = (
    r"(?:[Ww]ritten|[Ss]tory|[Pp]osted|[Rr]eport(?:ed)?|[Aa]nalysis|[Cc]ompiled|[Tt]ext|[Pp]hotograph(?:s|y)"
    r"|[Pp]hotos|[Pp]ictures|[Ii]llustrations?|[Gg]raphics?|[Vv]ideo)"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ords(?: by)?:?|[Aa]uthors?:|{_WORK} by:?)\s+{_NAMES}(?P<rest>.{{0,120}})$"
)
_CALENDAR_WORD = re.compile(
    r"by\s+(?:the (?:end|time|start|beginning|middle|turn|way)\b|(?:then|now|mid|late|early|next|last)\b"
    rf"|{_WEEKDAY}|{_MONTH})",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"\(?(?:additional |further )?"
    r"(?:reporting|report|writing|written|editing|compiled|research|graphics?|production)\s+by\s+(?P<rest>.{2,200})",
    re.IGNORECASE,
)
_CREDIT_WORDS = frozenset(
    "additional and at by editing for from further in of reporting the with writing".split()
)
_CONTRIBUTED = re.compile(
    r".{3,200}\bcontributed (?:\w+ )?to this (?:report|article|story|piece|post|analysis)\.?\)?",
    re.IGNORECASE,
)
_NAME_IN_PLACE = re.compile(
    rf"{_NAMES}(?:(?:,| and)\s+{_NAMES}){{0,3}}\s+in\s+{_NAMES}(?:(?:,| and)\s+{_NAMES}){{0,2}}"
)
_NAME_AND_ROLE = re.compile(
    rf"{_NAMES}(?:(?:,| and)\s+{_NAMES}){{0,3}}(?:\s*[,|\u2013\u2014-])?\s+(?:[\w'\u2019&.-]+\s+){{0,5}}"
    r"(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Aa]nalyst|[Jj]ournalist|[Pp]roducer|[Nn]ews|[Ss]taff)"
    r"(?:\s+[\w'\u2019&.-]+){0,4}"
)

_POST = re.compile(
    r"(?:[\w'\u2019&.-]+\s+){0,4}"
    r"(?:(?i:writer|reporter|correspondent|editor|columnist)s?|Press|Service|News|Agency|Staff|Bureau)"
)
_BARE_NAME = re.compile(rf"[A-Z][\w'\u2019.-]*(?:\s+{_NAME}){{1,3}}")
_WORD = re.compile(r"[^\W\d_]+")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'\u2019 -]{2,40}(?:,\s*[A-Z][\w. ]{1,30}){0,2}"
    rf"(?:,?\s*((?i:{_DATE})))?\s*(\([\w ./&-]{{2,30}}\))?\s*([-_\u2013\u2014]{{1,2}})?"
)
_SLUG = re.compile(
    r"(?:[a-z]\s){0,3}(?:BC|AM|PM)-[A-Z][\w&'.-]*.{0,60}|(?:URGENT|BULLETIN|FLASH|EMBARGO(?:ED)?\b.{0,80}|EDS?:.{0,160}|\(EDS?:.{0,160})"
    r"|[A-Z]{2,}(?:-[A-Z]{2,}){1,4}(?:[ ,-]+[\dA-Z()/:.-]{1,16}){0,5}"
)
_END_MARK = re.compile(
    r"(?:-\s?30\s?-|#\s?#\s?#|\(?(?:ENDS?|MORE|MTC)\)?|-+\s?(?:ends?|ENDS?|more|MORE)\s?-+)"
)


def is_date_line(paragraph: Paragraph) -> bool:
    """Say whether a line is a calendar date and nothing else."""
    return paragraph.words <= 6 and bool(_DATE_LINE.fullmatch(paragraph.text))


def is_stamp(paragraph: Paragraph) -> bool:
    """Say whether a line gives only when the page was written or how long it takes to read.

    A calendar date alone is none: in clean copy it is the article's dateline.
    """
    text = paragraph.text
    if len(text) > _LONGEST_STAMP or not (_DIGIT.search(text) or text.endswith(("ago", "now"))):
        return False
    if _DATE_LINE.fullmatch(text):
        return False
    return bool(_STAMP.fullmatch(text))


def has_date(paragraph: Paragraph) -> bool:
    """Say whether a time stamp holds a date or an age, and not only the time of day."""
    return bool(re.search(rf"{_DATE}|{_AGO}", paragraph.text, re.IGNORECASE))


def is_byline(paragraph: Paragraph) -> bool:
    """Say whether a line names who wrote the article, with or without when."""
    text = paragraph.text
    if paragraph.words > 60:
        return False
    credit = _CREDIT_LINE.fullmatch(text)
    # "Reporting by the station found that ..." is a sentence; a credit line is made of names.
    if ("contributed" in text and _CONTRIBUTED.fullmatch(text)) or (
        credit and not _plain_words(credit["rest"]) - _CREDIT_WORDS
    ):
        return True
    found = _BYLINE.fullmatch(text)
    if not found or paragraph.words > 16 or _CALENDAR_WORD.match(text):
        return False
    # "By Jane Doe, who covers the war, ..." goes on as a sentence does; a byline names, dates and stops.
    small = _plain_words(found["rest"])
    return len(small) <= 4 and not (paragraph.stopped and len(small) > 1)


def _plain_words(text: str) -> set[str]:
    """Return the words in small letters: what is left of a credit when its names are taken out."""
    return {word for word in _WORD.findall(text) if word.islower()}


def is_writer(paragraph: Paragraph) -> bool:
    """Say whether a line could be a writer's name with a place or a post; true only of a header's lines."""
    if paragraph.words > 14 or paragraph.stopped:
        return False
    text = paragraph.text
    return bool(_NAME_IN_PLACE.fullmatch(text) or _NAME_AND_ROLE.fullmatch(text))


def is_bare_name(paragraph: Paragraph) -> bool:
    """Say whether a line could be a person's name alone; a writer's only where a post stands below it."""
    return paragraph.words <= 4 and bool(_BARE_NAME.fullmatch(paragraph.text))


def is_post(paragraph: Paragraph) -> bool:
    """Say whether a line below a byline is the writer's post or agency."""
    return paragraph.words <= 6 and bool(_POST.fullmatch(paragraph.text))


def is_dateline(paragraph: Paragraph) -> bool:
    """Say whether a line is a wire dateline alone: place, date, agency, dash."""
    told = _DATELINE.fullmatch(paragraph.text) if paragraph.words <= 12 else None
    # A place in capitals alone may as well be a title.
    return told is not None and any(told.groups())


def is_slug(paragraph: Paragraph) -> bool:
    """Say whether a line is a wire service's slug or note to editors."""
    return paragraph.words <= 30 and bool(_SLUG.fullmatch(paragraph.text))


def is_end_mark(paragraph: Paragraph) -> bool:
    """Say whether a line is the mark that ends copy."""
    return len(paragraph.text) <= 12 and bool(_END_MARK.fullmatch(paragraph.text))

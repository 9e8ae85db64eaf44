"""Short names tied to the long ones of an article."""

from __future__ import annotations

from workbench.extract.mentions.aliases import link
from workbench.model import Mention, MentionType


def name(text: str, type_: MentionType, start: int = 0, by: str = "ner") -> Mention:
    return Mention(type_, text, start, start + len(text), value=text, by=by)


def test_a_surname_takes_the_full_name() -> None:
    full = name("Mara Ostrov", MentionType.PERSON)
    short = name("Ostrov", MentionType.PLACE, 20)
    linked = link([(0, "Mara Ostrov"), (20, "Ostrov")], [[full], [short]])
    assert [(m.type, m.value) for found_ in linked for m in found_] == [
        ("person", "Mara Ostrov"),
        ("person", "Mara Ostrov"),
    ]


def test_a_surname_that_two_share_stays_open() -> None:
    mentions = [name("Mara Ostrov", MentionType.PERSON), name("Ilya Ostrov", MentionType.PERSON, 12)]
    alone = name("Ostrov", MentionType.PERSON, 30)
    linked = link([(0, "Mara Ostrov Ilya Ostrov"), (30, "Ostrov")], [mentions, [alone]])
    assert linked[1][0].value == "Ostrov"


def test_initials_take_the_long_name() -> None:
    mentions = [name("Northern Grain Board", MentionType.ORGANIZATION)]
    later = [name("NGB", MentionType.ORGANIZATION, 40)]
    linked = link([(0, "Northern Grain Board"), (40, "NGB")], [mentions, later])
    assert linked[1][0].value == "Northern Grain Board"


def test_a_name_found_once_is_found_again() -> None:
    text = "Ostrov spoke. Then Ostrov left, and Ostrovsky came."
    linked = link([(0, "Mara Ostrov"), (100, text)], [[name("Mara Ostrov", MentionType.PERSON)], []])
    assert [(m.text, m.start, m.value) for m in linked[1]] == [
        ("Ostrov", 100, "Mara Ostrov"),
        ("Ostrov", 100 + text.index("Ostrov left"), "Mara Ostrov"),
    ]


def test_the_commonest_type_wins_and_the_lexicon_beats_it() -> None:
    votes = [name("Norvale", MentionType.PLACE, at) for at in (0, 10)]
    odd = name("Norvale", MentionType.PERSON, 20)
    linked = link([(0, "Norvale   Norvale   Norvale")], [[*votes, odd]])
    assert {m.type for m in linked[0]} == {MentionType.PLACE}
    known = name("Norvale", MentionType.ORGANIZATION, 30, by="lexicon")
    linked = link([(0, "Norvale   Norvale   Norvale   Norvale")], [[*votes, odd, known]])
    assert {m.type for m in linked[0]} == {MentionType.ORGANIZATION}


def test_a_surname_begins_with_its_particle() -> None:
    full = name("Ilse van der Ostrov", MentionType.PERSON)
    linked = link([(0, "Ilse van der Ostrov"), (30, "Van der Ostrov left.")], [[full], []])
    assert [(m.text, m.value) for m in linked[1]] == [("Van der Ostrov", "Ilse van der Ostrov")]

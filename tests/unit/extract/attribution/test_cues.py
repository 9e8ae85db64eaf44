"""The cue table: look-up by form, class and licence, user rows included."""

from __future__ import annotations

import time

from workbench.extract.attribution.cues import compile_cues
from workbench.extract.attribution.outlets import OutletTable
from workbench.lexicon import CueRow, load_lexicon, shipped_lexicon
from workbench.model import FrameClass

TABLE = compile_cues(shipped_lexicon())


def test_a_verb_is_found_by_every_form() -> None:
    assert {TABLE.verbs[form].lemma for form in ("say", "says", "said", "saying")} == {"say"}
    assert TABLE.verbs["pointed out"].lemma == "point out"


def test_every_row_names_constructions_that_the_rules_know() -> None:
    known = {
        "that-clause", "wh-clause", "to-infinitive", "gerund", "object-np", "object-sometimes", "predicate",
        "addressee-np", "quote-inversion", "object-infinitive", "prepositional",  "source-follows",
        "unnamed", "institution", "document", "person",
    }  # fmt: skip
    assert {name for row in shipped_lexicon().cues for name in row.constructions} <= known


def test_prepositions_stand_with_prepositional_rows_only() -> None:
    assert not [
        row.lemma
        for row in shipped_lexicon().cues
        if row.prepositions and "prepositional" not in row.constructions
    ]


def test_classes_are_told_apart() -> None:
    assert TABLE.verbs["believe"].frame_class is FrameClass.BELIEF
    assert TABLE.verbs["vow"].frame_class is FrameClass.INTENT
    assert TABLE.verbs["admire"].frame_class is FrameClass.ATTITUDE


def test_a_row_of_ones_own_takes_the_place_of_the_shipped_one() -> None:
    own = CueRow("say", forms=("say", "says"), constructions=("object-np",), frame_class="attitude")
    table = compile_cues(load_lexicon(cues=[own]))
    assert table.verbs["says"].licences == {"object-np"}
    assert table.verbs["says"].frame_class is FrameClass.ATTITUDE


def test_an_unknown_class_is_a_report() -> None:
    own = CueRow("mumble on", forms=("mumble on",), frame_class="no class at all")
    assert compile_cues(load_lexicon(cues=[own])).verbs["mumble on"].frame_class is FrameClass.REPORT


def test_compiling_takes_a_tenth_of_a_second_at_most() -> None:
    lexicon = shipped_lexicon()
    times = []
    for _ in range(5):
        start = time.process_time()
        compile_cues(lexicon)
        OutletTable(lexicon)
        times.append(time.process_time() - start)
    assert min(times) < 0.1

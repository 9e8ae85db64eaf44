"""How far a reading can be trusted: the share right among readings of its construction.

The shares were measured on 216 annotated news articles (a reading counts as right when at least half of
its content, its source and its cue agree with a person's), and rounded to a twentieth. Half of the
articles give the same table as the other half to within a tenth for every construction with fifty
readings or more.
"""

from __future__ import annotations

from workbench.extract.attribution.readings import Reading
from workbench.model import FrameClass

_DEFAULT = 0.5
_BY_RULE = {
    "clause-zero-before": 0.95,
    "clause-wh-before": 0.9,
    "clause-that-before": 0.9,
    "dash": 0.9,
    "label": 0.8,
    "headline-label": 0.9,
    "quoted": 0.85,
    "clause-that": 0.9,
    "clause-zero": 0.85,
    "according": 0.8,
    "as-clause": 0.85,
    "parataxis": 0.8,
    "quotation": 0.75,
    "final": 0.75,
    "object-preposition": 0.75,
    "adjective-preposition": 0.75,
    "clause-wh": 0.8,
    "noun-clause": 0.7,
    "object-infinitive": 0.7,
    "gerund": 0.7,
    "unlisted-clause": 0.7,
    "object": 0.65,
    "predicate": 0.65,
    "passive-object": 0.65,
    "lead-in": 0.65,
    "infinitive": 0.6,
    "clause-to": 0.6,
    "passive-preposition": 0.6,
    "passive-object-weak": 0.6,
    "adjective-clause": 0.6,
    "preposition": 0.65,
    "seem": 0.55,
    "headline-verb": 0.5,
    "passive-infinitive": 0.5,
    "medial": 0.5,
    "after": 0.5,
    "noun-preposition": 0.45,
    "noun-infinitive": 0.45,
    "quote-before": 0.4,
    "advocate": 0.5,
    "object-weak": 0.45,
    "quote-after": 0.4,
    "adjective-infinitive": 0.3,
}
_CARRIED_LIMIT = {"carried-whole": 0.95, "carried-paragraph": 0.75, "carried-part": 0.7}
"""A carried content is no surer than the frame that it is carried from, and than its own kind."""
_DENIED = 0.2
"""What a denial or a "may" takes away, except from a clause or an aim, which is reported either way."""
_UNSAID = 0.2
"""What a clause loses that is believed or planned: people differ over which of those are attributions."""


def confidence_of(reading: Reading) -> float:
    """Return the share of readings like this one that are right, 0 to 1."""
    if reading.carried_from is not None:
        return min(confidence_of(reading.carried_from), _CARRIED_LIMIT.get(reading.rule, _DEFAULT))
    share = _BY_RULE.get(reading.rule, _DEFAULT)
    clause = reading.rule.startswith("clause")
    if (reading.negated or reading.modal) and not clause and reading.rule != "infinitive":
        share -= _DENIED
    if clause and reading.frame_class in {FrameClass.BELIEF, FrameClass.INTENT}:
        share -= _UNSAID
    return round(max(share, 0.1), 2)

"""How far a reading can be trusted: the share right among readings of its construction."""

from __future__ import annotations

from workbench.extract.readings import Reading

_DEFAULT = 0.4
_BY_RULE: dict[str, float] = {}


def confidence_of(reading: Reading) -> float:
    """Return the share of readings like this one that are right, 0 to 1."""
    return _BY_RULE.get(reading.rule, _DEFAULT)

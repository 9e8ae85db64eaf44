"""Says a clause that was read: subject and predicate, once with each circumstance."""

from __future__ import annotations

from workbench.extract.propositions.clauses_parts import COMPLEMENTS, Clause, starts
from workbench.extract.propositions.tree import NOTHING, Words

BOTH_LISTS = 6
"""Claims that two lists in one clause may multiply to; beyond it each is spread on its own."""

_FRONTED_LISTS = 4
"""The same for a list before the clause, which is rarely meant of each member of one inside."""


def said(clause: Clause) -> list[Words]:
    """Return the statements of a clause; it stands bare where it has no circumstance, or one in front."""
    verb, circumstances = clause.verb, clause.circumstances
    if not circumstances:
        after = [child for child in verb.children if child.index > verb.index]
        complete = any(child.dep in COMPLEMENTS for child in after)
        bare = complete or not clause.subordinate or len(clause.cores[0]) > 1
        return _combined(clause, [NOTHING]) if bare else []
    found = []
    if len(circumstances) == 1 and starts(circumstances[0]) < verb.index:
        found += _combined(clause, [NOTHING])
    ways = len(clause.subjects) * len(clause.cores)
    for readings in circumstances:
        fronted = starts(readings) < verb.index
        if fronted and len(clause.cores) > 1 and ways * len(readings) > _FRONTED_LISTS:
            found.append(clause.subjects[0] | clause.cores[0] | readings[0])
        elif ways > 1 and len(readings) > 1 and ways * len(readings) > BOTH_LISTS:
            found += _combined(clause, [NOTHING])
            found += [clause.subjects[0] | clause.cores[0] | words for words in readings]
        else:
            found += _combined(clause, readings)
    return found


def _combined(clause: Clause, readings: list[Words]) -> list[Words]:
    pairs = [subject | core for subject in clause.subjects for core in clause.cores]
    return [pair | words for pair in pairs for words in readings]

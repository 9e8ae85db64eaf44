"""Frames around a verb: which of its complements it reports, and whether it reports at all."""

from __future__ import annotations

from collections.abc import Callable

from workbench.extract.attribution.adrift import read_final, read_medial, read_rest
from workbench.extract.attribution.complements import read_clause, read_parataxis, read_unlisted
from workbench.extract.attribution.content import Range, close_quotes, tidy, without
from workbench.extract.attribution.cues import Cue, CueTable, verb_at
from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.objects import (
    RAISING,
    read_call,
    read_gerund,
    read_infinitive,
    read_object,
    read_predicate,
    read_preposition,
)
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sites import Found, Site, verb_group
from workbench.extract.attribution.sources import (
    SPEAKING,
    SourceKind,
    is_passive,
    quoted_speaker,
    source_of_verb,
)
from workbench.extract.attribution.spoken import read_quotation, read_quotation_before, read_quoted
from workbench.extract.attribution.tails import cut_tail
from workbench.extract.attribution.tree import Tree
from workbench.model import FrameClass

MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must", "ca", "’d", "'d"})

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
# Verbs that take a clause and report nothing with it.
_NEVER_CUES = frozenset(
    "make ensure mean help let have be happen do get give keep cause require pretend lead leave "
    "turn go come become use force allow put take end start begin fail win lose bring look ’s 's ’ "
    "re ve".split()
)
_UNLISTED = Cue("", FrameClass.REPORT, frozenset({"that-clause"}), listed=False)
_GOING_ON = frozenset({"continue", "go", "proceed", "begin", "start", "come"})

_READERS: tuple[Callable[[Site], Found | None], ...] = (
    read_quoted,
    read_quotation_before,
    read_call,
    read_clause,
    read_parataxis,
    read_predicate,
    read_infinitive,
    read_gerund,
    read_quotation,
    read_final,
    read_medial,
    read_preposition,
    read_object,
    read_rest,
)
"""In order of trust: the first that finds a content decides."""


def read_verb(table: CueTable, tree: Tree, verb: int) -> Reading | None:
    """Return the frame that a verb makes with its complement, or None."""
    found = verb_at(table, tree, verb)
    particle = None
    if found is not None:
        cue, particle = found
    elif tree.lemma[verb] in _NEVER_CUES or tree.pos[verb] != "VERB":
        return None
    else:
        cue = _UNLISTED
    source = None if cue.lemma in RAISING else source_of_verb(table, tree, verb)
    site = Site(table, tree, verb, cue, source, is_passive(tree, verb))
    for read in _READERS if cue.listed else (read_unlisted,):
        made = read(site)
        if made is not None:
            reading = _reading(site, particle, *made) if _is_plausible(site, made[0]) else None
            return reading if reading is None or not _is_unsaid(reading) else None
    return None


def _is_unsaid(reading: Reading) -> bool:
    """Say whether nothing was said: "X cannot claim Y", "X did not criticize Y".

    A clause stays even so ("X did not say whether S", "X may argue that S"): it is put to a source, at a
    lower confidence.
    """
    clause = reading.rule.startswith(("clause", "quotation", "after"))
    return reading.frame_class is FrameClass.REPORT and (reading.negated or reading.modal) and not clause


def _is_plausible(site: Site, rule: str) -> bool:
    """Say whether the verb, its source and the construction together report anything.

    A clause needs somebody or something that says it. An object, a predicate or a preposition is weaker
    evidence: there the source must be able to speak, and a bare infinitive ("to offer help") tells of
    what somebody does, not of what they said.
    """
    tree, verb, source = site.tree, site.verb, site.source
    kind, _, _ = rule.partition("-")
    if kind in {"passive", "seem"} or (rule == "predicate" and site.passive):
        if "object" in rule and (source is None or source.kind not in SPEAKING):
            return False
        return tree.dep[verb] != "acl"
    if site.cue.lemma in RAISING or rule == "quoted":
        return True
    if source is None:
        return site.passive and (rule == "clause-wh" or (kind == "clause" and _is_impersonal(tree, verb)))
    if kind in {"clause", "parataxis", "as", "unlisted", "quotation", "final", "medial", "after"} or (
        rule == "object-infinitive" and not source.shared
    ):
        return True
    if source.kind not in SPEAKING and (source.shared or rule not in {"object", "predicate", "infinitive"}):
        return False
    if "object" in rule or rule == "preposition":
        infinitive = any(tree.tag[child] == "TO" for child in tree.children[verb])
        infinitive = infinitive and tree.lemma[tree.head[verb]] not in _GOING_ON
        weak = "weak" in rule
        loose = tree.dep[verb] in {"pcomp", "acl"} and source.kind is not SourceKind.DOCUMENT
        return not (weak and (infinitive or loose)) and not (rule == "object" and loose)
    return True


def _is_impersonal(tree: Tree, verb: int) -> bool:
    """Say whether a passive has no subject but "it": "it was reported that S"."""
    subject = tree.child(verb, "nsubjpass")
    return subject is not None and tree.lower[subject] == "it"


def _reading(site: Site, particle: int | None, rule: str, ranges: list[Range]) -> Reading | None:
    tree, verb, source = site.tree, site.verb, site.source
    start, end = verb_group(tree, verb)
    if particle is not None:
        end = max(end, particle + 1)
    if rule == "preposition" and ranges[0][0] > end and ranges[0][0] - end <= 1:
        end = ranges[0][0]
    if rule == "quoted":
        end = ranges[0][0]
    if quoted_speaker(tree, verb) is not None:
        start -= 1
    barred = [verb, *([source.head] if source is not None else [])]
    holes = [(start, end)]
    if source is not None:
        holes.append((source.start, source.end))
    closed = close_quotes(tree, ranges, barred)
    cut = [cut_tail(site.table, tree, verb, part, rule) for part in closed]
    content = tidy(tree, (part for part in cut for part in without(part, holes)))
    if not content:
        return None
    auxiliaries = {
        tree.lower[child] for child in tree.children[verb] if tree.dep[child] in {"aux", "neg", "advmod"}
    }
    return Reading(
        rule=rule,
        block=tree.block,
        head=verb,
        cue=TokenRange(tree.block, start, end),
        source=source,
        content=[TokenRange(tree.block, *part) for part in content],
        frame_class=site.cue.frame_class,
        lemma=site.cue.lemma or tree.lemma[verb],
        negated=bool(auxiliaries & NEGATIONS),
        modal=bool(auxiliaries & MODALS),
    )

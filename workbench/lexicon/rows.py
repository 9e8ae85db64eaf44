"""The rows of the lexicon, one dataclass a file, and the value that holds them all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A news outlet.

    Attributes:
        ambiguous_aliases: The aliases that need context to count.
        ambiguous: True where the canonical name itself needs context.
        tier: 1 written by hand, 2 seen in two lists, 3 the long tail.
    """

    name: str
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    type: str = ""
    ambiguous: bool = False
    tier: int = 1


@dataclass(frozen=True, slots=True)
class WeaponRow:
    """A weapon system, family or generic kind.

    Attributes:
        variants: Related systems of another designation: they group, they never match.
        kind: "system", "family" or "generic".
    """

    name: str
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    designation: str = ""
    category: str = ""
    origin: tuple[str, ...] = ()
    kind: str = "system"
    ambiguous: bool = False
    tier: int = 1


@dataclass(frozen=True, slots=True)
class CueRow:
    """A word or phrase that reports what somebody says, believes, plans or feels.

    Attributes:
        kind: "verb", "noun", "adjective", "phrase", or "source" for the head noun of a source.
        forms: Every form as it is written.
        constructions: The grammar it reports in ("that-clause", "quote-inversion", ...).
        ambiguous: True where it reports only with the right complement.
        frame_class: "report", "belief", "intent" or "attitude".
    """

    lemma: str
    kind: str = "verb"
    forms: tuple[str, ...] = ()
    strength: str = ""
    stance: str = ""
    constructions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    ambiguous: bool = False
    frame_class: str = "report"

    @property
    def key(self) -> str:
        """What no two rows share: "hope" is a verb and a noun."""
        return f"{self.kind}:{self.lemma}"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A noun that turns a number into a count of something ("troops", "wounded", "battalion").

    Attributes:
        fact_type: The count's type as the source lists it; a mention type or a finer one.
    """

    head: str
    forms: tuple[str, ...] = ()
    fact_type: str = ""
    subtype: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the extraction knows by name.

    Attributes:
        digest: First 16 hex digits of a sha256 over all rows; it stands in every claim.
    """

    outlets: tuple[OutletRow, ...]
    weapons: tuple[WeaponRow, ...]
    cues: tuple[CueRow, ...]
    units: tuple[UnitRow, ...]
    digest: str

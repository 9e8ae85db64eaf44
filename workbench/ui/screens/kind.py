"""Of which type is the claim, and of which are its facts?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model import ClaimKind, Mention, MentionType
from workbench.ui import wording
from workbench.ui.fact_words import fact_words
from workbench.ui.screens.choice import Choice, ChoiceDialog

if TYPE_CHECKING:
    from workbench.model import Claim

KIND_HINTS: dict[ClaimKind, str] = {
    ClaimKind.QUANTITY: "it gives a number",
    ClaimKind.EVENT: "it says that something happened",
    ClaimKind.QUOTATION: "it gives somebody's own words",
    ClaimKind.DATE: "it says when",
    ClaimKind.PREDICTION: "it says what will be",
    ClaimKind.OPINION: "it judges; nothing to verify",
    ClaimKind.OTHER: "none of these",
}
"""The kinds in the order of their digits, with what each means."""


@dataclass(frozen=True, slots=True)
class FactType:
    """What a fact is to be; None: it is none."""

    value: MentionType | None


class KindDialog(ChoiceDialog[ClaimKind | Mention]):
    """The kinds of claim, then the claim's facts: taking one of these asks for its type."""

    def __init__(self, claim: Claim) -> None:
        """Ask about a claim."""
        kinds: list[Choice[ClaimKind | Mention]] = [
            Choice(kind, wording.spaced(kind.value), hint, current=kind is claim.kind)
            for kind, hint in KIND_HINTS.items()
        ]
        facts: list[Choice[ClaimKind | Mention]] = [
            Choice(fact, f"fact: {fact.text}", fact_words(fact)) for fact in claim.facts
        ]
        super().__init__(
            "Which type of claim?", claim.text, [*kinds, *facts], list(KIND_HINTS).index(claim.kind)
        )


class FactTypeDialog(ChoiceDialog[FactType]):
    """The types of fact, and none."""

    def __init__(self, fact: Mention) -> None:
        """Ask about a fact of a claim."""
        types = [*MentionType]
        choices = [
            Choice(FactType(kind), wording.spaced(kind.value), current=kind is fact.type) for kind in types
        ]
        nothing = Choice(FactType(None), "no fact", "leave these words as they are, of no type")
        super().__init__("Which type of fact?", f"“{fact.text}”", [*choices, nothing], types.index(fact.type))

"""What shall change in the claim? Every edit by name."""

from __future__ import annotations

from workbench.ui import keys
from workbench.ui.screens.choice import Choice, ChoiceDialog

EDITS: dict[str, tuple[str, str]] = {
    "outlet": ("outlet", "who is cited for it"),
    "speaker": ("speaker", "who says so"),
    "kind": ("type", "of the claim, or of one of its facts"),
    "words": ("words", "take words of the article in, leave words out"),
    "split": ("split", "make several claims of it"),
    "unite": ("unite", "make one of this and others"),
    "drop": ("drop", "it is no claim; again brings it back"),
}
"""The edits by the action that each is, with their words."""

BRING_BACK = ("bring back", "it was dropped: let it count again")


class ReviseDialog(ChoiceDialog[str]):
    """The edits; each answers with the name of its action, and its own key takes it too."""

    def __init__(self, claim: str, *, dropped: bool) -> None:
        """Ask about a claim.

        Args:
            claim: Its words.
            dropped: It was dropped before.
        """
        known = {key.action: key for key in keys.REVIEW}
        choices = []
        for action, words in EDITS.items():
            name, hint = BRING_BACK if action == "drop" and dropped else words
            key = known.get(action)
            told = f"{hint}  ({key.first})" if key is not None and key.first else hint
            choices.append(Choice(action, name, told, key=key.bound[0] if key is not None else ""))
        super().__init__("Change the claim", claim, choices)

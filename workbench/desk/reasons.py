"""Says in a line why a source check came to its status: for the screen and for lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.check.outlets import is_from
from workbench.model import SourceCheckStatus
from workbench.sources import COMPARABLE_LANGUAGES
from workbench.store import SourceRow, StoredCheck

MOST_TOLD = 3
"""Differences that a line tells; the passage shows the rest."""

_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def reason(check: StoredCheck, sources: Iterable[SourceRow], cited_as: str | None = None) -> str:
    """Return why a check has its status, in one line without a full stop.

    Args:
        check: The machine's reading.
        sources: The saved sources, of this outlet or of all.
        cited_as: The article's words for what it cites ("several news organizations"), None for none.
    """
    outlet = check.outlet or ""
    match check.status:
        case SourceCheckStatus.CONFIRMED:
            return _confirmed(check)
        case SourceCheckStatus.ALTERED:
            return f"{outlet} has the passage, but {_differences(check)}"
        case SourceCheckStatus.MISATTRIBUTED:
            return f"only the text of {check.found_in} says this{_origins(check)}"
        case SourceCheckStatus.NOT_IN_SOURCE:
            return f"no passage of the saved text of {outlet} says this"
        case SourceCheckStatus.SOURCE_MISSING:
            own = [row for row in sources if is_from(row.outlet, outlet) and not row.removed]
            return "; ".join(dict.fromkeys(map(_hindrance, own))) or f"no text of {outlet} is saved"
        case SourceCheckStatus.NOT_APPLICABLE:
            return f"the article names no outlet: “{cited_as}”" if cited_as else "the article cites no outlet"


def _confirmed(check: StoredCheck) -> str:
    return f"the saved text of {check.outlet} says this{_origins(check)}"


def _origins(check: StoredCheck) -> str:
    return f"; {check.origins} independent origins" if check.origins > 1 else ""


def _differences(check: StoredCheck) -> str:
    told = [_told(each.kind.value, each.claim, each.source) for each in check.differing[:MOST_TOLD]]
    more = len(check.differing) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more else "")


def _told(kind: str, claim: str, source: str) -> str:
    if not source:
        return f"without the {kind} “{claim}”"
    if not claim:
        return f"with the {kind} “{source}”"
    return f"{kind}: “{source}”, not “{claim}”"


def _hindrance(row: SourceRow) -> str:
    """Return why a saved text of the outlet shows nothing."""
    if row.language not in COMPARABLE_LANGUAGES:
        language = _LANGUAGES.get(row.language, f"another language ({row.language})")
        return f"the saved text of {row.outlet} is in {language} and cannot be compared"
    if row.stub:
        return (
            f"the saved text of {row.outlet} has only {row.characters} characters: too short to be the whole"
        )
    return f"the saved text of {row.outlet} is this article itself and cannot be its evidence"


def reasons(
    checks: Sequence[StoredCheck], sources: Iterable[SourceRow], cited_as: str | None = None
) -> list[str]:
    """Return the reason of each of a claim's checks, in their order."""
    saved = list(sources)
    return [reason(check, saved, cited_as) for check in checks]

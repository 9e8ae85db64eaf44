"""What the user should know of a source that was just saved, one line each."""

from __future__ import annotations

from workbench.check.origins import OwnText
from workbench.sources import Source
from workbench.store import ArticleRow, SourceAdded, Store
from workbench.text import printable

MOST_ARTICLES = 50
"""Articles, the newest first, whose words a source is held against: two seconds' work for a long source."""

_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Notices:
    """Looks at sources that were just saved.

    Args:
        store: Where they are.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles = store.articles()
        self._own: dict[str, OwnText] = {}

    def on(self, source: Source, added: SourceAdded, stub: str | None, where: str) -> tuple[str, ...]:
        """Return what is to be said of a source.

        Args:
            source: What was saved.
            added: What the store did with it.
            stub: Why it cannot be the whole text, or None.
            where: What it is called in messages.
        """
        found: list[str] = []
        if not source.comparable:
            language = _LANGUAGES.get(source.language, "another language")
            named = f"{language} ({source.language})"
            found.append(f"{where}: written in {named}: kept, but it cannot be compared with claims")
        if stub is not None:
            found.append(
                f"{where}: {stub}: too short to be the whole text; kept as a stub, and nothing follows from"
                " what it lacks"
            )
        if added.same_text:
            others = ", ".join(added.same_text)
            found.append(f"{where}: the same text is saved for {others} too; the two count as one origin")
        article = self._copied(source)
        if article is not None:
            name = article.title or article.origin
            found.append(
                f"{where}: this is the article under review ({name!r}): kept, but never evidence for its own"
                " claims"
            )
        return tuple(printable(line) for line in found)

    def _copied(self, source: Source) -> ArticleRow | None:
        """Return the stored article that a source is a copy of, or None."""
        for row in self._articles:
            if row.sha256 == source.sha256 or (row.url is not None and row.url == source.url):
                return row
        for row in reversed(self._articles[-MOST_ARTICLES:]):
            if row.article_id not in self._own:
                self._own[row.article_id] = OwnText(self._store.edition(row.article_id).text)
            if self._own[row.article_id].is_copied_by(source.text):
                return row
        return None

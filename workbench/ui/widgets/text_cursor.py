"""A cursor over a long text: it steps by words and sentences, and a selection follows it.

Only stretches of the text near the cursor are read, so a step in ten megabytes of one line is as quick
as in a paragraph.
"""

from __future__ import annotations

import re

from workbench.model import Span

REACH = 3_000
"""Characters on either side of the cursor that are searched for the ends of its sentence."""

FAR = 200_000
"""Characters after the cursor in which the next word is looked for: a longer gap is no text to read."""

NEAR = 700
"""Characters before the cursor in which the word before it is looked for."""

# Bounded, so that a text without any space still has words to step through.
_WORD = re.compile(r"\w{1,64}(?:[\u2019'.,-]\w{1,64}){0,8}")


class TextCursor:
    """Where the reviewer reads, and what is selected.

    Attributes:
        text: The text; its length is all that ``printable`` must have kept.
        at: The current word; an empty span in a text without any.
        anchor: The stretch where the selection began, or None without one.
    """

    def __init__(self, text: str) -> None:
        """Start at the first word."""
        self.text = text
        self.at = Span(0, 0)
        self.anchor: Span | None = None
        self.go_to(0)

    @property
    def selection(self) -> Span | None:
        """What is selected, or None."""
        if self.anchor is None:
            return None
        return Span(min(self.anchor.start, self.at.start), max(self.anchor.end, self.at.end))

    @property
    def chosen(self) -> Span:
        """What a key would act on: the selection, or the sentence at the cursor."""
        return self.selection or self.sentence()

    def toggle(self) -> None:
        """Begin a selection at the current word, or drop the one there is."""
        self.anchor = self.at if self.anchor is None else None

    def drop(self) -> None:
        """Drop the selection."""
        self.anchor = None

    def go_to(self, offset: int) -> None:
        """Go to the word at an offset, else the next one, else the last one before it."""
        offset = max(0, min(offset, len(self.text)))
        first = self.text.rfind(" ", max(0, offset - NEAR), offset) + 1 or max(0, offset - NEAR)
        for match in _WORD.finditer(self.text, first, offset + FAR):
            if match.end() > offset:
                self.at = Span(*match.span())
                return
        found = self._before(offset)
        self.at = found if found is not None else Span(offset, offset)

    def select(self, span: Span) -> None:
        """Go to a stretch and select it."""
        self.go_to(span.start)
        self.anchor = Span(*span)
        self.at = self._last_word(span)

    def next_word(self) -> None:
        """Go a word on."""
        match = _WORD.search(self.text, self.at.end, self.at.end + FAR)
        if match is not None:
            self.at = Span(*match.span())

    def previous_word(self) -> None:
        """Go a word back."""
        found = self._before(self.at.start)
        if found is not None:
            self.at = found

    def sentence(self) -> Span:
        """Return the sentence that the current word stands in."""
        return next(
            (span for span in self._sentences() if span.start < self.at.end and self.at.start < span.end),
            self.at,
        )

    def next_sentence(self) -> None:
        """Go to the next sentence; with a selection, take the rest of this one or the whole next one in."""
        here = self.sentence()
        if self.anchor is not None and self.at.end < here.end:
            self.at = self._last_word(here)
            return
        after = next((span for span in self._sentences() if span.start >= max(here.end, self.at.end)), None)
        if after is None:
            end = max(here.end, self.at.end)
            # A selection that holds the last full stop keeps it.
            if self.anchor is None or _WORD.search(self.text, end, end + FAR) is not None:
                self.go_to(self.at.end + REACH)
        elif self.anchor is not None:
            self.at = self._last_word(after)
        else:
            self.go_to(after.start)

    def previous_sentence(self) -> None:
        """Go to the beginning of the sentence, from there to the one before."""
        here = self.sentence()
        first = _WORD.search(self.text, here.start, here.end)
        if first is None or first.start() >= self.at.start:
            before = [span for span in self._sentences() if span.end <= here.start]
            self.go_to(before[-1].start if before else 0)
        else:
            self.go_to(here.start)

    def _last_word(self, span: Span) -> Span:
        """Return the last word of a stretch, with the marks that end the stretch."""
        last = span.start
        for match in _WORD.finditer(self.text, max(span.start, span.end - NEAR), span.end):
            last = match.start()
        return Span(last, span.end)

    def _before(self, offset: int) -> Span | None:
        found = None
        for match in _WORD.finditer(self.text, max(0, offset - NEAR), offset):
            found = Span(*match.span())
        return found

    def _sentences(self) -> list[Span]:
        """Return the sentences around the cursor; those at the ends of the reach may be cut."""
        from workbench.check.reading import sentence_spans

        start = max(0, self.at.start - REACH)
        end = min(len(self.text), self.at.end + REACH)
        return [Span(start + first, start + last) for first, last in sentence_spans(self.text[start:end])]

"""One sentence cut into propositions: by what is reported in it, then by clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.extract.propositions.brackets import Bracket, brackets, statements
from workbench.extract.propositions.clauses import ClauseReader
from workbench.extract.propositions.coverage import (
    is_content,
    is_content_word,
    loose_ends,
    words_beyond_setting,
)
from workbench.extract.propositions.datelines import seat
from workbench.extract.propositions.edges import Edges, with_whole_quotes
from workbench.extract.propositions.missing_subjects import with_subject
from workbench.extract.propositions.repairs import mend
from workbench.extract.propositions.tree import NOTHING, VERBAL, Tree, Words, grow

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
_OWN_STATEMENT = 3
"""Words behind a cue, names and dates apart, from which a reporting clause says something itself."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Speech:
    """What a frame covers in one block.

    Attributes:
        place: Place of the frame in the article's list.
        reports: True where the frame's own words are no statement.
        framing: Words of source and cue.
        head: The word that governs the content.
    """

    place: int
    reports: bool
    content: Words
    framing: Words
    head: int | None

    def touches(self, start: int, end: int) -> bool:
        """Say whether a token of it lies between these two places."""
        return any(start <= index < end for words in (self.content, self.framing) for index in words)


@dataclass(slots=True)
class _Stretch:
    """Words under the same reports, and the propositions read in them."""

    key: tuple[int, ...]
    tree: Tree
    found: list[Words]
    reporting: list[tuple[int, Words, bool]] = field(default_factory=list)


class Sentence:
    """A sentence to be cut.

    Args:
        doc: The parsed block.
        texts: The text of every token of the doc.
        tokens: The sentence's tokens in order, blanks left out.
        quotes: Token ranges between the marks of the quotations in it.
        speeches: The frames that touch it, a parent before its children.
        label: Whether it may be a headline's: without a finite verb it is one claim.
    """

    def __init__(
        self,
        doc: Doc,
        texts: Sequence[str],
        tokens: Sequence[int],
        quotes: Sequence[tuple[int, int]],
        speeches: Sequence[Speech],
        *,
        label: bool = False,
    ) -> None:
        self._doc = doc
        self._label = label
        self._texts = texts
        self._tokens = tokens
        self._quotes = quotes
        self._speeches = speeches
        self._reports = [speech for speech in speeches if speech.reports]
        self._framing = NOTHING.union(*(speech.framing for speech in self._reports)) & frozenset(tokens)
        self._edges = Edges(doc, texts, tokens, quotes, self._framing)
        self._heads = frozenset(
            speech.head for speech in self._reports if speech.head is not None and speech.content
        )

    def cut(self) -> Iterator[tuple[Words, tuple[int, ...], bool]]:
        """Yield each proposition: its words, its frames outermost first, whether it is all quoted."""
        stretches = [self._read(key, tokens) for key, tokens in self._by_report().items()]
        for stretch in stretches:
            self._place_context(stretch, stretches)
        for stretch in stretches:
            stretch.found = [self._edges.neat(words) for words in stretch.found]
        every = [words for stretch in stretches for words in stretch.found]
        for stretch in stretches:
            said: set[Words] = set()
            for neat in stretch.found:
                if neat not in said and self._says_something(neat) and not self._is_said_again(neat, every):
                    said.add(neat)
                    yield neat, self._frames(stretch.key, neat), self._is_quoted(stretch.tree, neat)

    def _says_something(self, words: Words) -> bool:
        """Say whether words hold content, and not only that of a reporting clause."""
        content = [i for i in words if is_content_word(self._doc[i].pos_, self._texts[i].lower())]
        verbs = [index for index in content if self._doc[index].pos_ in VERBAL]
        framed = self._heads.issuperset(verbs) and self._framing.issuperset(content)
        return bool(content) and not (verbs and framed)

    def _by_report(self) -> dict[tuple[int, ...], list[int]]:
        """Return the tokens by the reports whose content they are in."""
        if not self._reports:
            return {(): list(self._tokens)}
        grouped: dict[tuple[int, ...], list[int]] = {}
        for index in self._tokens:
            grouped.setdefault(self._key(index) or self._key(self._host(index)), []).append(index)
        return grouped

    def _key(self, index: int) -> tuple[int, ...]:
        return tuple(speech.place for speech in self._reports if index in speech.content)

    def _host(self, index: int) -> int:
        """Return the reported word that a token beside the content hangs on, or the token itself.

        A frame's content may stop short: ", leaving forty dead, the mayor said" belongs to what he said.
        """
        token = self._doc[index]
        while token.head.i != token.i and not self._framing & {token.i} and not self._key(token.i):
            token = token.head
        low, high = sorted((index, token.i))
        if self._framing.intersection(range(low, high + 1)):
            return index
        return token.i

    def _read(self, key: tuple[int, ...], tokens: list[int]) -> _Stretch:
        if self._label and not any(self._is_finite(index) for index in tokens):
            tree = grow(self._doc, tokens, self._texts, self._quotes)
            return _Stretch(key, tree, [words] if (words := frozenset(tokens) - self._framing) else [])
        asides = [
            bracket
            for bracket in brackets(self._texts, tokens)
            if not self._is_inserted(bracket)
            and not any(start <= bracket.start < end for start, end in self._quotes)
            and self._framing.isdisjoint(range(bracket.start, bracket.end))
        ]
        bracketed = {index for aside in asides for index in range(aside.start, aside.end)}
        tree = grow(
            self._doc, [index for index in tokens if index not in bracketed], self._texts, self._quotes
        )
        seat(tree, self._doc)
        mend(tree)
        reader = ClauseReader(tree, self._heads)
        found = [words for aside in asides for words in statements(tree, reader, aside, self._quotes)]
        found += [with_whole_quotes(self._quotes, words, tokens) for words in reader.read()]
        found = self._joined_quotes([words for words in found if words - self._framing])
        found = [
            words if self._is_in_quote(min(words)) else with_subject(self._doc, words) for words in found
        ]
        found = [self._without_inner_report(words) for words in found]
        ends = loose_ends(tree, found, self._framing, self._heads)
        for host, words in ends.hosted:
            found[host] |= words
        return _Stretch(key, tree, [*found, *ends.alone], ends.reporting)

    def _is_finite(self, index: int) -> bool:
        token = self._doc[index]
        return token.pos_ in VERBAL and token.tag_ in _FINITE and index not in self._framing

    def _is_inserted(self, bracket: Bracket) -> bool:
        """Say whether a bracket only shades what is said around it: "(foolishly)", "(still)"."""
        words = [self._doc[index] for index in range(bracket.start + 1, bracket.end - 1)]
        return all(word.pos_ in {"ADV", "INTJ", "PART"} for word in words)

    # Quotations

    def _joined_quotes(self, found: list[Words]) -> list[Words]:
        """Join the halves of a quotation that its reporting clause interrupts, as in "A," he said, "b."."""
        pieces = [self._quotation_of(words) for words in found]
        joined: list[Words] = []
        last: tuple[int, int] | None = None
        for words, piece in zip(found, pieces, strict=True):
            if piece is not None and last is not None and piece[0] > last[1] and joined:
                interrupted = self._texts[last[1] - 1] not in _SENTENCE_ENDS
                between = range(last[1] + 1, piece[0])
                if interrupted and any(index in self._framing for index in between):
                    joined[-1] |= words
                    last = piece
                    continue
            joined.append(words)
            last = piece
        return joined

    def _is_in_quote(self, index: int) -> bool:
        return any(start - 1 <= index <= end for start, end in self._quotes)

    def _quotation_of(self, words: Words) -> tuple[int, int] | None:
        """Return the quotation that words are the whole of, and nothing else."""
        for start, end in self._quotes:
            if start in words and end - 1 in words and all(start <= index < end for index in words):
                return start, end
        return None

    def _is_said_again(self, words: Words, found: Sequence[Words]) -> bool:
        """Say whether another proposition holds a bare quotation or a bare noun and says more."""
        silent = not any(self._doc[index].pos_ in VERBAL for index in words)
        quoted = self._quotation_of(words - self._edges.marks) is not None
        return (silent or quoted) and any(words < other for other in found)

    def _without_inner_report(self, words: Words) -> Words:
        """Return words without a reporting clause inside them: "the plan, which she said would fail"."""
        for speech in self._reports:
            inside = speech.head in words and speech.content.isdisjoint(words)
            if inside and speech.head is not None and self._doc[speech.head].dep_ == "relcl":
                words -= speech.framing
        return words

    def _is_quoted(self, tree: Tree, words: Words) -> bool:
        content = [index for index in words if index in tree.nodes and is_content(tree.nodes[index])]
        return bool(content) and all(
            any(start <= index < end for start, end in self._quotes) for index in content
        )

    # Frames

    def _place_context(self, stretch: _Stretch, stretches: Sequence[_Stretch]) -> None:
        """Keep what a reporting clause says besides who says it to whom, when and where.

        What stands before the report goes to the first thing reported ("Despite the delay, the mayor
        said ..."); what stands behind it, if it is more than a few names, makes the clause a
        proposition after all.
        """
        for hook, words, heard in stretch.reporting:
            speech = next((s for s in self._reports if hook == s.head or hook in s.framing), None)
            if speech is None or not speech.framing:
                continue
            more = words_beyond_setting(stretch.tree, words)
            inner = next((s for s in stretches if speech.place in s.key and s.found), None)
            if inner is not None and (speech.content & words or (more and max(words) < min(speech.framing))):
                inner.found[0] |= words
            elif speech.content & words:
                stretch.found.append(words)
            elif more >= _OWN_STATEMENT and not heard:
                stretch.found.append(words | (speech.framing & stretch.tree.nodes.keys()))

    def _frames(self, key: tuple[int, ...], words: Words) -> tuple[int, ...]:
        """Return the frames of a proposition: its reports, and the beliefs and plans that it holds."""
        held = []
        for speech in self._speeches:
            if not speech.reports:
                shared = len(speech.content & words)
                if shared and (shared >= _HALF * len(speech.content) or shared >= _HALF * len(words)):
                    held.append(speech.place)
        return tuple(sorted({*key, *held}))

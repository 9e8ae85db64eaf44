"""The questions of a plain review, and the answers that it understands."""

from __future__ import annotations

PROMPT = (
    "verdict: v verified, d disputed, x unverifiable, o open again, c outlet said it, r outlet did not, "
    "t note, u undo, y redo, n next, p previous, j NUMBER jump, l passages, s say again, h help, q quit > "
)
SHORT_PROMPT = "verdict (h help) > "

HELP = (
    "v         mark the claim verified",
    "d         mark it disputed; asks for the reason. d 2 gives it at once",
    "x         mark it unverifiable",
    "o         take your verdict back",
    "c, r      the outlet said it, or did not, apart from the verdict; again takes that back",
    "t         write a note of any number of lines, ended by a dot alone. t TEXT gives it at once",
    "i         write the note in your editor",
    "u, y      take back your last decision; do it again",
    "n, p      next claim, previous claim; an empty line is next too",
    "j NUMBER  jump to the claim of that number",
    "s         say the claim again",
    "l         read the passages of the saved sources near the claim. l 2 reads the second",
    ". and ,   next passage, previous passage",
    "w         read the whole source of the passage",
    "e         accept the passage as evidence; again takes that back. e supports gives the relation at once",
    "k         check the article's claims against the saved sources",
    "a         where else it is claimed, and what was checked before",
    "history   everything that was done to the claim",
    "f TEXT    only the claims of a filter, such as f verdict:open outlet:reuters. f alone: all of them",
    "h         these lines",
    "q         quit; everything decided is kept",
)

LONG = {
    "verified": "v", "disputed": "d", "unverifiable": "x", "open": "o", "said": "c", "unsaid": "r",
    "note": "t", "editor": "i", "undo": "u", "redo": "y", "next": "n", "previous": "p", "jump": "j",
    "say": "s", "passages": "l", "source": "w", "evidence": "e", "check": "k", "also": "a", "filter": "f",
    "help": "h", "quit": "q", "?": "h",
}  # fmt: skip
"""Whole words are understood as well as letters."""

"""The key map: every key of every screen, once, with its words.

The bindings of the screens, the key bar, the help screen and the command palette are all made
from these tables, so none of them can tell of a key that does not exist. Keys are named as
Textual names them; a binding's id is its place in this map and survives a change of key.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from workbench.ui.key import Key

DECIDE = "Decide"
CHANGE = "Change the claim"
MOVE = "Move"
SOURCES = "Sources"
FIND = "Find"
ARTICLE = "Article"
SCREEN = "Screen"
PANES = "Panes"
PENCIL = "In the article"

LIST: tuple[Key, ...] = (
    Key("next", "j,down", "next", "Next row.", MOVE, shown="j ↓"),
    Key("previous", "k,up", "previous", "Row before.", MOVE, shown="k ↑"),
    Key("page_down", "pagedown,ctrl+d", "page down", "A page on.", MOVE, shown="PgDn ctrl+d"),
    Key("page_up", "pageup,ctrl+b", "page up", "A page back.", MOVE, shown="PgUp ctrl+b"),
    Key("first", "g,home", "first", "First row.", MOVE, shown="g Home"),
    Key("last", "G,end", "last", "Last row.", MOVE, shown="G End"),
)
"""Keys of every list: the claims of an article, the articles of a store."""

REVIEW: tuple[Key, ...] = (
    Key("verify", "v", "verified", "Mark the claim verified.", DECIDE, in_bar=True),
    Key("dispute", "d", "disputed", "Mark it disputed, for one of eight reasons.", DECIDE,
        in_bar=True),
    Key("unverifiable", "x", "unverifiable", "Mark it unverifiable.", DECIDE, in_bar=True),
    Key("reopen", "o", "open again", "Take your verdict back: the claim is open again.", DECIDE),
    Key("note", "n", "note", "Write a note on the claim.", DECIDE, in_bar=True),
    Key("confirm_attribution", "c", "outlet said it", "The outlet said it; again takes that back.", DECIDE),
    Key("reject_attribution", "r", "outlet did not", "It did not; again takes that back.", DECIDE),
    Key("undo", "z,u", "undo", "Take back your last decision, be it days old.", DECIDE, in_bar=True),
    Key("redo", "y,ctrl+r", "redo", "Do again what was just undone.", DECIDE),
    Key("auto_advance", "a", "auto-advance", "After a verdict, go on to the next claim or stay.", DECIDE),
    Key("notes", "N", "all notes", "Read all notes on the claim; change your own, as a new version.", DECIDE),
    Key("history", "H", "history", "Everything that was done to the claim, what was undone too.", DECIDE),
    Key("revise", "i", "change", "Change the claim: every way to do it, by name.", CHANGE, in_bar=True),
    Key("outlet", "O", "outlet", "Say which outlet the article cites for it.", CHANGE),
    Key("speaker", "at", "speaker", "Say who says it.", CHANGE, shown="@"),
    Key("kind", "T", "type", "Change the type of the claim, or of one of its facts.", CHANGE),
    Key("split", "Y", "split", "Cut the claim into several.", CHANGE),
    Key("unite", "U", "unite", "Make one claim of it and the next, or others.", CHANGE),
    Key("drop", "X", "drop", "Drop the claim; again brings it back.", CHANGE),
    Key("next_open", "space,right_square_bracket", "next open", "Next claim without a verdict.", MOVE,
        shown="space ]", in_bar=True, brief="next"),
    Key("previous_open", "left_square_bracket", "previous open", "The one before.", MOVE, shown="["),
    Key("next_risky", "m,right_curly_bracket", "next risky",
        "Next open claim that the source check warns of.", MOVE, shown="m }", in_bar=True, brief="risky"),
    Key("previous_risky", "M,left_curly_bracket", "previous risky", "The one before.", MOVE, shown="M {"),
    Key("next_passage", "full_stop", "next passage", "Next passage of the saved sources near the claim.",
        SOURCES, shown="."),
    Key("previous_passage", "comma", "previous passage", "The one before.", SOURCES, shown=","),
    Key("next_source", "greater_than_sign", "next source", "First passage of the next source.", SOURCES,
        shown=">"),
    Key("previous_source", "less_than_sign", "previous source", "Of the source before.", SOURCES, shown="<"),
    Key("sources_down", "J", "scroll sources", "Scroll the pane of sources down.", SOURCES),
    Key("sources_up", "K", "scroll back", "Scroll it up.", SOURCES),
    Key("accept", "E", "evidence", "Accept the passage as evidence; again takes that back.", SOURCES,
        in_bar=True),
    Key("whole_source", "w", "whole source",
        "Read the whole source, search it, pick another passage with a cursor.", SOURCES,
        in_bar=True, brief="whole"),
    Key("all_sources", "W", "all sources", "List all saved sources; read one whole.", SOURCES),
    Key("add_source", "A", "add source", "Save a source from a file; the claims are checked against it.",
        SOURCES),
    Key("toggle_sources", "S", "sources", "Show or hide the pane of sources.", SOURCES, in_bar=True),
    Key("search", "slash", "search", "Search the claims as you type.", FIND, shown="/", in_bar=True),
    Key("like_claims", "ampersand", "also claimed",
        "Earlier checks and like claims: go to one, take its verdict over.",
        FIND, shown="&"),
    Key("filter", "f", "filter", "Show only some: by outlet, verdict, source check, type.", FIND,
        in_bar=True),
    Key("filter_bar", "colon", "filter bar",
        "Write a filter: outlet:… verdict:open -flag:… words.", FIND, shown=":"),
    Key("saved_filters", "apostrophe", "saved filters", "Take, save, rename or remove filters with a name.",
        FIND, shown="'"),
    Key("go_to_number", "number_sign", "go to number", "Go to a claim by its number.", FIND, shown="#"),
    Key("progress", "P", "progress", "Counts by verdict, outlet and type, and the time a claim takes.",
        ARTICLE),
    Key("to_found", "down", "to the claims", "From the search to the claims found.", FIND, shown="↓",
        anywhere=True),
    Key("clear_filters", "F", "clear filters", "Show all claims of the article again.", FIND),
    Key("sort", "s", "sort", "Sort by place, risk, worth, outlet, speaker, verdict, kind, time.", FIND,
        in_bar=True),
    Key("export", "e", "export", "Write the verdicts to a CSV file.", ARTICLE, in_bar=True),
    Key("published", "p", "date", "Say when the article appeared; its dates are worked out again.", ARTICLE),
    Key("reload", "R,f5", "reload", "Read the claims again and say what others did.", ARTICLE, shown="R F5"),
    Key("left_out", "l", "left-out lines", "Show or hide the lines that are not article.", ARTICLE),
    Key("back", "b", "articles", "Back to the list of articles.", ARTICLE, in_bar=True),
    Key("coverage", "C", "coverage", "Show which words are in a claim and which are not.",
        ARTICLE, in_bar=True),
    Key("next_uncovered", "right_parenthesis", "next uncovered",
        "Next words that no claim covers, selected in the article.", ARTICLE, shown=")"),
    Key("previous_uncovered", "left_parenthesis", "previous uncovered", "The ones before.", ARTICLE,
        shown="("),
    Key("zoom", "Z", "zoom", "Give the pane with the focus all the room; again takes that back.", PANES,
        in_bar=True, anywhere=True),
    Key("edge_left", "ctrl+left", "edge left", "Move the edge of the pane to the left.", PANES,
        shown="ctrl+←", anywhere=True),
    Key("edge_right", "ctrl+right", "edge right", "Move it to the right.", PANES, shown="ctrl+→",
        anywhere=True),
    Key("edge_up", "ctrl+up", "edge up", "Move the edge below the pane, or above the lowest, up.", PANES,
        shown="ctrl+↑", anywhere=True),
    Key("edge_down", "ctrl+down", "edge down", "Move it down.", PANES, shown="ctrl+↓", anywhere=True),
    Key("usual_layout", "backslash", "usual layout", "Lay the panes out as they were at first.", PANES,
        shown="\\", anywhere=True),
    Key("escape", "escape", "back", "Back one step: to the list, to all claims, to the articles.", SCREEN,
        anywhere=True),
)  # fmt: skip
"""Keys of the review screen. Single keys act only when the list of claims has the focus."""

READING: tuple[Key, ...] = (
    Key("next_word", "right,w", "next word", "A word on; the list follows.", PENCIL, shown="→ w"),
    Key("previous_word", "left,b", "word before", "A word back.", PENCIL, shown="← b"),
    Key("next_sentence", "s", "next sentence", "A sentence on.", PENCIL),
    Key("previous_sentence", "S", "sentence before", "A sentence back.", PENCIL),
    Key("next_line", "down,j", "next line", "A line on.", PENCIL, shown="↓ j"),
    Key("previous_line", "up,k", "line before", "A line back.", PENCIL, shown="↑ k"),
    Key("page_down", "pagedown,ctrl+d", "page down", "A page on.", PENCIL, shown="PgDn ctrl+d"),
    Key("page_up", "pageup,ctrl+b", "page up", "A page back.", PENCIL, shown="PgUp ctrl+b"),
    Key("first", "g,home", "first", "To the beginning.", PENCIL, shown="g Home"),
    Key("last", "G,end", "last", "To the end.", PENCIL, shown="G End"),
    Key("select", "space", "select", "Begin a selection, or drop it; moving extends it.", PENCIL,
        in_bar=True),
    Key("new_claim", "plus", "new claim", "Make a claim of the selection, or of the sentence at the cursor.",
        PENCIL, shown="+", in_bar=True, brief="claim"),
    Key("no_fact", "minus", "no fact here",
        "Say that the selection, or the sentence, states no fact; again takes that back.", PENCIL, shown="-",
        in_bar=True, brief="no fact"),
    Key("bring_back_line", "B", "bring back", "Read the left-out line at the cursor after all.", PENCIL,
        in_bar=True),
    Key("leave_out_line", "L", "leave out", "Read the line at the cursor no more; it stays in the text.",
        PENCIL),
    Key("leave", "escape", "back", "Drop the selection, then go back to the list.", PENCIL),
)  # fmt: skip
"""Keys of the article, while it has the focus and its cursor is walked with."""

SOURCE: tuple[Key, ...] = (
    Key("next_word", "right,w", "next word", "A word on.", MOVE, shown="→ w"),
    Key("previous_word", "left,b", "word before", "A word back.", MOVE, shown="← b"),
    Key("next_sentence", "right_parenthesis,s", "next sentence", "A sentence on.", MOVE, shown=") s",
        in_bar=True, brief="sentence"),
    Key("previous_sentence", "left_parenthesis,S", "sentence before", "A sentence back.", MOVE, shown="( S"),
    Key("next_line", "down,j", "next line", "A line on.", MOVE, shown="↓ j"),
    Key("previous_line", "up,k", "line before", "A line back.", MOVE, shown="↑ k"),
    Key("page_down", "pagedown,ctrl+d", "page down", "A page on.", MOVE, shown="PgDn ctrl+d"),
    Key("page_up", "pageup,ctrl+b", "page up", "A page back.", MOVE, shown="PgUp ctrl+b"),
    Key("first", "g,home", "first", "To the beginning.", MOVE, shown="g Home"),
    Key("last", "G,end", "last", "To the end.", MOVE, shown="G End"),
    Key("select", "space,v", "select", "Begin a selection, or drop it; moving extends it.", SOURCES,
        shown="space v", in_bar=True),
    Key("accept", "enter,E", "take as evidence",
        "Accept the selection, or the sentence at the cursor, as evidence.", SOURCES,
        shown="enter E", in_bar=True, brief="evidence"),
    Key("search", "slash", "search", "Search this source.", FIND, shown="/", in_bar=True),
    Key("next_hit", "n", "next hit", "Next place that was found.", FIND, in_bar=True, brief="hit"),
    Key("previous_hit", "N", "hit before", "The place before.", FIND),
    Key("next_passage", "full_stop", "next passage", "Next passage near the claim.", FIND, shown="."),
    Key("previous_passage", "comma", "previous passage", "The one before.", FIND, shown=","),
    Key("escape", "escape", "back", "Drop the selection, then go back to the claims.", SCREEN, in_bar=True,
        anywhere=True),
)  # fmt: skip
"""Keys of a source shown whole. They act when its text has the focus."""

ARTICLES: tuple[Key, ...] = (
    Key("open", "enter", "open", "Review the article.", MOVE, shown="enter", in_bar=True),
    Key("add", "a", "add", "Add an article, or a folder of them: pick it, or write its path.", ARTICLE,
        in_bar=True),
    Key("rename", "n", "rename", "Give the article another title.", ARTICLE, in_bar=True),
    Key("published", "p", "date",
        "Say when it appeared; its dates are worked out again, and verdicts that rest on them are told.",
        ARTICLE, in_bar=True),
    Key("archive", "x", "archive", "Put the article away, or bring it back; nothing is deleted.", ARTICLE,
        in_bar=True),
    Key("show_archived", "X", "archived too", "List archived articles too, or leave them out.", ARTICLE),
    Key("undo", "z,u", "undo", "Take back your last decision, on an article or on a claim.", ARTICLE,
        in_bar=True),
    Key("redo", "y,ctrl+r", "redo", "Do again what was just undone.", ARTICLE),
    Key("search", "slash", "search", "Search titles, files and publishers as you type.", FIND, shown="/",
        in_bar=True),
    Key("to_found", "down", "to the articles", "From the search to the articles found.", FIND, shown="↓",
        anywhere=True),
    Key("filter", "f", "filter", "Show only those not begun, in hand, done or without a date.", FIND,
        in_bar=True),
    Key("clear_filters", "F", "clear filters", "Show all articles again.", FIND),
    Key("progress", "P", "progress", "Counts by verdict, outlet and type, of one article or all.", ARTICLE),
    Key("reload", "r,R,f5", "reload", "Read the list again and say what others did.", ARTICLE,
        shown="r R F5"),
    Key("escape", "escape", "back", "Out of the search, then show all articles again.", SCREEN,
        anywhere=True),
)  # fmt: skip
"""Keys of the list of articles."""

EVERYWHERE: tuple[Key, ...] = (
    Key("jump", "semicolon", "jump", "Letters over all that is in sight; typing one goes there.", SCREEN,
        shown=";"),
    Key("theme", "t", "theme", "Light or dark.", SCREEN),
    Key("help", "question_mark,h,f1", "help", "All keys and signs.", SCREEN, shown="? h F1", in_bar=True),
    Key("command_palette", "ctrl+p", "commands", "Every command by name.", SCREEN, anywhere=True),
    Key("quit", "q,ctrl+q", "quit", "Leave; everything decided is already saved.", SCREEN, in_bar=True),
)  # fmt: skip
"""Keys of both screens; they act from every pane, and from no field that takes text."""

DIALOGS: tuple[Key, ...] = (
    Key("focus_next", "tab", "next pane", "To the next pane or field; the arrow keys scroll there.", SCREEN,
        anywhere=True),
    Key("reason", "1", "reason", "In a list of choices: take one.", "Dialogs", shown="1 … 8"),
    Key("save", "ctrl+s", "save", "In a note: save it.", "Dialogs"),
    Key("editor", "ctrl+e", "editor", "In a note: go on in the editor that $EDITOR names.", "Dialogs"),
    Key("cut", "space", "cut, take in", "In a claim's words: cut here, or take the word in or leave it out.",
        "Dialogs", brief="cut"),
    Key("share", "e", "in every part", "In a split: the word is in every part, as a subject is.", "Dialogs",
        brief="every part"),
    Key("leave_out", "x", "in no part", "In a split: the word is in no part, as an “and”.", "Dialogs",
        brief="no part"),
    Key("take_verdict", "c", "take verdict",
        "In what was checked before: decide the same here, if nothing differs.", "Dialogs"),
    Key("take_note", "n", "take note", "There too: take the note over, or note that it was checked.",
        "Dialogs"),
    Key("keep", "escape", "close", "Close; an unfinished note is kept as a draft.", "Dialogs"),
)  # fmt: skip
"""Keys inside dialogs, for the help screen; ``dialog_keys`` has those of each dialog."""


FIRST_IN_BAR = (
    "verify",
    "dispute",
    "unverifiable",
    "note",
    "accept",
    "next_risky",
    "undo",
    "whole_source",
    "next_open",
    "search",
)
"""Actions of the review screen in the order in which a narrow key bar keeps them; the others follow."""

READING_ACTIONS = frozenset(key.action for key in READING)
"""Actions of the article's own cursor."""

PANE_ACTIONS = frozenset(key.action for key in REVIEW if key.group == PANES)
"""Actions of the review screen that act on whichever pane has the focus."""

SOURCE_ACTIONS = frozenset(key.action for key in REVIEW if key.group == SOURCES)
"""Actions of the review screen that act from the pane of sources too: it takes no text."""


def in_bar(table: Iterable[Key]) -> tuple[Key, ...]:
    """Return the keys that the key bar offers, those needed most first, the help last."""

    def place(key: Key) -> tuple[bool, int]:
        first = FIRST_IN_BAR.index(key.action) if key.action in FIRST_IN_BAR else len(FIRST_IN_BAR)
        return key.action == "help", first

    return tuple(sorted((key for key in table if key.in_bar), key=place))


def bindings(keys: Iterable[Key], room: str, *, priority: bool = False, prefix: str = "") -> list[Binding]:
    """Return the bindings of a room's keys; each id is ``room.action``.

    Args:
        keys: Entries of the map.
        room: The name of their table.
        priority: They act before the widget with the focus sees them.
        prefix: Stands before each action, where another object than the one bound to does it: ``app.``.
    """
    return [
        Binding(
            key.keys, f"{prefix}{key.action}", key.label, show=key.in_bar, tooltip=key.help,
            priority=priority, id=f"{room}.{key.binding_name}",
        )
        for key in keys
    ]  # fmt: skip


SINGLE_KEY_ACTIONS = frozenset(key.action for key in (*REVIEW, *ARTICLES, *EVERYWHERE) if not key.anywhere)
"""Actions that a stray letter could set off: they need the list's focus."""

"""The key map as one page: text, Markdown, HTML or JSON, with the keys that a user has chosen."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from workbench.ui import dialog_keys, keys
from workbench.ui.key import Key
from workbench.ui.key_names import ROOMS

TITLES = {
    "review": "The claims of an article",
    "list": "Every list",
    "reading": "In the article",
    "source": "A source shown whole",
    "articles": "The list of articles",
    "everywhere": "Everywhere",
    **dialog_keys.TITLES,
    "dialogs": "In every dialog",
}
"""What each table of the map is called on the page."""

FORMATS = ("text", "md", "html", "json")
"""Forms of the page."""

HEADER = "Keys of the workbench"

_STYLE = "body{font:9pt sans-serif;columns:3;margin:1cm}h1{column-span:all}"
_STYLE += "h2{font-size:10pt;margin:.6em 0 .2em}"
_STYLE += "dl{display:grid;grid-template-columns:7em 1fr;gap:0 .5em;margin:0}dt{font-family:monospace}"
_STYLE += "dd{margin:0}@page{size:A4 landscape;margin:8mm}"


def tables() -> Iterator[tuple[str, str, tuple[Key, ...]]]:
    """Yield the name, the title and the keys of each table."""
    own = {id(key) for table in ROOMS.values() for key in table}
    rest = tuple(key for key in keys.DIALOGS if id(key) not in own)
    for room, table in (*ROOMS.items(), ("dialogs", rest)):
        yield room, TITLES[room], table


def sheet(form: str) -> str:
    """Return the page in one of the ``FORMATS``, with a line feed at its end."""
    return {"text": _text, "md": _markdown, "html": _html, "json": _json}[form]()


def _text() -> str:
    lines = [HEADER]
    for _, title, table in tables():
        lines += ["", title, *(f"  {key.display:<14}{key.help}" for key in table)]
    return "\n".join(lines) + "\n"


def _markdown() -> str:
    lines = [
        f"# {HEADER}", "",
        "Made by `workbench config keys --format md`. The name is what a configuration file calls the key.",
    ]  # fmt: skip
    for room, title, table in tables():
        lines += ["", f"## {title}", "", "| keys | name | what |", "| --- | --- | --- |"]
        for key in table:
            shown = key.display.replace("|", "\\|")
            name = f"`{room}.{key.binding_name}`" if room in ROOMS else ""
            lines.append(f"| `{shown}` | {name} | {key.help} |")
    return "\n".join(lines) + "\n"


def _html() -> str:
    parts = [
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{HEADER}</title>',
        f"<style>{_STYLE}</style><h1>{HEADER}</h1>",
    ]
    for _, title, table in tables():
        parts.append(f"<h2>{html.escape(title)}</h2><dl>")
        parts.extend(f"<dt>{html.escape(key.display)}</dt><dd>{html.escape(key.help)}</dd>" for key in table)
        parts.append("</dl>")
    return "\n".join(parts) + "</html>\n"


def _json() -> str:
    page = [
        {"name": f"{room}.{key.binding_name}", "keys": key.display, "label": key.label, "help": key.help}
        for room, _, table in tables()
        for key in table
    ]
    return json.dumps(page, indent=1, ensure_ascii=False) + "\n"

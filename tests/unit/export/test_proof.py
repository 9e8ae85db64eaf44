from __future__ import annotations

import html.parser
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui import sample
from tests.ui.sample import make_worked_store
from workbench.desk.proofing import dossier_of, form_of, proof_text, write_proof
from workbench.errors import InputError
from workbench.export.proof.page import Proof, make_proof
from workbench.export.proof.render import plain_markdown, to_html, to_markdown
from workbench.model import EntryType, NewEntry
from workbench.store import Store, View, open_store

MADE = datetime(2031, 3, 14, 9, 30, tzinfo=UTC)
GOLDEN = Path(__file__).parents[2] / "golden"
HOSTILE = (
    "</mark><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:1) **b** \x1b]0;t\x07 \u202e"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(make_worked_store(tmp_path_factory.mktemp("proof") / "my.db"))


@pytest.fixture(scope="module")
def proof(store: Store) -> Proof:
    return make_proof(dossier_of(store, "harbour"), MADE)


class Tags(html.parser.HTMLParser):
    """The tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_each_claim_is_noted_once_with_what_was_decided(proof: Proof) -> None:
    assert [note.number for note in proof.notes] == list(range(1, 13))
    states = {note.number: note.state for note in proof.notes}
    assert states[2] == "verified"
    assert states[3] == "conflict"
    assert states[12] == "open"
    third = {line.label: line.text for line in proof.notes[2].lines}
    assert third["Cited"] == "Edda Quill"
    assert third["mira"].startswith("✗ disputed; wrong number")
    assert "The harbour log says" in " ".join(third.values())


def test_the_counts_are_those_of_the_notes(proof: Proof) -> None:
    assert {state: count for state, _, count in proof.counts} == {
        "verified": 3, "disputed": 1, "unverifiable": 1, "open": 6, "conflict": 1,
    }  # fmt: skip


def test_the_words_of_the_article_are_all_there(proof: Proof, store: Store) -> None:
    text = dossier_of(store, "harbour").edition.text
    for paragraph in proof.paragraphs:
        assert "".join(piece.text for piece in paragraph.pieces) in text


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_proof_is_the_same_to_the_byte(form: str, store: Store, request: pytest.FixtureRequest) -> None:
    made = proof_text(store, "harbour", form, MADE)
    # A store's origin is chance, and so is the head of its ledger.
    made = made.replace(store.head(), "0" * 64)
    golden = GOLDEN / f"proof.{form}"
    assert made == golden.read_text(encoding="utf-8")


def test_the_page_is_one_file_without_a_script_and_its_links_lead_somewhere(proof: Proof) -> None:
    tags = Tags(to_html(proof)).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] or "" for tag, attrs in tags if tag == "a"]
    assert len(links) == 24
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert not {tag for tag, _ in tags} & {"script", "img", "link", "iframe", "object", "form"}
    assert not any(name.startswith("on") or name == "src" for _, attrs in tags for name in attrs)


def test_hostile_words_are_only_ever_text(tmp_path: Path) -> None:
    path = sample.make_store(tmp_path / "my.db")
    with open_store(path) as store:
        article = store.articles()[0].article_id
        claim = store.claim(next(iter(store.claim_ids(View(article_id=article))))[0])
        store.append(NewEntry(EntryType.NOTE, HOSTILE, article, claim.claim_id, {"body": HOSTILE}))
        store.append(NewEntry(EntryType.ARTICLE, HOSTILE, article, None, {"title": HOSTILE}))
        page, text = (proof_text(store, article, form, MADE) for form in ("html", "md"))
    tags = {tag for tag, _ in Tags(page).tags}
    assert "script" not in tags
    assert "img" not in tags
    for made in (page, text):
        assert not set(made) & {"\x1b", "\x07", "\u202e"}
    assert "<script" not in text.replace("\\<script", "")
    assert "](" not in text.replace("\\](", "")


@given(st.text(max_size=80))
def test_no_sign_of_markdown_is_left_alone(text: str) -> None:
    made = plain_markdown(text)
    assert "\n" not in made
    for at, char in enumerate(made):
        if char in "`*_[]<>#!|~&":
            assert made[at - 1] == "\\"


def test_a_file_is_written_whole_and_its_name_tells_the_form(store: Store, tmp_path: Path) -> None:
    write_proof(store, "harbour", tmp_path / "p.html", form_of("p.HTML"))
    assert (tmp_path / "p.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert form_of("x.markdown") == "md"
    with pytest.raises(InputError, match=r"p\.pdf: a proof is HTML or Markdown"):
        form_of("p.pdf")
    with pytest.raises(InputError, match="is the store itself"):
        write_proof(store, "harbour", store.path, "html")


def test_both_forms_tell_of_every_claim(proof: Proof) -> None:
    for made in (to_html(proof), to_markdown(proof)):
        for note in proof.notes:
            assert note.claim.split()[-1].strip('",') in made

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.unit.conftest import Invented
from tests.unit.ingest.documents import pdf
from tests.unit.ingest.web import LocalNetwork, moved, page, serve
from workbench.desk.lexicon import add_row
from workbench.desk.sources import (
    SourceDetails,
    SourceReport,
    add_source,
    add_sources,
    check_claims,
)
from workbench.errors import InputError, StoreError
from workbench.lexicon import Entry, OwnRow
from workbench.model import EntryType, NewEntry, SourceCheckStatus
from workbench.sources import Source
from workbench.store import SourceOutcome, open_store

STORY = (
    "The dike at Hallen held through the night, the interior ministry said on Tuesday. About 1,200 soldiers"
    " and 40 boats had been sent to the coast since Sunday, it said.\n\nMayor Ila Soren spoke of a miracle."
    " The repairs will cost about $2.5 million, 40 percent more than in 2019, her deputy said, and nobody on"
    " the council knew who would pay for them in the end.\n"
)
GERMAN = (
    "Das Ministerium teilte am Dienstag mit, dass der Deich gehalten habe und Soldaten unterwegs seien. " * 8
)


def html(
    text: str = STORY, *, url: str | None = None, site: str | None = None, title: str = "Dike holds"
) -> bytes:
    head = f'<link rel="canonical" href="{url}">' if url else ""
    head += f'<meta property="og:site_name" content="{site}">' if site else ""
    told = "".join(f"<p>{part}</p>" for part in text.strip().split("\n\n"))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}"
        '<meta property="article:published_time" content="2031-03-11"></head>'
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    ).encode()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that knows two outlets of its own."""
    path = tmp_path / "store" / "my.db"
    add_row(path, OwnRow(Entry.OUTLET, "Varnia Post", ("VP",), domains=("varniapost.example",)), "ann")
    add_row(path, OwnRow(Entry.OUTLET, "Port Courier", domains=("portcourier.example",)), "ann")
    return path


def write(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def saved(store: Path, report: SourceReport) -> Source:
    assert report.added is not None
    with open_store(store) as opened:
        return opened.source(report.added.source_id)


def test_a_text_is_kept_word_for_word_with_what_was_said_of_it(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    moment = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)
    details = SourceDetails("vp", "https://varniapost.example/a#top", "Dike", date(2031, 3, 11), moment)
    report = add_source(store, path, details)
    source = saved(store, report)
    assert source.text == STORY
    assert (source.outlet, source.url, source.title) == (
        "Varnia Post",
        "https://varniapost.example/a",
        "Dike",
    )
    assert (source.published, source.accessed_at, source.origin) == (date(2031, 3, 11), moment, path)
    assert (source.media_type, source.language, source.stub) == ("text/plain", "en", False)
    assert (report.warnings, report.fault, report.checked) == ((), None, None)


def test_a_copy_is_accessed_now_whatever_the_time_of_its_file(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    os.utime(path, (0, 0))
    before = datetime.now(UTC)
    report = add_source(store, path, SourceDetails("VP"))
    assert before.replace(microsecond=0) <= saved(store, report).accessed_at <= datetime.now(UTC)


def test_standard_input_is_known_by_its_text(store: Path) -> None:
    first = add_source(store, "-", SourceDetails("VP"), stdin=io.BytesIO(STORY.encode()))
    again = add_source(store, "-", SourceDetails("VP"), stdin=io.BytesIO(STORY.encode()))
    other = add_source(store, "-", SourceDetails("VP"), stdin=io.BytesIO(f"{STORY}More.\n".encode()))
    outcomes = [report.added and report.added.outcome for report in (first, again, other)]
    assert outcomes == [SourceOutcome.ADDED, SourceOutcome.UNCHANGED, SourceOutcome.ADDED]


def test_files_of_one_name_in_two_folders_are_two_sources(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = set()
    for folder in ("a", "b"):
        write(tmp_path, f"{folder}/story.txt", STORY + folder)
        monkeypatch.chdir(tmp_path / folder)
        report = add_source(store, "story.txt", SourceDetails("VP"))
        assert report.added is not None
        assert report.added.outcome is SourceOutcome.ADDED
        ids.add(report.added.source_id)
    assert len(ids) == 2


def test_a_page_says_itself_whose_it_is(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", html(url="https://www.varniapost.example/dike"))
    source = saved(store, add_source(store, path, SourceDetails()))
    assert (source.outlet, source.title, source.published) == ("Varnia Post", "Dike holds", date(2031, 3, 11))


def test_the_same_page_at_another_path_is_the_same_source(store: Path, tmp_path: Path) -> None:
    data = html(url="https://varniapost.example/dike")
    add_source(store, write(tmp_path, "a.html", data), SourceDetails())
    report = add_source(store, write(tmp_path, "b.html", data), SourceDetails())
    assert report.added is not None
    assert report.added.outcome is SourceOutcome.UNCHANGED


def test_two_texts_of_one_page_in_a_folder_do_not_take_turns(store: Path, tmp_path: Path) -> None:
    address = "https://varniapost.example/dike"
    write(tmp_path, "in/a.html", html(url=address))
    write(tmp_path, "in/b.html", html(STORY.replace("1,200", "1,300"), url=address))
    write(tmp_path, "in/c.html", html(url=address))
    for outcome in (SourceOutcome.ADDED, SourceOutcome.UNCHANGED):
        first, second, third = add_sources(store, [str(tmp_path / "in")], SourceDetails())
        assert first.added is not None
        assert (first.added.outcome, first.added.version) == (outcome, 1)
        assert f"which was just saved for {address}" in str(second.fault)
        assert third.added is not None
        assert third.added.outcome is SourceOutcome.UNCHANGED
    alone = add_source(store, str(tmp_path / "in" / "b.html"), SourceDetails())
    assert alone.added is not None
    assert alone.added.outcome is SourceOutcome.NEW_VERSION


def test_an_outlet_that_nobody_knows_is_kept_and_near_names_are_offered(store: Path, tmp_path: Path) -> None:
    report = add_source(store, write(tmp_path, "a.txt", STORY), SourceDetails(" Varnja  Post "))
    assert saved(store, report).outlet == "Varnja Post"
    assert "no outlet 'Varnja Post' in the lexicon" in report.warnings[0]
    assert "did you mean Varnia Post" in report.warnings[0]


def test_an_unknown_outlet_is_told_once_a_run(store: Path, tmp_path: Path) -> None:
    targets = [write(tmp_path, name, STORY + name) for name in ("a.txt", "b.txt")]
    first, second = add_sources(store, targets, SourceDetails("Varnja Post"))
    assert len(first.warnings) == 1
    assert second.warnings == ()


def test_an_address_of_another_outlet_is_told(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", html(url="https://portcourier.example/dike"))
    report = add_source(store, path, SourceDetails("Varnia Post"))
    assert (
        "saved for Varnia Post, though portcourier.example is an address of Port Courier"
        in report.warnings[0]
    )


def test_a_famous_name_on_a_strange_page_is_not_believed(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", html(url="https://evil.example/dike", site="Varnia Post"))
    for as_stated in (False, True):
        with pytest.raises(InputError, match=r"evil\.example.*--outlet"):
            add_source(store, path, SourceDetails(), as_stated=as_stated)


def test_the_user_is_asked_once_a_site_with_the_pages_own_name_first(store: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(
            tmp_path,
            f"in/{name}.html",
            html(url=f"https://ost.example/{name}", site="Varnia Posts", title=name * 3),
        )
    asked: list[tuple[str, Sequence[str]]] = []

    def ask(question: str, near: Sequence[str]) -> str | None:
        asked.append((question, near))
        return near[0]

    reports = list(add_sources(store, [str(tmp_path / "in")], SourceDetails(), ask=ask))
    assert [report.source and report.source.outlet for report in reports] == ["Varnia Posts", "Varnia Posts"]
    ((question, near),) = asked
    assert "it says 'Varnia Posts' and its address is at ost.example" in question
    assert list(near)[:2] == ["Varnia Posts", "Varnia Post"]


def test_what_a_page_states_is_taken_where_it_is_like_no_other_name(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", html(url="https://ost.example/a", site="Ost Gazette"))

    def ask(question: str, near: Sequence[str]) -> str | None:
        raise AssertionError(f"asked: {question} {near}")

    report = add_source(store, path, SourceDetails(), ask=ask)
    assert saved(store, report).outlet == "Ost Gazette"
    assert "no outlet 'Ost Gazette' in the lexicon: kept under that name" in report.warnings[0]


def test_a_name_near_a_known_one_is_kept_and_the_near_one_offered_where_nobody_can_be_asked(
    store: Path, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.html", html(url="https://ost.example/a", site="Varnia Posts"))
    report = add_source(store, path, SourceDetails())
    assert saved(store, report).outlet == "Varnia Posts"
    assert "did you mean Varnia Post?" in report.warnings[0]


def test_what_a_page_states_is_taken_when_told_to(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", html(site="Varnia Posts"))

    def ask(question: str, near: Sequence[str]) -> str | None:
        raise AssertionError(f"asked: {question} {near}")

    report = add_source(store, path, SourceDetails(), ask=ask, as_stated=True)
    assert saved(store, report).outlet == "Varnia Posts"


def test_no_answer_leaves_the_file_out_and_the_next_goes_on(store: Path, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", STORY)
    write(tmp_path, "in/b.html", html(url="https://varniapost.example/b"))
    left_out, added = add_sources(store, [str(tmp_path / "in")], SourceDetails(), ask=lambda *_: None)
    assert "name the outlet with --outlet" in str(left_out.fault)
    assert added.added is not None


def test_a_bad_file_stops_no_other(store: Path, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", STORY)
    write(tmp_path, "in/b.txt", "")
    write(tmp_path, "in/c.pdf", pdf([""]))
    write(tmp_path, "in/d.docx", b"PK\x03\x04")
    write(tmp_path, "in/e.html", "<html><body></body></html>")
    write(tmp_path, "in/f.pdf", pdf([STORY.replace("\n", " ")]))
    write(tmp_path, "in/page_files/part.html", html())
    write(tmp_path, "in/page.html", html())
    seen: list[tuple[str, int, int]] = []

    def watch(name: str, done: int, total: int) -> object:
        seen.append((Path(name).name, done, total))
        return lambda *_: None

    targets = [str(tmp_path / "in"), str(tmp_path / "gone.txt"), str(tmp_path / "store")]
    reports = list(add_sources(store, targets, SourceDetails("VP"), watch=watch))  # type: ignore[arg-type]  # unlike in form only
    told = {Path(report.target).name: str(report.fault or "saved") for report in reports}
    assert [name for name, line in told.items() if line == "saved"] == ["a.txt", "f.pdf", "page.html"]
    assert "empty" in told["b.txt"]
    assert "scan" in told["c.pdf"]
    assert "damaged" in told["d.docx"]
    assert "no text found" in told["e.html"]
    assert "no such file" in told["gone.txt"]
    assert "no source in this folder" in told["store"]
    assert seen[0] == ("a.txt", 0, 9)
    assert all(str(report.fault or "").isprintable() for report in reports)


def test_the_same_text_for_two_outlets_is_told(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    add_source(store, path, SourceDetails("Varnia Post"))
    report = add_source(store, path, SourceDetails("Port Courier"))
    assert report.warnings == (
        f"{path}: the same text is saved for Varnia Post too; the two count as one origin",
    )
    with open_store(store) as opened:
        assert len(opened.sources()) == 2


def test_another_language_is_kept_and_told(store: Path, tmp_path: Path) -> None:
    report = add_source(store, write(tmp_path, "a.txt", GERMAN), SourceDetails("VP"))
    assert saved(store, report).language == "de"
    assert not saved(store, report).comparable
    assert "written in German (de): kept, but it cannot be compared with claims" in report.warnings[0]


def test_a_stub_is_kept_and_told(store: Path, tmp_path: Path) -> None:
    report = add_source(
        store, write(tmp_path, "a.txt", "The dike at Hallen held, the ministry said."), SourceDetails("VP")
    )
    assert saved(store, report).stub
    assert "only 8 words: too short to be the whole text; kept as a stub" in report.warnings[0]


def test_the_article_under_review_is_told(store: Path, tmp_path: Path, flood: Invented) -> None:
    with open_store(store) as opened:
        opened.put_article(flood.article, flood.edition, flood.claims)
    for name, text in (
        ("a.txt", flood.edition.text),
        ("b.txt", " ".join(flood.edition.text.split()) + " Share this."),
    ):
        report = add_source(store, write(tmp_path, name, text), SourceDetails("VP"))
        assert any("this is the article under review" in line for line in report.warnings), name
    own = write(tmp_path, "c.html", html(url="https://post.example/flood"))
    assert "under review" in add_source(store, own, SourceDetails("VP")).warnings[-1]
    report = add_source(store, write(tmp_path, "d.txt", STORY), SourceDetails("VP"))
    assert report.warnings == ()


def test_the_claims_are_checked_where_there_are_any(store: Path, tmp_path: Path, flood: Invented) -> None:
    assert add_source(store, write(tmp_path, "0.txt", STORY), SourceDetails("VP")).checked is None
    assert check_claims(store) is None
    with open_store(store) as opened:
        opened.put_article(flood.article, flood.edition, flood.claims)
    path = write(tmp_path, "a.txt", STORY + "The end.\n")
    assert add_source(store, path, SourceDetails("VP"), check=False).checked is None
    seen: list[tuple[int, int]] = []
    report = add_source(
        store,
        write(tmp_path, "b.txt", f"New: {STORY}"),
        SourceDetails("VP"),
        on_progress=lambda *at: seen.append(at),
    )
    assert report.checked is not None
    assert report.checked.claims == len(flood.claims) == seen[-1][0]
    assert report.checked.counts[SourceCheckStatus.CONFIRMED] >= 1
    assert add_source(store, path, SourceDetails("VP")).checked is None, "nothing changed"


def test_a_changed_text_is_a_new_version_and_reopens(store: Path, tmp_path: Path, flood: Invented) -> None:
    with open_store(store) as opened:
        opened.put_article(flood.article, flood.edition, flood.claims)
    path = write(tmp_path, "a.txt", STORY)
    add_source(store, path, SourceDetails("VP"))
    repairs = flood.claims[-1].claim_id
    with open_store(store) as opened:
        for claim in flood.claims:
            payload: dict[str, object] = {"verdict": "verified"}
            opened.append(
                NewEntry(EntryType.VERDICT, "ann", flood.article.article_id, claim.claim_id, payload)
            )
    write(tmp_path, "a.txt", STORY.replace("$2.5 million", "$25 million"))
    report = add_source(store, path, SourceDetails("VP"))
    assert report.added is not None
    assert (report.added.outcome, report.added.version) == (SourceOutcome.NEW_VERSION, 2)
    assert report.added.reopened >= 1
    with open_store(store) as opened:
        row_id = opened.row_of(flood.article.article_id, repairs)
        assert row_id is not None
        assert "Varnia Post" in (opened.rows([row_id], "ann")[row_id].reopened or "")
        assert opened.source(report.added.source_id, 1).text == STORY


def test_a_removed_source_comes_back_with_its_file(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    first = add_source(store, path, SourceDetails("VP"))
    assert first.added is not None
    with open_store(store) as opened:
        opened.remove_source(first.added.source_id)
    again = add_source(store, path, SourceDetails("VP"))
    assert again.added is not None
    assert again.added.outcome is SourceOutcome.RESTORED


def test_an_address_is_fetched_and_known_by_where_it_ends(store: Path) -> None:
    answers = {
        "/a": moved("https://www.varniapost.example/dike?x=1"),
        "/dike?x=1": page(html(url="https://varniapost.example/dike")),
    }
    with serve(answers) as port:
        network = LocalNetwork(port)
        report = add_source(store, "https://t.example/a", SourceDetails(), network=network)
        again = add_source(store, "https://varniapost.example/dike?x=1", SourceDetails(), network=network)
    source = saved(store, report)
    assert (source.outlet, source.url) == ("Varnia Post", "https://varniapost.example/dike")
    assert source.origin == "https://varniapost.example/dike?x=1"
    assert again.added is not None
    assert again.added.outcome is SourceOutcome.UNCHANGED


def test_a_fetched_page_cannot_pass_for_another_sites(store: Path) -> None:
    with serve({"/a": page(html(url="https://varniapost.example/dike", site="Varnia Post"))}) as port:
        network = LocalNetwork(port)
        with pytest.raises(InputError, match=r"evil\.example"):
            add_source(store, "https://evil.example/a", SourceDetails(), network=network)
        report = add_source(store, "https://evil.example/a", SourceDetails("Evil Times"), network=network)
    assert saved(store, report).url == "https://evil.example/a"


def test_a_pdf_from_the_web_is_read(store: Path) -> None:
    data = pdf([STORY.replace("\n", " ")])
    with serve({"/a.pdf": page(data, Content_Type="application/octet-stream")}) as port:
        report = add_source(
            store, "https://varniapost.example/a.pdf", SourceDetails(), network=LocalNetwork(port)
        )
    assert saved(store, report).media_type == "application/pdf"


def test_a_long_address_is_no_file_name(store: Path) -> None:
    path = "/" + "a" * 3000
    with serve({path: page(STORY.encode(), Content_Type="text/plain")}) as port:
        url = f"https://varniapost.example{path}"
        (report,) = add_sources(store, [url], SourceDetails(), network=LocalNetwork(port))
    assert saved(store, report).text == STORY


def test_private_addresses_are_refused_unless_told(store: Path) -> None:
    with serve({"/a": page(html())}) as port:
        url = f"http://127.0.0.1:{port}/a"
        (report,) = add_sources(store, [url], SourceDetails("VP"))
        assert "loopback" in str(report.fault)
        (report,) = add_sources(store, [url], SourceDetails("VP"), allow_private=True)
        assert report.added is not None


def test_no_store_is_made_for_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    store = tmp_path / "none.db"
    with pytest.raises(InputError):
        add_source(store, write(tmp_path, "a.txt", STORY), SourceDetails())
    with pytest.raises(InputError):
        add_source(store, write(tmp_path, "b.txt", ""), SourceDetails("VP"))
    assert not store.exists()
    report = add_source(store, str(tmp_path / "a.txt"), SourceDetails("VP"))
    assert report.added is not None
    assert store.exists()


@pytest.mark.parametrize(
    "url", ["varniapost.example/a", "ftp://a.example/", "https://me:pw@a.example/", "https://", "x"]
)
def test_an_address_that_is_none_is_refused(store: Path, tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="--url"):
        add_source(store, write(tmp_path, "a.txt", STORY), SourceDetails("VP", url))


def test_an_outlet_of_blanks_is_none(store: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--outlet names nobody"):
        add_source(store, write(tmp_path, "a.txt", STORY), SourceDetails("  "))


def test_a_store_that_cannot_be_written_is_told_before_anything_is_fetched(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = LocalNetwork(None)
    store.with_name("broken.db").write_bytes(b"no database at all, " * 100)
    with pytest.raises(StoreError):
        add_source(
            store.with_name("broken.db"), "https://varniapost.example/a", SourceDetails(), network=network
        )
    assert network.resolved == []


@pytest.mark.heavy
def test_a_line_of_megabytes_is_kept_and_checked(store: Path, tmp_path: Path, flood: Invented) -> None:
    with open_store(store) as opened:
        opened.put_article(flood.article, flood.edition, flood.claims)
    text = "The dike at Hallen held, the ministry said. " * 50_000
    report = add_source(store, write(tmp_path, "a.txt", text), SourceDetails("VP"))
    assert saved(store, report).text == text
    assert report.checked is not None


def test_hostile_words_are_kept_to_the_letter_and_told_safely(store: Path, tmp_path: Path) -> None:
    text = f"\x1b]0;x\x07{STORY}\u202e[/b]\x00"
    report = add_source(
        store, write(tmp_path, "a\x1b[31m.txt", text), SourceDetails("Evil\x1b[31m Times", title="[/b]\x1b")
    )
    source = saved(store, report)
    assert source.text == text
    assert all(line.isprintable() for line in report.warnings)


def test_a_plain_text_needs_no_reader_of_other_kinds_and_no_network(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    words = (
        "import sys; from pathlib import Path\n"
        "from workbench.desk.sources import SourceDetails, add_source\n"
        "add_source(Path('my.db'), 'a.txt', SourceDetails('Varnia Post'))\n"
        "print(*sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    heavy = {"pypdf", "py3langid", "trafilatura", "lxml", "spacy", "ssl", "http.client", "textual"}
    assert not heavy & set(ended.stdout.split())

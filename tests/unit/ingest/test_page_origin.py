from __future__ import annotations

import pytest

from workbench.ingest.page_origin import host_of, is_address, is_web_address, original, saved_from

ADDRESS = "https://radiovarn.example/2031/03/11/mayor"


@pytest.mark.parametrize(
    ("mark", "address"),
    [
        (f"<!-- saved from url=(0042){ADDRESS} -->", ADDRESS),
        (f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Tue Mar 11 2031\n-->", ADDRESS),
        ("<!-- Mirrored from radiovarn.example/a.html by HTTrack Website Copier/3.x -->",
         "http://radiovarn.example/a.html"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<p>saved from url=(0042)https://radiovarn.example/</p>", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_mark_of_the_program_that_saved_a_page_names_its_address(mark: str, address: str | None) -> None:
    assert saved_from(f"<!DOCTYPE html>\n{mark}\n<html><body>The dike held.</body></html>") == address


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (ADDRESS, ADDRESS),
        (f"{ADDRESS}#comments", ADDRESS),
        (f"https://web.archive.org/web/20310312000000/{ADDRESS}", ADDRESS),
        (f"http://web.archive.org/web/20310312000000id_/{ADDRESS}#x", ADDRESS),
        (f"https://archive.ph/2031/{ADDRESS}", ADDRESS),
        ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
    ],
)
def test_an_archives_address_gives_way_to_the_pages_own(url: str, page: str) -> None:
    assert original(url) == page


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.RadioVarn.example:8443/a", "radiovarn.example"),
        ("https://m.radiovarn.example./", "radiovarn.example"),
        ("https://news.radiovarn.example/", "news.radiovarn.example"),
        ("https://[::1", ""),
        ("no address", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address_stands_without_its_doors(url: str | None, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("text", "address", "of_the_web"),
    [
        ("https://radiovarn.example/a", True, True),
        (" HTTP://radiovarn.example", True, False),
        ("http://radiovarn.example", True, True),
        ("file:///a", True, False),
        ("ftp://radiovarn.example/", True, False),
        ("https://", True, False),
        ("https://[::1", True, False),
        ("https://me:secret@radiovarn.example/", True, False),
        ("https://radiovarn.example/a b", True, False),
        ("story.txt", False, False),
        ("C:\\story.txt", False, False),
        ("-", False, False),
        ("", False, False),
        ("radiovarn.example/story", False, False),
    ],
)
def test_an_address_is_told_from_a_file(text: str, address: bool, of_the_web: bool) -> None:
    assert (is_address(text), is_web_address(text)) == (address, of_the_web)

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer

from workbench.web.guard import REFUSAL, Guard, add_headers

SECRET = "a-secret-of-this-start"  # noqa: S105 - made up


@asynccontextmanager
async def guarded(token: str | None) -> AsyncIterator[tuple[str, ClientSession]]:
    """Yield the address of a guarded page that says "in", and a browser that keeps cookies."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=f"in {request.query_string}")

    app = web.Application()
    app.router.add_get("/", page)
    server = TestServer(app)
    app.on_response_prepare.append(add_headers)
    app.middlewares.append(_late := _Late())
    await server.start_server()
    port = server.port or 0
    _late.guard = Guard(port, token)
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        yield f"http://127.0.0.1:{port}/", browser
    await server.close()


class _Late:
    """A middleware whose guard is made when the port is known."""

    __middleware_version__ = 1
    guard: Guard

    async def __call__(self, request: web.Request, handler: object) -> web.StreamResponse:
        return await self.guard.middleware(request, handler)  # type: ignore[arg-type]  # as aiohttp calls it


async def test_without_the_token_nothing_is_shown() -> None:
    async with guarded(SECRET) as (address, browser):
        for url in (address, f"{address}?token=", f"{address}?token=wrong", f"{address}?token=caf%C3%A9"):
            async with browser.get(url) as answer:
                assert answer.status == 403
                assert await answer.text() == REFUSAL


async def test_the_token_is_exchanged_for_a_cookie_and_leaves_the_address() -> None:
    async with guarded(SECRET) as (address, browser):
        async with browser.get(f"{address}?token={SECRET}&fontsize=20", allow_redirects=False) as answer:
            assert answer.status == 303
            assert answer.headers["Location"] == "/?fontsize=20"
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
        async with browser.get(address) as answer:
            assert (answer.status, await answer.text()) == (200, "in ")


@pytest.mark.parametrize("token", [SECRET, None])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_other_names_and_origins_are_turned_away_even_with_the_token(
    token: str | None, headers: dict[str, str]
) -> None:
    async with (
        guarded(token) as (address, browser),
        browser.get(f"{address}?token={SECRET}", headers=headers, allow_redirects=False) as answer,
    ):
        assert answer.status == 403


async def test_without_a_token_asked_for_the_page_opens_at_once() -> None:
    async with guarded(None) as (address, browser), browser.get(address) as answer:
        assert (answer.status, await answer.text()) == (200, "in ")


async def test_every_answer_forbids_to_fetch_from_elsewhere() -> None:
    async with guarded(SECRET) as (address, browser):
        for url in (address, f"{address}?token={SECRET}"):
            async with browser.get(url, allow_redirects=False) as answer:
                assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Referrer-Policy"] == "no-referrer"

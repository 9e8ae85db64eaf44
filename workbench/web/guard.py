"""Who may see the page: whoever has the token, from an address of this machine.

A server on the loopback interface can be reached by every program of the machine and, through the
browser, by any web page that knows the port. Two rules keep both out: the first request carries a
secret token, later ones the cookie it was exchanged for; and the ``Host`` and ``Origin`` headers must
be this server's own, which defeats DNS rebinding and cross-site WebSocket requests (OWASP, "WebSocket
Security Cheat Sheet"; browsers let any origin open a WebSocket: RFC 6455, section 10.2).
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlencode

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

TOKEN = "token"  # noqa: S105 - the name of the parameter, no secret
"""The parameter of the address that carries the token."""

REFUSAL = (
    "This page needs the whole address that `workbench serve` printed, token included. "
    "It changes with every start."
)

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""Content-Security-Policy: nothing is fetched from, or sent to, another host.

``unsafe-inline`` is for the terminal's own style elements and the page's few lines of script."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets a request through, or answers it."""

    def __init__(self, port: int, token: str | None) -> None:
        """Guard the server at a port of this machine.

        Args:
            port: Its TCP port.
            token: The secret of this start, or None to ask for none.
        """
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._token = token
        self._cookie = f"workbench-{port}"
        """Named by the port: cookies are shared between the ports of a host (RFC 6265, section 8.5)."""

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request that is not let through; hand on all others."""
        if not self._from_here(request):
            raise web.HTTPForbidden(text="This address belongs to one machine only.")
        given = request.query.get(TOKEN)
        if self._token is not None and given is not None and self._fits(given):
            return self._exchange(request)
        if self._token is not None and not self._fits(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(text=REFUSAL)
        return await handler(request)

    def _from_here(self, request: web.Request) -> bool:
        origin = request.headers.get("Origin")
        own = {f"http://{host}" for host in self._hosts}
        return request.headers.get("Host") in self._hosts and (origin is None or origin in own)

    def _fits(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), (self._token or "").encode())

    def _exchange(self, request: web.Request) -> web.StreamResponse:
        """Set the cookie and send the browser on, so that no token stays in its address line."""
        rest = {name: value for name, value in request.query.items() if name != TOKEN}
        response = web.Response(status=HTTPStatus.SEE_OTHER)
        response.headers["Location"] = request.path + (f"?{urlencode(rest)}" if rest else "")
        response.set_cookie(self._cookie, self._token or "", httponly=True, samesite="Strict", path="/")
        return response


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Add the headers that keep the page to itself; called for every answer before it is sent."""
    del request
    response.headers.update(HEADERS)

from __future__ import annotations

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.unit.ingest.web import PUBLIC, Answer, LocalNetwork, moved, page, serve
from workbench.errors import InputError
from workbench.ingest import network as network_module
from workbench.ingest.fetch import MAX_REDIRECTS, USER_AGENT, Fetched, Limits, fetch
from workbench.ingest.network import OpenNetwork

PAGE = "<html><body><p>The dike at Hallen held, said Zoë Brask.</p></body></html>".encode()
SMALL = Limits(connect=2, silence=0.3, total=1.0, size=20_000)


def get(answers: dict[str, Answer], path: str = "/", limits: Limits = SMALL) -> Fetched:
    """Fetch from a server that passes for a public one."""
    with serve(answers) as port:
        return fetch(f"http://news.example{path}", limits=limits, network=LocalNetwork(port))


def refusal(answers: dict[str, Answer], path: str = "/", limits: Limits = SMALL) -> str:
    with pytest.raises(InputError) as caught:
        get(answers, path, limits)
    line = str(caught.value)
    assert line.isprintable()
    assert line.startswith(f"http://news.example{path}: ")
    return line


def refused(url: str, *, network: LocalNetwork | None = None) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, limits=SMALL, network=network or LocalNetwork(None))
    line = str(caught.value)
    assert line.isprintable()
    return line


def test_a_page_comes_with_its_address_and_charset() -> None:
    seen: list[tuple[int, int]] = []
    body = PAGE * 100
    with serve({"/a?b=c%20d": page(body)}) as port:
        got = fetch(
            "HTTP://News.Example/a?b=c%20d#part",
            on_progress=lambda done, total: seen.append((done, total)),
            limits=SMALL,
            network=LocalNetwork(port),
        )
    assert got == Fetched("http://news.example/a?b=c%20d", body, "utf-8", is_page=True)
    assert seen[-1] == (len(body) // 1024, len(body) // 1024)


def test_it_says_who_asks_and_asks_for_no_more_than_it_can_unpack() -> None:
    said: dict[str, str] = {}

    def answer(request: BaseHTTPRequestHandler) -> None:
        said.update(request.headers.items())
        page(PAGE)(request)

    with serve({"/": answer}) as port:
        fetch("http://bücher.example:8080/", network=LocalNetwork(port))
    assert said["User-Agent"] == USER_AGENT
    assert said["Host"] == "xn--bcher-kva.example:8080"
    assert said["Accept-Encoding"] == "gzip, deflate"
    assert "Cookie" not in said


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
    ids=["gzip", "gzip-in-two", "deflate", "deflate-raw", "identity"],
)
def test_a_packed_page_is_unpacked(encoding: str, packed: bytes) -> None:
    assert get({"/": page(packed, Content_Encoding=encoding)}).data == PAGE


def test_a_redirect_is_followed_to_where_it_ends() -> None:
    answers = {
        "/": moved("b%20c?é".encode().decode("latin-1")),
        "/b%20c?%C3%A9": moved("//other.example/d", 301),
        "/d": page(PAGE),
    }
    assert get(answers).url == "http://other.example/d"


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    answers: dict[str, Answer] = {f"/{n}": moved(f"/{n + 1}") for n in range(MAX_REDIRECTS + 1)}
    answers[f"/{MAX_REDIRECTS + 1}"] = page(PAGE)
    assert get(answers, "/1").data == PAGE
    assert "more than 5 redirects" in refusal(answers, "/0")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("file:///etc/passwd", "file is not fetched"),
        ("ftp://news.example/a", "ftp is not fetched"),
        ("http://inside.example/", "a private address (10.0.0.8)"),
        ("http://127.0.0.1:8000/", "a loopback address (127.0.0.1)"),
        ("http://[::1]/", "a loopback address (::1)"),
        ("http://mixed.example/", "a link-local address (169.254.169.254)"),
        ("http://[::1/", "no address"),
        ("http://me:secret@news.example/", "a user name or a password"),
    ],
)
def test_a_redirect_is_looked_at_as_the_first_address_is(place: str, reason: str) -> None:
    names = {
        "inside.example": ["10.0.0.8"],
        "127.0.0.1": ["127.0.0.1"],
        "::1": ["::1"],
        "mixed.example": [PUBLIC, "169.254.169.254"],
    }
    with serve({"/": moved(place)}) as port:
        network = LocalNetwork(port, names)
        assert reason in refused("http://news.example/", network=network)
    assert network.connected == [PUBLIC]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://localhost/", "loopback"),
        ("http://127.0.0.1/", "loopback"),
        ("http://2130706433/", "loopback"),
        ("http://0x7f.1/", "loopback"),
        ("http://[::1]:80/", "loopback"),
        ("http://[::ffff:127.0.0.1]/", "loopback"),
        ("http://0.0.0.0/", "unspecified"),
        ("http://10.0.0.1/", "private"),
        ("http://169.254.169.254/latest/", "link-local"),
        ("http://100.64.0.1/", "shared"),
    ],
)
def test_a_closed_address_is_refused_however_it_is_written(url: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"a {reason}|an {reason}") as caught:
        fetch(url, limits=SMALL)
    assert "--allow-private" in str(caught.value)


def test_a_closed_address_is_fetched_from_when_told_to() -> None:
    with serve({"/": page(PAGE)}) as port:
        url = f"http://127.0.0.1:{port}/"
        with pytest.raises(InputError, match="loopback"):
            fetch(url, limits=SMALL)
        assert fetch(url, allow_private=True, limits=SMALL) == Fetched(url, PAGE, "utf-8", is_page=True)


def test_the_address_that_was_looked_at_is_connected_to_and_asked_for_once() -> None:
    with serve({"/": page(PAGE)}) as port:
        network = LocalNetwork(port, {"news.example": ["8.8.8.8", "1.1.1.1"]})
        fetch("http://news.example/", limits=SMALL, network=network)
    assert network.resolved == ["news.example"]
    assert network.connected == ["8.8.8.8"]


def test_the_next_address_is_tried_where_one_takes_no_connection() -> None:
    class Half(LocalNetwork):
        def connect(self, address: str, port: int, seconds: float) -> socket.socket:
            if address == "8.8.8.8":
                self.connected.append(address)
                raise ConnectionRefusedError(111, "Connection refused")
            return super().connect(address, port, seconds)

    with serve({"/": page(PAGE)}) as port:
        network = Half(port, {"news.example": ["8.8.8.8", "1.1.1.1"]})
        assert fetch("http://news.example/", limits=SMALL, network=network).data == PAGE
    assert network.connected == ["8.8.8.8", "1.1.1.1"]
    assert "connection refused" in refused("http://news.example/")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "file is not fetched, only http and https"),
        ("javascript://news.example/%0aalert(1)", "javascript is not fetched"),
        ("http://", "names no host"),
        ("http://news.example:99999/", "no address"),
        ("http://news.example/a b", "a space"),
        ("http://news.example\\@inside.example/", "a backslash"),
        ("http://news.example/\r\nX: y", "a control character"),
        ("http://me:secret@news.example/", "a user name or a password"),
        ("http://" + "a" * 70 + "é.example/", "no address"),
    ],
)
def test_an_address_that_is_none_is_refused_before_anything_is_asked(url: str, reason: str) -> None:
    network = LocalNetwork(None)
    line = refused(url, network=network)
    assert reason in line
    assert "secret" not in line
    assert network.resolved == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "answered 204 No Content"),
        (304, "answered 304 Not Modified"),
        (403, "answered 403 Forbidden: it shows the page to browsers only"),
        (404, "answered 404 Not Found: there is no such page"),
        (429, "try again later"),
        (500, "answered 500 Internal Server Error: the server has a fault"),
        (599, "answered 599: the server has a fault"),
    ],
)
def test_a_status_that_is_no_page_is_told(status: int, words: str) -> None:
    assert words in refusal({"/": page(b"", status)})


def test_the_servers_own_words_for_a_status_are_not_repeated() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 404 \x1b[31mGotcha\r\nContent-Length: 0\r\n\r\n")

    assert "Gotcha" not in refusal({"/": answer})


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "AUDIO/mpeg"])
def test_a_picture_or_a_film_is_refused_by_its_type(kind: str) -> None:
    assert f"gives {kind}, not a text" in refusal({"/": page(PAGE, Content_Type=kind)})


def test_a_stated_size_over_the_limit_is_refused_unread() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(SMALL.size + 1))
        request.end_headers()

    assert "too large: more than 20000 bytes" in refusal({"/": answer})


def test_an_endless_body_ends_at_the_limit() -> None:
    sent = 0

    def answer(request: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        request.send_response(200)
        request.end_headers()
        while sent < 50_000_000:
            sent += request.wfile.write(b"x" * 10_000)

    assert "too large" in refusal({"/": answer})
    assert sent < 50_000_000


def test_an_endless_row_of_chunks_ends_at_the_limit() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for _ in range(5_000):
            request.wfile.write(b"2710\r\n" + b"x" * 10_000 + b"\r\n")

    assert "too large" in refusal({"/": answer})


def test_endless_headers_end_too() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100_000):
            request.wfile.write(b"X-%d: y\r\n" % number)

    assert refusal({"/": answer})


def test_a_bomb_is_seen_before_it_goes_off() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(15)) + packer.flush()
    assert len(bomb) < SMALL.size
    assert "too large: more than 20000 bytes, as sent or unpacked" in refusal(
        {"/": page(bomb, Content_Encoding="gzip")}
    )


@pytest.mark.parametrize(
    ("encoding", "body", "words"),
    [
        ("br", PAGE, "packed as br"),
        ("gzip, gzip", PAGE, "packed as gzip, gzip"),
        ("gzip", PAGE, "packed wrongly"),
        ("gzip", gzip.compress(os.urandom(5000))[:-100], "broke off"),
    ],
    ids=["brotli", "packed twice", "not packed", "cut short"],
)
def test_a_body_that_cannot_be_unpacked_is_told(encoding: str, body: bytes, words: str) -> None:
    assert words in refusal({"/": page(body, Content_Encoding=encoding)})


def test_a_connection_that_breaks_off_gives_no_half_page() -> None:
    def short(request: BaseHTTPRequestHandler) -> None:
        page(PAGE, Content_Length=str(len(PAGE) + 10))(request)

    def half_chunk(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        request.wfile.write(b"100\r\nabc")

    for answer in (short, half_chunk):
        assert "broke off" in refusal({"/": answer})


def test_a_silent_server_is_not_waited_for() -> None:
    began = time.monotonic()
    ended = threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        ended.wait(5)

    try:
        assert "too slow" in refusal({"/": answer})
        assert time.monotonic() - began < 3
    finally:
        ended.set()


def test_a_server_that_drips_is_cut_off_when_the_whole_time_is_up() -> None:
    began = time.monotonic()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while time.monotonic() - began < 5:
            request.wfile.write(b"X")
            time.sleep(0.05)

    assert "too slow" in refusal({"/": answer})
    assert time.monotonic() - began < 3


def test_something_that_speaks_no_http_is_told() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")

    assert "the connection failed" in refusal({"/": answer})


def test_going_from_https_to_http_is_told() -> None:
    with serve({"/": moved("http://news.example/b"), "/b": page(PAGE)}) as port:
        got = fetch("https://news.example/", limits=SMALL, network=LocalNetwork(port))
    assert "redirected from https to http" in got.warnings[0]


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert get({"/": page(PAGE)}).data == PAGE


def test_a_resolver_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: ended.wait(10) and [])
    try:
        with pytest.raises(InputError, match="too slow"):
            fetch("http://news.example/", limits=Limits(connect=0.1))
    finally:
        ended.set()


def test_a_host_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(InputError, match="no such host"):
        fetch("http://news.example/")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for secure.example that nobody trusts, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    file = tmp_path / "own.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=secure.example"
    names = [
        "-addext",
        "subjectAltName=DNS:secure.example",
        "-keyout",
        str(file),
        "-out",
        str(tmp_path / "c"),
    ]
    subprocess.run([openssl, *words.split(), *names], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + (tmp_path / "c").read_bytes())
    return file


def test_a_certificate_must_be_trusted_and_the_hosts_own(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate)

    class Secure(LocalNetwork):
        secure = OpenNetwork.secure

    def answer(listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            try:
                with server.wrap_socket(connection, server_side=True) as secured:
                    secured.recv(10_000)
                    secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            except OSError:
                connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer, args=(listener,), daemon=True)
        thread.start()
        network = Secure(listener.getsockname()[1])
        assert "no secure connection (self-signed certificate)" in refused(
            "https://secure.example/", network=network
        )
        own = ssl.create_default_context(cafile=str(certificate))
        monkeypatch.setattr(network_module, "trusting", lambda: own)
        assert fetch("https://secure.example/", limits=SMALL, network=network).data == b"ok"
        assert "Hostname mismatch" in refused("https://other.example/", network=network)
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def test_the_systems_authorities_are_trusted_or_mozillas() -> None:
    assert network_module.trusting().cert_store_stats()["x509_ca"] > 0


def test_nothing_of_the_network_is_loaded_to_read_a_file() -> None:
    words = "import sys, workbench.ingest.reading; print('ssl' in sys.modules, 'http.client' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["False", "False"]

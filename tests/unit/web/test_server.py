from __future__ import annotations

import pytest

from workbench.errors import InputError
from workbench.web.server import HOST, ReviewServer, listen, new_token


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with listen(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} .* cannot be used .*--port"):
            listen(port)


def test_only_the_loopback_interface_is_served() -> None:
    with listen(0) as listener:
        assert listener.getsockname()[0] == HOST == "127.0.0.1"


def test_the_address_carries_the_token_unless_there_is_none() -> None:
    with listen(0) as listener:
        port = listener.getsockname()[1]
        token = new_token()
        assert ReviewServer(["x"], listener, token, print).address == f"http://{HOST}:{port}/?token={token}"
        assert ReviewServer(["x"], listener, None, print).address == f"http://{HOST}:{port}/"


def test_each_start_has_a_token_of_its_own_of_128_bits() -> None:
    assert new_token() != new_token()
    assert len(new_token()) == 22


def test_words_with_blanks_and_signs_reach_the_command_as_they_are() -> None:
    with listen(0) as listener:
        server = ReviewServer(["a b", "$(c)", "'d'"], listener, None, print)
        assert server.command == """'a b' '$(c)' ''"'"'d'"'"''"""

"""The guard of conftest.py does refuse what would leave this machine, and lets loopback through."""

import socket

import pytest

OUTSIDE = ("192.0.2.1", 9)  # a documentation address: nobody is there


@pytest.mark.parametrize("name", ["connect", "connect_ex"])
def test_a_connection_to_the_outside_is_refused(name):
    with socket.socket() as one, pytest.raises(AssertionError, match="192"):
        getattr(one, name)(OUTSIDE)


def test_a_datagram_to_the_outside_is_refused():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one,
        pytest.raises(AssertionError, match="192"),
    ):
        one.sendto(b"x", OUTSIDE)


def test_a_name_outside_is_not_looked_up():
    with pytest.raises(AssertionError, match="example"):
        socket.getaddrinfo("www.example.org", 443)


def test_a_library_is_refused_too():
    from urllib.request import urlopen

    with pytest.raises(AssertionError, match="example"):
        urlopen("http://www.example.org/", timeout=1)


def test_loopback_works():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()

"""Fetching: which addresses may be asked, and how long to wait between two requests."""

from urllib.robotparser import RobotFileParser

import pytest

from sayso.errors import InputError
from sayso.read import _fetch

PRIVATE = "127.0.0.1 10.0.0.8 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 ::1 fe80::1%eth0 fd00::1 ::ffff:127.0.0.1"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses(address):
    with pytest.raises(InputError, match="private"):
        _fetch._public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses(address):
    _fetch._public(address)


@pytest.mark.parametrize("url", ["ftp://a.example/x", "file:///x", "https://", "http://me:secret@a.example/"])
def test_addresses_that_are_never_asked(url):
    with pytest.raises(InputError):
        _fetch.Fetcher().get(url)


@pytest.fixture
def waited(monkeypatch):
    """The seconds that were slept, by a clock that only sleep moves."""
    slept = []
    monkeypatch.setattr(_fetch.time, "monotonic", lambda: 1000.0 + sum(slept))
    monkeypatch.setattr(_fetch.time, "sleep", slept.append)
    return slept


def test_a_pause_between_requests_to_a_host_but_not_to_another(waited):
    fetcher = _fetch.Fetcher(delay=2.0)
    for url in ("https://a.example/1", "https://a.example/2", "https://b.example/1"):
        fetcher._pause(url)
    assert waited == [0.0, 2.0, 0.0]


def rules(text):
    found = RobotFileParser()
    found.parse(text.splitlines())
    return {"https://a.example": found}


def test_robots_txt_may_ask_for_a_longer_pause(waited):
    fetcher = _fetch.Fetcher(delay=2.0, _rules=rules("User-agent: *\nCrawl-delay: 7\n"))
    fetcher._pause("https://a.example/1")
    fetcher._pause("https://a.example/2")
    assert waited == [0.0, 7.0]


def test_a_host_that_asks_for_too_long_a_pause_is_left_alone():
    fetcher = _fetch.Fetcher(_rules=rules("User-agent: *\nCrawl-delay: 3600\n"))
    with pytest.raises(InputError, match="3600 s"):
        fetcher._pause("https://a.example/1")

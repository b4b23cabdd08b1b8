"""Feeds: which addresses they list, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read._links import is_feed, links

BASE = "https://gulf.example/news/feed"
RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><link>https://gulf.example/</link>
<item><title>One</title><link> /news/one#top </link></item>
<item><title>Two</title><guid>https://gulf.example/two</guid></item>
<item><title>Two again</title><link>https://gulf.example/two</link></item>
<item><title>No page</title><guid isPermaLink="false">17</guid></item>
<item><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><link rel="enclosure" href="a.mp3"/>
<link href="one"/></entry><entry><link rel="alternate" href="two"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><link>https://gulf.example</link></channel><item><link>https://gulf.example/one</link></item></rdf:RDF>"""


@pytest.mark.parametrize(
    ("feed", "found"),
    [
        (RSS, ["https://gulf.example/news/one", "https://gulf.example/two"]),
        (ATOM, ["https://gulf.example/news/one", "https://gulf.example/news/two"]),
        (RDF, ["https://gulf.example/one"]),
    ],
)
def test_the_pages_of_a_feed(feed, found):
    assert is_feed(feed.encode())
    assert links(feed.encode(), BASE) == found


def test_a_page_is_no_feed():
    assert not is_feed(b"<!doctype html><html><head><title>rss feed</title></head>")
    assert not is_feed(b'<?xml version="1.0"?><!DOCTYPE html><html><feed></feed></html>')


def test_entities_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>'
    assert is_feed(bomb)
    with pytest.raises(InputError, match="document type"):
        links(bomb, BASE)


@given(st.binary(max_size=300))
def test_any_bytes_give_links_or_an_explained_error(data):
    try:
        assert isinstance(links(data, BASE), list)
    except InputError as error:
        assert error.remedy

"""watch: a feed and its pages from a server of our own; what is asked again, what is not, and what is refused."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso.pipeline
from sayso.cli._app import app
from sayso.store.view import View

from . import toycoder

PAGE = """<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Kenya sent food to Ghana on Monday, as
the two governments had agreed in a treaty that was signed before the last harvest of the year.</p>
<p>The lorries crossed {0} without delay, and the drivers were thanked by the mayor of the town.</p></article></body>"""


def feed(*links):
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


class Site:
    """What the server gives, and what it was asked for: pages by path, as (status, text, headers)."""

    def __init__(self):
        self.pages = {"/feed": feed("/a", "/b"), "/a": PAGE.format("Rivers"), "/b": PAGE.format("Hills")}
        self.status = {}
        self.asked = []


@pytest.fixture
def site():
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append(self.path)
            text = site.pages.get(self.path)
            tag = f'"{hash(text)}"'
            unchanged = text is not None and self.headers.get("If-None-Match") == tag
            status = site.status.get(self.path) or (404 if text is None else 304 if unchanged else 200)
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", text)
            self.send_header("ETag", tag)
            body = b"" if status == 304 else (text or "").encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def watch(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sayso.pipeline, "coder", lambda settings: toycoder.Toy("toy:1"))

    def run(*args, private=True):
        allow = ["--allow-private"] if private else []
        return CliRunner().invoke(app, ["watch", *map(str, args), "--delay", "0", *allow, "--json"])

    return run


def counts(result):
    return {k: v for k, v in json.loads(result.stdout).items() if k != "archive"}


def titles():
    with View(Path("sayso.db")) as view:
        return sorted(entry.title for entry in view.documents())


def test_a_feed_is_read_page_by_page(site, watch):
    assert counts(watch(site.url + "/feed")) == {"documents": 2, "statements": 2, "known": 0, "failures": 0}
    assert titles() == ["Hills", "Rivers"]
    assert site.asked == ["/robots.txt", "/feed", "/a", "/b"]


def test_the_address_of_a_page_is_kept(site, watch):
    watch(site.url + "/feed")
    with View(Path("sayso.db")) as view:
        documents = [view.document(entry.id) for entry in view.documents()]
    assert sorted(d.url for d in documents) == [site.url + "/a", site.url + "/b"]


def test_an_unchanged_feed_is_asked_once_and_its_pages_never(site, watch):
    watch(site.url + "/feed")
    site.asked.clear()
    assert counts(watch(site.url + "/feed"))["documents"] == 0
    assert site.asked == ["/robots.txt", "/feed"]


def test_only_what_is_new_in_a_feed_is_fetched(site, watch):
    watch(site.url + "/feed")
    site.pages |= {"/feed": feed("/c", "/a", "/b"), "/c": PAGE.format("Ports")}
    site.asked.clear()
    assert counts(watch(site.url + "/feed"))["documents"] == 1
    assert site.asked == ["/robots.txt", "/feed", "/c"]


def test_a_pass_that_was_cut_off_goes_on_where_it_stopped(site, watch):
    assert counts(watch(site.url + "/feed", "--limit", 1))["documents"] == 1
    site.asked.clear()
    assert counts(watch(site.url + "/feed"))["documents"] == 1
    assert site.asked == ["/robots.txt", "/feed", "/b"]
    assert titles() == ["Hills", "Rivers"]


def test_what_was_read_before_a_crash_is_not_read_again(site, watch, monkeypatch):
    class Crash(BaseException):
        pass

    def code(self, document):
        if document.title == "Hills":
            raise Crash
        return []

    with monkeypatch.context() as patched:
        patched.setattr(toycoder.Toy, "__call__", code)
        with pytest.raises(Crash):
            watch(site.url + "/feed")
    site.asked.clear()
    watch(site.url + "/feed")
    assert site.asked == ["/robots.txt", "/feed", "/b"]
    assert titles() == ["Hills", "Rivers"]


def test_a_page_that_fails_is_tried_three_times(site, watch):
    del site.pages["/b"]
    for wanted in (1, 1, 1, 0, 0):
        site.asked.clear()
        watch(site.url + "/feed")
        assert site.asked.count("/b") == wanted


def test_robots_txt_is_obeyed(site, watch):
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /b\n"
    result = watch(site.url + "/feed")
    assert counts(result)["documents"] == 1
    assert "/b" not in site.asked
    assert "robots.txt" in result.stderr


@pytest.mark.parametrize("status", [401, 403, 503])
def test_where_the_rules_are_not_told_nothing_is_fetched(site, watch, status):
    site.pages["/robots.txt"] = "no"
    site.status["/robots.txt"] = status
    assert watch(site.url + "/feed").exit_code == 1
    assert site.asked == ["/robots.txt"]


def test_private_addresses_are_refused_unless_they_are_allowed(site, watch):
    result = watch(site.url + "/feed", private=False)
    assert result.exit_code == 1
    assert "private address" in result.stderr
    assert site.asked == []


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/x"])
def test_a_redirect_leads_to_the_web_only(site, watch, target):
    site.pages["/feed"] = target
    site.status["/feed"] = 302
    assert watch(site.url + "/feed").exit_code == 1


def test_a_redirect_is_followed_where_robots_txt_allows(site, watch):
    site.pages |= {"/old": "/a", "/closed": "/private/x", "/robots.txt": "User-agent: *\nDisallow: /private\n"}
    site.status |= {"/old": 302, "/closed": 302}
    assert counts(watch(site.url + "/old"))["documents"] == 1
    assert watch(site.url + "/closed").exit_code == 1
    assert "/private/x" not in site.asked


def test_a_page_that_is_too_big_is_refused(site, watch, monkeypatch):
    from sayso.read import _fetch

    monkeypatch.setattr(_fetch, "MAX_BYTES", 100)
    result = watch(site.url + "/a")
    assert result.exit_code == 1
    assert "too big" in result.stderr


def test_a_feed_with_entities_is_refused(site, watch):
    site.pages["/feed"] = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>' + feed("/a")[21:]
    assert watch(site.url + "/feed").exit_code == 1
    assert "/a" not in site.asked


def test_a_folder_is_read_once(watch, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text("Convoys\n\nKenya sent food to Ghana on Monday.\n")
    assert counts(watch(folder))["documents"] == 1
    assert counts(watch(folder)) == {"documents": 0, "statements": 0, "known": 0, "failures": 0}
    (folder / "b.txt").write_text("Talks\n\nNorway met Peru on the island yesterday.\n")
    assert counts(watch(folder)) == {"documents": 1, "statements": 1, "known": 0, "failures": 0}


def test_a_broken_memory_is_told_and_not_lost(watch, tmp_path):
    memory = tmp_path / "sayso.db.watch.json"
    memory.write_text("[]")
    result = watch(tmp_path)
    assert result.exit_code == 1
    assert "memory" in result.stderr
    assert memory.read_text() == "[]"


def test_a_failure_is_settled_when_the_feed_answers_again(site, watch):
    site.status["/feed"] = 503
    assert watch(site.url + "/feed").exit_code == 1
    del site.status["/feed"]
    watch(site.url + "/feed")
    with View(Path("sayso.db")) as view:
        assert view.failures() == []


def test_where_no_archive_can_be_made_that_is_said(site, watch):
    result = watch(site.url + "/feed", "--archive", "none/sayso.db")
    assert result.exit_code == 1
    assert "the archive cannot be opened" in result.stderr

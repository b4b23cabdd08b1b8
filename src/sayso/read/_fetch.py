"""Pages from the web, politely: robots.txt, a pause between requests, conditional GET, limits, no private addresses."""

import http.client
import ipaddress
import socket
import time
import urllib.request
from dataclasses import dataclass, field
from email.message import Message
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from sayso.errors import InputError

AGENT = "sayso"  # the name by which robots.txt may speak to us
MAX_BYTES = 16 * 2**20  # the largest news page that we have seen has 4 MB, the largest feed 9 MB
_TIMEOUT = 20.0  # seconds for one answer of a server; browsers wait longer, but a pass has many pages
_WHOLE = 60.0  # seconds for a whole page, so that a server that drips cannot hold a pass
_CHUNK = 65_536
_ROBOTS = 500_000  # bytes of robots.txt that are read, as RFC 9309 asks of crawlers
_PATIENCE = 60.0  # seconds: the longest pause that robots.txt can ask for before its host is left alone
_REFUSED = {401, 403}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a server said of the version of a page that was read last: its ETag and Last-Modified, "" for none."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched: the address after redirects, its bytes, and the mark to ask again with."""

    url: str
    data: bytes
    mark: Mark


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after the other.

    delay          seconds between two requests to the same host; robots.txt may ask for more
    allow_private  whether addresses inside private networks may be asked
    """

    delay: float = 2.0
    allow_private: bool = False
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, mark: Mark = Mark()) -> Page | None:
        """Return the page at an address, None where it has not changed since `mark`; InputError where none comes."""
        try:
            return self._get(url, mark)
        except HTTPError as error:
            error.close()
            if error.code == 304:
                return None
            raise _trouble(url, f"the server answers {error.code} {error.reason}") from error
        except URLError as error:
            raise _trouble(url, f"cannot be reached: {error.reason}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _trouble(url, f"cannot be fetched: {error or type(error).__name__}") from error

    def _get(self, url: str, mark: Mark) -> Page:
        self.permit(url)
        headers = {"If-None-Match": mark.etag, "If-Modified-Since": mark.modified}
        with self._open(url, headers) as answer:
            data = _body(answer, url)
            said = answer.headers
            return Page(answer.url, data, Mark(said.get("ETag") or "", said.get("Last-Modified") or ""))

    def permit(self, url: str) -> None:
        """Raise InputError unless an address may be asked: of the web, without a password, allowed by robots.txt."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise _trouble(url, "this is no address of a web page")
        if parts.username or parts.password:
            raise _trouble(url, "addresses with a password are not fetched")
        rules = self._robots(f"{parts.scheme}://{parts.netloc}")
        if not rules.can_fetch(AGENT, url):
            raise _trouble(url, "its robots.txt does not allow to fetch it", remedy="save the page from the browser")

    def _robots(self, site: str) -> RobotFileParser:
        """Return a site's rules: none where it has none; where it refuses or fails to tell them, nothing is allowed."""
        if site in self._rules:
            return self._rules[site]
        rules = RobotFileParser()
        rules.parse([])
        try:
            with self._open(f"{site}/robots.txt", {}) as answer:
                rules.parse(answer.read(_ROBOTS).decode("utf-8", "replace").splitlines())
        except HTTPError as error:
            error.close()
            if error.code in _REFUSED or error.code >= 500:
                rules.parse(["User-agent: *", "Disallow: /"])
        self._rules[site] = rules
        return rules

    def _open(self, url: str, headers: dict[str, str]) -> Any:
        self._pause(url)
        opener = urllib.request.OpenerDirector()  # no proxies, no files, no FTP: only what is added here
        for handler in (*_web(guarded=not self.allow_private), _Redirects(self)):
            opener.add_handler(handler)
        sent = {"User-Agent": f"{AGENT} (reads reporting; see robots.txt)", "Accept-Encoding": "identity"}
        sent |= {name: value for name, value in headers.items() if value}
        return opener.open(urllib.request.Request(url, headers=sent), timeout=_TIMEOUT)

    def _pause(self, url: str) -> None:
        """Wait until the host may be asked again."""
        parts = urlsplit(url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        if asked > _PATIENCE:
            raise _trouble(url, f"its robots.txt asks for {asked:.0f} s between two pages")
        since = time.monotonic() - self._asked.get(parts.netloc, -_PATIENCE)
        time.sleep(max(0.0, max(self.delay, asked) - since))
        self._asked[parts.netloc] = time.monotonic()


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to addresses that may be asked; a host's robots.txt may lie elsewhere."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Return the request of the new address."""
        if not urlsplit(req.full_url).path.endswith("/robots.txt"):
            self._fetcher.permit(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Checked(http.client.HTTPConnection):
    """A connection that looks where it leads, before and after it is made: a name may change its address between."""

    def connect(self) -> None:
        for *_, address in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            _public(str(address[0]))
        super().connect()
        _public(str(self.sock.getpeername()[0]))


class _CheckedSecure(_Checked, http.client.HTTPSConnection):
    """The same over TLS."""


class _GuardedPlain(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_Checked, req)


class _GuardedSecure(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_CheckedSecure, req)


def _web(*, guarded: bool) -> list[urllib.request.BaseHandler]:
    """Return the handlers of http:// and https:// and of errors."""
    plain = _GuardedPlain() if guarded else urllib.request.HTTPHandler()
    secure = _GuardedSecure() if guarded else urllib.request.HTTPSHandler()
    errors = (urllib.request.HTTPErrorProcessor(), urllib.request.HTTPDefaultErrorHandler())
    return [plain, secure, *errors, urllib.request.UnknownHandler()]


def _public(address: str) -> None:
    """Raise InputError for addresses of private networks, this machine and the like."""
    if not ipaddress.ip_address(address.partition("%")[0]).is_global:
        raise _trouble(address, "this is a private address", remedy="allow it with --allow-private")


def _body(answer: Any, url: str) -> bytes:
    """Return the bytes of an answer; InputError where they are too many or come too slowly."""
    end = time.monotonic() + _WHOLE
    data = b""
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise _trouble(url, f"too big: more than {MAX_BYTES // 2**20} MB")
        if time.monotonic() > end:
            raise _trouble(url, f"took longer than {_WHOLE:.0f} s")
    headers: Message = answer.headers
    expected = headers.get("Content-Length", "")
    if expected.isdigit() and len(data) < int(expected):
        raise _trouble(url, "the connection broke off")
    return data


def _trouble(url: str, message: str, *, remedy: str = "") -> InputError:
    return InputError(message, place=url, remedy=remedy or "try again later, or save the page from the browser")

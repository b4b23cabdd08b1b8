"""Who may ask: this machine alone, and forms only from our own pages; what a page may load: nothing from afar."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

HOSTS = ("127.0.0.1", "localhost")
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_SAFE = ("GET", "HEAD")


async def guarded(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answer a request of this machine; refuse a strange Host (a rebound name) and a form of a strange page."""
    host = request.headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in HOSTS:
        response: Response = PlainTextResponse("this address is not served here\n", 421)
    elif request.method not in _SAFE and not _ours(request.headers.get("origin"), host):
        response = PlainTextResponse("forms are taken from this app's own pages only\n", 403)
    else:
        response = await proceed(request)
    response.headers.update(HEADERS)
    return response


def _ours(origin: str | None, host: str) -> bool:
    """True where the page that sent a form has the very host and port that were asked."""
    return origin == f"http://{host}"

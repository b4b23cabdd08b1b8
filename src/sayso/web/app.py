"""The app: addresses to pages. It reads the archive and writes nothing; `submit` is handed in by whoever starts it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool

from sayso.errors import ArchiveError, SaysoError
from sayso.store.view import View
from sayso.web import answer, guard, page
from sayso.web.state import State

Submit = Callable[[str, str, str, str], str]  # (text, title, date, outlet) -> id of the document

_MOST = 8 * 2**20  # bytes of a pasted text: a book has some 2 MB
_FIELDS = ("text", "title", "date", "outlet")
_CSV = "text/csv; charset=utf-8"


def make(archive: Path, *, submit: Submit | None = None) -> FastAPI:
    """Return the app over an archive; without `submit` nothing can be pasted.

    submit raises SaysoError where a text cannot be read or coded.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")
    for name in answer.ANSWERS:
        _views(app, archive, name)
    _names(app, archive)
    _paste(app, archive, submit)
    app.add_exception_handler(SaysoError, _explained)
    app.add_api_route("/", lambda: RedirectResponse("/read", 307), include_in_schema=False)
    app.middleware("http")(guard.guarded)
    return app


def _views(app: FastAPI, archive: Path, name: str) -> None:
    """Add the three addresses of a view: the page, its .json and its .csv."""

    def html(request: Request) -> Response:
        state = State.of(name, request.query_params)
        with View(archive) as view:
            return HTMLResponse(page.render(f"{name}.html", **answer.ANSWERS[name](view, state)))

    def as_json(request: Request) -> Response:
        with View(archive) as view:
            return Response(answer.as_json(view, State.of(name, request.query_params)), media_type="application/json")

    def as_csv(request: Request) -> Response:
        with View(archive) as view:
            _, table = answer.exported(view, State.of(name, request.query_params), "csv")
        headers = {"content-disposition": f'attachment; filename="sayso-{name}.csv"'}
        return Response(table.encode("utf-8", "backslashreplace"), media_type=_CSV, headers=headers)

    for suffix, endpoint in (("", html), (".json", as_json), (".csv", as_csv)):
        app.add_api_route(f"/{name}{suffix}", endpoint, methods=["GET"])


def _names(app: FastAPI, archive: Path) -> None:
    @app.get("/names.json")
    def names(q: str = "") -> Response:
        with View(archive) as view:
            return JSONResponse(answer.suggestions(view, q.strip()))


def _paste(app: FastAPI, archive: Path, submit: Submit | None) -> None:
    @app.get("/paste")
    def form() -> Response:
        return HTMLResponse(
            page.render(
                "paste.html", state=State("paste"), can=submit is not None, given=dict.fromkeys(_FIELDS, ""), problem=""
            )
        )

    @app.post("/paste")
    async def send(request: Request) -> Response:
        given = await _fields(request)
        try:
            if submit is None:
                raise ArchiveError("this archive is open for reading only", remedy="open it with: sayso open")
            if not given["text"].strip():
                raise SaysoError("there is no text", remedy="paste one")
            document = await run_in_threadpool(submit, given["text"], given["title"], given["date"], given["outlet"])
        except SaysoError as error:
            problem = f"{error.message} ({error.remedy})" if error.remedy else error.message
            values = {"state": State("paste"), "can": submit is not None, "given": given, "problem": problem}
            return HTMLResponse(page.render("paste.html", **values), 422)
        return RedirectResponse(State(doc=document).url("read"), 303)


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of the form; SaysoError where it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST * 3:  # each byte may come as %XX
            raise SaysoError("the text is too long", remedy="use: sayso add FILE")
    found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=16)
    return {name: found.get(name, [""])[0] for name in _FIELDS}


def _explained(request: Request, error: Exception) -> Response:
    """Say in one line what is wrong and what to do."""
    problem = cast(SaysoError, error)
    code = 404 if isinstance(problem, ArchiveError) else 400
    said: dict[str, Any] = {"error": problem.message, "remedy": problem.remedy}
    if request.url.path.endswith((".json", ".csv")):
        return JSONResponse(said, code)
    return HTMLResponse(page.render("error.html", state=State("error"), **said), code)

"""What several commands do: read the inputs, code them, keep them, and end with the right exit code."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from json import dumps
from pathlib import Path
from typing import IO, Any

import typer

from sayso.cli import _progress, _say
from sayso.errors import InputError
from sayso.export.text import clean
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.settings import Settings
from sayso.store.session import Session, Tally


@dataclass(frozen=True, slots=True)
class Polite:
    """How `watch` behaves on the web: seconds between requests, pages a pass, whether private addresses are asked."""

    delay: float
    limit: int
    allow_private: bool


def read(settings: Settings, paths: Sequence[Path]) -> Iterator[Document | Failure]:
    """Yield the documents of files, folders and "-" (standard input), and a Failure for what cannot be read."""
    import sys

    from sayso.read.intake import documents

    given = [sys.stdin.buffer if str(path) == "-" else path for path in paths]
    date = Period.parse(settings.date) if settings.date else None
    found: Iterator[Document | Failure] = documents(
        given, date=date, language=settings.language, columns=dict(settings.columns)
    )
    return found


def coded(settings: Settings, paths: Sequence[Path], *, tally: Tally, json: bool) -> Iterator[Statement]:
    """Yield the statements of files and folders, document by document; failures are printed and counted."""
    from sayso import pipeline

    coder = pipeline.coder(settings)
    for result in pipeline.run(read(settings, paths), coder):
        if isinstance(result, Failure):
            tally.failures.append(result)
            report(result, json_lines=json)
        else:
            tally.documents += 1
            warn(result[0], json_lines=json)
            yield from result[1]


def added(settings: Settings, paths: Sequence[Path], *, json: bool) -> Tally:
    """Put files and folders into the archive; what it holds already, coded by the same coder, is left alone."""

    def work(session: Session, watch: _progress.Watch) -> Iterable[Document | Failure]:
        return session.fresh(watch(read(settings, paths)))

    return _filed(settings, work, paths=paths, json=json)


def watched(settings: Settings, sources: Sequence[str], wanted: Polite, *, json: bool) -> Tally:
    """Make one pass over folders and feeds; what was read is remembered in a file beside the archive."""
    from sayso.cli._watching import Memory, Pass
    from sayso.read._fetch import Fetcher

    file = settings.archive.with_name(settings.archive.name + ".watch.json")
    memory = Memory.load(file)
    fetcher = Fetcher(delay=wanted.delay, allow_private=wanted.allow_private)

    def work(session: Session, watch: _progress.Watch) -> Iterable[Document | Failure]:
        made = Pass(memory, fetcher, lambda: memory.save(file), session.reached, wanted.limit, settings.language)
        return session.fresh(watch(made.items(sources)))

    try:
        return _filed(settings, work, paths=(), json=json)
    finally:
        if settings.archive.exists():  # where no archive could be made, that is what is to be said
            memory.save(file)


def recoded(settings: Settings, *, everything: bool, json: bool) -> Tally:
    """Code again the documents whose statements come from another version of the coder, or all."""
    from sayso.store.view import View

    def work(session: Session, watch: _progress.Watch) -> Iterable[Document | Failure]:
        with View(settings.archive) as view:
            yield from watch(view.stale("" if everything else session.coder))

    with View(settings.archive):  # an archive that is not there is no reason to make one
        pass
    return _filed(settings, work, paths=(), json=json, again=everything)


def _filed(
    settings: Settings,
    work: Callable[[Session, _progress.Watch], Iterable[Document | Failure]],
    *,
    paths: Sequence[Path],
    json: bool,
    again: bool = False,
) -> Tally:
    from sayso import pipeline
    from sayso.store.log import Log

    with _progress.shown(paths, wanted=not json) as watch:
        coder = pipeline.coder(settings)
        with Log(settings.archive) as log:
            session = Session(log, coder=coder.version, at=now(), again=again)
            for result in pipeline.run(work(session, watch), coder):
                session.keep(result)
                if isinstance(result, Failure):
                    report(result, json_lines=json)
                else:
                    warn(result[0], json_lines=json)
            session.settle()
    return session.tally


def now() -> str:
    """Return the time, ISO 8601 in UTC, to the second: the archive's clock."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def leave(tally: Tally, *, strict: bool) -> None:
    """End the command: exit code 1 where everything failed, or with `strict` where anything did."""
    failed = [f for f in tally.failures if f.severity == "failure"]
    if failed and (strict or not (tally.documents or tally.known)):
        raise typer.Exit(1)


@contextmanager
def opened(path: Path | None) -> Iterator[IO[str]]:
    """Open a file for writing UTF-8 with line ends as written, or give standard output."""
    import sys

    with nullcontext(sys.stdout) if path is None else _file(path) as stream:
        yield stream


def _file(path: Path) -> Any:
    try:
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise InputError(message, place=str(path), remedy="choose another file") from error


def warn(document: Document, *, json_lines: bool) -> None:
    """Print what is doubtful about a document that was coded all the same."""
    for warning in document.warnings:
        found = Failure(document.path, warning, "compare it with the original", severity="warning")
        report(found, json_lines=json_lines)


def report(found: Failure, *, json_lines: bool) -> None:
    """Print a failure record: one line for the eye, or one JSON object."""
    if json_lines:
        _say.note(dumps({name: getattr(found, name) for name in Failure.__slots__}, ensure_ascii=False))
        return
    place = f", {found.place}" if found.place else ""
    _say.note(clean(f"{found.severity}: {found.path}{place}: {found.reason} ({found.remedy})"))


def sum_up(done: Tally, *, verb: str, archive: Path, json_lines: bool) -> None:
    """Print what an `add` or a `recode` did."""
    counts = {"documents": done.documents, "statements": done.statements, "known": done.known}
    if json_lines:
        _say.as_json({"archive": str(archive), **counts, "failures": len(done.failures)})
        return
    known = f"; {done.known} in the archive already" if done.known else ""
    failed = f"; {len(done.failures)} not read or set aside (sayso show failures)" if done.failures else ""
    counted = f"{_say.many(done.documents, 'document')}, {_say.many(done.statements, 'statement')}"
    _say.out(f"{verb} {counted}{known}{failed}")
    _say.out(f"next   sayso summary   ({archive})")

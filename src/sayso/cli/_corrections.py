"""Judgements shown, applied, taken back and listed."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from sayso.cli import _judging, _listing, _say, _work
from sayso.cli._judging import Asked, Signed
from sayso.errors import ArchiveError
from sayso.export.text import clean
from sayso.model.event import Judgement
from sayso.model.statement import Statement
from sayso.model.wire import to_dict
from sayso.store.judge import corrected
from sayso.store.log import Log
from sayso.store.view import Standing, View

_SHOWN = 10  # statements of a preview that are printed; how many there are is always said


@dataclass(frozen=True, slots=True)
class Run:
    """How a correction runs: in which archive, with which actor files, and whether it is applied at once."""

    archive: Path
    extra: tuple[Path, ...]
    yes: bool
    json: bool


def judged(run: Run, action: str, what: Sequence[str], *, signed: Signed, asked: Asked) -> None:
    """Show what a judgement touches; keep it where that is wanted."""
    with View(run.archive) as view:
        judgement, touched = _made(view, run, action, what, signed, asked)
        if not run.json:
            _say.lines(_preview(view, judgement, touched))
    ids = [s.id for s in touched]
    if not _wanted(run):
        _not_yet(run, {"action": action, "statements": ids})
        return
    with Log(run.archive) as log:
        number = log.judge(judgement, at=_work.now())
    words = f"kept as judgement {number}; sayso correct undo {number} takes it back"
    _done(run, {"action": action, "number": number, "statements": ids}, words)


def _made(
    view: View, run: Run, action: str, what: Sequence[str], signed: Signed, asked: Asked
) -> tuple[Judgement, list[Statement]]:
    if action == "merge":
        judgement = _judging.merger(view, what[0], what[1], signed, extra=run.extra)
        return judgement, list(_named(view, judgement.relabels[0].old))
    s = _judging.statement(view, what[0])
    if action == "reject":
        return _judging.rejection(s, signed), [s]
    return _judging.relabelling(view, s, asked, signed, extra=run.extra), [s]


def undone(run: Run, what: Sequence[str], signed: Signed) -> None:
    """Show which statements a judgement stops touching; take it back where that is wanted."""
    with View(run.archive) as view:
        found = [s for s in view.judgements() if str(s.judgement.number) == what[0]]
        if not found:
            raise ArchiveError(f"there is no judgement {what[0]!r}", remedy="sayso correct list shows them")
        (standing,) = found
        if not run.json:
            _say.lines(_lines(view, standing))
    number = standing.judgement.number
    value = {"action": "undo", "number": number, "statements": list(standing.statements)}
    if not _wanted(run):
        _not_yet(run, value)
        return
    with Log(run.archive) as log:
        log.undo(number, by=signed.by, why=signed.why, at=_work.now())
    _done(run, value, f"judgement {number} taken back")


def listed(archive: Path, *, json: bool) -> None:
    """Print every judgement, and which no longer apply."""
    with View(archive) as view:
        standing = list(view.judgements())
        if json:
            for found in standing:
                state = {"undone": found.undone, "lapsed": found.lapsed, "statements": list(found.statements)}
                _say.as_json(asdict(found.judgement) | {"fields": dict(found.judgement.fields)} | state)
            return
        _say.lines(line for found in standing for line in _lines(view, found))
        if not standing:
            _say.out("no judgements yet")


def lapsed(archive: Path) -> int:
    """Return how many judgements stand and no longer fit any statement."""
    with View(archive) as view:
        return sum(found.lapsed for found in view.judgements())


def told(found: Standing) -> str:
    """Return a judgement in one line: number, what, who, why."""
    j = found.judgement
    changes = [f"{name} {'none' if value is None else value}" for name, value in j.fields]
    changes += [f"{r.side} {r.old or 'anybody'} -> {r.new.id or r.new.name}" for r in j.relabels]
    state = " (undone)" if found.undone else " (no longer applies)" if found.lapsed else ""
    return clean(f"{j.number}  {j.action} {', '.join(changes)} by {j.by}: {j.why}{state}".replace("  by", " by"))


def _lines(view: View, found: Standing) -> Iterator[str]:
    yield f"{told(found)}   {found.judgement.at}"
    if found.statements:
        ids = " ".join(map(view.short, found.statements[:_SHOWN]))
        more = f" and {len(found.statements) - _SHOWN} more" if len(found.statements) > _SHOWN else ""
        yield f"    {_say.many(len(found.statements), 'statement')}: {ids}{more}"


def _preview(view: View, judgement: Judgement, touched: Sequence[Statement]) -> Iterator[str]:
    for s in touched[:_SHOWN]:
        yield from _listing.brief(s, width=_say.width(), short=view.short)
        if judgement.action == "reject":
            yield "    -> hidden from now on; sayso show still has it"
        else:
            yield from (f"    -> {line}" for line in differences(s, corrected(s, judgement)))
    if len(touched) > _SHOWN:
        yield f"... and {len(touched) - _SHOWN} more"
    yield f"{judgement.action}: touches {_say.many(len(touched), 'statement')}"


def differences(before: Statement, after: Statement) -> Iterator[str]:
    """Yield "field: old -> new" for each field that differs, actors by id."""
    old, new = to_dict(before), to_dict(after)
    for name in old:
        if old[name] != new[name]:
            yield f"{name}: {_short(old[name])} -> {_short(new[name])}"


def _short(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_short, value)) or "none"
    if isinstance(value, dict):
        actor = value.get("actor", value)
        return clean(str(actor.get("id") or value.get("text") or actor.get("name")))
    return "none" if value is None else str(value)


def _named(view: View, code: str) -> Iterator[Statement]:
    sql = "SELECT DISTINCT s.id FROM parties p JOIN statements s ON s.row = p.statement WHERE p.id = ? ORDER BY s.row"
    return (view.statement(found) for (found,) in view.rows(sql, code))


def _wanted(run: Run) -> bool:
    """True with --yes, or when a person at a terminal says so."""
    if run.yes or run.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return run.yes
    return typer.confirm("Apply it?")


def _not_yet(run: Run, value: dict[str, object]) -> None:
    if run.json:
        _say.as_json(value | {"applied": False})
    else:
        _say.note("nothing changed yet: --yes applies it")


def _done(run: Run, value: dict[str, object], words: str) -> None:
    if run.json:
        _say.as_json(value | {"applied": True})
    else:
        _say.out(f"{words}   ({run.archive})")

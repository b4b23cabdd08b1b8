"""From the words of a command to a judgement: which statement, which actors, and what follows from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from sayso.cli import _who
from sayso.errors import ArchiveError
from sayso.model.actor import AUTHOR, Actor
from sayso.model.event import Judgement, Relabel
from sayso.model.statement import Statement
from sayso.store.judge import anchor, corrected, meant
from sayso.store.view import View

_OPERANDS = {"reject": 1, "set": 1, "merge": 2, "undo": 1}
_SLUG = re.compile(r"[A-Z][A-Z0-9_]+")  # codebook, section 5: what has no code is an upper-case slug of its name
# Codebook, section 6: the commitment that a position goes with; the others leave it as it was.
_COMMITMENT = {"asserts": "CT+", "denies": "CT-", "no position": "U", "asks": "U", "imagines": "U", "allows": "PS+"}


@dataclass(frozen=True, slots=True)
class Signed:
    """Who judges, and why."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What `set` was asked to change; actors and recipients are "OLD=NEW"."""

    event: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    source: str | None = None
    position: str | None = None

    def __bool__(self) -> bool:
        """True where anything was asked."""
        return bool(self.event or self.actors or self.recipients or self.source or self.position)


def check(action: str, operands: Sequence[str], signed: Signed) -> None:
    """Raise a usage error where operands are too many or too few, or nobody signs or gives a reason."""
    if len(operands) != _OPERANDS[action]:
        wanted = {"reject": "ID", "set": "ID", "merge": "FROM INTO", "undo": "N"}[action]
        raise typer.BadParameter(f"write: sayso correct {action} {wanted}", param_hint=action)
    for option, given in (("--by", signed.by), ("--why", signed.why)):
        if not given:
            raise typer.BadParameter("a judgement is signed and has a reason", param_hint=option)


def statement(view: View, asked: str) -> Statement:
    """Return the statement that the start of an id names; ArchiveError where it names none."""
    kind, full = view.resolve_prefix(asked)
    if kind != "statement":
        raise ArchiveError(f"{asked} is a document", place=str(view.path), remedy="give a statement's id")
    return view.statement(full)


def rejection(s: Statement, signed: Signed) -> Judgement:
    """Return the judgement that a statement is none."""
    return Judgement("reject", signed.by, signed.why, anchor(s))


def relabelling(view: View, s: Statement, asked: Asked, signed: Signed, *, extra: tuple[Path, ...]) -> Judgement:
    """Return the judgement that fields of a statement are others; a usage error where there is nothing to change."""
    if not asked:
        raise typer.BadParameter("name what to change: --event --actor --recipient --source --position")
    relabels = [_swap(view, s, "actors", pair, extra) for pair in asked.actors]
    relabels += [_swap(view, s, "recipients", pair, extra) for pair in asked.recipients]
    relabels += [Relabel("source", "", who(view, asked.source, extra))] if asked.source else []
    made = Judgement("set", signed.by, signed.why, anchor(s), (), tuple(relabels))
    fields = _consequences(s, corrected(s, made), asked)
    return replace(made, fields=tuple(fields.items()))


def merger(view: View, source: str, target: str, signed: Signed, *, extra: tuple[Path, ...]) -> Judgement:
    """Return the judgement that one actor is another, everywhere."""
    old, new = who(view, source, extra).id or "", who(view, target, extra)
    if old == new.id:
        raise ArchiveError(f"{source!r} and {target!r} are one actor already, {old}", remedy="name two")
    if not view.rows("SELECT 1 FROM parties WHERE id = ? LIMIT 1", old):
        raise ArchiveError(f"nobody in the archive is {source!r}", place=str(view.path), remedy="sayso find --actor")
    return Judgement("merge", signed.by, signed.why, relabels=(Relabel("everywhere", old, new),))


def who(view: View, asked: str, extra: tuple[Path, ...]) -> Actor:
    """Return the actor of an id or a name: the registry's, the archive's, or a new slug; RegistryError otherwise."""
    from sayso.actors.load import load
    from sayso.actors.resolve import actor_of

    name, registry = asked.strip(), load(extra)
    code = name.upper()
    if code == AUTHOR.id:
        return AUTHOR
    entry = next((e for e in (registry.state(code), *registry.of(code)) if e), None)
    if entry:
        return actor_of(entry)
    known = view.rows(_AS_IN_THE_ARCHIVE, code)
    if known:
        return Actor(*known[0])
    if _SLUG.fullmatch(name) and not (registry.lookup(name) or registry.lookup(name.title())):
        return Actor(name)
    found = _who.resolved(view, name, list(extra))
    return Actor(found) if found == code else who(view, found, extra)


_AS_IN_THE_ARCHIVE = (
    "SELECT id, name, country FROM parties WHERE id = ? GROUP BY 1, 2, 3 ORDER BY count(*) DESC LIMIT 1"
)


def _swap(view: View, s: Statement, side: str, pair: str, extra: tuple[Path, ...]) -> Relabel:
    old, equals, new = (part.strip() for part in pair.partition("="))
    if not (old and equals and new):
        raise typer.BadParameter(f"{pair!r} is no OLD=NEW", param_hint=f"--{side[:-1]}")
    relabel = Relabel(side, old, who(view, new, extra))
    if not any(meant(role, relabel) for role in getattr(s, side)):
        raise ArchiveError(f"none of the {side} is {old!r}", place=view.short(s.id), remedy="sayso show names them")
    return relabel


def _consequences(s: Statement, moved: Statement, asked: Asked) -> dict[str, str | float | None]:
    """Return the plain fields that change: those asked for, and those that the codebook derives from them."""
    from sayso.codebook.load import derive_plover
    from sayso.codebook.load import load as codebook

    types, fields = codebook().types, dict[str, str | float | None]()
    event = asked.event or s.event
    if event not in types:
        raise typer.BadParameter(f"{event!r} is none of {', '.join(sorted(types))}", param_hint="--event")
    kind = types[event]
    if event != s.event:
        fields |= {"event": event, "kind": kind.kind, "mode": None, "quad": kind.quad, "intensity": kind.intensity}
    if asked.position:
        fields |= {"position": asked.position, "factuality": _COMMITMENT.get(asked.position, s.factuality)}
    factuality, source = str(fields.get("factuality", s.factuality)), moved.source.actor.id
    if asked.source or asked.position:
        author = factuality if source == AUTHOR.id else "U" if asked.source else s.author_factuality
        fields["author_factuality"] = author
    own = s.status == "planned" or (source is not None and source in {r.actor.id for r in moved.actors})
    position = str(fields.get("position", s.position))
    fields["plover"] = (
        derive_plover(event, status=s.status, factuality=factuality, position=position, own=own)
        if kind.kind == "event"
        else None
    )
    return {name: value for name, value in fields.items() if value != getattr(s, name)}

"""The sections of a dossier: lines of plain text, each with the statements that it rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.export import _phrases as words
from sayso.export._sheet import Line, Piece, Section
from sayso.export._teller import Teller
from sayso.model.actor import AUTHOR
from sayso.model.statement import Statement


def sections(told: Sequence[Statement], teller: Teller, *, sides: tuple[str, str]) -> list[Section]:
    """Return the sections that have something to tell, in the order of reading."""
    acts = [s for s in told if s.kind == "event" and s.lane != "predicted"]
    ties = [s for s in told if s.kind == "tie" and s.lane != "predicted"]
    ahead = [s for s in told if s.lane == "predicted"]
    lanes = {title: [s for s in acts if s.lane == lane] for lane, title in words.table()["lanes"].items()}
    plans = {title: [s for s in ahead if s.status == status] for status, title in words.table()["statuses"].items()}
    found = [
        *_group("What is said to have been done", lanes, teller),
        Section("Ties", 2, _told(ties, teller)),
        *_group("What is said to be ahead", plans, teller),
        Section("Things said to change hands", 2, tuple(_transfers(told, teller, sides))),
        Section("Contested", 2, tuple(_contests(told, teller))),
        Section("Who says so", 2, tuple(_voices(told, teller))),
    ]
    return [s for i, s in enumerate(found) if s.lines or (found[i + 1 : i + 2] and found[i + 1].level > s.level)]


def _group(title: str, parts: Mapping[str, Sequence[Statement]], teller: Teller) -> list[Section]:
    under = [Section(name, 3, _told(found, teller)) for name, found in parts.items() if found]
    return [Section(title, 2, ()), *under] if under else []


def _told(found: Sequence[Statement], teller: Teller) -> tuple[Line, ...]:
    """One line a statement; copies, and what is said in the same words, share one with several footnotes."""
    lines: dict[tuple[str, str], list[Statement]] = {}
    for s in sorted(found, key=_when):
        lines.setdefault((_label(s), teller.sentence(s, ("…",))), []).append(s)
    return tuple(_line(label, group, teller) for (label, _), group in lines.items())


def _line(label: str, group: Sequence[Statement], teller: Teller) -> Line:
    titles = list(dict.fromkeys(map(teller.title, group)))
    copies = len({" ".join(s.sentence.text.split()) for s in group}) < len({s.document for s in group})
    note = f" (the same sentence stands in {len({s.document for s in group})} documents)" if copies else ""
    return Line(label, ((teller.sentence(group[0], titles) + note + ".", tuple(group)),))


def _when(s: Statement) -> tuple[str, str, str, int]:
    period = s.when.period
    first = period.start.isoformat() if period and period.start else ""
    last = period.end.isoformat() if period and period.end else "9"
    return first or last, last, s.document, s.trigger.start


def _label(s: Statement) -> str:
    if s.when.period is None:
        return f"{words.quoted(s.when.text)} (left open)" if s.when.text else ""
    basis = words.table()["bases"].get(s.when.basis)
    return words.capital(words.time(s.when.period.edtf)) + (f" ({basis})" if basis else "")


def _transfers(told: Iterable[Statement], teller: Teller, sides: tuple[str, str]) -> Iterable[Line]:
    """One line a direction: each thing, how far it is said to have come, and its statements."""
    found = [s for s in told if _moves(s)]
    for giver, taker in (sides, sides[::-1]):
        here = [s for s in found if _has(s.actors, giver) and _has(s.recipients, taker)]
        items = _gathered(here, lambda s: f"{words.listed(words.things(s))} ({_stage(s)})")
        if items:
            names = (words.capital(words.article(teller.names.get(side, side))) for side in (giver, taker))
            yield Line(" to ".join(names), items)


def _moves(s: Statement) -> bool:
    return s.event in (*words.table()["transfer"]["events"], "SUPPLY") and bool(words.things(s))


def _has(roles: Sequence[object], side: str) -> bool:
    return any(getattr(role, "actor").id == side for role in roles)  # noqa: B009


def _stage(s: Statement) -> str:
    """Return "reported as done, summer 2022", "denied", "predicted, as possible"."""
    time = f", {words.time(s.when.period.edtf)}" if s.when.period else ""
    if s.position in ("denies", "no position", "minimises"):
        return f"{words.table()['standings'][s.position]}{time}"
    degree = words.table()["degrees"].get(s.factuality.rstrip("+-"))
    stage = f"{'not ' if s.factuality.endswith('-') else ''}{words.table()['stages'][s.status]}"
    return f"{stage}{f', {degree}' if degree else ''}{time}"


def _gathered(found: Iterable[Statement], said: Callable[[Statement], str]) -> tuple[Piece, ...]:
    groups: dict[str, list[Statement]] = {}
    for s in found:
        groups.setdefault(said(s), []).append(s)
    return tuple((text, tuple(group)) for text, group in groups.items())


def _contests(told: Sequence[Statement], teller: Teller) -> Iterable[Line]:
    """One line a contested act: those who say so, those who say not, those who say neither; no verdict."""
    done: set[str] = set()
    for label, same in (("", _same_act), ("Perhaps not the same act", _like_act)):
        for no in told:
            if not _against(no) or no.id in done:
                continue
            group = [s for s in told if same(s, no)]
            ayes = [s for s in group if _for(s) and _other_voice(s, no)]
            nays = [s for s in group if _against(s)]
            if ayes:
                done.update(s.id for s in nays)
                rest = [s for s in group if s.position == "no position"]
                yield Line(label, _aligned((ayes, nays, rest), teller))


def _aligned(sides: Iterable[Sequence[Statement]], teller: Teller) -> tuple[Piece, ...]:
    return tuple(piece for side in sides for piece in _gathered(side, lambda s: f"{teller.sentence(s)}."))


def _for(s: Statement) -> bool:
    return s.factuality.endswith("+") and s.lane != "predicted" and s.position in ("asserts", "minimises")


def _against(s: Statement) -> bool:
    return s.factuality.endswith("-") and s.lane != "predicted" and s.position in ("asserts", "denies")


def _other_voice(one: Statement, other: Statement) -> bool:
    return (one.source.actor, one.document) != (other.source.actor, other.document)


def _same_act(one: Statement, other: Statement) -> bool:
    """True where two statements may mean one act: a like one, and no recipients that exclude it."""
    first, second = _ids(one, "recipients"), _ids(other, "recipients")
    return _like_act(one, other) and (not first or not second or bool(first & second))


def _like_act(one: Statement, other: Statement) -> bool:
    """True where two statements are of one type, with a shared actor, at times that may be the same."""
    if one.event != other.event or not _ids(one, "actors") & _ids(other, "actors"):
        return False
    return one.when.period is None or other.when.period is None or one.when.period.overlaps(other.when.period)


def _ids(s: Statement, side: str) -> set[str]:
    return {role.actor.id for role in getattr(s, side)} - {None}


def _voices(told: Sequence[Statement], teller: Teller) -> Iterable[Line]:
    """One line a source: how many statements, by what it does with the act."""
    groups: dict[str, list[Statement]] = {}
    for s in told:
        groups.setdefault(teller.source(s).rstrip(","), []).append(s)
    for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        parts = _gathered(group, lambda s: str(words.table()["standings"][s.position]))
        counted = tuple((f"{len(found)} {what}", found) for what, found in parts)
        yield Line(f"{words.capital(name)} ({len(group)})", counted)


def named_sources(told: Sequence[Statement], teller: Teller) -> int:
    """Return how many different sources speak: each author once, each named or unnamed holder once."""
    return len({teller.title(s) if s.source.actor.id == AUTHOR.id else teller.holder(s.source) for s in told})

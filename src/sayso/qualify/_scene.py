"""Where an act happened whose clause names no place: a place near by in the country of one of its sides, or their own.

Only for acts that move or touch somebody. What a side does in a country that is no side's is told with its place.
"""

from collections.abc import Iterable, Sequence

from sayso.languages.load import load
from sayso.model.analysis import Analysis
from sayso.model.place import Place
from sayso.model.statement import Role, Statement
from sayso.qualify._attach import gap
from sayso.qualify._gazetteer import Gazetteer

_REACH = 2  # sentences that a place told of holds on for, by judgement


def scene(
    statement: Statement, named: Iterable[Place], before: Sequence[Statement], analysis: Analysis, world: Gazetteer
) -> tuple[Place, ...]:
    """Return the places of an act by those `named` in its sentence, those of the acts before it, or its sides' home."""
    theirs, ours = _countries(statement.recipients), _countries(statement.actors)
    here = [p for p in named if p.precision != "country"]
    told = _told(statement, before, analysis)
    alone = theirs <= ours
    states = {code for code in theirs | ours if world.country(code)}
    anywhere = {p.country or "" for p in (*here, *told)} if not states else set()
    tiers = (
        ("here_theirs", here, theirs), ("here_ours", here, ours), ("here_any", here, anywhere),
        ("told_theirs", told, theirs), ("told_ours", told, ours if alone else set()), ("told_any", told, anywhere),
    )  # fmt: skip
    for name, places, side in tiers:
        inside = tuple(p for p in places if p.country in side)
        if inside and statement.event in _types(name):
            return inside
    shared = _home_of(statement.actors) & _home_of(statement.recipients)
    if statement.event in _types("home_alone") and len(states) == 1:
        shared = states
    return _home(statement, shared, world) if statement.event in _types("home") else ()


def _types(tier: str) -> frozenset[str]:
    return frozenset(load("en", "place")["scenes"][tier])


def _countries(roles: Iterable[Role]) -> set[str]:
    return {code for r in roles for code in (r.actor.id, r.actor.country) if code}


def _home_of(roles: Iterable[Role]) -> set[str]:
    """The one country of all of a side, if it is one."""
    codes = {role.actor.country or role.actor.id or "" for role in roles}
    return codes if len(codes) == 1 else set()


def _told(statement: Statement, before: Sequence[Statement], analysis: Analysis) -> tuple[Place, ...]:
    """The places of the last act that has any, told or carried on, where it is near and no ellipsis lies between."""
    here = analysis.locate(statement.trigger.start)
    last = next((s for s in reversed(before) if s.where), None)
    there = analysis.locate(last.trigger.start) if last else None
    if last is None or here is None or there is None or here[0] - there[0] > _REACH:
        return ()
    return () if gap(analysis.document.text[last.trigger.end : statement.trigger.start]) else last.where


def _home(statement: Statement, shared: set[str], world: Gazetteer) -> tuple[Place, ...]:
    """ "Police beat protesters": what one country's people do to one another happens in it, unless told otherwise."""
    for role in (*statement.recipients, *statement.actors):
        code = role.actor.country or role.actor.id
        spot = world.country(code) if code in shared and code else None
        if spot:
            return (Place(spot.name, spot.country, spot.precision, spot.lat, spot.lon, *_words(role)),)
    return ()


def _words(role: Role) -> tuple[str, int, int]:
    return role.words.text, role.words.start, role.words.end

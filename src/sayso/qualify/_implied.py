"""The side that a speech act and its content leave to each other.

Who is asked or accused is who shall act or has acted ("alleged that the rebels were armed by Togo"); whom somebody
threatens, refuses or promises something is whom that would be done to ("refused to meet the envoy").
"""

from dataclasses import replace

from sayso.model.statement import Role, Statement

_OF_OTHERS = frozenset("REQUEST ACCUSE".split())
_OWN = frozenset("THREATEN REJECT AGREE CONCEDE".split())


def completed(act: Statement, content: Statement) -> tuple[Statement, Statement]:
    """Return both with an empty side filled from the other; what is stated stays."""
    if act.event in _OF_OTHERS:
        act = replace(act, recipients=act.recipients or _others(content.actors, act.actors))
        return act, replace(content, actors=content.actors or act.recipients)
    if act.event not in _OWN:
        return act, content
    own = not content.actors or bool(_ids(content.actors) & _ids(act.actors))
    if act.event == "THREATEN" and not own:  # "threatened reprisals if Togo arms them"
        return replace(act, recipients=act.recipients or _others(content.actors, act.actors)), content
    if not own:
        return act, content
    act = replace(act, recipients=act.recipients or _others(content.recipients, act.actors))
    content = replace(content, actors=content.actors or act.actors)
    return act, replace(content, recipients=content.recipients or _others(act.recipients, content.actors))


def _others(roles: tuple[Role, ...], taken: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles whose actor is known and has no part on the other side."""
    return tuple(role for role in roles if role.actor.id and role.actor.id not in _ids(taken))


def _ids(roles: tuple[Role, ...]) -> set[str]:
    return {role.actor.id for role in roles if role.actor.id}

"""A text about one state: what its people do to each other happens there, unless the text last spoke of elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.model.place import Place
from sayso.model.statement import Role, Statement
from sayso.qualify._gazetteer import Gazetteer

_SHARE, _LEAST = 0.7, 3  # of the sides whose state is known, and how many such sides; by inspection of real articles


def at_home(statements: Sequence[Statement], world: Gazetteer) -> list[Statement]:
    """Return the statements, in text order, with those that tell no place set in the one state that they are of."""
    sides = [role for s in statements for role in (*s.actors, *s.recipients) if _state(role)]
    counts = Counter(map(_state, sides))
    state, count = counts.most_common(1)[0] if counts else (None, 0)
    spot = world.country(state) if state and count >= max(_LEAST, _SHARE * len(sides)) else None
    if spot is None:
        return list(statements)
    found, elsewhere = [], False
    for statement in statements:
        if statement.where:
            elsewhere = all(place.country != state for place in statement.where)
        elif not elsewhere and {_state(r) for r in (*statement.actors, *statement.recipients)} <= {state, None}:
            own = (r for r in (*statement.actors, *statement.recipients, *sides) if _state(r) == state)
            words = next(own).words
            place = Place(spot.name, spot.country, "country", spot.lat, spot.lon, words.text, words.start, words.end)
            statement = replace(statement, where=(place,))
        found.append(statement)
    return found


def _state(role: Role) -> str | None:
    return role.actor.country

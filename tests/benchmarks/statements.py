"""Statements about a sentence, made by hand: whom its words stand for, and where they stand."""

from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Source, Statement


def role(text: str, words: str, id: str | None = None) -> Role:
    """The first mention of `words` in the text, as an actor."""
    start = text.index(words)
    return Role(Excerpt.cut(text, start, start + len(words)), Actor(id))


def said(
    text: str, trigger: str, event: str, *, actors: tuple[Role, ...] = (), recipients: tuple[Role, ...] = ()
) -> Statement:
    """The statement on the first `trigger` of a text of one sentence."""
    start = text.index(trigger)
    whole, words = Excerpt(0, len(text), text), Excerpt.cut(text, start, start + len(trigger))
    return Statement("d", "", "event", whole, words, event, Source(AUTHOR), actors=actors, recipients=recipients)

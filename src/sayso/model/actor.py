"""A reference to a political actor, as a statement carries it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is meant.

    id        codebook id ("IRN", "NATO"), None where it could not be resolved
    name      the body's or the person's own name
    country   ISO 3166-1 alpha-3 (or a former state's id) that it belongs to or acts from
    sector    PLOVER sector ("GOV", "MIL", "REB", ...)
    wikidata  item of the body or person, None where not known for sure
    """

    id: str | None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


AUTHOR = Actor("AUTHOR", "the author")
UNRESOLVED = Actor(None)

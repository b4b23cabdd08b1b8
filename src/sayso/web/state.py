"""The state of a view: what its address says, and nothing else."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from urllib.parse import urlencode

from sayso.errors import WireError
from sayso.model.period import Period
from sayso.store.search import Query

FACETS = ("actor", "event", "source", "status", "position", "lane")
_NARROWING = ("q", *FACETS, "since", "until")


@dataclass(frozen=True, slots=True)
class State:
    """The parameters of an address; "" where one is not given.

    view         "read", "find" or "dyad"
    q            full text
    since, until EDTF: first and last time of the event
    doc, s       ids of the document that is open and of the statement that is chosen
    part, page   number of the part of a long text, of the page of a list, from 1
    a, b         the two sides of a dyad, by id or name
    by           "year" or "month"
    include      lanes that a series takes in beside the reported one, joined by ","
    text         "1" where exported rows shall hold their sentences
    """

    view: str = "read"
    q: str = ""
    actor: str = ""
    event: str = ""
    source: str = ""
    status: str = ""
    position: str = ""
    lane: str = ""
    since: str = ""
    until: str = ""
    doc: str = ""
    s: str = ""
    part: str = ""
    page: str = ""
    a: str = ""
    b: str = ""
    by: str = ""
    include: str = ""
    text: str = ""

    @classmethod
    def of(cls, view: str, parameters: Mapping[str, str]) -> "State":
        """Return the state that an address gives; what is unknown is dropped, white space trimmed."""
        known = {f.name for f in fields(cls)} - {"view"}
        return cls(view, **{name: value.strip() for name, value in parameters.items() if name in known})

    @property
    def period(self) -> Period | None:
        """The days from since to until; None where neither is given; WireError where one is no date."""
        if not (self.since or self.until):
            return None
        first = Period.parse(self.since).start if self.since else None
        last = Period.parse(self.until).end if self.until else None
        if first and last and first > last:
            raise WireError(f"{self.since} is after {self.until}", remedy="swap the two dates")
        return Period(f"{self.since or '..'}/{self.until or '..'}", first, last)

    @property
    def narrowed(self) -> bool:
        """True where anything narrows what is shown."""
        return any(getattr(self, name) for name in _NARROWING)

    @property
    def number(self) -> int:
        """The page of a list, from 1."""
        return max(1, int(self.page)) if self.page.isdecimal() and len(self.page) < 7 else 1

    def query(self, *, document: bool = False) -> Query:
        """Return what the archive is asked; with `document`, only in the one that is open."""
        asked = {name: getattr(self, name) or None for name in FACETS}
        if asked["event"]:
            asked["event"] = asked["event"].upper()
        if self.view == "dyad":
            asked |= {"actor": self.a or None, "other": self.b or None}
        place = self.doc or None if document else None
        return Query(words=self.q, **asked, document=place, period=self.period)

    def url(self, view: str = "", *, suffix: str = "", **changes: str) -> str:
        """Return the address of this state with changes; `suffix` is "", ".json" or ".csv"."""
        values = {name: value for name, value in (asdict(self) | changes).items() if value and name != "view"}
        return f"/{view or self.view}{suffix}" + (f"?{urlencode(values, errors='replace')}" if values else "")

    def fresh(self, view: str = "", **changes: str) -> str:
        """Return an address that keeps what narrows, but neither page, document nor statement."""
        return replace(self, doc="", s="", part="", page="").url(view, **changes)


def restated(state: State, *, total: int, left: int = 0) -> str:
    """Return the question in plain English, with how many statements answer it."""
    what = [_words(state)]
    if state.view == "dyad":
        what.append(f"between {state.a or 'anybody'} and {state.b or 'anybody'}")
    elif state.actor:
        what.append(f"in which {state.actor} acts or is acted on")
    for value, phrase in _phrases(state):
        if value:
            what.append(phrase.format(value))
    what.append(_time(state))
    sentence = " ".join(filter(None, what))
    missing = f" Left out: {left:,} without a known time, or at another." if left else ""
    return f"{sentence}: {total:,} found.{missing}"


def _words(state: State) -> str:
    alone = not state.narrowed and state.view != "dyad"
    return "All statements" if alone else "Statements"


def _phrases(state: State) -> tuple[tuple[str, str], ...]:
    return (
        (state.event.upper(), "of the type {}"),
        (state.q, "whose sentence or title has “{}”"),
        (state.source, "said by {} or passed on by them"),
        (state.position, "whose source “{}” (position)"),
        (state.status, "whose act is given as {}"),
        (state.lane, "in the {} lane"),
    )


def _time(state: State) -> str:
    if state.since and state.until:
        return f"at a time that touches {state.since} to {state.until}"
    if state.since:
        return f"at a time that touches {state.since} or later"
    return f"at a time that touches {state.until} or earlier" if state.until else ""

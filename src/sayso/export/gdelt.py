"""GDELT 2.0: an Event and a Mentions table, tab-separated, without a header; the map is lossy and in docs/export.md."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, product
from pathlib import Path

from sayso.export import _plover
from sayso.model.actor import Actor
from sayso.model.document import Document
from sayso.model.place import Place
from sayso.model.statement import Role, Statement

ENTRY = True
LOSSY = True

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
EVENT_COLUMNS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{n}{field}" for n in (1, 2) for field in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{who}Geo_{field}" for who in ("Actor1", "Actor2", "Action") for field in _GEO),
    *"DATEADDED SOURCEURL".split(),
)
MENTION_COLUMNS = (
    *"GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID".split(),
    *"Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence".split(),
    *"MentionDocLen MentionDocTone MentionDocTranslationInfo Extras".split(),
)

Row = Mapping[str, object]
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    """One statement on one pair of actors, with its document."""

    statement: Statement
    document: Document
    one: Role | None
    other: Role | None

    @property
    def day(self) -> str:
        """The day of the event as YYYYMMDD, "" where not even the publication's is known."""
        found = _plover.day(self.statement, self.document)[0]
        return found.strftime("%Y%m%d").zfill(8) if found else ""

    @property
    def code(self) -> str:
        """The CAMEO code."""
        entry, mode = _plover.kind(self.statement), _plover.mode(self.statement)
        return str(entry.get("modes", {}).get(mode, entry["cameo"]))

    @property
    def key(self) -> Key:
        """What GDELT holds for one event: day, code, actors, place; without a day, within one document."""
        sides = [_code(role.actor) or role.words.text if role else None for role in (self.one, self.other)]
        place = self.statement.where[0].name if self.statement.where else None
        return (self.day, self.code, *sides, place, None if self.day else self.document.id)


def files(
    statements: Iterable[Statement], documents: Mapping[str, Document], folder: Path, *, text: bool = False
) -> dict[str, int]:
    """Write events.export.CSV and mentions.CSV into `folder`; return the rows of each. There is no text in either."""
    events: dict[Key, list[_Mention]] = {}
    for s in statements:
        if s.plover is not None:
            for one, other in _pairs(s):
                mention = _Mention(s, documents[s.document], one, other)
                events.setdefault(mention.key, []).append(mention)
    rows = (_event(key, found) for key, found in events.items())
    mentions = (_mention(key, m) for key, found in events.items() for m in found)
    return {
        "events.export.CSV": _save(folder / "events.export.CSV", EVENT_COLUMNS, rows),
        "mentions.CSV": _save(folder / "mentions.CSV", MENTION_COLUMNS, mentions),
    }


def _pairs(s: Statement) -> Iterator[tuple[Role | None, Role | None]]:
    """Actor1 and Actor2: every actor with every recipient; of a mutual act every two actors once."""
    if not s.recipients and len(s.actors) > 1:
        yield from combinations(s.actors, 2)
    else:
        yield from product(s.actors or (None,), s.recipients or (None,))


def _save(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        for row in rows:
            stream.write("\t".join(_cell(row.get(name)) for name in columns) + "\n")
            count += 1
    return count


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _event(key: Key, found: Sequence[_Mention]) -> Row:
    first = found[0]
    s, day = first.statement, first.day
    entry = _plover.kind(s)
    return {
        "GLOBALEVENTID": _number(key),
        "SQLDATE": day, "MonthYear": day[:6], "Year": day[:4], "FractionDate": _fraction(day),
        **_actor(1, first.one), **_actor(2, first.other),
        "IsRootEvent": int(any(map(_leads, found))),
        "EventCode": first.code, "EventBaseCode": first.code[:3], "EventRootCode": first.code[:2],
        "QuadClass": _plover.table()["quads"][entry["quad"]], "GoldsteinScale": _plover.intensity(s),
        "NumMentions": len(found), "NumSources": len({m.document.outlet or m.document.id for m in found}),
        "NumArticles": len({m.document.id for m in found}),
        **(_place(s.where[0]) if s.where else {}),
        "DATEADDED": _stamp(first.document), "SOURCEURL": first.document.url or s.path,
    }  # fmt: skip


def _mention(key: Key, m: _Mention) -> Row:
    s, d = m.statement, m.document
    return {
        "GLOBALEVENTID": _number(key),
        "EventTimeDate": f"{m.day}000000" if m.day else None, "MentionTimeDate": _stamp(d),
        "MentionType": 1 if d.url else 2, "MentionSourceName": d.outlet, "MentionIdentifier": d.url or s.path,
        "Actor1CharOffset": m.one.words.start if m.one else -1,
        "Actor2CharOffset": m.other.words.start if m.other else -1,
        "ActionCharOffset": s.trigger.start, "InRawText": 1, "Confidence": round(s.score * 10) * 10,
        "MentionDocLen": len(d.text), "Extras": f"sayso:{s.id}",
    }  # fmt: skip


def _number(key: Key) -> int:
    """An id as GDELT has them, a number: 52 bits of a hash, which every program reads exactly."""
    return int(sha256("\x1f".join(part or "" for part in key).encode("utf-8", "surrogatepass")).hexdigest()[:13], 16)


def _fraction(day: str) -> str:
    """The year with the elapsed part of it, as GDELT's codebook defines it: (month * 30 + day) / 365."""
    return f"{int(day[:4]) + (int(day[4:6]) * 30 + int(day[6:])) / 365:.4f}" if day else ""


def _stamp(d: Document) -> str | None:
    return d.date.start.strftime("%Y%m%d").zfill(8) + "000000" if d.date and d.date.start else None


def _code(actor: Actor) -> str:
    sector = actor.sector if actor.sector != "GOV" else None
    return (actor.country or "") + (sector or "") or actor.id or ""


def _actor(number: int, role: Role | None) -> Row:
    if role is None:
        return {}
    a = role.actor
    fields = {
        "Code": _code(a),
        "Name": (a.name or role.words.text).upper(),
        "CountryCode": a.country,
        "Type1Code": a.sector,
    }
    return {f"Actor{number}{name}": value for name, value in fields.items()}


def _place(p: Place) -> Row:
    """The first place; GDELT's country codes are FIPS 10-4, which we do not have: empty."""
    types = _plover.table()["geo"].get(p.precision)
    kind = types[p.country == "USA"] if types else None
    return {"ActionGeo_Type": kind, "ActionGeo_FullName": p.name, "ActionGeo_Lat": p.lat, "ActionGeo_Long": p.lon}


def _leads(m: _Mention) -> bool:
    """True where the act stands in the title or the first paragraph: GDELT's root event."""
    blocks = [b for b in m.document.segments if b.kind == "paragraph"]
    return m.statement.trigger.start < (blocks[0].end if blocks else 0)

"""PETRARCH's unit-test records: sentences about invented countries with the codes that they are to have.

python -m benchmarks.petrarch [--shared DIR] [--misses N]

A record is right in its type where every event of it is found with its PLOVER type, right as a whole where a statement
of that type has both actors too; of a record coded in both directions either direction does. The countries come to the
coder as a user's actor file. Most codes are of WEIS, which the records inherit from TABARI's suite (WEIS below), and
the rest are CAMEO's; a code that PLOVER has no type for ("comments") is passed over. Left out are the records that test
PETRARCH's own input and dictionaries, by their category or by what their comment says, and those without an event.
"""

import csv
import gzip
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks._shared import need, parser
from benchmarks.plover_gsr import countries
from sayso.actors.load import load as registry
from sayso.model.statement import Statement
from sayso.pipeline import load, text

# code, id, name, kind, sector, adjectives, metonyms: an entry of docs/actors.md each
ACTORS = """
ARN ARNOR Arnor state GOV Arnorian|Arnorians -
GON GONDOR Gondor state GOV Gondorian|Gondorians Minas_Tirith
OSG OSGILIATH Osgiliath state GOV - -
ERI ERIADOR Eriador state GOV Eriadorian|Eriadorians|Eriadori -
MOR MORDOR Mordor state GOV - Cirith_Ungol|Barad-dur
ROH ROHAN Rohan state GOV Rohans -
BRE BREE Bree state GOV - -
CAL CALENARDHON Calenardhon state GOV Calenardhoni -
FOR FORNOST Fornost state GOV - -
ITH ITHILEN Ithilen state GOV - -
DOL DOL_AMROTH Dol_Amroth state GOV - -
DAG DAGOLATH Dagolath state GOV Dagolathi -
SHR SHIRE Shire state GOV - Michel_Delving|White_Downs
ELF ELVES Elves people CVL Elven Caras_Galadhon
HOB HOBBITS Hobbits people CVL - -
ELF ELVES Galadriel person GOV - -
HOB HOBBITS Gollum person CVL - -
HOB HOBBITS Frodo person CVL - -
"""
ROWS = [[cell.replace("_", " ") if i in (2, 6) else cell for i, cell in enumerate(line.split())]
        for line in ACTORS.strip().splitlines()]  # fmt: skip
IDS = {row[0]: row[1] for row in ROWS} | {
    "IGOEEU": "EU", "IGOAFR": "AFRICAN_UNION", "IGOCOPITP": "INTERNATIONAL_CRIMINAL_COURT",
    "NZE": "NZL", "KUW": "KWT",
}  # fmt: skip
# What WEIS's codes are in PLOVER; several where PLOVER divides what WEIS does not, or has another for the future.
WEIS = {
    "031": {"CONSULT", "AGREE"}, "032": {"CONSULT"}, "033": {"CONSULT"}, "041": {"SUPPORT"}, "042": {"SUPPORT"},
    "050": {"AGREE"}, "064": {"SUPPORT", "AGREE"}, "070": {"AID"}, "071": {"AID"},
    "080": {"AGREE"}, "081": {"AGREE", "SUPPORT"}, "082": {"AGREE"}, "085": {"AGREE", "SUPPORT"},
    "095": {"REQUEST"}, "096": {"REQUEST"}, "102": {"REQUEST"}, "112": {"REJECT", "ACCUSE"},
    "121": {"ACCUSE"}, "122": {"ACCUSE"}, "131": {"ACCUSE"}, "132": {"ACCUSE"}, "160": {"THREATEN"},
    "162": {"THREATEN"}, "173": {"THREATEN"}, "191": {"SANCTION"}, "201": {"SANCTION", "COERCE"}, "212": {"COERCE"},
    "222": {"ASSAULT"}, "223": {"ASSAULT"}, "224": {"ASSAULT"},
}  # fmt: skip
CAMEO = {"030", "194", "1711", "1721"}  # the codes of the records that are CAMEO's and none of WEIS's
COMMENTS = {"023", "024"}  # WEIS's comments: no type of PLOVER
FORMAT = {"ERROR": "errors of input", "PARSING": "parses", "PATTERN": "dictionary", "SYNSET": "dictionary",
          "VERB": "dictionary", "DATE": "dictionary"}  # fmt: skip
_DICTIONARY = re.compile(r"pattern|synset|multi-?word|dictionary|discard|not pick up|redundant", re.I)


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence with its events: (PLOVER types, actor's id, recipient's id), an id None where it is nobody's."""

    id: str
    text: str
    date: str
    events: tuple[tuple[frozenset[str], str | None, str | None], ...]


def main() -> int:
    """Print the shares of records that are right, and how many are left out, and why."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many wrong records")
    args = options.parse_args()
    data = args.shared / "data"
    path = need(data / "petrarch" / "PETR.UnitTest.records.xml.gz", "PETRARCH2's repository")
    table = need(data / "plover" / "CAMEO2PLOVER-2021.txt.gz", "the PLOVER manual's repository")
    codes = WEIS | {c: t for c, t in cameo(gzip.decompress(table.read_bytes()).decode()).items() if c in CAMEO}
    records, out = split(gzip.decompress(path.read_bytes()), codes)
    marks = list(_marks(records, args.misses))
    print(f"PETRARCH's records, {len(records)} of {len(records) + out.total()}: ", end="")
    print(f"type {sum(t for t, _ in marks) / len(marks):.3f}, ", end="")
    print(f"type and both actors {sum(w for _, w in marks) / len(marks):.3f}")
    print("left out:", ", ".join(f"{reason} {n}" for reason, n in out.most_common()))
    return 0


def cameo(table: str) -> dict[str, set[str]]:
    """The types of CAMEO's codes, from the manual's conversion table."""
    found: dict[str, set[str]] = {}
    for code, kind in re.findall(r"^(\d{3,4}): (\w+)", table, re.M):
        found.setdefault(code, set()).add(kind)
    return found


def split(xml: bytes, codes: dict[str, set[str]]) -> tuple[list[Record], Counter[str]]:
    """The records that are judged, and how many are left out for which reason."""
    builder = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
    found, out = [], Counter[str]()
    for element in ElementTree.fromstring(xml, parser=builder).iter("Sentence"):
        record = _record(element, codes)
        if isinstance(record, Record):
            found.append(record)
        else:
            out[record] += 1
    return found, out


def _record(element: ElementTree.Element, codes: dict[str, set[str]]) -> Record | str:
    """A record, or the reason why it is none to judge."""
    events = [e.attrib for e in element.iter("EventCoding") if "eventcode" in e.attrib]
    notes = " ".join(c.text or "" for c in element if c.tag is ElementTree.Comment)
    if element.attrib["category"] in FORMAT:
        return FORMAT[element.attrib["category"]]
    if _DICTIONARY.search(notes):
        return "dictionary"
    events = [e for e in events if e["eventcode"] not in COMMENTS]
    if not events:
        return "no event"
    coded = [(codes.get(e["eventcode"]), side(e["sourcecode"]), side(e["targetcode"])) for e in events]
    if not all(types and "?" not in (actor, other) for types, actor, other in coded):
        return "codes of its own"
    day = element.attrib["date"]
    passage = " ".join((element.findtext("Text") or "").split())
    chosen = tuple((frozenset(types or ()), actor, other) for types, actor, other in coded)
    return Record(element.attrib["id"], passage, f"{day[:4]}-{day[4:6]}-{day[6:]}", chosen)


def side(code: str) -> str | None:
    """The id of an actor's code, None for nobody's ("---GOV"), "?" for a code that is not to be read."""
    if code in IDS:
        return IDS[code]
    if code.startswith("---"):
        return None
    parts = re.findall("[A-Z]{3}", code)
    known = (IDS.get(p) or (p if registry().state(p) else None) for p in parts)
    return next(filter(None, known), "?")


def _marks(records: Iterable[Record], misses: int) -> Iterator[tuple[bool, bool]]:
    with tempfile.TemporaryDirectory() as folder:
        coder = load("en", actors=(actor_file(Path(folder)),))
        for record in records:
            found = coder(text(record.text, date=record.date))
            typed, whole = judged(record, found)
            if misses > 0 and not whole:
                misses -= 1
                said = [(s.plover, s.event, countries(s.actors), countries(s.recipients)) for s in found]
                print(f"{record.id} {record.events}: {record.text}\n    {said}")
            yield typed, whole


def actor_file(folder: Path) -> Path:
    """Write the invented countries as a user's actor file."""
    path = folder / "invented.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(("id", "name", "kind", "sector", "country", "adjectives", "metonyms"))
        for _, name_id, name, kind, sector, *lists in ROWS:
            out.writerow((name_id, name, kind, sector, "", *("" if cell == "-" else cell for cell in lists)))
    return path


def judged(record: Record, found: Iterable[Statement]) -> tuple[bool, bool]:
    """Whether every event's type is found, and found with both of its actors."""
    statements, both = list(found), {(a, b) for _, a, b in record.events}
    typed = [[s for s in statements if types & {s.plover, s.event}] for types, *_ in record.events]
    whole = all(
        any(_joins(s, actor, other) or ((other, actor) in both and _joins(s, other, actor)) for s in right)
        for right, (_, actor, other) in zip(typed, record.events, strict=True)
    )
    return all(typed), whole and all(typed)


def _joins(statement: Statement, actor: str | None, other: str | None) -> bool:
    # Mutual acts have all sides under actors.
    actors = countries(statement.actors)
    return (actor is None or actor in actors) and (other is None or other in actors | countries(statement.recipients))


if __name__ == "__main__":
    sys.exit(main())

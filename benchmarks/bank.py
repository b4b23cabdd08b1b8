"""Check the annotated passages of gold/bank and say what they hold.

python -m benchmarks.bank [FOLDER ...] [--rows]
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path

from benchmarks._bank import FOLDER, SPLITS, BankError, Coded, Passage, read
from sayso.codebook.load import load

_FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"}
_STATUS = {"occurred", "ongoing", "planned", "predicted", "requested", "conditional"}
_POSITION = {"asserts", "denies", "no position", "minimises", "predicts", "asks", "allows", "imagines"}
_EXTRA = {"when", "where", "position", "about", "via", "optional", "rows", "note", "mode", "presupposed"}
_HEAD = {"genre", "scenario", "date", "rows", "note", "region"}
_GENRES = {"wire", "op-ed", "communique", "think-tank", "interview", "history", "forum", "brief", "live", "off-topic"}
_ID = re.compile(r"null|[A-Z][A-Z0-9_]*")
_EDTF = re.compile(r"(\.\.|\d{3}[\dX](-\d\d(-\d\d)?)?[~?%]?)?(/(\.\.|\d{3}[\dX](-\d\d(-\d\d)?)?[~?%]?)?)?")


def faults(passage: Passage) -> Iterator[str]:
    """Say what in a passage goes against the codebook's short form."""
    types = set(load().types)
    if passage.head.get("genre") not in _GENRES:
        yield f"{passage.path}: genre is one of {', '.join(sorted(_GENRES))}"
    if unknown := set(passage.head) - _HEAD:
        yield f"{passage.path}: the head knows {', '.join(sorted(_HEAD))}, not {', '.join(sorted(unknown))}"
    if not re.fullmatch(r"unknown|\d{4}(-\d\d){0,2}", passage.head.get("date", "")):
        yield f"{passage.path}: the head needs 'date: YYYY-MM-DD' or 'date: unknown'"
    seen: set[tuple[int, int]] = set()
    for coded in passage.statements:
        for fault in _statement(coded, types, len(passage.statements)):
            yield f"{passage.path}:{coded.line}: {fault}"
        if (coded.start, coded.end) in seen:
            yield f"{passage.path}:{coded.line}: a second statement on the same trigger"
        seen.add((coded.start, coded.end))


def _statement(coded: Coded, types: set[str], count: int) -> Iterator[str]:
    for value, known, name in (
        (coded.event, types, "event"),
        (coded.factuality, _FACTUALITY, "factuality"),
        (coded.author, _FACTUALITY, "author's factuality"),
        (coded.status, _STATUS, "status"),
        (coded.extra.get("position", "asserts"), _POSITION, "position"),
    ):
        if bad := set(value.split("|")) - known:
            yield f"{name} {'|'.join(bad)} is none of {', '.join(sorted(known))}"
    for party in (*coded.actors, *coded.recipients, coded.source):
        if not all(_ID.fullmatch(x) for x in party.id.removesuffix("|").split("|")):
            yield f"{party.id!r} is no id: upper case, or null; alternatives with |, a last | for 'may be missing'"
    if unknown := set(coded.extra) - _EXTRA:
        yield f"unknown field {', '.join(sorted(unknown))}: one of {', '.join(sorted(_EXTRA))}"
    if not all(_EDTF.fullmatch(x) for x in coded.extra.get("when", "2000").split("|")):
        yield f"when={coded.extra['when']} is no EDTF"
    if not 1 <= int(coded.extra.get("about", "1")) <= count:
        yield f"about={coded.extra['about']} counts the statements of this passage from 1"


def main() -> int:
    """Print faults and counts; exit code 1 where there are faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[FOLDER / split for split in SPLITS])
    parser.add_argument("--rows", action="store_true", help="count the rows of the hard cases")
    args = parser.parse_args()
    return max([_folder(folder, args.rows) for folder in args.folders])


def _folder(folder: Path, rows: bool) -> int:
    found: list[Passage] = []
    wrong: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        try:
            found.append(read(path))
        except BankError as error:
            wrong.append(str(error))
    wrong += [fault for passage in found for fault in faults(passage)]
    print(*wrong, sep="\n")
    _counts(folder, found, rows)
    return bool(wrong)


def _counts(folder: Path, found: list[Passage], rows: bool) -> None:
    statements = [s for p in found for s in p.statements]
    sentences = sum(len(re.findall(r"[.!?…][\"'”’)\]]*(?=\s|$)", p.text)) for p in found)
    dyads = {d for s in statements for d in product((a.id for a in s.actors), (r.id for r in s.recipients))}
    digest = sha256("".join(sha256(p.path.read_bytes()).hexdigest() for p in found).encode()).hexdigest()[:16]
    print(f"{folder}: {len(found)} passages, about {sentences} sentences, {len(statements)} statements,")
    print(f"  {len(dyads)} dyads, digest {digest}")
    print("  events", dict(Counter(s.event.split("|")[0] for s in statements).most_common()))
    print("  status", dict(Counter(s.status.split("|")[0] for s in statements).most_common()))
    print("  factuality", dict(Counter(s.factuality.split("|")[0] for s in statements).most_common()))
    print("  genres", dict(Counter(p.head.get("genre", "") for p in found).most_common()))
    if rows:
        marks = Counter(row for p in found for row in p.rows)
        print("  rows", {n: marks.get(str(n), 0) for n in range(1, 54)})


if __name__ == "__main__":
    sys.exit(main())

"""The qualifiers alone: gold triggers and the gold words of their parties go in, and what comes out is judged by field.

python -m benchmarks.qualifiers [--split dev] [--misses FIELD]

What detection and extraction miss does not count here, so that this tells where rows that were found still go wrong.
Actors and recipients are judged each by each, by the kind of word that carries the mention: name, pronoun, other.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks._bank import FOLDER, SPLITS, Coded, Passage, gold, passages
from benchmarks._shared import need, parser
from sayso.codebook.load import load as codebook
from sayso.model.actor import AUTHOR
from sayso.model.analysis import Analysis
from sayso.model.statement import Role, Source, Statement
from sayso.model.wire import to_dict
from sayso.pipeline import QUALIFIERS, Coder, load, text

Row = dict[str, Any]
_SIDES = ("actors", "recipients")


def main() -> int:
    """Print the share right of each field."""
    options = parser(__doc__ or "")
    options.add_argument("--split", choices=SPLITS, default="dev")
    options.add_argument("--misses", default="", help="list what is wrong in a field")
    args = options.parse_args()
    scorer = scoring(need(args.shared / "tools" / "score.py", "the project's scorer"))
    coder = load("en")
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for passage in passages(FOLDER / args.split):
        for field, good, told in judged(passage, coder, scorer):
            seen[field] += 1
            right[field] += good
            if not good and args.misses and field.startswith(args.misses):
                print(f"{passage.path.stem}: {field}: {told}")
    print(f"bank {args.split}, gold triggers and parties")
    for field in sorted(seen, key=lambda f: (f.partition(" ")[0] not in _SIDES, f)):
        print(f"{field:<20} {right[field]:>5} of {seen[field]:>5}   {right[field] / seen[field]:.3f}")
    return 0


def scoring(path: Any) -> Any:
    """The scorer's module."""
    sys.path.insert(0, str(path.parent))
    import score  # type: ignore[import-not-found]

    return score


def judged(passage: Passage, coder: Coder, scorer: Any) -> Iterator[tuple[str, bool, str]]:
    """Each judged field of a passage's statements: its name, whether it is right, and what a miss looks like."""
    date = passage.head["date"]
    analysis = coder.analyse(text(passage.text, date=None if date == "unknown" else date))
    wanted = list(zip(passage.statements, gold(passage), strict=True))
    found = {_place(s): to_dict(s) for s in qualified([bare(c, analysis) for c, _ in wanted], coder, analysis)}
    for coded, want in wanted:
        got = found.get((coded.start, coded.end))
        if got is None or want.get("optional"):
            continue
        where = f"[{got['trigger']['text']}] in {got['sentence']['text']!r}"
        for side in _SIDES:
            yield from _parties(coded, got, side, analysis, scorer, where)
        for field, good in fields(want, got, scorer):
            key = "factuality" if field == "sign" else field
            yield field, good, f"{want[key]} wanted, {got.get(key)} found for {where}"


def bare(coded: Coded, analysis: Analysis) -> Statement | None:
    """The statement that an extractor would make which finds exactly these words; None outside every sentence."""
    place = analysis.locate(coded.start)
    if place is None:
        return None
    document = analysis.document
    event = coded.event.split("|")[0]
    kind = codebook().types[event].kind
    actors, recipients = (
        tuple(Role(document.excerpt(p.start, p.end)) for p in side if p.start is not None and p.end is not None)
        for side in (coded.actors, coded.recipients)
    )
    return Statement(
        document=document.id, path=document.path, kind=kind, sentence=analysis.excerpt(analysis.sentences[place[0]]),
        trigger=document.excerpt(coded.start, coded.end), event=event, source=Source(AUTHOR), actors=actors,
        recipients=recipients, status="ongoing" if kind == "tie" else "occurred", explain=("gold",), score=0.9,
    )  # fmt: skip


def qualified(given: list[Statement | None], coder: Coder, analysis: Analysis) -> list[Statement]:
    """The statements after every qualifier but the one that asks whether they are political."""
    statements = [s for s in given if s is not None]
    for name, qualify in zip(QUALIFIERS, coder.qualifiers, strict=True):
        if name != "relevance":
            statements = qualify(statements, analysis)
    return statements


def _place(statement: Statement) -> tuple[int, int]:
    return statement.trigger.start, statement.trigger.end


def _parties(
    coded: Coded, got: Row, side: str, analysis: Analysis, scorer: Any, where: str
) -> Iterator[tuple[str, bool, str]]:
    """A mention is right where it has a wanted id and none that no party of its side has."""
    known = [p for p in getattr(coded, side) if p.start is not None]
    every = {name for p in known for name in p.id.split("|")}
    for party in known:
        mine = [a for a in got[side] if _overlaps(a, party.start, party.end)]
        ids = set().union(*(scorer.ids(a) for a in mine)) if mine else set()
        wanted = set(party.id.split("|"))
        good = bool(ids & wanted) and all(scorer.ids(a) & every for a in mine if scorer.ids(a))
        good = good or (bool(wanted & {"null", ""}) and not ids)
        words = analysis.document.text[party.start : party.end]
        yield f"{side} {_kind(party.start, party.end, analysis)}", good, f"{party.id} = {words!r} is {ids} in {where}"


def _overlaps(role: Mapping[str, Any], start: int, end: int) -> bool:
    return role.get("start") is not None and role["start"] < end and start < role["end"]


def _kind(start: int, end: int, analysis: Analysis) -> str:
    """Whether a mention names somebody, points with a pronoun, or describes."""
    place = analysis.locate(start)
    tokens = analysis.sentences[place[0]].tokens if place else ()
    tags = {t.upos for t in tokens if t.start < end and start < t.end}
    return "name" if "PROPN" in tags else "pronoun" if "PRON" in tags else "other"


def fields(want: Row, got: Row, scorer: Any) -> Iterator[tuple[str, bool]]:
    """The judged fields of a statement that its gold fills, by the scorer's rules where it has any."""
    yield "source", scorer.source_ok(want["source"], got.get("source"))
    yield "sign", got["factuality"][-1] in {value[-1] for value in want["factuality"].split("|")}
    yield "status", scorer.ok(want["status"], got["status"])
    if want.get("when"):
        mine = scorer.interval((got.get("when") or {}).get("edtf"))
        yield "when", any(scorer.overlap(mine, scorer.interval(each)) for each in want["when"].split("|"))
    if want.get("where"):
        mine = {place.get("country") for place in got.get("where") or ()}
        yield "where", all(set(each.split("|")) & {*mine, ""} for each in want["where"].split())
    if want.get("via"):
        mine = {i for a in got.get("via") or () for i in scorer.ids(a.get("actor", a))}
        yield "via", all(set(each.split("|")) & mine for each in want["via"])
    if want.get("position"):
        yield "position", got.get("position") in want["position"].split("|")


if __name__ == "__main__":
    sys.exit(main())

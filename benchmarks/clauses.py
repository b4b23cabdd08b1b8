"""The frozen clauses (gold/clauses): sign and status of an act by class, and who acts on whom.

python -m benchmarks.clauses [--shared DIR] [--extractor NAME] [--misses N]

Judged is the coder's statement on the marked word. The sign is a property of the clause: where the coder has no
statement there, one is put on the word and goes through the coder's qualifiers, all but relevance. Slots are asked of
the coder's own statements: a line that it has none for is wrong. Nothing is tuned on these lines, and none is printed
unless --misses asks for it.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._shared import parser
from sayso.model.actor import AUTHOR
from sayso.model.analysis import Analysis
from sayso.model.document import Span
from sayso.model.statement import Role, Source, Statement
from sayso.pipeline import QUALIFIERS, Coder, load, text

FOLDER = Path(__file__).parent.parent / "gold" / "clauses"
_EVENT = "COOPERATE"  # of a statement put on a word: the sign does not hang on it


@dataclass(frozen=True, slots=True)
class Clause:
    """A line: the sentence without its marks, the marked word, and the gold columns."""

    text: str
    trigger: Span
    gold: dict[str, str]


@dataclass(frozen=True, slots=True)
class Slots:
    """How a line's slots fare: whether coded, actors right, recipients right, one actor wanted, more than one given."""

    coded: bool = False
    actors: bool = False
    recipients: bool = False
    single: bool = False
    compound: bool = False


def main() -> int:
    """Print sign and status by class, "will" read as negated, and slots."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many wrong lines of each set")
    options.add_argument("--extractor", default="", help="an entry of sayso.extract")
    args = options.parse_args()
    coder = load("en", **({"extractor": args.extractor} if args.extractor else {}))
    _factuality(list(clauses(FOLDER / "factuality.tsv")), coder, args.misses)
    _slots(list(clauses(FOLDER / "slots.tsv")), coder, args.misses)
    return 0


def clauses(path: Path) -> Iterator[Clause]:
    """The lines of a set."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Clause(*unmarked(row["sentence"]), row)


def unmarked(marked: str) -> tuple[str, Span]:
    """The sentence without its marks, and where the marked word stands in it."""
    before, _, rest = marked.partition("[[")
    word, _, after = rest.partition("]]")
    return before + word + after, Span(len(before), len(before) + len(word))


# -- sign and status -------------------------------------------------------------------------------------------------


def _factuality(lines: Sequence[Clause], coder: Coder, misses: int) -> None:
    marks: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    negated = 0
    for line in lines:
        statement, own = on_word(line, coder)
        mark = _one_of(line.gold["sign"], sign(statement)), _one_of(line.gold["status"], statement.status), own
        marks[line.gold["class"]].append(mark)
        negated += line.gold["class"] == "will" and sign(statement) == "-" and "-" not in line.gold["sign"]
        if misses > 0 and not (mark[0] and mark[1]):
            misses -= 1
            print(f"{line.gold['sign']} {line.gold['status']} as {statement.factuality} {statement.status}: {line}")
    print(f"clauses, factuality, {len(lines)}: class, lines, sign, status, coded by us")
    every = [mark for group in marks.values() for mark in group]
    for name, group in [*marks.items(), ("all", every)]:
        shares = [sum(mark[i] for mark in group) / len(group) for i in range(3)]
        print(f"{name:<12} {len(group):>4} {shares[0]:>6.3f} {shares[1]:>6.3f} {shares[2]:>6.3f}")
    print(f'"will" read as negated: {negated / max(1, len(marks["will"])):.3f}')


def on_word(line: Clause, coder: Coder) -> tuple[Statement, bool]:
    """The coder's statement on the marked word, or one put there; and whether it is the coder's own."""
    document = text(line.text)
    own = at(coder(document), line.trigger)
    if own:
        return own, True
    analysis = coder.analyse(document)
    found = coder.extract(analysis)
    if at(found, line.trigger) is None:
        found = sorted((*found, bare(analysis, line.trigger)), key=lambda s: s.trigger.start)
    for name, qualify in zip(QUALIFIERS, coder.qualifiers, strict=True):
        found = qualify(found, analysis) if name != "relevance" else found
    kept = at(found, line.trigger)
    return kept or bare(analysis, line.trigger), False


def at(statements: Sequence[Statement], trigger: Span) -> Statement | None:
    """The statement whose trigger overlaps a word, the shortest trigger first."""
    found = [s for s in statements if s.trigger.span.overlaps(trigger)]
    return min(found, key=lambda s: s.trigger.end - s.trigger.start, default=None)


def bare(analysis: Analysis, trigger: Span) -> Statement:
    """A statement on a word, with nothing known of it; of several words on the one that the rest hang on."""
    document = analysis.document
    number, _ = analysis.locate(trigger.start) or (0, 0)
    sentence = analysis.sentences[number]
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < trigger.end and trigger.start < t.end]
    token = next((sentence.tokens[i] for i in inside if sentence.tokens[i].head not in inside), None)
    words = document.excerpt(token.start, token.end) if token else document.excerpt(trigger.start, trigger.end)
    return Statement(
        document=document.id, path=document.path, kind="event", sentence=analysis.excerpt(sentence),
        trigger=words, event=_EVENT, source=Source(AUTHOR),
    )  # fmt: skip


def sign(statement: Statement) -> str:
    """The sign of the source's commitment: "+", "-" or "U"."""
    return statement.factuality[-1]


def _one_of(gold: str, value: str) -> bool:
    return value in gold.split("|")


# -- slots -----------------------------------------------------------------------------------------------------------


def _slots(lines: Sequence[Clause], coder: Coder, misses: int) -> None:
    marks = []
    coded = {passage: coder(text(passage)) for passage in dict.fromkeys(line.text for line in lines)}
    for line in lines:
        statement = at(coded[line.text], line.trigger)
        marks.append(slots(line.gold, statement))
        if misses > 0 and not (marks[-1].actors and marks[-1].recipients):
            misses -= 1
            said = [_ids(statement.actors), _ids(statement.recipients)] if statement else None
            print(f"{line.gold['actors']} {line.gold['recipients']} as {said}: {line.text}")
    single = [m for m in marks if m.single]
    print(f"clauses, slots, {len(marks)} lines, coded {_share([m.coded for m in marks])}")
    for name, group in (("of all", marks), ("of coded", [m for m in marks if m.coded])):
        actors, recipients = _share([m.actors for m in group]), _share([m.recipients for m in group])
        both = _share([m.actors and m.recipients for m in group])
        print(f"{name:<12} actors right {actors}, recipients right {recipients}, both {both}")
    print(f"false compound actors: {_share([m.compound for m in single])} of {len(single)} coded that have one actor")


def _share(marks: Sequence[bool]) -> str:
    return f"{sum(marks) / max(1, len(marks)):.3f}"


def slots(gold: dict[str, str], statement: Statement | None) -> Slots:
    """How a statement fills the slots of a line."""
    if statement is None:
        return Slots()
    wanted = [[token.strip() for token in gold[side].split(",") if token.strip() not in ("", "-")]
              for side in ("actors", "recipients")]  # fmt: skip
    single = len(wanted[0]) == 1
    return Slots(
        coded=True, actors=fits(wanted[0], statement.actors), recipients=fits(wanted[1], statement.recipients),
        single=single, compound=single and len(_ids(statement.actors)) > 1,
    )  # fmt: skip


def fits(tokens: Sequence[str], roles: Sequence[Role]) -> bool:
    """True where the roles are the gold ids and no others: "A|B" either, a trailing "|" may be missing."""
    left = [{x for x in (role.actor.id, role.actor.country) if x} for role in roles if role.actor.id]
    for token in sorted(tokens, key=lambda t: t.endswith("|")):
        ids = {x for x in token.split("|") if x}
        match = next((known for known in left if known & ids), None)
        if match is not None:
            left.remove(match)
        elif not token.endswith("|"):
            return False
    return not left


def _ids(roles: Sequence[Role]) -> list[str]:
    return [role.actor.id for role in roles if role.actor.id]


if __name__ == "__main__":
    sys.exit(main())

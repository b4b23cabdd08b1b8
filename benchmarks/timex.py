"""Time expressions and what events hang on them (TDG, dated Wikinews articles; measured only).

python -m benchmarks.timex [--shared DIR] [--split dev|train] [--misses N]

TDG gives no values. It says what a time expression is read from: nothing (an absolute date), the document's date, or
another expression; ours is read from whatever changes what it resolves to. Of an event it says the time expression or
the document's date that places it, and how. Judged are the events that the coder codes. Placed by an expression in the
text, `when` is right where it has that expression's words, or its period; on the document's day, where it has the
document's date; only before or after it, where no time expression gives `when`.
"""

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from benchmarks._shared import need, parser
from benchmarks._tdg import DATE, ROOT, Article, Parent, articles
from sayso.model.document import Span
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.pipeline import Coder, load, text
from sayso.qualify._clock import Clock
from sayso.qualify._resolve import PAST, resolve
from sayso.qualify._timex import Timex, find

SPLITS = ("dev", "train")
Reading = tuple[Timex, Period | None, Parent | None]  # an expression, what it means, and from what that is read
_WITHIN = ("included", "overlap")


def main() -> int:
    """Print how many expressions are found and read from the right anchor, and how many events have the right one."""
    options = parser(__doc__ or "")
    options.add_argument("--split", choices=SPLITS, action="append", help="dev, train, or both (default)")
    options.add_argument("--misses", type=int, default=0, help="print so many wrong times of events")
    args = options.parse_args()
    coder, seen = load("en"), Tally(args.misses)
    for split in args.split or SPLITS:
        path = need(args.shared / "data" / "tdg" / f"{split}.txt.gz", "TDG's repository")
        for article in articles(gzip.decompress(path.read_bytes()).decode()):
            seen.add(article, *read(article, coder))
    seen.print()
    return 0


def read(article: Article, coder: Coder) -> tuple[list[Reading], list[Statement]]:
    """The coder's time expressions, read, and its statements."""
    document = text(article.text, date=article.date.edtf)
    analysis = coder.analyse(document)
    clock = Clock(analysis, ())
    found = [t for s in analysis.sentences for t in find(article.text, s.start, s.end) if t.base.kind != "offset"]
    return [reading(t, clock, article.date) for t in found], coder(document)


def reading(timex: Timex, clock: Clock, date: Period) -> Reading:
    """What an expression means, and what that is read from: the least that gives the same period."""
    period = clock.resolve(timex, date, PAST)
    if period is None:
        return timex, None, None
    if resolve(timex, reference=None, anchor=None, tense=PAST) == period:
        return timex, period, ROOT
    if resolve(timex, reference=date, anchor=None, tense=PAST) == period:
        return timex, period, DATE
    anchor = clock.anchors.get(timex.core)
    return timex, period, Span(anchor.end - 1, anchor.end) if anchor else None


class Tally:
    """What has been counted."""

    def __init__(self, misses: int = 0) -> None:
        self.counts: Counter[str] = Counter()
        self.parents: dict[str, list[bool]] = defaultdict(list)
        self.events: dict[str, list[bool]] = defaultdict(list)
        self.misses = misses

    def add(self, article: Article, readings: list[Reading], statements: list[Statement]) -> None:
        """Count one article."""
        self.counts["ours"] += len(readings)
        self.counts["events"] += len(article.events)
        self.counts["ours in theirs"] += sum(any(_on(r, span) for span in article.times) for r in readings)
        for span, parent in article.times.items():
            ours = next((r for r in readings if _on(r, span)), None)
            self.counts["theirs"] += 1
            self.counts["found"] += ours is not None
            if ours and ours[1] is not None:
                self.parents[kind(parent)].append(same(parent, ours[2]))
        for name, right, statement in events(article, readings, statements):
            self.events[name].append(right)
            if self.misses > 0 and not right:
                self.misses -= 1
                print(f"{name}: {statement.trigger.text!r} {statement.when} {statement.sentence.text}")

    def print(self) -> None:
        """Print the figures."""
        counts = self.counts
        found, ours = counts["found"] / max(1, counts["theirs"]), counts["ours in theirs"] / max(1, counts["ours"])
        print(f"TDG, {counts['theirs']} time expressions: found {found:.3f}, of ours in theirs {ours:.3f}")
        table("read from the right anchor, of those that resolve", self.parents)
        table(f"of {counts['events']} events those coded, time from the right anchor", self.events)


def table(title: str, marks: dict[str, list[bool]]) -> None:
    """Print shares by group and over all."""
    every = [mark for group in marks.values() for mark in group]
    print(f"{title}: {sum(every) / max(1, len(every)):.3f} of {len(every)}")
    for name, group in sorted(marks.items()):
        print(f"    {name:<36} {sum(group) / len(group):.3f} of {len(group)}")


def _on(ours: Reading, span: Span) -> bool:
    return Span(ours[0].core, ours[0].end).overlaps(span)


def kind(parent: Parent) -> str:
    """The name of a group of expressions."""
    return {ROOT: "nothing (absolute)", DATE: "the document's date"}.get(str(parent), "another expression")


def same(theirs: Parent, ours: Parent | None) -> bool:
    """Whether two anchors are one."""
    if isinstance(theirs, Span):
        return isinstance(ours, Span) and theirs.overlaps(ours)
    return theirs == ours


def events(
    article: Article, readings: list[Reading], statements: list[Statement]
) -> Iterator[tuple[str, bool, Statement]]:
    """TDG's events that are coded: the group, whether `when` has the right anchor, and the statement."""
    for span, (parent, relation) in article.events.items():
        statement = next((s for s in statements if s.trigger.span.overlaps(span)), None)
        if statement is not None:
            within = relation in _WITHIN
            name, right = _JUDGES[isinstance(parent, Span), within]
            yield name, right(article, statement, parent, readings), statement


def _by_words(article: Article, statement: Statement, parent: Parent, readings: list[Reading]) -> bool:
    """True where the time is the expression's: its words in the sentence, or its period."""
    assert isinstance(parent, Span)
    when, sentence = statement.when, statement.sentence
    if when.text:
        at = sentence.text.find(when.text)
        while at >= 0:
            if Span(sentence.start + at, sentence.start + at + len(when.text)).overlaps(parent):
                return True
            at = sentence.text.find(when.text, at + 1)
        return False
    period = next((p for t, p, _ in readings if Span(t.core, t.end).overlaps(parent)), None)
    return when.period is not None and when.period == period


def _on_day(article: Article, statement: Statement, *_: object) -> bool:
    return statement.when.basis == "document" or statement.when.period == article.date


def _unstated(_: Article, statement: Statement, *__: object) -> bool:
    return statement.when.text is None and statement.when.basis in (None, "document")


# (placed by an expression in the text, within it) -> name of the group, and what is right there
_JUDGES: dict[tuple[bool, bool], tuple[str, Callable[..., bool]]] = {
    (True, True): ("in a time expression", _by_words),
    (True, False): ("before or after a time expression", _by_words),
    (False, True): ("on the document's day", _on_day),
    (False, False): ("before or after the document's day", _unstated),
}


if __name__ == "__main__":
    sys.exit(main())

"""Fit what a time near by is worth to an act without one, on the bank and real articles: ``python -m training.nearby``.

The acts and their parties are given, the times are what the text states. A time is right where the scorer takes it
for gold's; where gold leaves the time open, every one is wrong. Writes ``languages/en/nearby.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks._bank import FOLDER, Passage, gold, passages
from benchmarks._real import LEARNT, articles, passage
from benchmarks._shared import need, parser
from benchmarks.qualifiers import bare, scoring
from sayso.model.analysis import Analysis
from sayso.model.statement import Statement
from sayso.pipeline import QUALIFIERS, Coder, load
from sayso.pipeline import text as document
from sayso.qualify import _calendar as calendar
from sayso.qualify._clock import Clock
from sayso.qualify._nearby import Nearby
from training.joint import Row, logistic

OUT = Path(__file__).resolve().parent.parent / "src/sayso/languages/en/nearby.yml"
THRESHOLD = (
    0.25  # the chance from which a time is taken; by judgement on dev: below it wrong times grow faster than right ones
)
HEAD = """# What a time near by is worth to an act that has none, as log-odds by feature. Read by qualify/_nearby.py.
# Fitted on what the bank has for training by `python -m training.nearby`, which writes this file.
"""


def main() -> int:
    """Fit the weights and write them."""
    options = parser(__doc__ or "")
    options.add_argument("--every", type=int, default=1, help="fit on every so many-th text, for a trial")
    args = options.parse_args()
    scorer = scoring(need(args.shared / "tools" / "score.py", "the project's scorer"))
    coder = load("en")
    made = passages(FOLDER / "train")
    found = (passage(row, text, LEARNT) for row, text in articles(args.shared, LEARNT))
    texts = [*made, *found][:: args.every]
    write(logistic([row for each in texts for row in _rows(each, coder, scorer)]))
    return 0


def write(weights: dict[str, float]) -> None:
    """Write the file that the qualifier reads."""
    lines = "".join(f'  "{name}": {weight:.2f}\n' for name, weight in sorted(weights.items()) if abs(weight) >= 0.005)
    OUT.write_text(f"{HEAD}threshold: {THRESHOLD}\nweights:\n{lines}", encoding="utf-8")


def _rows(each: Passage, coder: Coder, scorer: Any) -> Iterator[Row]:
    date = each.head["date"]
    analysis = coder.analyse(document(each.text, date=None if date == "unknown" else date))
    wanted = {(c.start, c.end): g for c, g in zip(each.statements, gold(each), strict=True)}
    given = [s for c in each.statements if (s := bare(c, analysis))]
    yield from weighed(dated(given, coder, analysis), wanted, analysis, scorer)


def dated(given: list[Statement], coder: Coder, analysis: Analysis) -> list[Statement]:
    """The statements with the times that the text states or lends, without those near by."""
    names = QUALIFIERS[: QUALIFIERS.index("when")]
    for name, qualify in zip(QUALIFIERS, coder.qualifiers, strict=True):
        if name in names and name != "relevance":
            given = qualify(given, analysis)
    from sayso.qualify.when import stated

    return stated(given, analysis)


def weighed(statements: list[Statement], wanted: dict[Any, Any], analysis: Analysis, scorer: Any) -> Iterator[Row]:
    """The features of each time around an act without one, and whether it is gold's."""
    nearby = Nearby(Clock(analysis, statements), statements)
    for statement in statements:
        want = wanted.get((statement.trigger.start, statement.trigger.end))
        if want is None or want.get("optional") or statement.when.text or statement.when.period:
            continue
        goals = [scorer.interval(w) for w in (want.get("when") or "").split("|")]
        for anchor, names in nearby.candidates(statement):
            mine = [scorer.interval(p.edtf) for p in (anchor.period, calendar.about(anchor.period))]
            right = any(scorer.overlap(m, g) for m in mine for g in goals)
            yield dict.fromkeys(names, 1.0), right


if __name__ == "__main__":
    raise SystemExit(main())

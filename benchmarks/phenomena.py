"""The table of hard cases: for each row, how many of the bank's statements that show it are coded right.

python -m benchmarks.phenomena [--split dev] [--shared DIR]

A statement is right where its trigger is found and its type, source and sign are, and beside them whatever the row is
about: time, status, position, actors (FIELDS). Rows that are of a whole passage count every statement of it.
"""

import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks._bank import FOLDER, SPLITS, Passage, gold, passages
from benchmarks._coded import code
from benchmarks._shared import need, parser
from sayso.pipeline import Coder, load

# What a row asks beside type, source and sign; the other rows ask these three alone.
FIELDS = {
    **dict.fromkeys((23, 25, 26, 27, 28, 29), ("when",)),
    **dict.fromkeys((13, 14, 15), ("position",)),
    **dict.fromkeys((17, 18, 19, 20, 22, 44, 45), ("status",)),
    **dict.fromkeys((24, 30, 31, 32, 33, 47, 53), ("actors", "recipients")),
}
WANTED, ROWS = 0.8, range(1, 54)


def main() -> int:
    """Print the table and how many rows reach the mark."""
    options = parser(__doc__ or "")
    options.add_argument("--split", choices=SPLITS, default="dev")
    args = options.parse_args()
    tool = scorer(need(args.shared / "tools" / "score.py", "the project's scorer"))
    coder, found = load("en"), defaultdict(list)
    for passage in passages(FOLDER / args.split):
        for row, detected, right in _judged(passage, coder, tool):
            found[row].append((detected, right))
    print(f"bank {args.split}: row, statements, found, right")
    for row in ROWS:
        marks = found[row]
        if marks:
            print(f"{row:>3} {len(marks):>4} {_share(marks, 0):>6.2f} {_share(marks, 1):>6.2f}")
    reached = sum(bool(found[row]) and _share(found[row], 1) >= WANTED for row in ROWS)
    print(f"{reached} of {len(ROWS)} rows at {WANTED:.0%} or more")
    return 0


def _share(marks: list[tuple[bool, bool]], which: int) -> float:
    return sum(mark[which] for mark in marks) / len(marks)


def scorer(path: Path) -> ModuleType:
    """The shared scorer as a module: the same matching for a single statement."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judged(passage: Passage, coder: Coder, tool: ModuleType) -> Iterator[tuple[int, bool, bool]]:
    raw = tool.RawText(passage.text)
    placed = [(raw.place(s["sentence"], s["trigger"]), s) for s in code(passage, coder)]
    whole = _rows(passage.head.get("rows", ""))
    for coded, wanted in zip(passage.statements, gold(passage), strict=True):
        if wanted["optional"]:
            continue
        mine = next((s for at, s in placed if at and at[0] < coded.end and coded.start < at[1]), None)
        for row in whole | _rows(coded.extra.get("rows", "")):
            yield row, mine is not None, mine is not None and _right(row, wanted, mine, tool)


def _rows(marks: str) -> set[int]:
    return {int(mark) for mark in marks.split(",") if mark.strip()}


def _right(row: int, wanted: dict[str, Any], mine: dict[str, Any], tool: ModuleType) -> bool:
    sign = any(mine["factuality"][-1] == x[-1] for x in wanted["factuality"].split("|"))
    core = tool.ok(wanted["event"], mine["event"]) and tool.source_ok(wanted["source"], mine["source"]) and sign
    return core and all(_field(name, wanted, mine, tool) for name in FIELDS.get(row, ()))


def _field(name: str, wanted: dict[str, Any], mine: dict[str, Any], tool: ModuleType) -> bool:
    if name in ("actors", "recipients"):
        _, missing, spurious = tool.pair_sets(wanted[name], mine[name])
        return not missing and not spurious
    if name != "when":
        return bool(tool.ok(wanted[name], mine[name]))
    period = tool.interval(mine["when"]["edtf"])
    return not wanted["when"] or any(tool.overlap(period, tool.interval(x)) for x in wanted["when"].split("|"))


if __name__ == "__main__":
    sys.exit(main())

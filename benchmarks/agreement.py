"""How far two coders of the bank agree: a tenth of it was coded a second time, blind (gold/bank/second).

python -m benchmarks.agreement [--shared DIR]

The second coder is scored as if it were the program, on the same measure; and Krippendorff's alpha (nominal) is given
for each variable over the statements that both coded. Where a coder gave alternatives, the first one counts.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks._bank import FOLDER, SPLITS, Coded, Party, Passage, parsed, read
from benchmarks._coded import judged, scored
from benchmarks._shared import need, parser
from sayso.analyse._sentences import split

SECOND = FOLDER / "second"
Pair = tuple[Passage, Passage]


def main() -> int:
    """Print the scorer's table by split, and alpha by variable."""
    args = parser(__doc__ or "").parse_args()
    tool = need(args.shared / "tools" / "score.py", "the project's scorer")
    every: list[Pair] = []
    for name in SPLITS:
        pairs = [(read(FOLDER / name / path.name), path) for path in sorted((SECOND / name).glob("*.txt"))]
        both = [(first, parsed(first, path)) for first, path in pairs]
        every += both
        found = [row for _, second in both for row in _as_system(second)]
        figures = scored([judged(first) for first, _ in both], found, tool)[0]
        shown = ("detection", "strict", "actors", "recipients", "event", "source", "polarity", "status", "when_overlap")
        print(f"{name}, {len(both)} passages:", ", ".join(f"{k} {_f1(figures[k])}" for k in shown))
    matched = [pair for first, second in every for pair in _matched(first, second)]
    print(f"alpha over {len(matched)} statements that both coded:", end=" ")
    print(", ".join(f"{name} {alpha(values):.2f}" for name, values in _variables(matched).items()))
    return 0


def _f1(value: Any) -> Any:
    return value["f1"] if isinstance(value, dict) else value


def alpha(pairs: Sequence[tuple[str, str]]) -> float:
    """Krippendorff's alpha of two coders, nominal, no missing values."""
    total = Counter(value for pair in pairs for value in pair)
    n = sum(total.values())
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = 1 - sum(count * (count - 1) for count in total.values()) / (n * (n - 1))
    return 1 - observed / expected if expected else 1.0


def _matched(first: Passage, second: Passage) -> Iterator[tuple[Coded, Coded]]:
    for mine in first.statements:
        other = next((s for s in second.statements if s.start < mine.end and mine.start < s.end), None)
        if other:
            yield mine, other


def _variables(matched: Sequence[tuple[Coded, Coded]]) -> dict[str, list[tuple[str, str]]]:
    def ids(parties: tuple[Party, ...]) -> str:
        return " ".join(sorted(_first(p.id) for p in parties))

    return {
        "event": [(_first(a.event), _first(b.event)) for a, b in matched],
        "actors": [(ids(a.actors), ids(b.actors)) for a, b in matched],
        "recipients": [(ids(a.recipients), ids(b.recipients)) for a, b in matched],
        "source": [(_first(a.source.id), _first(b.source.id)) for a, b in matched],
        "sign": [(_first(a.factuality)[-1], _first(b.factuality)[-1]) for a, b in matched],
        "status": [(_first(a.status), _first(b.status)) for a, b in matched],
    }


def _first(value: str) -> str:
    return value.split("|")[0]


def _as_system(passage: Passage) -> Iterator[dict[str, Any]]:
    """A coding as the program would print it; what it marks optional is left out."""
    sentences = [(words[0][0], words[-1][1]) for words in split(passage.text, ())]
    for coded in passage.statements:
        at = next(((a, b) for a, b in sentences if a <= coded.start < b), None)
        if at is None or "optional" in coded.extra:
            continue
        yield {
            "path": passage.path.name,
            "sentence": {"start": at[0], "end": at[1], "text": passage.text[at[0] : at[1]]},
            "trigger": {"start": coded.start, "end": coded.end, "text": passage.text[coded.start : coded.end]},
            "event": _first(coded.event), "actors": _actors(coded.actors), "recipients": _actors(coded.recipients),
            "source": {"actor": _actors((coded.source,))[0]}, "factuality": _first(coded.factuality),
            "author_factuality": _first(coded.author), "status": _first(coded.status),
            "when": {"edtf": _first(coded.extra.get("when", "")) or None},
        }  # fmt: skip


def _actors(parties: tuple[Party, ...]) -> list[dict[str, Any]]:
    found = (None if _first(p.id) == "null" else _first(p.id) for p in parties)
    return [{"id": each, "name": each} for each in found]


if __name__ == "__main__":
    sys.exit(main())

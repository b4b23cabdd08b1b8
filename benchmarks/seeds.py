"""Score the coder on the two hand-coded seed documents (development material).

    python -m benchmarks.seeds [--shared DIR] [--misses N] [--date D]
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks._shared import need, parser
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.model.wire import to_dict
from sayso.pipeline import coder, run
from sayso.read.intake import documents
from sayso.settings import Settings

_ORIGIN = "the project's hand coding of two public essays (Mosaic, December 2021 and April 2024; a forum post of 2022)"


def main() -> int:
    """Code the seeds, print the shared scorer's table; exit code 1 where a floor is missed."""
    options = parser(__doc__ or "")
    options.add_argument("--misses", type=int, default=0, help="print so many missed and spurious statements")
    options.add_argument("--date", default=None, help="publication date (EDTF) for the seeds")
    args = options.parse_args()
    gold = need(args.shared / "gold" / "seeds.jsonl", _ORIGIN)
    texts = need(args.shared / "seeds", _ORIGIN)
    score = need(args.shared / "tools" / "score.py", "the project's scorer")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        _code(sorted(str(p) for p in texts.glob("*.txt")), args.date, Path(out.name))
        call = [sys.executable, str(score), str(gold), out.name, str(texts)]
        print(subprocess.run([*call, "--misses", str(args.misses)], capture_output=True, text=True, check=True).stdout)
        report = json.loads(subprocess.run([*call, "--json"], capture_output=True, text=True, check=True).stdout)
    floors = {"detection": 0.55, "strict": 0.25}
    missed = [f"{name} F1 {report[name]['f1']} < {floor}" for name, floor in floors.items() if report[name]["f1"] < floor]
    print("floors (detection F1 0.55, strict F1 0.25):", "; ".join(missed) or "held")
    return bool(missed)


def _code(paths: list[str], date: str | None, out: Path) -> None:
    read = documents(paths, date=Period.parse(date) if date else None, language="en", columns={})
    with out.open("w", encoding="utf-8") as stream:
        for item in run(read, coder(Settings())):
            if isinstance(item, Failure):
                sys.exit(f"{item.path}: {item.reason} ({item.remedy})")
            for statement in item[1]:
                stream.write(json.dumps(to_dict(statement), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())

"""Code a hand-coded set, run the shared scorer over it, and hold the floors that are pinned to the gold's digest."""

import argparse
import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import yaml

from benchmarks._shared import need
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.model.wire import to_dict
from sayso.pipeline import coder, run
from sayso.read.intake import documents
from sayso.settings import Settings

_FLOORS = Path(__file__).parent / "floors.yml"


def options(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Return the command line's options, those of every scored set added."""
    parser.add_argument("--misses", type=int, default=0, help="print so many missed and spurious statements")
    parser.add_argument("--date", default=None, help="publication date (EDTF) where a text gives none")
    return parser.parse_args()


def score(name: str, gold: Path, texts: Path, args: argparse.Namespace) -> int:
    """Print the scorer's table for a set and say which floors hold; 1 where one does not."""
    tool = need(args.shared / "tools" / "score.py", "the project's scorer")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        _code(sorted(str(p) for p in texts.glob("*.txt")), args.date, Path(out.name))
        call = [sys.executable, str(tool), str(gold), out.name, str(texts)]
        print(_run([*call, "--misses", str(args.misses)]))
        return _floors(name, gold, json.loads(_run([*call, "--json"])))


def _run(call: list[str]) -> str:
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def _code(paths: list[str], date: str | None, out: Path) -> None:
    read = documents(paths, date=Period.parse(date) if date else None, language="en", columns={})
    with out.open("w", encoding="utf-8") as stream:
        for item in run(read, coder(Settings())):
            if isinstance(item, Failure):
                sys.exit(f"{item.path}: {item.reason} ({item.remedy})")
            for statement in item[1]:
                stream.write(json.dumps(to_dict(statement), ensure_ascii=False) + "\n")


def _floors(name: str, gold: Path, report: dict[str, object]) -> int:
    """Compare with benchmarks/floors.yml; a changed gold file needs its floors set anew."""
    pinned = yaml.safe_load(_FLOORS.read_text(encoding="utf-8"))[name]
    digest = sha256(gold.read_bytes()).hexdigest()[:16]
    if digest != pinned["digest"]:
        print(f"floors: {gold} has digest {digest}, the floors are of {pinned['digest']}: set them anew")
        return 1
    found = {key: report[key]["f1"] if isinstance(report[key], dict) else report[key] for key in pinned["floors"]}  # type: ignore[index]
    low = [f"{key} {found[key]} < {floor}" for key, floor in pinned["floors"].items() if found[key] < floor]
    print(f"floors {pinned['floors']}:", "; ".join(low) or "held")
    return bool(low)

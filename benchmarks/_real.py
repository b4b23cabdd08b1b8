"""Stand-off coding of real articles: offsets and hashes here, the texts stay where the open data lie."""

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks._bank import Coded, Party, Passage
from benchmarks._tdg import articles as tokenised

FILE = Path(__file__).parent.parent / "gold" / "bank" / "real.jsonl"
LEARNT = FILE.with_name("real_train.jsonl")
_SIDES = ("actors", "recipients")
_TAG = re.compile(r"<[^>]+>")


def texts(shared: Path) -> dict[str, str]:
    """The open data's texts by origin: "file key"; only files that are there."""
    found: dict[str, str] = {}
    for name, key in (("wikinews/wikinews_2019_2020.jsonl", "url"), ("unsc/resolutions.jsonl", "name")):
        for line in _content(shared, name).splitlines():
            row = json.loads(line)
            found[f"{name} {row[key]}"] = row["text"].strip()
    for row in json.loads(_content(shared, "re3d/re3d.json") or '{"documents": []}')["documents"]:
        found[f"re3d/re3d.json {row['_id']}"] = row["text"].strip()
    name = "history_at_state/milestones.xml"
    paragraphs = re.findall(r"<p>(.*?)</p>", _content(shared, name), re.S)
    plain = [re.sub(r"\s+", " ", _TAG.sub("", p)).strip() for p in paragraphs]
    for i, pair in enumerate(pairwise(plain)):
        found[f"{name} paragraph {i}"] = "\n\n".join(pair).strip()
    for block in _content(shared, "tdg/train.txt").split("filename:")[1:]:
        key = re.search(r'doc id="(\d+)"', block)
        for article in tokenised("filename:" + block) if key else ():
            found[f"tdg/train.txt doc {key[1]}"] = article.text.strip()
    return found


def _content(shared: Path, name: str) -> str:
    path = shared / "data" / f"{name}.gz"
    return gzip.decompress(path.read_bytes()).decode("utf-8") if path.is_file() else ""


def digest(text: str) -> str:
    """The hash that a coded text must have."""
    return sha256(text.encode("utf-8")).hexdigest()[:16]


def articles(shared: Path, file: Path = FILE) -> Iterator[tuple[dict[str, Any], str]]:
    """Each coded article with its text; one whose text is absent or another now is left out."""
    known = texts(shared)
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = known.get(row["origin"], "")
        if digest(text) == row["sha256"]:
            yield row, text


def passage(row: dict[str, Any], text: str, file: Path = FILE) -> Passage:
    """A coded article in the form of the bank's passages."""
    return Passage(file, {"scenario": row["origin"], "date": row["date"]}, text, tuple(map(_coded, row["statements"])))


def _coded(statement: dict[str, Any]) -> Coded:
    parties = {side: tuple(Party(*each) for each in statement["parties"].get(side, ())) for side in _SIDES}
    certainty = statement["factuality"], statement["author_factuality"]
    extra = {key: statement[key] for key in ("when", "where", "position") if statement.get(key)}
    extra |= {"optional": "yes"} if statement.get("optional") else {}
    span = statement["trigger"]
    return Coded(
        0, span["start"], span["end"], statement["event"], *parties.values(), Party(*statement["parties"]["source"]),
        *certainty, statement["status"], extra,
    )  # fmt: skip

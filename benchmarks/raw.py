"""Read raw text and score sentences, tokens, tags and trees by the definitions of the CoNLL 2018 shared task.

    python -m benchmarks.raw [--shared DIR] [--split dev|test]

Spans count characters that are no white space. F1 of sentences and tokens; UPOS, UAS and LAS are F1 over aligned words,
with universal relations. Multi-word tokens are taken as their words where the text shows them ("do|n't").
"""

import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks._shared import need, parser
from sayso import steps
from sayso.model.analysis import Analysis
from sayso.model.document import Document, Segment
from sayso.settings import Settings

Word = tuple[tuple[int, int], str, tuple[int, int] | None, str]  # span, upos, head's span, relation


@dataclass
class Text:
    """A document: its raw text, gold sentence spans and gold words."""

    raw: str = ""
    sentences: set[tuple[int, int]] = field(default_factory=set)
    words: list[Word] = field(default_factory=list)


def texts(path: Path) -> Iterator[Text]:
    """Yield the documents of a gzipped CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().strip().split("\n\n")
    current = Text()
    for block in blocks:
        lines = block.split("\n")
        meta = {k.strip("# "): v for k, _, v in (line.partition(" = ") for line in lines if line.startswith("#"))}
        if any(line.startswith("# newdoc") for line in lines) and current.raw:
            yield current
            current = Text()
        gap = "\n\n" if any(line.startswith("# newpar") for line in lines) else " "
        _add(current, meta["text"], gap, [line.split("\t") for line in lines if line[:1].isdigit()])
    yield current


def _add(text: Text, sentence: str, gap: str, rows: list[list[str]]) -> None:
    start = at = _letters(text.raw)
    text.raw += (gap if text.raw else "") + sentence
    spans: dict[str, tuple[int, int]] = {}
    covered = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            pieces = [r for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            whole = sum(_letters(r[1]) for r in pieces) == _letters(row[1])
            covered = 0 if whole else last
            at_end = at + _letters(row[1])
            spans |= {} if whole else {r[0]: (at, at_end) for r in pieces}
            at = at if whole else at_end
        elif row[0].isdigit() and int(row[0]) > covered:
            spans[row[0]] = (at, at + _letters(row[1]))
            at += _letters(row[1])
    text.sentences.add((start, at))
    for row in rows:
        if row[0].isdigit():
            text.words.append((spans[row[0]], row[3], spans.get(row[6]), row[7].split(":")[0]))


def _letters(text: str) -> int:
    return sum(not c.isspace() for c in text)


def read(analysis: Analysis) -> tuple[set[tuple[int, int]], list[Word]]:
    """Return the sentence spans and words of an analysis, in characters that are no white space."""
    raw = analysis.document.text
    before, count = [], 0
    for character in raw:
        before.append(count)
        count += not character.isspace()
    before.append(count)
    sentences, words = set(), []
    for sentence in analysis.sentences:
        spans = [(before[t.start], before[t.end]) for t in sentence.tokens]
        sentences.add((spans[0][0], spans[-1][1]))
        for span, token in zip(spans, sentence.tokens, strict=True):
            words.append((span, token.upos, spans[token.head] if token.head >= 0 else None, token.rel))
    return sentences, words


def main() -> int:
    """Print the table for one split of UD English EWT."""
    options = parser(__doc__ or "")
    options.add_argument("--split", choices=("dev", "test"), default="dev")
    args = options.parse_args()
    path = need(args.shared / "data" / "ud_ewt" / f"{args.split}.conllu.gz", "UniversalDependencies/UD_English-EWT")
    analyse = steps.load("analyse", "english").make(Settings(threads=2))
    right = dict.fromkeys(("sentences", "tokens", "UPOS", "UAS", "LAS"), 0)
    gold = {"sentences": 0, "words": 0}
    system = {"sentences": 0, "words": 0}
    for text in texts(path):
        blocks, start = [], 0
        for block in text.raw.split("\n\n"):
            blocks.append(Segment("paragraph", start, start + len(block)))
            start += len(block) + 2
        sentences, words = read(analyse(Document("x", "x", text.raw, segments=tuple(blocks))))
        gold["sentences"] += len(text.sentences)
        gold["words"] += len(text.words)
        system["sentences"] += len(sentences)
        system["words"] += len(words)
        right["sentences"] += len(sentences & text.sentences)
        mine = {w[0]: w for w in words}
        for word in text.words:
            found = mine.pop(word[0], None)
            if found:
                right["tokens"] += 1
                right["UPOS"] += found[1] == word[1]
                right["UAS"] += found[2] == word[2]
                right["LAS"] += found[2] == word[2] and found[3] == word[3]
    print(f"UD English EWT {args.split}, raw text")
    for name, count in right.items():
        unit = "sentences" if name == "sentences" else "words"
        print(f"  {name:10s} F1 {200 * count / (gold[unit] + system[unit]):.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

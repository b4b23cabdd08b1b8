"""Readers of the open corpora. Each returns :class:`Sentence` values; nothing here needs torch."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.sentence import Frame, Sentence, Span, Syntax, from_bio

FEATURES = frozenset("Mood Tense VerbForm Voice Number Person Degree Poss PronType Polarity Case Gender".split())
ORIGINS = {
    "ud_ewt": "https://github.com/UniversalDependencies/UD_English-EWT (commit 15d613d8)",
    "gum": "https://github.com/amir-zeldes/gum (commit 72ce5ac14)",
    "uner_ewt": "https://github.com/UniversalNER/UNER_English-EWT (commit 8ed072d)",
    "crossner_politics": "https://github.com/zliucr/CrossNER (commit 2e7ba2a)",
    "propbank_ewt": "https://github.com/propbank/propbank-release (commit 4abade0b)",
    "uds": "https://github.com/decompositional-semantics-initiative/decomp (commit 973705b)",
}
GUM_TYPES = {"person": "PER", "place": "LOC", "organization": "ORG"}
# ``(12-person-new...`` opens, a ``)`` after it closes at once; ``12)`` closes an earlier one.
_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")


class MissingData(FileNotFoundError):
    """A corpus file is not there; the message names its public origin."""


def open_corpus(shared: Path, name: str) -> io.StringIO:
    """The text of ``data/NAME.gz`` under ``shared`` (or ``NAME.gz``); raises :class:`MissingData`."""
    for path in (shared / "data" / f"{name}.gz", shared / f"{name}.gz"):
        if path.is_file():
            return io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8"))
    origin = ORIGINS.get(name.split("/")[0], "see training/README.md")
    raise MissingData(f"{name}.gz is not under {shared} (nor its data/ folder); its public origin: {origin}")


def blocks(stream: io.StringIO) -> Iterator[tuple[str, list[list[str]]]]:
    """``(sent_id, rows)`` of a blank-line separated file of tab-separated rows, integer ids only."""
    sent_id, rows = "", []
    for line in [*stream, "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif not line.strip():
            if rows:
                yield sent_id, rows
            sent_id, rows = "", []
        elif line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))


def informative(feats: str) -> str:
    """The features of a CoNLL-U FEATS value that the product reads, ``_`` if none."""
    return "|".join(f for f in feats.split("|") if f.split("=")[0] in FEATURES) or "_"


def treebank(shared: Path, name: str) -> list[Sentence]:
    """The trees of ``NAME.conllu.gz``; GUM's also carry an ``entity`` layer of names."""
    found = []
    for sent_id, rows in blocks(open_corpus(shared, f"{name}.conllu")):
        columns = list(zip(*rows, strict=True))
        heads = tuple(int(head) - 1 for head in columns[6])
        syntax = Syntax(columns[3], tuple(map(informative, columns[5])), heads, columns[7])
        spans = {"entity": tuple(gum_names(columns[1], columns[9], syntax))} if name.startswith("gum") else {}
        found.append(Sentence(columns[1], syntax, spans, sent_id=sent_id))
    return found


def gum_names(words: tuple[str, ...], misc: tuple[str, ...], syntax: Syntax) -> list[Span]:
    """GUM's entities with a proper-noun head, each cut to the run of proper nouns around that head."""
    spans = []
    for kind, start, end in _entities(misc):
        head = next((i for i in range(start, end) if not start <= syntax.heads[i] < end), start)
        if syntax.upos[head] == "PROPN":
            spans.append((GUM_TYPES.get(kind, "OTH"), *_name_run(words, syntax.upos, (start, head, end))))
    chosen: list[Span] = []
    for span in sorted(set(spans), key=lambda s: s[1] - s[2]):
        if all(span[2] <= other[1] or span[1] >= other[2] for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda s: s[1])


def _entities(misc: tuple[str, ...]) -> Iterator[Span]:
    opened: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for i, value in enumerate(misc):
        entity = next((v[7:] for v in value.split("|") if v.startswith("Entity=")), "")
        for match in _ENTITY.finditer(entity):
            opens, kind, closed, closes = match.groups()
            if opens and closed:
                yield kind, i, i + 1
            elif opens:
                opened[opens].append((kind, i))
            elif opened[closes]:
                kind, start = opened[closes].pop()
                yield kind, start, i + 1


def _name_run(words: tuple[str, ...], upos: tuple[str, ...], place: tuple[int, int, int]) -> tuple[int, int]:
    first, head, last = place
    start, end = head, head + 1
    while start > first and upos[start - 1] == "PROPN":
        start -= 1
    while end < last and (upos[end] == "PROPN" or (words[end] == "of" and end + 1 < last and upos[end + 1] == "PROPN")):
        end += 1
    return start, end


def name_layer(shared: Path, name: str) -> dict[str, tuple[tuple[str, ...], tuple[Span, ...]]]:
    """Universal NER's ``{sent_id: (words, spans)}``; the odd label-less ``B-O`` counts as outside."""
    found = {}
    for sent_id, rows in blocks(open_corpus(shared, f"{name}.iob2")):
        tags = ["O" if row[2] == "B-O" else row[2] for row in rows]
        found[sent_id] = (tuple(row[1] for row in rows), tuple(from_bio(tags)))
    return found


def politics(shared: Path, split: str) -> list[Sentence]:
    """CrossNER politics: words and the ``politics`` layer."""
    found = []
    for block in open_corpus(shared, f"crossner_politics/{split}.txt").read().split("\n\n"):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        if rows:
            spans = {"politics": tuple(from_bio([row[-1] for row in rows]))}
            found.append(Sentence(tuple(row[0] for row in rows), spans=spans))
    return found


def frame_layer(shared: Path) -> dict[str, tuple[Frame, ...]]:
    """PropBank's ``{sent_id: frames}``; the predicate's own ``V`` and ``C-V`` are left out of the arguments."""
    found = {}
    for line in open_corpus(shared, "propbank_ewt/all.jsonl"):
        row = json.loads(line)
        frames = [(f["i"], [tuple(a) for a in f["args"] if a[0] not in ("V", "C-V")]) for f in row["frames"]]
        found[row["sent_id"]] = tuple(Frame(i, tuple(args)) for i, args in frames)
    return found


def fact_layer(shared: Path, split: str) -> dict[str, tuple[tuple[int, float], ...]]:
    """UDS factuality ``{text of the tokens: ((word, value in [-3, 3]), ...)}``."""
    rows = [json.loads(line) for line in open_corpus(shared, f"uds/ih2_{split}.jsonl")]
    return {r["text"]: tuple((t["span1"][0], float(t["label"])) for t in r["targets"]) for r in rows}


def raw_facts(shared: Path, split: str) -> dict[str, tuple[tuple[int, float], ...]]:
    """UDS dev factuality ``{sent_id: ((word, normalised value), ...)}``, for correlations only."""
    ids = json.loads(open_corpus(shared, "uds/ud_ids.json").read())
    packed = next(p for p in (shared / "data/uds/factuality.zip.gz", shared / "uds/factuality.zip.gz") if p.is_file())
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes()))) as archive:
        graphs = json.loads(archive.read("factuality.json"))["data"]
    found = {}
    for name, nodes in graphs.items():
        if name.startswith(f"ewt-{split}-") and name in ids:
            values = ((int(n.rsplit("-", 1)[1]) - 1, v["factuality"]["factual"]["value"]) for n, v in nodes.items())
            found[ids[name]["sentence_id"]] = tuple(values)
    return found


def ewt(shared: Path, split: str) -> list[Sentence]:
    """English Web Treebank sentences with every layer that annotates them."""
    names, frames = name_layer(shared, f"uner_ewt/{split}"), frame_layer(shared)
    facts = {} if split == "dev" else fact_layer(shared, split)
    by_id = raw_facts(shared, split) if split == "dev" else {}
    found = []
    for sentence in treebank(shared, f"ud_ewt/{split}"):
        words, spans = names.get(sentence.sent_id, ((), ()))
        layers = {"ner": spans} if words == sentence.words else {}
        known = by_id.get(sentence.sent_id) or facts.get(" ".join(sentence.words), ())
        # UDS knows an older tokenisation: a value beyond the last word belongs to no word of ours.
        known = tuple((i, v) for i, v in known if i < len(sentence.words))
        found.append(replace(sentence, spans=layers, frames=frames.get(sentence.sent_id), facts=known))
    return found

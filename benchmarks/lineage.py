"""Score lineage on texts with a known one, and time it on ten thousand documents.

    python -m benchmarks.lineage [--shared DIR] [--half test|development] [--misses N] [--no-speed]

Groups are built from Wikinews articles of 2019 and 2020 (CC BY 2.5) with fixed seeds: copies that are retitled, cut,
re-ordered, credited or not, with altered quotations, with reports turned into quotations, with hedges dropped. Half of
the articles, by a hash of their address, is for development; the figures that are published are of the other half.
"""

import random
import re
import sys
import time

from benchmarks._lineage_cases import Maker
from benchmarks._lineage_score import Tally, score
from benchmarks._lineage_texts import Article, articles, half
from benchmarks._shared import need, parser
from sayso.languages.load import load
from sayso.link.lineage import Index
from sayso.model.document import Document
from sayso.model.lineage import ALERTS

_ROUNDS = 4
SECONDS, MEGABYTES = 120, 2000  # for ten thousand documents
FLOORS = {"pairs": 0.95, "direction": 0.90, "origins": 0.90, "alerts": 0.85}


def main() -> int:
    """Print the figures; exit code 1 where a floor is missed."""
    options = parser(__doc__ or "")
    options.add_argument("--half", choices=("test", "development"), default="test")
    options.add_argument("--misses", type=int, default=0, help="print so many errors")
    options.add_argument("--no-speed", action="store_true", help="leave out the ten thousand documents")
    args = options.parse_args()
    path = need(args.shared / "data" / "wikinews" / "wikinews_2019_2020.jsonl.gz", "the English Wikinews, CC BY 2.5")
    chosen = [a for a in articles(path) if half(a) == args.half]
    tally = Tally()
    for number in range(_ROUNDS):
        _round(chosen, f"{args.half} {number}", tally)
    scores = _print(args.half, tally)
    for line in tally.shown[: args.misses]:
        print(line)
    short = [f"{name} {scores[name]:.3f} < {floor}" for name, floor in FLOORS.items() if scores[name] < floor]
    if not args.no_speed:
        seconds, memory = _speed(chosen)
        short += [f"{seconds:.0f} s > {SECONDS}"] if seconds > SECONDS else []
        short += [f"{memory:.0f} MB > {MEGABYTES}"] if memory > MEGABYTES else []
    print("floors:", "; ".join(short) or "held")
    return bool(short)


def _round(chosen: list[Article], seed: str, tally: Tally) -> None:
    """Build one set of groups, add its documents in a mixed order to one index, and score it."""
    rng = random.Random(seed)
    mixed = rng.sample(chosen, len(chosen))
    donors, bases = mixed[: len(mixed) * 2 // 5], mixed[len(mixed) * 2 // 5 :]
    prose = [unit for article in donors[:12] for unit in article.units]
    donors = donors[12:]
    groups = [Maker(article, donors, prose, f"{seed} {article.name}").make() for article in bases if len(donors) > 2]
    made = [d for group in groups for d in group.documents]
    rng.shuffle(made)
    index = Index(load("en", "lineage"))
    for document in sorted(made, key=lambda d: d.kind == "rider"):  # a page is read from its top
        index.add(document.document())
    score(groups, index, rng, tally)


def _print(name: str, tally: Tally) -> dict[str, float]:
    scores = {
        "pairs": tally.f1("pairs"),
        "direction": tally.share("direction, with evidence"),
        "origins": tally.share("origins of the documents"),
        "alerts": tally.f1(*ALERTS),
    }
    print(f"lineage, {name} half: {tally.right['groups']} groups, {tally.right['documents']} documents")
    _print_f1("pairs of documents", "pairs", tally)
    for key in sorted(k for k in tally.right | tally.missed if k.startswith("pairs, ")):
        print(f"    {key[7:]:<28}found {tally.right[key]} of {tally.right[key] + tally.missed[key]}")
    for key in ("direction, with evidence", "direction, without", "origins of the documents", "origins of a sentence"):
        print(f"  {key:<30}right {tally.share(key):.3f} of {tally.right[key] + tally.wrong[key]}")
    print(f"  {'alerts':<30}F1 {scores['alerts']:.3f}")
    for kind in ALERTS:
        _print_f1(f"  {kind}", kind, tally)
    return scores


def _print_f1(label: str, name: str, tally: Tally) -> None:
    counts = f"right {tally.right[name]} false {tally.wrong[name]} missed {tally.missed[name]}"
    print(f"  {label:<30}F1 {tally.f1(name):.3f}   {counts}")


def _speed(chosen: list[Article]) -> tuple[float, float]:
    """Add ten thousand documents, three in ten of them copies; print and return seconds and megabytes."""
    import resource

    rng = random.Random("ten thousand")
    documents = list(_many(chosen, 10_000, rng))
    index = Index(load("en", "lineage"))
    marks, clock, start = [], time.perf_counter(), time.process_time()
    for number, document in enumerate(documents, 1):
        index.add(document)
        if number % 2000 == 0:
            marks.append(time.process_time() - start)
    clock = time.perf_counter() - clock
    each = [(b - a) / 2 for a, b in zip([0.0, *marks], marks, strict=False)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    size = sum(len(d.text.split()) for d in documents) / len(documents)
    seconds = f"{marks[-1]:.1f} s of one core ({clock:.0f} s by the clock)"
    print(f"speed: {len(documents)} documents of {size:.0f} words in {seconds}")
    print(f"  milliseconds a document, first to last fifth: {', '.join(f'{e:.2f}' for e in each)}")
    print(f"  {len(index.edges())} edges, {len(index.components())} origins, peak memory {peak:.0f} MB")
    return marks[-1], peak


def _many(chosen: list[Article], count: int, rng: random.Random) -> list[Document]:
    """Documents of sentences whose longer words are drawn anew, as often as they are used; three in ten are copies."""
    pool = [u.text for a in chosen for u in a.units]
    words = [w for text in pool for w in re.findall(r"[^\W\d_]{4,}", text)]
    made: list[list[str]] = []
    for number in range(count):
        if number > 10 and rng.random() < 0.3:
            source = made[rng.randrange(len(made))]
            texts = [t for t in source if rng.random() < 0.8] or source
        else:
            texts = [_reworded(rng.choice(pool), words, rng) for _ in range(rng.randrange(12, 24))]
        made.append(texts)
    return [
        Document(f"{i:05d}", f"{i}.txt", " ".join(texts), outlet=f"Paper {i % 300}") for i, texts in enumerate(made)
    ]


def _reworded(text: str, words: list[str], rng: random.Random) -> str:
    return re.sub(r"[^\W\d_]{4,}", lambda _: rng.choice(words), text)


if __name__ == "__main__":
    sys.exit(main())

"""Throw broken files at the readers: `python -m benchmarks.fuzz_readers [--count 20000] [--only '*.pdf']`.

Every fixture of tests/cases/formats and tests/cases/bad is mutated: bits flipped, cut off, pieces spliced in from other
fixtures, blocks doubled or taken out, numbers changed. Mutations follow from the seed, so that each can be made again
(`--show NAME:NUMBER` writes it to a file). What is reported, and ends with exit code 1:

    crash    the process died (a fault inside a library)
    hang     an input took longer than --seconds
    raised   an exception came out of a reader
    wrong    a document whose segments are not its text
    broke    a Failure that says that the reader broke: an exception that the reader does not name (no exit code)
"""

import argparse
import gzip
import io
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random
from typing import Any

CASES = Path(__file__).parent.parent / "tests" / "cases"
ODD = (b"9999999999", b"-1", b"0", b"\xff\xff\xff\xff", b"<" * 500, b"{" * 500)  # numbers and nesting out of range
BATCH = 100  # inputs for one process: a fault costs so many at most, and memory that a library loses is given back


class Slow(BaseException):
    """The time of one input is over; no `except Exception` catches it."""


def fixtures(pattern: str) -> list[Path]:
    """Return the files that are mutated."""
    found = [p for folder in ("formats", "bad") for p in sorted((CASES / folder).iterdir()) if p.name != "README.md"]
    return [p for p in found if p.match(pattern)]


def mutated(path: Path, number: int, *, seed: int, others: list[Path]) -> bytes:
    """Return one mutation of a file; always the same for the same number and seed."""
    random = Random(f"{seed}:{path.name}:{number}")
    whole = path.read_bytes()
    if whole.startswith(b"PK") and number % 2:  # else the check sums end it
        return _repacked(whole, random, others)
    if whole.startswith(b"\x1f\x8b") and number % 2:
        return gzip.compress(_mutated(gzip.decompress(whole), random, others))
    return _mutated(whole, random, others)


def _repacked(whole: bytes, random: Random, others: list[Path]) -> bytes:
    """Mutate one file inside an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = random.choice(old.namelist())
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, _mutated(data, random, others) if name == chosen else data)
    return out.getvalue()


def _mutated(whole: bytes, random: Random, others: list[Path]) -> bytes:
    data = bytearray(whole)
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        if not data:
            break
        start = random.randrange(len(data))
        end = min(len(data), start + random.choice((1, 4, 16, 64, 512)))
        match random.randrange(7):
            case 0:
                data[start] ^= 1 << random.randrange(8)
            case 1:
                del data[start:]
            case 2:
                other = random.choice(others).read_bytes() or b"\0"
                at = random.randrange(len(other))
                data[start:end] = other[at : at + random.choice((4, 64, 512))]
            case 3:
                data[start:start] = data[start:end] * random.choice((1, 2, 100))
            case 4:
                del data[start:end]
            case 5:
                data[start:end] = random.randbytes(end - start)
            case _:
                data[start : start + 1] = random.choice(ODD)
    return bytes(data)


def check(path: Path, data: bytes) -> list[str]:
    """Read one input; return what is to be counted."""
    from sayso.model.event import Failure
    from sayso.read import Intake, read

    found = []
    for item in read(Intake(path.name, data)):
        if isinstance(item, Failure):
            found.append(f"broke: {item.reason}" if "the reader broke" in item.reason else "failure")
        elif "\n\n".join(item.text[s.start : s.end] for s in item.segments) != item.text or not item.text.strip():
            found.append("wrong: segments are not the text")
        else:
            found.append("document")
    return found


def work(path: Path, numbers: range, options: argparse.Namespace, at: "Synchronized[int]", out: Any) -> None:
    """Read a batch of mutations in this process; `at` tells the parent which one is being read."""
    limit = options.memory * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

    def slow(*_: object) -> None:
        raise Slow

    signal.signal(signal.SIGALRM, slow)
    others = fixtures("*")
    for number in numbers:
        at.value = number
        data = mutated(path, number, seed=options.seed, others=others)
        signal.alarm(options.seconds)
        try:
            result = check(path, data)
        except Slow:
            result = ["hang"]
        except BaseException as error:  # noqa: BLE001 - what comes out is what is looked for
            result = [f"raised: {type(error).__name__}: {error}"]
        signal.alarm(0)
        out.put((number, result))


def batch(path: Path, numbers: range, options: argparse.Namespace) -> list[tuple[int, str]]:
    """Read a batch in a process of its own, started again behind an input at which it died or hung."""
    context = multiprocessing.get_context("fork")
    found: list[tuple[int, str]] = []
    while numbers:
        at, out = context.Value("q", numbers.start), context.SimpleQueue()
        process = context.Process(target=work, args=(path, numbers, options, at, out))
        process.start()
        last, since = -1, time.monotonic()
        while process.is_alive() or not out.empty():
            while not out.empty():
                number, results = out.get()
                found += [(number, result) for result in results]
            if at.value != last:
                last, since = at.value, time.monotonic()
            if time.monotonic() - since > options.seconds + 5:  # a library that does not let the signal through
                process.kill()
                process.join()
                found.append((last, "hang"))
                break
            process.join(0.02)
        if process.exitcode == 0:
            break
        if process.exitcode is not None and (at.value, "hang") not in found:
            found.append((at.value, f"crash: exit code {process.exitcode}"))
        numbers = range(at.value + 1, numbers.stop)
    return found


def main() -> int:
    """Run; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000, help="mutations in all, shared among the fixtures")
    parser.add_argument("--only", default="*", help="fixtures whose names fit this pattern")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=10, help="for one input")
    parser.add_argument("--memory", type=int, default=3072, help="MB of address space; the libraries alone map 1 GB")
    parser.add_argument("--show", default="", help="NAME:NUMBER of a mutation that is written to a file")
    options = parser.parse_args()
    if options.show:
        name, _, number = options.show.rpartition(":")
        path = fixtures(name)[0]
        target = Path(tempfile.gettempdir()) / f"{number}_{name}"
        target.write_bytes(mutated(path, int(number), seed=options.seed, others=fixtures("*")))
        print(target)
        return 0
    return run(options)


def run(options: argparse.Namespace) -> int:
    """Mutate and read all fixtures; print a line for each, and one for each kind of trouble."""
    from sayso.read import readers
    from sayso.read._language import detect

    readers()
    detect("Load the model once, before the processes part, so that each need not.", "en")
    chosen = fixtures(options.only)
    share = max(1, options.count // max(1, len(chosen)))
    troubles: dict[str, tuple[int, str]] = {}
    for path in chosen:
        started = time.monotonic()
        found: list[tuple[int, str]] = []
        for start in range(0, share, BATCH):
            found += batch(path, range(start, min(start + BATCH, share)), options)
        counts = Counter(result.partition(":")[0] for _, result in found)
        spent = time.monotonic() - started
        print(f"{path.name:24}{share:7} inputs {spent:7.1f} s   {dict(sorted(counts.items()))}", flush=True)
        for number, result in found:
            if result not in ("document", "failure"):
                count, first = troubles.get(result[:120], (0, f"{path.name}:{number}"))
                troubles[result[:120]] = (count + 1, first)
    for result, (count, first) in sorted(troubles.items()):
        print(f"{count:6}  {result}  (first: {first})")
    return int(any(not result.startswith("broke") for result in troubles))


if __name__ == "__main__":
    sys.exit(main())

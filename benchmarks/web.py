"""Time to the first screen of an archive of 100,000 statements: `python -m benchmarks.web`."""

import random
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Document, Segment, document_id
from sayso.model.period import Period
from sayso.model.statement import LANES, POSITIONS, STATUSES, Role, Source, Statement, When
from sayso.model.wire import id_of
from sayso.store.log import Log

COUNTRIES = ("Kenya", "Ghana", "Norway", "Peru", "Chile", "Nepal", "Oman", "Fiji", "Malta", "Benin")
EVENTS = ("AID", "CONSULT", "ACCUSE", "REJECT", "AGREE", "SUPPORT")
EACH = 20  # statements a document
AT = "2024-05-17T10:00:00+00:00"


def document(number: int, pick: random.Random) -> tuple[Document, list[Statement]]:
    """Return a document of EACH sentences, and the statement that each makes."""
    pairs = [pick.sample(COUNTRIES, 2) for _ in range(EACH)]
    sentences = [f"{a} sent {i + 2} trucks of food to {b} in report {number}." for i, (a, b) in enumerate(pairs)]
    text, title, day = (
        " ".join(sentences),
        f"Report {number}",
        Period.parse(f"20{10 + number % 15}-0{1 + number % 9}-11"),
    )
    name = document_id(text, title=title, date=day.edtf, outlet="The Desk")
    made = Document(
        name,
        f"{number}.txt",
        text,
        title=title,
        outlet="The Desk",
        date=day,
        segments=(Segment("paragraph", 0, len(text)),),
    )
    found, at = [], 0
    for sentence, (a, b) in zip(sentences, pairs, strict=True):
        found.append(statement(made, (at, at + len(sentence)), (a, b), pick))
        at += len(sentence) + 1
    return made, found


def statement(of: Document, span: tuple[int, int], pair: tuple[str, str], pick: random.Random) -> Statement:
    """Return the statement of one sentence."""
    start, end = span
    verb = of.text.index("sent", start)
    sides = [of.text.index(name, start) for name in pair]
    roles = [
        Role(of.excerpt(at, at + len(name)), Actor(name[:3].upper(), name, name[:3].upper()))
        for at, name in zip(sides, pair, strict=True)
    ]
    made = Statement(
        document=of.id, path=of.path, kind="event", sentence=of.excerpt(start, end), trigger=of.excerpt(verb, verb + 4),
        event=pick.choice(EVENTS), source=Source(AUTHOR), actors=(roles[0],), recipients=(roles[1],),
        quad=pick.choice(("material cooperation", "verbal conflict")), position=pick.choice(POSITIONS),
        status=pick.choice(STATUSES), lane=pick.choice(LANES[:3]), when=When(of.date, "document"),
    )  # fmt: skip
    return replace(made, id=id_of(made))


def fill(path: Path, statements: int) -> None:
    """Keep so many statements in a new archive, through the store's own door."""
    pick = random.Random(7)
    with Log(path) as log:
        log._connection.execute("PRAGMA synchronous = OFF")  # the disk is not what is measured
        for number in range(statements // EACH):
            made, found = document(number, pick)
            log.keep(made, found, coder="benchmark", at=AT)


def grow(path: Path, times: int) -> None:
    """Make an archive that many times as large, by copying its read tables under other ids: a tenth of the time."""
    with sqlite3.connect(path) as connection:
        rows = int(connection.execute("SELECT max(row) FROM statements").fetchone()[0])
        plain = {
            table: [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            for table in ("documents", "statements", "parties", "sentence_words")
        }
        for number in range(1, times):
            new = {"id": f"id || '-{number}'", "document": f"document || '-{number}'"}
            new |= {"row": f"row + {rows * number}", "statement": f"statement + {rows * number}"}
            for table, columns in plain.items():
                held = ["rowid", *columns] if table == "sentence_words" else columns
                given = new | {"rowid": f"rowid + {rows * number}"} | ({} if table != "parties" else {"id": "id"})
                values = ", ".join(given.get(c, c) for c in held)
                under = f" WHERE {_FIRST[table]} <= {rows}"
                connection.execute(f"INSERT INTO {table} ({', '.join(held)}) SELECT {values} FROM {table}{under}")


_FIRST = {"documents": "row", "statements": "row", "parties": "statement", "sentence_words": "rowid"}


def first_screen(path: Path, address: str = "/read", *, times: int = 3) -> list[float]:
    """Return the seconds that the app takes for an address, each time with a new app."""
    from fastapi.testclient import TestClient

    from sayso.web import app

    taken = []
    for _ in range(times):
        start = perf_counter()
        client = TestClient(app.make(path), base_url="http://127.0.0.1")
        answer = client.get(address)
        taken.append(perf_counter() - start)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code} {answer.text[:200]}")
    return taken


def main() -> None:
    """Print the time to the first screen, and to others."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sayso.db"
        start = perf_counter()
        fill(path, count // 10)
        grow(path, 10)
        print(f"{count:,} statements filed in {perf_counter() - start:.0f} s, {path.stat().st_size / 2**20:.0f} MB")
        for address in ("/read", "/find", "/find?q=trucks", "/read?actor=KEN", "/dyad", "/dyad?a=KEN&b=GHA"):
            taken = first_screen(path, address)
            print(f"{address:<22} first {taken[0]:.2f} s, median {median(taken):.2f} s")


if __name__ == "__main__":
    main()

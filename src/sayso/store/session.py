"""One `add` or `recode`: what is new goes to the coder, what comes back goes to the log, and the books are closed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.model.statement import Statement
from sayso.store.log import Log


@dataclass(slots=True)
class Tally:
    """What a session did: documents and statements kept, documents that were there already, and what failed."""

    documents: int = 0
    statements: int = 0
    known: int = 0
    failures: list[Failure] = field(default_factory=list)


class Session:
    """Files what one run reads and codes.

    coder  version of the coder whose statements are kept
    at     time that the log rows carry (ISO 8601, UTC)
    tally  what was done so far
    """

    def __init__(self, log: Log, *, coder: str, at: str, again: bool = False) -> None:
        """Begin with nothing seen; `again` replaces also statements of the same coder version."""
        self._log, self.coder, self._at, self._again = log, coder, at, again
        self._documents: dict[str, set[str]] = {}
        self._failures: dict[str, set[str]] = {}
        self.tally = Tally()

    def fresh(self, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """Yield what has to be coded; a document that this coder version has coded is noted and left out."""
        for item in items:
            seen = self._documents.setdefault(item.path, set())
            if isinstance(item, Document):
                seen.add(item.id)
                if self._log.coded(item.id, coder=self.coder):
                    self._log.place(item, at=self._at)
                    self.tally.known += 1
                    continue
            yield item

    def reached(self, path: str) -> None:
        """Note that an input was read that may give nothing itself, as a feed: its earlier failures are settled."""
        self._documents.setdefault(path, set())

    def keep(self, result: tuple[Document, Sequence[Statement]] | Failure) -> None:
        """Keep a coded document, or a failure, in one transaction."""
        if isinstance(result, Failure):
            self._failures.setdefault(result.path, set()).add(self._log.fail(result, at=self._at))
            self.tally.failures.append(result)
            return
        document, statements = result
        if self._log.keep(document, statements, coder=self.coder, at=self._at, again=self._again):
            self.tally.documents += 1
            self.tally.statements += len(statements)
        else:  # another program was quicker
            self.tally.known += 1

    def settle(self) -> None:
        """Close the books on every input of this session: call it when all of them were read to their end."""
        for path, documents in self._documents.items():
            self._log.settle(path, documents=documents, failures=self._failures.get(path, set()), at=self._at)

"""THE STORY: code(document) -> statements; run(inputs) -> documents with their statements. Start reading here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from sayso import __version__, steps
from sayso.errors import SaysoError
from sayso.languages.load import language
from sayso.model.document import Document, Segment, Span, document_id
from sayso.model.event import Failure
from sayso.model.period import Period
from sayso.model.statement import Statement
from sayso.model.wire import id_of
from sayso.settings import Settings

# The order matters: who speaks decides how surely; both decide the lane that the time puts a statement in.
QUALIFIERS = tuple("attribution actors relevance factuality weigh when where quantity about derive".split())


def code(
    document: Document, *, analyse: steps.Analyser, extract: steps.Extractor, qualifiers: Iterable[steps.Qualifier]
) -> list[Statement]:
    """Return the statements that the document makes: evidence first, then who says so, how surely, when and where."""
    analysis = analyse(document)
    statements = extract(analysis)
    for qualify in qualifiers:  # each sees the whole document's statements, so that neighbours can speak
        statements = qualify(statements, analysis)
    return with_ids(statements)


def with_ids(statements: Sequence[Statement]) -> list[Statement]:
    """Give each statement its id; `about`, so far a trigger's place ("start-end"), becomes that statement's id."""
    ids = {trigger_key(s): id_of(s) for s in statements}
    return [replace(s, id=id_of(s), about=ids.get(s.about) if s.about else None) for s in statements]


def trigger_key(statement: Statement) -> str:
    """Return the provisional name of a statement within its document, before ids are given."""
    return f"{statement.trigger.start}-{statement.trigger.end}"


@dataclass(frozen=True, slots=True)
class Coder:
    """The steps of one run, loaded once; `version` changes when any of what it computes with does."""

    analyse: steps.Analyser
    extract: steps.Extractor
    qualifiers: tuple[steps.Qualifier, ...]
    version: str

    def __call__(self, document: Document) -> list[Statement]:
        """Code one document."""
        return code(document, analyse=self.analyse, extract=self.extract, qualifiers=self.qualifiers)

    def relation(
        self, passage: str, source: tuple[int, int] | None, target: tuple[int, int] | None
    ) -> Statement | None:
        """Return what the passage says that the actor at `source` does to the one at `target` (character offsets).

        A side that is None is anybody. The extractor's best guess where it offers one (`between`); else the surest
        statement with the one among its actors and the other among its recipients or fellow actors, or None.
        """
        spans = Span(*source) if source else None, Span(*target) if target else None
        document = text(passage)
        if not hasattr(self.extract, "between"):
            joined = [s for s in self(document) if _joins(s, *spans)]
            return max(joined, key=lambda s: s.score, default=None)
        analysis = self.analyse(document)
        found = [s for s in (self.extract.between(analysis, *spans),) if s is not None]
        for qualify in self.qualifiers:
            # Whether the passage is political is not asked: the question says so.
            found = qualify(found, analysis) or found
        return found[0] if found else None


def _joins(statement: Statement, source: Span | None, target: Span | None) -> bool:
    actors = [r.words.span for r in statement.actors]
    others = [*(r.words.span for r in statement.recipients), *actors]
    acts = source is None or any(a.overlaps(source) for a in actors)
    return acts and (target is None or any(o.overlaps(target) and not (source and o.overlaps(source)) for o in others))


def load(language: str = "en", **choices: Any) -> Coder:
    """Return the coder of a language; `choices` are fields of Settings (threads, actors, extractor ...)."""
    return coder(Settings(language=language, **choices))


def text(passage: str, *, date: str | None = None, title: str | None = None) -> Document:
    """Return a passage as a document: paragraphs divided by blank lines, `date` (EDTF) when it was published."""
    segments, start = [], 0
    for block in passage.split("\n\n"):
        segments.append(Segment("paragraph", start, start + len(block)))
        start += len(block) + 2
    published = Period.parse(date) if date else None
    name = document_id(passage, title=title, date=date, outlet=None)
    return Document(name, "", passage, title=title, date=published, segments=tuple(segments))


def coder(settings: Settings) -> Coder:
    """Load the steps that the settings name."""
    analyse = steps.load("analyse", settings.analyser).make(settings)
    extract = steps.load("extract", settings.extractor).make(settings)
    qualifiers = tuple(steps.load("qualify", name).make(settings) for name in QUALIFIERS)
    tools = ((settings.analyser, analyse), (settings.extractor, extract))
    named = [f"{name}:{getattr(tool, 'version', '0')}" for name, tool in tools]
    words = f"{settings.language}:{language(settings.language).version}"
    version = "+".join([__version__, *named, words, *(f"{path.name}:{_digest(path)}" for path in settings.actors)])
    return Coder(analyse, extract, qualifiers, version)


def _digest(path: Path) -> str:
    """Return a short hash of a user's own file: with other content the coder is another one."""
    return sha256(path.read_bytes()).hexdigest()[:12]


def run(documents: Iterable[Document | Failure], coder: Coder) -> Iterator[tuple[Document, list[Statement]] | Failure]:
    """Code documents one by one; what fails becomes a Failure record and the rest go on."""
    for item in documents:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            yield item, coder(item)
        except SaysoError as error:
            yield Failure(item.path, error.message, error.remedy or "see the message", place=error.place)
        except Exception as error:  # noqa: BLE001  # one document must not end a batch; the record says what happened
            what = f"internal error: {type(error).__name__}: {error}"
            yield Failure(item.path, what, "report it with the document", place=_place_of(error))


def _place_of(error: BaseException) -> str:
    """The innermost line of ours that an error went through."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else ""

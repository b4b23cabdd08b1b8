"""Stored analyses in CoNLL-U (https://universaldependencies.org/format.html): written, and read back as they were.

    text = to_conllu(analysis)
    from_conllu(document, text) == analysis, but for acts

Places stand in MISC as start=..|end=..; where a file has none, its words are looked up in order.
As an analyser, it reads what stands beside the input: `news.txt.conllu` for `news.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.model.analysis import Analysis, Argument, Frame, Link, Mention, Sentence, Token
from sayso.model.document import Document
from sayso.settings import Settings

ENTRY = True
_SPACE = re.compile(r"\s")
_REMEDY = "write it with to_conllu, or see the format's page"


@dataclass(frozen=True, slots=True)
class Conllu:
    """An analyser that has the answer already: `text` is the CoNLL-U of the document that it is called with."""

    text: str
    version: str = "conllu"

    def __call__(self, document: Document) -> Analysis:
        """Return the stored analysis; InputError, with the line, where it does not fit the document."""
        return from_conllu(document, self.text)


@dataclass(frozen=True, slots=True)
class Beside:
    """An analyser that reads the file beside the document's: its path with ".conllu" added."""

    version: str = "conllu"

    def __call__(self, document: Document) -> Analysis:
        """Return the stored analysis; InputError where there is none or it does not fit."""
        path = Path(f"{document.path}.conllu")
        try:
            text = path.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, ValueError) as error:
            raise InputError(f"no stored analysis: {error}", place=str(path), remedy=_REMEDY) from error
        return from_conllu(document, text)


def make(settings: Settings) -> Beside:
    """Return the analyser that reads stored files; no setting matters to it."""
    return Beside()


def to_conllu(analysis: Analysis) -> str:
    """Return an analysis as CoNLL-U. Everything is kept but `acts`; mentions, links and frames stand in comments."""
    lines = [f"# version = {analysis.version}"]
    lines += [f"# mention = {m.start} {m.end} {m.kind}" for m in analysis.mentions]
    lines += [_link_line(link) for link in analysis.links]
    for number, sentence in enumerate(analysis.sentences):
        text = _SPACE.sub(" ", analysis.document.text[sentence.start : sentence.end])
        lines += [f"# sent_id = {number + 1}", f"# span = {sentence.start} {sentence.end}", f"# text = {text}"]
        lines += [_frame_line(frame) for frame in analysis.frames if frame.sentence == number]
        lines += [_token_line(index, token) for index, token in enumerate(sentence.tokens)]
        lines.append("")
    return "\n".join((*lines, ""))


def _frame_line(frame: Frame) -> str:
    arguments = "".join(f" {a.first}-{a.last}:{a.role}" for a in frame.arguments)
    return f"# frame = {frame.predicate} {frame.roleset or '_'}{arguments}"


def _link_line(link: Link) -> str:
    return f"# link = {link.start} {link.end} {link.antecedent_start} {link.antecedent_end} {link.chance!r}"


def _token_line(index: int, token: Token) -> str:
    misc = f"start={token.start}|end={token.end}"
    if token.factuality is not None:
        misc += f"|factuality={token.factuality!r}"
    feats, head = token.feats or "_", str(token.head + 1)
    columns = (token.text, token.lemma, token.upos, "_", feats, head, token.relation, "_", misc)
    return "\t".join((str(index + 1), *(_SPACE.sub(" ", column) for column in columns)))


def from_conllu(document: Document, text: str) -> Analysis:
    """Return the analysis that CoNLL-U text holds; InputError, with the line, where it does not fit the document."""
    reader = _Reader(document)
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            reader.take(line.rstrip("\r"))
        except (ValueError, IndexError) as error:
            place = f"{document.path}, line {number} of its CoNLL-U"
            raise InputError(str(error), place=place, remedy=_REMEDY) from error
    reader.take("")
    return reader.analysis()


class _Reader:
    """Takes lines, one by one, and keeps what they make."""

    def __init__(self, document: Document) -> None:
        self.document, self.version, self.cursor = document, "", 0
        self.sentences: list[Sentence] = []
        self.mentions: list[Mention] = []
        self.frames: list[Frame] = []
        self.links: list[Link] = []
        self.tokens: list[Token] = []
        self.span: tuple[int, int] | None = None

    def analysis(self) -> Analysis:
        """Return what was taken."""
        found = tuple(self.sentences), tuple(self.mentions), tuple(self.frames)
        return Analysis(self.document, *found, self.version, links=tuple(self.links))

    def take(self, line: str) -> None:
        """Take a line; ValueError where it does not fit."""
        if line.startswith("#"):
            self._comment(line[1:])
        elif line:
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"10 columns are expected, not {len(columns)}")
            if columns[0].isdigit():  # "1-2" names two words written as one, "1.1" an unwritten word
                self.tokens.append(self._token(columns))
        elif self.tokens:
            self._close()

    def _comment(self, comment: str) -> None:
        name, _, value = (part.strip() for part in comment.partition("="))
        if name == "version":
            self.version = value
        elif name == "span":
            start, end = map(int, value.split())
            self.span = (start, end)
        elif name == "mention":
            first, last, kind = value.split(maxsplit=2)
            self.mentions.append(Mention(int(first), int(last), kind))
        elif name == "link":
            *places, chance = value.split()
            at, to, before, until = map(int, places)
            self.links.append(Link(at, to, before, until, float(chance)))
        elif name == "frame":
            predicate, roleset, *arguments = value.split()
            found = tuple(_arguments(arguments))
            self.frames.append(Frame(len(self.sentences), int(predicate), None if roleset == "_" else roleset, found))

    def _token(self, columns: list[str]) -> Token:
        misc = dict(pair.partition("=")[::2] for pair in columns[9].split("|"))
        start, end = (int(misc["start"]), int(misc["end"])) if "start" in misc else self._find(columns[1])
        form = self.document.text[start:end]
        if _SPACE.sub(" ", form) != columns[1]:
            raise ValueError(f"the text has {form!r} at {start}, not {columns[1]!r}")
        self.cursor = end
        feats = "" if columns[5] == "_" else columns[5]
        certain = float(misc["factuality"]) if "factuality" in misc else None
        return Token(start, end, form, columns[2], columns[3], feats, int(columns[6]) - 1, columns[7], certain)

    def _find(self, form: str) -> tuple[int, int]:
        start = self.document.text.find(form, self.cursor)
        if start < 0 or self.document.text[self.cursor : start].strip():
            raise ValueError(f"the text does not go on with {form!r} at {self.cursor}")
        return start, start + len(form)

    def _close(self) -> None:
        size = len(self.tokens)
        if any(not -1 <= token.head < size for token in self.tokens):
            raise ValueError("a head is no word of its sentence")
        start, end = self.span or (self.tokens[0].start, self.tokens[-1].end)
        self.sentences.append(Sentence(start, end, tuple(self.tokens)))
        self.tokens, self.span = [], None


def _arguments(words: list[str]) -> Iterator[Argument]:
    for word in words:
        place, _, role = word.partition(":")
        first, _, last = place.partition("-")
        yield Argument(role, int(first), int(last))

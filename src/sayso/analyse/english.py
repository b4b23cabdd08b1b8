"""English, by the model that ships: rules cut sentences and words, a small network reads them, rules make lemmas.

No download, no service. Memory is bounded: sentences are read in groups, and only what an Analysis keeps stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from sayso.analyse._sentences import Words, split
from sayso.model.acts import Acts
from sayso.model.analysis import Analysis, Frame, Link, Mention, Sentence
from sayso.model.document import Document
from sayso.settings import Settings

if TYPE_CHECKING:  # numpy and onnxruntime are loaded by make(), not by looking at this folder
    from sayso.analyse._coref import Read, Scorer, Trail
    from sayso.analyse._network import Network

ENTRY = True
RULES = "1"  # raise it when the rules of this folder change what an analysis says
_GROUP = 256  # sentences whose scores are held at a time: about 10 MB
_ACTS = 2_000_000  # characters: a longer document keeps no acts; they take 30 MB a million characters


@dataclass(frozen=True, slots=True)
class English:
    """Document -> Analysis. `version` changes with the weights and with the rules.

    `acts` is None for documents over two million characters. Without a `scorer` there are no links.
    """

    network: Network
    scorer: Scorer | None = None

    @property
    def version(self) -> str:
        """The digest of the model's files, the number of the rules, and the digest of the scorer of coreference."""
        return ".".join((self.network.digest, RULES, *([self.scorer.digest] if self.scorer else [])))

    def __call__(self, document: Document) -> Analysis:
        """Read a document. The same text gives the same analysis; no text is refused."""
        sentences: list[Sentence] = []
        mentions: list[Mention] = []
        frames: list[Frame] = []
        acts: list[Acts | None] = []
        links: list[Link] = []
        trail = self._trail()
        for group in _groups(document):
            read = list(self._read(document.text, group))
            links += trail.take(read) if trail else ()
            for reading, _ in read:
                frames += (replace(frame, sentence=len(sentences)) for frame in reading.frames)
                sentences.append(reading.sentence)
                mentions += reading.mentions
                acts.append(reading.acts)
            if sentences[-1].end > _ACTS:
                acts.clear()
        known = tuple(each for each in acts if each is not None)
        kept = known if known and len(known) == len(sentences) else None
        found = tuple(sentences), tuple(mentions), tuple(frames)
        return Analysis(document, *found, self.version, kept, tuple(links))

    def _trail(self) -> Trail | None:
        from sayso.analyse._coref import Trail

        return Trail(self.scorer) if self.scorer else None

    def _read(self, text: str, group: list[Words]) -> Iterator[Read]:
        from sayso.analyse._reading import reading

        found = self.network.read([[text[start:end] for start, end in words] for words in group])
        for words, arrays in zip(group, found, strict=True):
            yield reading(text, words, arrays, self.network.labels), arrays["states"]


def make(settings: Settings) -> English:
    """Load the English model; LanguageError where it is missing or broken."""
    from sayso.analyse._coref import scorer
    from sayso.analyse._network import network

    model = network("en", settings.threads)
    return English(model, scorer("en", model.digest))


def _groups(document: Document) -> Iterator[list[Words]]:
    sentences = split(document.text, document.segments)
    while group := list(islice(sentences, _GROUP)):
        yield group

"""The body whose name opens a resolution ("The Lake Council,"): who does what each of its paragraphs begins with."""

import re
from bisect import bisect_right

from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Excerpt

_LINE = re.compile(r"^[ \t]*(?P<who>(?:The|THE) [A-Z][^\n.,;:()]{2,80}),[ \t]*$", re.M)
_LABEL = re.compile(r"\(?\w{1,4}[.)]|[-–—•*]")
_LEAD = 3  # words before the verb beside its number: "Further strongly urges"


class Enacting:
    """Finds the subject of paragraphs that have none of their own, where a line above names it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        document = analysis.document
        self.lines = [document.excerpt(m.start("who"), m.end("who")) for m in _LINE.finditer(document.text)]

    def body(self, words: Excerpt) -> Excerpt | None:
        """Return the line that names who does what some words say; None where they open no such paragraph."""
        if not self.lines or words.start < self.lines[0].end:
            return None
        number = bisect_right(self.analysis.sentences, words.start, key=lambda s: s.start) - 1
        sentence = self.analysis.sentences[number]
        inside = (i for i, t in enumerate(sentence.tokens) if words.start <= t.start < words.end)
        index = next((i for i in inside if sentence.tokens[i].upos == "VERB"), None)
        if index is None or not _opens(sentence, index):
            return None
        return self.lines[bisect_right(self.lines, words.start, key=lambda line: line.end) - 1]


def _opens(sentence: Sentence, index: int) -> bool:
    """Whether a verb without a subject begins its sentence, or is joined to one that does."""
    while sentence.tokens[index].relation == "conj" and sentence.tokens[index].head >= 0:
        if sentence.children(index, "nsubj", "nsubj:pass"):
            return False
        index = sentence.tokens[index].head
    ahead = [t for t in sentence.tokens[:index] if not _LABEL.fullmatch(t.text) and t.text.isalpha()]
    plain = all(t.upos in ("ADV", "CCONJ", "AUX") or t.text.isdigit() for t in ahead)
    return len(ahead) <= _LEAD and plain and not sentence.children(index, "nsubj", "nsubj:pass")

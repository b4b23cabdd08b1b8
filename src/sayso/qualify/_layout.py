"""Who speaks by layout alone: blocks after a lead-in, the answers of an interview."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.languages.en.clauses import preposition
from sayso.languages.en.phrases import core
from sayso.model.analysis import Analysis, Mention, Sentence
from sayso.model.document import Segment, Span
from sayso.qualify._holders import Holder, reporting_clauses
from sayso.qualify._interview import FIRST_PERSON, Block, answers, as_holder, asks, person_named
from sayso.qualify._lexicon import Stance, reporting_verb, stances, words

_OPENERS = '“„«"-•*'
_COLON = re.compile(r":\s*$")
_CLOSING_COMMENT = (
    4  # words between a verb of saying and the comma that ends its paragraph: "As X puts it,"; by inspection
)
_HANDLE = re.compile(r"_|[A-Za-z]\d")
_UNFINISHED = re.compile(r"[\w,’']\s*$")


def blocks(analysis: Analysis) -> Iterator[Block]:
    """Yield the paragraphs that somebody other than the author speaks, without quotation marks."""
    paragraphs = [s for s in analysis.document.segments if s.kind == "paragraph"]
    yield from answers(analysis, paragraphs) or _led_in(analysis, [p for s in paragraphs for p in _lines(analysis, s)])


def _lines(analysis: Analysis, paragraph: Segment) -> list[Segment]:
    """A paragraph, or its two parts where its first line is a lead-in."""
    cut = analysis.document.text.find(":\n", paragraph.start, paragraph.end)
    if cut < 0:
        return [paragraph]
    return [replace(paragraph, end=cut + 1), replace(paragraph, start=cut + 2)]


def last_speaker(analysis: Analysis, segment: Segment) -> Holder | None:
    """The last reporting clause of a block."""
    number = _last_sentence(analysis, segment)
    clauses = reporting_clauses(analysis, number) if number is not None else []
    return clauses[-1] if clauses else None


def _last_sentence(analysis: Analysis, segment: Segment) -> int | None:
    number = bisect_right(analysis.sentences, segment.end, key=lambda s: s.end) - 1
    return None if number < 0 or analysis.sentences[number].start < segment.start else number


def _led_in(analysis: Analysis, paragraphs: Sequence[Segment]) -> list[Block]:
    """Blocks after a lead-in belong to its speaker; a lead-in without one continues the speaker before.

    A block that speaks of its own speaker, or reports what somebody else says, is the author's again, and so is what
    follows.
    """
    text, found, speaker, speaking, broken = analysis.document.text, [], None, False, False
    for number, segment in enumerate(paragraphs):
        after = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        last = last_speaker(analysis, segment)
        body = text[segment.start : segment.end]
        if _seam(body):
            speaker, speaking = None, False
        elif _leads_in(body, after) or _comments_at_end(body, last, segment, after):
            told = _telling(_introduced(analysis, segment, last))
            speaker, speaking, broken = told or speaker, not _handle(told), not _COLON.search(body)
        elif speaking and asks(body):
            continue  # the interviewer's, and the answer follows
        elif speaking and speaker and not _is_authors(body, speaker, last):
            found.append((Span(segment.start, segment.end), speaker))
            speaking = not broken  # a sentence that the author began ends with the block that ends it
        else:
            speaking = False
    return found


def _seam(paragraph: str) -> bool:
    """Whether a paragraph ends an item: "Read more at ...", "Click to expand"."""
    return paragraph.lower().startswith(tuple(words("reporting", "seams")))


def _leads_in(paragraph: str, after: str) -> bool:
    """It ends in a colon or comma before a block without quotation marks, or breaks off before a small letter."""
    if not after or after in _OPENERS:
        return False
    return bool(_COLON.search(paragraph)) or (bool(_UNFINISHED.search(paragraph)) and (after.islower() or after == "["))


def _comments_at_end(paragraph: str, last: Holder | None, segment: Segment, after: str) -> bool:
    """ "As the historian puts it," before a block; not a recital, which has its commas at the end of each paragraph."""
    if not last or not paragraph.rstrip().endswith(",") or not after or after in _OPENERS:
        return False
    return len(paragraph[last.cue.end - segment.start :].split()) <= _CLOSING_COMMENT


def _is_authors(paragraph: str, speaker: Holder, last: Holder | None) -> bool:
    name = speaker.words.text.split()[-1] if speaker.words else ""
    if name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", paragraph):
        return True
    return not FIRST_PERSON.search(paragraph) and _reports_another(last)


def _reports_another(holder: Holder | None) -> bool:
    """Whether a block ends on somebody named who says something."""
    return holder is not None and holder.words is not None and any(w[:1].isupper() for w in holder.words.text.split())


def _handle(holder: Holder | None) -> bool:
    """Whether a name is a forum user's, whose post is a text of its own: "kestrel_7 said:"."""
    return holder is not None and holder.words is not None and bool(_HANDLE.search(holder.words.text))


def _telling(holder: Holder | None) -> Holder | None:
    """What stands in a block of somebody's words is said, whatever verb leads in to it."""
    return replace(holder, stance=_said()) if holder else None


def _introduced(analysis: Analysis, segment: Segment, last: Holder | None) -> Holder | None:
    """Whom a lead-in gives the word to: who says something in its last sentence, else the person it names.

    Without a verb of saying that is the subject of the sentence or of an "as X sees it", else whoever stands there
    ("is traced by X:"), else who the passage began with.
    """
    people = person_named(analysis, segment)
    ending = [m for m in people if m.end >= segment.end - 1]
    if ending and _told_by(analysis, ending[0]):
        return as_holder(analysis, ending[0], segment.end)
    if last and last.words and last.stance.name != "wonders":
        return last
    number = _last_sentence(analysis, segment)
    if number is None and people:
        return as_holder(analysis, people[0], segment.end)
    if number is None:
        return last
    if not people:
        return last or _described(analysis, number, segment.end)
    sentence = analysis.sentences[number]
    here = [m for m in people if m.start >= sentence.start]
    chosen = _placed(sentence, here) or (people[:1] if not here and not _has_verb(sentence) else [])
    return as_holder(analysis, chosen[0], segment.end) if chosen else last


def _told_by(analysis: Analysis, mention: Mention) -> bool:
    """ "..., writes X,", "asks X:": a name right behind a verb of saying that ends the lead-in."""
    place = analysis.locate(mention.start)
    if place is None or place[1] == 0:
        return False
    sentence = analysis.sentences[place[0]]
    return sentence.tokens[place[1] - 1].upos == "VERB" and reporting_verb(sentence, place[1] - 1) is not None


def _described(analysis: Analysis, number: int, end: int) -> Holder | None:
    """A lead-in that is nothing but a description: "The general again:"."""
    sentence = analysis.sentences[number]
    determined = [sentence.tokens[k].lemma.lower() for k in sentence.children(sentence.root, "det", "nmod:poss")]
    if _has_verb(sentence) or sentence.tokens[sentence.root].upos != "NOUN" or not determined or "a" in determined:
        return None
    first, last = core(sentence, sentence.root)
    named = analysis.document.excerpt(sentence.tokens[first].start, sentence.tokens[last].end)
    return Holder(named, sentence.root, analysis.document.excerpt(end - 1, end), sentence.root, _said(), number)


def _said() -> Stance:
    return stances()["says"]


def _placed(sentence: Sentence, people: Sequence[Mention]) -> list[Mention]:
    """Those who stand where a speaker does: subject, agent, or a lead-in that is nothing but a name."""
    tops = _tops(sentence)
    heads = [k for top in tops for k in sentence.children(top, "nsubj", "nsubj:pass", "obl:agent")]
    heads += [k for k in sentence.children(sentence.root, "obl") if sentence.children(sentence.root, "aux:pass")
              and preposition(sentence, k) == "by"]  # fmt: skip
    heads += [k for top in tops if reporting_verb(sentence, top) for k in sentence.children(top, "obj")]
    heads += [
        k for k in sentence.children(sentence.root, "obl") if k < sentence.root and preposition(sentence, k) == "to"
    ]
    if not _has_verb(sentence) and not preposition(sentence, sentence.root):
        heads.append(sentence.root)
    inside = {i for k in heads for i in sentence.subtree(k)}
    exact = [m for m in people if any(m.start <= sentence.tokens[k].start < m.end for k in heads)]
    return exact or [m for m in people if sentence.at(m.start) in inside]


def _has_verb(sentence: Sentence) -> bool:
    root = sentence.tokens[sentence.root]
    return root.upos in ("VERB", "AUX") or bool(sentence.children(sentence.root, "cop"))


def _tops(sentence: Sentence) -> list[int]:
    """The main verb, and that of an "as X sees it" beside it."""
    comments = [k for k, t in enumerate(sentence.tokens) if t.rel in ("advcl", "parataxis")]
    as_clauses = [k for k in comments if any(sentence.tokens[m].lemma == "as" for m in sentence.children(k, "mark"))]
    return [sentence.root, *as_clauses]

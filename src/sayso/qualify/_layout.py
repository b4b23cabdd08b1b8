"""Who speaks by layout alone: blocks after a lead-in, the answers of an interview."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.model.analysis import Analysis, Mention, Sentence
from sayso.model.document import Segment, Span
from sayso.qualify._holders import Holder, reporting_clauses
from sayso.qualify._lexicon import stances

_OPENERS = "“„«\"-•*"
_COLON = re.compile(r"[:,]\s*$")
_UNFINISHED = re.compile(r"[\w,’']\s*$")
_QUESTION_WORDS = 25  # a longer paragraph that ends in a question mark is rhetoric; by inspection of interviews
_QUESTIONS = 2  # questions in paragraphs of their own that make an interview
_STATEMENT_WORDS = 12  # an interviewer's remark without a question mark is no longer than this
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|ours|us|my|me)\b|\[|\. \. \.", re.IGNORECASE)

Block = tuple[Span, Holder]


def blocks(analysis: Analysis) -> Iterator[Block]:
    """Yield the paragraphs that somebody other than the author speaks, without quotation marks."""
    paragraphs = [s for s in analysis.document.segments if s.kind == "paragraph"]
    yield from _answers(analysis, paragraphs) or _led_in(analysis, paragraphs)


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
    text, found, speaker, speaking = analysis.document.text, [], None, False
    for number, segment in enumerate(paragraphs):
        after = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        last = last_speaker(analysis, segment)
        if _leads_in(text[segment.start : segment.end], after):
            speaker, speaking = last or _last_person(analysis, segment) or speaker, True
        elif speaking and speaker and not _is_authors(text[segment.start : segment.end], speaker, last):
            found.append((Span(segment.start, segment.end), speaker))
        else:
            speaking = False
    return found


def _leads_in(paragraph: str, after: str) -> bool:
    """It ends in a colon or comma before a block without quotation marks, or breaks off before a small letter."""
    if not after or after in _OPENERS:
        return False
    return bool(_COLON.search(paragraph)) or (bool(_UNFINISHED.search(paragraph)) and (after.islower() or after == "["))


def _is_authors(paragraph: str, speaker: Holder, last: Holder | None) -> bool:
    name = speaker.words.text.split()[-1] if speaker.words else ""
    if name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", paragraph):
        return True
    return not _FIRST_PERSON.search(paragraph) and _reports_another(last)


def _reports_another(holder: Holder | None) -> bool:
    """Whether a block ends on somebody named who says something."""
    return holder is not None and holder.words is not None and any(w[:1].isupper() for w in holder.words.text.split())


def _answers(analysis: Analysis, paragraphs: Sequence[Segment]) -> list[Block]:
    """The answers of an interview: what stands between questions that have paragraphs of their own."""
    text = analysis.document.text
    bodies = [text[s.start : s.end] for s in paragraphs]
    asked = [i for i in range(len(bodies) - 1) if _asks(bodies[i]) and not _asks(bodies[i + 1])]
    if len(asked) < _QUESTIONS:
        return []
    speaker = _first_person_named(analysis, paragraphs[: asked[0]] or paragraphs[:1])
    if speaker is None:
        return []
    first = asked[0] if asked[0] else 0
    while first > 1 and len(bodies[first - 1].split()) > _STATEMENT_WORDS and _FIRST_PERSON.search(bodies[first - 1]):
        first -= 2  # an exchange that opened with a remark instead of a question
    return [
        (Span(paragraphs[i].start, paragraphs[i].end), speaker)
        for i in range(max(first, 0), len(bodies))
        if not _interviewers(bodies, i)
    ]


def _asks(paragraph: str) -> bool:
    return paragraph.rstrip().endswith("?") and len(paragraph.split()) <= _QUESTION_WORDS


def _interviewers(bodies: Sequence[str], at: int) -> bool:
    """A question, or a short remark that a longer paragraph answers."""
    short = len(bodies[at].split()) <= _STATEMENT_WORDS and at + 1 < len(bodies)
    return _asks(bodies[at]) or (short and not _FIRST_PERSON.search(bodies[at]) and not _asks(bodies[at + 1]))


def _first_person_named(analysis: Analysis, intro: Sequence[Segment]) -> Holder | None:
    """Who is interviewed: the first person that the introduction, or else the title, names."""
    heads = [s for s in analysis.document.segments if s.kind == "title"]
    for segment in (*intro, *heads):
        people = _people(analysis, segment)
        if people:
            return _as_holder(analysis, people[0])
    return None


def _last_person(analysis: Analysis, segment: Segment) -> Holder | None:
    """The person whom a lead-in without a verb of saying has as subject of its last sentence or of "as X sees it"."""
    number = _last_sentence(analysis, segment)
    if number is None:
        return None
    sentence = analysis.sentences[number]
    subjects = {k for top in _tops(sentence) for k in sentence.children(top, "nsubj")}
    inside = {i for k in subjects for i in sentence.subtree(k)}
    people = [m for m in _people(analysis, segment) if sentence.at(m.start) in inside and m.start >= sentence.start]
    return _as_holder(analysis, people[-1]) if people else None


def _tops(sentence: Sentence) -> list[int]:
    """The main verb, and that of an "as X sees it" beside it."""
    comments = sentence.children(sentence.root, "advcl", "parataxis")
    as_clauses = [k for k in comments if any(sentence.tokens[m].lemma == "as" for m in sentence.children(k, "mark"))]
    return [sentence.root, *as_clauses]


def _people(analysis: Analysis, segment: Segment) -> list[Mention]:
    return [m for m in analysis.mentions if m.kind == "person" and segment.start <= m.start and m.end <= segment.end]


def _as_holder(analysis: Analysis, mention: Mention) -> Holder | None:
    place = analysis.locate(mention.end - 1)
    if place is None:
        return None
    words = analysis.document.excerpt(mention.start, mention.end)
    return Holder(words, place[1], words, place[1], stances()["says"], place[0])

"""Who speaks in an interview: questions and answers by turns, labels, or within one paragraph."""

import re
from collections.abc import Sequence

from sayso.model.analysis import Analysis, Mention
from sayso.model.document import Segment, Span
from sayso.qualify._holders import Holder
from sayso.qualify._lexicon import stances, words

_EXCHANGE = re.compile(r"([^.!?]*\?|[^?]{1,150}?[.!?](?= [—–]))\s+(?:[—–]\s+)?(?=[A-Z“\"\[])")
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w’'-]*)?):\s|([QA])[.:]\s")
_DASH = re.compile(r"[—–-]\s")
_QUESTION_WORDS = 25  # a longer paragraph that ends in a question mark is rhetoric; by inspection of interviews
_QUESTIONS = 2  # questions in paragraphs of their own that make an interview, where the introduction does not say so
_STATEMENT_WORDS = 12  # an interviewer's remark without a question mark is no longer than this
_TURNS = 3  # labelled or dashed paragraphs that make an interview
FIRST_PERSON = re.compile(r"\b(?:I|we|our|ours|us|my|me)\b|\[|\. \. \.", re.IGNORECASE)

Block = tuple[Span, Holder]


def answers(analysis: Analysis, paragraphs: Sequence[Segment]) -> list[Block]:
    """Return what the person who is interviewed says; nothing where the text is no interview."""
    text = analysis.document.text
    bodies = [text[s.start : s.end] for s in paragraphs]
    theirs = _labelled(bodies) or _dashed(bodies) or _between_questions(bodies)
    if not theirs:
        return _exchanges(analysis, paragraphs)
    speaker = _interviewed(analysis, paragraphs[: theirs[0]] or paragraphs[:1])
    if speaker is None:
        return []
    return [(Span(paragraphs[i].start, paragraphs[i].end), speaker) for i in theirs]


def asks(paragraph: str) -> bool:
    """Whether a paragraph is a question of an interviewer's."""
    return paragraph.rstrip().endswith("?") and len(paragraph.split()) <= _QUESTION_WORDS


def person_named(analysis: Analysis, segment: Segment) -> list[Mention]:
    """The people that a paragraph names, those with a full name first; owners ("Okafor's successor") left out."""
    inside = [m for m in analysis.mentions if m.kind == "person" and segment.start <= m.start and m.end <= segment.end]
    text = analysis.document.text
    free = [m for m in inside if text[m.end : m.end + 2] not in ("'s", "’s")]
    return sorted(free, key=lambda m: len(text[m.start : m.end].split()) < 2) or inside


def as_holder(analysis: Analysis, mention: Mention, end: int) -> Holder | None:
    """Return a person as the one who says what follows the offset `end`."""
    place = analysis.locate(mention.end - 1)
    if place is None:
        return None
    named = analysis.document.excerpt(mention.start, mention.end)
    cue = analysis.document.excerpt(end - 1, end)  # the mark that ends the introduction: no word says so
    return Holder(named, place[1], cue, place[1], stances()["says"], place[0])


def _labelled(bodies: Sequence[str]) -> list[int]:
    """The turns after "A." or after the label of whoever does not ask: "IGA: We suspected."."""
    found = [(i, m[1] or m[2]) for i, m in ((i, _LABEL.match(b)) for i, b in enumerate(bodies)) if m]
    labels = [label for _, label in found]
    asking = {label for i, label in found if asks(bodies[i])} - {"A"}
    repeated = len(found) >= _TURNS and len(set(labels)) == 2 and asking
    if not repeated or len(asking) > 1:
        return []
    return [i for i, label in found if label not in asking]


def _dashed(bodies: Sequence[str]) -> list[int]:
    """Turns that all begin with a dash: every other one is an answer."""
    turns = [i for i, b in enumerate(bodies) if _DASH.match(b)]
    asked = {turns.index(i) % 2 for i in turns if asks(bodies[i])}
    if len(turns) < _TURNS or len(asked) != 1:
        return []
    return [i for at, i in enumerate(turns) if at % 2 not in asked]


def _between_questions(bodies: Sequence[str]) -> list[int]:
    """What stands between questions that have paragraphs of their own."""
    asked = [i for i in range(len(bodies) - 1) if asks(bodies[i]) and not asks(bodies[i + 1])]
    if len(asked) < (1 if asked and asked[0] and _announced(bodies[0]) else _QUESTIONS):
        return []
    first = asked[0]
    while first > 1 and len(bodies[first - 1].split()) > _STATEMENT_WORDS and FIRST_PERSON.search(bodies[first - 1]):
        first -= 2  # an exchange that opened with a remark instead of a question
    return [i for i in range(max(first, 0), len(bodies)) if not _interviewers(bodies, i)]


def _announced(intro: str) -> bool:
    """Whether an introduction says that somebody was interviewed."""
    said = intro.lower()
    return any(phrase in said for phrase in words("reporting", "interview_phrases"))


def _interviewers(bodies: Sequence[str], at: int) -> bool:
    """A question, or a short remark that a longer paragraph answers."""
    short = len(bodies[at].split()) <= _STATEMENT_WORDS and at + 1 < len(bodies)
    return asks(bodies[at]) or (short and not FIRST_PERSON.search(bodies[at]) and not asks(bodies[at + 1]))


def _exchanges(analysis: Analysis, paragraphs: Sequence[Segment]) -> list[Block]:
    """The answers of an interview whose paragraphs open with the question: "And the bases? We kept them."."""
    text = analysis.document.text
    opened = [(s, _EXCHANGE.match(text[s.start : s.end])) for s in paragraphs[1:]]
    asked = [(s, m.end()) for s, m in opened if m and len(m[1].split()) <= _QUESTION_WORDS]
    speaker = _interviewed(analysis, paragraphs[:1]) if len(asked) >= _QUESTIONS else None
    return [(Span(s.start + end, s.end), speaker) for s, end in asked] if speaker else []


def _interviewed(analysis: Analysis, intro: Sequence[Segment]) -> Holder | None:
    """Who is interviewed: the first person that the introduction, or else the title, names."""
    heads = [s for s in analysis.document.segments if s.kind == "title"]
    for segment in (*intro, *heads):
        people = person_named(analysis, segment)
        if people:
            return as_holder(analysis, people[0], segment.end)
    return None

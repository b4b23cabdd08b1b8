"""Who speaks by layout alone: blocks after a lead-in, the answers of an interview."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.languages.en.clauses import preposition
from sayso.model.analysis import Analysis, Mention, Sentence
from sayso.model.document import Segment, Span
from sayso.qualify._holders import Holder, reporting_clauses
from sayso.qualify._lexicon import reporting_verb, stances

_OPENERS = '“„«"-•*'
_COLON = re.compile(r":\s*$")
_CLOSING_COMMENT = (
    4  # words between a verb of saying and the comma that ends its paragraph: "As X puts it,"; by inspection
)
_EXCHANGE = re.compile(r"([^.!?]*\?|[^?]{1,150}?[.!?](?= [—–]))\s+(?:[—–]\s+)?(?=[A-Z“\"\[])")
_UNFINISHED = re.compile(r"[\w,’']\s*$")
_QUESTION_WORDS = 25  # a longer paragraph that ends in a question mark is rhetoric; by inspection of interviews
_QUESTIONS = 2  # questions in paragraphs of their own that make an interview
_STATEMENT_WORDS = 12  # an interviewer's remark without a question mark is no longer than this
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|ours|us|my|me)\b|\[|\. \. \.", re.IGNORECASE)

Block = tuple[Span, Holder]


def blocks(analysis: Analysis) -> Iterator[Block]:
    """Yield the paragraphs that somebody other than the author speaks, without quotation marks."""
    paragraphs = [s for s in analysis.document.segments if s.kind == "paragraph"]
    yield from _answers(analysis, paragraphs) or _exchanges(analysis, paragraphs) or _led_in(analysis, paragraphs)


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
        body = text[segment.start : segment.end]
        if _leads_in(body, after) or _comments_at_end(body, last, segment, after):
            speaker, speaking = _telling(_introduced(analysis, segment, last)) or speaker, True
        elif speaking and _asks(text[segment.start : segment.end]):
            continue  # the interviewer's, and the answer follows
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


def _comments_at_end(paragraph: str, last: Holder | None, segment: Segment, after: str) -> bool:
    """ "As the historian puts it," before a block; not a recital, which has its commas at the end of each paragraph."""
    if not last or not paragraph.rstrip().endswith(",") or not after or after in _OPENERS:
        return False
    return len(paragraph[last.cue.end - segment.start :].split()) <= _CLOSING_COMMENT


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


def _exchanges(analysis: Analysis, paragraphs: Sequence[Segment]) -> list[Block]:
    """The answers of an interview whose paragraphs open with the question: "And the bases? We kept them."."""
    text = analysis.document.text
    opened = [(s, _EXCHANGE.match(text[s.start : s.end])) for s in paragraphs[1:]]
    asked = [(s, m.end()) for s, m in opened if m and len(m[1].split()) <= _QUESTION_WORDS]
    speaker = _first_person_named(analysis, paragraphs[:1]) if len(asked) >= _QUESTIONS else None
    return [(Span(s.start + end, s.end), speaker) for s, end in asked] if speaker else []


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
            return _as_holder(analysis, people[0], segment.end)
    return None


def _telling(holder: Holder | None) -> Holder | None:
    """What stands in a block of somebody's words is said, whatever verb leads in to it."""
    return replace(holder, stance=stances()["says"]) if holder else None


def _introduced(analysis: Analysis, segment: Segment, last: Holder | None) -> Holder | None:
    """Whom a lead-in gives the word to: who says something in its last sentence, else the person it names.

    Without a verb of saying that is the subject of the sentence or of an "as X sees it", else whoever stands there
    ("is traced by X:"), else who the passage began with.
    """
    if last and last.words and last.stance.name != "wonders":
        return last
    number = _last_sentence(analysis, segment)
    people = _people(analysis, segment)
    if number is None or not people:
        return last
    sentence = analysis.sentences[number]
    here = [m for m in people if m.start >= sentence.start]
    chosen = _placed(sentence, here) or (people[:1] if not here and not _has_verb(sentence) else [])
    return _as_holder(analysis, chosen[0], segment.end) if chosen else last


def _placed(sentence: Sentence, people: Sequence[Mention]) -> list[Mention]:
    """Those who stand where a speaker does: subject, agent, or a lead-in that is nothing but a name."""
    tops = _tops(sentence)
    heads = [k for top in tops for k in sentence.children(top, "nsubj", "nsubj:pass", "obl:agent")]
    heads += [k for k in sentence.children(sentence.root, "obl") if sentence.children(sentence.root, "aux:pass")
              and preposition(sentence, k) == "by"]  # fmt: skip
    heads += [k for top in tops if reporting_verb(sentence, top) for k in sentence.children(top, "obj")]
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
    comments = sentence.children(sentence.root, "advcl", "parataxis")
    as_clauses = [k for k in comments if any(sentence.tokens[m].lemma == "as" for m in sentence.children(k, "mark"))]
    return [sentence.root, *as_clauses]


def _people(analysis: Analysis, segment: Segment) -> list[Mention]:
    return [m for m in analysis.mentions if m.kind == "person" and segment.start <= m.start and m.end <= segment.end]


def _as_holder(analysis: Analysis, mention: Mention, end: int) -> Holder | None:
    place = analysis.locate(mention.end - 1)
    if place is None:
        return None
    words = analysis.document.excerpt(mention.start, mention.end)
    cue = analysis.document.excerpt(end - 1, end)  # the mark that ends the introduction: no word says so
    return Holder(words, place[1], cue, place[1], stances()["says"], place[0])

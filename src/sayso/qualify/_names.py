"""Proper names in a tree: where they begin and end, whose they are, and what they tell of the person."""

import re
from bisect import bisect_right

from sayso.actors.load import load
from sayso.actors.resolve import ORDINAL, POSSESSIVES, agent_sector, named_body
from sayso.model.analysis import Analysis, Sentence
from sayso.qualify._lexicon import words

_IN_BRACKETS = re.compile(r"(?<= )\(([A-Z]{2,8})\)")
_LONGEST_NAME = 120  # characters of a name before its abbreviation
_QUOTES = frozenset("\" “ ” '' `` « »".split())
_PARTICLES = frozenset("al el de da van von der bin ibn ben du la le ould ag".split())


def personal_names(sentence: Sentence, index: int) -> list[str]:
    """Return the names that go with a role noun: in apposition, or right after it ("the historian Ama Boateng")."""
    kids = sentence.children(index, "appos", "flat", "nmod:desc")
    if index + 1 < len(sentence.tokens) and agent_sector(sentence, index):
        kids.append(index + 1)
        kids.extend(_between_commas(sentence, index + 1))
    return [name for name in dict.fromkeys(proper_name(sentence, k) for k in kids) if name]


def _between_commas(sentence: Sentence, comma: int) -> list[int]:
    """The name that two commas set off ("the minister, Ama Boateng, left"), whatever the tree makes of it."""
    tokens = sentence.tokens
    if tokens[comma].text != "," or comma + 1 >= len(tokens) or proper_name(sentence, comma + 1) is None:
        return []
    last = name_range(sentence, comma + 1)[1] + 1
    return [comma + 1] if last < len(tokens) and tokens[last].text == "," else []


def proper_name(sentence: Sentence, index: int) -> str | None:
    """Return the proper name that a token heads ("Ama Boateng"), without titles; None where it is no proper noun.

    A single letter ("[T]he") and a bare title ("the Commodore") are none.
    """
    tokens, body = sentence.tokens, named_body(sentence, index)
    if (tokens[index].upos != "PROPN" and not body) or tokens[index].text in words("reference", "calendar"):
        return None
    first, last = name_range(sentence, index)
    if body:
        first, last = _origin(sentence, first, index), _purpose(sentence, last)
    name = "".join(
        t.text if not k or t.start == tokens[first + k - 1].end else " " + t.text
        for k, t in enumerate(tokens[first : last + 1])
    )
    return name if len(name) > 1 and not (first == last and _title(sentence, index)) else None


def _origin(sentence: Sentence, first: int, head: int) -> int:
    """The first token of "Togolese Workers' Movement" from that of "Movement"."""
    tokens = sentence.tokens
    while first:
        near = first - 2 if first > 1 and tokens[first - 1].text in POSSESSIVES else first - 1
        if near == first - 2 and load().lookup(tokens[near].text):
            return first  # "Togo's Workers' Movement"
        linked = tokens[near].head in (head, first) and tokens[near].rel in ("amod", "compound", "flat", "nmod")
        if not tokens[near].text[:1].isupper() or not linked:
            return first
        first = near
    return first


def _purpose(sentence: Sentence, last: int) -> int:
    """The last token of "Lake Movement for Self-Determination" from that of its head."""
    tokens = sentence.tokens
    at = last + 1
    if at + 1 >= len(tokens) or tokens[at].text not in ("for", "of"):
        return last
    at += 2 if tokens[at + 1].text == "the" else 1
    if at >= len(tokens) or not tokens[at].text[:1].isupper() or tokens[at].upos not in ("PROPN", "NOUN"):
        return last
    return name_range(sentence, at)[1]


def name_range(sentence: Sentence, index: int) -> tuple[int, int]:
    """Return the first and last token of the proper name around a token."""
    first = last = index
    while (step := _step(sentence, first, -1)) != first:
        first = step
    while (step := _step(sentence, last, 1)) != last:
        last = step
    return first, last


def _step(sentence: Sentence, at: int, way: int) -> int:
    """The next token of the name on one side, over a hyphen or a particle ("Hsu-chen", "al-Serraj"); else the same."""
    near, far = at + way, at + 2 * way
    if not 0 <= near < len(sentence.tokens):
        return at
    if _of_name(sentence, near):
        return near
    token = sentence.tokens[near]
    if token.text == "-" and 0 <= far < len(sentence.tokens) and _tight(sentence, near):
        return far if sentence.tokens[far].text[:1].isalpha() and _hyphened(sentence, far) else at
    if token.text.lower() not in _PARTICLES or not 0 <= far < len(sentence.tokens):
        return at
    if sentence.tokens[far].text == "-" and _tight(sentence, far):  # "Ama al-Dorbo"
        far += way
    return far if 0 <= far < len(sentence.tokens) and _of_name(sentence, far) else at


def _tight(sentence: Sentence, hyphen: int) -> bool:
    """Whether a hyphen touches the words on both sides."""
    if not 0 < hyphen < len(sentence.tokens) - 1:
        return False
    before, here, after = sentence.tokens[hyphen - 1 : hyphen + 2]
    return before.end == here.start and here.end == after.start


def _hyphened(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.upos == "PROPN" or token.text[:1].isupper() or token.text.lower() in _PARTICLES


def _of_name(sentence: Sentence, index: int) -> bool:
    """A capitalised word that belongs to a name, not a title before it, a month or a people ("Malian")."""
    token = sentence.tokens[index]
    plain = token.upos == "PROPN" and token.text[:1].isupper() and token.rel not in ("amod", "nmod:poss", "det")
    plain = plain or _capital_modifier(sentence, index)
    titled = _title(sentence, index) or token.text.lower() in words("reference", "callings")
    return plain and token.text not in words("reference", "calendar") and not titled


def _capital_modifier(sentence: Sentence, index: int) -> bool:
    """ "Human" of "the Civil Human Rights Front": a modifier with a capital that no sentence's start gives it."""
    token = sentence.tokens[index]
    if not index or not token.text[:1].isupper() or token.upos not in ("ADJ", "NOUN", "PROPN"):
        return False
    if token.rel not in ("amod", "compound") or not token.text[1:].islower() or ORDINAL.fullmatch(token.text):
        return False
    return not any(hit.how == "adjective" for hit in load().lookup(token.text))


def outlet_name(sentence: Sentence, head: int) -> str | None:
    """Return the name after what carries news: "the newspaper Lake Post", "the daily 'Lake Post'"; None for others."""
    tokens, first = sentence.tokens, head + 1
    if tokens[head].upos == "PROPN":  # "the Togolese daily Lake Post", read as one phrase
        before = name_range(sentence, head)[0] - 1
        led = before >= 0 and tokens[before].text in words("reference", "outlets")
        return proper_name(sentence, head) if led else None
    if tokens[head].lemma.lower() not in words("reference", "outlets") or first >= len(tokens):
        return None
    if tokens[first].text in _QUOTES:
        closing = next((k for k in range(first + 1, len(tokens)) if tokens[k].text in _QUOTES), first)
        inside = tokens[first + 1 : closing]
        return " ".join(t.text for t in inside) if inside and all(t.text[:1].isupper() for t in inside) else None
    return proper_name(sentence, first) if tokens[first].text[:1].isupper() else None


def _title(sentence: Sentence, index: int) -> bool:
    word = sentence.tokens[index].text.lower().rstrip(".")
    return agent_sector(sentence, index) is not None or word in words("reference", "honorifics")


def title_of(sentence: Sentence, index: int) -> int | None:
    """Return the role noun that a person's name comes with ("General X", "X, the foreign minister"); None for none."""
    first, _ = name_range(sentence, index)
    token = sentence.tokens[index]
    near = [
        *sentence.children(index, "nmod:desc", "appos", "compound", "flat"),
        *((token.head,) if token.head >= 0 else ()),
    ]
    near = [k for k in near if (k == token.head and token.rel in ("appos", "flat", "nmod")) or k != token.head]
    near += [first - 1] if first else []
    return next((k for k in near if _may_be_title(sentence, k) and agent_sector(sentence, k)), None)


def full_names(analysis: Analysis) -> dict[str, str]:
    """Return the full name that a document gives each surname, else each first name, and each abbreviation of a body.

    None where it gives several.
    """
    names = dict.fromkeys(n for s in analysis.sentences for n in _people(analysis, s))
    found: dict[str, str] = {}
    for part in (-1, 0):
        parts = [name.split()[part] for name in names]
        once = {p: name for p, name in zip(parts, names, strict=True) if parts.count(p) == 1}
        found = {**once, **found}
    return {**_abbreviated(analysis.document.text), **found}


def _abbreviated(text: str) -> dict[str, str]:
    """What a text abbreviates: the capitals before "(LWU)" that spell it, "Lake Workers' Union"."""
    found: dict[str, str] = {}
    for short in _IN_BRACKETS.finditer(text):
        before = text[max(0, short.start() - _LONGEST_NAME) : short.start()].split()
        initials = [(k, w.lstrip("(\"'“‘")[:1]) for k, w in enumerate(before)]
        capitals = [(k, c) for k, c in initials if c.isupper()]
        spelled = capitals[-len(short[1]) :]
        if "".join(c for _, c in spelled) == short[1]:
            found.setdefault(short[1], " ".join(before[spelled[0][0] :]))
    return found


def _people(analysis: Analysis, sentence: Sentence) -> list[str]:
    """The names of two words and more in a sentence that are people's."""
    heads = [k for k, t in enumerate(sentence.tokens) if t.upos == "PROPN" and t.rel not in ("flat", "compound")]
    named = [(k, name) for k in heads if (name := proper_name(sentence, k)) and " " in name]
    return [name for k, name in named if is_person(analysis, sentence.tokens[k].start, sentence.tokens[k].end)]


def _may_be_title(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.upos in ("NOUN", "PROPN") or (token.upos == "ADJ" and token.text[:1].isupper())  # "General Dro"


def is_person(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the analysis takes the characters for a person's name."""
    return _is(analysis, start, end, "person")


def is_place(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the analysis takes the characters for a place's name."""
    return _is(analysis, start, end, "location")


def is_organisation(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the analysis takes the characters for an organisation's name."""
    return _is(analysis, start, end, "organisation")


def _is(analysis: Analysis, start: int, end: int, kind: str) -> bool:
    at = bisect_right(analysis.mentions, start, key=lambda m: m.start)
    near = analysis.mentions[max(0, at - 2) : at + 1]
    return any(m.kind == kind and m.start < end and start < m.end for m in near)


def gender(words_of_name: str) -> str:
    """Return "f", "m", or "" where titles and given names do not tell."""
    parts = {p.lower() for p in re.findall(r"\w+", words_of_name)}
    if parts & words("reference", "female"):
        return "f"
    return "m" if parts & words("reference", "male") else ""

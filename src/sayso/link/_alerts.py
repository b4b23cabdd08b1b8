"""Where a copy does not say what its earlier text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link._lexicon import Lexicon
from sayso.link._names import authors, house_name, mentions
from sayso.link._words import Profile, Word
from sayso.model.document import Excerpt, Span
from sayso.model.lineage import Alert

_QUOTED = 3  # words that both quotations must share before they count as one; development half
_TURNED = 5  # words of plain text that now stand in quotation marks; development half
_REGION = 6  # words of a change that can still be a swap of wording, not another clause; development half
_DROPPED = 3  # words that can be a dropped or an added hedge, not a cut clause; development half
_GAP = re.compile(r"\.\s?\.|…|\[")

Change = tuple[int, int, int, int]  # words [i1, i2) of the earlier sentence became [j1, j2) of the later one


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two aligned sentences with their words and the changes between them."""

    a: Profile
    b: Profile
    places: tuple[int, int]
    left: list[Word]
    right: list[Word]
    changes: tuple[Change, ...]
    equal: tuple[tuple[int, int], ...]


def alerts(
    parent: Profile, child: Profile, places: list[tuple[int, int]], directed: bool, lexicon: Lexicon
) -> list[Alert]:
    """Return what to ask about a copy, by its aligned sentences (child's number, parent's number), in their order."""
    found = []
    for later, earlier in places:
        if child.said(later) == parent.said(earlier):
            continue
        pair = _pair(parent, child, (earlier, later), lexicon)
        for kind, because, changes in (*_mutated(pair), *_turned(pair, directed, lexicon), *_drift(pair, lexicon)):
            found.append(_alert(pair, kind, because if directed else f"{because}; which came first is not known", changes))
    return found


def _pair(a: Profile, b: Profile, places: tuple[int, int], lexicon: Lexicon) -> _Pair:
    left, right = a.words(places[0], lexicon), b.words(places[1], lexicon)
    codes = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False).get_opcodes()
    changes = tuple((i1, i2, j1, j2) for tag, i1, i2, j1, j2 in codes if tag != "equal")
    equal = tuple((i1 + k, j1 + k) for tag, i1, i2, j1, _ in codes if tag == "equal" for k in range(i2 - i1))
    return _Pair(a, b, places, left, right, changes, equal)


def _alert(pair: _Pair, kind: str, because: str, changes: list[Change]) -> Alert:
    a, b = pair.a.document, pair.b.document
    spans = pair.a.sentences[pair.places[0]], pair.b.sentences[pair.places[1]]
    texts = tuple((_said(pair.left[i1:i2]), _said(pair.right[j1:j2])) for i1, i2, j1, j2 in changes)
    return Alert(kind, a.id, b.id, _cut(a.text, spans[0]), _cut(b.text, spans[1]), texts, because)


def _cut(text: str, span: Span) -> Excerpt:
    return Excerpt.cut(text, span.start, span.end)


def _said(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


_Found = tuple[str, str, list[Change]]


def _mutated(pair: _Pair) -> Iterator[_Found]:
    """Other words inside what both print as a quotation; a cut at either end, dots and brackets are no mutation."""
    both = [(i, j) for i, j in pair.equal if pair.left[i].quoted >= 0 and pair.right[j].quoted >= 0]
    if len(both) < _QUOTED:
        return
    changes = [c for c in (*pair.changes, *_respelt(pair)) if _inside(pair, c) and not _marked(pair, c)]
    if changes:
        shown = "; ".join(f"{_said(pair.left[a:b])!r} became {_said(pair.right[c:d])!r}" for a, b, c, d in sorted(changes))
        yield "mutated quotation", f"inside the quotation marks {shown}", sorted(changes)


def _respelt(pair: _Pair) -> list[Change]:
    """Words of equal stem and other form: "was" is not "is", but "planes" and "plane" meet here."""
    return [(i, i + 1, j, j + 1) for i, j in pair.equal if _bare(pair.left[i]) != _bare(pair.right[j])]


def _bare(word: Word) -> str:
    return word.text.lower().replace("’", "'")


def _inside(pair: _Pair, change: Change) -> bool:
    """True where a change lies within one quotation of each text: the words on both its sides are quoted there too."""
    return _within(pair.left, change[0], change[1]) and _within(pair.right, change[2], change[3])


def _within(words: list[Word], start: int, end: int) -> bool:
    edge = slice(max(0, start - 1), end + 1)
    numbers = {word.quoted for word in words[edge]}
    return len(numbers) == 1 and -1 not in numbers and (end > start or len(words[edge]) == 2)


def _marked(pair: _Pair, change: Change) -> bool:
    """True where either text shows by dots or brackets that an editor was at work."""
    return any(
        _GAP.search(text[max(0, words[max(0, start - 1)].start - 1) : words[min(len(words) - 1, end)].end])
        for text, words, start, end in (
            (pair.a.document.text, pair.left, change[0], change[1]),
            (pair.b.document.text, pair.right, change[2], change[3]),
        )
    )


def _turned(pair: _Pair, directed: bool, lexicon: Lexicon) -> Iterator[_Found]:
    """Plain words of the earlier text in quotation marks in the later one, as somebody else's speech."""
    swaps = [(i, j) for i, j in pair.equal if pair.left[i].quoted < 0 <= pair.right[j].quoted]
    back = [(i, j) for i, j in pair.equal if pair.right[j].quoted < 0 <= pair.left[i].quoted]
    here, there = (back, swaps) if not directed and len(back) > len(swaps) else (swaps, back)
    content = [1 for i, _ in here if pair.left[i].stem not in lexicon.common]
    if len(here) < _TURNED or len(content) < 2 or len(there) >= len(here) or _quotes_the_document(pair, lexicon):
        return
    yield "paraphrase turned quotation", f"{len(here)} words that one text tells in its own voice are quoted in the other", [
        (here[0][0], here[-1][0] + 1, here[0][1], here[-1][1] + 1)
    ]


def _quotes_the_document(pair: _Pair, lexicon: Lexicon) -> bool:
    """True where the later text names the earlier one's outlet or author beside the quotation: it quotes that document."""
    number = pair.places[1]
    first = pair.b.sentences[max(0, number - 1)].start
    near = pair.b.document.text[first : pair.b.sentences[number].end]
    names = {house_name(pair.a.document.outlet, lexicon), *authors(pair.a.document, lexicon)}
    return any(mentions(near, name, lexicon) for name in names if name)


def _drift(pair: _Pair, lexicon: Lexicon) -> Iterator[_Found]:
    """Another rung of the ladder where the wording differs."""
    for change in pair.changes:
        i1, i2, j1, j2 = change
        before, after = _rung(pair.left, (i1, i2), lexicon), _rung(pair.right, (j1, j2), lexicon)
        longest, least = max(i2 - i1, j2 - j1), min(i2 - i1, j2 - j1)
        if (before is None and after is None) or longest > (_REGION if least else _DROPPED):
            continue
        top = len(lexicon.rungs) - 1
        low, high = (top if before is None else before), (top if after is None else after)
        if low != high:
            way = "rises" if high > low else "falls"
            yield "modality drift", f"{way} from {lexicon.rungs[low]!r} to {lexicon.rungs[high]!r}", [change]


def _rung(words: list[Word], region: tuple[int, int], lexicon: Lexicon) -> int | None:
    """The lowest rung whose words touch a region; None where there are none."""
    found = [rung for start, end, rung in _phrases(words, lexicon) if start < region[1] and region[0] < end]
    return min(found) if found else None


def _phrases(words: list[Word], lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Words of the ladder in a sentence, the longest first at each place; names of months and people are no modals."""
    plain = [_bare(word) for word in words]
    found, at = [], 0
    while at < len(plain):
        fits = [p for p in lexicon.ladder.get(plain[at], ()) if tuple(plain[at : at + len(p[0])]) == p[0]]
        if fits and (at == 0 or words[at].text[0].islower()):
            found.append((at, at + len(fits[0][0]), fits[0][1]))
            at += len(fits[0][0])
        else:
            at += 1
    return found

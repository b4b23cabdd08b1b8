"""Where a copy does not say what its earlier text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link._lexicon import Lexicon
from sayso.link._names import mentions
from sayso.link._words import Profile, Word
from sayso.model.document import Excerpt, Span
from sayso.model.lineage import Alert

_QUOTED = 3  # words that both quotations must share before they count as one; development half
_TURNED = 5  # words of plain text that now stand in quotation marks; development half
_REGION = 6  # words of a change that can still be a swap of wording, not another clause; development half
_DROPPED = 3  # words that can be a dropped or an added hedge, not a cut clause; development half
_UNKNOWN = "which came first is not known"
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
    parent: Profile, child: Profile, places: list[tuple[int, int]], lexicon: Lexicon, *, directed: bool
) -> list[Alert]:
    """Return what to ask about a copy, by its aligned sentences (child's number, parent's number), in their order."""
    found = []
    for later, earlier in places:
        if child.said(later) == parent.said(earlier):
            continue
        pair = _pair(parent, child, (earlier, later), lexicon)
        for kind, because, changes in (*_mutated(pair), *_turned(pair, directed, lexicon), *_drift(pair, lexicon)):
            found.append(_alert(pair, kind, because if directed else f"{because}; {_UNKNOWN}", changes))
        if not directed:
            back = _pair(child, parent, (later, earlier), lexicon)
            found += [
                _alert(back, kind, f"{why}; {_UNKNOWN}", changes)
                for kind, why, changes in _turned(back, False, lexicon)
            ]
    return found


def same_print(one: str, other: str) -> bool:
    """True where two sentences have the same words and the same quotations, in whatever type."""
    return _plain_print(one) == _plain_print(other)


def _plain_print(text: str) -> str:
    return " ".join(re.sub(r"[“”]", '"', text.replace("’", "'")).lower().split())


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
        shown = "; ".join(
            f"{_said(pair.left[a:b])!r} became {_said(pair.right[c:d])!r}" for a, b, c, d in sorted(changes)
        )
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
    here = [(i, j) for i, j in pair.equal if pair.left[i].quoted < 0 <= pair.right[j].quoted]
    back = [(i, j) for i, j in pair.equal if pair.right[j].quoted < 0 <= pair.left[i].quoted]
    content = [1 for i, _ in here if pair.left[i].stem not in lexicon.common]
    if len(here) < _TURNED or len(content) < 2 or len(back) >= len(here) or _quotes_the_document(pair, lexicon):
        return
    if not directed and not _recased(pair, here[0]):
        return
    yield (
        "paraphrase turned quotation",
        f"{len(here)} words that one text tells in its own voice are quoted in the other",
        [(here[0][0], here[-1][0] + 1, here[0][1], here[-1][1] + 1)],
    )


def _recased(pair: _Pair, first: tuple[int, int]) -> bool:
    """True where the quotation begins with a capital that the plain text has not: it was made from that."""
    return pair.left[first[0]].text[0].islower() and pair.right[first[1]].text[0].isupper()


def _quotes_the_document(pair: _Pair, lexicon: Lexicon) -> bool:
    """True where the later text names the earlier one's outlet or author beside the quotation."""
    number = pair.places[1]
    first = pair.b.sentences[max(0, number - 1)].start
    near = pair.b.document.text[first : pair.b.sentences[number].end]
    names = {pair.a.house, *pair.a.authors}
    return any(mentions(near, name, lexicon) for name in names if name)


def _drift(pair: _Pair, lexicon: Lexicon) -> Iterator[_Found]:
    """Another rung of the ladder where the wording differs; not where dots or brackets own to a cut."""
    told, retold = _phrases(pair.left, lexicon), _phrases(pair.right, lexicon)
    rungs = [(_rung(told, c[:2]), _rung(retold, c[2:])) for c in pair.changes]
    lost, won = {before for before, _ in rungs}, {after for _, after in rungs}
    for change, (before, after) in zip(pair.changes, rungs, strict=True):
        moved = (after is None and before in won) or (before is None and after in lost)
        if moved or not _is_swap(change) or _marked(pair, change):
            continue
        top = len(lexicon.rungs) - 1
        low, high = (top if before is None else before), (top if after is None else after)
        if low != high:
            way = "rises" if high > low else "falls"
            yield "modality drift", f"{way} from {lexicon.rungs[low]!r} to {lexicon.rungs[high]!r}", [change]


def _is_swap(change: Change) -> bool:
    """True where a change is small enough for another wording, a dropped hedge or an added one."""
    sizes = change[1] - change[0], change[3] - change[2]
    return max(sizes) <= (_REGION if min(sizes) else _DROPPED)


def _rung(phrases: list[tuple[int, int, int]], region: tuple[int, int]) -> int | None:
    """The lowest rung whose words touch a region; None where there are none."""
    return min((rung for start, end, rung in phrases if start < region[1] and region[0] < end), default=None)


def _phrases(words: list[Word], lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Words of the ladder in a sentence, the longest first at each place; names of months and people are no modals."""
    plain = tuple(_bare(word) for word in words)
    found, at = [], 0
    while at < len(plain):
        fits = [p for p in lexicon.ladder.get(plain[at], ()) if plain[at : at + len(p[0])] == p[0]]
        phrase, rung = fits[0] if fits and (at == 0 or words[at].text[0].islower()) else (plain[at : at + 1], None)
        if rung is not None:
            found.append((at, at + len(phrase), rung))
        at += len(phrase)
    return found

"""A training sentence with all its layers, and the one edit operation that keeps them aligned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

Span = tuple[str, int, int]
"""A label and a half-open range of word indices."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """One dependency tree: a value per word; ``heads`` are word indices, -1 for the root."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One PropBank predicate (a word index) and its argument spans."""

    index: int
    args: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One coded statement: its trigger's word, its types (none where that is open), and who plays a part in it.

    ``sides`` are the head words of actors, of recipients and of the source; of several types, statuses or certainties
    each is right.
    """

    index: int
    events: tuple[str, ...]
    sides: tuple[tuple[int, ...], ...]
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and whichever layers a corpus gives; a missing layer is ``None`` or not in ``spans``."""

    words: tuple[str, ...]
    syntax: Syntax | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    frames: tuple[Frame, ...] | None = None
    facts: tuple[tuple[int, float], ...] = ()
    acts: tuple[Act, ...] | None = None
    sent_id: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A word put in by an edit; its head is an old word (``head``) or a neighbour (``offset`` from itself)."""

    word: str
    upos: str
    rel: str
    head: int | None = None
    offset: int = 0
    feats: str = "_"
    label: str = ""


def leaves(sentence: Sentence) -> set[int]:
    """Indices of words that govern nothing and are not the root (none without a tree)."""
    if sentence.syntax is None:
        return set()
    heads = sentence.syntax.heads
    return {i for i, head in enumerate(heads) if head >= 0} - set(heads)


def rebuild(sentence: Sentence, items: Sequence[int | Added]) -> Sentence:
    """The sentence with its words reordered to ``items``: old indices kept, others dropped, new ones added.

    Dropped words must be leaves. Spans shrink to their kept words; words added inside a span join it.
    """
    place = {item: new for new, item in enumerate(items) if isinstance(item, int)}
    words = tuple(sentence.words[x] if isinstance(x, int) else x.word for x in items)
    spans = {name: _moved(layer, place) for name, layer in sentence.spans.items()}
    if "ner" in spans:
        extra = [(x.label, i, i + 1) for i, x in enumerate(items) if isinstance(x, Added) and x.label]
        spans["ner"] = tuple(sorted([*spans["ner"], *extra], key=lambda span: span[1]))
    frames = sentence.frames
    if frames is not None:
        frames = tuple(Frame(place[f.index], _moved(f.args, place)) for f in frames if f.index in place)
    facts = tuple((place[i], value) for i, value in sentence.facts if i in place)
    syntax = _syntax(sentence.syntax, items, place) if sentence.syntax else None
    return replace(sentence, words=words, syntax=syntax, spans=spans, frames=frames, facts=facts)


def _moved(layer: Sequence[Span], place: Mapping[int, int]) -> tuple[Span, ...]:
    kept = ((label, [place[i] for i in range(start, end) if i in place]) for label, start, end in layer)
    return tuple((label, min(new), max(new) + 1) for label, new in kept if new)


def _syntax(old: Syntax, items: Sequence[int | Added], place: Mapping[int, int]) -> Syntax:
    upos, feats, heads, rels = [], [], [], []
    for new, item in enumerate(items):
        if isinstance(item, Added):
            upos.append(item.upos)
            feats.append(item.feats)
            heads.append(new + item.offset if item.head is None else place[item.head])
            rels.append(item.rel)
        else:
            upos.append(old.upos[item])
            feats.append(old.feats[item])
            heads.append(place[old.heads[item]] if old.heads[item] >= 0 else -1)
            rels.append(old.rels[item])
    return Syntax(tuple(upos), tuple(feats), tuple(heads), tuple(rels))


def bio(spans: Sequence[Span], length: int) -> list[str]:
    """BIO tags of non-overlapping spans over ``length`` words; a later span loses where two overlap."""
    tags = ["O"] * length
    for label, start, end in spans:
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


def from_bio(tags: Sequence[str]) -> Iterator[Span]:
    """Spans of BIO tags; an I- that continues nothing begins a span."""
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            yield label, start, i
            label = ""
        if not label and tag != "O":
            start, label = i, tag[2:]

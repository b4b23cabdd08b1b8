"""How much of what: the amount and the kind of each thing given, sold, used or disputed.

An amount is a closed interval ("hundreds" is 200 to 999), the words beside it; the rules are data (numbers.yml).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sayso.languages.en.phrases import core
from sayso.languages.load import load
from sayso.model.analysis import Analysis, Sentence
from sayso.model.document import Excerpt
from sayso.model.statement import Quantity, Statement, Thing
from sayso.qualify import _numbers as numbers
from sayso.qualify._timex import find as find_times
from sayso.settings import Settings

ENTRY = True
_REACH = 40  # characters that a hedge and a number may take before a thing ("no fewer than one hundred and twenty")
_COUNTED = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION")  # types whose victims or troops are counted


def make(settings: Settings) -> Callable[[list[Statement], Analysis], list[Statement]]:
    """Return the qualifier that fills `kind` and `quantity` of the objects; it needs no setting."""
    return measured


def measured(statements: list[Statement], analysis: Analysis) -> list[Statement]:
    """Return the statements with their things measured; people and troops counted in the object become a thing."""
    return [_measured(s, analysis) for s in statements]


def _measured(statement: Statement, analysis: Analysis) -> Statement:
    place = analysis.locate(statement.trigger.start)
    if place is None:
        return statement
    sentence = analysis.sentences[place[0]]
    things = tuple(_thing(t, analysis) for t in statement.objects)
    if not things and statement.event in _COUNTED:
        things = tuple(_counted(sentence, place[1], analysis))
    return replace(statement, objects=things) if things != statement.objects else statement


def _thing(thing: Thing, analysis: Analysis) -> Thing:
    place = analysis.locate(thing.words.start)
    sentence = analysis.sentences[place[0]] if place else None
    quantity = thing.quantity or amount_of(analysis.document.text, thing.words, sentence.start if sentence else 0)
    kind = thing.kind or (kind_of(sentence, thing.words) if sentence else None)
    if kind is None and quantity and quantity.unit in numbers.currencies():
        kind = "money"
    return replace(thing, kind=kind, quantity=quantity)


def _counted(sentence: Sentence, index: int, analysis: Analysis) -> Iterator[Thing]:
    """Things that a predicate counts and nobody listed: "killed at least 20 soldiers", "the deaths of dozens"."""
    for kid in sentence.children(index, "obj", "nsubj:pass", "nmod"):
        if sentence.tokens[kid].rel == "nmod" and not _of(sentence, kid):
            continue
        first, last = core(sentence, kid)
        words = analysis.document.excerpt(sentence.tokens[first].start, sentence.tokens[last].end)
        quantity = amount_of(analysis.document.text, words, sentence.start)
        if quantity:
            yield Thing(words, kind_of(sentence, words), quantity)


def _of(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[k].text.lower() == "of" for k in sentence.children(index, "case"))


# -- amounts ---------------------------------------------------------------------------------------------------------


def amount_of(text: str, words: Excerpt, floor: int) -> Quantity | None:
    """Return the amount that words state, or that stands right before them, else None; nothing before `floor`."""
    start = max(floor, words.start - _REACH)
    times = find_times(text, start, words.end)
    amounts = numbers.find(text, start, words.end)
    found = [a for a in amounts if not any(t.start < a.end and a.number < t.end for t in times)]
    inside = [a for a in found if a.end > words.start]
    before = [a for a in found if a.end <= words.start and text[a.end : words.start].strip() in ("", "of")]
    chosen = inside[:1] or before[-1:]
    return chosen[0].quantity if chosen else None


# -- kinds -----------------------------------------------------------------------------------------------------------


def kind_of(sentence: Sentence, words: Excerpt) -> str | None:
    """Return the kind of the thing that words of a sentence name, None where its nouns are in no table."""
    inside = [i for i, t in enumerate(sentence.tokens) if t.start >= words.start and t.end <= words.end]
    if not inside:
        return None
    phrase = words.text.lower()
    for kind, phrases in _data()["phrases"].items():
        if any(p in phrase for p in phrases):
            return str(kind)
    head = next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1])
    return _of_head(sentence, _measured_noun(sentence, head))


def _measured_noun(sentence: Sentence, head: int) -> int:
    """The noun that a measure measures: "tons of grain", "a shipment of rifles"."""
    for _ in range(3):  # "a number of tons of grain"
        token = sentence.tokens[head]
        measured = [k for k in sentence.children(head, "nmod") if _of(sentence, k)]
        if not measured or (token.lemma not in _data()["measure_heads"] and token.upos != "NUM"):
            return head
        head = measured[0]
    return head


def _of_head(sentence: Sentence, head: int) -> str | None:
    lemma = sentence.tokens[head].lemma.lower()
    modifiers = [sentence.tokens[k].lemma.lower() for k in sentence.children(head, "amod", "compound", "nmod:desc")]
    by_modifier = next((k for m in modifiers for k, names in _data()["modifiers"].items() if m in names), None)
    if lemma in _data()["light_heads"] and by_modifier:
        return str(by_modifier)
    return _heads().get(lemma)


@cache
def _heads() -> dict[str, str]:
    """Head nouns with their kind; the first kind that lists one has it."""
    return {noun: kind for kind, nouns in reversed(_data()["heads"].items()) for noun in nouns}


def _data() -> dict[str, Any]:
    data: dict[str, Any] = load("en", "things")
    return data

"""What can be taken up or take up: the noun phrases and pronouns of a sentence, each as a row of whole numbers.

Words are compared by hash: equal words have equal numbers within one run, and nothing of a number is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.languages.load import load
from sayso.model.analysis import ROOT, Mention, Sentence, Token

# Kinds of mentions.
NAME, DEFINITE, DEMONSTRATIVE, OWNED, INDEFINITE, BARE = range(6)
PERSONAL, POSSESSIVE, REFLEXIVE, THAT, SPEAKER, PRONOUN, OTHER = range(6, 13)
PRONOUNS = frozenset((PERSONAL, POSSESSIVE, REFLEXIVE, THAT, SPEAKER, PRONOUN))
WORDS = 6  # content words of a mention that are compared: its head and the nearest before it
RELATIONS = ("nsubj", "obj", "iobj", "obl", "nmod", "poss", "conj", "appos", "compound", "root", "other")
ENTITIES = ("", "person", "organisation", "location", "other")
COLUMNS = (
    "sentence", "head", "first", "last", "kind", "number", "person", "gender", "entity", "relation", "quoted", "group",
    "lemma", "whole", "initials", "surname", "governor",
)  # fmt: skip
COLUMN = {name: place for place, name in enumerate(COLUMNS)}
WIDE = len(COLUMNS) + WORDS
# Number 1 singular, 2 plural; gender 1 male, 2 female, 3 neither; 0 where the word leaves it open.
_FORMS = {
    "he": (1, 1), "him": (1, 1), "his": (1, 1), "himself": (1, 1), "she": (1, 2), "her": (1, 2), "hers": (1, 2),
    "herself": (1, 2), "it": (1, 3), "its": (1, 3), "itself": (1, 3), "they": (2, 0), "them": (2, 0), "their": (2, 0),
    "theirs": (2, 0), "themselves": (2, 0), "'em": (2, 0), "i": (1, 0), "me": (1, 0), "my": (1, 0), "mine": (1, 0),
    "myself": (1, 0), "we": (2, 0), "us": (2, 0), "our": (2, 0), "ours": (2, 0), "ourselves": (2, 0), "this": (1, 3),
    "that": (1, 3), "these": (2, 3), "those": (2, 0),
}  # fmt: skip
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_OWNERS = frozenset("his her hers its their theirs my mine our ours your yours".split())
_THIRD = frozenset("he him she her it they them 'em".split())
_POINTERS = frozenset("this that these those such".split())
_SOME = frozenset("a an some any no another every each".split())
# Relations whose words belong to a noun phrase; what else hangs from its head belongs to a clause.
_INSIDE = frozenset("det amod compound nmod nummod acl flat appos fixed goeswith cc:preconj".split())
_SKIP = frozenset("flat fixed goeswith expl det punct reparandum".split())
_QUOTES = frozenset("\"“”„«»``''")
_ARTICLES = frozenset("the a an".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a mention by token, ends included; a `group` is coordinated: "France and Ghana"."""

    head: int
    first: int
    last: int
    group: bool = False


def phrases(sentence: Sentence) -> list[Phrase]:
    """Return the noun phrases and pronouns of a sentence in order, longer ones first."""
    found: dict[tuple[int, int], Phrase] = {}
    for index, token in enumerate(sentence.tokens):
        if _nominal(sentence, token):
            for phrase in _around(sentence, index):
                found.setdefault((phrase.first, -phrase.last), phrase)
    return [found[key] for key in sorted(found)]


def _nominal(sentence: Sentence, token: Token) -> bool:
    """Whether a word heads a phrase that can be taken up or take up."""
    if token.rel in _SKIP and not (token.rel == "det" and token.upos == "PRON"):
        return False
    if token.rel == "compound":
        return token.upos == "PROPN" and sentence.tokens[token.head].upos != "PROPN"
    if token.upos == "PRON":
        return "PronType=Rel" not in token.feats and "PronType=Int" not in token.feats
    return token.upos in ("NOUN", "PROPN") and token.relation not in ("nmod:desc", "advmod", "obl:unmarked")


def _around(sentence: Sentence, head: int) -> Iterator[Phrase]:
    kids = [k for k in sentence.kids[head] if _belongs(sentence.tokens[k])]
    inside = sorted({head, *(i for k in kids for i in sentence.subtree(k))})
    first, last = _trimmed(sentence, head, inside)
    yield Phrase(head, first, last)
    others = [k for k in sentence.kids[head] if sentence.tokens[k].rel == "conj" and _noun(sentence.tokens[k])]
    if others:
        ends = sentence.subtree(others[-1])
        yield Phrase(head, first, max(last, _trimmed(sentence, head, [*inside, *ends])[1]), True)


def _noun(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN", "PRON")


def _belongs(token: Token) -> bool:
    return token.rel in _INSIDE or (token.rel == "case" and token.text in ("'s", "’s", "'", "’"))


def _trimmed(sentence: Sentence, head: int, inside: Sequence[int]) -> tuple[int, int]:
    """The ends of a phrase without marks and joining words at them."""
    first, last = inside[0], inside[-1]
    while first < head and sentence.tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    while last > head and sentence.tokens[last].upos == "PUNCT" and sentence.tokens[last].text not in (")", "]"):
        last -= 1
    return first, last


def row(sentence: Sentence, number: int, phrase: Phrase, names: Sequence[Mention] = ()) -> tuple[int, ...]:
    """Return a mention as numbers, one for each of COLUMNS and WORDS hashes of its words (0 where it has fewer).

    number  the sentence's place in the document; names  the names that the sentence holds
    """
    token = sentence.tokens[phrase.head]
    form = token.text.lower()
    spoken = [t for t in sentence.tokens[phrase.first : phrase.last + 1] if t.upos not in ("PUNCT", "DET")]
    bag = _bag(sentence, phrase)
    many, gender = _FORMS.get(form, (0, 0)) if token.upos in ("PRON", "DET") else (_number(token), _gender(bag))
    whole = " ".join(t.text.lower() for t in spoken if t.text not in ("'s", "’s"))
    marks = (
        _kind(sentence, phrase), 2 if phrase.group else many, _person(form), 0 if phrase.group else gender,
        _entity(token, names), _relation(token), _quoted(sentence, phrase.head), int(phrase.group),
        hash(token.lemma.lower()), hash(whole), _initials(spoken, phrase), _surname(sentence, phrase), token.head,
    )  # fmt: skip
    hashes = [hash(word) for word in bag[:WORDS]]
    return (number, phrase.head, phrase.first, phrase.last, *marks, *hashes, *[0] * (WORDS - len(hashes)))


def _bag(sentence: Sentence, phrase: Phrase) -> list[str]:
    """Content words, the head's first, then those nearest before it, then those after."""
    tokens = sentence.tokens
    behind = range(phrase.head + 1, min(phrase.last, phrase.head + 5) + 1)
    near = (*range(phrase.head - 1, phrase.first - 1, -1), *behind)
    found = [k for k in near if tokens[k].upos in ("NOUN", "PROPN", "ADJ", "NUM")]
    return [tokens[k].lemma.lower() for k in (phrase.head, *found)] if tokens[phrase.head].upos != "PRON" else []


def _kind(sentence: Sentence, phrase: Phrase) -> int:
    token = sentence.tokens[phrase.head]
    if token.upos in ("PRON", "DET"):
        return _pronoun(token.text.lower())
    if token.upos not in ("NOUN", "PROPN"):
        return OTHER
    kids = [sentence.tokens[k] for k in sentence.kids[phrase.head] if k >= phrase.first]
    if token.upos == "PROPN":
        return NAME
    if any(k.relation == "nmod:poss" for k in kids):
        return OWNED
    before = {k.text.lower() for k in kids if k.rel == "det"}
    for kind, words in ((DEMONSTRATIVE, _POINTERS), (DEFINITE, frozenset(("the",))), (INDEFINITE, _SOME)):
        if before & words:
            return kind
    return BARE


def _pronoun(form: str) -> int:
    if form in _FIRST or form in _SECOND:
        return SPEAKER
    if form in _THIRD:
        return PERSONAL
    if form in _OWNERS:
        return POSSESSIVE
    if form.endswith(("self", "selves")):
        return REFLEXIVE
    return THAT if form in _POINTERS else PRONOUN


def _person(form: str) -> int:
    return 1 if form in _FIRST else 2 if form in _SECOND else 0


def _number(token: Token) -> int:
    return 2 if "Number=Plur" in token.feats else 1 if "Number=Sing" in token.feats else 0


@cache
def _genders() -> tuple[frozenset[str], frozenset[str]]:
    words = load("en", "reference")
    return frozenset(words.get("male", ())), frozenset(words.get("female", ()))


def _gender(bag: Sequence[str]) -> int:
    male, female = _genders()
    return 2 if not female.isdisjoint(bag) else 1 if not male.isdisjoint(bag) else 0


def _entity(token: Token, names: Sequence[Mention]) -> int:
    """The kind of name that a head ends in, 0 for none."""
    kind = next((n.kind for n in names if n.start <= token.start < n.end), "")
    return ENTITIES.index(kind) if kind in ENTITIES else len(ENTITIES) - 1


def _relation(token: Token) -> int:
    name = "poss" if token.relation == "nmod:poss" else "root" if token.head == ROOT else token.rel
    return RELATIONS.index(name) if name in RELATIONS else len(RELATIONS) - 1


def _quoted(sentence: Sentence, head: int) -> int:
    return sum(t.text in _QUOTES for t in sentence.tokens[:head]) % 2


def _initials(spoken: Sequence[Token], phrase: Phrase) -> int:
    """The short name that a long one would have, or that a short one is; 0 where it is neither."""
    if len(spoken) == 1:
        return hash(spoken[0].text) if spoken[0].text.isupper() and len(spoken[0].text) > 1 else 0
    letters = "".join(t.text[0] for t in spoken if t.text[0].isupper())
    return hash(letters) if len(letters) > 1 and not phrase.group else 0


def _surname(sentence: Sentence, phrase: Phrase) -> int:
    """The last word of a proper name, 0 for what is none."""
    token = sentence.tokens[phrase.head]
    if token.upos != "PROPN":
        return 0
    flat = [k for k in sentence.kids[phrase.head] if sentence.tokens[k].rel == "flat" and k <= phrase.last]
    return hash(sentence.tokens[flat[-1] if flat else phrase.head].text.lower())

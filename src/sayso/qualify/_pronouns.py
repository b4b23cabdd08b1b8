"""Whom a pronoun stands for: by number, gender and kind, nearest and most prominent first."""

from collections.abc import Collection

from sayso.languages.en.phrases import joined
from sayso.model.actor import Actor
from sayso.model.analysis import Sentence
from sayso.model.statement import Source
from sayso.qualify._discourse import Discourse, Entity, plural
from sayso.qualify._groups import COUNTS, Groups, subject_group
from sayso.qualify._lexicon import words
from sayso.qualify._speakers import Speakers, Who, spelled_so

_REACH = 3  # sentences that a pronoun looks back; by inspection of news texts
_PLACE_PENALTY = 2  # sentences that a place or a modifier counts as further away
_ANY = ("state", "person", "band", "party", "body", "people")


class Pronouns:
    """Resolves the pronouns of a document; `who` resolves a phrase by its sentence and head."""

    def __init__(self, discourse: Discourse, groups: Groups, speakers: Speakers, who: Who) -> None:
        self.discourse, self.groups, self.speakers, self.who = discourse, groups, speakers, who

    def resolve(self, number: int, index: int, source: Source, taken: Collection[Actor]) -> list[Actor] | None:
        """Return whom a pronoun stands for: None where the word is no pronoun, [] where nobody fits."""
        sentence = self.discourse.analysis.sentences[number]
        word = spelled(sentence, index)
        if word in words("reference", "relative"):
            head = antecedent(sentence, index)
            if head is not None:
                return self._antecedents(number, index, head)
        if word in words("reference", "speaker"):
            return self.speakers.first(number, index, word, source)
        if word in words("reference", "addressee"):
            return self.speakers.second(number, source)
        if word in words("reference", "mutual"):
            return self._mutual(number, index, word, taken)
        known = words("reference", "singular") | words("reference", "plural") | words("reference", "personal")
        if word not in known:
            return [] if sentence.tokens[index].upos == "PRON" else None
        barred = () if sentence.tokens[index].relation == "nmod:poss" else taken
        return self._third_person(number, index, word, barred)

    def _antecedents(self, number: int, index: int, head: int) -> list[Actor]:
        """Whom a relative pronoun takes up: all that are joined where its verb is a plural, "X and Y, which are"."""
        sentence = self.discourse.analysis.sentences[number]
        token = sentence.tokens[head]
        first = token.head if token.rel == "conj" else head
        everyone = joined(sentence, first)
        verb = sentence.tokens[index].head
        helpers = [verb, *sentence.children(verb, "aux", "aux:pass", "cop")]
        many = any(_plural_verb(sentence, k) for k in helpers)
        if len(everyone) == 1 or not many or plural(sentence, head):
            return self.who(number, head)
        return list(dict.fromkeys(a for k in everyone for a in self.who(number, k)))

    def _third_person(self, number: int, index: int, word: str, barred: Collection[Actor]) -> list[Actor]:
        earlier = self._ranked(number, index)
        for entity in earlier:
            if _takes_up(word, entity) and not set(entity.actors) & set(barred):
                return list(entity.actors)
        if word not in words("reference", "plural"):
            return []
        group = self.groups.several(number, index, None, _ANY, barred=barred)
        single = next((e for e in earlier if e.rank and e.kind in _ANY and not set(e.actors) & set(barred)), None)
        return group or (list(single.actors) if single else [])

    def _ranked(self, number: int, index: int) -> list[Entity]:
        """Mentions in reach, best first; places and modifiers count as further away."""
        found = self.discourse.before(number, index, _REACH)
        return sorted(found, key=lambda e: -(e.sentence - (0 if e.rank else _PLACE_PENALTY)))

    def _mutual(self, number: int, index: int, word: str, taken: Collection[Actor]) -> list[Actor]:
        """ "both", "either", "each other", "the other"."""
        sentence = self.discourse.analysis.sentences[number]
        if word in ("other", "another"):
            pair = self.groups.several(number, index, 2, _ANY)
            rest = [a for a in pair if a not in taken]
            return rest if len(rest) == 1 else []
        subject = subject_group(self.discourse.analysis, number, index) if _reciprocal(sentence, index) else None
        if subject is not None:
            everyone = [a for k in joined(sentence, subject) for a in self.who(number, k)]
            return list(taken) or list(dict.fromkeys(everyone))
        return self.groups.several(number, index, COUNTS.get(word, 2), _ANY)


def spelled(sentence: Sentence, index: int) -> str:
    """Return a token in lower case, put together again where an editor's brackets cut it: "[H]e"."""
    tokens = sentence.tokens
    token = tokens[index]
    if index >= 3 and tokens[index - 1].text == "]" and tokens[index - 1].end == token.start:
        first = tokens[index - 2]
        if len(first.text) == 1 and tokens[index - 3].text == "[":
            return (first.text + token.text).lower()
    return spelled_so(token)


def antecedent(sentence: Sentence, index: int) -> int | None:
    """Return the noun that a relative clause around a pronoun belongs to; None where it is no relative pronoun."""
    for node in (index, *sentence.ancestors(index)):
        token = sentence.tokens[node]
        if token.relation == "acl:relcl" and 0 <= token.head != index:
            return token.head
    if sentence.tokens[index].text.lower() not in words("reference", "clear_relative"):
        return None
    before = [k for k in range(index) if sentence.tokens[k].upos in ("NOUN", "PROPN")]
    return _whole(sentence, before[-1]) if before else None


def _plural_verb(sentence: Sentence, index: int) -> bool:
    """ "Accuse", "have", "are": English marks the singular in the present, and "were"."""
    token = sentence.tokens[index]
    return token.feat("Number") == "Plur" or (
        token.feat("Tense") == "Pres" and token.feat("VerbForm") == "Fin" and not token.text.endswith("s")
    )


def _whole(sentence: Sentence, index: int) -> int:
    """The head of the name or compound that a token ends."""
    while sentence.tokens[index].rel in ("flat", "compound", "fixed") and 0 <= sentence.tokens[index].head < index:
        index = sentence.tokens[index].head
    return index


def _reciprocal(sentence: Sentence, index: int) -> bool:
    following = sentence.tokens[index + 1].text.lower() if index + 1 < len(sentence.tokens) else ""
    return following in ("other", "another") and sentence.tokens[index].text.lower() in ("each", "one")


def _takes_up(word: str, entity: Entity) -> bool:
    """Whether a third-person pronoun can stand for a mention."""
    if word in words("reference", "personal"):
        wanted = "f" if word in words("reference", "feminine") else "m"
        return entity.kind == "person" and not entity.many and entity.gender in ("", wanted)
    if word in words("reference", "plural"):
        several = entity.many or len(entity.actors) > 1 or entity.kind in ("band", "people")
        return several and entity.kind != "thing" and (entity.rank > 0 or len(entity.actors) > 1)
    return entity.kind in ("state", "body", "band", "party") and not entity.many and len(entity.actors) == 1

"""Does a trigger of the codebook fit a token of a tree?"""

from sayso.codebook.load import Trigger
from sayso.languages.en.clauses import Slots
from sayso.model.analysis import Sentence

_OBJECT_SLOTS = {"verb": ("obj", "with"), "noun": ("of", "mod", "obj", "in", "on"), "adjective": ("of", "to")}


def fits(trigger: Trigger, sentence: Sentence, index: int, slots: Slots) -> bool:
    """True where the trigger's further words and constraints hold at this token."""
    if not _words_fit(trigger.words, sentence, index):
        return False
    names = (*_OBJECT_SLOTS[trigger.pos], *trigger.words[-1:])  # in "bow to {demand}" the preposition brings the object
    if trigger.object and not _heads(sentence, slots, names, trigger.object):
        return False
    if trigger.unless_object and _heads(sentence, slots, names, trigger.unless_object):
        return False
    if trigger.unless_subject and _heads(sentence, slots, ("subj",), trigger.unless_subject):
        return False
    return not trigger.subject or bool(_heads(sentence, slots, ("subj",), trigger.subject))


def _heads(sentence: Sentence, slots: Slots, names: tuple[str, ...], lemmas: frozenset[str]) -> list[int]:
    """Heads in the named slots whose lemma, or whose "of" complement's or compound's lemma, is one of `lemmas`."""
    return [head for name in names for head in slots.get(name, ()) if _has(sentence, head, lemmas)]


def _has(sentence: Sentence, head: int, lemmas: frozenset[str]) -> bool:
    family = [head, *sentence.children(head, "conj", "compound", "nmod")]
    forms = {form for k in family for form in (sentence.tokens[k].lemma, sentence.tokens[k].lemma.lower())}
    return not forms.isdisjoint(lemmas)


def _words_fit(words: tuple[str, ...], sentence: Sentence, index: int) -> bool:
    """Each word is the lemma of a dependent of what is matched so far, or of the preposition of such a dependent."""
    matched = [index]
    for word in words:
        found = next((k for node in matched for k in _within(sentence, node, word)), None)
        if found is None:
            return False
        matched.append(found)
    return True


def _within(sentence: Sentence, node: int, word: str) -> list[int]:
    direct = sentence.children(node)
    near = [*direct, *(k for kid in direct for k in sentence.children(kid, "case", "mark"))]
    return [k for k in near if word in (sentence.tokens[k].lemma.lower(), sentence.tokens[k].text.lower())]

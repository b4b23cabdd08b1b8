"""News-style noise: each function takes a sentence and a random generator and returns a sentence.

The treebanks are web text with straight quotes; reporting has curly ones, datelines, headlines in capitals,
editors' brackets and typing errors. All names and agencies here are invented.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from training.sentence import Added, Sentence, leaves, rebuild

CITIES = "GENEVA OSLO LIMA DAKAR HANOI QUITO TUNIS SEOUL RIGA ACCRA LUSAKA VIENNA NAIROBI JAKARTA".split()
AGENCIES = "NPW Telwire Norpress UNA Continental-Press Daywire MPA Agora-News".split()
MONTHS = "January February March April May June July Aug. Sept. October Nov. Dec.".split()
QUOTES = frozenset({'"', "``", "''", "“", "”"})


def curly(sentence: Sentence, rng: random.Random) -> Sentence:
    """Typographic quotation marks and apostrophes."""
    opening, words = True, []
    for word in sentence.words:
        if word in QUOTES:
            word = "“" if opening else "”"
            opening = not opening
        words.append(word.replace("'", "’"))
    return replace(sentence, words=tuple(words))


def doubled(sentence: Sentence, rng: random.Random) -> Sentence:
    """Quotation marks typed as two characters."""
    mark = rng.choice(['""', "''", "``", "'"])
    return replace(sentence, words=tuple(mark if word in QUOTES else word for word in sentence.words))


def capitals(sentence: Sentence, rng: random.Random) -> Sentence:
    """A headline in capitals."""
    return replace(sentence, words=tuple(word.upper() for word in sentence.words))


def title(sentence: Sentence, rng: random.Random) -> Sentence:
    """A headline with each longer word capitalised."""
    words = (w[:1].upper() + w[1:] if len(w) > 3 or i == 0 else w for i, w in enumerate(sentence.words))
    return replace(sentence, words=tuple(words))


def lower(sentence: Sentence, rng: random.Random) -> Sentence:
    """All in lower case."""
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def unquoted(sentence: Sentence, rng: random.Random) -> Sentence:
    """One or all quotation marks lost."""
    marks = [i for i in leaves(sentence) if sentence.words[i] in QUOTES]
    if not marks or len(marks) == len(sentence.words):
        return sentence
    lost = set(marks) if rng.random() < 0.5 else {rng.choice(marks)}
    return rebuild(sentence, [i for i in range(len(sentence.words)) if i not in lost])


def unstopped(sentence: Sentence, rng: random.Random) -> Sentence:
    """The final full stop lost, as in headings."""
    last = len(sentence.words) - 1
    if last < 1 or last not in leaves(sentence) or sentence.words[last] not in ".!?":
        return sentence
    return rebuild(sentence, list(range(last)))


def glued(sentence: Sentence, rng: random.Random) -> Sentence:
    """A punctuation mark that bad typography joined to the word before it."""
    free = leaves(sentence)
    places = [i for i in range(1, len(sentence.words)) if _can_glue(sentence, i) and i in free]
    if not places:
        return sentence
    at = rng.choice(places)
    words = list(sentence.words)
    words[at - 1] += words[at]
    kept = [i for i in range(len(words)) if i != at]
    return rebuild(replace(sentence, words=tuple(words)), kept)


def _can_glue(sentence: Sentence, at: int) -> bool:
    return sentence.words[at] in {",", ".", ";", ":", '"', ")"} and sentence.words[at - 1].isalpha()


def bracketed(sentence: Sentence, rng: random.Random) -> Sentence:
    """An editor's brackets around one word, or an inserted one (``[sic]``, ``[the]``)."""
    if sentence.syntax is None:
        return sentence
    free = leaves(sentence)
    places = [i for i in free if sentence.syntax.upos[i] in {"NOUN", "PROPN", "PRON", "DET", "ADJ"}]
    if not places:
        return sentence
    at = rng.choice(places)
    wrapped = [Added("[", "PUNCT", "punct", offset=1), at, Added("]", "PUNCT", "punct", offset=-1)]
    items: list[int | Added] = []
    for i in range(len(sentence.words)):
        items += wrapped if i == at else [i]
    return rebuild(sentence, items)


def dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    """A dateline before the sentence: place, perhaps a date, perhaps an agency, a dash."""
    if sentence.syntax is None or len(sentence.words) < 5:
        return sentence
    root = sentence.syntax.heads.index(-1)
    city = rng.choice(CITIES)
    items = [
        Added(
            city if rng.random() < 0.7 else city.title(),
            "PROPN",
            "parataxis",
            head=root,
            label="LOC",
            feats="Number=Sing",
        )
    ]
    if rng.random() < 0.6:
        items += [
            Added(",", "PUNCT", "punct", offset=1),
            Added(rng.choice(MONTHS), "PROPN", "nmod:unmarked", offset=-2, feats="Number=Sing"),
            Added(str(rng.randint(1, 31)), "NUM", "nummod", offset=-1),
        ]
    if rng.random() < 0.7:
        back = -len(items) - 1
        items += [
            Added("(", "PUNCT", "punct", offset=1),
            Added(rng.choice(AGENCIES), "PROPN", "appos", offset=back, label="ORG", feats="Number=Sing"),
            Added(")", "PUNCT", "punct", offset=-1),
        ]
    items.append(Added(rng.choice(["-", "--", "—", "–", ":"]), "PUNCT", "punct", offset=-len(items)))
    return rebuild(sentence, [*items, *range(len(sentence.words))])


Noise = Callable[[Sentence, random.Random], Sentence]

# Shares were chosen so that about half of the sentences stay as the treebank has them.
SHARES: tuple[tuple[Noise, float], ...] = (
    (unquoted, 0.06), (unstopped, 0.04), (glued, 0.02), (bracketed, 0.03), (dateline, 0.04),
    (doubled, 0.05), (curly, 0.30),
)  # fmt: skip
CASINGS: tuple[tuple[Noise, float], ...] = ((capitals, 0.03), (title, 0.02), (lower, 0.05))


def noisy(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with a random share of noise; every layer stays aligned."""
    for change, share in SHARES:
        if rng.random() < share:
            sentence = change(sentence, rng)
    draw = rng.random()
    for change, share in CASINGS:
        if draw < share:
            return change(sentence, rng)
        draw -= share
    return sentence

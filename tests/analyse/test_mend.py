"""Known misreadings are put right, and nothing else is touched."""

from sayso.analyse._mend import mended
from sayso.model.analysis import Sentence, Token


def _tokens(*rows: tuple[str, str, int, str]) -> tuple[Token, ...]:
    found, start = [], 0
    for text, upos, head, relation in rows:
        found.append(Token(start, start + len(text), text, text.lower(), upos, "", head, relation))
        start += len(text) + 1
    return tuple(found)


def test_following_is_a_preposition() -> None:
    given = _tokens(
        ("Following", "VERB", 4, "advcl"), ("the", "DET", 2, "det"), ("raid", "NOUN", 0, "obj"),
        ("they", "PRON", 4, "nsubj"), ("met", "VERB", -1, "root"),
    )  # fmt: skip
    tokens = mended(given)
    assert [(t.head, t.relation) for t in tokens] == [(2, "case"), (2, "det"), (4, "obl"), (4, "nsubj"), (-1, "root")]
    assert Sentence(0, 30, tokens).subtree(4) == [0, 1, 2, 3, 4]


def test_a_clause_with_a_subject_stays() -> None:
    given = _tokens(
        ("police", "NOUN", 1, "nsubj"), ("following", "VERB", 3, "advcl"), ("him", "PRON", 1, "obj"),
        ("ran", "VERB", -1, "root"),
    )  # fmt: skip
    assert mended(given) == given

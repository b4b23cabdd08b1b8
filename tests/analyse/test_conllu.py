"""What is written is read back as it was; what does not fit is refused with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse.conllu import Conllu, from_conllu, make, to_conllu
from sayso.errors import InputError
from sayso.model.analysis import ROOT, Analysis, Argument, Frame, Link, Mention, Sentence, Token
from sayso.model.document import Document
from sayso.settings import Settings

TEXT = "Mali don’t  agree. Go!"
DOCUMENT = Document("d", "d.txt", TEXT)
PLAIN = """# any comment
1-2\tdon’t\t_\t_\t_\t_\t_\t_\t_\t_
1\tMali\tMali\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\tSpaceAfter=No
3\tn’t\tnot\tPART\t_\tPolarity=Neg\t4\tadvmod\t_\t_
3.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
4\tagree\tagree\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


def test_a_file_of_other_making_is_read() -> None:
    analysis = Conllu(PLAIN)(DOCUMENT)
    assert [[t.text for t in s.tokens] for s in analysis.sentences] == [
        ["Mali", "do", "n’t", "agree", "."],
        ["Go", "!"],
    ]
    assert all(TEXT[t.start : t.end] == t.text for s in analysis.sentences for t in s.tokens)
    assert analysis.sentences[0].tokens[2].feat("Polarity") == "Neg"
    assert analysis.sentences[0].tokens[3].head == ROOT


WORD = st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=6).filter(
    lambda w: not w.isspace()
)
NAME = st.text("abcXYZ:-", min_size=1, max_size=8)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    text, sentences, frames = "", [], []
    for number in range(draw(st.integers(0, 3))):
        tokens = []
        for index, word in enumerate(words := draw(st.lists(WORD, min_size=1, max_size=5))):
            text += draw(st.sampled_from(["", " ", "\n\n", "\t", "\u2028"]))
            certain = draw(st.none() | st.floats(-3, 3))
            head = ROOT if index == 0 else draw(st.integers(0, len(words) - 1))
            tokens.append(
                Token(
                    len(text),
                    len(text) + len(word),
                    word,
                    draw(WORD),
                    "X",
                    draw(st.sampled_from(["", "A=b|C=d"])),
                    head,
                    draw(NAME),
                    certain,
                )
            )
            text += word
        sentences.append(Sentence(tokens[0].start, tokens[-1].end, tuple(tokens)))
        if draw(st.booleans()):
            frames.append(Frame(number, 0, draw(st.none() | st.just("go.01")), (Argument("ARGM-TMP", 0, 0),)))
    mentions = tuple(Mention(0, len(text), kind) for kind in draw(st.lists(NAME, max_size=2)) if text)
    links = tuple(Link(0, len(text), 0, 1, chance) for chance in draw(st.lists(st.floats(0, 1), max_size=2)) if text)
    return Analysis(Document("d", "d.txt", text), tuple(sentences), mentions, tuple(frames), draw(NAME), links=links)


@given(analyses())
def test_there_and_back(analysis: Analysis) -> None:
    assert from_conllu(analysis.document, to_conllu(analysis)) == analysis


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("4\tagree\tagree", "4\tdisagree\tagree", "does not go on"),
        ("\t0\troot\t_\tSpaceAfter=No\n5", "\t9\troot\t_\t_\n5", "no word of its sentence"),
        ("\t_\tSpaceAfter=No\n3\t", "\n3\t", "10 columns"),
        (
            "1\tMali\tMali\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_",
            "1\tMali\tMali\tPROPN\tNNP\t_\t4\tnsubj\t_\tstart=1|end=5",
            "the text has",
        ),
        ("\t4\tnsubj", "\tx\tnsubj", "invalid literal"),
        ("# any comment", "# link = 0 4 9", "not enough values"),
    ],
)
def test_what_does_not_fit_is_refused(old: str, new: str, said: str) -> None:
    broken = PLAIN.replace(old, new, 1)
    assert broken != PLAIN
    with pytest.raises(InputError, match=said) as caught:
        from_conllu(DOCUMENT, broken)
    assert "d.txt, line" in str(caught.value)


def test_the_analyser_reads_what_stands_beside(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    analyse = make(Settings())
    with pytest.raises(InputError, match="no stored analysis"):
        analyse(Document("d", str(path), TEXT))
    (tmp_path / "d.txt.conllu").write_text(PLAIN, encoding="utf-8")
    assert len(analyse(Document("d", str(path), TEXT)).sentences) == 2

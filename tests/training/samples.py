"""Invented sentences in the corpora's formats."""

import gzip
import json
from pathlib import Path

from training.sentence import Frame, Sentence, Syntax

QUOTED = Sentence(
    words=("Norvania", "said", ":", '"', "We", "did", "n't", "leave", "Port", "Vell", ".", '"'),
    syntax=Syntax(
        ("PROPN", "VERB", "PUNCT", "PUNCT", "PRON", "AUX", "PART", "VERB", "PROPN", "PROPN", "PUNCT", "PUNCT"),
        ("Number=Sing", *["_"] * 11),
        (1, -1, 1, 7, 7, 7, 7, 1, 7, 8, 1, 7),
        (
            "nsubj",
            "root",
            "punct",
            "punct",
            "nsubj",
            "aux",
            "advmod",
            "ccomp",
            "obj",
            "flat",
            "punct",
            "punct",
        ),
    ),
    spans={"ner": (("LOC", 0, 1), ("LOC", 8, 10))},
    frames=(
        Frame(1, (("ARG0", 0, 1), ("ARG1", 3, 12))),
        Frame(7, (("ARG0", 4, 5), ("ARGM-NEG", 6, 7), ("ARG1", 8, 10))),
    ),
    facts=((1, 3.0), (7, -2.5)),
    sent_id="invented-1",
)

CONLLU = """# sent_id = invented-2
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	Entity=(1-organization-new-nn
2	Council	council	PROPN	NNP	Number=Sing	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Tarn	Tarn	PROPN	NNP	Number=Sing	2	nmod	_	Entity=(2-place-new-nn)1)
4-5	x	_	_	_	_	_	_	_	_
5	met	meet	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
6	her	she	PRON	PRP	Case=Acc	5	obj	_	Entity=(3-person-giv-nn)

"""


def write_corpora(folder: Path) -> None:
    """The files that the reader of the web treebank wants, one sentence of the train split."""
    rows = [["1", "Rovia"], ["2", "waits"], ["3", "."]]
    tree = [("PROPN", "2", "nsubj"), ("VERB", "0", "root"), ("PUNCT", "2", "punct")]
    lines = [
        "\t".join([*r, r[1], t[0], "X", "Tense=Pres|Style=Expr", t[1], t[2], "_", "_"])
        for r, t in zip(rows, tree, strict=True)
    ]
    texts = {
        "ud_ewt/train.conllu": "# sent_id = a-1\n" + "\n".join(lines) + "\n\n",
        "uner_ewt/train.iob2": "# sent_id = a-1\n1\tRovia\tB-LOC\t-\tx\n2\twaits\tO\t-\tx\n3\t.\tB-O\t-\tx\n\n",
        "propbank_ewt/all.jsonl": json.dumps(
            {"sent_id": "a-1", "words": ["Rovia", "waits", "."], "frames": [
                {"i": 1, "roleset": "wait.01", "xpos": "VBZ", "args": [["ARG1", 0, 1], ["V", 1, 2]]}]}) + "\n",
        "uds/ih2_train.jsonl": json.dumps(
            {"text": "Rovia waits .", "targets": [{"span1": [1, 2], "label": 2.25}]}) + "\n",
        "crossner_politics/train.txt": "Ola\tB-politician\nRem\tI-politician\nwon\tO\n\nRovia\tB-country\n",
    }  # fmt: skip
    for name, text in texts.items():
        path = folder / "data" / f"{name}.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()))

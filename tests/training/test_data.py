import gzip
import io
from pathlib import Path

import pytest

from training import data

from .samples import CONLLU, write_corpora


def test_blocks_skip_ranges_and_know_their_id():
    ((sent_id, rows),) = data.blocks(io.StringIO(CONLLU))
    assert sent_id == "invented-2"
    assert [row[0] for row in rows] == list("123456")


def test_a_last_block_without_a_blank_line_is_read():
    assert len(list(data.blocks(io.StringIO("1\ta\n\n1\tb")))) == 2


def test_the_gum_reader_keeps_names_and_drops_pronouns_and_articles(tmp_path):
    (tmp_path / "gum").mkdir()
    (tmp_path / "gum/train.conllu.gz").write_bytes(gzip.compress(CONLLU.encode()))
    (sentence,) = data.treebank(tmp_path, "gum/train")
    assert sentence.spans["entity"] == (("ORG", 1, 4),)
    assert sentence.syntax.heads == (1, 4, 3, 1, -1, 4)
    assert sentence.syntax.feats[0] == "PronType=Art"


def test_the_web_treebank_joins_its_layers(tmp_path):
    write_corpora(tmp_path)
    (sentence,) = data.ewt(tmp_path, "train")
    assert sentence.words == ("Rovia", "waits", ".")
    assert sentence.syntax.feats[1] == "Tense=Pres"
    assert sentence.spans == {"ner": (("LOC", 0, 1),)}
    assert sentence.frames[0].args == (("ARG1", 0, 1),)
    assert sentence.facts == ((1, 2.25),)


def test_politics_blocks_become_sentences(tmp_path):
    write_corpora(tmp_path)
    first, second = data.politics(tmp_path, "train")
    assert first.spans["politics"] == (("politician", 0, 2),)
    assert second.words == ("Rovia",)


def test_missing_data_names_the_file_and_its_origin():
    with pytest.raises(data.MissingData, match=r"uner_ewt/dev\.iob2\.gz.*github\.com/UniversalNER"):
        data.name_layer(Path("nowhere"), "uner_ewt/dev")

"""JSON lines are the codebook's JSON, with or without the sentences."""

import io
import json
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from sayso.export import jsonl
from sayso.model.document import Excerpt
from sayso.model.wire import from_dict, to_dict

from .making import TEXT, full


def written(*statements, **options):
    stream = io.StringIO()
    assert jsonl.write(statements, stream, **options) == len(statements)
    return stream.getvalue()


def test_a_line_is_the_statement():
    out = written(full(), full(id="f" * 24))
    assert [json.loads(line) for line in out.splitlines()] == [to_dict(full()), to_dict(full(id="f" * 24))]
    assert from_dict(json.loads(out.splitlines()[0])) == full()


def test_sentences_give_way_to_their_hash():
    sentence = json.loads(written(full(), text=False))["sentence"]
    assert sentence["text"] is None
    assert sentence["sha256"] == sha256(TEXT.encode()).hexdigest()
    assert (sentence["start"], sentence["end"]) == (0, len(TEXT))


@given(text=st.text(max_size=40))
def test_any_text_is_one_line(text):
    out = written(full(sentence=Excerpt(0, len(text), text)))
    assert out.endswith("\n") and out.count("\n") == 1
    assert json.loads(out)["sentence"]["text"] == text

"""The public face: a dozen names, sorted, each where it says."""

import pytest

import sayso


def test_the_face_is_small_sorted_and_complete() -> None:
    names = [n for n in sayso.__all__ if n != "__version__"]
    assert names == sorted(names) and len(names) <= 14
    assert all(getattr(sayso, name) is not None for name in names)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="Statement"):
        _ = sayso.Event


def test_a_passage_is_coded() -> None:
    statements = sayso.load("en")(sayso.text("Ghana condemned Togo on Monday.", date="2024-05-08"))
    assert [(s.event, s.actors[0].actor.id, s.recipients[0].actor.id) for s in statements] == [("ACCUSE", "GHA", "TGO")]
    assert statements[0].when.period is not None and statements[0].when.period.edtf == "2024-05-06"


@pytest.mark.parametrize(
    ("text", "source", "target", "event"),
    [
        ("Norway gave weapons to Ukraine while Japan met with India.", "Norway", "Ukraine", "AID"),
        ("Norway gave weapons to Ukraine while Japan met with India.", "Japan", "India", "CONSULT"),
        ("It snowed in Norway while India slept.", "Norway", "India", None),
    ],
)
def test_a_pair_is_classified(text: str, source: str, target: str, event: str | None) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    found = sayso.load("en").relation(text, *spans)
    assert (found.event if found else None) == event


def test_a_bug_ends_one_document_not_the_batch() -> None:
    from dataclasses import replace

    def broken(statements: object, analysis: object) -> list[sayso.Statement]:
        raise IndexError("off the end")

    coder = replace(sayso.load("en"), qualifiers=(broken,))
    results = list(sayso.run([sayso.text("Ghana condemned Togo."), sayso.text("Togo condemned Ghana.")], coder))
    assert all(isinstance(r, sayso.Failure) and "IndexError" in r.reason and "test_face.py" in r.place for r in results)
    assert len(results) == 2

"""re3d's relations as pairs of actors, and how statements meet them."""

from benchmarks.re3d import documents, judgeable, recalled
from sayso.model.analysis import ROOT, Analysis, Sentence, Token
from sayso.pipeline import text
from tests.benchmarks.statements import role, said

TEXT = "Iraqi forces fight Daesh in Mosul."


def relation(kind: str, source: str, target: str, confidence: float = 1.0) -> dict[str, object]:
    spans = {"source": TEXT.index(source), "target": TEXT.index(target)}
    ends = {"sourceEnd": spans["source"] + len(source), "targetEnd": spans["target"] + len(target)}
    starts = {"sourceBegin": spans["source"], "targetBegin": spans["target"]}
    return {"documentId": "d", "type": kind, "confidence": confidence, **starts, **ends}


def data(*relations: dict[str, object]) -> dict[str, object]:
    named = (("Iraqi forces", "Organisation"), ("Daesh", "Organisation"), ("Mosul", "Location"))
    entities = [
        {"documentId": "d", "begin": TEXT.index(n), "end": TEXT.index(n) + len(n), "type": kind} for n, kind in named
    ]
    return {"documents": [{"_id": "d", "text": TEXT}], "entities": entities, "relations": list(relations)}


FIGHT = relation("FightingAgainst", "Iraqi forces", "Daesh")


def tree() -> Analysis:
    heads = (1, 2, ROOT, 2)
    tokens, at = [], 0
    for word, head in zip(TEXT.split()[:4], heads, strict=True):
        at = TEXT.index(word, at)
        tokens.append(Token(at, at + len(word), word, word, "X", "", head, "dep"))
    return Analysis(text(TEXT), (Sentence(0, len(TEXT), tuple(tokens)),))


def test_pairs_are_of_actors_once_and_of_mapped_relations() -> None:
    back = relation("FightingAgainst", "Daesh", "Iraqi forces")
    others = (relation("CoLocated", "Daesh", "Mosul"), relation("InChargeOf", "Daesh", "Mosul"))
    unsure = relation("AlliesOf", "Iraqi forces", "Daesh", 0.2)
    ((passage, pairs),) = documents(data(FIGHT, back, *others, unsure))
    assert passage == TEXT
    assert [(p.type, p.source.of(passage), p.target.of(passage)) for p in pairs] == [
        ("FightingAgainst", "Iraqi forces", "Daesh")
    ]


def test_a_pair_is_found_by_the_heads_of_its_mentions() -> None:
    ((_, (pair,)),) = documents(data(FIGHT))
    forces, iraqi, daesh = (role(TEXT, words) for words in ("forces", "Iraqi", "Daesh"))
    found = [said(TEXT, "fight", "ASSAULT", actors=(forces,), recipients=(daesh,))]
    assert recalled(pair, found, tree()) == (True, True)
    assert recalled(pair, [said(TEXT, "fight", "AID", actors=(daesh, forces))], tree()) == (True, False)
    beside = said(TEXT, "fight", "ASSAULT", actors=(iraqi,), recipients=(daesh,))
    assert recalled(pair, [beside], tree()) == (False, False)


def test_only_statements_between_related_actors_are_judged() -> None:
    ((_, pairs),) = documents(data(FIGHT))
    forces, daesh, mosul = (role(TEXT, words) for words in ("forces", "Daesh", "Mosul"))
    found = [
        said(TEXT, "fight", "ASSAULT", actors=(forces,), recipients=(daesh,)),
        said(TEXT, "fight", "AID", actors=(forces,), recipients=(daesh,)),
        said(TEXT, "fight", "AID", actors=(forces,), recipients=(mosul,)),
    ]
    assert list(judgeable(found, pairs)) == [True, False]

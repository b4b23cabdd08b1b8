"""The codebook keeps its own rules, and its errors say where they are."""

import re
import subprocess
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook import _parse
from sayso.codebook.load import CodebookError, Trigger, derive_plover, examples, load, quad_of
from sayso.model.statement import FACTUALITIES, POSITIONS, STATUSES

EVENTS = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict",
    "SANCTION": "material conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}  # fmt: skip
TIES = {
    "ALLIANCE": "material cooperation", "SPONSORSHIP": "material cooperation", "SUPPLY": "material cooperation",
    "BASING": "material cooperation", "MEMBERSHIP": "verbal cooperation", "RECOGNITION": "verbal cooperation",
    "RIVALRY": "verbal conflict", "WAR": "material conflict", "SANCTIONS": "material conflict",
    "OCCUPATION": "material conflict",
}  # fmt: skip
ROOT = Path(__file__).parents[2]
FREQUENT = ("ASSAULT", "COERCE", "CONSULT", "AID", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
            "SANCTION", "MOBILIZE", "AGREE", "RETREAT")  # fmt: skip
SLOTS = set(
    "subj obj iobj comp poss mod amod undergoer with to on upon against for from of by at in into near along "
    "off over around behind between among toward towards about alongside through outside after across".split()
)
REPORTING = set("say declare add state tell note point report cite mention explain announce".split())

book = load()
good, bad = examples()


def triggers() -> list[Trigger]:
    return [trigger for kind in book.types.values() for trigger in kind.triggers]


def test_the_types_are_those_of_plover_and_the_ten_ties():
    quads = {name: kind.quad for name, kind in book.types.items()}
    assert quads == EVENTS | TIES
    assert {name for name, kind in book.types.items() if kind.kind == "tie"} == set(TIES)
    assert all((kind.intensity is None) == (kind.kind == "tie") for kind in book.types.values())


def test_the_contexts_are_those_of_the_manual_with_enough_cues():
    assert len(book.contexts) == 37
    assert [name for name, context in book.contexts.items() if len(context.cues) < 15] == []


@pytest.mark.parametrize("name", FREQUENT)
def test_frequent_types_have_broad_triggers(name):
    assert len({(t.pos, t.name) for t in book.types[name].triggers}) >= 60


@pytest.mark.parametrize("name", sorted(EVENTS | TIES))
def test_every_type_has_examples_on_both_sides(name):
    least = 6 if name in FREQUENT else 4
    assert sum(e.event == name for e in good) >= least
    assert sum(e.event == name for e in bad) >= 3


def test_arms_are_many_and_classes_hold_lower_case_words():
    assert len(book.classes["arms"]) >= 40
    assert [w for words in book.classes.values() for w in words if w != w.lower() or " " in w] == []


def test_no_two_types_own_an_equally_specific_pattern():
    groups = defaultdict(list)
    for trigger in triggers():
        groups[trigger.pos, trigger.lemma].append(trigger)
    clashes = [(a.event, b.event, a.pos, a.name) for group in groups.values() for a, b in combinations(group, 2)
               if a.rivals(b)]  # fmt: skip
    assert clashes == []


def test_the_clash_rule_sees_a_clash_and_lets_a_narrower_pattern_pass():
    plain = Trigger("AID", "verb", "give", (), ("subj",), ("to",))
    arms = Trigger("AID", "verb", "give", (), ("subj",), ("to",), object=frozenset({"rifle", "tank"}))
    tanks = Trigger("COOPERATE", "verb", "give", (), ("subj",), ("to",), object=frozenset({"tank"}))
    assert arms.rivals(tanks) and tanks.rivals(arms)
    assert not plain.rivals(arms) and not arms.rivals(plain)
    assert arms.specificity > plain.specificity


def test_triggers_name_slots_that_exist_and_contexts_that_exist():
    assert {slot for t in triggers() for slot in t.actor + t.recipient} - SLOTS == set()
    assert {name for t in triggers() for name in t.contexts} - set(book.contexts) == set()
    assert {t.status for t in triggers()} <= {None, *STATUSES}


def test_pure_reporting_verbs_are_no_triggers():
    bare = [t for t in triggers() if t.pos == "verb" and not t.words and not t.object]
    assert [t.name for t in bare if t.lemma in REPORTING] == []


def test_lemmas_are_lemmas():
    assert [t.name for t in triggers() if t.name != t.name.lower()] == []
    assert all(re.fullmatch(r"[\w’'-]+", word) for t in triggers() for word in (t.lemma, *t.words))


def test_the_index_puts_the_most_specific_pattern_first():
    for (pos, lemma), group in book.triggers.items():
        assert all((t.pos, t.lemma) == (pos, lemma) for t in group)
        assert [t.specificity for t in group] == sorted((t.specificity for t in group), reverse=True)


@pytest.mark.parametrize("example", good, ids=lambda e: f"{e.event}:{e.trigger}")
def test_examples_are_well_formed(example):
    assert example.text.count(example.trigger) == 1, "the trigger stands once, so that its place is known"
    assert example.text.endswith(".") and example.text[0].isupper()
    ids = [i for i in example.actors + example.recipients if i is not None]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]+", i) for i in ids)
    checks = example.checks
    assert checks.get("mode") is None or checks["mode"] in book.types[example.event].modes
    assert set(checks.get("contexts", ())) <= set(book.contexts)
    assert checks.get("factuality", "U") in FACTUALITIES
    assert checks.get("status", "occurred") in STATUSES
    assert checks.get("position", "asserts") in POSITIONS


def test_examples_and_counterexamples_are_all_different():
    texts = [e.text for e in good] + [e.text for e in bad]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("case", bad, ids=lambda c: f"{c.event}:{c.trigger}")
def test_counterexamples_say_which_word_tempts_and_why(case):
    assert case.trigger and case.trigger in case.text and len(case.why) > 5


def derived(event, *, status="occurred", factuality="CT+", position="asserts", own=False):
    return derive_plover(event, status=status, factuality=factuality, position=position, own=own)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (derived("ASSAULT"), "ASSAULT"),
        (derived("ASSAULT", status="ongoing", factuality="PR+"), "ASSAULT"),
        (derived("AID", status="planned", own=True), "AGREE"),
        (derived("CONSULT", status="planned", own=True, factuality="PR+"), "AGREE"),
        (derived("COOPERATE", status="conditional", own=True, factuality="U"), "AGREE"),
        (derived("AID", status="planned", own=True, factuality="PS+"), None),
        (derived("AID", status="predicted", factuality="PS+"), None),
        (derived("AID", status="predicted"), None),
        (derived("AID", status="requested", factuality="U", position="asks"), None),
        (derived("RETREAT", status="planned", own=True), "CONCEDE"),
        (derived("ASSAULT", status="planned", own=True), "THREATEN"),
        (derived("SANCTION", status="conditional", own=True, factuality="U"), "THREATEN"),
        (derived("ASSAULT", status="conditional", factuality="U"), None),
        (derived("ASSAULT", factuality="PS+"), "ASSAULT"),
        (derived("AID", factuality="PS+"), None),
        (derived("AID", factuality="CT-", position="denies"), None),
        (derived("ASSAULT", factuality="U", position="no position"), None),
        (derived("ACCUSE", status="planned", own=True), None),
        (derived("WAR", status="ongoing"), None),
    ],
)
def test_plover_is_derived_as_the_codebook_says(given_, expected):
    assert given_ == expected


@given(
    st.sampled_from(sorted(book.types)),
    st.sampled_from(STATUSES),
    st.sampled_from(FACTUALITIES),
    st.sampled_from(POSITIONS),
    st.booleans(),
)
def test_plover_is_always_an_event_or_nothing(event, status, factuality, position, own):
    found = derive_plover(event, status=status, factuality=factuality, position=position, own=own)
    assert found is None or found in EVENTS
    if factuality.endswith("-") or event in TIES or status == "requested":
        assert found is None


def test_unknown_types_are_refused():
    with pytest.raises(CodebookError, match="WHISPER"):
        quad_of("WHISPER")
    assert quad_of("WAR") == "material conflict"


TYPE = """
name: AID
kind: event
quad: material cooperation
intensity: 1.0
definition: d
roles: {actor: a, recipient: r}
mutual: false
needs: either
modes: {}
slots:
  verb: {actor: subj, recipient: to obj}
  noun: {actor: poss, recipient: to}
triggers:
  verb:
    - %s
"""


def one(line):
    return _parse.parse_type("AID.yml", TYPE % line, {"arms": frozenset({"rifle"})}).triggers


def test_a_trigger_line_is_read():
    shore, give, hand = one("shore up\n    - give, hand over: {object: arms coin, recipient: on, weight: 0.9}")
    assert (shore.lemma, shore.words, shore.recipient) == ("shore", ("up",), ("to", "iobj", "obj"))
    assert (give.words, hand.words) == ((), ("over",))
    assert give.object == {"rifle", "coin"} and give.recipient == ("on",) and give.weight == 0.9


def test_a_noun_is_lent_the_slots_of_its_light_verb():
    (gift,) = one("x\n  noun:\n    - gift")[1:]
    assert gift.actor == ("poss", "subj") and gift.recipient == ("to", "undergoer")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("give: {colour: red}", "colour"),
        ("give: {mode: loud}", "loud"),
        ("give: {weight: 3.0}", "weight"),
        ("give: {needs: money}", "needs"),
        ("give: {object: {a: b}}", "object"),
        ("give: [", "YAML"),
    ],
)
def test_errors_name_file_and_place(line, complaint):
    with pytest.raises(CodebookError, match=complaint) as caught:
        one(line)
    assert caught.value.place.startswith("AID.yml") and caught.value.remedy


def test_a_file_must_bear_the_name_of_its_type():
    with pytest.raises(CodebookError, match="AID"):
        _parse.parse_type("WAR.yml", TYPE % "give", {})


@pytest.mark.slow
def test_loading_is_quick():
    """0.15 s is the house's budget for a loader, on idle cores; other tests beside it nearly double processor time."""
    program = (
        "import time, yaml; from sayso.codebook.load import load; "
        "t = time.process_time(); load(); print(time.process_time() - t)"
    )
    best = min(float(subprocess.check_output([sys.executable, "-c", program])) for _ in range(3))
    assert best < 0.3


@pytest.mark.parametrize("name", sorted(EVENTS | TIES))
def test_the_docs_show_every_type_and_mode_as_it_is(name):
    kind, docs = book.types[name], (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    score = "" if kind.intensity is None else f"{kind.intensity:g}"
    assert f"| {name} | {kind.quad} | {score} | {kind.definition} |" in docs
    for mode in kind.modes.values():
        score = "" if mode.intensity is None else f"{mode.intensity:g}"
        assert f"| {name} | {mode.name} | {score} | {mode.definition} |" in docs


def test_the_docs_show_every_context_rule_and_option():
    docs = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert [c.name for c in book.contexts.values() if f"| {c.name} | {c.definition} |" not in docs] == []
    assert [r.why for r in book.rules if f"| {r.plover or 'nothing'} | {r.why} |" not in docs] == []
    assert [option for option in _parse._OPTIONS if option not in docs] == []

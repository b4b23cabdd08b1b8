"""The index: what it gives for copies, and what must hold for any documents in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LanguageError
from sayso.link.lineage import Index
from sayso.model.document import Document, Span
from sayso.model.lineage import KINDS
from tests.link.making import document, index, passage

SENTENCES = (
    "The ferry to Port Lamina was halted on Monday after the crew found a crack in the hull.",
    "Two ministers will travel to the island to hear what the fishermen have to say.",
    'Harbour master Ilse Tarn said: "We have asked for a new ferry every year since the flood, and nobody came."',
    "The opposition wants an inquiry into the contract, which was signed without a tender.",
    "A cargo plane with medicine landed shortly before noon on the old military runway.",
    "Schools stay closed until the end of the week, and the market opens for two hours a day.",
    "The neighbouring province is considering the closure of its border for trucks.",
    "Rain has washed away the coastal road in three places, according to the road service.",
    "The bank of the islands froze the accounts of the shipping line on Thursday evening.",
    "An envoy of the southern kingdom denied that his government had paid for the ship.",
)
ARTICLE = " ".join(SENTENCES)


def test_an_exact_copy_is_a_duplicate_with_the_earlier_as_parent() -> None:
    made = index(document("a", ARTICLE, date="2024-03-02"), document("b", ARTICLE, date="2024-03-01"))
    (edge,) = made.edges()
    assert (edge.kind, edge.child, edge.parent, edge.directed, edge.score) == (
        "duplicate",
        "a",
        "b",
        True,
        pytest.approx(0.95),
    )
    assert made.alerts() == ()
    assert "2024-03-01 is before 2024-03-02" in edge.because


def test_a_cut_copy_is_a_repost_and_a_small_part_an_excerpt() -> None:
    made = index(document("a", ARTICLE, date="2024-03-01"))
    (repost,) = made.add(document("b", " ".join(SENTENCES[:7]), date="2024-03-02")).edges
    own = "My aunt never took the ferry. She held that the water knew her name and would call it, and so she walked."
    (excerpt,) = [
        e
        for e in made.add(document("c", f"{own} {SENTENCES[3]} {SENTENCES[4]}", date="2024-03-03")).edges
        if e.parent == "a"
    ]
    assert (repost.kind, excerpt.kind) == ("repost", "excerpt")


def test_aligned_spans_slice_the_two_texts() -> None:
    a, b = (
        document("a", ARTICLE, date="2024-03-01"),
        document("b", "News.\n\n" + " ".join(SENTENCES[4:]), date="2024-03-02"),
    )
    (edge,) = index(a, b).edges()
    assert [(x.of(b.text), y.of(a.text)) for x, y in edge.aligned] == [(s, s) for s in SENTENCES[4:]]


def test_a_shared_quotation_joins_passages_and_not_documents() -> None:
    a = document("a", f"{SENTENCES[0]} {SENTENCES[2]} {SENTENCES[3]}", outlet="Northern Post", date="2024-03-01")
    b = document("b", f"{SENTENCES[4]} {SENTENCES[2]} {SENTENCES[5]}", outlet="Southern Post", date="2024-03-02")
    made = index(a, b)
    (edge,) = made.edges()
    assert (edge.kind, edge.directed) == ("quotation", False)
    assert made.origins(["a", "b"]).number == 2
    assert made.origins([passage(a, "We have asked"), passage(b, "We have asked")]).number == 1
    assert made.origins([passage(a, "The opposition"), passage(b, "A cargo plane")]).number == 2


def test_what_a_copyist_adds_is_his_own() -> None:
    own = "Our correspondent counted eleven trucks with foreign plates at the closed border post."
    a, b = document("a", ARTICLE, date="2024-03-01"), document("b", f"{ARTICLE} {own}", date="2024-03-02")
    made = index(a, b)
    assert made.origins([passage(a, "Two ministers"), passage(b, "Two ministers")]).number == 1
    assert made.origins([passage(a, "Two ministers"), passage(b, "Our correspondent")]).number == 2


def test_copies_of_different_parts_have_the_origin_of_the_whole() -> None:
    first, second = (
        document("b", " ".join(SENTENCES[:4]), date="2024-03-02"),
        document("c", " ".join(SENTENCES[5:]), date="2024-03-02"),
    )
    assert index(first, second).origins(["b", "c"]).number == 2
    found = index(first, second, document("a", ARTICLE, date="2024-03-01")).origins(["b", "c"])
    assert found.number == 1 and found.origins[0].id == "a" and found.origins[0].documents == ("b", "c")
    assert any("b repost of a" in reason or "b excerpt of a" in reason for reason in found.reasons)


def test_a_credit_outvotes_a_date() -> None:
    first = document("first", ARTICLE, outlet="Meridian Wire", date="2024-03-05")
    for credit in (
        {"cites": "The Meridian Wire"},
        {"aside": "With reporting by the Meridian Wire."},
        {"byline": "Meridian Wire"},
    ):
        copy = document("copy", ARTICLE, outlet="Coast Post", date="2024-03-01", **credit)
        (edge,) = index(first, copy).edges()
        assert (edge.parent, edge.directed) == ("first", True), credit
    dateline = document("copy", f"PORT LAMINA (Meridian Wire) - {ARTICLE}", outlet="Coast Post", date="2024-03-01")
    assert index(first, dateline).edges()[0].parent == "first"


def test_initials_stand_for_an_agency() -> None:
    wire = document("wire", ARTICLE, outlet="MPA")
    copy = document(
        "copy",
        ARTICLE,
        outlet="Coast Post",
        aside="With reporting by Meridian Press Agency.",
        cites="Meridian Press Agency",
    )
    assert index(wire, copy).edges()[0].parent == "wire"
    known = document("copy", ARTICLE, outlet="Coast Post", aside="Source: AFP")
    assert index(document("wire", ARTICLE, outlet="Agence France-Presse"), known).edges()[0].parent == "wire"


def test_two_texts_on_one_matter_without_a_common_sentence_are_two_origins() -> None:
    other = (
        "A crack in the hull has stopped the ferry to Port Lamina. Fishermen expect two ministers on the island soon. "
        "Trucks queue at the border, and the coastal road is gone in places."
    )
    made = index(document("a", ARTICLE, date="2024-03-01"), document("b", other, date="2024-03-02"))
    assert made.edges() == () and made.origins(["a", "b"]).number == 2


def test_what_is_not_known_counts_for_itself() -> None:
    made = index(document("a", ARTICLE))
    assert made.origins(["a", "nobody", ("nothing", Span(0, 5))]).number == 3
    assert made.origins([]).number == 0
    assert made.origins([("a", Span(0, 20)), ("a", Span(100, 120)), "a"]).number == 1
    assert made.ties("nobody") == () and "a" in made and "nobody" not in made


def test_a_document_without_words_is_no_trouble() -> None:
    made = index(document("a", ""), document("b", "... !"), document("c", "1"), document("d", '"'))
    assert made.edges() == () and len(made) == 4 and made.origins("abcd").number == 4


def test_a_lexicon_of_another_shape_is_refused() -> None:
    with pytest.raises(LanguageError, match="lineage"):
        Index({"common": []})


def test_the_cost_of_a_document_is_bounded_by_what_is_kept_of_its_copies() -> None:
    made = index(*(document(f"{i:03}", ARTICLE) for i in range(60)))
    assert (
        max(len([e for e in made.edges() if e.child == f"{i:03}" or e.parent == f"{i:03}"]) for i in range(12, 60))
        <= 12
    )
    assert len(made.components()) == 1


def _documents(draws: list[tuple[list[int], int, bool]]) -> list[Document]:
    made = []
    for number, (chosen, day, altered) in enumerate(draws):
        text = " ".join(SENTENCES[i] for i in chosen)
        text = text.replace("is considering the closure", "is about to begin the closure") if altered else text
        made.append(document(f"d{number}", text, date=f"2024-03-{day:02}" if day else None, outlet=f"Paper {number}"))
    return made


_DRAWS = st.lists(
    st.tuples(st.lists(st.integers(0, 9), max_size=8, unique=True), st.integers(0, 9), st.booleans()), max_size=7
)


@given(_DRAWS, st.randoms(use_true_random=False))
def test_order_does_not_change_what_belongs_together(draws, rng) -> None:  # type: ignore[no-untyped-def]
    documents = _documents(draws)
    mixed = list(documents)
    rng.shuffle(mixed)
    one, other = index(*documents), index(*mixed)
    assert one.components() == other.components()
    assert one.edges() == other.edges() and one.alerts() == other.alerts()
    ids = [d.id for d in documents]
    assert one.origins(ids) == other.origins(reversed(ids))


@given(_DRAWS)
def test_edges_hold_what_they_promise(draws) -> None:  # type: ignore[no-untyped-def]
    documents = _documents(draws)
    made = index(*documents)
    by_id = {d.id: d for d in documents}
    for edge in made.edges():
        assert edge.child != edge.parent and edge.kind in KINDS and 0.0 <= edge.score <= 1.0
        assert all(x.of(by_id[edge.child].text) and y.of(by_id[edge.parent].text) for x, y in edge.aligned)
        assert edge.directed or edge.child > edge.parent
    for alert in made.alerts():
        assert by_id[alert.earlier].excerpt(alert.before.start, alert.before.end) == alert.before
        assert by_id[alert.later].excerpt(alert.after.start, alert.after.end) == alert.after
    number = made.origins(by_id).number
    assert number <= len(documents) and (number >= 1 or not documents)


@given(_DRAWS)
def test_adding_twice_changes_nothing(draws) -> None:  # type: ignore[no-untyped-def]
    documents = _documents(draws)
    made = index(*documents)
    before = made.edges(), made.alerts(), made.components()
    for each in documents:
        again = made.add(each)
        assert again.edges == () and again.alerts == ()
    assert (made.edges(), made.alerts(), made.components()) == before


def test_a_report_in_other_words_that_names_its_source_is_tied_by_citing() -> None:
    first = document("first", ARTICLE, outlet="Lamina Dispatch", date="2024-03-01")
    text = "A military runway on the island saw a cargo plane with medicine land, the Lamina Dispatch reported."
    (edge,) = index(first, document("b", text, outlet="Coast Post", date="2024-03-02")).edges()
    assert (edge.kind, edge.child, edge.parent, edge.directed) == ("cites", "b", "first", True)
    unnamed = document("b", text.replace(", the Lamina Dispatch reported", ""), outlet="Coast Post", date="2024-03-02")
    assert index(first, unnamed).edges() == ()
    before = document("b", text, outlet="Coast Post", date="2024-02-02")
    assert index(first, before).edges() == ()


def test_a_sentence_cut_in_two_stays_with_its_origin() -> None:
    one = (
        "The opposition wants an inquiry into the contract of the shipping line, which was signed without any tender "
        "in the spring of last year."
    )
    a = document("a", f"{SENTENCES[0]} {one} {SENTENCES[4]}", date="2024-03-01")
    halves = one.replace("line, which was", "line. The contract was")
    b = document("b", f"{SENTENCES[0]} {halves} {SENTENCES[4]}", date="2024-03-02")
    made = index(a, b)
    assert (
        made.origins([passage(a, "signed without"), passage(b, "signed without"), passage(b, "The opposition")]).number
        == 1
    )


def test_a_text_without_sentences_is_read_in_time() -> None:
    table = " ".join(f"item{i % 977} {i}" for i in range(20_000))
    made = index(document("a", table), document("b", table + " end"))
    assert made.components() == (("a", "b"),)

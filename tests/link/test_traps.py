"""Traps of copying, on texts of their own: T1 rider, T2 author, T3 altered quotation, T5 drift, T10 rival's copy."""

from tests.link.making import document, index, passage

DEPOT = (
    "Two fuel tanks burned through the night at the depot outside Port Lamina after what dock workers called an attack "
    "from the sea. The harbour master said that three boats without lights had been seen at dusk. The coast guard of "
    "neighbouring Ostrava Bay would not take credit, and would not deny it either.\n\n"
    "Insurers doubled the price of cover for tankers within hours. Nobody was hurt, according to the fire brigade."
)
OPERA = (
    "The new staging moves the second act into a railway canteen, and the chorus sings most of it sitting down. "
    "The tenor was in fine voice, though the brass drowned him twice. It runs until the end of the season."
)
ESSAY = (
    "Every spring the delegations return to the salt flats, and every autumn they leave with a communiqué. "
    "The habit is older than either republic. In 1962 the surveyors of both sides shared one tent and one mule.\n\n"
    "What has changed is the price of lithium. A ministry that once could not find the flats on a map now keeps forty "
    "engineers there. The second border war was fought over a well that had been dry for a decade."
)


def test_t1_a_rider_on_three_pages_is_one_origin_and_no_old_page_is_its_source() -> None:
    news = document("news", DEPOT, outlet="Lamina Dispatch", date="2024-04-20")
    review = document("opera", OPERA, outlet="Stage Notes", date="2023-02-11", path="opera.html")
    rider = document("rider", DEPOT, outlet="Stage Notes", date="2023-02-11", path="opera.html")
    essay = document("essay", ESSAY, outlet="The Sifter", date="2021-12-06", path="essay.html")
    other = document("rider2", DEPOT, outlet="The Sifter", date="2021-12-06", path="essay.html")
    made = index(news, review, rider, essay, other)
    assert made.origins(["news", "rider", "rider2"]).number == 1
    assert made.origins([passage(d, "Insurers doubled the price") for d in (news, rider, other)]).number == 1
    assert [e for e in made.edges() if e.child == "news" and e.directed] == []
    assert made.origins(["news", "opera", "essay", "rider"]).number == 3


def test_t1_a_text_that_tells_of_a_later_year_is_not_dated_by_its_page() -> None:
    text = DEPOT.replace("through the night", "through the night of April 18, 2024,")
    made = index(document("news", text, date="2024-04-20"), document("old", text, date="2021-12-06"))
    (edge,) = made.edges()
    assert not edge.directed


def test_t2_one_author_on_many_pages_is_one_origin() -> None:
    quarterly = document("q", ESSAY, outlet="Ridge Quarterly", date="2022-24", byline="By Ottilie Brandvold")
    repost = document(
        "r",
        ESSAY,
        outlet="Highland Council",
        date="2021-12-03",
        byline="Ottilie Brandvold",
        aside="This article first appeared in the Ridge Quarterly.",
    )
    first, second = ESSAY.split("\n\n")
    digest = document(
        "d1",
        "A border that nobody can find, explained.\n\n" + first,
        outlet="The Sifter",
        date="2021-12-06",
        cites="Ridge Quarterly",
        aside="Read more at Ridge Quarterly",
    )
    again = document(
        "d2",
        second.replace("second border war", "War of the Well"),
        outlet="The Sifter",
        date="2022-01-24",
        cites="Ridge Quarterly",
    )
    later = document(
        "d3",
        "Salt is patient, and so are the people who live by it. The mule is the hero of my story.",
        outlet="Fresh Water Radio",
        date="2022-12-02",
        byline="Ottilie Brandvold",
    )
    made = index(digest, later, again, repost, quarterly)
    found = made.origins(["q", "r", "d1", "d2", "d3"])
    assert found.number == 1
    assert any("ottilie brandvold" in reason for reason in found.reasons)
    edge = next(e for e in made.ties("r") if e.parent == "q")
    assert edge.directed and edge.kind in ("duplicate", "repost")
    assert any("first appeared in the Ridge Quarterly" in why for why in edge.because)


def test_t2_excerpts_of_a_text_that_is_not_there_rest_on_it_all_the_same() -> None:
    first, second = ESSAY.split("\n\n")
    made = index(document("a", first, cites="Ridge Quarterly"), document("b", second, cites="The Ridge Quarterly"))
    assert made.origins(["a", "b"]).number == 1
    assert index(document("a", first), document("b", second)).origins(["a", "b"]).number == 2


def test_t3_a_paraphrase_and_an_altered_quotation_are_not_taken_for_speech() -> None:
    wire = document(
        "wire",
        (
            "The spokeswoman said the island was training crews for the missile boats and that it might also hand over "
            'spare engines. "We see a growing naval partnership that threatens every small trading port in the '
            'archipelago," Henrike Aldous told reporters.'
        ),
        outlet="Meridian Wire",
        date="2022-12-09",
    )
    post = document(
        "post",
        (
            'Aldous added: "The island was training crews for the missile boats and that it might also hand over '
            'spare engines. We see a growing partnership that threatens every trading port in the archipelago."'
        ),
        outlet="Strait Forum",
        date="2022-12-12",
    )
    alerts = index(wire, post).alerts()
    turned = next(a for a in alerts if a.kind == "paraphrase turned quotation")
    assert (turned.earlier, turned.later) == ("wire", "post")
    assert turned.before.text.startswith("The spokeswoman said") and turned.after.text.startswith("Aldous added")
    mutated = next(a for a in alerts if a.kind == "mutated quotation")
    assert set(mutated.changes) == {("naval", ""), ("small", "")}
    for alert in alerts:
        assert wire.text[alert.before.start : alert.before.end] == alert.before.text
        assert post.text[alert.after.start : alert.after.end] == alert.after.text


def test_t3_an_honest_quotation_brings_no_alert() -> None:
    wire = document(
        "wire",
        'Aldous said: "We see a growing naval partnership that threatens every trading port we have."',
        outlet="Meridian Wire",
        date="2022-12-09",
    )
    cut = document(
        "cut",
        "Aldous said “[w]e see a growing naval partnership ... threatens every trading port.”",
        outlet="Strait Forum",
        date="2022-12-12",
    )
    made = index(wire, cut)
    assert made.edges() and made.alerts() == ()


def test_t3_quoting_the_author_of_a_text_is_no_paraphrase_turned_quotation() -> None:
    essay = document("essay", ESSAY, outlet="Ridge Quarterly", byline="Ottilie Brandvold", date="2021-12-01")
    quoting = document(
        "quoting",
        'As Ottilie Brandvold writes, "What has changed is the price of lithium. A ministry that '
        'once could not find the flats on a map now keeps forty engineers there."',
        date="2021-12-05",
    )
    made = index(essay, quoting)
    assert [a for a in made.alerts() if a.kind == "paraphrase turned quotation"] == []
    assert next(iter(made.edges())).parent == "essay"


def test_t5_considering_becomes_about_to() -> None:
    one = (
        "The admiralty in Vellmar is considering the sale of forty coastal radars to its southern neighbour, officials "
        "familiar with the file said. As of Wednesday no radar had been received."
    )
    made = index(
        document("wire", one, outlet="Meridian Wire", date="2023-03-01"),
        document("post", one.replace("considering the sale", "about to begin the sale"), date="2023-03-02"),
        document("same", one.replace("officials familiar", "people familiar"), date="2023-03-03"),
    )
    drift = [a for a in made.alerts() if a.kind == "modality drift" and a.earlier == "wire"]
    assert [(a.later, a.because) for a in drift] == [("post", "rises from 'considering' to 'about to'")]
    assert made.origins(["wire", "post", "same"]).number == 1


def test_t5_a_dropped_hedge_and_a_dropped_denial_are_told() -> None:
    one = "The governor denied that the dam had been damaged. The second turbine may reopen in winter, engineers said."
    two = one.replace("denied that", "said that").replace("may reopen", "will reopen")
    made = index(document("a", one, date="2023-03-01"), document("b", two, date="2023-03-02"))
    assert {a.because for a in made.alerts()} == {"rises from 'denied' to 'did'", "rises from 'possible' to 'about to'"}


def test_t10_a_rivals_copy_is_no_confirmation() -> None:
    wire = document(
        "wire",
        "NORTHPORT (Meridian Wire) - Soldiers of the northern army crossed the Senn river before dawn and "
        "took the pumping station, the southern defence ministry said.",
        outlet="Meridian Wire",
        date="2023-05-02",
    )
    rival = document(
        "rival",
        "Soldiers of the northern army crossed the Senn river before dawn and took the pumping station, "
        "the southern defence ministry claimed, according to Meridian Wire.",
        outlet="Voice of the North",
        date="2023-05-02",
    )
    own = document(
        "own",
        "Our reporter walked to the pumping station at noon and found it empty and the gates chained.",
        outlet="Senn Valley News",
        date="2023-05-02",
    )
    made = index(wire, rival, own)
    pair = [passage(wire, "Soldiers of the northern army"), passage(rival, "Soldiers of the northern army")]
    assert made.origins(pair).number == 1
    assert made.origins([*pair, passage(own, "Our reporter walked")]).number == 2
    assert made.origins(["wire", "rival"]).number == 1
    (edge,) = made.edges()
    assert (edge.child, edge.parent, edge.directed) == ("rival", "wire", True)


def test_t5_dots_own_to_a_cut_and_are_no_drift() -> None:
    one = 'The mayor said: "We hope that the bridge will open for lorries and that the ferry may rest for a summer."'
    two = one.replace("will open", "... open")
    made = index(document("a", one, date="2023-03-01"), document("b", two, date="2023-03-02"))
    assert made.edges() and made.alerts() == ()


def test_t5_a_negation_in_other_words_is_no_drift() -> None:
    one = "The delegation of the coastal state neither endorsed nor rejected the draft, said a diplomat in the room."
    two = "The delegation of the coastal state did not endorse the draft, said a diplomat in the room."
    assert index(document("a", one, date="2023-03-01"), document("b", two, date="2023-03-02")).alerts() == ()

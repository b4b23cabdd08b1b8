"""Whom words mean when somebody else has found them: no extractor between the case and the resolver."""

import pytest

from sayso.actors import load as registry
from sayso.actors.resolve import Namer
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Excerpt
from sayso.model.statement import Role, Source
from sayso.qualify.actors import Resolver
from tests.coding import cases
from tests.qualify._doubles import analysed, bare


def meant(text: str, words: str, date: str | None = None, source: Source | None = None) -> list[str | None]:
    """The ids that the last such words of a text get as an actor."""
    analysis = analysed(text, date)
    start = text.rindex(words)
    role = Role(Excerpt.cut(text, start, start + len(words)))
    statement = bare(analysis, words, actors=(role,), source=source or Source(AUTHOR))
    found = Resolver(analysis, Namer(registry.load(), analysis)).statement(statement)
    return [r.actor.id for r in found.actors if r.actor.id]


@pytest.mark.parametrize("case", cases("whom"), ids=lambda c: f"{c['words']}: {c['text'][:40]}")
def test_words_mean(case):
    assert sorted(meant(case["text"], case["words"], case.get("date"))) == sorted(case["ids"])


def test_we_is_the_speakers_body_and_i_the_speaker():
    text = "The former Togolese minister Ama Dorbo said: we sent ships, and I sailed along."
    at = text.index("Ama Dorbo")
    speaker = Source(Actor("AMA_DORBO", "Ama Dorbo"), Excerpt.cut(text, at, at + len("Ama Dorbo")))
    assert meant(text, "we", source=speaker) == ["TGO"]
    assert meant(text, "I", source=speaker) == ["AMA_DORBO"]


def test_a_group_without_a_name_keeps_the_country_in_focus():
    analysis = analysed("Togo closed its border. Villagers attacked a patrol.")
    start = analysis.document.text.index("Villagers")
    role = Role(Excerpt.cut(analysis.document.text, start, start + len("Villagers")))
    found = Resolver(analysis, Namer(registry.load(), analysis)).statement(bare(analysis, "attacked", actors=(role,)))
    assert [(r.actor.id, r.actor.country) for r in found.actors] == [("VILLAGERS", "TGO")]


def test_we_is_what_a_person_ran_according_to_the_text():
    text = "Ama Dorbo headed the analysis branch of Ghanaian intelligence. Togo and Benin knew. We had warned Togo."
    at = text.index("Ama Dorbo")
    speaker = Source(Actor("AMA_DORBO", "Ama Dorbo"), Excerpt.cut(text, at, at + len("Ama Dorbo")))
    assert meant(text, "We", source=speaker) == ["GHA"]


def test_you_is_who_is_asked():
    text = "Ama Dorbo was a Ghanaian negotiator in Togo until 2014.\n\nYou refused a deal with Togo?"
    assert meant(text, "You") == ["GHA"]


def test_an_editors_gloss_holds_for_the_same_speaker():
    text = "Ama Dorbo wrote: We [Ghanaians] had warned Togo. Togo mocked us."
    speaker = Source(Actor("AMA_DORBO", "Ama Dorbo"), Excerpt.cut(text, 0, len("Ama Dorbo")))
    assert meant(text, "us", source=speaker) == ["GHA"]

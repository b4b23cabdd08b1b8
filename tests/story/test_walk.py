"""One sentence from raw HTML to the row: the walk in the documents is what the program does today."""

from tests.story.walk import WALK, read, walk


def test_the_walk_is_what_happens() -> None:
    assert WALK.read_text(encoding="utf-8") == walk(), "write it anew: python -m tests.story.walk"


def test_the_story_ends_well() -> None:
    """Who said what of whom, on the page of the story."""
    from sayso.pipeline import coder
    from sayso.settings import Settings

    statements = {s.trigger.text: s for s in coder(Settings())(read())}
    sent, supplied = statements["sent"], statements["supplied"]
    assert (sent.source.actor.id, sent.factuality, sent.author_factuality) == ("BDI", "CT+", "U")
    assert (supplied.source.actor.id, supplied.factuality, supplied.position) == ("RWA", "CT-", "denies")
    assert statements["talks"].lane == "predicted"
    assert all(s.sentence.text in read().text for s in statements.values())

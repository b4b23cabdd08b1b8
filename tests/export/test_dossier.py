"""The dossier: every line footnoted, every number recounted, every mood in its own words."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import StepError
from sayso.export import dossier
from sayso.export._phrases import table, time, titled
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Document, Excerpt
from sayso.model.period import Period
from sayso.model.place import Place
from sayso.model.statement import (
    FACTUALITIES,
    LANES,
    POSITIONS,
    STATUSES,
    Quantity,
    Role,
    Source,
    Statement,
    Thing,
    When,
)
from sayso.model.wire import id_of

NAMES = {"KEN": "Kenya", "GHA": "Ghana", "PER": "Peru", "NOR": "Norway"}
SIDES = ("KEN", "GHA")
MARK = re.compile(r"\[\^(\d+)\](?!:)")


def page(number: int = 1, text: str = "", **fields: Any) -> Document:
    return Document(f"d{number}", f"clips/{number}.txt", text, **{"title": f"Page <{number}> & *more*", **fields})


def role(code: str | None, name: str | None = None) -> Role:
    words = name or NAMES.get(code or "", "the rebels")
    return Role(Excerpt(0, len(words), words), Actor(code, name or NAMES.get(code or "")))


def say(number: int = 1, sentence: str = "Kenya sent food to Ghana.", **fields: Any) -> Statement:
    values: dict[str, Any] = {
        "document": f"d{number}", "path": f"clips/{number}.txt", "kind": "event", "event": "AID",
        "sentence": Excerpt(0, len(sentence), sentence), "trigger": Excerpt(6, 10, sentence[6:10]),
        "source": Source(AUTHOR), "actors": (role("KEN"),), "recipients": (role("GHA"),), "lane": "reported",
    }  # fmt: skip
    made = Statement(**{**values, **fields})
    return replace(made, id=id_of(made))


def make(*statements: Statement, pages: Any = None, **options: Any) -> dossier.Dossier:
    documents = pages or {s.document: page(int(s.document[1:]), s.sentence.text) for s in statements}
    return dossier.compile_dossier(statements, documents, sides=SIDES, names=NAMES, **options)


def markdown(made: dossier.Dossier) -> str:
    stream = io.StringIO()
    assert dossier.write(made, stream) == len(made.notes)
    return stream.getvalue()


def body(text: str) -> list[str]:
    """The lines from the first section to the footnotes that are no heading and not blank."""
    inner = text.partition("\n## ")[2].partition("\n## Footnotes\n")[0]
    return [line for line in inner.splitlines()[1:] if line.strip() and not line.startswith("#")]


def telling(made: dossier.Dossier) -> list[tuple[str, tuple[Statement, ...]]]:
    """The pieces of the sections that tell each statement once."""
    return [piece for s in made.sections if s.title not in dossier.AGAIN for line in s.lines for piece in line.pieces]


def test_a_line_and_its_footnote():
    made = make(say(when=When(Period.parse("2024-05"), "stated")), pages={"d1": page(
        text="Kenya sent food to Ghana.", title="Convoys", byline="A. Writer", outlet="The Herald",
        date=Period.parse("2024-06-02"))})  # fmt: skip
    text = markdown(made)
    assert "- **May 2024:** Kenya aided Ghana (“sent”), according to the author of ‹Convoys›.[^1]\n" in text
    assert "[^1]: A. Writer, The Herald, ‹Convoys›, 2 June 2024, characters 0–25: “Kenya sent food to Ghana.”" in text


MINISTER = Source(Actor("NOR", "Norway"), Excerpt(0, 6, "Norway"))


@pytest.mark.parametrize(("fields", "sentence"), [
    ({}, "Kenya aided Ghana (“sent”), according to the author of ‹T›."),
    ({"factuality": "CT-"}, "Kenya did not aid Ghana (“sent”), according to the author of ‹T›."),
    ({"factuality": "PS+"}, "Kenya may have aided Ghana (“sent”), according to the author of ‹T›."),
    ({"factuality": "PR+"}, "Kenya probably aided Ghana (“sent”), according to the author of ‹T›."),
    ({"factuality": "U"}, "The author of ‹T› left open whether Kenya aided Ghana (“sent”)."),
    ({"source": MINISTER, "author_factuality": "U"}, "Norway said that Kenya aided Ghana (“sent”)."),
    ({"source": MINISTER, "author_factuality": "U", "position": "denies", "factuality": "CT-", "status": "ongoing"},
     "Norway denied that Kenya was aiding Ghana (“sent”)."),
    ({"source": MINISTER, "author_factuality": "U", "position": "no position", "factuality": "U"},
     "Norway neither confirmed nor denied that Kenya aided Ghana (“sent”)."),
    ({"source": MINISTER, "author_factuality": "CT-"},
     "Norway said that Kenya aided Ghana (“sent”); the author of ‹T› rejects this."),
    ({"source": MINISTER, "author_factuality": "U", "via": (Source(Actor("PER", "Peru")),)},
     "Norway, as cited by Peru, said that Kenya aided Ghana (“sent”)."),
    ({"source": Source(Actor(None), Excerpt(0, 9, "officials")), "author_factuality": "U"},
     "An unnamed source (“officials”) said that Kenya aided Ghana (“sent”)."),
    ({"position": "predicts", "status": "predicted", "lane": "predicted", "factuality": "PS+"},
     "The author of ‹T› thought it possible that Kenya might aid Ghana (“sent”)."),
    ({"position": "predicts", "status": "predicted", "lane": "predicted", "factuality": "PR+"},
     "The author of ‹T› expected that Kenya would probably aid Ghana (“sent”)."),
    ({"status": "planned", "lane": "predicted"},
     "Kenya intended to aid Ghana (“sent”), according to the author of ‹T›."),
    ({"status": "planned", "lane": "predicted", "factuality": "PR-"},
     "Kenya was unwilling to aid Ghana (“sent”), according to the author of ‹T›."),
    ({"position": "asks", "status": "requested", "lane": "predicted", "factuality": "U", "source": MINISTER,
      "author_factuality": "U"}, "Norway asked that Kenya aid Ghana (“sent”)."),
    ({"position": "imagines", "status": "conditional", "lane": "predicted", "factuality": "CT-"},
     "The author of ‹T› imagined a case in which Kenya would have aided Ghana had things been otherwise (“sent”)."),
    ({"actors": (role("KEN", "A. Person"), role(None))},
     "A. Person (Kenya) and “the rebels” aided Ghana (“sent”), according to the author of ‹T›."),
    ({"kind": "tie", "event": "WAR", "actors": (role("KEN"), role("GHA")), "recipients": (), "status": "ongoing"},
     "Kenya and Ghana were at war at the time of writing (“sent”), according to the author of ‹T›."),
    ({"objects": (Thing(Excerpt(0, 4, "food"), "aid", Quantity(1, 1, None, "1")),)},
     "Kenya sent “food” to Ghana, according to the author of ‹T›."),
    ({"where": (Place("Red Sea", None, "area", None, None, "Red Sea", 0, 7),)},
     "Kenya aided Ghana in the Red Sea (“sent”), according to the author of ‹T›."),
])  # fmt: skip
def test_words_follow_the_fields(fields, sentence):
    made = make(say(**fields), pages={"d1": page(title="T")})
    assert [text for text, _ in telling(made)] == [sentence]


def test_every_event_and_tie_has_its_words():
    from sayso.codebook.load import load

    types = {t if isinstance(t, str) else t.name for t in load().types}
    assert types == set(table()["events"])


def test_the_texts_own_verbs_are_well_formed():
    for event, entries in table()["verbs"].items():
        assert event in table()["events"]
        for entry in entries:
            forms, _, rest = entry.partition(" < ")[0].partition(" ")
            assert len(forms.split("|")) == 4 and all(forms.split("|"))
            assert rest.format(whom="", things="") is not None


@pytest.mark.parametrize(("word", "fields", "sentence"), [
    ("attacked", {"event": "ASSAULT"}, "Kenya attacked Ghana, according to the author of ‹T›."),
    ("slaughtered", {"event": "ASSAULT"},
     "Kenya used force against Ghana (“slaughtered”), according to the author of ‹T›."),
    ("owns", {"kind": "tie", "event": "BASING", "status": "ongoing", "factuality": "CT-"},
     "Kenya did not have forces based with Ghana at the time of writing (“owns”), according to the author of ‹T›."),
    ("met", {"event": "CONSULT", "actors": (role("KEN"), role("GHA")), "recipients": ()},
     "Kenya and Ghana met, according to the author of ‹T›."),
    ("sale", {"event": "COOPERATE", "objects": (Thing(Excerpt(0, 19, "The planes to Ghana"), "arms"),)},
     "Kenya sold “planes” to Ghana, according to the author of ‹T›."),
])  # fmt: skip
def test_the_texts_own_verb_is_used_where_it_is_plain(word, fields, sentence):
    made = make(say(trigger=Excerpt(6, 6 + len(word), word), **fields), pages={"d1": page(title="T")})
    assert [text for text, _ in telling(made)] == [sentence]


def test_what_is_ahead_stands_apart():
    made = make(say(), say(2, status="predicted", lane="predicted", position="predicts"))
    titles = [section.title for section in made.sections]
    assert titles.index("What is said to be ahead") > titles.index("What is said to have been done")
    ahead = next(s for s in made.sections if s.title == "Predicted or feared")
    assert len(ahead.lines) == 1


def test_copies_share_a_line():
    made = make(say(1), say(2))
    (section,) = [s for s in made.sections if s.title == "Recent or lasting"]
    (line,) = section.lines
    assert "the same sentence stands in 2 documents" in line.pieces[0][0]
    assert "according to the authors of" in line.pieces[0][0]
    assert len(line.pieces[0][1]) == len(made.notes) == 2
    assert "Told below: 2 statements in 1 line;" in made.header[1]


def test_contested_points_stand_side_by_side():
    made = make(say(), say(2, "Norway denied it.", source=MINISTER, position="denies", factuality="CT-"))
    (section,) = [s for s in made.sections if s.title == "Contested"]
    (line,) = section.lines
    assert [len(found) for _, found in line.pieces] == [1, 1]
    assert "denied that" in line.pieces[1][0] and line.label == ""


def test_one_voice_does_not_contest_itself():
    made = make(say(), say(1, "Kenya sent no food to Ghana.", factuality="CT-", trigger=Excerpt(50, 54, "sent")))
    assert "Contested" not in [s.title for s in made.sections]


def test_transfers_run_in_their_direction():
    food = (Thing(Excerpt(0, 4, "food"), "aid"),)
    made = make(
        say(objects=food), say(2, "Ghana sent oil.", objects=food, actors=(role("GHA"),), recipients=(role("KEN"),))
    )
    (section,) = [s for s in made.sections if s.title == "Things said to change hands"]
    assert [line.label for line in section.lines] == ["Kenya to Ghana", "Ghana to Kenya"]


def test_what_one_side_says_of_the_other_belongs_here():
    made = make(say(recipients=(role("PER"),), source=Source(Actor("GHA", "Ghana"))), say(2, recipients=(role("PER"),)))
    assert made.header[0].startswith("1 statement on Kenya and Ghana")
    assert "0 between the two or by both, 1 by one about the other" in made.header[1]


def test_left_out_by_reason():
    old = When(Period.parse("1990"), "stated")
    made = make(
        say(presupposed=True),
        say(2, actors=(role("PER"),), recipients=(role("KEN"), role("GHA"))),
        say(3, when=old), say(4), say(5, when=When(Period.parse("2024-03"), "stated")),
        pages={f"d{i}": page(i) for i in range(1, 6)}, since=date(2000, 1, 1),
    )  # fmt: skip
    left = next(line for line in made.header if line.startswith("Left out"))
    assert "1 only presupposed by a comparison; 1 that name both only as targets" in left
    assert "1 about an earlier time; 1 without a known time" in left
    assert made.header[0].startswith("5 statements") and "Told below: 1 statement in 1 line" in made.header[1]


def test_nothing_found_is_said():
    made = make(say(recipients=(role("PER"),)))
    assert made.sections == made.notes == ()
    assert made.header[0] == "0 statements on Kenya and Ghana."


def test_the_same_sentence_is_one_footnote():
    made = make(say(), say(1, event="SUPPORT"))
    assert len(made.notes) == 1 and len(made.notes[0].statements) == 2


codes = st.sampled_from(["KEN", "GHA", "PER", None])
roles = st.lists(codes, max_size=2).map(lambda found: tuple(map(role, found)))
sources = st.sampled_from([Source(AUTHOR), MINISTER, Source(Actor("GHA", "Ghana")), Source(Actor(None))])
sentences = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(lambda t: t.split())


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    event = draw(st.sampled_from(sorted(table()["events"])))
    text = draw(sentences)
    time_ = draw(st.sampled_from([None, *"1969/1970 2015/.. ../2001 199X 19XX 2022-22 2024-05-17 2001~".split()]))
    kinds = draw(st.lists(st.sampled_from(["arms", None]), max_size=2))
    return say(
        draw(st.integers(1, 3)), text, event=event, kind="tie" if event in ("WAR", "ALLIANCE", "SUPPLY") else "event",
        trigger=Excerpt(0, 1, text[:1]), actors=draw(roles), recipients=draw(roles), source=draw(sources),
        factuality=draw(st.sampled_from(FACTUALITIES)), author_factuality=draw(st.sampled_from(FACTUALITIES)),
        position=draw(st.sampled_from(POSITIONS)), status=draw(st.sampled_from(STATUSES)),
        lane=draw(st.sampled_from(LANES)), presupposed=draw(st.booleans()),
        when=When(Period.parse(time_) if time_ else None, draw(st.sampled_from(["stated", "document", None]))),
        objects=tuple(Thing(Excerpt(0, len(text), text), kind) for kind in kinds),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(found=st.lists(statements(), max_size=8), since=st.sampled_from([None, date(2010, 1, 1)]))
def test_every_line_is_footnoted_and_every_number_recounted(found, since):
    """Whatever is said: marks and notes match both ways, notes hold the exact words, header and sections add up."""
    unique = {s.id: s for s in found}
    pages = {f"d{i}": page(i, date=Period.parse("2024") if i > 1 else None) for i in (1, 2, 3)}
    made = make(*found, pages=pages, since=since)
    text = markdown(made)
    assert all(MARK.search(line) for line in body(text))
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert sorted(set(MARK.findall(text.partition("\n## Footnotes")[0])), key=int) == defined
    for note in made.notes:
        (line,) = [line for line in text.splitlines() if line.startswith(f"[^{note.number}]: ")]
        stands = re.sub(r"\\(.)", r"\1", line)
        assert note.sentence in {unique[i].sentence.text for i in note.statements}
        assert f"“{' '.join(note.sentence.split())}”" in stands or "\\" in note.sentence
        assert f"characters {note.start}–{note.end}" in stands and ("undated" in stands or "2024" in stands)
    concerned = [s for s in unique.values() if _recount(s)]
    assert made.header[0].startswith(f"{len(concerned)} statement")
    listed = [
        i for s in made.sections if s.title not in dossier.AGAIN for line in s.lines for _, g in line.pieces for i in g
    ]
    assert len(listed) == len({s.id for s in listed}) == int(re.search(r"below: (\d+)", made.header[1])[1])
    left = next(line for line in made.header if line.startswith("Left out"))
    assert sum(map(int, re.findall(r"(\d+) (?:only|that|about|without)", left))) + len(listed) == len(concerned)


def _recount(s: Statement) -> bool:
    parties = {r.actor.id for r in (*s.actors, *s.recipients)}
    voices = {s.source.actor.id, *(v.actor.id for v in s.via)}
    return {"KEN", "GHA"} <= parties or ("KEN" in parties and "GHA" in voices) or ("GHA" in parties and "KEN" in voices)


class Links(HTMLParser):
    """Collects ids, targets of links and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [i for i in [given.get("id")] if i]
        self.targets += [t for t in [given.get("href"), given.get("src")] if t]


@settings(max_examples=25, deadline=None)
@given(found=st.lists(statements(), max_size=6))
def test_html_is_whole(found):
    stream = io.StringIO()
    dossier.write(make(*found, pages={f"d{i}": page(i) for i in (1, 2, 3)}), stream, to="html")
    text = stream.getvalue()
    links = Links()
    links.feed(text)
    assert not {"script", "img", "link", "iframe"} & set(links.tags)
    assert len(links.ids) == len(set(links.ids))
    assert all(target.startswith("#") and target[1:] in links.ids for target in links.targets)
    assert "url(" not in text and "@import" not in text


def test_html_escapes_what_documents_say():
    stream = io.StringIO()
    dossier.write(
        make(say(sentence="Kenya <script>alert(1)</script> Ghana"), pages={"d1": page(title="<i>T")}), stream, to="html"
    )
    assert "<script>" not in stream.getvalue() and "<i>T" not in stream.getvalue()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in stream.getvalue()


def test_markdown_leaves_documents_no_say():
    text = markdown(make(say(sentence="*x* [^1] [a](http://b) <i> &amp; \n# no")))
    note = next(line for line in text.splitlines() if line.startswith("[^1]: "))
    assert r"“\*x\* \[^1] [a]\(http://b) \<i> \&amp; # no”" in note


def test_another_form_is_refused():
    with pytest.raises(StepError, match="docx"):
        dossier.write(make(say()), io.StringIO(), to="docx")


def test_as_json():
    value = json.loads(json.dumps(dossier.to_dict(make(say()))))
    assert value["notes"][0]["sentence"] == "Kenya sent food to Ghana."
    assert value["sections"][1]["lines"][0]["pieces"][0]["notes"] == [1]


@pytest.mark.parametrize(("edtf", "said"), [
    ("2024", "2024"), ("2024-05", "May 2024"), ("2024-05-17", "17 May 2024"), ("2022-22", "summer 2022"),
    ("199X", "the 1990s"), ("19XX", "the 20th century"), ("20XX", "the 21st century"), ("2015/..", "2015 or later"),
    ("../2001", "until 2001"), ("1969/1970", "1969 to 1970"), ("2001~", "about 2001"), ("2001?", "perhaps 2001"),
])  # fmt: skip
def test_times_in_words(edtf, said):
    assert time(edtf) == said


def test_titles():
    assert titled(None, "a/b/c.txt") == titled(None, "a\\b\\c.txt") == "‹c.txt›"
    assert len(titled("word " * 40, "x")) <= 72

"""Groups of documents with known lineage, built from one article each, with fixed seeds."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks._lineage_texts import Article, Unit, drifted, light, mutated, restyle, turned, unquoted
from sayso.model.document import Aside, Document, Span
from sayso.model.period import Period

_PLACES = (
    "Harbour Northern Lakeside Valley Plains Capital Island Ridge Delta Prairie "
    "Summit Coastal Meridian Eastgate Orchard Granite Willow Beacon Copper Juniper"
).split()
_PAPERS = ("Herald", "Courier", "Tribune", "Monitor", "Ledger", "Gazette", "Examiner", "Post", "Wire", "Press Agency")
_GIVEN = ("Ada Bruno Carla Dmitar Elif Femi Greta Hugo Ines Jonas Kemi Luca Mira Nils").split()
_FAMILY = (
    "Abernathy Bakker Castellan Dragomir Eriksen Falk Gruber Holloway Ivers Janssen "
    "Kowal Lindqvist Marchetti Novotny Okafor Petrides Quint Rossi Sorel Tanaka"
).split()
_HEADS = (
    "What is known so far",
    "The day in brief",
    "Questions remain",
    "A closer look",
    "Reactions grow",
    "The view from here",
)


@dataclass
class Made:
    """A document with what it was made of; `parent` is a key, `credit` the outlet that it names, "" for none."""

    key: str
    units: tuple[Unit, ...]
    outlet: str
    date: date | None
    byline: str | None
    parent: str = ""
    kind: str = "original"
    credit: str = ""
    cue: str = ""
    cites: str | None = None
    aside: str = ""
    path: str = ""
    title: str = ""

    def places(self) -> dict[str, Span]:
        """Return where each sentence stands in the document's text, by its source."""
        text, found, at = self.document().text, {}, 0
        for unit in self.units:
            start = text.index(unit.text, at)
            found[unit.source] = Span(start, start + len(unit.text))
            at = start + len(unit.text)
        return found

    def document(self) -> Document:
        """Return it as a document; sentences stand in paragraphs of three."""
        texts = [u.text for u in self.units]
        body = "\n\n".join(" ".join(texts[i : i + 3]) for i in range(0, len(texts), 3))
        asides = (Aside(self.aside, "cites"),) if self.aside else ()
        return Document(
            self.key,
            self.path or f"{self.key}.html",
            f"{self.cue}{body}" if self.cue.endswith("- ") else body + self.cue,
            title=self.title,
            byline=self.byline,
            outlet=self.outlet,
            cites=self.cites,
            asides=asides,
            date=Period.day(self.date) if self.date else None,
        )


@dataclass
class Group:
    """Documents of one article, with what lineage ought to say of them."""

    name: str
    documents: list[Made] = field(default_factory=list)
    origins: int = 1


class Maker:
    """Makes one group. A copyist's own text is taken from `donors`, single sentences from `prose`: used up."""

    def __init__(self, article: Article, donors: list[Article], prose: list[Unit], seed: str) -> None:
        self.rng = random.Random(seed)
        self.article = article
        self.donors, self.prose = donors, prose
        self.group = Group(article.name)
        self.prefix = f"{self.rng.getrandbits(40):010x}"
        self.number = 0
        self.outlets = [f"{p} {q}" for p in _PLACES for q in _PAPERS]
        self.rng.shuffle(self.outlets)

    def make(self) -> Group:
        """Return the group: an original, two to six documents made from it, and documents that are not."""
        rng = self.rng
        cut = len(self.article.units) * 2 // 3 if rng.random() < 0.4 and len(self.article.units) >= 16 else None
        day = date.fromisoformat(self.article.date)
        self._add(
            Made(
                self._key(), self.article.units[:cut], self.outlets.pop(), day, self._person(), title=self.article.title
            )
        )
        ways: list[Callable[[Made], Made | None]] = [
            self._repost,
            self._repost,
            self._altered,
            self._altered,
            self._excerpt,
            self._shuffled,
            self._duplicate,
            self._quotation,
            self._rider,
        ]
        for _ in range(rng.randrange(2, 7)):
            parents = [d for d in self.group.documents if d.kind in ("original", "repost", "altered", "duplicate")]
            parent = parents[0] if rng.random() < 0.65 else rng.choice(parents)
            if made := rng.choice(ways)(parent):
                self._add(made)
        if cut is not None:  # the rest of the article: same names and matter, no sentence in common
            self._add(
                Made(
                    self._key(),
                    self.article.units[cut:],
                    self.outlets.pop(),
                    day,
                    self._person(),
                    kind="independent",
                    title=self.article.title,
                )
            )
            self.group.origins += 1
        rng.shuffle(self.group.documents)
        return self.group

    def _add(self, made: Made) -> None:
        self.group.documents.append(made)

    def _key(self) -> str:
        return f"{self.rng.getrandbits(24):06x}{self.prefix}"

    def _person(self) -> str:
        family = f"{self.rng.choice(_FAMILY)}-{self.rng.choice(_FAMILY)}"
        return f"{self.rng.choice(_GIVEN)} {family} {self.rng.randrange(10**6)}"

    def _derive(self, parent: Made, units: tuple[Unit, ...], kind: str) -> Made:
        """A document of these units, with a date and, more often than not, a word about where it is from."""
        rng = self.rng
        made = Made(self._key(), units, self.outlets.pop(), None, None, parent.key, kind, title=rng.choice(_HEADS))
        if parent.date and rng.random() < 0.88:
            made.date = parent.date + timedelta(days=rng.choice((0, 1, 1, 2, 3, 5)))
        if rng.random() < 0.55:
            self._credit(made, parent)
            if parent.date and rng.random() < 0.1:  # a nominal date before the original's, outvoted by the credit
                made.date = parent.date - timedelta(days=rng.randrange(1, 30))
        elif rng.random() < 0.4:
            made.byline = parent.byline
        return made

    def _credit(self, made: Made, parent: Made) -> None:
        name = made.credit = parent.outlet
        way = self.rng.randrange(6)
        if way == 0:
            made.cites, made.aside = name, f"Read more at {name}"
        elif way == 1:
            made.aside = f"This article first appeared in the {name}."
        elif way == 2:
            made.cue = f"SPRINGFIELD ({name}) - "
        elif way == 3:
            made.cue = f"\n\nOriginally published in the {name}."
        elif way == 4:
            made.byline = name
        else:
            made.cue = f"\n\nWith reporting by the {name}."

    def _repost(self, parent: Made) -> Made | None:
        """Retitled, a word changed here and there, honest cuts of quotations, perhaps without its end."""
        rng = self.rng
        keep = len(parent.units) if rng.random() < 0.5 else max(5, len(parent.units) * rng.randrange(5, 10) // 10)
        units = [light(u, rng) if rng.random() < 0.4 else u for u in parent.units[:keep]]
        units = [restyle(u, rng) if rng.random() < 0.4 else u for u in units]
        return self._derive(parent, tuple(unquoted(u, rng) if rng.random() < 0.1 else u for u in units), "repost")

    def _duplicate(self, parent: Made) -> Made | None:
        return self._derive(parent, parent.units, "duplicate")

    def _shuffled(self, parent: Made) -> Made | None:
        """Sentences in another order, a fifth of them gone."""
        units = [u for u in parent.units if self.rng.random() > 0.2]
        self.rng.shuffle(units)
        return self._derive(parent, tuple(units), "shuffled")

    def _altered(self, parent: Made) -> Made | None:
        """A repost with one to three of the alterations that an alert is for."""
        rng, units, done = self.rng, list(parent.units), 0
        wanted = rng.randrange(1, 4)
        for index in rng.sample(range(len(units)), len(units)):
            way = rng.choice((mutated, turned, drifted))
            self.number += 1
            changed = way(units[index], rng, self.number)
            if changed and done < wanted:
                units[index], done = changed, done + 1
            elif rng.random() < 0.2:
                units[index] = light(units[index], rng)
        return self._derive(parent, tuple(units), "altered") if done else None

    def _excerpt(self, parent: Made) -> Made | None:
        """A few sentences in a row with a lead-in of the copyist's own."""
        rng = self.rng
        size = rng.randrange(2, 6)
        start = rng.randrange(max(1, len(parent.units) - size))
        taken = list(parent.units[start : start + size])
        lead = replace(self.prose.pop(), source=f"lead{self._key()}")
        made = self._derive(parent, (lead, *taken), "excerpt")
        if not made.credit and rng.random() < 0.6:
            made.cites = made.credit = parent.outlet
        return made

    def _quotation(self, parent: Made) -> Made | None:
        """Another article of its own that prints one quotation from the parent, perhaps altered."""
        rng = self.rng
        quoted = [u for u in parent.units if u.text.count('"') == 2 and len(u.text.split('"')[1].split()) >= 9]
        if not quoted:
            return None
        unit, self.number = rng.choice(quoted), self.number + 1
        changed = mutated(unit, rng, self.number) if rng.random() < 0.4 else None
        around = self._donor_article()
        at = rng.randrange(len(around))
        made = Made(
            self._key(),
            (*around[:at], changed or unit, *around[at:]),
            self.outlets.pop(),
            parent.date,
            self._person(),
            parent.key,
            "quotation",
            title="Elsewhere",
        )
        self.group.origins += 1
        return made

    def _donor_article(self) -> list[Unit]:
        donor = self.donors.pop()
        return list(donor.units)

    def _rider(self, parent: Made) -> Made | None:
        """The text appended to the page of an older, unrelated article, from which it seems to take its date."""
        if not parent.date or not self.donors:
            return None
        day, path = parent.date - timedelta(days=self.rng.randrange(60, 900)), f"{self._key()}.html"
        page = Made(
            self._key(),
            tuple(self._donor_article()),
            self.outlets.pop(),
            day,
            self._person(),
            kind="independent",
            path=path,
            title="A page",
        )
        self._add(page)
        self.group.origins += 1
        return Made(self._key(), parent.units, page.outlet, day, None, parent.key, "rider", path=path, title="More")

"""One statement, one sentence: built by rules from its fields, in neutral words, always with who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.export import _phrases as words
from sayso.model.actor import AUTHOR, Actor
from sayso.model.document import Document
from sayso.model.statement import Role, Source, Statement

_STEM = 4  # letters that two forms of one word share at least ("sell", "selling"): else the text's word is shown
_STATE = 4  # letters of a state's name that stand in a name which says it already: "Peruvian Navy", "Peru"
_OPEN = ("occurred", "ongoing", "predicted")  # where no commitment leaves open whether; elsewhere it is an aim
_HEDGES = {"CT": "", "PR": "probably "}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase: four forms of the verb, and what follows it."""

    base: str
    past: str
    participle: str
    ing: str
    rest: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells statements. names: id -> name of a state or body; documents: id -> document."""

    names: Mapping[str, str]
    documents: Mapping[str, Document]

    def title(self, s: Statement) -> str:
        """Return the title of a statement's document, between ‹ and ›."""
        return words.titled(self.documents[s.document].title, s.path)

    def source(self, s: Statement, titles: Sequence[str] = ()) -> str:
        """Return who says so: "the author of ‹title›", or the named source with those who cite it."""
        if s.source.actor.id == AUTHOR.id:
            several = "s" if len(titles) > 1 else ""
            return f"the author{several} of {words.listed(titles or [self.title(s)])}"
        name = self.holder(s.source)
        between = [h for h in map(self.holder, reversed(s.via)) if h != name]
        return f"{name}, as cited by {', cited in turn by '.join(between)}," if between else name

    def holder(self, source: Source) -> str:
        """Return the name of a source other than the author."""
        text = source.words.text if source.words else None
        if source.actor.id is None and source.actor.name is None:
            return f"an unnamed source ({words.quoted(text)})" if text else "an unnamed source"
        return self._named(source.actor, text)

    def party(self, role: Role) -> str:
        """Return who is meant: a body, a person with the state they act for, or the text's words in quotes."""
        return self._named(role.actor, role.words.text)

    def parties(self, roles: Sequence[Role]) -> str:
        """Return who is meant by several roles, each once."""
        return words.listed(list(dict.fromkeys(map(self.party, roles))))

    def sentence(self, s: Statement, titles: Sequence[str] = ()) -> str:
        """Return the sentence, without its full stop; `titles` are those of the author's documents that share it."""
        frame = _frame(s)
        clause = self.clause(s) + self._word(s)
        told: str = words.table()["positions"][frame].format(source=self.source(s, titles), clause=clause)
        return words.capital(told + self._author_too(s))

    def clause(self, s: Statement) -> str:
        """Return who does what to whom and where, with tense, modal words and negation."""
        who = self.parties(s.actors) if s.actors else "somebody whom the text does not name"
        many = words.plural(s)
        doing = _STATUSES[_manner(s)](s, self._verb(s), many)
        lasting = s.status == "ongoing" and s.when.period is None and s.source.actor.id == AUTHOR.id
        return f"{who} {doing}{self._where(s)}{' at the time of writing' if lasting else ''}"

    def _named(self, actor: Actor, text: str | None) -> str:
        state = self.names.get(actor.id or "")
        name = actor.name or state
        if name is None:
            return words.quoted(text) if text else actor.id or "somebody whom the text does not name"
        same = state is None or state[:_STATE].casefold() in name.casefold()
        return words.article(name) if same else f"{words.article(name)} ({state})"

    def _verb(self, s: Statement) -> Verb:
        frames = {**words.table()["events"][s.event], **words.table()["modes"].get(f"{s.event} {s.mode}", {})}
        forms, _, rest = (_own(s) or frames[_shape(s, frames)]).partition(" ")
        base, past, participle, ing = forms.split("|")
        return Verb(base, past, participle, ing, rest.format(whom=self.parties(s.recipients), things=_things(s)))

    def _where(self, s: Statement) -> str:
        known = {role.actor.name for role in (*s.actors, *s.recipients)}
        found = [words.article(p.name) for p in s.where if p.name not in known]
        return f" in {words.listed(list(dict.fromkeys(found)), 'or')}" if found else ""

    def _word(self, s: Statement) -> str:
        """The text's own word for the act, unless the sentence uses it, or another form of it, already."""
        if _own(s):
            return ""
        v = self._verb(s)
        told, word = " ".join((v.base, v.past, v.participle, v.ing, v.rest)).casefold(), s.trigger.text
        return "" if word[:_STEM].casefold() in told else f" ({words.quoted(word)})"

    def _author_too(self, s: Statement) -> str:
        """What the author makes of somebody else's word, where the text shows it."""
        if s.source.actor.id == AUTHOR.id or "U" in (s.author_factuality, s.factuality):
            return ""
        verb = "accepts" if s.author_factuality[-1] == s.factuality[-1] else "rejects"
        return f"; the author of {self.title(s)} {verb} this"


def _things(s: Statement) -> str:
    return words.listed(words.things(s))


def _shape(s: Statement, frames: Mapping[str, str]) -> str:
    if s.recipients:
        return "to_things" if words.things(s) and "to_things" in frames else "to"
    if words.things(s) and "things" in frames:
        return "things"
    return "mutual" if len(s.actors) > 1 and "mutual" in frames else "alone"


def _own(s: Statement) -> str | None:
    """Return the frame of the text's own verb, where dossier.yml has it and all that it speaks of is there."""
    there = {"{whom}": bool(s.recipients), "{things}": bool(words.things(s))}
    for entry in words.table()["verbs"].get(s.event, ()):
        frame, _, others = entry.partition(" < ")
        fits = all((slot in frame) == filled for slot, filled in there.items())
        forms = frame.partition(" ")[0].split("|")
        if fits and s.trigger.text.casefold() in {*forms, f"{forms[0]}s", f"{forms[0]}es", *others.split()}:
            return str(frame)
    return None


def _frame(s: Statement) -> str:
    """Return the name of the sentence's frame in dossier.yml."""
    if s.position in ("asserts", "predicts") and s.factuality == "U" and s.status in _OPEN:
        return "open"
    if s.position == "predicts":
        return "thinks possible" if s.factuality.startswith("PS") else "predicts"
    if s.position != "asserts":
        return s.position
    return "author" if s.source.actor.id == AUTHOR.id else "asserts"


def _manner(s: Statement) -> str:
    """Return the status whose words fit both status and position."""
    if s.position == "asks":
        return "requested"
    return "predicted" if s.position in ("predicts", "allows") and s.status in ("planned", "requested") else s.status


def _not(s: Statement) -> bool:
    """True where the clause is negative: a denial denies a positive one."""
    return s.factuality.endswith("-") and s.position != "denies"


def _sure(s: Statement) -> str:
    return "CT" if s.position == "denies" or s.factuality == "U" else s.factuality[:2]


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _be(many: bool) -> str:
    return "were" if many else "was"


def _occurred(s: Statement, v: Verb, many: bool) -> str:
    negative, sure = _not(s), _sure(s)
    if sure == "PS":
        return _joined("may", "not" if negative else "", "have", v.participle, v.rest)
    past = _be(many) if v.base == "be" else v.past
    if not negative:
        return _HEDGES[sure] + _joined(past, v.rest)
    return _HEDGES[sure] + (_joined(past, "not", v.rest) if v.base == "be" else _joined("did not", v.base, v.rest))


def _ongoing(s: Statement, v: Verb, many: bool) -> str:
    if s.kind == "tie" or v.base in words.table()["stative"]:  # a lasting state takes no progressive
        return _occurred(s, v, many)
    negative, sure = _not(s), _sure(s)
    if sure == "PS":
        return _joined("may", "not" if negative else "", "have been", v.ing, v.rest)
    return _HEDGES[sure] + _joined(_be(many), "not" if negative else "", v.ing, v.rest)


def _planned(s: Statement, v: Verb, many: bool) -> str:
    negative, sure = _not(s), _sure(s)
    if s.factuality == "U":
        return _joined("aimed to", v.base, v.rest)
    if sure == "PS":
        return _joined("may", "not" if negative else "", "have intended to", v.base, v.rest)
    if sure == "PR" and negative:
        return _joined(_be(many), "unwilling to", v.base, v.rest)
    return _HEDGES[sure] + _joined("did not intend to" if negative else "intended to", v.base, v.rest)


def _predicted(s: Statement, v: Verb, many: bool) -> str:
    sure = _sure(s)
    modal = "could" if s.position == "allows" else "might" if sure == "PS" else "would"
    return _joined(modal, _HEDGES.get(sure, "").strip(), "not" if _not(s) else "", v.base, v.rest)


def _requested(s: Statement, v: Verb, many: bool) -> str:
    negative = "not" if _not(s) else ""
    if s.position == "asks":
        return _joined(negative, v.base, v.rest)
    return _joined(_be(many), "asked", negative, "to", v.base, v.rest)


def _conditional(s: Statement, v: Verb, many: bool) -> str:
    if s.factuality == "CT-":  # codebook, section 6: a counterfactual
        return _joined("would have", v.participle, v.rest, "had things been otherwise")
    modal = "could" if s.position == "allows" else "might" if _sure(s) == "PS" else "would"
    return _joined(modal, "not" if _not(s) else "", v.base, v.rest, "on a condition")


_STATUSES = {
    "occurred": _occurred,
    "ongoing": _ongoing,
    "planned": _planned,
    "predicted": _predicted,
    "requested": _requested,
    "conditional": _conditional,
}

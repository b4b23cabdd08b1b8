"""From YAML to values: one function a kind of file, every complaint with its file and place."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.codebook._files import Kinds, parse, section, words
from sayso.codebook.entry import Context, Counterexample, Example, Mode, Rule, Trigger, Type
from sayso.errors import CodebookError

POSES = ("verb", "noun", "adjective")
ROLES = ("actor", "recipient")
NEEDS = ("actor", "recipient", "either", "both", "none")

_NUMBER = (int, float)
_WORDS = (list, str)
_TYPE: Kinds = {
    "name": str, "kind": str, "quad": str, "intensity": (int, float, type(None)), "definition": str, "roles": dict,
    "mutual": bool, "needs": str, "modes": dict, "slots": dict, "triggers": dict,
}  # fmt: skip
_OPTIONS: Kinds = {
    "object": _WORDS, "unless_object": _WORDS, "subject": _WORDS, "unless_subject": _WORDS, "actor": _WORDS,
    "recipient": _WORDS, "mode": str, "contexts": _WORDS, "mutual": bool, "needs": str, "weight": _NUMBER,
    "status": str, "failed": bool, "negative": bool,
}  # fmt: skip
_CHECKS: Kinds = {
    "mode": str, "contexts": list, "factuality": str, "status": str, "source": str, "position": str, "when": str,
    "date": str,
}  # fmt: skip
_EXAMPLE: Kinds = {"text": str, "trigger": str, "actors": list, "recipients": list, **_CHECKS}
_MODE: Kinds = {"intensity": (*_NUMBER, type(None)), "definition": str}
_COUNTEREXAMPLE: Kinds = {"text": str, "why": str, "trigger": str}
_CASES = "\nexamples:"  # examples stand last, so that coding need not read them


def parse_classes(source: str) -> Mapping[str, frozenset[str]]:
    """Return classes.yml: class -> lemmas."""
    table = parse(source, place="classes.yml")
    return {name: frozenset(words(value.lower(), place=f"classes.yml: {name}")) for name, value in table.items()}


def parse_contexts(source: str) -> Mapping[str, Context]:
    """Return contexts.yml: name -> context."""
    found = {}
    for name, record in parse(source, place="contexts.yml").items():
        place = f"contexts.yml: {name}"
        fields = section(record, place=place, fields={"definition": str, "cues": _WORDS})
        found[name] = Context(name, fields["definition"].strip(), frozenset(words(fields["cues"], place=place)))
    return found


def parse_rules(source: str, *, known: frozenset[str]) -> tuple[Rule, ...]:
    """Return plover.yml: the rules in order; `known` are the names of types."""
    found = []
    for number, record in enumerate(parse(source, place="plover.yml")["rules"]):
        place = f"plover.yml: rule {number + 1}"
        fields = section(record, place=place, fields={"when": dict, "plover": (str, type(None)), "why": str})
        if fields["plover"] not in known | {"same", None}:
            raise CodebookError(f"unknown type {fields['plover']!r}", place=place, remedy="name a type or same or null")
        when = {key: frozenset(value if isinstance(value, list) else [value]) for key, value in fields["when"].items()}
        found.append(Rule(when, fields["plover"], fields["why"]))
    return tuple(found)


def parse_type(name: str, source: str, classes: Mapping[str, frozenset[str]]) -> Type:
    """Return a type file without its examples, its triggers resolved."""
    head = source.partition(_CASES)[0]
    fields = section(parse(head, place=name), place=name, fields=_TYPE)
    missing = [field for field in _TYPE if field not in fields]
    if missing:
        raise CodebookError(f"{missing[0]} is missing", place=name, remedy="every type file has all fields")
    if f"{fields['name']}.yml" != name:
        raise CodebookError(f"name is {fields['name']!r}", place=name, remedy="name the file after the type")
    kind = Type(
        name=fields["name"],
        kind=fields["kind"],
        quad=fields["quad"],
        intensity=fields["intensity"],
        definition=" ".join(fields["definition"].split()),
        roles=fields["roles"],
        mutual=fields["mutual"],
        needs=fields["needs"],
        modes={mode: _mode(mode, record, name) for mode, record in fields["modes"].items()},
        triggers=(),
    )
    reader = _Reader(name, kind, fields["slots"], classes)
    triggers = tuple(trigger for pos in POSES for trigger in reader.read(pos, fields["triggers"].get(pos) or []))
    return Type(**{field: getattr(kind, field) for field in kind.__slots__} | {"triggers": triggers})


def parse_examples(name: str, source: str) -> tuple[list[Example], list[Counterexample]]:
    """Return the examples and counter-examples of a type file."""
    event = name.removesuffix(".yml")
    tail = parse("examples:" + source.partition(_CASES)[2], place=name)
    good = [_example(event, item, f"{name}: example {n + 1}") for n, item in enumerate(tail["examples"])]
    bad = []
    for number, item in enumerate(tail["counterexamples"]):
        place = f"{name}: counterexample {number + 1}"
        bad.append(Counterexample(event, **section(item, place=place, fields=_COUNTEREXAMPLE)))
    return good, bad


def _example(event: str, item: Any, place: str) -> Example:
    fields = section(item, place=place, fields=_EXAMPLE)
    actors, recipients = tuple(fields.get("actors", ())), tuple(fields.get("recipients", ()))
    given = [(key, fields[key]) for key in _CHECKS if key in fields]
    checks = {key: tuple(value) if isinstance(value, list) else value for key, value in given}
    if fields["trigger"] not in fields["text"]:
        raise CodebookError(f"{fields['trigger']!r} is not in the text", place=place, remedy="copy it from the text")
    return Example(event, fields["text"], fields["trigger"], actors, recipients, checks)


def _mode(mode: str, record: Any, name: str) -> Mode:
    fields = section(record, place=f"{name}: modes.{mode}", fields=_MODE)
    return Mode(mode, fields["intensity"], " ".join(fields["definition"].split()))


def _widened(slots: tuple[str, ...]) -> tuple[str, ...]:
    """Put "iobj" before "obj": parsers waver between the two where a person or state is asked, told or given."""
    at = slots.index("obj") if "obj" in slots and "iobj" not in slots else -1
    return slots if at < 0 else (*slots[:at], "iobj", *slots[at:])


def _lent(fields: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The slots of a noun with those that a light verb lends it: "X launched a raid", "X suffered a raid"."""
    actor, recipient = fields["actor"], fields["recipient"]
    if "subj" in actor + recipient:
        return {}
    undergoer = () if fields["mutual"] or not recipient else ("undergoer",)
    return {"actor": (*actor, "subj"), "recipient": recipient + undergoer}


class _Reader:
    """Reads the trigger lists of one type file."""

    def __init__(self, file: str, kind: Type, slots: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> None:
        self.file, self.kind, self.classes = file, kind, classes
        self.slots = {pos: {role: self._slots(slots, pos, role) for role in ROLES} for pos in POSES}

    def read(self, pos: str, items: list[Any]) -> Iterator[Trigger]:
        """Yield the triggers of one part of speech."""
        for number, item in enumerate(items):
            place = f"{self.file}: {pos} {number + 1}"
            record = item if isinstance(item, dict) else {item: {}}
            for names, options in record.items():
                fields = self._fields(pos, options or {}, place)
                for name in names.split(","):
                    lemma, *more = name.split()
                    yield Trigger(event=self.kind.name, pos=pos, lemma=lemma, words=tuple(more), **fields)

    def _fields(self, pos: str, options: Any, place: str) -> dict[str, Any]:
        given = dict(section(options, place=place, fields=_OPTIONS))
        for field in ("object", "unless_object", "subject", "unless_subject"):
            if field in given:
                given[field] = self._lemmas(given[field], place)
        for field in ("actor", "recipient", "contexts"):
            if field in given:
                given[field] = words(given[field], place=place)
        self._check(given, place)
        fields = {**self.slots[pos], "mutual": self.kind.mutual, "needs": self.kind.needs, **given}
        if pos == "verb":
            return fields | {role: _widened(fields[role]) for role in ROLES}
        return fields | _lent(fields) if pos == "noun" else fields

    def _check(self, given: Mapping[str, Any], place: str) -> None:
        modes = self.kind.modes
        if given.get("mode") and given["mode"] not in modes:
            raise CodebookError(f"unknown mode {given['mode']!r}", place=place, remedy=f"use {', '.join(modes)}")
        if given.get("needs", self.kind.needs) not in NEEDS:
            raise CodebookError("needs is unknown", place=place, remedy=f"use one of {', '.join(NEEDS)}")
        if not 0.0 <= given.get("weight", 0.7) <= 1.0:
            raise CodebookError("weight is outside 0.0 to 1.0", place=place, remedy="write 0.9 for a sure trigger")

    def _lemmas(self, names: Any, place: str) -> frozenset[str]:
        groups = (self.classes.get(name, frozenset({name.lower()})) for name in words(names, place=place))
        return frozenset[str]().union(*groups)

    def _slots(self, slots: Mapping[str, Any], pos: str, role: str) -> tuple[str, ...]:
        return words(slots.get(pos, {}).get(role, []), place=f"{self.file}: slots.{pos}.{role}")

"""The codebook: what can happen, as data. `load()` reads it once.

A file `types/NAME.yml` is a type. A trigger is written as words, alone or with options:

    verb:
      - shore up                                   one pattern: lemma of the token, then further lemmas
      - supply, furnish: {object: [arms, money]}   two patterns with the same options

*First word*: lemma of the trigger token, which has the part of speech of the section. *Further words*: each is the
lemma of a direct dependent (particle, object, adverb), or of the preposition of a direct dependent, or of a dependent
of one that already matched: "sever tie", "call for", "go to war". Light verbs need no pattern: "carried out a strike"
is coded on `strike`.

*Slots* say where a role stands: subj (also controlled and shared subjects; the by-agent of a passive), obj (also the
subject of a passive), iobj, comp (clausal complement), poss (genitive), mod (adjective or compound: "Iranian", "US",
"Russo-"), amod, and any preposition by its lemma: with, to, on, against, for, from, of, by, between ...

*Options*: object, unless_object, subject (each a list of lemmas, or of classes of classes.yml, which win over a lemma
of the same name; the object of a noun is its of-phrase, compound or adjective), actor and recipient (slots), mode,
contexts, mutual, needs, weight, status, failed, negative: see `Trigger`.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from sayso.codebook._files import text, texts
from sayso.codebook._parse import parse_classes, parse_contexts, parse_examples, parse_rules, parse_type
from sayso.codebook.entry import Codebook, Context, Counterexample, Example, Mode, Rule, Trigger, Type
from sayso.errors import CodebookError

__all__ = [
    "Codebook",
    "CodebookError",
    "Context",
    "Counterexample",
    "Example",
    "Mode",
    "Rule",
    "Trigger",
    "Type",
    "derive_plover",
    "examples",
    "load",
    "quad_of",
]

_TABLES = ("classes.yml", "contexts.yml", "plover.yml")


@cache
def load() -> Codebook:
    """Return the codebook; CodebookError (file, place, remedy) where a file breaks its rules."""
    tables = {name: text(name) for name in _TABLES}
    sources = dict(texts("types"))
    classes = parse_classes(tables["classes.yml"])
    contexts = parse_contexts(tables["contexts.yml"])
    types = {kind.name: kind for kind in (parse_type(name, body, classes) for name, body in sources.items())}
    digest = sha256("\x1f".join([*tables.values(), *sources.values()]).encode()).hexdigest()[:16]
    rules = parse_rules(tables["plover.yml"], known=frozenset(types))
    return Codebook(types, _index(types), contexts, classes, rules, digest)


@cache
def examples() -> tuple[tuple[Example, ...], tuple[Counterexample, ...]]:
    """Return every example and counter-example of the type files; apart from `load`, which coding alone needs."""
    found = [parse_examples(name, body) for name, body in texts("types")]
    return (
        tuple(example for good, _ in found for example in good),
        tuple(example for _, bad in found for example in bad),
    )


def derive_plover(event: str, *, status: str, factuality: str, position: str, own: bool) -> str | None:
    """Return the type that a PLOVER data set would publish for a statement, None for nothing.

    own   the statement is about the actor's own intention, as stated by the actor
    Raises CodebookError for an event that the codebook does not know.
    """
    kind = _type(event).kind
    facts: dict[str, str | bool] = {
        "event": event, "kind": kind, "status": status, "factuality": factuality, "position": position, "own": own
    }  # fmt: skip
    rule = next((rule for rule in load().rules if rule.holds(facts)), None)
    if rule is None:
        return None
    return event if rule.plover == "same" else rule.plover


def quad_of(name: str) -> str:
    """Return the quad of a type; CodebookError where there is none of that name."""
    return _type(name).quad


def _type(name: str) -> Type:
    try:
        return load().types[name]
    except KeyError:
        raise CodebookError(f"no type {name!r}", remedy="use a name of docs/codebook.md") from None


def _index(types: Mapping[str, Type]) -> Mapping[tuple[str, str], tuple[Trigger, ...]]:
    found: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for kind in types.values():
        for trigger in kind.triggers:
            found[trigger.pos, trigger.lemma].append(trigger)
    return {key: tuple(sorted(group, key=_narrowest_first)) for key, group in found.items()}


def _narrowest_first(trigger: Trigger) -> tuple[int, int, float]:
    words, constraints = trigger.specificity
    return -words, -constraints, -trigger.weight

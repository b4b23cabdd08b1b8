"""Fills `factuality`, `author_factuality`, `position`, `status`, `presupposed`: how surely, for source and author."""

from dataclasses import replace

from sayso.codebook.load import load as codebook
from sayso.model.actor import AUTHOR
from sayso.model.analysis import Analysis, Sentence
from sayso.model.statement import Statement
from sayso.qualify._chain import Chain, Chains
from sayso.qualify._commitment import Commitment, Effect, lemmas
from sayso.qualify._denials import Denials
from sayso.qualify._holders import Holder
from sayso.qualify._lexicon import stances, words
from sayso.qualify._modality import Modality, status_of
from sayso.settings import Settings

ENTRY = True
_BY_WORD = frozenset("ACCUSE REQUEST SUPPORT REJECT AGREE THREATEN CONCEDE".split())  # acts done by saying so
_DONE_BY_WORD = frozenset("promises threatens asks".split())  # what is not threatened, nobody means to do
_DENYING = frozenset("denies rejects excludes doubts".split())  # the chain has read the denial already
_MAYBE = frozenset("may might could warn warns warned warning".split())  # who says so of themselves weighs or means it
_NOT = frozenset(("not", "n't", "n’t"))
_TELLING = frozenset("says reveals promises threatens".split())


def make(settings: Settings) -> "Factuality":
    """Return the qualifier; it has no settings."""
    return Factuality()


class Factuality:
    """Follows each act up the tree to its source, then through what the source does with it."""

    def __call__(self, statements: list[Statement], analysis: Analysis) -> list[Statement]:
        """Return the statements with both commitments, position and status."""
        chains = Chains(analysis)
        return [self._qualified(s, chains.of(s), analysis) for s in statements]

    def _qualified(self, statement: Statement, chain: Chain | None, analysis: Analysis) -> Statement:
        if chain is None:
            return statement
        sentence = analysis.sentences[chain.sentence]
        inner = chain.holders[0] if chain.holders else None
        stop = inner.cue_index if inner and inner.sentence == chain.sentence else None
        start = Commitment(positive=not statement.factuality.endswith("-"))
        modality = Modality(sentence)
        denial = None if inner and inner.stance.name in _DENYING else Denials(sentence).of(chain.index)
        stops = (stop, denial.top) if denial else (stop,)
        content = modality.commitment(chain.index, stops=stops, start=start)
        content = content.under(Effect(flip=True), denial.word) if denial else content
        status = _status(statement, sentence, chain.index, content)
        if inner and inner.stance.name == "says" and _wished(sentence, inner, chain.index):
            inner = replace(inner, stance=stances()["asks"])
        if inner and _undoubted(sentence, inner, chain.index):
            inner = replace(inner, stance=stances()["says"])
        held, status = _held(content, inner, _spoken(statement, status, content, inner))
        if inner and stop is not None and inner.stance.name in _DONE_BY_WORD and modality.denied(stop):
            held = content.under(Effect(flip=content.positive), f"not {inner.cue.text}")
        source_is_author = statement.source.actor == AUTHOR or inner is None
        status = "planned" if _announced(statement, held, status) else status
        return replace(
            statement,
            factuality=held.factuality,
            author_factuality=held.factuality if source_is_author else _author(sentence, inner, held),
            status=status,
            position=_position(held, inner, status),
            presupposed=statement.presupposed or _analogy(statement, sentence, chain.index),
            explain=(*statement.explain, f"{', '.join(held.reasons)} -> {held.factuality}")
            if held.reasons
            else statement.explain,
        )


def _announced(statement: Statement, held: Commitment, status: str) -> bool:
    """A plain "will" is the actor's plan, unless another named party says so: then it is that party's prediction.

    Force is foretold, not announced: "Turkey will attack". What an actor says that it might do, it weighs.
    """
    if status != "predicted" or not statement.actors or statement.kind == "tie":
        return False
    source = statement.source.actor
    named = {x for role in statement.actors for x in (role.actor.id, role.actor.country) if x}
    own = bool(named & {source.id, source.country} - {None})
    if held.certainty != "CT":
        return own and held.certainty == "PS" and bool(set(held.reasons) & _MAYBE)
    if codebook().types[statement.event].quad == "material conflict":
        return own and not held.positive
    told = source == AUTHOR or source.id is None
    return own or (told and (held.positive or bool(set(held.reasons) & _NOT)))


def _status(statement: Statement, sentence: Sentence, index: int, content: Commitment) -> str | None:
    """The status that words set; else that of tense, nouns taking it from the verb that carries them, or none."""
    if content.status:
        return content.status
    if statement.kind == "tie":
        return statement.status
    token = sentence.tokens[index]
    if token.upos in ("VERB", "AUX", "ADJ"):
        return status_of(sentence, index)
    modifiers = {sentence.tokens[k].lemma.lower() for k in sentence.children(index, "amod")}
    if modifiers & lemmas("ongoing_modifiers"):
        return "ongoing"
    carried = token.rel in ("obj", "nsubj", "root") and token.head >= 0 and sentence.tokens[token.head].upos == "VERB"
    return status_of(sentence, token.head) if carried else None


def _spoken(statement: Statement, status: str | None, content: Commitment, inner: Holder | None) -> str | None:
    """What tense alone tells, read anew: who condemns has done so by the word; who says that they would, means to."""
    if content.status:
        return status
    if status == "ongoing" and statement.event in _BY_WORD:
        return "occurred"
    if status == "conditional" and not inner and set(content.reasons) & _NOT and content.certainty == "CT":
        return "occurred"  # "they would not let him pass": they did not
    return "planned" if status == "conditional" and inner and inner.stance.name in _TELLING else status


def _held(content: Commitment, inner: Holder | None, status: str | None) -> tuple[Commitment, str]:
    """What the source's stance makes of the content: a denial turns the sign, a belief is probable at most."""
    if inner is None:
        return content, status or "occurred"
    stance = inner.stance
    if stance.name in ("says", "reveals", "accuses", "promises", "minimises"):
        held = content
    elif stance.name in ("denies", "rejects"):
        held = content.under(Effect(flip=True), inner.cue.text)
    else:
        level = "U" if stance.factuality == "U" else stance.factuality[:2]
        held = content.under(Effect(level, flip=stance.factuality.endswith("-")), inner.cue.text)
    settled = status == "occurred" and stance.status == "predicted"  # "feared that X had struck"
    return held, (stance.status if stance.status and not settled else status) or "occurred"


def _wished(sentence: Sentence, inner: Holder, act: int) -> bool:
    """ "Insisted that it freeze the funds": a clause without a tense asks."""
    clauses = [k for k in (act, *sentence.ancestors(act)) if sentence.tokens[k].head == inner.cue_index]
    token = sentence.tokens[clauses[0]] if clauses and inner.cue_index < len(sentence.tokens) else None
    cue = sentence.tokens[inner.cue_index].lemma.lower() if token else ""
    if token is None or cue not in lemmas("with_subjunctive") or token.text.lower() != token.lemma.lower():
        return False
    marks = {sentence.tokens[k].lemma.lower() for k in sentence.children(clauses[0], "mark")}
    base = token.feat("VerbForm") == "Inf" and token.rel == "ccomp"
    return base and "to" not in marks and "that" in marks and not sentence.children(clauses[0], "aux")


def _undoubted(sentence: Sentence, inner: Holder, act: int) -> bool:
    """ "Has little doubt that"; and what a denied clause takes for granted: "denied that the raid killed"."""
    if inner.stance.name == "doubts":
        near = sentence.children(inner.cue_index, "amod", "det", "case") if inner.of_noun else []
        return bool({sentence.tokens[k].text.lower() for k in near} & lemmas("scarce"))
    token, verb = sentence.tokens[act], sentence.tokens[act].head
    definite = any(sentence.tokens[k].text.lower() in ("the", "this") for k in sentence.children(act, "det"))
    if inner.stance.name != "denies" or token.upos != "NOUN" or token.relation != "nsubj" or not definite:
        return False
    return verb != inner.cue_index and bool(sentence.children(verb, "obj", "xcomp"))


def _author(sentence: Sentence, inner: Holder | None, held: Commitment) -> str:
    """The author stays uncommitted, unless the reporting word or an adverb at it endorses or rejects."""
    if inner is None:
        return held.factuality
    near = (
        {sentence.tokens[k].lemma.lower() for k in sentence.children(inner.cue_index, "advmod")}
        if (inner.cue_index < len(sentence.tokens))
        else set()
    )
    if near & words("reporting", "rejecting_adverbs"):
        return replace(held, positive=not held.positive).factuality
    if inner.stance.author == "endorses" or near & words("reporting", "endorsing_adverbs"):
        return held.factuality
    return "U"


def _position(held: Commitment, inner: Holder | None, status: str) -> str:
    """One word for what the source does with the act."""
    if inner and inner.stance.position not in ("asserts", "predicts"):
        return inner.stance.position
    if status == "requested":
        return "asks"
    if status == "conditional":
        return "imagines"
    if status == "predicted":
        return "predicts"
    return "asserts" if held.positive or inner is None else "denies"


def _analogy(statement: Statement, sentence: Sentence, index: int) -> bool:
    """A tie that is only brought in by comparison: "more akin to the ... alliance"."""
    if statement.kind != "tie":
        return False
    case = {sentence.tokens[k].lemma.lower() for k in sentence.children(index, "case")}
    above = {sentence.tokens[k].lemma.lower() for k in sentence.ancestors(index)} if case else set()
    governor = (
        {sentence.tokens[sentence.tokens[index].head].lemma.lower()} if sentence.tokens[index].head >= 0 else set()
    )
    return bool((case | (governor & above if above else governor)) & lemmas("analogy"))

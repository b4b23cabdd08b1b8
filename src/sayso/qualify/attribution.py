"""Fills `source` and `via`: who says so, by the tree, by quotation marks and by layout. Names are resolved later."""

from dataclasses import replace

from sayso.model.actor import AUTHOR, UNRESOLVED
from sayso.model.analysis import Analysis
from sayso.model.statement import Source, Statement
from sayso.qualify._chain import Chain, Chains
from sayso.qualify._enacting import Enacting
from sayso.qualify._holders import Holder
from sayso.qualify._paraphrase import shifted_back
from sayso.settings import Settings

ENTRY = True


def make(settings: Settings) -> "Attribution":
    """Return the qualifier; it has no settings."""
    return Attribution()


class Attribution:
    """The innermost named holder is the source; the others, outermost first, are `via`; nobody is the author."""

    def __call__(self, statements: list[Statement], analysis: Analysis) -> list[Statement]:
        """Return the statements with their sources as words."""
        chains, enacting = Chains(analysis), Enacting(analysis)
        return [_attributed(s, chains.of(s), analysis, enacting) for s in statements]


def _attributed(statement: Statement, chain: Chain | None, analysis: Analysis, enacting: Enacting) -> Statement:
    if chain is None or not chain.holders:
        return replace(statement, source=Source(AUTHOR))
    inner, *outer = chain.holders
    if inner.words is None:
        inner = replace(inner, words=enacting.body(inner.cue))
    via = tuple(_source(h, False) for h in reversed(outer) if h.words)
    why = f"{inner.cue.text} -> source {inner.words.text if inner.words else 'unnamed'} ({inner.stance.name})"
    reasons = [" ".join(why.split()), *_doubts(chain, analysis)]
    source = _source(inner, chain.quotation is not None)
    return replace(statement, source=source, via=via, explain=(*statement.explain, *reasons))


def _doubts(chain: Chain, analysis: Analysis) -> list[str]:
    """A quotation that reads as a paraphrase is flagged."""
    betrayed = shifted_back(analysis.sentences[chain.sentence], chain.quotation) if chain.quotation else None
    return [f"the quotation reads as a paraphrase: {betrayed!r}"] if betrayed else []


def _source(holder: Holder, quoted: bool) -> Source:
    return Source(UNRESOLVED, holder.words, holder.cue, quoted)

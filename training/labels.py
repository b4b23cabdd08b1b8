"""Label inventories: which tags the heads know, counted on the training data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.codebook.load import load as load_codebook
from sayso.model.statement import FACTUALITIES, STATUSES
from training.sentence import Sentence

# A role or feature set seen less often than this cannot be learnt; PropBank has typing slips among them.
RARE_ROLE = 20
RARE_FEATS = 3
CASES = {
    "0": "lower case, or no letter",
    "1": "first letter upper case, the others lower case",
    "2": "all letters upper case, two characters or more",
    "3": "mixed",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """Label names by head, in output order; ``entity`` serves training alone."""

    upos: tuple[str, ...]
    rel: tuple[str, ...]
    feats: tuple[str, ...]
    ner: tuple[str, ...]
    politics: tuple[str, ...]
    entity: tuple[str, ...]
    roles: tuple[str, ...]
    event: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()

    def save(self, path: Path) -> None:
        """Write what the run time needs, with the meaning of the case ids."""
        shown = {name: list(names) for name, names in asdict(self).items() if name != "entity"}
        path.write_text(json.dumps({**shown, "case": CASES}, indent=1, ensure_ascii=False) + "\n", "utf-8")


def count(sentences: Sequence[Sentence]) -> Labels:
    """The inventories of the training sentences, in a fixed order."""
    trees = [s.syntax for s in sentences if s.syntax]
    feats = Counter(feat for tree in trees for feat in tree.feats)
    roles = Counter(arg[0] for s in sentences for frame in s.frames or () for arg in frame.args)
    return Labels(
        upos=tuple(sorted({tag for tree in trees for tag in tree.upos})),
        rel=tuple(sorted({rel for tree in trees for rel in tree.rels})),
        feats=tuple(sorted(feat for feat, n in feats.items() if n >= RARE_FEATS)),
        ner=_layer(sentences, "ner"),
        politics=_layer(sentences, "politics"),
        entity=_layer(sentences, "entity"),
        roles=bio_names(role for role, n in roles.items() if n >= RARE_ROLE),
        event=("none", *sorted(load_codebook().types)),
        status=STATUSES,
        certainty=FACTUALITIES,
    )


def bio_names(types: Iterable[str]) -> tuple[str, ...]:
    """``O`` and the B- and I- tags of the sorted types."""
    return ("O", *(f"{part}-{name}" for name in sorted(types) for part in "BI"))


def _layer(sentences: Sequence[Sentence], name: str) -> tuple[str, ...]:
    return bio_names({span[0] for s in sentences for span in s.spans.get(name, ())})

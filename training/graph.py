"""The run-time interface around the network: decisions where a decision is final, scores where it is not."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import Labels
from training.lexicon import CLASSES
from training.network import Network
from training.viterbi import INSIDE, OPEN

INPUTS = ("input_ids", "attention_mask", "case_ids", "first", "word_mask", "predicates")
ACTS = ("event", "status", "certainty", "sides")
# What the graph itself gives; the search for BIO tags makes ``roles``, ``ner`` and ``politics`` of the last two.
DIRECT = ("arc", "rel", "upos", "feats", "predicate", "factuality", "states", *ACTS, OPEN, INSIDE)
OUTPUTS = ("arc", "rel", "upos", "feats", "ner", "politics", "predicate", "factuality", "states", *ACTS, "roles")
# Far below any log-probability; even over 512 words it stays above the search's own NEVER.
SHUT = -1e4


class Prior(nn.Module):
    """What counts of forms add to the predicate head, for words tagged as noun or adjective (see ``lexicon``)."""

    def __init__(self, table: Tensor, weights: Tensor, labels: Labels) -> None:
        """``table`` (2, vocabulary) log-odds; ``weights`` (2, 3) of the head's logit, the table's, a constant."""
        super().__init__()
        classes = [CLASSES.index(tag) if tag in CLASSES else len(CLASSES) for tag in labels.upos]
        self.register_buffer("kind", torch.tensor(classes))
        self.register_buffer("table", torch.cat([table, torch.zeros_like(table[:1])]).flatten()[:, None])
        self.register_buffer("weights", torch.cat([weights, torch.tensor([[1.0, 0.0, 0.0]])]).float())
        self.size = table.shape[1]

    def forward(self, logits: Tensor, upos: Tensor, pieces: Tensor) -> Tensor:
        """Logits, tags and first pieces (B, W) to logits."""
        kind = self.kind[upos]
        prior = F.embedding(kind * self.size + pieces, self.table)[..., 0]
        weights = self.weights[kind]
        return weights[..., 0] * logits + weights[..., 1] * prior + weights[..., 2]


class Graph(nn.Module):
    """Six int64 inputs to the outputs named in ``DIRECT``."""

    def __init__(self, network: Network, prior: Prior | None = None) -> None:
        super().__init__()
        self.network, self.prior = network, prior

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, case_ids: Tensor, first: Tensor, word_mask: Tensor,
        predicates: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """``arc`` log-probabilities (B, W, W+1), column 0 the root; ``rel`` the best label for each head."""
        values = (input_ids, attention_mask, case_ids, first, word_mask, predicates)
        found = self.network(dict(zip(INPUTS, values, strict=True)))
        rel = self.network.rel.every(found["rel_dep"], found["rel_head"])
        upos = found["upos"].argmax(-1)
        logits = found["predicate"]
        if self.prior is not None:
            logits = self.prior(logits, upos, torch.gather(input_ids, 1, first))
        rows = self.rows(found, word_mask)
        result = {
            "arc": torch.log_softmax(found["arc"], -1),
            "rel": rel.argmax(2).to(torch.int32),
            "upos": upos.to(torch.int32),
            "feats": found["feats"].argmax(-1).to(torch.int32),
            "predicate": torch.sigmoid(logits),
            "factuality": found["factuality"].clamp(-3.0, 3.0),
            "states": found["states"],
            **{name: torch.softmax(found[name], -1) for name in ACTS[:3]},
            "sides": torch.sigmoid(found["sides"]),
            OPEN: torch.cat([rows[..., :1], rows[..., 1::2]], -1),
            INSIDE: rows[..., 2::2],
        }
        return tuple(result[name] for name in DIRECT)

    def rows(self, found: dict[str, Tensor], mask: Tensor) -> Tensor:
        """BIO log-probabilities (B, P + 2, W, tags): each predicate's roles, then names, then political names."""
        width = found["roles"].shape[-1]
        rows = [torch.log_softmax(found["roles"], -1)]
        for name in ("ner", "politics"):
            score = torch.log_softmax(found[name], -1)
            rows.append(F.pad(score, (0, width - score.shape[-1]), value=SHUT)[:, None])
        every = torch.cat(rows, 1)
        outside = torch.cat([torch.zeros_like(every[..., :1]), torch.full_like(every[..., 1:], SHUT)], -1)
        return torch.where(mask[:, None, :, None] > 0, every, outside)


def split_tags(tags: Any) -> dict[str, Any]:
    """The tags of all rows, (B, P + 2, W), by output name."""
    return {"roles": tags[:, :-2], "ner": tags[:, -2], "politics": tags[:, -1]}

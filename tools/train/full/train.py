"""Trains the full attribution model on sheets and writes a checkpoint.

    onrecord-train sheets --articles POLNEAR/train --vocabulary BASE/vocab.txt --out sheets.jsonl
    python train.py sheets.jsonl --base BASE --out checkpoint.safetensors

The defaults are those of the model that the program is shipped with: about 50 minutes on one core with
AVX-512 and bfloat16, several hours on one without. The seed fixes every choice, but torch's sums differ in
their last bits between machines and between numbers of threads, so the weights are the same only on the
same machine, with the same OMP_NUM_THREADS and the same torch.
"""

import argparse
import random
import time
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from data import MASK, SEP, Article, Batch, Window, articles, batch, chunks, gold, training_windows
from model import Attribution

# The part of training in which the step grows, as in BERT.
WARM_UP = 0.1
# The part of training after which weights are averaged: before, they are far from where they end.
AVERAGE_FROM = 1 / 3
WEIGHT_DECAY = 0.01
# The second is lower than Adam's own, for short trainings (Liu et al. 2019).
BETAS = (0.9, 0.98)
# The most that a gradient's norm may be.
CLIP = 1.0
# Windows of like length stand together, give or take so many tokens by chance.
SCATTER = 20
# Steps between lines of the report.
REPORT = 50


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    sheets = [a for at, a in enumerate(articles(options.sheets)) if not held_back(at, options.hold_back)]
    model = Attribution()
    model.encoder.load_base(options.base)
    train(model, sheets, options)
    save_file(model.state_dict(), options.out)
    print(f"wrote {options.out}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sheets", type=Path, help="articles with gold, from `onrecord-train sheets`")
    parser.add_argument(
        "--base",
        type=Path,
        required=True,
        help="folder of all-MiniLM-L6-v2 with model.safetensors, from which training starts",
    )
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write (safetensors)")
    parser.add_argument("--epochs", type=int, default=8, help="how often each article is seen [%(default)s]")
    parser.add_argument(
        "--rate", type=float, default=1.5e-4, help="AdamW's step for the base model's weights [%(default)s]"
    )
    parser.add_argument(
        "--head-rate", type=float, default=1e-3, help="the same for those that start anew [%(default)s]"
    )
    parser.add_argument("--batch", type=int, default=16, help="windows of a step [%(default)s]")
    parser.add_argument(
        "--mask",
        type=float,
        default=0.05,
        help="share of word pieces hidden as [MASK], against learning by heart [%(default)s]",
    )
    parser.add_argument(
        "--average",
        type=float,
        default=0.998,
        help="decay of the moving average of weights, which is what is written; 0 writes the last [%(default)s]",
    )
    parser.add_argument(
        "--hold-back",
        type=int,
        default=0,
        metavar="N",
        help="leave out every N-th article, for tuning; 0 leaves out none [%(default)s]",
    )
    parser.add_argument("--seed", type=int, default=2, help="of all chance [%(default)s]")
    parser.add_argument(
        "--steps", type=int, default=0, help="stop after so many, to try things out; 0 does not [%(default)s]"
    )
    return parser.parse_args()


def held_back(number: int, every: int) -> bool:
    """Whether an article is kept from training."""
    return every > 0 and number % every == every - 1


def train(model: Attribution, sheets: list[Article], options: argparse.Namespace) -> None:
    """Trains in place."""
    rng = random.Random(options.seed)
    golds = [gold(article) for article in sheets]
    rates = [options.rate, options.head_rate]
    optimizer = torch.optim.AdamW(
        groups(model, rates), weight_decay=WEIGHT_DECAY, betas=BETAS, foreach=True
    )
    # Windows are cut anew in each epoch, so the number of steps is an estimate.
    planned = options.epochs * len(plan(sheets, options.batch, random.Random(options.seed)))
    average = Average(model, options.average)
    report = Report(planned)
    model.train()
    steps = (windows for _ in range(options.epochs) for windows in plan(sheets, options.batch, rng))
    for step, windows in enumerate(islice(steps, options.steps or None)):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * schedule(step / planned)
        one = hide(batch(sheets, golds, windows), options.mask)
        losses = learn(model, one, optimizer)
        if step >= planned * AVERAGE_FROM:
            average.add()
        report.add(step, losses, one)
    average.take()


def learn(model: Attribution, one: Batch, optimizer: torch.optim.Optimizer) -> tuple[Tensor, ...]:
    """One step on the mean loss of a token."""
    losses = model.losses(one)
    optimizer.zero_grad()
    (sum(losses) / one.present.sum()).backward()
    nn.utils.clip_grad_norm_(model.parameters(), CLIP)
    optimizer.step()
    return losses


def groups(model: Attribution, rates: list[float]) -> list[dict]:
    """The base model's weights and those that start anew, which may move faster."""
    base, heads = [], []
    for name, tensor in model.named_parameters():
        old = name.startswith("encoder.") and not name.startswith("encoder.features.")
        (base if old else heads).append(tensor)
    return [{"params": part, "lr": rate} for part, rate in zip((base, heads), rates, strict=True)]


def plan(sheets: list[Article], size: int, rng: random.Random) -> list[list[Window]]:
    """The steps of an epoch: windows of like length together, so that little is padded, in random order."""
    windows = [one for at, sheet in enumerate(sheets) for one in training_windows(sheet, at, rng)]
    windows.sort(key=lambda window: len(window) + rng.random() * SCATTER)
    steps = list(chunks(windows, size))
    rng.shuffle(steps)
    return steps


def schedule(done: float) -> float:
    """What the rates are multiplied by: up in a line, then down in a line, and never nothing."""
    return max(min(1.0, done / WARM_UP) * (1.0 - done), 1e-3)


def hide(one: Batch, share: float) -> Batch:
    """Hides some word pieces, so that the model learns to do without the words that it knows (word dropout)."""
    chosen = (torch.rand(one.pieces.shape) < share) & (one.pieces > SEP)
    one.pieces = torch.where(chosen, MASK, one.pieces)
    return one


class Average:
    """An exponential moving average of weights (Polyak & Juditsky 1992 average evenly)."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.weights = list(model.parameters())
        self.decay = decay
        self.mean: list[Tensor] = []

    @torch.no_grad()
    def add(self) -> None:
        """Takes in the weights as they are now."""
        if self.decay and not self.mean:
            self.mean = [weight.clone() for weight in self.weights]
        elif self.decay:
            torch._foreach_lerp_(self.mean, self.weights, 1 - self.decay)

    @torch.no_grad()
    def take(self) -> None:
        """Makes the average the weights, where there is one."""
        if self.mean:
            torch._foreach_copy_(self.weights, self.mean)


class Report:
    """Lines that say how far it is: mean losses of labels, members and cues for each token since the last."""

    def __init__(self, planned: int) -> None:
        self.planned = planned
        self.start = time.monotonic()
        self.sums, self.tokens = [0.0, 0.0, 0.0], 0.0

    def add(self, step: int, losses: tuple[Tensor, ...], one: Batch) -> None:
        self.sums = [total + float(loss.detach()) for total, loss in zip(self.sums, losses, strict=True)]
        self.tokens += float(one.present.sum())
        if (step + 1) % REPORT == 0:
            means = " ".join(f"{total / self.tokens:.4f}" for total in self.sums)
            print(f"step {step + 1}/{self.planned}: {means}, {time.monotonic() - self.start:.0f} s", flush=True)
            self.sums, self.tokens = [0.0, 0.0, 0.0], 0.0


if __name__ == "__main__":
    main()

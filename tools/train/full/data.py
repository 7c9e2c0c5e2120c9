"""Articles as the trainer reads them, and their windows as tensors.

The articles are sheets, which `onrecord-train sheets` writes: one JSON object to a line, with tokens, word
pieces and features from the program's own code. Nothing is cut or read out of letters here, so training
and reading cannot differ.
"""

import json
import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

# Lines of `vocab.txt` in every uncased BERT (Devlin et al. 2019).
PAD, CLS, SEP, MASK = 0, 101, 102, 103

# The most features of a token; see `features` in crates/language/src/attribution/full/features.rs.
MOST_FEATURES = 4
# The most word pieces of a window, without its two marks: `LONGEST` in
# crates/language/src/attribution/full/windows.rs.
LONGEST = 160

# Roles, as the sheets number them.
SOURCE, CUE, CONTENT = 0, 1, 2
ROLES = 3
# Labels: outside, then beginning and inside of each role.
OUTSIDE = 0
LABELS = 1 + 2 * ROLES
BEGINNINGS = [1, 3, 5]

# What a token points at, where it is no token: nothing is asked of it, or it belongs to none.
UNASKED, NONE = -2, -1

T = TypeVar("T")


def beginning(role: int) -> int:
    """The label of the first token of a stretch."""
    return 1 + 2 * role


def inside(role: int) -> int:
    """The label of every other token of a stretch."""
    return 2 + 2 * role


@dataclass
class Article:
    """A sheet. `sentences` and `paragraphs` are first tokens; each paragraph begins a sentence."""

    text: str
    spans: list[tuple[int, int]]
    pieces: list[list[int]]
    features: list[list[int]]
    sentences: list[int]
    paragraphs: list[int]
    roles: list[int]
    attributions: list[int]

    def __post_init__(self) -> None:
        self.piece_ends = [0, *accumulate(len(pieces) for pieces in self.pieces)]

    def __len__(self) -> int:
        return len(self.pieces)

    def size(self, first: int, end: int) -> int:
        """How many word pieces some tokens have."""
        return self.piece_ends[end] - self.piece_ends[first]


@dataclass(frozen=True)
class Window:
    """Tokens of an article that are encoded together."""

    article: int
    first: int
    end: int

    def __len__(self) -> int:
        return self.end - self.first


def articles(path: Path) -> Iterator[Article]:
    """The sheets of a file, without those that have no token."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            article = Article(**{name: fields[name] for name in Article.__dataclass_fields__})
            if len(article) > 0:
                yield article


def chunks(things: list[T], size: int) -> Iterator[list[T]]:
    """So many at a time, in order."""
    return (things[at : at + size] for at in range(0, len(things), size))


# --- gold ------------------------------------------------------------------------------------------


@dataclass
class Gold:
    """What the model is to find: a label for each token, and what each token points at.

    `cue` is the first token of the cue that a source's or content's token belongs to, `source` that of the
    source that a cue's first token belongs to; or `NONE`, or `UNASKED`.
    """

    labels: list[int]
    cue: list[int]
    source: list[int]


def gold(article: Article) -> Gold:
    """The targets of an article. No stretch goes on into another paragraph."""
    cues, sources = first_tokens(article, CUE), first_tokens(article, SOURCE)
    pairs = list(zip(article.roles, article.attributions, strict=True))
    cue = [cues.get(at, NONE) if role in (SOURCE, CONTENT) else UNASKED for role, at in pairs]
    source = [UNASKED] * len(article)
    for at, token in cues.items():
        source[token] = sources.get(at, NONE)
    return Gold(labels(article), cue, source)


def first_tokens(article: Article, role: int) -> dict[int, int]:
    """The first token of this role in each attribution that has one."""
    out: dict[int, int] = {}
    for token, (found, at) in enumerate(zip(article.roles, article.attributions, strict=True)):
        if found == role:
            out.setdefault(at, token)
    return out


def labels(article: Article) -> list[int]:
    """The label of each token."""
    breaks = set(article.paragraphs)
    out = []
    before = None
    for token, here in enumerate(zip(article.roles, article.attributions, strict=True)):
        role = here[0]
        if role < 0:
            out.append(OUTSIDE)
        else:
            goes_on = here == before and token not in breaks
            out.append(inside(role) if goes_on else beginning(role))
        before = here
    return out


# --- windows ---------------------------------------------------------------------------------------


def reading_windows(article: Article, number: int) -> list[Window]:
    """The windows in which the program reads an article: a paragraph is cut only where it must be."""
    return pack(article, number, article.paragraphs, LONGEST)


def training_windows(article: Article, number: int, rng: random.Random) -> list[Window]:
    """Windows of whole sentences, of which the first is cut at random, so that every epoch cuts elsewhere."""
    return pack(article, number, article.sentences, rng.randrange(LONGEST // 2, LONGEST))


def pack(article: Article, number: int, blocks: list[int], room: int) -> list[Window]:
    """The same packing as `windows` in crates/language/src/attribution/full/windows.rs.

    Blocks, given by their first tokens, are joined up to `LONGEST` pieces, or up to `room` in the first
    window. A block with more is cut between sentences, a sentence with more between tokens.
    """
    starts, used = [0], 0
    for first, end in stretches(blocks, len(article)):
        if used + article.size(first, end) > room:
            used = room
        for unit, unit_end in units(article, first, end):
            size = article.size(unit, unit_end)
            if unit == 0:
                used = size
            elif used + size > room:
                starts.append(unit)
                used, room = size, LONGEST
            else:
                used += size
    return [Window(number, first, end) for first, end in stretches(starts, len(article))]


def units(article: Article, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two tokens, or the tokens of a sentence that does not fit into a window."""
    starts = article.sentences[bisect_left(article.sentences, first) : bisect_left(article.sentences, end)]
    for start, stop in stretches(starts, end):
        if article.size(start, stop) <= LONGEST:
            yield start, stop
        else:
            yield from stretches(list(range(start, stop)), stop)


def stretches(starts: list[int], end: int) -> list[tuple[int, int]]:
    """From each start to the next, and from the last to the end."""
    return list(zip(starts, starts[1:] + [end], strict=True))


# --- batches ---------------------------------------------------------------------------------------


@dataclass
class Batch:
    """Windows as tensors. Word pieces: windows x pieces; all else: windows x tokens."""

    pieces: Tensor
    features: Tensor
    """Windows x pieces x `MOST_FEATURES`; 0 is none."""
    chosen: Tensor
    """Where the first piece of each token stands: its vector is the token's."""
    present: Tensor
    """1 where there is a token, 0 behind the end of a window."""
    labels: Tensor
    cue: Tensor
    source: Tensor
    """As in `Gold`, but counted from the window's first token."""


def batch(articles: list[Article], golds: list[Gold] | None, windows: list[Window]) -> Batch:
    """Lays out windows as the program does: a mark at each end, each token's features on all its pieces."""
    rows = [(articles[window.article], window) for window in windows]
    width = max(article.size(window.first, window.end) for article, window in rows) + 2
    shape = (len(windows), max(len(window) for window in windows))
    out = Batch(
        pieces=torch.full((len(windows), width), PAD),
        features=torch.zeros(len(windows), width, MOST_FEATURES, dtype=torch.long),
        chosen=torch.zeros(shape, dtype=torch.long),
        present=torch.zeros(shape),
        labels=torch.full(shape, OUTSIDE),
        cue=torch.full(shape, UNASKED),
        source=torch.full(shape, UNASKED),
    )
    for row, (article, window) in enumerate(rows):
        put_tokens(out, row, article, window)
        if golds is not None:
            put_gold(out, row, golds[window.article], window)
    return out


def put_tokens(out: Batch, row: int, article: Article, window: Window) -> None:
    """The pieces and features of a window."""
    pieces, features, chosen = [CLS], [[0] * MOST_FEATURES], []
    for token in range(window.first, window.end):
        shown = article.features[token]
        chosen.append(len(pieces))
        pieces += article.pieces[token]
        features += [shown + [0] * (MOST_FEATURES - len(shown))] * len(article.pieces[token])
    pieces.append(SEP)
    out.pieces[row, : len(pieces)] = torch.tensor(pieces)
    out.features[row, : len(features)] = torch.tensor(features)
    out.chosen[row, : len(chosen)] = torch.tensor(chosen)
    out.present[row, : len(chosen)] = 1


def put_gold(out: Batch, row: int, gold: Gold, window: Window) -> None:
    """The targets of a window. What points out of it points at none, what goes on into it begins there."""
    tokens = slice(window.first, window.end)
    labels = list(gold.labels[tokens])
    if labels[0] != OUTSIDE and labels[0] not in BEGINNINGS:
        labels[0] -= 1
    out.labels[row, : len(window)] = torch.tensor(labels)
    out.cue[row, : len(window)] = torch.tensor([within(window, at) for at in gold.cue[tokens]])
    out.source[row, : len(window)] = torch.tensor([within(window, at) for at in gold.source[tokens]])


def within(window: Window, token: int) -> int:
    """A token counted from the window's first; `NONE` where it stands outside."""
    if token < 0:
        return token
    return token - window.first if window.first <= token < window.end else NONE

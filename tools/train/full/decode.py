"""From a model's scores to relations: the best labels, the stretches that they make, and who belongs to whom.

The program does the same in crates/language/src/attribution/full (`linking.rs`, `mod.rs`), on rounded scores.
"""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from data import BEGINNINGS, CONTENT, CUE, OUTSIDE, SOURCE, Article, Window, batch
from model import Attribution

# Stretches are first token and end, counted in the article.
Stretch = tuple[int, int]

# A pair is made although it scores this much less than no pair: see `ALLOWANCE` in linking.rs.
ALLOWANCE = 2.0


@dataclass
class Relation:
    """An attribution. Content that no cue takes has a relation of its own."""

    source: Stretch | None = None
    cue: Stretch | None = None
    content: list[Stretch] = field(default_factory=list)


@torch.no_grad()
def read(model: Attribution, articles: list[Article], windows: list[Window], bonus: float) -> list[list[Relation]]:
    """The relations of each window; `bonus` as in `LinearChain.scores`."""
    vectors = model.encoder(batch(articles, None, windows))
    transitions, start = model.chain.scores(bonus)
    emissions, members, cues = model.labels(vectors), model.member(vectors), model.cue(vectors)
    out = []
    for row, window in enumerate(windows):
        labels = best(emissions[row, : len(window)], transitions, start)
        linking = Linking(members[row], model.member.none.item(), cues[row], model.cue.none.item())
        out.append([shifted(relation, window.first) for relation in linking.relations(stretches(labels))])
    return out


def best(emissions: Tensor, transitions: Tensor, start: Tensor) -> list[int]:
    """The best sequence of labels (Viterbi 1967)."""
    scores = start + emissions[0]
    back = []
    for here in emissions[1:]:
        longer, before = (scores[:, None] + transitions).max(0)
        scores = longer + here
        back.append(before)
    labels = [int(scores.argmax())]
    for before in reversed(back):
        labels.append(int(before[labels[-1]]))
    return labels[::-1]


def stretches(labels: list[int]) -> dict[int, list[Stretch]]:
    """The stretches of each role, in text order."""
    out: dict[int, list[Stretch]] = {SOURCE: [], CUE: [], CONTENT: []}
    for token, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        own = out[(label - 1) // 2]
        if label in BEGINNINGS:
            own.append((token, token + 1))
        else:
            own[-1] = (own[-1][0], token + 1)
    return out


@dataclass
class Linking:
    """Scores of pairs in a window, from row to column, and of none."""

    members: Tensor
    no_member: float
    cues: Tensor
    no_cue: float

    def relations(self, found: dict[int, list[Stretch]]) -> list[Relation]:
        """One for each cue, then one for each content that no cue takes."""
        out = [Relation(self.source(cue, found[SOURCE]), cue) for cue in found[CUE]]
        alone = []
        for content in found[CONTENT]:
            at = self.cue(content, found[CUE])
            if at is None:
                alone.append(Relation(content=[content]))
            else:
                out[at].content.append(content)
        return out + alone

    def source(self, cue: Stretch, sources: list[Stretch]) -> Stretch | None:
        """The source that a cue points at and, counted half, that points at the cue."""

        def both(source: Stretch) -> float:
            return (self.cues[cue[0], source[0]] + self.members[source[0], cue[0]] / 2).item()

        chosen = max(sources, key=both, default=None)
        if chosen is None or self.cues[cue[0], chosen[0]] <= self.no_cue - ALLOWANCE:
            return None
        return chosen

    def cue(self, content: Stretch, cues: list[Stretch]) -> int | None:
        """Which cue a content points at, on the mean of its tokens."""
        scores = [self.members[content[0] : content[1], cue[0]].mean().item() for cue in cues]
        at = max(range(len(cues)), key=scores.__getitem__, default=None)
        return None if at is None or scores[at] <= self.no_member - ALLOWANCE else at


def shifted(relation: Relation, first: int) -> Relation:
    """A relation of a window, counted in the article."""

    def shift(stretch: Stretch) -> Stretch:
        return stretch[0] + first, stretch[1] + first

    return Relation(
        source=relation.source and shift(relation.source),
        cue=relation.cue and shift(relation.cue),
        content=[shift(stretch) for stretch in relation.content],
    )

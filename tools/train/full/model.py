"""The full attribution model: an encoder, a chain over labels and two sides of linking.

The program runs the same model in integers: crates/models/src/encoder (the encoder) and
crates/language/src/attribution/full (what stands on it). Names of parts are the same there.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from data import BEGINNINGS, LABELS, NONE, PAD, ROLES, UNASKED, Batch, beginning, inside

# The shape of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019).
PIECES, POSITIONS, WIDTH, WIDE, HEADS, LAYERS = 30_522, 512, 384, 1536, 12, 6
# BERT's.
EPSILON, DROPOUT = 1e-12, 0.1
# `FEATURES` in crates/language/src/attribution/full/features.rs.
FEATURES = 9
# Numbers that a pair is compared by.
PAIR_WIDTH = 64
# `DISTANCES` in crates/language/src/attribution/full/pairs.rs; `Side.buckets` is its `bucket`.
DISTANCES = 32
# What a forbidden transition or a pair with no token is given: no sum of scores comes near.
IMPOSSIBLE = -1e4


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019): attention and a wide layer, each summed and then normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.context = nn.Linear(WIDTH, WIDTH)
        self.context_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.wide, self.narrow = nn.Linear(WIDTH, WIDE), nn.Linear(WIDE, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`mask` is added to the scores of attention."""
        x = self.context_norm(x + self.dropout(self.context(self.attend(x, mask))))
        return self.narrow_norm(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        windows, pieces, _ = x.shape

        def split(numbers: Tensor) -> Tensor:
            return numbers.view(windows, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        scaled = split(self.query(x)) / (WIDTH // HEADS) ** 0.5
        shares = torch.softmax(scaled @ split(self.key(x)).transpose(2, 3) + mask, -1)
        return (shares @ split(self.value(x))).transpose(1, 2).reshape(windows, pieces, WIDTH)


class Encoder(nn.Module):
    """BERT, with a vector more for each feature of a token, which starts at nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH, padding_idx=0)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> Tensor:
        """The vector of each token: that of its first piece. Products run in 16 bits (bfloat16)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            places = self.positions.weight[: batch.pieces.shape[1]]
            x = self.words(batch.pieces) + places + self.features(batch.features).sum(2)
            x = self.dropout(self.norm(x))
            mask = ((batch.pieces == PAD).to(torch.bfloat16) * IMPOSSIBLE)[:, None, None, :]
            for layer in self.layers:
                x = layer(x, mask)
        return x.float().gather(1, batch.chosen[:, :, None].expand(-1, -1, WIDTH))

    @torch.no_grad()
    def load_base(self, folder: Path) -> None:
        """Takes the weights of a BERT as Hugging Face writes them. Type 0 is part of every position."""
        base = load_file(folder / "model.safetensors")

        def copy(module: nn.Module, name: str) -> None:
            for part, tensor in module.named_parameters():
                tensor.copy_(base[f"{name}.{part}"])

        copy(self.words, "embeddings.word_embeddings")
        copy(self.positions, "embeddings.position_embeddings")
        self.positions.weight += base["embeddings.token_type_embeddings.weight"][0]
        copy(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            for part, name in BASE_NAMES.items():
                copy(getattr(layer, part), f"encoder.layer.{number}.{name}")


BASE_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "context": "attention.output.dense",
    "context_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}


class LinearChain(nn.Module):
    """A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) over labels.

    A stretch goes on only behind its own beginning or inside; the transitions that break this are forbidden.
    """

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.start = nn.Parameter(torch.zeros(LABELS))
        forbidden, forbidden_start = torch.zeros(LABELS, LABELS), torch.zeros(LABELS)
        for role in range(ROLES):
            begin, follow = beginning(role), inside(role)
            forbidden[:, follow] = IMPOSSIBLE
            forbidden[[begin, follow], follow] = 0
            forbidden_start[follow] = IMPOSSIBLE
        self.register_buffer("forbidden", forbidden, persistent=False)
        self.register_buffer("forbidden_start", forbidden_start, persistent=False)

    def scores(self, bonus: float = 0.0) -> tuple[Tensor, Tensor]:
        """From label to label, and of a first label. `bonus` is added for beginning a stretch."""
        transitions, start = self.transitions + self.forbidden, self.start + self.forbidden_start
        extra, extra_start = torch.zeros_like(transitions), torch.zeros_like(start)
        for begin in BEGINNINGS:
            extra[:, begin] = bonus
            extra[[begin, begin + 1], begin] = 0
            extra_start[begin] = bonus
        return transitions + extra, start + extra_start

    def loss(self, emissions: Tensor, labels: Tensor, present: Tensor) -> Tensor:
        """The negative log-likelihood of the labels, summed over windows."""
        transitions, start = self.scores()
        own = emissions.gather(2, labels[:, :, None])[:, :, 0]
        steps = transitions[labels[:, :-1], labels[:, 1:]] + own[:, 1:]
        gold = start[labels[:, 0]] + own[:, 0] + (steps * present[:, 1:]).sum(1)
        # The forward algorithm.
        sums = start + emissions[:, 0]
        for token in range(1, emissions.shape[1]):
            longer = torch.logsumexp(sums[:, :, None] + transitions, 1) + emissions[:, token]
            sums = torch.where(present[:, token, None] > 0, longer, sums)
        return (torch.logsumexp(sums, 1) - gold).sum()


class Side(nn.Module):
    """Scores of pairs: bilinear (Dozat & Manning 2017, without the hidden layers), plus one of the distance."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, PAIR_WIDTH), nn.Linear(WIDTH, PAIR_WIDTH)
        self.distances = nn.Parameter(torch.zeros(2 * DISTANCES))
        self.none = nn.Parameter(torch.zeros(1))

    def forward(self, vectors: Tensor) -> Tensor:
        """Windows x tokens that point x tokens that they point at."""
        products = torch.einsum("bid,bjd->bij", self.query(vectors), self.key(vectors))
        return products / PAIR_WIDTH**0.5 + self.distances[self.buckets(vectors.shape[1])]

    def buckets(self, tokens: int) -> Tensor:
        """Each of the first eight distances by itself, then three to each doubling; forward behind backward."""
        places = torch.arange(tokens)
        apart = places[None] - places[:, None]
        distance = apart.abs()
        far = 8 + (torch.log2(distance.clamp(min=8).float() / 8) * 3).long()
        bucket = torch.where(distance < 8, distance, far).clamp(max=DISTANCES - 1)
        return bucket + DISTANCES * (apart > 0)

    def loss(self, vectors: Tensor, target: Tensor, present: Tensor) -> Tensor:
        """The negative log-likelihood of what tokens point at, `NONE` being one choice; summed."""
        scores = self(vectors).masked_fill(present[:, None, :] == 0, IMPOSSIBLE)
        windows, tokens, _ = scores.shape
        scores = torch.cat([scores, self.none.expand(windows, tokens, 1)], 2)
        choice = torch.where(target == NONE, tokens, target)
        return F.cross_entropy(scores.flatten(0, 1), choice.flatten(), ignore_index=UNASKED, reduction="sum")


class Attribution(nn.Module):
    """The whole model."""

    # Each source and content token points at a cue, but only each cue at a source: without this the many
    # would drown the few.
    MEMBER_SHARE = 0.3

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.labels = nn.Linear(WIDTH, LABELS)
        self.chain = LinearChain()
        self.member = Side()
        """From a token of a source or content to its cue."""
        self.cue = Side()
        """From a cue to its source."""
        self.dropout = nn.Dropout(DROPOUT)

    def losses(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Those of labels, members and cues, summed over tokens."""
        vectors = self.encoder(batch)
        emissions = self.labels(self.dropout(vectors))
        vectors = self.dropout(vectors)
        return (
            self.chain.loss(emissions, batch.labels, batch.present),
            self.MEMBER_SHARE * self.member.loss(vectors, batch.cue, batch.present),
            self.cue.loss(vectors, batch.source, batch.present),
        )


def load(checkpoint: Path) -> Attribution:
    """A trained model, ready to read with."""
    model = Attribution()
    model.load_state_dict(load_file(checkpoint))
    return model.eval()

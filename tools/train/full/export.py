"""Writes a trained full model as the side file that the program reads.

    python export.py checkpoint.safetensors share/onrecord/attribution-full.safetensors --base BASE

The format is described in crates/models/src/encoder/file.rs. Weights of linear layers take seven bits, at
most 63, with one scale for each output; vectors of word pieces take eight bits with one scale for each
piece. Everything else stays in 32-bit floating point.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from data import LONGEST
from model import EPSILON, Attribution, Encoder, Layer, LinearChain, load

FORMAT = "onrecord encoder 1"
# Two products of an unsigned byte and a weight of at most 64 fit into 16 bits with their sum, which the
# AVX2 instruction needs; 63 leaves the room of one.
WEIGHT_LIMIT = 63
PIECE_LIMIT = 127
# Of its largest weight, the parts that a row's scale may be fitted to; what is larger is cut off.
CLIPS = [1.0 - 0.02 * step for step in range(26)]
# The lowest number that the program takes; it reads it as forbidden.
FORBIDDEN = -1000.0
# Added to the score of beginning a stretch, so that as much is missed as is found too much.
BONUS = 0.25
# Places of word pieces that the file has: a longest window, its two marks, and some to spare.
POSITIONS = LONGEST + 16

Tensors = dict[str, Tensor]


def add_bonus(parser: argparse.ArgumentParser) -> None:
    """Adds the option of the bonus, for all that decode or write what decodes."""
    parser.add_argument(
        "--bonus",
        type=float,
        default=BONUS,
        help="added to the score of beginning a stretch, so that more are found [%(default)s]",
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path, help="what train.py wrote")
    parser.add_argument("out", type=Path, help="side file to write")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model with vocab.txt")
    add_bonus(parser)
    options = parser.parse_args()
    vocabulary = (options.base / "vocab.txt").read_bytes()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    export(load(options.checkpoint), vocabulary, options.bonus, options.out)
    print(f"wrote {options.out}: {options.out.stat().st_size:,} bytes")


@torch.no_grad()
def export(model: Attribution, vocabulary: bytes, bonus: float, path: Path) -> None:
    """Writes the side file."""
    out: Tensors = {"vocabulary": torch.frombuffer(bytearray(vocabulary), dtype=torch.uint8)}
    put_encoder(out, model.encoder)
    put_head(out, "labels", model.labels)
    out["numbers.transitions"] = transitions(model.chain, bonus)
    for name, side in (("member", model.member), ("cue", model.cue)):
        put_head(out, f"{name}.query", side.query)
        put_head(out, f"{name}.key", side.key)
        out[f"numbers.{name}.distances"] = side.distances
        out[f"numbers.{name}.none"] = side.none
    config = json.dumps({"layers": len(model.encoder.layers), "epsilon": EPSILON}, sort_keys=True)
    tensors = {name: tensor.detach().contiguous().clone() for name, tensor in out.items()}
    save_file(tensors, path, metadata={"format": FORMAT, "config": config})


def transitions(chain: LinearChain, bonus: float) -> Tensor:
    """The scores from label to label, row by row, then those of a first label."""
    matrix, start = chain.scores(bonus)
    return torch.cat([matrix.flatten(), start]).clamp(min=FORBIDDEN)


def put_encoder(out: Tensors, encoder: Encoder) -> None:
    """The vectors of pieces, places and features, and the layers."""
    out["words"], out["words.scale"] = quantise(encoder.words.weight, PIECE_LIMIT, [1.0])
    out["positions"] = encoder.positions.weight[:POSITIONS]
    out["features"] = encoder.features.weight
    put_norm(out, "norm", encoder.norm)
    for number, layer in enumerate(encoder.layers):
        put_layer(out, f"layers.{number}", layer)


def put_layer(out: Tensors, name: str, layer: Layer) -> None:
    """Queries, keys and values are one product."""
    parts = [layer.query, layer.key, layer.value]
    put_linear(out, f"{name}.attention", cat(parts, "weight"), cat(parts, "bias"))
    put_linear(out, f"{name}.context", layer.context.weight, layer.context.bias)
    put_norm(out, f"{name}.context.norm", layer.context_norm)
    put_linear(out, f"{name}.wide", layer.wide.weight, layer.wide.bias)
    put_linear(out, f"{name}.narrow", layer.narrow.weight, layer.narrow.bias)
    put_norm(out, f"{name}.narrow.norm", layer.narrow_norm)


def cat(parts: list[nn.Linear], which: str) -> Tensor:
    return torch.cat([getattr(part, which) for part in parts])


def put_linear(out: Tensors, name: str, weight: Tensor, bias: Tensor) -> None:
    """A product in seven bits."""
    out[name], out[f"{name}.scale"] = quantise(weight, WEIGHT_LIMIT, CLIPS)
    out[f"{name}.bias"] = bias


def put_norm(out: Tensors, name: str, norm: nn.LayerNorm) -> None:
    out[f"{name}.weight"], out[f"{name}.bias"] = norm.weight, norm.bias


def put_head(out: Tensors, name: str, head: nn.Linear) -> None:
    out[f"heads.{name}.weight"], out[f"heads.{name}.bias"] = head.weight, head.bias


def quantise(matrix: Tensor, limit: int, clips: list[float]) -> tuple[Tensor, Tensor]:
    """Rows as signed bytes and their scales; of the clips, each row takes the one with the least squared error."""
    top = matrix.abs().amax(dim=1).clamp_min(1e-8)
    least = torch.full_like(top, float("inf"))
    scale = top / limit
    for clip in clips:
        candidate = top * clip / limit
        rounded = (matrix / candidate[:, None]).round().clamp(-limit, limit)
        error = ((rounded * candidate[:, None] - matrix) ** 2).sum(dim=1)
        scale = torch.where(error < least, candidate, scale)
        least = torch.minimum(error, least)
    values = (matrix / scale[:, None]).round().clamp(-limit, limit).to(torch.int8)
    return values, scale


if __name__ == "__main__":
    main()

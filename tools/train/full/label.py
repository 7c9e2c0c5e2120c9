"""Labels unlabelled articles with a trained full model, for the fast models to learn from.

    onrecord-train sheets --news NEWS.jsonl.zst --every 4 --vocabulary BASE/vocab.txt --out sheets.jsonl
    python label.py checkpoint.safetensors sheets.jsonl silver.jsonl
    onrecord-train attribution --silver silver.jsonl ...

Each line of the result has a text and its attributions: stretches of source, cue and content, in code
points. The texts are their publishers': keep the file out of the repository. This is distillation on hard
labels (Hinton, Vinyals & Dean 2015): the fast models learn what the full one has understood.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from data import Article, articles, chunks, reading_windows
from decode import Relation, Stretch, read
from export import add_bonus
from model import Attribution, load

# Articles whose windows are sorted by length together, and windows that are encoded together.
TOGETHER, BATCH = 200, 16


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path, help="what train.py wrote")
    parser.add_argument("sheets", type=Path, help="articles, from `onrecord-train sheets`")
    parser.add_argument("out", type=Path, help="file to write, one article to a line")
    add_bonus(parser)
    options = parser.parse_args()
    model = load(options.checkpoint)
    done = 0
    with options.out.open("w", encoding="utf-8") as out:
        sheets = articles(options.sheets)
        while some := list(islice(sheets, TOGETHER)):
            out.writelines(lines(model, some, options.bonus))
            done += len(some)
            print(f"{done} articles", flush=True)


def lines(model: Attribution, some: list[Article], bonus: float) -> Iterator[str]:
    """The lines of some articles."""
    windows = [window for at, article in enumerate(some) for window in reading_windows(article, at)]
    found: list[list[tuple[int, Relation]]] = [[] for _ in some]
    for chunk in chunks(sorted(windows, key=len), BATCH):
        relations = read(model, some, chunk, bonus)
        for window, own in zip(chunk, relations, strict=True):
            found[window.article] += [(window.first, relation) for relation in own]
    for article, own in zip(some, found, strict=True):
        own.sort(key=lambda pair: pair[0])
        attributions = [parts(article, relation) for _, relation in own]
        yield json.dumps({"text": article.text, "attributions": attributions}) + "\n"


def parts(article: Article, relation: Relation) -> dict[str, list[list[int]]]:
    """A relation's stretches in code points."""

    def offsets(stretch: Stretch) -> list[int]:
        return [article.spans[stretch[0]][0], article.spans[stretch[1] - 1][1]]

    return {
        "source": [offsets(stretch) for stretch in (relation.source,) if stretch],
        "cue": [offsets(stretch) for stretch in (relation.cue,) if stretch],
        "content": [offsets(stretch) for stretch in relation.content],
    }


if __name__ == "__main__":
    main()

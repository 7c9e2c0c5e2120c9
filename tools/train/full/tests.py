"""What can be checked without training: `python tests.py`, in a second or two."""

import itertools
import random
import unittest

import torch

from data import LABELS, LONGEST, NONE, UNASKED, Article, Window, batch, gold, reading_windows, training_windows
from decode import Linking, best, stretches
from export import CLIPS, FORBIDDEN, WEIGHT_LIMIT, quantise, transitions
from model import LinearChain, Side


def article(sentences: list[int], paragraphs: list[int], lengths: list[int]) -> Article:
    """An article without gold, whose tokens have so many pieces."""
    return Article(
        text="",
        spans=[(at, at + 1) for at in range(len(lengths))],
        pieces=[[1000 + at] * length for at, length in enumerate(lengths)],
        features=[[] for _ in lengths],
        sentences=sentences,
        paragraphs=paragraphs,
        roles=[-1] * len(lengths),
        attributions=[-1] * len(lengths),
    )


def chain() -> LinearChain:
    """A chain with scores of chance."""
    torch.manual_seed(1)
    out = LinearChain()
    torch.nn.init.normal_(out.transitions)
    torch.nn.init.normal_(out.start)
    return out


def score(path: tuple[int, ...], emissions: torch.Tensor, crf: LinearChain) -> torch.Tensor:
    matrix, start = crf.scores()
    steps = [matrix[a, b] for a, b in itertools.pairwise(path)]
    return start[path[0]] + sum(steps) + sum(emissions[at, label] for at, label in enumerate(path))


class Chains(unittest.TestCase):
    def setUp(self) -> None:
        self.crf = chain()
        self.emissions = torch.randn(4, LABELS)
        paths = itertools.product(range(LABELS), repeat=4)
        with torch.no_grad():
            self.scores = {path: score(path, self.emissions, self.crf) for path in paths}

    def test_the_loss_is_what_counting_all_paths_gives(self) -> None:
        path = (0, 1, 2, 5)
        whole = torch.logsumexp(torch.stack(list(self.scores.values())), 0)
        # A second window is shorter, so that what is behind its end must not count.
        emissions = torch.stack([self.emissions, self.emissions])
        present = torch.tensor([[1.0, 1, 1, 1], [1, 0, 0, 0]])
        short = torch.logsumexp(self.crf.scores()[1] + self.emissions[0], 0)
        one = short - self.crf.scores()[1][0] - self.emissions[0, 0]
        loss = self.crf.loss(emissions, torch.tensor([path, path]), present)
        self.assertAlmostEqual(loss.item(), (whole - self.scores[path] + one).item(), places=3)

    def test_the_best_path_is_the_best_of_all_paths(self) -> None:
        found = best(self.emissions, *self.crf.scores())
        self.assertEqual(tuple(found), max(self.scores, key=self.scores.__getitem__))

    def test_a_bonus_counts_for_beginnings_but_not_behind_the_same_role(self) -> None:
        extra = self.crf.scores(0.5)[0] - self.crf.scores()[0]
        self.assertAlmostEqual(extra[0, 3].item(), 0.5, places=5)
        self.assertEqual([extra[3, 3].item(), extra[4, 3].item(), extra[0, 4].item()], [0, 0, 0])

    def test_what_is_forbidden_is_written_as_the_program_reads_it(self) -> None:
        written = transitions(self.crf, 0.0)
        self.assertEqual(written[0 * LABELS + 2].item(), FORBIDDEN)
        self.assertGreater(written[1 * LABELS + 2].item(), FORBIDDEN)


class Windows(unittest.TestCase):
    def starts(self, *parts: list[int]) -> list[int]:
        return [window.first for window in reading_windows(article(*parts), 0)]

    def test_paragraphs_are_joined_but_not_cut_where_they_fit(self) -> None:
        self.assertEqual(self.starts([0, 1, 2, 3], [0, 2], [60, 60, 60, 60]), [0, 2])
        self.assertEqual(self.starts([0, 1, 2, 3], [0, 2], [40, 40, 40, 40]), [0])

    def test_a_long_paragraph_is_cut_between_sentences_and_a_long_sentence_between_tokens(self) -> None:
        self.assertEqual(self.starts([0, 1, 2], [0], [100, 40, 100]), [0, 2])
        self.assertEqual(self.starts([0], [0], [16] * 21), [0, 10, 20])

    def test_training_windows_cover_all_tokens_and_fit(self) -> None:
        one = article(list(range(0, 300, 7)), list(range(0, 300, 21)), [1 + at % 5 for at in range(300)])
        rng = random.Random(1)
        for windows in (training_windows(one, 0, rng) for _ in range(20)):
            tokens = [token for window in windows for token in range(window.first, window.end)]
            self.assertEqual(tokens, list(range(300)))
            self.assertLessEqual(max(one.size(window.first, window.end) for window in windows), LONGEST)


class Targets(unittest.TestCase):
    def setUp(self) -> None:
        # Roe | said | it rains. || It pours.
        self.article = article([0, 4], [0, 4], [1] * 6)
        self.article.roles = [0, 1, 2, 2, 2, 2]
        self.article.attributions = [0] * 6

    def test_a_stretch_begins_anew_in_a_paragraph(self) -> None:
        self.assertEqual(gold(self.article).labels, [1, 3, 5, 6, 5, 6])

    def test_sources_and_contents_point_at_the_cue_and_the_cue_at_the_source(self) -> None:
        found = gold(self.article)
        self.assertEqual(found.cue, [1, UNASKED, 1, 1, 1, 1])
        self.assertEqual(found.source, [UNASKED, 0, *[UNASKED] * 4])

    def test_what_stands_outside_of_a_window_is_none(self) -> None:
        cut = [Window(0, 3, 6)]
        out = batch([self.article], [gold(self.article)], cut)
        self.assertEqual(out.cue.tolist(), [[NONE] * 3])
        self.assertEqual(out.labels.tolist(), [[5, 5, 6]])


class Linked(unittest.TestCase):
    def test_contents_go_to_the_cue_that_they_point_at_or_stand_alone(self) -> None:
        members, cues = torch.full((6, 6), -9.0), torch.full((6, 6), -9.0)
        members[3:5, 1] = 2.0
        cues[1, 0] = 3.0
        found = stretches([1, 3, 0, 5, 6, 5])
        relations = Linking(members, 0.0, cues, 0.0).relations(found)
        self.assertEqual([r.content for r in relations], [[(3, 5)], [(5, 6)]])
        self.assertEqual([(r.source, r.cue) for r in relations], [((0, 1), (1, 2)), (None, None)])


class Pairs(unittest.TestCase):
    def test_buckets_are_those_of_the_program(self) -> None:
        backward = Side().buckets(5001)[5000]
        found = [backward[5000 - apart].item() for apart in (0, 1, 7, 8, 10, 11, 16, 64, 5000)]
        self.assertEqual(found, [0, 1, 7, 8, 8, 9, 11, 17, 31])


class Quantising(unittest.TestCase):
    def test_weights_fit_and_come_back_nearly(self) -> None:
        torch.manual_seed(1)
        matrix = torch.randn(8, 64)
        values, scale = quantise(matrix, WEIGHT_LIMIT, CLIPS)
        self.assertLessEqual(values.abs().max().item(), WEIGHT_LIMIT)
        self.assertLess((values * scale[:, None] - matrix).abs().mean().item(), 0.02)


if __name__ == "__main__":
    unittest.main()

"""Train the small reader: which sentence answers a question, and which words of it.

    OMP_NUM_THREADS=1 nice -n 19 python bench/language/train_reader.py

Fixed seed, one thread, minutes. First the classes of words, by their endings, from the
treebank; then a network over the sentences of each context; then one over the spans of
its best sentences. Only questions whose context is in neither the validation nor the
test part of the question set are learnt from.
"""

import argparse
import gzip
import logging
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from norne import LANGUAGES, Token, split
from numpy.typing import NDArray
from reader import exact, f1, passage_of
from texts import Question, questions

from kg.reader import READ, parted
from kg.reader.net import PARTS, Net, log_shares
from kg.reader.sentences import rows
from kg.reader.spans import spans
from kg.reader.wanted import understand
from kg.reader.words import LONGEST, SHAPES, TAGS, class_by_ending

logger = logging.getLogger("train_reader")

Floats = NDArray[np.float32]
MODEL = Path("kg/models/kommunegraf-reader-nb")
SEED = 20261121
NAME = "name"
LEAST = 5  # how often a word or ending must stand to make a rule
PURE = 0.6  # share of its words that an ending must class alike
KEPT = 250  # wrong spans of a question that are learnt from


@dataclass(frozen=True)
class Group:
    """The candidates of one question: their figures, and how right each is."""

    rows: Floats
    worth: Floats


def endings(data: Path) -> dict[str, str]:
    """Rules from endings (and whole words, marked ``^``) to classes."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for language in LANGUAGES:
        for sentence in split(data, language, "train"):
            for token in sentence:
                if name := _class_of(token):
                    seen[token.form.lower()][name] += 1
    known = {word: (_most(c), c.total()) for word, c in sorted(seen.items())}
    rules = _tails({word: name for word, (name, _) in known.items() if name != NAME})
    words = {
        f"^{word}": name
        for word, (name, count) in known.items()
        if count >= LEAST and class_by_ending(word, rules) != name
    }
    return dict(sorted(rules.items())) | words


def _class_of(token: Token) -> str | None:
    """The class of a word of the treebank; None for signs, figures, months."""
    tag, _, more = token.features.partition("|")
    low = token.form.lower()
    if not low.isalpha() or any(shape.match(low) for _, shape in SHAPES):
        return None
    return NAME if "prop" in more else TAGS.get(tag)


def _most(counts: Counter[str]) -> str:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def _tails(classes: dict[str, str]) -> dict[str, str]:
    """The endings that tell the class of most words they end."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, name in classes.items():
        for size in range(1, min(LONGEST, len(word) - 1) + 1):
            counts[word[-size:]][name] += 1
    rules: dict[str, str] = {}
    for tail in sorted(counts, key=lambda tail: (len(tail), tail)):
        name, total = _most(counts[tail]), counts[tail].total()
        telling = total >= LEAST and counts[tail][name] >= PURE * total
        if telling and class_by_ending(tail, rules) != name:
            rules[tail] = name
    return rules


def sentence_group(question: Question) -> Group | None:
    """The sentences of a context; right is the one in which the answer begins."""
    places = parted(question.context)
    worth = [float(a <= question.start < b) for a, b in places]
    if not any(worth):
        return None
    texts = [question.context[a:b] for a, b in places]
    return Group(rows(understand(question.text), texts), np.array(worth, np.float32))


def span_group(question: Question, net: Net, rng: np.random.Generator) -> Group | None:
    """Spans of the best sentences of the passage; right is what equals the answer."""
    passage = passage_of(question)
    places, asked = parted(passage), understand(question.text)
    texts = [passage[a:b] for a, b in places]
    shares = log_shares(net.scores(rows(asked, texts)))
    kept, worth = [], []
    for rank, at in enumerate(np.argsort(-shares, kind="stable")[:READ]):
        made = spans(asked, texts[at], float(shares[at]), best=rank == 0)
        right = np.zeros(len(made.rows), np.float32)
        if question.answer.strip(" .") in texts[at]:
            told = [texts[at][slice(*made.place(i))] for i in range(len(right))]
            right[:] = [_worth(text, question.answer) for text in told]
        chosen = right > 0
        chosen[rng.permutation(len(right))[: KEPT // READ]] = True
        kept.append(made.rows[chosen])
        worth.append(right[chosen])
    group = Group(np.concatenate(kept), np.concatenate(worth))
    return group if group.worth.max(initial=0) >= 1 else None


def _worth(told: str, answer: str) -> float:
    """1 for the answer itself, less for what shares most of its words."""
    if exact(told, answer):
        return 1.0
    return 0.4 * max(0.0, f1(told, answer) - 0.5)


@dataclass(frozen=True)
class Plan:
    """How networks are trained: hidden units, rounds, decay and dropout, how many."""

    hidden: int
    epochs: int
    decay: float
    drop: float
    nets: int


SENTENCES = Plan(hidden=16, epochs=40, decay=0.3, drop=0.3, nets=4)
SPANS = Plan(hidden=64, epochs=16, decay=0.6, drop=0.5, nets=4)
RATE = 0.004  # at the beginning; it falls to nothing


class Fit:
    """Adam over the questions in small batches; belief in what is right is raised."""

    def __init__(self, groups: Sequence[Group], hidden: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        every = np.concatenate([group.rows for group in groups])
        size = every.shape[1]
        self.mean, spread = every.mean(axis=0), every.std(axis=0)
        self.scale = np.where(spread > 1e-4, 1 / np.maximum(spread, 0.05), 0)
        self.scale = self.scale.astype(np.float32)
        start = self.rng.standard_normal((size, hidden)) / size**0.5
        self.weights = [
            start.astype(np.float32),
            np.zeros(hidden, np.float32),
            (self.rng.standard_normal(hidden) * 0.1).astype(np.float32),
            np.zeros(size, np.float32),
        ]
        self.groups = [
            Group((group.rows - self.mean) * self.scale, group.worth)
            for group in groups
        ]
        self.moments = [(np.zeros_like(w), np.zeros_like(w)) for w in self.weights]
        self.steps = 0

    def gradient(self, group: Group, drop: float) -> list[Floats]:
        """The gradient of the log of the belief in what is right, for one question."""
        hidden, bias, out, direct = self.weights
        x = group.rows
        mask = (self.rng.random(len(out)) >= drop) / (1 - drop)
        before = x @ hidden + bias
        active = np.maximum(before, 0) * mask
        belief = np.exp(log_shares(active @ out + x @ direct))
        right = belief * group.worth
        step = belief - right / max(float(right.sum()), 1e-9)
        back = step[:, None] * (out * mask) * (before > 0)
        return [x.T @ back, back.sum(axis=0), active.T @ step, x.T @ step]

    def epoch(self, rate: float, decay: float, drop: float, batch: int = 16) -> None:
        """Once through all questions, in an order of its own."""
        order = self.rng.permutation(len(self.groups))
        for at in range(0, len(order), batch):
            found = [
                self.gradient(self.groups[i], drop) for i in order[at : at + batch]
            ]
            self._step(
                [sum(g) / len(found) for g in zip(*found, strict=True)], rate, decay
            )

    def _step(self, gradients: list[Floats], rate: float, decay: float) -> None:
        self.steps += 1
        for weight, gradient, (first, second) in zip(
            self.weights, gradients, self.moments, strict=True
        ):
            first += 0.1 * (gradient - first)
            second += 0.01 * (gradient**2 - second)
            up = first / (1 - 0.9**self.steps)
            down = np.sqrt(second / (1 - 0.99**self.steps)) + 1e-6
            weight -= (rate * (up / down + decay * weight)).astype(np.float32)

    def net(self) -> Net:
        """The network as it is now."""
        return Net(self.mean, self.scale, *self.weights)


def fit(groups: Sequence[Group], plan: Plan) -> Net:
    """A network for groups of candidates: the mean of several, from other starts."""
    nets = []
    for seed in range(SEED, SEED + plan.nets):
        made = Fit(groups, plan.hidden, seed)
        for at in range(plan.epochs):
            made.epoch(RATE * (1 - at / plan.epochs), plan.decay, plan.drop)
        nets.append(made.net())
    return together(nets)


def together(nets: Sequence[Net]) -> Net:
    """The mean of networks over the same candidates, as one that is wider."""
    return Net(
        nets[0].mean,
        nets[0].scale,
        np.concatenate([net.hidden for net in nets], axis=1),
        np.concatenate([net.bias for net in nets]),
        np.concatenate([net.out / np.float32(len(nets)) for net in nets]),
        np.mean([net.direct for net in nets], axis=0, dtype=np.float32),
    )


def main() -> None:
    """Learn the classes, then both networks, and write them."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    write_classes(endings(options.data), options.out)
    learnt = questions(options.data, "train")
    rng = np.random.default_rng(SEED)
    groups = [group for q in learnt if (group := sentence_group(q))]
    logger.info("sentences of %d questions", len(groups))
    best = fit(groups, SENTENCES)
    groups = [group for q in learnt if (group := span_group(q, best, rng))]
    logger.info("spans of %d questions", len(groups))
    write({"sentences": best, "spans": fit(groups, SPANS)}, options.out)
    logger.info("written to %s", options.out)


def write_classes(rules: dict[str, str], out: Path) -> None:
    """The rules as a table, the same bytes each time."""
    text = "".join(f"{ending}\t{name}\n" for ending, name in rules.items())
    (out / "classes.tsv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    logger.info("%d rules of classes", len(rules))


def write(nets: dict[str, Net], out: Path) -> None:
    """Both networks as 16-bit numbers in one file."""
    held = {
        f"{name}.{part}": getattr(net, part).astype(np.float16)
        for name, net in nets.items()
        for part in PARTS
    }
    np.savez_compressed(out / "model.npz", **held)


if __name__ == "__main__":
    main()

"""Train a static embedding: a vector for each stem, learnt from pairs of texts.

Each question is to be nearer to its own passage than to all others of the batch, at
several lengths of the vectors at once. Plain numpy and scipy on one core: a step of
1,024 pairs takes a quarter of a second, because only the rows of the batch are touched.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from kg.index.encoder import REPEATED
from kg.index.pairs import Pair, PairMaker, Tokens

Matrix = NDArray[np.float32]

SCALE = 40.0  # of the cosine, before the softmax
LENGTHS = {256: 0.5}  # shorter vectors, and what they count
WARM = 100  # steps
KEPT, KEPT_SQUARE = 0.9, 0.99  # of the mean gradient and its square, as in Adam
LEAST = 1e-9


@dataclass
class Table:
    """What is learnt. rows: (n, dimensions); row_of: the row of each token."""

    rows: Matrix
    row_of: NDArray[np.int32]


def stem_rows(tokenizer: Tokenizer) -> NDArray[np.int32]:
    """A row for each token; tokens of one stem share one."""
    stemmer, known = Stemmer.Stemmer("norwegian"), dict[str, int]()
    found = np.zeros(tokenizer.get_vocab_size(), np.int32)
    for token, at in sorted(tokenizer.get_vocab().items(), key=lambda pair: pair[1]):
        start = "▁" if token.startswith("▁") else ""
        stem = start + stemmer.stemWord(token.removeprefix("▁"))
        found[at] = known.setdefault(stem, len(known))
    return found


def rarity(maker: PairMaker, passages: Sequence[int], table: Table) -> Matrix:
    """Inverse document frequency of each row, over some passages."""
    counts = np.zeros(len(table.rows), np.float32)
    for at in passages:
        counts[np.unique(table.row_of[maker.passage(at)])] += 1
    return np.log1p((len(passages) - counts + 0.5) / (counts + 0.5)).astype("f4")


def bags(texts: Sequence[Tokens], row_of: NDArray[np.int32]) -> csr_matrix:
    """A row for each text: how often it uses each row of the table, damped."""
    ends = np.cumsum([0, *map(len, texts)])
    rows = row_of[np.concatenate(texts)] if texts else np.zeros(0, np.int32)
    counts = np.ones(len(rows), np.float32)
    size = (len(texts), int(row_of.max()) + 1)
    made = csr_matrix((counts, rows.copy(), ends), shape=size)
    made.sum_duplicates()
    np.power(made.data, REPEATED, out=made.data)
    return made


def _length_one(rows: Matrix) -> tuple[Matrix, Matrix]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), LEAST)
    return rows / lengths, lengths


def gradient(anchors: Matrix, passages: Matrix) -> tuple[float, Matrix, Matrix]:
    """Of the cross-entropy of each anchor with its own passage: loss, and both sides.

    anchors, passages: sums of vectors, shapes (n, dimensions) and (n or more,
    dimensions), row by row a pair; passages beyond the n-th answer no anchor.
    """
    a, a_length = _length_one(anchors)
    p, p_length = _length_one(passages)
    chances = SCALE * a @ p.T
    chances -= chances.max(axis=1, keepdims=True)
    np.exp(chances, out=chances)
    chances /= chances.sum(axis=1, keepdims=True)
    own = np.arange(len(a))
    loss = float(-np.log(np.maximum(chances[own, own], LEAST)).mean())
    chances[own, own] -= 1
    chances *= SCALE / len(a)
    to_a, to_p = chances @ p, chances.T @ a
    return (
        loss,
        (to_a - a * (to_a * a).sum(1, keepdims=True)) / a_length,
        (to_p - p * (to_p * p).sum(1, keepdims=True)) / p_length,
    )


class Trainer:
    """Holds a table and what Adam remembers of it; only rows in use are touched."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._mean = np.zeros_like(table.rows)
        self._square = np.zeros_like(table.rows)

    def step(self, pairs: Sequence[Pair], rate: float) -> float:
        """Learn from a batch; tells the loss at full length."""
        texts = [pair.anchor for pair in pairs] + [pair.positive for pair in pairs]
        texts += [miss for pair in pairs for miss in pair.misses]
        every = bags(texts, self.table.row_of)
        used = np.unique(every.indices)
        held = every[:, used]
        sums = held @ self.table.rows[used]
        back = np.zeros_like(sums)
        width, half = sums.shape[1], len(pairs)
        loss = 0.0
        for length, weight in {**LENGTHS, width: 1.0}.items():
            if length <= width:
                loss, a, p = gradient(sums[:half, :length], sums[half:, :length])
                back[:half, :length] += weight * a
                back[half:, :length] += weight * p
        self._move(used, held.T @ back, rate)
        return loss

    def _move(self, used: NDArray[np.int32], slope: Matrix, rate: float) -> None:
        mean = KEPT * self._mean[used] + (1 - KEPT) * slope
        square = KEPT_SQUARE * self._square[used] + (1 - KEPT_SQUARE) * slope**2
        self._mean[used], self._square[used] = mean, square
        self.table.rows[used] -= rate * mean / (np.sqrt(square) + LEAST)


def rate_at(highest: float, step: int, steps: int) -> float:
    """The learning rate: up in a hundred steps, then down to nothing in a line."""
    return highest * min(1.0, (step + 1) / WARM) * (1 - step / steps)


def first_found(table: Table, pairs: Sequence[Pair]) -> float:
    """Share of anchors that are nearest to their own positive of all."""
    both = [pair.anchor for pair in pairs], [pair.positive for pair in pairs]
    a, p = (_length_one(bags(b, table.row_of) @ table.rows)[0] for b in both)
    return float(((a @ p.T).argmax(axis=1) == np.arange(len(pairs))).mean())


def load(folder: Path) -> tuple[Table, Tokenizer]:
    """The table and tokenizer of a static model of ours."""
    held = load_file(folder / "model.safetensors")
    row_of = held.get("mapping", np.arange(len(held["weights"]), dtype=np.int32))
    scales = np.zeros(len(held["embeddings"]), np.float32)
    scales[row_of] = held["weights"]
    rows = held["embeddings"].astype(np.float32) * scales[:, None]
    return Table(rows, row_of), Tokenizer.from_file(str(folder / "tokenizer.json"))


def save(table: Table, tokenizer: Tokenizer, folder: Path) -> None:
    """Write a folder that sentence-transformers and ``load_encoder`` read."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.maximum(np.abs(table.rows).max(axis=1), LEAST) / 127
    held = {
        "embeddings": np.rint(table.rows / scales[:, None]).astype(np.int8),
        "weights": scales[table.row_of].astype(np.float32),
        "mapping": table.row_of,
    }
    save_file(held, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    kinds = (("StaticEmbedding", ""), ("Normalize", "1_Normalize"))
    listed = [
        {
            "idx": at,
            "name": str(at),
            "path": path,
            "type": f"sentence_transformers.models.{kind}",
        }
        for at, (kind, path) in enumerate(kinds)
    ]
    (folder / "modules.json").write_text(json.dumps(listed, indent=2) + "\n", "utf-8")

"""Train the static sentence embedding that Kommunegraf ships.

    OPENBLAS_NUM_THREADS=1 nice -n 19 \
        python bench/language/train_embedding.py --out FOLDER

Fixed seed, texts by path, twelve minutes of one core. Vectors begin at random, as long
as their token is rare, and learn from pairs that are made anew in each batch
(``kg.index.pairs``, ``kg.index.training``). Logs a line of the learning curve every
50 steps: million pairs, loss, and how many of a thousand other pairs are found first;
at the end the SHA-256 of the model, which is the same each time on the same processor.

The tokens are those of the shipped model unless ``--new-tokens`` is given: the trainer
of tokenizers finds slightly other ones each time it is run, whatever the seed.
"""

import argparse
import hashlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from pairs import SHARE, alike, training_texts, written
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from kg.index.encoder import own_folder
from kg.index.pairs import PairMaker, Text
from kg.index.training import (
    Matrix,
    Table,
    Trainer,
    first_found,
    rarity,
    rate_at,
    save,
    stem_rows,
)

logger = logging.getLogger("train_embedding")

VOCABULARY = 20_000  # of 15,000 stems: with 1,024 numbers each 15.6 MB as int8
DIMENSIONS = 1024
TOKENIZER_SAMPLE = 250_000  # passages; more changes nothing and takes memory
RARITY_SAMPLE = 40_000
SHARPENED = 0.15  # at the end each vector times its rarity to this
OF_THE_START = 0.3  # of the vectors as they began, which keep words apart, in the last
EVERY = 50


def train_tokenizer(texts: Iterator[str]) -> Tokenizer:
    """A unigram tokenizer: NFKC and lower case, words and punctuation apart."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(), pre_tokenizers.Punctuation()]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=VOCABULARY,
        special_tokens=["[UNK]"],
        unk_token="[UNK]",
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return tokenizer


def _sample(texts: list[Text], rng: np.random.Generator) -> Iterator[str]:
    size = min(len(texts), TOKENIZER_SAMPLE)
    for at in rng.choice(len(texts), size, replace=False):
        yield " ".join((texts[at].heading, *texts[at].sentences))


def begin(
    tokenizer: Tokenizer, maker: PairMaker, passages: int, rng: np.random.Generator
) -> tuple[Table, Matrix]:
    """Random vectors, as long as rare; and how rare each row is."""
    row_of = stem_rows(tokenizer)
    shape = (int(row_of.max()) + 1, DIMENSIONS)
    table = Table(rng.standard_normal(shape, np.float32), row_of)
    size = min(passages, RARITY_SAMPLE)
    chosen = rng.choice(passages, size, replace=False).tolist()
    rare = rarity(maker, chosen, table)[:, None]
    table.rows *= rare / rare.max()
    return table, rare / rare.mean()


def finished(rows: Matrix, start: Matrix, rare: Matrix) -> Matrix:
    """What is learnt mixed with the start, made as long; each row sharpened."""
    longer = _mean_length(rows) / _mean_length(start)
    mixed = (1 - OF_THE_START) * rows + OF_THE_START * start * longer
    return mixed * rare**SHARPENED


def _mean_length(rows: Matrix) -> np.float32:
    return np.linalg.norm(rows, axis=1).mean()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--new-tokens", action="store_true")
    parser.add_argument("--share", type=float, default=SHARE)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.03)
    parser.add_argument("--seed", type=int, default=20261121)
    return parser.parse_args()


def main() -> None:
    """Read the texts, train, write the model."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = _arguments()
    rng = np.random.default_rng(options.seed)
    started = time.monotonic()
    texts, asked = training_texts(options.data, options.share, options.seed)
    tokenizer = (
        train_tokenizer(_sample(texts, rng))
        if options.new_tokens
        else Tokenizer.from_file(str(own_folder() / "tokenizer.json"))
    )
    logger.info("%d passages, %d questions", len(texts), len(asked))
    maker = PairMaker(tokenizer, texts, asked, options.seed, alike(), written()[0])
    held = maker.batch(options.batch)
    table, rare = begin(tokenizer, maker, len(texts), rng)
    start, trainer = table.rows.copy(), Trainer(table)
    for step in range(options.steps):
        rate = rate_at(options.rate, step, options.steps)
        loss = trainer.step(maker.batch(options.batch), rate)
        if step % EVERY == 0:
            pairs, found = step * options.batch / 1e6, first_found(table, held)
            logger.info("%.2f million pairs, loss %.3f, first %.3f", pairs, loss, found)
    table.rows = finished(table.rows, start, rare)
    save(table, tokenizer, options.out)
    made = (options.out / "model.safetensors").read_bytes()
    logger.info("%s", hashlib.sha256(made).hexdigest())
    logger.info("trained in %.0f s", time.monotonic() - started)


if __name__ == "__main__":
    main()

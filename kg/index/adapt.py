"""The shipped embedding, trained further on the passages of one knowledge base."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.segment.sentences import sentences
from kg.errors import KgError
from kg.index.encoder import load_encoder, own_folder
from kg.index.pairs import PairMaker, Text
from kg.index.rows import Row
from kg.index.table import PassageIndex
from kg.index.training import Trainer, first_found, load, rate_at, save

BATCH = 256
RATE = 0.004
MOST_STEPS = 600
HELD_OUT_EVERY = 10  # every tenth run of passages is kept for measuring
RUN = 8  # passages that are kept or trained on together
LEAST_PASSAGES = 200


@dataclass(frozen=True)
class Adapted:
    """Share of held-out passages found first, and whether the model was written."""

    before: float
    after: float
    kept: bool


def texts_of(index: Path, encoder: str | None = None) -> list[Text]:
    """The passages of an index, document by document, in the order of the text.

    encoder: the name of the one that the index was made with.
    """
    rows = PassageIndex.open(index, load_encoder(encoder)).rows("passage")
    ordered = sorted(rows, key=lambda row: (row.filename, row.document, row.start))
    numbers = {row.document: n for n, row in enumerate(ordered)}
    return list(_texts(ordered, numbers))


def _texts(rows: Sequence[Row], numbers: dict[str, int]) -> Iterator[Text]:
    spans = sentences(row.text for row in rows)
    for row, found in zip(rows, spans, strict=True):
        said = tuple(row.text[span.start : span.end] for span in found)
        if said:
            yield Text(row.heading, said, numbers[row.document])


def adapt(texts: Sequence[Text], out: Path, minutes: float, seed: int) -> Adapted:
    """Train on nine tenths, measure on the rest, write what has become better.

    Raises KgError where there is too little text.
    """
    held = [t for i, t in enumerate(texts) if not i // RUN % HELD_OUT_EVERY]
    rest = [t for i, t in enumerate(texts) if i // RUN % HELD_OUT_EVERY]
    if len(texts) < LEAST_PASSAGES:
        raise KgError(
            f"{len(texts)} passages are too few to learn from; the shipped model "
            f"stays. Ingest more documents: {LEAST_PASSAGES} passages or more"
        )
    table, tokenizer = load(own_folder())
    measured = PairMaker(tokenizer, held, seed=seed).batch(len(held))
    before = first_found(table, measured)
    _train(Trainer(table), PairMaker(tokenizer, rest, seed=seed), minutes)
    after = first_found(table, measured)
    if after > before:
        save(table, tokenizer, out)
    return Adapted(before, after, kept=after > before)


def _train(trainer: Trainer, maker: PairMaker, minutes: float) -> None:
    """As many steps as there is time for, at most; the rate follows either."""
    started, step = time.monotonic(), 0
    while step < MOST_STEPS:
        spent = (time.monotonic() - started) / (60 * minutes) if minutes else 1.0
        done = max(step / MOST_STEPS, spent)
        if done >= 1:
            return
        trainer.step(
            maker.batch(BATCH), rate_at(RATE, int(done * MOST_STEPS), MOST_STEPS)
        )
        step += 1

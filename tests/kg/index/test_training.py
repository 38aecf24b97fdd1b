"""A table of vectors learns which texts belong together."""

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from kg.index.encoder import REPEATED, load_encoder
from kg.index.pairs import Pair
from kg.index.training import (
    Table,
    Trainer,
    bags,
    first_found,
    gradient,
    load,
    rate_at,
    save,
    stem_rows,
)

WORDS = ["søppel", "boss", "kloakk", "avløp", "skole", "fag", "gebyr", "gebyret"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    vocabulary = {"[UNK]": 0} | {f"▁{word}": at for at, word in enumerate(WORDS, 1)}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    return made


def tokens(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.uint32)


def table(tokenizer: Tokenizer) -> Table:
    row_of = stem_rows(tokenizer)
    rng = np.random.default_rng(5)
    return Table(rng.standard_normal((row_of.max() + 1, 16)).astype("f4"), row_of)


def test_forms_of_a_word_share_a_row(tokenizer: Tokenizer) -> None:
    rows = stem_rows(tokenizer)
    assert rows[7] == rows[8]
    assert len(set(rows.tolist())) == len(WORDS)


def test_a_word_said_four_times_counts_less_than_two() -> None:
    made = bags([tokens(1, 1, 1, 1, 2), tokens(0)], np.arange(3, dtype=np.int32))
    often = pytest.approx(4**REPEATED)
    assert made.toarray().tolist() == [[0, often, 1], [1, 0, 0]]
    assert 1 < 4**REPEATED < 2


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    rng = np.random.default_rng(2)
    a, p = rng.standard_normal((4, 6)), rng.standard_normal((7, 6))
    p[:4] += 2 * a  # no chance so small that the loss is cut
    _, to_a, to_p = gradient(a, p)
    for row in (1, 6):  # a pair; a passage that answers nothing
        step = np.zeros_like(p)
        step[row, 3] = 1e-5
        by_p = (gradient(a, p + step)[0] - gradient(a, p - step)[0]) / 2e-5
        assert by_p == pytest.approx(to_p[row, 3], rel=1e-3)
    step = np.zeros_like(a)
    step[1, 3] = 1e-5
    by_a = (gradient(a + step, p)[0] - gradient(a - step, p)[0]) / 2e-5
    assert by_a == pytest.approx(to_a[1, 3], rel=1e-3)


def test_what_stands_together_comes_together(tokenizer: Tokenizer) -> None:
    trainer = Trainer(table(tokenizer))
    pairs = [Pair(tokens(at), tokens(at + 1)) for at in (1, 3, 5)]
    untouched = trainer.table.rows[trainer.table.row_of[7]].copy()
    losses = [trainer.step(pairs, 0.05) for _ in range(30)]
    assert losses[-1] < 0.1 * losses[0]
    assert first_found(trainer.table, pairs) == 1
    assert (trainer.table.rows[trainer.table.row_of[7]] == untouched).all()


def test_a_question_learns_to_leave_what_only_seems_to_answer(
    tokenizer: Tokenizer,
) -> None:
    trainer = Trainer(table(tokenizer))
    question, answer, miss = tokens(7, 5), tokens(4), tokens(7, 6)
    assert first_found(trainer.table, [Pair(question, miss), Pair(question, answer)])
    for _ in range(30):
        trainer.step([Pair(question, answer, (miss,))], 0.05)
    a, p, m = (
        bags([t], trainer.table.row_of) @ trainer.table.rows
        for t in (question, answer, miss)
    )
    assert a[0] @ p[0] > a[0] @ m[0]


def test_the_rate_rises_and_falls() -> None:
    rates = [rate_at(1.0, step, 1000) for step in (0, 99, 500, 999)]
    assert rates == pytest.approx([0.01, 0.901, 0.5, 0.001])


def test_a_model_comes_back_as_it_was_saved(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    made = table(tokenizer)
    save(made, tokenizer, tmp_path / "model")
    again, _ = load(tmp_path / "model")
    assert again.rows == pytest.approx(made.rows, abs=0.02)
    encoder = load_encoder(tmp_path / "model")
    one, other, third = encoder.encode(["gebyr", "gebyret", "gebyr gebyr skole"])
    assert one == pytest.approx(other)
    row = 2**REPEATED * made.rows[made.row_of[7]] + made.rows[made.row_of[5]]
    assert third == pytest.approx(row / np.linalg.norm(row), abs=0.02)

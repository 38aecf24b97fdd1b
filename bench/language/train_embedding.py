"""Train the static sentence embedding that Kommunegraf ships.

    nice python bench/language/train_embedding.py --out kg/models/<name>

Needs the extra ``train`` (accelerate, datasets). Fixed seed, texts by path, minutes
on two cores. Writes a folder that ``SentenceTransformer(path)`` loads as it is and
``kg.index.encoder`` reads with numpy and tokenizers alone: int8 rows, one scale each.
"""

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from datasets import Dataset
from pairs import Pair, training_pairs
from safetensors.numpy import save_file
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import (
    MatryoshkaLoss,
    MultipleNegativesRankingLoss,
)
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from torch.utils.data import BatchSampler, SequentialSampler

logger = logging.getLogger("train_embedding")

VOCABULARY = 32_000
DIMENSIONS = 448  # with the tokenizer 16.5 MB as int8
MATRYOSHKA = [448, 256, 128, 64]
TOKENIZER_SAMPLE = 250_000  # texts; more changes nothing and takes memory


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


def in_order(
    rows: Dataset, batch_size: int, drop_last: bool, **_: object
) -> BatchSampler:
    """Batches of the pairs as they stand: their order was made on purpose."""
    return BatchSampler(SequentialSampler(rows), batch_size, drop_last)


def train(
    pairs: list[Pair], batch: int, rate: float, seed: int, work: Path
) -> StaticEmbedding:
    """Contrastive training of a bag of token vectors at several lengths at once."""
    sample = random.Random(seed).sample(pairs, min(len(pairs), TOKENIZER_SAMPLE))
    static = StaticEmbedding(
        train_tokenizer(pair.positive for pair in sample), embedding_dim=DIMENSIONS
    )
    logger.info("tokenizer ready, %d pairs", len(pairs))
    model = SentenceTransformer(modules=[static], device="cpu")
    loss = MatryoshkaLoss(
        model, MultipleNegativesRankingLoss(model), matryoshka_dims=MATRYOSHKA
    )
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work),
        num_train_epochs=1,  # the pairs hold them all
        per_device_train_batch_size=batch,
        learning_rate=rate,
        warmup_steps=0.1,
        seed=seed,
        data_seed=seed,
        batch_sampler=in_order,
        use_cpu=True,
        save_strategy="no",
        logging_steps=50,
        report_to=[],
        disable_tqdm=True,
    )
    rows = Dataset.from_dict(
        {"anchor": [p.anchor for p in pairs], "positive": [p.positive for p in pairs]}
    )
    SentenceTransformerTrainer(model, arguments, train_dataset=rows, loss=loss).train()
    return static


def save(static: StaticEmbedding, folder: Path) -> None:
    """Write int8 rows with a scale each, the tokenizer, and the list of modules."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = static.embedding.weight.detach().numpy()
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-9) / 127
    quantised = np.rint(rows / scale[:, None]).astype(np.int8)
    save_file(
        {"embeddings": quantised, "weights": scale.astype(np.float32)},
        folder / "model.safetensors",
    )
    (folder / "model.safetensors").chmod(0o644)
    static.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    module = "sentence_transformers.models."
    names = ("StaticEmbedding", "Normalize")
    listed = [
        {
            "idx": i,
            "name": str(i),
            "path": "" if i == 0 else "1_Normalize",
            "type": module + name,
        }
        for i, name in enumerate(names)
    ]
    (folder / "modules.json").write_text(json.dumps(listed, indent=2) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/embedding"))
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=20261121)
    return parser.parse_args()


def main() -> None:
    """Make the pairs, train, write the model."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = _arguments()
    torch.manual_seed(options.seed)
    started = time.monotonic()
    pairs = training_pairs(options.data, options.seed, options.epochs, options.share)
    logger.info("%d pairs made in %.0f s", len(pairs), time.monotonic() - started)
    static = train(pairs, options.batch, options.rate, options.seed, options.work)
    save(static, options.out)
    logger.info("trained in %.0f s", time.monotonic() - started)


if __name__ == "__main__":
    main()

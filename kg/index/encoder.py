"""Texts to vectors. The default model needs numpy and tokenizers, nothing heavier."""

import json
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

DEFAULT = "kommunegraf-static-nb"
_BATCH = 512
# A row that is used n times counts n to this: a word that stands in every sentence must
# not drown the others. NorQuAD validation, vectors, R@1: .578 with the root, .589 with
# this, .578 with 0.15; questions to documents .303, .319, .317.
REPEATED = 0.3

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns texts into vectors of length 1."""

    @property
    def name(self) -> str:
        """What the index remembers, so that it is never searched with another one."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, shape (n, dimensions); an empty text gives zeros."""


def _length_one(rows: Vectors) -> Vectors:
    norms = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / norms, np.float32)


class StaticEncoder:
    """The sum of token vectors, kept as int8 rows with a scale for each token.

    Tokens of one stem share a row; one that is used often counts little more than once.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._folder = folder
        held = load_file(folder / "model.safetensors")
        self._rows, self._scales = held["embeddings"], held["weights"]
        self._row_of = held.get("mapping", np.arange(len(self._scales)))

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return int(self._rows.shape[1])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, shape (n, dimensions); an empty text gives zeros."""
        out = np.zeros((len(texts), self.dimensions), np.float32)
        for at in range(0, len(texts), _BATCH):
            batch = self._tokenizer.encode_batch_fast(
                list(texts[at : at + _BATCH]), add_special_tokens=False
            )
            for i, encoding in enumerate(batch, at):
                if encoding.ids:
                    out[i] = self._sum(encoding.ids)
        return _length_one(out)

    def _sum(self, tokens: list[int]) -> Vectors:
        rows, first, counts = np.unique(
            self._row_of[tokens], return_index=True, return_counts=True
        )
        scales = self._scales[tokens][first] * counts**REPEATED
        found = scales.astype(np.float32) @ self._rows[rows].astype(np.float32)
        return np.asarray(found, np.float32)


class TransformerEncoder:
    """Any other model that sentence-transformers can load, by name or path."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer  # heavy: only when asked

        self.name = name
        self._model = SentenceTransformer(name, device="cpu")

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, shape (n, dimensions)."""
        rows = self._model.encode(list(texts), show_progress_bar=False)
        return _length_one(np.asarray(rows, np.float32))


def _is_static(folder: Path) -> bool:
    """Whether a folder holds a static model in the form that we read ourselves."""
    listed = folder / "modules.json"
    if not listed.is_file() or not (folder / "model.safetensors").is_file():
        return False
    kinds = [
        m["type"].rsplit(".", 1)[-1] for m in json.loads(listed.read_text("utf-8"))
    ]
    return kinds == ["StaticEmbedding", "Normalize"]


def own_folder() -> Path:
    """Where the model that ships with the product lies."""
    return Path(str(files("kg") / "models")) / DEFAULT


def load_encoder(name: str | Path | None = None) -> Encoder:
    """The encoder of a name or path; without one, our own."""
    folder = own_folder() if name in (None, DEFAULT) else Path(str(name))
    if _is_static(folder):
        return StaticEncoder(folder)
    return TransformerEncoder(str(name or DEFAULT))

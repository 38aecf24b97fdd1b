"""Texts to vectors, without torch on the way."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from kg.index.encoder import load_encoder

MODEL = Path(__file__).parents[3] / "kg/models/kommunegraf-static-nb"
WORDS = ["[UNK]", "skole", "barnehage", "vei", "vann"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A static model of five words and two numbers."""
    made = tmp_path / "tiny"
    made.mkdir()
    tokenizer = Tokenizer(
        models.WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(made / "tokenizer.json"))
    rows = np.array([[0, 0], [127, 0], [127, 127], [0, 127], [0, -127]], np.int8)
    scales = np.array([1, 1, 2, 1, 1], np.float32) / 127
    save_file({"embeddings": rows, "weights": scales}, made / "model.safetensors")
    kinds = ("StaticEmbedding", "Normalize")
    (made / "modules.json").write_text(
        json.dumps([{"type": f"sentence_transformers.models.{k}"} for k in kinds])
    )
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skole", [1, 0]),
        ("barnehage", [0.7071, 0.7071]),  # the scale does not change the direction
        ("skole vei", [0.7071, 0.7071]),  # mean of two
        ("ukjent", [0, 0]),
        ("", [0, 0]),
    ],
)
def test_encode(folder: Path, text: str, expected: list[float]) -> None:
    [row] = load_encoder(folder).encode([text])
    assert row == pytest.approx(expected, abs=1e-3)


def test_shape_and_name(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    assert (encoder.name, encoder.dimensions) == ("tiny", 2)
    assert encoder.encode(["skole"] * 1200).shape == (1200, 2)
    assert encoder.encode([]).shape == (0, 2)


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        (
            "Hvem bestemmer over skolene i kommunen?",
            "Kommunen har ansvar for grunnskolen.",
            "Fisket etter torsk er stanset.",
        ),
        (
            "Hva er reglene om eiendomsskatt?",
            "Skatten beregnes av eiendommens verdi.",
            "Boka handler om en ung jente.",
        ),
        (
            "Når må søknaden leveres?",
            "Fristen for å søke er 1. mars.",
            "Filmen har fine bilder.",
        ),
    ],
)
def test_the_default_joins_what_belongs_together(
    asked: str, near: str, far: str
) -> None:
    rows = load_encoder().encode([asked, near, far])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1


def test_the_default_is_small() -> None:
    files = list(MODEL.iterdir())
    assert sum(file.stat().st_size for file in files) <= 17_000_000


def test_no_heavy_library_on_the_way_to_an_answer() -> None:
    code = (
        "import sys; from kg.index import PassageIndex;"
        "from kg.index.lance import load;"
        "from kg.index.encoder import load_encoder;"
        "load(); load_encoder().encode(['skole']);"
        "print(*sorted({'torch', 'sentence_transformers', 'transformers', 'spacy'}"
        " & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""


def test_sentence_transformers_reads_the_same_folder() -> None:
    library = pytest.importorskip("sentence_transformers")
    texts = ["Hva koster barnehagen?", "Gebyr for renovasjon"]
    theirs = library.SentenceTransformer(str(MODEL), device="cpu").encode(texts)
    assert load_encoder().encode(texts) == pytest.approx(theirs, abs=1e-5)

"""The committed model gives the figures that its card states."""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.index.encoder import load_encoder

ROOT = Path(__file__).parents[3]
DATA = ROOT / "../shared/data"
MODEL = ROOT / "kg/models/kommunegraf-static-nb"
FIGURES = MODEL / "figures.json"
TOLERANCE = 0.01


def test_the_card_is_that_of_the_file() -> None:
    made = hashlib.sha256((MODEL / "model.safetensors").read_bytes()).hexdigest()
    assert made in (MODEL / "README.md").read_text("utf-8")


@pytest.mark.skipif(
    not DATA.exists(), reason="the open texts are not beside the project"
)
@pytest.mark.parametrize("split", ["validation", "test"])
def test_questions_find_their_passages(
    split: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench/language"))
    from evaluate import norquad, ranks

    task, encoder = norquad(DATA, split), load_encoder()
    scores = encoder.encode(task.queries) @ encoder.encode(task.texts).T
    found = [[str(i) for i in np.argsort(-row)[:20]] for row in scores]
    stated = json.loads(FIGURES.read_text("utf-8"))[f"norquad {split}"]["vectors"]
    reached = ranks(found, task.gold)
    for name in ("R@1", "R@5"):
        assert reached[name] == pytest.approx(stated[name], abs=TOLERANCE), name
    for name in ("evaluate", "everyday", "pairs", "texts"):
        monkeypatch.delitem(sys.modules, name)

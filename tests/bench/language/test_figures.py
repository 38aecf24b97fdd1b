"""The committed model gives the figures that its card states."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.index.encoder import load_encoder

ROOT = Path(__file__).parents[3]
DATA = ROOT / "../shared/data"
FIGURES = ROOT / "kg/models/kommunegraf-static-nb/figures.json"
TOLERANCE = 0.01


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
    assert ranks(found, task.gold)["R@5"] == pytest.approx(stated["R@5"], abs=TOLERANCE)
    for name in ("evaluate", "everyday", "pairs", "texts"):
        monkeypatch.delitem(sys.modules, name)

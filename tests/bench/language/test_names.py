"""The committed tagger of names gives the figures that its card states."""

import json
from pathlib import Path

import pytest
import spacy

ROOT = Path(__file__).parents[3]
DATA = ROOT / "../shared/data"
MODEL = ROOT / "ingest/models/kommunegraf-names-nb"
SAMPLE = 400  # sentences, the first of the test part
TOLERANCE = 0.005
MEBI = 1 << 20


@pytest.mark.skipif(
    not DATA.exists(), reason="the open texts are not beside the project"
)
@pytest.mark.parametrize("language", ["nob", "nno"])
def test_strict_f1(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench/language"))
    from names import measure
    from norne import split

    figures = measure(spacy.load(MODEL), split(DATA, language, "test")[:SAMPLE])
    stated = json.loads((MODEL / "figures.json").read_text("utf-8"))
    for kinds, scores in figures.items():
        expected = stated[f"{language} test, first {SAMPLE} sentences"][kinds]
        assert scores["all"][2] == pytest.approx(expected, abs=TOLERANCE), kinds


def test_size() -> None:
    sizes = [path.stat().st_size for path in MODEL.rglob("*") if path.is_file()]
    assert max(sizes) < 20e6
    assert sum(sizes) < 30 * MEBI


def test_no_training_text_and_no_paths() -> None:
    listed = json.loads((MODEL / "vocab/strings.json").read_text("utf-8"))
    assert len(listed) < 1_000
    assert "/" not in (MODEL / "config.cfg").read_text("utf-8")

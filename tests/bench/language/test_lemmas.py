"""The committed tables of lemmas give the figures that their README states."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DATA = ROOT / "../shared/data"
STATED = json.loads((ROOT / "ingest/lexicon/figures.json").read_text("utf-8"))
TOLERANCE = 0.001


@pytest.mark.skipif(
    not DATA.exists(), reason="the open texts are not beside the project"
)
@pytest.mark.parametrize(("language", "part"), [("nb", "test"), ("nn", "test")])
def test_lemmas(language: str, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench/language"))
    from lemmas import measure, sentences

    words, every, misses = measure(list(sentences(DATA, language, part)), language)
    stated = STATED[f"UD {language} {part}"]
    assert words == pytest.approx(stated["words"], abs=TOLERANCE)
    assert every == pytest.approx(stated["all tokens"], abs=TOLERANCE)
    assert misses, "a lemma is always missed somewhere"

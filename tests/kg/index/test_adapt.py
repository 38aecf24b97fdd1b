"""The shipped model, trained further on one's own documents."""

from pathlib import Path

import numpy as np
import pytest

from kg.errors import KgError
from kg.index import PassageIndex, Row, adapt
from kg.index.encoder import load_encoder
from kg.index.pairs import Text

NOUNS = ["brua", "ferja", "skolen", "hallen", "kaia", "broen", "veien", "parken"]
PLACES = ["Havnes", "Lia", "Myrdal", "Solheim", "Strandby", "Nordvik", "Utsikten"]


def texts() -> list[Text]:
    """Invented notes of works that are to be done in time."""
    rng = np.random.default_rng(1)
    made = []
    for at in range(240):
        noun = rng.choice(NOUNS)
        place = int(rng.integers(len(PLACES)))
        said = f"I {PLACES[place]} skal {noun} stå ferdig etter {at} dager med arbeid."
        also = f"Arbeidet med {noun} følges opp av rådet i {PLACES[place - 1]}."
        made.append(Text(f"{noun} {PLACES[place]}", (said, also), at // 6))
    return made


def test_too_few_passages(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="too few"):
        adapt.adapt(texts()[:10], tmp_path / "m", 1, 1)


def test_no_time_leaves_the_shipped_model(tmp_path: Path) -> None:
    told = adapt.adapt(texts(), tmp_path / "m", 0, 1)
    assert not told.kept
    assert told.before == told.after
    assert not (tmp_path / "m").exists()


def test_what_is_better_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapt, "MOST_STEPS", 12)
    monkeypatch.setattr(adapt, "BATCH", 64)
    told = adapt.adapt(texts(), tmp_path / "m", 10, 1)
    assert told.kept == (told.after > told.before) == (tmp_path / "m").exists()
    if told.kept:
        assert load_encoder(tmp_path / "m").encode(["brua"]).any()


def test_the_passages_of_an_index(tmp_path: Path) -> None:
    index = PassageIndex.create(tmp_path / "i", load_encoder())
    common = {"kind": "passage", "document": "d", "filename": "d.txt"}
    rows = [
        Row(iri="b", text="Saken ble utsatt. Rådet vil se mer.", start=40, **common),
        Row(iri="a", text="Møtet ble satt.", heading="Åpning", **common),
    ]
    index.replace("d", rows)
    index.finish()
    found = adapt.texts_of(tmp_path / "i")
    assert [t.heading for t in found] == ["Åpning", ""]
    assert found[1].sentences == ("Saken ble utsatt.", "Rådet vil se mer.")

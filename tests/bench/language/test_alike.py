"""Phrases that mean the same, as the embedding is trained on."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parents[3] / "bench/language"


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(HERE))
    import pairs

    yield pairs
    for name in ("pairs", "texts"):
        sys.modules.pop(name, None)


def test_what_counts_three_times_comes_three_times(
    pairs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "alike.tsv"
    written.write_text("# head\n3\tkloakk|avløp\n1\tkyrkje|kirke\n", "utf-8")
    monkeypatch.setattr(pairs, "ALIKE", written)
    assert pairs.alike() == [*[("kloakk", "avløp")] * 3, ("kyrkje", "kirke")]


def test_the_file_holds_groups_of_phrases(pairs: ModuleType) -> None:
    every = pairs.alike()
    assert len(every) > 2000
    assert all(len(group) > 1 and all(group) for group in every)

"""Invented municipalities that are read together do not share a name."""

from pathlib import Path

from bench.scale import name, write_worlds


def test_each_municipality_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert len({name(seed) for seed in range(3000)}) == 3000
    write_worlds(tmp_path, range(1, 3))
    for seed in (1, 2):
        texts = [
            path.read_text("utf-8") for path in (tmp_path / f"world-{seed}").iterdir()
        ]
        assert any(name(seed) in text for text in texts)
        assert not any(name(3 - seed) in text for text in texts)

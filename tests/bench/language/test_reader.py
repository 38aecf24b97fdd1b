"""The committed reader gives the figures that its card states."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
DATA = ROOT / "../shared/data"
MODEL = ROOT / "kg/models/kommunegraf-reader-nb"
SAMPLE = 150  # questions, the first of the test part
TOLERANCE = 0.02  # three questions


@pytest.fixture
def measuring(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "bench/language"))
    import reader

    yield reader
    for name in ("reader", "evaluate", "everyday", "pairs", "texts"):
        sys.modules.pop(name, None)


@pytest.mark.skipif(
    not DATA.exists(), reason="the open texts are not beside the project"
)
def test_figures(measuring: ModuleType) -> None:
    from texts import questions

    asked = questions(DATA, "test")[:SAMPLE]
    given = [measuring.passage_of(question) for question in asked]
    found = measuring.measure(asked, given)
    stated = json.loads((MODEL / "figures.json").read_text("utf-8"))
    for name, figure in stated[f"test, first {SAMPLE} questions"]["passage"].items():
        assert found[name] == pytest.approx(figure, abs=TOLERANCE), name


@pytest.mark.parametrize(
    ("told", "answer", "same", "shared"),
    [
        ("I 2012.", "i 2012", True, 1.0),  # case and signs do not count
        ("2012", "i 2012", False, 2 / 3),
        ("Kari Berg", "Ola Lie", False, 0.0),
        ("", "Ola", False, 0.0),
        ("et hus", "hus", False, 2 / 3),  # articles count
        ("nei nei", "nei", False, 2 / 3),  # a word is matched once
    ],
)
def test_comparison(
    measuring: ModuleType, told: str, answer: str, same: bool, shared: float
) -> None:
    assert measuring.exact(told, answer) is same
    assert measuring.f1(told, answer) == pytest.approx(shared)


def test_the_mean_of_networks(
    measuring: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    import numpy as np
    from train_reader import Fit, Group, together

    rng = np.random.default_rng(1)
    rows = rng.standard_normal((5, 3)).astype(np.float32)
    groups = [Group(rows, np.eye(5, dtype=np.float32)[0])] * 4
    nets = [Fit(groups, 4, seed).net() for seed in (1, 2)]
    mean = np.mean([net.scores(rows) for net in nets], axis=0)
    assert together(nets).scores(rows) == pytest.approx(mean, abs=1e-5)
    for name in ("train_reader", "norne"):
        monkeypatch.delitem(sys.modules, name)


def test_a_network_learns_what_is_right(
    measuring: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    import numpy as np
    from train_reader import Group, Plan, fit

    rng = np.random.default_rng(1)
    groups = []
    for _ in range(40):
        rows = rng.standard_normal((6, 3)).astype(np.float32)
        right = np.zeros(6, np.float32)
        right[rows[:, 1].argmax()] = 1  # the second figure decides
        groups.append(Group(rows, right))
    made = fit(groups, Plan(hidden=8, epochs=100, decay=0.0, drop=0.0, nets=1))
    best = [made.scores(group.rows).argmax() for group in groups]
    right = [group.worth.argmax() for group in groups]
    assert np.mean([a == b for a, b in zip(best, right, strict=True)]) > 0.9
    for name in ("train_reader", "norne"):
        monkeypatch.delitem(sys.modules, name)


def test_size() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 1_000_000

"""Two models choose: the linear one over all, the network over the best."""

from pathlib import Path

import numpy as np
import pytest

from kg.chooser import DEPTH, Chooser, Inputs, Network, Slate, chooser, table
from kg.rank import Linear

LINEAR = Linear({"worth": 1.0})


def network(out: float) -> Network:
    """One unit that sees only whether a candidate is a vote in a question of votes."""
    inputs = Inputs(
        features=("worth",),
        kinds=("vote",),
        classes=("", "Votering"),
        mean=np.zeros(5, dtype=np.float32),
        spread=np.ones(5, dtype=np.float32),
    )
    hidden = np.array([[0], [0], [1], [0], [1]], dtype=np.float32)
    bias = np.array([-1], dtype=np.float32)
    return Network(inputs, hidden, bias, np.array([out], dtype=np.float32))


def slate(kind: str, *candidates: tuple[float, str]) -> Slate:
    marks = [{"worth": worth} for worth, _ in candidates]
    return Slate(kind, marks, [klasse for _, klasse in candidates])


def test_without_a_network_the_linear_scores_stand() -> None:
    assert Chooser(LINEAR).scores(slate("who", (2.0, ""), (1.0, ""))) == [2.0, 1.0]


def test_network_mends_the_order_for_the_kind_it_knows() -> None:
    asked = slate("vote", (2.0, ""), (1.5, "Votering"))
    first, second = Chooser(LINEAR, network(3.0)).scores(asked)
    assert second > first


def test_candidates_beyond_the_best_never_gain_on_them() -> None:
    many = [(float(DEPTH - at), "Votering") for at in range(DEPTH + 5)]
    scores = Chooser(LINEAR, network(3.0)).scores(slate("vote", *many))
    assert scores == sorted(scores, reverse=True)


def test_no_candidates_have_no_scores() -> None:
    assert Chooser(LINEAR, network(1.0)).scores(slate("vote")) == []


def test_inputs_say_how_far_below_the_highest() -> None:
    rows = table(
        slate("who", (2.0, ""), (0.5, "Votering")), ("worth",), ("who",), ("",)
    )
    assert rows.tolist() == [[2.0, 0.0, 1.0, 1.0], [0.5, -1.5, 1.0, 0.0]]


def test_a_stored_network_scores_as_before(tmp_path: Path) -> None:
    made, asked = network(0.3), slate("vote", (1.0, "Votering"), (0.2, ""))
    made.save(tmp_path / "net.npz")
    again = Network.load(tmp_path / "net.npz")
    assert again.scores(asked) == pytest.approx(made.scores(asked), abs=1e-3)


def test_the_shipped_models_know_each_other() -> None:
    shipped = chooser()
    assert shipped.network is None or set(shipped.network.inputs.features) <= set(
        shipped.linear.weights
    )

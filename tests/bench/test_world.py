"""An invented municipality is found again, layout by layout.

Everything is found today in these seeds; new ones are for ``bench.world.score``.
``python -m bench.world.score --misses`` tells what is missing.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bench.world.layouts import LAYOUTS as MORE
from bench.world.protocols import LAYOUTS as PROTOCOLS
from bench.world.protocols import UNTOLD
from bench.world.score import compare
from bench.world.tables import LAYOUTS as TABLES
from bench.world.truth import World

SEEDS = (1, 3, 5)
MEETINGS = ("Moete", "Moetedeltaker", "Moetesak", "Vedtak", "Votering", "Inhabilitet")
MONEY = ("Budsjettpost", "Prosjekt")
KINDS = [
    (layout, kind)
    for layout in PROTOCOLS
    for kind in MEETINGS
    if kind not in UNTOLD.get(layout, ())
]
KINDS += [(layout, kind) for layout in TABLES if "invest" in layout for kind in MONEY]
KINDS += [(layout, "Observasjon") for layout in TABLES if "figures" in layout]
KINDS += [
    (layout, "Budsjettpost" if "budget" in layout else "Observasjon") for layout in MORE
]


@cache
def verdicts() -> Counter[tuple[str, object, str]]:
    """How many statements of each layout and kind were found, missed or wrong."""
    with TemporaryDirectory() as scratch:
        return Counter(
            (layout, statement[0], verdict)
            for seed in SEEDS
            for layout, statement, verdict in compare(seed, Path(scratch))
        )


def test_both_languages_are_drawn() -> None:
    assert {World.make(seed).language for seed in SEEDS} == {"nb", "nn"}


def test_the_same_seed_is_the_same_world() -> None:
    assert World.make(SEEDS[0]) == World.make(SEEDS[0])


@pytest.mark.parametrize(("layout", "kind"), KINDS)
def test_all_that_is_true_is_found_and_nothing_else(layout: str, kind: str) -> None:
    counted = verdicts()
    assert counted[layout, kind, "found"] > 0
    assert counted[layout, kind, "missed"] == 0
    assert counted[layout, kind, "wrong"] == 0

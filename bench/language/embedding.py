"""What the embedding and the index that uses it reach, as rows of one table."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from evaluate import SHARED, Figures, measure, tasks

from kg.index.encoder import Encoder, load_encoder

SPEED_SAMPLE = 2000  # passages
STARTS = 3  # of which the fastest counts: others may be using the machine
_COLD = """
import time
started = time.perf_counter()
from kg.index.encoder import load_encoder
load_encoder().encode(["Hva koster barnehagen?"])
print(time.perf_counter() - started)
"""

Row = tuple[str, str, str]  # task, figure, goal


def speed(encoder: Encoder, texts: list[str]) -> float:
    """Passages encoded in a second."""
    started = time.perf_counter()
    encoder.encode(texts)
    return len(texts) / (time.perf_counter() - started)


def cold_start() -> float:
    """Seconds from the import to the first vector, in a process of its own."""
    command = [sys.executable, "-c", _COLD]
    return min(
        float(
            subprocess.run(command, capture_output=True, check=True, text=True).stdout
        )
        for _ in range(STARTS)
    )


def _retrieval(shared: Path, encoder: Encoder) -> Iterator[Row]:
    found = {task.name: measure(task, encoder) for task in tasks(shared)}
    both = {name: rows["both"] for name, rows in found.items()}
    yield "NorQuAD test, fused, R@1 / R@5", _two(both["norquad test"], 5), "0.68 / 0.90"
    alone = found["norquad test"]["vectors"]["R@1"]
    yield "NorQuAD test, embedding alone, R@1", f"{alone:.3f}", "0.52"
    law = _two(both["law headings"], 20)
    yield "held-out law heading → section, fused, R@1 / R@20", law, "0.55 / 0.90"
    for part in ("tune", "report"):
        name = f"citizens' questions, half `{part}`, fused, R@5"
        home = both[f"everyday {part}, at home"]["R@5"]
        yield name, f"{both[f'everyday {part}']['R@5']:.3f}", "0.80"
        yield f"{name}, documents of the municipality meant", f"{home:.3f}", "–"


def _two(row: Figures, k: int) -> str:
    return f"{row['R@1']:.3f} / {row[f'R@{k}']:.3f}"


def table(shared: Path = SHARED) -> list[Row]:
    """Task, figure and goal of each row."""
    encoder = load_encoder()
    sample = list(tasks(shared)[0].texts[:SPEED_SAMPLE])
    return [
        *_retrieval(shared, encoder),
        ("encode, passages a second", f"{speed(encoder, sample):,.0f}", "4,000"),
        ("import to first vector, cold, ms", f"{cold_start() * 1000:.0f}", "300"),
    ]

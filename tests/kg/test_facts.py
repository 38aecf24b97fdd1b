"""Named queries, bound and run as they are shown."""

from importlib.resources import files

import pytest

from kg.facts import bound, query, rows
from kg.store import GraphStore

NAMES = sorted(
    path.name.removesuffix(".rq") for path in (files("kg") / "queries").iterdir()
)
STEPS = {"tabeller"}
"""Queries that lead to others and answer nothing by themselves."""


@pytest.mark.parametrize("name", NAMES)
def test_every_query_runs_says_what_it_answers_and_gives_a_place(name: str) -> None:
    text = query(name)
    assert text.startswith("# ")
    if name in STEPS:
        assert list(GraphStore().query(text)) == []
        return
    assert "?dokument ?fra ?til" in text
    assert list(rows(GraphStore(), text)) == []


def test_bindings_are_written_in_and_escaped() -> None:
    text = bound("planer", navn='Kultur "for\\alle"\n')
    assert r'VALUES ?navn { "Kultur \"for\\alle\"\n" }' in text
    assert list(rows(GraphStore(), text)) == []
    assert "VALUES ?aar { 2023 }" in bound("indikator", aar=2023)
    assert "VALUES ?sak { <https://x.example/1> }" in bound(
        "vedtak", sak="https://x.example/1"
    )

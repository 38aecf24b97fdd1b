import pytest

from kg.endpoint.examples import Example, examples
from kg.endpoint.results import Request, answer
from kg.store import GraphStore


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_every_example_may_be_run_as_it_is(example: Example) -> None:
    reply = answer(GraphStore(), Request(example.text, "text/csv"))
    assert reply.form == "rows"
    assert example.title
    assert not example.title.startswith("SELECT")


def test_what_must_be_bound_is_no_example() -> None:
    assert not any("# Bindes:" in example.text for example in examples())
    assert "tabell" not in {example.name for example in examples()}

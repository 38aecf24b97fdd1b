import json

import pytest

from ingest.__main__ import main

TEXT = """ Saksframlegg

Behandles av Møtedato
Formannskapet 05.11.2024

Nye Solheim skole

Kommunedirektørens forslag til vedtak:

1. Skolen bygges innenfor en ramme på 245 mill. kroner.
"""


@pytest.fixture
def told(tmp_path, capsys):
    path = tmp_path / "sak.txt"
    path.write_text(TEXT, encoding="utf-8")

    def run(*arguments):
        assert main([str(path), *arguments]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_the_layout_is_shown(told):
    shown = told("--layout")
    assert [part["kind"] for part in shown["parts"]] == ["saksframlegg"]
    assert shown["parts"][0]["title"] == "Nye Solheim skole"
    assert shown["passages"][-1]["path"][-1] == "Kommunedirektørens forslag til vedtak:"


def test_facts_are_shown_with_their_places(told):
    for fact in told()["facts"]:
        for place in fact["evidence"]:
            assert place["quote"] in TEXT


def test_an_error_names_the_file(tmp_path, capsys):
    assert main([str(tmp_path / "borte.txt")]) == 1
    assert "borte.txt" in capsys.readouterr().err

"""Docs cannot go stale: what there is, is told of."""

import re
from functools import cache
from pathlib import Path

import click
import pytest

from kg.cli import main
from kg.endpoint.examples import queries
from kg.export import FORMATS
from kg.export.rules import labels
from kg.vocab import CLASSES, PROPERTIES

ROOT = Path(__file__).resolve().parents[1]
SETTING = re.compile(r"KOMMUNEGRAF_[A-Z_]+")


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def all_pages() -> str:
    return "\n".join(
        path.read_text("utf-8")
        for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    )


OPTIONS = [
    (name, option)
    for name, command in sorted(main.commands.items())
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_told_of(name: str) -> None:
    assert f"kommunegraf {name}" in page("docs/commands.md")


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_told_of_with_its_command(name: str, option: str) -> None:
    section = page("docs/commands.md").partition(f"## kommunegraf {name}\n")[2]
    assert f"`{option}" in section.partition("\n## ")[0]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_told_of(form: str) -> None:
    assert f"| `{form}` | `{FORMATS[form].ending}` |" in page("docs/graph-files.md")


@pytest.mark.parametrize("query", [query.name for query in queries()])
def test_every_query_is_told_of(query: str) -> None:
    assert f"| `{query}` |" in page("docs/sparql.md")


def test_no_query_is_told_of_that_is_not_there() -> None:
    told = re.findall(r"^\| `([\w-]+)` \|", page("docs/sparql.md"), re.MULTILINE)
    assert sorted(told) == sorted(query.name for query in queries())


def test_every_setting_is_told_of_and_no_other() -> None:
    read = set(SETTING.findall(page("kg/settings.py")))
    assert set(SETTING.findall(page("docs/settings.md"))) == read


@pytest.mark.parametrize("name", (CLASSES + PROPERTIES).split())
def test_every_word_of_the_vocabulary_is_in_the_glossary(name: str) -> None:
    row = f"| {labels()[name]} | `kg:{name}` | {labels('en')[name]} |"
    assert row in page("docs/glossary.md")


def test_links_between_pages_lead_somewhere() -> None:
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / link).exists(), f"{path.name}: {link}"

"""Names in running text, by rule and by the tagger."""

import logging
from itertools import pairwise

import pytest

from ingest import names as module
from ingest.names import names, persons


@pytest.fixture(name="untagged")
def _untagged(monkeypatch):
    """As where no tagger is installed."""
    monkeypatch.setattr(module, "MODEL", "no-such-model")
    module._tagger.cache_clear()
    yield
    module._tagger.cache_clear()


def shown(text, found):
    return [(name.kind, text[name.start : name.end]) for name in found]


BY_RULE = [
    ("Fritidstilbudet ved Nordlia skole utvides.", "ORG", "Nordlia skole"),
    ("Saken går til formannskapet.", "ORG", "formannskapet"),
    ("Avtalen med Rana Gruber AS gjelder.", "ORG", "Rana Gruber AS"),
    ("Møte i Utvalg for plan og miljø.", "ORG", "Utvalg for plan og miljø"),
    ("Vedtatt i Plan- og bygningsutvalget.", "ORG", "Plan- og bygningsutvalget"),
    ("Forslag fra Senterpartiet ble vedtatt.", "ORG", "Senterpartiet"),
    ("Arbeidet følger plan- og bygningsloven.", "LAW", "plan- og bygningsloven"),
    ("Møtet med Bodø kommune ble utsatt.", "ORG", "Bodø kommune"),
    ("Ferja til Bodø går i mai.", "GPE", "Bodø"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), BY_RULE)
def test_rules_alone(untagged, text, kind, expected):
    assert shown(text, names(text)) == [(kind, expected)]


@pytest.mark.parametrize(("text", "kind", "expected"), BY_RULE)
def test_rules_come_first(text, kind, expected):
    assert (kind, expected) in shown(text, names(text))


@pytest.mark.parametrize(
    "text", ["Kommunen skal bygge ny skole.", "I denne kirken er det plass til alle."]
)
def test_no_names(untagged, text):
    assert names(text) == []


def test_a_missing_tagger_is_told_once(untagged, caplog):
    with caplog.at_level(logging.WARNING):
        assert persons("I går møtte Rådgiver Ola Nordmann den nye rektor.") == []
        assert persons("I går møtte Rådgiver Ola Nordmann den nye rektor.") == []
    assert len(caplog.records) == 1
    assert "rules alone" in caplog.text


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            "Det var kommunedirektør Ola Nordmann som la fram saken.",
            ["Ola Nordmann"],
            "the post is no part of the name",
        ),
        (
            "Kommunen har fått hjelp av Kjellaug\nHaugland i dette arbeidet.",
            ["Kjellaug\nHaugland"],
            "a name over a line break",
        ),
        ("Vi har lenge bygd Nedre Vassbotn på nytt i år.", [], "a place"),
        ("Sum Drift Investering 2024 2025", [], "a table"),
        ("KARI NORDMANN", [], "no sentence"),
    ],
)
def test_persons(text, expected, reason):
    assert [text[p.start : p.end] for p in persons(text)] == expected, reason


def test_names_lie_apart_and_in_order():
    text = (
        "Rana Gruber AS og Bodø kommune møtte formannskapet i Havnes, der Kari Nordmann"
        " fra Arbeiderpartiet talte om Nordlia skole."
    )
    found = names(text)
    assert found == sorted(found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert ("ORG", "Rana Gruber AS") in shown(text, found)

"""The data files speak of the vocabulary, and of all of it."""

from kg.export.rules import folds, labels, roles, with_subclasses
from kg.vocab import CLASSES, KG, PREFIXES

DERIVED = {"Identitet"}  # what it names is a node already


def test_every_class_has_a_role() -> None:
    assert set(roles()) == set(CLASSES.split()) - DERIVED


def test_every_class_that_is_an_edge_is_folded_somehow() -> None:
    edges = {kind for kind, role in roles().items() if role == "edge"}
    assert edges == set(folds())


def test_folds_name_properties_that_there_are() -> None:
    for fold in (fold for all_ in folds().values() for fold in all_):
        for end in (fold.start, fold.end):
            if end.startswith(KG.iri):
                assert KG[end.removeprefix(KG.iri)]
            else:
                assert end == "dokument" or end.startswith(tuple(PREFIXES.values()))


def test_labels_come_in_three_languages() -> None:
    assert [labels(lang)["Votering"] for lang in ("nb", "nn", "en")] == [
        "votering",
        "røysting",
        "vote",
    ]


def test_subclasses() -> None:
    assert with_subclasses("Enhet") == {"Enhet", "Kommune", "Utvalg"}

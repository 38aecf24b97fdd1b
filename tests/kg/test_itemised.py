"""Lists in running text: where they end, how many things they name or are asked."""

import pytest

from kg.itemised import asked, list_end, named, sign

AREAS = ("Planen har følgende mål:", "• Mat", "• Bygg", "• Natur", "Resten står under.")
MEANT = (
    "Slik er det ment:",
    "• Ferdig:",
    "· Gjort",
    "· Nesten gjort",
    "• Åpen:",
    "· Nei",
)
TORN = ("Tiltak:", "- Ny bru.", "Den åpner i mars.", "- Ny vei.", "Mer om dette.")
LINES = ("Plan Status", "Kultur Vedtatt", "Idrett Vedtatt", "Næring Utsatt", "Slutt.")


@pytest.mark.parametrize(
    ("texts", "first", "plain", "end"),
    [
        (AREAS, 0, False, 4),  # what follows the last item is no part
        (AREAS, 1, False, None),  # an item opens nothing
        (MEANT, 0, False, 6),  # a list of lists
        (MEANT, 1, False, 4),  # an item that opens a list of its own ends at its like
        (TORN, 0, False, 4),  # a sentence between two items belongs to the first
        (LINES, 0, False, None),  # short lines are a list only where one is asked for
        (LINES, 0, True, 4),
        (("To ting:", "• A", "Ny setning her."), 0, False, None),  # one item is no list
        (("Kultur:", "Vi skal gjøre mer.", "Og bedre."), 0, False, None),
    ],
)
def test_a_list_ends_where_its_items_end(
    texts: tuple[str, ...], first: int, plain: bool, end: int | None
) -> None:
    assert list_end(texts, first, plain=plain) == end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("• Ny bru", "•"),
        ("e Til sammen er det ni", "read"),  # a round sign as a scanner reads it
        ("3 Per Lund spurte om brua.", "number"),
        ("b) vedlikehold", "letter"),
        ("-26 000 kroner", ""),  # a figure
        ("1. tertial 2031 viser", ""),  # the number of a report
        ("i Fjordvik", ""),
    ],
)
def test_the_sign_of_an_item(text: str, told: str) -> None:
    assert sign(text) == told


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("Målene er:", "• Mat", "• Bygg"), 2),
        (("Det skyldes høyere priser, flere elever og lavere tilskudd.",), 3),
        (("Brua og veien er ferdige.",), 0),  # two words and no list
        (("Vi har bygg; veier; parker",), 2),
    ],
)
def test_how_many_things_are_named(texts: tuple[str, ...], count: int) -> None:
    assert named(texts) == count


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Hvilke tre mål har planen?", 3),
        ("Hvilke to ulike datoer er oppgitt?", 2),
        ("Hvilke saker sto på kartet?", 0),
        ("Hvilke 5 prosent gjelder det?", 0),  # a share
        ("Hvor mye koster det på to år?", 0),  # a span of time
    ],
)
def test_how_many_things_are_asked_for(question: str, count: int) -> None:
    assert asked(question) == count

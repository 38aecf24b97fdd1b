import pytest

from kg.web.trend import chart, series


@pytest.mark.parametrize(
    ("text", "unit", "figures"),
    [
        (
            "Sykefravær: 2022: 9,4 %, 2023: 9 %, 2024: 8,7 %.",
            "%",
            (("", 2022, 9.4), ("", 2023, 9.0), ("", 2024, 8.7)),
        ),
        (
            "Netto lånegjeld: Nordvik 2022: 1 204 500 kr, Nordvik 2023: -3 kr, "
            "Nordvik 2024: 12 kr.",
            "kr",
            (("Nordvik", 2022, 1204500), ("Nordvik", 2023, -3), ("Nordvik", 2024, 12)),
        ),
        (  # the year after the figure, and a sentence about it
            "Sykefravær (Nordvik): 9,4 % i 2022, 9 % i 2023, −0,7 % i 2024. Det er en "
            "nedgang på 10,1 prosentpoeng fra 2022 til 2024.",
            "%",
            (("", 2022, 9.4), ("", 2023, 9.0), ("", 2024, -0.7)),
        ),
        (  # a unit of two words, and a name with a colon
            "Utslipp: Sum (Nordvik): 74 900 tonn CO2e i 2009, 67 500 tonn CO2e i "
            "2019, 61 400 tonn CO2e i 2023. Det er en nedgang.",
            "tonn CO2e",
            (("", 2009, 74900), ("", 2019, 67500), ("", 2023, 61400)),
        ),
        (  # in English
            "Sykefravær: 9.4 % in 2022, 9 % in 2023, 8.75 % in 2024. That is less.",
            "%",
            (("", 2022, 9.4), ("", 2023, 9.0), ("", 2024, 8.75)),
        ),
        (  # amounts said in millions as well; the plan of a year that stands alone
            "Ny bru: Plan 2029: 1 200 000 kr (1,2 mill.), Plan 2030: 0 kr, "
            "2031 (økonomiplan): −8 500 000 kr (−8,5 mill.).",
            "kr",
            (("", 2031, -8500000), ("Plan", 2029, 1200000), ("Plan", 2030, 0)),
        ),
        (  # two areas: a line for each
            "Andel: Solheim 2021: 1, Myrdal 2021: 2, Solheim 2022: 3, Solheim 2023: 4",
            "",
            (
                ("Myrdal", 2021, 2),
                ("Solheim", 2021, 1),
                ("Solheim", 2022, 3),
                ("Solheim", 2023, 4),
            ),
        ),
    ],
)
def test_figures_by_year(
    text: str, unit: str, figures: tuple[tuple[str, int, float], ...]
) -> None:
    told = series(text)
    assert told is not None
    assert (told.unit, told.figures) == (unit, figures)
    (rows,) = chart(told).to_dict()["datasets"].values()
    assert [row["verdi"] for row in rows] == [value for *_, value in figures]


@pytest.mark.parametrize(
    "text",
    [
        "Sykefravær: 2022: 9,4 %, 2023: 9 %.",  # two years are no development
        "Møtet: 12.10.2022: 78/24, 2023: 4, 2024: 5",  # a case number is no figure
        "Andel: 2022: 1, 2022: 2, 2023: 3, 2024: 4",  # which of the two?
        "Rammen er 245 mill. kroner i 2024.",
        "",
    ],
)
def test_what_is_no_development_has_no_chart(text: str) -> None:
    assert series(text) is None

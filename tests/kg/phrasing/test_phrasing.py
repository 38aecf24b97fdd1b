"""Every sentence that facts are said in can be said in nynorsk and English."""

import re
from collections.abc import Callable

import pytest

from ingest.facts import Extraction, Fact
from kg.phrasing import COMPUTED, Form, forms, in_language, phrase
from kg.phrasing.slots import figures
from kg.saying import say

ROWS = [
    (
        "Moete",
        "Møtet i formannskapet 14. mars 2024 begynte kl. 9:00 og sluttet kl. 12:30. "
        "Sted: Rådhuset. Møteleder: Kari Berg.",
        "Møtet i formannskapet 14. mars 2024 tok til kl. 9:00 og slutta kl. 12:30. "
        "Stad: Rådhuset. Møteleiar: Kari Berg.",
        "The meeting of the executive committee (formannskapet) on 14 March 2024 began "
        "at 9:00 and ended at 12:30. Place: Rådhuset. Chair: Kari Berg.",
    ),
    (
        "Moetedeltaker",
        "Kari Berg (SP) møtte som varamedlem i stedet for Ola Lie i utvalg for kultur "
        "14. mars 2024.",
        "Kari Berg (SP) møtte som varamedlem i staden for Ola Lie i utvalg for kultur "
        "14. mars 2024.",
        "Kari Berg (SP) attended the meeting of the committee utvalg for kultur on "
        "14 March 2024 as deputy member in place of Ola Lie.",
    ),
    (
        "Vedtak",
        "Vedtak i sak 7/24 (Bru (Sol)) i kommunestyret 14. mars 2024 (vedtatt og "
        "tatt til orientering): Brua bygges i 2025.",
        "Vedtak i sak 7/24 (Bru (Sol)) i kommunestyret 14. mars 2024 (vedteke og "
        "teke til orientering): Brua bygges i 2025.",
        "Decision in case 7/24 (Bru (Sol)) in the municipal council "
        "(kommunestyret) on 14 March 2024 (adopted and noted): Brua bygges i 2025.",
    ),
    (
        "Innstilling",
        "Innstilling i sak 7/24 i formannskapet mars 2024: Brua bygges ikke.",
        "Tilråding i sak 7/24 i formannskapet mars 2024: Brua bygges ikke.",
        "Recommendation in case 7/24 in the executive committee (formannskapet) in "
        "March 2024: Brua bygges ikke.",
    ),
    (
        "Votering",
        "Forslaget fra Kari Berg i sak 7/24 i formannskapet 14. mars 2024: 3 stemmer "
        "for (SP), 6 stemmer mot; falt.",
        "Framlegget frå Kari Berg i sak 7/24 i formannskapet 14. mars 2024: 3 røyster "
        "for (SP), 6 røyster mot; fall.",
        "The proposal from Kari Berg in case 7/24 in the executive committee "
        "(formannskapet) on 14 March 2024: 3 votes for (SP), 6 votes "
        "against; defeated.",
    ),
    (
        "Temaplan",
        "Temaplanen Natur og friluft ble vedtatt 4. april 2022.",
        "Temaplanen Natur og friluft vart vedteken 4. april 2022.",
        "The theme plan Natur og friluft was adopted on 4 April 2022.",
    ),
    (
        "Prosjekt",
        "Prosjektet Ny bru (Solheim) skal stå ferdig i 2027 og har status «i rute».",
        "Prosjektet Ny bru (Solheim) skal stå ferdig i 2027 og har status «i rute».",
        "The project Ny bru (Solheim) is to be finished in 2027 and has the status "
        "«i rute».",
    ),
    (
        "Budsjettpost",
        "Ny bru (Solheim): Øk.plan 2025: 1 200 000 kr (1,2 mill.), 2031 (økonomiplan): "
        "−8,5 kr.",
        "Ny bru (Solheim): Øk.plan 2025: 1 200 000 kr (1,2 mill.), 2031 (økonomiplan): "
        "−8,5 kr.",
        "Ny bru (Solheim): Øk.plan 2025: 1 200 000 kr (1.2 million), "
        "2031 (financial plan): −8.5 kr.",
    ),
    (
        COMPUTED,
        "Sykefravær i skoler og barnehager (Nordvik): 9,4 % i 2022, 9 % i 2023. Det er "
        "en nedgang på 0,4 prosentpoeng fra 2022 til 2023.",
        "Sykefravær i skoler og barnehager (Nordvik): 9,4 % i 2022, 9 % i 2023. Det er "
        "ein nedgang på 0,4 prosentpoeng frå 2022 til 2023.",
        "Sykefravær i skoler og barnehager (Nordvik): 9.4 % in 2022, 9 % in 2023. That "
        "is a decrease of 0.4 percentage points from 2022 to 2023.",
    ),
    (
        COMPUTED,
        "Frie inntekter i 2024: Nordvik 1 250 kr og Myrdal 1 200,5 kr. Forskjellen er "
        "49,5 kr.",
        "Frie inntekter i 2024: Nordvik 1 250 kr og Myrdal 1 200,5 kr. Skilnaden er "
        "49,5 kr.",
        "Frie inntekter in 2024: Nordvik 1 250 kr and Myrdal 1 200.5 kr. The "
        "difference is 49.5 kr.",
    ),
    (
        COMPUTED,
        "Temaplaner som ikke er vedtatt (2): Natur og friluft (vedtas 2. kvartal 2025) "
        "og Kultur (vedtas høsten 2025).",
        "Temaplanar som ikkje er vedtekne (2): Natur og friluft (skal vedtakast "
        "2. kvartal 2025) og Kultur (skal vedtakast hausten 2025).",
        "Theme plans that are not adopted (2): Natur og friluft (to be adopted "
        "quarter 2 of 2025) and Kultur (to be adopted autumn 2025).",
    ),
    (
        COMPUTED,
        "Til stede i formannskapet 24. oktober 2023 (2): Kari Berg (SP) og Ola Lie.",
        "Til stades i formannskapet 24. oktober 2023 (2): Kari Berg (SP) og Ola Lie.",
        "Present in the executive committee (formannskapet) on 24 October 2023 (2): "
        "Kari Berg (SP) and Ola Lie.",
    ),
    (
        COMPUTED,
        "Møtet i formannskapet 24. oktober 2023 varte 1 time og 40 minutter "
        "(kl. 14:00–15:40).",
        "Møtet i formannskapet 24. oktober 2023 varte 1 time og 40 minutt "
        "(kl. 14:00–15:40).",
        "The meeting of the executive committee (formannskapet) on 24 October 2023 "
        "lasted 1 hour and 40 minutes (14:00–15:40).",
    ),
    (
        COMPUTED,
        "Saken «Ny bru» i kommunestyret 14. mars 2024 (sak 7/24).",
        "Saka «Ny bru» i kommunestyret 14. mars 2024 (sak 7/24).",
        "The case «Ny bru» in the municipal council (kommunestyret) on 14 March 2024 "
        "(case 7/24).",
    ),
    (
        COMPUTED,
        "Ny bru (sak 7/24 i kommunestyret 14. mars 2024): Ikke iverksatt.",
        "Ny bru (sak 7/24 i kommunestyret 14. mars 2024): Ikkje sett i verk.",
        "Ny bru (case 7/24 in the municipal council (kommunestyret) on 14 March 2024): "
        "Not carried out.",
    ),
    (
        COMPUTED,
        "Frie inntekter, 2022 til 2024: Nordvik fra 95 % til 97,5 % og Myrdal fra 90 % "
        "til 91 %.",
        "Frie inntekter, 2022 til 2024: Nordvik frå 95 % til 97,5 % og Myrdal frå 90 % "
        "til 91 %.",
        "Frie inntekter, 2022 to 2024: Nordvik from 95 % to 97.5 % and Myrdal from "
        "90 % to 91 %.",
    ),
]


@pytest.mark.parametrize(("klasse", "nb", "nn", "en"), ROWS)
def test_sentences_in_three_languages(klasse: str, nb: str, nn: str, en: str) -> None:
    assert in_language(nb, klasse, "nb") == nb
    assert in_language(nb, klasse, "nn") == nn
    assert in_language(nb, klasse, "en") == en


def test_every_fact_that_is_said_has_a_known_form(
    one_of_each: tuple[Fact, ...], read: Callable[..., Extraction]
) -> None:
    """kg/saying.py and the forms must be changed together."""
    for told in say(read(*one_of_each)):
        known = forms().get(told.klasse, ())
        assert any(form.known.fullmatch(told.text) for form in known), told.text


def test_what_is_not_known_stays_as_it_is() -> None:
    text = "Brua er 8,5 meter lang."
    assert in_language(text, "Ukjent", "en") == text
    assert in_language("Noe helt annet.", "Temaplan", "nn") == "Noe helt annet."


@pytest.mark.parametrize("form", [f for found in forms().values() for f in found])
def test_every_form_has_the_same_slots_in_each_language(form: Form) -> None:
    for said in form.said.values():
        assert set(re.findall(r"\{(\w+)", said)) == set(form.known.groupindex)


@pytest.mark.parametrize(
    ("text", "english", "why"),
    [
        ("9,4 % og 8,1 %", "9.4 % and 8.1 %", "the last of a row"),
        ("Natur og friluft 9 %", "Natur og friluft 9 %", "a name keeps its and"),
        ("12 prosentpoeng", "12 percentage points", "a unit"),
        ("1 200 kr i 2023.", "1 200 kr in 2023.", "a year"),
        ("i 2023-rapporten", "i 2023-rapporten", "a name that begins with a year"),
        ("vedtatt 4. april 2022", "vedtatt 4 April 2022", "a day"),
    ],
)
def test_figures_in_english(text: str, english: str, why: str) -> None:
    assert figures(text, "en") == english, why


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_phrases_are_there_in_every_language(language: str) -> None:
    assert phrase("yes", language)
    assert "7/24" in phrase("case", language, case="7/24")
    assert phrase("versions.regnskap", language)

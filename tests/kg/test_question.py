"""Questions taken apart."""

import pytest

from kg.question import language_of, understand

PLACES = frozenset({"fjordvik", "solheim"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvem var ordfører i 2023?", "who"),
        ("Når ble temaplanen vedtatt?", "when"),
        ("Hvor mange skoler har Fjordvik?", "count"),
        ("Hvor mange prosent var syke?", "percent"),
        ("Hvor mange millioner koster brua?", "money"),
        ("Hvor stor var gjelden?", "amount"),
        ("Hva er renovasjonsgebyret i Fjordvik?", "amount"),
        ("Hvorfor ble brua utsatt?", "why"),
        ("Hva menes med netto driftsresultat?", "definition"),
        ("Hvilke planer er vedtatt?", "list"),
        ("Hvilket saksnummer hadde budsjettet?", "number"),
        ("Ble forslaget vedtatt?", "yesno"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert understand(text).kind == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hva koster det?", "nb"),
        ("Kva kostar det?", "nn"),
        ("Har Nordvik høgare gjeldsgrad enn Myrdal?", "nn"),  # no question word
        ("Hva kosta brua?", "nb"),  # the endings of both
        ("What is the cost of the bridge?", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "bokmaal"),
    [
        ("Kva er sjukefråværet?", "sykefraværet"),
        ("How many members does the municipal council have?", "kommunestyret"),
        ("åssen går det?", "hvordan"),
        ("Who sat for the Green Party?", "MDG"),
    ],
)
def test_said_in_bokmaal(text: str, bokmaal: str) -> None:
    assert bokmaal in understand(text).bokmaal


def test_years_periods_days_and_cases() -> None:
    asked = understand(
        "Hva sa Fjordvik i sak 12/24 (24/1234) om 2023 den 14. mars 2024, "
        "jf. økonomiplan 2025–2028?",
        places=PLACES,
    )
    assert asked.years == (2023, 2024)
    assert asked.periods == ("2025-2028",), "a plan period is not two years"
    assert asked.days == ("2024-03-14",)
    assert asked.cases == ("12/24",)
    assert asked.folders == ("24/1234",)
    assert asked.municipalities == ("fjordvik",)
    assert "fjordvik" not in {term.word.lower() for term in asked.terms}


def test_everyday_words_lead_to_terms_of_the_domain() -> None:
    term = next(t for t in understand("Hva koster kloakken?").terms if t.word[0] == "k")
    forms = {form for t in understand("Hva koster kloakk?").terms for form in t.forms}
    assert "avlop" in forms
    assert term.forms


def test_parties_are_codes() -> None:
    assert understand("Hva mente SVs Ola Lie (H)?").parties == ("SV", "H")


@pytest.mark.parametrize(
    ("text", "named", "why"),
    [
        ("hva koster det i fjordvik?", ("fjordvik",), "whose documents are known"),
        ("Hvor stor gjeld har Oslo?", ("oslo",), "a municipality all the same"),
        ("Hvor stor gjeld har oslo?", (), "many municipalities are plain words"),
        ("Er Fjordviks gjeld større enn Bergens?", ("fjordvik", "bergen"), "both"),
    ],
)
def test_municipalities(text: str, named: tuple[str, ...], why: str) -> None:
    asked = understand(text, places=frozenset({"fjordvik"}))
    assert asked.municipalities == named, why


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Does Fjordvik have a library in Solheim?", "yesno", "does"),
        ("Was the school closed in the spring?", "yesno", "was"),
        ("Are Moen var leder av utvalget?", "what", "a man called Are"),
        ("How many pupils does the school have?", "count", "a question word first"),
    ],
)
def test_yes_or_no_in_english(text: str, kind: str, why: str) -> None:
    assert understand(text).kind == kind, why


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("Hva sa Kari Berg?", ("Kari Berg",), "a person"),
        ("Kari Berg var leder?", ("Kari Berg",), "first in the sentence"),
        ("Har Kari Berg møtt?", ("Kari Berg",), "the verb is no part of the name"),
        ("Har Solheim penger?", (), "a verb and a municipality"),
        ("Hva koster Nye Lia skole?", (), "a place"),
        ("Hva står i Solheims Årsrapport?", (), "a document of a municipality"),
    ],
)
def test_names(text: str, names: tuple[str, ...], why: str) -> None:
    assert understand(text, places=PLACES).names == names, why


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("Hva koster konsept D?", "D", "which concept"),
        ("Når er byggetrinn 2 ferdig?", "2", "which stage"),
    ],
)
def test_a_letter_that_tells_which_one_is_a_term(
    text: str, word: str, why: str
) -> None:
    assert word in {term.word for term in understand(text).terms}, why


def test_other_letters_are_no_terms() -> None:
    assert not {t.word for t in understand("Hva sa B til 2 skoler?").terms} & {"B", "2"}

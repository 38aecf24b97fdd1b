"""A row that measures other things than a question asks about is not meant."""

import pytest

from kg.computing.measures import other_measure

CASES = [
    # question, label, in kroner, whether it is another measure; why
    ("har fjordvik mer gjeld enn landet?", "Skatteinntekter", False, True),
    ("har fjordvik mer gjeld enn landet?", "Netto lånegjeld", False, False),
    # what a share is of is not what is measured
    ("gjeld i forhold til inntektene", "Skatteinntekter, andel", False, True),
    ("andel av inntektene på avdrag", "Netto avdrag av sum inntekter", False, False),
    # free income is not all income, nor taxes
    ("de frie inntektene i fjordvik", "Skatteinntekter", False, True),
    ("de frie inntektene i fjordvik", "Frie inntekter per innbygger", False, False),
    ("hva får kommunen i skatt?", "Skatteinntekter", False, False),
    # how many of the jobs a place can fill is not how many they are
    ("egendekning av arbeidsplasser", "Arbeidsplasser i kommunen", False, True),
    # "ut av hver krone" is efficiency, not what is spent
    ("hva fikk havnes ut av hver krone?", "Netto driftsutgifter", False, True),
    # pupils who like school are not those who want to learn
    ("er elevene mer motivert?", "Trivsel på skolen", False, True),
    # a row that names no measure may be meant by its heading
    ("hva er gebyret for vann?", "Standard abonnement", False, False),
    ("hvor mange bor på tunet?", "Netto driftsutgifter", False, False),
    # absence is never told in kroner, tax is
    ("sykefraværet i helse og mestring", "Helse og mestring", True, True),
    ("skatten i helse og mestring", "Helse og mestring", True, False),
]


@pytest.mark.parametrize(("question", "label", "kroner", "other"), CASES)
def test_what_is_measured(question: str, label: str, kroner: bool, other: bool) -> None:
    assert other_measure(question, label, kroner=kroner) is other

"""Within one file: names joined, cases dated, repeats folded, never two made one."""

from ingest.facts import Moete, Moetedeltaker, Moetesak, Person, SakRef, Votering
from ingest.model import Span
from ingest.resolve import resolve

HERE, THERE = (Span(0, 5),), (Span(10, 15),)
FSK = "Formannskapet"


def case(nummer, dato=None, body=FSK, **rest):
    return Moetesak(
        sak=SakRef(body, nummer, dato), evidence=rest.pop("at", HERE), **rest
    )


def refs(*facts):
    return [fact.sak for fact in resolve(facts) if isinstance(fact, Moetesak)]


def test_a_reference_without_a_date_takes_the_one_there_is():
    assert refs(case("7/24", "2024-05-14"), case("7/24")) == [
        SakRef(FSK, "7/24", "2024-05-14")
    ]


def test_two_meetings_with_the_same_number_stay_two_cases():
    found = refs(
        case("24/23", "2023-05-30"), case("24/23", "2023-10-31"), case("24/23")
    )
    assert found == [
        *(SakRef(FSK, "24/23", "2023-05-30"), SakRef(FSK, "24/23", "2023-10-31")),
        SakRef(FSK, "24/23"),
    ]


def test_the_same_number_in_two_bodies_is_two_cases():
    assert (
        len(refs(case("7/24", "2024-05-14"), case("7/24", body="Kommunestyret"))) == 2
    )


def test_a_planned_row_becomes_the_numbered_case_of_its_folder():
    row = case(None, "2024-05-14", saksmappe="24/112", status="planlagt", at=THERE)
    (fact,) = resolve([row, case("7/24", "2024-05-14", saksmappe="24/112")])
    assert (fact.sak.nummer, fact.status) == ("7/24", None)
    assert set(fact.evidence) == {*HERE, *THERE}


def test_a_planned_row_of_another_folder_stays_planned():
    row = case(None, "2024-05-14", saksmappe="24/999", status="planlagt")
    assert SakRef(FSK, None, "2024-05-14") in refs(
        row, case("7/24", "2024-05-14", saksmappe="24/1")
    )


def test_years_in_two_and_four_digits_are_one_case():
    facts = (case("12/2024", "2024-04-03"), case("12/24", "2024-04-03"))
    assert refs(*facts) == [SakRef(FSK, "12/2024", "2024-04-03")]


def person(name):
    return Person(navn=name, evidence=HERE)


def names(*facts):
    return {
        fact.navn: fact.varianter for fact in resolve(facts) if isinstance(fact, Person)
    }


def test_variants_of_a_name_join_the_fullest():
    assert names(
        person("Mona V. Bratt"), person("Mona Bratt"), person("Mona Vee Bratt")
    ) == {"Mona Vee Bratt": ("Mona Bratt", "Mona V. Bratt")}


def test_a_short_name_that_fits_two_people_joins_neither():
    found = names(
        person("Kari Lise Moen"), person("Kari Anne Moen"), person("Kari Moen")
    )
    assert set(found) == {"Kari Lise Moen", "Kari Anne Moen", "Kari Moen"}


def member(name, parti):
    return Moetedeltaker(
        utvalg=FSK, dato="2024-05-14", person=name, parti=parti, evidence=HERE
    )


def test_a_party_keeps_two_people_apart():
    facts = resolve([member("Kari Anne Moen", "H"), member("Kari Moen", "SV")])
    assert {fact.person for fact in facts} == {"Kari Anne Moen", "Kari Moen"}


def test_a_body_has_one_name_and_a_code_finds_it():
    facts = resolve(
        [
            Moete(
                utvalg="Utvalg for oppvekst og kultur", dato="2024-05-14", evidence=HERE
            ),
            Moete(
                utvalg="hovedutvalg for oppvekst og kultur",
                dato="2024-05-14",
                evidence=THERE,
            ),
            Moete(utvalg="OK", dato="2024-06-11", evidence=HERE),
        ]
    )
    assert [(f.utvalg, f.dato) for f in facts] == [
        ("Utvalg for oppvekst og kultur", "2024-05-14"),
        ("Utvalg for oppvekst og kultur", "2024-06-11"),
    ]


def test_a_vote_told_in_two_papers_is_one_vote_with_two_places():
    vote = {"sak": SakRef(FSK, "7/24", "2024-05-14"), "enstemmig": True}
    (fact,) = resolve(
        [Votering(**vote, evidence=HERE), Votering(**vote, evidence=THERE)]
    )
    assert fact.evidence == (*HERE, *THERE)


def test_a_month_finds_the_one_meeting_of_that_month():
    held = case("7/24", "2024-05-14")
    assert refs(held, case("7/24", "2024-05")) == [SakRef(FSK, "7/24", "2024-05-14")]
    assert refs(held, case("7/24", "2024-06")) == [
        SakRef(FSK, "7/24", "2024-05-14"),
        SakRef(FSK, "7/24", "2024-06"),
    ]


def test_two_surnames_alone_are_the_one_who_has_them():
    facts = resolve([person("Wibeke Ness Hagen"), person("Ness Hagen")])
    assert [fact.navn for fact in facts] == ["Wibeke Ness Hagen"]


def test_two_surnames_that_two_people_have_join_neither():
    names = ["Wibeke Ness Hagen", "Odd Ness Hagen", "Ness Hagen"]
    facts = resolve([person(name) for name in names])
    assert sorted(fact.navn for fact in facts) == sorted(names)

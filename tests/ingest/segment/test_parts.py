import pytest

from ingest.segment.kinds import kinds

AGENDA = """ Møteinnkalling

Utvalg Dato Sted
Formannskapet 05.11.2024 kl. 13:00 Fjordvik rådhus

 Sakskart

77/24 24/00012-18 Godkjenning av protokoll
"""
MINUTES = """ Møteprotokoll

Formannskapet

Dato Tid Sted
05.11.2024 13:00 – 15:45 Fjordvik rådhus

Møtet ble ledet av Ingrid Solbakken.

 77/24 Godkjenning av protokoll

Behandlet av Møtedato Saksnr.
1 Formannskapet 05.11.2024 77/24

Ordførerens forslag til vedtak:

1. Protokollen godkjennes.

Vedlegg:

Saksframlegg
Saksprotokoll
"""
CASE = """ Saksframlegg

Arkivsak Saksbehandler
23/01466-21 Geir Tangen

Behandles av Møtedato
Utvalg for oppvekst 22.10.2024
Formannskapet 05.11.2024

Nye Solheim skole - valg av konsept
og kostnadsramme

Kommunedirektørens forslag til vedtak:

1. Skolen bygges.
"""
EXCERPT = """ Saksprotokoll

Arkivsak Saksbehandler
23/01466 Geir Tangen

Behandlet av Møtedato Saksnr.
1 Utvalg for oppvekst 22.10.2024 31/24
2 Formannskapet 05.11.2024 78/24

Nye Solheim skole

Formannskapet har behandlet saken i møte 05.11.2024 sak 78/24

Vedtak

1. Skolen bygges.
"""
REPORT = """ Kommunedirektørens innledning

Denne 2. tertialrapport 2024 viser hvordan det går. En tertialrapport kommer to
ganger i året, og 2. tertialrapport 2024 er den siste før budsjettet. Den neste
tertialrapporten kommer til våren.

 Handlingsprogram

Handlingsprogrammet beskriver hva kommunen skal gjøre.

 Vedtak i saken
"""


def test_bound_papers_are_told_apart(shape):
    text = AGENDA + MINUTES + CASE + EXCERPT + REPORT
    layout = shape(text).layout
    assert [(p.kind, p.title, p.date, p.body) for p in layout.parts] == [
        (
            "moeteinnkalling",
            "Møteinnkalling Formannskapet",
            "2024-11-05",
            "Formannskapet",
        ),
        (
            "moeteprotokoll",
            "Møteprotokoll Formannskapet",
            "2024-11-05",
            "Formannskapet",
        ),
        (
            "saksframlegg",
            "Nye Solheim skole - valg av konsept og kostnadsramme",
            "2024-10-22",
            "Utvalg for oppvekst",
        ),
        ("saksprotokoll", "Nye Solheim skole", "2024-11-05", "Formannskapet"),
        ("tertialrapport", "2. tertialrapport 2024", None, None),
    ]
    assert layout.parts[0].span.start == 0
    assert layout.parts[-1].span.end == len(text)
    assert all(
        one.span.end == other.span.start
        for one, other in zip(layout.parts, layout.parts[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Møteinnkalling", "moeteinnkalling"),
        ("MØTEPROTOKOLL", "moeteprotokoll"),
        ("Møtebok for Havnes formannskap", "moeteprotokoll"),
        ("Møteprotokoll frå kommunestyret", "moeteprotokoll"),
        ("Saksfremlegg", "saksframlegg"),
        ("Saksutgreiing", "saksframlegg"),
        ("Saksframlegg: Gebyrer 2025", "saksframlegg"),
        ("Saksprotokoll sak 12/24", "saksprotokoll"),
        ("2. tertialrapport 2024", "tertialrapport"),
        ("Årsrapport 2024", "aarsrapport"),
        ("Arsrapport 2022", "aarsrapport"),  # the ring was lost in a scan
        ("Budsjett 2025 og økonomiplan 2025-2028", "budsjett"),
        ("Økonomiplan 2025-2028", "handlingsprogram"),
        ("Vedtaksrapportering 1. tertial 2025", "vedtaksrapportering"),
        ("Tilstandsrapport for grunnskolen 2024", "tilstandsrapport"),
        ("KOSTRA-analyse 2024", "analyse"),
        ("Handlingsprogram", None),  # a chapter: no year
        ("Saksprotokoll FSK, 23052023, Sak 99/23", None),  # a file name in a table
        ("1. Kommunedirektørens forslag til handlingsprogram 2024 vedtas.", None),
        ("Protokollfører Siri Moe", None),
        ("Budsjettet er stramt", None),
    ],
)
def test_titles(line, kind):
    found = kinds().of_title(line)
    assert (found.name if found else None) == kind


def test_a_single_document_is_one_part(shape):
    part, *more = shape("Brev til alle\n\nHei. Vi sees i Myrdal.\n").layout.parts
    assert part.kind == "ukjent"
    assert not more


def test_a_title_under_a_letterhead_tells_the_kind(shape):
    (part,) = shape(
        "HAVNES KOMMUNE\n\nMØTEPROTOKOLL\n\nKommunestyret\n\nMøtedato: 13.02.2025\n"
    ).layout.parts
    assert (part.kind, part.date, part.body) == (
        "moeteprotokoll",
        "2025-02-13",
        "Kommunestyret",
    )


def test_pages_of_few_short_lines_are_slides(shape):
    pages = [
        f" Tema {n}\n\n• Kort punkt {n}\n\n• Enda et punkt\n\n{n}\n" for n in range(6)
    ]
    (part,) = shape("".join(pages)).layout.parts
    assert part.kind == "presentasjon"


DAMAGED = " ".join(["gkonomi t i l økomorm1ifbr l]enester @nsker kommunen"] * 20)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        (DAMAGED, True),
        ("Kommunen pa Igpet far stgrre gkning i aret enn ventet. " * 60, True),
        ("Kommunen på løpet får større økning i året enn ventet. " * 60, False),
        ("Budsjett 2024 12 500 -3 % F-sak 42/23 kr/m2 CO2 § 14-1 (Sp). " * 60, False),
    ],
)
def test_damage_is_seen(shape, text, damaged):
    assert shape(text).layout.parts[0].damaged is damaged


def test_an_empty_text_has_one_part(shape):
    assert [p.kind for p in shape("").layout.parts] == ["ukjent"]
    assert [p.kind for p in shape(" \n \n").layout.parts] == ["ukjent"]

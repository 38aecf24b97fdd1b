"""An invented protocol with one fact of each kind, for all tests of the graph half."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest import debatefacts, facts, toldfacts
from ingest.facts import Extraction, Fact, SakRef
from ingest.model import Document, Layout, Part, Passage, Section, Span
from ingest.view import Edit, View

TEXT = (
    "Møteprotokoll for formannskapet\n"
    "Dato 14.03.2024\n"
    "\n"
    "Sak 7/24 Ny bru ved Solheim\n"
    "Kari Berg (SP) tok opp saken, 2 mill. kr.\n"
    "Vedtaket er enstemrnig.\n"
)
SAK = SakRef("Formannskapet", "7/24", "2024-03-14")


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def at(quote: str) -> dict[str, tuple[Span, ...]]:
    return {"evidence": (span(quote),)}


ONE_OF_EACH = (
    facts.Enhet(
        navn="Formannskapet", enhetstype="UTVALG", kode="FSK", **at("formannskapet")
    ),
    facts.Person(navn="Kari Berg", varianter=("K. Berg",), **at("Kari Berg")),
    facts.Verv(person="Kari Berg", parti="SP", **at("Kari Berg (SP)")),
    facts.Moete(
        utvalg="Formannskapet",
        dato="2024-03-14",
        starttid="9:00",
        leder="Kari Berg",
        **at("Dato"),
    ),
    facts.Moetedeltaker(
        utvalg="Formannskapet",
        dato="2024-03-14",
        person="Kari Berg",
        parti="SP",
        moette_for="Ola Lie",
        **at("Kari Berg"),
    ),
    facts.Moetesak(
        sak=SAK,
        tittel="Ny bru ved Solheim",
        saksmappe="23/17920",
        saksbehandler="Siv Moe",
        rekkefoelge=1,
        **at("Sak 7/24"),
    ),
    facts.Behandling(
        klasse="Vedtak", sak=SAK, tekst="Bygg", utfall=("vedtatt",), **at("Vedtaket")
    ),
    facts.Votering(
        sak=SAK, enstemmig=False, stemmer_for=9, parti_mot=("SP",), **at("Vedtaket")
    ),
    debatefacts.Forslag(
        sak=SAK,
        tekst="Saken utsettes.",
        forslagsstiller="Ola Lie (H)",
        parti=("H",),
        resultat="falt",
        **at("Vedtaket"),
    ),
    debatefacts.Spoersmaal(
        utvalg="Formannskapet",
        dato="2024-03-14",
        person="Ola Lie",
        tekst="lys i veien",
        svar="Ordføreren svarte.",
        svart_av="Ordføreren",
        **at("Vedtaket"),
    ),
    debatefacts.Redegjoerelse(
        sak=SAK,
        person="Ola Lie",
        tekst="Rådgiver Ola Lie orienterte.",
        **at("Vedtaket"),
    ),
    facts.Inhabilitet(sak=SAK, person="Ola Lie", **at("Vedtaket")),
    facts.Vedtaksoppfoelging(sak=SAK, tittel="Ny bru", **at("Vedtaket")),
    facts.Temaplan(navn="vannmiljø", vedtatt="2024-03", **at("Ny bru")),
    facts.Prosjekt(navn="Ny bru", ferdig_aar=2026, sted="Solheim", **at("Ny bru")),
    facts.Budsjettpost(
        tekst="Ny bru",
        kolonne="Budsjett 2024",
        verdi=Decimal("-2000000.0"),
        tabell=span("2 mill. kr."),
        overflateform="-2 mill.",
        aar=2024,
        prosjekt="Ny bru",
        **at("2 mill. kr."),
    ),
    facts.Observasjon(
        indikator="Andel bruer",
        omraade="Nordvik",
        verdi=Decimal("7.30"),
        enhet="%",
        aar=2023,
        **at("2 mill."),
    ),
    facts.Kontroll(
        tabell=span("2 mill. kr."),
        stemmer=True,
        avvik=Decimal(0),
        beskrivelse="Sum",
        **at("2 mill."),
    ),
    facts.Beloep(
        verdi=Decimal("2E6"), overflateform="2 mill. kr", gjelder="bru", **at("2 mill.")
    ),
    facts.Dato(verdi="2024-03-14", overflateform="14.03.2024", **at("14.03.2024")),
    toldfacts.Hendelse(
        tekst="Vedtak om ny bru",
        dato="2024-04-25",
        sluttdato="2024-05",
        overflateform="25.04.2024",
        utvalg=("Formannskapet",),
        **at("Ny bru"),
    ),
    toldfacts.Utsagn(
        gjelder="Ny bru",
        klasse="Prosjekt",
        egenskap="ferdigAar",
        verdi="2026/2027",
        overflateform="Brua står ferdig ved årsskiftet 2026/2027.",
        **at("bru"),
    ),
    toldfacts.Lovhenvisning(
        lov="kommuneloven", paragraf="14-1", overflateform="kml.", **at("Sak")
    ),
    facts.Sted(navn="Solheim", eiendom="12/3", **at("Solheim")),
    facts.Omtale(
        klasse="Person",
        entity="Kari Berg",
        overflateform="Kari Berg",
        **at("Kari Berg"),
    ),
)


def extraction(
    *said: Fact,
    kommune: str | None = "Fjordvik kommune",
    filename: str = "protokoll.txt",
    sha256: str = "ab" * 32,
) -> Extraction:
    document = Document(filename, sha256, "text/plain", TEXT)
    torn = span("enstemrnig")
    view = View(document, (Edit(torn.start, torn.end, "enstemmig"),))
    layout = Layout(
        parts=(Part(Span(0, len(TEXT)), "moeteprotokoll", "Protokoll", "2024-03-14"),),
        sections=(Section(span(TEXT[60:-1]), span("Sak 7/24"), 1, ("Sak 7/24",)),),
        passages=(Passage(span(TEXT[:-1]), 0, quality=0.9),),
    )
    return Extraction(document, view, layout, said, kommune)


@pytest.fixture
def one_of_each() -> tuple[Fact, ...]:
    """One fact of each kind, all read from the same invented protocol."""
    return ONE_OF_EACH


@pytest.fixture
def read() -> Callable[..., Extraction]:
    """Makes an extraction of the invented protocol with the facts given."""
    return extraction


class SixteenNumbers:
    """An encoder that needs no model: how often each of sixteen kinds of letter is."""

    name = "sixteen-numbers"
    dimensions = 16

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 16), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % 16] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


@pytest.fixture
def encoder() -> SixteenNumbers:
    return SixteenNumbers()

"""The facts that extractors find, one type for each class of the ontology.

Names are those of Noark 5 and eInnsyn in their ASCII spelling (docs/glossary.md).
Every fact carries its evidence: one or more spans of the document's text. A fact
that cannot be pointed to is not made. Persons, bodies, plans and projects are named
by their canonical name within the file; money is in whole kroner; dates are ISO
strings of the precision that the text gives (``2024``, ``2024-05``, ``2024-05-28``).
"""

from dataclasses import dataclass
from decimal import Decimal

from ingest.errors import SpanError
from ingest.model import Document, Layout, Span
from ingest.view import View


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact has. evidence: where it stands, the best place first."""

    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise SpanError(f"{type(self).__name__} without a place in the text")


@dataclass(frozen=True, kw_only=True)
class Omtale(Fact):
    """One surface form in one place. entity: the canonical name it stands for.

    klasse: class of the entity (``Person``, ``Utvalg``, ``Temaplan``, ``Prosjekt``).
    """

    klasse: str
    entity: str
    overflateform: str


@dataclass(frozen=True, kw_only=True)
class Enhet(Fact):
    """An organisation. enhetstype: KOMMUNE FYLKE UTVALG AVDELING VIRKSOMHET ORGAN."""

    navn: str
    enhetstype: str
    varianter: tuple[str, ...] = ()
    kode: str | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Fact):
    """A human being. varianter: other ways the same file writes the name."""

    navn: str
    varianter: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Verv(Fact):
    """A role held by a person, or membership of a party."""

    person: str
    funksjon: str | None = None
    parti: str | None = None
    organisasjon: str | None = None


@dataclass(frozen=True, kw_only=True)
class Moete(Fact):
    """A meeting of a political body. Times are HH:MM."""

    utvalg: str
    dato: str
    starttid: str | None = None
    sluttid: str | None = None
    sted: str | None = None
    leder: str | None = None
    protokollfoerer: str | None = None
    antall_medlemmer: int | None = None


@dataclass(frozen=True, kw_only=True)
class Moetedeltaker(Fact):
    """One person at one meeting. tilstede False means apologies (forfall)."""

    utvalg: str
    dato: str
    person: str
    parti: str | None = None
    funksjon: str | None = None
    moette_for: str | None = None
    tilstede: bool = True


@dataclass(frozen=True)
class SakRef:
    """What names a case: body, number ("25/23") and, where known, ISO date."""

    utvalg: str
    nummer: str | None = None
    dato: str | None = None


@dataclass(frozen=True, kw_only=True)
class Moetesak(Fact):
    """A case on one body's agenda; a row of "Behandlet av" is one as well.

    saksmappe: arkivsak ("23/17920"); journalpost: "23/17920-1". status: "planlagt"
    for a treatment that has no number yet.
    """

    sak: SakRef
    tittel: str | None = None
    saksmappe: str | None = None
    journalpost: str | None = None
    saksbehandler: str | None = None
    forslagsstiller: str | None = None
    status: str | None = None
    rekkefoelge: int | None = None


@dataclass(frozen=True, kw_only=True)
class Behandling(Fact):
    """The text of a recommendation or decision.

    klasse: "Innstilling" or "Vedtak". utfall: any of ``vedtatt``, ``ikke vedtatt``,
    ``tatt til orientering``, ``utsatt``, ``oversendt``, ``godkjent``.
    """

    klasse: str
    sak: SakRef
    tekst: str
    utfall: tuple[str, ...] = ()
    forslagsstiller: str | None = None


@dataclass(frozen=True, kw_only=True)
class Votering(Fact):
    """One vote. punkt: "1 a", empty for the whole. Parties are codes (A, H, SV).

    parti_delt: those of the parties told of that did not stand together ("1 A").
    personer_for, personer_mot: members that are named with their vote.
    """

    sak: SakRef
    punkt: str = ""
    enstemmig: bool | None = None
    stemmer_for: int | None = None
    stemmer_mot: int | None = None
    parti_for: tuple[str, ...] = ()
    parti_mot: tuple[str, ...] = ()
    parti_delt: tuple[str, ...] = ()
    personer_for: tuple[str, ...] = ()
    personer_mot: tuple[str, ...] = ()
    forslagsstiller: str | None = None
    resultat: str | None = None


@dataclass(frozen=True, kw_only=True)
class Inhabilitet(Fact):
    """A person who left a case because of a conflict of interest."""

    sak: SakRef
    person: str
    aarsak: str | None = None


@dataclass(frozen=True, kw_only=True)
class Vedtaksoppfoelging(Fact):
    """A row of a follow-up report: what became of a decision."""

    sak: SakRef | None
    tittel: str
    status: str | None = None
    kommentar: str | None = None


@dataclass(frozen=True, kw_only=True)
class Temaplan(Fact):
    """A theme plan. navn: without "temaplan for". vedtatt: ISO, any precision.

    klasse: "Temaplan", or "Plan" for other plans.
    """

    navn: str
    klasse: str = "Temaplan"
    varianter: tuple[str, ...] = ()
    status: str | None = None
    vedtatt: str | None = None
    ansvarlig: str | None = None


@dataclass(frozen=True, kw_only=True)
class Prosjekt(Fact):
    """A project. loepende: a standing appropriation without an end."""

    navn: str
    varianter: tuple[str, ...] = ()
    tjenesteomraade: str | None = None
    ferdig_aar: int | None = None
    loepende: bool | None = None
    status: str | None = None
    sted: str | None = None


@dataclass(frozen=True, kw_only=True)
class Budsjettpost(Fact):
    """One cell of a money table. verdi: whole kroner, sign as printed.

    kolonne: header as printed ("Øk.plan 2024"). versjon: one of regnskap budsjett
    revidert_budsjett oekonomiplan prognose endring brutto sum rest. posttype: one of
    drift investering inntekt finansiering sum. tabell: the table it stands in.
    """

    tekst: str
    kolonne: str
    verdi: Decimal
    tabell: Span
    overflateform: str
    versjon: str | None = None
    aar: int | None = None
    posttype: str | None = None
    prosjekt: str | None = None
    tjenesteomraade: str | None = None


@dataclass(frozen=True, kw_only=True)
class Observasjon(Fact):
    """One figure: indicator, area, year, value, unit as printed ("%", "kr")."""

    indikator: str
    omraade: str
    verdi: Decimal
    enhet: str
    aar: int | None = None
    overflateform: str = ""


@dataclass(frozen=True, kw_only=True)
class Kontroll(Fact):
    """An arithmetic check of a table. avvik: difference in the table's unit."""

    tabell: Span
    stemmer: bool
    avvik: Decimal
    beskrivelse: str


@dataclass(frozen=True, kw_only=True)
class Beloep(Fact):
    """An amount in running text, in whole kroner (per-unit prices may have oere)."""

    verdi: Decimal
    overflateform: str
    gjelder: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dato(Fact):
    """A date in running text. verdi: ISO of the precision the text gives."""

    verdi: str
    overflateform: str
    gjelder: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sted(Fact):
    """A place or property. eiendom: "gnr/bnr"."""

    navn: str
    eiendom: str | None = None


@dataclass(frozen=True)
class Extraction:
    """All that was read from one file. kommune: whose document it is, if known."""

    document: Document
    view: View
    layout: Layout
    facts: tuple[Fact, ...]
    kommune: str | None = None

"""What single sentences tell: events and their day, claims, references to statutes.

They belong to the vocabulary of ``ingest.facts``; the same rules hold for them.
"""

from dataclasses import dataclass

from ingest.facts import Fact


@dataclass(frozen=True, kw_only=True)
class Hendelse(Fact):
    """What happens on a day: a step of a timetable, a deadline, when a law begins.

    tekst: as it stands, without the day where that opens the line. dato: ISO of any
    precision; sluttdato: the last day of a range, or the second of two.
    """

    tekst: str
    dato: str
    overflateform: str
    sluttdato: str | None = None
    utvalg: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Utsagn(Fact):
    """What one place says of a thing, kept though another place says otherwise.

    gjelder: the canonical name of a plan or project (klasse says which), else what is
    counted or measured ("kommunale barnehager"). egenskap: ``ferdigAar``,
    ``vedtattDato``, ``planstatus`` or ``verdi``. verdi: a number, an ISO date of any
    precision, or two of them with a stroke between for a range ("2026/2027").
    """

    gjelder: str
    egenskap: str
    verdi: str
    overflateform: str
    klasse: str = ""
    enhet: str = ""
    omraade: str | None = None
    aar: int | None = None


@dataclass(frozen=True, kw_only=True)
class Lovhenvisning(Fact):
    """A reference to a statute. lov: canonical ("kommuneloven"); paragraf: "14-1"."""

    lov: str
    paragraf: str | None
    overflateform: str

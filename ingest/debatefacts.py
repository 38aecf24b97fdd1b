"""The facts of a debate: what members proposed and asked, and who presented a case.

They belong to the vocabulary of ``ingest.facts``; the same rules hold for them.
"""

from dataclasses import dataclass

from ingest.facts import Fact, SakRef


@dataclass(frozen=True, kw_only=True)
class Forslag(Fact):
    """A proposal made in the meeting. forslagsstiller: as told ("Ola Lie (H)").

    forslagstype: one of ``forslag``, ``nytt punkt``, ``endringsforslag``,
    ``tilleggsforslag``, ``alternativt forslag``, ``fellesforslag``,
    ``utsettelsesforslag``, ``oversendelsesforslag``, ``tilbakesendelsesforslag``.
    resultat: what its vote came to, as of a Votering; None where none is told.
    """

    sak: SakRef
    tekst: str
    forslagsstiller: str
    parti: tuple[str, ...] = ()
    forslagstype: str = "forslag"
    resultat: str | None = None


@dataclass(frozen=True, kw_only=True)
class Spoersmaal(Fact):
    """A question asked in a meeting. tekst: what it was about.

    svar: the sentence that tells of the answer; svart_av: who gave it, as told.
    """

    utvalg: str
    dato: str
    person: str
    tekst: str
    parti: str | None = None
    svar: str | None = None
    svart_av: str | None = None


@dataclass(frozen=True, kw_only=True)
class Redegjoerelse(Fact):
    """A person who presented a case to a body. tekst: the sentence that tells it."""

    sak: SakRef
    person: str
    tekst: str
    funksjon: str | None = None

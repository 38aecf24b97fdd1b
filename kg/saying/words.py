"""What the sentences of facts are put together from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.facts import SakRef
from ingest.model import Span
from kg.speech import body, capital, closed, date

Titles = Mapping[SakRef, str]
"""What each case of a document is about."""


@dataclass(frozen=True)
class Said:
    """A fact as a sentence. klasse: class of the ontology."""

    klasse: str
    text: str
    evidence: tuple[Span, ...]
    slots: dict[str, str] = field(default_factory=dict)


def meeting(utvalg: str, dato: str | None) -> str:
    """A body with the day it met: "formannskapet 4. mars 2024"."""
    return f"{body(utvalg)} {date(dato)}" if dato else body(utvalg)


def case(sak: SakRef, titles: Titles) -> str:
    """A case as it is named inside a sentence."""
    number = f"sak {sak.nummer}" if sak.nummer else "saken"
    title = f" ({titles[sak]})" if sak in titles else ""
    return f"{number}{title} i {meeting(sak.utvalg, sak.dato)}"


def sentence(*parts: str | None) -> str:
    """Parts as one sentence, with a capital and a full stop."""
    text = " ".join(part for part in parts if part).strip()
    return closed(capital(text))

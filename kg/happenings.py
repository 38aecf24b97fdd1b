"""An event with its day, said as one sentence."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ingest.facts import Fact, SakRef
from ingest.toldfacts import Hendelse
from kg.speech import body, capital, closed, date, listed


def days(*moments: str | None) -> str:
    """One or two ISO dates as they open a sentence: "3. mai 2031 – 5. mai 2031"."""
    told = " – ".join(date(day) for day in dict.fromkeys(moments) if day)
    return capital(told)


def happens(fact: Hendelse, _: Mapping[SakRef, str]) -> str:
    """When something happens, what, and which bodies: codes of bodies are no names."""
    text = closed(fact.tekst + _who(fact.tekst, fact.utvalg))
    return f"{days(fact.dato, fact.sluttdato)}: {text}"


def _who(text: str, bodies: Iterable[str]) -> str:
    """The bodies that a text does not name in full, in brackets."""
    left = [body(name) for name in bodies if name.lower() not in text.lower()]
    return f" ({listed(left)})" if left else ""


TELLERS: Final[
    Mapping[type[Fact], Callable[[Any, Mapping[SakRef, str]], str | None]]
] = {Hendelse: happens}

"""Meetings, who was there, and the cases on their agendas, as sentences."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from ingest import facts
from ingest.facts import Fact
from kg.saying.words import Titles, meeting, sentence


def _moete(fact: facts.Moete, _: Titles) -> str:
    times = [f"kl. {time}" for time in (fact.starttid, fact.sluttid) if time]
    held = f"begynte {times[0]}" if times else "ble holdt"
    held += f" og sluttet {times[1]}" if len(times) > 1 else ""
    return " ".join(
        part
        for part in (
            sentence("møtet i", meeting(fact.utvalg, fact.dato), held),
            sentence("sted:", fact.sted) if fact.sted else None,
            sentence("møteleder:", fact.leder) if fact.leder else None,
            sentence("protokollfører:", fact.protokollfoerer)
            if fact.protokollfoerer
            else None,
        )
        if part
    )


def _deltaker(fact: facts.Moetedeltaker, _: Titles) -> str:
    who = f"{fact.person} ({fact.parti})" if fact.parti else fact.person
    where = f"i {meeting(fact.utvalg, fact.dato)}"
    if not fact.tilstede:
        return sentence(who, "hadde forfall til møtet", where)
    role = f"som {fact.funksjon.lower()}" if fact.funksjon else None
    stead = f"i stedet for {fact.moette_for}" if fact.moette_for else None
    return sentence(who, "møtte", role, stead, where)


def _sak(fact: facts.Moetesak, titles: Titles) -> str | None:
    title = fact.tittel or titles.get(fact.sak)
    if not (title or fact.saksmappe):
        return None
    number = f"sak {fact.sak.nummer}" if fact.sak.nummer else "sak uten nummer ennå"
    extra = (
        f"arkivsak {fact.journalpost or fact.saksmappe}" if fact.saksmappe else None,
        f"saksbehandler {fact.saksbehandler}" if fact.saksbehandler else None,
        f"foreslått av {fact.forslagsstiller}" if fact.forslagsstiller else None,
        fact.status,
    )
    told = ", ".join(part for part in extra if part)
    place = f"{number} i {meeting(fact.sak.utvalg, fact.sak.dato)}"
    return sentence(f"{place}: {title or ''}", f"({told})" if told else None)


TELLERS: Final[Mapping[type[Fact], Callable[[Any, Titles], str | None]]] = {
    facts.Moete: _moete,
    facts.Moetedeltaker: _deltaker,
    facts.Moetesak: _sak,
}

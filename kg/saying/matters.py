"""Follow-up, plans, projects and roles as sentences."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from ingest import facts
from ingest.facts import Fact
from kg.saying.words import Titles, case, sentence
from kg.speech import body, date, listed


def _oppfoelging(fact: facts.Vedtaksoppfoelging, titles: Titles) -> str:
    where = f" ({case(fact.sak, {})})" if fact.sak else ""
    status = f": {fact.status}." if fact.status else "."
    comment = " ".join((fact.kommentar or "").split())
    return sentence(f"oppfølging av vedtak: {fact.tittel}{where}{status}", comment)


def _plan(fact: facts.Temaplan, _: Titles) -> str | None:
    kind = "temaplanen" if fact.klasse == "Temaplan" else "planen"
    if fact.vedtatt:
        return sentence(f"{kind} {fact.navn} ble vedtatt {date(fact.vedtatt)}")
    if fact.status:
        return sentence(f"{kind} {fact.navn}: {fact.status}")
    return None


def _prosjekt(fact: facts.Prosjekt, _: Titles) -> str | None:
    area = f" ({fact.tjenesteomraade})" if fact.tjenesteomraade else ""
    told = (
        f"skal stå ferdig i {fact.ferdig_aar}" if fact.ferdig_aar else None,
        "er en løpende bevilgning" if fact.loepende else None,
        f"har status «{fact.status}»" if fact.status else None,
    )
    said = listed(part for part in told if part)
    return sentence(f"prosjektet {fact.navn}{area} {said}") if said else None


def _verv(fact: facts.Verv, _: Titles) -> str | None:
    party = f" ({fact.parti})" if fact.parti else ""
    where = f" i {body(fact.organisasjon)}" if fact.organisasjon else ""
    if not fact.funksjon:
        return None
    return sentence(f"{fact.person}{party} er {fact.funksjon.lower()}{where}")


TELLERS: Final[Mapping[type[Fact], Callable[[Any, Titles], str | None]]] = {
    facts.Vedtaksoppfoelging: _oppfoelging,
    facts.Temaplan: _plan,
    facts.Prosjekt: _prosjekt,
    facts.Verv: _verv,
}

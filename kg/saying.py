"""Each fact as one short sentence in bokmål, with what it says in slots.

The sentence is what is searched and, where it fits the question, what is answered:
it names the body, the date, the area and the unit that the printed row leaves out.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from ingest import facts
from ingest.facts import Extraction, Fact, SakRef
from ingest.model import Span
from kg.speech import body, date, listed, measured, money

LONGEST: Final = 900
"""A decision that is longer is cut; its passage holds the rest."""

OUTCOMES: Final = {"falt": "falt", "ikke vedtatt": "ble ikke vedtatt"}


@dataclass(frozen=True)
class Said:
    """A fact as a sentence. klasse: class of the ontology."""

    klasse: str
    text: str
    evidence: tuple[Span, ...]
    slots: dict[str, str] = field(default_factory=dict)


def say(extraction: Extraction) -> Iterator[Said]:
    """Every fact of a document that makes a sentence of its own."""
    titles = _titles(extraction.facts)
    for fact in extraction.facts:
        teller = TELLERS.get(type(fact))
        text = teller(fact, titles) if teller else None
        if text:
            places = _fullest_first(extraction, fact)
            yield Said(_klasse(fact), text[:LONGEST], places, _slots(fact))
    yield from chain(_posts(extraction), _series(extraction))


def _fullest_first(extraction: Extraction, fact: Fact) -> tuple[Span, ...]:
    """The places of a case, those first that say most of what is known of it."""
    if not isinstance(fact, facts.Moetesak):
        return fact.evidence
    known = (fact.journalpost or fact.saksmappe, fact.sak.nummer, fact.saksbehandler)
    told = [value for value in known if value]
    return tuple(sorted(fact.evidence, key=lambda span: -_says(extraction, span, told)))


def _says(extraction: Extraction, span: Span, told: Sequence[str]) -> int:
    """How many values stand at a place."""
    quote = extraction.document.quote(span)
    return sum(value in quote for value in told)


def _titles(found: Sequence[Fact]) -> dict[SakRef, str]:
    """What each case is about: its own title or, without one, that of its folder."""
    cases = [fact for fact in found if isinstance(fact, facts.Moetesak)]
    folders = {case.saksmappe: case.tittel for case in reversed(cases) if case.tittel}
    own = {case.sak: case.tittel for case in reversed(cases) if case.tittel}
    for case in cases:
        title = folders.get(case.saksmappe) if case.saksmappe else None
        if title:
            own.setdefault(case.sak, title)
    return {sak: title for sak, title in own.items() if title}


def _klasse(fact: Fact) -> str:
    return getattr(fact, "klasse", None) or type(fact).__name__


def _slots(fact: Fact) -> dict[str, str]:
    named = {
        name: str(value)
        for name, value in vars(fact).items()
        if name != "evidence" and isinstance(value, str | int) and value != ""
    }
    sak = getattr(fact, "sak", None)
    if isinstance(sak, SakRef):
        named |= {"utvalg": sak.utvalg, "sak": sak.nummer or "", "dato": sak.dato or ""}
    return named


def _meeting(utvalg: str, dato: str | None) -> str:
    return f"{body(utvalg)} {date(dato)}" if dato else body(utvalg)


def _case(sak: SakRef, titles: Mapping[SakRef, str]) -> str:
    """A case as it is named inside a sentence."""
    number = f"sak {sak.nummer}" if sak.nummer else "saken"
    title = f" ({titles[sak]})" if sak in titles else ""
    return f"{number}{title} i {_meeting(sak.utvalg, sak.dato)}"


def _sentence(*parts: str | None) -> str:
    text = " ".join(part for part in parts if part).strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "»")) else f"{text}."


def _moete(fact: facts.Moete, _: Mapping[SakRef, str]) -> str:
    times = [f"kl. {time}" for time in (fact.starttid, fact.sluttid) if time]
    held = f"begynte {times[0]}" if times else "ble holdt"
    held += f" og sluttet {times[1]}" if len(times) > 1 else ""
    return " ".join(
        part
        for part in (
            _sentence("møtet i", _meeting(fact.utvalg, fact.dato), held),
            _sentence("sted:", fact.sted) if fact.sted else None,
            _sentence("møteleder:", fact.leder) if fact.leder else None,
            _sentence("protokollfører:", fact.protokollfoerer)
            if fact.protokollfoerer
            else None,
        )
        if part
    )


def _deltaker(fact: facts.Moetedeltaker, _: Mapping[SakRef, str]) -> str:
    who = f"{fact.person} ({fact.parti})" if fact.parti else fact.person
    meeting = f"i {_meeting(fact.utvalg, fact.dato)}"
    if not fact.tilstede:
        return _sentence(who, "hadde forfall til møtet", meeting)
    role = f"som {fact.funksjon.lower()}" if fact.funksjon else None
    stead = f"i stedet for {fact.moette_for}" if fact.moette_for else None
    return _sentence(who, "møtte", role, stead, meeting)


def _sak(fact: facts.Moetesak, titles: Mapping[SakRef, str]) -> str | None:
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
    place = f"{number} i {_meeting(fact.sak.utvalg, fact.sak.dato)}"
    return _sentence(f"{place}: {title or ''}", f"({told})" if told else None)


def _behandling(fact: facts.Behandling, titles: Mapping[SakRef, str]) -> str:
    outcome = f" ({listed(fact.utfall)})" if fact.utfall else ""
    text = " ".join(fact.tekst.split())
    return _sentence(f"{fact.klasse} i {_case(fact.sak, titles)}{outcome}: {text}")


def _votering(fact: facts.Votering, titles: Mapping[SakRef, str]) -> str:
    point = f", punkt {fact.punkt}" if fact.punkt else ""
    whose = f"Forslaget fra {fact.forslagsstiller}" if fact.forslagsstiller else None
    votes = [
        f"{count} stemmer {side}" + _parties(parties, fact.parti_delt)
        for count, side, parties in (
            (fact.stemmer_for, "for", fact.parti_for),
            (fact.stemmer_mot, "mot", fact.parti_mot),
        )
        if count is not None or parties
    ]
    told = "enstemmig vedtatt" if fact.enstemmig else ", ".join(votes)
    result = None if fact.enstemmig else fact.resultat
    told = "; ".join(part for part in (told, result) if part)
    subject = whose or "Votering"
    return _sentence(f"{subject} i {_case(fact.sak, titles)}{point}: {told}")


def _parties(codes: Sequence[str], split: Sequence[str]) -> str:
    """Parties behind a count; of one that did not stand together, only some."""
    told = [f"noen fra {code}" if code in split else code for code in codes]
    return f" ({', '.join(told)})" if told else ""


def _inhabil(fact: facts.Inhabilitet, titles: Mapping[SakRef, str]) -> str:
    why = f", {' '.join(fact.aarsak.split())}" if fact.aarsak else ""
    who = f"{fact.person} var inhabil og forlot behandlingen av"
    return _sentence(f"{who} {_case(fact.sak, titles)}{why}")


def _oppfoelging(fact: facts.Vedtaksoppfoelging, titles: Mapping[SakRef, str]) -> str:
    case = f" ({_case(fact.sak, {})})" if fact.sak else ""
    status = f": {fact.status}." if fact.status else "."
    comment = " ".join((fact.kommentar or "").split())
    return _sentence(f"oppfølging av vedtak: {fact.tittel}{case}{status}", comment)


def _plan(fact: facts.Temaplan, _: Mapping[SakRef, str]) -> str | None:
    kind = "temaplanen" if fact.klasse == "Temaplan" else "planen"
    if fact.vedtatt:
        return _sentence(f"{kind} {fact.navn} ble vedtatt {date(fact.vedtatt)}")
    if fact.status:
        return _sentence(f"{kind} {fact.navn}: {fact.status}")
    return None


def _prosjekt(fact: facts.Prosjekt, _: Mapping[SakRef, str]) -> str | None:
    area = f" ({fact.tjenesteomraade})" if fact.tjenesteomraade else ""
    told = (
        f"skal stå ferdig i {fact.ferdig_aar}" if fact.ferdig_aar else None,
        "er en løpende bevilgning" if fact.loepende else None,
        f"har status «{fact.status}»" if fact.status else None,
    )
    said = listed(part for part in told if part)
    return _sentence(f"prosjektet {fact.navn}{area} {said}") if said else None


def _verv(fact: facts.Verv, _: Mapping[SakRef, str]) -> str | None:
    party = f" ({fact.parti})" if fact.parti else ""
    where = f" i {body(fact.organisasjon)}" if fact.organisasjon else ""
    if not fact.funksjon:
        return None
    return _sentence(f"{fact.person}{party} er {fact.funksjon.lower()}{where}")


TELLERS: Final[
    Mapping[type[Fact], Callable[[Any, Mapping[SakRef, str]], str | None]]
] = {
    facts.Moete: _moete,
    facts.Moetedeltaker: _deltaker,
    facts.Moetesak: _sak,
    facts.Behandling: _behandling,
    facts.Votering: _votering,
    facts.Inhabilitet: _inhabil,
    facts.Vedtaksoppfoelging: _oppfoelging,
    facts.Temaplan: _plan,
    facts.Prosjekt: _prosjekt,
    facts.Verv: _verv,
}


def _posts(extraction: Extraction) -> Iterator[Said]:
    """The cells of each printed row of a money table, as one sentence."""
    found: dict[tuple[object, ...], list[facts.Budsjettpost]] = {}
    for fact in extraction.facts:
        if isinstance(fact, facts.Budsjettpost):
            key = (fact.tekst, fact.tjenesteomraade, fact.tabell, fact.evidence[0])
            found.setdefault(key, []).append(fact)
    for posts in found.values():
        yield _post(posts)


def _post(posts: Sequence[facts.Budsjettpost]) -> Said:
    first = posts[0]
    area = first.tjenesteomraade
    label = f"{first.tekst} ({area})" if area and area != first.tekst else first.tekst
    cells = [_post_cell(post) for post in posts]
    told = ", ".join(f"{cell['column']}: {cell['said']}" for cell in cells)
    slots = {
        "label": first.tekst,
        "area": area or "",
        "posttype": first.posttype or "",
        "prosjekt": first.prosjekt or "",
        "cells": json.dumps(cells, ensure_ascii=False),
    }
    kind = "investering " if first.posttype == "investering" else "budsjett "
    evidence = tuple(dict.fromkeys(s for post in posts for s in post.evidence))
    return Said("Budsjettpost", _sentence(f"{kind}{label}: {told}"), evidence, slots)


def _post_cell(post: facts.Budsjettpost) -> dict[str, str]:
    column = " ".join(post.kolonne.split())
    return {
        "column": column,
        "area": "",
        "year": str(post.aar or ""),
        "version": post.versjon or "",
        "value": str(post.verdi),
        "unit": "kr",
        "said": money(post.verdi),
        "printed": post.overflateform,
    }


def _series(extraction: Extraction) -> Iterator[Said]:
    """The figures of each printed row of indicators, as one sentence."""
    found: dict[tuple[object, ...], list[facts.Observasjon]] = {}
    for fact in extraction.facts:
        if isinstance(fact, facts.Observasjon):
            found.setdefault((fact.indikator, fact.evidence[0]), []).append(fact)
    for seen in found.values():
        cells = [_figure_cell(fact) for fact in seen]
        told = ", ".join(f"{cell['column']}: {cell['said']}" for cell in cells)
        evidence = tuple(dict.fromkeys(s for fact in seen for s in fact.evidence))
        slots = {
            "label": seen[0].indikator,
            "cells": json.dumps(cells, ensure_ascii=False),
        }
        text = _sentence(f"{seen[0].indikator}: {told}")
        yield Said("Observasjon", text, evidence, slots)


def _figure_cell(fact: facts.Observasjon) -> dict[str, str]:
    year = str(fact.aar or "")
    return {
        "column": " ".join(part for part in (fact.omraade, year) if part),
        "area": fact.omraade,
        "year": year,
        "version": "",
        "value": str(fact.verdi),
        "unit": fact.enhet,
        "said": measured(fact.verdi, fact.enhet),
        "printed": fact.overflateform,
    }

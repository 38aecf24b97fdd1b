"""What was proposed, asked, voted on and decided, as sentences."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ingest import debatefacts, facts
from ingest.facts import Fact
from kg.saying.words import Titles, case, meeting, sentence
from kg.speech import listed


def _behandling(fact: facts.Behandling, titles: Titles) -> str:
    outcome = f" ({listed(fact.utfall)})" if fact.utfall else ""
    text = " ".join(fact.tekst.split())
    return sentence(f"{fact.klasse} i {case(fact.sak, titles)}{outcome}: {text}")


def _votering(fact: facts.Votering, titles: Titles) -> str:
    called = len(fact.punkt) == len("forslag A") and fact.punkt.startswith("forslag ")
    point = f", {'' if called else 'punkt '}{fact.punkt}" if fact.punkt else ""
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
    return sentence(f"{subject} i {case(fact.sak, titles)}{point}: {told}")


def _parties(codes: Sequence[str], split: Sequence[str]) -> str:
    """Parties behind a count; of one that did not stand together, only some."""
    told = [f"noen fra {code}" if code in split else code for code in codes]
    return f" ({', '.join(told)})" if told else ""


def _inhabil(fact: facts.Inhabilitet, titles: Titles) -> str:
    why = f", {' '.join(fact.aarsak.split())}" if fact.aarsak else ""
    who = f"{fact.person} var inhabil og forlot behandlingen av"
    return sentence(f"{who} {case(fact.sak, titles)}{why}")


def _forslag(fact: debatefacts.Forslag, titles: Titles) -> str:
    kind = fact.forslagstype[:1].upper() + fact.forslagstype[1:]
    outcome = f" ({fact.resultat})" if fact.resultat else ""
    head = f"{kind} fra {fact.forslagsstiller} i {case(fact.sak, titles)}{outcome}"
    return sentence(f"{head}: {fact.tekst}")


def _spoersmaal(fact: debatefacts.Spoersmaal, _: Titles) -> str:
    who = f"{fact.person} ({fact.parti})" if fact.parti else fact.person
    where = meeting(fact.utvalg, fact.dato)
    asked = sentence(f"spørsmål fra {who} i {where}: {fact.tekst}")
    return f"{asked} {fact.svar}" if fact.svar else asked


def _redegjoerelse(fact: debatefacts.Redegjoerelse, titles: Titles) -> str:
    return sentence(f"Presentasjon av {case(fact.sak, titles)}: {fact.tekst}")


TELLERS: Final[Mapping[type[Fact], Callable[[Any, Titles], str | None]]] = {
    facts.Behandling: _behandling,
    facts.Votering: _votering,
    facts.Inhabilitet: _inhabil,
    debatefacts.Forslag: _forslag,
    debatefacts.Spoersmaal: _spoersmaal,
    debatefacts.Redegjoerelse: _redegjoerelse,
}

"""Where the documents disagree about what an answer says: both are shown.

Contradictions are decided when a version is built (``kg.conflicts``). Here one is found
again from the place that an answer cites and the value that it says; which of the
values is right is for a person.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.cite import Citation, cite
from kg.compose import Documents, Sentence
from kg.facts import FactRow, bound, rows
from kg.iri import PREFIX_LENGTH
from kg.phrasing import phrase
from kg.phrasing.slots import figures
from kg.speech import date, measured, money, number
from kg.store import GraphStore

MOST = 3
"""Values of one thing that are told of, at most."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Dispute:
    """Claims about one thing that cannot all be true, in the order of the documents."""

    title: str
    claims: tuple[FactRow, ...]


Disputes = Mapping[str, Sequence[Dispute]]
"""Contradictions by the documents that are in them, as their IRIs name them."""


def disputes(graph: GraphStore) -> Disputes:
    """All contradictions of a graph."""
    found = rows(graph, bound("motstrid"))
    by_document: dict[str, list[Dispute]] = {}
    for _, group in groupby(found, key=lambda row: row["motstrid"]):
        claims = tuple(group)
        for document in dict.fromkeys(claim.document for claim in claims):
            dispute = Dispute(claims[0]["tittel"], claims)
            by_document.setdefault(document, []).append(dispute)
    return by_document


def disputed(
    sentences: Sequence[Sentence],
    found: Disputes,
    documents: Documents,
    language: str,
) -> Sentence | None:
    """The sentence that names who disagrees about what an answer says, if anyone does.

    The value of the newest document comes first. Cited are the places of all values.
    """
    for sentence in sentences:
        for dispute in _near(sentence, found):
            said = _said(sentence, dispute.claims)
            others = [c for c in dispute.claims if said and not _agree(c, said)]
            if said and not _all_said(others, sentences):
                claims = _one_each(_newest((said, *others)))[:MOST]
                return _sentence(claims, sentence, documents, language)
    return None


def _near(sentence: Sentence, found: Disputes) -> Iterator[Dispute]:
    """The contradictions in which a document is that the sentence cites."""
    cited = dict.fromkeys(c.document_sha[:PREFIX_LENGTH] for c in sentence.citations)
    return (dispute for document in cited for dispute in found.get(document, ()))


def _said(sentence: Sentence, claims: Iterable[FactRow]) -> FactRow | None:
    """The claim that a sentence cites and says."""
    for claim in claims:
        cited = any(_same_place(citation, claim) for citation in sentence.citations)
        if cited and any(_stands(form, sentence.text) for form in _forms(claim)):
            return claim
    return None


def _all_said(claims: Sequence[FactRow], sentences: Sequence[Sentence]) -> bool:
    """Whether each value that others claim is said already, with its place."""
    told = {c["verdi"] for c in claims for s in sentences if _said(s, (c,))}
    return all(claim["verdi"] in told for claim in claims)


def _same_place(citation: Citation, claim: FactRow) -> bool:
    span = claim.span
    same = citation.document_sha.startswith(claim.document)
    return same and citation.start < span.end and span.start < citation.end


def _forms(claim: FactRow) -> Iterator[str]:
    """The ways in which a value may be said."""
    value = claim.value
    if value is None:
        yield date(claim["verdi"])
        return
    yield claim["verdi"]
    yield number(value)
    yield number(value).replace(",", ".")


def _stands(form: str, text: str) -> bool:
    """Whether a value stands in a text, not as a part of a longer figure."""
    before, found, after = text.partition(form)
    if not found:
        return False
    inside = before[-1:].isdigit() or after[:1].isdigit()
    return not inside and not (after[:1] in ",." and after[1:2].isdigit())


def _agree(one: FactRow, other: FactRow) -> bool:
    """Whether two values are the same, or one a date that is less precisely said."""
    a, b = sorted((one["verdi"], other["verdi"]), key=len)
    if one.value is not None and other.value is not None:
        return one.value == other.value
    return b == a or b.startswith(f"{a}-")


def _newest(claims: Iterable[FactRow]) -> list[FactRow]:
    """Claims of the newest documents first, else as they come; undated ones last."""
    return sorted(claims, key=_when, reverse=True)


def _when(claim: FactRow) -> str:
    return claim["deldato"] or claim["dokumentdato"]


def _one_each(claims: Iterable[FactRow]) -> list[FactRow]:
    """One claim for each value."""
    kept: list[FactRow] = []
    for claim in claims:
        if not any(_agree(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _cited(claim: FactRow, sentence: Sentence, documents: Documents) -> Citation:
    """The place of a claim: the one that the sentence cites already, if it does."""
    known = (one for one in sentence.citations if _same_place(one, claim))
    made = next(known, None)
    return made or cite(documents(claim.document), claim.span, title=claim["deltittel"])


def _sentence(
    claims: Sequence[FactRow],
    sentence: Sentence,
    documents: Documents,
    language: str,
) -> Sentence:
    """Who says what, the claims in the order that they are to be told in."""
    cited = [_cited(claim, sentence, documents) for claim in claims]
    sources = [_source(claim) for claim in claims]
    told = (
        phrase(
            "claim",
            language,
            value=_told(claim, language),
            source=source
            if sources.count(source) == 1
            else phrase("line", language, source=source, line=place.line_start),
        )
        for claim, source, place in zip(claims, sources, cited, strict=True)
    )
    thing = f"{claims[0]['tittel']}{_year(claims)}"
    text = phrase("disagree", language, title=thing, claims=" – ".join(told))
    return Sentence(text, tuple(dict.fromkeys(cited)))


def _year(claims: Sequence[FactRow]) -> str:
    """The year that the claims are of, where it is one and not told in the title."""
    years = {claim["aar"] for claim in claims}
    year = next(iter(years)) if len(years) == 1 else ""
    return f" ({year})" if year and year not in claims[0]["tittel"] else ""


def _told(claim: FactRow, language: str) -> str:
    value, unit = claim.value, claim["enhet"]
    if value is None or _YEAR.fullmatch(claim["verdi"]):
        return date(claim["verdi"], language)
    if claim["kolonne"]:  # a cell of a money table
        return figures(money(value), language)
    if unit[:1].isdigit():  # "1000 kr"
        return figures(f"{number(value)} ({unit})", language)
    return figures(measured(value, unit), language)


def _source(claim: FactRow) -> str:
    """The document of a claim, with its year where the title does not tell it."""
    title, year = claim["deltittel"], _when(claim)[:4]
    if title and year and year not in title:
        return f"{title}, {year}"
    return title or year

"""Political bodies: every name and code that a document gives them, and where."""

import re
from collections.abc import Iterator, Mapping

from ingest.extract.body_names import BodyName, body_of, find_bodies, own_codes
from ingest.extract.bodycodes import explained
from ingest.facts import Enhet, Fact, Omtale
from ingest.gazetteer import body_codes
from ingest.model import Layout, Span
from ingest.view import View

_MOST = 200  # places of one surface form that are told as mentions
# "F-sak 113/23", "FSK 113/23", "PML- 14/24", "02.05.2023 FSK 79/23": a code before a
# case number
_CODED = re.compile(
    r"(?<![\w-])(?P<kode>[A-ZÆØÅ]{1,5})(?P<sak>[-.]sak)?"
    r"(?:[ \t]{1,3}|-[ \t]?)\d{1,4}/\d{2,4}(?![\d/])"
)
# bodies of the state or of a report, not of the municipality: "NOU 2023: 24 …utvalget"
_ELSEWHERE = re.compile(r"NOU\s+\d{4}\s?:?\s?\d*[^\n]{0,30}$")


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """A body and a mention for each place that names one."""
    told: dict[str, int] = {}
    names = find_bodies(view.text)
    for name in names:
        if _ELSEWHERE.search(view.text, max(0, name.start - 60), name.start):
            continue
        surface = _plain(name)
        told[surface] = told.get(surface, 0) + 1
        if told[surface] <= _MOST:
            yield from _facts(view, name, surface)
    yield from _codes(view, own_codes({name.name for name in names}))
    for code in explained(view):
        yield _coded(view, code.body, code.code, view.source(code.start, code.end))


def _facts(view: View, name: BodyName, surface: str) -> Iterator[Fact]:
    place = view.source(name.start, name.end)
    yield Enhet(
        navn=name.name,
        enhetstype="UTVALG",
        varianter=(surface,),
        evidence=(_line(view, place),),
    )
    yield Omtale(
        klasse="Utvalg",
        entity=name.name,
        overflateform=" ".join(view.document.quote(place).split()),
        evidence=(place,),
    )


def _plain(name: BodyName) -> str:
    """The surface form without a genitive s ("formannskapets")."""
    return (
        re.sub(r"(?<=[etag])s$", "", name.surface)
        if name.surface[-3:] != "ens"
        else name.surface
    )


def _line(view: View, place: Span) -> Span:
    return view.document.whole_lines(place)


def _coded(view: View, body: str, code: str, place: Span) -> Enhet:
    return Enhet(
        navn=body,
        enhetstype="UTVALG",
        varianter=(code,),
        kode=code,
        evidence=(_line(view, place),),
    )


def _codes(view: View, own: Mapping[str, str]) -> Iterator[Fact]:
    """Codes before case numbers, as variants of the body that they mean.

    own: the codes that bodies of this very document may have; they go before the list.
    """
    for match in _CODED.finditer(view.text):
        code = match["kode"]
        if len(code) == 1 and not match["sak"]:
            continue
        body = own.get(code) or (body_of(code) if code in body_codes() else None)
        place = view.source(
            match.start("kode"), match.end("sak") if match["sak"] else match.end("kode")
        )
        surface = f"{code}{match['sak'] or ''}"
        if body:
            yield Enhet(
                navn=body,
                enhetstype="UTVALG",
                varianter=(surface,),
                kode=None if match["sak"] else code,
                evidence=(_line(view, place),),
            )
            yield Omtale(
                klasse="Utvalg", entity=body, overflateform=surface, evidence=(place,)
            )

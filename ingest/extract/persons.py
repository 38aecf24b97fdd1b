"""People: names in lists, posts, votes and running text, with party and post."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ingest.extract.attendees import Attendee
from ingest.extract.labels import first_of
from ingest.extract.meetings import attending
from ingest.extract.person_names import (
    NAME,
    PersonName,
    by_surname,
    clean_name,
    party_code,
    people,
)
from ingest.extract.proceedings import sittings
from ingest.facts import Fact, Omtale, Person, Verv
from ingest.model import Layout, Span
from ingest.view import View

# a surname alone counts where a party or a post stands beside it: "Dahl (R)",
# "direktør Lund", "Steines (MDG) forslag"; not "Dahls gate"


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Each person, the posts and party the text gives them, and where."""
    rows = list(_listed(view, layout))
    listed = {row.line for row in rows}
    found = [n for n in people(view.text) if _line_index(view, n.start) not in listed]
    found += _officers(view, layout)
    known = {name.navn for name in found} | {row.name for row in rows}
    known |= {row.stands_for for row in rows if row.stands_for}
    for name in found:
        yield from _facts(view, name)
    for row in rows:
        yield from _row(view, row)
    taken = [(name.start, name.last or name.end) for name in found]
    taken += [(view.lines[at].start, view.lines[at].end) for at in listed]
    yield from _alone(view, known, taken)


def _line_index(view: View, offset: int) -> int:
    return view.document.line_number(view.source(offset, offset + 1).start) - 1


def _facts(view: View, name: PersonName) -> Iterator[Fact]:
    place = view.source(name.start, name.end)
    line = view.document.whole_lines(place)
    yield Person(navn=name.navn, evidence=(line,))
    yield Omtale(
        klasse="Person",
        entity=name.navn,
        overflateform=clean_name(view.document.quote(place)),
        evidence=(place,),
    )
    if name.parti or name.funksjon:
        yield Verv(
            person=name.navn, funksjon=name.funksjon, parti=name.parti, evidence=(line,)
        )


def _listed(view: View, layout: Layout) -> Iterator[Attendee]:
    for sitting in sittings(view, layout):
        if sitting.body:
            yield from attending(view, sitting)


def _row(view: View, row: Attendee) -> Iterator[Fact]:
    line = view.lines[row.line]
    place = view.document.whole_lines(view.source(line.start, line.end))
    for name in filter(None, (row.name, row.stands_for)):
        yield Person(navn=name, evidence=(place,))
        at = line.text.find(name)
        if at >= 0:
            span = view.source(line.start + at, line.start + at + len(name))
            yield Omtale(
                klasse="Person", entity=name, overflateform=name, evidence=(span,)
            )
    if row.party or row.post:
        yield Verv(
            person=row.name, funksjon=row.post, parti=row.party, evidence=(place,)
        )


def _officers(view: View, layout: Layout) -> Iterator[PersonName]:
    """The case officers that the heads of papers name, known given name or not."""
    for sitting in sittings(view, layout):
        field = first_of(sitting.head, "saksbehandler")
        if field and re.fullmatch(NAME, field.value.strip()):
            line = view.lines[field.line]
            at = line.start + line.text.find(field.value.strip())
            name = clean_name(field.value)
            yield PersonName(
                at, at + len(field.value.strip()), name, None, "Saksbehandler"
            )


def _alone(
    view: View, known: Iterable[str], taken: list[tuple[int, int]]
) -> Iterator[Fact]:
    """Surnames of only one person of the file, where they surely mean that person."""
    owners = by_surname(known)
    if not owners:
        return
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in taken:
        inside[start // 1000].append((start, end))
    forms = "|".join(map(re.escape, sorted(owners, key=len, reverse=True)))
    pattern = re.compile(
        rf"(?<![\w.-])(?P<n>{forms})(?P<s>s?)"
        r"(?P<p>[ ]\((?P<parti>[A-ZÆØÅ][A-Za-zØø]{0,3})\))?(?![\w-])"
    )
    for match in pattern.finditer(view.text):
        near = inside[match.start() // 1000] + inside[match.start() // 1000 - 1]
        if any(start <= match.start() < end for start, end in near):
            continue
        if _means_person(view.text, match):
            place = view.source(
                match.start("n"), match.end("p") if match["p"] else match.end("n")
            )
            yield from _mention(view, owners[match["n"]], match, place)


_AFTER = re.compile(
    r"\s(?:stilte|foreslo|fremmet|fremja|svarte|orienterte|fratrådte|ba om|la fram"
    r"|presenterte|innledet|redegjorde)\b"
)


def _means_person(text: str, match: re.Match[str]) -> bool:
    if match["p"] and party_code(match["parti"]):
        return True
    if _AFTER.match(text, match.end()) or (
        match["s"]
        and re.match(
            r"\s(?:forslag|framlegg|oversendelse)", text[match.end() : match.end() + 20]
        )
    ):
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    if re.search(
        r"(?i:\b(?:direktør|leder|leiar|rådgiver|ordfører|kommunalsjef|nestleder)\s)$",
        before,
    ):
        return True
    return bool(
        re.search(r"(?i:[(,]\s?|\bog\s)$", before)
        and re.match(r"[^()\n]{0,40},?\s?[A-ZÆØÅa-z]{1,3}\)", text[match.end() :])
    )


def _mention(
    view: View, navn: str, match: re.Match[str], place: Span
) -> Iterator[Fact]:
    surface = " ".join(match["n"].split())
    if match["p"]:
        surface = f"{surface} ({match['parti']})"
    line = view.document.whole_lines(place)
    yield Person(navn=navn, varianter=(match["n"],), evidence=(line,))
    yield Omtale(klasse="Person", entity=navn, overflateform=surface, evidence=(place,))

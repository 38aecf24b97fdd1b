"""The fields of a document's head: "Møtedato: 28.05.2024", or a row under labels.

Case systems print them as "label: value", as a label with the value on the next line,
or as a row of labels over a row of values ("Dato Tid Sted").
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.body_names import body_of, find_bodies
from ingest.extract.case_numbers import find_date, find_folder
from ingest.view import Line

_LABELS = {
    "utvalg": r"Utvalg(?:/komit[eé])?|Utval|Organ|Styre/råd/utvalg|Råd/utvalg|Nemnd",
    "dato": r"Møtedato(?:/-?tid)?|Dato|Møtedag|Møtetidspunkt",
    "tid": r"Møtetid|Tid(?:spunkt|srom)?|Klokkeslett|Kl\.?|Starttid",
    "slutt": r"Sluttid|Slutt|Møtet hevet|Møtet heva",
    "sted": r"Møtested|Møtestad|Møterom|Sted|Stad|Lokale",
    "leder": r"Møteleder|Møteleiar|Møtet ledet av|Leder av møtet|Ordstyrer",
    "sekretaer": r"Protokollføre?r|Protokollførar|Møtesekretær|Utvalgssekretær"
    r"|Utvalssekretær|Sekretær|Referent",
    "arkivsak": r"Ar[k]?ivsak(?:snr|snummer|ID|-?dok)?\.?|Arkiv-?saksnr\.?|Saksmappe(?:nr)?"
    r"|Arkivref(?:eranse)?|Sak(?:s)?ID|Saksnr\.?/arkivsaksnr\.?|Sak/dok",
    "journalpost": r"Journalpost(?:ID|nr|nummer)?\.?|JpID|JP-?nr|Journalnr\.?|Løpenr\.?"
    r"|Dokumentnr\.?",
    "saksbehandler": r"Saksbehandl(?:er|ar)|Sakshandsamar|Saksansvarlig|Saksansvarleg",
    "saksnr": r"Saksnr\.?|Saksnummer|Saknr\.?|Utvalgssak(?:snr)?\.?|Utvalssak(?:snr)?\.?"
    r"|Utvalgs-?saksnr\.?",
    "tittel": r"Sakstittel|Tittel|Sak gjelder|Saka gjeld|Innhald|Innhold",
    "annet": r"Arkivkode|Arkiv|Klassering|Klassifisering|Gradering|Status|Side|Lukket"
    r"|Deres ref\.?|Vår ref\.?|Merknad|Funksjon|Navn|Kopi",
}
_ONE = "|".join(f"(?P<{name}>(?:{forms}))" for name, forms in _LABELS.items())
_COLON = re.compile(rf"(?<![\w/-])(?:{_ONE})[ \t]*:", re.IGNORECASE)
_WORD = re.compile(rf"(?:{_ONE})(?![\w-])\.?", re.IGNORECASE)
TIME = r"(?<![\d.,])(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?![\d.:]\d|\.\d)"
_TIME = re.compile(TIME)
_KL = re.compile(r"(?i)\b(?:kl(?:okk[ea]n?)?\.?|fra|til|[-–])\s*$")


# a label with no colon: "Arkivsak-dok. 24/01044-6", "Saksbehandler Pål Rud"
_BARE = re.compile(
    r"\s*(?:(?P<arkivsak>Arkivsak-?dok\.?|Arkivsaksnr\.?|Arkivsak)[ \t]+(?=\d{2,4}/\d)"
    r"|(?P<saksbehandler>Saksbehandler|Sakshandsamar)[ \t]+(?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ]))(?P<v>.{4,60})$"
)


class Field(NamedTuple):
    """A field of a head: its name, its value as printed, its line (index)."""

    name: str
    value: str
    line: int


def fields(lines: Sequence[Line], first: int, last: int) -> list[Field]:
    """All fields in a range of lines (indices), in order."""
    found: list[Field] = []
    for at in range(first, last):
        text = lines[at].text
        if row := _label_row(text):
            found += _from_row(lines, row, at, last)
        elif bare := _BARE.match(text):
            name = "arkivsak" if bare["arkivsak"] else "saksbehandler"
            found.append(Field(name, bare["v"].strip(), at))
        else:
            found += _with_colon(lines, at, last)
    return found


def first_of(found: Sequence[Field], name: str) -> Field | None:
    """The first field of a name that has a value."""
    return next((field for field in found if field.name == name and field.value), None)


def _with_colon(lines: Sequence[Line], at: int, last: int) -> Iterator[Field]:
    text = lines[at].text
    marks = list(_COLON.finditer(text))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(" \t|")
        if not value and index == len(marks) - 1:
            value = _next_value(lines, at + 1, last)
        yield Field(str(mark.lastgroup), value, at)


def _next_value(lines: Sequence[Line], at: int, last: int) -> str:
    """The value on the next line, unless that is a label itself."""
    text = next(
        (x.text.strip() for x in lines[at : min(at + 2, last)] if x.text.strip()), ""
    )
    return "" if _COLON.search(text) or _label_row(text) or len(text) > 90 else text


def _label_row(text: str) -> list[str]:
    """The labels of a line that holds labels only ("Dato Tid Sted"), else nothing."""
    names, at, plain = [], 0, re.sub(r"[\t|]+", " ", text).strip()
    while at < len(plain):
        match = _WORD.match(plain, at)
        if match is None:
            return []
        names.append(str(match.lastgroup))
        at = (
            match.end() + len(plain[match.end() :]) - len(plain[match.end() :].lstrip())
        )
    return names if len(names) > 1 else []


def _from_row(
    lines: Sequence[Line], names: list[str], at: int, last: int
) -> Iterator[Field]:
    row = next((x for x in lines[at + 1 : min(at + 4, last)] if x.text.strip()), None)
    if row is None:
        return
    rest, index = re.sub(r"[\t|]+", "  ", row.text).strip(), row.number - 1
    for name, value in _typed(names, rest):
        yield Field(name, value, index)


def _typed(names: list[str], rest: str) -> Iterator[tuple[str, str]]:
    """The values of a row under labels, told apart by what they look like."""
    if "arkivsak" in names and (folder := find_folder(rest)):
        yield "arkivsak", rest[folder.start : folder.end]
        rest = (rest[: folder.start] + "  " + rest[folder.end :]).strip()
    date = find_date(rest) if "dato" in names else None
    if date:
        yield "dato", rest[date.start : date.end]
        before, rest = rest[: date.start].strip(), rest[date.end :].strip()
        if "utvalg" in names and before:
            yield "utvalg", before
        times = list(_TIME.finditer(rest))
        if times:
            yield "tid", rest[times[0].start() : times[-1].end()]
            rest = rest[times[-1].end() :].strip()
        if "sted" in names:
            yield "sted", re.sub(r"(?i)^kl\.?\s*", "", rest)
    elif "saksbehandler" in names:
        yield "saksbehandler", rest


def times(text: str) -> list[str]:
    """The times of day in a text ("14:00", "9.30"), as HH:MM; dates are no times."""
    date = find_date(text)
    plain = text if date is None else text[: date.start] + " " + text[date.end :]
    return [f"{int(m['h']):02}:{m['min']}" for m in _TIME.finditer(plain)]


def body_field(found: Sequence[Field], lines: Sequence[Line], first: int) -> str | None:
    """The body that a head names: by its label, else by a line that is its name."""
    labelled = first_of(found, "utvalg")
    if labelled and (body := body_of(labelled.value, trusted=True)):
        return body
    for line in lines[first : first + 12]:
        plain = re.sub(
            r"(?i)^\s*(?:møteprotokoll|møteinnkalling|møtebok|protokoll|innkalling)"
            r"(?:\s+(?:for|fra|frå|til|i))?[\s:–-]*",
            "",
            line.text,
        )
        if plain.strip() and (body := body_of(plain)):
            return body
    spoken = find_bodies("\n".join(line.text for line in lines[first : first + 12]))
    return spoken[0].name if spoken else None

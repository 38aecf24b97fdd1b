"""The fields of a document's head: "Møtedato: 28.05.2024", or a row under labels.

Case systems print them as "label: value", as a label with the value on the next line,
or as a row of labels over a row of values ("Dato Tid Sted").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ingest.extract.body_names import body_of, find_bodies, is_body
from ingest.extract.case_numbers import find_date, find_folder
from ingest.gazetteer import wordings
from ingest.view import Line


@cache
def _one() -> str:
    forms = wordings("labels").items()
    found = "|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in forms)
    return found.replace("ø", "[øo]")  # "Motedato" of a scan is a word of its own


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{_one()})[ \t]*:", re.IGNORECASE)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"(?:{_one()})(?![\w-])\.?", re.IGNORECASE)


ABOVE = 4  # lines over a head that may name the body
TIME = r"(?<![\d.,])(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?![\d.:]\d|\.\d)"
_TIME = re.compile(TIME)
# "kl. 0900 - 1420"; Must NOT match a year
_BARE_TIME = re.compile(
    r"(?i)(?:(?<=kl\. )|(?<=kl )|(?<=\d\d\d\d - )|(?<=\d\d\d\d-)|(?<=\d\d\d\d–))"
    r"(?P<h>[01]\d|2[0-3])(?P<min>[0-5][05])\b"
)


# a label with no colon: "Arkivsak-dok. 24/01044-6", "Saksbehandler Pål Rud"
_BARE = re.compile(
    r"\s*(?:(?P<arkivsak>Arkivsak-?dok\.?|Arkivsaksnr\.?|Arkivsak|Saksmappe"
    r"|Arkiv ?nr\.?)[ \t]+"
    r"(?=\d{2,4}/\d)"
    r"|(?P<saksbehandler>Saksbehandler|Sakshandsamar)[ \t]+"
    r"(?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ]))(?P<v>.{4,60})$"
)


# what parts the cells of a table: one blank does not ("Møtested kantina")
_APART = re.compile(r"\s{3,}|\s*\t+\s*")
_CELLS = re.compile(r"[ \xa0]{2,}|[ ]*[\t|]+[ ]*")


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
        elif bare := list(filter(None, map(_BARE.match, _APART.split(text)))):
            found += [_bare(one, at) for one in bare]
            found += _with_colon(lines, at, last)
        elif alone := _over_its_value(lines, at, first, last):
            found.append(alone)
        elif pairs := _cell_pairs(text):
            found += [Field(name, value, at) for name, value in pairs]
        else:
            found += _with_colon(lines, at, last)
    return found


def _bare(match: re.Match[str], at: int) -> Field:
    name = "arkivsak" if match["arkivsak"] else "saksbehandler"
    return Field(name, match["v"].strip(), at)


_ALONE = frozenset(("tid", "sted", "leder", "sekretaer", "dato", "utvalg"))


def _over_its_value(
    lines: Sequence[Line], at: int, first: int, last: int
) -> Field | None:
    """A label that is a whole line, its value the next: "Møtested" over "Rådhuset".

    Not where labels stand over labels: there a table was torn cell by cell.
    """
    named = _label_alone(lines[at].text)
    if named not in _ALONE or at + 1 >= last:
        return None
    value = lines[at + 1].text.strip()
    above = lines[at - 1].text if at > first else ""
    if not value or len(value) > 90 or _label_alone(value) or _label_alone(above):
        return None
    return Field(named, value, at) if not _colon().match(value) else None


def _label_alone(text: str) -> str | None:
    """The name of the label that a line is, and nothing else."""
    match = _word().fullmatch(text.strip())
    return str(match.lastgroup) if match else None


def first_of(found: Sequence[Field], name: str) -> Field | None:
    """The first field of a name that has a value."""
    return next((field for field in found if field.name == name and field.value), None)


def _cell_pairs(text: str) -> list[tuple[str, str]]:
    """Labels and values of a table's row that has each in a cell ("Tid  14:00")."""
    cells = _CELLS.split(text.strip().strip("|").strip())
    if len(cells) % 2:
        return []
    named = [_word().fullmatch(cell) for cell in cells[::2]]
    if not all(named) or any(_word().fullmatch(cell) for cell in cells[1::2]):
        return []
    names = [str(match.lastgroup) for match in named if match]
    return list(zip(names, cells[1::2], strict=True))


def _with_colon(lines: Sequence[Line], at: int, last: int) -> Iterator[Field]:
    text = lines[at].text
    marks = list(_colon().finditer(text))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        value, *more = _APART.split(text[mark.end() : end].strip(" \t|"))
        if not value and index == len(marks) - 1:
            value = _next_value(lines, at + 1, last)
        yield Field(str(mark.lastgroup), value, at)
        for cell in more:  # "Saksbehandler: Kari Berg     Arkivsaknr 2023/1412"
            if (label := _word().match(cell)) and cell[label.end() :].strip():
                yield Field(str(label.lastgroup), cell[label.end() :].strip(), at)


def _next_value(lines: Sequence[Line], at: int, last: int) -> str:
    """The value on the next line, unless that is a label itself."""
    text = next(
        (x.text.strip() for x in lines[at : min(at + 2, last)] if x.text.strip()), ""
    )
    return "" if _colon().search(text) or _label_row(text) or len(text) > 90 else text


def _label_row(text: str) -> list[str]:
    """The labels of a line that holds labels only ("Dato Tid Sted"), else nothing."""
    names, at, plain = [], 0, re.sub(r"[\t|]+", " ", text).strip()
    while at < len(plain):
        match = _word().match(plain, at)
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
    found = list(_TIME.finditer(plain)) or list(_BARE_TIME.finditer(plain))
    return [f"{int(m['h']):02}:{m['min']}" for m in found]


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
    for line in reversed(lines[max(0, first - ABOVE) : first]):
        if is_body(line.text):
            return body_of(line.text)
    spoken = find_bodies("\n".join(line.text for line in lines[first : first + 12]))
    return spoken[0].name if spoken else None

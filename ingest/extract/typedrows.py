"""A row of a list of attendance with no labels over it: cells told by what they hold.

One cell is a name, the others a party, a post, a mark or a remark, in any order:
"Kari Berg | Leder | Tilstede (for Ola Lie)", "Sp | Ola Lie | Forfall".
"""

import re
from collections.abc import Sequence

from ingest.extract.listcells import PERSON, Attendee, fits
from ingest.extract.person_names import clean_name, function_name, party_code
from ingest.gazetteer import given_names

# whether one came, as a cell begins: "Ja", "Tilstede digitalt", "Meldt forfall"
_CAME = re.compile(
    r"(?i)(?:(?P<no>nei|ikk(?:e|je) (?:møtt|til ?stede|til stades)|(?:meldt )?forfall"
    r"|frafall|fr[aå]v[æe]r\w*|permisjon|avbud|f)|(?P<yes>ja|x|m|møtt?e?|møter"
    r"|til ?stede|til stades|deltok))(?=$|[\s,.(])(?P<note>.*)"
)
_FOR = re.compile(r"(?i)(?:\(|\b)(?:vara )?for\s+(?=[A-ZÆØÅ])")
_RANK = re.compile(r"^\d{1,2}\. ")  # "1. vara"
_POST = re.compile(r"(?:\d{1,2}\. )?[A-ZÆØÅa-zæøå][^\d().:;]{2,45}")


def typed(cells: Sequence[str], listed: str, at: int) -> list[Attendee]:
    """The one of a row, and whether there; nothing where a cell is not understood."""
    said = [cell.strip() for cell in cells if cell.strip()]
    first = next((i for i, cell in enumerate(said[:2]) if _is_name(cell)), None)
    if first is None or len(said) < 2 or (first and not _kind(said[0])):
        return []
    others = [cell for i, cell in enumerate(said) if i != first]
    kinds = [_kind(cell) for cell in others]
    if not all(kinds) or len(set(kinds)) < len(kinds):
        return []
    row = dict(zip(kinds, others, strict=True))
    person = PERSON.match(said[first])
    mark = _CAME.fullmatch(row.get("mark", ""))
    note = row.get("remark", "") or (mark["note"] if mark else "")
    return [
        Attendee(
            at,
            "forfall" if mark and mark["no"] else listed,
            clean_name(person["n"] if person else said[first]),
            party_code(row.get("party")) or party_code(person["p"] if person else None),
            function_name(_RANK.sub("", row["post"])) if "post" in row else None,
            _other(note),
        )
    ]


def _is_name(cell: str) -> bool:
    return fits("navn", cell) and (len(cell.split()) > 1)


def _kind(cell: str) -> str | None:
    """What a cell that is no name holds."""
    if party_code(cell):
        return "party"
    if _CAME.fullmatch(cell):
        return "mark"
    if _FOR.match(cell):
        return "remark"
    if _POST.fullmatch(cell) and not _is_person(cell):
        return "post"
    return None


def _is_person(cell: str) -> bool:
    """Whether a cell names somebody: it begins with a given name."""
    return cell.split()[0] in given_names()


def _other(note: str) -> str | None:
    """For whom a remark says that one came."""
    found = _FOR.search(note)
    person = PERSON.match(note, found.end()) if found else None
    return clean_name(person["n"]) if person else None

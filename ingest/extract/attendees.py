"""One row of a list of attendance: who, for which party, in which post, for whom.

Rows are read by the labels of their columns, or by what their words look like.
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.listcells import MET, PERSON, fitted
from ingest.extract.listcells import Attendee as Attendee
from ingest.extract.person_names import (
    NAME,
    clean_name,
    function_name,
    party_code,
)
from ingest.extract.rowposts import post_form, split_post
from ingest.extract.typedrows import typed
from ingest.gazetteer import functions, given_names, parties

_NOTE = re.compile(
    r"(?i)\b(?:til stede|fra kl|frå kl|til kl|gikk|kom|permisjon|sak \d|under|deltok"
    r"|inhabil|kl\.)"
)
_LOCAL = re.compile(r"(?<=\w )(?P<p>[A-ZÆØÅ]{2,5})$")  # a local list: "KAP"
_GAPS = re.compile(r"\t+|\s*\|\s*|\s{3,}")
_INSTEAD = re.compile(
    r"(?i)[\s,(]+(?:(?:møtte?|møter|vara(?:medlem|representant)?|inn) )?for\s+"
    r"(?=[A-ZÆØÅ])"
)
_STAND_IN = re.compile(r"(?i)\bvara(?:medlem|representant)?:\s*")
_KEEPS = re.compile(
    r"(?i)(?:,? som)? (?:førte|fører|førde|skreiv|skrev)"
    r" (?:møtebok|protokoll|referat|boken)\w*\.?"
)


def attendees(
    row: str | tuple[str, ...], listed: str, columns: tuple[str, ...], at: int
) -> Iterator[Attendee]:
    """The people of a row. columns: what its labels say; a tuple row has its cells."""
    declared = isinstance(row, tuple)
    cells = row if isinstance(row, tuple) else _cells(row.strip(), columns)
    text = _KEEPS.sub("", " ".join(" ".join(cells).split()))
    if len(columns) > 1 and len(cells) > 1 and (cells[0] or not declared):
        fits = len(cells) == len(columns) or declared
        named = (
            dict(zip(columns, cells, strict=False)) if fits else fitted(cells, columns)
        )
        yield from _by_cells(named, listed, at)
    elif not columns and (row_of := typed(cells, listed, at)):
        yield from row_of
    elif "moett" in columns and (mark := MET.search(text)):
        yield from _marked(text, mark, listed, columns, at)
    elif re.search(r"[,;]| og ", text) and not columns and _several(text):
        for piece in _pieces(text):
            yield from _one(piece, listed, (), at)
    else:
        yield from _one(text, listed, columns, at)


def _cells(row: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a line; two blanks part them where that gives a cell each."""
    cells, finer = _GAPS.split(row), re.split(r"\t+|\s{2,}", row)
    return tuple(finer if len(cells) < len(columns) == len(finer) else cells)


def _several(text: str) -> bool:
    return len(list(PERSON.finditer(_INSTEAD.split(text)[0]))) > 1 or (
        len(list(PERSON.finditer(text))) > 2
    )


def _pieces(text: str) -> list[str]:
    """A list in running text, parted by person: "Kari Berg, A, leder, Ola Lie, H"."""
    found: list[str] = []
    for piece in _between().split(text):
        named = PERSON.search(piece)
        behind = re.match(r"(?i)(?:vara|møtte|møter|inn)\b", piece)
        if found and (behind or not named):
            found[-1] += f", {piece}"
        else:
            found.append(piece)
    return found


@cache
def _between() -> re.Pattern[str]:
    """What parts people: a comma, a dash, "og" before a name or before a post.

    Not "og" inside a post: "leder for helse og omsorg Kari Berg".
    """
    forms = "|".join(map(re.escape, sorted(functions(), key=len, reverse=True)))
    return re.compile(
        r"[,;]\s+(?:og\s+)?|\s+[-–]\s+(?=[A-ZÆØÅ])|\s+(?:og|samt)\s+(?=[A-ZÆØÅ]"
        rf"|(?i:{forms})\s+[A-ZÆØÅ])"
    )


def _by_cells(row: dict[str, str], listed: str, at: int) -> Iterator[Attendee]:
    person = PERSON.match(row.get("navn", ""))
    if person is None:
        return
    party = party_code(row.get("parti")) or party_code(person["p"])
    mark = MET.fullmatch(f" {row.get('moett', '')}")
    note = row.get("merknad", "")
    post = row.get("funksjon", "") or _noted_post(note)
    first = Attendee(
        at,
        "forfall" if (mark and mark["no"]) or _AWAY_NOTE.match(note) else listed,
        clean_name(person["n"]),
        party or _local(row.get("parti", "")),
        function_name(post) if post and not party_code(post) else None,
        _named(row.get("for", "")) or _instead(f" {note}")[1],
    )
    yield first
    behind = _STAND_IN.search(note)
    vara = row.get("vara", "") or (note[behind.end() :] if behind else "")
    if stand_in := _named(vara):
        code = party_code(getattr(PERSON.match(vara), "group", lambda _: "")("p"))
        yield Attendee(at, "vara", stand_in, code, None, first.name)


# "Forfall. Vara: Ola Lie" in the last column, where the mark is left out
_AWAY_NOTE = re.compile(r"(?i)(?:meldt |lovlig )?(?:forfall|fr[aå]v[æe]r)\b")


def _noted_post(note: str) -> str:
    """The post that a remark begins with: "Ordfører, ledet møtet"."""
    found = post_form().match(note)
    return found[0] if found else ""


def _named(cell: str) -> str | None:
    """The person that a cell names, unless it is a note on someone."""
    found = None if _NOTE.match(cell) else PERSON.match(cell)
    return clean_name(found["n"]) if found else None


def _local(text: str) -> str | None:
    return text if re.fullmatch(r"[A-ZÆØÅ]{2,5}", text) else None


_FIRM = re.compile(r" (?:IKS|AS|SA|KF|HF|BA|ANS)$")
# a sentence, not a row of a list
_SAID = re.compile(
    r"\b(?:er|var|ble|vart|ved|som har|møter etter|meldes|godkjen|led(?:et|a)|leia"
    r"|måtte|tok|fikk|fekk|hadde|kunne)\b"
)
_ABSENT = re.compile(
    r"(?i)[\s,(–-]+(?:(?:hadde )?(?:meldt )?forfall|ikk(?:e|je) møtt|fraværende"
    r"|fråverande)\)?\s*\.?$"
)


# "for Kari Berg, som var syk", or where the line ends: "for Kari Berg, som"
_AWAY = re.compile(
    r"(?i),?\s+som(?:\s+(?:var|er|hadde|har|meldte|måtte)\b[^()]{0,40})?\)?\s*$"
)


def _marked(
    text: str, mark: re.Match[str], listed: str, columns: tuple[str, ...], at: int
) -> Iterator[Attendee]:
    """A row with a mark in it; who stands behind the mark came instead."""
    rest = tuple(column for column in columns if column not in ("moett", "vara"))
    rows = list(_one(text[: mark.start()], listed, rest, at))
    for row in rows:
        yield row._replace(listed="forfall") if mark["no"] else row
    behind = PERSON.search(text, mark.end())
    if rows and behind:
        code = (
            party_code(behind["p"]) or _party_behind(text[mark.end() :], ("parti",))[0]
        )
        name = clean_name(behind["n"])
        yield Attendee(at, "vara", name, code, None, rows[0].name)


@cache
def _bare_party() -> re.Pattern[str]:
    forms = sorted(parties(), key=len, reverse=True)
    return re.compile(
        rf"(?<=[\w),] )(?P<p>{'|'.join(map(re.escape, forms))})(?=$|,| \d|[ ,]+vara)"
    )


def _one(
    text: str, listed: str, columns: tuple[str, ...], at: int
) -> Iterator[Attendee]:
    """A row without cell borders: post, name, party and another name, in any order."""
    text, lead = _lead_party(
        re.sub(r"^\d{1,2}[.)]\s+", "", text.strip(" ,;.•-–*").strip())
    )
    if absent := _ABSENT.search(text):
        text, listed = text[: absent.start()], "forfall"
    text, away = _without_reason(text)
    if _SAID.search(text) or len(text) > 130:
        yield from _spoken(text, listed, at)
        return
    said = text
    text, other = _instead(text)
    if other and away:  # "for Kari Berg, som var syk"
        behind = re.search(rf"{re.escape(other)}\s*,\s*(\w+)", said)
        code = party_code(behind[1]) if behind else None
        yield Attendee(at, "forfall", other, code, None, None)
    party, text = _party_behind(text, columns)
    party = party or lead
    post, rest = split_post(text, listed)
    if party is None and (post or "parti" in columns):  # a party before the post
        party, rest = _party_behind(rest, ("parti",))
    names = [name for name in PERSON.finditer(rest) if not _FIRM.search(name["n"])]
    if not names:
        return
    first = names[0]
    name = clean_name(first["n"])
    after = rest[first.end() :].strip()
    if len(names) > 1 and not _NOTE.match(after):
        other = other or clean_name(names[1]["n"])
    elif "for" in columns and first["p"] is None and len(name.split()) > 3:
        name, other = _two_names(name)
    yield Attendee(at, listed, name, party_code(first["p"]) or party, post, other)


# "Rådgiver Kari Berg fra helse var med under sak 4."
_WAS_WITH = re.compile(
    rf"(?P<who>(?:[A-ZÆØÅ][a-zæøå-]+ (?:[a-zæøå]+ )?)?{NAME})(?: [^.]{{0,40}}?)? "
    r"(?:var (?:med|til ?stede)|møtte|deltok|orienterte|var med|har (?:møte|tale))"
)


def _spoken(text: str, listed: str, at: int) -> Iterator[Attendee]:
    """Those of the administration whom sentences say were there."""
    for sentence in re.split(r"\.\s+", text) if listed == "administrasjon" else ():
        found = _WAS_WITH.match(sentence)
        said = found["who"] if found else sentence
        if found or not _SAID.search(sentence):
            yield from _one(said, listed, (), at)


def _without_reason(text: str) -> tuple[str, bool]:
    """A row without why the other one was absent, and whether it says that."""
    found = _AWAY.search(text)
    return (
        (text[: found.start()] + ")" * text[: found.start()].count("("), True)
        if (found)
        else (text, False)
    )


def _instead(text: str) -> tuple[str, str | None]:
    """A row without "vara for Ola Lie (H)", and who that is."""
    found = _INSTEAD.search(text)
    other = PERSON.match(text, found.end()) if found else None
    if found is None or other is None:
        return text, None
    return text[: found.start()].rstrip(" ,("), clean_name(other["n"])


def _party_behind(text: str, columns: tuple[str, ...]) -> tuple[str | None, str]:
    """The party at the end of a row, and the row without it."""
    found = _bare_party().search(text)
    if found is None and "parti" in columns:
        found = _LOCAL.search(text)
    if found is None:
        return None, text
    rest = f"{text[: found.start()]}{text[found.end() :]}".strip(" ,")
    return party_code(found["p"]) or found["p"], rest


def _lead_party(text: str) -> tuple[str, str | None]:
    """A row may begin with the party: "Sp 1. varamedlem Unni Berg"."""
    first, _, rest = text.partition(" ")
    code = party_code(first)
    post = post_form().match(rest) if code else None
    return (rest, code) if post else (text, None)


def _two_names(name: str) -> tuple[str, str | None]:
    """Two names in a row: the second starts at the last given name."""
    words = name.split()
    fits = [
        at
        for at in range(2, len(words) - 1)
        if words[at] in given_names() and words[at - 1] not in given_names()
    ]
    if not fits:
        return name, None
    middle = min(fits, key=lambda at: (abs(2 * at - len(words)), at))
    return " ".join(words[:middle]), " ".join(words[middle:])

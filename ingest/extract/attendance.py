"""Who was at a meeting: the lists of a protocol, in the layouts of the case systems.

Rows are read by their column labels ("Funksjon Navn Møtte for", "Navn Funksjon
Representerer", "Navn Møtte for Representerer") or by what their words look like.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.extract.cells import cells_by_line
from ingest.extract.person_names import NAME, clean_name, function_name, party_code
from ingest.gazetteer import functions, given_names, parties, wordings
from ingest.view import View

_MEMBERS = r"(?:medlemm?er|representant(?:er|ar)|medlemene|medlemmene)"
_SUBSTITUTES = r"vara(?:medlemm?er|representanter|representantar)"
_BESIDE = re.compile(
    r"\s*(?:Administrasjonen|Frå? administrasjonen)\s+(?P<rest>[A-ZÆØÅ].*)"
)
_NOTE = re.compile(
    r"(?i)\b(?:til stede|fra kl|frå kl|til kl|gikk|kom|permisjon|sak \d|under|deltok"
    r"|inhabil|kl\.)"
)
_PARTY = r"\((?P<p>[^()]{1,40})\)"
_PERSON = re.compile(rf"(?P<n>{NAME})(?:\s*{_PARTY})?")


@cache
def _opens() -> dict[str, re.Pattern[str]]:
    """What opens each list; the first that matches counts."""
    found = {}
    for name, forms in wordings("lists").items():
        whole = forms.replace("{m}", _MEMBERS).replace("{v}", _SUBSTITUTES)
        line = rf"\s*(?:{whole})\s*(?P<colon>:|$)[ \t]*(?P<rest>.*)"
        found[name] = re.compile(line, re.IGNORECASE)
    return found


@cache
def _column() -> re.Pattern[str]:
    columns = wordings("columns").items()
    forms = "|".join(f"(?P<{name}>{form})(?![\\w-])" for name, form in columns)
    return re.compile(forms, re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{wordings('list_ends')['linje']})", re.IGNORECASE)


_LOCAL = re.compile(r"(?<=\w )(?P<p>[A-ZÆØÅ]{2,5})$")  # a local list: "KAP"


class Attendee(NamedTuple):
    """One row of a list. line: index of its line. listed: which list it stands in."""

    line: int
    listed: str
    name: str
    party: str | None
    post: str | None
    stands_for: str | None


def attendance(view: View, first: int, last: int) -> list[Attendee]:
    """All rows of the attendance lists between two lines (indices)."""
    lines, cells = view.lines, cells_by_line(view)
    found: list[Attendee] = []
    listed: str | None = None
    columns: tuple[str, ...] = ()
    for at in range(first, last):
        text = lines[at].text.strip()
        opened, rest = _opened(text)
        if opened:
            listed, columns = opened, ()
        elif (opening := _opening_heads(text)) and opening[1]:
            listed, columns = opening
            continue
        elif listed and (heads := _column_heads(text)):
            columns = heads
            continue
        elif _ends().match(text) and text.split()[0] not in given_names():
            if found and re.match(r"(?i)\s*(?:saks|saker)", text):
                break
            listed = None
        else:
            rest = text
        if listed and rest:
            found += _people(cells.get(at) or rest, listed, columns, at)
    return _settled(found)


def _opened(text: str) -> tuple[str | None, str]:
    if len(text) > 300:
        return None, ""
    for name, pattern in _opens().items():
        match = pattern.fullmatch(text)
        if match:
            return name, match["rest"].strip()
    beside = _BESIDE.fullmatch(text)
    return ("administrasjon", beside["rest"]) if beside else (None, "")


def _opening_heads(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A line that opens a list and labels its columns: "Møtedeltakarar Parti Rolle"."""
    first, _, rest = text.partition(" ")
    listed, said = _opened(first)
    columns = _column_heads(f"navn {rest}") if listed and not said and rest else ()
    return (listed, columns) if columns else (None, ())


def _column_heads(text: str) -> tuple[str, ...]:
    """The columns of a line of column labels, else nothing."""
    names: list[str] = []
    at, plain = 0, re.sub(r"[\t|]+", " ", text).strip(" :")
    while at < len(plain):
        match = _column().match(plain, at)
        if match is None:
            return ()
        names.append(str(match.lastgroup))
        at = (
            match.end()
            + len(plain[match.end() :])
            - len(plain[match.end() :].lstrip(" :"))
        )
    return tuple(names) if "navn" in names else ()


def _people(
    row: str | tuple[str, ...], listed: str, columns: tuple[str, ...], at: int
) -> Iterator[Attendee]:
    cells = (
        row if isinstance(row, tuple) else tuple(re.split(r"\t+|\s*\|\s*|\s{3,}", row))
    )
    text = " ".join(" ".join(cells).split())
    if len(columns) > 1 and len(cells) > 1 and cells[0]:
        yield from _by_cells(dict(zip(columns, cells, strict=False)), listed, at)
    elif "," in text and not columns and len(list(_PERSON.finditer(text))) > 1:
        for piece in re.split(r"[,;]\s+(?=[A-ZÆØÅa-zæøå])", text):
            yield from _one(piece, listed, (), at)
    else:
        yield from _one(text, listed, columns, at)


def _by_cells(row: dict[str, str], listed: str, at: int) -> Iterator[Attendee]:
    person = _PERSON.match(row.get("navn", ""))
    if person is None:
        return
    other = _PERSON.match(row.get("for", ""))
    party = party_code(row.get("parti")) or party_code(person["p"])
    post = row.get("funksjon", "")
    yield Attendee(
        at,
        listed,
        clean_name(person["n"]),
        party,
        function_name(post) if post and not party_code(post) else None,
        clean_name(other["n"]) if other and not _NOTE.match(row["for"]) else None,
    )


@cache
def _post() -> re.Pattern[str]:
    forms = sorted(functions(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(map(re.escape, forms))})(?![\w-])")


@cache
def _bare_party() -> re.Pattern[str]:
    forms = sorted(parties(), key=len, reverse=True)
    return re.compile(
        rf"(?<=[\w)] )(?P<p>{'|'.join(map(re.escape, forms))})(?=$| \d|[ ,]+vara)"
    )


def _one(
    text: str, listed: str, columns: tuple[str, ...], at: int
) -> Iterator[Attendee]:
    """A row without cell borders: post, name, party and another name, in any order."""
    text, lead = _lead_party(text.strip(" ,;.•-–*").strip())
    if (
        re.search(r"\b(?:er|ble|ved|som har|møter etter|meldes|godkjen)\b", text)
        or len(text) > 130
    ):
        return
    party, text = _party_behind(text, columns)
    party = party or lead
    post, rest = _split_post(text, listed)
    if party is None and (post or "parti" in columns):  # a party before the post
        party, rest = _party_behind(rest, ("parti",))
    names = list(_PERSON.finditer(rest))
    if not names:
        return
    first = names[0]
    name, other = clean_name(first["n"]), None
    after = rest[first.end() :].strip()
    if len(names) > 1 and not _NOTE.match(after):
        other = clean_name(names[1]["n"])
    elif "for" in columns and first["p"] is None and len(name.split()) > 3:
        name, other = _two_names(name)
    if after.startswith("for ") and other is None and (match := _PERSON.search(after)):
        other = clean_name(match["n"])
    yield Attendee(at, listed, name, party_code(first["p"]) or party, post, other)


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
    post = _post().match(rest) if code else None
    return (rest, code) if post else (text, None)


def _split_post(text: str, listed: str) -> tuple[str | None, str]:
    """The post of a row, and the row without it."""
    match = _post().search(text)
    if match is None:
        return _unknown_post(text, listed)
    if match.start() == 0:
        name = _first_name(text, match.end())
        return function_name(text[:name]), text[name:]
    before, after = text[: match.start()].rstrip(" ,-–"), text[match.end() :]
    if not _PERSON.search(before):
        name = _first_name(text, match.end())
        return function_name(text[:name]), text[name:]
    tail = _PERSON.search(after)
    field = after[: tail.start()] if tail else after
    post = (
        function_name(match[0] + field)
        if not re.search(r"\d|\(", field)
        else function_name(match[0])
    )
    return post, f"{before} {after[len(field) :] if tail else ''}".strip()


def _unknown_post(text: str, listed: str) -> tuple[str | None, str]:
    """A post outside the list: what stands before a given name or after a comma."""
    comma = re.match(
        rf"(?P<n>{NAME})(?P<p>\s*\([^)]*\))?\s*[,–-]\s+(?P<f>[a-zæøåA-ZÆØÅ].{{3,60}})$",
        text,
    )
    if comma and not _PERSON.search(comma["f"]):
        return function_name(comma["f"]), comma["n"] + (comma["p"] or "")
    name = _first_name(text, 0)
    lead = text[:name].strip(" :,")
    if listed != "administrasjon" and re.fullmatch(r"[A-ZÆØÅ][a-zæøå-]+", lead):
        return None, text  # a given name that the list does not know
    return (
        (lead, text[name:])
        if lead and len(lead) < 50 and name < len(text)
        else (None, text)
    )


def _first_name(text: str, start: int) -> int:
    """Where the name behind a post begins: at a given name, else at the first name."""
    words = list(re.finditer(r"[^\s,]+", text[start:]))
    for index, word in enumerate(words):
        plain = word[0]
        known = plain in given_names() or plain.split("-")[0] in given_names()
        if known and index + 1 < len(words):
            return start + word.start()
    match = _PERSON.search(text, start)
    return match.start() if match else len(text)


def _two_names(name: str) -> tuple[str, str | None]:
    """Two names in a row: the second starts at the last given name."""
    words = name.split()
    for at in range(len(words) - 2, 1, -1):
        if words[at] in given_names() and words[at - 1] not in given_names():
            return " ".join(words[:at]), " ".join(words[at:])
    return name, None


def _settled(found: list[Attendee]) -> list[Attendee]:
    """Rows of substitutes split by the names of those who were absent."""
    absent = sorted(
        {a.name for a in found if a.listed == "forfall"}, key=len, reverse=True
    )
    done = []
    for row in found:
        for name in absent:
            if row.stands_for is None and row.name.endswith(f" {name}"):
                row = row._replace(
                    name=row.name[: -len(name) - 1].strip(), stands_for=name
                )
                break
        done.append(row)
    return done

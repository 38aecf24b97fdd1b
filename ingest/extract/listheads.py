"""What opens, ends and labels the lists of attendance: headings and column labels."""

import re
from functools import cache

from ingest.extract.listcells import PERSON
from ingest.gazetteer import given_names, parties, wordings

_MEMBERS = r"(?:medlemm?er|representant(?:er|ar)|medlemene|medlemmene|representantane)"
_SUBSTITUTES = (
    r"vara(?:medlemm?er|medlemm?ene|representant(?:er|ar|ane)"
    r"|(?:medlem|representant|repr\.?|person(?:er)?)?(?=\s*:))"
)
_BESIDE = re.compile(
    r"\s*(?:Administrasjonen|Frå? administrasjonen)\s+(?P<rest>[A-ZÆØÅ].*)"
)
GAP = re.compile(r"\t+|\s{3,}")
# A table with a column for each list: "Parti | Møtte | Forfall | Vara".
_BESIDES = {
    "parti": re.compile(r"(?i)parti|gruppe|liste"),
    "tilstede": re.compile(r"(?i)møtte?|til ?stede|til stades|fr[ae]mmøtte"),
    "forfall": re.compile(r"(?i)(?:meldt )?forfall|fr[aå]v(?:ær|er)ande|fraværende"),
    "vara": re.compile(r"(?i)(?:møtte |møtende )?vara(?:medlemm?er|representant\w*)?"),
}
LONGEST = 300  # characters of a line of a list


@cache
def _forms() -> dict[str, str]:
    return {
        name: forms.replace("{m}", _MEMBERS)
        .replace("{v}", _SUBSTITUTES)
        .replace("møt", "m[øoåa]t")
        for name, forms in wordings("lists").items()
    }


@cache
def _opens() -> dict[str, re.Pattern[str]]:
    """What opens each list; the first that matches counts."""
    line = r"\s*(?:{forms})\s*(?P<colon>:|$)[ \t]*(?P<rest>.*)"
    return {
        name: re.compile(line.replace("{forms}", forms), re.IGNORECASE)
        for name, forms in _forms().items()
    }


@cache
def inside() -> re.Pattern[str]:
    """Another list that opens inside a line: "Forfall: Ola Lie. Vara: Per Moe"."""
    forms = "|".join(_forms().values())
    return re.compile(rf"(?i)(?:(?<=[.;)])\s+|\t+|\s{{2,}})(?=(?:{forms})\s*:)")


@cache
def _column() -> re.Pattern[str]:
    columns = wordings("columns").items()
    forms = "|".join(f"(?P<{name}>{form})(?![\\w-])" for name, form in columns)
    return re.compile(forms, re.IGNORECASE)


@cache
def list_ends() -> re.Pattern[str]:
    """What ends a list: "Saksliste", "Møtet ble satt"."""
    return re.compile(rf"\s*(?:{wordings('list_ends')['linje']})", re.IGNORECASE)


@cache
def party_group() -> re.Pattern[str]:
    """A party over its members or before them: "Høyre", "Sp: Kari Berg"."""
    forms = sorted(parties(), key=len, reverse=True)
    listed = "|".join(map(re.escape, forms))
    size = r"(?:\s*\(\s*\d{1,2}[^()]{0,20}\))?"  # "Høyre (3):", "Venstre (1 repr.)"
    return re.compile(rf"\s*(?P<p>{listed}){size}\s*(?:(?P<colon>:)\s*(?P<rest>.*)|)")


def lists_beside(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The list of each column where a table's head names several, else nothing."""
    found = [
        next((name for name, form in _BESIDES.items() if form.fullmatch(cell)), "")
        for cell in cells
    ]
    return tuple(found) if all(found) and {"tilstede", "forfall"} <= set(found) else ()


def both_lists(text: str) -> bool:
    """Two list heads on one line with nothing behind either: "FORFALL:  VARA:"."""
    return bool(re.fullmatch(r"(?i)\s*forfall\s*:?\s+(?:møtte )?vara\w*\s*:?\s*", text))


def opened(text: str) -> tuple[str | None, str]:
    """The list that a line opens, and what stands behind its heading."""
    if len(text) > LONGEST:
        return None, ""
    if both_lists(text):
        return "forfall+vara", ""
    for name, pattern in _opens().items():
        match = pattern.fullmatch(text)
        if match:
            return name, match["rest"].strip()
    beside = _BESIDE.fullmatch(text)
    return ("administrasjon", beside["rest"]) if beside else (None, "")


# "Frå bydelen:  Kari Berg", "Desse var med": a label before a colon or a gap, or alone
_LABEL = re.compile(
    r"[\s•*]*(?=[A-ZÆØÅ])(?P<l>[^:.\d]{3,45}?)\s*(?:\.?:|\s{3,}|$)\s*(?P<rest>.*)"
)


# "Dessuten møtte teknisk sjef Kari Berg", "Forfall hadde Ola Lie"
_SPOKEN = re.compile(
    r"\s*(?P<l>(?i:(?:dessut[ae]n|i tillegg|elles|ellers|fr[aå] administrasjonen)"
    r" (?:møtte|deltok|var|stilte)(?: til ?stede)?|til ?stede var|til stades var"
    r"|møtte var|(?:meldt )?forfall hadde|fr[aå]v[æe]r\w+ var))\s*:?\s+(?P<rest>\S.*)"
)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    words = wordings("list_words").items()
    return {name: re.compile(rf"(?i)(?<!\w)(?:{form})") for name, form in words}


def worded(text: str) -> tuple[str | None, str]:
    """The list that a heading nobody has listed opens, by the words in it.

    Must NOT take a row for a heading: no heading holds a person's name.
    """
    label = _SPOKEN.fullmatch(text) or _LABEL.fullmatch(text)
    if label is None or label["l"].count(",") > 1:
        return None, ""
    if not label["l"].isupper() and _names(label["l"]):
        return None, ""
    kinds = (name for name, form in _words().items() if form.search(label["l"]))
    return next(kinds, None), label["rest"].strip()


def _names(text: str) -> bool:
    """Whether a text names somebody, not only a place: "Fra Ytre Åsen"."""
    from_where = re.match(r"(?i)\s*fr[aå]\s", text)
    named = (person[0].split() for person in PERSON.finditer(text))
    return any(not from_where or given_names() & set(words) for words in named)


def aligned_lists(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lists of a head over columns of plain text, and where each begins.

    "Parti      Til stades      Fråverande      Vara"
    """
    cells = list(re.finditer(r"\S+(?: \S+)*", text))
    names = lists_beside(tuple(cell[0] for cell in cells)) if len(cells) > 2 else ()
    return names, tuple(cell.start() for cell in cells) if names else ()


def cut_at(text: str, starts: tuple[int, ...]) -> tuple[str, ...]:
    """The cells of a line under such a head."""
    ends = (*starts[1:], len(text) + 1)
    return tuple(text[a:b].strip() for a, b in zip(starts, ends, strict=True))


_SUBSTITUTE = re.compile(r"(?i)\s*vara(?:medlem|representant)?")


def opening_heads(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A line that opens a list and labels its columns: "Møtedeltakarar Parti Rolle"."""
    gap = GAP.search(text) or re.search(" ", text)
    first, rest = (text[: gap.start()], text[gap.end() :]) if gap else (text, "")
    listed, said = opened(first)
    if _SUBSTITUTE.fullmatch(first):  # alone on its line it is somebody's post
        listed = "vara"
    columns = column_heads(f"navn {rest}") if listed and not said and rest else ()
    return (listed, columns) if columns else (None, ())


def column_heads(text: str) -> tuple[str, ...]:
    """The columns of a line of column labels, else nothing."""
    names: list[str] = []
    at, plain = 0, " ".join(text.replace("|", " ").split()).strip(" :")
    while at < len(plain):
        match = _column().match(plain, at)
        if match is None:
            return ()
        names.append(str(match.lastgroup))
        rest = plain[match.end() :]
        at = match.end() + len(rest) - len(rest.lstrip(" :"))
    return tuple(names) if "navn" in names or len(names) == 1 else ()

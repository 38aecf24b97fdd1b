"""Events with their day: the rows of timetables, and days from which something holds.

A timetable is three dated lines or more on end, under a heading that says so
("Fremdriftsplan") or mostly of steps ("frist", "høring"). The year that its days leave
out is that of the document; it turns where the months begin anew. Rows that open with
a case number are decisions that are followed up, and no timetable.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from ingest.extract.body_names import find_bodies
from ingest.extract.cells import cells_by_line
from ingest.extract.context import Surroundings, evidence, sentence
from ingest.extract.dates import MONTHS, YearOf, parse_dates, years
from ingest.gazetteer import body_codes, table
from ingest.model import Layout
from ingest.toldfacts import Hendelse
from ingest.view import Line, View

LEAST = 3
"""Dated lines of a timetable, at least."""
APART = 3
"""Lines without a date between two entries, at most."""
ORDERED = 0.7
"""The share of entries that are not before the one above them."""
STEPS = 0.34
"""The share of entries that speak of steps, where no heading says timetable."""
WIDE = 110
"""Characters of a line that goes on from a dated one, at most."""
LONGEST = 300
"""Characters of what happens, at most."""

_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_MON = r"(?:1[0-2]|0?[1-9])"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_SEASON = (
    r"(?:våren|vår|sommeren|sommaren|høsten|hausten|vinteren|[1-4]\. kvartal"
    r"|[12]\. halvår|primo|medio|ultimo)"
)
# "12.12", "17.09.2024", "7/11", "12. mai", "August", "høsten 2025". Must NOT match the
# number of a chapter with a third part ("2.1.3"), nor an amount ("12.500").
_ONE = (
    rf"(?:{_DAY}[./] ?{_MON}(?![\d.]?\d{{3}}\b(?<!20\d\d))"
    r"\.?(?: ?20\d\d|(?<=\.)\d\d\b)?"
    rf"|{_DAY}\. ?{_MONTH}(?: 20\d\d)?|{_MONTH}(?: 20\d\d)?|{_SEASON} 20\d\d)"
)
_WHEN = rf"{_ONE}(?: ?(?:[-–/]|til|og) ?{_ONE})?"
_FIRST = re.compile(
    r"\s*(?:[•▪*·-] ?)?(?:(?:i løpet av|innen|innan|fra|frå|i) )?"
    rf"(?P<when>{_WHEN})(?![\w./,-])(?! ?kr\b| ?%)\s*[:–-]?\s*(?P<text>.*)",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\W*(?P<when>{_WHEN})\W*", re.IGNORECASE)
_NUMERIC = re.compile(rf"({_DAY})[./] ?({_MON})(?:\.? ?(\d{{4}}|(?<=\.)\d\d\b))?")
_CASE = re.compile(r"\W*(?:[A-ZÆØÅ]{1,4}[- ]*)?\d{1,3}/\d\d\b|[IUNXS]\b|\d\d:\d\d")
_OPEN = re.compile(r"[,–-]$")
_WHO = re.compile(
    r"(?:[A-ZÆØÅ]{1,4}|råd\w*|utvalg\w*)(?:[/, ]+(?:[A-ZÆØÅ]{1,4}|råd\w*|utvalg\w*))*",
    re.I,
)
_PAGE = re.compile(r"[ \f](?=[A-ZÆØÅ\d])")  # the trace of a page break
_SENTENCE = re.compile(r"\.\s+[A-ZÆØÅ]|[a-zæøå]{2}\.$")
# "gjeldende fra 21. august", "trådte i kraft", "søknadsfristen er 1. mars".
_HOLDS = re.compile(
    r"\b(?:gjeldende f(?:ra|om)|gjeldande frå|med virkning fra|med verknad frå"
    r"|(?:tre|trer|trådte|trådde|trår|tredde|sette[rs]?|satt)(?:\s+\S+){0,5}?\s+i\s+kraft"
    r"|\w*frist(?:en)? (?:for|er|var|blir|til|på|settes|:))",
    re.IGNORECASE,
)


@dataclass
class _Entry:
    """A dated line and the lines that go on from it. days: ISO."""

    line: int
    when: str
    days: list[str]
    texts: list[str] = field(default_factory=list)
    last: int = 0

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split()).strip(" –-:•|")[:LONGEST]


def extract(view: View, layout: Layout) -> Iterator[Hendelse]:
    """The events of timetables, then those that a sentence dates."""
    around, year = Surroundings(view, layout), years(view, layout)
    for run in _runs(view, around, year):
        if _is_timetable(view, around, run):
            yield from (_event(view, entry) for entry in run if entry.text)
    yield from _from_when(view, around, year)


def _runs(view: View, around: Surroundings, year: YearOf) -> Iterator[list[_Entry]]:
    """Dated lines that follow each other, with the lines between them."""
    run: list[_Entry] = []
    for at, line in enumerate(view.lines):
        if around.is_furniture(line.start):
            continue
        entry = _entry(view, at, year(line.start), run)
        if entry:
            run.append(entry)
        elif run and at - run[-1].last > APART:
            yield run
            run = []
        elif run and line.text.strip() and _goes_on(run[-1], line, at):
            run[-1].texts.append(line.text.strip())
            run[-1].last = at
    if run:
        yield run


def _entry(
    view: View, at: int, year: int | None, run: Sequence[_Entry]
) -> _Entry | None:
    """What a line that opens with a date says, or a row with a cell that is one."""
    cells = cells_by_line(view).get(at, ())
    dated = [cell for cell in cells if _WHOLE.fullmatch(cell)]
    if len(dated) == 1 and len(cells) <= 4:
        when, text = dated[0], " ".join(cell for cell in cells if cell != dated[0])
    else:
        match = _FIRST.match(view.lines[at].text)
        if match is None or _CASE.match(match["text"]):
            return None
        when, text = match["when"], match["text"]
    before = int(run[-1].days[-1][:4]) if run else None
    days = _days(when, year)
    if before and days and not re.search(r"20\d\d", when):
        days = _turned(days, run[-1].days[-1])
    return _Entry(at, when, days, [text.strip()], at) if days else None


def _days(when: str, year: int | None) -> list[str]:
    """The first and the last day of an expression, as ISO."""
    numeric = list(_NUMERIC.finditer(when))
    if not numeric:
        return [date.iso for date in parse_dates(_capital_free(when), year)][:2]
    stated = [match[3] for match in numeric if match[3]]
    full = int(stated[-1]) % 2000 + 2000 if stated else year
    if full is None:
        return []
    return [f"{full}-{int(m[2]):02}-{int(m[1]):02}" for m in numeric][:2]


def _capital_free(when: str) -> str:
    """An expression as running text has it: "i august", "høsten 2025"."""
    bare = re.fullmatch(rf"{_MONTH}", when, re.IGNORECASE)
    return f"i {when.lower()}" if bare else when.lower()


def _turned(days: Sequence[str], before: str) -> list[str]:
    """Days in the year after, where the months begin anew: "12.12", then "08.01"."""
    year, dated = int(before[:4]), len(days[0]) > 4 and len(before) > 4
    if dated and int(before[5:7]) - int(days[0][5:7]) > 6:
        year += 1
    return [f"{max(year, int(day[:4]))}{day[4:]}" for day in days]


def _goes_on(entry: _Entry, line: Line, at: int) -> bool:
    """Whether a line without a date goes on from the entry above it.

    After a blank line only where the entry has no text yet, or is not at its end, or
    the line says who: "F/KOM".
    """
    text = line.text.strip()
    broken = at - entry.last > 1 and entry.text and not _OPEN.search(entry.texts[-1])
    full = len(entry.texts) > APART or _SENTENCE.search(entry.text)
    if full or _PAGE.match(line.text):
        return False
    return bool(_WHO.fullmatch(text)) if broken else len(text) < WIDE


def _is_timetable(view: View, around: Surroundings, run: Sequence[_Entry]) -> bool:
    """Whether dated lines are the steps of something that goes on."""
    told = [entry for entry in run if entry.text]
    if len(run) < LEAST or len(told) < LEAST - 1:
        return False
    pairs = list(pairwise(run))
    ordered = sum(one.days[0][:7] <= other.days[0][:7] for one, other in pairs)
    if ordered < ORDERED * len(pairs) or _is_numbering(run):
        return False
    first = run[0].line
    above = view.lines[max(0, first - 4) : first]
    over = [line.text for line in above] + [
        around.heading(view.lines[first].start) or ""
    ]
    steps = sum(bool(_words("step").search(entry.text)) for entry in told)
    headed = any(_words("plan").search(text) for text in over if len(text) < 80)
    return steps >= STEPS * len(told) or (headed and steps > 0)


def _is_numbering(run: Sequence[_Entry]) -> bool:
    """Whether the "days" are numbers of chapters: "2.1", "2.2", "2.3"."""
    pairs = [re.split(r"[./]", entry.when)[:2] for entry in run]
    one_up = sum(a[0] == b[0] and a[1:] != b[1:] for a, b in pairwise(pairs))
    return bool(one_up > len(run) / 2)


@cache
def _words(kind: str) -> re.Pattern[str]:
    """The words of a kind that tell a timetable."""
    found = (row["pattern"] for row in table("schedule_words") if row["kind"] == kind)
    return re.compile("|".join(found), re.IGNORECASE)


def _event(view: View, entry: _Entry) -> Hendelse:
    first, last = view.lines[entry.line], view.lines[entry.last]
    return Hendelse(
        tekst=entry.text,
        dato=entry.days[0],
        sluttdato=entry.days[-1] if len(entry.days) > 1 else None,
        utvalg=_bodies(entry.text),
        overflateform=" ".join(entry.when.split()),
        evidence=(evidence(view, first.start, last.end),),
    )


def _bodies(text: str) -> tuple[str, ...]:
    """The bodies that an entry names, by name or by their codes at its end."""
    named = [body.name for body in find_bodies(text)]
    codes = re.split(r"[/, ]+", text.rpartition(" ")[2])
    named += [body_codes()[code] for code in codes if code in body_codes()]
    return tuple(dict.fromkeys(named))


def _from_when(view: View, around: Surroundings, year: YearOf) -> Iterator[Hendelse]:
    """Sentences that say from which day something holds, or until when."""
    seen = set()
    for match in _HOLDS.finditer(view.text):
        start, end = sentence(view.text, *match.span())
        text = view.text[start:end]
        dates = parse_dates(text, year(start))
        if start in seen or len(dates) != 1 or around.is_furniture(start):
            continue
        seen.add(start)
        if len(dates[0].iso) > 4 and len(text) <= LONGEST:
            yield Hendelse(
                tekst=" ".join(text.split()),
                dato=dates[0].iso,
                utvalg=(),
                overflateform=dates[0].surface,
                evidence=(evidence(view, start, end),),
            )

"""Which case of the agendas a question means: by body, time, number and its words.

A question names a matter by what it is about; the body, the day, the month or the
number narrow it down. One matter must stand clearly first, else none is meant.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from ingest.extract.dates import parse_dates
from kg.computing.asking import MET, Asking
from kg.computing.scope import SHORT_NAMES, is_party, names_body
from kg.computing.wordings import counting
from kg.facts import FactRow
from kg.fits import editions
from kg.glossary import in_bokmaal
from kg.question import Term
from kg.speech import MONTHS, body, date
from kg.words import stem, stems

FIT: Final = 0.75
"""The share of the telling words that the matter must have."""
NEAR: Final = 0.5
"""The same where body and time, or the number, leave few matters."""
MOST: Final = 0.6
ALONE: Final = 0.45
"""What the matter must have, and be ahead, where nothing narrows the choice."""
STRANGE: Final = 0.5
"""What is left of a fit where a name of the question is nowhere in the matter."""
TELLING: Final = 0.3
"""How rare a name is that tells one matter from another."""
AHEAD: Final = 0.2
"""How far the matter must be ahead of the next where it does not have all words."""
FULL: Final = 0.8
"""A word that is this much alike is met in full."""
# A body that is told from others: "oppvekstutvalget", "utvalg for helse". Not the bare
# "utvalget", "hovedutvalget", "komiteen".
SPECIAL: Final = re.compile(
    r"utval(?:g|get)? for \w|\b(?!hoved)[a-zæøå]{3,}(?:utvalg|nemnd|rådet\b)"
)
# Words that English has and the glossary leaves as they are.
ENGLISH: Final = frozenset(
    ("are", "is", "was", "were", "did", "do", "does", "so", "off", "how", "much")
)
# "oppvekstutvalget" as a word of a question is a body, never what a case is about.
BODY: Final = re.compile(r"\w*(?:utvalg|utval|nemnd|komite)\w*")
_MONTH: Final = "|".join(MONTHS["nb"])
MOMENT: Final = re.compile(rf"(?:(\d{{1,2}})\. ?)?\b({_MONTH})\b(?: (20\d\d))?")

Key = Callable[[FactRow], tuple[str, ...]]
About = Callable[[FactRow], str]


@dataclass(frozen=True)
class Whole(Asking):
    """A question of which all words count, also those for kinds of documents."""

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All content words of the question."""
        return self.question.terms


class Meant(NamedTuple):
    """The rows of the matters that fit best, each by its key, and how well they do."""

    matters: tuple[tuple[FactRow, ...], ...]
    fit: float

    @property
    def one(self) -> tuple[FactRow, ...]:
        """The rows of the only matter; none where there are several."""
        return self.matters[0] if len(self.matters) == 1 else ()


NONE: Final = Meant((), 0.0)


def title(row: FactRow) -> str:
    """What a case is about: its own title, else that of its folder."""
    return row["tittel"] or row["mappetittel"]


def sak(row: FactRow) -> tuple[str, ...]:
    """What makes two rows of one case."""
    return row["utvalgsnavn"], row["saksnr"], row["dato"]


def titles(row: FactRow) -> str:
    """Both titles of a case."""
    return f"{row['tittel']} {row['mappetittel']}"


def named(row: FactRow) -> str:
    """A case in the middle of a sentence: number, title, body and day."""
    number = f"sak {row['saksnr']}" if row["saksnr"] else "saken"
    about = f" ({title(row)})" if title(row) else ""
    return f"{number}{about} i {where(row)}"


def where(row: FactRow) -> str:
    """The body and the day of a row."""
    return f"{body(row['utvalgsnavn'])} {date(row['dato'])}".strip()


def quoted(row: FactRow) -> str:
    """What stands at the place of a row, on one line."""
    return " ".join(row["utdrag"].split())


def meant(
    asking: Asking,
    found: Iterable[FactRow],
    key: Key = sak,
    about: About = titles,
    *,
    sure: bool = False,
    without: Iterable[str] = (),
    strict: bool = False,
    numbered: bool = False,
) -> Meant:
    """The matters that a question means among rows of cases.

    about: what a row says. sure: a name or a party has chosen among the rows, so that
    one that is left alone is meant where no word tells more. without: names that have
    chosen already. strict: body and time do not make up for words that are not met.
    numbered: the number of a case is enough, whatever words stand beside it.
    """
    asking = Whole(asking.question)
    rows = _within(asking, list(found))
    terms = telling(asking, {row["utvalgsnavn"] for row in rows}, without)
    groups: dict[tuple[str, ...], list[FactRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    if not terms or (numbered and asking.question.cases and len(groups) == 1):
        return _pinned(asking, groups, sure)
    fits = {
        name: max(fit(asking, terms, text) for text in {about(row) for row in told})
        for name, told in groups.items()
    }
    best = max(fits.values(), default=0.0)
    kept = [name for name, share in fits.items() if share >= best - 0.01]
    next_best = max((f for name, f in fits.items() if name not in kept), default=0.0)
    narrow = not strict and _narrow(asking, rows)
    if not _is_clear(best, best - next_best, narrow):
        return NONE
    return Meant(tuple(tuple(groups[name]) for name in kept), best)


def _is_clear(best: float, ahead: float, narrow: bool) -> bool:
    """Whether a matter has all words, or most of them and no other has as many."""
    alone = best >= MOST and ahead >= ALONE
    return best >= FIT or alone or (narrow and best >= NEAR and ahead >= AHEAD)


def _pinned(
    asking: Asking, groups: dict[tuple[str, ...], list[FactRow]], sure: bool
) -> Meant:
    """The one matter that its number, or a name, leaves, whatever it is called."""
    if len(groups) != 1 or not (asking.question.cases or sure):
        return NONE
    return Meant(tuple(map(tuple, groups.values())), 1.0)


def _narrow(asking: Asking, rows: Sequence[FactRow]) -> bool:
    """Whether the question says when or which number, so that few rows are left."""
    told = asking.question.cases or moments(asking.low) or asking.question.days
    return bool(told) or any(
        names_body(asking.low, name) for name in {row["utvalgsnavn"] for row in rows}
    )


def telling(
    asking: Asking, bodies: Iterable[str], without: Iterable[str] = ()
) -> tuple[int, ...]:
    """The terms that say which matter is meant, by their place. without: names."""
    left = ENGLISH if asking.question.language == "en" else frozenset()
    held = {
        word for name in bodies if names_body(asking.low, name) for word in stems(name)
    }
    people = (*asking.question.names, *without)
    names = {stem(word) for name in people for word in name.split()}
    return tuple(
        at
        for at, term in enumerate(asking.terms)
        if not (_is_procedure(term) or stem(term.word) in held | names)
        and not (term.word.lower() in left or is_party(term.word))
        and stem(term.word.removesuffix("s")) not in names
        and not term.word.replace("/", "").replace(".", "").isdigit()
    )


def _is_procedure(term: Term) -> bool:
    low = term.word.lower()
    common = low in counting() or BODY.fullmatch(low)
    return bool(common or _procedure().fullmatch(low))


@cache
def _procedure() -> re.Pattern[str]:
    text = (files("kg.computing") / "procedure.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    words = sorted({word for line in lines for word in line.split()}, key=len)
    short = [word for word in words if len(word) < 5]
    long = [word for word in words if len(word) >= 5]
    return re.compile(rf"(?:{'|'.join(short)})|(?:{'|'.join(long)})\w*")


def fit(asking: Asking, terms: Sequence[int], text: str) -> float:
    """The share of the telling terms, weighed by rarity, that a text has."""
    wanted, told = editions(asking.question.text), editions(text)
    if wanted and told and not wanted & told:
        return 0.0
    cover = asking.cover(_both(text))
    total = sum(asking.terms[at].rare for at in terms)
    met = sum(
        asking.terms[at].rare * min(1.0, cover[at] / FULL)
        for at in terms
        if cover[at] >= MET
    )
    share = met / total if total else 0.0
    strange = any(cover[at] < MET and _is_name(asking.terms[at]) for at in terms)
    return share * STRANGE if strange else share


def _is_name(term: Term) -> bool:
    """Whether a word is the name of something, and tells which."""
    return term.word[:1].isupper() and term.rare >= TELLING


@lru_cache(maxsize=4096)
def _both(text: str) -> str:
    """A text as it stands, and said in bokmål: cases have titles in nynorsk."""
    return f"{text} {in_bokmaal(text, 'nn')}"


def _within(asking: Asking, rows: list[FactRow]) -> list[FactRow]:
    """The rows of the body, the time and the number that a question names."""
    low, cases = asking.low, asking.question.cases
    bodies = {row["utvalgsnavn"] for row in rows}
    chosen = {name for name in bodies if names_body(low, name)}
    if not chosen and not (names_some(low)):
        chosen = bodies
    return [
        row
        for row in rows
        if row["utvalgsnavn"] in chosen
        and in_time(asking, row)
        and (not cases or row["saksnr"] in cases)
    ]


def names_some(low: str) -> bool:
    """Whether a question names a body that is told from others."""
    return any(name in low for name in SHORT_NAMES) or bool(SPECIAL.search(low))


def moments(low: str) -> list[str]:
    """Days and months that a question names, as patterns of ISO days."""
    months = MONTHS["nb"]
    return [
        f"{year or '....'}-{months.index(month) + 1:02}-{day.zfill(2) if day else '..'}"
        for day, month, year in MOMENT.findall(low)
    ]


def in_time(asking: Asking, row: FactRow) -> bool:
    """Whether a case was treated at the time that is named, or has it in its title."""
    forms = [*asking.question.days, *moments(asking.low)]
    if forms:
        return _on(forms, [row["dato"]]) or _on(
            forms, [found.iso for found in parse_dates(titles(row))]
        )
    years = {str(year) for year in asking.question.years}
    return not years or any(year in f"{titles(row)} {row['dato']}" for year in years)


def _on(forms: Sequence[str], days: Sequence[str]) -> bool:
    return any(re.match(form, day) for form in forms for day in days if day)

"""How well a candidate answers a question, as named figures.

The figures are shares and yes/no marks between 0 and 1 wherever possible, so that one
linear model (``kg.rank``) can weigh them and its weights can be read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ingest.extract.dates import parse_dates
from kg.fits import KINDS, editions, fits, found, trait_fits
from kg.question import CASE, Question, Term
from kg.units import Unit
from kg.words import likeness, stems

YEARS: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
WANTED: Final[Mapping[str, frozenset[str]]] = {
    asked: frozenset(classes.split())
    for asked, classes in (
        ("who", "Moetedeltaker Verv Inhabilitet Moete"),
        ("attend", "Moetedeltaker"),
        ("when", "Moete Temaplan Plan Moetesak Prosjekt"),
        ("number", "Moetesak"),
        ("amount", "Budsjettpost Observasjon"),
        ("money", "Budsjettpost"),
        ("count", "Observasjon"),
        ("percent", "Observasjon"),
        ("trend", "Observasjon"),
        ("vote", "Votering"),
        ("decide", "Vedtak Innstilling Temaplan Vedtaksoppfoelging"),
        ("finish", "Prosjekt Budsjettpost"),
        ("cost", "Budsjettpost"),
    )
}
"""Classes of facts that answer each kind or trait of question."""
FIGURE_KINDS: Final = frozenset({"amount", "percent", "count", "money", "what"})


class Matcher:
    """The terms of one question against the words of its candidates."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms
        self.total = sum(term.rare for term in terms) or 1.0
        self.rarest = max(
            range(len(terms)), key=lambda at: terms[at].rare, default=None
        )
        self._words: dict[str, tuple[tuple[int, float], ...]] = {}
        self._covers: dict[str, tuple[float, ...]] = {}

    def _fits(self, word: str) -> tuple[tuple[int, float], ...]:
        found = self._words.get(word)
        if found is None:
            scores = (
                (at, max(w * likeness(form, word) for form, w in term.forms.items()))
                for at, term in enumerate(self.terms)
            )
            found = self._words[word] = tuple((a, s) for a, s in scores if s > 0)
        return found

    def cover(self, text: str) -> tuple[float, ...]:
        """How well each term is met in a text, 0 to 1."""
        found = self._covers.get(text)
        if found is None:
            best = [0.0] * len(self.terms)
            for word in stems(text):
                for at, score in self._fits(word):
                    best[at] = max(best[at], score)
            found = self._covers[text] = tuple(best)
        return found

    def best(self, texts: Iterable[str]) -> tuple[float, ...]:
        """How well each term is met in the best of several texts."""
        covers = [self.cover(text) for text in texts if text]
        if not covers:
            return (0.0,) * len(self.terms)
        return tuple(map(max, *covers)) if len(covers) > 1 else covers[0]

    def share(self, cover: Iterable[float]) -> float:
        """The share of the question, weighed by rarity, that a cover meets."""
        met = (c * term.rare for c, term in zip(cover, self.terms, strict=True))
        return sum(met) / self.total

    def news(self, text: str) -> float:
        """How much a text says that the question does not, 0 to 1."""
        new = sum(not self._fits(word) for word in set(stems(text)) if len(word) > 3)
        return min(new / 8, 1.0)

    def pairs(self, text: str) -> float:
        """The share of neighbouring terms that stand close together in a text."""
        if len(self.terms) < 2:
            return 0.0
        places: list[list[int]] = [[] for _ in self.terms]
        for place, word in enumerate(stems(text)):
            for at, score in self._fits(word):
                if score >= 0.5:
                    places[at].append(place)
        close = sum(
            any(abs(a - b) <= 3 for a in left for b in right)
            for left, right in pairwise(places)
        )
        return close / (len(self.terms) - 1)


def features(question: Question, matcher: Matcher, unit: Unit) -> dict[str, float]:
    """The named figures of one candidate."""
    return {
        "found": unit.found,
        "dense": unit.dense,
        "fact": float(unit.is_fact),
        "fact_wanted": float(_is_wanted(question, unit)),
        "quality": unit.row.quality,
        **_cover(question, matcher, unit),
        **_form(question, unit),
        **_years(question, unit),
        **_place(question, unit),
    }


def _is_wanted(question: Question, unit: Unit) -> bool:
    asked = (question.kind, *question.traits)
    return any(unit.row.klasse in WANTED.get(name, ()) for name in asked)


def _cover(question: Question, matcher: Matcher, unit: Unit) -> dict[str, float]:
    own = matcher.best(piece.text for piece in unit.pieces)
    above = matcher.best((unit.row.heading, unit.header))
    near, part = matcher.best(unit.near), matcher.cover(unit.row.part)
    around = [
        max(o, 0.8 * a, 0.6 * n, 0.5 * p)
        for o, a, n, p in zip(own, above, near, part, strict=True)
    ]
    rarest = matcher.rarest
    share = matcher.share(own)
    return {
        "cover": share,
        "cover_around": matcher.share(around),
        "cover_above": matcher.share(map(max, own, above)) - share,
        "cover_near": matcher.share(map(max, own, near)) - share,
        "cover_part": matcher.share(map(max, own, part)) - share,
        "cover_hard": matcher.share(o * o for o in own),
        "fit_cover": max(
            (
                matcher.share(map(max, matcher.cover(piece.text), above))
                for piece in unit.pieces
                if fits(question, piece.text)
            ),
            default=0.0,
        ),
        "news": matcher.news(unit.text),
        "all_met": float(min(around, default=0.0) >= 0.3),
        "pairs": matcher.pairs(unit.text),
        "rarest": own[rarest] if rarest is not None else 0.0,
        "rarest_around": around[rarest] if rarest is not None else 0.0,
    }


def _form(question: Question, unit: Unit) -> dict[str, float]:
    text = unit.text
    wanted = question.kind in KINDS
    fit = wanted and fits(question, text)
    return {
        "type_fits": float(fit),
        "type_lacks": float(wanted and not fit),
        "trait_fits": trait_fits(question, text),
        "money_fits": float(
            question.kind in ("amount", "money") and any(found(question, "money", text))
        ),
        "table_row": float(unit.is_row),
        "row_wanted": float(unit.is_row and question.kind in FIGURE_KINDS),
        "short": float(len(unit.text) < 40),
        "length": min(len(unit.text) / 400, 1.5),
        "opens": float(unit.text.endswith(":")),
    }


def _found_years(*texts: str) -> set[int]:
    return {int(year) for text in texts for year in YEARS.findall(text)}


def _years(question: Question, unit: Unit) -> dict[str, float]:
    """Whether the years that are asked for stand here, above, around or nowhere."""
    wanted = set(question.years)
    if not wanted:
        return {}
    here, above = _found_years(unit.text), _found_years(unit.header)
    row = unit.row
    around = _found_years(*unit.near, row.heading, row.part, row.date or "")
    return {
        "year_here": len(wanted & here) / len(wanted),
        "year_above": len(wanted & above) / len(wanted),
        "year_around": float(bool(wanted & around)),
        "year_other": float(bool(here) and not wanted & here),
        "year_nowhere": float(not wanted & (here | above | around)),
    }


def _place(question: Question, unit: Unit) -> dict[str, float]:
    """Whether days, case numbers and municipalities asked for are met."""
    row = unit.row
    above = f"{row.heading} {row.part}"
    marks: dict[str, float] = {}
    wanted = editions(question.text)
    if wanted:
        told = editions(f"{unit.text} {unit.header}") or editions(above)
        marks["edition_here"] = float(bool(told & wanted))
        marks["edition_other"] = float(bool(told) and not told & wanted)
    if question.days:
        here = {found.iso for found in parse_dates(unit.text)}
        marks["day_here"] = float(bool(here & set(question.days)))
        marks["day_part"] = float(row.date in question.days)
    if question.cases:
        marks["case_here"] = float(bool({*question.cases} & {*CASE.findall(unit.text)}))
        around = " ".join((above, *unit.near))
        marks["case_near"] = float(bool({*question.cases} & {*CASE.findall(around)}))
    if question.municipalities:
        said = f"{unit.text} {unit.header} {above} {row.slots['kommune']}".lower()
        met = sum(name in said for name in question.municipalities)
        marks["municipality"] = met / len(question.municipalities)
    else:
        marks["municipality"] = 1.0
    return marks

"""How well a candidate answers a question, as named figures.

The figures are shares and yes/no marks between 0 and 1 wherever possible, so that one
linear model (``kg.rank``) can weigh them and its weights can be read.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from kg.fits import KINDS, editions
from kg.form import shape
from kg.matcher import Marks, Matcher
from kg.question import CASE, Question
from kg.scope import age, scope
from kg.units import Unit

WANTED: Final[Mapping[str, frozenset[str]]] = {
    asked: frozenset(classes.split())
    for asked, classes in (
        ("who", "Moetedeltaker Verv Inhabilitet Moete Redegjoerelse"),
        ("attend", "Moetedeltaker"),
        ("when", "Hendelse Moete Temaplan Plan Moetesak Prosjekt"),
        ("duration", "Moete Prosjekt"),
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
        ("proposed", "Forslag"),
    )
}
"""Classes of facts that answer each kind or trait of question."""
COMPARED: Final = ("cover", "cover_around", "near_answer", "pairs", "rarest")
"""Figures that are also told as a share of the highest among the candidates."""
UNTOLD: Final = 0.5
"""How far a document that names no municipality stands for the one asked for."""
FIGURE_KINDS: Final = frozenset({"amount", "percent", "count", "money", "what"})


def features(question: Question, matcher: Matcher, unit: Unit) -> dict[str, float]:
    """The named figures of one candidate."""
    marks = [matcher.marks(piece.text) for piece in unit.pieces]
    return {
        "found": unit.found,
        "dense": unit.dense,
        "fact": float(unit.is_fact),
        "fact_wanted": float(_is_wanted(question, unit)),
        "quality": unit.row.quality,
        **_cover(matcher, unit, marks),
        **_form(question, unit, marks),
        **shape(question, unit),
        **_years(question, matcher, unit, marks),
        **_place(question, matcher, unit, marks),
        **_subject(question, matcher, unit),
        **scope(question, matcher.kinds, unit.row),
        **_age(question, matcher, unit),
    }


def _age(question: Question, matcher: Matcher, unit: Unit) -> dict[str, float]:
    """How old the document is, where the question names neither year nor document."""
    if question.years or question.days or matcher.kinds:
        return {}
    return {"age": age(unit.row, matcher.newest)}


def _subject(question: Question, matcher: Matcher, unit: Unit) -> dict[str, float]:
    """Whether a table row or a fact is of what is asked for, and of nothing else."""
    label = unit.label
    if not label:
        return {}
    sums = unit.is_sum
    return {
        "label_told": matcher.told(label),
        "sum_fits": float(sums and "sum" in question.traits),
        "sum_other": float(sums and "sum" not in question.traits),
    }


def _is_wanted(question: Question, unit: Unit) -> bool:
    asked = (question.kind, *question.traits)
    return any(unit.row.klasse in WANTED.get(name, ()) for name in asked)


def _cover(matcher: Matcher, unit: Unit, marks: Sequence[Marks]) -> dict[str, float]:
    own = matcher.best(mark.cover for mark in marks)
    above = matcher.best(
        matcher.marks(t).cover for t in (unit.row.heading, unit.header)
    )
    near = matcher.best(matcher.marks(text).cover for text in unit.near)
    part = matcher.marks(unit.row.part).cover
    around = [
        max(o, 0.8 * a, 0.6 * n, 0.5 * p)
        for o, a, n, p in zip(own, above, near, part, strict=True)
    ]
    share, rarest = matcher.share(own), matcher.rarest
    fitting = [
        matcher.share(map(max, mark.cover, above)) for mark in marks if mark.fits
    ]
    return {
        "cover": share,
        "cover_around": matcher.share(around),
        "cover_above": matcher.share(map(max, own, above)) - share,
        "cover_near": matcher.share(map(max, own, near)) - share,
        "cover_part": matcher.share(map(max, own, part)) - share,
        "cover_hard": matcher.share(o * o for o in own),
        "fit_cover": max(fitting, default=0.0),
        "all_met": float(min(around, default=0.0) >= 0.3),
        "pairs": max(mark.pairs for mark in marks),
        "phrases": max(mark.phrases for mark in marks),
        "near_answer": max(mark.near for mark in marks),
        "near_first": max(mark.first for mark in marks),
        "rarest": own[rarest] if rarest is not None else 0.0,
        "rarest_around": around[rarest] if rarest is not None else 0.0,
        **_order(own),
        "news": min(sum(mark.news for mark in marks) / 8, 1.0),
    }


def _order(own: Sequence[float]) -> dict[str, float]:
    """How well the first words of the question and the last are met.

    The first tells what is asked for ("hvilke tiltak …"), the last often where or when.
    """
    if not own:
        return {}
    return {
        "first_met": own[0],
        "second_met": own[min(1, len(own) - 1)],
        "last_met": own[-1],
    }


def _form(question: Question, unit: Unit, marks: Sequence[Marks]) -> dict[str, float]:
    wanted = question.kind in KINDS
    fit = any(mark.fits for mark in marks)
    return {
        "type_fits": float(fit),
        "type_lacks": float(wanted and not fit),
        "trait_fits": max(mark.traits for mark in marks),
        "money_fits": float(any(mark.money for mark in marks)),
        "table_row": float(unit.is_row),
        "row_wanted": float(unit.is_row and question.kind in FIGURE_KINDS),
        "short": float(len(unit.text) < 40),
        "length": min(len(unit.text) / 400, 1.5),
        "opens": float(unit.text.endswith(":")),
    }


def _years(
    question: Question, matcher: Matcher, unit: Unit, marks: Sequence[Marks]
) -> dict[str, float]:
    """Whether the years that are asked for stand here, above, around or nowhere."""
    wanted = set(question.years)
    if not wanted:
        return {}
    row = unit.row
    here = set().union(*(mark.years for mark in marks))
    above = matcher.marks(unit.header).years
    texts = (*unit.near, row.heading, row.part, row.date or "")
    around = set().union(*(matcher.marks(text).years for text in texts))
    return {
        "year_here": len(wanted & here) / len(wanted),
        "year_above": len(wanted & above) / len(wanted),
        "year_around": float(bool(wanted & around)),
        "year_other": float(bool(here) and not wanted & here),
        "year_nowhere": float(not wanted & (here | above | around)),
    }


def _place(
    question: Question, matcher: Matcher, unit: Unit, marks: Sequence[Marks]
) -> dict[str, float]:
    """Whether editions, days, case numbers and municipalities asked for are met."""
    row = unit.row
    above = f"{row.heading} {row.part}"
    found: dict[str, float] = {}
    if matcher.editions:
        told = editions(f"{unit.text} {unit.header}") or editions(above)
        found["edition_here"] = float(bool(told & matcher.editions))
        found["edition_other"] = float(bool(told) and not told & matcher.editions)
    if question.days:
        here = set().union(*(mark.days for mark in marks))
        found["day_here"] = float(bool(here & set(question.days)))
        found["day_part"] = float(row.date in question.days)
        close = set().union(*(matcher.marks(text).days for text in unit.near), here)
        found["day_nowhere"] = float(
            row.date not in question.days and not close & set(question.days)
        )
    if question.cases:
        cases, near = set(question.cases), " ".join((above, *unit.near))
        found["case_here"] = float(bool(cases & {*CASE.findall(unit.text)}))
        found["case_near"] = float(bool(cases & {*CASE.findall(near)}))
    found["municipality"] = 1.0
    if question.municipalities:
        said = f"{unit.text} {unit.header} {above} {row.slots['kommune']}".lower()
        met = sum(name in said for name in question.municipalities)
        least = 0.0 if row.slots["kommune"] else UNTOLD
        found["municipality"] = max(least, met / len(question.municipalities))
        own = f"{unit.text} {unit.header}".lower()
        found["municipality_here"] = float(
            any(name in own for name in question.municipalities)
        )
    return found


def compared(
    units: Sequence[Unit], marks: Sequence[dict[str, float]]
) -> list[dict[str, float]]:
    """The figures of all candidates, with how each stands among the others.

    ``row_cover``: how well its whole passage covers the question, of what the best
    passage does. ``…_best``: its own figure as a share of the highest.
    """
    rows: dict[str, float] = {}
    for unit, mark in zip(units, marks, strict=True):
        total = mark["cover"] + mark["cover_around"]
        rows[unit.row.iri] = max(rows.get(unit.row.iri, 0.0), total)
    most = max(rows.values(), default=0.0) or 1.0
    top = {
        name: max((mark[name] for mark in marks), default=0.0) or 1.0
        for name in COMPARED
    }
    return [
        mark
        | {"row_cover": rows[unit.row.iri] / most}
        | {f"{name}_best": mark[name] / top[name] for name in COMPARED}
        for unit, mark in zip(units, marks, strict=True)
    ]

"""Rules over the figures of tables; the one whose figures fit the question best."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.computing import add, alternatives, compare, days, look, rank, undated
from kg.computing.asking import Asking
from kg.computing.blocks import Block, Series, blocks, covers, series
from kg.computing.measures import other_measure
from kg.computing.model import Computed, Told, places
from kg.computing.overspent import deviates, overspent
from kg.search import Candidate
from kg.store import GraphStore

TRAITS: Final = frozenset({"compare", "difference", "max", "min", "sum", "trend"})
LEAST: Final = 0.68
"""The share of the question that must be accounted for."""
DEEP: Final = 12
"""Rows that are tried as the one that is asked about."""
CLOSE: Final = 0.5
"""A row is tried when it is worth at most this much less than the best."""

TIE: Final = 0.02
"""Two rows that are this much alike in worth cannot be told apart."""
HALF: Final = 0.5
"""What a ranking of all rows is worth beside its fit: none of them is named."""
HEADS: Final = 2
"""What it is worth that a table has what is asked for as its first column."""
INDEX: Final = 0.1
"""What an index is worth less than the figure itself."""
# What is spent, or paid, not a share of something. Must not match "kostra".
SPENDS: Final = re.compile(
    r"utgift|kostnad|\bkoste[rt]?\b|\bpris(?:en)?\b|\bdyrere\b|\bbilligere\b"
    r"|\bfor mye brukte\b|\bmerforbruk"
)
UNCOUNTED: Final = frozenset({"why", "definition", "contact"})
"""Kinds of questions that no figure answers."""
# Whether something is closed is no question of its figures; what that costs is.
CLOSED: Final = re.compile(r"\b(?:lagt|legges?|legger) ned\b|\bned(?:lagt|legges?)\b")
# "de over 80", "80-åringer", "6 til 9 år": of which age. Must not match a year.
OLD: Final = re.compile(
    r"\b(\d{1,2})(?=-?(?:år\b| år\b|åring|-\d{1,2}\b)|(?<=over \d\d)\b)"
)
AGED: Final = re.compile(r"\b\d{1,2} ?(?:[-–]|til|og) ?\d{1,2} år\b|\b\d{1,2} år\b")
AGE: Final = re.compile(r"\d{1,2}")
MONEY: Final = frozenset({"NOK", "kr"})
SHARE: Final = re.compile(r"\b(?:andel\w*|del|prosent|i prosent av)\b", re.I)

Rule = Callable[[Asking, Sequence[Series]], Told | None]

RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("alternatives", alternatives.between),
    ("days", days.between_days),
    ("changes", rank.of_changes),
    ("areas", compare.between_areas),
    ("rows", compare.between_rows),
    ("budget", compare.against_budget),
    ("sum of a sort", add.of_alike),
    ("named sum", add.of_named),
    ("sum of years", add.of_years),
    ("printed sum", add.printed),
    ("largest year", rank.of_years),
    ("largest area", rank.of_areas),
    ("years", compare.between_years),
    ("both", undated.both),
    ("listed", undated.listed),
    ("figure", look.up),
)
SURE: Final = {"figure": 0.85}
"""What must be accounted for where nothing but a figure is told."""


def of_figures(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """What the figures of the tables give, if the question asks to compute."""
    told = overspent(asking, candidates, graph)
    if told:
        return told
    if not _computes(asking) or asking.sources > 1:
        return None  # where two documents are asked, the figures of one do not tell
    return told_by(asking, blocks(asking, candidates, graph))


def told_by(asking: Asking, read: Sequence[Block]) -> Computed | None:
    """What the figures of some tables give."""
    if asking.question.kind == "yesno" and CLOSED.search(asking.low):
        return None
    found = [one for one in series(asking, read) if _may_tell(asking, one)]
    made = [*_told(asking, found), *_ranked(asking, found)]
    return _best(
        [(worth, one) for worth, one in made if one.fit >= SURE.get(one.rule, LEAST)]
    )


def _best(made: Sequence[tuple[float, Computed]]) -> Computed | None:
    """The worthiest answer, unless another one is as worthy."""
    if not made:
        return None
    worth, best = max(made, key=lambda pair: pair[0])
    rivals = (
        one for other, one in made if other > worth - TIE and not _same(one, best)
    )
    return best if next(rivals, None) is None else None


def _same(one: Computed, other: Computed) -> bool:
    """Whether two answers are of rows of one name, or of the same figures."""
    names = [{r["tekst"] or r["indikatornavn"] for r in c.rows} for c in (one, other)]
    values = [{r["verdi"] for r in c.rows} for c in (one, other)]
    alone = one.rule == other.rule == "figure"
    return values[0] == values[1] or (names[0] == names[1] and not alone)


def _computes(asking: Asking) -> bool:
    many = (asking.years, asking.areas, asking.versions, asking.letters)
    held = compare.HELD.search(asking.low) or compare.EITHER.search(asking.low)
    if asking.question.kind in UNCOUNTED:
        return False
    if asking.question.kind in look.KINDS:
        return True
    return bool(asking.traits & TRAITS or any(len(x) > 1 for x in many) or held)


def _may_tell(asking: Asking, one: Series) -> bool:
    """Whether a row may be what is asked about: its document, and what it measures."""
    own = asking.question.municipalities
    if asking.own and own and one.block.kommune not in own:
        return False
    kroner = one.cells[0].is_money
    if other_measure(asking.bare, one.label, kroner=kroner):
        return False
    if _of_another_age(asking, one):
        return False
    told = {cell.year for cell in one.cells}
    if asking.years and None not in told and not told & set(asking.years):
        return False
    share = one.cells[0].unit == "%"
    if not share and (asking.question.kind == "percent" or _asks_share(asking)):
        return False
    if share and (asking.in_kroner or _asks_spending(asking, one)):
        return False
    if asking.question.kind == "count" and one.cells[0].unit in MONEY:
        return False
    unsaid = share and not SHARE.search(asking.low)
    counts = asking.question.kind in ("count", "money")
    return not (unsaid and (counts or (asking.changes and SHARE.search(one.label))))


def _of_another_age(asking: Asking, one: Series) -> bool:
    """Whether a row is of people of another age than those asked about."""
    asked = set(OLD.findall(asking.bare))
    told = {
        age for part in AGED.findall(one.label.lower()) for age in AGE.findall(part)
    }
    return bool(asked and told) and not asked & told


def _asks_spending(asking: Asking, one: Series) -> bool:
    """Whether what is spent is asked for, of which a row with a share tells nothing."""
    asked = SPENDS.search(asking.bare) and not SHARE.search(asking.low)
    return bool(asked) and not SPENDS.search(one.label.lower())


def _asks_share(asking: Asking) -> bool:
    """Whether a share itself is asked for, not a change or a difference in percent."""
    return asking.in_percent and not (asking.changes or asking.traits & TRAITS)


def _told(asking: Asking, found: Sequence[Series]) -> Iterator[tuple[float, Computed]]:
    """The first rule that says something, for each of the rows that may be meant."""
    best = found[0].worth if found else 0.0
    for at, one in enumerate(found[:DEEP]):
        if one.worth < best - CLOSE:
            return
        order = [one, *found[:at], *found[at + 1 :]]
        for name, rule in RULES:
            told = rule(asking, order)
            if told:
                made = _computed(asking, one.block, name, told)
                less = INDEX * (one.cells[0].unit == compare.INDEX)
                yield made.fit + one.worth - one.fit - less, made
                break


def _ranked(
    asking: Asking, found: Sequence[Series]
) -> Iterator[tuple[float, Computed]]:
    """The largest row of each table; none is the one furthest from its budget."""
    if deviates(asking):
        return
    for block in dict.fromkeys(one.block.sparql for one in found):
        rows = [one for one in found if one.block.sparql == block]
        told = rank.of_rows(asking, rows)
        if told:
            made = _computed(asking, rows[0].block, "largest row", told)
            yield made.fit + HALF + 0.2 * _is_of(asking, rows[0].block), made


def _is_of(asking: Asking, block: Block) -> float:
    """How well a table is the one of the sort of thing that is asked for."""
    under = block.texts[0].rpartition(" › ")[2]
    told = " ".join(block.texts).lower()
    lines = [text.strip() for text in told.split(" / ")]
    heads = any(line.startswith(sort) for line in lines for sort in asking.sorts)
    return (
        asking.says(under) + any(sort in told for sort in asking.sorts) + HEADS * heads
    )


def _computed(asking: Asking, block: Block, name: str, told: Told) -> Computed:
    return Computed(
        told.text,
        places(told.cells),
        block.sparql,
        fit=_fit(asking, block, told),
        verdict=told.verdict,
        rule=name,
    )


def _fit(asking: Asking, block: Block, told: Told) -> float:
    """The share of the question that the figures account for.

    None where the year or the municipality is another.
    """
    named = set(asking.named_years)
    years = {cell.year for cell in told.cells if cell.year}
    if named and years and not named & years:
        return 0.0
    versions = {cell.version for cell in told.cells if cell.version}
    if "endring" in asking.versions and versions and "endring" not in versions:
        return 0.0
    own = asking.question.municipalities
    money = all(cell.is_money for cell in told.cells)
    if own and money and block.kommune and block.kommune not in own:
        return 0.0
    about = map(asking.cover, told.about)
    return asking.fit((*covers(asking, block, told.cells), *about))

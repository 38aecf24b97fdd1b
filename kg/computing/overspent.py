"""More or less than was set aside: of one area, of two, or the one furthest off."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kg.computing.asking import Asking
from kg.computing.blocks import Block, blocks
from kg.computing.compare import EITHER
from kg.computing.gaps import OFF, Gap, read_gaps, tables
from kg.computing.model import Computed, amount, places
from kg.computing.naming import key_words
from kg.computing.scope import documents
from kg.fits import editions
from kg.search import Candidate
from kg.speech import listed, number
from kg.store import GraphStore

MORE: Final = re.compile(
    r"merforbruk|meirforbruk|overforbruk|overskr[ie]d|underskudd"
    r"|(?:over|sprakk|sprengt\w*) budsjett|brukt? for mye|bruke for mye"
    r"|brukte mer enn budsjett|\bbommet\b"
)
LESS: Final = re.compile(
    r"mindreforbruk|underforbruk|under budsjett|(?<!fødsels)overskudd|til overs"
)
# What is expected of the whole year, and what has been spent so far.
WHOLE_YEAR: Final = re.compile(
    r"\bvente|forvent|prognose|hele (?:året|20\d\d)|årets slutt|anslå|styre\w* mot"
    r"|\bl(?:å|igger) an\b"
)
SO_FAR: Final = re.compile(r"hittil|så langt|\better \w+ måneder\b")
SHARE: Final = re.compile(r"prosent|andel")
WHICH: Final = re.compile(r"\bhvilke[nt]?\b")
KINDS: Final = frozenset({"amount", "money", "percent", "which", "what"})
TOLD: Final = (
    "merforbruk mindreforbruk overforbruk underskudd overskudd avvik bommet budsjett"
    " overskridelse overskred overskrider overskredet prognose forventet ventet hittil"
    " meldte tertial programområde"
)
"""What every one of these figures accounts for."""
MONTHS: Final = "måneder to tre fire fem seks sju åtte ni ti elleve"
"""What figures of a part of the year account for as well."""
PART: Final = re.compile(r"hittil|periodis|\bper \d|måned|tertial", re.I)
LEAST: Final = 0.68
SHOWN: Final = 3


def overspent(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """What the question asks of deviations from the budget, where it asks of them."""
    if not (_asks(asking) and documents(asking.question, candidates)):
        return None
    read = {one.sparql: one for one in tables(graph)}
    read |= {b.sparql: b for b in blocks(asking, candidates, graph) if b.sparql in read}
    return told_by(asking, list(read.values()))


def told_by(asking: Asking, read: Sequence[Block]) -> Computed | None:
    """What the deviations of some tables tell."""
    if not _asks(asking):
        return None
    kept = [block for block in read if _may_tell(asking, block)]
    gaps = [gap for gap in read_gaps(kept) if _of_year(asking, gap)]
    return _told(asking, _of_period(asking, gaps))


def _asks(asking: Asking) -> bool:
    """Whether a deviation is asked for, not what it comes from."""
    single = "chain" not in asking.traits and not asking.nested
    kind = asking.question.kind in KINDS or bool(EITHER.search(asking.low))
    return deviates(asking) and single and kind


def deviates(asking: Asking) -> bool:
    """Whether a question speaks of a deviation from the budget."""
    return any(pattern.search(asking.low) for pattern in (MORE, LESS, OFF))


def _may_tell(asking: Asking, block: Block) -> bool:
    """Whether a table is of the municipality and the report asked about."""
    named = asking.question.municipalities
    wanted = editions(asking.question.text)
    told = editions(" ".join(block.texts))
    return (not named or block.kommune in named) and not (wanted and not wanted & told)


def _of_year(asking: Asking, gap: Gap) -> bool:
    return not asking.years or gap.printed.year in asking.years


def _of_period(asking: Asking, gaps: Sequence[Gap]) -> list[Gap]:
    """Those of the whole year or those so far, as asked.

    Where it is not said which, a table that has both is left alone, and accounts go
    before what was only expected.
    """
    whole = bool(WHOLE_YEAR.search(asking.low)) or "prognose" in asking.versions
    so_far = bool(SO_FAR.search(asking.low))
    if whole != so_far:
        return [gap for gap in gaps if gap.whole_year == whole]
    mixed = {gap.block.sparql for gap in gaps if gap.whole_year} & {
        gap.block.sparql for gap in gaps if not gap.whole_year
    }
    clear = [gap for gap in gaps if gap.block.sparql not in mixed]
    return [gap for gap in clear if not gap.whole_year] or clear


def _told(asking: Asking, gaps: Sequence[Gap]) -> Computed | None:
    named = _named(asking, gaps)
    ranks = WHICH.search(asking.low) or (
        asking.traits & {"max", "min"} and len(named) < 2
    )
    found = _furthest(asking, gaps, named) if ranks else _ordered(asking, named)
    if not found:
        return None
    told = _said(asking, found)
    return _computed(asking, told, found) if ranks or _all_said(asking, found) else None


def _all_said(asking: Asking, found: Sequence[Gap]) -> bool:
    """Whether one is asked about and one told, or several and several."""
    several = asking.traits & {"sum", "compare", "max", "min", "difference"}
    return (len(found) > 1) == bool(several) or len(found) > 1


def _named(asking: Asking, gaps: Sequence[Gap]) -> list[Gap]:
    """The areas that the question names in full, each once, as the table has them."""
    kept: dict[tuple[str, ...], Gap] = {}
    for gap in gaps:
        words = tuple(key_words(gap.area))
        if words and all(map(asking.tells, words)):
            kept.setdefault(words, gap)
    return [
        gap
        for words, gap in kept.items()
        if not any(set(words) < set(other) for other in kept)
    ] or _begun(asking, gaps)


def _begun(asking: Asking, gaps: Sequence[Gap]) -> list[Gap]:
    """The one area whose first word the question names, where none is named in full."""
    begun = {
        gap.area.lower(): gap
        for gap in gaps
        if any(map(asking.tells, key_words(gap.area)[:1]))
    }
    return list(begun.values()) if len(begun) == 1 else []


def _furthest(asking: Asking, gaps: Sequence[Gap], named: Sequence[Gap]) -> list[Gap]:
    """The areas of the one table that is meant, the furthest off first."""
    within = [gap for gap in gaps if _is_within(asking, gap.block, named)]
    areas = {gap.printed.area.lower() for gap in gaps if gap.printed.area}
    tops = [gap for gap in gaps if gap.area.lower() in areas]
    top = {gap.block.sparql for gap in tops}
    pool = within or [gap for gap in gaps if gap.block.sparql in top] or list(gaps)
    if len({gap.block.sparql for gap in pool}) != 1:
        return []
    if pool and not within and tops:
        pool = [gap for gap in pool if gap.area.lower() in areas] or pool
    way = -1 if _less(asking) else 1
    return [gap for gap in _by_size(asking, pool)[:SHOWN] if gap.more * way > 0]


def _ordered(asking: Asking, named: Sequence[Gap]) -> list[Gap]:
    """Named areas in the order of the table, or the furthest off first if compared."""
    if asking.traits & {"max", "min", "compare"}:
        return _by_size(asking, named)
    return list(named)


def _by_size(asking: Asking, gaps: Sequence[Gap]) -> list[Gap]:
    way = -1 if _less(asking) else 1
    share = bool(SHARE.search(asking.low))
    return sorted(
        gaps, key=lambda gap: way * (gap.share if share else gap.more), reverse=True
    )


def _is_within(asking: Asking, block: Block, named: Sequence[Gap]) -> bool:
    """Whether a table is that of the parts of an area which the question names."""
    area = next((cell.area for cell in block.cells if cell.area), "")
    above = [area, block.texts[0].split(" › ")[0]]
    names = [words for name in above if (words := key_words(name))]
    rows_too = any(gap.block is block for gap in named)
    return not rows_too and any(all(map(asking.tells, words)) for words in names)


def _less(asking: Asking) -> bool:
    return bool(LESS.search(asking.low)) and not MORE.search(asking.low)


def _amount(asking: Asking, gap: Gap) -> str:
    said = amount(abs(gap.more), gap.printed.unit)
    return (
        f"{said} ({number(abs(gap.share), 1)} %)" if SHARE.search(asking.low) else said
    )


def _word(gap: Gap) -> str:
    return "merforbruk" if gap.more > 0 else "mindreforbruk" if gap.more else "avvik"


def _said(asking: Asking, found: Sequence[Gap]) -> str:
    """Whose deviation is how large, and the sum where one is asked for."""
    told = listed(f"{gap.area} {_word(gap)} {_amount(asking, gap)}" for gap in found)
    text = f"{found[0].printed.column}: {told}."
    if "sum" in asking.traits and len(found) > 1:
        total = sum((gap.more for gap in found), Decimal(0))
        text = f"Til sammen {amount(abs(total), found[0].printed.unit)}. {text}"
    return text


def _computed(asking: Asking, text: str, found: Sequence[Gap]) -> Computed | None:
    cells = [gap.printed for gap in found]
    block = found[0].block
    heads = " ".join((*block.texts, *(cell.column for cell in block.cells)))
    told = f"{TOLD} {MONTHS}" if PART.search(heads) else TOLD
    about = (told, *block.texts, *(f"{c.label} {c.area} {c.column}" for c in cells))
    fit = asking.fit(map(asking.cover, about))
    if fit < LEAST:
        return None
    return Computed(text, places(cells), block.sparql, fit=fit, rule="overspent")

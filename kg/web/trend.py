"""A small chart of figures that an answer tells year by year."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from altair import Chart

LEAST: Final = 3  # years that make a development
_YEAR: Final = r"(?<![\d./])(?P<year>(?:19|20)\d\d)"
_VALUE: Final = r"(?P<value>[-−–]?\d{1,3}(?:[  ]?\d{3})*(?:[.,]\d+)?)"
_ASIDE: Final = r"(?: \([^()]*\))?"  # "(1,2 mill.)" after an amount
_WORD: Final = r"[a-zæøå.]+(?: (?!in? )[^\W\d_]\w*)?"  # "kr", "tonn CO2e"; not "kr i"
_UNIT: Final = rf"(?: ?(?P<unit>%|{_WORD}))?{_ASIDE}"
# "2022: 9,4 %", "Fjordvik 2022: 1 204 500 kr", "Plan 2031 (økonomiplan): 8 kr"; not
# "12.10.2022: 78/24".
_YEAR_FIRST: Final = re.compile(
    rf"(?P<area>(?:[^\W\d][^:]*)??) ?{_YEAR}{_ASIDE}: {_VALUE}{_UNIT}\.?"
)
# "9,4 % i 2022", "1 204 500 kr i 2022", "4 tonn CO2e i 2022", "9.4 % in 2022"; not
# "9,4 % i mai 2022".
_YEAR_LAST: Final = re.compile(rf"(?P<area>){_VALUE}{_UNIT} in? {_YEAR}\.?")
_NORWEGIAN: Final = r"replace(replace(datum.label, /,/g, '\u00a0'), '.', ',')"
_LABELS: Final = {"nb": _NORWEGIAN, "nn": _NORWEGIAN, "en": "datum.label"}
_NEXT_SENTENCE: Final = re.compile(r"\. (?=[A-ZÆØÅ])")


@dataclass(frozen=True)
class Series:
    """Figures by area and year. name: what they measure. unit: as said."""

    name: str
    unit: str
    figures: tuple[tuple[str, int, float], ...]


def series(text: str) -> Series | None:
    """The figures of a sentence "what: area year: value, year: value …", if enough.

    What they are of may hold colons itself: "Utslipp: Sum: 4 tonn i 2022, …".
    """
    colons = (found.start() for found in re.finditer(":", text))
    tried = (_series(text[:at].strip(), text[at + 1 :]) for at in colons)
    return next(filter(None, tried), None)


def _series(name: str, rest: str) -> Series | None:
    pieces = _NEXT_SENTENCE.split(rest)[0].strip().split(", ")
    found = [_YEAR_FIRST.fullmatch(p) or _YEAR_LAST.fullmatch(p) for p in pieces]
    told = [match for match in found if match]
    if len(told) < len(found):
        return None
    figures = {(m["area"].strip(), int(m["year"])): _number(m["value"]) for m in told}
    if len(figures) < len(told) or len({year for _, year in figures}) < LEAST:
        return None
    unit = next((match["unit"].rstrip(".") for match in told if match["unit"]), "")
    ordered = tuple((*key, value) for key, value in sorted(figures.items()))
    return Series(name, unit, ordered)


def chart(told: Series, language: str = "nb") -> "Chart":
    """A line for each area, with a point for each year, as far apart as they are."""
    import altair as alt

    rows = [
        {"område": area, "år": year, "verdi": value}
        for area, year, value in told.figures
    ]
    years = sorted({year for _, year, _ in told.figures})
    several = len({area for area, _, _ in told.figures}) > 1
    colour = alt.Color("område:N", title=None) if several else alt.value("#1f5a7a")
    made: alt.Chart = (
        alt.Chart(alt.InlineData(values=rows), title=told.name, height=220)
        .mark_line(point=alt.OverlayMarkDef(size=70, filled=True))
        .encode(
            x=alt.X(
                "år:Q",
                title=None,
                scale=alt.Scale(zero=False, nice=False, padding=24),
                axis=alt.Axis(values=years, format="d", grid=False, labelOverlap=True),
            ),
            y=alt.Y(
                "verdi:Q",
                title=told.unit or None,
                scale=alt.Scale(zero=False),
                axis=alt.Axis(labelExpr=_LABELS[language]),
            ),
            color=colour,
            tooltip=["område:N", alt.Tooltip("år:Q", format="d"), "verdi:Q"],
        )
    )
    return made


def _number(text: str) -> float:
    plain = text.replace("−", "-").replace("–", "-")
    return float(re.sub(r"\s", "", plain).replace(",", "."))

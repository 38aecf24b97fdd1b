"""A small chart of figures that an answer tells year by year."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from altair import Chart

LEAST: Final = 3  # figures that make a development
# "2022: 9,4 %" or "Regnskap 2022: 1 204 500 kr", not "12.10.2022: 78/24".
_FIGURE: Final = re.compile(
    r"(?<![\d./])(?P<year>(?:19|20)\d\d): (?P<value>[-−–]?\d{1,3}(?:[  ]?\d{3})*"
    r"(?:,\d+)?)(?![\d/.])(?: ?(?P<unit>%|kr\b|mill\.|[a-zæøå]+))?"
)


@dataclass(frozen=True)
class Series:
    """Figures by year. name: what they measure. unit: as said."""

    name: str
    unit: str
    figures: tuple[tuple[int, float], ...]


def series(text: str) -> Series | None:
    """The figures of a sentence, where there are enough and each year stands once."""
    found = list(_FIGURE.finditer(text))
    figures = {int(match["year"]): _number(match["value"]) for match in found}
    if len(figures) < LEAST or len(figures) != len(found):
        return None
    name = text.partition(":")[0].strip()
    unit = next((match["unit"] for match in found if match["unit"]), "")
    return Series(name[:80], unit, tuple(sorted(figures.items())))


def chart(told: Series) -> "Chart":
    """A line with a point for each year."""
    import altair as alt

    rows = [{"aar": str(year), "verdi": value} for year, value in told.figures]
    title = f"{told.name} ({told.unit})" if told.unit else told.name
    base = alt.Chart(alt.InlineData(values=rows), title=title, height=220)
    scale = alt.Scale(zero=False)
    made: alt.Chart = base.mark_line(
        point=alt.OverlayMarkDef(size=70, filled=True), color="#1f5a7a"
    ).encode(
        x=alt.X("aar:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("verdi:Q", title=told.unit or None, scale=scale),
        tooltip=[
            alt.Tooltip("aar:O", title="År"),
            alt.Tooltip("verdi:Q", title="Verdi"),
        ],
    )
    return made


def _number(text: str) -> float:
    plain = text.replace("−", "-").replace("–", "-")
    return float(plain.replace(" ", "").replace(" ", "").replace(",", "."))

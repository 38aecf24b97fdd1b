"""What prose says that a service area will spend above or below its budget."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.extract.amounts import parse_amounts
from ingest.extract.context import Surroundings, evidence, sentence
from ingest.extract.dates import years
from ingest.model import Layout
from ingest.toldfacts import Utsagn
from ingest.view import View

# "Årsprognose for Teknisk er et merforbruk på 7,5 mill. kroner", "Prognosen
# for Oppvekst viser et mindreforbruk på 3 mill. kroner". Must NOT match a part of an
# area ("Årsprognose ordinær drift er …"), nor what a report adds up ("samlet").
_FORECAST = re.compile(
    r"(?<!amlet )\b(?:[Åå]rsp|[Pp])rognose[nr]?\s+for\s+"
    r"(?:(?P<own>tjenesteområdet|sektoren|området|verksemda)"
    r"|(?P<area>[A-ZÆØÅ][\wæøå]+(?:\s+og\s+[a-zæøå]+)?))\s+"
    r"(?:er|viser|gir|blir|syner)\s+(?:et|eit|på et)\s+"
    r"(?P<way>merforbruk|meirforbruk|mindreforbruk|underforbruk)\s+på\s+"
    r"(?P<amount>[^.]{1,25}?m(?:ill|rd)\.?\s*kr\w*)"
)


def extract(view: View, layout: Layout) -> Iterator[Utsagn]:
    """The forecast deviation of each area of service, spending more is negative."""
    around, year = Surroundings(view, layout), years(view, layout)
    for match in _FORECAST.finditer(view.text):
        section = around.section(match.start())
        area = match["area"] or (section.path[0] if section else None)
        amounts = parse_amounts(match["amount"])
        if not area or len(amounts) != 1:
            continue
        place = sentence(view.text, *match.span())
        more = match["way"].startswith(("mer", "meir"))
        yield Utsagn(
            gjelder=" ".join(area.split()),
            egenskap="avvik",
            verdi=str(amounts[0].value * (Decimal(-1) if more else Decimal(1))),
            enhet="kr",
            aar=year(match.start()),
            overflateform=" ".join(view.text[slice(*place)].split()),
            evidence=(evidence(view, *place),),
        )

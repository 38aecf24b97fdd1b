"""From words for a time to the first and last day that they can mean."""

import re

from ingest.extract.dates import parse_dates

# What a season, quarter or half of a year is taken for: month and day, first and last.
_PARTS = (
    (r"1\.?\s*kvartal|første kvartal", "01-01", "03-31"),
    (r"2\.?\s*kvartal|andre kvartal", "04-01", "06-30"),
    (r"3\.?\s*kvartal|tredje kvartal", "07-01", "09-30"),
    (r"4\.?\s*kvartal|fjerde kvartal", "10-01", "12-31"),
    (r"1\.?\s*(?:halvår|halvdel)|første halvår", "01-01", "06-30"),
    (r"2\.?\s*(?:halvår|halvdel)|andre halvår|annet halvår", "07-01", "12-31"),
    (r"1\.?\s*tertial", "01-01", "04-30"),
    (r"2\.?\s*tertial", "05-01", "08-31"),
    (r"3\.?\s*tertial", "09-01", "12-31"),
    (r"vår(?:en)?", "01-15", "06-30"),
    (r"sommer(?:en)?|sommaren", "06-30", "08-31"),
    (r"høst(?:en)?|haust(?:en)?", "08-01", "12-31"),
)  # fmt: skip
_YEAR = r"(?P<year>20\d\d)\b"
# "før sommeren 2023", "innen 2. kvartal 2024", "innan utgangen av 2024"
_BEFORE = re.compile(r"\b(?:før|innen|innan|senest|seinast)\s+$", re.IGNORECASE)


def interval(text: str) -> str | None:
    """The first time that a text tells, as an ISO date or "first day/last day".

    "vedtas 2. kvartal 2023" → "2023-04-01/2023-06-30"; None where it tells none.
    """
    found = min(_parts(text), default=None)
    dates = parse_dates(text)
    if found and (not dates or found[0] <= dates[0].start):
        return found[1]
    return dates[0].iso if dates else None


def _parts(text: str) -> list[tuple[int, str]]:
    found = []
    for words, first, last in _PARTS:
        pattern = rf"(?<!\w)(?P<part>{words})\s+(?:i\s+)?{_YEAR}"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            year = match["year"]
            before = _BEFORE.search(text, 0, match.start("part"))
            start = f"{year}-01-01" if before else f"{year}-{first}"
            end = f"{year}-{first}" if before and "ommer" in words else f"{year}-{last}"
            found.append((match.start("part"), f"{start}/{end}"))
    return found

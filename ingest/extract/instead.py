"""Who came instead of whom, as a list of those absent tells it in its own words."""

import re
from collections.abc import Sequence

from ingest.extract.attendees import Attendee
from ingest.extract.listcells import PERSON
from ingest.extract.person_names import clean_name, party_code

# "Kari Berg. Vara Ola Lie møtte for henne.", "Kari Berg. I stedet kom Ola Lie (H)."
_INSTEAD = re.compile(
    r"\.\s+(?P<who>(?:I (?:\w+ )?ste(?:d|det|den)|I staden|Vara(?:medlem|representant)?"
    r"|Som vara|For (?:ham|henne|han|ho)|Det kom)\b.*)"
)
_LEAD = re.compile(r"(?:I|Som|For|Det|Vara\w*)\b(?: [a-zæøå]+)*\s+")
# nobody came: "Det kom ikke noen vara", "Vara Ola Lie måtte også melde avbud"
_NOBODY = re.compile(r"(?i)\b(?:ikk(?:e|je)|ingen|avbud|forfall|syk|sjuk)\b")


def came_instead(text: str) -> tuple[str, str]:
    """A row of those absent, and the sentence behind it about who came instead."""
    found = _INSTEAD.search(text)
    return (text[: found.start()], found["who"]) if found else (text, "")


def stand_in(said: str, before: Sequence[Attendee], at: int) -> list[Attendee]:
    """The substitute whom such a sentence names, for the last of those absent."""
    rest = _LEAD.sub("", said)
    named = None if _NOBODY.search(said) else PERSON.search(rest)
    if named is None or not before or before[-1].line != at:
        return []
    party, name = party_code(named["p"]), clean_name(named["n"])
    return [Attendee(at, "vara", name, party, None, before[-1].name)]

"""When and where a meeting was held: by fields of its head, or in its sentences."""

import re

from ingest.extract.labels import first_of, times
from ingest.extract.proceedings import Sitting
from ingest.view import View

# "Møtet ble holdt mandag 6. mai 2024 kl. 12:00–13:25 i møterom Åsen, rådhuset."
_TOLD = re.compile(
    r"(?i:møtet? (?:ble|blei|vart|var)? ?(?:holdt|avholdt|halde|haldt|sett)\b)"
    r"(?P<t>[^\n]{10,160})"
)
# "… ble det holdt møte i formannskapet\npå herredshuset under ledelse av …"; and a line
# that is a date, hours and a place: "6. mai 2024 kl. 10-12 på rådhuset"
_HELD_IN = re.compile(
    r"(?i:holdt? \w{0,20}\s?møte|kl\.? ?[\d.:]{1,5}(?:\s?[-–]\s?[\d.:]{1,5})?)"
    r"(?: i \w+(?:et|a|en))?\s+(?:på|i|ved)\s+(?P<s>[^.\n\d][^.\n]{2,60}?)"
    r"(?=\.| under ledelse|\n)"
)
_AT = re.compile(r"\b(?:i|på|ved)\s+(?P<s>[^.\d][^.]{2,70}?)\.?\s*$")
_DATED = 14  # lines of a head that tell when the meeting was
_HOUR = r"(\d[\dO]?)(?:[.:]?([0-5O][\dO])(?!\d))?"
_KL = re.compile(rf"(?i:\bkl)\.? ?{_HOUR}(?:\s*(?:[-–]|til)\s*(?:kl\.? )?{_HOUR})?")
# "Møtet startet kl. 10.00", "Møtet vart sett kl. 9.30"
_OPENED = re.compile(
    r"(?i)m[øo]tet (?:ble |blei |vart )?(?:starte[tr]?|starta|byrja|begynte|sett|satt"
    r"|åpnet|opna)[^\d\n]{0,8}(?P<t>\d{1,2}[.:]\d\d)"
)
_CLOSED = re.compile(
    r"(?i)(?:m[øo]tet (?:ble |vart )?(?:hevet|heva|slutt(?:et|a)?|avslutt(?:et|a))"
    r"|(?:hevet|heva) møtet|og (?:sluttet|slutta))[^\d\n]{0,12}(?P<t>\d{1,2}[.:]\d\d)"
)


def clean_place(text: str) -> str | None:
    """A place as printed, in one line; None where it cannot be one."""
    plain = " ".join(re.sub(r"[\t|]+", " ", text).split()).strip(" .,:;")
    return plain if 2 < len(plain) < 80 else None


def _told(view: View, sitting: Sitting, end: int) -> str:
    """The sentence that says when and where the meeting was held, else nothing."""
    start, stop = view.lines[sitting.first].start, view.lines[end - 1].end
    match = _TOLD.search(view.text, start, stop)
    return match["t"].strip() if match else ""


def told_place(view: View, sitting: Sitting, end: int) -> str | None:
    """Where the meeting was held, as a sentence or the line of its date tells."""
    text = _told(view, sitting, end)
    found = _AT.search(re.sub(r"\d{1,2}[.:]\d\d", "", text))
    return clean_place(found["s"]) if found else _held_in(view, sitting)


def _held_in(view: View, sitting: Sitting) -> str | None:
    """The place that the first sentence, or the line of the date, tells."""
    last = min(sitting.last, sitting.first + _DATED)
    start, stop = view.lines[sitting.first].start, view.lines[last - 1].end
    found = _HELD_IN.search(view.text, start, stop)
    return clean_place(found["s"]) if found else None


def meeting_hours(
    view: View, sitting: Sitting, end: int
) -> tuple[str | None, str | None]:
    """When a meeting began and ended: by its fields, its head line, or a sentence."""
    for name in ("tid", "dato"):
        for field in sitting.head:
            if field.name == name and (hours := times(field.value)):
                last = hours[1] if len(hours) > 1 else None
                return hours[0], last or _closing(view, sitting)
    hours = times(view.lines[sitting.first].text)
    hours = hours or times(_told(view, sitting, end)) or _opening(view, sitting, end)
    hours = hours or _clock(view, sitting, end)
    first, second = (*hours, None, None)[:2]
    return first, second or _closing(view, sitting)


def _clock(view: View, sitting: Sitting, end: int) -> list[str]:
    """The hours in the head's first lines: "kl. 10–12.30", "Kl. 1800 til 2O40"."""
    last = min(end, sitting.first + _DATED)
    start, stop = view.lines[sitting.first].start, view.lines[last - 1].end
    match = _KL.search(view.text, start, stop)
    found = match.groups() if match else ()
    said = [(found[i], found[i + 1]) for i in range(0, len(found), 2) if found[i]]
    plain = [(h.replace("O", "0"), (m or "00").replace("O", "0")) for h, m in said]
    return [f"{int(h):02}:{m}" for h, m in plain if int(h) < 25]


def _opening(view: View, sitting: Sitting, end: int) -> list[str]:
    """When the head says that the meeting was opened."""
    start, stop = view.lines[sitting.first].start, view.lines[end - 1].end
    match = _OPENED.search(view.text, start, stop)
    return times(match["t"]) if match else []


def _closing(view: View, sitting: Sitting) -> str | None:
    """When the meeting was closed, as the protocol's text says it."""
    labelled = first_of(sitting.head, "slutt")
    if labelled and (hours := times(labelled.value)):
        return hours[0]
    if sitting.kind != "moeteprotokoll":
        return None
    start, end = view.lines[sitting.first].start, view.lines[sitting.last - 1].end
    match = _CLOSED.search(view.text, start, end)
    return times(match["t"])[0] if match else None

"""Projects that only a title names: "NY BRANNSTASJON I ÅSBYGDA - VALG AV TOMT"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.projectphrases import words_for
from ingest.extract.projectprose import Named
from ingest.view import Line, View

_CAP = r"[A-ZÆØÅ][\w-]*"
_CELL = re.compile(r"\t|[ \xa0]{3,}|\|")
_HEADS = re.compile(
    r"(?:\d\d?\.\d\d?\.\d{4}\s+)?(?:(?i:sak|[a-zæøå]{2,4})[-\s]+)?\d{1,4}/\d{2,4}:?\s+"
    r"|\d{1,2}(?:\.\d{1,2})*\.?[ ]+"
)
# What a title does with a project: "Forprosjekt for …", "Finansiering av …".
_FOREWORDS = (
    r"(?:(?:forprosjekt|skisseprosjekt|kostnadsramme|byggestart|rammesøknad)\s+for\s+"
    r"|(?:finansiering|bygging|prosjektering|oppføring|realisering|byggjing)\s+av\s+)"
)
# What is told of a project behind its name. Must NOT match "- 2. gangs behandling",
# "- orientering", "- valg av alternativ": such are plans, reports, structures.
_TAILS = (
    r"(?:plan)?gjennomføring|kostnadsramme"
    r"|(?:valg|val) av (?:tomt|konsept|løsning|løysing|entreprenør)"
    r"|byggestart|stans av prosjektet|forprosjekt|skisseprosjekt"
    r"|investering|igangsetting"
)
LEAST, MOST = 10, 90  # letters of a name


def titled(view: View) -> Iterator[Named]:
    """The projects that a line or a cell names as its title, in text order."""
    for line in view.lines:
        at = line.start
        for cell in _CELL.split(line.text):
            start = view.text.index(cell, at) if cell else at
            at = start + len(cell)
            if name := project_of(_whole(view, line, cell)):
                first = start + cell.index(name)
                place = view.source(first, first + len(name))
                yield Named(_cased(name, view.text), place)


def _whole(view: View, line: Line, cell: str) -> str:
    """A cell, with the line below where it ends with a dash."""
    if cell.rstrip()[-1:] in ("-", "–") and line.number < len(view.lines):
        return f"{cell.rstrip()} {view.lines[line.number].text.strip()}"
    return cell


def project_of(title: str) -> str | None:
    """The project that a title names, as it stands there; None where it names none."""
    plain = title.strip()
    opened = _HEADS.match(plain)
    plain = plain[opened.end() :] if opened else plain
    if not LEAST <= len(plain) <= 2 * MOST or plain[-1] in ".,;:":
        return None
    for pattern in _patterns(plain.isupper()):
        if (found := pattern.fullmatch(plain)) and LEAST <= len(found["name"]) <= MOST:
            return found["name"]
    return None


@cache
def _patterns(capitals: bool) -> tuple[re.Pattern[str], ...]:
    """capitals: the title has no small letters, so no name is known by its own."""
    work = rf"(?i:{words_for('arbeid')})(?:en|n|a)?"
    built = (
        r"(?i:(?:[a-zæøå]+-\s+og\s+)?[a-zæøå-]*"
        rf"(?:{words_for('bygg')})(?:en|n|et|a|er|ar)?)"
    )
    place = rf"(?i:på|i|ved|til)\s+{_CAP}(?:\s+{_CAP}){{0,2}}"
    own = rf"(?:{_CAP}\s+){{1,3}}"
    new = rf"(?i:ny(?:e|tt)?)\s+(?:[a-zæøå]+\s+)?{built}"
    named = (
        rf"{new}\s+{place}|(?i:ny(?:e|tt)?)\s+{own}{built}|{built}\s+{place}"
        rf"|{work}\s+av\s+(?:{own}{built}|{built}\s+{place})"
    )
    forms = (
        rf"(?i:{_FOREWORDS})?(?P<name>{named})(?:\s+[-–]\s+\S.*)?",
        rf"(?i:{_FOREWORDS})(?P<name>{new})(?:\s+[-–]\s+\S.*)?",
        rf"(?P<name>{_CAP}(?:\s+(?:og\s+)?{_CAP}){{1,3}})\s+[-–]\s+(?i:{_TAILS})\b.*",
        rf"(?P<name>{_CAP}(?:\s+{_CAP})?\s+[-–]\s+(?i:{new}))",
    )
    return tuple(re.compile(form, re.IGNORECASE if capitals else 0) for form in forms)


def _cased(name: str, text: str) -> str:
    """A name in capitals as the rest of the text writes its words."""
    if not name.isupper():
        return name[0].upper() + name[1:]
    words = [_word(word, text) for word in name.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _word(word: str, text: str) -> str:
    """A word in small letters, but a name's with a capital."""
    small, large = word.lower(), word.capitalize()
    if re.search(rf"(?<!\w){small}(?!\w)", text):
        return small
    return large if re.search(rf"(?<!\w){large}(?!\w)", text) else small

"""What stands in the slots of a sentence, said in another language."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from kg.speech import MONTHS

_MONTH: Final = "|".join(MONTHS["nb"])
_WHEN: Final = rf"(?:\d{{1,2}}\. )?(?:{_MONTH}) \d{{4}}|\d{{4}}"
PATTERNS: Final[Mapping[str, str]] = {
    "text": ".+?",
    "rest": ".+",
    "body": ".+?",
    "when": _WHEN,
    "word": r"\w[\w ]*?",
    "present": "(?:Varamedlemmer )?(?:til stede|forfall)|Til stede|Forfall",
    "planned": "(?:planlagt)?",
    "status": "Iverksatt|Ikke iverksatt|Delvis iverksatt|Under arbeid|I arbeid|Pågår"
    "|Utsatt|Stoppet|Ikke påbegynt",
    "state": "Ikke iverksatt|Stoppet|Ikke påbegynt|I arbeid|Ikke ferdig",
    "projects": "Forsinkede prosjekter|Prosjekter i rute|Stansede prosjekter"
    "|Ferdige prosjekter|Løpende prosjekter",
    "days": rf"(?i:{_WHEN})(?: – (?:{_WHEN}))?",
    "year": r"\d{4}",
    "span": "[^()]+",
    "figures": ".+?",
    "votes": ".+?",
}
_DAY: Final = re.compile(rf"(?:(\d{{1,2}})\. )?({_MONTH}) (\d{{4}})")
_DECIMAL: Final = re.compile(r"(?<=\d),(?=\d)")
_COLUMNS: Final = {"nn": 1, "en": 2}


def said(value: str, kind: str, language: str) -> str:
    """The value of a slot of a kind in ``nn`` or ``en``; text and quotations as is."""
    match kind:
        case "when":
            return _when(value) if language == "en" else value
        case "body":
            return _body(value, language)
        case "word" | "present" | "planned" | "status" | "state" | "projects":
            joint = " and " if language == "en" else " og "
            return joint.join(_word(word, language) for word in value.split(" og "))
        case "figures" | "span":
            return figures(value, language)
        case "days":
            return figures(value[:1].lower() + value[1:], language)
        case "votes":
            return _votes(value, language)
        case _:
            return value


def _when(value: str) -> str:
    """A day or month as English says when: "on 24 October 2023", "in 2023"."""
    match = _DAY.fullmatch(value)
    if not match:
        return f"in {value}"
    day, month, year = match.groups()
    name = MONTHS["en"][MONTHS["nb"].index(month)]
    return f"on {day} {name} {year}" if day else f"in {name} {year}"


def _body(value: str, language: str) -> str:
    """A body: the common ones by what they are, a committee by its own name."""
    known = _table("bodies").get(value)
    if known:
        return known[_COLUMNS[language] - 1]
    return f"the committee {value}" if language == "en" and " " in value else value


def _word(value: str, language: str) -> str:
    known = _table("words").get(value)
    return known[_COLUMNS[language] - 1] if known else value


def _votes(value: str, language: str) -> str:
    """How it was voted, as "3 stemmer for (A), 5 stemmer mot; falt"."""
    votes, _, result = value.partition("; ")
    if language == "en":
        votes = re.sub(r"\bmot\b", "against", votes)
    told = [figures(_word(votes, language), language)]
    return "; ".join((*told, _word(result, language)) if result else told)


def figures(value: str, language: str) -> str:
    """Figures with their units: decimal point in English, words as in the table."""
    if language == "nb":
        return value
    if language == "en":
        value = _DECIMAL.sub(".", value)
        value = _DAY.sub(_english_day, value)
    for pattern, words in _table("figures").items():
        value = re.sub(pattern, words[_COLUMNS[language] - 1], value)
    return value


def _english_day(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    name = MONTHS["en"][MONTHS["nb"].index(month)]
    return " ".join(part for part in (day, name, year) if part)


@cache
def _table(name: str) -> Mapping[str, tuple[str, str]]:
    """A table of words in bokmål, nynorsk and English."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}

"""What a single line looks like: a row of figures, a bullet, a sentence, a heading."""

import re
from functools import cache
from importlib.resources import files

NUMBER = re.compile(r"(?<![\w/.-])[-–]?\d[\d ,.]*%?(?![\w/])")
FIGURE = r"[-–(]?\d[\d.,]*\)?\s?%?\*?"
FIGURES_ONLY = re.compile(rf"{FIGURE}(?:\s+{FIGURE})*")
TABLE_ROW = re.compile(rf".*(?<!\S){FIGURE}\s+{FIGURE}")  # ends in two numbers
ONE_FIGURE = re.compile(  # a label and its only number; a year may end a full line
    rf".*[^\W\d].*\s(?!(?:19|20)\d\d$){FIGURE}"
)
BULLET = re.compile(  # scans read a bullet as "e" or "¢"
    r"[•·▪○◦*–-]\s|o\s|[a-z0-9]{1,2}\)\s|[e¢©®]\s(?=[A-ZÆØÅ])"
)
LIST_NUMBER = re.compile(r"\d{1,2}\.\s")
DATED = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b")  # rows of a table by date
STOP = re.compile(r"[.!?:…][\"»”)]*$")
OPEN_WORDS = (
    "og|eller|i|på|for|av|til|med|som|å|en|et|ei|den|det|de|at|om|fra|frå|mot|ved|enn|"
    "er|ble|har|per|mellom|under|over|etter"
)
OPEN_END = re.compile(rf"[-–,/(&]$|\b(?:{OPEN_WORDS})$")
LISTED = re.compile(r"\([A-ZÆØÅ][A-Za-zÆØÅæøå]{0,3}\)$")  # a row of attendance
PARTY = re.compile(r"\([A-ZÆØÅ][A-Za-zÆØÅæøå]{0,3}\)")
NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-ZÆØÅ])")
CASE_TITLE = re.compile(r"(?:[A-ZÆØÅ]{1,4} )?\d{1,4}/\d{2,4}\s+[A-ZÆØÅ«\d]")
ARCHIVE_CASE = re.compile(
    r"\d{1,4}/\d{2,4}\s+(?:[A-ZÆØÅ]-)?\d{2,4}/\d{2,6}"
)  # a row of an agenda
TWO_SENTENCES = re.compile(r"[a-zæøå)]{3,}[.!?] [A-ZÆØÅ]")
DECIDES = re.compile(  # "1. Saken utsettes" decides; "1. Bakgrunn" is a heading
    r"\b(?:\w{3,}(?:es|as)|tas|gis|vert|blir|ble|vart|skal|er|har|ber|må|vil|kan)\b"
)
GROUPED = re.compile(r"(?<!\S)-?\d{1,3}(?: \d{3})+(?!\S)|\s[-–]\d")  # an amount
CELLS = re.compile(r"\S {2,}\S.*\S {2,}\S")  # at least three cells
HEADING_START = re.compile(r"[A-ZÆØÅ§«\"]|\d{1,3}(?:\.\d|\.? [A-ZÆØÅ]|/\d\d )")
NO_HEADING_END = re.compile(r"[.,;!]$|[-–/]$")
SUM_ROW = re.compile(r"(?:sum|totalt?|totalsum|i alt)\b", re.I)
TABLE_WORDS = re.compile(
    r"beløp i\b|tall i\b|økonomiplan(?: sum\b|$)|"
    r"(?:dato|utvalg|utval|funksjon|navn|namn) \w+|"
    r"saksliste|behandle[st] (?:av|i)\b|arkivsak|arivsak|regnskap$|budsjett$|side$|"
    r"kilder?\b",
    re.I,
)


def is_figures(text: str) -> bool:
    """Whether a line holds figures and nothing else."""
    return FIGURES_ONLY.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """Whether a line ends in at least two figures."""
    return TABLE_ROW.fullmatch(text) is not None


def is_item(text: str) -> bool:
    """Whether a line begins an item of a list."""
    return bool(BULLET.match(text) or LIST_NUMBER.match(text))


@cache
def _known() -> re.Pattern[str]:
    lines = files(__package__).joinpath("headings.txt").read_text("utf-8").split("\n")
    return re.compile("|".join(line for line in lines if line and line[0] != "#"))


def is_known_heading(text: str) -> bool:
    """Whether a line is one of the headings in the treatment of a case."""
    return len(text) < 70 and bool(_known().fullmatch(text.casefold().rstrip(" :")))


def could_be_heading(text: str, longest: int) -> bool:
    """Whether a line by itself could be a heading; what stands around it decides."""
    if len(text) > longest or not HEADING_START.match(text):
        return False
    if NO_HEADING_END.search(text) or TWO_SENTENCES.search(text):
        return False
    if BULLET.match(text) or DATED.match(text) or is_row(text) or SUM_ROW.match(text):
        return False
    if PARTY.search(text) or TABLE_WORDS.match(text) or ARCHIVE_CASE.match(text):
        return False
    if DECIDES.search(text) and (LIST_NUMBER.match(text) or DATED.search(text)):
        return False
    return _has_words(text) and not GROUPED.search(text) and not CELLS.search(text)


def _has_words(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    own = NUMBERED.match(text)
    numbers = len(NUMBER.findall(text, own.end() if own else 0))
    return letters >= 4 and letters > len(text) / 2 and numbers <= 2


def continues(before: str, text: str, width: int) -> bool:
    """Whether a line goes on with the sentence or cell of the line above it.

    width: how long the full lines of the part are. A short line before a capital
    letter is a row of its own.
    """
    if is_item(text) or is_row(before) or DATED.match(text):
        return False
    if CASE_TITLE.match(text) or is_known_heading(before) or is_known_heading(text):
        return False
    if text[:1].isupper() and (ONE_FIGURE.fullmatch(before) or LISTED.search(before)):
        return False
    if text[:1].islower() or OPEN_END.search(before):
        return not is_figures(text)
    if STOP.search(before):
        return len(before) >= 0.6 * width
    return len(before) >= 0.7 * width and not is_figures(text)

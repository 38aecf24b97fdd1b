"""Names of people in a text: where they stand, and what makes them names.

A name is taken when something vouches for it: a known given name, a party in brackets
behind it, or a post before it. Streets, schools and companies are not people.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ingest.gazetteer import functions, given_names, not_names, parties


class PersonName(NamedTuple):
    """A person's name in a text, with the party and post that stand beside it.

    navn: with single blanks, without a genitive s. last: end of name and party.
    """

    start: int
    end: int
    navn: str
    parti: str | None = None
    funksjon: str | None = None
    last: int = 0


UPPER = "A-ZÆØÅÁÀÉÈÖÄÜŠŽČŊ"
_TOKEN = rf"[{UPPER}][\w’'´]*[^\W\d_](?:-[{UPPER}][\w’']+)*"  # "Holter-Schøyen"
_INITIAL = rf"[{UPPER}]{{1,2}}\."
_PARTICLE = r"(?:von|van|de|der|den|af|av|la|da|di|el|al)"
_GAP = r"(?:[ \xa0]{1,2}|[ ]?\n[ ]?)"  # a blank, or one line break
_BLANK = r"[ \xa0]{1,2}"
NAME = (  # on one line
    rf"{_TOKEN}(?:{_BLANK}(?:{_INITIAL}|{_TOKEN}|{_PARTICLE}(?={_BLANK}[{UPPER}]))){{1,4}}"
)
_RUN = re.compile(rf"(?<![\w.-]){_TOKEN}(?:{_GAP}(?:{_INITIAL}|{_PARTICLE}|{_TOKEN}))*")
_STEP = re.compile(rf"{_INITIAL}|{_PARTICLE}(?![\w])|{_TOKEN}")
# words that look like a surname but make the whole a place, a firm or a thing; the
# last but one only within a word ("Rådhuset", but Tove Huset), the last only as a word
# of its own: "Nygård", "Nyplass" and "Bakken" are surnames
_NOT_SURNAME = re.compile(
    r"(?:vei|veien|veg|vegen|gate|gata|gaten|skole|skule|skolen"
    r"|kirke|kyrkje|barnehage|sykehjem|senter|tunet|stadion|park"
    r"|parken|brygge|kommune|fylke|stiftelsen|stiftelse|legesenter|hytte"
    r"|sti|torg|torget|båthavn|museum|museet|kunstmuseum|idrettslag"
    r"|prosjektet|prisen|fondet|vannverk|energi|eiendom|bygg"
    r"|(?<=\w)(?:hallen|huset|stien|brua)|(?<!\w)(?:gård|gard|minde|plass))$",
    re.IGNORECASE,
)


# "Olav Hansens skole", "Johan Moes vei": called after someone
_NO_PERSON = re.compile(
    r"[ ](?:skole|skule|vei|veg|gate|gata|plass|barnehage|sykehjem|park|torg|minne|hus"
    r"|gård|stiftelse|legat|senter)\b"
)
_MADE = re.compile(r"\s(?:forslag|framlegg|oversendelses?forslag|spørsmål)\b")


@cache
def _party() -> str:
    forms = sorted(parties(), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, forms))})"


@cache
def _bracket() -> re.Pattern[str]:
    """A party in brackets behind a name: " (H)", "(Ap)"."""
    return re.compile(rf"[ \n]{{0,2}}\([ ]?(?P<p>{_party()})[ ]?\)")


@cache
def _post() -> re.Pattern[str]:
    """A post at the end of what stands before a name: "kommunalsjef barnehage "."""
    forms = sorted(functions(), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?P<f>(?i:{'|'.join(map(re.escape, forms))}))"
        r"(?P<area>(?:[ \n](?!(?:om|at|fra|frå|til|med|som|er|ble|vart|fremmet)\b)"
        r"(?:[a-zæøå][\w,-]*|[A-ZÆØÅ][a-zæøå]+(?= og |$))){0,5})[ :,]?[ \n]?$"
    )


def party_code(text: str | None) -> str | None:
    """The code of a party as it is written ("Ap" → "A"), or None."""
    return parties().get((text or "").strip(" ().")) if text else None


def function_name(text: str) -> str | None:
    """The post that a cell names, as printed; codes and definite forms in full.

    "Direktør økonomi" stays; "MEDL" is "Medlem", "rådmannen" is "Kommunedirektør".
    """
    plain = " ".join(text.split()).strip(" :,.")
    known = functions().get(plain.lower())
    if known and (plain.isupper() or len(plain) < 5 or plain.lower().endswith("en")):
        return known
    return plain[:1].upper() + plain[1:] or None


def is_clerk(post: str | None) -> bool:
    """Whether a post is that of the one who keeps the minutes."""
    return functions().get((post or "").lower()) == "Protokollfører"


def people(text: str, start: int = 0, end: int | None = None) -> Iterator[PersonName]:
    """The names of people in a text, in order, each with what stands beside it."""
    stop = len(text) if end is None else end
    for run in _RUN.finditer(text, start, stop):
        yield from _in_run(text, run.start(), run.end())


def _in_run(text: str, start: int, end: int) -> Iterator[PersonName]:
    steps = list(_STEP.finditer(text, start, end))
    first = 0
    while first < len(steps):
        taken = _name_from(text, steps, first)
        if taken:
            name, first = taken
            yield name
        else:
            first += 1


def _name_from(
    text: str, steps: list[re.Match[str]], first: int
) -> tuple[PersonName, int] | None:
    if steps[first][0] in not_names() or steps[first][0].lower() in functions():
        return None
    last = _last_step(steps, first)
    bracket = _bracket().match(text, steps[last - 1].end()) if last > first else None
    if last - first < 2 or not _vouched(text, steps[first], bracket):
        return None
    begin, stop = steps[first].start(), steps[last - 1].end()
    if _NO_PERSON.match(text, stop):
        return None
    stop -= text[stop - 1] == "s" and bool(_MADE.match(text, stop))  # a genitive
    post = _post().search(text, max(0, begin - 70), begin)
    name = PersonName(
        begin,
        stop,
        clean_name(text[begin:stop]),
        party_code(bracket["p"]) if bracket else None,
        _post_name(post),
        bracket.end() if bracket else stop,
    )
    return (name, last) if not _NOT_SURNAME.search(name.navn) else None


def _vouched(text: str, step: re.Match[str], bracket: re.Match[str] | None) -> bool:
    known = any(name in given_names() for name in (step[0], *step[0].split("-")))
    return bool(known or bracket)


def _last_step(steps: list[re.Match[str]], first: int) -> int:
    """Where a name that starts at a step ends: at most five steps, none a stop word."""
    last = first + 1
    while last < min(len(steps), first + 5) and _goes_on(steps, last):
        if _begins_another(steps, first, last) or _in_next_cell(steps, first, last):
            break
        last += 1
    ends = rf"{_PARTICLE}|{_INITIAL}"  # no name ends so
    while last > first + 1 and re.fullmatch(ends, steps[last - 1][0]):
        last -= 1
    return last


def _begins_another(steps: list[re.Match[str]], first: int, at: int) -> bool:
    """Whether a given name after a surname is the next person: "Kari Vik Ola Moe".

    Two signatures side by side. Not "Anne Marie Berg", nor the one of "Kari Vik Ole".
    """
    given = given_names()
    names = [step[0] for step in steps[first : at + 2]]
    return (
        at - first >= 2
        and len(names) == at - first + 2
        and names[0] in given
        and names[-2] in given
        and not {names[-1], names[-3]} & given
    )


def _in_next_cell(steps: list[re.Match[str]], first: int, at: int) -> bool:
    """Whether a given name after a wider gap is another person's."""
    gap = steps[at].string[steps[at - 1].end() : steps[at].start()]
    given = steps[at][0] in given_names()
    return at - first >= 2 and given and re.fullmatch(r"[ \xa0]{2,}", gap) is not None


def _is_code(word: str) -> bool:
    """A party or list in capitals behind a name: "Moe KAP"; an initial is none."""
    return word.isupper() and 2 <= len(word) <= 5 and "." not in word


def _goes_on(steps: list[re.Match[str]], at: int) -> bool:
    """Over a line break only where the line was full, so that the name had to wrap."""
    word, before = steps[at][0], steps[at - 1]
    gap = before.string[before.end() : steps[at].start()]
    if word in not_names() or word.lower() in functions() or _is_code(word):
        return False
    width = before.end() - before.string.rfind("\n", 0, before.end())
    return "\n" not in gap or (width > 65 and not gap.endswith("\n "))


def _post_name(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    post = function_name(match["f"])
    area = " ".join(match["area"].split()).strip(" ,")
    return f"{post} {area}" if area else post


def clean_name(text: str) -> str:
    """A name with single blanks."""
    return " ".join(text.split()).strip(" ,.;:")


def same_name(short: str, full: str) -> bool:
    """Whether two names can be one person's: first and last agree, middle ones fit.

    "Monica V. Bratlie" fits "Monica Vee Bratlie"; "Kari Moen" does not fit "Kari Mo".
    """
    a, b = _parts(short), _parts(full)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or a[0] != b[0]:
        return a == b
    middle_a, middle_b = a[1:-1], b[1:-1]
    if len(middle_a) == len(middle_b):
        return all(_fits(x, y) for x, y in zip(middle_a, middle_b, strict=True))
    few, many = sorted((middle_a, middle_b), key=len)
    rest = iter(many)
    return all(any(_fits(x, y) for y in rest) for x in few)


def _parts(name: str) -> list[str]:
    return name.lower().replace("-", " ").replace(".", "").split()


def _fits(a: str, b: str) -> bool:
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def by_surname(people: Iterable[str]) -> dict[str, str]:
    """Surnames that only one person of the file has, to that person's name."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in people:
        words = name.split()
        for tail in range(1, len(words)):
            owners[" ".join(words[tail:])].add(name)
    return {
        tail: next(iter(names)) for tail, names in owners.items() if len(names) == 1
    }

"""The sections of a case: what was proposed, how it was treated, what was decided."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.extract.blocks import Block
from ingest.extract.body_names import body_of, find_bodies
from ingest.extract.case_numbers import find_date, find_number
from ingest.extract.cells import Cells, cells_by_line
from ingest.extract.signatures import closes
from ingest.gazetteer import wordings
from ingest.view import Line, View

PROPOSAL, TREATMENT, RESULT = "forslag", "behandling", "vedtak"
LEAD, END = "ingress", "slutt"  # before the first heading; what ends a section

_SIGNED = 6  # lines of signatures at the most
_LONGEST = 110  # characters of a heading
_OF = r"(?:s|'s|’s| si| sitt| sin)"
_WHOSE = r"(?P<who>[A-ZÆØÅ][^.:]{2,45}?)"
_ADVICE = re.compile(r"(?i)(?:innstilling|tilråding)\s*$")
_CODE = re.compile(r"\s*(?P<kode>[A-ZÆØÅ]{2,5})[ ]?[-–]?[ ]?(?=\d{1,4}/\d{2,4})")
_VERDICT = re.compile(
    r"\b(?:ble|blei|vart|er|som|om|på|over|fremmet|la|tas|stemte|røysta)\b"
)
_RECIPIENT = re.compile(r"(?i)\b(?:til|mot)\s+\S.*$")
# what may stand beside the body, date and number of a sitting, and means no more
_FILLER = re.compile(
    r"(?i)(?<!\w)(?:(?:sær)?(?:saks)?(?:protokoll|utskrift)|har|behandle[tr]|behandla"
    r"|handsama|sak(?:en|a|s?nr)?\.?|møtet?|utvalgssak|i|fra|frå|den|av|som|kl)(?![\w.])"
)
_LOOSE = re.compile(r"(?i)(?:\s+(?:av|i|på|fra|frå|den|møtet?|sak(?:en|a)?|kl\.?))+$")
_SAID = re.compile(r"\b(?:ble|blei|vart|vert|er|fikk|fekk|fremmet|fremja|tas|falt)\b")


# nothing, or whose document begins next: "Fjordvik kommune"
_OWNER = re.compile(r"\s*(?:[A-ZÆØÅ][\w -]{2,30} (?i:kommune|herad))?\s*")


class Held(NamedTuple):
    """Whose sitting a heading tells of, as far as it says: body, ISO date, number."""

    body: str
    date: str | None
    number: str | None


class Section(NamedTuple):
    """A section of a case. Lines are indices, last exclusive; heading left out.

    who: whose proposal it is. label: the heading as printed. inline: text that stands
    on the heading's own line. held: the sitting that the heading names.
    """

    kind: str
    label: str
    who: str | None
    heading: int
    first: int
    last: int
    inline: str = ""
    held: Held | None = None


# "Punkt 1 og 3 i innstillingen: Ja 21 - Nei 0" is a vote, no heading
# "Votering (elektronisk, kl. 19.14)"; "Vedtak (enstemmig)" tells of a vote itself
_BRACKET = re.compile(r"(?i)\s*\((?!enst|samr|einst)[^()]*\)\s*$")
_DAYS = re.compile(r"\d\.\s{2,}\d")  # "Rådet  12.  26.", cells with days
_PAIR = 2  # cells of a row: a heading and what stands under it
_LABEL = 40  # letters of a heading that a long paragraph begins with
_POINT = re.compile(r"(?i)(?:punkt|pkt\.?)\s+\d")


@cache
def _words(name: str) -> str:
    return wordings("sections")[name]


@cache
def _proposal() -> re.Pattern[str]:
    """What is proposed: "Rådmannens forslag til vedtak", "Tilråding frå rådet".

    Not "Innstilling til kommunestyret", which is a result.
    """
    return re.compile(
        rf"(?:{_WHOSE}{_OF}?\s+)?(?i:{_words('forslag')}"
        rf"|(?:{_words('innstilling')})(?: (?:fra|frå|av) (?P<from>[^.:]{{3,50}}))?)"
    )


@cache
def _treatment() -> re.Pattern[str]:
    """The debate and votes: "Votering", "Handsaming i rådet", "Rådets behandling"."""
    return re.compile(
        rf"(?:(?P<who>[A-ZÆØÅ][^.:]{{2,45}}?){_OF}\s+)?(?i:(?:{_words('behandling')})"
        rf"(?: (?:i|av|for) [^:]{{3,60}})?)"
    )


@cache
def _result() -> re.Pattern[str]:
    """What came of it: "Vedtak", "Innstilling til rådet", "Rådets endelige vedtak"."""
    return re.compile(
        rf"(?:{_WHOSE}{_OF}\s+)?(?i:(?:endelige? |enstemmig |samrøystes )?"
        rf"(?:{_words('vedtak')}|{_words('innstilling')})"
        rf"(?: (?:i|til|fra|frå|mot) [^:]{{3,60}})?)"
    )


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{wordings('section_ends')['linje']})\s*", re.IGNORECASE)


@lru_cache(maxsize=256)
def all_sections(view: View, block: Block) -> tuple[Section, ...]:
    """The sections of a case with the lines that end one or name the next sitting."""
    document = view.document
    declared = frozenset(document.line_number(h.start) - 1 for h in document.headings)
    found = list(_headings(view.lines, block, declared, cells_by_line(view)))
    return tuple(_closed(view.lines, block, found))


def _headings(
    lines: Sequence[Line], block: Block, declared: frozenset[int], cells: Cells
) -> Iterator[Section]:
    """Headings of sections; one that the format declares ends what stands before it."""
    start = block.item.last if block.item else block.first
    if block.chain and block.first <= block.chain.first < block.last:
        start = block.chain.last
    treated = False
    sittings = _sitting_lines(lines, start, block.last)
    for at in range(start, block.last):
        text = _in_cells(cells.get(at, ())) or lines[at].text
        if not text.strip():
            continue
        found = _heading(text, at, treated) if _may_open(text) else None
        if found:
            treated = treated or found.kind == TREATMENT
            yield found
        elif at in sittings or at in declared or _ends(text):
            held = sittings.get(at)
            yield Section(END, text.strip(), None, at, at + 1, at + 1, held=held)


def _may_open(text: str) -> bool:
    """Whether a line is short enough for a heading; a paragraph may begin with one."""
    return len(text) <= _LONGEST or 0 < text.find(":") <= _LABEL


def _in_cells(row: Sequence[str]) -> str:
    """A row of two cells as a label and its text: "Vedtak | Planen vert vedteken"."""
    paired = len(row) == _PAIR and len(row[0]) <= _LABEL and row[1]
    return f"{row[0].rstrip(' :')}: {row[1]}" if paired else ""


def _ends(text: str) -> bool:
    begins = not text.strip()[:1].islower()  # "vurdering av saken" goes on a sentence
    return begins and len(text) <= _LONGEST and bool(_end().fullmatch(text))


def _sitting_lines(lines: Sequence[Line], first: int, last: int) -> dict[int, Held]:
    """Lines that name a sitting and nothing else; rows under each other are a table."""
    told = [at for at in range(first, last) if lines[at].text.strip()]
    named = {at: _sitting_line(lines[at].text) for at in told}
    return {
        at: held
        for index, at in enumerate(told)
        if (held := named[at])
        and not any(
            named[near] for near in told[max(0, index - 1) : index + 2] if near != at
        )
    }


def _sitting_line(text: str) -> Held | None:
    """The sitting of a line like "Kommunestyret - 019/22", "16.05.2024 Eldrerådet"."""
    label = " ".join(text.split())
    if len(label) > _LONGEST or ("/" not in label and "." not in label):
        return None
    if _DAYS.search(text):  # a calendar's row
        return None
    if label[:1].islower() and label.endswith((".", ",")):  # the end of a sentence
        return None
    date, number = find_date(label), find_number(label)
    rest = label
    for found in (date, number):
        rest = rest.replace(label[found.start : found.end], " ", 1) if found else rest
    rest = " ".join(_FILLER.sub(" ", rest).split()).strip(" .,:;–-()")
    names = find_bodies(rest)
    whole = bool(names) and names[0].start == 0 and not re.search(r"[.:;]", rest)
    body = body_of(rest, trusted=True) if whole and len(rest) < 70 else None
    if body is None or not (date or number):
        return None
    return Held(body, date.value if date else None, number.value if number else None)


def _heading(text: str, at: int, treated: bool) -> Section | None:
    """The section that a line opens: a label, and maybe text behind a colon."""
    label, colon, inline = (part.strip() for part in text.partition(":"))
    if label.lower().startswith("som "):  # "Som formannskapets innstilling."
        return None
    if _POINT.match(label):
        return None
    plain = _plain(label)
    found = _kind(plain, treated)
    if found is None or (inline and not colon):
        return None
    kind, who = found
    held = _held(label) if kind != PROPOSAL else None
    shown = f"{label}:" if colon else label
    return Section(kind, shown, who, at, at + 1, at + 1, inline, held)


def _plain(label: str) -> str:
    """A heading without its date, its number and the body that stands before them."""
    text = label
    for found in (find_date(text), find_number(text)):
        if found:
            text = text.replace(label[found.start : found.end], " ", 1)
    text = _BRACKET.sub("", text)
    text = " ".join(text.split()).strip(" .,;–-")
    text = _LOOSE.sub("", text).strip(" .,;–-")
    body = next(iter(find_bodies(text)), None)
    if body and body.start == 0 and re.match(r"\s*[-–,:]\s*\S", text[body.end :]):
        text = text[body.end :].strip(" .,;:–-")
    code = _CODE.match(label)
    return text.removeprefix(code["kode"]).strip(" –-") if code else text


def _kind(plain: str, treated: bool) -> tuple[str, str | None] | None:
    """What a heading opens and whose it is, or None. treated: a debate came before."""
    if (match := _treatment().fullmatch(plain)) and _holds(match["who"]):
        return TREATMENT, None
    if _SAID.search(plain):
        return None
    proposal, result = _proposal().fullmatch(plain), _result().fullmatch(plain)
    result = result if result and not _VERDICT.search(result["who"] or "") else None
    if proposal and _VERDICT.search(proposal["who"] or ""):
        proposal = None
    if result and not treated and result["who"] and _ADVICE.search(plain):
        return PROPOSAL, result["who"]
    if proposal and (result is None or not treated):
        return PROPOSAL, proposal["who"] or proposal["from"]
    return (RESULT, None) if result else None


def _holds(who: str | None) -> bool:
    """Whether a treatment is a body's: "Formannskapets", "Rådets"; not "Kommunens"."""
    return who is None or bool(
        find_bodies(who)
        or re.fullmatch(r"(?i)(?:utval\w+|råde\w*|nemnd\w*|styre\w*)", who)
    )


def _held(label: str) -> Held | None:
    """The sitting that a heading names: "FSK-22/24 Vedtak", "Behandling i rådet"."""
    date, number = find_date(label), find_number(label)
    code = _CODE.match(label)
    names = find_bodies(_RECIPIENT.sub("", label))
    body = (body_of(code["kode"]) if code else None) or (names[0].name if names else "")
    if not body and not date and not (code and number):
        return None
    return Held(body, date.value if date else None, number.value if number else None)


def _signed_at(lines: Sequence[Line], first: int, last: int) -> int:
    """Where the signatures under a section begin: among its last lines, or its end."""
    told = [at for at in range(first, last) if lines[at].text.strip()]
    return next((at for at in told[1:][-_SIGNED:] if closes(lines, at)), last)


def _closed(
    lines: Sequence[Line], block: Block, found: list[Section]
) -> Iterator[Section]:
    for index, section in enumerate(found):
        last = found[index + 1].heading if index + 1 < len(found) else block.last
        last = _signed_at(lines, section.first, last)
        while last > section.first and _OWNER.fullmatch(lines[last - 1].text):
            last -= 1
        if (
            section.kind == END
            or last > section.first
            or section.inline
            or section.held
        ):
            yield section._replace(last=last)

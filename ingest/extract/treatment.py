"""The sections of a case: what was proposed, how it was treated, what was decided."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ingest.extract.proceedings import Block
from ingest.gazetteer import wordings
from ingest.view import Line, View

PROPOSAL, TREATMENT, RESULT = "forslag", "behandling", "vedtak"

_NUMBER = r"(?:(?:PS|[A-ZÆØÅ]{1,5}\s?[-–])\s?\d{1,4}/\d{2,4}[:.]?\s*)?"
_INLINE = r"\s*(?:[:.]\s*(?P<rest>.*))?"
# "Kommunedirektørens forslag til vedtak:", "Tilråding frå formannskapet",
# "Formannskapets innstilling:"; not "Innstilling til kommunestyret" (a result)
_PROPOSAL = re.compile(
    rf"\s*{_NUMBER}(?:(?P<who>[A-ZÆØÅ][^.:]{{2,45}}?)(?:s|'s| si| sitt| sin)?\s+)?"
    r"(?i:for(?:s)?lag til (?:vedtak|innstilling|uttalelse|uttale|vedtaksformulering)"
    r"|framlegg til vedtak"
    r"|(?:innstilling|tilråding)(?: (?:fra|frå) (?P<from>[^.:]{3,50}))?)"
    rf"{_INLINE}\s*"
)
_TREATMENT = re.compile(
    rf"\s*{_NUMBER}(?i:(?:møte)?behandling(?: (?:i|av) [^.:]{{3,60}})?"
    r"|handsaming(?: (?:i|av) [^.:]{3,60})?|votering|avstemn?ing|avrøysting|røysting"
    rf"|(?:[A-ZÆØÅ][^.:]{{3,45}}s )?behandling av sak [^:]{{4,60}}){_INLINE}\s*"
)
_WHEN = r"(?: ?[-–] ?[\d.]{8,10}| [\d.]{8,10})?"
_RESULT = re.compile(
    rf"\s*{_NUMBER}(?:(?P<who>[A-ZÆØÅ][^.:]{{2,40}}?)(?:s|'s| sitt)\s+)?"
    r"(?i:(?:endelige? |enstemmig )?(?:vedtak|innstilling|tilråding|uttalelse)"
    rf"(?: (?:i|til|fra|frå) [^.:]{{3,60}})?{_WHEN}){_INLINE}\s*"
)
_ADVICE = re.compile(r"(?i)(?:innstilling|tilråding)[ \d.]*:?\s*$")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{wordings('section_ends')['linje']})\s*", re.IGNORECASE)


class Section(NamedTuple):
    """A section of a case. Lines are indices, last exclusive; heading left out.

    who: whose proposal it is. label: the heading as printed. inline: text that stands
    on the heading's own line.
    """

    kind: str
    label: str
    who: str | None
    heading: int
    first: int
    last: int
    inline: str = ""


def sections(view: View, block: Block) -> list[Section]:
    """The sections of a case, in order."""
    document = view.document
    declared = frozenset(document.line_number(h.start) - 1 for h in document.headings)
    found = list(_headings(view.lines, block, declared))
    return list(_closed(view.lines, block, found))


def _headings(
    lines: Sequence[Line], block: Block, declared: frozenset[int]
) -> Iterator[Section]:
    """Headings of sections; one that the format declares ends what stands before it."""
    start = block.item.last if block.item else block.first
    if block.chain and block.first <= block.chain.first < block.last:
        start = block.chain.last
    treated = False
    for at in range(start, block.last):
        text = lines[at].text
        if at in declared and not _heading(text, at, treated):
            yield Section("slutt", text.strip(), None, at, at + 1, at + 1)
        if len(text) > 110 or not text.strip():
            continue
        found = _heading(text, at, treated)
        if found:
            treated = treated or found.kind == TREATMENT
            yield found
        elif _end().fullmatch(text):
            yield Section("slutt", text.strip(), None, at, at + 1, at + 1)


def _heading(text: str, at: int, treated: bool) -> Section | None:
    label = text.strip()
    if match := _TREATMENT.fullmatch(text):
        return Section(TREATMENT, label, None, at, at + 1, at + 1, match["rest"] or "")
    proposal, result = _PROPOSAL.fullmatch(text), _RESULT.fullmatch(text)
    if result and not treated and result["who"] and _ADVICE.search(label):
        return Section(PROPOSAL, label, result["who"], at, at + 1, at + 1)
    if proposal and (result is None or not treated) and _heads(proposal):
        bare = result and re.match(
            r"(?i)\s*(?:vedtak|innstilling til|tilråding til)\b", text
        )
        if not bare:
            who = proposal["who"] or proposal["from"]
            return Section(
                PROPOSAL, label, who, at, at + 1, at + 1, proposal["rest"] or ""
            )
    if result and _heads(result):
        return Section(RESULT, label, None, at, at + 1, at + 1, result["rest"] or "")
    return None


def _heads(match: re.Match[str]) -> bool:
    """A heading names no verdict: "Innstillingen ble vedtatt." is a sentence."""
    who = match["who"] or ""
    return not re.search(
        r"\b(?:ble|blei|vart|er|som|om|på|fremmet|la|tas)\b", who
    ) and (not (match["rest"] or "") or ":" in match[0])


def _closed(
    lines: Sequence[Line], block: Block, found: list[Section]
) -> Iterator[Section]:
    for index, section in enumerate(found):
        last = found[index + 1].heading if index + 1 < len(found) else block.last
        while last > section.first and not lines[last - 1].text.strip():
            last -= 1
        if section.kind != "slutt" and (last > section.first or section.inline):
            yield section._replace(last=last)

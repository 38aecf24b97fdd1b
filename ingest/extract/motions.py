"""Proposals made in a meeting, and which of them a vote was on."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ingest.extract.person_names import NAME, party_code, people
from ingest.extract.tally import NOBODY, party_list, tally
from ingest.gazetteer import wordings

_POINT = r"\d{1,2}(?:\s?[a-fA-F]\b\)?|\.\d)?\)?"
_AND = r"(?:,|og|-|–|til|samt|t\.o\.m\.)"
_POINTS = re.compile(
    r"(?i)(?:\b(?:punkt(?:er|ene|et|a)?|pkt\.?|pkta)\s*"
    rf"(?P<list>{_POINT}(?:\s*{_AND}\s*(?:punkt |pkt\.? )?{_POINT})*)"
    rf"|innstillingens\s+(?P<bare>{_POINT}(?:\s*(?:,|og|-|–)\s*{_POINT})*)"
    r"|\bi\s+(?P<count>\d{1,2})\s+punkt"
    r"|^(?P<first>\d{1,2})[.):]\s+(?=enst|samr|vedt|ble|vart|falt))"
)
_NEW_POINT = re.compile(
    r"(?i)\bnytt (?:vedtaks)?(?:punkt|pkt\.?)(?:\s+(?P<n>\d{1,2}))?"
)
# "Framlegg A", "Forslag 2": not "forslag 2 til vedtak", "Forslag A/S"
_LABEL = re.compile(
    r"\b(?:[Ff]orslag|[Ff]ramlegg|[Aa]lternativ) (?P<l>[A-H]|\d)\b(?![/.]\w| til\b)"
)
# what a proposal is called where it is made: "Framlegg A, sett fram av", "(forslag B)"
_CALLED = re.compile(
    r"(?i)(?:^(?:(?:forslag|framlegg)\s+)?|\()(?:forslag|framlegg|alternativ) "
    r"(?P<l>[A-H]|\d)\b(?=[,:)]|\s+(?:fra|frå|av)\b)"
)
_HE = re.compile(r"(?i)(?:dette|det|h[ao]n|søknaden|fritak|inhabil)")
EXCUSED = re.compile(r"(?i)\b(?:fritak|habilitet|inhabil|ugild|gildskap)")
# "Ole Moe, H, fremmet", "Ole Moe (H)": a party behind a name that no list has
_WITH_PARTY = re.compile(
    rf"(?P<n>{NAME})(?:\s*\((?P<p>[^()]{{1,12}})\)|,\s*(?P<q>[A-ZÆØÅ][A-Za-zØø]{{0,3}})\b)"
)
_BEHALF = re.compile(r"(?i)på (?:vegne|vegner) av (?P<p>[^:.]{1,60})")
_END = (
    r"(?=\s+(?:ble|blei|vart|vert|fikk|fekk|falt|fall|mot|med|om|til|som)\b|[.,:(]|$)"
)


class Motion(NamedTuple):
    """A proposal made in the meeting: by whom, which parties, which new point.

    name: as it is told, "Ola Lie (H)". sending: to be sent on, not decided on.
    label: what it is called, "A" of "Forslag A".
    """

    name: str | None
    parties: tuple[str, ...]
    point: str
    sending: bool
    label: str = ""

    @property
    def by(self) -> str:
        """Who made it, in words."""
        return self.name or " og ".join(self.parties)


@cache
def _said(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{wordings('motions')[name]})(?!\w)")


@cache
def _from() -> tuple[re.Pattern[str], ...]:
    """Whose a proposal is: "forslaget fra H", "framlegg frå Lie", "Høyres forslag"."""
    word = wordings("motions")["ord"]
    behind = rf"\b(?:{word})\s+(?:\w+ )?(?:fra|frå|av|til)\s+(?P<by>.{{1,60}}?){_END}"
    before = rf"\b(?P<by>[\wæøå./, -]{{1,40}}?)(?:s|'s|’s| sitt| sin)?\s+(?:{word})\b"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE)


def motions(text: str) -> Iterator[Motion]:
    """The proposal that a sentence says was made."""
    if not _said("fremmet").search(text) or tally(text, lost=False) != NOBODY:
        return
    name, party = _proposer(text)
    behalf = _BEHALF.search(text)
    codes = party_list(behalf["p"]) if behalf else ()
    if party and not codes:
        codes = (party,)
    if name is None and not codes:
        codes = party_list(" ".join(text.split()[:8]))
    point = _NEW_POINT.search(text)
    label = " ".join(filter(None, ("nytt punkt", point["n"]))) if point else ""
    if name or codes:
        called = _CALLED.search(text)
        sending = "oversendelse" in text.lower()
        yield Motion(name, codes, label, sending, called["l"] if called else "")


def _proposer(text: str) -> tuple[str | None, str | None]:
    """The first person of a sentence, with the party, and that party."""
    person = next(people(text), None)
    if person:
        told = f"{person.navn} ({person.parti})" if person.parti else person.navn
        return told, person.parti
    for match in _WITH_PARTY.finditer(text):
        if code := party_code(match["p"] or match["q"]):
            return f"{' '.join(match['n'].split())} ({code})", code
    return None, None


def subject(
    text: str, made: Sequence[Motion], excused: str | None
) -> tuple[str, str | None]:
    """What a vote was on (the point) and who proposed it. excused: who asked to be."""
    if excused and (_HE.match(text) or EXCUSED.search(text)):
        return f"fritak for {excused}", None
    if _said("ord").search(text) and not _said("innstilling").search(text):
        return _of_motion(text, made)
    return points_in(text), None


def points_in(text: str) -> str:
    """The points of a proposal that a sentence names: "1 a", "2 og 3", else nothing."""
    points = _POINTS.search(text)
    if points is None:
        return ""
    if points["count"]:
        return f"1-{points['count']}"
    return " ".join((points["list"] or points["bare"] or points["first"]).split())


def _of_motion(text: str, made: Sequence[Motion]) -> tuple[str, str | None]:
    """The proposal a vote was on: by its proposer's name or party, else the last."""
    called = _LABEL.search(text)
    if called and any(m.label for m in made):
        own = [m for m in made if m.label == called["l"]]
        return f"forslag {called['l']}", own[-1].by if len(own) == 1 else None
    low, sending = text.lower(), "oversendelse" in text.lower()
    mine = [m for m in made if m.name and _mentions(low, m.name)]
    codes = _whose(text)
    mine = mine or [m for m in made if codes and set(m.parties) == set(codes)]
    mine = [m for m in mine if m.sending == sending] or mine
    mine = mine or (list(made) if len(made) == 1 and not codes else [])
    name, _ = _proposer(text)
    if not mine and not made and not codes and name is None:
        return "", None  # "Forslaget ble vedtatt": the one that was put forward
    if not mine:
        by = name or ", ".join(sorted(codes)) or None
        return (f"forslag fra {by}" if by else "forslag"), by
    motion = mine[-1]
    stated = _NEW_POINT.search(text)
    label = " ".join(filter(None, ("nytt punkt", stated["n"]))) if stated else ""
    kind = "oversendelsesforslag" if sending else "forslag"
    return label or motion.point or f"{kind} fra {motion.by}", motion.by


def _mentions(low: str, name: str) -> bool:
    surname = re.sub(r"\s*\(.*", "", name).split()[-1].lower()
    return bool(re.search(rf"\b{re.escape(surname)}s?\b", low))


def _whose(text: str) -> tuple[str, ...]:
    """The parties that a proposal in a sentence is said to be from."""
    for pattern in _from():
        for match in pattern.finditer(text):
            if codes := party_list(match["by"]) or _adjective(match["by"]):
                return codes
    return ()


def _adjective(text: str) -> tuple[str, ...]:
    """A party in the genitive: "Høyres", "Rødts", "FrPs"."""
    word = (text.split() or [""])[-1]
    code = party_code(word) or party_code(word.removesuffix("s"))
    return (code,) if code else ()

"""How long meetings lasted, and what was on their agenda."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from kg.computing.asking import MET, Asking
from kg.computing.matters import in_time, moments, names_some
from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import body, capital, date, listed
from kg.store import GraphStore

LASTED: Final = re.compile(r"\bvart?e\b|\bvarighet|hvor lenge|\blengst\b|\bkortest\b")
# At what time it began or ended; must not match "når skal møtet holdes", nor what is
# only told beside a meeting.
HOURS: Final = re.compile(
    r"^(?:når|(?:på )?hvilke[nt]? (?:tid|klokkeslett)|hva (?:tid|var klokk)|klokk)"
    r"\b.{0,32}\b\w*møtet?\b"
)
BEGAN: Final = re.compile(
    r"\b(?:begyn\w*|start\w*|slutt\w*|ferdig|hevet|heva|over|tok .*\btil|satt)\b"
)
MEETING: Final = re.compile(r"møte")
AGENDA: Final = re.compile(
    r"(?:hvilke|hvor mange) saker (?:\w+ ){0,2}"
    r"(?:sto|står|var|ble|behandlet|skulle|hadde)|sakskart|saksliste|dagsorden"
)
# "Hva ble vedtatt …", where nothing but a meeting is named.
SETTLED: Final = re.compile(
    r"^hva (?:ble|var|blei|vart) (?:\w+ )?(?:vedtatt|bestemt|besluttet|avgjort)\b"
    r"|^hva (?:vedtok|bestemte|besluttet)\b|^hva skjedde (?:på|i) (?:\w+ )?\w*møtet?\b"
)
LEAST: Final = 2
"""Cases that make an agenda, at least."""
MOST: Final = 15
# Words that an agenda question may have and still ask for the whole agenda.
WHOLE: Final = re.compile(
    r"^(?:sak\w*|møte\w*|sto|står|behandl\w*|opp|tatt|formannskap\w*|kommunestyre\w*"
    r"|utvalg\w*|hovedutvalg\w*|dagsorden\w*|januar|februar|mars|april|mai|juni|juli"
    r"|august|september|oktober|november|desember|var|ble|skulle|hadde|alle?"
    r"|skjedd\w*|vedt\w*|bestem\w*|beslutt\w*|avgj\w*|sist\w*|\d[\d.]*)$"
)


def lasted(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """How long one meeting or several lasted; the longest first."""
    if not (LASTED.search(asking.low) and MEETING.search(asking.low)):
        return None
    query = bound("moeter")
    timed = [row for row in rows(graph, query) if row["start"] and row["slutt"]]
    found = _meant(asking, within(timed, documents(asking.question, candidates)))
    if not found or (len(found) > 1 and not asking.traits & {"max", "min"}):
        return None
    order = sorted(found, key=_minutes, reverse="min" not in asking.traits)
    told = [
        f"møtet i {body(row['utvalgsnavn'])} {date(row['dato'])} varte {_span(row)}"
        f" (kl. {row['start'][:5]}–{row['slutt'][:5]})"
        for row in order
    ]
    text = f"{listed(told)}."
    return Computed(capital(text), tuple(order), query, rule="lasted")


def hours(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """When in the day the one meeting began and ended that is meant."""
    if not (HOURS.search(asking.low) and BEGAN.search(asking.low)):
        return None
    query = bound("moeter")
    timed = [row for row in rows(graph, query) if row["start"] and row["slutt"]]
    scope = within(timed, documents(asking.question, candidates))
    found = _meant(asking, [row for row in scope if in_time(asking, row)])
    if len(found) != 1:
        return None
    row = found[0]
    where = f"{body(row['utvalgsnavn'])} {date(row['dato'])}"
    told = f"begynte kl. {row['start'][:5]} og sluttet kl. {row['slutt'][:5]}"
    place = row if _tells(row) else _stated(row, candidates)
    return Computed(f"Møtet i {where} {told}.", (place,), query, rule="hours")


def _stated(row: FactRow, candidates: Sequence[Candidate]) -> FactRow:
    """Where the document of a meeting says when it ended; else its own place."""
    pieces = (
        piece
        for one in candidates
        if one.unit.row.document.startswith(row.document) and not one.unit.is_fact
        for piece in one.unit.pieces
        if row["slutt"][:5] in piece.text.replace(".", ":")
    )
    found = next(pieces, None)
    return FactRow({}, row.document, found.span) if found else row


def _meant(asking: Asking, found: Iterable[FactRow]) -> list[FactRow]:
    """The meetings of the body and the days asked about, each at its best place."""
    days = asking.question.days
    kept: dict[tuple[str, str], FactRow] = {}
    for row in found:
        if not names_body(asking.low, row["utvalgsnavn"]):
            continue
        if days and row["dato"] not in days:
            continue
        key = (row["utvalgsnavn"], row["dato"])
        if key not in kept or _tells(row) > _tells(kept[key]):
            kept[key] = row
    return list(kept.values())


def _tells(row: FactRow) -> bool:
    """Whether the time stands at the place of a row."""
    text = row["utdrag"].replace(".", ":")
    return row["start"][:5] in text and row["slutt"][:5] in text


def _minutes(row: FactRow) -> int:
    start, end = (
        int(row[name][:2]) * 60 + int(row[name][3:5]) for name in ("start", "slutt")
    )
    return (end - start) % (24 * 60)


def _span(row: FactRow) -> str:
    hours, minutes = divmod(_minutes(row), 60)
    parts = (
        f"{hours} time{'r' if hours > 1 else ''}" if hours else "",
        f"{minutes} minutter" if minutes else "",
    )
    return " og ".join(part for part in parts if part)


def agenda(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The cases of one meeting, with number and title; or how many they were."""
    settles = SETTLED.search(asking.low)
    if not (AGENDA.search(asking.low) or settles):
        return None
    query = bound("sakskart")
    found = _cases(
        asking, within(list(rows(graph, query)), documents(asking.question, candidates))
    )
    if len(found) < LEAST:
        return None
    where = f"{body(found[0]['utvalgsnavn'])} {date(found[0]['dato'])}"
    if asking.question.kind == "count":
        return Computed(
            f"Saker i {where}: {len(found)}.", tuple(found), query, rule="agenda"
        )
    ends = _outcomes(found, graph) if settles else {}
    told = [
        f"{row['saksnr']} {_title(row)}".strip() + ends.get(row["saksnr"], "")
        for row in found[:MOST]
    ]
    text = f"Saker i {where} ({len(found)}): {listed(told)}."
    return Computed(text, tuple(found), query, rule="agenda")


def _cases(asking: Asking, every: Sequence[FactRow]) -> list[FactRow]:
    """The cases of the meeting that is meant; of a body alone those of its newest."""
    forms = (*asking.question.days, *moments(asking.low))
    some = names_some(asking.low)
    if not (forms or some) or (asking.question.years and not forms):
        return []  # of a whole year no meeting is meant
    at = [
        row
        for row in every
        if (not some or names_body(asking.low, row["utvalgsnavn"]))
        and (not forms or any(re.match(form, row["dato"]) for form in forms))
        and _is_all(asking, row["utvalgsnavn"])
    ]
    newest = max(_whole_days(at), default="")
    kept: dict[str, FactRow] = {}
    for row in (row for row in at if row["dato"] == newest):
        best = kept.setdefault(row["saksnr"], row)
        if _title(row) and not _title(best):
            kept[row["saksnr"]] = row
    alone = len({row["utvalgsnavn"] for row in kept.values()}) == 1
    return list(kept.values()) if alone else []


def _whole_days(at: Sequence[FactRow]) -> list[str]:
    """The days of which several cases are known: not only what another paper names."""
    numbers: dict[str, set[str]] = {}
    for row in at:
        numbers.setdefault(row["dato"], set()).add(row["saksnr"])
    return [day for day, known in numbers.items() if len(known) >= LEAST]


def _is_all(asking: Asking, name: str) -> bool:
    """Whether nothing is asked about but the meeting of a body."""
    in_name = asking.cover(name)
    return all(
        _is_whole(term.word) or score >= MET
        for term, score in zip(asking.terms, in_name, strict=True)
    )


def _outcomes(found: Sequence[FactRow], graph: GraphStore) -> dict[str, str]:
    """What became of each case of a meeting, in brackets, by its number."""
    body_, day = found[0]["utvalgsnavn"], found[0]["dato"]
    votes = (
        row
        for row in rows(graph, bound("voteringer"))
        if (row["utvalgsnavn"], row["dato"]) == (body_, day)
        if row["resultat"] and not row["forslagsstiller"]
    )
    ended: dict[str, set[str]] = {}
    for row in votes:
        same = "enstemmig " if row["enstemmig"] == "true" else ""
        ended.setdefault(row["saksnr"], set()).add(f" ({same}{row['resultat']})")
    return {number: ends.pop() for number, ends in ended.items() if len(ends) == 1}


def _is_whole(word: str) -> bool:
    return bool(WHOLE.match(word.lower()))


def _title(row: FactRow) -> str:
    return row["tittel"] or row["mappetittel"]

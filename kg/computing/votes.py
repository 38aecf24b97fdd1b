"""How it was voted in a case, and what was decided in it."""

import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

from kg.computing.asking import MET, Asking
from kg.computing.matters import (
    Meant,
    Whole,
    meant,
    named,
    quoted,
    sak,
    telling,
    titles,
)
from kg.computing.model import Computed
from kg.computing.scope import documents, names_body, parties, within
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import capital
from kg.store import GraphStore

VOTED: Final = re.compile(
    r"\bstem(?:te|t|mer?|mene)\b|\bstemme(?:tall|fordeling)|\bvotering|\brøy?st"
    r"|enstemmig|samrøyst|\be?i?nige\b|\benighet|\bflertall(?:et)? for|\bimot\b"
)
DECIDED: Final = re.compile(
    r"\bvedt(?:a|ok|att?|as|ak|akene|aket)\b|\bbeslutt|\bbestem|\bresultat(?:et)?\b"
    r"|\butfall|\bgodkjen|\bavgj[oø]r|\bble det til\b"
)
UNANIMOUS: Final = re.compile(
    r"enstemmig|samrøyst|\be?i?nige\b|\benighet|\bstemte alle\b"
)
SOME: Final = re.compile(r"\bnoen\b.*\bi?mot\b|\bi?mot\b.*\bnoen\b")
FELL: Final = re.compile(r"\bfalt\b|nedstemt|avvist|forkastet|\bnei til\b")
AGAINST: Final = re.compile(r"\bi?mot\b")
RESULT: Final = re.compile(
    r"\bresultat(?:et)?\b|\butfall|\bble det til\b|\b\d+ mot \d+\b|dobbel\w*stemme"
    r"|\b(?:sto|står) (?:det )?likt\b|stemmelikhet"
)
# What a member proposes is no case; "forslag til vedtak", "planforslag" are.
PROPOSED: Final = re.compile(
    r"\b(?!plan|budsjett)\w*forslag(?:et|ene)?\b(?! til (?:reg|hand|bud|ved|pla|øko))"
    r"|\bframlegg(?:et)?\b(?! til (?:reg|hand|bud|ved|pla|øko))|\bf[oø]re?sl[oå]"
    r"|\bpropos|\bstemmeforklaring|\bprotokolltilfør"
)
# What became of a decision later is told by follow-up reports.
AFTER: Final = re.compile(r"iverksatt|satt i verk|gjennomført|fulgt opp|\bskje(?:dd|r)")
# What is not decided yet is told by no decision.
UNDONE: Final = re.compile(r"\bikke (?:\w+ )?(?:vedtatt|behandlet|godkjent)\b")
KINDS: Final = frozenset(
    {"who", "what", "how", "which", "list", "count", "yesno", "amount"}
)
TOLD: Final = frozenset({"what", "how", "which", "list"})
MOST: Final = 3
"""Votes of one case that are told, at most."""
DECISION: Final = "https://kommunegraf.example/ns#Vedtak"
LEAST: Final = 2
"""Telling words by which a case is known from the text of its decision, at least."""
READ: Final = 1500
"""Characters of a decision that a question is held against."""
LONGEST: Final = 420
"""Characters of a decision that are told; the citation has the rest."""
# Where a decision may be cut: before a point, or after a sentence.
POINT: Final = re.compile(r"\s(?=\d{1,2}\. )|(?<=[^\d][.!?»])\s(?=[A-ZÆØÅ])")


def voted(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The votes in the case that is meant; yes or no where that is asked."""
    low, question = asking.low, asking.question
    yesno = question.kind == "yesno" and DECIDED.search(low)
    if question.kind not in KINDS or not (VOTED.search(low) or yesno):
        return None
    if PROPOSED.search(low) or AFTER.search(low):
        return None
    query = bound("voteringer")
    found = within(list(rows(graph, query)), documents(question, candidates))
    held = [row for row in found if _is_main(row)]
    fits = meant(asking, held, numbered=True)
    by_title = bool(fits.matters)
    cases = _cases(asking, fits) if by_title else _by_text(asking, held, graph)
    if not cases:
        return None
    used = [row for case in cases for row in _votes(case)]
    if AGAINST.search(low) and question.kind != "yesno":
        used = [row for row in used if row["stemmerMot"]] or used
    verdict = _verdict(asking, cases, used) if question.kind == "yesno" else None
    text = " ".join(map(_said, cases, repeat(used)))
    return Computed(text, tuple(used), query, verdict=verdict, rule="voted")


def _by_text(
    asking: Asking, held: Sequence[FactRow], graph: GraphStore
) -> tuple[tuple[FactRow, ...], ...]:
    """The votes of the one case whose decision says what the question is about."""
    bodies = {row["utvalgsnavn"] for row in held}
    if len(telling(Whole(asking.question), bodies)) < LEAST:
        return ()  # one word stands in the text of many a decision
    near = {row.document for row in held}
    texts = (row for row in rows(graph, bound("vedtak", type=DECISION)))
    told = meant(
        asking, [row for row in texts if row.document in near], about=_text, strict=True
    ).one
    case = tuple(row for row in held if told and sak(row) == sak(told[0]))
    return (case,) if case else ()


def _text(row: FactRow) -> str:
    return f"{titles(row)} {row['tekst'][:READ]}"


def _is_main(row: FactRow) -> bool:
    """Whether a vote was on the case, not on what a member proposed or on who left."""
    return not row["forslagsstiller"] and not row["punkt"].startswith("fritak")


def _cases(asking: Asking, found: Meant) -> tuple[tuple[FactRow, ...], ...]:
    """The case that is meant; each of several where the question names their bodies."""
    if len(found.matters) == 1:
        return found.matters
    bodies = [case[0]["utvalgsnavn"] for case in found.matters]
    alone = len(set(bodies)) == len(bodies)
    named_all = alone and all(names_body(asking.low, name) for name in bodies)
    return found.matters if named_all and len(bodies) <= MOST else ()


def _votes(case: Sequence[FactRow]) -> list[FactRow]:
    """The votes of a case, each once, without those that fell beside others."""
    each = list({(row["punkt"], row["utdrag"]): row for row in case}.values())
    carried = [row for row in each if row["resultat"] != "falt"]
    return (carried or each)[:MOST]


def _first(used: Iterable[FactRow]) -> list[FactRow]:
    """The rows that say something new."""
    return list({(sak(row), quoted(row)): row for row in used}.values())


def _said(case: Sequence[FactRow], used: Sequence[FactRow]) -> str:
    """The votes of one case, behind its name."""
    own = _first(row for row in used if sak(row) == sak(case[0]))
    told = " ".join(map(quoted, own))
    return f"{capital(named(case[0]))}: {told}" if told else ""


def _verdict(
    asking: Asking, cases: Sequence[Sequence[FactRow]], used: Sequence[FactRow]
) -> bool | None:
    """Whether it was as the question says, where all votes say the same."""
    codes = parties(asking.question)
    if codes:
        return _stood(codes, AGAINST.search(asking.low) is not None, cases)
    unanimous = {row["enstemmig"] == "true" for row in used}
    results = {row["resultat"] for row in used}
    if SOME.search(asking.low):
        said = {not every for every in unanimous}
    elif UNANIMOUS.search(asking.low):
        said = unanimous
    elif DECIDED.search(asking.low) and results <= {"vedtatt", "falt"}:
        wanted = "falt" if FELL.search(asking.low) else "vedtatt"
        said = {result == wanted for result in results}
    else:
        return None
    return said.pop() if len(said) == 1 else None


def _stood(
    codes: frozenset[str], against: bool, cases: Sequence[Sequence[FactRow]]
) -> bool | None:
    """Whether parties voted so: yes where they are named, no where only others are."""
    if len(cases) != 1:
        return None
    mot = {row["mot"] for row in cases[0] if row["mot"]}
    if codes <= mot:
        return against
    return (not against) if mot and not codes & mot else None


def decided(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """What was decided in the case that is meant, with the vote where it is asked."""
    low, question = asking.low, asking.question
    if question.kind not in KINDS - {
        "who",
        "count",
        "yesno",
        "amount",
    } or PROPOSED.search(low):
        return None
    if not DECIDED.search(low) or AFTER.search(low) or UNDONE.search(low):
        return None
    scope = documents(question, candidates)
    query = bound("vedtak", type=DECISION)
    held = within(list(rows(graph, query)), scope)
    found = meant(asking, held).one or meant(asking, held, about=_text, strict=True).one
    if not found:
        return None
    if RESULT.search(low) and (told := voted_in(found[0], scope, graph)):
        return told
    row = found[0]
    outcome = f" ({row['utfall']})" if row["utfall"] == "vedtatt" else ""
    text = f"Vedtak i {named(row)}{outcome}: {pointed(asking, row)}"
    return Computed(text, (row,), query, rule="decided")


def pointed(asking: Asking, row: FactRow) -> str:
    """The decision; of a long one the points about what the title does not say."""
    points = POINT.split(" ".join(row["tekst"].split()))
    known = asking.cover(titles(row))
    worth = [
        sum(
            term.rare
            for term, here, title in zip(
                asking.terms, asking.cover(point), known, strict=True
            )
            if here >= MET > title
        )
        for point in points
    ]
    best = max(worth)
    if len(row["tekst"]) <= LONGEST or not best:
        return shortened(row["tekst"])
    first = worth.index(best)
    told = shortened(" ".join(points[first:]))
    return told if first == 0 else f"… {told}"


def voted_in(
    case: FactRow, scope: frozenset[str], graph: GraphStore
) -> Computed | None:
    """The votes on the recommendation in one case."""
    query = bound("voteringer")
    held = within(list(rows(graph, query)), scope)
    same = [row for row in held if sak(row) == sak(case) and _is_main(row)]
    used = _votes(same)
    if not used:
        return None
    told = " ".join(quoted(row) for row in _first(used))
    text = f"{capital(named(case))}: {told}"
    return Computed(text, tuple(used), query, rule="decided")


def shortened(text: str) -> str:
    """The first points or sentences of a decision, as far as there is room."""
    plain = " ".join(text.split())
    if len(plain) <= LONGEST:
        return plain if plain.endswith((".", "!", "?", "»")) else f"{plain}."
    stops = [found.start() for found in POINT.finditer(plain, 60, LONGEST)]
    return f"{plain[: stops[-1] if stops else LONGEST].rstrip()} …"

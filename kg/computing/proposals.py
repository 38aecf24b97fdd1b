"""What members proposed and asked, and what came of it."""

import re
from collections.abc import Sequence
from typing import Final

from kg.computing.asking import Asking
from kg.computing.matters import (
    Whole,
    fit,
    meant,
    named,
    quoted,
    sak,
    telling,
    titles,
    where,
)
from kg.computing.model import Computed
from kg.computing.scope import documents, parties, within
from kg.computing.votes import AFTER, DECIDED, PROPOSED, VOTED, shortened
from kg.facts import FactRow, bound, rows
from kg.search import Candidate
from kg.speech import capital
from kg.store import GraphStore

AGREED: Final = re.compile(r"\benige?\b|\bsa ja\b|\bgikk inn for\b|\bstøtte|\bgikk med")
# What somebody wanted, said without the word: a proposal where its text has it all.
WISHED: Final = re.compile(r"\bønsk\w+\b|\bville\b|\bba\b|\bkrev\w*|\bgikk inn for")
# To wait, or to send a case back: only a proposal that says so is meant.
DELAYS: Final = re.compile(r"\b(?:utsett\w*|utsatt\w*|utset\w*|tilbakesend\w*)")
KINDS: Final = frozenset({"who", "what", "how", "which", "list", "count", "yesno"})
ASKED: Final = re.compile(
    r"\bspurt?[de]e?\b|\bspør\w*|\bask\b|\betterlyste|\btok opp\b|\bstilte\b"
    r"|interpellasjon"
)
DID: Final = r"(?:ville|ba|bad|foreslo|føreslo|ønsk[ea]t?|ønska|fremmet|fremja)"
BY: Final = re.compile(r"^hvem (?:stilte|spurte|tok|reiste|etterlyste)")
WORD: Final = re.compile(r"[A-ZÆØÅ][\w-]+")
ADDS: Final = 0.25
"""What the text of a proposal must meet of a question beyond the title of its case."""
SETTLED: Final = {"vedtatt": True, "falt": False}
MOST: Final = 5
"""Questions of one member that are told, at most."""


def proposed(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """The proposal of a member that is meant, and what came of it."""
    low, question = asking.low, asking.question
    if question.kind not in KINDS or not _is_about(asking):
        return None
    if "sum" in question.traits:
        return None
    query = bound("forslag")
    scope = documents(question, candidates)
    every = within(list(rows(graph, query)), scope)
    names = _surnames(asking, {row["forslagsstiller"] for row in every})
    if not names and _agents(asking):
        return None  # somebody is named, of whom no proposal is known
    found = _of_proposer(asking, every, names)
    chosen = len(found) < len(every)
    if DELAYS.search(low):
        found = [row for row in found if DELAYS.search(_about(row).lower())]
    said = PROPOSED.search(low)
    about = _subject if WISHED.search(low) and not said else _about
    made = meant(asking, found, _proposal, about, sure=chosen, without=names).one
    if chosen and not (made or telling(Whole(question), _bodies(found), names)):
        made = _newest(found)
    if not made or not (said or chosen or _adds(asking, made[0])):
        return None
    row = made[0]
    votes = _votes_on(row, scope, graph)
    if VOTED.search(low) and not (votes or row["resultat"] in SETTLED):
        return None
    told = " ".join(dict.fromkeys(quoted(vote) for vote in votes))
    head = f"{capital(row['type'])} fra {row['forslagsstiller']} i {named(row)}"
    words = quoted(row) if _is_nameless(row) else row["tekst"]
    text = f"{head}: «{shortened(words).strip('«»')}»"
    verdict = SETTLED.get(row["resultat"]) if question.kind == "yesno" else None
    return Computed(
        f"{text} {told}".strip(), (row, *votes), query, verdict=verdict, rule="proposed"
    )


def _is_nameless(row: FactRow) -> bool:
    """Whether only the party of a proposer was read; its sentence may have the name."""
    return row["forslagsstiller"] == row["parti"]


def _bodies(found: Sequence[FactRow]) -> set[str]:
    return {row["utvalgsnavn"] for row in found}


def _newest(found: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """The one proposal of the newest meeting, where nothing tells which is meant."""
    newest = max((row["dato"] for row in found), default="")
    last = [row for row in found if row["dato"] == newest]
    return tuple(last) if len({_proposal(row)[:-2] for row in last}) == 1 else ()


def _is_about(asking: Asking) -> bool:
    """Whether a question may be about a proposal of a member."""
    low = asking.low
    settled = (DECIDED.search(low) or AGREED.search(low)) and not AFTER.search(low)
    yesno = asking.question.kind == "yesno" and settled
    wished = PROPOSED.search(low) or WISHED.search(low) or VOTED.search(low)
    return bool(wished or yesno)


def _adds(asking: Asking, row: FactRow) -> bool:
    """Whether it is the text of a proposal that is meant, not only its case."""
    whole = Whole(asking.question)
    terms = telling(whole, {row["utvalgsnavn"]})
    return fit(whole, terms, _about(row)) - fit(whole, terms, titles(row)) >= ADDS


def _proposal(row: FactRow) -> tuple[str, ...]:
    return (*sak(row), row["forslagsstiller"], row["tekst"])


def _about(row: FactRow) -> str:
    waits = row["type"] if row["type"].startswith("utset") else ""
    return f"{titles(row)} {waits} {row['tekst']}"


def _of_proposer(
    asking: Asking, found: Sequence[FactRow], names: set[str]
) -> list[FactRow]:
    """The proposals of the member or the party that is named; all where none is."""
    codes = parties(asking.question)
    return [
        row
        for row in found
        if (not names or names & set(WORD.findall(row["forslagsstiller"])))
        and (not codes or row["parti"] in codes)
    ]


def _surnames(asking: Asking, people: set[str]) -> set[str]:
    """Surnames of a question that are those of known people; "Dahls" is Dahl's.

    A name in full that nobody known has leaves a surname that nobody has.
    """
    named = (WORD.findall(name.split("(")[0]) for name in people)
    known = {words[-1] for words in named if words}
    said = WORD.findall(asking.question.text)
    short = {word.removesuffix("s") for word in said[1:]} | set(said[1:])
    full = {name.split()[-1] for name in asking.question.names}
    return (short & known) or {name for name in full if _is_person(asking, name)}


def _agents(asking: Asking) -> list[str]:
    """Names of those who are said to have proposed or wanted something."""
    said = asking.question.text
    return [
        name
        for name in asking.question.names
        if re.search(rf"\b{DID} {re.escape(name)}\b|{re.escape(name)} {DID}\b", said)
    ]


def _is_person(asking: Asking, name: str) -> bool:
    """Whether a name in full is that of a person: a party stands behind it."""
    return bool(re.search(rf"{re.escape(name)} \(\w+\)", asking.question.text))


def _votes_on(row: FactRow, scope: frozenset[str], graph: GraphStore) -> list[FactRow]:
    """The votes on the proposals of one member in a case."""
    held = within(list(rows(graph, bound("voteringer"))), scope)
    case = [vote for vote in held if sak(vote) == sak(row)]
    by = [vote for vote in case if vote["forslagsstiller"] == row["forslagsstiller"]]
    own = by or [vote for vote in case if _speaks_of(quoted(vote), row)]
    return list({quoted(vote): vote for vote in own}.values())


def _speaks_of(vote: str, row: FactRow) -> bool:
    """Whether a vote is told to be on the proposal of a member or of its party."""
    words = WORD.findall(row["forslagsstiller"].split("(")[0])[-1:]
    names = [*words, *([row["parti"]] if row["parti"] else [])]
    return any(
        re.search(rf"\b{re.escape(name)}s? forslag\b|\bfra {re.escape(name)}\b", vote)
        for name in names
    )


def asked(
    asking: Asking, candidates: Sequence[Candidate], graph: GraphStore
) -> Computed | None:
    """What a member asked about in a meeting, or who asked about a thing."""
    low, question = asking.low, asking.question
    if question.kind == "why" or not ASKED.search(low):
        return None
    query = bound("spoersmaal")
    found = within(list(rows(graph, query)), documents(question, candidates))
    names = _surnames(asking, {row["navn"] for row in found})
    if names and not BY.search(low):
        own = [row for row in found if names & set(WORD.findall(row["navn"]))]
        return _by(asking, own, names, query)
    one = meant(asking, found, _question, _subject).one
    if one:
        return _told([one[0]], query)
    held = meant(asking, found, _session, sure=True).one
    return _all(held, query) if held and question.kind == "list" else None


def _all(held: Sequence[FactRow], query: str) -> Computed:
    """All questions of one meeting, each with who asked it."""
    each = list({_question(row): row for row in held}.values())
    said = "; ".join(f"{row['navn']} om {row['tekst']}" for row in each)
    text = f"Spørsmål i {where(each[0])}: {said}."
    return Computed(text, tuple(each), query, rule="asked")


def _by(
    asking: Asking, own: Sequence[FactRow], names: set[str], query: str
) -> Computed | None:
    """The questions of one member: that which is meant, else all of one meeting."""
    one = meant(asking, own, _question, _subject, without=names).one
    if one:
        return _told([one[0]], query)
    held = meant(asking, own, _meeting, sure=True, without=names).one
    each = list({_question(row): row for row in held}.values())[:MOST]
    return _told(each, query) if each else None


def _told(each: Sequence[FactRow], query: str) -> Computed:
    row = each[0]
    who = f"{row['navn']} ({row['parti']})" if row["parti"] else row["navn"]
    parts = [f"{one['tekst']}. {one['svar']}".strip() for one in each]
    text = f"Spørsmål fra {who} i {where(row)}: {' '.join(map(capital, parts))}"
    return Computed(text, tuple(each), query, rule="asked")


def _question(row: FactRow) -> tuple[str, ...]:
    return (*_meeting(row), row["navn"], row["tekst"])


def _session(row: FactRow) -> tuple[str, ...]:
    return row["utvalgsnavn"], row["dato"]


def _meeting(row: FactRow) -> tuple[str, ...]:
    return row["utvalgsnavn"], row["dato"], row["navn"]


def _subject(row: FactRow) -> str:
    return row["tekst"]

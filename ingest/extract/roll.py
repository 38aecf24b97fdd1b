"""Who is at a meeting, for votes that name parties by number and people by surname."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from ingest.extract.meetings import attending
from ingest.extract.person_names import by_surname, people
from ingest.extract.proceedings import Sitting
from ingest.extract.tally import Side
from ingest.view import View


class Roll(NamedTuple):
    """Who is at a meeting, where its lists tell.

    parties: their size. surnames: the full name of each that is one person's.
    party_of: the party of each full name.
    """

    parties: Mapping[str, int] = {}
    surnames: Mapping[str, str] = {}
    members: Mapping[str, str] = {}  # the party of each
    party_of: Mapping[str, str] = {}


def roll_of(view: View, sitting: Sitting) -> Roll:
    """The members that the lists of a protocol say were there."""
    rows = attending(view, sitting)
    voting = [row for row in rows if row.listed in ("tilstede", "vara")]
    sizes = Counter(row.party for row in voting if row.party)
    of = {row.name: row.party for row in voting if row.party}
    return Roll(sizes, by_surname(row.name for row in voting), of)


def people_in(listed: str, roll: Roll) -> tuple[str, ...]:
    """The people of a list, in full; a surname means the one at the meeting with it."""
    full = list(people(listed))
    rest = listed
    for name in reversed(full):
        rest = rest[: name.start] + rest[name.end :]
    words = re.findall(r"[A-ZÆØÅ][\w-]+", rest)
    alone = [roll.surnames[word] for word in words if word in roll.surnames]
    return tuple(dict.fromkeys([*(name.navn for name in full), *alone]))


def by_people(side: Side, roll: Roll) -> Side:
    """A side that names people and no parties, with theirs; counted where all are."""
    named = people_in(side.listed, roll) if side.listed else ()
    if not named or side.parties:
        return side
    pieces = [
        piece for piece in re.split(r",|\bog\b", side.listed) if piece.strip(" .")
    ]
    counts = Counter(roll.members[name] for name in named if name in roll.members)
    votes = (
        len(named) if side.votes is None and len(pieces) == len(named) else side.votes
    )
    return Side(votes, tuple(counts), tuple(counts.items()), side.listed)

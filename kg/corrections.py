"""What people put right about who and what is the same: a list that only grows.

Each line of ``corrections.jsonl`` in the folder of the knowledge base is a correction,
or takes an earlier one back; so whatever a person decided can be undone and is never
lost. The list outlives every version: it is read anew whenever one is made.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kg import disk
from kg.errors import StoreError
from kg.judge import Decision, Thing

FILE = "corrections.jsonl"


@dataclass(frozen=True)
class Correction:
    """One thing is another, or is not. one, other: IRIs. taken_back: no longer holds.

    Where two are not the same, it is the other that leaves the one and its likes.
    """

    number: int
    one: str
    other: str
    same: bool
    reason: str
    made: str
    taken_back: bool = False


def corrections(home: Path) -> tuple[Correction, ...]:
    """All corrections of a knowledge base, oldest first. Raises StoreError."""
    path = home / FILE
    found: dict[int, Correction] = {}
    for at, line in enumerate(_lines(path), start=1):
        try:
            told = json.loads(line)
            if "takes_back" in told:
                number = told["takes_back"]
                found[number] = replace(found[number], taken_back=True)
            else:
                found[told["number"]] = Correction(**told)
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{path}, line {at}: cannot be read ({error!r}); mend or remove it"
            ) from error
    return tuple(found.values())


def record(home: Path, one: str, other: str, *, same: bool, reason: str) -> Correction:
    """Add a correction. Raises StoreError where it says nothing."""
    if one == other:
        raise StoreError(f"{one}: a thing is always the same as itself; name two")
    number = len(corrections(home)) + 1
    made = Correction(number, one, other, same, reason, _now())
    told = asdict(made)
    del told["taken_back"]
    _append(home, told)
    return made


def take_back(home: Path, number: int) -> Correction:
    """Let a correction no longer hold. Raises StoreError for one that does not."""
    known = {c.number: c for c in corrections(home) if not c.taken_back}
    if number not in known:
        raise StoreError(
            f"{home / FILE}: no correction {number} is in force; "
            f"see `kommunegraf links list`"
        )
    _append(home, {"takes_back": number, "made": _now()})
    return known[number]


def digest(home: Path) -> str:
    """Stands for what is in force; empty where nothing is."""
    held = [f"{c.one} {c.other} {c.same}" for c in in_force(corrections(home))]
    return sha256("\n".join(held).encode()).hexdigest()[:16] if held else ""


def in_force(every: Iterable[Correction]) -> list[Correction]:
    """The corrections that hold, oldest first."""
    return [one for one in every if not one.taken_back]


def corrected(
    decisions: Iterable[Decision],
    held: Iterable[Correction],
    things: Mapping[str, tuple[str, Thing]],
) -> Iterator[Decision]:
    """Decisions with what people put right. things: kind and thing by IRI.

    A correction of a thing that no document names any longer waits until one does.
    """
    made = list(decisions)
    for correction in held:
        pair = things.get(correction.one), things.get(correction.other)
        if pair[0] and pair[1]:
            put = _joined if correction.same else _parted
            made = list(put(made, correction, pair[0], pair[1]))
    yield from made


def _joined(
    made: list[Decision],
    told: Correction,
    one: tuple[str, Thing],
    other: tuple[str, Thing],
) -> Iterator[Decision]:
    """The groups of two things made one; doubts about them alone are settled."""
    both = {told.one, told.other}
    groups = [d for d in made if d.judgement == "positive" and both & _iris(d)]
    things = (one[1], other[1], *(thing for group in groups for thing in group.things))
    name = max((thing.name for thing in things), key=len)
    whole = Decision(one[0], name, tuple(dict.fromkeys(things)), "positive", _by(told))
    yield from (d for d in made if d not in groups and not _iris(d) <= _iris(whole))
    yield whole


def _parted(
    made: list[Decision],
    told: Correction,
    one: tuple[str, Thing],
    other: tuple[str, Thing],
) -> Iterator[Decision]:
    """The other thing taken out wherever it stands with the one; told as a negative."""
    both = {told.one, told.other}
    for decision in made:
        if not both <= _iris(decision):
            yield decision
            continue
        left = tuple(t for t in decision.things if t.iri != told.other)
        if len({thing.iri for thing in left}) > 1:
            yield replace(decision, things=left)
    pair = (one[1], other[1])
    yield Decision(one[0], one[1].name, pair, "negative", _by(told))


def _by(told: Correction) -> str:
    return f"bestemt av et menneske: {told.reason}"


def _iris(decision: Decision) -> set[str]:
    return {thing.iri for thing in decision.things}


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read ({error})") from error


def _append(home: Path, told: Mapping[str, object]) -> None:
    """Add a line; the file is written anew at once, so no half line is ever left."""
    lines = [*_lines(home / FILE), json.dumps(told, ensure_ascii=False)]
    disk.write(home / FILE, "".join(f"{line}\n" for line in lines).encode())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

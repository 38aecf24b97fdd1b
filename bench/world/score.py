"""How much of an invented municipality's truth is found again.

    python -m bench.world.score [--seeds 10] [--first 1] [--misses]

For each layout and kind of fact: how many are true, how many of them were found, and
how many of those found are not true. A generator knows the truth by construction, so
the figures say how layouts differ; how good extraction is on real papers is for the
real papers to say.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.world import layouts, protocols, tables
from bench.world.truth import Meeting, World
from ingest import facts
from ingest.extract.case_numbers import number_key
from ingest.pipeline import ingest

Statement = tuple[object, ...]


def meeting_truth(meeting: Meeting) -> Iterator[Statement]:
    """What a protocol says."""
    day = meeting.day.isoformat()
    yield "Moete", day, meeting.start, meeting.end
    for member in meeting.present:
        yield "Moetedeltaker", member.name, member.party, True, None
    for member, gone in meeting.substitutes:
        yield "Moetedeltaker", member.name, member.party, True, gone.name
    for member in meeting.absent:
        yield "Moetedeltaker", member.name, member.party, False, None
    for case in meeting.cases:
        number = number_key(case.number)
        yield "Moetesak", number, case.title, case.folder
        against = case.vote.votes_against or None
        parties = frozenset(case.vote.against)
        yield "Votering", number, case.vote.unanimous, against, parties, None
        yield "Vedtak", number, _words(" ".join(case.points))
        if case.motion:
            yield "Votering", number, False, None, frozenset(), case.motion.by.name
        if case.biased:
            yield "Inhabilitet", number, case.biased.name


def _words(text: str) -> str:
    """The words of a decision without the numbers of its points."""
    plain = re.sub(r"(?m)^\s*(?:\d+|[a-z])[.)]\s+", "", text)
    return " ".join(plain.split())


def _number(sak: facts.SakRef) -> tuple[int, int] | None:
    return number_key(sak.nummer) if sak.nummer else None


def meeting_found(found: tuple[facts.Fact, ...], clerk: str) -> Iterator[Statement]:
    """The same statements, as extracted."""
    for fact in found:
        match fact:
            case facts.Moete() if fact.starttid:
                yield "Moete", fact.dato, fact.starttid, fact.sluttid
            case facts.Moetedeltaker() if fact.person != clerk:
                stands_for = fact.moette_for
                yield (
                    "Moetedeltaker",
                    fact.person,
                    fact.parti,
                    fact.tilstede,
                    stands_for,
                )
            case facts.Moetesak():
                yield "Moetesak", _number(fact.sak), fact.tittel, fact.saksmappe
            case facts.Behandling(klasse="Vedtak"):
                yield "Vedtak", _number(fact.sak), _words(fact.tekst)
            case facts.Inhabilitet():
                yield "Inhabilitet", _number(fact.sak), fact.person
            case facts.Votering() if not fact.punkt.startswith("fritak"):
                yield ("Votering", _number(fact.sak), *_vote(fact))


def _vote(fact: facts.Votering) -> Statement:
    """A vote, of a motion only by whom it was: how it was told varies."""
    if fact.forslagsstiller:
        by = re.sub(r"\s*\(.*", "", fact.forslagsstiller)
        return False, None, frozenset(), by
    return fact.enstemmig, fact.stemmer_mot, frozenset(fact.parti_mot), None


def table_truth(world: World, layout: str) -> Iterator[Statement]:
    """What a table says."""
    if layout.startswith("budget"):
        yield from layouts.budget_truth(world, layout)
        return
    if layout.startswith("comparison"):
        yield from layouts.comparison_truth(world, layout)
        return
    if layout.startswith("investments"):
        for work in world.works:
            for at, amount in enumerate(work.years, world.year + 1):
                yield "Budsjettpost", work.name, at, amount * 1000
            yield "Prosjekt", work.name, work.done
        return
    for figure in world.figures:
        for area, values in figure.values.items():
            for year, value in zip(figure.years, values, strict=True):
                if value is not None:
                    yield "Observasjon", area, year, value


def table_found(found: tuple[facts.Fact, ...]) -> Iterator[Statement]:
    """The same statements, as extracted; sums are not asked for."""
    for fact in found:
        match fact:
            case facts.Budsjettpost() if fact.posttype != "sum" and (
                fact.versjon not in ("brutto", "sum")
            ):
                yield "Budsjettpost", fact.tekst, fact.aar, int(fact.verdi)
            case facts.Prosjekt():
                yield "Prosjekt", fact.navn, fact.ferdig_aar
            case facts.Observasjon():
                yield "Observasjon", fact.omraade, fact.aar, float(fact.verdi)


def papers(world: World) -> Iterator[tuple[str, str, set[Statement], str]]:
    """Layout, text, truth and clerk of each paper of a world."""
    draw = Random(world.year)
    for name, (write, languages) in protocols.LAYOUTS.items():
        if world.language in languages:
            for meeting in world.meetings:
                text = write(world, meeting, draw)
                untold = protocols.UNTOLD.get(name, ())
                truth = {s for s in meeting_truth(meeting) if s[0] not in untold}
                yield name, text, truth, meeting.clerk
    for name, draw_table in (tables.LAYOUTS | layouts.LAYOUTS).items():
        yield name, draw_table(world), set(table_truth(world, name)), ""


def compare(seed: int, folder: Path) -> Iterator[tuple[str, Statement, str]]:
    """(layout, statement, "found" | "missed" | "wrong") for one world."""
    for layout, text, truth, clerk in papers(World.make(seed)):
        path = folder / layout
        path.write_text(text, encoding="utf-8")
        extracted = ingest(path).facts
        told = meeting_found(extracted, clerk) if clerk else table_found(extracted)
        kinds = {statement[0] for statement in truth}
        got = {statement for statement in told if statement[0] in kinds}
        for statements, verdict in (
            (truth & got, "found"),
            (truth - got, "missed"),
            (got - truth, "wrong"),
        ):
            for statement in sorted(statements, key=repr):
                yield layout, statement, verdict


def main() -> None:
    """Score some worlds and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    with TemporaryDirectory() as scratch:
        for seed in range(chosen.first, chosen.first + chosen.seeds):
            for layout, statement, verdict in compare(seed, Path(scratch)):
                counts[layout, str(statement[0]), verdict] += 1
                if chosen.misses and verdict != "found":
                    print(seed, layout, verdict, *statement)
    print(
        "| layout | kind | true | found | recall | wrong |\n|---|---|---|---|---|---|"
    )
    for layout, kind in sorted({key[:2] for key in counts}):
        found = counts[layout, kind, "found"]
        true = found + counts[layout, kind, "missed"]
        share = f"{found / true:.3f}" if true else "–"
        wrong = counts[layout, kind, "wrong"]
        print(f"| {layout} | {kind} | {true} | {found} | {share} | {wrong} |")


if __name__ == "__main__":
    main()

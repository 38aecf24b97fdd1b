"""The truth: what happened in an invented municipality."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bench.world import names


@dataclass(frozen=True)
class Member:
    """A person with a party. role: as printed in lists."""

    name: str
    party: str
    role: str


@dataclass(frozen=True)
class Vote:
    """How a case fell. against: parties; empty and unanimous when all agreed."""

    votes_for: int
    votes_against: int
    against: tuple[str, ...]

    @property
    def unanimous(self) -> bool:
        """Whether nobody was against."""
        return self.votes_against == 0


@dataclass(frozen=True)
class Motion:
    """A proposal that a member made and that fell."""

    by: Member
    text: str
    votes_for: int


@dataclass(frozen=True)
class Case:
    """A case before a body. number: "24/23". biased: who could not take part."""

    number: str
    folder: str
    journal: str
    title: str
    points: tuple[str, ...]
    vote: Vote
    officer: str
    motion: Motion | None
    biased: Member | None


@dataclass(frozen=True)
class Meeting:
    """A meeting with its people and cases."""

    body: str
    day: date
    start: str
    end: str
    place: str
    present: tuple[Member, ...]
    absent: tuple[Member, ...]
    substitutes: tuple[tuple[Member, Member], ...]
    clerk: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Work:
    """A row of an investment table, in thousand kroner. years: one sum a year."""

    name: str
    area: str
    done: int | None
    gross: int | None
    years: tuple[int, ...]


@dataclass(frozen=True)
class Figure:
    """An indicator for some areas and years. None: no figure was given."""

    name: str
    unit: str
    years: tuple[int, ...]
    values: dict[str, tuple[float | None, ...]] = field(hash=False)


@dataclass(frozen=True)
class World:
    """One municipality, one year. language: nb or nn."""

    municipality: str
    language: str
    year: int
    meetings: tuple[Meeting, ...]
    works: tuple[Work, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def make(cls, seed: int) -> "World":
        """Draw a world. The same seed gives the same one."""
        draw = Random(seed)
        language = draw.choice(("nb", "nb", "nn"))
        year = draw.randint(2019, 2026)
        people = _people(draw)
        return cls(
            municipality=draw.choice(names.MUNICIPALITY),
            language=language,
            year=year,
            meetings=tuple(_meeting(draw, language, year, people) for _ in range(2)),
            works=tuple(_works(draw, year)),
            figures=tuple(
                _figure(draw, year, f) for f in draw.sample(names.INDICATOR, 3)
            ),
        )


def _people(draw: Random) -> list[str]:
    first = draw.sample(names.GIVEN, len(names.GIVEN))
    last = draw.sample(names.SURNAME, len(names.SURNAME))
    return [
        f"{a} {draw.choice(names.GIVEN)} {b}" if draw.random() < 0.2 else f"{a} {b}"
        for a, b in zip(first, last, strict=False)
    ]


def _meeting(draw: Random, language: str, year: int, people: list[str]) -> Meeting:
    day = date(year, 1, 10) + timedelta(days=draw.randint(0, 330))
    hour = draw.randint(9, 18)
    chosen = draw.sample(people, 14)
    leader = "Ordfører" if language == "nb" else "Ordførar"
    roles = [leader, "Varaordfører" if language == "nb" else "Varaordførar"]
    members = [
        Member(name, draw.choice(names.PARTY), role)
        for name, role in zip(chosen, roles + ["Medlem"] * 8, strict=False)
    ]
    away = tuple(members[-draw.randint(0, 2) or len(members) :])
    stand_ins = tuple(
        (Member(name, gone.party, "Varamedlem"), gone)
        for name, gone in zip(chosen[10:], away, strict=False)
    )
    present = tuple(m for m in members if m not in away)
    body = draw.choice(names.BODIES[language])
    first = draw.randint(1, 180)
    met = tuple(member for member, _ in stand_ins)
    parties = sorted({m.party for m in present})
    return Meeting(
        body=body,
        day=day,
        start=f"{hour:02}:{draw.choice(('00', '30'))}",
        end=f"{hour + 2:02}:{draw.randint(1, 59):02}",
        place=f"{draw.choice(('Rådhuset', 'Kommunehuset', 'Kulturhuset'))}, møterom 2",
        present=present,
        absent=away,
        substitutes=stand_ins,
        clerk=chosen[13],
        cases=tuple(
            _case(draw, language, year, first + i, parties, (*present, *met), people)
            for i in range(draw.randint(2, 5))
        ),
    )


def _case(
    draw: Random,
    language: str,
    year: int,
    number: int,
    parties: list[str],
    present: tuple[Member, ...],
    people: list[str],
) -> Case:
    size = len(present)
    place = draw.choice(names.PLACE).replace("_", " ")
    title = draw.choice(names.MATTER[language]).format(
        place=place, n=draw.randint(1, 2), year=year, next=year + 1, later=year + 6
    )
    folder = f"{year % 100:02}/{draw.randint(10, 20999):05}"
    against = draw.choice((0, 0, 0, draw.randint(1, max(1, size // 2 - 1))))
    who = tuple(sorted(draw.sample(parties, min(len(parties), draw.randint(1, 2)))))
    lead = "Saken" if language == "nb" else "Saka"
    points = tuple(
        f"{lead} {verb}."
        for verb in draw.sample(
            (
                "tas til orientering" if language == "nb" else "vert teken til vitande",
                f"gjennomføres i {place}"
                if language == "nb"
                else f"vert gjord i {place}",
                f"har en ramme på {draw.randint(2, 90)} mill. kroner",
            ),
            draw.randint(1, 2),
        )
    )
    return Case(
        number=f"{number}/{year % 100:02}",
        folder=folder,
        journal=f"{folder}-{draw.randint(1, 30)}",
        title=title,
        points=points,
        vote=Vote(size - against, against, who if against else ()),
        officer=draw.choice(people),
        motion=_motion(draw, language, present) if draw.random() < 0.35 else None,
        biased=draw.choice(present) if draw.random() < 0.12 else None,
    )


def _motion(draw: Random, language: str, present: tuple[Member, ...]) -> Motion:
    texts = {
        "nb": ("Saken utredes på nytt.", "Rammen økes med 2 mill. kroner."),
        "nn": ("Saka vert greidd ut på nytt.", "Ramma vert auka med 2 mill. kroner."),
    }
    text = draw.choice(texts[language])
    return Motion(draw.choice(present), text, draw.randint(1, len(present) // 2 - 1))


def _works(draw: Random, year: int) -> list[Work]:
    works, used = [], set()
    for area in names.AREA:
        for template in draw.sample(names.WORKS, draw.randint(2, 4)):
            place = draw.choice(names.PLACE).replace("_", " ")
            name = template.format(place=place, year=year)
            if name in used:
                continue
            used.add(name)
            standing = "{place}" not in template
            years = tuple(
                draw.choice((0, 500 * draw.randint(1, 400), 100 * draw.randint(1, 9)))
                for _ in range(4)
            )
            if standing:
                years = (500 * draw.randint(1, 30),) * 4
            if not any(years):
                years = (1000, *years[1:])
            done = None if standing else year + draw.randint(1, 6)
            gross = None if standing else sum(years) + 100 * draw.randint(0, 900)
            works.append(Work(name, area, done, gross, years))
    return works


def _figure(draw: Random, year: int, kind: tuple[str, str, float, float]) -> Figure:
    name, unit, low, high = kind
    areas = [*draw.sample(names.MUNICIPALITY, 3), "Landet"]

    def value() -> float | None:
        if draw.random() < 0.04:
            return None
        drawn = draw.uniform(low, high)
        return round(drawn, 1) if unit == "%" else float(round(drawn))

    years = tuple(range(year - 4, year + 1))
    return Figure(name, unit, years, {a: tuple(value() for _ in years) for a in areas})

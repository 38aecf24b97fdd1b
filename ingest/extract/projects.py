"""Projects: rows of investment tables, and where prose speaks of them by name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extract.projectprose import Named, content, key, named_in_prose, works
from ingest.extract.projecttitles import titled
from ingest.extract.projecttold import (
    Told,
    told_beside,
    told_of_the_one,
    told_under_headings,
)
from ingest.facts import Fact, Omtale, Prosjekt
from ingest.model import Layout, Span
from ingest.tables import Row, Table, find_tables
from ingest.tables.context import NUMBERED, Surroundings, area_of, surroundings
from ingest.tables.projects import project_name
from ingest.toldfacts import Utsagn
from ingest.view import View

LEAST_NAME = 12  # shorter names are words that stand everywhere
MOST_MENTIONS = 40


@dataclass
class _Found:
    """What has been read of one project so far."""

    name: str
    area: str | None = None
    finished: int | None = None
    running: bool | None = None
    status: str | None = None
    names: list[str] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Each project once, with all rows that state it; then its mentions in prose."""
    tables = find_tables(view, layout)
    around = surroundings(view, tables)
    found: dict[str, _Found] = {}
    for table in tables:
        damaged = layout.part_at(table.span.start).damaged
        if table.kind == "penger" and not damaged:
            _gather(table, around, found)
    for told in told_under_headings(view, found):
        _tell(found[told.key], told)
    mentions = _prose(view, layout, found)
    for project in found.values():
        yield _fact(project)
        yield from _statements(project)
    yield from mentions
    yield from _mentions(view, found.values())


def _gather(table: Table, around: Surroundings, found: dict[str, _Found]) -> None:
    for row in table.rows:
        if not (name := project_name(table, row)):
            continue
        project = found.setdefault(key(name), _Found(name))
        _learn(project, name, row)
        project.area = project.area or _area(table, row, around)


def _area(table: Table, row: Row, around: Surroundings) -> str | None:
    area = area_of(table, row, around)
    return NUMBERED.sub("", area) if area else None


def _learn(project: _Found, name: str, row: Row) -> None:
    finish, status = row.text("ferdig"), row.text("status")
    if finish and project.finished is None and project.running is None:
        project.finished = int(finish) if finish.isdigit() else None
        project.running = not finish.isdigit()
    if finish and finish.isdigit():
        told = Told(project.name, "ferdigAar", finish, row.span, f"{name} {finish}")
        project.told.append(told)
    project.status = project.status or status
    project.places.append(row.span)
    if name != project.name and name not in project.names:
        project.names.append(name)


def _tell(project: _Found, told: Told) -> None:
    """Keeps what a place says; its year is the project's where no table gives one."""
    project.told.append(told)
    if told.egenskap != "ferdigAar":
        return
    if project.finished is None and not project.running:
        project.finished = int(told.verdi[:4])
        project.places.append(told.place)


def _statements(project: _Found) -> Iterator[Utsagn]:
    """All that places say of a project, each for itself."""
    for told in dict.fromkeys(project.told):
        yield Utsagn(
            gjelder=project.name,
            klasse="Prosjekt",
            egenskap=told.egenskap,
            verdi=told.verdi,
            enhet="kr" if told.egenskap == "verdi" else "",
            overflateform=told.said,
            evidence=(told.place,),
        )


def _prose(view: View, layout: Layout, found: dict[str, _Found]) -> list[Omtale]:
    """Adds the projects that only prose names; tells where it names one of a table.

    One candidate or none: a name that fits two projects of tables is left alone.
    """
    listed = list(found.values())
    mentions = []
    prose = list(named_in_prose(view))
    heads = (
        n for n in titled(view) if not any(n.place.overlaps(p.place) for p in prose)
    )
    names = [*prose, *heads]
    meant = {}
    for named in names:
        same = [project for project in listed if _fits(named.name, project.name)]
        if len(same) == 1:
            mentions.append(_mention(view, same[0].name, named.place))
            meant[key(named.name)] = same[0]
        elif not same:
            meant[key(named.name)] = _add(view, found, named, listed)
        if len(same) < 2:
            for told in told_beside(view, named):
                _tell(meant[key(named.name)], told)
    for told in told_of_the_one(view, layout, names):
        if told.key in meant:
            _tell(meant[told.key], told)
    return mentions


def _add(
    view: View, found: dict[str, _Found], named: Named, listed: Sequence[_Found]
) -> _Found:
    """A project of prose: a new one, or one that prose named before."""
    others = (project for project in found.values() if project not in listed)
    known = next((p for p in others if _same_work(named.name, p.name)), None)
    project = known or found.setdefault(key(named.name), _Found(named.name))
    project.places.append(view.document.whole_lines(named.place))
    if named.name not in (project.name, *project.names):
        project.names.append(named.name)
    return project


def _fits(named: str, listed: str) -> bool:
    a, b = content(named), content(listed)
    return len(a & b) > 1 and (a <= b or b <= a)


def _same_work(a: str, b: str) -> bool:
    """Whether two names fit, and do not speak of different works on a building."""
    done, other = works(a), works(b)
    return _fits(a, b) and (not done or not other or bool(done & other))


def _mention(view: View, name: str, place: Span) -> Omtale:
    return Omtale(
        klasse="Prosjekt",
        entity=name,
        overflateform=view.reading(place),
        evidence=(place,),
    )


def _fact(project: _Found) -> Prosjekt:
    return Prosjekt(
        navn=project.name,
        varianter=tuple(project.names),
        tjenesteomraade=project.area,
        ferdig_aar=project.finished,
        loepende=project.running,
        status=project.status,
        evidence=tuple(dict.fromkeys(project.places)),
    )


def _mentions(view: View, projects: Iterable[_Found]) -> Iterator[Omtale]:
    text = view.text
    for project in projects:
        if len(project.name) < LEAST_NAME or " " not in project.name:
            continue
        spans = [
            span
            for name in (project.name, *project.names)
            for at in _places(text, name)
            if not any(
                place.overlaps(span := view.source(at, at + len(name)))
                for place in project.places
            )
        ]
        for span in sorted(set(spans))[:MOST_MENTIONS]:
            yield _mention(view, project.name, span)


def _places(text: str, name: str) -> Iterator[int]:
    """Where a name stands as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if (
            not text[max(0, at - 1) : at].isalnum()
            and not text[end : end + 1].isalnum()
        ):
            yield at
        at = text.find(name, end)

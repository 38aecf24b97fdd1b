"""Plans: one for each name in a document, with status, adoption and mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.context import Surroundings, evidence, sentence
from ingest.extract.dates import YearOf, parse_dates, years
from ingest.extract.intervals import interval
from ingest.extract.planlist import Plan, gather
from ingest.extract.plannames import PlanName
from ingest.extract.planstatus import adopted
from ingest.facts import Fact, Omtale, Temaplan
from ingest.model import Layout, Span
from ingest.toldfacts import Utsagn
from ingest.view import View

COVER = 300  # characters of a title page
PLACES = 10  # as many places of a plan are kept as its evidence

# "… ble vedtatt av kommunestyret i mars 2022", "(vedtatt 09.05.23)"
_ADOPTED = re.compile(
    r"(?<!skal )(?<!bli )(?<!blir )(?<!bli endelig )\b(?:vedtatt|vedteken|vedteke)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:vedtas|vert vedteke|behandles|sluttbehandles|endelig behandling|på høring"
    r"|under arbeid|under utarbeidelse)\b",
    re.IGNORECASE,
)
# "vedtas 2. kvartal 2023", "skal sluttbehandles i løpet av høsten"; not "vedtatt".
_TO_ADOPT = re.compile(
    r"\b(?:vedtas|bli(?:r)? vedtatt|forventes vedtatt|vert vedteke\w*|bli vedteken"
    r"|sluttbehandles|sluttbehandlast)\b",
    re.IGNORECASE,
)
# "Temaplanen skal …", "planen vil bli …": the plan that was spoken of.
_THE_PLAN = re.compile(
    r"\b(?:[Tt]emaplanen|[Pp]lanen) (?:skal|vil|er|ble|blir|ventes|vart|vert)\b"
)
# "Mandat og rammer for temaplan … ble vedtatt": not the plan itself.
_NOT_ITSELF = re.compile(
    r"\b(?:mandat\w*|rammer|kunnskapsgrunnlag\w*|rullering\w*)\b", re.I
)
# "Temaplan for … 2024-2030 vedtas.", under the heading of the decision
_IS_ADOPTED = re.compile(
    r"[\s\d,–-]*(?:vedtas|vert vedteken|godkjennes)\b", re.IGNORECASE
)
# "Vedtatt 10. desember 2024." on the line under a heading that is a plan's name
_UNDER = re.compile(
    r"[ \t*]*\n\s*Ved(?:tatt|teken|teke)\b(?P<when>[^\n.]{0,30}\s\d[^\n]{5,30})"
)
# "Vedtatt av kommunestyret 10. desember 2024", on the first page of a plan
_COVER = re.compile(
    r"\n\s*Ved(?:tatt|teken) (?:av|i) kommunestyret[^\n]*", re.IGNORECASE
)
# "- 20. juni 2024: Temaplan for … ble vedtatt"
_DATED = re.compile(
    r"\s*(?:[-–•*]\s+)?(?P<date>\d{1,2}\.(?: ?[a-zæøå]{3,9} |\d{1,2}\.)20\d\d)"
    r"\s*[:–-]\s+"
)
HEADING = 80  # characters
_DECISION = re.compile(r"\bvedtak\b", re.IGNORECASE)
# A row of a list of decisions: what the council decided, and when.
_CASE_ROW = re.compile(
    r"\s*(?P<date>\d\d\.\d\d\.20\d\d)\s+(?:KOM|KST|KS|Kommunestyret)\b"
)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Each plan with what is told of it, then each place where it is mentioned."""
    told = _Told(view, years(view, layout), layout, Surroundings(view, layout))
    plans = gather(view)
    for plan in plans:
        yield _fact(told, plan)
        yield from _statements(told, plan, plans)
        for mention in plan.mentions:
            yield Omtale(
                klasse=plan.klasse,
                entity=plan.name,
                overflateform=_written(view, mention),
                evidence=(view.source(mention.start, mention.end),),
            )


@dataclass(frozen=True)
class _Told:
    """The document while its plans are read."""

    view: View
    year: YearOf
    layout: Layout
    around: Surroundings

    def decided(self, at: int) -> str | None:
        """The date of the council's decision that a place stands in."""
        if not self.layout.parts:
            return None
        part = self.layout.part_at(self.view.source(at, at).start)
        council = re.match(r"kommunestyre", part.body or "", re.IGNORECASE)
        above = self.view.text[:at].rpartition("\n")[0].rstrip().rpartition("\n")[2]
        heads = (self.around.heading(at) or "", above if len(above) < HEADING else "")
        decision = any(map(_DECISION.search, heads))
        return part.date if council and decision else None

    def on_cover(self, mention: PlanName) -> str | None:
        """The date that stands under a plan's name at the top of the plan itself."""
        below = self.view.text[mention.end : mention.end + COVER]
        stated = _COVER.search(below) if mention.start < COVER else None
        dates = parse_dates(stated[0]) if stated else []
        return dates[0].iso if dates else None


def _fact(text: _Told, plan: Plan) -> Temaplan:
    told = [row.status for row in plan.rows]
    dates = [date for status in told if (date := adopted(status))]
    if dates or not told:  # a table that says "to come" is believed over the prose
        dates += [date for m in plan.mentions if (date := _adopted_at(text, m))]
    vedtatt = _best(dates)
    return Temaplan(
        navn=plan.name,
        klasse=plan.klasse,
        varianter=_variants(plan),
        status=_status(text.view, plan, told, vedtatt),
        vedtatt=vedtatt,
        evidence=_places(text.view, plan),
    )


def _statements(told: _Told, plan: Plan, plans: list[Plan]) -> Iterator[Utsagn]:
    """When each row and each sentence says that a plan was or will be adopted."""
    for row in plan.rows:
        date = adopted(row.status)
        if value := date or interval(row.status):
            yield _statement(told, plan, value, bool(date), row.status_at)
    for mention in plan.mentions:
        place = sentence(told.view.text, mention.start, mention.end)
        if date := _adopted_at(told, mention):
            yield _statement(told, plan, date, True, place)
        elif due := _due(_rest_of_sentence(told.view.text, mention)):
            yield _statement(told, plan, due, False, place)
    for start, end in _the_plan(told, plan, plans):
        said = told.view.text[start:end]
        if date := _done(said, told.year(start)):
            yield _statement(told, plan, date, True, (start, end))
        elif due := _due(said):
            yield _statement(told, plan, due, False, (start, end))


def _written(view: View, mention: PlanName) -> str:
    """The name as it stands, mended or not."""
    place = view.source(mention.start, mention.end)
    return " ".join(view.document.quote(place).split())


def _due(said: str) -> str | None:
    """When a plan is to be adopted, by what a sentence says of it."""
    coming = _TO_ADOPT.search(said)
    return interval(said[coming.start() :]) if coming else None


def _the_plan(told: _Told, plan: Plan, plans: list[Plan]) -> Iterator[tuple[int, int]]:
    """Sentences of "temaplanen" where the section names no other plan before it."""
    for mention in plan.mentions:
        section = told.around.section(mention.start)
        if section is None:
            continue
        _, stop = told.view.here(section.span)
        others = [m.start for p in plans if p is not plan for m in p.mentions]
        stop = min([stop, *(at for at in others if at > mention.start)])
        for match in _THE_PLAN.finditer(told.view.text, mention.end, stop):
            yield sentence(told.view.text, *match.span())


def _statement(
    told: _Told, plan: Plan, value: str, done: bool, place: tuple[int, int]
) -> Utsagn:
    return Utsagn(
        gjelder=plan.name,
        klasse=plan.klasse,
        egenskap="vedtattDato" if done else "planstatus",
        verdi=value,
        overflateform=" ".join(told.view.text[slice(*place)].split()),
        evidence=(evidence(told.view, *place),),
    )


def _variants(plan: Plan) -> tuple[str, ...]:
    forms = [row.name for row in plan.rows]
    forms += [form for m in plan.mentions for form in (m.surface, m.name)]
    return tuple(dict.fromkeys(form for form in forms if form != plan.name))


def _places(view: View, plan: Plan) -> tuple[Span, ...]:
    places = [
        at for row in plan.rows for at in dict.fromkeys((row.name_at, row.status_at))
    ]
    spans = [evidence(view, *place) for place in places]
    spans += [
        evidence(view, *sentence(view.text, m.start, m.end)) for m in plan.mentions
    ]
    return tuple(dict.fromkeys(spans[:PLACES]))


def _best(dates: list[str]) -> str | None:
    """The first date told, in the most precise form that agrees with it."""
    agreeing = [date for date in dates if date.startswith(dates[0])]
    return max(agreeing, key=len, default=None)


def _adopted_at(told: _Told, mention: PlanName) -> str | None:
    """When a plan was adopted, by the sentence or the list row that names it."""
    view = told.view
    line = view.text.rfind("\n", 0, mention.start) + 1
    if row := _CASE_ROW.match(view.text, line):
        return parse_dates(row["date"])[0].iso
    said = _rest_of_sentence(view.text, mention)
    dated = _DATED.match(view.text, line)
    if dated and dated.end() == mention.start and _ADOPTED.search(said):
        return parse_dates(dated["date"])[0].iso
    if _IS_ADOPTED.match(said) and (date := told.decided(mention.start)):
        return date
    if date := told.on_cover(mention) or _under(view.text, mention):
        return date
    start, _ = sentence(view.text, mention.start, mention.end)
    if _NOT_ITSELF.search(view.text, start, mention.start):
        return None
    return _done(said, told.year(mention.start))


def _under(text: str, mention: PlanName) -> str | None:
    """The date on the line under a heading that is nothing but the plan's name."""
    line = text.rfind("\n", 0, mention.start) + 1
    below = _UNDER.match(text, mention.end)
    if below is None or text[line : mention.start].strip(" •*-"):
        return None
    dates = parse_dates(below["when"])
    return dates[0].iso if dates else None


def _done(said: str, year: int | None) -> str | None:
    """The date that follows a word for having been adopted."""
    verb = _ADOPTED.search(said)
    dates = parse_dates(said, year) if verb else []
    after = [date.iso for date in dates if verb and date.start >= verb.end()]
    return after[0] if after else None


def _rest_of_sentence(text: str, mention: PlanName) -> str:
    """What the sentence says of the plan: up to the next plan that it names."""
    _, end = sentence(text, mention.start, mention.end)
    rest = text[mention.end : end]
    other = re.search(r"\btemaplan\b", rest, re.IGNORECASE)
    return rest[: other.start()] if other else rest


def _status(view: View, plan: Plan, told: list[str], vedtatt: str | None) -> str | None:
    if vedtatt:
        return "vedtatt"
    if told:
        return " ".join(told[0].split()).lower()
    for mention in plan.mentions:
        said = _rest_of_sentence(view.text, mention)
        match = _TO_COME.search(said)
        coming = " ".join(said[match.start() :].split()).strip(" .,;") if match else ""
        if " " in coming:  # "vedtas" alone is a decision's own word
            return coming[:80]
    return None

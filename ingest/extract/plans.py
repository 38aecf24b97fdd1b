"""Plans: one for each name in a document, with status, adoption and mentions."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.extract.context import Surroundings, evidence, sentence
from ingest.extract.dates import YearOf, parse_dates, years
from ingest.extract.plannames import (
    PlanName,
    aliases,
    find_plans,
    plan_key,
    same_plan,
)
from ingest.extract.planstatus import PlanRow, adopted, plan_rows
from ingest.facts import Fact, Omtale, Temaplan
from ingest.model import Layout, Span
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
# "Mandat og rammer for temaplan … ble vedtatt": not the plan itself.
_NOT_ITSELF = re.compile(
    r"\b(?:mandat\w*|rammer|kunnskapsgrunnlag\w*|rullering\w*)\b", re.I
)
# "Temaplan for … 2024-2030 vedtas.", under the heading of the decision
_IS_ADOPTED = re.compile(
    r"[\s\d,–-]*(?:vedtas|vert vedteken|godkjennes)\b", re.IGNORECASE
)
# "Vedtatt av kommunestyret 10. desember 2024", on the first page of a plan
_COVER = re.compile(
    r"\n\s*Ved(?:tatt|teken) (?:av|i) kommunestyret[^\n]*", re.IGNORECASE
)
_DECISION = re.compile(r"\bvedtak\b", re.IGNORECASE)
# A row of a list of decisions: what the council decided, and when.
_CASE_ROW = re.compile(
    r"\s*(?P<date>\d\d\.\d\d\.20\d\d)\s+(?:KOM|KST|KS|Kommunestyret)\b"
)


@dataclass
class _Plan:
    """What has been gathered of one plan."""

    name: str
    klasse: str
    rows: list[PlanRow] = field(default_factory=list)
    mentions: list[PlanName] = field(default_factory=list)


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Each plan with what is told of it, then each place where it is mentioned."""
    told = _Told(view, years(view, layout), layout, Surroundings(view, layout))
    for plan in _gather(view):
        yield _fact(told, plan)
        for mention in plan.mentions:
            yield Omtale(
                klasse=plan.klasse,
                entity=plan.name,
                overflateform=mention.surface,
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
        decision = _DECISION.search(self.around.heading(at) or "")
        return part.date if council and decision else None

    def on_cover(self, mention: PlanName) -> str | None:
        """The date that stands under a plan's name at the top of the plan itself."""
        below = self.view.text[mention.end : mention.end + COVER]
        stated = _COVER.search(below) if mention.start < COVER else None
        dates = parse_dates(stated[0]) if stated else []
        return dates[0].iso if dates else None


def _gather(view: View) -> list[_Plan]:
    rows = list(plan_rows(view))
    plans: list[_Plan] = []
    for row in rows:
        _named(plans, _canonical(row.name), "Temaplan").rows.append(row)
    known = tuple(row.name for row in rows)
    mentions = _agreed(view.text, list(find_plans(view.text, known)))
    for mention in sorted(mentions, key=lambda m: not _titled(m.name)):
        _named(plans, mention.name, mention.klasse).mentions.append(mention)
    for plan in plans:
        plan.mentions.sort()
    return plans


def _canonical(name: str) -> str:
    """The name without "temaplan for …" after the dash: the plan's own title."""
    return re.sub(r"\s*[-–—]\s*temaplan for .*$", "", name, flags=re.IGNORECASE)


def _named(plans: list[_Plan], name: str, klasse: str) -> _Plan:
    """The plan of that name, a new one where there is none."""
    for plan in plans:
        if plan.klasse == klasse and (
            same_plan(plan.name, name)
            or any(same_plan(row.name, name) for row in plan.rows)
            or any(plan_key(name) in aliases(m.name) for m in plan.mentions)
        ):
            return plan
    plans.append(_Plan(name, klasse))
    return plans[-1]


def _agreed(text: str, mentions: list[PlanName]) -> list[PlanName]:
    """Names cut back where they run on past a name that the document uses elsewhere."""
    counts = Counter(mention.name for mention in mentions)
    titles = {part for name in counts if _titled(name) for part in aliases(name)}
    sure = {plan_key(name) for name in counts if counts[name] > 1} | titles
    return [_cut(text, m, sure) if counts[m.name] == 1 else m for m in sorted(mentions)]


def _cut(text: str, mention: PlanName, sure: set[str]) -> PlanName:
    words = mention.name.split()
    for last in range(1, len(words)):
        base = " ".join(words[:last])
        if plan_key(base) in sure and not _titled(mention.name):
            raw = text[mention.start : mention.end].rsplit(None, len(words) - last)[0]
            end, surface = mention.start + len(raw), " ".join(raw.split())
            return mention._replace(end=end, name=base, surface=surface)
    return mention


def _titled(name: str) -> bool:
    return re.search(r"\s[-–—]|[-–—]\s", name) is not None


def _fact(text: _Told, plan: _Plan) -> Temaplan:
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


def _variants(plan: _Plan) -> tuple[str, ...]:
    forms = [row.name for row in plan.rows]
    forms += [form for m in plan.mentions for form in (m.surface, m.name)]
    return tuple(dict.fromkeys(form for form in forms if form != plan.name))


def _places(view: View, plan: _Plan) -> tuple[Span, ...]:
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
    if _IS_ADOPTED.match(said) and (date := told.decided(mention.start)):
        return date
    if date := told.on_cover(mention):
        return date
    start, _ = sentence(view.text, mention.start, mention.end)
    verb = _ADOPTED.search(said)
    if not verb or _NOT_ITSELF.search(view.text, start, mention.start):
        return None
    dates = parse_dates(said, told.year(mention.start))
    after = [date.iso for date in dates if date.start >= verb.end()]
    return after[0] if after else None


def _rest_of_sentence(text: str, mention: PlanName) -> str:
    """What the sentence says of the plan: up to the next plan that it names."""
    _, end = sentence(text, mention.start, mention.end)
    rest = text[mention.end : end]
    other = re.search(r"\btemaplan\b", rest, re.IGNORECASE)
    return rest[: other.start()] if other else rest


def _status(
    view: View, plan: _Plan, told: list[str], vedtatt: str | None
) -> str | None:
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

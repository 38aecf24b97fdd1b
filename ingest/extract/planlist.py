"""Which plans a document speaks of: rows of status tables and mentions, joined."""

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.extract.plannames import (
    PlanName,
    aliases,
    find_plans,
    plan_key,
    same_plan,
)
from ingest.extract.planstatus import PlanRow, plan_rows
from ingest.view import View

# A table of all plans has others than theme plans.
_OTHER = re.compile(
    r"(?i)kommune(?:del)?plan|(?:område|detalj)regulering|regulerings|bebyggelsesplan"
)


@dataclass
class Plan:
    """What has been gathered of one plan."""

    name: str
    klasse: str
    rows: list[PlanRow] = field(default_factory=list)
    mentions: list[PlanName] = field(default_factory=list)


def gather(view: View) -> list[Plan]:
    """Every plan of a document, with its rows and its mentions in order."""
    rows = list(plan_rows(view))
    plans: list[Plan] = []
    for row in rows:
        klasse = "Plan" if _OTHER.match(row.name) else "Temaplan"
        _named(plans, _canonical(row.name), klasse).rows.append(row)
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


def _named(plans: list[Plan], name: str, klasse: str) -> Plan:
    """The plan of that name, a new one where there is none."""
    for plan in plans:
        if plan.klasse == klasse and (
            same_plan(plan.name, name)
            or any(same_plan(row.name, name) for row in plan.rows)
            or any(plan_key(name) in aliases(m.name) for m in plan.mentions)
        ):
            return plan
    plans.append(Plan(name, klasse))
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

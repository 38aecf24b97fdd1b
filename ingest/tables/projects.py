"""Rows of money tables that are projects, and what a project is called."""

import re

from ingest.tables.context import FINANCING, is_investment
from ingest.tables.model import Row, Table

# A case number or a report that a label ends in: "… - F-sak 130/23", "… K-sak 36/23".
CASE = re.compile(r"(?:\s*[-–,])?\s*(?:jf\.?\s*)?\b[A-ZÆØÅ]{1,3}-?\s?sak\s+\d+/\d+.*$")
REPORT = re.compile(
    r"^[123]\.\s*tertial\w*(?:\s+20\d\d)?\s*[-–]\s*|\s*[-–]\s*[123]\.\s*tertial.*$"
)
# Rows of regulated schemes and rest rows: accounts, not projects.
ACCOUNT = re.compile(
    r"sum\b|øvrige|andre prosjekt|investering(?:er)? i (?:varige|aksjer)|bruk av"
    r"|avsetning|overføring(?:er)? (?:fra|til)|tilskudd|utlån|avdrag|salg av|mottatte"
    r"|kompensasjon"
    r"|videreutlån|netto|utdeling|økt|redusert|finansiering|dekning|fremført|refusjon"
    r"|merverdi|låne|justeringsavtaler|egenkapital",
    re.IGNORECASE,
)

# "A Skole uten hall", "Alternativ 2", "Konsept B": what is weighed against each other.
OPTION = re.compile(
    r"(?i:alternativ|konsept|nullalternativ|0-alternativ)\b|[A-F][.):]?\s+(?=[A-ZÆØÅ])"
)

# A row of a running budget that is works on a thing: "Fjordvik rådhus - forprosjekt".
WORKS = re.compile(
    r"\s[-–]\s(?:mulighetsstudie|forprosjekt|konseptvalg\w*|rehabilitering|ombygging"
    r"|utvidelse|utviding|oppgradering)\b",
    re.IGNORECASE,
)


def cleaned(label: str) -> str:
    """A project's name: the label without case numbers, reports and loose marks."""
    name = CASE.sub("", REPORT.sub("", label))
    return " ".join(name.split()).strip(" -–,.:*")


def project_name(table: Table, row: Row) -> str | None:
    """The project that a row is about; None where it is an account or a sum."""
    if row.is_sum or FINANCING.search(row.group or "") or _weighs(table):
        return None
    if not is_investment(table) and not WORKS.search(row.label):
        return None
    name = cleaned(row.label)
    return name if len(name) > 3 and not ACCOUNT.match(name) else None


def _weighs(table: Table) -> bool:
    """Whether a table weighs alternatives against each other, as rows or columns."""
    names = [row.label for row in table.rows] + [
        column.text for column in table.columns
    ]
    return sum(bool(OPTION.match(name)) for name in names) > 1

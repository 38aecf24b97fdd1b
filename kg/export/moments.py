"""Dates of any precision as the first and the last day that they mean."""

from calendar import monthrange


def first_day(moment: str) -> str:
    """The first day of "2024", "2024-05" or "2024-05-28", as an ISO date."""
    return moment + "-01-01"[len(moment) - 4 :] if len(moment) < 10 else moment[:10]


def last_day(moment: str) -> str:
    """The last day of the same."""
    if len(moment) >= 10:
        return moment[:10]
    if len(moment) == 4:
        return f"{moment}-12-31"
    year, month = map(int, moment.split("-"))
    return f"{moment}-{monthrange(year, month)[1]:02}"

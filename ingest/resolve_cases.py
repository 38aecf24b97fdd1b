"""Which case is meant: references get the date, and planned rows the number, they lack.

A case is named by body, number and date. A reference without a date takes the date of
the one case that has this body and number; a row without a number is the numbered case
of the same body, date and folder (or title). Two candidates are none.
"""

from collections import defaultdict
from collections.abc import Iterable

from ingest.extract.body_names import body_key
from ingest.extract.case_numbers import number_key
from ingest.extract.cases import title_key
from ingest.facts import Moetesak, SakRef

_DAY = len("2024-05-14")  # a month alone names no meeting
_Key = tuple[str, str | None, str | None]


class Cases:
    """The cases of a file, and what a reference to one of them means."""

    def __init__(self, cases: Iterable[Moetesak]) -> None:
        self._numbered: dict[tuple[int, int], dict[SakRef, None]] = defaultdict(dict)
        self._held: dict[tuple[str, str], list[Moetesak]] = defaultdict(list)
        self._folder: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for case in sorted(cases, key=lambda c: c.sak.nummer is None):
            self._add(case)

    def _add(self, case: Moetesak) -> None:
        sak = case.sak
        if sak.utvalg and sak.nummer and len(sak.dato or "") == _DAY and sak.dato:
            self._numbered[number_key(sak.nummer)][sak] = None
            self._held[body_key(sak.utvalg), sak.dato].append(case)
        if case.tittel and case.saksmappe:
            self._folder[title_key(case.tittel), sak.dato].add(case.saksmappe)

    def folder_of(self, case: Moetesak) -> str | None:
        """The folder of a case: its own, or the one of its title and date."""
        if case.saksmappe or not case.tittel:
            return case.saksmappe
        known = self._folder.get((title_key(case.tittel), case.sak.dato), set())
        return next(iter(known)) if len(known) == 1 else None

    def meant(self, sak: SakRef, case: Moetesak | None = None) -> SakRef:
        """The case that a reference means, as fully named as the file allows."""
        if sak.nummer is None:
            return self._by_folder(sak, case) if case else sak
        known = self._numbered.get(number_key(sak.nummer), {})
        fits = [
            other
            for other in known
            if (not sak.utvalg or body_key(other.utvalg) == body_key(sak.utvalg))
            and (not sak.dato or (other.dato or "").startswith(sak.dato))
        ]
        keyed = {(other.utvalg, other.dato) for other in fits}
        return fits[0] if len(keyed) == 1 else sak  # the first way to write the number

    def _by_folder(self, sak: SakRef, case: Moetesak) -> SakRef:
        held = self._held.get((body_key(sak.utvalg), sak.dato or ""), [])
        folder, title = self.folder_of(case), title_key(case.tittel or "")
        fits = {
            other.sak
            for other in held
            if (folder and folder == self.folder_of(other))
            or (title and title == title_key(other.tittel or ""))
        }
        return next(iter(fits)) if len(fits) == 1 else sak

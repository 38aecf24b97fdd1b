"""What a question asks to be computed: of which years, areas, versions; which way."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.computing.areas import FROM, areas
from kg.computing.compounds import is_joined, parts
from kg.computing.wordings import (
    IN_KRONER,
    IN_PERCENT,
    REVISED,
    TABLE,
    counting,
    documents,
    rows_called,
)
from kg.question import Question, Term
from kg.words import LEAST_PART, likeness, placed

# "årene 2020-2024" is a span of years; "Handlingsprogram 2024-2027" is a document.
SPAN: Final = re.compile(
    r"\b(?:årene|åra|perioden|periode|fra|i|tidsrommet|mellom) (20\d\d) ?[-–] ?(20\d\d)"
)
FROM_TO: Final = re.compile(r"\bfra (?:[\w.]+ ){0,2}20\d\d til (?:[\w.]+ ){0,2}20\d\d")
UP: Final = re.compile(
    r"\b(?:mer|flere|høyere|større|dyrere|lengre|øk\w+|steg|stige\w*|vokst\w*|opp|over)\b"
)
# Not "lagt ned": what is closed has not become less.
DOWN: Final = re.compile(
    r"\b(?:mindre|færre|lavere|billigere|kortere|sank|sunket|synk\w*|falt|falle\w*"
    r"|(?<!legge )(?<!legges )(?<!legger )(?<!lagt )ned|nedgang|redusert|reduksjon"
    r"|under)\b"
)
CHANGE: Final = re.compile(
    r"\b(?:falt|faller|sank|synker|økte|øker|steg|stiger|vokste|vokser"
    r"|gikk (?:opp|ned))\b"
)
# "ifølge årsrapporten", "kommunens egne tall": who says it, not of what.
SOURCE: Final = re.compile(r"\b(?:ifølge|oppgir|oppgis|oppgitt)\b")
OWN: Final = re.compile(r"\bkommunens? egn?en?e?t? |\begne tall\b|\begen årsrapport")
WHOLE: Final = re.compile(r"til ?sam+en|i alt|total|\bsum(?:men)?\b|samlede?\b")
NAMED: Final = 0.55
"""A word of a label is said by the question when it is at least this much alike."""
SORT: Final = re.compile(r"\bhvilke[nt]? (?:av )?(?:de )?([^\W\d]+)")
# "konsept A", "alternativ 2": a row that is named by its letter or number.
LETTER: Final = re.compile(
    r"\b(?:konsept|alternativ|variant|modell|scenario) ([A-ZÆØÅ]|\d)\b"
)
# "enn i snittet": held against something that no municipality is.
AVERAGE: Final = re.compile(r"\benn (?:i |for )?(?:snittet|gjennomsnittet|resten)")
# "i året da begge hadde sitt høyeste nivå": the year is to be found first.
PEAK: Final = re.compile(r"\b(?:året|det året) (?:da|som|med|hvor|der)\b")
COMPOUND: Final = 0.8
"""How well the two words of a compound stand for it."""
FULL: Final = 0.85
"""A term that is this much alike is met in full."""
# "4-Samfunnstjenester": the number of a service area before its name.
NUMBERED: Final = re.compile(r"\b\d+-(?=[^\W\d])")
# "området som hadde flest årsverk": what is asked for is something else of it.
NESTED: Final = re.compile(
    r"\b(?:som|der) (?:\w+ ){0,3}(?:flest|størst|høyest|mest|minst|lavest|færrest)\b"
)
MET: Final = 0.35
"""A term is accounted for where it is at least this much alike."""


@dataclass(frozen=True)
class Asking:
    """A question, ready to be held against the figures of tables."""

    question: Question

    @cached_property
    def low(self) -> str:
        """The question in bokmål, in lower case."""
        return self.question.bokmaal.lower()

    @property
    def traits(self) -> frozenset[str]:
        """What kinds of computing the question asks for."""
        return self.question.traits

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The municipalities and groups that are named."""
        return areas(self.question)

    @cached_property
    def bare(self) -> str:
        """The same without who says it: "ifølge årsrapporten for 2031"."""
        return FROM.sub("", self.low)

    @cached_property
    def named_years(self) -> tuple[int, ...]:
        """The years that are asked for, not those of the document that tells."""
        said = self.question.years
        return tuple(year for year in said if str(year) in self.bare) or said

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that are named, a span as all its years, in order."""
        span = SPAN.search(self.low)
        named = set(self.named_years)
        if span:
            named |= set(range(int(span[1]), int(span[2]) + 1))
        elif len(named) == 2 and self._develops:
            named = set(range(min(named), max(named) + 1))
        return tuple(sorted(named))

    @property
    def _develops(self) -> bool:
        """Whether the years between two that are named are asked for as well."""
        told = self.question.kind == "how" and FROM_TO.search(self.low)
        return "trend" in self.traits or bool(told)

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """Versions of a budget that are named; "revidert budsjett" is only that."""
        revised = ("revidert_budsjett",) if REVISED.search(self.low) else ()
        named = tuple(dict.fromkeys((*revised, *self.question.versions)))
        bare = REVISED.sub("", re.sub(r"budsjett(?:endring|justering)", "", self.low))
        return tuple(v for v in named if v != "budsjett" or "budsjett" in bare)

    @cached_property
    def sorts(self) -> frozenset[str]:
        """What sort of thing is asked for: "hvilket tjenesteområde"."""
        return frozenset(SORT.findall(self.low))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words that what is computed must be about."""
        return tuple(
            part
            for term in self.question.terms
            for part in parts(term)
            if term.word.lower() not in counting()
            and not term.word.isdigit()
            and term.word.lower() not in self.sorts
            and not term.word.lower().startswith(documents())
            and not TABLE.fullmatch(term.word.lower())
        )

    @cached_property
    def changes(self) -> bool:
        """Whether a change is asked for, not a level: "falt", "økte"."""
        return bool(CHANGE.search(self.low))

    @cached_property
    def sources(self) -> int:
        """How many documents the question names as those that tell."""
        return len(SOURCE.findall(self.low))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """Rows that are named by a letter or a number."""
        return tuple(dict.fromkeys(LETTER.findall(self.question.bokmaal)))

    @cached_property
    def peak(self) -> bool:
        """Whether the year is that of the largest or smallest figure."""
        return bool(PEAK.search(self.low)) and bool(self.traits & {"max", "min"})

    @cached_property
    def average(self) -> bool:
        """Whether something is held against an average that is not named."""
        return bool(AVERAGE.search(self.low)) and len(self.areas) < 2

    @cached_property
    def nested(self) -> bool:
        """Whether the largest is only what something else is asked of."""
        return bool(NESTED.search(self.low))

    @cached_property
    def own(self) -> bool:
        """Whether only the documents of the municipality itself may tell."""
        return bool(OWN.search(self.low))

    @cached_property
    def _known(self) -> dict[str, tuple[float, ...]]:
        return {}

    @cached_property
    def _covers(self) -> dict[str, tuple[float, ...]]:
        return {}

    def cover(self, text: str) -> tuple[float, ...]:
        """How well each of the terms is met in a text, 0 to 1."""
        if text not in self._covers:
            words = placed(NUMBERED.sub("", text))[0]
            met = [self._word(word) for word in set(words)]
            apart = tuple(COMPOUND * is_joined(t, words) for t in self.terms)
            self._covers[text] = tuple(map(max, *met, apart)) if met else apart
        return self._covers[text]

    def _word(self, word: str) -> tuple[float, ...]:
        if word not in self._known:
            self._known[word] = tuple(
                max(
                    weight * likeness(form, word) for form, weight in term.forms.items()
                )
                for term in self.terms
            )
        return self._known[word]

    @property
    def adds(self) -> bool:
        """Whether the whole is asked for, not a part."""
        return bool(WHOLE.search(self.low))

    def tells(self, word: str) -> bool:
        """Whether the question says a stem, in any form or under another name."""
        if word not in self._told:
            self._told[word] = any(
                weight * likeness(form, word) >= NAMED
                for term in self.question.terms
                for form, weight in term.forms.items()
            ) or self._begins(word)
        return self._told[word]

    def _begins(self, word: str) -> bool:
        """Whether a word is the first part of a compound that the question says."""
        forms = (form for term in self.question.terms for form in term.forms)
        rests = (form[len(word) :] for form in forms if form.startswith(word))
        return len(word) >= LEAST_PART < max(map(len, rests), default=0)

    def opens(self, word: str) -> bool:
        """Whether the question says the first part of a compound: "skatt" of it."""
        forms = (form for term in self.question.terms for form in term.forms)
        return any(len(f) >= LEAST_PART and word.startswith(f) for f in forms)

    @cached_property
    def _told(self) -> dict[str, bool]:
        return {}

    def calls(self, label: str) -> bool:
        """Whether the question means a row of this name, whatever it calls it."""
        name = label.lower().strip()
        return any(row.fullmatch(name) for row in self._called)

    @cached_property
    def _called(self) -> tuple[re.Pattern[str], ...]:
        return tuple(name for asked, name in rows_called() if asked.search(self.low))

    @cached_property
    def in_percent(self) -> bool:
        """Whether a share is asked for, not what it is a share of."""
        return bool(IN_PERCENT.search(self.low))

    @cached_property
    def in_kroner(self) -> bool:
        """Whether an amount is asked for, not a share."""
        return bool(IN_KRONER.search(f"{self.question.text} {self.bare}"))

    def says(self, label: str) -> float:
        """The share of the words of a label that the question says."""
        words = [word for word in dict.fromkeys(placed(label)[0]) if len(word) > 2]
        words = [word for word in words if word[0].isalpha()]
        met = [any(score >= MET for score in self._word(word)) for word in words]
        return sum(met) / len(met) if met else 0.0

    def fit(self, covers: Iterable[Sequence[float]]) -> float:
        """The share of the question, weighed by rarity, that is accounted for."""
        best = [0.0] * len(self.terms)
        for cover in covers:
            best = list(map(max, best, cover))
        total = sum(term.rare for term in self.terms)
        met = sum(
            term.rare * min(1.0, score / FULL)
            for term, score in zip(self.terms, best, strict=True)
            if score >= MET
        )
        return met / total if total else 0.0

    @property
    def way(self) -> int:
        """1 where more is asked for, -1 where less is, 0 where neither is."""
        up, down = UP.search(self.low), DOWN.search(self.low)
        if up and down:
            return 1 if up.start() < down.start() else -1
        return 1 if up else -1 if down else 0


def is_met(term: Term, label: str) -> bool:
    """Whether a word of a label is alike enough to a word of the question."""
    words, forms = placed(label)[0], term.forms.items()
    return any(w * likeness(form, word) >= MET for form, w in forms for word in words)

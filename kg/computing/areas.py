"""The municipalities, and the groups of them, that a question names."""

import re
from collections.abc import Mapping
from typing import Final

from kg.question import Question

# Groups of municipalities, as questions and tables call them.
GROUPS: Final[Mapping[str, re.Pattern[str]]] = {
    "asss": re.compile(
        r"\basss(?:snitt\w*|gjennomsnitt\w*)?\b|storkommune\w*(?: i snitt)"
        r"|snittet for stor|\bandre stor ?e?kommune\w*|\bandre store kommune\w*"
    ),
    "kostragruppe": re.compile(r"\bkostra ?gruppe"),
    "landet": re.compile(
        r"\blandet\b|\blandsgjennomsnitt|\bland(?:s)?snitt|kommuner flest|hele norge"
        r"|kommunene samlet|nasjonal\w* (?:snitt|gjennomsnitt)"
    ),
}
# Who says it, not of what: "ifølge årsrapporten".
FROM: Final = re.compile(r"\bifølge [^,?]*|\bpresentert i [^,?]*")


def areas(question: Question) -> tuple[str, ...]:
    """Areas that a question names, in lower case: municipalities, then groups."""
    low = FROM.sub("", question.bokmaal.lower()).replace("-", "")
    named = tuple(name for name in question.municipalities if name in low)
    groups = tuple(name for name, pattern in GROUPS.items() if pattern.search(low))
    return (*(named or (() if groups else question.municipalities)), *groups)

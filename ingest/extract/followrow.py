"""What a row of a follow-up report is made of, however it is laid out."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.extract.body_names import body_of, find_bodies, is_body
from ingest.gazetteer import wordings
from ingest.view import Line, View

_REACH = 80  # lines: how far above its rows a heading may name their body
# Must NOT match a body ("OK = …" is longer) nor an option of a sentence ("A: Kari")
_STATE = re.compile(
    r"(?<![\w.])(?P<code>[A-ZÆØÅ])[ \t]*=[ \t]*"
    r"(?P<told>[a-zæøå]+(?:\s[a-zæøå]+){0,3})(?=[,;.)]|\s*$)",
    re.MULTILINE,
)


@cache
def status_words() -> re.Pattern[str]:
    """Any status; the longer first, since "iverksatt" ends "ikke iverksatt"."""
    forms = enumerate(wordings("statuses").values())
    return re.compile("|".join(f"(?P<s{i}>{form})" for i, form in forms), re.IGNORECASE)


class Draft(NamedTuple):
    """A row of a follow-up table as it stands. Lines are indices, last exclusive.

    body is empty and number None for a resolution that names no case.
    """

    body: str
    number: str | None
    date: str | None
    title: str
    status: str | None
    remark: str | None
    first: int
    last: int


@lru_cache(maxsize=1)
def states_of(view: View) -> Mapping[str, str]:
    """The letters that a document explains as states ("U = utført, S = står i ro")."""
    found: dict[str, str] = {}
    for match in _STATE.finditer(view.text):
        found.setdefault(match["code"], " ".join(match["told"].capitalize().split()))
    return found


def body_in(text: str, codes: Mapping[str, str]) -> str | None:
    """The body that a cell names; an unknown code stands for itself."""
    plain = text.strip(" .:")
    code = re.fullmatch(r"[A-ZÆØÅ]{2,5}", plain)
    return codes.get(plain) or body_of(plain) or (plain if code else None)


_HEADED = 8  # lines over a table that may be its heading
# "Oppfølging av kommunestyrets vedtak", "Status for vedtak i formannskapet"
_HEADING = re.compile(r"(?i)(?:oppfølg\w+|status|restanse\w*)\b.*\bvedtak(?:\b|s)")


def body_above(lines: Sequence[Line], at: int) -> str | None:
    """The body whose name stands alone on a line above a row, or in its heading."""
    above = lines[max(0, at - _REACH) : at]
    named = (line.text.strip(" :") for line in reversed(above))
    alone = next((body_of(text) for text in named if text and is_body(text)), None)
    headed = (line.text for line in reversed(above[-_HEADED:]))
    names = (find_bodies(text)[:1] for text in headed if _HEADING.search(text))
    return alone or next((name[0].name for name in names if name), None)


def status_at(text: str, after: str) -> tuple[str | None, str, str, int]:
    """A status at the end or start of a line, maybe over two ("Ikke" / "iverksatt")."""
    plain = text.strip()
    if re.search(r"(?i)(?:^|\s)(?:ikk(?:e|je)|delvis|under)$", plain) and after:
        word, first = plain.split()[-1], after.split()[0]
        match = status_words().fullmatch(f"{word} {first}")
        if match:
            return (
                status_name(match),
                plain[: -len(word)].strip(),
                after[len(first) :].strip(),
                1,
            )
    for match in status_words().finditer(plain):
        alone = match.start() == 0 or plain[match.start() - 1].isspace()
        capital = match[0][:1].isupper()
        if (
            alone
            and capital
            and (
                match.end() == len(plain)
                or match.start() == 0
                or plain[match.end()].isspace()
            )
        ):
            return (
                status_name(match),
                plain[: match.start()].strip(" |\t"),
                plain[match.end() :].strip(" |\t"),
                0,
            )
    return None, plain, "", 0


def status_name(match: re.Match[str]) -> str:
    """The status that a match of ``status_words`` stands for."""
    return list(wordings("statuses"))[int(str(match.lastgroup)[1:])]


def labels() -> str:
    """The labels of the fields of a row, as a pattern with a group for each field."""
    forms = wordings("followup_fields").items()
    return "|".join(f"(?P<{name}>{form})" for name, form in forms)

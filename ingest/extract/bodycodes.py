"""Codes of bodies that a document explains: "KST = kommunestyret", "Rådet (ER)"."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ingest.extract.body_names import find_bodies
from ingest.gazetteer import parties
from ingest.view import View

# "Oppvekst- og kulturutvalget (OK)", "OK: Oppvekst- og kulturutvalget"
_BEHIND = re.compile(r"\s*\((?P<code>[A-ZÆØÅ]{2,5})\)")
_BEFORE = re.compile(r"(?:^|[\n,;(:])[ \t]*(?P<code>[A-ZÆØÅ]{2,5})[ \t]*[:=–-][ \t]*$")


class Code(NamedTuple):
    """A code and the body that it means. start, end: of the code, in the view."""

    code: str
    body: str
    start: int
    end: int


def explained(view: View) -> Iterator[Code]:
    """Each place where a code stands beside the name of its body; a party is none."""
    members = {form.upper() for form in parties()}
    for name in find_bodies(view.text):
        behind = _BEHIND.match(view.text, name.end)
        before = _BEFORE.search(view.text, max(0, name.start - 12), name.start)
        told = behind or before
        if told and told["code"] not in members:
            yield Code(told["code"], name.name, *told.span("code"))


@lru_cache(maxsize=1)
def codes_of(view: View) -> Mapping[str, str]:
    """The codes of bodies that a document explains itself, to the body's name."""
    found: dict[str, str] = {}
    for told in explained(view):
        found.setdefault(told.code, told.body)
    return found

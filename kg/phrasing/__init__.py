"""Say a sentence made of a fact again in nynorsk or English.

Facts and computed answers are made in bokmål, which is what the index holds. Their
forms are known (``sentences.toml``): a sentence is held against the bokmål forms of its
class, and what stands in the slots is said in the same form of another language. A
quotation in a slot stays as it is; so does a sentence whose form is not known.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from kg.phrasing.slots import PATTERNS, said

COMPUTED: Final = "beregnet"
_BEHANDLING: Final = frozenset(
    {"Innstilling", "Vedtak", "Protokolltilfoersel", "Merknad", "Votering"}
)
# A slot, the ends of a part that may be missing, or plain words.
_TOKEN: Final = re.compile(r"\{(\w+)(?::(\w+))?\}|[\[\]]|[^\[\]{}]+")
_SLOT: Final = re.compile(r"\{(\w+)(?::\w+)?\}")
_INNERMOST: Final = re.compile(r"\[([^\[\]]*)\]")
_ENDS: Final = {"[": "(?:", "]": ")?"}


class Form(NamedTuple):
    """How a sentence is known, the types of its slots, how it is said."""

    known: re.Pattern[str]
    types: Mapping[str, str]
    said: Mapping[str, str]


def in_language(text: str, klasse: str, language: str) -> str:
    """A sentence of a class of facts (or ``COMPUTED``) in ``nb``, ``nn`` or ``en``."""
    if language == "nb":
        return text
    for form in forms().get(klasse, ()):
        if match := form.known.fullmatch(text):
            return _filled(form, match.groupdict(), language)
    return text


def _filled(form: Form, found: Mapping[str, str | None], language: str) -> str:
    """A form of a language with its slots filled, missing parts left out."""
    values = {name: value for name, value in found.items() if value}
    template = form.said[language]
    while part := _INNERMOST.search(template):
        here = all(name in values for name in _SLOT.findall(part[1]))
        template = template.replace(part[0], part[1] if here else "", 1)

    def fill(slot: re.Match[str]) -> str:
        return said(values.get(slot[1], ""), form.types[slot[1]], language)

    return _SLOT.sub(fill, template)


def phrase(name: str, language: str, /, **slots: object) -> str:
    """What an answer says of itself, by its name ("year", "versions.budsjett")."""
    found: Any = _phrases()
    for part in name.split("."):
        found = found[part]
    return str(found[language]).strip().format(**slots)


@cache
def _phrases() -> Mapping[str, Any]:
    return tomllib.loads(_read("answers.toml"))


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """All forms, by the class of fact that they are said of."""
    told = tomllib.loads(_read("sentences.toml"))
    made = {name: tuple(map(_form, rows)) for name, rows in told.items()}
    return made | dict.fromkeys(_BEHANDLING - {"Votering"}, made["Behandling"])


def _form(row: Mapping[str, str]) -> Form:
    types: dict[str, str] = {}
    pattern = ""
    for token in _TOKEN.finditer(row["nb"]):
        name, kind = token[1], token[2] or "text"
        if name:
            types[name] = kind
            pattern += f"(?P<{name}>{PATTERNS[kind]})"
        else:
            pattern += _ENDS.get(token[0], re.escape(token[0]))
    return Form(re.compile(pattern), types, row)

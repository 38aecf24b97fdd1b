"""Names for things: deterministic IRIs made of natural keys.

What has a key that holds everywhere (a municipality, a body, a meeting, a case, a
party, a statute) has one IRI in all documents. What is only named (a person, a plan,
a project) has an IRI inside its document; ``kg.link`` decides who is the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from ingest.extract.case_numbers import case_step
from ingest.facts import SakRef
from ingest.model import Span

PREFIX_LENGTH = 16  # hexadecimal digits of a document's sha256 in its IRI
LONGEST = 80  # code points of a slug; longer names end with a digest

_BREAK = re.compile(r"[\W_]+")
# Letters, figures, blanks and hyphens: "Plan- og byggesak", "A - B". Not "A/B", "A.".
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ -])*(?<![ -])")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_KOMMUNE = re.compile(r"\s+kommune$", re.IGNORECASE)


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for the parts."""
    told = "\x1f".join(repr(part) for part in parts)
    return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def slug(name: str) -> str:
    """A name as a step of an IRI: lower case, words joined by hyphens.

    A hyphen of the name becomes "_"; a name with other marks in it, or a very long
    one, ends with a digest. Two names share a slug only when they differ in nothing
    but case and white space.
    """
    plain = unicodedata.normalize("NFC", name).casefold()
    plain = " ".join(unicodedata.normalize("NFC", plain).split())
    if _PLAIN.fullmatch(plain) and len(plain) <= LONGEST:
        return plain.replace("-", "_").replace(" ", "-")
    step = _BREAK.sub("-", plain)[:LONGEST].strip("-")
    return f"{step}-{digest(plain)}".lstrip("-")


def number_step(number: str) -> str:
    """A case number as a step of an IRI: "25/23" becomes "25-23"."""
    return slug(number.replace("/", " "))


def date_step(dato: str) -> str:
    """An ISO date as a step of an IRI, as it is."""
    return dato if _ISO.fullmatch(dato) else slug(dato)


def scope(kommune: str | None, sha256: str) -> str:
    """Where natural keys hold: the municipality or, where unknown, the document."""
    if kommune:
        return slug(_KOMMUNE.sub("", kommune))
    return f"dokument-{sha256[:PREFIX_LENGTH]}"


@dataclass(frozen=True)
class Iris:
    """All IRIs under one base (which ends with "/")."""

    base: str

    def _join(self, *steps: str) -> str:
        return self.base + "/".join(steps)

    def document(self, sha256: str) -> str:
        """A document, and its named graph."""
        return self._join("dokument", sha256[:PREFIX_LENGTH])

    def within(self, sha256: str, kind: str, *steps: str) -> str:
        """Something that is named inside one document."""
        return "/".join((self.document(sha256), kind, *steps))

    def passage(self, sha256: str, span: Span) -> str:
        """A passage: a range of code points of one document."""
        return self.within(sha256, "passasje", f"{span.start}-{span.end}")

    def person(self, sha256: str, name: str) -> str:
        """A person as one document names them."""
        return self.within(sha256, "person", slug(name))

    def links(self) -> str:
        """The graph of what is decided across documents."""
        return self._join("graf", "kobling")

    def conflicts(self) -> str:
        """The graph of what documents disagree about."""
        return self._join("graf", "motstrid")

    def conflict(self, *facts: str) -> str:
        """A contradiction between facts, named by their IRIs."""
        return self._join("motstrid", digest(*sorted(facts)))

    def identity(self, kind: str, name: str, *scope: str) -> str:
        """The one thing of a kind ("person", "plan") that several documents name."""
        return self._join("identitet", kind, *(slug(step) for step in (*scope, name)))

    def kommune(self, name: str) -> str:
        """A municipality, with or without the word "kommune" after its name."""
        return self._join("kommune", slug(_KOMMUNE.sub("", name)))

    def enhet(self, name: str, scope: str | None = None) -> str:
        """An organisation; scope: the municipality that it belongs to, if any."""
        return self._join("enhet", *((scope,) if scope else ()), slug(name))

    def parti(self, kode: str) -> str:
        """A political party, by its letters."""
        return self._join("parti", slug(kode))

    def lov(self, name: str) -> str:
        """A statute, by its canonical short name."""
        return self._join("lov", slug(name))

    def utvalg(self, scope: str, name: str) -> str:
        """A political body of a municipality."""
        return self._join("utvalg", scope, slug(name))

    def moete(self, scope: str, utvalg: str, dato: str) -> str:
        """A meeting: body and date."""
        return self._join("moete", scope, slug(utvalg), date_step(dato))

    def saksmappe(self, scope: str, nummer: str) -> str:
        """A case folder, by its number ("23/17920")."""
        return self._join("saksmappe", scope, number_step(nummer))

    def moetesak(self, scope: str, sak: SakRef, otherwise: str | None = None) -> str:
        """A case on a body's agenda: body, number and, where known, date.

        "012/24", "12/24" and "12/2024" are one number.
        otherwise: what tells cases without a number apart.
        """
        number = case_step(sak.nummer) if sak.nummer else "uten-nummer"
        number = number or number_step(sak.nummer or "")
        steps = [slug(sak.utvalg) if sak.utvalg else "ukjent", number]
        steps += [date_step(sak.dato)] if sak.dato else []
        steps += [digest(otherwise)] if otherwise and not sak.nummer else []
        return self._join("moetesak", scope, *steps)

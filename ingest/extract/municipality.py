"""Which municipality a document belongs to, and which ones it mentions.

The register of municipalities helps, but a name outside it ("Fjordvik kommune") counts
as well: registers change, and examples are invented.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.extract.context import evidence
from ingest.facts import Enhet
from ingest.gazetteer.figures import municipalities, not_municipalities
from ingest.model import Layout
from ingest.view import View

PLACES = 12  # as many places of a name are kept as evidence
OPENING = 3000  # the letterhead and title page: a name there weighs more

_WORD = r"[A-ZÆØÅÁŠŽČŊ][\wæøåášžčŋ]+"
_NAME = rf"{_WORD}(?:-{_WORD})?(?:[ ](?:og[ ])?{_WORD})?"
# "Asker kommune", "ASKER KOMMUNE", "Voss herad"; not "fylkeskommune", "kommuner"
_MENTION = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})\s+(?:kommunes?|KOMMUNE|Kommune|herads?)(?![\w-])"
)


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _MENTION.finditer(text):
        name = _named(" ".join(match["name"].split()))
        if name:
            yield name, match.start(), match.end()


def _named(form: str) -> str | None:
    """The name in a form of it: known to the register, or at least a name at all."""
    words = form.title().split() if form.isupper() else form.split()
    for first in range(len(words)):
        name = " ".join(words[first:]).replace(" Og ", " og ")
        if name in municipalities() or f"{name} herad" in municipalities():
            return name
    last = words[-1]
    return None if last in not_municipalities() or len(last) < 3 else last


def publisher(view: View, layout: Layout) -> str | None:
    """The municipality that a document belongs to ("Asker"), or None.

    The one most named as "… kommune"; a name in the title or the opening weighs more,
    and of names outside the register only one that comes back is believed.
    """
    text = f"{view.document.title or ''}\n{view.text}"
    named = Counter[str]()
    for name, start, _ in _mentions(text):
        named[name] += 3 if start < OPENING else 1
    believed = {
        name: (count + _bare(text, name), name)
        for name, count in named.items()
        if name in municipalities() or count >= 3
    }
    return max(believed, key=lambda name: believed[name], default=None)


def _bare(text: str, name: str) -> int:
    """How often a name stands alone, a little worth: it may be a mere comparison."""
    return len(re.findall(rf"\b{re.escape(name)}s?\b", text)) // 10


def extract(view: View, layout: Layout) -> Iterator[Enhet]:
    """Every municipality that is named as one, once, with the first places."""
    places: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in _mentions(view.text):
        places.setdefault(name, []).append((start, end))
    for name, found in places.items():
        number = municipalities().get(name)
        if number is None and name not in municipalities() and len(found) < 2:
            continue
        yield Enhet(
            navn=name,
            enhetstype="KOMMUNE",
            varianter=(f"{name} kommune",),
            kode=number,
            evidence=tuple(evidence(view, *place) for place in found[:PLACES]),
        )

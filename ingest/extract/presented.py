"""Who presented a case to the body that treated it."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.debatefacts import Redegjoerelse
from ingest.extract.debate import Sentence, sentence_place, treated
from ingest.extract.person_names import people
from ingest.extract.proceedings import sittings
from ingest.extract.votes import treatments
from ingest.facts import Fact, SakRef
from ingest.gazetteer import wordings
from ingest.model import Layout
from ingest.view import View

LONGEST = 400
"""Characters of a sentence; a longer one is no report of who spoke."""


def extract(view: View, layout: Layout) -> Iterator[Fact]:
    """Each person that a debate says presented the case."""
    papers = sittings(view, layout)
    for sitting in papers:
        for block in sitting.blocks:
            for sak, parts in treatments(view, papers, sitting, block):
                for sentence in treated(view, parts):
                    yield from _presented(view, sentence, sak)


@cache
def _spoke() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{wordings('debate')['presenterte']})(?!\w)")


def _presented(view: View, sentence: Sentence, sak: SakRef) -> Iterator[Redegjoerelse]:
    """The people named before the verb: "Rådgiver Kari Moe redegjorde for saken"."""
    verb = _spoke().search(sentence.text)
    if verb is None or len(sentence.text) > LONGEST:
        return
    for name in people(sentence.text, 0, verb.start()):
        yield Redegjoerelse(
            sak=sak,
            person=name.navn,
            funksjon=name.funksjon,
            tekst=sentence.text,
            evidence=(sentence_place(view, sentence),),
        )

"""Two proposals told in one sentence, each with the votes that it got.

"Innstillingen fikk 6 stemmer, forslaget 3": who was for one was against the other.
"""

import re

from ingest.extract.tally import NUMBER, VOTES, Tally, count_of, named_side
from ingest.extract.verdicts import opposes

# what is voted on, by its own name
NAMES_PROPOSAL = re.compile(
    r"(?i)\b(?:innstilling|innstillinga|(?:mot)?(?:forslag|framlegg)|tilråding|punkt|pkt|protokoll|oversendelse|sak(?:en|a)?\b|vedtak)"
)
_SIDE = (
    r"(?P<{one}>[^.,;]{{3,80}}?)\s+{got}(?P<{n}>{N})(?:\s+{votes})?"
    r"(?:\s*\((?P<{p}>[^()]*)\))?"
)
_GOT = r"(?:fikk|fekk)\s+"
_COUNTED = rf"(?={NUMBER}\s+{VOTES})"


def _two_sided(first: str, then: str, between: str) -> re.Pattern[str]:
    words = {"N": NUMBER, "votes": VOTES}
    one = _SIDE.format(one="one", n="n", p="pn", got=first, **words)
    two = _SIDE.format(one="two", n="m", p="pm", got=then, **words)
    return re.compile(rf"(?i){between}{one}\s*(?:,|og|mens|medan|mot)+\s+{two}")


# "fekk tilrådinga 4 røyster og framlegget 5"; "innstillingen fikk 6, forslaget 3"
_ALTERNATIVES = (
    _two_sided("", rf"(?:{_GOT})?", rf"\b{_GOT}"),
    _two_sided(_GOT, rf"(?:{_GOT})?", ""),
    _two_sided(_COUNTED, _COUNTED, r"^\W*"),
)


def two_sided(sentence: str) -> tuple[tuple[str, Tally], tuple[str, Tally]] | None:
    """What names each of two opposed proposals, and for and against it.

    Not two people who got votes: the words name proposals, or say they are opposed.
    """
    for pattern in _ALTERNATIVES:
        match = pattern.search(sentence)
        if match is None:
            continue
        named = all(NAMES_PROPOSAL.search(match[name]) for name in ("one", "two"))
        if named or opposes(sentence):
            one = named_side(count_of(match["n"]), match["pn"] or "")
            two = named_side(count_of(match["m"]), match["pm"] or "")
            return (match["one"], Tally(one, two)), (match["two"], Tally(two, one))
    return None

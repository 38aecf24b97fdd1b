"""What one vote or sentence adds to another: verdicts, sides, opposed votes, ties.

"Forslag A og B ble satt opp mot hverandre. Forslag A fikk 4 stemmer (H). Forslag B
fikk 5 stemmer (A)." is one vote told from both sides: who was for the one was against
the other. A tie is decided by what the sentence about the casting vote says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.extract.person_names import people
from ingest.extract.tally import NUMBER, count_of, named_side
from ingest.facts import Votering

# Must NOT match "mot 2 stemmer", "satt opp en liste".
_OPPOSED = re.compile(
    r"(?i)\b(?:satt|sett|stilt|stilte|votert|stemt|røysta)\s+(?:over\s+)?(?:opp\s+)?i?mot\b"
    r"|\bmot (?:hverandre|kvarandre)\b|\balternativ (?:votering|avstemm?ing|røysting)"
)
# "vedtatt med ordførers dobbeltstemme", "dobbeltrøysta til ordføraren"
_CASTING = re.compile(r"(?i)\bdob(?:belt|elt)(?:stemm|røyst)\w*")

UNANIMOUS = re.compile(
    r"(?i)\b(?:[ée]nstemmig|enst|samr|samrøystes|einstemmig|einrøystes|samstemmig"
    r"|(?:uten|utan) mot(?:stemmer|røyster)|av ei?t saml(?:a|et) [a-zæøå]+"
    r"|ingen (?:stemte|røysta|røystet) (?:i)?mot|alles (?:stemme|tilslutning)r?"
    r"|(?:fikk|fekk) alle(?: \w+)? (?:stemmene|røystene)"
    r"|tilslutning (?:fra|frå) alle(?: \w+)?)\b"
    r"|^(?:Alle|Rådet|Utvalget|Utvalet|Styret|Nemnda) (?:var|er) (?:enige|einige|samde)"
    r" i d(?:et|ette)\.?$"
)

PAIR = 2
# "Forslaget falt." after the counts
VERDICT = re.compile(
    r"(?i)(?:forslag|framlegg|innstilling|tilråding)\w* (?:ble |er |vart )?"
    r"(?:dermed |da |med dette )?(?:falt|fall|vedtatt|vedteke|vedteken)"
    r"(?: dermed| med dette)?\.?"
)
# "Mot stemte H og FrP." after the vote that they lost
SIDES = re.compile(
    r"(?i)(?:(?P<how>for|i?mot)(?: (?:stemte|røysta|røystet)|:)"
    r"|mindretal(?:let|et) (?:besto av|bestod av|var))\s+(?P<who>.{1,80})$"
)

# "SV (2) og Nils Moe (A) gikk imot.", "Fire (2 H, 2 FrP) stemte mot", "Øvrige åtte
# stemte for" after the vote whose other side it is. Must NOT tell of two sides, nor of
# a vote of its own ("Forslaget ble vedtatt med 5 stemmer (A stemte mot)").
STOOD = re.compile(
    r"(?i)(?P<who>(?:(?!stemte|røysta|gikk|gjekk|\b(?:ble|blei|vart|falt|fall)\b|[.;:]).)"
    r"{2,80}) "
    r"(?:stemte|røysta|gikk|gjekk) (?P<how>i?mot|for)\b"
    r"(?!.*\b(?:stemte|røysta|gikk|gjekk)\b).{0,80}"
)
# "Forslaget falt, og innstillingen ble vedtatt": two votes in one sentence
AND = re.compile(
    r"(?i),? og (?=(?:innstilling|tilråding|forslag|framlegg|punkt|kommunedirektør"
    r"|rådmann)\S*(?: \S+){0,4} (?:ble|blei|vart|falt|fall|fikk|fekk)\b)"
)
_MANY = re.compile(rf"(?i)\b(?P<n>{NUMBER})\s*(?:\(|$)")


def told_once(found: list[Votering]) -> Iterator[Votering]:
    """The votes without those that only name what another one counts.

    "Saken ble utsatt. Utsettelsen ble vedtatt med 5 mot 3 stemmer." is one vote.
    """
    counted = {(v.punkt, v.resultat) for v in found if v.enstemmig is not None}
    for vote in found:
        if vote.enstemmig is not None or (vote.punkt, vote.resultat) not in counted:
            yield vote


def opposes(sentence: str) -> bool:
    """Whether a sentence says that proposals are put against each other."""
    return bool(_OPPOSED.search(sentence))


def casts(sentence: str) -> bool:
    """Whether a sentence says that the leader's second vote decided."""
    return bool(_CASTING.search(sentence))


def with_side(vote: Votering, told: re.Match[str], codes: tuple[str, ...]) -> Votering:
    """A vote with the parties that the next sentence names."""
    if (told["how"] or "mot").lower() == "for":
        return replace(vote, parti_for=vote.parti_for or codes)
    return replace(vote, parti_mot=vote.parti_mot or codes)


def with_stance(vote: Votering, told: re.Match[str]) -> Votering | None:
    """A vote with the side that the next sentence tells; None where it has one."""
    pro = told["how"].lower() == "for"
    known = (
        (vote.stemmer_for, vote.parti_for)
        if pro
        else (vote.stemmer_mot, vote.parti_mot)
    )
    side = named_side(None, told["who"])
    many = _MANY.search(told["who"])
    counted = sum(n for _, n in side.counted) + len(list(people(told["who"])))
    votes = count_of(many["n"]) if many else counted or None
    if known != (None, ()) or vote.enstemmig or not (votes or side.parties):
        return None
    if pro:
        return replace(vote, enstemmig=False, stemmer_for=votes, parti_for=side.parties)
    return replace(vote, enstemmig=False, stemmer_mot=votes, parti_mot=side.parties)


def is_tie(vote: Votering) -> bool:
    """Whether as many were for as against."""
    return vote.stemmer_for is not None and vote.stemmer_for == vote.stemmer_mot


def matched(found: Sequence[Votering], starts: Iterable[int]) -> list[Votering]:
    """The votes, those of two opposed proposals with each other's counts.

    starts: at which of the votes such an opposition begins.
    """
    votes = list(found)
    for at in starts:
        pair = votes[at : at + 2]
        if len(pair) == PAIR and all(map(_is_one_sided, pair)):
            one, other = pair
            votes[at : at + 2] = [_against(one, other), _against(other, one)]
    return votes


def _is_one_sided(vote: Votering) -> bool:
    return vote.stemmer_for is not None and vote.stemmer_mot is None


def _against(one: Votering, other: Votering) -> Votering:
    parted = (*one.parti_delt, *(p for p in one.parti_for if p in other.parti_for))
    return replace(
        one,
        stemmer_mot=other.stemmer_for,
        parti_mot=other.parti_for,
        personer_mot=other.personer_for,
        parti_delt=tuple(dict.fromkeys((*parted, *other.parti_delt))),
        resultat=one.resultat or _outcome(one, other),
    )


def _outcome(one: Votering, other: Votering) -> str | None:
    mine, theirs = one.stemmer_for or 0, other.stemmer_for or 0
    if mine == theirs:
        return None
    return "vedtatt" if mine > theirs else "falt"


def broken(
    found: Sequence[Votering], result: str | None, named: tuple[str, str | None]
) -> list[Votering]:
    """The votes with the tie among the last two decided as a sentence says.

    result: what it says came of it. named: the point and the proposer of what it is
    about; of two that tied, the one so named carried, and the other fell.
    """
    votes, ties = list(found), [v for v in found[-2:] if is_tie(v)]
    for tie in ties:
        same = len(ties) == 1 or (tie.punkt, tie.forslagsstiller) == named
        told = (result or "vedtatt") if same else "falt"
        votes[votes.index(tie)] = replace(tie, resultat=told)
    return votes

"""How protocols tell a vote, a proposal and a conflict of interest."""

from random import Random

from bench.world.truth import Case, Meeting, Member, World

CODES = {"Formannskapet": "FSK", "Kommunestyret": "KST"}
UNANIMOUS = {
    "nb": (
        "Enstemmig vedtatt.",
        "Innstillingen ble enstemmig vedtatt.",
        "Kommunedirektørens innstilling ble enstemmig vedtatt.",
        "Enstemmig.",
        "Innstillingen enstemmig vedtatt.",
    ),
    "nn": (
        "Samrøystes vedteke.",
        "Tilrådinga vart samrøystes vedteken.",
        "Kommunedirektøren si tilråding vart samrøystes vedteken.",
        "Samrøystes.",
    ),
}
SPLIT = {
    "nb": (
        "Innstillingen ble vedtatt med {a} mot {b} stemmer ({p}).",
        "Innstillingen ble vedtatt med {a} stemmer mot {b} ({p}).",
        "Innstillingen ble vedtatt mot {b} {s} ({p}).",
        "Innstillingen ble vedtatt med {a} stemmer for og {b} mot ({p}).",
        "Vedtatt med {a} mot {b} stemmer. Mot stemte {o}.",
        "Kommunedirektørens innstilling ble vedtatt, mot {b} {s} ({p}).",
    ),
    "nn": (
        "Tilrådinga vart vedteken med {a} mot {b} røyster ({p}).",
        "Tilrådinga vart vedteken mot {b} {s} ({p}).",
        "Vedteke med {a} mot {b} røyster ({p}).",
    ),
}
MADE = {
    "nb": (
        "{who} fremmet følgende forslag:",
        "{who} fremmet slikt forslag:",
        "{who} la frem følgende alternative forslag:",
        "Forslag fra {who}:",
    ),
    "nn": (
        "{who} gjorde slikt framlegg:",
        "{who} sette fram dette framlegget:",
        "Framlegg frå {who}:",
    ),
}
FELL = {
    "nb": (
        "Forslaget fra {name} fikk {n} {s} og falt.",
        "{last}s forslag fikk {n} {s} og falt.",
        "Forslag fra {name} falt med {n} mot {rest} stemmer.",
        "Forslaget fra {last} falt mot {n} {s}.",
    ),
    "nn": (
        "Framlegget frå {name} fekk {n} {s} og fall.",
        "Framlegg frå {last} fall med {n} mot {rest} røyster.",
    ),
}
BIASED = {
    "nb": (
        "{who} ba om å få vurdert sin habilitet. {last} ble enstemmig erklært inhabil, "
        "jf. forvaltningsloven § 6, og fratrådte.",
        "{who} ble enstemmig kjent inhabil fordi broren er part i saken, og forlot "
        "møtet.",
    ),
    "nn": (
        "{who} vart samrøystes kjend ugild, jf. forvaltningslova § 6, og gjekk frå "
        "møtet.",
    ),
}


def told(member: Member) -> str:
    """A name with its party."""
    return f"{member.name} ({member.party})" if member.party else member.name


def how_it_fell(case: Case, language: str, draw: Random) -> str:
    """The sentence that tells the vote."""
    vote = case.vote
    if vote.unanimous:
        return draw.choice(UNANIMOUS[language])
    one = {"nb": "stemme", "nn": "røyst"}[language]
    many = {"nb": "stemmer", "nn": "røyster"}[language]
    joined = " og ".join(vote.against)
    return draw.choice(SPLIT[language]).format(
        a=vote.votes_for,
        b=vote.votes_against,
        p=draw.choice((", ".join(vote.against), joined)),
        o=joined,
        s=one if vote.votes_against == 1 else many,
    )


def made(case: Case, language: str, draw: Random) -> list[str]:
    """The lines that say what a member proposed; none where nobody did."""
    if case.motion is None:
        return []
    lead = draw.choice(MADE[language]).format(who=told(case.motion.by))
    quoted = draw.choice(('"{}"', "«{}»", "{}")).format(case.motion.text)
    return [f"{lead} {quoted}"] if draw.random() < 0.3 else [lead, quoted]


def fell(case: Case, size: int, language: str, draw: Random) -> list[str]:
    """How the proposal fell. size: how many voted."""
    if case.motion is None:
        return []
    votes, name = case.motion.votes_for, case.motion.by.name
    word = {"nb": ("stemme", "stemmer"), "nn": ("røyst", "røyster")}[language]
    text = draw.choice(FELL[language])
    return [
        text.format(
            name=name,
            last=name.split()[-1],
            n=votes,
            rest=size - votes,
            s=word[votes != 1],
        )
    ]


def biased(case: Case, language: str, draw: Random) -> list[str]:
    """Who could not take part, and why."""
    if case.biased is None:
        return []
    who, last = told(case.biased), case.biased.name.split()[-1]
    return [draw.choice(BIASED[language]).format(who=who, last=last)]


def debate(case: Case, language: str, draw: Random) -> list[str]:
    """What was said before the vote."""
    return [*biased(case, language, draw), *made(case, language, draw)]


def ballot(case: Case, size: int, language: str, draw: Random) -> list[str]:
    """The votes, the proposal that fell first. size: how many voted."""
    return [*fell(case, size, language, draw), how_it_fell(case, language, draw)]


def numbered(points: tuple[str, ...]) -> list[str]:
    """The points of a proposal or decision."""
    return [f"{i}. {point}" for i, point in enumerate(points, 1)]


def in_nynorsk(world: World) -> bool:
    """Whether a world writes nynorsk."""
    return world.language == "nn"


def day_of(meeting: Meeting) -> str:
    """The day of a meeting as it is printed."""
    return f"{meeting.day:%d.%m.%Y}"


def size_of(meeting: Meeting) -> int:
    """How many voted."""
    return len(meeting.present) + len(meeting.substitutes)


def code_of(meeting: Meeting) -> str:
    """The letters that stand for a body."""
    words = [w for w in meeting.body.split() if w not in ("for", "og")]
    return CODES.get(meeting.body, "".join(w[0].upper() for w in words[1:]))


def post_of(member: Member, meeting: Meeting, nn: bool) -> str:
    """The post of a member in a list."""
    first = "Leiar" if nn else "Leder"
    return first if member == meeting.present[0] else "Medlem"


def proposal(case: Case, world: World, draw: Random) -> list[str]:
    """A proposal under its heading."""
    nn = in_nynorsk(world)
    heads = (
        ("Kommunedirektøren si tilråding", "Framlegg til vedtak", "Tilråding")
        if nn
        else (
            "Kommunedirektørens innstilling",
            "Kommunedirektørens forslag til vedtak",
            "Forslag til vedtak",
            "Innstilling",
        )
    )
    return [f"{draw.choice(heads)}:", *numbered(case.points), ""]
